""" "Whether … or …" is a choice, unless both may be so; and no question of either kind goes round in a circle."""

import pytest

from echolink.agent.field import Field
from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone


def asked_last(item: str) -> Field:
    goal = f"Take the details of callers: name, phone and {item}"
    (*_, last) = fields = read_profile(goal=goal).reading.fields
    assert [f.name for f in fields[:2]] == ["name", "phone"]
    assert len(fields) == 3
    return last


@pytest.mark.parametrize(
    ("item", "options"),
    [
        ("whether we should call back in the morning, afternoon or evening", "morning|afternoon|evening"),
        ("whether he should ring in the morning or the afternoon", "morning|afternoon"),
        ("whether they own or rent their home", "own|rent"),
        ("whether they rent, own or live with family", "rent|own|live with family"),
        ("whether they prefer a call, a text or an email", "call|text|email"),
        ("whether they would like the small, the medium or the large van", "small|medium|large"),
        ("whether the fence is wood, vinyl or chain link", "wood|vinyl|chain link"),
        ("whether the parcel goes by air, sea or road", "air|sea|road"),
        ("whether we should come before noon, after noon or after six", "before noon|after noon|after six"),
        ("whether it is urgent or can wait until tomorrow", "urgent|can wait until tomorrow"),
        ("whether the driver should wait or come back", "wait|come back"),
        ("whether the house has gas or electric heat", "gas|electric"),
    ],
)
def test_what_is_one_of_several_is_a_choice(item: str, options: str) -> None:
    assert (asked_last(item).kind, "|".join(asked_last(item).options)) == ("choice", options)


@pytest.mark.parametrize(
    "item",
    [
        "whether they have pets or children",
        "whether they smoke or drink",
        "whether they are pregnant or nursing",
        "whether someone is trapped or injured",
        "whether there are stairs or an elevator",
        "whether they have insurance or not",
        "whether we can call or text them",
    ],
)
def test_what_may_both_be_so_is_yes_or_no(item: str) -> None:
    assert asked_last(item).kind == "yes_no"


@pytest.mark.parametrize(
    "item", ["whether they own it, email or fax number", "whether it is urgent, small or large dog"]
)
def test_the_next_item_is_none_of_the_alternatives(item: str) -> None:
    fields = read_profile(goal=f"Take the details of callers: name, phone, {item}").reading.fields
    assert next(f for f in fields if f.ask.startswith(("Do you own it?", "Is it urgent?"))).kind == "yes_no"


def test_what_has_a_verb_of_its_own_is_asked_in_a_question_of_its_own() -> None:
    assert asked_last("whether the car is drivable or needs a tow").ask == "Is the car drivable, or does it need a tow?"


@pytest.mark.parametrize(
    ("item", "said", "noted"),
    [
        ("whether they need a permit", "in the evening", {}),
        ("whether they own or rent", "I live with my parents", {"own_or_rent": "I live with my parents"}),
    ],
)
async def test_three_times_is_enough_to_ask(item: str, said: str, noted: dict[str, str]) -> None:
    phone = DeskPhone({"bot": {"goal": f"Take the details of callers: name, phone and {item}"}})
    for line in ("hello", "Ann Lee", "646 555 0112", said, said, said, "yes"):
        await phone.say(line)
    ((fields, _),) = phone.sent
    assert fields == {"name": "Ann Lee", "phone": "+16465550112"} | noted
