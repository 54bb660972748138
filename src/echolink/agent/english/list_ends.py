"""Where does a list of what callers are asked end, and the sentence go on: "…, name and phone, and I'll ring back"?"""

import re
from typing import Final

_WE: Final = r"(?:we|i|it|he|she|someone|somebody|(?:my|our) [a-z]+)"
_ASKS: Final = r"(?:[a-z]+ ){0,2}(?:needs?|wants?|must|have to)\b"  # "so we always need …" asks once more
# "what time we should come" tells no reason: a clause that goes on begins after a comma or with a word that joins.
_REST = re.compile(
    rf"(?:,? so (?:that )?(?={_WE}\b(?! {_ASKS})|the\b|they\b)|,? because\b|,? otherwise\b|,? in case\b|"
    rf"(?:,|,? and(?: then)?|,? then)(?: then)? (?={_WE}(?:'ll|'d|'m|'s)? (?!{_ASKS})[a-z]+)|"
    r",? (?:that is|that's|that'll|this is|it's) (?:all|it|enough|everything|what)\b|, (?:no exceptions?|every time)\b).*$",
    re.IGNORECASE,
)
_A_REASON: Final = frozenset(("so", "because", "otherwise", "case", "then", "we", "i", "he", "she", "it", "my", "our"))
_MORE: Final = frozenset(("someone", "somebody", "that's", "that", "this", "it's", "exception", "exceptions", "every"))


def without_rest(sentence: str) -> str:
    """A sentence up to the end of what it lists; the whole of one that lists nothing before it goes on."""
    said = frozenset(re.split(r"[^a-z]+", sentence.lower()))
    if said.isdisjoint(_A_REASON | _MORE):
        return sentence
    m = _REST.search(sentence)
    return sentence[: m.start()].rstrip(" ,;") if m and _lists(sentence[: m.start()]) else sentence


def _lists(before: str) -> bool:
    """Whether a list, or a verb with its object, stands before the rest."""
    return len(before.split()) > _LEAST


_LEAST: Final = 2  # words: "Ask their name, …"
