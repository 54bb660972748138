"""What does an English caller do with words, besides giving values: hang on, say goodbye, ask whether this is a robot?"""

import re
from collections.abc import Set
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.cued_acts import CUES, cued
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.learned_acts import learned
from echolink.agent.english.small_words import only_small_words
from echolink.agent.english.words import words

_NONE: Final[frozenset[Act]] = frozenset()
_BY_THE_WAY: Final = frozenset((Act.HOLD, Act.REPEAT, Act.LINE_CHECK, Act.ROBOT, Act.ABUSE, Act.HUMAN))
# Who wants to speak to somebody by name tells whom; "a real person" is nobody, and no party of one.
_NOBODY_BY_NAME: Final = re.compile(
    r"\b(?:person|human|operator|agent|rep|representative|somebody|someone|anyone|anybody)\b"
)
_ASKING_FOR_IT: Final = frozenset(words("can could would will you please just"))
_WISHING_FOR_IT: Final = _ASKING_FOR_IT.union(
    words("i i'd we we'd and so want wanted like need needed hoping hoped was were to")
)
# "My invoice is wrong, I wanted to speak to someone about it": the wish for somebody says nothing more.
_ABOUT_THAT: Final = re.compile(
    r" (?:(?:there|here) )?(?:about|regarding|concerning) (?:it|this|that|them|these|those)\b"
)
_THEIR_WORDS: Final = frozenset(
    words(
        "you your my me i'm you're it's that's could would because line connection reception signal bad terrible phone speaker "
        "calendar diary agenda schedule planner pen pencil paper wallet card purse glasses laptop computer person human machine "
        "still come robot bot thing things system voice actual real one 1 here now right at quickly quick bit moment "
        "second minute "
        # what somebody wishes to hear again
        "price prices cost everything all whole last first part name address number day date time times hours options choices "
        "list menu details total order question answer sentence word again about after before noisy loud train traffic "
        "kids dog here's"
    )
)
_A_PAUSE: Final = re.compile(r"(?:wait|h(?:old|ang) on)\b")


@lru_cache(maxsize=1024)
def acts(text: str) -> frozenset[Act]:
    """What a whole utterance (from `heard`) does: by its cues, else by what was learned; danger by either of them."""
    found = cued(text)
    more = learned(text) - (_A_HOLD if _HANGS_A_THING.search(text) else _NONE)
    return (found | (more & _ALWAYS if found else more)) or _NONE


_ALWAYS: Final = frozenset((Act.EMERGENCY,))
_A_HOLD: Final = frozenset((Act.HOLD,))
_HANGS_A_THING: Final = re.compile(
    r"\bhang(?:ing)?(?: up)? (?:an?|my|our|the|some|these|this|\d+|pictures?|curtains?|doors?)\b"
)


def besides(said: str, done: Set[Act]) -> str:
    """An utterance without the words by which it does what has no bearing on values: "one moment please", "is this a bot".

    A pause stays one, because it may take back what stands before it: "for six hang on seven".
    """
    by_the_way = done & _BY_THE_WAY
    if not by_the_way:
        return said
    text = heard(said)
    found = [(act, m) for act in by_the_way for m in CUES[act].fits.finditer(text)]
    spans = sorted(
        {
            (m.start(), _end_of_wish(text, m) if act is Act.HUMAN else m.end(), act is Act.HUMAN)
            for act, m in found
            if act is not Act.HUMAN or _NOBODY_BY_NAME.search(m.group())
        },
        reverse=True,
    )
    if not spans:
        return said
    parts = tidied(said).split()
    for start, end, wishes in spans:
        first, last = _word_at(parts, text[:start]), _word_at(parts, text[:end])
        if first is not None and last is not None:
            before = _WISHING_FOR_IT if wishes else _ASKING_FOR_IT
            while first and parts[first - 1].lower() in before:
                first -= 1
            parts[first:last] = ["wait,"] if _A_PAUSE.match(text, start) else [","]
    return " ".join(parts)


def _end_of_wish(text: str, m: re.Match[str]) -> int:
    about = _ABOUT_THAT.match(text, m.end())
    return about.end() if about else m.end()


def is_no_more(besides: str) -> bool:
    """Whether what an utterance says besides such acts is nothing: "sorry, can you", "on a bad line"."""
    left = [word.strip(" .,!?;:").removesuffix("'s") for word in heard(besides).split()]
    return only_small_words(" ".join(word for word in left if word not in _THEIR_WORDS))


def _word_at(parts: list[str], before: str) -> int | None:
    """How many words come to this text when they are heard; None inside a word, or where one was cut already."""
    wanted = before.strip(" .,!?;:")
    return next((n for n in range(len(parts) + 1) if heard(" ".join(parts[:n])).strip(" .,!?;:") == wanted), None)
