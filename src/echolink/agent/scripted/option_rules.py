"""Does what was chosen go with how many come, how old they are, and when? Some things have bounds of their own."""

from collections.abc import Iterator
from datetime import timedelta

from echolink.agent.ear import Rule
from echolink.agent.field import Field, Limit
from echolink.agent.opening import Opening
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import Refusal
from echolink.agent.scripted.view import View
from echolink.agent.sentences import for_the_ear

_MOST_TOLD = 3  # things, in one breath


def against_its_rule(view: View) -> Refusal | None:
    """The refusal of what was chosen for so many, or of a day or a time at which it cannot be."""
    for chosen in view.of_kind("choice"):
        rule = view.plan.rules.get(str(view.state.values.get(chosen.name)))
        if rule is not None:
            refusal = _of_a_number(chosen, rule, view) or _of_a_day(rule, view) or _of_a_time(rule, view)
            if refusal is not None:
                return refusal
    return None


def limits_of_the_chosen(view: View) -> Iterator[Limit]:
    """Bounds of what no field asks for: how old one must be for what was chosen."""
    for chosen in view.of_kind("choice"):
        rule = view.plan.rules.get(str(view.state.values.get(chosen.name)))
        for limit in rule.limits if rule else ():
            if not any(view.ear.is_of(limit, f) for f in view.of_kind("count")):
                yield limit


def given_back(view: View) -> Field | None:
    """The field of what was chosen before and is possible now that the number is another one; it is noted again."""
    state = view.state
    for target in view.of_kind("choice"):
        option = state.withdrawn.get(target.name)
        if option is None or target.name in state.values:
            continue
        if not _broken(view.plan.rules.get(option), view):
            state.values[target.name] = state.withdrawn.pop(target.name)
            return target
    return None


def _of_a_number(chosen: Field, rule: Rule, view: View) -> Refusal | None:
    if not _broken(rule, view):
        return None
    others = [one for name in chosen.options if (one := view.plan.rules.get(name)) and one.limits and one is not rule]
    fitting = [one for one in others if not _broken(one, view)][: _MOST_TOLD - 1]
    return Refusal("against_its_rule", chosen, tuple(dict.fromkeys(_told(one) for one in (rule, *fitting))))


def _broken(rule: Rule | None, view: View) -> bool:
    values = view.state.values
    return any(
        (limit.most is not None and values[f.name] > limit.most)
        or (limit.least is not None and values[f.name] < limit.least)
        for limit in (rule.limits if rule else ())
        for f in view.of_kind("count")
        if f.name in values and view.ear.is_of(limit, f)
    )


def _of_a_day(rule: Rule, view: View) -> Refusal | None:
    day = next((f for f in view.of_kind("date") if f.name in view.state.values and view.is_visit(f)), None)
    on = day_of(view.state.values[day.name]) if day else None
    if day is None or on is None:
        return None
    too_soon = rule.notice_minutes and on < (view.now + timedelta(minutes=rule.notice_minutes)).date()
    is_off = rule.hours and Opening(rule.hours).closed_on(on)
    return Refusal("against_its_rule", day, (_told(rule),)) if too_soon or is_off else None


def _of_a_time(rule: Rule, view: View) -> Refusal | None:
    at = next((f for f in view.of_kind("time") if f.name in view.state.values and view.is_visit(f)), None)
    if at is None:
        return None
    time = str(view.state.values[at.name])
    is_closed = rule.hours and not Opening(rule.hours).is_open(time, view.day_of(at, {}))
    return Refusal("against_its_rule", at, (_told(rule),)) if is_closed or (rule.last and time > rule.last) else None


def _told(rule: Rule) -> str:
    told = (for_the_ear(one) for one in rule.said)
    return " ".join(one[:1].upper() + one[1:] for one in told)
