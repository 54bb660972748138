"""Words that are taken back in the sentence are not kept, and what only sounds so takes nothing back."""

import pytest

from echolink.agent.english.repairs import repaired
from tests.agent.told import known


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("our fridge is broken no not the fridge the freezer it's a bosch", "our freezer is broken it's a bosch"),
        ("a chemistry no not chemistry physics tutor for my son", "a physics tutor for my son"),
        ("it hurts in my left knee sorry my right knee", "it hurts in my right knee"),
        ("it's the dishwasher a whirlpool one sorry a maytag", "it's the dishwasher a maytag"),
        ("a message for mr novak sorry for ms grant please", "a message for ms grant please"),
        ("we have mice no sorry rats they're too big", "we have rats they're too big"),
        ("i lost my umbrella, I mean my raincoat, on the bus", "i lost my raincoat, on the bus"),
        ("we're moving a piano i mean an organ", "we're moving an organ"),
        ("can you fix the screen no the battery please", "can you fix the battery please"),
    ],
)
def test_what_is_taken_back_goes_with_the_words_that_say_so(said: str, left: str) -> None:
    assert repaired(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "the sink in the kitchen is leaking sorry the line is bad",
        "we've got mice in the basement, no sorry, rats",
        "there is no heat in the house no heat in the kitchen",
        "a table for two no sorry for three",
        "hello sorry could you say that again",
        "sorry not jfk la guardia",
    ],
)
def test_all_else_stays_as_it_was_said(said: str) -> None:
    assert repaired(said) == said


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        ("Take orders: number of shirts, day.", "eight shirts for monday hah i'm wearing one of em so that's seven shirts", {"shirts": 7}),
        ("Book a class: number of guests, day.", "me and my two sisters so three oh and mom's coming make it four in all", {"party_size": 4}),
        ("Book a visit: day, phone.", "wednesday no hang on i'm working wednesday friday", {"date": "2026-11-27"}),
        ("Hire a clown: the date.", "dec 12 no wait that's my nephew's thing dec 13", {"date": "2026-12-13"}),
    ],
)  # fmt: skip
async def test_what_is_concluded_is_what_stands(goal: str, said: str, want: dict[str, object]) -> None:
    assert want.items() <= (await known(goal, said)).items()


async def test_the_day_that_is_noted_is_what_a_reason_is_told_of() -> None:
    values = await known(
        "Study rooms: date, start time.", "monday from two pm please", "no wait monday i have class tuesday same time"
    )

    assert (values["date"], values["start_time"]) == ("2026-11-24", "14:00")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("my son aiden a i d e n ugh that's the neighbor's kid ours is a y d e n", "my son Ayden"),
        ("the family name is schmidt s c h m i d t excuse me with two t's and no d s c h m i t t", "the family name is Schmitt"),
        ("it's kaitlyn oh you probably put a c it's with a k k a i t l y n", "it's Kaitlyn"),
        ("my name is tom baker b a k e r", "my name is tom baker b a k e r"),
    ],
)  # fmt: skip
def test_a_name_that_is_spelled_anew_is_written_so(said: str, left: str) -> None:
    assert repaired(said) == left


async def test_a_day_that_is_put_right_stays_in_its_month() -> None:
    said = "two kids december twenty first i think let me look okay my calendar says oh the twenty second"
    values = await known("A breakfast: date, number of children.", said)

    assert values["date"] == "2026-12-22"


async def test_a_number_up_to_which_a_party_grows_is_added_to_nothing() -> None:
    values = await known(
        "Book a table: day, time, people.",
        "for 2 on friday at 7 pm",
        "can you bump that up to 4 ppl friends are tagging along",
    )

    assert values["party_size"] == 4
