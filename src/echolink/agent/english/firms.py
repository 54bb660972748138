"""Which firm, and which occasion, does an English caller name before being asked for it?"""

import re
from typing import Final

_KINDS: Final = (
    "firm|company|agency|studio|practice|office|start-?up|business|shop|store|restaurant|bakery|cafe|clinic|school"
)
# What goes on after the kind of firm without naming it: "a small shop in town".
_NO_NAME: Final = (
    "downstairs|upstairs|next|work|across|down|around|up|over|in|"
    "on|at|with|and|for|that|who|here|near|from|of|downtown|looking|so|but|we"
)
_GOES_ON: Final = r"and (?:we|i|our|my)|we|we've|we're|i|i'm|in|on|at|with|looking|because|here|so|but|about"
_IS_A_FIRM: Final = re.compile(
    r"\b(?:we're|we are|i'm with|i'm from|i work (?:at|for)|calling from|it's for|this is)\s+(?:an?|the)\s+(?:[\w-]+\s+){0,2}"
    rf"(?:{_KINDS})\s+(?:(?:called|named)\s+)?(?P<what>(?!(?:{_NO_NAME})\b)[^,.?!]+?)(?=\s+(?:{_GOES_ON})\b|[,.?!]|$)",
    re.IGNORECASE,
)
_FROM_A_FIRM: Final = re.compile(
    r"\b(?:this is|i'm|it's|my name is|my name's)\s+(?!(?:calling|coming|moving|not|back|here|far|just)\b)(?:[\w'-]+\s+){1,3}?"
    rf"(?:from|with|over at)\s+(?P<what>(?!(?:the|my|our|your|his|her|their|an?|here|home|out|{_NO_NAME})\b)[^,.?!]+?)"
    rf"(?=\s+(?:{_GOES_ON})\b|[,.?!]|$)",
    re.IGNORECASE,
)
_OCCASION: Final = re.compile(r"\b(?:event|occasion|celebration|celebrat(?:e|ing)|function)\b", re.IGNORECASE)
_HELD: Final = (
    "party|wedding|reception|birthday|anniversary|shower|retirement|graduation|christening|baptism|funeral|wake|reunion|"
    "conference|workshop|meeting|fundraiser|concert|celebration|dinner|bar mitzvah|bat mitzvah|quincea[nñ]era"
)
_CELEBRATED: Final = re.compile(
    rf"\b(?:for|(?:it's|it is)(?! for\b)|have|having|planning|throwing|doing|hosting|holding|organi[sz]ing|celebrating) "
    rf"(?P<what>(?:(?:my|our|his|her|an?|the)\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{_HELD})(?:\s+(?:{_HELD}))?)\b",
    re.IGNORECASE,
)


def firm(said: str) -> str | None:
    """ "Brandt and Lowe" of "we're a law firm Brandt and Lowe and we …" and of "this is Ann from Brandt and Lowe"."""
    m = _IS_A_FIRM.search(said) or _FROM_A_FIRM.search(said)
    return m["what"] if m else None


def occasion(label: str, said: str) -> str | None:
    """ "My mom's birthday party", for a field that asks for the event."""
    m = _CELEBRATED.search(said) if _OCCASION.search(label) else None
    return m["what"] if m else None
