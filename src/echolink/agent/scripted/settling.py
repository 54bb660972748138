"""Which of the values found in a sentence are meant? Corrections, refusals and alternatives are settled here."""

from dataclasses import dataclass
from typing import Any

from echolink.agent.ear import Ear, Found


@dataclass(slots=True)
class Settled:
    """One value that stands after the caller's corrections."""

    value: Any
    start: int
    end: int
    twin: Any = None  # a second reading of the same words
    or_else: Any = None  # what the caller left open: "four or five"


def settle(found: list[Found], text: str, ear: Ear, *, asked: bool) -> list[Settled]:
    """Sure values, and bare ones where the value was asked for or a correction leads to it, in the order of speech."""
    usable = [f for f in found if not ear.refuses(text[: f.start])]
    only_bare = asked and not any(f.sure for f in usable)
    settled: list[Settled] = []
    for f in usable:
        between = text[settled[-1].end : f.start] if settled else ""
        corrects = bool(settled) and ear.corrects(between)
        if not (f.sure or only_bare or corrects or (settled and ear.offers_both(between))):
            continue
        one = Settled(f.value, f.start, f.end, f.other)
        if corrects:
            settled[-1] = one
        elif settled and ear.offers_both(between):
            settled[-1].or_else, settled[-1].end = f.value, f.end
        else:
            settled.append(one)
    return settled


def spans(found: list[Found], settled: list[Settled]) -> list[tuple[int, int]]:
    """The places in the text that these values took, the corrected ones too."""
    if not settled:
        return []
    last = max(s.end for s in settled)
    return [(f.start, f.end) for f in found if f.sure or f.start <= last]


def blanked(text: str, places: list[tuple[int, int]]) -> str:
    """The text with these places made unreadable, so that no value is read twice."""
    for start, end in places:
        text = text[:start] + "#" * (end - start) + text[end:]
    return text
