"""Thinking ahead: which bots may begin a reply while the caller still speaks, and what models have cost a call."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bots that are there think ahead, as new ones do."""
    op.add_column("bot_revisions", sa.Column("think_ahead", sa.Boolean, nullable=False, server_default=sa.true()))
