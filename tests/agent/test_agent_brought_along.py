"""Who tells that somebody or something comes along hears at once what the context allows, forbids or asks of it."""

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_INN = (
    "Book rooms: arrival, departure, guests, name.",
    "Rooms are $110 a night. Dogs are welcome on the ground floor only. Check-out by 10 am.",
)
_NO_PETS = ("Book rooms: arrival, departure, guests, name.", "Sorry, no pets of any kind; there is a kennel nearby.")
_CAMP = (
    "Book pitches: arrival, nights, name.",
    "A pitch is $30 a night. No drones. Dogs must be on a leash. Strollers must be folded.",
)


@pytest.mark.parametrize(
    ("bot", "said", "hear"),
    [
        (_INN, "we're two from friday to sunday, and our dog comes along", "ground floor"),
        (_INN, "it's two of us and our beagle is coming with us", "ground floor"),
        (_NO_PETS, "from friday to sunday and we'll bring our little dog he's twelve he never barks", "no pets"),
        (_NO_PETS, "we're three and we have a cat", "no pets"),
        (_CAMP, "from friday two nights and we will bring a stroller", "folded"),
        (_CAMP, "we'd be bringing our labrador", "leash"),
    ],
)
async def test_what_holds_for_it_is_told(bot: tuple[str, str], said: str, hear: str) -> None:
    call = Conversation(read_profile(goal=bot[0], context=bot[1]))

    reply = (await call.hears(said)).say

    assert hear in reply
    assert "pass that on" not in reply


@pytest.mark.parametrize(
    ("bot", "said"),
    [
        (_INN, "we're two from friday to sunday and we won't bring the dog"),
        (_INN, "we're two from friday to sunday and we'll bring the cat"),
        (_CAMP, "from friday two nights and I'll bring them on monday"),
        (("Groom dogs: breed, day, name.", "Dogs must be vaccinated."), "I'll bring my dog on friday"),
    ],
)
async def test_what_does_not_come_and_what_is_the_goal_is_not_told_of(bot: tuple[str, str], said: str) -> None:
    call = Conversation(read_profile(goal=bot[0], context=bot[1]))

    reply = (await call.hears(said)).say

    assert not any(rule in reply for rule in ("ground floor", "leash", "vaccinated"))


async def test_it_is_told_once() -> None:
    call = Conversation(read_profile(goal=_INN[0], context=_INN[1]))

    replies = [(await call.hears("we're two and our dog comes along")).say for _ in range(2)]

    assert ["ground floor" in reply for reply in replies] == [True, False]
