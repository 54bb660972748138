"""What may go wrong on a call's wire, and with which of its requests? A fault plan: a value with a text form.

twice@response:2, lose@continue:1, refuse@voice:1..2, lose@every:20, timeout@5%, never@status, seed:7
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from echolink.errors import InvalidInput


class Kind(StrEnum):
    """What is requested; of EchoLink's own paths, `/v1/voice-response` is `response`."""

    ANY = "any"  # any document, by whatever path; no status callback and no partial result
    VOICE = "voice"
    RESPONSE = "response"
    CONTINUE = "continue"
    TRANSFERRED = "transferred"
    FALLBACK = "fallback"
    STATUS = "status"
    PARTIAL = "partial"

    @property
    def is_document(self) -> bool:
        """Requested one after another; the others go out beside the call."""
        return self not in {Kind.STATUS, Kind.PARTIAL}


class Harm(StrEnum):
    """What is done to a request, or to the call while it is under way."""

    TWICE = "twice"
    THRICE = "thrice"
    TWICE_IN_A_ROW = "twice-in-a-row"
    THRICE_IN_A_ROW = "thrice-in-a-row"
    LATE = "late"
    LOSE = "lose"
    TIMEOUT = "timeout"
    REFUSE = "refuse"
    RESET = "reset"
    HANGUP = "hangup"
    OVERTAKEN = "overtaken"
    REENTER = "reenter"
    REGATHER = "regather"
    FELL = "fell"
    NEVER = "never"
    SWAPPED = "swapped"
    STALE = "stale"


MEANINGS: Mapping[Harm, str] = {
    Harm.TWICE: "it is delivered twice at the same time, under one idempotency token",
    Harm.THRICE: "it is delivered three times at the same time",
    Harm.TWICE_IN_A_ROW: "it is delivered once more when it has been answered",
    Harm.THRICE_IN_A_ROW: "it is delivered twice more when it has been answered",
    Harm.LATE: "it is delivered once more when the call has ended",
    Harm.LOSE: "it arrives, and its answer is lost: a read timeout",
    Harm.TIMEOUT: "it never arrives: a read timeout",
    Harm.REFUSE: "its connection is refused",
    Harm.RESET: "its connection breaks in the middle of the answer, which is never retried",
    Harm.HANGUP: "the caller hangs up while it is held",
    Harm.OVERTAKEN: "the call ends, and the status callback arrives before it",
    Harm.REENTER: "while it is held, somebody's IVR sends the call to its voice URL again",
    Harm.REGATHER: "its answer is not used: the Gather that it came from runs again",
    Harm.FELL: "the Gather hears nothing, and falls through to the verb after it",
    Harm.NEVER: "it is not sent at all",
    Harm.SWAPPED: "the next one arrives before it, or the end of speech if it is the last",
    Harm.STALE: "it arrives when its turn has been answered",
}
_ONLY_OF = {
    Harm.REGATHER: Kind.RESPONSE,
    Harm.FELL: Kind.RESPONSE,
    Harm.NEVER: Kind.STATUS,
    Harm.SWAPPED: Kind.PARTIAL,
    Harm.STALE: Kind.PARTIAL,
}
_NOT_OF_STATUS = frozenset({Harm.HANGUP, Harm.OVERTAKEN, Harm.REENTER})
_KINDS = ", ".join(Kind)
FORM = (
    "WHAT[@WHERE] with commas between. WHERE is KIND, KIND:WHICH or WHICH; without it every request is meant. KIND is one of "
    f"{_KINDS}. WHICH is 2 (the second), 1..3 (the first three), every:20 (each 20th) or 5% (by lot, as seed:7 "
    "draws it). A retry counts as a request of its own."
)
_WHICH = re.compile(
    r"(?P<first>[1-9]\d{0,4})(\.\.(?P<last>[1-9]\d{0,4}))?|every:(?P<every>[1-9]\d{0,4})|(?P<percent>\d{1,3})%"
)
_SEED = re.compile(r"seed:(\d{1,18})")


@dataclass(frozen=True, slots=True)
class Fault:
    """One harm, and the requests that meet it: of a kind, counted from 1 as they go out."""

    harm: Harm
    kind: Kind = Kind.ANY
    first: int = 1
    last: int | None = None  # None: no end
    every: int = 1  # of those, each n-th
    percent: int = 100  # of those, by lot

    def takes(self, ordinal: int, lot: float) -> bool:
        """Does the request meet it? `lot` is drawn from 0..1."""
        in_range = self.first <= ordinal <= (self.last or ordinal)
        return in_range and ordinal % self.every == 0 and lot * 100 < self.percent

    def __str__(self) -> str:
        which = ""
        if self.percent < 100:
            which = f"{self.percent}%"
        elif self.every > 1:
            which = f"every:{self.every}"
        elif self.last is not None:
            which = str(self.first) if self.first == self.last else f"{self.first}..{self.last}"
        kind = "" if self.kind in {Kind.ANY, _ONLY_OF.get(self.harm)} else self.kind.value
        where = f"{kind}:{which}" if kind and which else kind or which
        return f"{self.harm}@{where}" if where else self.harm.value


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """What one call meets. Two calls with the same plan meet the same; another `seed` draws other lots."""

    faults: tuple[Fault, ...] = ()
    seed: int = 0

    def harms(self, kind: Kind, of_kind: int, of_any: int) -> frozenset[Harm]:
        """Those that a request meets, which is the `of_kind`-th of its kind and the `of_any`-th document that is asked for."""
        met = set()
        for index, fault in enumerate(self.faults):
            if fault.kind is not kind and (fault.kind is not Kind.ANY or not kind.is_document):
                continue
            ordinal = of_kind if fault.kind is kind else of_any
            # Drawn by place and not in turn: what a request meets does not hang on who asked before.
            if fault.takes(ordinal, Random(f"{self.seed}/{index}/{ordinal}").random()):
                met.add(fault.harm)
        return frozenset(met)

    def __str__(self) -> str:
        return ", ".join([*map(str, self.faults), *([f"seed:{self.seed}"] if self.seed else [])])


def read_plan(text: str) -> FaultPlan:
    """A plan from its text form. Raises InvalidInput, which says what may be written."""
    faults, seed = [], 0
    for item in filter(None, (part.strip().lower() for part in text.split(","))):
        if drawn := _SEED.fullmatch(item):
            seed = int(drawn[1])
        else:
            faults.append(_fault(item))
    return FaultPlan(tuple(faults), seed)


def _fault(item: str) -> Fault:
    word, _, where = item.partition("@")
    if word not in set(Harm):
        raise InvalidInput(f"{word!r} is no fault: there are {', '.join(Harm)}; and seed:7.")
    harm = Harm(word)
    kind, which = _place(harm, where, item)
    found = _WHICH.fullmatch(which) if which else None
    if which and found is None:
        raise InvalidInput(f"{item!r} does not say which request: {FORM}")
    given = {name: int(number) for name, number in found.groupdict().items() if number} if found else {}
    fault = Fault(harm, kind, **({"last": given["first"]} | given if "first" in given else given))
    if fault.percent > 100 or fault.first > (fault.last or fault.first):
        raise InvalidInput(f"{item!r} means no request: {FORM}")
    return fault


def _place(harm: Harm, where: str, item: str) -> tuple[Kind, str]:
    """The kind of request, and which of them in words that are still to be read."""
    word, _, rest = where.partition(":")
    if word in set(Kind):
        kind, which = Kind(word), rest
        if ":" in where and not rest:
            raise InvalidInput(f"{item!r} ends with a colon: {FORM}")
    else:
        kind, which = _ONLY_OF.get(harm, Kind.ANY), where
    only = _ONLY_OF.get(harm)
    if (only is not None and kind is not only) or (kind is Kind.STATUS and harm in _NOT_OF_STATUS):
        allowed = only or ", ".join(one for one in Kind if one is not Kind.STATUS)
        raise InvalidInput(f"{item!r} cannot be: {harm} happens to requests of the kind {allowed}.")
    return kind, which
