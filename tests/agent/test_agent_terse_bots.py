"""Does a bot that says as little as an example in a manual understand its callers?"""

import pytest

from echolink.agent.port import Outcome
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation, Webhook

GRADE = {"type": "object", "properties": {"grade": {"type": "integer"}, "topic": {"type": "string"}}}


@pytest.mark.parametrize(
    ("context", "options"),
    [
        ("Men's cut $32. Women's cut $48. Kids' cut $22.", ("Men's cut", "Women's cut", "Kids' cut")),
        (
            "Family portrait $180, student headshot $60, pet portrait $90.",
            ("Family portrait", "student headshot", "pet portrait"),
        ),
        ("Day pass. Senior fitness class $8, kids swim class $12, adult swim class $15.", None),
    ],
)
def test_what_is_made_for_some_people_is_to_be_had(context: str, options: tuple[str, ...] | None) -> None:
    fields = read_profile(goal="Book appointments", context=context).reading.fields

    assert fields[0].kind == "choice"
    assert options is None or fields[0].options == options


@pytest.mark.parametrize(
    "context",
    [
        "Adults $35, children $20.",
        "Adults $20, seniors 65 and over $15, kids 3-12 $10, under 3 free.",
        "Members $10, non-members $14, local residents $8.",
        "Adult ticket $12, child ticket $6, family ticket $30.",
    ],
)
def test_who_pays_which_price_is_nothing_to_choose(context: str) -> None:
    fields = read_profile(goal="Book a boat tour", context=context).reading.fields

    assert not any(f.kind == "choice" for f in fields)


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("my son's in ninth grade", 9),
        ("she's a tenth grader", 10),
        ("he is in the 12th grade", 12),
        ("it's for grade seven", 7),
        ("grade number 11 please", 11),
    ],
)
async def test_what_has_a_number_is_told_by_its_place(said: str, grade: int) -> None:
    call = Conversation(read_profile(goal="Book a trial lesson", fields=GRADE))

    answer = await call.hears(said)

    assert answer.fields.get("grade") == grade


@pytest.mark.parametrize(
    ("wish", "no", "day"),
    [
        ("Saturday the twelfth of December", "Sorry, that Saturday is already fully booked.", None),
        ("Saturday the twelfth of December", "Saturday is taken.", None),
        ("Saturday the twelfth of December", "We have nothing left on Saturday, but Friday would work.", "2026-12-11"),
        ("Saturday the twelfth of December", "That one is full, but Sunday is free.", "2026-12-13"),
        ("Thursday the tenth of December", "Sorry, we are full then, but tomorrow would work.", "2026-11-23"),
        ("this Wednesday", "Nothing is left on Wednesday, but Friday is free.", "2026-11-27"),
    ],
)
async def test_weekdays_in_a_no_are_those_around_the_day_that_was_wished_for(
    wish: str, no: str, day: str | None
) -> None:
    webhook = Webhook(Outcome("answered", no))
    call = Conversation(read_profile(goal="Book a session: day, time, name"), webhook)
    await call.hears_all(f"{wish} at two in the afternoon, my name is Ann Lee", "yes")

    answer = await call.hears("yes")

    assert (answer.fields.get("date") if day else "which" in answer.say.lower()) == (day or True)


BASKET = {"type": "object", "properties": {"recipient": {"type": "string"}, "sender": {"type": "string"}}}


@pytest.mark.parametrize("key", ["guest", "sender", "patient", "primary_driver", "emergency_client", "policyHolder"])
def test_a_key_that_is_what_somebody_is_asks_for_a_name(key: str) -> None:
    schema = {"type": "object", "properties": {key: {"type": "string"}}}

    (field,) = read_profile(goal="Book a stay", fields=schema).reading.fields

    assert field.kind == "name"
    assert field.label.endswith("'s name")


def test_how_a_value_is_written_is_no_label() -> None:
    schema = {"type": "object", "properties": {"time": {"type": "string", "description": "HH:MM"}}}

    (field,) = read_profile(goal="Book a lesson", fields=schema).reading.fields

    assert (field.kind, field.label) == ("time", "the time")


@pytest.mark.parametrize(
    ("said", "recipient", "sender"),
    [
        ("it's for my boss his name is walter finch and my name is tom abel", "Walter Finch", "Tom Abel"),
        ("I'm Carla Reyes and I want it sent to Mr. Boris Kent.", "Mr. Boris Kent", "Carla Reyes"),
        ("my aunt's name is Ida Wells and mine is Peter Wells", "Ida Wells", "Peter Wells"),
        ("she's called June Abbot and this is Rob Abbot", "June Abbot", "Rob Abbot"),
        ("to Agnes Poole, from Henry Poole", "Agnes Poole", "Henry Poole"),
    ],
)
async def test_two_people_are_told_apart_in_one_breath(said: str, recipient: str, sender: str) -> None:
    call = Conversation(read_profile(goal="Take gift orders", fields=BASKET))

    answer = await call.hears(said)

    assert answer.fields == {"recipient": recipient, "sender": sender}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("he's called Rufus", "Rufus"),
        ("It's from Henry and Jill Poole.", "Henry and Jill Poole"),
        ("henry and jill poole", "Henry and Jill Poole"),
        ("Tom Lee and thanks", "Tom Lee"),
    ],
)
async def test_a_name_in_a_sentence_answers_a_question_for_one(said: str, name: str) -> None:
    call = Conversation(read_profile(goal="Take gift orders", fields={"properties": {"sender": {"type": "string"}}}))

    answer = await call.hears_all("hello", said)

    assert answer.fields == {"sender": name}


@pytest.mark.parametrize("asked", ["pet's name, species, and vaccinations", "the child's name, age and school"])
def test_the_name_of_another_is_not_that_of_who_calls(asked: str) -> None:
    fields = read_profile(goal="Schedule visits", context=f"Mon-Fri 8-6. Always ask {asked}.").reading.fields

    assert next(f.label for f in fields if f.kind == "name") == "your name"
    assert sum(f.kind == "name" for f in fields) == 2
