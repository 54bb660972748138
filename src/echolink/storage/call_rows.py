"""How do calls, turns and hops become rows, and rows become calls, turns and hops?"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, select

from echolink.calls.call import Call, CallWhole, Hop, ModelUsage, Turn
from echolink.storage.prepared import Prepared
from echolink.storage.tables import calls, hops, turns

# Columns are named and typed as the fields are, so a row in the order of the fields is the value.
CALL_FIELDS = tuple(f.name for f in fields(Call) if f.name != "model_usage")
# But for what models cost: a value in the call, and columns beside the others in its row.
USAGE_COLUMNS = {
    "requests": calls.c.model_requests,
    "input_tokens": calls.c.model_input_tokens,
    "output_tokens": calls.c.model_output_tokens,
    "thrown_away_tokens": calls.c.model_thrown_away_tokens,
    "is_estimated": calls.c.model_usage_is_estimated,
}
_TURN = tuple(f.name for f in fields(Turn))
_HOP = tuple(f.name for f in fields(Hop))
CALL_COLUMNS = (*(calls.c[name] for name in CALL_FIELDS), *USAGE_COLUMNS.values())
TURN_COLUMNS = tuple(turns.c[name] for name in _TURN)
HOP_COLUMNS = tuple(hops.c[name] for name in _HOP)

_OWN = len(CALL_FIELDS)
_NO_USAGE = ModelUsage()
_values_of_call = attrgetter(*CALL_FIELDS)
_values_of_turn = attrgetter(*_TURN)
_values_of_hop = attrgetter(*_HOP)

_ITS_CALL = bindparam("its_call", type_=calls.c.id.type)
_CALL_ROW = Prepared(select(*CALL_COLUMNS).where(calls.c.id == _ITS_CALL))
_TURN_ROWS = Prepared(select(*TURN_COLUMNS).where(turns.c.call_id == _ITS_CALL).order_by(turns.c.turn))
_HOP_ROWS = Prepared(
    select(hops.c.turn, *HOP_COLUMNS).where(hops.c.call_id == _ITS_CALL).order_by(hops.c.turn, hops.c.hop)
)


def call_from(values: Sequence[Any]) -> Call:
    """`values` in the order of `CALL_COLUMNS`."""
    return Call(**dict(zip(CALL_FIELDS, values[:_OWN], strict=True)), model_usage=_usage_from(values[_OWN:]))


def turn_from(values: Sequence[Any]) -> Turn:
    """`values` in the order of `TURN_COLUMNS`."""
    return Turn(**dict(zip(_TURN, values, strict=True)))


def hop_from(values: Sequence[Any]) -> Hop:
    """`values` in the order of `HOP_COLUMNS`."""
    return Hop(**dict(zip(_HOP, values, strict=True)))


def _usage_from(values: Sequence[Any]) -> ModelUsage:
    """The same one for all calls that asked no model: every request of theirs reads it."""
    return ModelUsage(**dict(zip(USAGE_COLUMNS, values, strict=True))) if any(values) else _NO_USAGE


def call_row(call: Call) -> dict[str, Any]:
    """`CALL_FIELDS`: all columns of `calls` but those of the usage, which begins at nothing."""
    return dict(zip(CALL_FIELDS, _values_of_call(call), strict=True))


def turn_row(call_id: str, turn: Turn) -> dict[str, Any]:
    """All columns of `turns`."""
    return dict(zip(_TURN, _values_of_turn(turn), strict=True), call_id=call_id)


def hop_row(call_id: str, turn: int, hop: Hop) -> dict[str, Any]:
    """All columns of `hops`."""
    return dict(zip(_HOP, _values_of_hop(hop), strict=True), call_id=call_id, turn=turn)


def read_whole(connection: Connection, call_id: str) -> CallWhole | None:
    """Everything of a call, oldest turn first: three statements, however long it is."""
    its: Mapping[str, Any] = {"its_call": call_id}
    rows = _CALL_ROW.rows(connection, its)
    if not rows:
        return None
    hops_of = {
        turn: [hop_from(values[1:]) for values in group]
        for turn, group in groupby(_HOP_ROWS.rows(connection, its), key=lambda values: values[0])
    }
    whole = [turn_from(values) for values in _TURN_ROWS.rows(connection, its)]
    return CallWhole(call_from(rows[0]), [(turn, hops_of.get(turn.turn, ())) for turn in whole])
