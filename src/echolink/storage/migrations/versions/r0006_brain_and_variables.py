"""A bot's own backend in the place of a model."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bots that are there have no brain."""
    op.add_column("bot_revisions", sa.Column("brain", sa.JSON(none_as_null=True)))
