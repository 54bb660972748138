"""When a reply awaits dictation."""

import pytest

from echolink.agent.model.dictation import asks_for_dictation


@pytest.mark.parametrize(
    "say",
    [
        "Thank you. What is your phone number?",
        "What's the best number to reach you?",
        "Could you spell your e-mail address?",
        "Please tell me your phone number.",
        "What is your email? Take your time.",
        "What is your order number?",
    ],
)
def test_a_question_for_a_number_or_address_awaits_dictation(say: str) -> None:
    assert asks_for_dictation(say)


@pytest.mark.parametrize(
    "say",
    [
        "",
        "For how many people?",
        "Is your phone number 415 555 0123?",
        "So your e-mail is ada@example.com, right?",
        "I have noted your phone number. For what day?",
        "What number of guests do you expect?",
        "Thank you, goodbye.",
    ],
)
def test_other_replies_do_not(say: str) -> None:
    assert not asks_for_dictation(say)
