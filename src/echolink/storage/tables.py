"""Which tables are there? One schema for SQLite and PostgreSQL, in the words of `accounts`, `calls` and `actions`."""

import sqlalchemy as sa

from echolink.accounts.account import WiringStatus
from echolink.actions.delivery import DeliveryStatus
from echolink.calls.call import CallStatus, EndReason, HopKind, HopStatus, Transcript, TurnKind
from echolink.calls.tool_call import ToolStatus
from echolink.storage.columns import Listed, Texts, UtcTime, Word

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Json = sa.JSON(none_as_null=True)


def _belongs_to(column: str, primary_key: bool = False, index: bool | None = None) -> sa.Column[str]:
    """A column named `table_id` that goes when its row there goes; `column` is e.g. `accounts.id`."""
    name = column.split(".")[0].removesuffix("s") + "_id"
    return sa.Column(
        name, sa.String, sa.ForeignKey(column, ondelete="CASCADE"), primary_key=primary_key, index=index, nullable=False
    )


accounts = sa.Table(
    "accounts",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("email", sa.String, nullable=False),
    sa.Column("email_folded", sa.String, nullable=False, unique=True),
    sa.Column("first_name", sa.String, nullable=False),
    sa.Column("last_name", sa.String, nullable=False),
    sa.Column("twilio_account_sid", sa.String, nullable=False, index=True),
    sa.Column("auth_token_sealed", sa.LargeBinary),  # none once released
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("connected", sa.Boolean, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("deleted_at", UtcTime),  # what is left of it goes once its last call has been hung up
)

bots = sa.Table(
    "bots",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("accounts.id"),
    sa.Column("revision", sa.Integer, nullable=False),  # the latest
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("deleted_at", UtcTime),  # calls keep showing the bot that took them
    sa.Index("ix_bots_account_id_id", "account_id", "id"),
)

bot_revisions = sa.Table(
    "bot_revisions",
    metadata,
    _belongs_to("bots.id", primary_key=True),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("goal", sa.Text, nullable=False),
    sa.Column("webhook", sa.Text, nullable=False),
    sa.Column("context", sa.Text, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("greeting", sa.Text, nullable=False),
    sa.Column("voice", sa.String, nullable=False),
    sa.Column("language", sa.String, nullable=False),
    sa.Column("timezone", sa.String, nullable=False),
    sa.Column("region", sa.String, nullable=False),
    sa.Column("fields", _Json),
    sa.Column("model", sa.String),
    sa.Column("think_ahead", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("brain", _Json),
    sa.Column("variables", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("call_started_url", sa.Text),
    sa.Column("transfer_to", sa.String),
    sa.Column("tools", Listed, nullable=False, server_default="[]"),
    sa.Column("store_transcript", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("analysis", sa.String, nullable=False, server_default="model"),
    sa.Column("revised_at", UtcTime, nullable=False),
)

bot_secrets = sa.Table(
    "bot_secrets",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("bots.id", index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("expires_at", UtcTime),
)

tool_headers = sa.Table(
    "tool_headers",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("bots.id", index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
)

numbers = sa.Table(
    "numbers",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("accounts.id", index=True),
    sa.Column("phone_number_sid", sa.String, nullable=False),
    sa.Column("phone_number", sa.String, nullable=False),
    sa.Column("active_bot_id", sa.String, sa.ForeignKey("bots.id", ondelete="SET NULL"), index=True),
    sa.Column("wiring_status", Word(WiringStatus), nullable=False),
    sa.Column("wiring_before", _Json),
    sa.Column("wiring_ours", _Json),
    sa.Column("wiring_origin", sa.String),
    sa.Column("wiring_error", sa.Text),
    sa.Column("wiring_checked_at", UtcTime),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("released_at", UtcTime),
)
sa.Index(
    "uq_numbers_phone_number_sid_held",  # one holder at a time; released rows stay, for the calls that point at them
    numbers.c.phone_number_sid,
    unique=True,
    sqlite_where=numbers.c.released_at.is_(None),
    postgresql_where=numbers.c.released_at.is_(None),
)

calls = sa.Table(
    "calls",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("accounts.id"),
    sa.Column("number_id", sa.String, sa.ForeignKey("numbers.id", ondelete="SET NULL"), index=True),
    _belongs_to("bots.id"),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("call_sid", sa.String, nullable=False),
    sa.Column("from_number", sa.String),
    sa.Column("to_number", sa.String),
    sa.Column("status", Word(CallStatus), nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("last_request_at", UtcTime, nullable=False),
    sa.Column("ended_at", UtcTime, index=True),
    sa.Column("end_reason", Word(EndReason)),
    sa.Column("twilio_seconds", sa.Integer),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("silences", sa.Integer, nullable=False),
    sa.Column("memory", sa.JSON, nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("questions", Texts, nullable=False),
    sa.Column("variables", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("variables_why", sa.Text, nullable=False, server_default=""),
    sa.Column("transfers", Listed, nullable=False, server_default="[]"),
    sa.Column("outcome", sa.String),
    sa.Column("end_untold_since", UtcTime),  # it has ended, and nobody was told yet
    sa.Column("transcript", Word(Transcript), nullable=False, server_default="kept"),
    sa.Column("withholds", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("withheld", sa.LargeBinary),  # values of sensitive fields, sealed; none once the call has ended
    sa.Column("model_requests", sa.BigInteger, nullable=False, server_default="0"),  # these five are only added to
    sa.Column("model_input_tokens", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("model_output_tokens", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("model_thrown_away_tokens", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("model_usage_is_estimated", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("account_id", "call_sid"),
    sa.Index("ix_calls_account_id_id", "account_id", "id"),
    sa.Index("ix_calls_bot_id_id", "bot_id", "id"),
)
sa.Index(
    "ix_calls_live",  # partial: every turn moves its entry, so it has to stay as small as the calls of this minute
    calls.c.account_id,
    calls.c.last_request_at,
    sqlite_where=calls.c.status == sa.literal_column("'in-progress'"),
    postgresql_where=calls.c.status == sa.literal_column("'in-progress'"),
)

sa.Index(
    "ix_calls_end_untold_since",
    calls.c.end_untold_since,
    sqlite_where=calls.c.end_untold_since.is_not(None),
    postgresql_where=calls.c.end_untold_since.is_not(None),
)
sa.Index(
    "ix_calls_passing",  # partial: only calls whose words are still to be wiped
    calls.c.ended_at,
    sqlite_where=calls.c.transcript == sa.literal_column("'passing'"),
    postgresql_where=calls.c.transcript == sa.literal_column("'passing'"),
)

call_changes = sa.Table(
    "call_changes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _belongs_to("calls.id", index=True),
    sa.Column("old", Word(CallStatus)),  # none: the call began
    sa.Column("new", Word(CallStatus), nullable=False),
    sa.Column("why", sa.String, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)

turns = sa.Table(
    "turns",
    metadata,
    _belongs_to("calls.id", primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", Word(TurnKind), nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("said_sealed", sa.LargeBinary),  # instead of `said`, while nobody has read it for sensitive values yet
    sa.Column("said_mark", sa.String),  # by which a repeat is known where `said` does not tell
    sa.Column("confidence", sa.Float),
    sa.Column("token", sa.String),
    sa.Column("digest", sa.String),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("worker", sa.String, nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("reply", sa.Text),
    sa.Column("agent", sa.String, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("finished_at", UtcTime),
    sqlite_with_rowid=False,  # one B-tree instead of two; hops keep theirs, as rows over 1 kB would spill into pages of their own
)
sa.Index(
    "ix_turns_token",  # partial: only /voice requests have a token, so the other turns pay nothing for it
    turns.c.call_id,
    turns.c.token,
    sqlite_where=turns.c.token.is_not(None),
    postgresql_where=turns.c.token.is_not(None),
)

hops = sa.Table(
    "hops",
    metadata,
    sa.Column("call_id", sa.String, primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("hop", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", Word(HopKind), nullable=False),
    sa.Column("say", sa.Text, nullable=False),
    sa.Column("twiml", sa.Text, nullable=False),
    sa.Column("status", Word(HopStatus), nullable=False),
    sa.Column("recorded_at", UtcTime, nullable=False),
    sa.Column("held_ms", sa.Integer, nullable=False),
    sa.ForeignKeyConstraint(["call_id", "turn"], ["turns.call_id", "turns.turn"], ondelete="CASCADE"),
)

tool_calls = sa.Table(
    "tool_calls",
    metadata,
    _belongs_to("calls.id", primary_key=True),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("tool", sa.String, nullable=False),
    sa.Column("arguments", sa.JSON, nullable=False),
    sa.Column("has_side_effects", sa.Boolean, nullable=False),
    sa.Column("status", Word(ToolStatus), nullable=False),
    sa.Column("status_code", sa.Integer),
    sa.Column("result", sa.Text, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("is_no", sa.Boolean),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("milliseconds", sa.Integer),
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("accounts.id"),
    sa.Column("bot_id", sa.String, nullable=False),  # no foreign key: it goes with its call
    sa.Column("endpoint_id", sa.String, nullable=False),  # bot_… or whk_…
    sa.Column("call_id", sa.String, sa.ForeignKey("calls.id", ondelete="CASCADE")),  # none: of no call, as a test is
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("type", sa.String, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("sealed", sa.LargeBinary),  # what is sent, where `body` lacks sensitive values; none once it is delivered
    sa.Column("decided_at", UtcTime, nullable=False),
    sa.Column("status", Word(DeliveryStatus), nullable=False),
    sa.Column("told", sa.Text, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("begun_at", UtcTime, nullable=False),  # of the round
    sa.Column("next_attempt_at", UtcTime),
    sa.Index("ix_deliveries_call_id_sequence", "call_id", "sequence"),
    sa.Index("ix_deliveries_account_id_id", "account_id", "id"),
)
sa.Index(
    "ix_deliveries_pending",
    deliveries.c.next_attempt_at,
    sqlite_where=deliveries.c.status == sa.literal_column("'pending'"),
    postgresql_where=deliveries.c.status == sa.literal_column("'pending'"),
)
sa.Index(
    "ix_deliveries_held",
    deliveries.c.endpoint_id,
    sqlite_where=deliveries.c.status == sa.literal_column("'held'"),
    postgresql_where=deliveries.c.status == sa.literal_column("'held'"),
)

webhooks = sa.Table(
    "webhooks",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("accounts.id", index=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("events", Texts, nullable=False),
    sa.Column("bot_id", sa.String),  # none: of all bots; no foreign key, as of deliveries
    sa.Column("created_at", UtcTime, nullable=False),
)

webhook_secrets = sa.Table(
    "webhook_secrets",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    _belongs_to("webhooks.id", index=True),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("expires_at", UtcTime),
)

endpoints = sa.Table(
    "endpoints",  # only those that fail: a row goes with the first success
    metadata,
    sa.Column("id", sa.String, primary_key=True),  # bot_… or whk_…
    _belongs_to("accounts.id", index=True),
    sa.Column("failing_since", UtcTime, nullable=False),
    sa.Column("paused_at", UtcTime),
    sa.Column("why", sa.Text, nullable=False),
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("delivery_id", sa.String, sa.ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("started_at", UtcTime, nullable=False),
    sa.Column("milliseconds", sa.Integer, nullable=False),
    sa.Column("status_code", sa.Integer),
    sa.Column("error", sa.Text),
    sa.Column("answer", sa.Text, nullable=False),
)

analyses = sa.Table(
    "analyses",
    metadata,
    _belongs_to("calls.id", primary_key=True),
    sa.Column("due_at", UtcTime),  # none: nothing is to be made; while a worker makes it: when that one has lost it
    sa.Column("worker", sa.String),  # who makes it
    sa.Column("tries", sa.Integer, nullable=False),  # of this run
    sa.Column("runs", sa.Integer, nullable=False),  # how often it was wanted
    sa.Column("summary", sa.Text),  # from here on the latest that was made; none before the first
    sa.Column("outcome", sa.String),
    sa.Column("mood", sa.String),
    sa.Column("fields", _Json),
    sa.Column("follow_ups", _Json),
    sa.Column("made_by", sa.String),
    sa.Column("why", sa.Text),
    sa.Column("analyzed_at", UtcTime),
)
call_prices = sa.Table(
    "call_prices",
    metadata,
    _belongs_to("calls.id", primary_key=True),
    sa.Column("due_at", UtcTime),  # none: Twilio is not asked again
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("price", sa.String),  # as an exact decimal: Twilio counts fractions of a cent
    sa.Column("unit", sa.String),  # ISO 4217
)
for _table in (analyses, call_prices):
    sa.Index(
        f"ix_{_table.name}_due_at",
        _table.c.due_at,
        sqlite_where=_table.c.due_at.is_not(None),
        postgresql_where=_table.c.due_at.is_not(None),
    )

idempotency_keys = sa.Table(
    "idempotency_keys",
    metadata,
    _belongs_to("accounts.id", primary_key=True),
    sa.Column("operation", sa.String, primary_key=True),
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("fingerprint", sa.String, nullable=False),
    sa.Column("status", sa.Integer),  # none: begun and not finished
    sa.Column("body_sealed", sa.LargeBinary),
    sa.Column("created_at", UtcTime, nullable=False),
)

model_usage = sa.Table(
    "model_usage",
    metadata,
    _belongs_to("accounts.id", primary_key=True),
    sa.Column("day", sa.String, primary_key=True),  # ISO date, UTC
    sa.Column("tokens", sa.BigInteger, nullable=False),
)

workers = sa.Table(
    "workers",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),  # host and process, for people
    sa.Column("beats", sa.BigInteger, nullable=False),
    sa.Column("started_at", UtcTime, nullable=False),
)

origins = sa.Table(
    "origins",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("used_from", UtcTime, nullable=False),
    sa.Column("used_until", UtcTime),  # none: in use now
)

key_check = sa.Table(
    "key_check",
    metadata,
    sa.Column("key_id", sa.String, primary_key=True),  # one row for each key that has ever sealed something here
    sa.Column("sealed", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
)
