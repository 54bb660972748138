"""Which places without a house number does an English text name: "at the Elks Lodge", "on Route 9 near the mall"?"""

import re
from typing import Final

from echolink.agent.english.addresses import without_full_stop
from echolink.agent.english.numbers import CARDINAL
from echolink.agent.english.words import words, words_in

# What is a place by its name, whatever stands before it: "the airport".
_KNOWN: Final = (
    "airport station hospital mall beach courthouse marina harbor harbour library fairground fairgrounds terminal university "
    "museum zoo stadium campground cemetery campus waterfront boardwalk arena depot"
)
# What needs a name: "the Elks Lodge", and not "the lodge"; "my house" and "your shop" are everybody's.
_NAMED: Final = (
    "lodge hotel motel inn resort hall ballroom gym club course center centre restaurant diner cafe bar pub tavern brewery "
    "winery vineyard farm farms ranch barn stable stables mill estate manor mansion castle house cottage bank garage shop store "
    "dealer dealership warehouse factory plant home hospice nursery rink pool bandshell pavilion gallery studio studios lot "
    "apartments condos tower towers building complex embassy consulate bridge aquarium clinic church chapel temple synagogue "
    "mosque cathedral school academy college theater theatre cinema plaza market supermarket park playground gardens garden dock "
    "pier kitchen bakery brewhouse greenhouse orchard shelter rooms suites auditorium gym gymnasium square"
)
_STREET: Final = (
    "street st avenue ave road rd lane drive boulevard blvd court way highway parkway circle row square place pike"
)
_TIME: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december today tomorrow tonight noon midnight morning afternoon evening night week weekend month day "
    "time moment thanksgiving christmas easter about around"
)
_NO_PART: Final = (
    "i we you he she it they it's i'm we're i'd we'd i'll we'll can could would will should is are was were be been am do does "
    "did have has had want need needs to from for and or but so because if when while with without of my your our their his her "
    "please thanks thank not no yes at on in by near this that these those there here an some any who which what where how "
    "as than then number name phone call pick take bring get come go going like starting please"
)
_STOP: Final = rf"(?:{'|'.join((*words(_NO_PART), *words(_TIME)))})(?![\w'’])"
_WORD: Final = rf"(?!{_STOP})(?!\d)[\w'’&.-]+"
_STREETS: Final = "|".join(words(_STREET))
_HOUSES: Final = "|".join(words(_NAMED))
_KNOWN_ONES: Final = "|".join(words(_KNOWN))
_STREET_NAME: Final = rf"(?:the )?(?:(?:{_WORD}|\d+(?:st|nd|rd|th)) ){{1,3}}?(?:{_STREETS})\b\.?"
_BESIDE: Final = rf"(?:(?:the |a )?(?:{_WORD} ){{0,3}}?(?:{_KNOWN_ONES}|{_HOUSES})\b)"
_TAIL: Final = (
    r"(?:,? (?:on|at|off|near|by|in|next to|across from|behind|opposite|just past|past|outside) "
    rf"(?:{_STREET_NAME}|{_BESIDE}))|"
    rf"(?:,? in (?!the\b|a\b|an\b|about\b|case\b|time\b|advance\b|person\b){_WORD})|"
    r"(?: (?:downtown|uptown))|"
    r"(?:,? (?:room|suite|gate|terminal|hall|floor|wing|building) (?:\w+)(?: [a-z]+teen| hundred)?)"
)
_PLACE = re.compile(
    r"\b(?:at|to|from|in|near|by|outside|behind|opposite|over at|it's|it is|is|venue is|be|of) (?P<place>(?:the |an? )?"
    rf"(?:(?P<named>(?:{_WORD} ){{1,4}}?(?<! the ))(?:{_HOUSES})(?: (?:{_HOUSES}))*|(?:{_WORD} ){{0,3}}?(?:{_KNOWN_ONES}))\b"
    rf"(?! (?:tickets?|fees?|party|door|number|name|tour|visit)\b)(?:{_TAIL}){{0,2}})",
    re.IGNORECASE,
)
_CORNER = re.compile(
    rf"\b(?P<place>(?:the )?corner of (?:(?:{_WORD}|\d+(?:st|nd|rd|th)) ){{1,3}}?and (?:{_WORD}|\d+(?:st|nd|rd|th))"
    rf"(?: (?:{_STREETS})\b)?)",
    re.IGNORECASE,
)
_FIGURE: Final = (
    r"(?:\d+\w*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_ON_A_ROAD = re.compile(
    r"\b(?:on|along|off|at|by|near) (?:the )?(?P<place>"
    rf"(?:(?:route|highway|interstate|hwy|exit|us|state road|county road) |i[- ]?){_FIGURE}\b"
    r"(?: (?:north|south|east|west)(?:bound)?)?"
    r"(?:,? (?:near|by|at|just past|just before|past|before|after) "
    rf"(?:(?:the )?{_BESIDE}|exit \w+|mile marker \w+|{_STREET_NAME}))?)",
    re.IGNORECASE,
)
_NO_DAY: Final = "(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[JFMASOND][a-z]+(?:ary|ch|il|ay|ne|ly|st|ber)\\b)"
# "The Marriott downtown", "Salerno's Garage": written with capitals.
_WITH_CAPITALS = re.compile(
    rf"\b(?:at|to|from) (?P<place>(?:the {_NO_DAY}[A-Z][\w'’&-]+(?: [A-Z][\w'’&-]+)*(?: (?:downtown|uptown))?|"
    rf"[A-Z][\w-]+['’]s [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*))(?:{_TAIL})?"
)
_TOLD_BESIDE = re.compile(
    r"\b(?:work\w*|stud(?:y|ies|ied|ying)|met|saw|heard|found|bought|teach\w*|your number|reading|flyer|"
    r"friend|works|seen|was|went) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:can|could|would|will) (?:you|he|she|they|somebody|someone)(?: please| maybe| just)? (?:come|meet (?:me|us)|"
    r"(?:bring|take|pick|tow|drive|drop|get|fetch|haul|deliver|send|ship)(?: (?:it|me|us|him|her|them|this|that|my|our|the|a)\b))"
)
_PLACE_WORDS: Final = frozenset((*words(_KNOWN), *words(_NAMED), *words("corner route highway interstate hwy exit")))
_GOES_ON = re.compile(
    r"^(?:all|just|still|also|always|[a-z]{3,}ing) |\b(?:over|into|onto|out of|under|through|all) (?:the )?", re.I
)
_SO_MANY = re.compile(
    rf"^(?:the |all |these |those )*(?:{CARDINAL}|both|all|many|several|few|a few|some|most|couple|a couple of|more|other|"
    r"different|half)(?: of)?(?: (?:the|my|our|your))?(?: [a-z]+)? [a-z]+s$"
)
_BARE = re.compile(r"^(?:the|an?|my|our|big|whole|same|front|back|main|only|other|good|nice|little|small|local|next)$")
# What a house is like: "a four bedroom house", "a big old brick house".
_LIKE_A_HOME = re.compile(
    r"^(?:the|an?|my|our|big|small|little|nice|large|huge|tiny|old|older|new|newer|brick|wooden|stone|modern|(?:semi-)?detached|"
    r"terraced|(?:single-|two-)?family|town|row|average|normal|regular|typical|beautiful|empty|rented|rental|and|with|"
    rf"(?:{CARDINAL}|\d+)(?:-?(?:bed|bedrooms?|stor(?:e?y|ies)|floor|level|room))?|bed|bedrooms?|bath|storey|stor(?:y|ies)|level|floors?)$"
)
_HOME = re.compile(
    r"\b(?:house|home|apartment|flat|condo|townhouse|bungalow|cottage|place|building|duplex)$", re.IGNORECASE
)


def places(said: str) -> list[tuple[int, int]]:
    """Where they stand in a tidied text, without what leads to them, in the order of speech."""
    spans: list[tuple[int, int]] = []
    has_word = not words_in(said.lower()).isdisjoint(_PLACE_WORDS)
    for pattern in (_CORNER, _ON_A_ROAD, _PLACE, _WITH_CAPITALS):
        if pattern is not _WITH_CAPITALS and not has_word:
            continue
        for m in pattern.finditer(said):
            start, end = m.span("place")
            if pattern is _WITH_CAPITALS:
                end = m.end()
            end = start + len(without_full_stop(said[start:end]))
            if all(end <= a or start >= b for a, b in spans) and _is_place(said, m):
                spans.append((start, end))
    return sorted(spans)


def wishes_for_a_way(text: str) -> bool:
    """Whether it asks for somebody or something to be brought: "can you take it to the dealer"."""
    return _WISH.search(text) is not None


def _is_place(said: str, m: re.Match[str]) -> bool:
    if _TOLD_BESIDE.search(said, 0, m.start()):
        return False
    named = m.groupdict().get("named")
    if named and (_GOES_ON.search(named) or _SO_MANY.match(m["place"])):
        return False  # "it's leaking all over the kitchen", "the carpets in three rooms"
    bare = _LIKE_A_HOME if _HOME.search(m["place"]) else _BARE
    return named is None or not all(bare.match(word.lower()) for word in named.split())
