"""What is still to be done for a call that is over? Written with the telling of its end, so no death of a worker loses it."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, text

from echolink.calls.call import Call
from echolink.storage.columns import UtcTime
from echolink.storage.prepared import Prepared

_PRICE_AFTER: Final = timedelta(minutes=5)  # Twilio sets it some time after the end

# Both databases know it in these words; SQLAlchemy has a construct for each of them alone.
_ANALYZE = Prepared(
    text(
        "INSERT INTO analyses (call_id, due_at, tries, runs) "
        "SELECT calls.id, :at, 0, 1 FROM calls JOIN bot_revisions "
        "ON bot_revisions.bot_id = calls.bot_id AND bot_revisions.revision = calls.revision "
        "WHERE calls.id = :its_call AND bot_revisions.analysis <> 'off' ON CONFLICT (call_id) DO NOTHING"
    ).bindparams(bindparam("at", type_=UtcTime()))
)
_ASK_FOR_PRICE = Prepared(
    text(
        "INSERT INTO call_prices (call_id, due_at, tries) VALUES (:its_call, :at, 0) ON CONFLICT (call_id) DO NOTHING"
    ).bindparams(bindparam("at", type_=UtcTime()))
)


def want_what_comes_after(connection: Connection, call: Call) -> None:
    """Of a call that has ended: its analysis, unless its bot wants none, and what Twilio takes for it."""
    assert call.ended_at is not None
    _ANALYZE.write(connection, {"its_call": call.id, "at": call.ended_at})
    _ASK_FOR_PRICE.write(connection, {"its_call": call.id, "at": call.ended_at + _PRICE_AFTER})
