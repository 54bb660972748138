"""Who only comes back to the line, or excuses a noise, has answered nothing; what is said behind it is heard."""

from typing import Any

import pytest

from echolink.agent.english.back_again import without_return
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

PESTS = "Take pest control requests. Ask which pest it is, name, phone."
ASKED = {
    "name": "Take newsletter sign-ups: name, email.",
    "thing": PESTS,
    "matter": "Book a plumber: what is wrong, name, phone.",
    "address": "Take pick-up requests: address, name.",
    "date": "Book visits: day, name.",
    "phone": "Take call-back requests: phone number, name.",
    "count": "Book tours: number of people, name.",
    "choice": "Sell tickets: which show (Hamlet, Macbeth), name.",
    "yes_no": "Take donors: whether they have donated before, name.",
    "message": "Take a message: the message, name.",
}


async def heard(goal: str, *said: str) -> tuple[dict[str, Any], str]:
    """What is noted after these, and the last reply; the first question is asked in answer to "hi"."""
    call = Conversation(read_profile(goal=goal))
    await call.hears_all("hi", *said)
    memory = call.answers[-1].memory
    return dict(memory.get("values", {})) | {"?": memory.get("questions")}, call.answers[-1].say


@pytest.mark.parametrize("goal", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize(
    "said",
    [
        "okay i'm back, sorry about that",
        "okay i'm back sorry about that",
        "alright, I'm here now",
        "okay, that was my kid, sorry",
        "sorry, someone was at the door",
        "sorry I had to let the dog out",
        "okay where were we",
        "I can hear you now",
        "sorry for all the noise",
    ],
)
async def test_who_only_comes_back_has_told_nothing_and_is_asked_again(goal: str, said: str) -> None:
    values, reply = await heard(goal, said)

    assert values == {"?": None}
    assert reply.endswith("?")
    assert "didn't" not in reply


@pytest.mark.parametrize(
    ("goal", "said", "key", "value"),
    [
        (PESTS, "okay I'm back, sorry about that. So it's ants", "pest", "ants"),
        (PESTS, "i'm back sorry it's ants", "pest", "ants"),
        (PESTS, "sorry about that my name is Ann Lee", "name", "Ann Lee"),
        (ASKED["yes_no"], "okay I'm back. no I haven't", "donated_before", False),
        (ASKED["yes_no"], "yes, I'm here", "donated_before", True),
    ],
)
async def test_what_is_said_behind_it_is_heard(goal: str, said: str, key: str, value: Any) -> None:
    values, _ = await heard(goal, said)

    assert values[key] == value


@pytest.mark.parametrize(
    "said",
    ["I'm back in town on Monday", "I'm here for the cello", "it was my dog that was lost", "sorry for your loss"],
)
def test_words_that_only_begin_so_stay(said: str) -> None:
    assert without_return(said, may_answer=False) == said


async def test_it_is_no_yes_to_what_was_read_back() -> None:
    call = Conversation(read_profile(goal="Book visits: day, name."))

    await call.hears_all("hi", "tomorrow", "Ann Lee", "okay i'm back, sorry")

    assert not call.webhook.sent


@pytest.mark.parametrize("said", ["that's a shame", "makes sense", "I see"])
async def test_a_comment_is_answered_with_the_question(said: str) -> None:
    values, reply = await heard(ASKED["date"], said)

    assert values == {"?": None}
    assert "didn't" not in reply
