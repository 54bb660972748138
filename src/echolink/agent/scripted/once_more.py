"""Is what was asked last asked of something else: "and just hemming?", "and the double"? Such words are no name and no number."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.field import Field
from echolink.agent.opening import WEEKDAYS
from echolink.agent.scripted.answers import asked_again, reply_to
from echolink.agent.scripted.answers_on_hours import told_hours
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_NEVER_OURS: Final = frozenset(("name", "phone", "email", "address"))  # kinds: their values stand in no context

_IN_SHORT: Final = ("date", "time", "count")
_NO_OWN_WORDS: Final = _NEVER_OURS | {"date", "time", "count"}


def without_what_is_asked_again(told: Sequence[Clause], awaited: Sequence[Field], view: View) -> list[Clause]:
    """The parts that are to be read for values: what the context has a word for is no answer to "What is your name?"."""
    if not view.state.wondered or not awaited or any(f.kind not in _NEVER_OURS for f in awaited):
        return list(told)
    return [clause for clause in told if not asked_once_more(clause, view)]


def asked_once_more(clause: Clause, view: View) -> str:
    """Of what the last question is asked again, each word of which the context has; empty where it is not."""
    of = view.ear.same_asked_of(clause.said)
    stems = view.ear.stems(of) if of else frozenset()
    return of if stems and stems <= view.plan.rarity.keys() else ""


def asked_in_short(clause: Clause, awaited: Sequence[Field], view: View) -> Clause:
    """ "And parking?", before anything was asked, is a question of its own, if the context has a word for it."""
    if clause.asks or view.state.wondered or not awaited or any(f.kind not in _NO_OWN_WORDS for f in awaited):
        return clause
    of = asked_once_more(clause, view)
    if not of or view.of_kind("items"):
        return clause
    is_value = any(view.find(kind, clause, None, asked=False) for kind in _IN_SHORT)
    return clause if is_value else clause._replace(said=of, asks=True)


def answer_once_more(told: Sequence[Clause], view: View, voice: Voice) -> tuple[Clause, str] | None:
    """The part that asks again, and the answer to it."""
    for clause in told if view.state.wondered else ():
        of = view.ear.same_asked_of(clause.said)
        answer = (_hours(of, clause, view, voice) or asked_again(view.state.wondered, of, view, voice)) if of else ""
        if not answer and asked_once_more(clause, view):
            reply = reply_to(clause._replace(said=of), (), view, voice)
            answer = reply.say if reply.is_known else ""
        if answer:
            return clause, answer
    return None


def _hours(of: str, clause: Clause, view: View, voice: Voice) -> str:
    """ "And on Sundays?", behind a question for the hours; where a day is to be agreed on, it is wished for by that."""
    asked = view.ear.topic(view.state.wondered)
    if not (asked.hours and view.opening.is_known) or view.of_kind("date"):
        return ""
    days = tuple(WEEKDAYS[n] for n in sorted(view.ear.days_of(of)))
    if not days and not view.find("date", clause, None, asked=True):
        return ""
    return told_hours(clause, replace(asked, weekdays=days, weekend=False, always=False), view, voice)
