"""Is an order in the caller's own words changed as they say, and left alone by all else?"""

import pytest

from echolink.agent.english.ear import EnglishEar

EAR = EnglishEar()
ORDER = "a leg of lamb, a dozen sausages and two pounds of bacon"


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("drop the sausages please", "a leg of lamb and two pounds of bacon"),
        ("can you leave the bacon out", "a leg of lamb and a dozen sausages"),
        ("oh and add a chicken", f"{ORDER.replace(' and', ',')} and a chicken"),
        ("actually three of those", "a leg of lamb, a dozen sausages and three pounds of bacon"),
        ("make that one leg of lamb", "one leg of lamb, a dozen sausages and two pounds of bacon"),
        ("instead of the sausages some pork chops", "a leg of lamb, some pork chops and two pounds of bacon"),
        ("swap the lamb for a chicken", "a chicken, a dozen sausages and two pounds of bacon"),
        ("just the lamb and the bacon then", "a leg of lamb and two pounds of bacon"),
        ("make four of the sausages burgers", None),
        ("make one of the sausages a burger", "a leg of lamb, eleven sausages, one burger and two pounds of bacon"),
    ],
)
def test_one_line_is_changed(said: str, order: str | None) -> None:
    change = EAR.amended(ORDER, said, adds=True)

    assert (change[0] if change else None) == order


def test_what_else_is_said_is_kept_for_others_to_read() -> None:
    assert EAR.amended(ORDER, "drop the lamb, my name is Ann", adds=True) == (
        "a dozen sausages and two pounds of bacon",
        "my name is Ann",
    )


@pytest.mark.parametrize(
    "said",
    [
        "at seven please",
        "and my name is ann",
        "two",
        "and a question",
        "drop the salad",
        "no the sausages are for my dog",
        "and a quarter past six",
    ],
)
def test_what_changes_nothing_is_no_change(said: str) -> None:
    assert EAR.amended(ORDER, said, adds=True) is None


def test_only_an_order_can_be_added_to() -> None:
    assert EAR.amended("my back hurts", "and a headache", adds=False) is None
    assert EAR.asks_for_an_order("the order, order")
    assert not EAR.asks_for_an_order("the order number")


@pytest.mark.parametrize(
    ("known", "said", "then"),
    [
        ("two burgers and a shake", "actually scrap the shake make that a float", "two burgers and a float"),
        ("a blt and a coke", "oh make that a sprite", "a blt and a sprite"),
        ("three scones and one muffin", "ditch the muffin and make it a brownie instead", "three scones and a brownie"),
    ],
)
def test_what_is_dropped_and_made_something_else_is_replaced(known: str, said: str, then: str) -> None:
    assert EnglishEar().amended(known, said, adds=True) == (then, "")
