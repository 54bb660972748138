"""What is ordered, after a caller has added to it, changed it or taken something back?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.ear import Ordered

_MOST: Final = 500  # of one thing; what is heard as more was misheard


def after_changes(
    order: Sequence[Mapping[str, Any]], changes: Sequence[Ordered]
) -> tuple[list[dict[str, Any]], list[str]]:
    """The order, and what was asked for that is not on the list.

    A line of it is `{"item": "Coke", "quantity": 2, "note": "no ice"}`, with `note` only where there is one.
    """
    lines = [dict(line) for line in order]
    unknown: list[str] = []
    freed = 1  # how many of what was swapped away
    for change in changes:
        if change.op == "unknown":
            unknown.append(str(change.item))
            continue
        if change.op == "unclear" and _place(lines, change) is None:
            continue
        at = _place(lines, change)
        if at is None:
            if change.op != "remove" and change.item is not None:
                lines.append(_line(change, change.quantity or freed))
            continue
        if change.op == "remove":
            freed = int(lines.pop(at)["quantity"])
        else:
            more = int(lines[at]["quantity"]) if change.op == "add" else 0
            lines[at] |= _line(change, more + change.quantity) | {"item": lines[at]["item"]}
    return [line for line in lines if 0 < line["quantity"] <= _MOST], unknown


def _place(lines: Sequence[Mapping[str, Any]], change: Ordered) -> int | None:
    if change.item is None:
        return len(lines) - 1 if lines else None
    exact = next((n for n, line in enumerate(lines) if line["item"] == change.item), None)
    if exact is not None or change.op not in ("remove", "unclear"):
        return exact
    word = str(change.item).lower()
    alike = [n for n, line in enumerate(lines) if word in str(line["item"]).lower()]
    return alike[0] if len(alike) == 1 else None


def unclear(order: Sequence[Mapping[str, Any]], changes: Sequence[Ordered]) -> str | None:
    """A word for several things on the list, where none or several of them are ordered: which is meant?"""
    return next((str(c.item) for c in changes if c.op == "unclear" and _place(order, c) is None), None)


def _line(change: Ordered, quantity: int) -> dict[str, Any]:
    line: dict[str, Any] = {"item": change.item, "quantity": quantity}
    return line | {"note": change.note} if change.note else line


def total_cents(order: Sequence[Mapping[str, Any]], services: Sequence[Mapping[str, Any]]) -> int | None:
    """What it costs; None where a price is not known."""
    prices = {
        s["name"]: None if "per" in s else s.get("price_cents") for s in services
    }  # of hours there may be several
    costs = [prices.get(line["item"]) for line in order]
    if not costs or any(cost is None for cost in costs):
        return None
    return sum(int(cost) * int(line["quantity"]) for cost, line in zip(costs, order, strict=True) if cost is not None)
