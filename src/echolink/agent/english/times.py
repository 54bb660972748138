"""Which times of day are in a spoken English text?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.overlaps import first_come
from echolink.agent.english.words import A_FIGURE, A_LONG_FIGURE, FIGURES, words, words_in

_DAYPART: Final = (
    r"morning|forenoon|afternoon|noon|evening|night|tonight|midday|"
    r"lunch(?:time)?|dinner(?:time)?|supper|breakfast|brunch|after lunch"
)
# What a number counts, so that it is no hour.
NOT_AN_HOUR: Final = (
    r"(?!\s*(?:st|nd|rd|th)\b)(?!\s*(?:%|percent|dollars?|euros?|pounds?|bucks|people|persons?|guests?|adults?|kids?|"
    r"children|players?|friends|folks|dudes|guys|fellas|girls|boys|heads|passengers?|students?|riders?|"
    r"of us|pax|seats?|tickets?|nights?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|"
    r"(?:an?|per) (?:month|week|year|day|night|hour|head|person|piece)|"
    r"and a half hours?|square|sq|feet|foot|ft|met(?:er|re)s?|miles?|km|kilo\w*|kg|lbs?|inch(?:es)?|grams?|lit(?:er|re)s?|"
    r"bed|rooms?|beds?|or \d+ (?:people|persons|of us)|to \d+ (?:people|persons)|times|x\b|street|avenue|"
    r"road|(?:\w+\s+){1,2}(?:street|st|avenue|ave|road|rd|lane|drive|square|boulevard|place|court)\b))(?![\d/$€£-])"
)
_CUE: Final = r"(?:at|around|about|approximately|roughly|by|before|after|from|until|till?|past|circa|@|say|like|approx)"
_MARK: Final = r"(?:\s*(?P<{}>am|pm)\b)?"

_PAST = re.compile(
    r"\b(?:(?P<part>half(?: an hour)?|(?:a )?quarter(?: of an hour)?|1/4|(?<!\d )\d{1,2})"
    r"(?:\s+(?:minutes?|mins?))?\s+(?P<way>past|after|to|till|til|"
    r"before|of)"
    r"\s+(?P<h>1[0-2]|[0-9]|noon|midnight)\b|(?P<brit>half)\s+(?P<bh>1[0-2]|[1-9])\b)"
    r"(?:\s*o'clock)?" + _MARK.format("m")
)
_CLOCK = re.compile(
    r"(?:\b(?P<oh>oh|o|0) )?(?<![\d/$€£.:+-])"
    r"(?P<h>2[0-4]|1\d|0?\d)(?:(?P<sep>:| ?h ?)(?P<mm>[0-5]\d)|(?P<soft>[. ])(?P<sm>[0-5]\d)|"
    r"\s(?:oh|o|0)[ -]?(?P<om>\d))(?:\s*o'clock)?" + _MARK.format("m") + r"(?![\d/%$€£-]|[.:]\d|(?:st|nd|rd|th)\b)"
)
_RUN_TOGETHER = re.compile(
    r"(?:\b(?P<cue>"
    + _CUE
    + r")\s+|(?!202\d [a-z]))(?<![\d/$€£.:+-])(?P<h>2[0-3]|1\d|0?\d)(?P<mm>[0-5]\d)(?:\s*(?P<hours>hours|hrs))?"
    r"(?:\s*o'clock)?" + _MARK.format("m") + NOT_AN_HOUR + r"(?![\d/%$€£:-]|[.:]\d)"
)
_CUE_BEFORE = re.compile(r"\b(?P<cue>" + _CUE + r")\s+(?:about\s+|around\s+|say\s+|like\s+)?$")
_LONGEST_CUE: Final = 24  # characters
_HOUR = re.compile(
    r"(?<![\w/$€£.:+#'-])(?P<h>2[0-4]|1\d|0?\d)\b(?:(?:\s*-?\s*(?P<oc>o'clock|ish))?"
    + _MARK.format("m")
    + r")"
    + NOT_AN_HOUR
    + r"(?![.:]\d)"
)
_NOON = re.compile(r"\b(?:(?:12\s*)?(?P<noon>noon(?:ish)?|midday)|(?P<midnight>midnight))\b")
_PART = re.compile(rf"(?<!good )(?<!good-)\b({_DAYPART})\b")
_HALF = re.compile(
    r"(?<!good )(?<!last )(?<!yesterday )(?<!ma')(?<!all )(?<!every )(?<!each )\b(?:morning|forenoon|"
    r"breakfast|afternoon|evening|night|"
    r"tonight|dinner|lunch|am(?! i\b)(?<!i am)|pm)\b"
)
_BETWEEN = re.compile(
    r"^[\s,.]*(?:(?:in|at|on|of|the|for (?:the|an?)|this|that|same|tomorrow|today|around|about|maybe|mid|so|early|late|say|"
    r"call it|"
    r"would be|"
    r"o'clock|is|a|time|mon|tues|wednes|thurs|fri|satur|sun|day)[\s,]*)*$"
)
# Words of which one at least is in every text that the patterns fit.
NOON_WORDS: Final = frozenset(words("noon noonish midday midnight"))
_PAST_WORDS: Final = frozenset(words("past after to till til before of half"))
_PART_WORDS: Final = frozenset(
    words(
        "morning forenoon afternoon noon evening night tonight midday lunch lunchtime dinner dinnertime supper breakfast brunch"
    )
)
_HALF_WORDS: Final = frozenset(words("morning forenoon breakfast afternoon evening night tonight dinner lunch am pm"))
_ONE_FIGURE_PAST: Final = frozenset(words("half quarter noon midnight"))
# One of them stands beside every figure that is sure to be a time.
WORDS_BESIDE_AN_HOUR: Final = frozenset(
    (
        FIGURES,
        A_LONG_FIGURE,
        *_PART_WORDS,
        *words(
            "am pm clock ish half quarter at around about approximately roughly by before after circa approx from between "
            "till until til"
        ),
    )
)
_FIGURES = re.compile(r"\d+")
_NEAR: Final = 34  # characters between an hour and the part of the day that goes with it: "at 3 on Saturday afternoon"


def times(text: str, said: frozenset[str]) -> list[Found]:
    """All times in a text from `heard` with the words `said`, as HH:MM.

    An hour without am, pm or part of the day has its twin in `other`.
    """
    cores = _cores(text, said)
    parts = [] if said.isdisjoint(_PART_WORDS) else _parts(text, cores)
    found = [_in_half(core, text, parts) for core in cores] if parts else cores
    if said.isdisjoint(NOON_WORDS):
        return found
    for noon in _NOON.finditer(text):
        apart = _AT_BEFORE.search(text, 0, noon.start()) is not None
        near = [f for f in found if (f.sure or not apart) and not leads_on(text[f.end : noon.start()])]
        if not any(f.start <= noon.start() < f.end or abs(f.start - noon.end()) < 3 or _tells(f, noon) for f in near):
            value = "12:00" if noon["noon"] else "00:00"
            found.append(Found("time", value, noon.start(), noon.end()))
    return sorted(found, key=lambda f: f.start)


def _cores(text: str, said: frozenset[str]) -> list[Found]:
    """Times by the clock, whatever the part of the day; earlier patterns are more specific and win."""
    found: list[Found] = []
    if not said.isdisjoint(_PAST_WORDS) and (FIGURES in said or not said.isdisjoint(_ONE_FIGURE_PAST)):
        found += _past(text)
    if FIGURES in said:
        found += _clocks(text)
    if A_LONG_FIGURE in said:
        found += _run_together(text)
    if A_FIGURE in said:
        found += _hours(text)
    return first_come(found)


def _parts(text: str, cores: list[Found]) -> list[re.Match[str]]:
    found = [m for m in _PART.finditer(text) if not any(c.start <= m.start() < c.end for c in cores)]
    return [m for m in found if m.group() not in ("noon", "midday") or not _AT_BEFORE.search(text, 0, m.start())]


_AT_BEFORE: Final = re.compile(r"\b(?:at|around|about|by|before|after|until|till|from) $")  # "for two at noon"
_FROM: Final = re.compile(r"\b(?:from|between)\b[^,.?!]{0,20}$")
_TILL: Final = re.compile(rf"\W*(?:(?:in the )?(?:{_DAYPART})\W+)?(?:to|till?|until|and|-)(?!\w)")


_LEADS_ON: Final = re.compile(
    rf"\W*(?:(?:in the )?(?:{_DAYPART})\W+)?(?:to|till?|until|through|thru)\W+(?:(?:on|at|about|around|the|like|maybe)\W+)*"
)


def spans(before: str, after: str) -> bool:
    """Whether the words up to one time, and on to the next, make them the begin and the end of something."""
    return _FROM.search(before) is not None and _TILL.match(after) is not None


def leads_on(between: str) -> bool:
    """Whether nothing but a "to" or "until" stands between two values."""
    return _LEADS_ON.fullmatch(between) is not None


def spans_barely(between: str, after: str) -> bool:
    """Whether nothing but "to" stands between two hours that count nothing: "nine to eleven", and no "two to three people"."""
    return _TO.fullmatch(between) is not None and _COUNTS.match(after) is None


_TO: Final = re.compile(r" (?:to|till|til|until|through) |-")
_COUNTS: Final = re.compile(r"\s+(?!(?:is|this|works|was|please|thanks|plus|yes)\b)(?:[a-z]{3,}s|people|of)\b")


def half_of_day(text: str) -> str | None:
    """Whether "in the morning" (am) or "the evening one" (pm) is named; None for neither and for both."""
    if _HALF_WORDS.isdisjoint(words_in(text)):
        return None
    halves = {"am" if m.group() in ("morning", "am", "forenoon", "breakfast") else "pm" for m in _HALF.finditer(text)}
    return halves.pop() if len(halves) == 1 else None


def _tells(found: Found, noon: re.Match[str]) -> bool:
    return 0 <= noon.start() - found.end < 8 or 0 <= found.start - noon.end() < 4


def _past(text: str) -> Iterator[Found]:
    for m in _PAST.finditer(text):
        if m["brit"]:
            yield _core(int(m["bh"]), 30, m)
            continue
        part = m["part"].removeprefix("a ").removesuffix(" an hour").removesuffix(" of")
        minutes = {"half": 30, "quarter": 15, "1/4": 15}.get(part) or (int(part) if part.isdigit() else 0)
        spoken = m.group()
        is_range = m["way"] in ("to", "of", "before", "after", "till", "til") and "min" not in spoken and part.isdigit()
        if minutes > 59 or (is_range and (minutes % 5 or text[: m.start()].endswith(("from ", "between ")))):
            continue  # "4 to 6 people"
        hour = {"noon": 12, "midnight": 0}.get(m["h"]) if m["h"].isalpha() else int(m["h"])
        assert hour is not None
        if m["way"] in ("to", "till", "til", "before", "of"):
            if part == "half":
                continue
            hour, minutes = (hour - 1) % 24, 60 - minutes
            if m["h"] in ("1", "01"):
                hour = 12
        yield _core(hour, minutes, m, exact=m["h"].isalpha())


# "2 16 Barclay Street", whose figures are a house number
_A_STREET_NEXT: Final = re.compile(
    r"\s+(?:(?!at|on|in|to|from|and|for|by|near|or|if|then|please|tomorrow|today|tonight|\w+day)[a-z'-]+\s+){1,3}?"
    r"(?:street|avenue|ave|road|rd|lane|drive|square|boulevard|blvd|place|court|terrace|crescent|parkway|highway|turnpike|"
    r"pike|alley|trail|row|close)\b"
)
# "A 20 15 civic", "it's a honda civic 20 15"
_OF_A_YEAR: Final = re.compile(r"\b(?:an?|my|our|the|his|her)\s(?:(?!at\b|by\b|for\b|on\b|around\b)[a-z-]+\s){0,3}$")


def _clocks(text: str) -> Iterator[Found]:
    for m in _CLOCK.finditer(text):
        if m["soft"] == " " and not m["m"] and m["h"] in ("19", "20") and _OF_A_YEAR.search(text, 0, m.start()):
            continue
        if m["soft"] == " " and not m["m"] and _A_STREET_NEXT.match(text, m.end()):
            continue
        minutes = m["mm"] or m["sm"] or "0" + m["om"]
        soft = m["soft"] == "." and not m["m"]
        yield _core(
            int(m["h"]),
            int(minutes),
            m,
            exact=(m["h"].startswith("0") and m["h"] != "0") or bool(m["oh"]),
            sure=not soft,
        )


def _run_together(text: str) -> Iterator[Found]:
    """Times in one number, as speech-to-text writes "seven thirty": "at 730", "1900 hours"."""
    for m in _RUN_TOGETHER.finditer(text):
        sure = bool(m["m"] or m["hours"] or m["cue"])
        yield _core(int(m["h"]), int(m["mm"]), m, exact=m["h"].startswith("0") or bool(m["hours"]), sure=sure)


_OF_A_PARTY: Final = re.compile(
    r"\b(?:party|group|family|team|crew|bunch|table|lunch|dinner|brunch) (?:of|for)(?: about| around)? $"
)


def _hours(text: str) -> Iterator[Found]:
    end = 0
    for figures in _FIGURES.finditer(text):
        at = figures.start()
        m = _HOUR.match(text, at) if at >= end and figures.end() - at < 3 else None
        if m is None or (not m["m"] and _OF_A_PARTY.search(text, 0, at)):
            continue
        before = _CUE_BEFORE.search(text, max(end, at - _LONGEST_CUE), at)
        cued = before is not None and before["cue"] not in ("like", "say", "from", "until", "till", "past")
        end = m.end()
        found = _core(int(m["h"]), 0, m, sure=bool(m["m"] or m["oc"] or cued))
        yield found if before is None else found._replace(start=before.start())


def _core(hour: int, minute: int, m: re.Match[str], *, exact: bool = False, sure: bool = True) -> Found:
    half = m["m"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
        exact = True
    hour = 0 if hour == 24 else hour
    twin = None if exact or not 1 <= hour <= 12 else f"{(hour + 12) % 24:02}:{minute:02}"
    if hour == 12 and not exact:
        twin = f"00:{minute:02}"
    return Found("time", f"{hour:02}:{minute:02}", m.start(), m.end(), sure, twin)


_IN_THE: Final = re.compile(r"\s*(?:o'clock\s*)?(?:in the|at|(?:on )?(?:the |that )?same|that)?\s*")


def _in_half(core: Found, text: str, parts: list[re.Match[str]]) -> Found:
    """Let the nearest part of the day decide between morning and evening."""
    if core.other is None:
        return core
    best: tuple[tuple[bool, int], re.Match[str]] | None = None
    for part in parts:
        before = part.end() <= core.start
        gap = text[part.end() : core.start] if before else text[core.end : part.start()]
        rank = (
            before or not _IN_THE.fullmatch(gap),
            len(gap),
        )  # "till one in the afternoon", whatever stands before it
        if len(gap) <= _NEAR and not any(c.isdigit() for c in gap) and (best is None or rank < best[0]):
            best = (rank, part)
    if best is None:
        return core
    hour, minute = int(core.value[:2]), core.value[2:]
    adjacent = bool(_BETWEEN.match(_gap(text, core, best[1])))
    return Found("time", f"{_hour_in(hour, best[1].group(1)):02}{minute}", core.start, core.end, core.sure or adjacent)


def _gap(text: str, core: Found, part: re.Match[str]) -> str:
    return text[part.end() : core.start] if part.end() <= core.start else text[core.end : part.start()]


def _hour_in(hour: int, part: str) -> int:
    hour %= 12
    match part:
        case "morning" | "forenoon" | "breakfast":
            return hour
        case "night" | "tonight":
            return hour if hour < 5 and part == "night" else hour + 12
        case "brunch":
            return hour if hour >= 9 else hour + 12
        case "lunch" | "lunchtime" | "noon" | "midday" if hour in (10, 11):
            return hour
        case _:
            return hour + 12
