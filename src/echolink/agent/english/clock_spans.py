"""From when until when is it, as English writes opening hours: "9-5", "11am till late", "8h30-18h00", "5 to half 10"?"""

import re
from typing import Final

HOUR: Final = r"(?:2[0-4]|[01]?\d)"
# A time of day whose groups begin with a letter of their own: `ah`, `am`, `ap`, or `aw` for a word.
CLOCK: Final = (
    rf"(?:(?P<{{0}}h>{HOUR})(?:[:.](?P<{{0}}m>[0-5]\d))?(?:\s*(?P<{{0}}p>am|pm)\b)?(?:\s*o'clock)?|"
    r"(?P<{0}w>noon|midday|midnight)\b)(?!\d|[:.]\d)"
)
# When it is over: "open at 8, we wrap up at 5", "on Sundays we lock up at 4".
CLOSES: Final = r"(?:clos(?:e|es|ing)|shut(?:s|ting)?|lock(?:s|ing)?|finish(?:es)?|stop|end|wrap|done)(?: up| down)?"
UNITS_AFTER: Final = (
    r"(?!\s*(?:people|persons|guests|kids|children|adults|(?:business |working )?days|minutes?|mins?|hours?|"
    r"weeks?|months?|"
    r"years?|miles?|km|euros?|dollars?|pounds?)\b|\s*[$€£%]|\s*per\b|-\d)"
)
RANGE: Final = (
    rf"(?<![\d$€£.:/-])(?:(?P<between>between\s+)|from\s+)?{CLOCK.format('a')}(?:\s*(?:-|to|until|till|til|through|"
    rf"(?(between)(?:and|&)|to))\s*|\s*[,;]?\s*(?:and )?(?:we )?{CLOSES}\s+(?:at\s+)?)"
    rf"{CLOCK.format('b')}{UNITS_AFTER}"
)
_MAY_BE_WRITTEN = re.compile(
    r"\d[ap]\b|\bhalf|\bquarter|\bin the |\bat night|\dh|\d h\b|\b\d{4}\b|\blate\b|\bclose\b|\d (?:noon|mid)"
)
# What is written short or in words, as the patterns read it.
_WRITTEN: Final = (
    (re.compile(r"\b12(?::00)? (noon|midday|midnight)\b"), r"\1"),
    (re.compile(r"\b(\d{1,2}(?::\d\d)?)([ap])(?=\s?(?:-|to) ?\d)"), r"\1 \2m"),
    (re.compile(r"((?:-|\bto )\s?\d{1,2}(?::\d\d)?)([ap])\b"), r"\1 \2m"),
    (re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?)(?: o'clock)? in the morning\b"), r"\1 am"),
    (re.compile(r"\b(\d{1,2}(?:[:.]\d\d)?)(?: o'clock)? (?:in the (?:afternoon|evening)|at night)\b"), r"\1 pm"),
    (re.compile(r"\bhalf (?:past )?(\d{1,2})\b"), r"\1:30"),
    (re.compile(r"\bquarter past (\d{1,2})\b"), r"\1:15"),
    (re.compile(r"\bquarter to (\d{1,2})\b"), lambda m: f"{int(m[1]) - 1 or 12}:45"),
    (re.compile(rf"\b({HOUR}) ?h ?([0-5]\d)\b"), r"\1:\2"),
    (re.compile(rf"\b({HOUR}) ?h\b(?! ?r)"), r"\1:00"),
    (re.compile(r"\b(?!(?:19[5-9]|20[0-5])\d ?(?:-|to|until)|1\d{3} ?- ?20[0-5])([01]\d|"
        r"2[0-4])([0-5]\d)(?:\s*h(?:ou)?rs)?"
                r"(\s*(?:-|to|until|till)\s*)([01]\d|2[0-4])([0-5]\d)\b"), r"\1:\2\3\4:\5"),
    (re.compile(r"(?:-|\btill?|\buntil|\bto) ?(?:late|close)\b"), "to midnight"),
)  # fmt: skip


def as_clocks(text: str) -> str:
    """A text from `heard` with its times written in figures."""
    if not _MAY_BE_WRITTEN.search(text):
        return text
    for written, plain in _WRITTEN:
        text = written.sub(plain, text)
    return text


def span(m: re.Match[str], *, morning: bool = False) -> tuple[str, str]:
    """HH:MM and HH:MM of a match of RANGE: where am or pm is missing, the reading that makes a sensible day."""
    a, a_half = point(m, "a")
    b, b_half = point(m, "b")
    if a_half is None and b_half is None and max(a, b) < 13 * 60:
        a, b = (a, b) if morning and a < b else _neither(a, b)
    else:
        if a_half is None and b_half != "24h":
            a = _before(a, b)
        if b_half is None and b < 12 * 60 and b <= a:
            b += 12 * 60
    if b == 0 or m["bw"] == "midnight":
        b = 24 * 60
    return hhmm(a), hhmm(b)


def point(m: re.Match[str], name: str) -> tuple[int, str | None]:
    """Minutes, and "am", "pm", "24h" or "word" when they are certain."""
    if m[name + "w"]:
        return (0 if m[name + "w"] == "midnight" else 720), "word"
    hour, minute, half = int(m[name + "h"]), int(m[name + "m"] or 0), m[name + "p"]
    if half:
        return (hour % 12 + (12 if half == "pm" else 0)) * 60 + minute, half
    return hour * 60 + minute, "24h" if hour > 12 or hour == 0 or m[name + "h"].startswith("0") else None


def evening(m: re.Match[str], name: str) -> str:
    """A closing time by itself: "until 6" is in the evening."""
    at, half = point(m, name)
    return "24:00" if m[name + "w"] == "midnight" else hhmm(at if half or at >= 720 else at + 720)


def _neither(a: int, b: int) -> tuple[int, int]:
    """9-5, 10-2, 5-10, 11-11 without am or pm."""
    if a < 420 and b != a:
        return (a + 720, b) if b < a else (a + 720, b + 720 if b < 720 else 1440)
    return (a, b + 720 if b < 720 else b) if b <= a or b - a < 180 else (a, b)


def _before(a: int, b: int) -> int:
    """The opening hour without a mark of its own: in the half of the day of the closing one, if it then comes before it."""
    if a > 720:
        return a
    same_half = a % 720 + (720 if b >= 720 else 0)
    other = (same_half + 720) % 1440
    if b >= 1020 and a == 720:
        return 720
    return same_half if same_half < b else other


def hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
