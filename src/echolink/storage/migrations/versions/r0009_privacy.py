"""What is kept and for how long: accounts that are being deleted, calls found by their end."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is being deleted yet."""
    op.add_column("accounts", sa.Column("deleted_at", sa.BigInteger))
    op.create_index("ix_calls_ended_at", "calls", ["ended_at"])
