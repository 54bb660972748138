"""What does a bot say of each option: "B-204: harbor condo, 2 bedrooms", "day = 6-14"? Callers name it by that."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.english.stems import stems
from echolink.agent.english.words import words

_MOST: Final = 160  # characters of what is told of one option
_SMALL: Final = frozenset(
    words(
        "with that this from have want need like please about would there they them only just also into over under above below "
        "about around more less than each after before between upto when will your some what where which"
    )
)
_SIZES: Final = frozenset(words("small medium large mini regular big jumbo"))
_ENDS: Final = re.compile(r"[;\n]|\.(?:\s|$)")
_PRICE: Final = re.compile(r"[$€£]\s?[\d.,]+|[\d.,]+\s?(?:[$€£]|dollars?|euros?|pounds?)(?: (?:a|per|an) \w+)?")


def meanings(options: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """For each option what the first text that explains it says of it, without prices; empty where none does."""
    return tuple(next((told for text in texts if (told := _told(option, options, text))), "") for option in options)


def _told(option: str, options: Sequence[str], text: str) -> str:
    m = _explained(option).search(text)
    if m is None:
        return _when_or_for_whom(option, text)
    rest = m["aside"] or text[m.end() : m.end() + _MOST]
    others = [o for o in options if o != option]
    until = min((at for o in others if (at := _at(o, rest)) >= 0), default=len(rest))
    end = _ENDS.search(rest, 0, until)
    return _PRICE.sub(" ", rest[: end.start() if end else until]).strip(" ,.:;-–()")


@lru_cache(maxsize=256)
def _explained(option: str) -> re.Pattern[str]:
    name = re.escape(option).replace("_", "[_ -]")
    size, _, thing = name.rpartition("\\ ")
    if size in _SIZES:
        name = rf"{size}(?:\ {thing})?"  # "Pizzas come in small (10 inch) and large (14 inch)"
    return re.compile(
        rf"(?<![\w-]){name}(?![\w-])\s*"
        rf"(?:\((?P<aside>[^)]{{3,}})\)|(?::|=|–|—|\s-\s|,? (?:is|are|means|stands for)\s(?:the |an? )?))\s*|"
        rf"^{name},\s+(?=[a-z])",
        re.IGNORECASE,
    )


def _when_or_for_whom(option: str, text: str) -> str:
    """ "Yin on Thursdays and hot yoga at 6", "Sunday is life drawing", "Dr. Okafor does skin"."""
    m = _beside(option).search(text)
    return _PRICE.sub(" ", m["behind"] or m["before"]).strip(" ,.") if m else ""


@lru_cache(maxsize=256)
def _beside(option: str) -> re.Pattern[str]:
    name = re.escape(option)
    return re.compile(
        rf"(?<![\w-]){name}s? (?:(?:on|at|every|each|for|does|do|sees|treats|handles|has|have)\s)"
        rf"(?P<behind>(?:(?!,|;|\.\s|\.$| and ).){{3,40}})|"
        r"(?P<before>\b[A-Z][a-z]+day(?: (?:morning|afternoon|evening|night))?s?) (?:is|are|we [a-z]+)(?: for)?(?: the| an?)? "
        rf"{name}\b",
        re.IGNORECASE,
    )


def _at(option: str, text: str) -> int:
    m = re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text, re.IGNORECASE)
    return m.start() if m else -1


def by_meaning(text: str, options: Sequence[str], told: Sequence[str]) -> str | None:
    """The one option of which something is told that the caller says, too, and that is told of no other."""
    if not any(told):
        return None
    said, of = _words(text), _own(tuple(options), tuple(told))
    scores = sorted(((len(own & said), option) for option, own in of.items()), reverse=True)
    return scores[0][1] if scores[0][0] and (len(scores) < 2 or scores[1][0] < scores[0][0]) else None


def _words(text: str) -> frozenset[str]:
    """By their stems and as they are: "Spanish" and "French" have one stem, that of a language."""
    return stems(text) - _SMALL | {
        word.rstrip("s") for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _SMALL
    }


@lru_cache(maxsize=256)
def _own(options: tuple[str, ...], told: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """The words of each option and its meaning that no other option has, figures aside."""
    all_of = {option: _words(f"{option} {what}") for option, what in zip(options, told, strict=True)}
    return {
        option: frozenset(w for w in own if w.isalpha() and not any(w in all_of[o] for o in all_of if o != option))
        for option, own in all_of.items()
    }
