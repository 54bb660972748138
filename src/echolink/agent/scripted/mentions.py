"""Which fields are the values for that stand in a part of an utterance?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.meant_for import first_of, shared_out, take, without
from echolink.agent.scripted.named import read_names
from echolink.agent.scripted.settling import Settled, settle
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.wished import read_wishes

# Nor has answered a question with yes or no, unless it takes these few words: "nah, don't bother".
_NEITHER: Final = frozenset((Act.GIVE_UP, Act.HUMAN, Act.ROBOT, Act.ORDERS))
_MOST_OF_AN_ANSWER: Final = 3
_WORD: Final = re.compile(r"[a-z][a-z-]*")
_LITTLE: Final = 2  # words with a meaning, as "wait" and "instead"


def read_kind(
    kind: str, fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool
) -> Clause:
    """Take the values of a kind; the clause comes back with their places blank."""
    if kind == "items":
        return _read_items(fields, clause, view, heard)
    if kind in ("count", "choice") and len(fields) > 1:
        return _read_each(kind, fields, clause, view, heard)
    if kind == "name":
        return read_names(fields, clause, view, heard, asked=asked)
    if kind == "address":
        return _read_addresses(fields, clause, view, heard, asked=asked)
    found = view.ear.find(kind, clause, view.asking(first_of(fields, view), asked=asked))
    opens = kind == "choice" and (_is_opening(fields[0], view) or _is_another(found, fields[0], clause, view, heard))
    if kind == "yes_no" and not read_wishes(fields, clause, view, heard, asked=asked):
        return clause
    found = _without_the_goal(found, fields[0], clause, view) if opens and not asked else found
    if not found or (kind == "yes_no" and _is_no_answer(clause, view, heard)):
        return clause
    settled = settle(found, clause.text, view.ear, asked=asked or opens)
    if kind == "yes_no" and asked and any(f.name in heard.values for f in view.awaited()):
        return without(settled, clause)  # it was answered in other words
    if kind == "choice" and _takes_several(fields[0], view):
        settled = _several(settled, fields[0], clause, view)
    for one, target in shared_out(settled, fields, clause.text, view, heard):
        take(one, target, view, heard)
        _count_before(one, target, clause, view, heard)
    return _without_numbers(settled, clause, view) if kind == "count" else without(settled, clause)


def _count_before(one: Settled, target: Field, clause: Clause, view: View, heard: Understood) -> None:
    """ "Two doubles": the number right before a thing that is chosen says how many of it."""
    things = [f for f in view.of_kind("count") if (nouns := nouns_of(f)) and not view.ear.is_duration(nouns)]
    if (
        target.kind != "choice"
        or one.value is None
        or len(things) != 1
        or things[0].name in {*view.state.values, *heard.values}
    ):
        return
    before = clause.text[: one.start].rstrip()
    found = view.find("count", clause, things[0], asked=True) if before[-1:].isdigit() else []
    value = next((f.value for f in found if f.end == len(before)), None)
    if value is not None:
        heard.values[things[0].name] = value


def _without_numbers(settled: list[Settled], clause: Clause, view: View) -> Clause:
    """The clause with the places of counts blank, but for what tells which ones are meant: "two double rooms"."""
    bare, text = without(settled, clause), clause.text
    for start, end in (place for one in settled for place in one.places):
        for m in _WORD.finditer(text, start, end):
            if view.plan.option_stems and not view.plan.option_stems.isdisjoint(view.ear.stems(m.group())):
                bare = bare._replace(text=bare.text[: m.start()] + m.group() + bare.text[m.end() :])
    return bare


def _read_addresses(fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool) -> Clause:
    """From where to where, or each address by itself; places without a house number where there is none with one."""
    ways = _journey(fields, clause, view) if len(fields) > 1 else {}
    found = [] if ways else view.ear.find("address", clause, view.asking(first_of(fields, view), asked=asked))
    found = found if found or ways else _places(fields, clause, view)
    ways = ways or _goal_of_a_way(fields, found, clause, view)
    if ways:
        heard.values |= {name: view.ear.in_order(place) for name, place in ways.items()}
        for place in ways.values():
            heard_as = view.ear.as_heard(place)
            clause = clause._replace(text=clause.text.replace(heard_as, "#" * len(heard_as)))
        fields = [f for f in fields if f.name not in ways]
        found = [f for f in found if "#" not in clause.text[f.start : f.end]]
        if not (fields and found):
            return clause
    settled = settle(found, clause.text, view.ear, asked=asked)
    for one, target in shared_out(settled, fields, clause.text, view, heard):
        take(one, target, view, heard)
    return without(settled, clause)


def _places(fields: Sequence[Field], clause: Clause, view: View) -> list[Found]:
    """Places told by their names, while no address is known or one is put right."""
    is_open = any(f.name not in view.state.values for f in fields)
    return view.ear.places(clause) if is_open or view.ear.corrects(clause.text) else []


def _is_no_answer(clause: Clause, view: View, heard: Understood) -> bool:
    """Whether there is more to a yes or a no: "no, leave it, I'll call back later"."""
    if view.ear.does_without(clause):
        return False
    return bool(heard.acts & _NEITHER) and len(clause.text.split()) > _MOST_OF_AN_ANSWER


def _takes_several(target: Field, view: View) -> bool:
    """What is to be had may be had together; what a schema lists is one of these."""
    return target.name == "service" and not view.profile.reading.explicit


def _several(settled: list[Settled], target: Field, clause: Clause, view: View) -> list[Settled]:
    """ "A cut and color" is one choice of two; "add a blow-dry" is one more."""
    values = list(dict.fromkeys(one.value for one in settled if one.or_else is None))
    known = view.state.values.get(target.name)
    if known is not None and values and view.ear.adds(clause.text):
        values = list(dict.fromkeys((*parts_of(known, target), *values)))
    if len(values) < 2:
        return settled
    places = tuple(place for one in settled for place in one.places)
    return [settled[0]._replace(value=view.catalogue.both(values), end=settled[-1].end, places=places)]


def parts_of(value: str, target: Field) -> list[str]:
    """The options that a choice consists of, in the order of the list."""
    return [option for option in target.options if re.search(rf"(?<!\w){re.escape(option)}(?!\w)", value)]


def _journey(fields: Sequence[Field], clause: Clause, view: View) -> dict[str, str]:
    """Where a way begins and ends, told in one breath."""
    way = view.ear.journey(clause.said)
    start = next((f for f in fields if f.role == "start"), None)
    end = next((f for f in fields if f.role == "end"), None)
    return {start.name: way[0], end.name: way[1]} if way and start and end else {}


def _goal_of_a_way(fields: Sequence[Field], found: Sequence[Found], clause: Clause, view: View) -> dict[str, str]:
    """Where a way ends, told in one's own words; of a place that is found in more words these are better."""
    texts = (f for f in view.of_kind("text") if view.ear.ends_a_way(f.label))
    end = next((f for f in (*fields, *texts) if f.role == "end" or view.ear.ends_a_way(f.label)), None)
    is_open = end is not None and end.name not in view.state.values and end.name not in view.state.awaited
    place = view.ear.heads_for(clause.said) if is_open else None
    is_found = end in fields and len(found) >= len(fields)  # "to my mechanic at 88 Harrison Place"
    if end is None or place is None or is_found or any(place in str(f.value) and place != f.value for f in found):
        return {}
    return {end.name: place}


def _is_opening(target: Field, view: View) -> bool:
    """Whether the caller is telling what they want, before anything was asked: a word of an option is enough then."""
    return not view.state.awaited and target.name not in view.state.values


def _without_the_goal(found: Sequence[Found], target: Field, clause: Clause, view: View) -> list[Found]:
    """ "A room for two nights" chooses none, where rooms are what the goal is about: not even a "family room"."""
    head = view.plan.goal_head_stems

    def is_chosen(one: Found) -> bool:
        own, said = view.ear.stems(str(one.value)), view.ear.stems(clause.text[one.start : one.end])
        by = own & said
        others = [option for option in target.options if not by <= view.ear.stems(option)]
        return (
            one.sure
            or not by <= head
            or own - said <= head
            or not others
            or not all(map(view.ear.is_like_word, others))
        )

    return [one for one in found if is_chosen(one)]


def _is_another(found: Sequence[Found], target: Field, clause: Clause, view: View, heard: Understood) -> bool:
    """ "No, indoor please" of indoor and outdoor courts: who takes a choice back, and says little else, may name it by a word."""
    known = view.state.values.get(target.name)
    named = {one.value for one in found}
    if known is None or len(named) != 1 or known in named or heard.named:
        return False  # "my family name is Lee" takes no family room
    (other,) = named
    beside = view.ear.stems(clause.text) - view.ear.stems(str(other)) - view.ear.stems(str(known))
    takes_back = heard.agreement is False or view.ear.corrects(clause.text) or view.ear.denies(clause.said)
    return takes_back and len(beside) <= _LITTLE


def _read_each(kind: str, fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> Clause:
    """Several counts are told apart by what they count, several choices by their options; the awaited one takes bare ones."""
    if kind == "count" and (sizes := view.ear.sizes(clause.text)):
        sized = [f for f in fields if view.ear.is_length(nouns_of(f))]
        if len(sized) == len(sizes.value):
            heard.values |= {f.name: value for f, value in zip(sized, sizes.value, strict=True)}
            return without([Settled(None, sizes.start, sizes.end, places=((sizes.start, sizes.end),))], clause)
    whole = clause
    for target in sorted(fields, key=lambda f: _rank(f, view)):
        asked = target.name in view.state.awaited
        found = view.find(kind, clause, target, asked=asked)
        if kind == "count" and not found and not nouns_of(target):
            found = view.find(kind, whole, target, asked=asked)  # "my wife, me and two kids", whose two are noted
        again = kind == "choice" and (
            (_is_opening(target, view) and _is_only_one(found, target, fields, clause, view))
            or _is_another(found, target, clause, view, heard)
        )
        settled = settle(found, clause.text, view.ear, asked=asked or again)
        if settled:
            take(settled[0], target, view, heard)
            _count_before(settled[0], target, clause, view, heard)
            clause = _without_numbers(settled, clause, view) if kind == "count" else without(settled, clause)
    return clause


def _is_only_one(found: Sequence[Found], target: Field, fields: Sequence[Field], clause: Clause, view: View) -> bool:
    """Whether it is named by its words, and may be meant for no other choice: "brooklyn", and not "a quarter one"."""
    is_worded = all(any(sign.isalpha() for sign in str(one.value)) for one in found)
    return is_worded and not any(view.find("choice", clause, f, asked=False) for f in fields if f is not target)


def _rank(target: Field, view: View) -> tuple[bool, bool, bool]:
    """Whom one counts by name, "two kids", is told before all that are people, electric bikes before all bikes.

    Of two lengths the awaited one comes first: "sixteen feet" is either.
    """
    nouns = nouns_of(target)
    is_of_all = bool(nouns) and not view.plan.nouns_apart.get(target.name, nouns)
    is_awaited = target.name in view.state.awaited
    if is_awaited and view.ear.is_length(nouns):
        return False, False, False
    return is_of_all, is_awaited or view.ear.is_length(nouns), target.kind == "count" and not nouns


def _read_items(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> Clause:
    target = fields[0]
    clause = _with_what_was_asked_of(target, clause, view)
    changes = view.ear.ordered(clause, target.options, asked=target.name in view.state.awaited)
    if not changes:
        return clause
    heard.orders += changes
    places = [Settled(None, c.start, c.end, places=((c.start, c.end),)) for c in changes]
    return without(places, clause)


def _with_what_was_asked_of(target: Field, clause: Clause, view: View) -> Clause:
    """ "One of those too" is of what was asked about just before, where that is not ordered yet."""
    if not view.state.wondered:
        return clause
    asked = view.ear.stems(view.state.wondered)
    named = [option for option in target.options if (stems := view.ear.stems(option)) and stems <= asked]
    ordered = {line["item"] for line in view.state.values.get(target.name, ())}
    if len(named) != 1 or named[0] in ordered:
        return clause
    return clause._replace(text=view.ear.with_it_named(clause.text, named[0]))
