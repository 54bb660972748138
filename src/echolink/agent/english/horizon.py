"""How long before can something be arranged at the earliest, by what an English sentence says: "up to 90 days ahead"?"""

import re
from typing import Final

_SPAN: Final = r"(?P<n>\d{1,3}|an?)[ -](?P<u>days?|weeks?|months?|years?)\b"
_AHEAD: Final = r"(?:(?:in|of) advance|ahead|out|away|before(?:hand)?|from (?:now|today)|of (?:today|now))\b"
_MORE: Final = r"(?:more|further|farther|earlier)"
# "You can book up to two weeks in advance", "no more than 30 days ahead", "bookings open three months before".
_AS_FAR_AS: Final = (
    r"\b(?:up to|at most|(?:no|not) (?:more|further) than|max(?:imum)?(?: of)?|only) "
    rf"{_SPAN} {_AHEAD}"
)
_IN_THE_NEXT: Final = (
    r"\b(?:only|just) (?:book|take (?:bookings|reservations|orders)|schedule|accept|have (?:slots|openings|appointments))?"
    r"[a-z ]*?"
    rf"(?:within|for|in) the next {_SPAN}"
)
# "No bookings more than 90 days out", "moves that are more than 90 days away", "further ahead than two months".
_NOT_MORE: Final = rf"\b{_MORE}(?: {_AHEAD})? than {_SPAN}(?: {_AHEAD})?"
# A bound whose own words say of what: "booking window: 90 days", "max advance: 2 months", "the latest is 2 months from".
_WINDOW: Final = (
    r"\b(?:(?:booking |order(?:ing)? )?(?:window|horizon)|(?:max(?:imum)?|most) (?:advance|lead)(?: (?:booking|notice|time))?|"
    r"calendar(?: is)?(?: open)?|order book|(?:bookings?|orders?|reservations?) open)"
    rf"(?: (?:is|are|goes|for|of|opens?|up to|at most|max(?:imum)?))*:? ?(?:up to |at most |max(?:imum)? )?{_SPAN}"
    rf"|\blatest(?: [a-z-]+){{0,2}}? is {_SPAN.replace('<n>', '<k>').replace('<u>', '<w>')}"
    r"(?! (?:before|ahead|in advance|prior))|"
    r"\bearliest (?:booking|order|reservation)s?(?: is| are|:)? "
    rf"{_SPAN.replace('<n>', '<m>').replace('<u>', '<v>')} (?:before|ahead|in)\b"
)
_IN_UNITS: Final = (
    r"\bmax(?:imum)? (?:advance|booking)(?: (?:booking|notice))? (?P<u>days|weeks|months)(?: is|:)? ?(?P<n>\d{1,3})\b"
)
# "90 days ahead and no further", "ninety days is as far ahead as we schedule", "to 90 days ahead".
_NO_FURTHER: Final = (
    rf"{_SPAN}(?: {_AHEAD})?,? (?:and|but) (?:no|not(?: any)?) (?:further|farther)\b|"
    rf"{_SPAN.replace('<n>', '<m>').replace('<u>', '<v>')} is (?:as far|the (?:furthest|farthest|most|maximum|longest))\b|"
    rf"\bas far(?: {_AHEAD})? as {_SPAN.replace('<n>', '<k>').replace('<u>', '<w>')}|"
    rf"(?:\bfrom [^.;]{{1,30}}? (?:to|until|up to)|\bbetween [\w ]{{1,12}} and) "
    rf"{_SPAN.replace('<n>', '<j>').replace('<u>', '<x>')} {_AHEAD}"
)
_ALSO_AT_MOST: Final = rf"\b(?:notice|advance|ahead|lead time)\b[^.;]*?\b(?:max(?:imum)?\.?|at most|up to) {_SPAN}"
_AHEAD_OF: Final = r"(?:in advance|ahead|out|before|beforehand|prior|from (?:now|today|the day))\b"
_MORE_WORDS: Final = (
    re.compile(
        rf"(?:\b(?:no|not|never|nobody|cannot)\b|n't\b)[^.;]*? (?:more|further|farther|longer|earlier|sooner|greater) than "
        rf"{_SPAN}(?:'s?)?(?: of)? {_AHEAD_OF}"
    ),
    re.compile(
        rf"\b(?:bookings?|reservations?|registrations?|sign-?ups?|slots?|courts?|tickets?|calendar|schedule|they|it) "
        rf"(?:opens?|(?:is|are|becomes?|gets?) (?:available|released|open)|goe?s? (?:on sale|live)) {_SPAN} {_AHEAD_OF}"
    ),
    re.compile(rf"\bonly (?:book|schedule|reserve|(?:take|accept) [a-z]+|plan)(?: [a-z]+){{0,2}}? {_SPAN} {_AHEAD_OF}"),
    re.compile(
        rf"\bbooking (?:window|horizon|period)(?: is| of|:)* (?:up to |the next )?{_SPAN}|"
        rf"\b(?:only|just) (?:book|take bookings|take reservations|schedule|have (?:slots|openings|appointments))?[a-z ]*?"
        rf"(?:within|for|in) the next (?P<m>\d{{1,3}}) (?P<v>days?|weeks?|months?)\b|"
        rf"\b(?:for|in|within|over) the next (?P<k>\d{{1,3}}) (?P<w>days?|weeks?|months?) only\b|"
        rf"\b(?:book|reserve|schedule|bookings?|reservations?|appointments?)\b[a-z ]*\b(?:any (?:day|time|"
        rf"date)|possible|available) "
        rf"(?:for|in|within|over) the next (?P<j>\d{{1,3}}) (?P<x>days?|weeks?|months?)\b"
    ),
)
_SURE: Final = (
    tuple(re.compile(p) for p in (_AS_FAR_AS, _IN_THE_NEXT, _WINDOW, _IN_UNITS, _NO_FURTHER, _ALSO_AT_MOST))
    + _MORE_WORDS
)
_MAY_REFUSE: Final = re.compile(_NOT_MORE)
_REFUSES: Final = re.compile(
    r"\b(?:no|not|none|nothing|never|cannot|can't|don't|won't|isn't|aren't|nobody|unable)\b|\btoo (?:far|early)\b"
)
_OF_BOOKING: Final = re.compile(r"\b(?:book|order|schedul|reserv|accept|appointment)")
_OF_COMING: Final = re.compile(r"\b(?:come|arrive|show up|check in)\b")  # "don't come earlier than 2 days before"
_DAYS_IN: Final = {"day": 1, "week": 7, "month": 30, "year": 365}


def horizon_in(text: str) -> tuple[int, tuple[int, int]]:
    """Days for which one can book ahead at most, and where in a text from `heard` that is told; 0 where it is not."""
    if _OF_COMING.search(text) and not _OF_BOOKING.search(text):
        return 0, (0, 0)
    m = next((m for pattern in _SURE if (m := pattern.search(text))), None)
    if m is None and _REFUSES.search(text) and _OF_BOOKING.search(text):
        m = _MAY_REFUSE.search(text)
    if m is None:
        return 0, (0, 0)
    told = m.groupdict()
    n, u = next((n, u) for n, u in ("nu", "mv", "kw", "jx") if told.get(n))
    number = int(m[n]) if m[n].isdigit() else 1
    return number * _DAYS_IN[m[u].rstrip("s")], (m.start(n), m.end())
