"""Webhooks of an account beside those of its bots, and calls whose end is still to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are no such webhooks yet: of what has ended before nobody is told."""
    op.create_table(
        "webhooks",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("events", sa.JSON, nullable=False),
        sa.Column("bot_id", sa.String),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhooks"),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_webhooks_account_id", ondelete="CASCADE"),
    )
    op.create_index("ix_webhooks_account_id", "webhooks", ["account_id"])
    op.create_table(
        "webhook_secrets",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("webhook_id", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_secrets"),
        sa.ForeignKeyConstraint(
            ["webhook_id"], ["webhooks.id"], name="fk_webhook_secrets_webhook_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_webhook_secrets_webhook_id", "webhook_secrets", ["webhook_id"])
    op.add_column("calls", sa.Column("end_untold_since", sa.BigInteger))
    where = sa.text("end_untold_since IS NOT NULL")
    op.create_index(
        "ix_calls_end_untold_since", "calls", ["end_untold_since"], sqlite_where=where, postgresql_where=where
    )
