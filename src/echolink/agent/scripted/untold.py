"""Which free texts were told before they were asked for, in what is left of an utterance beside the values of other fields?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause, Told
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_MESSAGE: Final = "message"  # is told in whole, and not in parts


def read_untold(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """A thing, a place and what is the matter go to the fields that they answer: "it's a Corolla, the brakes squeak"."""
    plan = view.plan
    if view.state.message or not (plan.things or plan.places or plan.matters) or not left:
        return
    pieces = _free_pieces(left, view)
    told = view.ear.told(pieces)
    _read_named_thing(pieces, view, heard)
    _read_subject(told, view, heard)
    thing = _only_open(plan.things - plan.matters, view, heard)
    if thing is not None and told.things and not _is_known(told.things[0], thing, view, heard):
        heard.values[thing.name] = told.things[0]
    elif told.things:
        _put_thing_right(told.things[0], left, view, heard)
    place = _only_open(plan.places, view, heard)
    if place is not None and told.places:
        heard.values[place.name] = told.places[0]
    _read_matter(told, view, heard, others=told.things[1:] if thing is not None else told.things)


def beside_danger(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "My furnace quit and I smell gas" tells what is broken besides; what is dangerous is for others to mend."""
    pieces = [piece for c in left for piece in view.ear.pieces(c.said)]
    safe = [view.ear.together(view.ear.clauses(p)) for p in pieces if Act.EMERGENCY not in view.ear.acts(p)]
    read_untold(safe, view, heard)


def read_of_a_sort(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """What shows by its form what it is: since when, how often, what size, in which room."""
    names = view.plan.of_a_sort
    if not names or view.state.message or any(view.ear.corrects(c.text) for c in left):
        return
    pieces = [piece for c in left for piece in view.ear.pieces(c.said)]
    known = (*view.state.values, *heard.values, *view.state.awaited)
    for target in view.of_kind("text"):
        if target.name in names and target.name not in known:
            told = view.ear.told_for(view.plan.wording[target.name], pieces)
            if told:
                heard.values[target.name] = told


def quoted(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """The parts with the words blank that are to be written: "it should say Opening Saturday" tells no day.

    So are those for animals: "my cat, her name's Olive" is no name of the caller's. Asked for them, whatever is said is meant.
    """
    names = view.plan.quotes - view.plan.pets.intersection(view.state.awaited)
    target = next((f for f in view.of_kind("text") if f.name in names and f.name not in view.state.values), None)
    if target is None or view.state.message:
        return list(told)
    parts = []
    for clause in told:
        words = view.ear.told_for(view.plan.wording[target.name], [clause.said])
        said = view.ear.as_heard(words) if words else ""
        if said and said in clause.text:
            heard.values[target.name] = words
            clause = clause._replace(text=clause.text.replace(said, "#" * len(said)))
            if words and target.name in view.plan.pets:  # names are looked for in what was said
                clause = clause._replace(said=clause.said.replace(words, "them"))
        parts.append(clause)
    return parts


def _read_named_thing(pieces: Sequence[str], view: View, heard: Understood) -> None:
    """ "My gravel bike" for the kind of bike, whatever else is told of: it has the field's own word."""
    asked = _only_open(view.plan.things - view.plan.matters, view, heard)
    if asked is None:
        return
    phrases = (view.ear.phrase_with(view.plan.wording[asked.name], piece) for piece in pieces)
    named = next((p for p in phrases if p and not _is_no_more_than(p, asked, view)), None)
    if named:
        heard.values[asked.name] = named


def _read_subject(told: Told, view: View, heard: Understood) -> None:
    """ "My dryer is broken" tells which appliance, where that and its brand are asked for."""
    makes = {f.name for f in view.of_kind("text") if view.ear.asks_for_a_make(f"{f.label} {f.name}".replace("_", " "))}
    thing = _only_open(view.plan.things - view.plan.matters - makes, view, heard)
    named = next((one for one in (*told.subjects, *told.things) if one.islower()), None)  # a make has a capital
    if thing is not None and makes and named and not _is_no_more_than(named, thing, view):
        heard.values[thing.name] = named
    elif (
        thing is not None and told.subjects and not told.things and not _is_no_more_than(told.subjects[0], thing, view)
    ):
        heard.values[thing.name] = told.subjects[0]


def _is_known(thing: str, asked: Field, view: View, heard: Understood) -> bool:
    """ "A ride" tells nothing new, and the furniture is no brand."""
    return _is_no_more_than(thing, asked, view) or thing in heard.values.values()


def _is_no_more_than(thing: str, asked: Field, view: View) -> bool:
    """ "A ride" tells nothing, where rides are what is to be had."""
    return view.ear.stems(thing) <= view.ear.stems(asked.label) | view.plan.goal_stems


def _put_thing_right(thing: str, left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "No sorry, it's a Brother" takes the place of the one that was noted."""
    known = [f for f in view.of_kind("text") if f.name in view.plan.things - view.plan.matters]
    if len(known) == 1 and known[0].name in view.state.values and any(view.ear.corrects(c.text) for c in left):
        heard.values[known[0].name] = thing


def part_from_matter(asked: Field, left: Sequence[Clause], view: View, heard: Understood) -> None:
    """Who is asked for a thing often tells what is wrong with it, too: "a Corolla, it's making a noise"."""
    matter = _matter(view)
    if asked.name not in view.plan.things or matter in (None, asked) or matter.name in view.state.values:
        return
    pieces = _free_pieces(left, view)
    told = view.ear.told(pieces)
    rest = told.things[:1] or [piece for piece in pieces if piece not in told.troubles]
    if told.troubles and rest:
        heard.values |= {asked.name: rest[0], matter.name: ", ".join(told.troubles)}


def _free_pieces(left: Sequence[Clause], view: View) -> list[str]:
    """Pieces of what was told in which no value of another field stands."""
    pieces = [before_a_value(piece, c, view) for c in left for piece in view.ear.pieces(c.said)]
    return [piece for piece in pieces if piece]


def before_a_value(piece: str, clause: Clause, view: View) -> str:
    """A piece, or its beginning: "I have an old sofa" of "I have an old sofa on the third"."""
    if view.ear.as_heard(piece) in clause.text:
        return piece
    said = piece.split()
    while said and view.ear.as_heard(" ".join(said)) not in clause.text:
        said.pop()
    return view.ear.without_joint(" ".join(said))


def _only_open(names: frozenset[str], view: View, heard: Understood) -> Field | None:
    """Of several that something would answer none is meant."""
    known = (*view.state.values, *heard.values, *view.state.awaited)
    fields = [f for f in view.of_kind("text") if f.name in names and f.name not in known]
    return fields[0] if len(fields) == 1 else None


def _adds_to(known: str, trouble: str, view: View) -> bool:
    """ "The umbrella is green" says more of the umbrella that was lost."""
    new, old = view.ear.stems(trouble), view.ear.stems(known)
    return not new <= old and (bool(new & old) or view.ear.goes_on(trouble))


def _matter(view: View) -> Field | None:
    return next((f for f in view.of_kind("text") if f.name in view.plan.matters and f.name != _MESSAGE), None)


def only_the_wish(text: str, view: View) -> bool:
    """ "I need a haircut on Friday" says no more, beside the values, than what the bot is there for."""
    new = view.ear.stems(view.ear.without_when(text.replace("#", " "))) - view.plan.goal_stems
    return not new


def _read_matter(told: Told, view: View, heard: Understood, *, others: Sequence[str]) -> None:
    """What is wrong, with the things that no field of their own is for; such a thing is added to what is known of it."""
    matter = _matter(view)
    if matter is None or matter.name in view.state.awaited:
        return
    if not matter.required:
        told = told._replace(troubles=[t for t in told.troubles if not only_the_wish(t, view)])
    known, new = view.state.values.get(matter.name), heard.values.get(matter.name)
    is_thing = matter.name in view.plan.things | view.plan.orders
    if known is not None:
        more = [t for t in others if not view.plan.things and not view.ear.stems(t) <= view.ear.stems(known)]
        adds = any(_adds_to(known, t, view) for t in told.troubles)  # and what is told in one breath with it
        more += [t for t in told.troubles if adds and t not in more and not view.ear.stems(t) <= view.ear.stems(known)]
        heard.values |= {matter.name: ", ".join((known, *more))} if more else {}
    elif (told.troubles or (is_thing and others)) and (
        new is None or (told.things != others and told.things[0] in new)
    ):
        beside = [thing for thing in others if not any(thing in trouble for trouble in told.troubles)]
        heard.values[matter.name] = ", ".join((*beside, *told.troubles))
