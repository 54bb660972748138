"""Has an English caller been here before, and which questions does that answer: "first time?", "are they an existing client?"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.words import words, words_in

_PERSON: Final = (
    r"(?:patients?|customers?|clients?|guests?|students?|callers?|visitors?|members?|families|family|donors?|pupils?)"
)
_ASKS_FOR_NEW = re.compile(
    rf"\bnew (?:{_PERSON}|here|to us|to (?:the|our) \w+)\b|"
    r"\b(?:first|1st)[- _]?(?:time(?:r|rs)?|visit|appointment|class|lesson|session|order|stay|booking|rental|donation)\b|"
    r"\bnewcomer\b"
)
_ASKS_FOR_KNOWN = re.compile(
    rf"\b(?:existing|returning|regular|current|repeat) {_PERSON}\b|"
    r"\b(?:been|seen|come|done|had|ridden|taken|gone|driven|flown|swum|sung|given|written|met|[a-z]{2,}ed)\b[^;]*"
    r"\b(?:before|previously|in the past)\b(?! (?:\d|the|your|noon))|\b(?:ever|previously) (?:been|done|had|[a-z]{2,}ed)\b|"
    r"\balready an? (?:patient|customer|client)\b"
)
_NEW = re.compile(
    r"\b(?:(?:have |has |had |'ve |'s )?never (?:ever )?(?:been|done|had|tried|used|seen|visited|come|came|met|stayed|ordered|"
    r"rented|taken|gone|ridden|played|booked)|(?:haven't|hasn't|have not|has not) "
    r"(?:ever )?(?:been|done|seen|tried|visited|used|come)|"
    r"(?:1st|first|very 1st) (?:time|visit|appointment|class|lesson|session|1)|"
    r"(?:i'm|i am|we're|we are|he's|she's|they're) (?:all )?"
    rf"(?:brand )?new\b|(?:a |as )?(?:brand )?new {_PERSON}|not yet|just moved|complete beginners?)\b"
)
_KNOWN = re.compile(
    r"\b(?:been (?:there|here|to you|in|coming|going|seeing (?:you|dr|doctor)|with you|to (?:your|the) \w+|before|an? (?:\w+ )?"
    rf"{_PERSON}|an? regular)|(?:i'm|i am|we're|we are|he's|she's|as) "
    r"(?:already )?an? (?:\w+ )?(?:regular|returning|existing|current)|"
    r"(?:come|comes|go|goes) (?:there |here |to you |in )?(?:every (?:day|week|month|year)|all the time|a lot|often|regularly)|"
    r"(?:2nd|3rd|4th|5th) (?:time|visit)|(?:was|were) (?:there|here|in) (?:last|in|before|a)|you(?:'ve| have) (?:already )?seen "
    r"(?:me|us|him|her|it|them))\b"
)
_KNOWN_IN_ANSWER = re.compile(
    r"\bfor (?:years|ages|a (?:long time|while))\b|\b(?:many|several|a few|lots of|\d+) times\b|\blast (?:week|month|year|summer|"
    r"winter|spring|fall|time)\b|\bbefore\b|\bonce\b|\btwice\b"
)
_NEVER_DID = re.compile(r"(?:\bnever|n't|\bnot)(?: ever| actually| really)? (?P<verb>[a-z]+)\b")
_DENIED = re.compile(r"\b(?:not|isn't|no|n't) (?:my |our |his |her |their |the |an? |really )?$")
_WORDS: Final = frozenset(
    words("never haven hasn not didn 1st first new yet moved beginner beginners been regular returning existing current come "
          "comes go goes 2nd 3rd 4th 5th was were seen years ages while times last before once twice")
)  # fmt: skip

_AUXILIARY: Final = frozenset(words("do does did have has had need needs want wants know sure the a this that new"))


def whether_new(label: str, text: str, *, asked: bool) -> bool | None:
    """What a text from `heard` answers to a question whether somebody is new, or was here before; None where it does not.

    Only in an answer is "I've been doing this for years" about us.
    """
    sense = _sense(label)
    if sense is None or words_in(text).isdisjoint(_WORDS):
        return None
    if (did := _NEVER_DID.search(text)) and did["verb"] in words_in(label.lower()) - _AUXILIARY:
        is_new = True
    elif new := _NEW.search(text):
        is_new = _DENIED.search(text, 0, new.start()) is None
    elif _KNOWN.search(text) or (asked and _KNOWN_IN_ANSWER.search(text)):
        is_new = False
    else:
        return None
    return is_new == sense


@lru_cache(maxsize=512)
def _sense(label: str) -> bool | None:
    """Whether a yes means new (True) or known (False)."""
    lower = label.lower()
    return True if _ASKS_FOR_NEW.search(lower) else False if _ASKS_FOR_KNOWN.search(lower) else None
