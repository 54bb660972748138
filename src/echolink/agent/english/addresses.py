"""Which address is in a spoken English text?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.numbers import CARDINAL, in_figures
from echolink.agent.english.only_answers import only_answers
from echolink.agent.english.words import not_after

_KIND: Final = (
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln|drive(?! (?:over|up|down|there|home|from|to)\b)|dr|"
    r"(?:square|sq)(?! (?:feet|foot|ft|yards?|met(?:er|re)s?|miles?|inch(?:es)?)\b)|boulevard|blvd|"
    r"(?<!bedroom )(?<!room )place|court|ct|way(?! (?:too|over|under|more|less)\b)|terrace|"
    r"park(?= (?:west|east|north|south)\b)|crescent|close(?! to\b)|alley|highway|parkway|circle|row|hill|gardens|wharf|mews|"
    r"broadway|turnpike|concourse|plaza)"
)
_INSIDE: Final = r"(?:apartment|apt|flat|unit|suite|floor|room|building|block|door)"
_STOPS: Final = (
    r"(?:on|at|for|tomorrow|today|tonight|this|next|and|please|by|around|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|my|the name|i|we|it|to|from|it's|that's|is|thanks|if|so|but|because|can|could|near|as soon|not|no|sorry|"
    r"instead|actually|oh|or|wait|hang|hold|scratch|correction|rather|excuse|pardon|well|make|oops|um+|uh+|"
    r"[a-z]+n't|has|have|does|needs?|keeps?|with)"
)
_WORD: Final = rf"(?!{_STOPS}\b)[^\W\d][\w'.-]*"
# What goes on behind an address and is no town: "ask for Lou", "she's in a wheelchair", "mrs Lind", "stephanie".
_TOWNS_TOO: Final = frozenset(
    ("beverly", "eugene", "gary", "helena", "lawrence", "marina", "marion", "nelson", "selma")
)
_NO_PLACE: Final = (
    r"(?:any|all|ask|call|ring|look|leave|take|come|gate|code|buzzer|key|absolutely|really|just|maybe|about|after|before|"
    r"between|under|who|which|there|here|then|she|he|they|you|us|our|your|his|her|half|quarter|one of|name|contact|"
    r"mrs?|ms|miss|dr|doctor|father|sister|deacon|rabbi|pastor|captain|[a-z]+'(?:s|re|m|ll|ve|d)|"
    rf"{'|'.join(sorted(GIVEN - _TOWNS_TOO))})"
)
_PLACE: Final = (
    rf"(?:(?:,|\s+in)\s+(?:the\s+)?(?P<place>(?!{CARDINAL}\b)(?!{_NO_PLACE}(?![\w']))"
    rf"{_WORD}(?:\s+{_WORD}){{0,2}})(?:,?\s+\d{{5}}\b)?)?"
)
# "…, and it's apartment 4c", "…, we're in unit 7".
_THEN_WITHIN: Final = (
    r"(?:(?:\.|,?(?:\s+(?:please|and|then|so|also)\b,?)*\s+(?:(?:it|that)(?:'s| is| would be)|(?:i|we)(?:'m|'re| am| are| live)))"
    r"(?:\s+(?:in|at|the|my|our|actually))*\s+(?P<within>(?:apartment|apt|flat|unit|suite|room)(?:\s+number)?\s+"
    rf"(?:\d{{1,4}}(?:\s?[a-z]\b)?|[a-z]\d{{0,3}}\b|{CARDINAL}\b)))?"
)
# "212", "45-10" (as in Queens), "two twelve", "twenty four hundred".
_NUMBER: Final = rf"(?:\d{{1,5}}[a-z]?(?:(?:-| dash )\d{{1,4}})?|{CARDINAL}(?:[ -](?:oh|{CARDINAL}))*)"
_ADDRESS = re.compile(
    rf"\b(?P<inside>(?:{_INSIDE}\s+\w+,?\s+)?(?:number\s+)?)(?<!\d:)(?P<n>{_NUMBER})(?P<street>\s+(?![ap]m\b)"
    rf"(?:(?:\d{{1,3}}(?:st|nd|rd|th)|(?!{_STOPS}\b)[a-z'.-]+)\s+){{0,5}}?{_KIND}\b(?:\s+{_KIND}\b)?(?:\s+(?:north|south|east|west)(?!\s+(?:of|side|end)\b)\b)?"
    rf"(?:,?\s+(?:{_INSIDE}\s+\w+|(?:the\s+)?\w+\s+floor))?){_PLACE}{_THEN_WITHIN}",
    re.IGNORECASE,
)


def address(said: str) -> tuple[str, str] | None:
    """A house number with a street, and the place named with it or an empty string; the number in figures."""
    return next(addresses(said), None)


def addresses(said: str) -> Iterator[tuple[str, str]]:
    """Each of them, in the order of speech; as `address`."""
    for m in _ADDRESS.finditer(said):
        told = m["n"].replace(" dash ", "-")
        number = told if told[0].isdigit() else in_figures(told.lower().replace(" oh", " zero")).replace(" ", "")
        within = f", {m['within']}" if m["within"] else ""
        yield f"{m['inside']}{number}{m['street']}{within}", without_full_stop(m["place"] or "")


_NO_STREET: Final = (
    rf"(?:{_STOPS}|the|an?|same|right|wrong|meant?|this|that|be|been|was|change|fix|correct|of|in|not|other|which|what)"
)
_STREET_ALONE: Final = re.compile(
    rf"(?<!\w)(?:(?:north|south|east|west)\s+)?(?:\d{{1,3}}(?:st|nd|rd|th)|(?!{_NO_STREET}\b)"
    rf"[a-z][a-z'.-]+(?:\s+(?!{_NO_STREET}\b)[a-z'.-]+)?)\s+{_KIND}\b",
    re.IGNORECASE,
)


def streets_in(said: str) -> Iterator[re.Match[str]]:
    """Where streets are told, with the number of a house or without."""
    return _STREET_ALONE.finditer(said)


def without_full_stop(place: str) -> str:
    """ "Rye" of "Rye.", with which a sentence ends, but Washington, D.C."""
    is_abbreviated = "." in place.rpartition(" ")[2][:-1]
    return place if is_abbreviated else place.removesuffix(".")


def house_number_in(said: str) -> tuple[int, int] | None:
    """Where the number of an address stands."""
    m = _ADDRESS.search(said)
    return m.span("n") if m else None


# Of persons and things are counted some, too: "2 people drive", "4 in the back row" are no houses.
_HOUSE: Final = re.compile(
    rf"(?<![\w:.])\d{{1,5}}(?:\s+(?!(?:{_STOPS}|in|of|the|an?|our|your|up)\b)[a-z'.-]+){{1,3}}?\s+{_KIND}"
    rf"(?=\W*$|,|\s+(?:in|near|{_INSIDE})\b)"
)


def houses(text: str) -> list[tuple[int, int]]:
    """Where houses with their streets stand in a text from `heard`: "8 guest road" counts no guests."""
    return [m.span() for m in _HOUSE.finditer(text)]


def in_order(spoken: str) -> str:
    """An address as `address` puts it; what is none, "the airport", stays as it is."""
    found = address(spoken)
    return ", ".join(part for part in found if part) if found else spoken


def place_in(text: str, spoken: str) -> tuple[int, int] | None:
    """Where an address that was read from an utterance stands in its normal form, in which the number may be in pieces."""
    whole = text.find(spoken.lower())
    if whole >= 0:
        return whole, whole + len(spoken)
    street = _STREET.sub("", spoken.lower().partition(", ")[0])
    m = re.search(rf"(?:\b[\d -]*\d[a-z]?)?{re.escape(street)}", text) if street else None
    return m.span() if m else None


_STREET = re.compile(r"^.*?\d+[a-z]?(?:-\d+)?(?= )")


def place_of(spoken: str) -> str:
    """The place in an address as `address` puts it together: "12 River Road, Hoboken" → "Hoboken"."""
    return spoken.rpartition(", ")[2] if ", " in spoken else ""


_A_SIGN: Final = not_after("wait oh oops sorry uh um").replace(")", " )") + r"(?<=[a-z] )no\."  # "wait, no. 8:30"
_NUMBERED = re.compile(
    rf"\b(?:{_INSIDE}|house|hall|gate|terminal|ward|stall|booth|lot|box|number|{_A_SIGN}) #?$", re.IGNORECASE
)


def is_inside(before: str) -> bool:
    """Whether figures after these words are those of a room or the like: "hospital room"."""
    return _NUMBERED.search(before) is not None


_PLACE_WORD = re.compile(
    rf"\b(?:{_KIND}|airport|station|hotel|motel|hospital|school|church|university|college|campus|mall|market|cent(?:er|"
    rf"re)|office|"
    r"pub|park|farm|mill|house|cottage|village|terminal|harbou?r|marina|library|museum|theat(?:er|re)|corner|building|"
    r"apartment|"
    r"estate|downtown|uptown|route|stables?|barn|ranch|warehouse|plant|factory|dock|pier|gym|clinic|restaurant|cafe|"
    r"shop|store|bank|tower|plaza|cross)\b",
    re.IGNORECASE,
)
# "Behind the old mill" is a place; "we're all outside now, and I still need a plumber" tells something else.
_BESIDE: Final = re.compile(r"\b(?:behind|opposite|across from|next to|near|outside)\b", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(
    r"^\W*(?:(?:it's|it is|at|number|um+|uh+|oh|okay|yes)\W+)*\d+[a-z]? (?!of\b|more\b|other\b)\S|\b\d{3,5}\b",
    re.IGNORECASE,
)
_LEADS_TO_ONE = re.compile(
    r"^(?:(?:um+|uh+|oh|well|okay|ok|yes|yeah|so|sure)[\s,]+)*(?:(?:it's|it is|it would be|that's|that would be|we're|"
    r"we are|i'm|"
    r"i am|i live|we live|my address is|the address is|come to|you can come to)\b\s*)*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:just|only|not|no|nothing|none|nobody|maybe|please|thanks|sorry|what|who|why|how|when|can|could|do|does|did|is|"
    r"are|and|"
    r"because|ha(?:ha)*|lol|wow|worth|nice try|fair enough|fine|whatever|for|with|without|but|very|really|quite|pretty|too|so)\b|"
    r"\b(?:i|you|he|she|they|we|it)(?:'\w+)?\b|"
    r"\b(?:is|are|was|were|has|have|had|will|won't|can|can't|could|would|should|does|don't|doesn't|did|says?|said|needs?|wants?|"
    r"think|know|mean|isn't|aren't)\b",
    re.IGNORECASE,
)


# "It's two suits and a wool coat" tells what there is, and not where.
_COUNTED = re.compile(
    r"^\W*(?:(?:it's|it is|its|that's|i have|i've got|there's|there are|just|only)\W+)?\d{1,2} "
    r"(?:[a-z]+ )?[a-z]{2,}s (?:and|plus) (?:an?|\d+|some|maybe) "
)


# "Then a week from Tuesday", "in two weeks": what tells when, tells not where.
_WHEN: Final = re.compile(
    r"(?:(?:ok|okay|then|so|and|well|um+|uh+|oh|maybe|how about|what about|let's say|make it|or|also|rather|better|"
    r"on|in|at|from|by|after|before|until|till|for|to|of|about|around|a|an|the|this|that|next|last|that's|it's|"
    r"days?|weeks?|months?|years?|hours?|minutes?|fortnight|half|couple|few|one|two|three|four|five|six|seven|eight|nine|ten|\d+|"
    r"today|tomorrow|tonight|now|later|earlier|early|late|soon|morning|afternoon|evening|night|noon|weekend|first|second|third|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b[\s,.]*)+",
    re.IGNORECASE,
)


_SHORT: Final = 8  # words


def may_be_address(said: str) -> bool:
    """Whether the answer to a question for an address may be one, however it is told: "the old mill", not "just the sofa"."""
    if (
        _COUNTED.search(in_figures(said.lower()))
        or only_answers(said) is not None
        or _WHEN.fullmatch(said.strip(" .,!?"))
    ):
        return False
    if _PLACE_WORD.search(said) or _HOUSE_NUMBER.search(in_figures(said.lower())):
        return True
    bare = _LEADS_TO_ONE.sub("", said)
    return bool(bare) and (
        _NONE.search(bare) is None or (_BESIDE.search(bare) is not None and len(bare.split()) <= _SHORT)
    )
