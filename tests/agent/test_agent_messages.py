"""Does whoever answers questions take the open ones as the message, and ask for the message where only its sender is listed?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_LIBRARY = "Open Monday to Friday 10 to 8. Joining is free with proof of address."


@pytest.mark.parametrize(
    "goal",
    [
        "Answer questions about the library. For anything you can't answer, take a message with the name and phone number.",
        "Answer questions about us and take a message for anything you can't answer, with a name and a phone number.",
        "Answer callers' questions; only when something isn't in the text below, take a message with name and number.",
    ],
)
@pytest.mark.parametrize(
    "yes", ["yes please", "Yes please, I want to know whether you have one, a 3D printer", "sure, go ahead"]
)
async def test_the_open_question_is_the_message(goal: str, yes: str) -> None:
    call = Conversation(read_profile(goal=goal, context=_LIBRARY))

    assert "else" in (await call.hears("does it cost anything to join")).say
    assert "message" in (await call.hears("and do you have a 3D printer I could use")).say
    for words in (yes, "Jo Marsh", "646 555 0171", "yes that's right"):
        await call.hears(words)

    ((fields, _),) = call.webhook.sent
    assert (fields["name"], fields["phone"]) == ("Jo Marsh", "+16465550171")
    assert "printer" in fields["message"]


@pytest.mark.parametrize(
    "message",
    ["please have somebody call me back about that", "just ask them to call me back", "I'd like a call back, please"],
)
@pytest.mark.parametrize("question", ["can i take pictures with a tripod", "do you sharpen ice skates"])
async def test_who_only_wants_a_call_leaves_the_open_question(question: str, message: str) -> None:
    call = Conversation(read_profile(goal="Answer questions about us.", context="Open daily 9 to 5."))

    for words in (question, message, "Ines Kaplan", "you can use this number", "yes please"):
        await call.hears(words)

    ((fields, _),) = call.webhook.sent
    assert question.split()[-1] in fields["message"]


@pytest.mark.parametrize(
    ("goal", "names"),
    [
        ("Take a message: name and phone number.", ["name", "phone", "message"]),
        ("Take messages. Ask for name, phone and e-mail.", ["name", "phone", "message", "email"]),
        ("Take messages: the caller's name, phone number and what it is about.", ["name", "phone", "reason"]),
        (
            "Answer questions and take messages: name, phone, company, what it is about",
            ["name", "phone", "company", "reason"],
        ),
    ],
)
def test_a_message_has_a_content(goal: str, names: list[str]) -> None:
    fields = read_profile(goal=goal).reading.fields

    assert sorted(f.name for f in fields) == sorted(names)
