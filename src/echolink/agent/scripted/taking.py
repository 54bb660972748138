"""Which of the values that were understood are kept? Those that keep to what the bot has read; for the rest there is a reason."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from echolink.agent.ear import Ordered
from echolink.agent.profile import Field
from echolink.agent.reading.shape import in_shape
from echolink.agent.scripted.clock import day_of
from echolink.agent.scripted.constraints import Refusal, broken, ready
from echolink.agent.scripted.explaining import explained
from echolink.agent.scripted.offering import elsewhere, note_the_place, unlisted
from echolink.agent.scripted.option_rules import against_its_rule, given_back
from echolink.agent.scripted.order import after_changes, unclear
from echolink.agent.scripted.quoting import ruled_out
from echolink.agent.scripted.ties import not_together, off_day
from echolink.agent.scripted.towns import leave_the_region_open
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_A_WEEK: Final = 7  # days
_A_CERTAIN_DAY: Final = re.compile(r"\d(?:st|nd|rd|th)\b|\d/\d|\b(?:tomorrow|today|tonight|this)\b")
_FIGURES: Final = re.compile(r"\d+")  # of the time beside it
_NEXT: Final = re.compile(  # "the Monday after", and not "Monday after lunch"
    r"\b(?:next|following|after(?! (?:\d|half|quarter|noon|lunch|dinner|breakfast|work|school|class|church|the|my)\b))\b"
)
_PRICED: Final = re.compile(r"\d|dollar", re.IGNORECASE)
_MOVED: Final = ("date", "time", "count")


@dataclass(slots=True)
class Taken:
    """What became of the values of one utterance."""

    new: list[Field] = field(default_factory=list)
    changed: list[Field] = field(default_factory=list)
    same: list[Field] = field(default_factory=list)
    refused: list[Field] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # why others were refused, and what is possible

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed)


def take(heard: Understood, view: View, voice: Voice) -> Taken:
    """Put values into the state; days before times, because a time is judged on its day."""
    note_the_place(heard, view)
    taken = Taken()
    if heard.half:
        view.state.half = heard.half
    _after_what_was_refused(heard, view)
    targets = [view.field(name) for name in heard.values]
    for target in sorted(targets, key=lambda f: f.kind != "date") if len(targets) > 1 else targets:
        _take(target, heard.values[target.name], view, voice, taken)
    for name in heard.impossible:
        _refuse(Refusal("impossible_date", view.field(name), None), view, voice, taken)
    if heard.orders:
        _take_order(heard, view, voice, taken)
    for wish in (unlisted(heard, view), elsewhere(heard, view)):
        if wish is not None:
            _refuse(wish, view, voice, taken)
            _drop_texts_of(str(wish.value), view, taken)
    leave_the_region_open(view)
    _recheck_end(view, voice, taken)
    _recheck_times(view, voice, taken)
    back = given_back(view)
    taken.new += [back] if back else []
    for refusal in (off_day(view), not_together(view), against_its_rule(view)):
        if refusal is not None and refusal.field.name in view.state.values:
            if refusal.field.kind == "choice" and refusal.key == "against_its_rule":
                view.state.withdrawn[refusal.field.name] = str(view.state.values[refusal.field.name])
            _take_back(refusal, view, voice, taken)
    return taken


def _after_what_was_refused(heard: Understood, view: View) -> None:
    """ "Monday then", where a day weeks ahead was not possible, or the next one that was named, is the Monday after that."""
    refused = day_of(view.state.refused_day) if view.state.refused_day else None
    target = next((f for f in view.of_kind("date") if f.name in heard.values and view.is_visit(f)), None)
    day = day_of(heard.values[target.name]) if target else None
    if target is None or refused is None or day is None or not day < refused:
        return
    said = " ".join(clause.text for clause in heard.told)
    if _A_CERTAIN_DAY.search(said) or view.ear.names_month(said) or not view.ear.names_weekday(_FIGURES.sub("", said)):
        return
    later = refused + timedelta(days=(day.weekday() - refused.weekday()) % _A_WEEK or _A_WEEK)
    is_far = (refused - view.now.date()).days > _A_WEEK
    if is_far or _NEXT.search(said) or view.catalogue.date(later, view.now.date()) in view.state.said:
        heard.values[target.name] = later.isoformat()


def _take(target: Field, value: Any, view: View, voice: Voice, taken: Taken) -> None:
    if target.kind == "address" and value == view.state.far:
        view.state.near = True  # who insists knows which part of town lies where
    refusal = broken(target, value, view, view.day_of(target, {}) if target.kind == "time" else None)
    if refusal is not None:
        _refuse(refusal, view, voice, taken)
        if target.kind in _MOVED:  # who asked for another one has given up the one before
            view.state.values.pop(target.name, None)
        if target.kind == "date":
            view.state.refused_day = str(value)
        if target.kind == "address":
            view.state.far = str(value)
        return
    _put(target, in_shape(target, value) if target.pattern else value, view, taken)
    if target.kind == "date":
        view.state.refused_day = ""
    if target.kind == "phone":
        view.state.digits = ""
    elif target.kind == "email":
        view.state.spelled = ""


def _put(target: Field, value: Any, view: View, taken: Taken) -> None:
    state = view.state
    if target.name not in state.values:
        taken.new.append(target)
    elif state.values[target.name] == value:
        taken.same.append(target)
    else:
        taken.changed.append(target)
    state.values[target.name] = value
    state.either.pop(target.name, None)
    if target.name in state.skipped:
        state.skipped.remove(target.name)


def _take_order(heard: Understood, view: View, voice: Voice, taken: Taken) -> None:
    target = view.of_kind("items")[0]
    before = view.state.values.get(target.name, [])
    after, unknown = after_changes(before, [*_made_out(before, heard.orders, target, view)])
    for item in unknown:
        _refuse(Refusal("not_on_list", target, item), view, voice, taken)
    word = unclear(before, heard.orders)
    if word is not None:
        _refuse(Refusal("which_kind", target, word), view, voice, taken)
    if word is not None and after == before:
        return
    if after == before:
        taken.same += [target] if before and not unknown else []
    elif after:
        _put(target, after, view, taken)
    else:
        del view.state.values[target.name]
        taken.changed.append(target)


def _made_out(
    before: Sequence[Mapping[str, Any]], changes: Sequence[Ordered], target: Field, view: View
) -> Iterator[Ordered]:
    """With the thing that is meant by "make it a large", and with what was not read as to be had though the context has it."""
    ordered = [str(line["item"]) for line in before]
    for change in changes:
        if change.op == "unknown" and _is_told(str(change.item), target, view):
            yield change._replace(op="set")
        elif change.op != "form":
            yield change
            ordered.append(str(change.item or ""))
        elif found := next(_forms(reversed(ordered), change.note, target, view), None):
            item, other = found
            yield from (change._replace(item=item, op="less", note=""), change._replace(item=other, op="add", note=""))
        else:
            yield change._replace(op="note", quantity=0)


def _forms(ordered: Iterable[str], form: str, target: Field, view: View) -> Iterator[tuple[str, str]]:
    """What is ordered, from the last, and the same in this form."""
    return ((item, other) for item in ordered if (other := view.ear.in_form(item, form, target.options)))


def _is_told(thing: str, target: Field, view: View) -> bool:
    """Whether a sentence with figures speaks of it: a price list in a form that was read in part."""
    stems = view.ear.stems(thing)
    told = any(stems <= own and _PRICED.search(sentence) for sentence, own in view.plan.sentences)
    read = frozenset().union(*map(view.ear.stems, target.options))
    return bool(stems - read) and told and stems.isdisjoint(view.plan.goal_stems) and not ruled_out(thing, view)


def _refuse(refusal: Refusal, view: View, voice: Voice, taken: Taken) -> None:
    day = view.day_of(refusal.field, {}) if refusal.field.kind == "time" else None
    reason = explained(refusal, view, voice, day)
    taken.refused.append(refusal.field)
    if reason not in taken.reasons:
        taken.reasons.append(reason)


def _drop_texts_of(refused: str, view: View, taken: Taken) -> None:
    """What was taken down in free words is no answer where it speaks of what there is not."""
    for target in [
        f for f in taken.new if f.kind == "text" and refused.lower() in str(view.state.values[f.name]).lower()
    ]:
        del view.state.values[target.name]
        taken.new.remove(target)


def _recheck_times(view: View, voice: Voice, taken: Taken) -> None:
    """A time that was fine may not be on the day that came later."""
    for target in view.of_kind("time"):
        value = view.state.values.get(target.name)
        if value is None:
            continue
        refusal = broken(target, value, view, view.day_of(target, {}))
        if refusal is not None:
            _take_back(refusal, view, voice, taken)


def _recheck_end(view: View, voice: Voice, taken: Taken) -> None:
    """Nothing ends before it starts, whichever of the two came first, and it lasts as long as the bot has it."""
    start, end = (day_of(view.state.values.get(f.name)) if f else None for f in (view.starts, view.ends))
    if view.ends is None or start is None or end is None:
        return
    days, least, most = (end - start).days, view.ends.least, view.ends.most
    key = "ends_too_early" if days < 0 else "too_short" if least is not None and days < least else ""
    key = "too_long" if most is not None and days > most else key
    key = key or ("not_ready" if end < ready(start, view) else "")
    if key:
        _take_back(Refusal(key, view.ends, end.isoformat()), view, voice, taken)


def _take_back(refusal: Refusal, view: View, voice: Voice, taken: Taken) -> None:
    target = refusal.field
    if target.kind == "date":
        view.state.refused_day = str(view.state.values[target.name])
    del view.state.values[target.name]
    for kept in (taken.new, taken.changed, taken.same):
        kept[:] = [f for f in kept if f is not target]
    _refuse(refusal, view, voice, taken)
