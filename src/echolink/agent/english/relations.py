"""How does an English caller point at a value instead of giving it: by its name, as the same, or by how far to move it?"""

import re
from typing import Final

from echolink.agent.english.kinds import kind_of
from echolink.agent.english.words import words, words_in

# How the kinds are called. Each word stands for a kind, unless what is around it makes something else of it.
_CALLED: Final = {
    "time": "time hour",
    "date": "date day month weekday",
    "name": "name names named surname spelling spell spelled spelt",
    "phone": "phone telephone mobile digit digits",
    "email": "email mail",
    "count": "people persons guests party many quantity amount size headcount",
    "address": "address street postcode zip postal",
    "choice": "service treatment option item order",
    "text": "message reason",
}
_NAMED: Final = {
    "time": re.compile(
        r"(?<!\b1 more )(?<!\b1st )(?<!\blast )(?<!\bno )(?<!\bany )(?<!\bevery )(?<!\bnext )\b(?:time|hour|"
        r"o'clock)\b(?! (?:i|we|it|you)\b)"
    ),
    "date": re.compile(
        r"\b(?:date|weekday|month)\b|"
        r"(?<!\bgood )(?<!\bnice )(?<!\bgreat )(?<!\blovely )(?<!\bevery )(?<!\ball )\bday\b(?! (?:after|"
        r"before)\b)"
    ),
    "name": re.compile(r"\b(?:names?|named|surname|spelling|spell|spelled|spelt)\b"),
    "phone": re.compile(  # "the number 14 bus" is none
        r"\b(?:phone|telephone|mobile|digits?|call-?back number|my number|"
        r"(?:wrong|the) number(?! of\b| \d{1,3}\b(?![\s,.-]*\d)))\b"
    ),
    "email": re.compile(r"\be-?mail\b"),
    "count": re.compile(
        r"\b(?:people|persons|guests|party size|size|how many|number of|quantity|amount|headcount|head count)\b"
    ),
    "address": re.compile(r"(?<!mail )\b(?:address|street|post ?code|zip(?: code)?|postal code)\b"),
    "choice": re.compile(r"\b(?:service|treatment|option|item|order)\b"),
    "text": re.compile(r"\b(?:message|reason)\b"),
}  # fmt: skip
# Words of which one at least is in every text that the pattern of the kind fits.
_KINDS_OF: Final[dict[str, list[str]]] = {
    **{
        word: [kind for kind, called in _CALLED.items() if word in words(called)]
        for called in _CALLED.values()
        for word in words(called)
    },
    "number": ["phone", "count"],
    "clock": ["time"],
    "post": ["address"],
    "head": ["count"],
}
_NONE: Final[frozenset[str]] = frozenset()

_SAME_OF: Final = {
    "time": r"time|hour",
    "date": r"day|date",
    "name": r"names?",
    "phone": r"(?:phone |mobile |telephone )?number(?! of)|phone",
    "email": r"e-?mail(?: address)?",
    "count": r"(?:number|amount) of (?:people|guests|persons|us)|party size|size|number of|headcount|people",
    "address": r"address|place|location",
    "choice": r"service|treatment|option|order",
}
_ANY_KIND: Final = "|".join(_SAME_OF.values())
_DETERMINER: Final = r"(?:the|that|this|my|our|its)"
_KEPT = re.compile(
    rf"(?<!\bnot )(?<!\bnot the )(?<!\bnot on the )(?<!\bis it the )\bsame (?P<same>(?:{_ANY_KIND})(?:(?: and|"
    rf",) (?:{_ANY_KIND}))*)\b"
    r"(?! (?:next|delivery|service|last week|can|could|do|as you)\b)|"
    rf"\b(?:keep|leave|don't (?:change|touch|move)|do not change) (?:it (?:on|at) )?(?:{_DETERMINER} )?(?:same )?"
    rf"(?P<keep>(?:{_ANY_KIND})(?:(?: and|,)(?: {_DETERMINER})? (?:{_ANY_KIND}))*)\b|"
    rf"\b(?P<stays>{_ANY_KIND}) (?:(?:can |should |must |will )?(?:stays?|remains?)|(?:is|"
    r"are) (?:still )?(?:the same|unchanged|fine|ok|okay|good))\b"
)
_KEEPING: Final = frozenset(words("same keep leave don not stay stays remain remains is are"))
_EACH_KEPT: Final = {kind: re.compile(rf"\b(?:{names})\b") for kind, names in _SAME_OF.items()}
_KEPT_SAME: Final = frozenset(
    words("same keep leave stay stays remain remains unchanged change fine ok okay good touch move")
)

_ORDER: Final = {
    "first": r"1st|former|1 at the (?:top|start)",
    "second": r"2nd",
    "third": r"3rd",
    "last": r"last|latter",
    "earliest": r"earlier|earliest|sooner|soonest",
    "latest": r"later|latest",
}
_ONE: Final = r"(?:1|option|time|slot|date|day|choice|of (?:them|those|the (?:2|3|two|three)))"
_TAKES: Final = (
    r"^(?:(?:um+|uh+|yes|yeah|ok|okay|no|well|oh|hmm|i'll take|i'll have|i'd like|i'd take|i'd prefer|i prefer|"
    r"i want|i said|let's (?:take|go with|do|say)|"
    r"we'll take|take|give me|make it|go with|please|i think|maybe|probably|for|just|then|it's|that's|i meant|"
    r"whichever is|whatever is|whichever's|option|number|"
    r"the)[\s,.]+)*"
)
_COURTESY: Final = (
    r"(?=\W*(?:(?:please|thanks|thank you|then|i think|would be (?:better|best|good|fine|great)|is (?:better|best|"
    r"good|fine)|works|for me|suits me|better|best|if possible)\W*)*$)"
)
_WHICH = re.compile(
    _TAKES
    + rf"(?:(?P<which>{'|'.join(_ORDER.values())})(?: {_ONE})*|(?<=option )(?P<n>[123])|(?<=number )(?P<m>[123])|"
    r"(?P<better>later|sooner|earlier) the better)" + _COURTESY
)
_EITHER = re.compile(
    r"^(?:(?:um+|uh+|yes|oh|well|honestly)[\s,]+)*(?:either|whichever|both(?= (?:are|is|work))|any of (?:them|"
    r"those)|i don't (?:mind|care) which)(?: (?:1|of them|way|you (?:like|prefer)))?"
    r"(?: (?:is|are|works?|would be|will do|'s|suits?|would work|will be))?(?: (?:fine|ok|okay|good|great))?"
    r"(?: (?:by|with|for) (?:me|us))?" + _COURTESY
)
_PICKING: Final = frozenset(
    words(
        "st nd rd former latter last earlier earliest sooner soonest later latest option number either whichever "
        "both any which 1"
    )
)
_WORD_OF_NUMBER: Final = {"1": "first", "2": "second", "3": "third"}


def kinds_named(text: str) -> frozenset[str]:
    """Kinds whose names are in a text from `heard`."""
    near = {kind for word in words_in(text) & _KINDS_OF.keys() for kind in _KINDS_OF[word]}
    return frozenset(kind for kind in near if _NAMED[kind].search(text)) if near else _NONE


def kind_asked(question: str) -> str | None:
    """The kind of value that a question asks for: "What time works best?" → time."""
    return kind_of(question.rstrip(" ?"))


def same(text: str) -> frozenset[str]:
    """Kinds whose value is to stay as it is: "same day, an hour later" → date. `text` from `heard`."""
    said = words_in(text)
    if said.isdisjoint(_KEPT_SAME) or said.isdisjoint(_KEEPING):
        return _NONE
    kept: set[str] = set()
    for m in _KEPT.finditer(text):
        names = m["same"] or m["keep"] or m["stays"]
        kept.update(kind for kind, called in _EACH_KEPT.items() if called.search(names))
    if "count" in kept and "phone" in kept and "number of" in text:
        kept.discard("phone")
    return frozenset(kept) if kept else _NONE


def which(text: str) -> str | None:
    """Which of the values put forward: `first`, `second`, `third`, `last`, `earliest`, `latest`, or `either`."""
    if _PICKING.isdisjoint(words_in(text)):
        return None
    text = text.strip(" .,!?")
    if _EITHER.match(text):
        return "either"
    m = _WHICH.match(text)
    if m is None:
        return None
    if m["better"]:
        return "latest" if m["better"] == "later" else "earliest"
    if m["which"] is None:
        return _WORD_OF_NUMBER[m["n"] or m["m"]]
    bare = text.rsplit(" ", 1)[-1] == m["which"] and "the " not in text and "which" not in text and "what" not in text
    if bare and m["which"] in ("later", "earlier", "sooner"):
        return None  # "later" wants another time, and takes none of these
    return next(name for name, called in _ORDER.items() if re.fullmatch(called, m["which"]))


_PARTS: Final = re.compile(r"[.;?!]|\b(?:to|from|but|into|instead)\b")


def parts_moments(between: str) -> bool:
    """Whether the words between a day and a time of day begin something else: "Tuesday to 3 pm"."""
    return _PARTS.search(between) is not None
