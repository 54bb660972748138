"""What does an English caller mean who takes "one of those" or "that one", where something to be had was just spoken of?"""

import re
from typing import Final

# "Okay, one of those too", but not "make one of them a tea", which changes what is ordered.
_OF_THOSE: Final = re.compile(
    r"(?<!make )(?<!swap )(?<!change )(?<!switch )(?<!turn )(?<!replace )(?<!on )(?<!that )\b(?P<n>\d{1,2}|an?|another)"
    r" (?:of (?:those|them|these)|more of those)\b(?! (?:an?|the|with|without|should|could|is)\b)"
)
# "I'll take one", "add two, please".
_TAKES: Final = re.compile(
    r"\b(?P<wish>(?:i|we)'(?:ll|d) (?:take|have|get|like)|add|give (?:me|us)|get (?:me|us)|can (?:i|we) (?:get|have)|"
    r"let me (?:get|have)) "
    r"(?P<n>\d{1,2})(?=,? (?:please|too|as well|then)\b|\W*$)"
)

# "I'll take that one", "that one, please", "let's go with that".
_THAT_ONE: Final = re.compile(
    r"^(?:(?:ok|okay|oh|well|so|then|great|good|perfect|fine|alright|all right|nice|lovely|sure|yes|yeah|and|in that case)"
    r"[\s,.!]+)*"
    r"(?:(?:(?:i|we)(?:'ll|'d| will| would)?|let's|let me|can (?:i|we)|could (?:i|we)) (?:like to |just |rather )*"
    r"(?:take|have|get|do|book|choose|want|like|prefer|go (?:with|for)) )?"
    r"(?:that|this)(?:'s the)? (?:1|one)(?: it is)?(?:[\s,.!]+(?:please|then|thanks|thank you|sounds good|it is))*\W*$|"
    r"^(?:(?:ok|okay|well|so|then|great|good|perfect|fine|alright|yes|yeah)[\s,.!]+)*"
    r"(?:(?:i|we)(?:'ll|'d| will) (?:take|have|go (?:with|for)|book) |let's (?:take|do|book|go (?:with|for)) )(?:that|it)"
    r"(?:[\s,.!]+(?:please|then|thanks|thank you))*\W*$"
)


def takes_that_one(text: str) -> bool:
    """Whether a text, from `heard`, takes what was just spoken of."""
    return _THAT_ONE.search(text) is not None


def with_it_named(text: str, item: str) -> str:
    """The text, from `heard`, with the thing's name where it only points to it: "one of those" → "1 mango lassi"."""
    text = _OF_THOSE.sub(lambda m: f"{m['n']} {item.lower()}", text)
    return _TAKES.sub(lambda m: f"{m['wish']} {m['n']} {item.lower()}", text)
