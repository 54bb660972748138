"""Which parts of what is told are free of the values of other fields, or stand under a field's own name?"""

from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.untold import (
    before_a_value,
)
from echolink.agent.scripted.view import View


def under_its_name(target: Field, clause: Clause, view: View) -> str | None:
    """What is told under a field's name, to the end of its sentence: "from the Blue Heron our sign keeps flickering"."""
    told = view.ear.labelled(target.label, clause)
    if not told or target.name in view.plan.matters or (len(told.split()) <= _A_PAIR and "," not in told):
        return told  # "Lang and Sons" is one firm
    return next(iter(view.ear.pieces(told)), told)


_A_PAIR: Final = 3  # words


def without_values(clause: Clause, target: Field, view: View, heard: Understood) -> Clause:
    """Only those of its parts in which no value of another field stands; what is wrong with one of several things is kept."""
    is_matter = target.name in view.plan.matters
    if "#" not in clause.text or (is_matter and not heard.has_values):
        return clause
    takes_a_part = not is_matter and target.name not in view.plan.of_a_sort
    kept = []
    for part in view.ear.pieces(clause.said):
        is_free = view.ear.as_heard(part) in clause.text and not _is_of_an_address(part, view, heard)
        if is_free or (
            is_matter
            and (_names_a_choice(part, clause, view, heard) or view.ear.told((part,)).troubles or _is_story(part, view))
        ):
            kept.append(part)
        elif takes_a_part and (begins := _told_before_a_value(part, clause, view)):
            kept.append(begins)
    said = ", ".join(part for part in kept if not view.ear.only_small_words(part))
    return clause._replace(said=said, text=view.ear.as_heard(said))


def _told_before_a_value(part: str, clause: Clause, view: View) -> str:
    """ "It's our golden anniversary" of "it's our golden anniversary on the sixth": a thing that is named at the beginning."""
    begins = before_a_value(part, clause, view)
    named = [one for one in view.ear.named_things(begins) if one.is_wished or one.is_alone]
    tells = any(view.ear.stems(one.phrase) - view.plan.goal_stems for one in named)
    return begins if tells and len(begins.split()) < len(part.split()) else ""


def _is_story(part: str, view: View) -> bool:
    """ "I left my umbrella on the bus yesterday" tells what happened, and "the tap has leaked since Monday" what is wrong."""
    if view.ear.told((part,)).troubles:
        return True
    return bool(view.ear.background(view.ear.together(view.ear.clauses(part))))


def _is_of_an_address(part: str, view: View, heard: Understood) -> bool:
    places = [str(heard.values[f.name]).lower() for f in view.of_kind("address") if f.name in heard.values]
    return any(part.lower() in place for place in places)


def _names_a_choice(part: str, clause: Clause, view: View, heard: Understood) -> bool:
    """ "My Lumo Speaker crackles" says what is wrong, and the name of the speaker is a part of that."""
    said = view.ear.as_heard(part)
    for target in view.of_kind("choice"):
        value = str(heard.values.get(target.name, "")).lower()
        if not view.ear.speaks_of_a_thing(part) and not (value and said.startswith(f"{value} ")):
            continue
        if value and value in said and len(view.ear.stems(said) - view.ear.stems(value) - view.plan.goal_stems) > 1:
            return said.replace(value, "#" * len(value)) in clause.text
    return False


def holds_a_value(piece: str, clause: Clause, view: View) -> bool:
    return view.ear.as_heard(piece) not in clause.text and not _is_story(piece, view)
