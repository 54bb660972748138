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
    is_named_again: bool = False  # after a second thought, so that what follows is meant instead
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
        between = text[settled[-1].end : f.start] + _leading_in(f, text, ear) if settled else ""
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
                or (not both and _comes_to_mind(settled[-1], f, between, text, ear))
                or (not both and _is_concluded(settled[-1], f, between, text, ear))
            )
        )
        if not (f.sure or only_bare or corrects or (settled and ear.offers_both(between))):
            continue
        one = Settled(f.value, f.start, f.end, f.other, places=((f.start, f.end),))
        if corrects:
            again = settled[-1].value == f.value
            settled[-1] = one._replace(places=settled[-1].places + one.places, is_named_again=again)
        elif settled and f.kind == "choice" and settled[-1].value == f.value:
            settled[-1] = settled[-1]._replace(end=f.end, places=settled[-1].places + one.places)
        elif settled and ear.offers_both(between):
            last = settled[-1]
            settled[-1] = last._replace(or_else=f.value, end=f.end, places=last.places + one.places)
        else:
            settled.append(one)
    return settled


def _leading_in(found: Found, text: str, ear: Ear) -> str:
    """The word that leads to a value and counts as a part of it: "until" in "until eight"."""
    lead = text[found.start : found.end].partition(" ")[0]
    return f"{lead} " if found.kind == "time" and ear.role(lead, "", _ROLES) else ""


_BLANK: Final = re.compile(r"#+")


def _without_others(between: str, ear: Ear) -> str:
    """ "At nine to ####, no sorry, #### at ten": what stands between two values of another kind puts these right."""
    head, *inner, tail = _BLANK.split(between) if "#" in between else (between, "")
    return f"{head}#{tail}" if any(map(ear.corrects, inner)) else between


def _puts_right(one: Settled, found: list[Found], text: str, ear: Ear) -> bool:
    """Whether a value stands in the place of one before it, be that sure or not."""
    before = max((f.end for f in found if f.end <= one.start), default=None)
    return len(one.places) > 1 or (before is not None and ear.corrects(text[before : one.start]))


def _comes_to_mind(last: Settled, new: Found, between: str, text: str, ear: Ear) -> bool:
    """Whether a second thought leads to the new value: "at four, oh, my bus leaves, three", "no, Friday's the game, Monday"."""
    if (not new.sure and any(c.isdigit() for c in between)) or _is_of_another_role(last, new, between, text, ear):
        return False
    lead = _leading_in(new, text, ear)
    if lead and text.startswith(lead, last.start):  # "until five, oh, until four"
        between = between.removesuffix(lead)
    if ear.thinks_again(between, bare=not new.sure):
        return True
    reasoned = last.is_named_again or (new.value == last.value and ear.is_reasoned_about(text[new.end :]))
    return new.sure and reasoned


def _is_concluded(last: Settled, new: Found, between: str, text: str, ear: Ear) -> bool:
    """ "Eight shirts, oh, I'm wearing one of them, so that's seven"."""
    if not new.sure and any(c.isdigit() for c in between):
        return False  # "at seven for four, oh, my sister can't, so three" are three people
    if not ear.concludes(between) or _is_of_another_role(last, new, between, text, ear):
        return False
    return len(last.places) > 1 or ear.turns(between)


def _is_of_another_role(last: Settled, new: Found, between: str, text: str, ear: Ear) -> bool:
    """ "Check in on Friday, um, check out on Sunday" takes no Friday back."""
    role = ear.role(between, "", _ROLES) if new.kind in ("date", "time") else None
    return (
        role is not None
        and ear.role(f"{text[: last.start]} {text[last.start : last.end].partition(' ')[0]}", "", _ROLES) != role
    )


_ROLES: Final = ("start", "end")
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
