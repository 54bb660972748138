"""What becomes of a choice that only the context told of, when nobody answers it by one of its options? It blocks no call."""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.field import REQUEST
from echolink.agent.profile import Field
from echolink.agent.scripted.taking import Taken
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_LEAST: Final = 2  # words with a meaning: fewer tell nothing of what is wished for
_NO_ANSWER: Final = frozenset((Act.REPEAT, Act.HOLD, Act.WHY, Act.HAS_QUESTION, Act.ABUSE, Act.ORDERS, Act.LINE_CHECK))


def without_an_option(said: str, heard: Understood, taken: Taken, view: View) -> bool:
    """Take the caller's own words for it, or leave it open, after it was asked for twice; whether that was done."""
    state = view.state
    target = next(iter(view.awaited()), None)
    if target is None or not _may_be_open(target, view) or target.name in state.values or not state.passed:
        return False
    if heard.asked or heard.acts & _NO_ANSWER or any(f is target for f in taken.refused):
        return False
    words = _own_words(said, heard, taken, view)
    if words:
        state.values[target.name] = words
        taken.new.append(target)
    else:
        state.skipped.append(target.name)
        heard.remarked = True
    state.awaited = []
    return True


def _may_be_open(target: Field, view: View) -> bool:
    is_derived = target.kind == "choice" and not view.profile.reading.explicit
    return is_derived and not target.role and not target.ask and target.name not in ("area", REQUEST)


def _own_words(said: str, heard: Understood, taken: Taken, view: View) -> str:
    """What is told and nothing else: no values, no yes or no, no small talk."""
    if taken.any or taken.same or taken.reasons or heard.has_values or heard.half or heard.acts or heard.only_acts:
        return ""
    told = view.ear.together(view.ear.clauses(said))
    if heard.agreement is not None or len(view.ear.stems(told.said)) < _LEAST:
        return ""
    found = view.ear.find("text", told, view.asking(None, asked=True))
    return str(found[0].value) if found else ""
