"""Is an order changed as callers say it, in whatever words, whether it is taken from a menu or in the caller's own words?"""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from echolink.agent.profile import Profile, read_profile
from tests.agent.conversation import Conversation

_DATA: Final = json.loads((Path(__file__).parents[1] / "data" / "order_changes.json").read_text(encoding="utf-8"))
_NUMBERS: Final = {
    "1": 1,
    "2": 2,
    "another": 1,
    "half a dozen": 6,
    "a dozen": 12,
    "a couple of": 2,
    "a": 1,
    "an": 1,
} | {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_MENU: Final = "Sourdough $9, baguette $4, apple pie $24, pumpkin pie $24, pecan pie $28, éclair $4."


def _bot(goal: str, context: str = "", **order: Any) -> Profile:
    fields = {"type": "object", "properties": {"order": order, "name": {"type": "string"}}} if order else None
    return read_profile(goal=goal, context=context, fields=fields)


def _list(*options: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": list(options)}}


# What takes the order, and three things in it: ordered twice, ordered once, not ordered yet.
_BOTS: Final = {
    "in their own words": (_bot("Take orders: what they want, pick-up day, name"), "ribeye steak", "ham", "chicken"),
    "with words of the question": (
        _bot("Take flower orders: what they would like, the delivery address, the day and a name."),
        "sunflower",
        "vase",
        "orchid",
    ),
    "from a menu": (_bot("Take orders for our bakery", _MENU), "pumpkin pie", "baguette", "pecan pie"),
    "from an enum": (
        _bot("Coffee cart orders", **_list("latte", "bagel", "flat white")),
        "latte",
        "bagel",
        "flat white",
    ),
}


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _said(template: str, a: str, b: str, c: str) -> str:
    plurals = {"as": f"{a}s", "bs": f"{b}s", "cs": f"{c}s"}
    return template.format(a=a, b=b, c=c, ab=_article(b), ac=_article(c), **plurals)


def _numbers(order: Any, things: tuple[str, ...]) -> list[int]:
    """How many of each; whatever else is in the order makes the list longer."""
    if isinstance(order, str):
        order = [_line(line) for line in order.replace(" and ", ", ").split(", ")]
    told = {line["item"].lower().removesuffix("s"): line["quantity"] for line in order}
    return [told.pop(thing, 0) for thing in things] + list(told.values())


def _line(line: str) -> dict[str, Any]:
    number = next((n for n in _NUMBERS if line.startswith(f"{n} ")), "")
    return {"item": line.removeprefix(f"{number} "), "quantity": _NUMBERS.get(number, 1)}


@pytest.mark.parametrize("bot", _BOTS)
async def test_what_is_ordered_first_is_taken_without_the_words_around_it(bot: str) -> None:
    profile, *things = _BOTS[bot]
    wrong = {}
    for template in _DATA["orders"]:
        said = _said(template, *things)
        values = (await Conversation(profile).hears(said)).memory.get("values", {})
        if len(values) != 1 or _numbers(next(iter(values.values())), tuple(things)) != [2, 1, 0]:
            wrong[said] = values

    assert wrong == {}


@pytest.mark.parametrize("bot", _BOTS)
async def test_an_order_is_changed_as_it_is_said(bot: str) -> None:
    profile, *things = _BOTS[bot]
    wrong = {}
    for template, numbers in _DATA["changes"]:
        call = Conversation(profile)
        await call.hears(_said(_DATA["ordered"], *things))
        before = dict(call.answers[-1].memory["values"])
        said = _said(template, *things)
        values = (await call.hears(said)).memory["values"]
        name = next(iter(before))
        got = _numbers(values.get(name, []), tuple(things)), {n: v for n, v in values.items() if n not in before}
        if got != (numbers, {}):
            wrong[said] = got

    assert wrong == {}


@pytest.mark.parametrize("bot", _BOTS)
async def test_how_something_is_wanted_is_noted_with_it(bot: str) -> None:
    profile, *things = _BOTS[bot]
    wrong = {}
    for template, note in _DATA["notes"]:
        call = Conversation(profile)
        await call.hears(_said(_DATA["ordered"], *things))
        said = _said(template, *things)
        order = next(iter((await call.hears(said)).memory["values"].values()))
        lines = order.split(" and ") if isinstance(order, str) else order
        if note not in str(order) or not 1 < len(lines) < 4:
            wrong[said] = order

    assert wrong == {}


async def test_what_is_to_be_had_is_no_note() -> None:
    profile, *_ = _BOTS["from a menu"]
    call = Conversation(profile)
    await call.hears_all("two pumpkin pies and a baguette", "the pumpkin pies with apple pie")
    (order,) = call.answers[-1].memory["values"].values()

    assert {"item": "apple pie", "quantity": 1} in order
