"""Does whoever answers questions take the open ones as the message, and ask for the message where only its sender is listed?"""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation
from tests.callers.desk_phone import DeskPhone

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


_HELP = "Answer questions about us. For anything you don't know, take a message with the caller's name and number."


async def test_each_question_that_nobody_could_answer_stands_in_the_message() -> None:
    phone = DeskPhone({"bot": {"goal": _HELP, "context": "Garden center. Open daily from 9 to 6."}})
    await phone.say("do you have korean firs this year")
    await phone.say("great. and can you rent out trees for a party?")
    for answer in ("Judith Lang", "845 555 0118", "yes"):
        await phone.say(answer)

    fields, _ = phone.sent[0]
    assert "korean firs" in fields["message"]
    assert "rent out trees" in fields["message"]


async def test_a_question_asked_again_is_offered_to_be_passed_on_again() -> None:
    phone = DeskPhone({"bot": {"goal": _HELP, "context": "Garden center. Open daily from 9 to 6."}})
    await phone.say("do you have korean firs this year")

    assert "message" in await phone.say("I'd like to know if you have korean firs this year")


async def test_what_sounds_like_a_wish_is_a_question_where_nothing_is_arranged() -> None:
    phone = DeskPhone({"bot": {"goal": _HELP, "context": "Toy museum. Closed on Tuesdays. Open 9 to 5."}})
    await phone.say("hi are you open on tuesdays")

    assert "message" in await phone.say("can you do birthday parties for kids there")


@pytest.mark.parametrize(
    "said",
    ["hi um I wanted to leave a message for the manager", "could I leave a message please", "I'd like to leave a note"],
)
async def test_that_there_is_a_message_is_none(said: str) -> None:
    phone = DeskPhone({"bot": {"goal": "Take messages: name, a number to call back and the message."}})
    await phone.say(said)

    assert not phone.call.answers[-1].memory.get("values")


async def test_a_message_is_taken_where_a_field_of_numbers_is_called_name() -> None:
    fields = {"type": "object", "properties": {"name": {"type": "integer", "enum": [1, 2, 5]}}, "required": ["name"]}
    call = Conversation(read_profile(goal="Answer questions about us", context="Open daily 9 to 5.", fields=fields))

    await call.hears_all("can I leave a message", "Bartholomew Quist", "646 555 0162", "please call me back", "yes")

    assert call.sent[-1]["name"] == "Bartholomew Quist"
