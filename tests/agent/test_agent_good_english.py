"""Every question of a bot is one that a person would ask, and what is read back is said as a person would say it."""

from datetime import datetime
from typing import Any, Final

import pytest

from echolink.agent.catalogue import sentences
from echolink.agent.field import Field
from echolink.agent.languages import ear_for
from echolink.agent.profile import Profile, read_profile
from echolink.agent.scripted.plan import plan_of
from echolink.agent.scripted.state import State
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_NOON: Final = datetime(2026, 11, 22, 12)


def _voice(profile: Profile) -> Voice:
    return Voice(View(profile, plan_of(profile), State(), _NOON, None, ear_for("en-US"), sentences("en-US")))


def _asked(profile: Profile, name: str) -> str:
    field = next(f for f in profile.reading.fields if f.name == name)
    return _voice(profile).question(field)


def _with(**properties: Any) -> Profile:
    return read_profile(goal="Take them down", fields={"type": "object", "properties": properties})


@pytest.mark.parametrize(
    ("name", "schema", "question"),
    [
        ("servings", {"type": "integer", "description": "For how many people", "enum": [8, 12]}, "For how many people: 8 or 12?"),
        ("servings", {"type": "integer", "enum": [12, 24]}, "How many servings: 12 or 24?"),
        ("minutes", {"type": "integer", "enum": [30, 60, 90]}, "How many minutes: 30, 60 or 90?"),
        ("rent_or_buy", {"type": "string", "enum": ["rent", "buy"]}, "Would that be rent or buy?"),
        ("way", {"type": "string", "enum": ["dine in", "take out"], "description": "dine in or take out"}, "Would that be dine in or take out?"),
        ("its_state", {"type": "string", "enum": ["new", "used"], "description": "its condition"}, "Which condition: new or used?"),
        ("window", {"type": "string", "enum": ["08-11", "14-17"]}, "Which window: 8 to 11 or 14 to 17?"),
        ("problem", {"type": "string", "enum": ["no signal", "slow"]}, "Which problem: no signal or slow?"),
        ("area", {"type": "string"}, "Which area is it?"),
        ("budget", {"type": "number", "description": "euros, per month"}, "What is the budget?"),
        ("deposit", {"type": "number", "description": "US dollars"}, "What is the deposit?"),
        ("people", {"type": "integer", "description": "People working on the site"}, "How many people are working on the site?"),
        ("visits_per_week", {"type": "integer"}, "How many visits per week?"),
        ("residents", {"type": "integer", "description": "adults in the household"}, "How many adults are in the household?"),
        ("vegans", {"type": "integer", "description": "how many of the guests are vegan"}, "How many of the guests are vegan?"),
        ("check_in", {"type": "string", "format": "date"}, "What is the check-in date?"),
        ("return", {"type": "string", "format": "date"}, "What is the return date?"),
        ("start", {"type": "string", "format": "time"}, "What time does it start?"),
        ("until_time", {"type": "string", "description": "HH:MM"}, "What is the end time?"),
        ("call_back_at", {"type": "string", "format": "time"}, "What is the call back time?"),
        ("pet_names", {"type": "string"}, "What are the pet names?"),
        ("extras", {"type": "string"}, "Would you like any extras?"),
        ("comments", {"type": "string", "title": "Comments"}, "Do you have any comments?"),
        ("urgent", {"type": "boolean"}, "Is it urgent?"),
        ("new_patient", {"type": "boolean"}, "Are you a new patient?"),
        ("existing_client", {"type": "boolean"}, "Are you an existing client?"),
        ("first_visit", {"type": "boolean"}, "Is this your first visit?"),
        ("anyone_hurt", {"type": "boolean"}, "Is anyone hurt?"),
        ("fishing_permit", {"type": "boolean"}, "Do you have a fishing permit?"),
        ("tenant", {"type": "boolean", "description": "Is the caller the tenant?"}, "Are you the tenant?"),
        ("tattoo", {"type": "boolean", "description": "Did the caller get a tattoo this year?"}, "Did you get a tattoo this year?"),
        ("under_warranty", {"type": "boolean"}, "Is it under warranty?"),
        ("window", {"type": "string", "enum": ["8-12", "12-4"], "description": "arrival window, morning 8-12 or afternoon 12-4"}, "Which arrival window: 8 to 12 or 12 to 4?"),
        ("parking", {"type": "boolean"}, "Parking, yes or no?"),
    ],
)  # fmt: skip
def test_a_property_is_asked_for_as_a_person_would(name: str, schema: dict[str, Any], question: str) -> None:
    assert _asked(_with(**{name: schema}), name) == question


@pytest.mark.parametrize(
    ("goal", "question"),
    [
        ("Take surveys: the name, anything we should change (yes/no)", "Is there anything we should change?"),
        ("Book our band: where we play, name", "Where should we play?"),
        ("Book repairs: when somebody is at home, name", "When is somebody at home?"),
        ("Take orders: the pies with their sizes, name", "What are the pies with the sizes?"),
    ],
)
def test_an_item_of_a_goal_is_asked_for_as_a_person_would(goal: str, question: str) -> None:
    profile = read_profile(goal=goal)

    assert question in [_voice(profile).question(f) for f in profile.reading.fields]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (Field(name="first_day", kind="date", label="the first day"), "2026-11-27", "first day: Friday, November 27th"),
        (Field(name="from_what", kind="time", label="from what time"), "16:30", "from what time: 4:30 PM"),
        (Field(name="event", kind="date", label="the event date"), "2026-11-27", "event on Friday, November 27th"),
        (
            Field(name="court", kind="choice", label="indoor or outdoor", options=("indoor", "outdoor")),
            "indoor",
            "indoor",
        ),
        (
            Field(name="room", kind="choice", label="the room", options=("Double room", "loft")),
            "Double room",
            "Double room",
        ),
        (
            Field(name="message", kind="text", label="your message"),
            "Do you do weddings?",
            "and the message: Do you do weddings",
        ),
    ],
)
def test_a_value_is_read_back_as_a_person_would(field: Field, value: str, said: str) -> None:
    profile = _with(**{field.name: {"type": "string"}, "other": {"type": "string", "format": field.kind}})

    assert _voice(profile).detail(field, value) == said


@pytest.mark.parametrize("key", ["start", "begin"])
def test_a_description_that_names_a_kind_tells_the_kind(key: str) -> None:
    assert _with(**{key: {"type": "string", "description": "Start time"}}).reading.fields[0].kind == "time"


def test_whoever_is_named_by_what_they_do_is_a_person() -> None:
    fields = read_profile(goal="Take reports: the name of the person calling, the name of the boat").reading.fields

    assert [f.kind for f in fields] == ["name", "text"]
