"""What a caller takes back in their own words and tells anew: what is wrong, a message, a choice, a part of an address, a line."""

from typing import Any

import pytest

from echolink.agent.english.rewordings import reworded
from tests.callers.desk_phone import DeskPhone

_REPAIRS = (
    "Take service requests for an appliance shop. Collect the name, what is wrong, the address and a phone number."
)
_MESSAGES = "Take messages for Dr. Osei. Get the caller's name, phone number and the message."
_LESSONS = "Book a pottery lesson. Ask which class: wheel, handbuilding or glazing? Then day, time and name."
_REMOVAL = "Collect the pickup address, the day, the name and a phone number for a junk removal."
_DELI = "Take orders for a deli. Get what they want, the pickup time and a name."
_TUTOR = "Schedule a tutoring session: the student's name, the day and time, and a phone number."

_DRYER = "this is Dana Pruitt, my dryer won't heat"
_RESULTS = "hi it's Pam Lindqvist, 646 555 0123, please tell him the lab results are late"
_WHEEL = "i'd like the wheel class friday at noon, lou berman"
_ALDER = "pick up at 1420 Alder Street on Thursday, Mo Idris, 646 555 0111"
_LUNCH = "two turkey sandwiches, a large iced tea and chips at noon for Bo Finch"
_KAI = "for Kai Romero, Tuesday at four, my number is 646 555 0177"


async def known(goal: str, *said: str) -> dict[str, Any]:
    phone = DeskPhone({"bot": {"goal": goal}})
    for words in said:
        await phone.say(words)
    return dict(phone.call.answers[-1].memory["values"])


@pytest.mark.parametrize(
    ("goal", "first", "then", "field", "value"),
    [
        (_REPAIRS, _DRYER, "sorry not the dryer, the washer won't drain", "wrong", "the washer won't drain"),
        (_REPAIRS, _DRYER, "scratch that, it's the oven that won't light", "wrong", "the oven that won't light"),
        (_REPAIRS, _DRYER, "i meant the dishwasher", "wrong", "the dishwasher"),
        (_REPAIRS, _DRYER, "the problem is with the washer not the dryer", "wrong", "my washer won't heat"),
        (_REPAIRS, _DRYER, "forget the dryer, my son fixed it, it's the fridge that's leaking", "wrong", "the fridge that's leaking"),
        (_REPAIRS, _DRYER, "hold on could you put the fridge instead of the dryer", "wrong", "the fridge"),
        (_MESSAGES, _RESULTS, "no tell him the results came in", "message", "the results came in"),
        (_MESSAGES, _RESULTS, "can you make the message just say call me back", "message", "call me back"),
        (_MESSAGES, _RESULTS, "never mind the lab results, tell him i'm better", "message", "i'm better"),
        (_LESSONS, _WHEEL, "could you switch the wheel to glazing", "class", "glazing"),
        (_LESSONS, _WHEEL, "i said wheel but i'd rather do glazing", "class", "glazing"),
        (_REMOVAL, _ALDER, "no it's 1402 Alder", "pickup_address", "1402 Alder Street"),
        (_REMOVAL, _ALDER, "the house number is wrong, it's 1240", "pickup_address", "1240 Alder Street"),
        (_REMOVAL, _ALDER, "did i say 1420? it's 1402", "pickup_address", "1402 Alder Street"),
        (_REMOVAL, _ALDER, "same number but it's Elder Street", "pickup_address", "1420 Elder Street"),
        (_REMOVAL, _ALDER, "could you change the street to Oak Lane", "pickup_address", "1420 Oak Lane"),
        (_DELI, _LUNCH, "my wife says to make it three turkey sandwiches", "what_they_want", "three turkey sandwiches, a large iced tea and chips"),
        (_DELI, _LUNCH, "change the iced tea to a small", "what_they_want", "two turkey sandwiches, a small iced tea and chips"),
        (_DELI, _LUNCH, "could you change the turkey to ham", "what_they_want", "two ham sandwiches, a large iced tea and chips"),
        (_DELI, _LUNCH, "i need you to drop the chips if that's ok", "what_they_want", "two turkey sandwiches and a large iced tea"),
        (_TUTOR, _KAI, "hang on i said 0177 but it's 0171", "phone", "+16465550171"),
        (_TUTOR, _KAI, "change four to five thirty", "time", "17:30"),
        (_TUTOR, _KAI, "did you get kai romero? it's kay romero", "student_name", "Kay Romero"),
    ],
)  # fmt: skip
async def test_what_is_taken_back_in_own_words_is_told_anew(
    goal: str, first: str, then: str, field: str, value: str
) -> None:
    assert (await known(goal, first, then))[field] == value


@pytest.mark.parametrize(
    ("goal", "first", "then"),
    [
        (_REPAIRS, _DRYER, "sorry about the dog barking"),
        (_REPAIRS, _DRYER, "sorry, say that again?"),
        (_MESSAGES, _RESULTS, "wait, just a moment"),
        (_LESSONS, _WHEEL, "is the wheel class hard"),
        (_REMOVAL, _ALDER, "on Main Street there's construction"),
        (_DELI, _LUNCH, "is the iced tea sweet"),
    ],
)
async def test_what_takes_nothing_back_changes_nothing(goal: str, first: str, then: str) -> None:
    assert await known(goal, first, then) == await known(goal, first)


async def test_what_is_told_besides_takes_nothing_back() -> None:
    assert await known(_REPAIRS, _DRYER, "oh also the washer is leaking") == {
        "name": "Dana Pruitt",
        "wrong": "my dryer won't heat, the washer is leaking",
    }


@pytest.mark.parametrize(
    "said",
    [
        "it's about thirty by sixty inches",
        "sorry, about twenty thousand",
        "just the truck is all",
        "my name is Ann Lee",
    ],
)
def test_an_answer_takes_nothing_back(said: str) -> None:
    assert reworded(said) is None
