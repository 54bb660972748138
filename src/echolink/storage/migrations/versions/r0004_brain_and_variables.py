"""A bot's own backend in the place of a model, and values for the places in a bot's texts."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bots that are there have no brain; neither they nor their calls have variables."""
    op.add_column("bot_revisions", sa.Column("brain", sa.JSON(none_as_null=True)))
    op.add_column("bot_revisions", sa.Column("variables", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("bot_revisions", sa.Column("call_started_url", sa.Text))
    op.add_column("calls", sa.Column("variables", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("calls", sa.Column("variables_why", sa.Text, nullable=False, server_default=""))
