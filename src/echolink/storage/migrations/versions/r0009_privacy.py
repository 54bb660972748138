"""What is kept and for how long: old calls, accounts that go, calls without a transcript, and values that nobody may read."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is being deleted yet; the bots that are there keep what is said, and no value of theirs is sensitive."""
    op.add_column("accounts", sa.Column("deleted_at", sa.BigInteger))
    op.add_column("bot_revisions", sa.Column("store_transcript", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column("calls", sa.Column("transcript", sa.String, nullable=False, server_default="kept"))
    op.add_column("calls", sa.Column("withholds", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("calls", sa.Column("withheld", sa.LargeBinary))
    op.add_column("turns", sa.Column("said_sealed", sa.LargeBinary))
    op.add_column("turns", sa.Column("said_mark", sa.String))
    op.add_column("deliveries", sa.Column("sealed", sa.LargeBinary))
    op.create_index("ix_calls_ended_at", "calls", ["ended_at"])
    passing = sa.text("transcript = 'passing'")
    op.create_index("ix_calls_passing", "calls", ["ended_at"], sqlite_where=passing, postgresql_where=passing)
