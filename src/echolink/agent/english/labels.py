"""Which free text does an English caller give under its own name: "the company is Chen Logistics"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.firms import firm, occasion
from echolink.agent.english.inscriptions import asks_for_an_inscription, inscription
from echolink.agent.english.numbers import CARDINAL, ORDINAL

_LEAD: Final = re.compile(r"^(?:the|your|a|an|our|caller's|customer's|name of (?:the|your))\s+", re.IGNORECASE)
_MATTER = re.compile(
    r"\b(?:messages?|reasons?|problems?|issues?|matter|needs?|request|concern|purpose|symptoms?|questions?|"
    r"complaint|topic|subject|"
    r"what (?:kind of )?(?:work|jobs?|repairs?)(?! (?:number|site))\b|"
    r"(?:work|repairs?) (?:needed|required|wanted|to be done)|damage|defects?|injur(?:y|ies)|"
    r"(?:the|your|kind of|type of) repairs?(?=,|$)|"
    r"what (?:should|shall|must|needs to|has to|is to|you'd like) (?:be )?(?:altered|changed|repaired|fixed|mended|adjusted|"
    r"improved|cleaned|replaced|checked)|"
    r"description|trouble|fault|(?:not|isn't|aren't|stopped|quit) working|(?:doesn't|won't) work|inquiry|"
    r"enquiry|interest(?:ed)?|about|regarding|wrong|broken|happened|"
    r"going on|help with|looking for|want|done|"
    r"would like|(?:your|the) order(?! (?:number|no|id|code|date|total)\b))\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(r"\b(?:company|business|organi[sz]ation|firm|employer|school|institution)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?P<cue>calling from|calling for|i work (?:at|for)|on behalf of|i'm with|i am with|we're|from|with|at|of)\s+"
    r"(?:a company called |the company )?(?P<what>[^,.?!]+?)"
    r"(?=\s+(?:and|about|because|to|i|we|my|here|calling|speaking|on|regarding)\b|[,.?!]|$)",
    re.IGNORECASE,
)
_RELATION: Final = re.compile(r"\brelation(?:ship)?\b", re.IGNORECASE)
_AS_A_RELATIVE: Final = re.compile(
    r"\b(?:i'm|i am|this is|it's|as) (?:his|her|the|their|an?) (?P<what>(?:\w+ )?(?:daughter|son|wife|husband|"
    r"widow(?:er)?|sister|"
    r"brother|mother|mom|mum|father|dad|niece|nephew|cousin|friend|neighbou?r|partner|aunt|uncle|grand\w+|executor|guardian)"
    r"(?:[ -]in[ -]law)?)\b",
    re.IGNORECASE,
)
_A_NAME: Final = re.compile(r"\bname\b", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"\b(?:it|he|she|they|that)(?:'s| is|'re| are) (?:called|named) (?P<what>(?:the )?[\w'-]+(?: "
    r"(?!and\b|but\b|in\b|on\b|at\b|she\b|he\b|"
    r"it\b|i\b|is\b|with\b)[\w'-]+){0,2})",
    re.IGNORECASE,
)
_COUNTED: Final = frozenset(
    (
        "it",
        "them",
        "that",
        "this",
        "you",
        "they",
        "time",
        "day",
        "date",
        "week",
        "month",
        "year",
        "name",
        "one",
        "number",
        "address",
    )
)
_STRONG_CUES: Final = ("calling", "work", "behalf", "i'm with", "i am with")


_OPEN = re.compile(r"^what(?:'s| (?:is|are|was|should|would|do|did|does|can|happened|has|have))\b", re.IGNORECASE)


# What somebody thinks of something is told when it is asked for.
_OPINION: Final = re.compile(
    r"^what (?:(?:do|did|would) you (?:\w+ )?(?:like|think|love|enjoy|dislike|hate|prefer|miss)\b(?! (?:us|me|to|done|help)\b)|"
    r"(?:could|can|should|would) (?:we|be|make)\b.*\b(?:better|improved?|differently))",
    re.IGNORECASE,
)


def asks_openly(question: str) -> bool:
    """ "What happened?" can be answered before it is asked; "Which door?" cannot."""
    return (
        _OPEN.match(question) is not None and _OPINION.match(question) is None and not asks_for_an_inscription(question)
    )


# How much of something there is tells nothing of what it is about.
_BY_MEASURE: Final = re.compile(
    r"\bhow (?:often|big|large|long|many|much|far|tall|high|wide|old|heavy|frequently|soon)\b", re.IGNORECASE
)


def asks_by_measure(label: str) -> bool:
    """Whether only a measure answers: who wants an office cleaned has not told how often."""
    return _BY_MEASURE.search(label) is not None


def is_matter(words: str) -> bool:
    """Whether a text field is what the call is about, so that what a caller tells unasked belongs there."""
    if asks_for_an_inscription(words) or _BY_MEASURE.search(words):
        return False
    return _MATTER.search(_BESIDES.sub("", _WHICH_ONE.sub("", words))) is not None


# What there is to know besides is not what the call is about.
_BESIDES: Final = re.compile(
    r"\b(?:special|diet\w*|access\w*|medical|other|extra|additional|further|any|particular|food)\s+(?:needs?|"
    r"requests?|questions?)\b",
    re.IGNORECASE,
)


# "Which room you want" asks for a room, and not for what is wanted.
_WHICH_ONE: Final = re.compile(
    r"\b(?:which|what) (?!(?:is|are|was|has|have|needs?|should|to|they|you|we|he|she|it|the|happened|kind|can|do|did|would)\b)"
    r"(?:[\w-]+ ){1,2}(?:you|they|we|he|she|it|is it)\b[^,?]*",
    re.IGNORECASE,
)


def _known_by(label: str, said: str) -> str | None:
    """ "I'm his daughter" for the relation, "she's called Windrose" for the name of a boat."""
    m = _AS_A_RELATIVE.search(said) if _RELATION.search(label) else None
    m = m or (_CALLED.search(said) if _A_NAME.search(label) else None)
    return m["what"] if m else None


def labelled(label: str, said: str) -> str | None:
    """What follows the field's own words; of an organisation also what follows "from": "Laura Chen from Chen Logistics"."""
    if asks_for_an_inscription(label) and (words := inscription(said)):
        return words
    m = _after(_LEAD.sub("", label).strip(" ?.").lower()).search(said)
    if m:
        return (m["what"] or m["figure"]).strip(" .,!") or None
    if m := _numbered(_LEAD.sub("", label).strip(" ?.").lower().rsplit(" ", 1)[-1]).search(said):
        return m["what"] or m["figure"]
    if m := _before(_LEAD.sub("", label).strip(" ?.").lower()).search(said):
        return m["what"]
    if known := occasion(label, said) or _known_by(label, said):
        return known
    if not _ORGANISATION.search(label):
        return None
    if named := firm(said):
        return named
    for m in _FROM.finditer(said):
        what = m["what"].strip()
        if m["cue"].lower().startswith(_STRONG_CUES) or what[:1].isupper():
            return what
    return None


@lru_cache(maxsize=512)
def _numbered(noun: str) -> re.Pattern[str]:
    """ "He's in tenth grade" and "grade ten" for "the pupil's grade"."""
    if not noun or noun in _COUNTED or _MATTER.search(noun):
        return re.compile(r"(?!)")
    nth = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?{ORDINAL})"
    return re.compile(
        rf"\b(?P<what>(?:the )?{nth} {re.escape(noun)})\b|"
        rf"\b(?P<figure>{re.escape(noun)} (?:\d{{1,3}}|{CARDINAL})(?! (?:of|people)))\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=512)
def _before(noun: str) -> re.Pattern[str]:
    """ "It's on the third floor" for "the floor": the field's own word with another one before it, at the end."""
    noun = noun.split(" it ")[0].removesuffix(" number")
    if not noun or " " in noun or _MATTER.search(noun):
        return re.compile(r"(?!)")
    return re.compile(
        r"\b(?:it's|it is|they're|we're|i'm|that's|up|down|no|sorry)?\s*(?:on|in|at|to|from)?\s*\b(?P<what>the "
        rf"(?!same|right|wrong|other|only|next|last|best|whole|new|old|first (?:time|visit))[\w-]+ {re.escape(noun)})"
        r"(?=\s*(?:[,.!?]|$))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=512)
def _after(noun: str) -> re.Pattern[str]:
    if not noun or len(noun.split()) > 3:
        return re.compile(r"(?!)")
    return re.compile(
        rf"\b{re.escape(noun)}(?:'s)?(?: name| number)?\s*(?:is|are|was|would be|will be|:|called|=|'s)\s+(?P<what>[^.?!]+)|"
        rf"\b{re.escape(noun)}\s+(?:number\s+)?(?P<figure>\d[\w-]*)(?=\s*(?:[,.!]|$|(?:and|but|please|it|is|on|in)\b))",
        re.IGNORECASE,
    )
