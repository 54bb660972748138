"""What is made of a call when it is over: its analysis, and what Twilio took for it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Calls that are there are analyzed when somebody asks for it; bots that are there have theirs analyzed, as new ones do."""
    op.add_column("bot_revisions", sa.Column("analysis", sa.String, nullable=False, server_default="model"))
    op.create_table(
        "analyses",
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("worker", sa.String),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("runs", sa.Integer, nullable=False),
        sa.Column("summary", sa.Text),
        sa.Column("outcome", sa.String),
        sa.Column("mood", sa.String),
        sa.Column("fields", sa.JSON(none_as_null=True)),
        sa.Column("follow_ups", sa.JSON(none_as_null=True)),
        sa.Column("made_by", sa.String),
        sa.Column("why", sa.Text),
        sa.Column("analyzed_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("call_id", name="pk_analyses"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_analyses_call_id", ondelete="CASCADE"),
    )
    op.create_table(
        "call_prices",
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("due_at", sa.BigInteger),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("price", sa.String),
        sa.Column("unit", sa.String),
        sa.PrimaryKeyConstraint("call_id", name="pk_call_prices"),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_prices_call_id", ondelete="CASCADE"),
    )
    where = sa.text("due_at IS NOT NULL")
    for table in ("analyses", "call_prices"):
        op.create_index(f"ix_{table}_due_at", table, ["due_at"], sqlite_where=where, postgresql_where=where)
