"""Are prices in running prose read as the things that one chooses from, however the sentence goes?"""

import pytest

from echolink.agent.profile import read_profile

_THINGS = (
    ("Book a visit: which service, day, name", ("sofa", "rug", "mattress"), (90, 60, 75)),
    ("Book a sweep: which one, day, name", ("open fireplace", "gas insert", "pellet stove"), (130, 160, 145)),
    ("Rent a boat: which boat, day, name", ("rowing boat", "kayak", "pontoon"), (30, 25, 140)),
)
_WAYS = (
    "We look after {a}s (${x}), {b}s (${y}) and {c}s (${z}).",
    "We do {a}s for ${x}, {b}s for ${y} and {c}s for ${z}.",
    "A {a} costs ${x}, a {b} ${y} and a {c} ${z}.",
    "It's ${x} for a {a}, ${y} for a {b} and ${z} for a {c}.",
    "We charge {x} dollars for a {a}, {y} for a {b} and {z} for a {c}.",
    "Flat prices: ${x} for {a}s, ${y} for {b}s and ${z} for {c}s.",
    "Our prices are ${x} ({a}), ${y} ({b}) and ${z} ({c}).",
    "A {a} is ${x}. A {b} is ${y}. A {c} is ${z}.",
    "You can have either a {a} for ${x}, a {b} for ${y} or a {c} for ${z}.",
    "We handle {a}s (${x} each), {b}s (${y} each) and {c}s (${z} each).",
)


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize(("goal", "names", "prices"), _THINGS)
def test_the_things_that_are_priced_are_what_one_chooses_from(
    goal: str, names: tuple[str, ...], prices: tuple[int, ...], way: str
) -> None:
    context = way.format(**dict(zip("abcxyz", (*names, *prices), strict=True)))

    reading = read_profile(goal=goal, context=context).reading

    told = {str(one["name"]).lower(): one["price_cents"] for one in reading.services}
    assert [next(p for n, p in told.items() if name in n) for name in names] == [100 * price for price in prices]
    assert any(len(f.options) == len(names) for f in reading.fields if f.kind == "choice")


@pytest.mark.parametrize(
    "context",
    [
        "Rolls are $5 for a bag of six.",
        "The call-out fee is $40 for homes and $60 for shops.",
        "It's $20 for adults and $10 for kids.",
        "A visit is $50.",
        "It costs $30 for the first hour and $20 for each hour after that.",
    ],
)
def test_what_is_paid_for_persons_times_and_units_is_nothing_to_choose(context: str) -> None:
    reading = read_profile(goal="Book a visit: which service, day, name", context=context).reading

    assert not any(f.kind == "choice" for f in reading.fields)
