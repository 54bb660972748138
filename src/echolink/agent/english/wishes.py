"""What thing does a caller wish for, by its name: "I'd like a perm", "she wants to learn the harp"?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.stems import stems
from echolink.agent.english.words import words

_WISHES: Final = (
    r"(?:(?:i'd|i would|we'd|we would) (?:really |also )?(?:like|love|prefer)|would (?:really )?(?:like|love)|"
    r"(?:i|we|she|he|they|my \w+)(?: just| really)? (?:wants?|needs?)|looking for|interested in|(?:give|get) me|"
    r"(?:can|could|may) (?:i|we) (?:please |maybe |just )?(?:get|have|book|order|rent|hire|buy|reserve|try))"
)
_TO_HAVE: Final = (
    r"(?: to (?:have|get|book|order|try|learn|do|take|rent|hire|buy|reserve|join|make|sign up for|schedule|arrange|"
    r"start))?"
)
_GENERIC: Final = (
    r"(?:appointment|booking|reservation|lesson|class|course|session|visit|trial|quote|estimate|consultation|slot|spot|"
    r"place)"
)
_OF_IT: Final = rf"(?: an? (?:\w+ )?{_GENERIC} (?:in|for) )?"
_NO_THING: Final = (
    r"(?!(?:my|our|your|his|her|their|you|me|us|it|that|this|these|to|in|at|on|for|with|be|see|speak|talk|know|go|an?|"
    r"the)\b)"
)
_ENDS: Final = (
    r"(?:on|at|in|for|with|to|this|next|please|and|or|of|that|which|if|from|because|by|when|as|but|then|too|instead|do|"
    r"does|can|could|is|are|will|would|i|i'm|we|we're|she|she's|he|he's|they|my|what|how)\b"
)
_THING = re.compile(
    rf"\b{_WISHES}\b{_TO_HAVE}{_OF_IT} ?(?:an?|some|the)? ?"
    rf"(?P<thing>{_NO_THING}[a-z][a-z'-]*(?: (?!{_ENDS})[a-z][a-z'-]*){{0,2}}?)(?= {_ENDS}|\W*(?:#|$)|[,.;?!])"
)
# What stands for anything at all.
_NOTHING: Final = stems(
    "appointment booking reservation table lesson class course session visit trial quote estimate consultation slot spot "
    "place help someone somebody person time thing something anything one service information advice info question call message "
    "new day date week morning afternoon evening weekend earlier later hour room seat ticket order other another more "
    "food dinner lunch breakfast meal takeout takeaway snack drink stuff bite delivery pickup"
) | frozenset(words("one something anything someone somebody it that this"))
_MOST_SHARED: Final = 4  # letters by which a word is known in another form


# "No, I don't need that": what was offered, and not the call.
_DOES_WITHOUT = re.compile(
    r"\b(?:don't|do not|doesn't|does not|won't|will not|wouldn't)(?: \w+)? (?:need|want|require|like|care for) "
    r"(?:that|it|this|one|any|1)\b(?! (?:any ?more|any longer|after all|now))"
)


def does_without(text: str) -> bool:
    """Whether something is not wanted, in words that may also give up the whole call."""
    return _DOES_WITHOUT.search(text) is not None


def wished(text: str) -> frozenset[str]:
    """The stems of what is wished for (`text` from `heard`); none where that is anything, or one's own."""
    m = _THING.search(text)
    return stems(m["thing"]) - _NOTHING if m else frozenset()


def is_like(thing: frozenset[str], names: Sequence[str]) -> bool:
    """Whether a word of a thing is one of the names' in some form: "haircut" and "Cut", "deep clean" and "cleaning"."""
    listed = {stem for name in names for stem in stems(name)}
    return any(_alike(one, other) for one in thing for other in listed)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (len(short) > 2 and short in long) or one[:_MOST_SHARED] == other[:_MOST_SHARED]
