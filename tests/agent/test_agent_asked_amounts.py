"""Where a goal asks in whatever words how much somebody spends, the amount comes as a number."""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_ASKED = {
    "how much the caller wants to spend": "How much do you want to spend?",
    "how much they'd like to give": "How much would you like to give?",
    "what they want to spend": "What do you want to spend?",
    "how much to put on the card": "How much should we put on the card?",
    "how much each person pays": "How much does each person pay?",
    "how much rent they can pay": "How much rent can you pay?",
    "how much the customer paid": "How much did you pay?",
    "what they pay for electricity a month": "What do you pay for electricity a month?",
    "what the caller owes": "What do you owe?",
    "what they earn a year": "What do you earn a year?",
    "the rent they can afford": "",
    "spending limit": "",
    "the maximum they would bid": "",
}
_OTHERWISE = (
    "how much they weigh",
    "how much firewood they need",
    "how much the dog eats",
    "what they pay with",
    "how they would like to pay",
)


@pytest.mark.parametrize(("asked", "question"), _ASKED.items())
def test_words_of_paying_ask_for_an_amount(asked: str, question: str) -> None:
    (field,) = (f for f in read_profile(goal=f"Ask for the name, {asked} and a phone number.").reading.fields[1:2])

    assert (field.kind, field.ask) == ("money", question)


@pytest.mark.parametrize("asked", _OTHERWISE)
def test_other_quantities_are_no_amount(asked: str) -> None:
    fields = read_profile(goal=f"Ask for the name, {asked} and a phone number.").reading.fields

    assert [f.kind for f in fields] == ["name", "text", "phone"]


@pytest.mark.parametrize(
    "said",
    [
        "Sixty dollars.",
        "about sixty bucks",
        "I'd like to spend no more than sixty",
        "we can pay up to 60",
        "my budget is sixty",
    ],
)
@pytest.mark.parametrize("is_asked", [True, False], ids=["asked", "unasked"])
async def test_an_amount_that_is_told_in_words_goes_as_a_number(said: str, *, is_asked: bool) -> None:
    goal = "Take flower orders: the recipient's name, how much the caller wants to spend, the delivery date and a phone number."
    call = Conversation(read_profile(goal=goal))

    await call.hears_all(*(["hi, I want to send flowers", "Helen Park"] if is_asked else []), said)

    assert call.answers[-1].memory["values"]["caller_spend"] == 60


@pytest.mark.parametrize("said", ["we want to spend three nights", "can I pay on the 3rd", "I could pay at five"])
async def test_what_is_spent_otherwise_is_no_amount(said: str) -> None:
    call = Conversation(read_profile(goal="Ask for the name, how much they want to spend and a phone number."))

    await call.hears_all(said)

    assert "spend" not in call.answers[-1].memory.get("values", {})
