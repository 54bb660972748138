"""Which numbers are in spoken English? Number words become figures: "twenty five" → "25", "the sixth" → "the 6th"."""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_UNITS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS: Final = words(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINAL_TENS: Final = ("twentieth", "thirtieth")

_CARDINALS: Final[dict[str, int]] = {
    "zero": 0,
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    "fourty": 40,
}
_ORDINALS: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate(_ORDINAL_UNITS, 1)},
    **{word: n for n, word in enumerate(_ORDINAL_TEENS, 10)},
    **{word: n * 10 for n, word in enumerate(_ORDINAL_TENS, 2)},
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_WORDS: Final = frozenset((*_CARDINALS, *_ORDINALS, *_SCALES))
_WORD: Final = (
    rf"(?=[{''.join(sorted({word[0] for word in _WORDS}))}])(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
)
_RUN = re.compile(rf"\b(?:a[ ])?{_WORD}\b(?:(?:[ -]+|[ ]and[ ]){_WORD}\b)*")
# One word of a whole number, in a pattern for any case.
CARDINAL: Final = rf"(?:{'|'.join(sorted((*_CARDINALS, *_SCALES), key=len, reverse=True))})\b"
ORDINAL: Final = rf"(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b"
_ALONE: Final = {word: str(n) for word, n in _CARDINALS.items()}
_HUNDRED_HOURS = re.compile(r"\b(\d{1,2}) 100(?= hours\b)")
_THIS_DECADE = re.compile(
    r"(?<!\bat )(?<!\bby )(?<!around )(?<!about )(?<!till )(?<!\d )\b20 (2\d)\b(?! \d)"
)  # a year, no hour
_ISH = re.compile(rf"\b({'|'.join((*_UNITS, *_TEENS[:3]))})ish\b")  # "sevenish"
_POINT = re.compile(r"(?<![\d.,])(\d{1,7}) point ((?:\d ){0,2}\d{1,2})(?!\d)")  # "120 point 5"
_A_MOMENT = re.compile(r"(?:\ba|\bone|\bjust|\bper|\bevery|\bsplit|\b1) $")


def in_figures(lower: str) -> str:
    """Lower-case text with figures for number words; "seven forty five" stays two numbers: "7 45"."""
    if "ish" in lower:
        lower = _ISH.sub(r"\1 ish", lower)
    text = lower if _WORDS.isdisjoint(words_in(lower)) else _RUN.sub(_run_in_figures, lower)
    if " point " in text:
        text = _POINT.sub(_decimal, text)
    if "20 2" in text:
        text = _THIS_DECADE.sub(r"20\1", text)
    return _HUNDRED_HOURS.sub(r"\g<1>00", text) if " 100 hours" in text else text


def _decimal(m: re.Match[str]) -> str:
    return f"{m[1]}.{m[2].replace(' ', '')}"


def _run_in_figures(run: re.Match[str]) -> str:
    said = run.group()
    if said in _ALONE:
        return _ALONE[said]
    if said == "second" and _A_MOMENT.search(run.string, 0, run.start()):
        return said  # "just a second"
    parts = said.replace("-", " ").split()
    if parts[0] == "a":
        if parts[1] not in _SCALES:
            return said if parts[1] == "second" else "a " + _joined(parts[1:])
        parts[0] = "one"
    if parts[-1] == "second" and parts[-2:-1] == ["one"]:
        return _joined(parts[:-1]) + " second"
    return _joined(parts)


def _joined(run: list[str]) -> str:
    """Words of one run as figures: a number grows as long as the next word can be a smaller part of it."""
    out: list[str] = []
    total, room = 0, -1  # `room`: the largest number that may still be added; -1 when no number is open

    def close() -> None:
        nonlocal total, room
        if room >= 0:
            out.append(str(total))
        total, room = 0, -1

    for word in run:
        if word == "and":
            if room < 99:
                close()
                out.append("and")
        elif word in _SCALES:
            scale = _SCALES[word]
            part = total % 1000 if scale == 100 else total  # five of "two thousand five hundred"
            if room >= 0 and 0 < part < scale and (part == total or part < 10):
                total, room = total - part + part * scale, scale - 1
            else:
                close()
                total, room = scale, scale - 1
        else:
            value = _CARDINALS.get(word, _ORDINALS.get(word, 0))
            if not (0 < value <= room and room >= 9):
                close()
            total, room = total + value, _room_below(value)
            if word in _ORDINALS:
                out.append(f"{total}{_suffix(total)}")
                total, room = 0, -1
    close()
    return " ".join(out)


def _room_below(value: int) -> int:
    return 9 if value >= 20 else 0


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
