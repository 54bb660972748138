"""Of two persons who are named in one breath each goes to the field that is for them."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

NAME: dict[str, Any] = {"type": "string"}
FLOWERS = {
    "recipient_name": NAME | {"description": "who gets the flowers"},
    "sender_name": NAME | {"description": "who orders"},
}


async def known_after(properties: dict[str, Any], *said: str) -> dict[str, Any]:
    profile = read_profile(goal="Take a request", fields={"type": "object", "properties": properties})
    call = Conversation(profile)
    await call.hears_all(*said)
    values: dict[str, Any] = dict(call.answers[-1].memory.get("values", {}))
    return values


@pytest.mark.parametrize(
    ("properties", "said", "want"),
    [
        (FLOWERS, "Hi, this is Martin Choi. They go to my aunt Helen Baxter.", ("Helen Baxter", "Martin Choi")),
        (FLOWERS, "My name is Martin Choi and the flowers are for my wife, Anna Choi", ("Anna Choi", "Martin Choi")),
        (FLOWERS, "this is Martin Choi, it's for Helen Baxter", ("Helen Baxter", "Martin Choi")),
        (
            {"patient_name": NAME, "caller_name": NAME},
            "I'm Ruth Adler, calling for my son Ben Adler",
            ("Ben Adler", "Ruth Adler"),
        ),
        (
            {"child_name": NAME, "parent_name": NAME},
            "my daughter's name is Lily, and I'm Karen Moss",
            ("Lily", "Karen Moss"),
        ),
        (
            {"pet_name": NAME, "owner_name": NAME},
            "my dog is called Biscuit, my name's Tom Hale",
            ("Biscuit", "Tom Hale"),
        ),
        (
            {"pet_name": NAME, "owner_name": NAME},
            "his name's biscuit, and my name is tom hale",
            ("Biscuit", "Tom Hale"),
        ),
        (
            {"manager_name": NAME, "employee_name": NAME},
            "I'm Joe Pratt and my boss is Linda Voss",
            ("Linda Voss", "Joe Pratt"),
        ),
        (
            {"buyer": NAME | {"title": "Buyer's name"}, "seller": NAME | {"title": "Seller's name"}},
            "the seller is Greta Lund and the buyer is Omar Saleh",
            ("Omar Saleh", "Greta Lund"),
        ),
    ],
)
async def test_each_person_goes_to_the_field_that_is_for_them(
    properties: Any, said: str, want: tuple[str, ...]
) -> None:
    assert await known_after(properties, said) == dict(zip(properties, want, strict=True))


async def test_one_person_who_introduces_herself_is_nobody_else() -> None:
    assert await known_after(FLOWERS, "Hello, my name is Gloria Stanton.") == {"sender_name": "Gloria Stanton"}


@pytest.mark.parametrize(
    "said",
    [
        "a medium bouquet for my grandmother's birthday on friday",
        "it's for my mom's retirement party",
        "roses for my wife's graduation please",
        "something for our neighbors housewarming",
        "they're for my aunt's funeral",
    ],
)
async def test_what_belongs_to_somebody_is_not_their_name(said: str) -> None:
    assert await known_after(FLOWERS, said) == {}


async def test_a_given_name_behind_whose_it_is_is_one() -> None:
    known = await known_after(FLOWERS, "the lady who gets them my aunt's helen baxter")
    assert known == {"recipient_name": "Helen Baxter"}


DAY: dict[str, Any] = {"type": "string", "format": "date"}


@pytest.mark.parametrize(
    ("name", "said", "day"),
    [
        ("since", "since yesterday", "2026-11-21"),
        ("since", "it's been dead since Thursday", "2026-11-19"),
        ("incident_date", "it happened three days ago", "2026-11-19"),
        ("incident_date", "last Tuesday", "2026-11-17"),
        ("purchase_date", "I bought it two weeks ago", "2026-11-08"),
        ("purchase_date", "on October 3rd", "2026-10-03"),
    ],
)
async def test_a_day_that_is_over_is_the_last_of_its_name(name: str, said: str, day: str) -> None:
    assert await known_after({name: DAY}, "hello", said) == {name: day}


async def test_when_it_was_bought_is_no_day_of_a_visit() -> None:
    known = await known_after(
        {"visit_date": DAY, "purchase_date": DAY}, "I bought it on October 3rd and I'd like somebody to come on Friday"
    )
    assert known == {"visit_date": "2026-11-27", "purchase_date": "2026-10-03"}


async def test_since_when_it_is_broken_is_no_day_of_a_visit() -> None:
    assert "visit_date" not in await known_after({"visit_date": DAY, "phone": NAME}, "my boiler is dead since Thursday")
