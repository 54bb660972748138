"""Which day or hour is meant, where others that are known bound it: the Monday after the start, nine before eleven?"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.settling import Settled
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def of_certain_dates(one: Settled, said: str, view: View) -> Settled:
    """ "Saturday" and "the 29th" mean the one of the certain dates that fits, where it is had on such dates only."""
    day = day_of(one.value)
    if day is None or not view.opening.only_other_dates(day) or view.ear.names_month(said):
        return one
    alike = "%A" if view.ear.names_weekday(said) else "%d"
    fitting = [d for d in view.opening.dates_after(view.now.date()) if f"{d:{alike}}" == f"{day:{alike}}"]
    return one._replace(value=fitting[0].isoformat()) if len(fitting) == 1 else one


def in_the_same_week(one: Settled, said: str, target: Field, view: View) -> Settled:
    """A bare weekday is of the week of the day before it, noted or refused: "Thursday the third", then "Friday after all"."""
    known, day = day_of(view.state.values.get(target.name, view.state.refused_day)), day_of(one.value)
    if known is None or day is None or not view.ear.is_bare_weekday(said) or target.role in ("start", "end"):
        return one
    same = known + timedelta(days=day.weekday() - known.weekday())
    return one._replace(value=same.isoformat()) if same >= view.now.date() else one


def after_the_start(one: Settled, said: str, view: View, heard: Understood) -> Settled:
    """Who fetches it on Friday and says "till Monday" means the Monday after, from the 20th of March "to the 23rd" the 23rd of
    March; "tomorrow" is what it is."""
    first = heard.values.get(view.starts.name, view.state.values.get(view.starts.name)) if view.starts else None
    start, end = day_of(first), day_of(one.value)
    if start is not None and end is not None and end.day > start.day and view.ear.is_day_of_month(said):
        return one._replace(value=start.replace(day=end.day).isoformat())
    if start is None or end is None or end >= start or not view.ear.names_weekday(said):
        return one
    weeks = -(-(start - end).days // 7)
    return one._replace(value=(end + timedelta(weeks=weeks)).isoformat())


def that_was(one: Settled, said: str, view: View) -> Settled:
    """The Friday on which something happened is the last one, the third of October that of the last year."""
    day = day_of(one.value)
    if day is None or day <= view.now.date() or _YEAR.search(said):
        return one
    if not view.ear.names_weekday(said):
        return one._replace(value=day.replace(year=day.year - 1).isoformat()) if f"{day:%m%d}" != "0229" else one
    weeks = -(-(day - view.now.date()).days // 7)
    return one._replace(value=(day - timedelta(weeks=weeks)).isoformat())


def after_the_begin(one: Settled, target: Field, view: View, heard: Understood) -> str | None:
    """Of nine and nine the one after the begin, where all of it is on one day."""
    start = next((f for f in view.of_kind("time") if f.role == "start"), None)
    if start is None or target.role != "end" or one.twin is None or len(view.of_kind("date")) > 1:
        return None
    begin = heard.values.get(start.name, view.state.values.get(start.name))
    later = [time for time in (one.value, one.twin) if begin is not None and time > begin]
    return later[0] if len(later) == 1 else None


def begins_before_it_ends(view: View, heard: Understood) -> None:
    """ "From nine to eleven" in the morning begins at nine in the morning."""
    start = next((f for f in view.of_kind("time") if f.role == "start" and f.name in heard.either), None)
    end = next((f for f in view.of_kind("time") if f.role == "end" and f.name in heard.values), None)
    if start is None or end is None or len(view.of_kind("date")) > 1:
        return
    before = [time for time in heard.either[start.name] if time < heard.values[end.name]]
    if len(before) == 1:
        del heard.either[start.name]
        heard.values[start.name] = before[0]


def that_keeps_the_order(value: Any, fields: Sequence[Field], taken: set[str], view: View) -> Field | None:
    """Of a start and an end that are known the one that a new day puts right: the nearer one that keeps them in order."""
    if any(f.kind == "date" for f in view.awaited()):
        return None
    known = {f.role: (f, day_of(view.state.values.get(f.name))) for f in fields if f.role in ("start", "end")}
    new = day_of(value)
    if new is None or len(known) < 2 or any(day is None or f.name in taken for f, day in known.values()):
        return None
    (start, first), (end, last) = known["start"], known["end"]
    assert first is not None
    assert last is not None
    if new >= last or (new > first and abs(last - new) <= abs(new - first)):
        return end
    return start
