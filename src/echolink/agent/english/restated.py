"""Does an English answer affirm or deny what a yes-or-no question asks, without a yes or a no: "we rent", "just the one cat"?"""

import re
from collections.abc import Callable
from typing import Final

from echolink.agent.english.asked_whether import Asked, asked_by, is_said, root
from echolink.agent.english.everyday_kinds import Meant
from echolink.agent.english.heard import heard
from echolink.agent.english.restated_cues import (
    AGE,
    ANOTHER_WILL_DO,
    CONTENT,
    COUNTED,
    DENIES,
    DID,
    EASILY,
    ECHO,
    ECHO_NOT,
    FIRST_OF,
    HAD,
    HAS_A_SUBJECT,
    IS_OVER,
    JUST,
    LED,
    NO_DENIAL,
    NO_SUBJECT,
    NONE,
    NOT_DONE,
    NOT_THE_FIRST,
    OF_AGE,
    OFTEN,
    ONCE,
    ONE_OF,
    OTHERWISE_GOT,
    PARTS,
    PLAIN,
    PLAIN_AT_FIRST,
    PLEASE,
    SPARE_US,
    STILL_TO,
    THE_FIRST,
    TOO,
    WITH_OWN_HANDS,
)


def restated(question: str, said: str) -> bool | None:
    """True or False where the answer says what the question asks, or denies it; None where that is not sure.

    A plain yes or no in front is judged elsewhere, but where what follows says the same: "yes, it can't wait".
    """
    asked = asked_by(question)
    text = heard(said).strip(" .,!?")
    if FIRST_OF.search(heard(question)):
        return _whether_the_first(text)  # and who is new has rules of its own
    if plain := PLAIN_AT_FIRST.match(text):
        is_yes, rest = plain["no"] is None, text[plain.end() :]
        if not is_yes and CONTENT.match(rest):
            return False if asked.has or asked.wishes or asked.who == "any" else None
        return is_yes if rest and restated(question, rest) is is_yes else None
    found = [(part, verdict) for part in _parts(text) if (verdict := _of(asked, part, text)) is not None]
    if not found:
        return None
    concluding = [verdict for part, verdict in found if part.startswith(("so ", "then "))]
    return concluding[-1] if concluding else found[0][1]


def _whether_the_first(text: str) -> bool | None:
    if THE_FIRST.search(text):
        return None if re.search(r"\bnot\b|n't\b", text) else True
    return False if NOT_THE_FIRST.search(text) else None


def lacks_its_subject(said: str) -> bool:
    """Whether what begins as a question tells something, in answer to one: "has a heat pump", "did a bit in college"."""
    return NO_SUBJECT.match(heard(said)) is not None


def _parts(text: str) -> list[str]:
    return [part for part in PARTS.split(text) if part]


def _of(asked: Asked, part: str, whole: str) -> bool | None:
    """What one part of an answer says of it."""
    bare = part
    while led := LED.match(bare):
        bare = bare[led.end() :]
    if plain := PLAIN.match(bare):
        return plain["so"] is not None if part != bare or bare != whole else None
    if (plain := PLAIN_AT_FIRST.match(bare)) and HAS_A_SUBJECT.match(rest := bare[plain.end() :]):
        is_yes = plain["no"] is None
        return is_yes if _of(asked, rest, whole) is is_yes else None  # "…, no he was late"
    if ECHO_NOT.match(bare):
        return False
    if echo := ECHO.match(bare):
        return echo["not"] is None
    if asked.over and (of_age := _by_age(asked, bare)) is not None:
        return of_age
    if asked.of_own and OTHERWISE_GOT.search(bare):
        return False
    for row in asked.meant:
        if (meant := _by_meaning(row, bare)) is not None:
            return meant
    return _by_form(asked, bare)


def _by_meaning(row: Meant, bare: str) -> bool | None:
    """By everyday words: what says no outweighs what says yes, unless it is denied itself."""
    against, for_it = row.not_so.search(bare), row.so.search(bare)
    if against and not (for_it and for_it.start() <= against.start() and for_it.end() >= against.end()):
        return _is_denied(bare[: against.start()])
    return not (_is_denied(bare[: for_it.start()]) or IS_OVER.search(bare, for_it.end())) if for_it else None


def _is_denied(text: str) -> bool:
    return DENIES.search(NO_DENIAL.sub(" ", text)) is not None


def _by_form(asked: Asked, bare: str) -> bool | None:
    if (said := _by_own_words(asked, bare)) is not None:
        return said and not (asked.wishes and WITH_OWN_HANDS.search(bare))
    for applies, cue, verdict in _FORMS:
        if applies(asked) and cue(bare):
            return not _is_denied(bare) if verdict is None else verdict
    return None


# To which questions a cue answers, and what: None: yes, unless it is denied.
_FORMS: Final[tuple[tuple[Callable[[Asked], bool], Callable[[str], object], bool | None], ...]] = (
    (lambda asked: asked.wishes, SPARE_US.search, False),
    (lambda asked: asked.done or asked.has or asked.can, STILL_TO.search, False),
    (lambda _: True, NONE.match, False),
    (lambda asked: asked.wishes, PLEASE.search, True),
    (lambda asked: asked.can, TOO.search, False),
    (lambda asked: asked.can, EASILY.search, None),
    (lambda asked: asked.has, HAD.search, None),
    (lambda asked: asked.has, COUNTED.match, None),
    (lambda asked: asked.wishes, COUNTED.match, True),
    (lambda asked: asked.done, DID.search, None),
    (lambda asked: asked.done or asked.can, NOT_DONE.search, False),
    (lambda asked: asked.wishes, JUST.match, False),
    (lambda asked: asked.wishes, ANOTHER_WILL_DO.match, False),
    (lambda asked: asked.before, ONCE.match, None),
    (lambda asked: not (asked.has or asked.wishes or asked.who), OFTEN.match, True),
)


def _by_own_words(asked: Asked, bare: str) -> bool | None:
    """The question's own words again, which the answer denies or not: "unheated", "it still runs", "no more pets"."""
    said = frozenset(root(word) for word in re.findall(r"[a-z][\w'-]*", bare))
    denied_by_form = frozenset(root(word[2:]) for word in re.findall(r"\bun[a-z]{4,}", bare))
    if asked.own & denied_by_form:
        return False
    if asked.can and 2 * len(asked.own & said) < len(asked.own):
        return None
    if not is_said(asked.own, said):
        return None
    return not _is_denied(_without(asked.own, bare))


def _without(own: frozenset[str], bare: str) -> str:
    """What is left of it beside the question's own words: "we shut it off" denies nothing of what shall be shut off."""
    return " ".join(word for word in bare.split() if root(word) not in own)


def _by_age(asked: Asked, bare: str) -> bool | None:
    """ "We're all in our forties", "the youngest is nineteen"."""
    ages = [int(m[1]) for m in AGE.finditer(bare)]
    if ages:
        return min(ages) >= asked.over and not _is_denied(bare)
    if ONE_OF.search(bare):
        return False
    return True if OF_AGE.search(bare) else None
