"""Workers that share a database: a heartbeat row for each, and whose a delivery is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table, and a column that names nobody in rows that are there: whoever lives first takes those up."""
    op.create_table(
        "workers",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("beats", sa.BigInteger, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workers"),
    )
    op.add_column("deliveries", sa.Column("worker", sa.String, nullable=False, server_default=""))
