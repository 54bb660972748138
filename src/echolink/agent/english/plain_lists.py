"""How is plainly put that a list is all there is: "…, nothing else", "all we do is …", "… are the only cakes we make"?"""

import re
from typing import Final

_WE: Final = r"(?:that )?(?:we|i|they)"
_DO: Final = r"(?:do|offer|have|make|sell|serve|teach|carry|stock|give|provide|rent|bake|fix|repair)"
_N: Final = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_KINDS: Final = r"(?:(?:different )?(?:kinds?|types?|sorts?|varieties) of )"
_HEAD: Final = r"(?P<head>[a-z][a-z'-]+(?: [a-z][a-z'-]+)?)"
_ENDS: Final = re.compile(
    rf"[,;]?(?:\s(?:-|–|and|but))* (?:nothing (?:else|more|other|besides)|that(?:['’]s| is) (?:all|it|"
    rf"everything)(?: {_WE} {_DO})?|"
    rf"and no more|no others?(?: [a-z]+){{0,2}}|none (?:else|other)|only (?:these|those)(?: [a-z]+)?)(?=\W*$)",
    re.IGNORECASE,
)
_PLAIN: Final = (
    (re.compile(rf"^(?:the|our) only {_HEAD} (?:{_WE} {_DO} )?(?:are|is):? ", re.IGNORECASE), r"Our \g<head> are "),
    (re.compile(rf"^all {_WE} (?P<do>{_DO}) (?:is|are):? ", re.IGNORECASE), r"We \g<do> "),
    (
        re.compile(
            rf"^(?:we|i) (?:don['’]t|do not|never) (?P<do>{_DO}) (?:anything|any [a-z]+) (?:but|except|other than|besides) ",
            re.IGNORECASE,
        ),
        r"We \g<do> ",
    ),
    (
        re.compile(
            rf"^(?:we|i) (?:only |just |currently )?{_DO} (?:only )?{_N} {_KINDS}?{_HEAD}(?:,|:| -| –) (?!.*(?:\d|"
            rf"\b(?:each|both|all|for|with|from|at|on)\b))",
            re.IGNORECASE,
        ),
        r"Our \g<head> are ",
    ),
    (
        re.compile(
            rf"^(?P<list>[^.:]+?,? (?:and|or) [^.:,]+?) (?:are|is) (?:all|everything|"
            rf"the only [a-z]+(?: [a-z]+)?) {_WE} (?P<do>{_DO})(?=\W*$)",
            re.IGNORECASE,
        ),
        r"We \g<do> \g<list>",
    ),
)
_MAY_TELL = re.compile(
    r"\b(?:only|all|else|more|other|others|it|everything|those|these|any|anything|two|three|four|five|six|\d)\b", re.I
)


def list_plainly(sentence: str) -> str:
    """A sentence that lists without a word more what it says is all there is."""
    if not _MAY_TELL.search(sentence):
        return sentence
    bare = _ENDS.sub("", sentence)
    for pattern, plain in _PLAIN:
        bare, found = pattern.subn(plain, bare)
        if found:
            return bare
    return bare
