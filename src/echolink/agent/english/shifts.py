"""By how much does an English caller move a value: an hour later, the day before, back a week?"""

import re
from typing import Final

from echolink.agent.english.corrections import refuses
from echolink.agent.english.words import words, words_in

_AMOUNT: Final = (
    r"(?P<n>(?:an? |1 )?half(?: an?| of an)?|(?:a )?quarter(?: of)? an?|an?(?: whole| full| good)?|"
    r"\d{1,3}(?: more)?|a couple(?: of)?|a few)"
    r"(?P<and_half> and a half)? (?P<u>hours?|minutes?|mins?|days?|weeks?|fortnights?|"
    r"months?)(?P<half> and a half| and 30(?: minutes)?)?(?: or so| or 2)?"
)
_NOTHING_AFTER: Final = (
    r"(?=\W*$|\W*(?:[,.;]|\b(?:please|than|that|this|if|instead|then|same|would|is|will|works|ok|okay|might|on|"
    r"in the|for|at (?:the same|\d|noon)|we|and|or so|so|"
    r"thanks|thank you|maybe|but|because|actually|rather|after all|though|the same|at most|suits|better)\b))"
)
# Behind a wish a reason may follow without a sign: "make it an hour earlier my bus leaves at six".
_REASON: Final = (
    r"(?:(?<=later)|(?<=earlier)|(?<=sooner))"
    r"(?= (?:my|our|i|i'm|i've|i'll|he|she|they|there's|it's|since|'?cause|as)\b)"
)
_WISHES: Final = re.compile(
    r"\b(?:make|do|let's|can|could|rather|prefer|like|need|want|better|(?:how|what) about|actually|it's|maybe|have|come)\b"
)
_MOVED = re.compile(
    rf"\b{_AMOUNT} (?P<way>later|earlier|after|before|sooner)\b(?: (?:that|then|this|it)\b)?"
    rf"(?:{_NOTHING_AFTER}|(?P<reason>{_REASON}))"
)
_PUSHED = re.compile(
    r"\b(?P<verb>push|put|move|bring|pull|shift|delay|postpone|set|take|change|slide|bump|make)(?:ing)? (?:it |"
    r"that |this |(?:the|my|our) (?:[\w:]+ ){1,5}?|everything )?"
    r"(?:(?P<way>back|forwards?|up|off|out|down|on|ahead) ?)?(?:by |for |about |around |just )*"
    + _AMOUNT
    + r"\b(?! (?:later|earlier|after|before|sooner|ago|from))"
)
_NEIGHBOUR = re.compile(
    r"\b(?:(?:the )?(?:(?P<next>next|following)(?! week)|(?P<same>same day) (?:the )?(?:next|"
    r"following)(?= week)) ?(?P<u>day|weekday)?|"
    r"(?:the )?(?P<v>day|week) (?P<way>after|before)(?: (?:that|this|it|then)(?= |\W*$))?|"
    r"(?:the )?(?P<w>following week)|(?:same (?:time|day) )?(?:the )?(?P<x>next week)(?: same (?:time|day))?)"
    + _NOTHING_AFTER
)
# "Not this Tuesday, the one after", "the Tuesday after that", "no, the following Tuesday".
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_WEEKDAY: Final = rf"(?P<{{}}>{'|'.join(_WEEKDAYS)})"
_ENDS: Final = r"(?=\W*$|,| please| thanks| instead| then| (?:at )?(?:the )?same)"
_WEEKDAY_AFTER = re.compile(
    rf"\b{_A_WEEKDAY.format('a')}\b[^.?!]*?\b(?:the )?(?:1 (?:after|before)|next 1|following 1|week (?:after|before))"
    rf"(?: (?:that|this|it))?{_ENDS}|"
    rf"\b{_A_WEEKDAY.format('b')} (?:after|before)(?: (?:that|this|it))?{_ENDS}|"
    rf"\b(?:next|following) {_A_WEEKDAY.format('c')}{_ENDS}"
)
_PAST_THE_HOUR = re.compile(r"\b(?:a )?(?P<part>half|quarter) past\b(?!\s*(?:\d|noon|midnight))")
_FROM_NOW = re.compile(rf"\bin (?:about |around |like |maybe )?{_AMOUNT}(?:'s? time| from now)?{_NOTHING_AFTER}")
_DIRECTIONS: Final = frozenset(words("later earlier after before sooner"))
_PUSHES: Final = frozenset(
    words("push put move bring pull shift delay postpone set slide bump pushing moving bringing delaying take")
)
_NEXT: Final = frozenset(words("next following after before"))
_EARLIER: Final = frozenset(("earlier", "before", "sooner"))
_PAST = re.compile(
    r"\b(?:last time|ago|yesterday|i (?:came|was|arrived|left)|was ill|hurts?|usually|call me|ring me|remind me|"
    r"let me know)\b"
)
_FRACTIONS: Final = {"half": 0.5, "quarter": 0.25, "couple": 2, "few": 3}
_MINUTES: Final = {"hour": 60, "minute": 1, "min": 1}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}


def shift(text: str) -> tuple[str, int] | None:
    """("time", 60) for "an hour later", ("date", -7) for "a week earlier"; None where no amount is told. `text` "
    "from `heard`."""
    said = words_in(text)
    if _PAST.search(text):
        return None
    if not said.isdisjoint(_DIRECTIONS) and (m := _MOVED.search(text)) and _is_wished(m):
        return _by(m, -1 if m["way"] in _EARLIER else 1)
    if not said.isdisjoint(_PUSHES) and (m := _PUSHED.search(text)) and (way := _way_of(m)):
        return _by(m, way)
    return None if said.isdisjoint(_NEXT) else _neighbour(text)


def _is_wished(m: re.Match[str]) -> bool:
    """ "An hour later I noticed" moves nothing."""
    return m["reason"] is None or _WISHES.search(m.string, 0, m.start()) is not None


def minutes_past(text: str) -> int | None:
    """30 for "half past" and 15 for "quarter past" where no hour is named with it; `text` from `heard`."""
    told = [m for m in _PAST_THE_HOUR.finditer(text) if not refuses(text[: m.start()])]
    return {"half": 30, "quarter": 15}[told[-1]["part"]] if told else None


def weekday_after(text: str) -> tuple[int, int] | None:
    """(1, 1) for "the Tuesday after that" and "not Tuesday, the one after", (1, -1) for one before; `text` from `heard`."""
    said = words_in(text)
    m = None if said.isdisjoint(_NEXT) or said.isdisjoint(_WEEKDAYS) else _WEEKDAY_AFTER.search(text)
    if m is None:
        return None
    return _WEEKDAYS.index(m["a"] or m["b"] or m["c"]), -1 if "before" in m.group() else 1


def from_now(text: str) -> tuple[int, int, int] | None:
    """(120, start, end) for "in two hours": minutes, and where that stands; None for days. `text` from `heard`."""
    m = _FROM_NOW.search(text) if " hour" in text or " min" in text else None
    moved = _by(m, 1) if m else None
    return (moved[1], *m.span()) if m and moved and moved[0] == "time" else None


def _way_of(m: re.Match[str]) -> int:
    """Later 1, earlier -1, neither 0. "Push it back" is later, "bring it forward" and "move it up" earlier."""
    match m["verb"], m["way"]:
        case ("make" | "take" | "change" | "set", None) | ("make", _):
            return 0
        case ("push", "forward" | "forwards") | (_, "back" | "off" | "out" | "on" | "down"):
            return 1
        case (_, "forward" | "forwards" | "up" | "ahead"):
            return -1
        case ("push" | "delay" | "postpone" | "shift" | "bump", None):
            return 1
    return 0


def _by(m: re.Match[str], sign: int) -> tuple[str, int] | None:
    unit = m["u"].rstrip("s")
    said = m["n"].split()
    number = next((_FRACTIONS[w] for w in said if w in _FRACTIONS), None)
    if number is None:
        number = next((float(w) for w in said if w.isdigit()), 1.0)
    amount = number + (0.5 if m["half"] or m["and_half"] else 0)
    if unit in _DAYS:
        return "date", round(sign * amount * _DAYS[unit])
    return ("time", round(sign * amount * _MINUTES[unit])) if unit in _MINUTES else None


def _neighbour(text: str) -> tuple[str, int] | None:
    """The day or the week before or after: of what was spoken of, when nothing else is named with it."""
    m = _NEIGHBOUR.search(text)
    if m is None:
        return None
    if m["w"] or m["same"]:
        return "date", 7
    if m["x"]:
        return ("date", 7) if "same" in text else None  # "next week" by itself names a week, counted from today
    if m["next"]:
        return ("date", 1) if m["u"] else None
    return "date", (-1 if m["way"] == "before" else 1) * (7 if m["v"] == "week" else 1)
