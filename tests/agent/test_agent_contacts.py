"""A phone number or an address that is told where no field asks for it is passed on, and is no time, count or name."""

from typing import Any

import pytest

from tests.callers.desk_phone import DeskPhone

TABLE = {"goal": "Book a table", "context": "Open 5-10pm. Up to 8 people."}
VISIT = {"goal": "Schedule a plumbing call-out: problem, address, when, name, phone", "context": ""}
BOOKED = {"party_size": 4, "date": "2026-11-28", "time": "20:00", "name": "Ann Lee"}


async def memory_of(bot: dict[str, Any], *lines: str) -> dict[str, Any]:
    phone = DeskPhone({"bot": bot})
    for line in lines:
        await phone.say(line)
    return dict(phone.call.answers[-1].memory)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("two one two five five five oh one four four", "phone: +12125550144"),
        ("my number is 917 555 0133", "phone: +19175550133"),
        ("you can call me at (917) 555-0133", "phone: +19175550133"),
        ("nine one four five five five oh one double two", "phone: +19145550122"),
        ("my cell is two one two triple five oh one double eight", "phone: +12125550188"),
        ("555 0188", "phone: 5550188"),
        ("five five five oh one eight eight", "phone: 5550188"),
        ("my email is ann at lee dot org", "email: ann@lee.org"),
    ],
)
@pytest.mark.parametrize("after", [0, 1, 2, 3])
async def test_wherever_it_is_told_nothing_else_changes(said: str, kept: str, after: int) -> None:
    lines = ["a table for Saturday", "we're four", "at eight", "Ann Lee"]
    lines.insert(after + 1, said)
    memory = await memory_of(TABLE, *lines)
    assert memory["values"] == BOOKED
    assert memory["questions"] == [kept]


async def test_beside_a_value_both_are_taken() -> None:
    memory = await memory_of(TABLE, "a table", "we're four, you can call me at 917 555 0133")
    assert memory["values"] == {"party_size": 4}
    assert memory["questions"] == ["phone: +19175550133"]


@pytest.mark.parametrize("said", ["555 0188", "it's 555-0188", "five five five oh one eight eight"])
async def test_a_number_without_its_area_code_is_asked_for_it(said: str) -> None:
    phone = DeskPhone({"bot": VISIT})
    for line in ("my sink leaks", "12 Elm Street", "tomorrow at ten", "Jo Day"):
        await phone.say(line)
    assert "area code" in await phone.say(said)
    await phone.say("two one two")
    values = phone.call.answers[-1].memory["values"]
    assert (values["phone"], values["time"], values["problem"]) == ("+12125550188", "10:00", "my sink leaks")


async def test_the_rest_of_a_number_comes_behind_its_beginning() -> None:
    memory = await memory_of(VISIT, "my sink leaks", "12 Elm Street", "tomorrow at ten", "Jo Day", "212 5550", "188")
    assert memory["values"]["phone"] == "+12125550188"


async def test_whoever_tells_an_address_for_their_contact_details_is_asked_for_no_number() -> None:
    bot = {"goal": "Find out what the customer needs and get their contact details", "context": ""}
    phone = DeskPhone({"bot": bot})
    for line in ("I need a website for my bakery", "Ella Marsh", "ella at marshbakery dot com", "yes"):
        await phone.say(line)
    ((fields, told),) = phone.sent
    assert fields == {"customer": "a website for my bakery", "name": "Ella Marsh"}
    assert told == ("email: ella@marshbakery.com",)
