"""Thinking ahead: which bots may begin a reply while the caller still speaks, and what models have cost a call."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bots that are there think ahead, as new ones do; of calls that are there nobody knows what they have cost."""
    op.add_column("bot_revisions", sa.Column("think_ahead", sa.Boolean, nullable=False, server_default=sa.true()))
    for name in ("model_requests", "model_input_tokens", "model_output_tokens", "model_thrown_away_tokens"):
        op.add_column("calls", sa.Column(name, sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("calls", sa.Column("model_usage_is_estimated", sa.Boolean, nullable=False, server_default=sa.false()))
