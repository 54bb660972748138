"""Which of several fields of a kind is a value meant for?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.event_days import event_of, without_events
from echolink.agent.scripted.settling import Settled, blanked
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_SMALL: Final = frozenset(
    ("the", "your", "of", "to", "on", "at", "in", "is", "it", "for", "and", "or", "by", "be", "you", "we", "us")
)
_NEAR: Final = 4  # words beside a value that tell for which field it is, whatever they mean elsewhere
_FEW: Final = 4  # words of a part that only takes back what was said: "wait, no"
# By what else an address of this kind is told.
_ALSO: Final = {
    "billing": ("bill", "bills", "billed", "invoice", "invoices", "invoiced", "charge", "receipt"),
    "delivery": ("deliver", "delivered", "bring", "ship", "shipped", "goods"),
    "shipping": ("deliver", "delivered", "ship", "shipped", "send"),
    "home": ("live", "house"),
    "pickup": ("pick", "collect", "fetch"),
}


_COMES: Final = frozenset(
    ("comes", "brought", "bring", "boarding", "dropoff", "drop", "delivery", "deliver", "delivered")
)
_LEFT_WITH_US: Final = {
    "start": ("bring", "bringing", "brings", "drop", "dropping", "leave", "leaving"),
    "end": ("fetch", "fetching", "pick", "picking", "collect", "collecting", "taken", "home", "back", "return"),
}


def without(settled: list[Settled], clause: Clause) -> Clause:
    """The clause with the places of values that were taken blank."""
    return Clause(clause.said, blanked(clause.text, settled), clause.asks, clause.words) if settled else clause


def first_of(fields: Sequence[Field], view: View) -> Field | None:
    if len(fields) < 2:
        return fields[0] if fields else None
    return next((f for f in fields if f.name in view.state.awaited), fields[0])


def shared_out(
    settled: list[Settled], fields: Sequence[Field], text: str, view: View, heard: Understood
) -> list[tuple[Settled, Field]]:
    """Which field each value is for: the one whose words stand beside it, the awaited one, the next that is open."""
    if len(fields) <= 1:
        return [(settled[0], fields[0])] if settled and fields else []
    out: list[tuple[Settled, Field]] = []
    left = 0
    for n, one in enumerate(settled):
        right = settled[n + 1].start if n + 1 < len(settled) else len(text)
        taken = {f.name for _, f in out} | set(heard.values)
        target = _put_right(one, fields, view) or field_for(
            fields, text[left : one.start], text[one.end : right], taken, view
        )
        if target is not None and target.name not in {f.name for _, f in out}:
            out.append((one, target))
        left = one.end
    return out


def _put_right(one: Settled, fields: Sequence[Field], view: View) -> Field | None:
    """ "The new place is 201 Bergen Street", of 88 Grand Street and 210 Bergen Street: the one that is alike."""
    known = {f.name: str(view.state.values.get(f.name, "")).lower() for f in fields if f.kind == "address"}
    said = str(one.value).lower()
    if len(known) < len(fields) or not all(known.values()) or said in known.values():
        return None
    alike = [f for f in fields if view.ear.alike(known[f.name], said)]
    return alike[0] if len(alike) == 1 else None


def field_for(fields: Sequence[Field], before: str, after: str, taken: set[str], view: View) -> Field | None:
    """By its role or its own words where those stand beside the value; else the awaited one, else the next that is open."""
    if len(fields) < 2:
        return next(iter(fields), None)
    roles = {f.role for f in fields if f.role}
    role = view.ear.role(before, after, roles) if roles else None
    near = [word for word in before.split() if not (view.ear.names_weekday(word) or view.ear.names_month(word))]
    if (event := event_of(before, fields, taken, view)) is not None:
        return event
    fields = without_events(before, fields, view)
    own = named_near(" ".join(_telling(near)[-_NEAR:]), fields)  # "I'll bring it" for "the day you bring it in"
    named = own or next((f for f in fields if f.role == role), None) if role else own or named_near(before, fields)
    if named is not None:
        return named
    free = [f for f in fields if f.name not in taken]
    if fields[0].kind == "name" and (whose := view.ear.whose_name(before, after)) is not None:
        fitting = [f for f in free if view.ear.is_own_name(f"{f.called} {f.label}") == (whose == "own")]
        if fitting:
            return fitting[0]
    awaited = [f for f in free if f.name in view.state.awaited]
    if awaited:
        return awaited[0]
    open_ones = [f for f in free if f.name not in view.state.values]
    # Of what was and what shall be a caller who says no more means what shall be.
    left = [f for f in open_ones if not is_for_whom(f, view)] or open_ones or free  # who says a name first is that
    return next((f for f in left if f.role == "new"), None) or next(iter(left), None)


def is_for_whom(field: Field, view: View) -> bool:
    """Whether it asks who is to be told, and not who calls."""
    return field.kind == "name" and view.ear.is_for_whom(f"{field.called}, {field.ask}")


def _telling(before: Sequence[str]) -> list[str]:
    """The words before a value that tell of it, without small ones and figures: "bring" in "bring them on the 10th"."""
    return [word for word in before if word not in _SMALL and not word[:1].isdigit()]


def named_near(words: str, fields: Sequence[Field]) -> Field | None:
    """The field of which most own words stand in this text: "pick it up on …" for `pickup_date` or "Pick-up day"."""
    said = set(re.findall(r"[a-z]+", words.lower()))
    scores = [(len(said & own_words(f, fields)), f) for f in fields]
    best = max(score for score, _ in scores)
    fitting = [f for score, f in scores if score == best]
    return fitting[0] if best and len(fitting) == 1 else None


def own_words(target: Field, fields: Sequence[Field]) -> set[str]:
    """The words of a field's name and label that no other of these fields has."""
    shared = {w for other in fields if other is not target for w in _words(other)}
    words = _words(target)
    also = {word for told in words for word in _ALSO.get(told, ()) if target.kind == "address"}
    return (words | also | _of_what_is_left(target, fields)) - shared - {target.kind}


def _of_what_is_left(target: Field, fields: Sequence[Field]) -> set[str]:
    """What comes or is delivered is brought, and fetched again, as what is lent is fetched and brought back."""
    start = next((f for f in fields if f.role == "start"), None)
    if start is None or target.role not in _LEFT_WITH_US or _words(start).isdisjoint(_COMES):
        return set()
    return set(_LEFT_WITH_US[target.role])


def _words(target: Field) -> set[str]:
    return {w for w in re.findall(r"[a-z]+", f"{target.name} {target.label}".lower()) if w not in _SMALL and len(w) > 1}


def take(one: Settled, target: Field, view: View, heard: Understood) -> None:
    """Note a value for a field, or that it is impossible, or that it is one of two."""
    if one.value is None:
        heard.impossible.append(target.name)
    elif one.or_else is not None and one.or_else != one.value:
        heard.either[target.name] = [one.value, one.or_else]
    else:
        heard.values[target.name] = one.value


def takes_back(clause: Clause, view: View, heard: Understood) -> bool:
    """Whether a value of this part stands in the place of one before it: "Tom Baker. Wait, no. Tim Baker"."""
    if view.ear.corrects(clause.text):
        return True
    said = [c.said for c in heard.told]
    before = heard.told[said.index(clause.said) - 1].text if clause.said in said[1:] else ""
    return len(before.split()) < _FEW and view.ear.corrects(before)
