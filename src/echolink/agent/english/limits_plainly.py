"""How does a text that bounds a number sound in plain words: "the youngest rider is 8", "max_weight_lb: 220"?

`limit_patterns` know a few forms; these are the others that owners write, put into one of them.
"""

import re
from typing import Final

_UNITS: Final = r"(?:inch(?:es)?|cm|feet|ft|meters|metres|lbs?|pounds|kgs?|kilos|years?)"
_UNDER: Final = r"(?:under|below|over|above|(?:young|old|short|tall|light|heavi)er than|less than|more than)"
_SO_MUCH: Final = rf"\d{{1,3}}(?: {_UNITS})?(?: of age| old| tall)?"
_LEAST_OF: Final = {"youngest": "years old", "shortest": "tall", "smallest": "", "lightest": ""}
_MOST_OF: Final = {"oldest": "years old", "tallest": "tall", "biggest": "", "heaviest": ""}
# "Min height inches: 55", with the unit in the key.
_KEY = re.compile(
    r"\b(?P<bound>min|max)(?:imum)?\.? (?P<of>[a-z]+ )?(?P<measure>age|height|weight|length|width)"
    rf"(?: (?:in |\()?(?P<unit>{_UNITS})\)?)? ?[:=] ?(?P<n>\d{{1,3}})\b(?! ?[a-z])"
)
_EXTREME = re.compile(
    rf"\b(?:(?:our|the) )?(?P<which>{'|'.join((*_LEAST_OF, *_MOST_OF))})(?P<who>(?: [a-z]+){{0,2}}?)"
    r"(?: (?:we|i) (?:can |will )?(?:take|accept|allow|teach))?(?: is|:) "
    rf"(?P<n>\d{{1,3}})(?P<unit> {_UNITS})?(?: old| of age| tall)?"
)
_SUBS: Final = (
    # "We don't let anyone drive who is under 10 or under 55 inches"
    (re.compile(r"\b(?:don't|do not|can't|cannot|won't) (?:let|allow) (?:any(?:one|body) |people )"
                rf"(?:[a-z]+ ){{0,3}}?(?:who (?:is|are) )?(?={_UNDER} \d)"), "no "),
    (re.compile(rf"(?P<first>\bno (?:[a-z]+ )?{_UNDER} {_SO_MUCH}),? or (?={_UNDER} \d)"), r"\g<first>, no "),
    # "From age 10 if they are tall enough"
    (re.compile(r"(?P<what>\b(?:from|over|above)(?: the)? age(?: of)? \d{1,2}) (?=(?:if|when|as|and|but|who)\b)"), r"\g<what>, "),
    # "Under 10 not allowed"
    (re.compile(r"(?P<what>\b(?:under|over) \d{1,2}) (?=not (?:allowed|permitted|admitted))"), r"\g<what> years are "),
    (re.compile(rf"(?P<what>\b{_UNDER} {_SO_MUCH}) (?=not (?:allowed|permitted|possible|accepted|admitted))"), r"\g<what> are "),
    (re.compile(rf"(?P<what>\b{_SO_MUCH}) or (?:taller|longer|heavier|wider)\b"), r"\g<what> or more"),
    (re.compile(rf"(?P<what>\b{_SO_MUCH}) or (?:shorter|lighter|narrower)\b"), r"\g<what> or less"),
    # "The driver must have turned 10"
    (re.compile(r"\b(?:must|has to|have to|needs? to|should) have (?:turned|reached(?: the age of)?) (?P<n>\d{1,2})\b"),
     r"must be at least \g<n> years old"),
)  # fmt: skip
_MAY_BE: Final = re.compile(r"\b(?:min|max|let|allow|not|or|turned|reached|" + "|".join((*_LEAST_OF, *_MOST_OF)) + r")")


def limits_plainly(text: str) -> str:
    """A text (from `heard`) with its bounds in plain words."""
    if not _MAY_BE.search(text):
        return text
    text = _EXTREME.sub(_of_the_extreme, _KEY.sub(_of_the_key, text))
    for pattern, plain in _SUBS:
        text = pattern.sub(plain, text)
    return text


def _of_the_key(m: re.Match[str]) -> str:
    bound = "at least" if m["bound"] == "min" else "at most"
    unit = m["unit"] or ("years" if m["measure"] == "age" else "")
    return f"{m['measure']} {bound} {m['n']} {unit}".rstrip()


def _of_the_extreme(m: re.Match[str]) -> str:
    which = m["which"]
    bound = "at least" if which in _LEAST_OF else "at most"
    unit = m["unit"] or (" years" if "old" in {**_LEAST_OF, **_MOST_OF}[which] else "")
    return f"{m['who'].strip() or 'it'} must be {bound} {m['n']}{unit}"
