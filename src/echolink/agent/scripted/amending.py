"""Which texts are changed in part: "drop the chips", "make one of the cods a haddock", "and a coke", "just the sofa"?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.counted import nouns_of
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_IN_OWN_WORDS: Final = frozenset(("text", "name", "address"))
_PEOPLE: Final = "people"
_SEATS: Final = frozenset(("tickets", "seats", "places", "spots"))  # one for each of them


def amended(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """Changes what is known of things in one's own words; what says no such change comes back."""
    left = list(told)
    for target in _of_things(view):
        known = str(view.state.values[target.name])
        for clause in list(left):
            change = view.ear.amended(known, clause.said, adds=target.name in view.plan.orders)
            if change is None or _declines(clause, view):
                continue
            known, rest = change
            heard.values[target.name] = known
            at = left.index(clause)
            left[at : at + 1] = view.ear.clauses(rest) if rest else []
    return left


def _declines(clause: Clause, view: View) -> bool:
    """ "No card" answers the question for the card, and takes nothing from the order."""
    stems = view.ear.stems(clause.said)
    asked = [f for f in view.awaited() if f.kind == "text" and f.name not in view.state.values]
    return any(stems <= view.ear.stems(f"{f.called} {f.label}") for f in asked) if stems else False


def changes_an_order(clause: Clause, view: View) -> bool:
    """Whether what has the form of a question changes what is ordered: "could you swap the coke for a tea"."""
    if any(view.ear.changes_an_order(clause, f.options) for f in view.of_kind("items") if f.name in view.state.values):
        return True
    orders = [f.name for f in view.of_kind("text") if f.name in view.plan.orders]
    if any(name not in view.state.values for name in orders) and view.ear.ordered_lines(clause.said):
        return True  # "do you think I could get two teas"
    known = (str(view.state.values[f.name]) for f in _of_things(view) if f.name in view.plan.orders)
    return any(view.ear.amended(order, clause.said, adds=True) is not None for order in known)


def tell_orders(view: View, heard: Understood) -> None:
    """What is ordered first, without the words around it, and with what is added in the same breath."""
    for name in view.plan.orders & heard.values.keys() - view.state.values.keys():
        said = str(heard.values[name])
        order = view.ear.order_told(said)
        for clause in heard.told:
            if clause.said.strip(" .,!") in said or said in clause.said or view.ear.ordered_lines(clause.said):
                continue
            change = view.ear.amended(order, clause.said, adds=True)
            order = change[0] if change else order
        heard.values[name] = order


def replaced(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """Puts a part of what is known right by name: "it's Tom, not Tim"; what says no such thing comes back."""
    left = []
    for clause in told:
        known = [
            f
            for kind in ("name", "text", "address", "email")
            for f in view.of_kind(kind)
            if f.name in view.state.values
        ]
        if (rest := _swapped(clause, known, view, heard)) is not None:
            left += view.ear.clauses(rest)
            continue
        changes = {f: new for f in known if (new := _replaced(f, clause, view))}
        changes = changes or _lettered(clause, view, heard)
        if len(changes) != 1:
            left.append(clause)
        for target, new in changes.items() if len(changes) == 1 else ():
            heard.values[target.name] = view.ear.as_name(new) if target.kind == "name" else new
    return left


def _swapped(clause: Clause, known: Sequence[Field], view: View, heard: Understood) -> str | None:
    """Puts one thing in another's place in all that speaks of it, and tells what else was said; None where none is named."""
    rest = None
    for target in [f for f in known if f.kind != "email"]:
        swap = view.ear.swapped(str(view.state.values[target.name]), clause)
        if swap is not None:
            heard.values[target.name] = view.ear.as_name(swap.known) if target.kind == "name" else swap.known
            rest = swap.rest
    if rest is None and (new := view.ear.thing_anew(clause.said)) and (thing := _only_thing(new, known, view)):
        heard.values[thing.name] = new
        rest = ""
    return rest


def _only_thing(new: str, known: Sequence[Field], view: View) -> Field | None:
    """The one thing that is known, where a thing is told anew, and no other text is asked for."""
    things = [f for f in known if f.name in view.plan.things - view.plan.matters or f.name in view.plan.orders]
    part = view.ear.together(view.ear.clauses(new))
    is_value = any(view.find(f.kind, part, f, asked=False) for f in view.fields if f.kind not in _IN_OWN_WORDS)
    is_answer = any(f.kind == "text" and f.name not in view.state.values for f in view.awaited())
    return things[0] if len(things) == 1 and not is_value and not is_answer else None


def _replaced(target: Field, clause: Clause, view: View) -> str | None:
    """As it was said, or with its numbers in figures: "it's seventy nine, not seventy seven"."""
    known = str(view.state.values[target.name])
    part = view.ear.address_anew(known, clause) if target.kind == "address" else None
    return part or view.ear.replaced(known, clause.said) or view.ear.replaced(known, clause.text)


def _lettered(clause: Clause, view: View, heard: Understood) -> dict[Field, str]:
    """Names that are put right by a letter, "it's with a K"; where none or several can be meant, the name is not right."""
    if view.of_kind("email") and "email" in view.ear.kinds_named(clause.said):
        return {}  # "it's with an E in the e-mail"
    known = [f for f in view.of_kind("name") if f.name in view.state.values]
    told = {f: view.ear.lettered(str(view.state.values[f.name]), clause) for f in known}
    changes = {f: new for f, new in told.items() if new}
    if len(changes) != 1 and any(new is not None for new in told.values()):
        heard.named |= {"name"}
    return changes


def more_or_less(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """Adds to a count that is known, or takes from it: "two more people are coming"; that comes back blank."""
    return [_more_or_less(clause, view, heard) for clause in told]


def _more_or_less(clause: Clause, view: View, heard: Understood) -> Clause:
    known = [f for f in view.of_kind("count") if f.name in view.state.values]
    if known and (other := view.ear.other_number(clause.text)):
        return _other_number(clause, other, known, view, heard)
    more = (view.ear.more(clause.text) or view.ear.comers(clause.text)) if known else None
    if more is None:
        return clause
    fitting = [f for f in known if not more.of or _counts(f, more.of, view)]
    if len(fitting) != 1:
        return clause
    total = view.state.values[fitting[0].name] + more.by
    end = view.ear.in_all(clause.text, total, more.end)
    heard.values[fitting[0].name] = total
    return clause._replace(text=clause.text[: more.start] + "#" * (end - more.start) + clause.text[end:])


def _other_number(
    clause: Clause, other: tuple[int, int], known: Sequence[Field], view: View, heard: Understood
) -> Clause:
    """ "Five instead of three": of the one count that is three."""
    fitting = [f for f in known if view.state.values[f.name] == other[1]]
    if len(fitting) != 1:
        return clause
    heard.values[fitting[0].name] = other[0]
    return clause._replace(text="#" * len(clause.text))


def _counts(field: Field, noun: str, view: View) -> bool:
    """Whether a field counts what a noun names; one that counts persons takes any."""
    own = view.ear.stems(f"{field.name.replace('_', ' ')} {field.label}")
    nouns = nouns_of(field)
    if noun == _PEOPLE and nouns and (view.ear.persons_alike(nouns) != nouns or _SEATS & set(nouns)):
        return True
    return bool(own & view.ear.stems(noun)) or not nouns


def _of_things(view: View) -> list[Field]:
    known = view.state.values
    return [f for f in view.of_kind("text") if f.name in known and f.name in view.plan.amendable]
