"""What a bot says of its days and of who is meant, and what callers say of what is arranged already, is read as it is meant."""

import pytest

from echolink.agent.ear import Act
from echolink.agent.english.acts import acts
from echolink.agent.english.heard import heard
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation
from tests.agent.told import known
from tests.callers.desk_phone import DeskPhone


async def test_what_takes_place_on_some_days_is_on_these_and_others_hours_are_not_ours() -> None:
    context = (
        "Collections are free and take place on Tuesdays and Fridays. We do not take refrigerators; residents can bring those to "
        "the recycling yard on Mill Road, open Saturdays 8 am to 2 pm."
    )
    goal = "Book bulky waste collections: what is to be collected, the collection day, a name"

    told = await known(goal, "an old sofa on friday december fourth", context=context)
    other = await known(goal, "an old sofa on saturday", context=context)

    assert told["collection_day"] == "2026-12-04"
    assert "collection_day" not in other


async def test_what_to_do_is_one_of_what_is_listed() -> None:
    told = await known("Book grooming: what to do, a name", "a full groom please", context="Full groom $85, bath $40.")

    assert "Full groom" in told.values()


async def test_which_of_them_a_message_is_for_is_a_name() -> None:
    goal = "Take messages: the caller's name, phone number, which attorney the message is for and what it is about"

    told = await known(goal, "can i talk to mister quist please a real person not a machine")

    assert told == {"recipient": "Mister Quist"}


async def test_the_end_of_a_word_may_be_dropped() -> None:
    told = await known("Book a cut: day, name and phone", "friday, I'm Ann Lee", "the number i'm callin from")

    assert told["phone"] == "+12125550123"


async def test_letters_told_before_a_name_is_spelled_are_no_part_of_it() -> None:
    told = await known(
        "Book a cut: name, day", "friday", "astrid lindquist", "it's Lindqvist with a q and a v, L I N D Q V I S T"
    )

    assert told["name"] == "Astrid Lindqvist"


@pytest.mark.parametrize(
    "goal",
    [
        "Answer questions about our rink. When you don't know the answer, take the question down with the caller's name and number.",
        "Answer questions about our museum; if you can't answer one, note the question and a phone number.",
    ],
)
def test_a_question_that_is_taken_down_is_a_message(goal: str) -> None:
    assert read_profile(goal=goal, context="Open daily.").reading.takes_message


@pytest.mark.parametrize(
    ("said", "is_there"),
    [("calling about a trial lesson for my daughter", False), ("I'm calling about my lesson", True)],
)
def test_a_thing_that_is_not_yet_arranged_is_none_of_ones_own(said: str, *, is_there: bool) -> None:
    assert (Act.EXISTING in acts(heard(said))) is is_there


async def test_one_of_several_things_is_had_alone_on_some_days() -> None:
    context = "Full groom 85 dollars, nail trim 18. Nail trims alone are only done Tuesday to Thursday, because of the grooms."
    call = Conversation(read_profile(goal="Book grooming: service, day, time and name", context=context))

    answer = await call.hears("a nail trim on saturday at ten")

    assert "Tuesday" in answer.say
    assert "date" not in answer.fields


@pytest.mark.parametrize(
    "said",
    [
        "i've got physio on tuesday at two pm and i'd need to move it",
        "I have a slot tuesday at two and I want to change that",
    ],
)
async def test_what_is_to_be_moved_is_the_old_one(said: str) -> None:
    told = await known("Move appointments: the old day and time, the new day and time, a name", said)

    assert told == {"old_day": "2026-11-24", "old_time": "14:00"}


async def test_who_counts_themselves_pays_as_well() -> None:
    bot = {"goal": "Answer questions about the pool", "context": "Adults 7 dollars, kids under 12 4 dollars."}

    reply = await DeskPhone({"bot": bot}).say("what's it cost for me and two kids, they're six and nine")

    assert "15 dollars" in reply


async def test_a_price_without_its_currency_may_be_for_each() -> None:
    context = "Sourdough 8 dollars, rye 9, croissants 4 each, cinnamon rolls 5."

    told = await known(
        "Take orders for our bakery: items, name", "half a dozen croissants and two rye", context=context
    )

    assert {line["item"]: line["quantity"] for line in told["items"]} == {"croissants": 6, "rye": 2}


async def test_who_is_off_on_a_day_is_there_on_no_day_that_is_closed() -> None:
    context = "Stylists are Mia and Joao; Mia is off on Mondays. Open Monday to Saturday 9 to 6."
    bot = {"goal": "Book a cut: stylist, day, time and name", "context": context}

    reply = await DeskPhone({"bot": bot}).say("can I get in with Mia on monday at four")

    assert "Tuesday to Saturday" in reply


async def test_a_dog_one_has_hears_that_there_may_be_none() -> None:
    bot = {"goal": "Take room bookings: arrival, departure, guests, name", "context": "Double 120 a night. No pets."}

    assert "No pets" in await DeskPhone({"bot": bot}).say("from friday till sunday, two of us and we've a small dog")
