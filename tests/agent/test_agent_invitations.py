"""Contexts that are written to callers: what they ask to be told is asked, what they tell of one case is not."""

import pytest

from echolink.agent.english.invitations import answered_with, invited_to_tell
from echolink.agent.profile import read_profile

INVITED = [
    ("To reserve, give us a call with your name, your pet's weight and the day you arrive.", "name count? date"),
    ("Call us with the address, the number of rooms and whether you have pets.", "address count yes_no"),
    ("For a quote we need your name, e-mail and what you would like printed.", "name email text"),
    ("HOW TO ENROLL — Tell us the student's name, the instrument and a phone number.", "name text phone"),
    ("So that we can plan, we ask everyone for their name, their age and their phone number.", "name count phone"),
    ("When you ring us: please let us know your name and whether you have been here before.", "name yes_no"),
    ("If you want to book, have your name, your phone number and the plate of the car ready.", "name phone text"),
    ("To order, say which size you want, the day, and a phone number where the driver can reach you.", "text date phone"),
    ("For one, Maria needs your name, phone number and whether there are stairs.", "name phone yes_no"),
    ("Ready to go? Just drop us a line with your email, the date and the number of people.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kinds"), INVITED)
def test_what_readers_are_invited_to_tell_is_asked_of_callers(sentence: str, kinds: str) -> None:
    found = [f.kind for f in invited_to_tell(sentence)]

    wanted = kinds.split()
    assert len(found) == len(wanted)
    assert all(one.endswith("?") or one == kind for one, kind in zip(wanted, found, strict=True))


@pytest.mark.parametrize(
    "sentence",
    [
        "Please tell us if you are late or if you cannot come.",
        "If you want to cancel, call us with your name and the date.",
        "Give us a call and we will be happy to help you.",
        "We need about an hour and a half and a dry day.",
        "Tell us what you think and win a dinner for two.",
        "He needs two helpers and a ladder.",
        "For this we need good weather and low tide.",
        "Have fun and bring a towel ready to get wet.",
        "We ask you for patience and a little understanding.",
    ],
)
def test_what_is_told_of_one_case_or_of_nothing_to_tell_asks_nothing(sentence: str) -> None:
    assert invited_to_tell(sentence) == ()


@pytest.mark.parametrize(
    "question",
    [
        "Q: What do you need from me to book?",
        "Q. What do you ask when I call?",
        "What information should I have ready?",
        "3. What details do you need for a quote?",
        "What will you want to know when I order?",
        "What do I have to tell you to make an appointment?",
    ],
)
def test_an_answer_to_what_is_needed_is_what_is_asked(question: str) -> None:
    fields = answered_with(question, "A: Your name, the address, how many rooms there are and a phone number.")

    assert [f.kind for f in fields] == ["name", "address", "count", "phone"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What do I need to bring?", "Your ID, a towel and the name of your doctor."),
        ("What do I need to wear?", "Long trousers, boots and a hat."),
        ("What is included?", "The guide, a lunch and the phone number of the hut."),
    ],
)
def test_what_is_brought_or_had_is_not_asked(question: str, answer: str) -> None:
    assert answered_with(question, answer) == ()


def test_questions_and_answers_tell_what_to_ask() -> None:
    context = (
        "Q: When do you work?\nA: Monday to Friday, 8 to 4.\n"
        "Q: What do you need to know from me?\nA: Your name, a phone number, the address and how many windows there are."
    )

    fields = read_profile(goal="Set up window cleanings", context=context).reading.fields

    assert {"name", "phone", "address", "windows", "date"} <= {f.name for f in fields}
