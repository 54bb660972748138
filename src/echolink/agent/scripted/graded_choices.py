"""Which of several things is meant by a number, a price or a person that a caller tells of?"""

import re
from collections.abc import Sequence
from math import prod

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def by_number(heard: Understood, view: View) -> None:
    """A choice that is open takes the option whose bounds in the context hold a number that was told."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    if not targets:
        return
    told = tuple(one for clause in (*heard.told, *heard.asked) for one in view.ear.measured(clause.said))
    if not told:
        return
    sentences = [sentence for sentence, _ in view.plan.sentences]
    part = view.ear.price_for(told, sentences)
    if not part and any(view.ear.topic(clause.said).selects for clause in heard.asked):
        part = view.ear.enough_for(told, sentences)  # "it's for twenty people, which size is that" has that one in mind
    for target in targets if part else ():
        named = _named(part, target)
        if len(named) == 1:
            heard.values[target.name] = named[0]


def _named(part: str, target: Field) -> list[str]:
    return [one for one in target.options if re.search(rf"\b{re.escape(one.lower())}\b", part.lower())]


def by_price(heard: Understood, view: View) -> None:
    """A choice that is open takes the option that is called by its price, or by what it is the most of: "the cheapest"."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    for target in targets:
        named = _pointed_at(target, heard.told, view)
        if named:
            heard.values[target.name] = named


def points_at_a_price(clause: Clause, view: View) -> bool:
    """ "Can I get the cheapest one" wishes for it, where that is open; "how much is the cheapest" is a question anyway."""
    targets = (f for f in view.of_kind("choice") if f.name not in view.state.values)
    return any(_pointed_at(target, [clause], view) for target in targets)


def _pointed_at(target: Field, told: Sequence[Clause], view: View) -> str:
    return _priced_at(target, told, view) or _extreme(target, told, view)


def _priced_at(target: Field, told: Sequence[Clause], view: View) -> str:
    """ "The fifty dollar one"."""
    prices = [cents for clause in told for cents in view.ear.prices_pointed_at(clause.said)]
    for cents in prices:
        named = [str(s["name"]) for s in view.profile.reading.services if s.get("price_cents") == cents]
        fitting = [o for o in target.options if o.lower() in named[0].lower()] if len(named) == 1 else []
        if fitting:
            return max(fitting, key=len)
    return ""


def _extreme(target: Field, told: Sequence[Clause], view: View) -> str:
    """ "The cheapest", "your biggest": by the price, by how long it takes, by the number in the name."""
    which = next((w for clause in told if (w := view.ear.extreme_pointed_at(clause.said))), "")
    if not which:
        return ""
    services = [[s for s in view.profile.reading.services if str(s["name"]) == option] for option in target.options]
    priced = [one[0].get("price_cents") for one in services if one]
    lasting = [one[0].get("minutes") for one in services if one]
    numbers = [_first_number(option) for option in target.options]
    by_size = which in ("small", "big")
    of_each = next(
        (row for row in ([lasting, numbers, priced] if by_size else [priced]) if _tells_apart(row, target.options)),
        None,
    )
    if of_each is None:
        return ""
    ranked = [option for _, option in sorted(zip(of_each, target.options, strict=True), key=lambda one: one[0] or 0)]
    if which == "middle":
        return ranked[len(ranked) // 2] if len(ranked) % 2 else ""
    return ranked[0] if which in ("cheap", "small") else ranked[-1]


def _first_number(option: str) -> int | None:
    m = re.match(r"\D*(\d+(?:x\d+)?)", option)
    return None if m is None else prod(map(int, m[1].split("x")))


def _tells_apart(row: Sequence[int | None], options: Sequence[str]) -> bool:
    return len(row) == len(options) > 1 and None not in row and len(set(row)) == len(row)


def by_person(heard: Understood, view: View) -> None:
    """A choice that is open takes the only option for men, women or children, to who tells that it is for one of them."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    whom = next((w for clause in heard.told if (w := view.ear.for_whom(clause.text))), None) if targets else None
    for target in targets if whom else ():
        fitting = [option for option in target.options if view.ear.is_for(option, whom or "")]
        if len(fitting) == 1:
            heard.values[target.name] = fitting[0]
