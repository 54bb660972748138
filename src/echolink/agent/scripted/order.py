"""What is ordered, after a caller has added to it, changed it or taken something back?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.ear import Ordered

_MOST: Final = 500  # of one thing; what is heard as more was misheard


def after_changes(
    order: Sequence[Mapping[str, Any]], changes: Sequence[Ordered]
) -> tuple[list[dict[str, Any]], list[str]]:
    """The order, and what was asked for that is not on the list.

    A line of it is `{"item": "Coke", "quantity": 2, "unit": "can", "note": "no ice"}`, with `unit` and `note` only where told.
    """
    lines = [dict(line) for line in order]
    unknown: list[str] = []
    freed, last = 1, ""  # how many of what something else takes the place of, and what was done just before
    for n, change in enumerate(changes):
        at = _place(lines, change)
        match change.op:
            case "unknown":
                unknown.append(str(change.item))
            case "anew":
                lines = []
            case "remove" | "less":
                freed = _less(lines, at, change) if at is not None else freed
            case "number" | "times" if at is not None:
                times = int(lines[at]["quantity"]) if change.op == "times" else 1
                lines[at]["quantity"] = change.quantity * times
            case "note" if at is not None:
                _note(lines, at, change)
            case "only" if last not in (
                "only",
                *_PUTS,
            ):  # "make that one of each, and keep the rolls" keeps them beside it
                kept = [_place(lines, one) for one in changes[n:] if one.op == "only"]
                lines = [line for place, line in enumerate(lines) if place in kept]
            case "make" if last not in ("make", "less", "remove"):
                _make_room(lines, [one for one in changes[n:] if one.op == "make"])
                _put(lines, change, freed)
            case "set" | "add" | "make" | "unclear":
                _put(lines, change, freed)
        last = change.op
    return [line for line in lines if 0 < line["quantity"] <= _MOST], unknown


def _put(lines: list[dict[str, Any]], change: Ordered, freed: int) -> None:
    """So many of it, or so many more."""
    at = _place(lines, change)
    if at is not None:
        held = int(lines[at]["quantity"])
        more = held if change.op == "add" else 0
        quantity = held if change.is_bare else more + (change.quantity or freed)
        lines[at] |= _line(change, quantity) | {"item": lines[at]["item"]}
    elif change.item is not None and change.op != "unclear":
        lines.append(_line(change, change.quantity or freed))


def _note(lines: list[dict[str, Any]], at: int, change: Ordered) -> None:
    """How it is wanted; where that is for one of several, it gets a line of its own."""
    if change.item is None:
        at = _several(lines, change.quantity, at)
    line = lines[at]
    if 0 < change.quantity < int(line["quantity"]):
        line["quantity"] -= change.quantity
        lines.insert(at + 1, line | {"quantity": change.quantity})
        line = lines[at + 1]
    line["note"] = ", ".join(filter(None, (line.get("note"), change.note)))


def _several(lines: Sequence[Mapping[str, Any]], number: int, at: int) -> int:
    """Of "them" one speaks where there are several: the last of which there are more."""
    return next((n for n in range(len(lines) - 1, -1, -1) if 0 < number < lines[n]["quantity"]), at)


def _less(lines: list[dict[str, Any]], at: int, change: Ordered) -> int:
    """Takes so many of a line away, or all of it; how many that were."""
    at = _several(lines, change.quantity, at) if change.item is None else at
    held = int(lines[at]["quantity"])
    if 0 < change.quantity < held:
        lines[at]["quantity"] = held - change.quantity
        return change.quantity
    del lines[at]
    return held


def _make_room(lines: list[dict[str, Any]], made: Sequence[Ordered]) -> None:
    """ "Make that a tea" takes the place of what was named last, unless that which is made is ordered already."""
    if lines and all(_place(lines, one) is None for one in made):
        lines.pop()


def _place(lines: Sequence[Mapping[str, Any]], change: Ordered) -> int | None:
    if change.item is None:
        return len(lines) - 1 if lines else None
    exact = next((n for n, line in enumerate(lines) if line["item"] == change.item), None)
    if exact is not None:
        return exact
    word = str(change.item).lower()
    alike = [n for n, line in enumerate(lines) if word in str(line["item"]).lower()]
    return alike[0] if len(alike) == 1 and change.op in _OF_THE_ORDERED else None


# What speaks of something that is ordered already may name it by a word that other things have as well.
_PUTS: Final = frozenset(("make", "set", "add"))
_OF_THE_ORDERED: Final = frozenset(("remove", "unclear", "less", "number", "times", "only", "note"))


def unclear(order: Sequence[Mapping[str, Any]], changes: Sequence[Ordered]) -> str | None:
    """A word for several things on the list, where none or several of them are ordered: which is meant?"""
    return next((str(c.item) for c in changes if c.op == "unclear" and _place(order, c) is None), None)


def _line(change: Ordered, quantity: int) -> dict[str, Any]:
    line: dict[str, Any] = {"item": change.item, "quantity": quantity}
    line |= {"unit": change.unit} if change.unit else {}
    return line | {"note": change.note} if change.note else line


def total_cents(order: Sequence[Mapping[str, Any]], services: Sequence[Mapping[str, Any]]) -> int | None:
    """What it costs; None where a price is not known."""
    by_name = {s["name"]: s for s in services}
    extras = [s for s in services if s.get("extra")]
    costs = [_cost(line, by_name.get(line["item"], {}), extras) for line in order]
    return sum(cost for cost in costs if cost is not None) if costs and None not in costs else None


def _cost(line: Mapping[str, Any], service: Mapping[str, Any], extras: Sequence[Mapping[str, Any]]) -> int | None:
    """A line by the piece, by the dozen or by both, with what its note adds to it; of hours there may be several."""
    rates = {rate.get("per"): rate.get("price_cents") for rate in (*service.get("also", ()), service)}
    number, one, dozen = int(line["quantity"]), rates.get(line.get("unit"), rates.get(None)), rates.get("dozen")
    dozens, rest = divmod(number, _A_DOZEN) if dozen is not None else (0, number)
    if rest and one is None:
        return None
    plain = dozens * int(dozen or 0) + rest * int(one or 0)
    return plain + number * sum(_added(line.get("note", ""), extra) for extra in extras)


def _added(note: str, extra: Mapping[str, Any]) -> int:
    """What one of what is had on top costs, as often as it is in a note: "large", "extra cheese"."""
    name = str(extra["name"]).lower().split()
    parts = [part.split() for part in note.lower().split(", ")]
    is_any = name[0] in _ANY_MORE  # "extra toppings"
    often = sum(name[0] in part if is_any else set(name) <= set(part) for part in parts)
    return often * int(extra.get("price_cents", 0))


_A_DOZEN: Final = 12
_ANY_MORE: Final = frozenset(("extra", "additional", "added"))
