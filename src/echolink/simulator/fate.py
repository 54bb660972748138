"""What does each request of a call meet, as its fault plan says? The plan with a count of the requests that went out."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from echolink.simulator.faults import Fault, FaultPlan, Harm, Kind
from echolink.twilio.vocabulary import (
    CONTINUE_PATH,
    FALLBACK_PATH,
    RESPONSE_PATH,
    STATUS_PATH,
    TRANSFERRED_PATH,
    VOICE_PATH,
)

_KINDS = {
    VOICE_PATH: Kind.VOICE,
    RESPONSE_PATH: Kind.RESPONSE,
    CONTINUE_PATH: Kind.CONTINUE,
    TRANSFERRED_PATH: Kind.TRANSFERRED,
    FALLBACK_PATH: Kind.FALLBACK,
    STATUS_PATH: Kind.STATUS,
}
_AT_ONCE = {Harm.TWICE: 1, Harm.THRICE: 2}
_IN_A_ROW = {Harm.TWICE_IN_A_ROW: 1, Harm.THRICE_IN_A_ROW: 2}


@dataclass(frozen=True, slots=True)
class Met:
    """One request on the wire, and what it meets."""

    kind: Kind = Kind.ANY
    ordinal: int = 0  # among its kind
    harms: frozenset[Harm] = frozenset()

    @property
    def copies_at_once(self) -> int:
        return max((more for harm, more in _AT_ONCE.items() if harm in self.harms), default=0)

    @property
    def copies_in_a_row(self) -> int:
        return max((more for harm, more in _IN_A_ROW.items() if harm in self.harms), default=0)

    @property
    def arrives(self) -> bool:
        return not self.harms & {Harm.REFUSE, Harm.TIMEOUT}

    def __str__(self) -> str:
        return f"{'request' if self.kind is Kind.ANY else self.kind} {self.ordinal}"


class Fate:
    """One a call."""

    def __init__(self, plan: FaultPlan | None = None) -> None:
        self._plan = plan or FaultPlan()
        self._sent: Counter[Kind] = Counter()

    def meet(self, kind: Kind) -> Met:
        """Count a request that goes out now."""
        self._sent[kind] += 1
        if kind is not Kind.ANY and kind.is_document:
            self._sent[Kind.ANY] += 1
        return Met(kind, self._sent[kind], self._plan.harms(kind, self._sent[kind], self._sent[Kind.ANY]))

    def awaits(self, kind: Kind, harm: Harm) -> bool:
        """Will the next request of that kind meet this?"""
        return harm in self._plan.harms(kind, self._sent[kind] + 1, self._sent[Kind.ANY] + 1)

    def lose_next(self, count: int) -> None:
        """Beside the plan: so many of the next answers are lost."""
        sent = self._sent[Kind.ANY]
        fault = Fault(Harm.LOSE, first=sent + 1, last=sent + count)
        self._plan = replace(self._plan, faults=(*self._plan.faults, fault))


def kind_of(url: str) -> Kind:
    """By its path; what is none of ours is of no kind of its own."""
    return _KINDS.get(urlsplit(url).path, Kind.ANY)
