"""Is a message for whoever was asked for, and what do callers say who ask for somebody?"""

import pytest

from echolink.agent.english.wanted import whom_wanted
from tests.agent.conversation import MESSAGE, Conversation

WANTED = [
    ("good morning could i speak to ms adeyemi please", "Ms Adeyemi"),
    ("is mr brown there please", "Mr Brown"),
    ("can you put me through to Linda Park", "Linda Park"),
    ("could I speak with a real person please", ""),
    ("is the manager there", "the manager"),
    ("I'd like to leave a message for your accountant", "the accountant"),
    ("is Dave around", "Dave"),
    ("can I talk to someone in billing", ""),
    ("get me a human", ""),
    ("I want to leave a message for tomorrow", ""),
    ("may i speak to whoever is in charge", ""),
    ("can i speak to the owner about the noise", "the owner"),
    ("I need to talk to you about my bill", ""),
]


@pytest.mark.parametrize(("said", "whom"), WANTED)
def test_who_is_asked_for(said: str, whom: str) -> None:
    assert whom_wanted(said) == whom


@pytest.mark.parametrize(
    ("opening", "then", "message"),
    [
        (
            "could i speak to ms adeyemi please",
            "tell her the papers came back signed",
            "for Ms Adeyemi: the papers came back signed",
        ),
        ("is Dave there", "my invoice is wrong", "for Dave: my invoice is wrong"),
        ("can i talk to a person", "my invoice is wrong", "my invoice is wrong"),
    ],
)
async def test_a_message_is_for_whoever_was_asked_for(opening: str, then: str, message: str) -> None:
    call = Conversation(MESSAGE)
    for said in (opening, then, "Ken Tanaka", "212 555 0199", "yes"):
        await call.hears(said)
    assert call.webhook.sent[0][0]["message"] == message
