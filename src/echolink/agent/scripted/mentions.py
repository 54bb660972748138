"""Which fields are the values for that stand in a part of an utterance?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.persons import read_persons
from echolink.agent.scripted.settling import Settled, blanked, settle
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View
from echolink.agent.scripted.wished import read_wishes

_SMALL: Final = frozenset(
    ("the", "your", "of", "to", "on", "at", "in", "is", "it", "for", "and", "or", "by", "be", "you", "we", "us")
)
_NEAR: Final = 4  # words beside a value that tell for which field it is, whatever they mean elsewhere
_RUN: Final = re.compile(r"#+")
# Who does one of these says no name by it.
_NAMELESS: Final = frozenset(
    (
        Act.BYE,
        Act.HOLD,
        Act.REPEAT,
        Act.LINE_CHECK,
        Act.GIVE_UP,
        Act.HUMAN,
        Act.ROBOT,
        Act.ORDERS,
        Act.EMERGENCY,
        Act.ABUSE,
        Act.HAS_QUESTION,
        Act.RECAP,
    )
)
# Nor has answered a question with yes or no, unless it takes these few words: "nah, don't bother".
_NEITHER: Final = frozenset((Act.GIVE_UP, Act.HUMAN, Act.ROBOT, Act.ORDERS))
_MOST_OF_AN_ANSWER: Final = 3


def read_kind(
    kind: str, fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool
) -> Clause:
    """Take the values of a kind; the clause comes back with their places blank."""
    if kind == "items":
        return _read_items(fields, clause, view, heard)
    if kind in ("count", "choice") and len(fields) > 1:
        return _read_each(kind, fields, clause, view, heard)
    if kind == "name":
        return _read_names(fields, clause, view, heard, asked=asked)
    if kind == "address" and len(fields) > 1 and (ways := _journey(fields, clause, view)):
        heard.values |= {name: view.ear.in_order(place) for name, place in ways.items()}
        for place in ways.values():
            heard_as = view.ear.as_heard(place)
            clause = clause._replace(text=clause.text.replace(heard_as, "#" * len(heard_as)))
        return clause
    opens = kind == "choice" and _is_opening(fields[0], view)
    found = view.ear.find(kind, clause, view.asking(_first(fields, view), asked=asked))
    if kind == "yes_no" and not read_wishes(fields, clause, view, heard, asked=asked):
        return clause
    if not found or (kind == "yes_no" and _is_no_answer(clause, view, heard)):
        return clause
    settled = settle(found, clause.text, view.ear, asked=asked or opens)
    if kind == "choice" and _takes_several(fields[0], view):
        settled = _several(settled, fields[0], clause, view)
    for one, target in _shared_out(settled, fields, clause.text, view, heard):
        take(one, target, view, heard)
    return without(settled, clause)


def _is_no_answer(clause: Clause, view: View, heard: Understood) -> bool:
    """Whether there is more to a yes or a no: "no, leave it, I'll call back later"."""
    if view.ear.does_without(clause):
        return False
    return bool(heard.acts & _NEITHER) and len(clause.text.split()) > _MOST_OF_AN_ANSWER


def _takes_several(target: Field, view: View) -> bool:
    """What is to be had may be had together; what a schema lists is one of these."""
    return target.name == "service" and not view.profile.reading.explicit


def _several(settled: list[Settled], target: Field, clause: Clause, view: View) -> list[Settled]:
    """ "A cut and color" is one choice of two; "add a blow-dry" is one more."""
    values = list(dict.fromkeys(one.value for one in settled if one.or_else is None))
    known = view.state.values.get(target.name)
    if known is not None and values and view.ear.adds(clause.text):
        values = list(dict.fromkeys((*parts_of(known, target), *values)))
    if len(values) < 2:
        return settled
    places = tuple(place for one in settled for place in one.places)
    return [settled[0]._replace(value=view.catalogue.both(values), end=settled[-1].end, places=places)]


def parts_of(value: str, target: Field) -> list[str]:
    """The options that a choice consists of, in the order of the list."""
    return [option for option in target.options if re.search(rf"(?<!\w){re.escape(option)}(?!\w)", value)]


def _journey(fields: Sequence[Field], clause: Clause, view: View) -> dict[str, str]:
    """Where a way begins and ends, told in one breath."""
    way = view.ear.journey(clause.said)
    start = next((f for f in fields if f.role == "start"), None)
    end = next((f for f in fields if f.role == "end"), None)
    if way and start and end:
        return {start.name: way[0], end.name: way[1]}
    is_open = end is not None and end.name not in view.state.values and end.name not in view.state.awaited
    place = view.ear.heads_for(clause.said) if is_open else None
    # A house number is read as such, and a street beside it.
    return {end.name: place} if end and place and not view.find("address", clause, end, asked=False) else {}


def _read_names(fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool) -> Clause:
    """A bare answer is a name where one was asked for, unless it is an aside; the values of other fields are no part of it."""
    apart = view.ear.names_apart(clause) if len(fields) > 1 else []
    if len(fields) > 1 and len(view.ear.introduced(clause.said)) >= len(apart):
        clause = read_persons(fields, clause, view, heard)
    asked = (asked and not heard.acts & _NAMELESS) or (
        any(f.ask for f in fields) and view.ear.names_whom_to_ask(clause)
    )
    is_open = any(f.name not in view.state.values for f in fields if f.name in view.state.awaited)
    if not view.state.spelled and not is_open and _spelled_anew(fields, clause, view, heard):
        return clause._replace(text="#" * len(clause.text))
    left = clause
    if asked and "#" in clause.text:
        left = clause._replace(said=_RUN.sub(" , ", clause.text))
    found = apart or view.ear.find("name", left, view.asking(_first(fields, view), asked=asked))
    labels = {view.catalogue.bare(f.label).lower() for f in view.fields}
    found = [one for one in found if str(one.value).lower() not in labels]  # "room 214"
    places = [str(heard.values[f.name]).lower() for f in view.of_kind("address") if f.name in heard.values]
    found = [one for one in found if not any(str(one.value).lower() in place for place in places)]  # "it's Maple Court"
    given = [str(heard.values[f.name]).lower() for f in fields if f.name in heard.values]
    found = [one for one in found if str(one.value).lower() not in given]
    found = _names(found, fields, clause, view, asked=asked)
    settled = settle(found, clause.text, view.ear, asked=True)
    for one, target in _shared_out(settled, fields, clause.text, view, heard):
        take(one, target, view, heard)
    return without(settled, clause)


def _spelled_anew(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> bool:
    """Whoever spells a name that is noted puts it right, whatever was asked for."""
    for target in (f for f in fields if f.name in view.state.values):
        anew = view.ear.spelled_anew(str(view.state.values[target.name]), clause)
        if anew is not None:
            heard.values[target.name] = anew.value
            return True
    return False


def _names(found: list[Found], fields: Sequence[Field], clause: Clause, view: View, *, asked: bool) -> list[Found]:
    """A name that is noted is changed by a sure one only, or by another spelling of a part of it."""
    known = [str(view.state.values[f.name]) for f in fields if f.name in view.state.values]
    if not known:
        return found
    is_open = view.state.awaits(CONFIRM) or view.state.awaits(CHANGE)
    if not found and is_open:
        anew = view.ear.respelled(known[0], clause)
        found = [anew] if anew else []
    kept = []
    for one in found:
        name = view.ear.same_name(known[0], str(one.value), clause.said)
        if asked or one.sure or name != one.value or (is_open and view.ear.alike(known[0], name)):
            kept.append(one._replace(value=name))
    return kept


def _is_opening(target: Field, view: View) -> bool:
    """Whether the caller is telling what they want, before anything was asked: a word of an option is enough then."""
    return not view.state.awaited and target.name not in view.state.values


def without(settled: list[Settled], clause: Clause) -> Clause:
    """The clause with the places of values that were taken blank."""
    return Clause(clause.said, blanked(clause.text, settled), clause.asks, clause.words) if settled else clause


def _first(fields: Sequence[Field], view: View) -> Field | None:
    if len(fields) < 2:
        return fields[0] if fields else None
    return next((f for f in fields if f.name in view.state.awaited), fields[0])


def _read_each(kind: str, fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> Clause:
    """Several counts are told apart by what they count, several choices by their options; the awaited one takes bare ones."""
    if kind == "count" and (sizes := view.ear.sizes(clause.text)):
        sized = [f for f in fields if view.ear.is_length(nouns_of(f))]
        if len(sized) == len(sizes.value):
            heard.values |= {f.name: value for f, value in zip(sized, sizes.value, strict=True)}
            return without([Settled(None, sizes.start, sizes.end, places=((sizes.start, sizes.end),))], clause)
    # Whom one counts by name, "two kids", is told before all that are people.
    for target in sorted(fields, key=lambda f: (f.name in view.state.awaited, kind == "count" and not nouns_of(f))):
        asked = target.name in view.state.awaited
        found = view.find(kind, clause, target, asked=asked)
        settled = settle(found, clause.text, view.ear, asked=asked)
        if settled:
            take(settled[0], target, view, heard)
            clause = without(settled, clause)
    return clause


def _read_items(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> Clause:
    target = fields[0]
    changes = view.ear.ordered(clause, target.options, asked=target.name in view.state.awaited)
    if not changes:
        return clause
    heard.orders += changes
    places = [Settled(None, c.start, c.end, places=((c.start, c.end),)) for c in changes]
    return without(places, clause)


def _shared_out(
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
        target = field_for(fields, text[left : one.start], text[one.end : right], taken, view)
        if target is not None and target.name not in {f.name for _, f in out}:
            out.append((one, target))
        left = one.end
    return out


def field_for(fields: Sequence[Field], before: str, after: str, taken: set[str], view: View) -> Field | None:
    """By its role or its own words where those stand beside the value; else the awaited one, else the next that is open."""
    if len(fields) < 2:
        return next(iter(fields), None)
    roles = {f.role for f in fields if f.role}
    role = view.ear.role(before, after, roles) if roles else None
    near = [word for word in before.split() if not (view.ear.names_weekday(word) or view.ear.names_month(word))]
    fields = _without_events_by_the_way(near, fields, view)
    own = _named_near(
        " ".join([word for word in near if word not in _SMALL][-_NEAR:]), fields
    )  # "I'll bring it" for "the day you bring it in"
    named = own or next((f for f in fields if f.role == role), None) if role else own or _named_near(before, fields)
    if named is not None:
        return named
    free = [f for f in fields if f.name not in taken]
    if fields[0].kind == "name" and (whose := view.ear.whose_name(before)) is not None:
        fitting = [f for f in free if view.ear.is_own_name(f"{f.called} {f.label}") == (whose == "own")]
        if fitting:
            return fitting[0]
    awaited = [f for f in free if f.name in view.state.awaited]
    if awaited:
        return awaited[0]
    open_ones = [f for f in free if f.name not in view.state.values]
    # Of what was and what shall be a caller who says no more means what shall be.
    left = open_ones or free
    return next((f for f in left if f.role == "new"), None) or next(iter(left), None)


def _without_events_by_the_way(near: Sequence[str], fields: Sequence[Field], view: View) -> Sequence[Field]:
    """ "For my wedding dress on Saturday" tells nothing of the wedding's day, "the wedding is on Saturday" does."""
    told = [word for word in near if word.strip(",.") not in _SMALL]
    by_the_way = [
        f
        for f in fields
        if f.name in view.plan.events
        and f.name not in view.state.awaited
        and told
        and told[-1].strip(",.") not in own_words(f, fields) | {"date", "day", "it's", "that's"}
    ]
    return [f for f in fields if f not in by_the_way] or fields


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
    return (_words(target) | _of_what_is_left(target, fields)) - shared - {target.kind}


def _of_what_is_left(target: Field, fields: Sequence[Field]) -> set[str]:
    """What comes and goes home is brought and fetched, as what is lent is fetched and brought back."""
    start = next((f for f in fields if f.role == "start"), None)
    if start is None or target.role not in _LEFT_WITH_US or _words(start).isdisjoint(_COMES):
        return set()
    return set(_LEFT_WITH_US[target.role])


_COMES: Final = frozenset(("comes", "brought", "bring", "boarding", "dropoff", "drop"))
_LEFT_WITH_US: Final = {
    "start": ("bring", "bringing", "brings", "drop", "dropping"),
    "end": ("fetch", "fetching", "pick", "picking", "collect", "collecting", "home"),
}


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
