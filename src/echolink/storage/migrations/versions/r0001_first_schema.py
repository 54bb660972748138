"""The first schema: accounts with their numbers and bots, calls with their turns and hops, deliveries with their attempts.

Types are those that databases have: times are microseconds since 1970 UTC, words of an enumeration are strings.
There is no way back from a revision but the backup that was made before it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables in the order in which they refer to each other."""
    _create_accounts()
    _create_bots()
    _create_numbers()
    _create_calls()
    _create_turns()
    _create_deliveries()
    _create_requests()
    _create_installation()


def _create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("email_folded", sa.String, nullable=False),
        sa.Column("first_name", sa.String, nullable=False),
        sa.Column("last_name", sa.String, nullable=False),
        sa.Column("twilio_account_sid", sa.String, nullable=False),
        sa.Column("auth_token_sealed", sa.LargeBinary),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("connected", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("email_folded", name="uq_accounts_email_folded"),
    )
    op.create_index("ix_accounts_twilio_account_sid", "accounts", ["twilio_account_sid"])


def _create_bots() -> None:
    op.create_table(
        "bots",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("deleted_at", sa.BigInteger),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_bots_account_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_bots"),
    )
    op.create_index("ix_bots_account_id_id", "bots", ["account_id", "id"])
    op.create_table(
        "bot_revisions",
        sa.Column("bot_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("goal", sa.Text, nullable=False),
        sa.Column("webhook", sa.Text, nullable=False),
        sa.Column("context", sa.Text, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("greeting", sa.Text, nullable=False),
        sa.Column("voice", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("timezone", sa.String, nullable=False),
        sa.Column("region", sa.String, nullable=False),
        sa.Column("fields", sa.JSON),
        sa.Column("model", sa.String),
        sa.Column("revised_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["bot_id"], ["bots.id"], name="fk_bot_revisions_bot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("bot_id", "revision", name="pk_bot_revisions"),
    )
    op.create_table(
        "bot_secrets",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("bot_id", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger),
        sa.ForeignKeyConstraint(["bot_id"], ["bots.id"], name="fk_bot_secrets_bot_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_bot_secrets"),
    )
    op.create_index("ix_bot_secrets_bot_id", "bot_secrets", ["bot_id"])


def _create_numbers() -> None:
    op.create_table(
        "numbers",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("phone_number_sid", sa.String, nullable=False),
        sa.Column("phone_number", sa.String, nullable=False),
        sa.Column("active_bot_id", sa.String),
        sa.Column("wiring_status", sa.String, nullable=False),
        sa.Column("wiring_before", sa.JSON),
        sa.Column("wiring_ours", sa.JSON),
        sa.Column("wiring_origin", sa.String),
        sa.Column("wiring_error", sa.Text),
        sa.Column("wiring_checked_at", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("released_at", sa.BigInteger),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_numbers_account_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["active_bot_id"], ["bots.id"], name="fk_numbers_active_bot_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_numbers"),
    )
    op.create_index("ix_numbers_account_id", "numbers", ["account_id"])
    op.create_index("ix_numbers_active_bot_id", "numbers", ["active_bot_id"])
    op.create_index(
        "uq_numbers_phone_number_sid_held",
        "numbers",
        ["phone_number_sid"],
        unique=True,
        sqlite_where=sa.text("released_at IS NULL"),
        postgresql_where=sa.text("released_at IS NULL"),
    )


def _create_calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("number_id", sa.String),
        sa.Column("bot_id", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("call_sid", sa.String, nullable=False),
        sa.Column("from_number", sa.String),
        sa.Column("to_number", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("last_request_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.Column("end_reason", sa.String),
        sa.Column("twilio_seconds", sa.Integer),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("silences", sa.Integer, nullable=False),
        sa.Column("memory", sa.JSON, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("questions", sa.JSON, nullable=False),
        sa.Column("outcome", sa.String),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_calls_account_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["bot_id"], ["bots.id"], name="fk_calls_bot_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["number_id"], ["numbers.id"], name="fk_calls_number_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_calls"),
        sa.UniqueConstraint("account_id", "call_sid", name="uq_calls_account_id_call_sid"),
    )
    op.create_index("ix_calls_account_id_id", "calls", ["account_id", "id"])
    op.create_index("ix_calls_bot_id_id", "calls", ["bot_id", "id"])
    op.create_index(
        "ix_calls_live",
        "calls",
        ["account_id", "last_request_at"],
        sqlite_where=sa.text("status = 'in-progress'"),
        postgresql_where=sa.text("status = 'in-progress'"),
    )
    op.create_index("ix_calls_number_id", "calls", ["number_id"])
    op.create_table(
        "call_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("old", sa.String),
        sa.Column("new", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_call_changes_call_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_call_changes"),
    )
    op.create_index("ix_call_changes_call_id", "call_changes", ["call_id"])


def _create_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float),
        sa.Column("token", sa.String),
        sa.Column("digest", sa.String),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("worker", sa.String, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("agent", sa.String, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("finished_at", sa.BigInteger),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_turns_call_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("call_id", "turn", name="pk_turns"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_turns_token",
        "turns",
        ["call_id", "token"],
        sqlite_where=sa.text("token IS NOT NULL"),
        postgresql_where=sa.text("token IS NOT NULL"),
    )
    op.create_table(
        "hops",
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("hop", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("say", sa.Text, nullable=False),
        sa.Column("twiml", sa.Text, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("held_ms", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id", "turn"], ["turns.call_id", "turns.turn"], name="fk_hops_call_id_turn", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("call_id", "turn", "hop", name="pk_hops"),
    )


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("bot_id", sa.String, nullable=False),
        sa.Column("call_id", sa.String, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("decided_at", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name="fk_deliveries_call_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_call_id_sequence", "deliveries", ["call_id", "sequence"])
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["decided_at"],
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_table(
        "attempts",
        sa.Column("delivery_id", sa.String, nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
        sa.Column("status_code", sa.Integer),
        sa.Column("error", sa.Text),
        sa.Column("answer", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name="fk_attempts_delivery_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("delivery_id", "number", name="pk_attempts"),
    )


def _create_requests() -> None:
    op.create_table(
        "idempotency_keys",
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("operation", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("body_sealed", sa.LargeBinary),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_idempotency_keys_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "operation", "key", name="pk_idempotency_keys"),
    )
    op.create_table(
        "model_usage",
        sa.Column("account_id", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name="fk_model_usage_account_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("account_id", "day", name="pk_model_usage"),
    )


def _create_installation() -> None:
    op.create_table(
        "origins",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("used_from", sa.BigInteger, nullable=False),
        sa.Column("used_until", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_origins"),
    )
    op.create_table(
        "key_check",
        sa.Column("key_id", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key_id", name="pk_key_check"),
    )
