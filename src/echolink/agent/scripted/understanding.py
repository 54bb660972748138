"""What did the caller mean? One utterance becomes values for fields, questions to us, and acts."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from echolink.agent.ear import Act, Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.clock import day_of, likely
from echolink.agent.scripted.settling import Settled, blanked, settle
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE
from echolink.agent.scripted.view import View

_FREE: Final = frozenset(("text", "address"))
_CORRECTABLE: Final = frozenset((CONFIRM, CHANGE, MORE))
_NONE: Final[frozenset[str]] = frozenset()
_LEAST_DICTATED: Final = 2
_MOST_DIGITS: Final = 16  # E.164 has at most 15, and a "+": what is longer was begun anew


@dataclass(slots=True)
class Understood:
    """What one utterance came to."""

    values: dict[str, Any] = field(default_factory=dict)
    either: dict[str, list[Any]] = field(default_factory=dict)  # field → two readings that fit as well
    impossible: list[str] = field(default_factory=list)  # fields for which something impossible was named
    asked: list[Clause] = field(default_factory=list)  # questions to us
    acts: frozenset[Act] = frozenset()
    agreement: bool | None = None
    named: frozenset[str] = frozenset()  # kinds called by their name
    digits: str = ""  # dictated, but no number yet
    digits_of: str = ""  # the field that they are for

    @property
    def has_values(self) -> bool:
        return bool(self.values or self.either or self.impossible)

    @property
    def questions(self) -> list[str]:
        return [clause.said for clause in self.asked]


def understand(said: str, view: View) -> Understood:
    """Read everything that an utterance holds; `view.state` is not changed."""
    ear, awaited = view.ear, view.awaited()
    clauses = ear.clauses(said)
    if any(f.kind == "text" and f.name == "message" for f in awaited):
        clauses = [c._replace(asks=False) for c in clauses]  # a message may well be a question
    heard = Understood(
        asked=[c for c in clauses if c.asks],
        acts=ear.acts(said),
        agreement=ear.agreement(said),
        named=ear.kinds_named(said),
    )
    telling = [c for c in clauses if not c.asks]
    kinds = frozenset(f.kind for f in awaited) if awaited else _NONE
    left = [_read(clause, kinds, view, heard) for clause in telling]
    _free_text(telling, left, awaited, view, heard)
    _shifted(said, view, heard)
    if not heard.has_values:
        _bare_numbers(telling, view, heard)
    _dictated(said, view, heard)
    return heard


def _read(clause: Clause, awaited: Set[str], view: View, heard: Understood) -> Clause:
    """Take the values of a clause; what is left of it comes back. `awaited` are kinds."""
    for kind, fields in view.kinds_read():
        asked = kind in awaited
        if not view.ear.may_hold(kind, clause, asked=asked) or (kind == "address" and awaited & _FREE):
            continue
        if kind == "count" and len(fields) > 1:
            clause = _read_counts(clause, fields, view, heard)
        else:
            clause = _read_kind(kind, fields, clause, view, heard, asked=asked)
    return clause


def _read_kind(
    kind: str, fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool
) -> Clause:
    found = view.ear.find(kind, clause, view.asking(_first(fields, view), asked=asked))
    if found and kind == "name" and not asked and any(f.name in view.state.values for f in fields):
        found = [f for f in found if f.sure]
    if not found:
        return clause
    settled = settle(found, clause.text, view.ear, asked=asked or kind == "name")
    for one, target in _shared_out(settled, fields, clause.text, view, heard):
        _take(one, target, view, heard)
    return _without(settled, clause)


def _without(settled: list[Settled], clause: Clause) -> Clause:
    return Clause(clause.said, blanked(clause.text, settled), clause.asks, clause.words) if settled else clause


def _first(fields: Sequence[Field], view: View) -> Field | None:
    if len(fields) < 2:
        return fields[0] if fields else None
    return next((f for f in fields if f.name in view.state.awaited), fields[0])


def _read_counts(clause: Clause, fields: list[Field], view: View, heard: Understood) -> Clause:
    """Several counts are told apart by what they count; the awaited one last, because it takes bare numbers."""
    for target in sorted(fields, key=lambda f: f.name in view.state.awaited):
        asked = target.name in view.state.awaited
        found = view.find("count", clause, target, asked=asked)
        settled = settle(found, clause.text, view.ear, asked=asked)
        if settled:
            _take(settled[0], target, view, heard)
            clause = _without(settled, clause)
    return clause


def _shared_out(
    settled: list[Settled], fields: Sequence[Field], text: str, view: View, heard: Understood
) -> list[tuple[Settled, Field]]:
    """Which field each value is for: the one whose words stand beside it, the awaited one, the next that is open."""
    if len(fields) <= 1:
        return [(settled[0], fields[0])] if settled and fields else []
    out: list[tuple[Settled, Field]] = []
    left = 0
    for one in settled:
        taken = {f.name for _, f in out} | set(heard.values)
        target = _named_near(text[left : one.start], fields)
        free = [f for f in fields if f.name not in taken]
        awaited = [f for f in free if f.name in view.state.awaited]
        open_ones = [f for f in free if f.name not in view.state.values]
        target = target or next(iter(awaited or open_ones or free), None)
        if target is not None and target.name not in {f.name for _, f in out}:
            out.append((one, target))
        left = one.end
    return out


def _named_near(words: str, fields: Sequence[Field]) -> Field | None:
    """The field of which most own words stand in this text: "pick it up on …" for `pickup_date` or "Pick-up day"."""
    said = set(re.findall(r"[a-z]+", words.lower()))
    scores = [(len(said & own_words(f, fields)), f) for f in fields]
    best = max(score for score, _ in scores)
    fitting = [f for score, f in scores if score == best]
    return fitting[0] if best and len(fitting) == 1 else None


def own_words(target: Field, fields: Sequence[Field]) -> set[str]:
    """The words of a field's name and label that no other of these fields has."""
    shared = {w for other in fields if other is not target for w in _words(other)}
    return _words(target) - shared - {target.kind}


def _words(target: Field) -> set[str]:
    return {w for w in re.findall(r"[a-z]+", f"{target.name} {target.label}".lower()) if len(w) > 1}


def _take(one: Settled, target: Field, view: View, heard: Understood) -> None:
    if target.name in view.state.values and any(f.kind in _FREE for f in view.awaited()):
        return  # "tell him I'll come at eight" is a message, no change of the time
    if one.value is None:
        heard.impossible.append(target.name)
        return
    value, other = one.value, one.or_else
    if target.kind == "time":
        value, other = _time(one, view, heard)
    if other is not None and other != value:
        heard.either[target.name] = [value, other]
    else:
        heard.values[target.name] = value


def _time(one: Settled, view: View, heard: Understood) -> tuple[str, str | None]:
    day = day_at_stake(view, heard.values)
    value, other = likely(one.value, one.twin, view.opening, day, view.now)
    if one.or_else is not None:
        twin = f"{(int(one.or_else[:2]) + 12) % 24:02}{one.or_else[2:]}"
        return value, likely(one.or_else, twin if int(one.or_else[:2]) < 13 else None, view.opening, day, view.now)[0]
    return value, other


def day_at_stake(view: View, new: dict[str, Any]) -> date | None:
    """The day to which a time belongs: of the only date field."""
    dates = [f for f in view.fields if f.kind == "date"]
    if len(dates) != 1:
        return None
    name = dates[0].name
    return day_of(new.get(name, view.state.values.get(name, dates[0].known)))


def _free_text(
    clauses: list[Clause], left: list[Clause], all_awaited: list[Field], view: View, heard: Understood
) -> None:
    """Text that was asked for is all that was said; text that was not is what the caller says it is about."""
    awaited = [f for f in all_awaited if f.kind in _FREE]
    if awaited and clauses and not _only_acts(clauses, heard):
        if heard.values and awaited[0].name != "message" and not any(view.ear.stems(c.text) for c in left):
            return  # all of it was values of other fields
        found = view.find(awaited[0].kind, view.ear.together(clauses), awaited[0], asked=True)
        if found:
            heard.values[awaited[0].name] = found[0].value
        return
    for target in view.of_kind("text"):
        if target.name not in view.state.values and (text := _untold(target, clauses, view)):
            heard.values[target.name] = text
            return


def _untold(target: Field, clauses: list[Clause], view: View) -> str | None:
    """What a caller says for a text field before being asked: a matter, or a sentence with the field's own word in it."""
    if not target.ask:
        return next((r for c in clauses if (r := view.ear.reason(c, whole=target.name == "message"))), None)
    wanted = view.ear.stems(target.name.replace("_", " "))
    for clause in clauses:
        if wanted & view.ear.stems(clause.said) and len(view.ear.stems(clause.said)) > len(wanted):
            found = view.find("text", clause, target, asked=True)
            return str(found[0].value) if found else None
    return None


def _only_acts(clauses: list[Clause], heard: Understood) -> bool:
    """Whether there is no content: "hang on", "what was that?", unless they are part of something longer."""
    aside = heard.acts & {
        Act.REPEAT,
        Act.HOLD,
        Act.LINE_CHECK,
        Act.ROBOT,
        Act.GIVE_UP,
        Act.BYE,
        Act.HAS_QUESTION,
        Act.DONT_KNOW,
    }
    words = sum(len(c.said.split()) for c in clauses)
    return bool(aside) and words <= 9


def _shifted(said: str, view: View, heard: Understood) -> None:
    """Move the time that is known: "an hour later"."""
    shift = view.ear.shift(said)
    if shift is None:
        return
    kind, amount = shift
    known = [f for f in view.of_kind(kind) if f.name in view.state.values]
    if len(known) != 1 or known[0].name in heard.values:
        return
    name = known[0].name
    if kind == "date":
        day = day_of(view.state.values[name])
        if day is not None:
            heard.values[name] = (day + timedelta(days=amount)).isoformat()
    else:
        at = datetime.strptime(view.state.values[name], "%H:%M") + timedelta(minutes=amount)  # noqa: DTZ007
        heard.values[name] = f"{at:%H:%M}"


def _bare_numbers(clauses: list[Clause], view: View, heard: Understood) -> None:
    """Read a number without a word to say of what, when it was not asked for: "no, seven"."""
    correcting = heard.agreement is False or not _CORRECTABLE.isdisjoint(view.state.awaited)
    for clause in clauses:
        if not (correcting or view.ear.corrects(clause.text)):
            continue
        choices = _meant_by_bare(clause, view)
        if len(choices) == 1:
            heard.values |= choices
        elif choices:
            heard.either = {name: [value] for name, value in choices.items()}


def _meant_by_bare(clause: Clause, view: View) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for target in (f for f in view.fields if f.kind in ("count", "time", "date") and f.known is None):
        found = view.find(target.kind, clause, target, asked=True)
        usable: list[Found] = [f for f in found if f.value is not None and not view.ear.refuses(clause.text[: f.start])]
        if not usable or target.name not in view.state.values:
            continue
        value = usable[-1].value
        if target.kind == "time":
            value, _ = likely(value, usable[-1].other, view.opening, day_at_stake(view, {}), view.now)
            if view.opening.is_known and not view.opening.is_open(value, day_at_stake(view, {})):
                continue
        if target.kind == "count" and target.most is not None and value > target.most:
            continue
        if value != view.state.values[target.name]:
            out[target.name] = value
    if view.ear.kinds_named(clause.said):
        named = {n: v for n, v in out.items() if view.field(n).kind in view.ear.kinds_named(clause.said)}
        return named or out
    return out


def _dictated(said: str, view: View, heard: Understood) -> None:
    """Parts of a phone number are joined over turns, until they make one."""
    phones = view.of_kind("phone")
    awaited = [f for f in phones if f.name in view.state.awaited]
    named = [f for f in phones if "phone" in heard.named and f.name not in view.state.values]
    target = next(iter(awaited or named), None)
    if target is None or target.name in heard.values:
        return
    part = view.ear.digits(said)
    if len(part) < _LEAST_DICTATED and not (part and view.state.digits):
        return
    joined = part if part.startswith("+") else view.state.digits + part
    if len(joined) > _MOST_DIGITS:
        joined = part
    number = view.ear.number(joined, view.profile.region)
    if number is not None:
        heard.values[target.name] = number
    else:
        heard.digits, heard.digits_of = joined, target.name
