"""Questions to a context that is prose or an FAQ: what a sentence speaks of is in its heading, its question, or the one before it."""

import pytest

from echolink.agent.profile import read_profile
from echolink.agent.reading.quotable import Quotable, quotable
from tests.agent.conversation import Conversation

FAQ = (
    "FAQ\n\nQ: What does a visit cost?\nA: $140 up to three rooms, every further room is $25.\n\n"
    "Q: How do I get ready?\nA: Please don't run the heating for 12 hours before we come. We bring our own sheets.\n\n"
    "Q: Are you licensed?\nA: Yes, both Ana and Joe are."
)
PROSE = (
    "Yearly returns start at $200; if you own a shop they start at $450. Have the hatch open when we come; "
    "if we have to cut it loose that is $60 more. The leaves are yours if you like: we bag them for you. "
    "Polishing takes four weeks; if you are in a hurry there is our rush service, done in three days. "
    "A visit is $85. Reserved seats wait at the desk until 30 minutes before the show. "
    "Everyone who rides needs a helmet and a permit."
)
LINES = (
    "Spring courses\n\nKnitting for Beginners. Mondays 6 pm, five weeks. $95. Wool is extra.\n\n"
    "Weaving. Saturdays at 10 am, three weeks. $180."
)

ANSWERED = [
    (FAQ, "how much is a visit", "140"),
    (FAQ, "for how long before that must i not use the radiators", "12 hours"),
    (FAQ, "are you licensed", "Ana and Joe"),
    (PROSE, "i own a little shop what do your returns start at for me", "450"),
    (PROSE, "I own a shop. What do returns start at?", "450"),
    (PROSE, "do i have to cut the hatch loose myself", "60"),
    (PROSE, "can i keep the leaves for my garden", "yours"),
    (PROSE, "If I need it really fast, how quickly can you polish it?", "three days"),
    (PROSE, "until when do you hold the seats for us", "30 minutes"),
    (PROSE, "what do we have to show, by the way?", "permit"),
    (LINES, "hi how much is the knitting course for beginners", "95"),
    (LINES, "what does the weaving cost", "180"),
]  # fmt: skip


@pytest.mark.parametrize(("context", "question", "answer"), ANSWERED)
async def test_a_question_is_answered_from_prose(context: str, question: str, answer: str) -> None:
    call = Conversation(read_profile(goal="Take messages", context=context))

    said = (await call.hears(question)).say

    assert any(one in said for one in answer.split("|")), said


async def test_what_is_asked_without_a_word_of_its_own_is_asked_of_what_was_told() -> None:
    context = "If the pressure gauge is in the red, switch off the pump and call the fire department. We open at 9."
    call = Conversation(read_profile(goal="Take service requests", context=context))

    said = (await call.hears("Our pressure gauge is deep in the red, what should we do?")).say

    assert "switch off the pump" in said


def test_questions_are_not_quoted_and_their_answers_are_about_them() -> None:
    assert quotable("What does it cost?\nA: $90 an hour. Cash only.") == (
        Quotable("$90 an hour.", "What does it cost?"),
        Quotable("Cash only."),
    )


def test_a_bare_price_is_told_with_its_heading() -> None:
    said = [one.sentence for one in quotable("Weaving. Saturdays at 10 am. $180.")]

    assert said == ["Weaving.", "Saturdays at 10 am.", "Weaving: $180."]


@pytest.mark.parametrize(
    "said",
    [
        "our carbon monoxide alarm is going off and i feel dizzy",
        "the co alarm went off ten minutes ago",
        "the gas detector keeps going off in the basement",
    ],
)
async def test_an_alarm_for_gas_that_sounds_is_an_emergency(said: str) -> None:
    call = Conversation(read_profile(goal="Take service requests for furnaces", context=""))

    assert "emergency number" in (await call.hears(said)).say


@pytest.mark.parametrize("said", ["can you install a carbon monoxide alarm", "my gas detector needs a new battery"])
async def test_an_alarm_that_is_silent_is_no_emergency(said: str) -> None:
    call = Conversation(read_profile(goal="Take service requests for furnaces", context=""))

    assert "emergency number" not in (await call.hears(said)).say
