"""What of a call is not kept once it is over?"""

from sqlalchemy import Connection, bindparam, literal_column, null, update

from echolink.actions.delivery import DeliveryStatus
from echolink.calls.call import Call, CallStatus, Transcript
from echolink.storage.prepared import Prepared
from echolink.storage.tables import calls, deliveries, hops, tool_calls, turns

_ITS_CALL = bindparam("its_call", type_=calls.c.id.type)
_WIPE_CALL = Prepared(
    update(calls)
    .where(calls.c.id == _ITS_CALL, calls.c.status == CallStatus.ENDED)
    .values(transcript=Transcript.WIPED, memory={}, questions=[])
)
# An empty reply is a reply: the turn was answered, and is not taken up.
_WIPE_TURNS = Prepared(
    update(turns)
    .where(turns.c.call_id == _ITS_CALL)
    .values(said="", said_sealed=null(), said_mark=null(), reply="", why="", digest=null(), confidence=null())
)
_WIPE_HOPS = Prepared(update(hops).where(hops.c.call_id == _ITS_CALL).values(say="", twiml=""))
_WIPE_TOOLS = Prepared(
    update(tool_calls).where(tool_calls.c.call_id == _ITS_CALL).values(arguments={}, result="", said="")
)
_FORGET_VALUES = Prepared(update(calls).where(calls.c.id == _ITS_CALL).values(withheld=null(), memory={}))
_FORGET_SAID = Prepared(
    update(turns).where(turns.c.call_id == _ITS_CALL, turns.c.said_sealed.is_not(None)).values(said_sealed=null())
)
_FORGET_SENT = Prepared(
    update(deliveries)
    .where(
        deliveries.c.call_id == _ITS_CALL,
        deliveries.c.status == literal_column(f"'{DeliveryStatus.DELIVERED}'"),
    )
    .values(sealed=null())
)


def wipe(connection: Connection, call_id: str) -> bool:
    """All words of a call that has ended: its caller's, its bot's, and those of the documents that spoke them."""
    its = {"its_call": call_id}
    if not _WIPE_CALL.write(connection, its):
        return False
    _WIPE_TURNS.write(connection, its)
    _WIPE_HOPS.write(connection, its)
    _WIPE_TOOLS.write(connection, its)
    return True


def forget_values(connection: Connection, call: Call) -> None:
    """Sensitive values that the call needed while it went on; what is still to be delivered keeps its own."""
    if call.withholds:
        its = {"its_call": call.id}
        for statement in (_FORGET_VALUES, _FORGET_SAID, _FORGET_SENT):
            statement.write(connection, its)
