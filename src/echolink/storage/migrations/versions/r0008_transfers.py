"""Transfers: the person to whom a bot puts callers through, and what came of it in each call."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is put through to anybody yet."""
    op.add_column("bot_revisions", sa.Column("transfer_to", sa.String))
    op.add_column("calls", sa.Column("transfers", sa.JSON, nullable=False, server_default="[]"))
