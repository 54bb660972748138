"""Each of several things that a context lists with days of its own keeps its day, its time and its price."""

import pytest

from echolink.agent.english.things_apart import told_apart
from tests.callers.desk_phone import DeskPhone

_POTTERY = {
    "goal": "Sign people up for pottery classes: which class, the date, how many places, name.",
    "context": "Classes: wheel throwing, Saturdays at 10am, $60; hand building, Wednesdays at 6pm, $45.",
}


@pytest.mark.parametrize(
    ("context", "lines"),
    [
        (
            "Classes: wheel throwing, Saturdays at 10am, $60; hand building, Wednesdays at 6pm, $45.",
            ["wheel throwing: Saturdays at 10am, $60.", "hand building: Wednesdays at 6pm, $45."],
        ),
        (
            "Kayak tours run Saturdays at 9am and cost $40. Canoe tours run Sundays at 2pm and cost $35.",
            ["Kayak tours: Saturdays at 9am, $40.", "Canoe tours: Sundays at 2pm, $35."],
        ),
        (
            "Yoga is Mondays at 6pm, pilates Thursdays at 7pm.",
            ["Yoga: Mondays at 6pm.", "pilates: Thursdays at 7pm."],
        ),
        (
            "We open at 10 on Saturdays and close at 6. Live music on Fridays at 8pm.",
            ["We open at 10 on Saturdays and close at 6. Live music on Fridays at 8pm."],
        ),
        ("Open Monday to Friday 9 to 5, Saturday 10 to 2.", ["Open Monday to Friday 9 to 5, Saturday 10 to 2."]),
    ],
)
def test_things_with_days_of_their_own_stand_on_lines_of_their_own(context: str, lines: list[str]) -> None:
    assert told_apart(context).splitlines() == lines


async def test_each_class_is_possible_on_its_own_day() -> None:
    phone = DeskPhone({"bot": _POTTERY})

    assert "45" in await phone.say("I'd like to do the hand building one, how much is it")
    assert "possible" not in await phone.say("two places on Wednesday the second of December")
    await phone.say("Dana Whitlock")
    await phone.say("yes")

    assert [fields for fields, _ in phone.sent] == [
        {"class": "hand building", "date": "2026-12-02", "places": 2, "name": "Dana Whitlock"}
    ]


async def test_another_day_than_that_of_the_class_is_refused_with_the_day_it_has() -> None:
    phone = DeskPhone({"bot": _POTTERY})

    assert "Saturdays at 10 am" in await phone.say("can I do wheel throwing on Wednesday")
