"""Does an English caller think again between two values of one thing, and tell why: "at four, wait, my bus, let's go three"?"""

import re
from typing import Final

# What is said when something else comes to mind, wherever it stands between the two.
_TURNS: Final = re.compile(
    r"\b(?:oh(?! (?:and|also|with|plus|please)\b)|wait(?!ing)|"
    r"no(?! (?:later|more|less|earlier|fewer|problem|rush|worries|one)\b)|nope|nah|h+m+|m+h*m+|uh+|um+|ehm|er+m?|eh|a+h+|"
    r"sho+t|dang|darn|damn|crap|shit|rats|ugh+|a+rgh+|oops|whoops|gosh|goodness|jee+z|gee|lol|lmao|jk|ha(?:h|ha)*|actually|"
    r"(?:on )?(?:second|2nd) thou?ghts?|(?:hold|hang) (?:on|up|the phone|it)|(?:scratch|strike|scrap|forget|cancel)|"
    r"correct(?:ion| that| myself)|i (?:lied|mean|meant|misspoke|misread|forgot|mixed)|"
    r"(?:who|what) am i (?:kidding|saying|thinking)|"
    r"who cares|did i say|(?:do )?(?:forgive|excuse|pardon) me|pardon|excuse|sorry|my (?:bad|mistake|fault)|"
    r"typo|you know what|bro|told you wrong|wrong (?:month|day|week|time|year|one)|overruled|"
    r"(?:make|call|bump|change|switch) (?:it|that|the|this)|"
    r"let's (?:go|do|say|make|treat)|better (?:do|make|say|be|go)|"
    r"go with|i'd rather|rather|over my dead body|no way|should be|instead|"
    r"(?:is|'s) (?:no good|cruel|too (?:early|late|soon|many|much|few))|won't (?:do|work|be)|can't)\b"
)
# Behind these words another one is told beside the first, and takes nothing back.
_BESIDE: Final = re.compile(
    r"\b(?:and|plus|(?<!go )with|or|to|till?|until|through|thru|versus|of|than|before|after|not|between|every|each|last|since|"
    r"for the|(?:he|she|they)(?:'s|'re| is| are)(?: only)?|(?:is|was|are|were|turn(?:s|ing)?))"
    r"\W*(?:(?:at|on|the|about|around|uh+|um+|er+)\W*)*$"
)
# Before a bare number that takes the place of another nothing else is counted or begun.
_LEADS: Final = re.compile(
    r"(?:^|\b)(?:so|then|it|it's|it'll be|that's|just|do|say|put|be|only|about|call it an?|make it an?|i need|i want|we need|"
    r"we want|we are|we're|we'll be|better|scratch|strike|wait|oh|no|nope|nah|uh+|um+|er+m?|h+m+|ehm|at|for|actually|sorry|me|"
    r"mean|meant|lied|bad|in fact|rather|go|on|\W)\s*$"
)
# "The fourth, I forgot I'm babysitting Thursday": why it is not the second.
_ARRANGED: Final = re.compile(
    r"\b(?:forgot|remembered|realized|because|'?cause|since)\b(?: (?:that|about))?\W+"
    r"(?:i(?:'m| have|'ve| work)|we(?:'re| have|'ve)|"
    r"(?:he|she|there|that|it)(?:'s| is| has)|they(?:'re| have)|(?:my|our|the) \w+(?: \w+)?(?:'s| is| has| comes| works))\b"
    r"(?!.*\b(?:so|let's|make|say|do|rather|then|instead)\b)"
)
_REASON: Final = re.compile(r"^(?:'s| is| was|'d be| would be| isn't| won't)\b")


def thinks_again(between: str, *, bare: bool) -> bool:
    """Whether the words between two values of one thing take the first one back; `bare`: nothing tells what the second is."""
    turn = _TURNS.search(between)
    if turn is None or _BESIDE.search(between) or _ARRANGED.search(between):
        return False
    return not bare or turn.end() == len(between.rstrip()) or _LEADS.search(between) is not None


# "So that's seven shirts", "make it four in all": what comes of a second thought.
_CONCLUDES: Final = re.compile(
    r"\b(?:so|then|makes|making|call it|let's say|make (?:it|that))"
    r"(?: (?:so|then|that's|it's|we're|we'd be|i need|we need|it|that|just|only|at|on|for|about|the))*\W*$"
)


# "So yes, it's urgent": what comes of it is told as a whole.
_SETTLES: Final = re.compile(
    r"\b(?:so|okay|ok|now|then|but)\b[\s,]+(?:yes|yeah|no)\b|"
    r"\b(?:so|okay|ok|now) (?:it|that|he|she|they|we|i)(?:'s|'re|'m| is| are| am| do| does)\b"
)


def settles(text: str) -> bool:
    """Whether somebody says at the end what is so: "it's flooding the floor, so yes, it's urgent"."""
    return _SETTLES.search(text) is not None


def concludes(between: str) -> bool:
    """Whether the words before a value draw a conclusion: "so that's"."""
    return _CONCLUDES.search(between) is not None


def last_turn(text: str) -> int | None:
    """Where the last of the words ends that take back what was said before; None where none does."""
    return max((m.end() for m in _TURNS.finditer(text)), default=None)


def is_reasoned_about(after: str) -> bool:
    """Whether a value that is named again is what a reason is told of: "eleven's when the plumber comes"."""
    return _REASON.match(after) is not None
