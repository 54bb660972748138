"""Tools of a bot: their definitions, the sealed values of their headers, and their uses in calls."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bots that are there have no tools."""
    op.add_column("bot_revisions", sa.Column("tools", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "tool_headers",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("bot_id", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tool_headers"),
        sa.ForeignKeyConstraint(["bot_id"], ["bots.id"], name="fk_tool_headers_bot_id", ondelete="CASCADE"),
    )
    op.create_index("ix_tool_headers_bot_id", "tool_headers", ["bot_id"])
    op.create_table(
        "tool_calls",
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("tool", sa.String, nullable=False),
        sa.Column("arguments", sa.JSON, nullable=False),
        sa.Column("has_side_effects", sa.Boolean, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("status_code", sa.Integer),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("is_no", sa.Boolean),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("milliseconds", sa.Integer),
        sa.PrimaryKeyConstraint("call_id", "turn", "number", name="pk_tool_calls"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_tool_calls_call_id", ondelete="CASCADE"),
    )
