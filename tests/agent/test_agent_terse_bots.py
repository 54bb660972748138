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
