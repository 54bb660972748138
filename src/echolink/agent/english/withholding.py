"""Does an English caller wish not to tell something, now or at all, because it is known already, or for later?"""

import re
from typing import Final

_WHOM: Final = r"(?:you|they|somebody|someone|the (?:office|driver|technician)|him|her|them)"
_WITHHOLDS: Final = re.compile(
    rf"\b{_WHOM}(?:'ve| (?:should|must|will|do|already|probably|still|guys))* (?:have|got|know|has|knows) "
    r"(?:it|that|this|all that|my (?:address|number|name|details)|me|us|where|already|the address)\b|"
    r"\bon (?:file|record)\b|\bin (?:your|the) (?:system|files?|records?|computer|books?|database)\b|"
    rf"\b(?:tell|give|send|text|e-?mail|let) {_WHOM} (?:know )?(?:(?:that|it|this|the address|my address) )?"
    r"(?:later|tomorrow|another time|when|afterwards|once|after)\b|"
    r"\b(?:i'd|i would|we'd|we would) (?:rather|prefer) not\b|\bprefer not to\b|"
    r"\b(?:i|we|i'm|we're|i am|we are) (?:really )?(?:don't|do not|not going to|not gonna|won't) (?:really )?"
    r"(?:want to |like to |wanna )?(?:say|tell|give)(?: (?:you|that|it|this|my|out)\b|\W*$)|"
    r"\b(?:already|just) (?:told|gave) (?:you|them|him|her|somebody)\b|"
    r"\bsame (?:as (?:last time|before|always|usual|ever)|(?:address|place|number|one) as (?:last|before|always))\b|"
    r"\bthe usual(?: (?:place|address|one))?\W*$"
)


def withholds(text: str) -> bool:
    """`text` from `heard`: "you have it on file", "can I tell you that later", "I'd rather not say"."""
    return _WITHHOLDS.search(text) is not None
