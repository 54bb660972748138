"""What does an English question for a yes or a no ask: whether there is something, is wanted, can be, has been done?"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.everyday_kinds import MEANT, Meant
from echolink.agent.english.heard import heard
from echolink.agent.english.stems import stem_of
from echolink.agent.english.words import words


class Asked(NamedTuple):
    """What a question is about: its own words, the row of everyday words, and its form."""

    own: frozenset[str]
    meant: tuple[Meant, ...]
    has: bool  # whether there is something, or somebody has it
    wishes: bool  # whether something is wanted
    can: bool
    done: bool  # whether something has been done, or was before
    before: bool  # whether it has been done at any time
    who: str  # "any" of them, or "every" one
    over: int  # an age that everybody has to have
    of_own: bool  # whether somebody has one of their own, who else would need one


_AUX: Final = r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|might|should|shall)"
_HAS = re.compile(
    rf"^{_AUX} (?:[\w'’ -]+? )?(?:have|own|carry|hold)\b(?! to\b)|^(?:is|are|was|were|will) there\b|^(?:have|has) \w+ got\b|"
    rf"^{_AUX} [\w'’ -]+ any\b"
)
_WISHES = re.compile(
    r"\b(?:want(?:s|ed)?|needs?|needed|like|require[sd]?|prefer(?:red)?|interested|desired|take|add)\b|"
    r"^(?:should|shall|may|might) (?:we|i)\b"
    r"(?! to be (?:repaired|fixed))"
)
_CAN = re.compile(r"^(?:can|could|may|are \w+ (?:able|allowed|comfortable|okay|ok|fine|happy))\b")
_DONE = re.compile(
    r"^(?:have|has|had) |^(?:is|are|was|were|did) .*\b(?:\w{2,}ed|done|made|paid|cut|set up|given|taken)\b"
)
_BEFORE = re.compile(r"^(?:have|has|had) |\bever\b|\bbefore\b|\bin the past\b|\balready\b")
_EVERY = re.compile(r"\b(?:every(?:one|body)|all (?:of )?(?:them|you|guests|riders))\b")
_ANY = re.compile(r"\b(?:any|some)(?:one|body)\b")
_OVER = re.compile(r"\b(?:over|above|at least|older than) (\d{1,3})\b|\b(\d{1,3}) (?:or (?:older|over)|and over)\b")
_PLACE = re.compile(
    r"(?<=\w) (?:on|in|at|of|with|to|into|for|from|under|near|before|during|that|which|we|you|right now|today|at home)\b.*$"
)
_OF_SUBJECT = re.compile(rf"^{_AUX} (?:the|your|his|her|their|this) (?:[\w'-]+ )??(?P<noun>[\w'-]+) (?=\w+)")
_SMALL: Final = frozenset(
    words(
        "do does did is are was were has have had will would can could may might should shall you your it they there we us our "
        "the a an any some anyone anybody somebody someone everyone everybody already still currently now right ever before own "
        "want wants wanted need needs needed like require required prefer be been being get got this that in on at of to for "
        "with or and not yes no his her their he she okay ok fine happy able please first time about into from under use uses "
        "using group home site here"
    )
)


@lru_cache(maxsize=512)
def asked_by(question: str) -> Asked:
    """What a question asks, which may be a label with "yes or no?"."""
    text = heard(question).replace(", yes or no?", "?").strip(" ?.")
    subject = _OF_SUBJECT.match(text)
    rest = text[subject.end() :] if subject and not _HAS.match(text) else re.sub(rf"^{_AUX} ", "", text)
    own = _roots(_PLACE.sub("", rest)) or _roots(rest) or _roots(text)
    if len(own) > 1 and "'s " in rest:
        own -= {root(one) for one in re.findall(r"([\w-]+)'s ", rest)}  # "a doctor's referral"
    over = _OVER.search(text)
    wishes = _WISHES.search(text) is not None
    return Asked(
        own=own,
        meant=tuple(one for one in MEANT if one.asked.search(text))[:2],
        has=_HAS.search(text) is not None,
        wishes=wishes,
        can=_CAN.search(text) is not None,
        done=_DONE.search(text) is not None,
        before=_BEFORE.search(text) is not None,
        who="every" if _EVERY.search(text) else "any" if _ANY.search(text) else "",
        over=int(over[1] or over[2]) if over else 0,
        of_own=re.search(r"\b(?:have|bring\w*|own) (?:your|their|his|her) own\b", text) is not None,
    )


def _roots(text: str) -> frozenset[str]:
    return frozenset(root(w) for w in re.findall(r"[a-z][\w'-]*", text) if w not in _SMALL and len(w) > _SHORT)


_SHORT: Final = 2  # letters
ALIKE: Final = 5


def root(word: str) -> str:
    """What is common to the forms of a word: "pet" of "pets", "animals" and "pet's"."""
    return stem_of(word.removesuffix("'s"))


def is_said(own: frozenset[str], said: frozenset[str]) -> bool:
    """Whether one of these roots is among what was said, in whatever form of the word."""
    return any(one in said or (len(one) >= ALIKE and any(w.startswith(one[:ALIKE]) for w in said)) for one in own)
