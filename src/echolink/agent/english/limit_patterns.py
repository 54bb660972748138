"""In which words does an English sentence bound a number? Each pattern has `n`, and where told `who` or `mid` and `after`."""

import re
from typing import Final

from echolink.agent.english.words import words

_N: Final = (
    r"(?P<n>\d{1,5})(?:\s?-\s?)?"
    r"(?![\d:]|[.,]\d|\s?(?:am|pm|%|st|nd|rd|th|dollars?|euros?|pounds? (?:per|an?)|[$€£])(?:\W|$))"
)
_AFTER: Final = r"(?P<after>(?:\s?[a-z][a-z'-]*){0,3})"
_MID: Final = r"(?P<mid>(?:\s(?!a\b)[a-z]+){0,3}?)(?:\s(?:is|are|of|for|to|size|limit))*[:\s]+(?:a |an |the |about )*"
_WHO: Final = r"\b(?P<who>[a-z][a-z'-]*(?: [a-z][a-z'-]*)?)\s+"
_NO: Final = (
    r"\b(?:no|not|nothing|none|never|nobody|no one|don't|doesn't|cannot|can't|won't|isn't|aren't)\b"
    r"(?P<who>(?: [a-z'-]+){0,4}?) "
)
_ABOVE: Final = r"(?:over|above|more than|(?:old|long|heavi|bigg|larg|tall|high|wid)[a-z]*r than|exceed(?:ing)?|beyond)"
_BELOW: Final = r"(?:under|below|less than|fewer than|(?:young|light|small|short)[a-z]*r than)"
_PERSONS: Final = (
    r"drivers?|riders?|renters?|children|kids?|child|pupils?|students?|guests?|passengers?|participants?|players?|"
    r"visitors?|members?|learners?|climbers?|swimmers?|campers?|adults?|people|persons?|anyone|everyone|boys|girls|"
    r"beginners|customers?|clients?|patients?|applicants?|volunteers?|teenagers?|teens|juniors|seniors"
)
GROUPS: Final = frozenset(
    words("group groups team teams party parties class classes family families company companies")
)
# What is told of a number may be that it is refused: "kids under 8 can't join", "riders over 100 kg are not allowed".
_REFUSED: Final = (
    r"(?P<after>(?:\s?(?!can|may|are|is|must|won|do|not|should)[a-z][a-z-]*){0,2}?)[ ,]+"
    r"(?:(?:can|may|must|should|are|is|do|will) ?(?:not|n't)|"
    r"cannot|can't|won't|aren't|isn't|mustn't|don't|are (?:excluded|refused)|have to stay)\b"
)
MOST: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_WHO})?\b(?:up to|at most|no more than|not more than|max(?:imum|\.)?|limit(?:ed)?)(?!-){_MID}{_N}{_AFTER}",
        rf"{_NO}{_ABOVE} {_N}{_AFTER}",
        rf"(?:{_WHO})?(?:must|have to|has to|need to) (?:be|weigh|measure|have|stay)?\s?{_BELOW} {_N}{_AFTER}",
        rf"(?:{_WHO}(?:of )?)?{_ABOVE} {_N}{_REFUSED}",
        rf"\bonly(?P<who>(?: [a-z'-]+){{1,4}}?) {_BELOW} {_N}{_AFTER}",
        rf"\bunder[ -]{_N}'?(?P<after>s) only\b",
        rf"\b{_N}{_AFTER} (?:is|are) (?:the|our) (?:most|max|maximum|limit|largest|biggest|top)\b",
        rf"\b(?:the|our) (?:most|max|maximum|limit|upper limit)(?: that| which)?(?: we| i)?(?: can| could)?"
        rf"(?: take| have| seat| fit| do| handle)? (?:is|are|:) {_N}{_AFTER}",
        rf"\b(?:can't|cannot|don't|couldn't) (?:take|seat|fit|hold|do|handle|have) more than {_N}{_AFTER}",
        rf"\b(?:longest|largest|biggest|highest)(?P<who>(?: [a-z]+){{1,2}}?) (?:is|are|we take is|:) {_N}{_AFTER}",
        rf"^{_N}(?P<after>[ -]seat(?:s|er)?)\b",
        rf"\b{_N}(?P<after>(?:\s?[a-z][a-z'-]*){{1,3}}?)[\s,]+"
        r"(?:max(?:imum)?|at most|or (?:less|fewer|younger|lighter|under))\b(?! \d)",
    )
)
LEAST: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_WHO})?\b(?:at least|min(?:imum|\.)?|no less than|no fewer than)(?!-){_MID}{_N}{_AFTER}",
        rf"(?:{_WHO}(?:of )?)?{_BELOW}[ -](?:the age of )?{_N}'?{_REFUSED}",
        rf"{_NO}{_BELOW} {_N}{_AFTER}",
        rf"\bonly(?P<who>(?: [a-z'-]+){{1,4}}?) {_ABOVE} {_N}{_AFTER}",
        rf"\b(?:shortest|smallest|lowest)(?P<who>(?: [a-z]+){{1,2}}?) (?:is|are|we take is|:) {_N}{_AFTER}",
        rf"\bover[ -]{_N}'?(?P<after>s)(?: only)?\b",
        rf"(?:{_WHO})?(?:must|have to|has to|need to) (?:be|weigh|measure|have|stay)?\s?{_ABOVE} {_N}{_AFTER}",
        rf"\bfrom {_N}(?P<after>(?:\s[a-z][a-z'-]*){{1,2}})(?! ?(?:to|-) ?\d)",
        rf"(?:{_WHO})?(?:must|have to|has to|need to|needs to|should) be (?:at least |over |aged |aged over )?{_N}{_AFTER}",
        rf"(?:{_WHO})?\b(?:from|over|above)(?: the)? age(?: of)? {_N}(?! ?(?:to|-) ?\d){_AFTER}",
        rf"\b(?P<who>{_PERSONS}|{'|'.join(sorted(GROUPS))}) (?:from|over|of|aged) {_N}"
        r"(?:(?P<after>(?:\s?[a-z][a-z'-]*){0,2}?) ?(?:\+|plus\b|(?:and|or) (?:up|over|older|more|above|bigger|larger)\b))?"
        r"(?! ?(?:to|-) ?\d)",
        rf"(?:{_WHO}(?:of |from )?)?{_N}(?P<after>(?:\s?[a-z][a-z'-]*){{0,2}}?)[\s,]*"
        r"(?:(?<!\d)(?<!\d )min\b|minimum\b|\+|plus\b|upwards?\b|(?:and|or) (?:up|over|older|more|longer|upwards?)\b)(?! \d)",
    )
)
RANGES: Final = re.compile(
    rf"(?:{_WHO})?(?:(?:from|between|of|aged?|ages|weighing) )?(?P<a>\d{{1,5}}) ?(?:-|to|and) ?{_N}{_AFTER}"
)
A_PERSON = re.compile(rf"\b(?:{_PERSONS})\b")
