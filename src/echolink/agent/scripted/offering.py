"""Does a caller wish for something that is not among what there is? Then that is said, with what there is instead."""

from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import Refusal
from echolink.agent.scripted.state import MARKS
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def unlisted(heard: Understood, view: View) -> Refusal | None:
    """The refusal of a wish for what nothing in goal and context speaks of, while it is open which of a list is taken."""
    target = next((f for f in view.missing() if f.kind == "choice" and _is_a_list(f)), None)
    if target is None or target.name in heard.values or not MARKS.isdisjoint(view.state.awaited):
        return None
    for clause in heard.left:
        thing = view.ear.wished(clause.text)
        is_new = thing and thing.isdisjoint(view.plan.goal_stems) and thing.isdisjoint(view.plan.rarity)
        if is_new and not view.ear.is_like(thing, target.options):
            return Refusal("not_offered", target, clause.said)
    return None


def elsewhere(heard: Understood, view: View) -> Refusal | None:
    """The refusal of a place that is none of those which are served, while no address is known."""
    areas = view.profile.reading.areas
    target = next((f for f in view.missing() if f.kind == "address" and f.role != "end"), None)
    if not areas or target is None or heard.has_values or not MARKS.isdisjoint(view.state.awaited):
        return None
    clauses = (*heard.told, *heard.asked)
    told = " ".join(clause.text for clause in clauses)
    if any(area.lower() in told for area in areas):
        return None
    for clause in clauses:
        place = view.ear.place_named(clause)
        if place and view.ear.stems(place).isdisjoint(view.plan.rarity):
            heard.asked = [one for one in heard.asked if one is not clause]  # that is the answer
            return Refusal("not_served", target, place)
    return None


def off_day(view: View) -> Refusal | None:
    """The refusal of a day or a time on which there is not the one of several things that was chosen."""
    values = view.state.values
    day = next((f for f in view.of_kind("date") if f.name in values and view.is_visit(f)), None)
    on = day_of(values[day.name]) if day else None
    if day is None or on is None or not view.plan.tied:
        return None
    for choice in view.of_kind("choice"):
        ties = view.plan.tied.get(str(values.get(choice.name)))
        then = [tie for tie in ties if on.weekday() in tie.days] if ties else []
        if ties and not then:
            return Refusal("not_on_that_day", day, values[choice.name])
        at, times = view.partner(day), {time for tie in then for time in tie.times}
        if at and at.name in values and times and values[at.name] not in times and all(tie.times for tie in then):
            return Refusal("not_on_that_day", at, values[choice.name])
    return None


def _is_a_list(field: Field) -> bool:
    """Whether there is more to be had than one of two, which callers tell in many words."""
    return len(field.options) > 2 and field.name != "area" and not field.role
