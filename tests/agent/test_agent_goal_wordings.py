"""What a bot collects is the same in whatever sentence its goal says so, and as it is meant, in whatever words."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from echolink.agent.field import Field
from echolink.agent.profile import read_profile

_GRID: Final[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "goal_wordings.json").read_text())
_FRAMES: Final[list[str]] = _GRID["frames"]
_PLAYED: Final = 3  # of the frames for each wording, in turn
_LEAST: Final = 3  # things in a list that is all there is to ask


def _told(field: Field) -> str:
    """The field as the grid notes it: `date:old`, `choice[red|blue]`, `email?` for one that may be left out."""
    role = f":{field.role}" if field.role else ""
    options = f"[{'|'.join(field.options)}]" if field.kind == "choice" else ""
    return f"{field.kind}{role}{options}{'' if field.required else '?'}"


def _goal(frame: str, head: str, parts: list[str]) -> str:
    return frame.format(
        Head=head,
        head=head[:1].lower() + head[1:],
        row=f"{', '.join(parts[:-1])} and {parts[-1]}",
        oxford=f"{', '.join(parts[:-1])}, and {parts[-1]}",
        commas=", ".join(parts),
        semicolons="; ".join(parts),
        bullets="\n".join(f"- {part}" for part in parts),
        lines="\n".join(part[:1].upper() + part[1:] for part in parts),
        numbers=" ".join(f"{n}. {part}" for n, part in enumerate(parts, 1)),
        asked=" ".join(f"Ask for {part}." for part in parts),
        first=parts[0],
        rest=", ".join(parts[1:-1]),
        last=parts[-1],
    )


def _listed(wording: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The items of the list and the fields that are meant, with a name, a number and a code beside them where there are none."""
    parts = [wording["collect"]] if isinstance(wording["collect"], str) else list(wording["collect"])
    fields = wording["fields"].split("; ")
    if not any(one.startswith("name") for one in fields):
        parts, fields = ["the name", *parts], ["name", *fields]
    if not any(one.startswith("phone") for one in fields):
        parts, fields = [*parts, "a phone number"], [*fields, "phone"]
    if len(fields) < _LEAST:
        parts, fields = [*parts, "the zip code"], [*fields, "text"]
    return parts, fields


@pytest.mark.parametrize(("place", "wording"), list(enumerate(_GRID["wordings"])))
def test_a_wording_asks_for_the_same_in_every_goal(place: int, wording: dict[str, Any]) -> None:
    parts, meant = _listed(wording)

    for frame in (_FRAMES[(place * _PLAYED + n) % len(_FRAMES)] for n in range(_PLAYED)):
        goal = _goal(frame, wording["goal"], parts)
        fields = read_profile(goal=goal, context=wording.get("context", "")).reading.fields

        assert sorted(map(_told, fields)) == sorted(meant), goal
        assert len({f.name for f in fields}) == len(fields), goal


ONCE = [
    ("Arrange a plumber's visit. Get the name and what is wrong.", "wrong date time address name phone"),
    ("Schedule appliance repairs. Ask what is broken.", "broken date time address name phone"),
    ("Book roof repairs. Ask for a description of the problem.", "description_problem date time address name phone"),
    ("Take messages for a law office. Get the name, the phone and what it is about.", "name phone reason"),
    ("Take lost property reports. Ask for what they lost.", "item name phone"),
    ("Take orders. Ask for pickup or delivery.", "items delivery_or_pickup address time name phone"),
    ("Take bakery orders. Ask for the product and the quantity.", "name product quantity"),
    ("Take catering orders. Ask what day they need it.", "items time name day"),
    ("Schedule estimates. Ask for the address of the property.", "reason date time name phone address_property"),
    ("Book dog grooming. Ask for the owner's name and the dog's name.", "date time reason owner_name dog_name"),
    ("Order birthday cakes. Ask for the message on the cake.", "items date name message_cake"),
]


@pytest.mark.parametrize(("goal", "names"), ONCE)
def test_what_a_goal_asks_for_in_its_own_words_is_not_asked_for_twice(goal: str, names: str) -> None:
    assert " ".join(f.name for f in read_profile(goal=goal).reading.fields) == names


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Take calls about deliveries. Ask for the tracking number.", "tracking_number"),
        ("Take calls about orders. Get the order number and name.", "order_number name"),
        ("Answer calls from tenants. Ask for the apartment number.", "apartment_number"),
        ("Schedule calls with advisors. Ask for the name and the topic.", "date time name reason"),
    ],
)
def test_a_call_that_is_taken_is_no_appointment_and_one_that_is_scheduled_is(goal: str, names: str) -> None:
    assert " ".join(f.name for f in read_profile(goal=goal).reading.fields) == names


@pytest.mark.parametrize(
    ("goal", "options"),
    [
        ("Book portrait sessions: family, newborn or headshot, date, time, name.", ("family", "newborn", "headshot")),
        (
            "Book music lessons: guitar, piano, violin or drums, day, time, name.",
            ("guitar", "piano", "violin", "drums"),
        ),
        ("Book a wash: inside, outside or both, date, time, plate.", ("inside", "outside", "both")),
        ("Book grooming: breed, small or large, date, time.", ("small", "large")),
    ],
)
def test_what_stands_first_in_a_list_with_an_or_is_one_choice(goal: str, options: tuple[str, ...]) -> None:
    read = read_profile(goal=goal, context="", name="", fields=None, timezone="America/New_York", region="US").reading

    assert [f.options for f in read.fields if f.kind == "choice"] == [options]


@pytest.mark.parametrize(
    "goal",
    [
        "Cancel driving lessons. Get the student's name, the day of the lesson and the reason.",
        "Cancel a booking: the guest's name, the day it is on, the reason.",
        "Take cancellations: the patient's name, the day of the appointment, the reason.",
    ],
)
def test_what_only_cancels_asks_for_one_day(goal: str) -> None:
    read = read_profile(goal=goal, context="", name="", fields=None, timezone="America/New_York", region="US").reading

    assert [f.kind for f in read.fields] == ["name", "date", "text"]


@pytest.mark.parametrize(
    ("context", "options"),
    [
        ("Maple Street Music School offers piano, violin and guitar lessons.", ("piano", "violin", "guitar")),
        ("We offer lessons in piano, violin and guitar.", ("piano", "violin", "guitar")),
        (
            "Bright Path Tutoring teaches math, chemistry and Spanish to high school students.",
            ("math", "chemistry", "Spanish"),
        ),
        ("We give private lessons in French, Spanish and Italian.", ("French", "Spanish", "Italian")),
        ("We have parking, lockers and showers.", ()),
        ("Our studio offers showers and towels.", ()),
    ],
)
def test_what_is_taught_is_what_a_subject_is_chosen_from(context: str, options: tuple[str, ...]) -> None:
    goal = "Book lessons: subject, day, time, name."
    read = read_profile(
        goal=goal, context=context, name="", fields=None, timezone="America/New_York", region="US"
    ).reading

    assert next(f.options for f in read.fields if f.name == "subject") == options
