"""How is plainly put what owners say of how many may come together: "groups of six and up only", "there is room for six"?"""

import re
from typing import Final

_N: Final = r"(?P<n>\d{1,3})(?![\d:]|\.\d| ?(?:am|pm|%))"
_GROUP: Final = r"(?:groups?|parties|party|teams?|companies)"
_PERSONS: Final = r"(?:people|persons?|guests|participants|players|adults|kids|children|students|riders|of you|of us)"
_OR_MORE: Final = rf"(?: ?\+| plus|(?: {_PERSONS})? (?:or|and) (?:more|up|over|above|larger|bigger|upwards))"
_OUR_LEAST: Final = (
    # "Groups of six and up only"
    rf"(?:only )?(?:for )?{_GROUP} (?:of|from|with) {_N}{_OR_MORE}(?: {_PERSONS})? only\b",
    # "It is for groups of six or more", "we only take parties of six and over"; those in "groups of six or more pay" have a rule
    rf"\b(?:is|are|it's|only|just|take|takes|accept|do|run|need|needs|offered|available|given|possible|must be|have to be|made)"
    rf"(?: only)?(?: for)? (?:an? )?{_GROUP} (?:of|from|with) {_N}{_OR_MORE}(?: {_PERSONS})?(?=\W*$|[,;.(]| and\b)",
    rf"\bsmallest (?:{_GROUP}|number|size)(?: size)?(?: (?:that )?(?:we|i) (?:can |could )?[a-z]+)?(?: is| of|:)*(?: for)? {_N}"
    rf"(?: {_PERSONS})?",
    rf"\b(?:start|begin)s? (?:at|from|with) {_N} {_PERSONS}",
    rf"(?<!to )(?<!up )\b{_N} {_PERSONS} (?:at least|at the least|or more|minimum)\b(?! \d)",
    rf"\bat least {_N} of (?:you|us)\b",
    rf"\b(?:there (?:must|have to|has to|need to|needs to|should) be|you (?:must|have to|need to) be) (?:at least )?{_N}"
    rf"(?: {_PERSONS})?(?: of you)?(?: or more)?(?=\W*$|[,;.]| (?:for|to)\b)",
)
_OUR_MOST: Final = (
    rf"\b(?:there(?:'s| is| are)|have|has|only) (?:only |just |enough )?(?:room|space|seats|places|"
    rf"seating) for (?:up to |only )?{_N}"
    rf"(?: {_PERSONS})?(?= at\b|\W*$|[,;.]| in\b| per\b| on\b)",
    rf"\b{_GROUP} (?:can|may|must|should) (?:be )?(?:no|not|never)(?: be)? (?:larger|bigger|more|"
    rf"greater) than {_N}(?: {_PERSONS})?",
    rf"\b(?:hold|seat|sleep|fit) (?:up to )?{_N}(?: {_PERSONS})?(?=\W*$|[;.]|,(?! ?(?:or |and )?\d)| (?:each|at|and|in|per)\b)",
)
_LESS_THAN: Final = rf"\bno {_GROUP} (?:of|from|with) {_N}{_OR_MORE}(?: {_PERSONS})?(?=\W*$|[,;.])"
_LEAST = tuple(re.compile(pattern) for pattern in _OUR_LEAST)
_MOST = tuple(re.compile(pattern) for pattern in _OUR_MOST)
_NO_MORE = re.compile(_LESS_THAN)
_SIZE = re.compile(rf"\b{_GROUP} sizes?(?: is| are|:| from| between| ranges? from)*(?: from| between)? (?=\d)")
# "At least six and at most fourteen people"
_BOTH = re.compile(
    rf"\b(?:at least|min(?:imum|\.)?(?: of)?) (?P<a>\d{{1,3}})(?: {_PERSONS})?,? (?:and|to|but) "
    rf"(?:at most|max(?:imum|\.)?(?: of)?|no more than|not more than|up to) (?=\d)"
)
_MAY_TELL = re.compile(r"\d")


def sizes_plainly(text: str) -> str:
    """A sentence (from `heard`) that says "at least six people" and "up to six people" where it says so in other words."""
    if not _MAY_TELL.search(text):
        return text
    text = _BOTH.sub(r"\g<a> to ", _SIZE.sub("groups of ", text))
    for pattern in _LEAST:
        text = pattern.sub(r"at least \g<n> people", text)
    for pattern in _MOST:
        text = pattern.sub(r"up to \g<n> people", text)
    return _NO_MORE.sub(lambda m: f"up to {int(m['n']) - 1} people", text)
