"""Is a message for whoever was asked for, and what do callers say who ask for somebody?"""

import pytest

from echolink.agent.english.wanted import whom_wanted
from echolink.agent.profile import read_profile
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


ATTORNEYS = (
    "Take a message for one of the attorneys: who it is for, the caller's name, a phone number and what it is about."
)


@pytest.mark.parametrize(
    "goal",
    [
        ATTORNEYS,
        "Take messages for the doctors: the caller's name, for whom it is, a phone number and the message",
        "Take messages. Ask whom the message is for, their name, their number and what it is about.",
    ],
)
def test_whom_it_is_for_and_who_calls_are_two_names(goal: str) -> None:
    assert {"recipient", "name"} <= {f.name for f in read_profile(goal=goal).reading.fields if f.kind == "name"}


@pytest.mark.parametrize(
    ("said", "recipient", "name"),
    [
        ("tell Mr Adeyemi that Carla Fuentes called about the lease", "Mr Adeyemi", "Carla Fuentes"),
        ("could you let Dr Wong know Ben Okafor rang about the results", "Dr Wong", "Ben Okafor"),
        ("please ask Janet to call back Tom Reyes about the invoice", "Janet", "Tom Reyes"),
        ("message for Bill, from Sue Miller: the boat is ready", "Bill", "Sue Miller"),
        ("this is a message for Mr Adeyemi from Carla Fuentes", "Mr Adeyemi", "Carla Fuentes"),
        ("it's Dana Scott, I want to talk to Priya", "Priya", "Dana Scott"),
        ("let Priya know I'll be late, it's Dana", "Priya", "Dana"),
        ("i want to leave a message for mr osei please the closing has been moved", "Mr Osei", None),
        ("tell him Carla Fuentes called", None, "Carla Fuentes"),
        ("tell me, do you do wills", None, None),
        ("let me think, it's Dana Scott", None, "Dana Scott"),
    ],
)
async def test_who_tells_and_who_is_told_are_read_in_one_breath(
    said: str, recipient: str | None, name: str | None
) -> None:
    call = Conversation(read_profile(goal=ATTORNEYS))
    await call.hears_all(said)
    values = call.answers[-1].memory.get("values", {})
    assert (values.get("recipient"), values.get("name")) == (recipient, name)
