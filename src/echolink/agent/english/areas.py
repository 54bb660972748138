"""Which places are served, and which are not, by what an English sentence says?"""

import re
from typing import Final

from echolink.agent.english.dates import MONTHS, WEEKDAYS
from echolink.agent.english.heard import tidied
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words

_A_NAME: Final = r"(?:[A-Z][\w.'’-]*)(?:\s+(?:(?:of|the|upon|on|de|la|county|city|town)\b|[A-Z][\w.'’-]*|\d+))*"
_AND: Final = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*|\s*/\s*)(?:(?:in|to|on)\s+)?(?:the\s+)?"
NAMES: Final = rf"(?:the\s+)?{_A_NAME}(?:{_AND}{_A_NAME})*(?:\s+counties)?"
_SERVED = re.compile(
    r"\b(?i:(?:we|i|our \w+)(?: only| also| mostly)? (?:serve|service|cover|"
    r"(?:come|go|travel|drive)(?: by [a-z]+)? (?:out )?to"
    r"(?: (?:you|any (?:home|house|address)|your (?:home|house|door|place|car)|homes) (?:in|within))?|"
    r"(?:work|operate|travel|drive) (?:in|all over|across|throughout)|"
    r"(?:take|do|accept) (?:on )?(?:jobs|work|orders|clients|customers|calls) (?:in|from)|"
    r"deliver (?:only )?(?:to|in|within))|"
    r"(?:free )?deliver(?:y|ies)(?: is| are)?(?: available)?(?: only)? (?:to|in|within|area:?|areas:?)|"
    r"(?:service |delivery )?areas?(?: served| covered)?(?: is| are|:)|available (?:only )?in|serving:?|"
    r"covering:?|serves)\s+(?i:only\s+)?"
    r"(?P<list>[^.;:!?(]+)"
)
# Where that is done which the goal asks for: "I tune pianos all over Queens", "we only take jobs in Kings County".
_DONE_IN = re.compile(rf"\b(?:in|to|within|across|throughout|around|all over|all across|all around) (?P<list>{NAMES})")
_DOES = re.compile(
    r"\b(?:we|i|our \w+)(?:'ll)?(?: only| also| mostly)? [a-z]+|^(?!the |a |an |this |that )[A-Z].*? [a-z]+s\b",
    re.IGNORECASE,
)
# Of whatever a goal asks for, it is where we work, come and deliver that is served.
_GO_THERE = re.compile(
    r"\b(?:we|i|our (?:\w+ )?(?:technicians|drivers|crews?|vans?|trucks?|people))(?:'ll)?(?: only| also| mostly)? "
    r"(?:work|come|deliver|pick|fetch|collect|operate|visit|drive you from|bring)\b",
    re.IGNORECASE,
)
_ONLY_THERE = re.compile(
    rf"^\W*(?:[Ii]n |[Oo]nly (?:in |on )?)?(?P<list>{NAMES})(?P<only> only)?\W*(?:\([^)]*\)\W*)?$|"
    rf"\b(?:in|to|on(?! (?i:{'|'.join(day[:3] for day in WEEKDAYS)}))) (?P<there>{NAMES}) only\b"
)
_IS_THERE = re.compile(
    r"\b(?:based|located|founded|opened|open|born|since|studio|shop|office|store|salon|school|museum|church|park|street|"
    r"avenue|clinic|hotel|restaurant|charity|company|firm|family|from|trained|made|meet|miles|km|hour|speak|spoken|written|"
    r"menus?|languages?|available)\b",
    re.IGNORECASE,
)
_NOT_SERVED = re.compile(
    r"\b(?i:(?:don't|do not|doesn't|does not|can't|cannot|won't|not|no longer|never)(?: [a-z]+){0,3}?|"
    r"no (?:jobs|visits|deliver(?:y|ies)|trips|rides|service|pick-?ups|calls|work|appointments)(?: outside of| beyond)?) "
    rf"(?:in|to|into|for|as far as) (?P<list>{NAMES})"
)
_NOT_SERVING = re.compile(rf"\b(?i:(?:not|don't|do not) (?:serv(?:e|ed|ing)|cover(?:ed|ing)?)):? (?P<list>{NAMES})")
_COUNTIES = re.compile(r" counties$", re.IGNORECASE)
_TOO_FAR = re.compile(
    rf"(?P<list>{NAMES}) (?i:is|are) (?i:too far|outside (?:of )?our area|not served|excluded|beyond)\b"
)
_WITHIN = re.compile(rf"(?: only)? ?\(({NAMES})\)")
_NOT_BEYOND = re.compile(
    rf"(?:\b(?i:no|nothing|not|never)|n['’]t)\b[a-z ]*? (?i:outside|beyond)(?: of)? (?P<list>{NAMES})"
)
_NEGATED = re.compile(r"\b(?:don't|do not|not|no longer|never|nobody|no one|cannot|can't)\b", re.IGNORECASE)
_EXCEPTED = re.compile(rf"\b(?i:except|but not|not) (?i:in |to |for )?(?P<list>{NAMES})")
_BREAK = re.compile(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|&|/)\s*")
_AROUND: Final = re.compile(
    r"\b(?:surrounding|around|nearby|miles|km|kilomet|beyond|radius|neighbou?ring|most of|outskirts)\b", re.I
)
_LEAD = re.compile(
    r"^(?:(?:all of|the whole of|only|in|to|on)\s+)*(?:the (?:city|town|county|borough|boroughs|area|areas|district|"
    r"districts) of\s+|the\s+)?",
    re.I,
)
_TAIL = re.compile(
    r",?\s+(?:only|metro area|for now|at the moment|(?:(?:and|but) )?(?:nowhere|no place|not|no other) "
    r"(?:else|beyond|places?|areas?)[\w ]*)$",
    re.IGNORECASE,
)
# What comes after the places, and is none: "…, nowhere else, I'm one guy on a scooter", "…, no other towns".
_GOES_ON = re.compile(
    r",? +(?:(?:day|night) and (?:day|night)|(?:24/7|24 hours|all year|around the clock|7 days|seven days|every day)\b)|"
    r",? +(?:(?:and|but) )?(?:nowhere|no (?:place|other)|not (?:any|further|beyond))\b|, (?:(?:and|but|so|because|since) )?"
    r"(?:i|we|i'm|we're|it's|it|that's|you|they|there|because|since|usually|mostly|within|by|on)\b",
    re.IGNORECASE,
)
# "All major brands except Sub-Zero and Viking"
_OF_MAKERS = re.compile(
    r"\b(?:brands?|makes?|models?|manufacturers|machines|boilers)\b.*\b(?:except|but not|not)\b.*", re.IGNORECASE
)
_A_STATE = re.compile(r"^[A-Z]{2}$")
_ZIP_LEAD = re.compile(r"^(?:the )?zip(?: ?codes?)? ", re.IGNORECASE)
_A_ZIP = re.compile(r"\d{5}")
_LOWER: Final = frozenset(("of", "the", "upon", "on", "de", "la", "and", "in", "county", "city", "town"))
_OF_THE_CALENDAR: Final = frozenset(
    (
        *MONTHS,
        *WEEKDAYS,
        *(name[:3] for name in (*MONTHS, *WEEKDAYS)),
        *words("thanksgiving christmas easter spring summer autumn fall winter weekday weekend holiday"),
    )
)
_OF_A_COUNTRY = re.compile(r"(?:ese|ian|ish|can|thai|greek|french|german|mexican)$", re.IGNORECASE)


_SORRY = re.compile(r",? (?:sorry|i'm afraid|unfortunately)(?=,| nowhere| no other| -)", re.IGNORECASE)


def read_areas(sentence: str, about: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Names of places; none where the border is not named ("and up to 10 miles around"), or where food is served.

    `about` are the stems of the goal: where that is done which it asks for is what is served.
    """
    said = _EXCEPTED.sub("", _SORRY.sub("", tidied(sentence)))
    beyond = _NOT_BEYOND.search(said)
    if beyond is not None:
        return places_in(beyond["list"])
    m = _SERVED.search(said) or _only_there(said) or _done_in(said, about)
    if m is None or _NEGATED.search(said[: m.start("list") if "there" not in m.re.groupindex else m.start()]):
        return ()
    listed = m["list"] or m["there"] if "there" in m.re.groupindex else m["list"]
    within = _WITHIN.match(said, m.end("list")) if m["list"] else None  # "Kings County (Bay Ridge, Red Hook)"
    listed = f"{listed}, {within[1]}" if within else _GOES_ON.split(listed)[0]
    if _AROUND.search(listed):
        return ()
    return _zip_codes(listed) or _of_a_firm(places_in(_as_far_as_named(listed, m)), said)


def _as_far_as_named(listed: str, served: re.Match[str]) -> str:
    """The places alone, where it is a preposition that says they are places: "in Yonkers and Mount Vernon on all makes"."""
    on_days = ON_DAYS.search(listed)
    if on_days is not None:
        if _MORE_PLACES.search(listed, on_days.end()):
            return ""  # "to Hoboken on Fridays and to Jersey City on Mondays"
        listed = listed[: on_days.start()]
    named = (
        _PLACES_FIRST.match(listed)
        if _AT_PLACES.search(served.string[: served.end() - len(served["list"] or "")])
        else None
    )
    if named is None or re.match(r"\s+from\b", listed[named.end() :]):
        return listed
    return re.sub(r"(?:\s+(?:of|the|upon|on|de|la))+$", "", named.group())


def _of_a_firm(places: tuple[str, ...], said: str) -> tuple[str, ...]:
    """ "We service Weil-McLain" names makers, unless one of the names is a place that everybody knows."""
    is_doubtful = _SERVICES.search(said) is not None
    return places if not is_doubtful or any(is_region(one) or one.lower() in _BOROUGHS for one in places) else ()


_AT_PLACES = re.compile(r"\b(?:in|to|within|across|throughout|over|around)\s+(?:only\s+)?(?:the\s+)?$", re.IGNORECASE)
_PLACES_FIRST = re.compile(NAMES)
_DAYS: Final = rf"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in WEEKDAYS)})s?"
ON_DAYS = re.compile(
    rf",? (?:(?:on|every|each|from) )?\b(?:{_DAYS}|{'|'.join(MONTHS)}|every day|daily)\b", re.IGNORECASE
)
_MORE_PLACES = re.compile(rf"\b(?:and|or) (?:to|in) (?!{_DAYS}\b)[A-Z]")
_SERVICES = re.compile(r"\bservice (?=[A-Z])")
_BOROUGHS: Final = frozenset(("brooklyn", "queens", "manhattan", "bronx", "staten island", "harlem", "long island"))
_AIRPORT = re.compile(r"\b(?:airport|jfk|lga|ewr|laguardia|lax|heathrow|o'hare)\b", re.IGNORECASE)


def _zip_codes(listed: str) -> tuple[str, ...]:
    """ "10001, 10003 and 10011"."""
    parts = [_ZIP_LEAD.sub("", part.strip()) for part in _BREAK.split(listed.strip(" .")) if part.strip()]
    return tuple(parts) if parts and all(_A_ZIP.fullmatch(part) for part in parts) else ()


def read_places_not_served(sentence: str) -> tuple[str, ...]:
    """Names of the places where nobody goes: "We don't work in Stamford", "not in the Bronx"."""
    said = _OF_MAKERS.sub("", tidied(sentence))
    found = [m["list"] for pattern in (_NOT_SERVED, _NOT_SERVING, _TOO_FAR, _EXCEPTED) for m in pattern.finditer(said)]
    return tuple(dict.fromkeys(name for listed in found for name in places_in(listed)))


def _only_there(said: str) -> re.Match[str] | None:
    """ "Brooklyn and Manhattan only", "in Kings County only"."""
    m = _ONLY_THERE.search(said)
    if m and m["only"] and _is_of_any_words(m["list"].lower()):
        return None
    return m if m and (m["there"] or m["only"] or re.match(r"\W*[Oo]nly\b", said)) else None


# By itself before "only" it is who may come, how it is paid or when, and has its capital from the beginning of the sentence.
_ANY_WORD: Final = frozenset(
    words(
        "cash credit card debit check cheque prepaid pickup pick-up collection delivery takeout take-out takeaway dine-in "
        "walk-in drive-in residential commercial private domestic online remote virtual in-person local outdoor indoor interior "
        "exterior women men ladies children adult appointment invitation referral text email phone weekday weekend daytime daily "
        "evening morning afternoon night overnight summer winter seasonal standard basic electric organic vegan vegetarian "
        "kosher halal english spanish small medium large new used street ground freight cargo wholesale retail emergency "
        "maintenance lunch dinner breakfast brunch hardwood softwood firewood takeaways deposit silver gold natural acoustic "
        "non-smoking smoke-free registered licensed insured certified members-only display demo sale rent rental"
    )
)
_COMPOUND = re.compile(
    r"(?:on|in|by|pre|non|self|same|walk|drive|drop|pick|take|dine|curb|off|over|hand|machine)-"
)  # "On-site"
_PLACES_IN_S: Final = frozenset(
    words(
        "queens kings yonkers texas kansas arkansas illinois massachusetts dallas memphis minneapolis indianapolis paris naples"
    )
)


def _is_of_any_words(listed: str) -> bool:
    return _is_any_word(listed) or any(one in _ANY_WORD for one in _BREAK.split(listed))  # "Cash & Venmo only"


def _is_any_word(word: str) -> bool:
    """ "Cash only", "Weekends only"; a word in the plural is rarely a place."""
    if " " in word or word in _PLACES_IN_S:
        return False
    return _COMPOUND.match(word) is not None or word in _ANY_WORD or (word.endswith("s") and not word.endswith("ss"))


def _done_in(said: str, about: frozenset[str]) -> re.Match[str] | None:
    m = next((one for one in _DONE_IN.finditer(said) if not _of_the_calendar(one["list"].split()[0])), None)
    if m is None or _IS_THERE.search(said[: m.start()]) or not _DOES.search(said[: m.start()]):
        return None
    before = said[: m.start()]
    return m if _GO_THERE.search(before) or not stems(before).isdisjoint(about) else None


def places_in(listed: str) -> tuple[str, ...]:
    """ "Kings and Queens counties" are Kings County and Queens County; a state beside its town is no place of its own."""
    listed = _TAIL.sub("", listed.strip(" ."))
    names = [_TAIL.sub("", _LEAD.sub("", part.strip(" ."))) for part in _BREAK.split(_COUNTIES.sub("", listed))]
    names = [name for name in names if name and not _A_STATE.match(name)]
    if not names or not all(_is_place(name) for name in names):
        return ()
    return tuple(dict.fromkeys(f"{name} County" if _COUNTIES.search(listed) else name for name in names))


def _is_place(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 4
        and name[0].isupper()
        and all(w[0].isupper() or w.lower() in _LOWER or w.isdigit() for w in words)
        and not (len(words) == 1 and _OF_A_COUNTRY.search(name))
        and not any(_of_the_calendar(word) for word in words[:1])
        and not _AIRPORT.search(name)
    )


def _of_the_calendar(word: str) -> bool:
    """ "Mondays", "Mon-Sat"."""
    return any(part.removesuffix("s") in _OF_THE_CALENDAR for part in re.split(r"[-–/]", word.lower()))


_STATES: Final = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|"
    "iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|"
    "nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|"
    "rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming"
)
_WHERE = re.compile(
    r"\b(?P<before>[a-z']+) (?P<way>in|to|from) (?P<the>the )?(?P<place>"
    r"(?:(?:new|mount|mt|fort|saint|st|san|santa|port|lake|east|west|north|south|upper|lower|great|little|long|palm|glen|old) )?"
    r"[a-z][a-z'-]+(?: (?:city|beach|park|hills?|heights|springs|falls|grove|bay|lake|valley|haven|view|creek|ville|plains|"
    r"islands?|ridge|point|village|river|mills?|neck|harbor|gardens|meadows|woods|shores|landing|junction|rock|town))?)"
    rf"(?: (?:{_STATES}))?(?=\W*$|[,.;!]| (?:that's|i|i'm|we|we're|it's|can|could|do|does|is|are|and|but|"
    rf"would|will|on|at|please|for|if|so|"
    r"tomorrow|today|tonight|this|next|over|right|near|across|just)\b)"
)
_LIVES: Final = words("live lives living based located")
_GOES: Final = words(
    "come out over up down deliver drive get go travel somebody someone anybody anyone people crew team guys moved moving"
)
_CALLS: Final = ("calling",)
_BEFORE: Final = {"in": _LIVES, "to": _GOES, "from": _CALLS}
# What one may be in that is no place on a map.
_NO_PLACE: Final = frozenset(
    words(
        "there here town pain stock trouble bed general advance person cash english spanish total touch case fact need use "
        "place order time school danger private half two bulk particular detail theory writing mind progress storage action "
        "motion part parts shape spring summer fall autumn winter morning afternoon evening area house home kitchen bathroom "
        "basement attic garage garden yard office building work college bits pieces water it that this them one touch color "
        "colour black white red fashion love charge quickly later today tomorrow tonight"
    )
)


_WITH_THE: Final = frozenset(words("bronx hamptons catskills poconos adirondacks berkshires rockaways"))
_A_STATE_NAMED = re.compile(rf"\b(?:{_STATES})\b")
_REGION = re.compile(
    r"\b(?:westchester|rockland|dutchess|ulster|putnam|nassau|suffolk|bergen|new england|long island)\b|"
    rf"\b(?:county|bay|valley|shore|coast|region|islands?|area|borders|hills|district|state|greater|metro|{_STATES})\b",
    re.IGNORECASE,
)


def is_region(area: str) -> bool:
    """Whether a place that is served has towns of other names in it."""
    return _REGION.search(area) is not None


def state_named(text: str) -> str:
    """The state of the USA that a text names, in lower case; empty where it names none."""
    if _A_STATE.match(text):
        return text.lower()  # "NY"
    m = _A_STATE_NAMED.search(text.lower())
    return m.group() if m else ""


def place_named(text: str) -> str:
    """The place where a caller says that something is to be done (`text` from `heard`); empty where none is named."""
    for m in _WHERE.finditer(text):
        is_told = m["before"] in _BEFORE[m["way"]]
        said = m["place"].split()
        is_place = max(map(len, said)) > 3 and said[-1] not in _NO_PLACE and said[0] not in _OF_THE_CALENDAR
        is_place = is_place and m["place"] != "new york"  # which may be the city, and all of it
        if is_place and (is_told or (m["way"] == "in" and (not m["the"] or m["place"] in _WITH_THE))):
            return m["place"]
    return ""
