"""What goes on behind a street: the town, or something else that belongs to no address."""

import pytest

from echolink.agent.english.addresses import address


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("44 montgomery place, stephanie", ("44 montgomery place", "")),
        ("on 88 quincy street, ask for big lou", ("88 quincy street", "")),
        ("5 hemlock court, any chance of wednesday", ("5 hemlock court", "")),
        ("9 dogwood drive, gate code's four four", ("9 dogwood drive", "")),
        ("1220 pelham parkway, she's in a wheelchair", ("1220 pelham parkway", "")),
        ("7 pine ave, mrs lindenbaum", ("7 pine ave", "")),
        ("12 oak road, hoboken", ("12 oak road", "hoboken")),
        ("4 elm st, white plains", ("4 elm st", "white plains")),
        ("7 pine ave, marion", ("7 pine ave", "marion")),  # a town as well as a name
        ("134 dash 15 liberty avenue", ("134-15 liberty avenue", "")),
    ],
)
def test_only_a_town_belongs_to_the_address(said: str, found: tuple[str, str]) -> None:
    assert address(said) == found
