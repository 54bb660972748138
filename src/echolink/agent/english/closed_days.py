"""On which days of the year is a place closed, by what an English sentence says?"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from echolink.agent.english.calendar_days import (
    A_DAY,
    ITEM,
    blanked,
    day_after,
    day_before,
    holidays_of,
    items_in,
    names_a_day,
    season,
    single_days,
    spans,
    with_days,
)
from echolink.agent.english.stems import stems
from echolink.agent.holidays import PUBLIC

_CLOSED = re.compile(
    r"\b(?:clos(?:ed|ures?)|not open|don't open|do not open|won't be open|shut|no service|except|away|"
    r"(?:'re|'m|are|am|is) off(?= (?:on|for|over)\b)|clos(?:e|es)(?: down| up)? (?:for|on|over|at)|"
    r"holidays (?:that )?(?:we|i) (?:observe|keep|take)|"
    r"on holiday|on vacation|(?:winter|summer|spring|holiday|christmas|annual|company) "
    r"(?:break|closure|recess|vacation|holidays?)|"
    r"(?:every ?day|daily|any day|all year|year-?round),? but"
    r"(?! (?:only|not|with|until|till|we|i|it|there|from|by|you|please)\b))\b"
)
# "We take Thanksgiving and Christmas off"
_TAKEN_OFF = re.compile(r"\b(?:take|have|get) (?P<days>[a-z][a-z0-9', ]{2,80}?) off\b")
_OPEN_AGAIN = re.compile(r"\b(?:re-?open\w*|open(?:s|ing)?(?: again)?|back)\b")
# "No deliveries in July", "nobody can leave on Easter Monday": a no, and what it is said of, right before the days.
_NEGATED = re.compile(
    r"(?:^|\W)(?:not|no|never|nobody|no one|nothing|none|cannot|[a-z]+n't)(?P<what>(?: [a-z'-]+){0,7}?|"
    r"[a-z' ]+days?, [a-z]+days?,? (?:or|and|nor))"
    r"(?P<on>[ (,]*(?:in|during|from|between|on|over|at|of|the|for)?(?: the)?[ (]*)$"
)
# The days come first: "On January 1 there are no classes", "In August we don't deliver".
_THEN_NOTHING = re.compile(
    r"^(?:[)\s,:]|is|are|it's|there's|there|we're|we|i'm|i)*\s*"
    r"(?:nobody|no one|nothing|none|not|no|[a-z]+n't)\b(?P<what>[a-z' ]*)"
)
# What is refused then, without which everything else goes on.
_ONLY_A_DETAIL = re.compile(
    r"\b(?:fees?|charge[ds]?|charging|deposits?|discounts?|refund\w*|exchanges?|pets?|dogs?|extra|need\w*|requir\w*|mind|more|"
    r"later|earlier|than|longer|cash|cards?|coupons?|vouchers?|guarantee\w*|promise|alcohol|parking|problem)\b"
)
# "No lifts on weekends or on Thanksgiving": the days of the week are as closed as the holiday.
_AND_WEEKDAYS = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week ?ends?),? (?:or|and|nor)$")
_SOME_OF_IT = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|week|holidays|morning|evening|night")
_UNTIL = re.compile(
    r"\b(?:clos(?:ed|es)|shut|away|on (?:holiday|vacation|leave)|(?:fully |all )?booked(?: up| out| solid)?|sold out|full|"
    r"not (?:open|available|working)|no [a-z -]{3,30}?|nothing(?: free| available)?)(?: again)?"
    r"(?: for (?:the )?[a-z]+(?: [a-z]+)?)? "
    rf"(?P<how>until|till?|through|thru|before|up to)(?: after)?(?: and including)? (?:the )?{A_DAY.pattern}"
)
_FIRST = re.compile(
    r"\b(?:not before|(?:re-?opens?|opens? again|back|open again|resumes?|starts? again)(?: on| from)?|"
    r"(?:earliest|1st|next) (?:possible |available |free )?(?:date|day|appointments?|deliver(?:y|ies)|slots?|visits?|openings?)"
    rf"(?: is| are| that we have)?(?: on| from|:)?) (?:the )?{A_DAY.pattern}"
)
_AS_FAR_BACK: Final = 100  # days that a closing without a beginning goes back
_IN_SEASON = re.compile(
    r"\b(?:open|only|season|sails?|fl(?:y|ies)|departs?|tours?|trips?|daily|runs?|operates?|operating|every\s?day)\b"
)
# "Closed Sundays and public holidays", "no deliveries on holidays"
_ON_HOLIDAYS = re.compile(
    r"(?:\bclosed|\bnot open|\bshut|\bexcept|\bexcluding|\bnot|\bno (?!extra|problem|fees?|charges?|discounts?)[a-z-]{4,})"
    r"(?: (?:on|for|over|during|all|any|or|and|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|week ?ends?)|,| ?[&+])* ?"
    r"(?P<what>(?:\b(?:public|federal|national|legal|major|all) )*\bholidays)\b"
    r"(?! ?(?:part(?:y|ies)|orders|season|week|included|too))"
)
_CLOSED_ALONE = re.compile(
    r"(?<=\w)(?:[,;(-]|\band\b|\bbut\b|\s)+(?:(?:we're|we are|are) )?"
    r"(?:closed|not open|shut|except)(?: (?:on|for|over|during|all|any))* ?$"
)
_OF_PRICES = re.compile(
    r"\b(?:busy|busiest|prices?|rates?|minimum|extra|discounts?|surcharge|cheaper|recommend\w*)\b|[$€£%]"
)
_AND_ELSE = re.compile(
    r"\b(?:otherwise|rest of|else|other months|off[- ]season|winter|summer|during|ahead|advance|notice|no|not|never)\b|n't\b"
)
# "Orders for Easter closed on March 20" tells until when one could order.
_DEADLINE = re.compile(
    r"\b(?:orders?|bookings?|pre-?orders?|registrations?|sign-?ups?|enrol\w+|entries|applications?|sales?)\b[^.;]*\bclos"
)

# "The patio is closed from November to April": a part of the place is, and everything else goes on.
_A_PART: Final = re.compile(
    r"(?P<leads>^|[,;] |,? (?:and|but) )(?:(?:the|our) )?(?P<what>(?:[a-z]+ ){0,2}?(?:patio|terrace|garden|rooftop|roof|deck|"
    r"balcony|bar|pool|sauna|hot tub|jacuzzi|steam room|back room|private room|party room|lounge|caf[eé]|gift shop|playground|"
    r"play area|kids area|parking lot|parking garage|lot|elevator|lift|upstairs|basement|drive-?through|salad bar|buffet|"
    r"lockers?|locker rooms?|showers?|restrooms?|toilets?|coat ?check|outdoor (?:area|seating|tables)|rink|slide|petting zoo|"
    r"tasting room))"
    r"(?:'s| is| are| will be| stays?)? (?:also )?(?:closed|shut|not (?:open|available|heated)|unavailable)\b[^,;]*"
)


def without_closed_part(text: str, about: frozenset[str]) -> str:
    """A text (from `heard`) without what closes but a part of the place, of which the goal (its stems `about`) does not speak."""
    m = _A_PART.search(text) if "clos" in text or "shut" in text or "not " in text or "unavail" in text else None
    if m is None or not stems(m["what"]).isdisjoint(about):
        return text
    return f"{text[: m.start()]}{text[m.end() :]}"


@dataclass(slots=True)
class ClosedDays:
    """Days of any year, as MM-DD; both days of a range are closed. `holidays` are names of agent.holidays."""

    dates: list[str] = field(default_factory=list)
    ranges: list[tuple[str, str]] = field(default_factory=list)
    holidays: list[str] = field(default_factory=list)
    public: bool = False  # "closed on public holidays": which these are the country tells

    def as_json(self) -> dict[str, Any]:
        """`closed_dates` (MM-DD), `closed_ranges` (`{"from": MM-DD, "to": MM-DD}`), `closed_holidays`; each where told."""
        out: dict[str, Any] = {}
        if self.dates:
            out["closed_dates"] = list(dict.fromkeys(self.dates))
        if self.ranges:
            out["closed_ranges"] = [{"from": a, "to": b} for a, b in dict.fromkeys(self.ranges)]
        if self.holidays or self.public:
            out["closed_holidays"] = list(dict.fromkeys([*self.holidays, *([PUBLIC] if self.public else ())]))
        return out

    def take(self, m: re.Match[str]) -> None:
        """What a match of ITEM names."""
        self.holidays += holidays_of(m)
        self.dates += single_days(m)
        self.ranges += spans(m)


def read_closed_days(text: str, into: ClosedDays) -> tuple[bool, str]:
    """Add what a sentence (from `heard`) states; whether it states any, and the text without the days of the year it names."""
    if not names_a_day(text):
        return False, text
    text = _TAKEN_OFF.sub(r"closed on \g<days>", with_days(text))
    items = items_in(text)
    rest = blanked(text, list(ITEM.finditer(text)))
    if _DEADLINE.search(text):
        return False, rest
    if _for_a_while(text, into):
        return True, rest
    cue = _CLOSED.search(text)
    closed = _after(cue, items, text) if cue else _without_anything(text, items, rest)
    for m in closed:
        into.take(m)
    return bool(closed) or (cue is None and _season(text, items, into)), rest


def without_holidays(text: str, into: ClosedDays) -> str:
    """Note that a text (from `heard`) says that nothing is done on public holidays; the text without them."""
    m = _ON_HOLIDAYS.search(text) if "holidays" in text else None
    if m is None:
        return text
    into.public = True
    if alone := _CLOSED_ALONE.search(
        text, 0, m.start("what")
    ):  # "open Monday to Saturday and closed on public holidays"
        return text[: alone.start()] + text[m.end("what") :]
    return re.sub(r"(?:,|\band\b|\bor\b|[&+]| on)*\s*$", "", text[: m.start("what")]) + text[m.end("what") :]


def days_of_year(text: str) -> tuple[list[str], str]:
    """The single days that a text (from `heard`) names, as MM-DD, and the text with a # for each; no spans of days."""
    if not names_a_day(text):
        return [], text
    text = with_days(text)
    items = [m for m in ITEM.finditer(text) if not (m["movable"] or m["each"] or m["first"] or m["only"])]
    if any(spans(m) for m in items):
        return [], text
    days = [day for m in items for day in single_days(m)]
    for m in reversed(items):
        text = f"{text[: m.start()]}#{text[m.end() :]}"
    return days, text


def _after(cue: re.Match[str], items: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """What stands after "closed", up to when it is open again; where nothing does, what stands before it."""
    again = _OPEN_AGAIN.search(text, cue.end())
    end = again.start() if again else len(text)
    return [m for m in items if cue.start() < m.start() < end] or [m for m in items if m.start() < cue.start()]


def _without_anything(text: str, items: list[re.Match[str]], rest: str) -> list[re.Match[str]]:
    """The days of which it is said that there is nothing, or no whole thing: "no tours", "nobody can leave"."""
    found: list[re.Match[str]] = []
    last = 0
    for m in items:
        before = text[last : m.start()]
        is_one_more = bool(found) and re.fullmatch(r"[\s,(&)]*(?:and|or|nor)?(?: on| in)?[\s(]*", before)
        no = _NEGATED.search(before)
        is_whole = no is not None and not _ONLY_A_DETAIL.search(no["what"])
        is_bare = no is not None and (not no["what"].strip() or _AND_WEEKDAYS.search(no["what"]) is not None)
        if is_one_more or (is_whole and (is_bare or not _SOME_OF_IT.search(rest))):
            found.append(m)
        last = m.end()
    if (
        found
        or not items
        or not re.fullmatch(r"(?:on|in|from|between|over|during|for|at|the|\W)*", text[: items[0].start()])
    ):
        return found
    nothing = _THEN_NOTHING.search(text[items[-1].end() :])
    return items if nothing and not _ONLY_A_DETAIL.search(nothing["what"]) and not _SOME_OF_IT.search(rest) else []


def _for_a_while(text: str, into: ClosedDays) -> bool:
    """ "Closed until March 3", "booked up through May 20", "we reopen on June 1": from now on, whenever that is."""
    until, first = _UNTIL.search(text), _FIRST.search(text)
    m = until or first
    named = single_days(ITEM.search(text, m.start()) or m) if m else []
    if m is None or not named:
        return False
    last = named[0] if until and until["how"] in ("through", "thru") else day_before(named[0])
    from_then = _CLOSED.search(text, 0, m.start()) and ITEM.search(text, 0, m.start())
    start = (single_days(from_then) or [""])[0] if from_then else _long_before(last)
    if start:
        into.ranges.append((start, last))
    return bool(start)


def _long_before(day: str) -> str:
    for _ in range(_AS_FAR_BACK):
        day = day_before(day)
    return day


def blanked_by(text: str, items: list[re.Match[str]]) -> str:
    """The text with a # in the place of each of these."""
    for m in reversed(items):
        text = f"{text[: m.start()]}#{text[m.end() :]}"
    return text


# "High season is June to October": there is another one.
_PART_OF_THE_YEAR: Final = re.compile(
    r"\b(?:high|low|peak|busy|slow|main|shoulder|holiday)[- ]season\b(?!.*\b(?:only|open)\b)"
)


def _season(text: str, items: list[re.Match[str]], into: ClosedDays) -> bool:
    """ "Open May to October": closed from November to April."""
    told = next((span for m in items if (not m["only"] or "only in " in text) and (span := season(m))), None)
    is_alone = told is not None and re.fullmatch(r"\W*(?:from )?#\W*", blanked_by(text, items)) is not None
    if (
        told is None
        or not (is_alone or _IN_SEASON.search(text))
        or _PART_OF_THE_YEAR.search(text)
        or _AND_ELSE.search(text)
        or _OF_PRICES.search(text)
    ):
        return False
    into.ranges.append((day_after(told[1]), day_before(told[0])))
    return True
