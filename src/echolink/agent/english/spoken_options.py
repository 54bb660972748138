"""How is an option said that is written short: "10x10" is "ten by ten", "BBQ" the barbecue, "biweekly" every two weeks?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

# Each line: ways to say how often something happens, of which an option may be any. From texts of `heard`.
_OFTEN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"daily|every ?day|each day|once (?:a|per) day",
        r"weekly|every (?:single )?week|each week|(?:once|1 time) (?:a|per|every) week",
        r"(?:bi-?weekly|fortnightly)|every (?:2 weeks|2nd week|other week|fortnight)|(?:once )?(?:a|per) fortnight",
        r"monthly|every month|each month|once (?:a|per) month",
        r"bi-?monthly|every (?:2 months|2nd month|other month)",
        r"quarterly|every (?:3 months|quarter)|once (?:a|per) quarter|4 times (?:a|per) year",
        r"yearly|annual(?:ly)?|every (?:12 months|year)|each year|once (?:a|per) year",
        r"1[ -]time|1[ -]off|once|(?:just|only) (?:the |this )?(?:1 time|once|1)",
    )
)
# Everyday abbreviations whose letters are not the initials of what is said.
_IN_FULL: Final = {
    "bbq": r"bar-?b(?:ecue|eque|que)|barbie", "tv": r"television|telly", "pc": r"computer",
    "ac": r"air[ -]?con(?:ditioning|ditioner)?", "ev": r"electric (?:car|vehicle)", "rv": r"motor ?home|camper ?van",
}  # fmt: skip
# How long something lasts, in other words than in minutes.
_LASTS: Final = {
    15: r"(?:a )?quarter of an hour", 30: r"half an hour|(?:a )?half[ -]hour|30[ -]minute", 45: r"3 quarters of an hour",
    60: r"(?:an|1)[ -]hour(?! and (?:a|1|\d))", 75: r"an hour and a quarter",
    90: r"an hour and a half|(?:1 and a half|1\.5) hours?|1 hour (?:and )?30(?: minutes)?", 120: r"2[ -]hours?",
    180: r"3[ -]hours?", 240: r"4[ -]hours?",
}  # fmt: skip
_MINUTES: Final = re.compile(r"(?P<n>\d{1,3})[ -]?min(?:ute)?s?\.?")
_RATES: Final = re.compile(rf"\b(?:{'|'.join(one.pattern for one in _OFTEN[:-1])})\b")
_TIMES: Final = re.compile(
    r"\b(?:(?:twice|\d{1,2} times) (?:a|per|every|each) (?:day|week|month|year)|every \d{1,2} (?:days|weeks|months))\b"
)
_ASKS_HOW_OFTEN: Final = re.compile(r"\bhow (?:often|many times)\b|\b(?:frequency|interval)\b", re.IGNORECASE)
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?) ?[x×*] ?(\d+(?:\.\d+)?)")
# Units that are written short, close behind their number: "2BR", "40yd", "6 pk".
_UNITS: Final = {
    unit: full
    for units, full in (
        ("br bd bdr bdrm bed", r"bed(?:room)?s?"),
        ("ba bth", r"bath(?:room)?s?"),
        ("hr hrs h", r"hours?"),
        ("wk wks", r"weeks?"),
        ("mo mos mth", r"months?"),
        ("yr yrs", r"years?"),
        ("d", r"days?"),
        ("mi", r"miles?"),
        ("km", r"k|kilomet(?:er|re)s?"),
        ("ft", r"f(?:oo|ee)t"),
        ("in", r"inch(?:es)?"),
        ("yd yds", r"yards?"),
        ("sqft sf", r"square f(?:oo|ee)t"),
        ("lb lbs", r"pounds?"),
        ("kg", r"kilos?|kilograms?"),
        ("g", r"grams?"),
        ("oz", r"ounces?"),
        ("gal", r"gallons?"),
        ("l lt", r"lit(?:er|re)s?"),
        ("ml", r"millilit(?:er|re)s?|mils?"),
        ("qt", r"quarts?"),
        ("pt", r"pints?"),
        ("pk pck", r"packs?"),
        ("pc pcs", r"pieces?"),
        ("pp ppl pax", r"people|persons?"),
        ("gb", r"gigs?|gigabytes?"),
        ("mbps mb", r"megs?|megabits?(?: (?:per|a) second)?|mbps"),
        ("cm", r"centimet(?:er|re)s?"),
        ("mm", r"millimet(?:er|re)s?"),
        ("pg pgs", r"pages?"),
    )
    for unit in units.split()
}
_MEASURED: Final = re.compile(r"(\d+(?:\.\d+)?)[ -]?([a-z]{1,4})\.?")
_LETTERS: Final = re.compile(r"[a-z]{2,4}")


def spoken(option: str, *, written: str) -> str:
    """A pattern for all ways to say an option; `option` is of `heard`, `written` as the bot spells it."""
    often = next((pattern for pattern in _OFTEN if pattern.fullmatch(option)), None)
    if often is not None:
        return rf"(?:{often.pattern})"
    short = {word.lower() for word in re.findall(r"\b[A-Z]{2,4}\b", written)} if not written.isupper() else set()
    short |= {option} if written.isupper() and len(option) < 5 else set()
    if lasts := _MINUTES.fullmatch(option):
        return rf"(?:{lasts['n']}[ -]?min(?:ute)?s?|{_LASTS.get(int(lasts['n']), lasts['n'] + ' minutes')})"
    words = re.split(r"[\s-]+", _MEASURED.sub(_closed_up, option))
    return r"[\s-]*".join(_word(word, is_short=word in short or word in _IN_FULL) for word in words)


def how_often(text: str) -> str | None:
    """How often something is to be, in a text from `heard`: "every 2 weeks"; None where that is told in several ways."""
    found = [m.group() for m in _RATES.finditer(text)] or [m.group() for m in _TIMES.finditer(text)]
    return found[0] if len(found) == 1 else None


def asks_how_often(label: str) -> bool:
    """Whether "every two weeks" answers a field."""
    return _ASKS_HOW_OFTEN.search(label) is not None


def often_said(said: str) -> str | None:
    """How often something is to be, in the words in which it was said."""
    found = how_often(heard(said))
    if found is None:
        return None
    parts = said.split()
    ways = (" ".join(parts[n : n + length]).strip(",.!?") for n in range(len(parts)) for length in range(1, 7))
    return next((way for way in ways if heard(way) == found), found)


def _closed_up(m: re.Match[str]) -> str:
    """ "2 br" → "2br", so that it is one word; what is no unit stays as it is."""
    return f"{m[1]}{m[2]}" if m[2] in _UNITS else m.group()


def _word(word: str, *, is_short: bool) -> str:
    if size := _SIZE.fullmatch(word):
        return rf"{size[1]}(?: ?[x×*] ?| times ){size[2]}"
    if (measured := _MEASURED.fullmatch(word)) and measured[2] in _UNITS:
        return rf"{re.escape(measured[1])}[ -]?(?:{measured[2]}\.?|{_UNITS[measured[2]]})"
    if word in ("&", "+"):
        return rf"(?:{re.escape(word)}|and|plus)"
    if not is_short or not _LETTERS.fullmatch(word):
        return re.escape(word)
    ways = [word, r"[. ]+".join(word) + r"\.?", *([_IN_FULL[word]] if word in _IN_FULL else [])]
    return rf"(?:{'|'.join(ways)})"
