"""Which of several things of which the context tells is asked for: that of a day, of an age, or with something about it?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Entry, Topic
from echolink.agent.scripted.view import View

_LEAST: Final = 2  # things that make a list
_MOST: Final = 4  # told in one breath
_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
_NO_THING: Final = frozenset(("price", "long", "child", "weekend"))


def picked(topic: Topic, view: View) -> str:
    """Those that are asked for, as the context tells them; empty where no list parts them from others."""
    found = _of_the_age(topic, view) or _of_the_day(topic, view) or _with_it(topic, view)
    return f"{found[0].head}{', '.join(entry.said for entry in found[:_MOST])}" if found else ""


def party_total(topic: Topic, view: View) -> int | None:
    """What persons of several ages pay together, in cents."""
    return view.ear.total_for(topic.said, topic.told, view.plan.context_sentences)


def _of_the_age(topic: Topic, view: View) -> list[Entry]:
    """The group, the class or the price for somebody of an age, the narrowest of those that fit."""
    if topic.age is None:
        return []
    aged = [entry for entries in view.plan.entries for entry in entries if entry.ages]
    fitting = [e for e in aged if e.ages and e.ages[0] <= topic.age <= e.ages[1] and topic.needs <= e.stems]
    if len(aged) < _LEAST or not fitting or (topic.needs and topic.price and not _priced(fitting)):
        return []
    return [min(fitting, key=lambda e: e.ages[1] - e.ages[0] if e.ages else 0)]


def _priced(entries: Sequence[Entry]) -> bool:
    return all("price" in entry.stems for entry in entries)


def _of_the_day(topic: Topic, view: View) -> list[Entry]:
    """What there is on a day, or who is there, where different things are told for different days."""
    if not topic.days or topic.price or topic.duration or topic.hours:
        return []
    told = [entry for entries in view.plan.entries for entry in entries if entry.days and _is_of_a_thing(entry)]
    fitting = [entry for entry in told if entry.days & topic.days]
    if len(told) < _LEAST or not fitting or len(fitting) == len(told):
        return []
    asked_of = (topic.stems - view.ear.stems(_DAYS) - view.plan.goal_stems - _NO_THING) & view.plan.rarity.keys()
    return [entry for entry in fitting if asked_of <= entry.stems] if asked_of else fitting


def _is_of_a_thing(entry: Entry) -> bool:
    return any(word[:1].isalpha() for word in entry.said.split()[:1])


def _with_it(topic: Topic, view: View) -> list[Entry]:
    """ "Which of them is gluten free": of one list those that have it, where others have not."""
    if not topic.selects or topic.price or topic.duration:
        return []
    wanted = (topic.stems - view.plan.goal_stems) & view.plan.rarity.keys()
    if not wanted or topic.stems - view.plan.goal_stems - wanted:
        return []
    for entries in view.plan.entries:
        having = [entry for entry in entries if wanted <= entry.stems]
        if having and len(entries) >= _LEAST and len(having) < len(entries):
            return having
    return []
