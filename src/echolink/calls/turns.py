"""Which turn is a request of: one that was answered before, or the next one?"""

from collections.abc import Sequence
from dataclasses import dataclass

from echolink.agent.transfer import TransferOutcome
from echolink.calls.call import CallNow, Hop, HopStatus, Turn, TurnKind
from echolink.calls.incoming import Incoming
from echolink.calls.ports import CallStore
from echolink.calls.withholding import Sealer, mark_of

_RUNG = (TurnKind.OPENING, TurnKind.RETURNED)


@dataclass(frozen=True, slots=True)
class Again:
    """A turn that stands recorded: the request is a repeat of the one that opened it."""

    turn: Turn
    hops: Sequence[Hop]


async def rung_before(store: CallStore, now: CallNow, incoming: Incoming) -> Again | None:
    """Is this `/voice` request a replay? By its token; lacking one, by the same body while its turn is the latest."""
    if incoming.token is not None:
        return await _by_token(store, now, incoming.token)
    if now.turn.kind in _RUNG and now.turn.digest is not None and now.turn.digest == incoming.digest:
        return Again(now.turn, now.hops)
    return None


async def heard_before(store: CallStore, sealer: Sealer, now: CallNow, incoming: Incoming) -> Again | None:
    """Is this `/voice-response` request a replay? None: it opens the next turn.

    A turn number beyond the latest is new. Otherwise the same token, or the same words in that turn or in one that was
    opened since, make a replay; other words come from a Gather that Twilio ran again.
    """
    if incoming.turn is None or incoming.turn > now.call.turn:
        return None
    if incoming.token is not None and (again := await _by_token(store, now, incoming.token)):
        return again
    for number in range(max(incoming.turn, 0), now.call.turn + 1):
        stands = await recorded(store, now, number)
        if stands and _is_same(sealer, now, stands.turn, incoming):
            return stands
    return None


def _is_same(sealer: Sealer, now: CallNow, turn: Turn, incoming: Incoming) -> bool:
    """Whether just this was said to the turn, also where that is not to be read. A dial has one outcome, however it was told:
    its action may come late, when a fallback has ended the wait for it."""
    if turn.kind is not incoming.kind:
        return False
    if turn.kind is TurnKind.TRANSFERRED:
        return True
    if turn.said_mark is not None:
        return turn.said_mark == mark_of(sealer, now.call.id, incoming.said)
    return turn.said == incoming.said


async def recorded(store: CallStore, now: CallNow, number: int) -> Again | None:
    """Turn `number` of the call, if it stands."""
    if number == now.turn.turn:
        return Again(now.turn, now.hops)
    found = await store.turn(now.call.id, number)
    return Again(*found) if found else None


def runs_again(now: CallNow, incoming: Incoming) -> bool:
    """Does the request come from a Gather that was answered before? Then the caller has heard nothing of what was said since."""
    return incoming.turn is not None and incoming.turn <= now.call.turn


def acknowledged(now: CallNow, incoming: Incoming) -> dict[tuple[int, int], HopStatus]:
    """A further turn shows that Twilio got every hop of the one before; or, from a Gather that ran again, that it ran none. Who
    comes in again has not waited for what was recorded beforehand."""
    status = HopStatus.UNHEARD if runs_again(now, incoming) else HopStatus.FETCHED
    if incoming.kind is TurnKind.TRANSFERRED and incoming.said == TransferOutcome.UNKNOWN:
        status = HopStatus.PERHAPS_HEARD  # a fallback does not say whether the document that dials was run
    told = {HopStatus.SENT: status}
    told[HopStatus.RECORDED] = HopStatus.UNHEARD if incoming.kind is TurnKind.RETURNED else status
    return {(now.turn.turn, hop.hop): told[hop.status] for hop in now.hops if hop.status in told}


async def _by_token(store: CallStore, now: CallNow, token: str) -> Again | None:
    number = now.turn.turn if now.turn.token == token else await store.turn_of_token(now.call.id, token)
    return None if number is None else await recorded(store, now, number)
