"""What does a caller say is wrong in what was read back, and what is right instead: "the zip is wrong, it's 10027"?"""

import re
from typing import Final

from echolink.agent.ear import Fault
from echolink.agent.english.words import words, words_in

_OF: Final = r"(?P<of>(?!(?:it|that|this)\b)(?:[\w'’-]+ ){0,3}?[\w'’-]+?)"
_MY: Final = r"(?:the|my|our|your|his|her|their|that|this)"
_WRONG: Final = (
    r"(?:wrong|incorrect|off|mistaken|not (?:quite |really |exactly )?(?:right|correct|it)|"
    r"(?:a|the) (?:bit |little )?(?:off|mistake))"
)
_IS: Final = r"(?:['’]s|\s+is|\s+was|\s+are)(?: just| still| all| a bit| a little| also)?"
_ISNT: Final = r"\s+(?:isn|wasn|aren)['’]t(?: quite| really| exactly)? (?:right|correct|it)"
_ENDS: Final = r"(?=[,.;!]|\s+(?:it|that|should|is|which|please|though)\b|\W*$)"
_LEAD: Final = r"^(?:\W*(?:no|nope|almost|nearly|actually|sorry|yes|yeah|but|wait|oh)\b\W*)*"
_WAYS: Final = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        rf"\b{_MY} {_OF}(?:{_IS} {_WRONG}|{_ISNT})\b",
        rf"\b(?:got|have|had) {_MY} {_OF} wrong\b",
        rf"\b(?:wrong|incorrect|mistake (?:in|with)(?: {_MY})?|misheard {_MY}) {_OF}{_ENDS}",
        rf"\b(?:change|fix|correct|update|redo) {_MY} {_OF}(?:(?= to\b)|{_ENDS})",
        rf"\b(?:except|but|apart from|other than|not) (?:for )?{_MY} {_OF}{_ENDS}",
        rf"{_LEAD}{_MY} {_OF} should(?: have)? (?:be|been|say|read)\b",
    )
)
_ANEW: Final = re.compile(
    r"(?:^\W*(?:wrong\W+)?to|\b(?:it|that)(?:['’]s| is| should be| should read| should say| has to be| was| must be)|"
    r"\bshould(?: have)? (?:be|been|read|say)|^(?:which )?is)\s+(?P<anew>(?!(?:wrong|not|incorrect|off)\b)\w[^?!]*)$",
    re.IGNORECASE,
)
_FAULTS: Final = frozenset(
    words(
        "wrong incorrect off mistake mistaken not isn wasn aren misheard change fix correct update redo except but apart "
        "other should"
    )
)
_TRAIL: Final = re.compile(r"[\s,.]+(?:please|thanks|thank you|instead|actually|sorry|not .*)$", re.IGNORECASE)


def fault(said: str) -> Fault | None:
    """ "The zip is wrong, it's 10027" → ("zip", "10027"); "change the flavor" → ("flavor", "")."""
    if words_in(said.lower()).isdisjoint(_FAULTS):
        return None
    m = next((m for way in _WAYS if (m := way.search(said))), None)
    if m is None:
        return None
    rest = said[m.start() :] if re.search(r"should(?: have)? \w+$", m.group(), re.IGNORECASE) else said[m.end() :]
    anew = _ANEW.search(rest.strip(" .!")) if rest.strip(" .,!") else None
    return Fault(m["of"].strip(), _TRAIL.sub("", anew["anew"]).strip(" ,.") if anew else "")
