"""Durable deliveries: rounds of attempts, endpoints that fail, and deliveries that belong to no call."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is pending is due at once: whoever starts next carries it on. All there are go to their bot's own webhook."""
    op.drop_index("ix_deliveries_pending", "deliveries")
    op.add_column("deliveries", sa.Column("endpoint_id", sa.String, nullable=False, server_default=""))
    op.add_column("deliveries", sa.Column("round", sa.Integer, nullable=False, server_default="0"))
    op.add_column("deliveries", sa.Column("begun_at", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("deliveries", sa.Column("next_attempt_at", sa.BigInteger))
    op.execute("UPDATE deliveries SET endpoint_id = bot_id, begun_at = decided_at")
    op.execute("UPDATE deliveries SET next_attempt_at = decided_at WHERE status = 'pending'")
    op.execute("DELETE FROM deliveries WHERE account_id NOT IN (SELECT id FROM accounts)")
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.drop_column("worker")
        deliveries.alter_column("call_id", existing_type=sa.String, nullable=True)
        for name, kind in (("endpoint_id", sa.String()), ("round", sa.Integer()), ("begun_at", sa.BigInteger())):
            deliveries.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
        deliveries.create_foreign_key(
            "fk_deliveries_account_id", "accounts", ["account_id"], ["id"], ondelete="CASCADE"
        )
    for name, column, status in (
        ("ix_deliveries_pending", "next_attempt_at", "pending"),
        ("ix_deliveries_held", "endpoint_id", "held"),
    ):
        where = sa.text(f"status = '{status}'")
        op.create_index(name, "deliveries", [column], sqlite_where=where, postgresql_where=where)
    op.create_index("ix_deliveries_account_id_id", "deliveries", ["account_id", "id"])
    op.create_table(
        "endpoints",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("failing_since", sa.BigInteger, nullable=False),
        sa.Column("paused_at", sa.BigInteger),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_endpoints"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_endpoints_account_id", ondelete="CASCADE"),
    )
    op.create_index("ix_endpoints_account_id", "endpoints", ["account_id"])
