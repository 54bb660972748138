"""Which days and times of day are in a part of an utterance, and which fields are they for?"""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from itertools import pairwise
from typing import Final

from echolink.agent.ear import Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.bounded import (
    after_the_begin,
    after_the_start,
    begins_before_it_ends,
    in_the_same_week,
    of_certain_dates,
    that_keeps_the_order,
    that_was,
)
from echolink.agent.scripted.clock import day_of, likely
from echolink.agent.scripted.meant_for import field_for, take, without
from echolink.agent.scripted.moving import Moment, field_in_role, roles_told, same_day
from echolink.agent.scripted.settling import Settled, settle
from echolink.agent.scripted.told_anew import told_anew
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_ENDS: Final = ("end",)
_FEW: Final = 4  # words of an answer that is nothing but a day
_NEAR: Final = 16  # characters between a day and a time that belong together: "on Tuesday the 24th, at about 3"


_BIRTH: Final = re.compile(r"birth|born|\bdob\b")


def read_moments(clause: Clause, awaited: Set[str], view: View, heard: Understood) -> Clause:
    """Days and times are read together, because a day and a time beside it have the same role."""
    clause = _read_from_now(clause, view, heard)
    text = clause.text
    moments: list[Moment] = []
    meant: dict[int, Field] = {}
    for kind in ("date", "time"):
        asked = kind in awaited
        if view.ear.may_hold(kind, clause, asked=asked):
            found = view.ear.find(kind, clause, view.asking(None, asked=asked))
            if kind == "date":
                found = _not_pointed_to(found, clause.text, view)
                found = _beside_an_event(_that_are_wanted(found, clause.text, view), clause.text, view)
            if kind == "time":
                found = _from_till(_that_are_hours(found, clause.text, awaited, view), clause.text, view)
            found = _besides_what_is_noted(kind, found, clause.text, view)
            if anew := told_anew(kind, found, clause.text, view):
                settled = anew.settled
                meant |= anew.fields
            else:
                settled = settle(found, clause.text, view.ear, asked=asked, both=view.plan.moves)
                meant |= _instead(kind, found, settled, clause.text, view)
            moments += [Moment(kind, one) for one in settled]
            clause = without(settled, clause)
    if moments and not _is_part_of_a_text(clause, view):
        known = set(heard.values)
        _share_out(sorted(moments, key=lambda m: m.settled.start), text, view, heard, meant)
        begins_before_it_ends(view, heard)
        _in_their_order(moments, known, text, view, heard)
        same_day(view, heard)
    return clause


def _instead(kind: str, found: Sequence[Found], settled: Sequence[Settled], text: str, view: View) -> dict[int, Field]:
    """ "Not at ten, at eleven": the field whose value is refused, by where the one begins that takes its place."""
    refused = [f for f in found if view.ear.refuses(text[: f.start])]
    of = [f for f in view.of_kind(kind) if any(view.state.values.get(f.name) in (r.value, r.other) for r in refused)]
    behind = [one for one in settled if refused and one.start > refused[0].start and one.value != refused[0].value]
    return {behind[0].start: of[0]} if len(refused) == len(of) == len(behind) == 1 else {}


def _not_pointed_to(found: list[Found], text: str, view: View) -> list[Found]:
    """ "At eleven on that Monday" names the day that is noted, and no other Monday."""
    known = {day.weekday() for f in view.of_kind("date") if (day := day_of(view.state.values.get(f.name)))}

    def is_noted(one: Found) -> bool:
        day = day_of(one.value)
        points = _THAT_DAY.search(text[: one.start]) is not None and view.ear.names_weekday(text[one.start : one.end])
        return points and day is not None and day.weekday() in known

    return [f for f in found if not is_noted(f)]


_THAT_DAY: Final = re.compile(r"\b(?:that|the same) $")


def _that_are_wanted(found: list[Found], text: str, view: View) -> list[Found]:
    """ "Thursday's out" wishes for none; since when it is broken is told, where no field asks for a day that is over."""
    if view.plan.moves:
        return found  # what will not do is what is arranged
    found = [f for f in found if not view.ear.will_not_do(text[: f.start], text[f.end :])]
    if all(view.is_to_come(f) for f in view.of_kind("date")):
        return [f for f in found if not view.ear.tells_of_the_past(text[: f.start], "", text[f.end :])]
    return found


def _besides_what_is_noted(kind: str, found: list[Found], text: str, view: View) -> list[Found]:
    """ "No wait, Monday I have class, Tuesday please": of the two the one that is noted is what a reason is told of."""
    fields = view.of_kind(kind)
    known = view.state.values.get(fields[0].name) if len(fields) == 1 else None
    if known is None or not view.ear.turns(text):
        return found
    anew = [f for f in found if known not in (f.value, f.other)]
    return anew if any(f.sure for f in anew) else found


def _beside_an_event(found: list[Found], text: str, view: View) -> list[Found]:
    """ "The party is on the 5th, so I'd get it the Thursday before": of more days than are asked for the event's is none."""
    fields, known = view.of_kind("date"), view.state.values
    awaited = [f for f in fields if f.name in view.state.awaited]
    open_ones = awaited if all(f in awaited or f.name in known for f in fields) else fields
    most = len(open_ones) or len(fields)
    if len(found) <= most or len(settle(found, text, view.ear, asked=True, both=view.plan.moves)) <= most:
        return found
    kept = [f for f in found if not view.ear.is_of_an_event(text[: f.start], text[f.start : f.end])]
    if len(kept) == len(found) and view.ear.reckons(text):
        return found[1:]  # "we move on the 15th, so the day before that"
    return kept or found


def _that_are_hours(found: list[Found], text: str, awaited: Set[str], view: View) -> list[Found]:
    """ "Around two hundred" is an amount where one is asked for, "at three locations" no hour where locations are counted."""
    found = [f for f in found if not view.ear.is_inside(text[: f.start])]
    if found and view.plan.counted is not None:
        found = [f for f in found if not view.ear.counts_next(text[f.end :], view.plan.counted)]
        if view.plan.counted_persons:  # "we're gonna be three" is no hour, be it asked for
            found = [f for f in found if f.sure or not view.ear.counts_us(text[: f.start])]
    is_amount = "money" in awaited and "time" not in awaited and not view.ear.half_of_day(text)
    return [] if is_amount else found


def _from_till(found: list[Found], text: str, view: View) -> list[Found]:
    """ "From four till nine" is sure to be when it begins and ends, where both are asked for."""
    if not {"start", "end"} <= {f.role for f in view.of_kind("time")}:
        return found if view.plan.moves else _from(found, text, view)
    found = [f._replace(sure=True) if view.ear.role(text[f.start : f.end], "", _ENDS) else f for f in found]
    for n, (start, end) in enumerate(pairwise(found)):
        lead = text[end.start : end.end].partition(" ")[0]  # "until" in "until six"
        between = text[start.end : end.start] + (f"{lead} " if lead.isalpha() else "")
        barely = view.ear.leads_on(between) or view.ear.spans_barely(between, text[end.end :])
        if barely or view.ear.spans(text[: start.end], text[start.end : end.end]):
            found[n : n + 2] = start._replace(sure=True), end._replace(sure=True)
    return found


def _from(found: list[Found], text: str, view: View) -> list[Found]:
    """ "From four to six" is at four, where one time is asked for."""
    for n, (start, end) in enumerate(pairwise(found)):
        if view.ear.spans(text[: start.end], text[start.end : end.end]):
            return [*found[: n + 1], *found[n + 2 :]]
    return found


def _read_from_now(clause: Clause, view: View, heard: Understood) -> Clause:
    """ "In two hours" is a day and a time, to the next five minutes."""
    found = view.ear.from_now(clause.text)
    visits = [f for f in view.of_kind("time") if view.is_visit(f)]
    target = next((f for f in visits if f in view.missing()), visits[0] if len(visits) == 1 else None)
    if found is None or target is None or _is_part_of_a_text(clause, view):
        return clause
    minutes, start, end = found
    at = view.now + timedelta(minutes=minutes + 4)
    at -= timedelta(minutes=at.minute % 5)
    heard.values[target.name] = f"{at:%H:%M}"
    if (day := view.partner(target)) is not None:
        heard.values[day.name] = at.date().isoformat()
    return without([Settled(None, start, end, places=((start, end),))], clause)


def _is_part_of_a_text(clause: Clause, view: View) -> bool:
    """ "Tell him I'll come at eight" is a message, no change of the time."""
    return any(f.kind == "text" and f.name == "message" for f in view.awaited()) and not view.ear.corrects(clause.text)


def _share_out(moments: Sequence[Moment], text: str, view: View, heard: Understood, meant: Mapping[int, Field]) -> None:
    """`meant`: of which it is known by where they start."""
    taken: set[str] = set()
    dayless: list[tuple[Settled, Field]] = []
    last: tuple[Moment, Field | None] | None = None
    left = 0
    roles = roles_told(moments, text, view, heard)
    for n, moment in enumerate(moments):
        right = moments[n + 1].settled.start if n + 1 < len(moments) else len(text)
        one = moment.settled
        before, after = text[left : one.start], text[one.end : right]
        before += text[one.start : one.end].partition(" ")[0] + " "  # "till" in "till the 7th"
        given = _given_before(moment.kind, text, view, heard)
        if one.start in meant:
            target: Field | None = meant[one.start]
        elif roles[n]:
            target = field_in_role(roles[n], view.of_kind(moment.kind))
        else:
            target = _target(moment, before, after, taken | given, last, view, heard)
        if (
            target is not None
            and _BIRTH.search(f"{target.name} {target.label}".lower())
            and not any(c.isdigit() for c in text[one.start : one.end])
        ):
            target = None  # "since yesterday" is no day of birth
        if target is not None and target.name not in taken:
            taken.add(target.name)
            if moment.kind == "date":
                one = of_certain_dates(one, text[one.start : one.end], view)
                one = in_the_same_week(one, text[one.start : one.end], target, view)
            if target is view.ends:
                one = after_the_start(one, text[one.start : one.end], view, heard)
            elif moment.kind == "date" and target.name in view.plan.past:
                one = that_was(one, text[one.start : one.end], view)
            if moment.kind == "time" and view.day_of(target, heard.values) is None:
                dayless.append((one, target))
            _take(one, target, view, heard)
        last, left = (moment, target), one.end
    _take_anew(dayless, view, heard)


def _in_their_order(moments: Sequence[Moment], known: Set[str], text: str, view: View, heard: Understood) -> None:
    """Of two days of the month that are told in one breath the earlier one is the start, whatever is brought and fetched."""
    start, end = view.starts, view.ends
    if start is None or end is None or known & {start.name, end.name}:
        return
    first, last = heard.values.get(start.name), heard.values.get(end.name)
    days = [text[m.settled.start : m.settled.end] for m in moments if m.kind == "date"]
    if first and last and first > last and not any(view.ear.names_weekday(day) for day in days):
        heard.values |= {start.name: last, end.name: first}


def _given_before(kind: str, text: str, view: View, heard: Understood) -> set[str]:
    """Fields that this utterance has filled; "or no wait, Friday" puts the last of them right."""
    names = [f.name for f in view.of_kind(kind) if f.name in heard.values]
    roles = {f.role for f in view.of_kind(kind)} & {"start", "end"}  # "back on Sunday" is no correction
    if names and view.ear.corrects(text) and not (roles and view.ear.role(text, "", roles)):
        last = max(names, key=list(heard.values).index)
        return set(heard.values) - {last}
    return set(heard.values)


def _target(
    moment: Moment,
    before: str,
    after: str,
    taken: set[str],
    last: tuple[Moment, Field | None] | None,
    view: View,
    heard: Understood,
) -> Field | None:
    fields: Sequence[Field] = view.of_kind(moment.kind)
    if not fields:
        return None
    if view.length is not None and moment.kind == "date" and view.ear.role(before, after, ("start", "end")) == "end":
        heard.until = moment.settled.value or ""
        return None
    if moment.kind == "date" and (gone := _gone_by(moment, fields, taken, view)) is not None:
        return gone
    if moment.kind == "date" and not (fields := _of_its_tense(fields, before, after, view, heard)):
        return None
    fields = _that_may_be(moment, fields, view)
    roles = {f.role for f in fields if f.role}
    belongs = last is not None and last[0].kind != moment.kind and len(before) <= _NEAR
    if belongs and last is not None and last[1] is not None and not (roles and view.ear.role(before, "", roles)):
        same = next((f for f in fields if f.role == last[1].role and view.partner(last[1]) is f), None)
        if same is not None:
            return same
    if moment.kind == "date" and not (roles and view.ear.role(before, after, roles)):
        beside = [view.partner(f) for f in view.awaited() if f.kind == "time"]
        if beside and beside[0] is not None and beside[0].name not in taken:
            return beside[0]  # "Monday at ten" to a question for the time of return
    return _by_its_words(moment, before, after, fields, taken, view)


def _by_its_words(
    moment: Moment, before: str, after: str, fields: Sequence[Field], taken: set[str], view: View
) -> Field | None:
    """By the words beside it; of a start and an end that are known without any, the one that keeps their order."""
    roles = {f.role for f in fields if f.role}
    has_role = bool(roles and view.ear.role(before, after, roles))
    in_order = None if has_role else that_keeps_the_order(moment.settled.value, fields, taken, view)
    return in_order or field_for(fields, before, after, taken, view)


def _of_its_tense(fields: Sequence[Field], before: str, after: str, view: View, heard: Understood) -> Sequence[Field]:
    """ "Since Thursday" is no day of a visit, and "come on Friday" none on which something was bought."""
    past = [f for f in fields if f.name in view.plan.past]
    told = " ".join(c.said for c in heard.told).lower()
    said = view.ear.as_heard(told)
    if view.ear.tells_of_the_past(before, said if len(said.split()) <= _FEW else "", after):
        return past or [f for f in fields if not view.is_visit(f) or f.role]
    other = [f for f in fields if f not in past]
    return fields if not other or any(f.name in view.state.awaited for f in past) else other


def _that_may_be(moment: Moment, fields: Sequence[Field], view: View) -> Sequence[Field]:
    """Nobody was born on a day to come."""
    day = day_of(moment.settled.value) if moment.kind == "date" else None
    if day is None or day < view.now.date():
        return fields
    return [f for f in fields if view.is_to_come(f) or f.role] or fields


def _gone_by(moment: Moment, fields: Sequence[Field], taken: set[str], view: View) -> Field | None:
    """A day in the past is no visit: a date of birth, where that is what is open."""
    day = day_of(moment.settled.value)
    if day is None or day >= view.now.date() or len(fields) < 2:
        return None
    past = [f for f in fields if not view.is_to_come(f) and f.role != "old" and f.name not in taken]
    return past[0] if len(past) == 1 else None


def _take_anew(told: Sequence[tuple[Settled, Field]], view: View, heard: Understood) -> None:
    """ "At nine today": which nine is meant is told by the day behind it, which was not known yet."""
    for one, target in told:
        if one.twin is not None and view.day_of(target, heard.values) is not None:
            heard.either.pop(target.name, None)
            heard.values.pop(target.name, None)
            _take(one, target, view, heard)


def _take(one: Settled, target: Field, view: View, heard: Understood) -> None:
    if target.kind == "time" and one.value is not None:
        value, other = _time(one, target, view, heard)
        one = one._replace(value=value, or_else=other)
    take(one, target, view, heard)


def _time(one: Settled, target: Field, view: View, heard: Understood) -> tuple[str, str | None]:
    day = view.day_of(target, heard.values)
    if one.twin is not None and view.state.half and one.or_else is None:
        return next(t for t in (one.value, one.twin) if (t < "12:00") == (view.state.half == "am")), None
    opening = view.opening if view.is_visit(target) else view.always_open
    if (later := after_the_begin(one, target, view, heard)) is not None:
        return later, None
    if day is not None and opening.closed_on(day):
        day = None  # which of seven in the morning and the evening is meant is told by the other days
    value, other = likely(one.value, one.twin, opening, day, view.now)
    known = view.state.values.get(target.name)
    if other is not None and known is not None:  # "six thirty" instead of six in the morning
        value = next((t for t in (value, other) if (t < "12:00") == (known < "12:00")), value)
        other = None
    if target.role == "old":
        other = None
    if one.or_else is not None:
        twin = f"{(int(one.or_else[:2]) + 12) % 24:02}{one.or_else[2:]}"
        return value, likely(one.or_else, twin if int(one.or_else[:2]) < 13 else None, opening, day, view.now)[0]
    return value, other
