"""How are values that are known moved: an hour later, "no, seven", for three nights?"""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any, Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of, likely
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.meant_for import named_near
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_CORRECTABLE: Final = frozenset((CONFIRM, CHANGE, MORE))
_BARE: Final = ("count", "time", "date", "money")
_PERSONS: Final = ("people", "persons", "guests", "adults", "children")
_OTHERS: Final = frozenset(_BARE)  # where these are asked for, a bare number is the answer


def moved(said: str, view: View, heard: Understood) -> None:
    """Move the time or the day that is known: "an hour later", "the day after", "same time"."""
    told_before = set(heard.values)
    shift = view.ear.shift(said)
    _kept(view.ear.same(said) | _same_but_moved(shift, view, heard), view, heard)
    _within_the_hour(said, view, heard)
    if _the_one_after(said, view, heard):
        return
    if shift is None:
        return
    kind, amount = shift
    if kind == "date" and view.plan.moves:  # "a week later" is at the same time
        _kept({"time"}, view, heard, unless_known=True)
    same = next((f for f in view.of_kind(kind) if f.name in heard.values.keys() - told_before), None)
    target, start = (same, heard.values[same.name]) if same else _moved_from(kind, said, view, heard)
    if target is None or start is None:
        return
    told = heard.values.get(target.name)
    if (
        same is None and told is not None and told != view.state.values.get(target.name)
    ):  # "six is too early, make it an hour later"
        return
    if kind == "date":
        day = day_of(start)
        if day is not None:
            heard.values[target.name] = (day + timedelta(days=amount)).isoformat()
    else:
        at = datetime.strptime(start, "%H:%M") + timedelta(minutes=amount)  # noqa: DTZ007
        heard.values[target.name] = f"{at:%H:%M}"
        _keep_the_day(target, view, heard)
        _without_the_hour(at.hour, view, heard)


def _same_but_moved(shift: tuple[str, int] | None, view: View, heard: Understood) -> Set[str]:
    """ "Back on Saturday, an hour later" is later than the time of the pick-up, where that of the return is open."""
    day = next((f for f in view.of_kind("date") if f.role == "end" and f.name in heard.values), None)
    time = next((f for f in view.of_kind("time") if f.role == "end" and f.name not in view.state.values), None)
    return {"time"} if shift is not None and shift[0] == "time" and day is not None and time is not None else set()


def _moved_from(kind: str, said: str, view: View, heard: Understood) -> tuple[Field | None, str | None]:
    """What is moved, and the value from which."""
    known = [f for f in view.of_kind(kind) if f.name in view.state.values or f.name in heard.values]
    target = next((f for f in known if f.role == "new"), known[0] if len(known) == 1 else None)
    target = target or (named_near(said, known) if known else None)  # "make the pick-up half an hour earlier"
    target, start = _from_what_was(target, kind, {**view.state.values, **heard.values}, view)
    if (open_one := _open_beside(kind, view)) is not None:  # "two days before", of the day that is known
        target, start = open_one
    if start is None and kind == "date" and view.state.refused_day:  # "oh, then the day after"
        return target or next((f for f in view.awaited() if f.kind == "date"), None), view.state.refused_day
    return target, start


def _without_the_hour(hour: int, view: View, heard: Understood) -> None:
    """ "Half an hour earlier, so nine" counts nothing."""
    for count in view.of_kind("count"):
        if heard.values.get(count.name) in (hour, hour % 12):
            del heard.values[count.name]


def _open_beside(kind: str, view: View) -> tuple[Field, str] | None:
    """What is asked for, and the one value of its kind that is known, from which it may be told."""
    known = [f for f in view.of_kind(kind) if f.name in view.state.values]
    target = next((f for f in view.awaited() if f.kind == kind and f.name not in view.state.values), None)
    return (target, view.state.values[known[0].name]) if target is not None and len(known) == 1 else None


def _the_one_after(said: str, view: View, heard: Understood) -> bool:
    """ "Not this Tuesday, the one after": of a day that is known, the weekday that comes next; whether that was said."""
    after = view.ear.weekday_after(said)
    known = [f for f in view.of_kind("date") if f.name in view.state.values and f.role not in ("old", "start")]
    start = day_of(view.state.values[known[0].name]) if after and len(known) == 1 else None
    if after is None or start is None:
        return False
    weekday, way = after
    told = heard.values.get(known[0].name, start.isoformat())
    if told > start.isoformat() and way > 0 and weekday != start.weekday():
        return False  # "next Friday" is a day of its own
    days = ((weekday - start.weekday()) * way - 1) % 7 + 1
    heard.values[known[0].name] = (start + timedelta(days=days * way)).isoformat()
    return True


def _within_the_hour(said: str, view: View, heard: Understood) -> None:
    """ "Half past, not quarter past", of a time that is known."""
    minutes = None if _CORRECTABLE.isdisjoint(view.state.awaited) else view.ear.minutes_past(said)
    known = [f for f in view.of_kind("time") if f.name in view.state.values and f.role != "old"]
    if minutes is not None and len(known) == 1 and known[0].name not in heard.values:
        heard.values[known[0].name] = f"{view.state.values[known[0].name][:2]}:{minutes:02}"


def _is_put_right(role: str, view: View, heard: Understood) -> bool:
    """ "Back on Monday, same time" changes the day of the return alone, where both were told before."""
    return any(f.role == role and f.name in heard.values and f.name in view.state.values for f in view.fields)


def _kept(kinds: Set[str], view: View, heard: Understood, *, unless_known: bool = False) -> None:
    """ "Same time" is the new time where something is moved, and the time of return where something is lent."""
    for kind in kinds & {"date", "time"}:
        old = next((f for f in view.of_kind(kind) if f.role in ("old", "start")), None)
        new = next((f for f in view.of_kind(kind) if f.role in ("new", "end")), None)
        if old is None or new is None or new.name in heard.values or (unless_known and new.name in view.state.values):
            continue
        if new.name in view.state.values and _is_put_right(new.role, view, heard):
            continue
        kept = heard.values.get(old.name, view.state.values.get(old.name))
        if kept is not None:
            heard.values[new.name] = kept


def _from_what_was(
    target: Field | None, kind: str, values: Mapping[str, Any], view: View
) -> tuple[Field | None, str | None]:
    """Where the new day or time is still open, it is moved from the old one: "same day, an hour later"."""
    if target is not None and target.role != "old" and target.name in values:
        return target, values[target.name]
    new = next((f for f in view.of_kind(kind) if f.role == "new"), None)
    old = next((f for f in view.of_kind(kind) if f.role == "old"), None)
    return new, values.get(old.name) if old is not None else None


def _keep_the_day(target: Field, view: View, heard: Understood) -> None:
    day = view.partner(target)
    if day is None or target.role != "new" or day.name in heard.values or day.name in view.state.values:
        return
    old = next((f for f in view.of_kind("date") if f.role == "old"), None)
    if old is not None and (kept := heard.values.get(old.name) or view.state.values.get(old.name)):
        heard.values[day.name] = kept


def stayed(said: str, view: View, heard: Understood) -> None:
    """How long something lasts and when it ends are told by one another: "from Friday to Sunday", "for three days"."""
    values = {**view.state.values, **heard.values}
    if view.length is not None:
        start = day_of(values.get(view.starts.name)) if view.starts else None
        end = day_of(heard.until)
        if start is not None and end is not None and timedelta(0) <= start - end < timedelta(days=7):
            end += timedelta(days=7)  # "we arrive Friday and leave Monday"
        if start is not None and end is not None and end > start:
            heard.values[view.length.name] = (end - start).days
        elif view.length.name not in heard.values and (days := view.ear.lasts(said)):
            heard.values[view.length.name] = days
        return
    if view.starts is None or view.ends is None or view.ends.name in heard.values:
        return
    start, days = day_of(values.get(view.starts.name)), view.ear.lasts(said)
    if start is not None and days:
        heard.values[view.ends.name] = (start + timedelta(days=days)).isoformat()


def bare_numbers(clauses: Sequence[Clause], view: View, heard: Understood) -> None:
    """Read a number without a word to say of what, when it was not asked for: "no, seven"."""
    correcting = heard.agreement is False or not _CORRECTABLE.isdisjoint(view.state.awaited)
    for clause in clauses:
        if not (correcting or view.ear.corrects(clause.text)) or _tells_a_moment(clause, view):
            continue
        choices = _meant_by_bare(clause, view)
        if len(choices) == 1:
            heard.values |= choices
        elif choices:
            heard.either = {name: [value] for name, value in choices.items()}


def bare_beside(told: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "Could we say eleven, and there'll be 22 of us": the part that names nothing is the value that is left."""
    if _CORRECTABLE.isdisjoint(view.state.awaited):
        return
    parts = [p for clause in told for p in view.ear.parts(clause.text) if "#" not in p]
    for part in [p for p in parts if not view.ear.only_small_words(p)]:
        choices = _meant_by_bare(view.ear.together(view.ear.clauses(part)), view, alone=True)
        choices = {name: value for name, value in choices.items() if name not in heard.values}
        if len(choices) > 1:  # a bare number is an hour rather than a day of the month
            choices = {name: value for name, value in choices.items() if view.field(name).kind != "date"}
        if len(choices) == 1:
            heard.values |= choices


def put_right(told: list[Clause], awaited: Sequence[Field], view: View, heard: Understood) -> list[Clause]:
    """Changes a known number by "no, make it five" while something else is asked for; what is no such change comes back."""
    if not awaited or view.state.digits or not _OTHERS.isdisjoint(f.kind for f in awaited):
        return told
    left = []
    for clause in told:
        is_bare = view.ear.corrects(clause.text) and not _has_sure(clause, view)
        choices = _meant_by_bare(clause, view, alone=True) if is_bare else {}
        if not choices:
            left.append(clause)
        elif len(choices) == 1:
            heard.values |= choices
        else:
            heard.either = {name: [value] for name, value in choices.items()}
    return left


def _has_sure(clause: Clause, view: View) -> bool:
    return any(found.sure for kind in _BARE for found in view.find(kind, clause, None, asked=False))


def _tells_a_moment(clause: Clause, view: View) -> bool:
    """Whether its number is that of a day or an hour, for which there is no field: "at two in the afternoon"."""
    kinds = [kind for kind in ("date", "time") if not view.of_kind(kind)]
    return any(found.sure for kind in kinds for found in view.find(kind, clause, None, asked=False))


def _meant_by_bare(clause: Clause, view: View, *, alone: bool = False) -> dict[str, Any]:
    """By field; `alone`: only a number beside which nothing is told but that it takes the place of another."""
    out: dict[str, Any] = {}
    for target in (f for f in view.fields if f.kind in _BARE and f.known is None):
        value = _bare(clause, target, view, alone=alone)
        if value is not None and value != view.state.values[target.name]:
            out[target.name] = value
    taken_back = _taken_back(clause, view) & out.keys() if len(out) > 1 else frozenset[str]()
    if len(taken_back) == 1:  # "seven, not six" of what is six
        return {n: v for n, v in out.items() if n in taken_back}
    if len(out) > 1:  # "no, seven" is an amount only where nothing else can be seven
        out = {n: v for n, v in out.items() if view.field(n).kind != "money"}
    kinds = view.ear.kinds_named(clause.said)
    named = {n: v for n, v in out.items() if view.field(n).kind in kinds} if kinds else {}
    role = view.ear.role(clause.text, "", ("start", "end")) if len(out) > 1 else None  # "no, make it from seven"
    return named or {n: v for n, v in out.items() if role and view.field(n).role == role} or out


def _taken_back(clause: Clause, view: View) -> frozenset[str]:
    """Which known values are said not to be so."""
    names = set()
    for target in (f for f in view.fields if f.kind in _BARE and f.name in view.state.values):
        found = view.find(target.kind, clause, target, asked=True)
        refused = [f for f in found if view.ear.refuses(clause.text[: f.start])]
        if any(view.state.values[target.name] in (f.value, f.other) for f in refused):
            names.add(target.name)
    return frozenset(names)


def _stands_alone(before: str, after: str, view: View) -> bool:
    """Whether a number takes the place of another; at the read-back whatever is said beside nothing else does."""
    return view.ear.puts_right(before, after) or (
        not _CORRECTABLE.isdisjoint(view.state.awaited) and view.ear.puts_right(f"{before} sorry ", after)
    )


def _bare(clause: Clause, target: Field, view: View, *, alone: bool) -> Any:
    """A number that may stand for a known value, and would keep to the bot's limits."""
    if target.name not in view.state.values or target.role == "old":
        return None
    found = view.find(target.kind, clause, target, asked=True)
    usable = [f for f in found if f.value is not None and not view.ear.refuses(clause.text[: f.start])]
    usable = [f for f in usable if not view.ear.points(clause.text, f.end)]
    if (nouns := nouns_of(target)) and view.ear.persons_alike(nouns) == nouns:  # "we'll be six people" are no six days
        usable = [f for f in usable if not view.ear.counts_next(clause.text[f.end :], _PERSONS)]
    if alone:
        usable = [f for f in usable if _stands_alone(clause.text[: f.start], clause.text[f.end :], view)]
    if not usable:
        return None
    value = usable[-1].value
    if target.kind == "time":
        day = view.day_of(target, {})
        value, _ = likely(value, usable[-1].other, view.opening, day, view.now)
        return None if view.opening.is_known and not view.opening.is_open(value, day) else value
    if target.kind == "count" and target.most is not None and value > target.most:
        return None
    return value
