"""How much of a thing is ordered in whatever it is had, which address has a side of the compass, and what is asked by the head."""

import pytest

from echolink.agent.english.addresses import address
from echolink.agent.english.fares import total_for
from echolink.agent.english.heard import heard
from echolink.agent.english.orders import ordered
from echolink.agent.profile import read_profile

_SOLD = ("gravel", "mulch", "honey", "apples")


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("three yards of gravel and two bags of mulch", [3, 2]),
        ("I'd like two jars of honey and four crates of apples", [2, 4]),
        ("lots of honey please", [1]),
        ("five bags of mulch, no wait, six", [5, 6]),
        ("two crates of apples, hang on, three", [2, 3]),
    ],
)
def test_things_are_counted_in_whatever_they_are_had(said: str, numbers: list[int]) -> None:
    found = ordered(heard(said), _SOLD, asked=True)
    assert [one.quantity for one in found] == numbers
    assert not any(one.note for one in found)


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("it's 77 Prospect Park West, Brooklyn", "77 Prospect Park West"),
        ("9 Union Square East", "9 Union Square East"),
        ("at 14 Mill Road north of Carmel", "14 Mill Road"),
    ],
)
def test_a_street_may_end_with_a_side_of_the_compass(said: str, street: str) -> None:
    found = address(said)
    assert found is not None
    assert found[0] == street


def test_who_asks_by_the_head_is_told_no_sum() -> None:
    prices = ["Adults $15, children under 12 $8."]
    assert total_for("What is that for the kids, per child?", "two adults and three children", prices) is None
    assert total_for("What do the two adults and three children pay?", "", prices) == 5400


def test_an_address_that_the_context_asks_for_is_asked_for_once() -> None:
    context = (
        "Mulch $6 a bag, gravel $4 a bag. We deliver on weekdays. Always ask for the delivery address and the day."
    )
    fields = read_profile(goal="Take garden orders", context=context).reading.fields
    assert [f.name for f in fields if f.kind == "address"] == ["delivery_address"]
