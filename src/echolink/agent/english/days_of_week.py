"""Which days of the week does an English text name: "Mon-Fri", "M/W/F", "weekends", "every day"?"""

import re
from typing import Final

from echolink.agent.english.dates import WEEKDAYS

_ONE: Final = r"(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?(?:s)?\b\.?"
_TO: Final = r"\s*(?:-|to|through|thru|until|till)\s*"
_RANGE: Final = rf"{_ONE}{_TO}{_ONE}"
_AND: Final = r"\s*(?:,|/|&|and|or|\+)\s*(?:and\s+)?(?:on\s+)?"
_LIST: Final = rf"{_ONE}(?:{_AND}{_ONE}(?!{_TO}{_ONE}))*"
_GROUP: Final = (
    r"\b(?:daily|every\s*day(?: of the week)?|(?:7|all) days(?: (?:a|per) week)?|any day|all week(?: long)?|"
    r"(?:any|every) week\s?day\b|"
    r"(?:on )?week\s?days|week\s?day(?= (?:morning|afternoon|evening|night)s)|"
    r"(?:on )?(?:working|business) days|monday to friday|(?:on )?(?:the )?week\s?ends?|(?:the )?rest of the week|"
    r"(?:all )?other days|7/7)\b"
)
_AND_WEEKEND: Final = r"(?:\s*(?:,|&|and|or|\+)\s*(?:on )?(?:the )?week\s?ends?\b)?"
DAYS: Final = (
    rf"(?:{_RANGE}(?:\s*(?:,|&|and)\s*(?:and\s+)?{_RANGE})*(?:\s*(?:&|and|\+)\s*{_LIST})?|"
    rf"{_LIST}{_AND_WEEKEND}|{_GROUP})"
)
_PARTS = re.compile(rf"({_ONE})(?:{_TO}({_ONE}))?")

_TWO: Final = {"mo": "mon", "tu": "tue", "we": "wed", "th": "thu", "fr": "fri", "sa": "sat", "su": "sun"}
_TWO_ONES: Final = "|".join(_TWO)
_RUN_OF_TWOS = re.compile(rf"\b(?:{_TWO_ONES})(?:\s*(?:-|/|,|&|\+|\band\b|\bto\b)\s*(?:{_TWO_ONES})\b)+")
_TWO_BEFORE_A_TIME = re.compile(r"\b(?:mo|tu|th|fr|sa|su)(?=\s*:?\s*\d)")
_ALONE: Final = {"m": "mon", "t": "tue", "w": "wed", "f": "fri"}
# Days by their letters: "M/T/Th 8:30-5", "M T W F 9-6".
_SHORTEST: Final = {"m": "mon", "t": "tue", "w": "wed", "f": "fri", "sat": "sat", "sun": "sun", **_TWO}
_LETTERS_BY_STROKES = re.compile(
    r"\b(?:m|tu?|w|th|f|sat?|sun?)(?:(?:\s?/\s?| )(?:m|tu?|w|th|f|sat?|sun?))+\b(?=:? (?:from )?\d)"
)
_ONE_LETTER: Final = (
    (re.compile(r"\bm\s*-\s*(?=(?:f|th|fri|thu|thur|thurs|sat?|sun?)\b)"), "mon-"),
    (re.compile(r"(?<=mon-)f\b"), "fri"),
    (re.compile(r"(?<=mon-)(th|sa|su)\b"), lambda m: _TWO[m[1]]),
    (re.compile(r"\bm\s?[/,]?\s?w\s?[/,]?\s?f\b"), "mon, wed, fri"),
    (re.compile(r"\b[mtwf](?=:? \d{1,2}(?:[:.]\d\d)? ?(?:am|pm)? ?(?:-|to) ?\d)"), lambda m: _ALONE[m.group()]),
    (re.compile(r"\bt\s?[/,]?\s?th\b"), "tue, thu"),
)


def as_days(text: str) -> str:
    """A text from `heard` in which days written with one or two letters stand with three."""
    text = _LETTERS_BY_STROKES.sub(lambda m: ", ".join(_SHORTEST[d] for d in re.findall(r"[a-z]+", m.group())), text)
    for letters, days in _ONE_LETTER:
        text = letters.sub(days, text)
    text = _RUN_OF_TWOS.sub(lambda m: re.sub(rf"\b(?:{_TWO_ONES})\b", lambda d: _TWO[d.group()], m.group()), text)
    return _TWO_BEFORE_A_TIME.sub(lambda m: _TWO[m.group()], text)


def days_named(said: str) -> set[int] | None:
    """Weekdays 0-6 of a match of DAYS; None for all that are not spoken of elsewhere ("the rest of the week")."""
    if "rest of" in said or "other days" in said:
        return None
    if re.search(r"week\s?days?$|week\s?days|(?:any|every) week\s?day\b|(?:working|business) days", said):
        return set(range(5))
    named = {5, 6} if re.search(r"week\s?end", said) else set()
    for part in _PARTS.finditer(said):
        start = _weekday(part.group(1))
        end = _weekday(part.group(2)) if part.group(2) else start
        named |= {(start + n) % 7 for n in range((end - start) % 7 + 1)}
    return named or set(range(7))


def _weekday(said: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(said[:3]))
