"""Which of several things of which the context tells is asked for: that of a day, of an age, or with something about it?"""

from typing import Final

from echolink.agent.ear import Entry, Topic
from echolink.agent.scripted.referring import counted
from echolink.agent.scripted.view import View

_LEAST: Final = 2  # things that make a list
_MOST: Final = 4  # told in one breath
_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
_OF_AGES: Final = frozenset(("age", "year", "old"))
_NO_THING: Final = frozenset(("price", "long", "child", "weekend"))


def picked(topic: Topic, view: View) -> str:
    """Those that are asked for, as the context tells them; empty where no list parts them from others."""
    found = (
        _of_the_age(topic, view)
        or _of_the_number(topic, view)
        or _of_the_name(topic, view)
        or _of_the_day(topic, view)
        or _with_it(topic, view)
    )
    if not found:
        return _enough(topic, view)
    return f"{found[0].head}{', '.join(entry.said for entry in found[:_MOST])}"


def _enough(topic: Topic, view: View) -> str:
    """ "It's for about twenty people, which size is that": the smallest that is enough, with its price."""
    if not topic.selects or topic.price:
        return ""
    told = [one for text in (f"{topic.told} {topic.said}", *counted(view)) for one in view.ear.measured(text)]
    return view.ear.enough_for(told, [sentence for sentence, _ in view.plan.sentences])


def party_total(topic: Topic, view: View) -> int | None:
    """What persons of several ages pay together, in cents."""
    return view.ear.total_for(topic.said, topic.told, view.plan.context_sentences)


def _of_the_age(topic: Topic, view: View) -> list[Entry]:
    """The group, the class or the price for somebody of an age, the narrowest of those that fit."""
    if topic.age is None:
        return []
    aged = [(entry, entries) for entries in view.plan.entries for entry in entries if entry.ages]
    if len(aged) < _LEAST and not topic.stems & {"age", "price"}:
        return []
    asked_of = (topic.stems - view.plan.goal_stems - _NO_THING - _OF_AGES) & view.plan.rarity.keys()
    asked_of = frozenset(stem for stem in asked_of if not stem.isdigit())
    fitting = [
        (entry.ages[1] - entry.ages[0], entry)
        for entry, beside in aged
        if entry.ages
        and entry.ages[0] <= (topic.age or 0) <= entry.ages[1]
        and topic.needs <= entry.stems
        and (not asked_of or any(asked_of & one.stems for one in beside))  # not for "and do we need our own shoes"
    ]
    return [min(fitting, key=lambda one: one[0])[1]] if fitting else []


def _of_the_number(topic: Topic, view: View) -> list[Entry]:
    """ "There's nine of us, which room can we do": those within whose bounds the number lies."""
    told = view.ear.measured(f"{topic.told} {topic.said}") if topic.selects and not topic.price else ()
    if not told:
        return []
    for entries in view.plan.entries:
        held = [(entry, view.ear.holds(told, entry.said)) for entry in entries]
        if sum(fits is not None for _, fits in held) >= _LEAST and any(fits for _, fits in held):
            return [entry for entry, fits in held if fits]
    return []


def _of_the_name(topic: Topic, view: View) -> list[Entry]:
    """ "What do I get with the gold one": the one thing that begins with a word of the question."""
    if not topic.contents:
        return []
    asked_of = topic.stems - view.plan.goal_stems - _NO_THING
    named = [
        (entry, entries)
        for entries in view.plan.entries
        for entry in entries
        if asked_of and view.ear.stems(_beginning(entry)) & asked_of
    ]
    if len(named) != 1:
        return []
    entry, beside = named[0]
    is_all_of_it = entry is beside[0] and sum("price" in one.stems for one in beside) == 1
    return list(beside) if is_all_of_it else [entry]  # "Full booth - tent, two tables and power, $90"


def _beginning(entry: Entry) -> str:
    return " ".join(entry.said.split()[:2])


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
    return _of_what_there_is(wanted, view)


def _of_what_there_is(wanted: frozenset[str], view: View) -> list[Entry]:
    """Of the things to be had, each told in a sentence of its own, those that have it."""
    options = (option for field in view.of_kind("choice") for option in field.options)
    names = [view.ear.stems(name) for name in (*options, *(str(s["name"]) for s in view.profile.reading.services))]
    things = [e for entries in view.plan.entries for e in entries if any(name and name <= e.stems for name in names)]
    having = [entry for entry in things if wanted <= entry.stems]
    return having if len(having) < len(things) else []
