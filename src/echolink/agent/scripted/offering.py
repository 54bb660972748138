"""Does a caller wish for something that is not among what there is? Then that is said, with what there is instead."""

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.constraints import Refusal, area_named, place_not_served
from echolink.agent.scripted.state import MARKS
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def unlisted(heard: Understood, view: View) -> Refusal | None:
    """The refusal of a wish for what nothing in goal and context speaks of, while it is open which of a list is taken."""
    target = next((f for f in view.missing() if f.kind in ("choice", "items") and _is_a_list(f)), None)
    if target is None or heard.orders or target.name in heard.values or not MARKS.isdisjoint(view.state.awaited):
        return None
    if any(f.kind == "text" and f.name in heard.values for f in view.awaited()):
        return None  # asked which costume, "a Santa suit" is none of the sizes
    for clause in heard.left:
        thing = view.ear.wished(clause.text)
        is_new = thing and thing.isdisjoint(view.plan.goal_stems) and thing.isdisjoint(view.plan.rarity)
        if is_new and not view.ear.is_like(thing, target.options):
            return Refusal("unlisted", target, clause.said)
    return None


def note_the_place(heard: Understood, view: View) -> None:
    """Whether one of the places that are served was named, wherever in what was said: "in Astoria, Queens, second floor"."""
    if view.profile.reading.areas:
        view.state.near |= any(area_named(clause.text, view) for clause in (*heard.told, *heard.asked))


def elsewhere(heard: Understood, view: View) -> Refusal | None:
    """The refusal of a place that is none of those which are served, while no address is known."""
    areas, not_areas = view.profile.reading.areas, view.profile.reading.not_areas
    if not (areas or not_areas):
        return None
    clauses = (*heard.told, *heard.asked)
    places = view.plan.places
    target = next((f for f in view.missing() if _tells_where(f, view) or f.name in places), None)
    if target is None or target.name in heard.values or not MARKS.isdisjoint(view.state.awaited):
        return None
    for clause in clauses:
        place = place_not_served(clause.said, view)
        if place or (not view.state.near and (place := _far_off(clause, view))):
            heard.asked = [one for one in heard.asked if one is not clause]  # that is the answer
            return Refusal("not_served", target, place)
    return None


def _tells_where(field: Field, view: View) -> bool:
    """An address, or which of the places that are served."""
    is_which = field.kind == "choice" and field.name != "area" and field.options == view.profile.reading.areas
    return is_which or (field.kind == "address" and field.role != "end")


def _far_off(clause: Clause, view: View) -> str:
    """A place that a caller names and the context does not; of a town in a region nobody can tell, but of another state."""
    areas = view.profile.reading.areas
    place = view.ear.place_named(clause) if areas else ""
    if not place or not view.ear.stems(place).isdisjoint(view.plan.rarity):
        return ""
    return place if view.ear.names_state(clause.text) or not any(map(view.ear.is_region, areas)) else ""


def _is_a_list(field: Field) -> bool:
    """Whether there is more to be had than one of two, which callers tell in many words."""
    return len(field.options) > 2 and field.name != "area" and not field.role
