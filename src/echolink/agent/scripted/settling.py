"""Which of the values found in a sentence are meant? Corrections, refusals and alternatives are settled here."""

import re
from typing import Any, Final, NamedTuple

from echolink.agent.ear import Ear, Found


class Settled(NamedTuple):
    """One value that stands after the caller's corrections."""

    value: Any
    start: int
    end: int
    twin: Any = None  # a second reading of the same words
    or_else: Any = None  # what the caller left open: "four or five"
    places: tuple[tuple[int, int], ...] = ()  # all that belongs to it in the text, with what was taken back


def settle(found: list[Found], text: str, ear: Ear, *, asked: bool, both: bool = False) -> list[Settled]:
    """Sure values, and bare ones where the value was asked for or a correction leads to it, in the order of speech.

    `both`: of "from six to seven" both are wanted, because something is moved.
    """
    if not asked and not any(f.sure for f in found):
        return []
    usable = [f for f in found if (both and ear.is_hindered(text[: f.start])) or not ear.refuses(text[: f.start])]
    misspoke = len(usable) > 1 and ear.misspoke(text[: usable[0].start])  # "sorry, I said 32 feet, it's 34"
    usable = usable[1:] if misspoke else usable
    only_bare = (asked or misspoke) and not any(f.sure for f in usable)
    settled: list[Settled] = []
    for f in usable:
        between = text[settled[-1].end : f.start] if settled else ""
        between = _without_others(between, ear) if both else between
        if settled and _puts_right(settled[-1], usable, text, ear):
            between = ear.behind_a_correction(between)
        corrects = (
            bool(settled)
            and (
                (
                    (f.sure or not any(c.isdigit() for c in between))  # "at seven for four no five" are five people
                    and ear.corrects(_without_a_wish(between) if both else between)
                )
                or _corrects_after(between, text[f.end :], ear)
                or (not both and ear.changed_to(text[: f.start]))
            )
        )
        if not (f.sure or only_bare or corrects or (settled and ear.offers_both(between))):
            continue
        one = Settled(f.value, f.start, f.end, f.other, None, ((f.start, f.end),))
        if corrects:
            settled[-1] = one._replace(places=settled[-1].places + one.places)
        elif settled and ear.offers_both(between):
            last = settled[-1]
            settled[-1] = last._replace(or_else=f.value, end=f.end, places=last.places + one.places)
        else:
            settled.append(one)
    return settled


_BLANK: Final = re.compile(r"#+")


def _without_others(between: str, ear: Ear) -> str:
    """ "At nine to ####, no sorry, #### at ten": what stands between two values of another kind puts these right."""
    head, *inner, tail = _BLANK.split(between) if "#" in between else (between, "")
    return f"{head}#{tail}" if any(map(ear.corrects, inner)) else between


def _puts_right(one: Settled, found: list[Found], text: str, ear: Ear) -> bool:
    """Whether a value stands in the place of one before it, be that sure or not."""
    before = max((f.end for f in found if f.end <= one.start), default=None)
    return len(one.places) > 1 or (before is not None and ear.corrects(text[before : one.start]))


_WISH: Final = re.compile(r"\b(?:(?:would|'d) rather|(?:make|change|switch|turn|put|move) (?:that|it)|instead)\b")


def _without_a_wish(between: str) -> str:
    """ "We have Friday, could you change that to Saturday" takes nothing back, where something is moved."""
    return _WISH.sub("", between)


def _corrects_after(between: str, after: str, ear: Ear) -> bool:
    """ "Tuesday, Wednesday actually"."""
    words = after.split()[:2]
    return between.strip() in ("", ",") and bool(words) and ear.corrects(" ".join(words))


def blanked(text: str, settled: list[Settled]) -> str:
    """The text with the places of these values made unreadable, so that no value is read twice."""
    for one in settled:
        for start, end in one.places:
            text = text[:start] + "#" * (end - start) + text[end:]
    return text
