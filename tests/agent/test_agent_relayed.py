"""Whom is what to be told, and why, however a caller asks to pass it on?"""

import pytest

from echolink.agent.english.relayed import relayed
from tests.agent.told import known

GOAL = "Take a message for one of our attorneys. Get the caller's name, who the message is for and the message with the reason."


@pytest.mark.parametrize(
    "said",
    [
        "could you pass on to ms alvarez that i can't come because my flight was cancelled",
        "i need to leave word for ms alvarez that i can't come because my flight was cancelled",
        "is ms alvarez in, if not please say that i can't come because my flight was cancelled",
        "i've been trying to get hold of ms alvarez all morning, could you let them know that i can't come because my flight "
        "was cancelled",
        "would you write down for ms alvarez that i can't come because my flight was cancelled please",
        "please let ms alvarez know i can't come because my flight was cancelled",
        "i have a message for ms alvarez, i can't come because my flight was cancelled",
        "It's for Ms Alvarez. The message is that I can't come because my flight was cancelled.",
        "just tell ms alvarez i can't come because my flight was cancelled",
    ],
)
async def test_a_message_is_passed_on_with_its_reason(said: str) -> None:
    values = await known(GOAL, "hello this is martin fields", said)
    assert values["recipient"] == "Ms Alvarez"
    assert "can't come because my flight was cancelled" in values["message_reason"]


@pytest.mark.parametrize(
    "said",
    [
        "please let me know if that works",
        "can you let me know that it's booked",
        "i'd like to leave a message",
        "what time is ms alvarez in",
        "let's say that friday works",
        "tell them i said hi",
        "i want to report that my sink leaks",
    ],
)
def test_who_names_nobody_has_nobody_told(said: str) -> None:
    assert relayed(said) == said
