"""Which grade does a caller give, and what beside it?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.told import known

STAY = "Run a guest survey. Ask whether they would stay with us again and how they rate the stay from 1 to 10."
RIDE = "Collect feedback. Ask whether the driver was on time and how they rate the ride on a scale of 1 to 10."


@pytest.mark.parametrize(
    ("said", "again", "grade"),
    [
        ("yes i'd stay again, and the rating is a nine", True, 9),
        ("i'd come back any time, so out of ten it's a ten", True, 10),
        ("for me it was a four and i don't think i'd come back", False, 4),
        ("as a rating an eight, i'd definitely stay with you again", True, 8),
        ("well never again, i'd put it at two", False, 2),
        ("honestly next time we'd go somewhere else, three", False, 3),
        ("we'd be back in a heartbeat, ten from me", True, 10),
        ("I don't think I'd come back. And I'd rate the stay a four.", False, 4),
    ],
)
async def test_a_grade_is_told_beside_a_yes_or_a_no(said: str, again: bool, grade: int) -> None:
    values = await known(STAY, "hi i'm calling about the survey", said)
    assert list(values.values()).count(again) == 1
    assert values["rate_stay"] == grade


@pytest.mark.parametrize(
    ("said", "on_time", "grade"),
    [
        ("overall a three, no he was twenty minutes late", False, 3),
        ("he came early, ten i'd say", True, 10),
        ("he kept us waiting so i'd give it a two", False, 2),
    ],
)
async def test_what_was_so_is_told_in_other_words(said: str, on_time: bool, grade: int) -> None:
    values = await known(RIDE, "hi it's about the survey", said)
    assert (values["driver_time"], values["rate_ride"]) == (on_time, grade)


async def test_of_two_grades_the_second_counts() -> None:
    values = await known(RIDE, "hi it's about the survey", "yes he was on time", "nine, hmm, no, say eight")
    assert values["rate_ride"] == 8


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("how happy they are out of ten", 0, 10),
        ("what grade from 1 to 6 they'd give the course", 1, 6),
        ("how many stars out of five they give us", 1, 5),
        ("the overall rating (1-10)", 1, 10),
    ],
)
def test_a_scale_is_read_however_it_is_put(asked: str, least: int, most: int) -> None:
    field = read_profile(goal=f"Run a survey. Ask whether they would come again and {asked}.").reading.fields[1]
    assert (field.kind, field.least, field.most) == ("count", least, most)
