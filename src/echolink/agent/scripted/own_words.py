"""What becomes of a choice, or of a yes or no, that nobody answers by one of the two or more? It blocks no call."""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.field import REQUEST
from echolink.agent.profile import Field
from echolink.agent.scripted.taking import Taken
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_ASKED_BY_THE_GOAL: Final = 2  # times that its question is passed over
_LEAST: Final = 2  # words with a meaning: fewer tell nothing of what is wished for
_NO_ANSWER: Final = frozenset((Act.REPEAT, Act.HOLD, Act.WHY, Act.HAS_QUESTION, Act.ABUSE, Act.ORDERS, Act.LINE_CHECK))


def without_an_option(said: str, heard: Understood, taken: Taken, view: View) -> str:
    """Take the caller's own words for it, or leave it open, after it was asked for twice; what is said to that, by its key.

    What the goal itself asks for is asked for three times.
    """
    state = view.state
    target = next(iter(view.awaited()), None)
    if target is None or target.name in state.values or not _is_asked_enough(target, view):
        return ""
    if heard.asked or heard.acts & _NO_ANSWER or any(f is target for f in taken.refused):
        return ""
    state.awaited = []
    if target.kind == "choice" and (words := _own_words(said, heard, taken, view)):
        state.values[target.name] = words
        taken.new.append(target)
        return ""
    state.skipped.append(target.name)
    heard.remarked = True
    if taken.any or taken.same:
        return ""
    is_told = _is_told_alone(heard, taken) and view.ear.stems(said) - view.plan.goal_stems
    if is_told and said not in state.questions:
        state.questions.append(said.strip(" ."))
    return "remark_noted" if is_told else "left_out"


def _is_asked_enough(target: Field, view: View) -> bool:
    """Whether its question was passed over so often that it is left open."""
    if may_be_open(target, view):
        return view.state.passed > 0
    must_be = view.profile.reading.explicit or target.role or target.name in ("area", REQUEST)
    return target.kind in ("choice", "yes_no") and not must_be and view.state.passed >= _ASKED_BY_THE_GOAL


def may_be_open(target: Field, view: View) -> bool:
    """Whether a choice was only derived, from what the context tells of: nobody has said that it must be made."""
    is_derived = target.kind == "choice" and not view.profile.reading.explicit
    return is_derived and not target.role and not target.ask and target.name not in ("area", REQUEST)


def _is_told_alone(heard: Understood, taken: Taken) -> bool:
    """Whether there are no values, no yes or no, and no small talk."""
    brings = taken.any or taken.same or taken.reasons or heard.has_values or heard.half or heard.contacts
    return not (brings or heard.acts or heard.only_acts or heard.agreement is not None)


def _own_words(said: str, heard: Understood, taken: Taken, view: View) -> str:
    """What is told and nothing else, in enough words."""
    told = view.ear.together(view.ear.clauses(said))
    if not _is_told_alone(heard, taken) or len(view.ear.stems(told.said)) < _LEAST:
        return ""
    found = view.ear.find("text", told, view.asking(None, asked=True))
    return str(found[0].value) if found else ""
