"""Is the story around a call told apart from what is wished for in it?"""

import pytest

from echolink.agent.english.ear import EnglishEar
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

EAR = EnglishEar()
PICK_UP = read_profile(goal="Arrange a furniture pick-up: what it is, address, day and time, name")
ROOMS = read_profile(goal="Book guest rooms: arrival date, number of nights, number of guests, name")


@pytest.mark.parametrize(
    ("said", "story"),
    [
        ("we sold the shop in march so i'd like somebody on friday", "we sold the shop in march"),
        ("my sister swears by tuesdays but make it thursday", "my sister swears by tuesdays"),
        ("her train comes in at four so could you be there at half past four", "her train comes in at 4"),
        ("the landlord said monday but we need tuesday", "the landlord said monday"),
        ("monday's my shift so tuesday at ten please", "monday's my"),
        ("he's seven and we'd like to come at nine", "he's 7"),
    ],
)
def test_what_was_and_what_others_say_is_the_story(said: str, story: str) -> None:
    found = [clause.text[start:end] for clause in EAR.clauses(said) for start, end in EAR.background(clause)]

    assert found == [story]


@pytest.mark.parametrize(
    "said",
    [
        "i wanted to come on friday",
        "we were hoping for six people at eight",
        "could you pick it up on monday",
        "i've got three chairs and a table",
        "we arrive on the eleventh and stay two nights",
    ],
)
def test_a_wish_is_no_story(said: str) -> None:
    assert [EAR.background(clause) for clause in EAR.clauses(said)] == [[]]


async def test_days_of_the_story_are_not_taken_beside_the_one_that_is_wished_for() -> None:
    call = Conversation(PICK_UP)

    await call.hears_all(
        "our lease was up on friday the fourth so could you get the sofa on thursday the third of december"
    )

    assert "December 3rd" in (await call.hears("what do you have so far")).say


async def test_a_number_of_the_story_counts_where_there_is_no_other() -> None:
    call = Conversation(ROOMS)

    await call.hears_all("hi we stayed three nights", "the eleventh of december", "two of us", "Ann Reed", "yes")

    assert call.sent[0]["nights"] == 3
