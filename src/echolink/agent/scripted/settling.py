"""Which of the values found in a sentence are meant? Corrections, refusals and alternatives are settled here."""

from dataclasses import dataclass, replace
from typing import Any

from echolink.agent.ear import Ear, Found


@dataclass(frozen=True, slots=True)
class Settled:
    """One value that stands after the caller's corrections."""

    value: Any
    start: int
    end: int
    twin: Any = None  # a second reading of the same words
    or_else: Any = None  # what the caller left open: "four or five"
    places: tuple[tuple[int, int], ...] = ()  # all that belongs to it in the text, with what was taken back


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
        one = Settled(f.value, f.start, f.end, f.other, None, ((f.start, f.end),))
        if corrects:
            settled[-1] = replace(one, places=settled[-1].places + one.places)
        elif settled and ear.offers_both(between):
            settled[-1] = replace(settled[-1], or_else=f.value, end=f.end, places=settled[-1].places + one.places)
        else:
            settled.append(one)
    return settled


def blanked(text: str, settled: list[Settled]) -> str:
    """The text with the places of these values made unreadable, so that no value is read twice."""
    for one in settled:
        for start, end in one.places:
            text = text[:start] + "#" * (end - start) + text[end:]
    return text
