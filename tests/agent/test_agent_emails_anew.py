"""An e-mail address that is said anew in one breath, whole or in part, is the one that stands."""

import pytest

from echolink.agent.english.emails import emails
from tests.agent.told import known

TOUR = "Book a tour: e-mail, day and number of people."


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("hello at oakhall dot com er dot org", "hello@oakhall.org"),
        ("ann at gmail dot com sorry yahoo dot com", "ann@yahoo.com"),
        ("ann at gmail dot com no at yahoo dot com", "ann@yahoo.com"),
        ("rob underscore may at mail dot com hm no that's dash not underscore rob dash may at mail dot com", "rob-may@mail.com"),
        ("ann lee at mail dot com wait ann dot lee at mail dot com", "ann.lee@mail.com"),
        ("it's not reed like the plant it's read dana dot read r e a d at mail dot com", "dana.read@mail.com"),
        ("marc at studio6 dot com with a k mark m a r k at studio6 dot com", "mark@studio6.com"),
        ("sam.lee@mail.com sorry sam.leigh@mail.com", "sam.leigh@mail.com"),
        ("rachel r a c h a e l dot stone at mail dot com", "rachael.stone@mail.com"),
        ("it's walsh ninety two at mail dot com", "walsh92@mail.com"),
    ],
)  # fmt: skip
def test_what_is_said_last_takes_the_place_of_as_much_before_it(said: str, address: str) -> None:
    assert emails(said) == address


@pytest.mark.parametrize(
    ("said", "want"),
    [
        ("tuesday and my email's bill at hartley dot net", {"date": "2026-11-24", "email": "bill@hartley.net"}),
        (
            "december 4th for two it's hello at oak dot com er dot org we're a charity hello at oak dot org",
            {"date": "2026-12-04", "party_size": 2, "email": "hello@oak.org"},
        ),
    ],
)
async def test_what_is_told_beside_an_address_is_heard_as_well(said: str, want: dict[str, object]) -> None:
    assert want.items() <= (await known(TOUR, said)).items()
