"""Which words shall stand on something: "it should say Happy Birthday Owen", "write Congratulations on it"?"""

import re
from typing import Final

_ASKS: Final = re.compile(
    r"\b(?:inscriptions?|engraving(?: text)?|lettering|wording|dedication|card (?:message|text))\b|"
    r"\b(?:what|which|the) (?:words|text|writing|name|message) (?:should |shall |to )?(?:be |go |goes |stand |stands )?"
    r"(?:written |printed |engraved )?on\b|"
    r"\b(?:message|text|words|wording|greeting|note) (?:for|in|inside) the (?:card|cake|note|gift|ribbon|plaque|ring|book)\b|"
    r"\b(?:gift|greeting) (?:message|text|note)\b|"
    r"\bwhat (?:should|shall|to|we|they|it|you|do|would|is)\b.*\b(?:writ(?:e|ten)|engraved?|printed?|embroidered?|"
    r"say)\b"
    r"(?: on\b|\W*$)",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:(?:it|they|that|this|the [a-z]+|which)(?: (?:should|shall|must|has to|needs to|ought to|is to|can|could|"
    r"will|would)"
    r"(?: just| please)?)? (?:say|says|read|reads)|should (?:say|read)|saying|to (?:say|read)|"
    r"with (?:the (?:words?|text|writing))|(?:write|engrave|print|put|written|engraved|printed)(?= .+ (?:on (?:it|"
    r"top|there|the [a-z]+))\b))"
    r"[\s,:]+(?:just |only )?[\"'“]?(?P<what>[^.!?\"”]+?)[\"'”]?"
    r"(?=,? (?:on (?:it|top|there|the [a-z]+)\b|please\b|and (?:my|the|i|i'm|i'd|we|it|it's|for|can|could|also|then|"
    r"please)\b|"
    r"my name\b|thanks\b|thank you\b)|[.!?\"”]|$)",
    re.IGNORECASE,
)


def asks_for_an_inscription(label: str) -> bool:
    """Whether a field or a question is for words that shall stand on something."""
    return _ASKS.search(label) is not None


def inscription(said: str) -> str | None:
    """The words, as they were said; None where none are told."""
    m = _SAYS.search(said)
    return (m["what"].strip(" ,") or None) if m else None
