"""Is a day by which something is needed told apart from the day of the visit, and from that of the event it is needed for?"""

import pytest

from echolink.agent.port import Answer
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

HOURS = "Open Tuesday to Saturday, 8 am to 6 pm."
ORDERS = [
    "Book a fitting. Collect the name, the day of the fitting and the date the garment is needed by.",
    "Take in shoe repairs: name, drop-off day, needed by what day",
    "Book a site measurement. Ask for the name, the day of the visit and the deadline.",
]


def _days(answer: Answer) -> list[str]:
    return [value for value in answer.fields.values() if str(value)[:2] == "20"]


@pytest.mark.parametrize("goal", ORDERS)
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by the twentieth of December", "2026-12-20"),  # a Sunday, on which nobody need be there
        ("The wedding's on the twentieth so I need it by the nineteenth of December.", "2026-12-19"),
        ("my graduation is on Saturday the 19th so a day before that", "2026-12-18"),
        ("Monday the 21st would be fine", "2026-12-21"),
    ],
)
async def test_the_day_by_which_it_is_needed_is_taken_beside_that_of_the_event(goal: str, said: str, day: str) -> None:
    call = Conversation(read_profile(goal=goal, context=HOURS))
    await call.hears_all("hi", "Ann Lee", "Friday the 27th of November")

    answer = await call.hears(said)

    assert _days(answer) == ["2026-11-27", day]


async def test_an_event_that_is_told_beside_the_day_of_the_visit_is_neither() -> None:
    call = Conversation(read_profile(goal=ORDERS[0], context=HOURS))

    answer = await call.hears("my brother's wedding is December 20th, can I come for a fitting on Friday the 27th?")

    assert _days(answer) == ["2026-11-27"]


async def test_what_is_fetched_for_a_party_is_read_back_as_that() -> None:
    goal = "Take cake orders. Collect the name, the flavor, the pick-up day, and the date of the party."
    call = Conversation(read_profile(goal=goal, context=HOURS))

    await call.hears_all("hi", "Ann Lee", "lemon", "the party's on the sixth so I'd pick it up on the fifth")

    assert "pick-up on Saturday, December 5th, date of the party: Sunday, December 6th" in call.answers[-1].say
