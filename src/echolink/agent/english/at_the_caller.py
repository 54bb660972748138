"""Which work is done where the caller is, because what it is done to cannot be brought: a lawn, a roof, a piano?"""

import re
from typing import Final

_STANDS_THERE: Final = (
    r"(?:pianos?|lawns?|gardens?|yards?|hedges?|trees?|stumps?|leaf|leaves|gutters?|roofs?|roofing|chimneys?|fireplaces?|windows?|"
    r"carpets?|floors?|decks?|fences?|driveways?|patios?|pools?|hot tubs?|septic(?: tanks?)?|wells?|drains?|sewers?|"
    r"furnaces?|boilers?|(?:water )?heaters?|heating|hvac|air condition\w+|plumbing|electrical|appliances?|"
    r"dishwashers?|washing machines?|dryers?|fridges?|refrigerators?|ovens?|stoves?|"
    r"homes?|houses?|apartments?|basements?|attics?|garage doors?|irrigation|sprinklers?|solar panels?|ducts?|"
    r"snow|junk|pests?|termites?|wasps?|mou?ld|upholstery|"
    r"mattress(?:es)?|sofas?|couch(?:es)?|aquariums?|(?:christmas|holiday|outdoor) lights?)"
)
_IS_DONE: Final = (
    r"(?:tun(?:ings?|ers?|e)|(?:clean|mow|swe+p|repair|remov|maint\w+|inspect|pump|treat|trim|prun|plow|plough|shovel|seal|"
    r"refinish|replac|haul|grind|unblock|clear|wash)(?:s|e|es|ing|ings|al|als|er|ers|ment|ments|ance|ion|ions|out|outs)?|"
    r"servic(?:es?|ing)|(?<!birth )controls?|paint(?:ing|ers?)|install\w*|blow-?outs?|care|work|jobs?|visits?|call-?outs?)"
)
_WORK = re.compile(rf"\b{_STANDS_THERE}[- ](?:[a-z]+[- ])??{_IS_DONE}\b", re.IGNORECASE)
# Who comes, by what they are called; "mobile" is who has no place of their own.
_COMES = re.compile(
    r"\b(?:plumbers?|electricians?|handym[ae]n|exterminators?|locksmiths?|gardeners?|landscapers?|"
    r"(?:baby|house|pet|cat|dog|child)[- ]?sitt(?:ers?|ing)|dog[- ]walk(?:ers?|ing|s)|"
    r"mobile (?!phones?\b|homes?\b|apps?\b|numbers?\b|devices?\b|plans?\b)[a-z]+)\b",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"\b(?:plumb\w*|electric\w*|handym[ae]n|exterminators?|locksmiths?|unblock\w*|"
    r"(?:pests?|termites?|wasps?|mou?ld) [a-z]+)\b",
    re.IGNORECASE,
)


def is_done_there(goal: str) -> bool:
    """Whether somebody has to come for what a goal names."""
    return _WORK.search(goal) is not None or _COMES.search(goal) is not None


def mends(goal: str) -> bool:
    """Whether those who come need to know what is wrong."""
    return _MENDED.search(goal) is not None
