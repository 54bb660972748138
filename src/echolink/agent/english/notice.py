"""How long before must something be arranged, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.horizon import horizon_in

_MAY_SAY = re.compile(
    r"notice|advance|ahead|before|prior|same[- ]day|need|give|allow|require|lead|within|warning|"
    r"earliest|shortest|to order|takes?\b|out\b"
)
_KIND_OF_DAY: Final = r"(?:business |working |full |clear )?"
_UNIT: Final = r"(?:hours?|hrs?|days?|weeks?|minutes?|mins?)\b"
_NOTICE = re.compile(
    rf"\b(?P<n>\d{{1,3}}|an?)(?: or more)?[\s-]*{_KIND_OF_DAY}(?P<u>{_UNIT})(?:'s?|s')?(?: or more)?\s*(?:of\s+)?"
    r"(?:(?:prior |advance )?(?:notice|warning)|in advance|ahead|beforehand|before|prior|out(?=[.,;]|$))\b"
    r"(?! (?:we |the )?clos)"
)
_NOTICE_OF = re.compile(
    r"\bnotice(?: period)?(?: required| needed)?(?: is| of|:)?\s+(?:at least |min(?:imum)?\.? (?:of )?)?"
    r"(?P<n>\d{1,3}|an?)[\s-]*(?P<u>hours?|hrs?|"
    r"days?|weeks?|minutes?|mins?)\b"
)
# What has to be given or needed is time: "we need three days", "allow a week for custom cakes", "lead time: 10 days".
_N: Final = r"\d{1,3}|an?"
_TIME_NEEDED = re.compile(
    r"(?:^|[,;] ?|\b(?:please|so|but|and|as|because) )(?:we|i|(?:[a-z]+ ){0,2}(?:orders|cakes|jobs|bookings|visits|requests))? ?"
    r"(?:please )?(?:need|require|ask for|allow|give us|give me|leave us)(?: us| me)?(?: about| at least| a minimum of)? "
    rf"(?P<n>{_N})[\s-]*{_KIND_OF_DAY}(?P<u>{_UNIT})(?=$|[.,;!]| at least| (?:at (?:the|a) )?minimum| "
    r"(?:to (?:bake|make|prepare|plan|arrange|get|order|"
    r"bring|organi[sz]e|schedule|print|cut|build|set)|for (?:an? |the |each |every |any |all )?"
    r"[a-z ]*(?:orders?|cakes?|jobs?|bookings?|visits?)))|"
    rf"\blead time(?: is| of|:)?(?: about| at least| min(?:imum)?\.?)? (?P<m>{_N})[\s-]*{_KIND_OF_DAY}(?P<v>{_UNIT})|"
    rf"\btakes? (?:us |me )?(?:about |at least |"
    rf"around )?(?P<i>{_N})[\s-]*{_KIND_OF_DAY}(?P<y>{_UNIT}) to (?:make|bake|prepare|print|"
    rf"build|sew|cook|decorate|assemble|put together)\b|"
    rf"\bmade (?:fresh )?to order[a-z, ]*? (?:takes?|needs?) (?:about |at least )?(?P<h>{_N})[\s-]*{_KIND_OF_DAY}(?P<z>{_UNIT})|"
    rf"\b(?:shorter|less) notice than (?P<g>{_N})[\s-]*{_KIND_OF_DAY}(?P<a>{_UNIT})|"
    rf"\bearliest\b.*\bis (?P<f>{_N})[\s-]*{_KIND_OF_DAY}(?P<b>{_UNIT}) (?:from (?:now|today|then|the order)|after|ahead|later)|"
    rf"\b(?:nothing|not|no [a-z]+|(?:can't|cannot|don't|won't|do not) (?:[a-z]+ ){{1,5}}?) ?(?:within|in less than|under) "
    rf"(?:the next )?(?P<k>{_N}) (?P<w>{_UNIT})|"
    rf"\b(?:notice|ahead|advance)[, ]+(?:at least )?(?P<j>{_N}) (?P<x>{_UNIT}) (?:at least|minimum)\b"
)
# "Min notice days: 7", "a week is the shortest notice", "the earliest pick-up is 3 days from the day you order".
_SHORTEST = re.compile(
    r"\bmin(?:imum)? (?:notice|advance|lead)(?: time)? (?P<u>days|weeks|hours)(?: is|:)? ?(?P<n>\d{1,3})\b|"
    rf"\b(?P<m>{_N})[ -](?P<v>{_UNIT}) is the (?:shortest|least|minimum|smallest)(?: notice| lead| advance|$)|"
    rf"\bearliest(?: [a-z-]+){{0,3}}? is (?P<k>{_N})[ -](?P<w>{_UNIT}) (?:from|after)\b"
)
_TWO_DAYS = re.compile(r"\bearliest\b.*\bday after tomorrow\b|\bnot before the day after tomorrow\b")
_NOT_TODAY = re.compile(
    r"\b(?:no|can't (?:do|take|offer)|cannot (?:do|take|offer)|don't (?:do|take|offer)) (?:any )?same[- ]day\b|"
    r"\b(?:no|not|never|nothing)\b[a-z ]* (?:for|on) the same day\b|\bearliest\b.*\b(?:is )?tomorrow\b|"
    r"\bsame[- ]day \w+ (?:is|are) not (?:available|possible|offered)\b|"
    r"\b(?:the )?day before\b(?=.*\b(?:order|book|arrang|reserv))|\b(?:order|book|arrang|reserv)\w*\b.*\b(?:by|"
    r"before|until) .*\bthe day before\b"
)
_A_DAY: Final = 1440
_MAXIMUM = re.compile(r"\b(?:up to|at most|no more than|maximum|max)\s*(?:of\s*)?$")
_OTHER_RULE = re.compile(
    r"\b(?:cancel\w*|refund\w*|arriv\w*|be there|check[- ]?in|change (?:or|your)|show up|"
    r"free (?:of charge )?(?:until|till?|up to)|(?:moved?|moving|changes?) (?:it )?(?:is|are) free|costs? nothing|no charge|"
    r"(?:wait|held|kept|hold|keep|reserved)\b.* until (?:an?|half an|\d+) (?:hour|minute)s?|"
    r"from (?:an?|half an|\d+) (?:hour|minute|day)s? before|"
    r"(?:café|cafe|kitchen|bar|shop|gates?|doors?|box office) (?:closes?|opens?)|perfect|ideal(?:ly)?|recommend\w*|"
    r"best|suggest\w*|come)\b(?! on short)"
)
# What callers do before they come is nothing that is arranged: "stop antihistamines five days before a skin test".
_PREPARES = re.compile(
    r"(?:^|[,;:] ?|\b(?:please|and|must|should|to) )(?:stop|avoid|refrain|fast|eat|drink|wear|shave|wash|unplug|turn off|"
    r"switch off|remove|empty|drain|defrost|water|feed|charge|"
    r"no (?:food|eating|drinking|alcohol|coffee|caffeine|smoking|shaving|sun|makeup))\b|"
    r"(?:^|\bplease )(?:don't|do not) (?!book|order|call|ask|reserve|schedule)"
)
_UNITS: Final = {"minute": 1, "min": 1, "hour": 60, "hr": 60, "day": 1440, "week": 10080}


_IN_DAYS = re.compile(r"\b(?:days?|weeks?|tomorrow|same[- ]day)\b")


def read_horizon(sentence: str) -> int:
    """Days for which one can book ahead at most; 0 where that is not told."""
    text = heard(sentence)
    if (not any(c.isdigit() for c in text) and " a " not in text) or _OF_CANCELLING.search(text):
        return 0
    return horizon_in(text)[0]


_OF_CANCELLING = re.compile(
    r"\b(?:cancel\w*|refund\w*|chang(?:e|es|ing)|reschedul\w*|mov(?:e|es|ing) (?:an?|your|the|it)|free (?:of charge )?up to)\b"
)


def is_in_days(sentence: str) -> bool:
    """Whether notice is told in whole days: "a day ahead" is any time tomorrow, 24 hours are not."""
    return _IN_DAYS.search(heard(sentence)) is not None


def read_notice(sentence: str) -> int:
    """Minutes: "at least 24 hours in advance" → 1440; 0 where it says nothing of it, or speaks of cancelling."""
    text = heard(sentence)
    if not _MAY_SAY.search(text) or _OTHER_RULE.search(text) or _PREPARES.search(text):
        return 0
    start, end = horizon_in(text)[1]
    text = text[:start] + "," * (end - start) + text[end:] if start < end else text
    for m in (*_NOTICE.finditer(text), *_NOTICE_OF.finditer(text)):
        if not _MAXIMUM.search(text[: m.start()]):
            return (int(m["n"]) if m["n"].isdigit() else 1) * _UNITS[m["u"].rstrip("s")]
    needed = _TIME_NEEDED.search(text) or _SHORTEST.search(text)
    if needed:
        told = needed.groupdict()
        number, unit = next(
            (told[n], told[u]) for n, u in ("nu", "mv", "kw", "jx", "iy", "hz", "ga", "fb") if told.get(n)
        )
        return (int(number) if number.isdigit() else 1) * _UNITS[unit.rstrip("s")]
    if _TWO_DAYS.search(text):
        return 2 * _A_DAY
    return _A_DAY if _NOT_TODAY.search(text) else 0
