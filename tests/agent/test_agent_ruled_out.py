"""Is a caller told no who wishes for what the context rules out, and nobody else?"""

import pytest

from echolink.agent.languages import ear_for
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

_LOCKS = ("Dispatch a locksmith: which door, where, when", "We open house doors, daily 8am to 8pm. We don't open cars.")
_GARAGE = ("Book a garage appointment", "We do brakes and oil changes. No body work.")
_FRIDGES = ("Take requests for repairs: what is broken, name", "We repair dryers. We don't repair fridges or freezers.")
_LESSONS = (
    "Book lessons",
    "Lessons in maths. No experience needed. We don't share your number. We don't take bookings by email.",
)
_PETS = ("Book a lesson with a pet", "We train dogs. No cats (they bite!), no birds.")
_DOGS = ("Book grooming", "We do not take cats. Dogs must be vaccinated.")


@pytest.mark.parametrize(
    ("bot", "said", "told"),
    [
        (_LOCKS, "i locked myself out of my car", "We don't open cars. Which door?"),
        (_LOCKS, "can you open my car", "We don't open cars."),
        (_GARAGE, "hi i need some body work done on my honda", "No body work."),
        (_PETS, "my cat would love to learn a trick", "No cats (they bite!)"),
        (_FRIDGES, "my fridge is broken", "We don't repair fridges or freezers. What is broken?"),
    ],
)
async def test_what_is_ruled_out_is_refused_in_the_words_of_the_context(
    bot: tuple[str, str], said: str, told: str
) -> None:
    call = Conversation(read_profile(goal=bot[0], context=bot[1]))

    assert (await call.hears(said)).say.startswith(told)


@pytest.mark.parametrize(
    ("bot", "said"),
    [
        (_LOCKS, "my back door"),
        (_FRIDGES, "my dryer is leaking"),
        (_LESSONS, "i have no experience and my number is 212 555 0199"),
        (_LESSONS, "a booking please, my email is sam@example.com"),
        (_DOGS, "i want to bring my dog tomorrow at three"),
        (_DOGS, "i have no cats only a poodle"),
    ],
)
async def test_what_is_not_ruled_out_is_not_refused(bot: tuple[str, str], said: str) -> None:
    call = Conversation(read_profile(goal=bot[0], context=bot[1]))

    reply = (await call.hears(said)).say

    assert "don't" not in reply
    assert "do not" not in reply


def test_each_thing_of_a_list_is_ruled_out() -> None:
    ear = ear_for("en-US")

    for thing in ("a crib", "two mattresses", "my large appliance"):
        assert ear.rules_out("We cannot take mattresses, cribs or large appliances.", f"i've got {thing} to give away")
