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
    told = told._replace(things=[thing for thing in told.things if not only_calls(thing, view)])
    _read_named_thing(pieces, view, heard)
    _read_subject(told, view, heard)
    thing = _only_open(plan.things - plan.matters, view, heard)
    if thing is not None and told.things and not _is_known(told.things[0], thing, view, heard):
        heard.values[thing.name] = told.things[0]
    elif told.things and not _read_only_noun(pieces, told.things, view, heard):
        _put_thing_right(told.things[0], left, view, heard)
    place = _only_open(plan.places, view, heard)
    if place is not None and told.places:
        heard.values[place.name] = told.places[0]
    _read_matter(told, view, heard, others=told.things[1:] if thing is not None else told.things)
    _read_purpose(left, view, heard)


def _read_purpose(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "Can I bring her in on Tuesday at ten for a nail trim" tells the reason of a visit."""
    matter = _matter(view)
    if matter is None or matter.name in (*view.state.values, *heard.values, *view.state.awaited):
        return
    purposes = (view.ear.purpose(clause.text) for clause in left)
    told = next((one for one in purposes if one and not only_calls(one, view)), "")
    heard.values |= {matter.name: told} if told else {}


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
    addresses = view.of_kind(
        "address"
    )  # where a swarm sits may be told by a street as well, if nothing else asks for that
    for target in (*view.of_kind("text"), *(addresses if len(addresses) > 1 else ())):
        if target.name in names and target.name not in known:
            told = view.ear.told_for(view.plan.wording[target.name], pieces)
            if told and not (told in pieces and only_calls(told, view)):
                heard.values[target.name] = told


def quoted(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """The parts with the words blank that are to be written: "it should say Opening Saturday" tells no day.

    So are those for animals: "my cat, her name's Olive" is no name of the caller's. Asked for them, whatever is said is meant.
    """
    if (dictated := _asked_for_words(told, view)) is not None:
        heard.values[dictated[0]] = dictated[1]
        return dictated[2]
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


def _asked_for_words(told: Sequence[Clause], view: View) -> tuple[str, str, list[Clause]] | None:
    """The field for words that was asked for, the words, and what was said with their place blank: "for Emma with love"."""
    name = next((n for n in view.plan.worded if n in view.state.awaited), None)
    if name is None or not told or view.state.message:
        return None
    whole = " ".join(c.said for c in told)
    form = view.ear.inscription(whole, asked=False)
    words = form or view.ear.inscription(whole, asked=True)
    if not words or (not form and any(_is_no_dictation(c, view) for c in told)):
        return None
    return name, words, [_without_words(c, words, view) for c in told]


def _without_words(clause: Clause, words: str, view: View) -> Clause:
    """What is told besides the words that were dictated, of which a part may hold some."""
    inside = clause.said if clause.said in words else words
    said = view.ear.as_heard(inside)
    if inside not in clause.said or said not in clause.text:
        return clause
    left = clause.said.replace(inside, "", 1).strip(" ,.")
    return clause._replace(said=left, text=clause.text.replace(said, "#" * len(said), 1))


def _is_no_dictation(clause: Clause, view: View) -> bool:
    """Who tells when, takes something back, says yes or no, or does something else dictates nothing."""
    ear = view.ear
    if ear.acts(clause.said) & _NO_WORDS or ear.corrects(clause.text) or ear.may_be_a_question(clause):
        return True
    is_short = len(clause.said.split()) <= _REFUSED
    if ear.only_small_words(clause.said) or (is_short and ear.agreement(clause.said) is False):
        return True
    return any(f.sure for kind in _NEVER_WRITTEN for f in view.find(kind, clause, None, asked=False))


_NO_WORDS: Final = frozenset(Act) - {Act.THANKS, Act.GREETING, Act.BYE}
_NEVER_WRITTEN: Final = ("date", "time", "phone", "email")
_REFUSED: Final = 4  # words: "no text, thanks"


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


def _read_only_noun(pieces: Sequence[str], things: Sequence[str], view: View, heard: Understood) -> bool:
    """ "It's an omega", said with the name, is the watch, where nothing else that has a name is still to be told."""
    plan = view.plan
    named_otherwise = plan.codes.keys() | plan.inscribed | plan.pets | plan.orders | plan.matters
    nouns = [
        f
        for f in view.of_kind("text")
        if f.name not in named_otherwise and view.ear.asks_for_a_noun(plan.wording[f.name], f.label)
    ]
    known = (*view.state.values, *heard.values)
    if not view.state.awaited or len(nouns) != 1 or nouns[0].name in known:
        return False
    if _is_known(things[0], nouns[0], view, heard) or not any(
        view.ear.identifies(p) and things[0] in p for p in pieces
    ):
        return False
    heard.values[nouns[0].name] = things[0]
    return True


def _put_thing_right(thing: str, left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "No sorry, it's a Brother" takes the place of the one that was noted."""
    known = [f for f in view.of_kind("text") if f.name in view.plan.things - view.plan.matters]
    is_of_a_number = any(sign.isdigit() for sign in view.ear.as_heard(thing))  # "ten won't work"
    if is_of_a_number or len(known) != 1:
        return
    if known[0].name in view.state.values and any(view.ear.corrects(c.text) for c in left):
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
    parted = [(piece, c) for c in left for piece in view.ear.pieces(c.said)]
    pieces = [part for piece, c in parted for part in (before_a_value(piece, c, view), _behind_a_value(piece, c, view))]
    return [piece for piece in pieces if piece]


def _behind_a_value(piece: str, clause: Clause, view: View) -> str:
    """What is wrong, told in one breath behind a value: "she won't eat" of "call me on 555 0171 she won't eat"."""
    if view.ear.as_heard(piece) in clause.text:
        return ""
    said = piece.split()
    while said and view.ear.as_heard(" ".join(said)) not in clause.text:
        said.pop(0)
    behind = " ".join(said)
    return behind if view.ear.told([behind]).troubles else ""


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


def _is_vague(known: str, view: View) -> bool:
    """ "My eyes", "some boots that need repair" tell what it is about, and not yet what is wrong."""
    return not view.ear.told([known]).troubles or view.ear.only_needs_work(known)


def _matter(view: View) -> Field | None:
    return next((f for f in view.of_kind("text") if f.name in view.plan.matters and f.name != _MESSAGE), None)


def only_the_wish(text: str, view: View) -> bool:
    """ "I need a haircut on Friday" says no more, beside the values, than what the bot is there for."""
    new = view.ear.stems(view.ear.without_when(text.replace("#", " "))) - view.plan.goal_stems
    return not new


def only_calls(said: str, view: View) -> bool:
    """ "I need a plumber", "my roof has a problem", "a friend sent me" tell that somebody calls, and not what is the matter."""
    goal = view.plan.goal_stems
    said = said.replace("#", " ").rstrip()
    more = view.ear.beyond_a_wish(view.ear.without_when(said)) - goal
    return not more or view.ear.has_it_seen_to(said)


def _read_matter(told: Told, view: View, heard: Understood, *, others: Sequence[str]) -> None:
    """What is wrong, with the things that no field of their own is for; such a thing is added to what is known of it."""
    matter = _matter(view)
    if matter is None or matter.name in view.state.awaited:
        return
    is_empty = only_calls if matter.required else only_the_wish
    told = told._replace(troubles=[t for t in told.troubles if not is_empty(t, view)])
    known, new = view.state.values.get(matter.name), heard.values.get(matter.name)
    is_thing = matter.name in view.plan.things | view.plan.orders
    is_vague = known is not None and matter.name not in view.plan.orders and _is_vague(known, view)
    if known is not None:
        more = [
            t
            for t in others
            if (not view.plan.things or (is_thing and is_vague)) and not view.ear.stems(t) <= view.ear.stems(known)
        ]
        adds = any(_adds_to(known, t, view) for t in told.troubles)  # and what is told in one breath with it
        adds |= is_vague
        more += [t for t in told.troubles if adds and t not in more and not view.ear.stems(t) <= view.ear.stems(known)]
        heard.values |= {matter.name: ", ".join((known, *more))} if more else {}
    elif (told.troubles or (is_thing and others)) and (
        new is None or (told.things != others and told.things[0] in new)
    ):
        beside = [thing for thing in others if not any(thing in trouble for trouble in told.troubles)]
        heard.values[matter.name] = ", ".join((*beside, *told.troubles))
