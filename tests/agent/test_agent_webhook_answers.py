"""What the business answers counts as what it means: a yes with a warning is a yes, and another time that it names is taken."""

import pytest

from echolink.agent.english.declines import declines
from echolink.agent.port import Outcome
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation, Webhook

TABLE = read_profile(goal="Book a table: day, time, number of people, name", context="Open daily 8 am to 11 pm.")
WISHED = "a table for two on Tuesday at six in the evening, my name is Dana Fox"  # November 24, 18:00


@pytest.mark.parametrize(
    "said",
    [
        "All set. You don't need to bring anything.",
        "Your appointment is confirmed for November 24 at 6:00 PM. We can't accept cash.",
        "Reservation made. Unfortunately the patio is closed, so you'll be sitting inside.",
        "Sorry for the wait, you're confirmed.",
        "We've saved you a spot; seven was already full but six was open.",
        "Perfect, Tuesday it is. If you can't make it, just let us know.",
        "The plumber will be there then. He can't fix boilers.",
        "Tuesday at 6 is locked in. We do not validate parking.",
        "We managed to squeeze you in although we were full.",
        "Your message was passed on. The doctor is out until Thursday.",
        "The lesson is booked.",
        "The exam is booked.",
        "Table reserved, no high chair though.",
    ],
)
def test_a_yes_with_something_else_that_is_not_possible_is_a_yes(said: str) -> None:
    assert not declines(said)


@pytest.mark.parametrize(
    "said",
    [
        "That slot has just been taken.",
        "We'd love to have you, but there isn't a single table left that night.",
        "Great to hear from you again! Sadly there's no way we can fit you in.",
        "Your booking could not be made because the card was refused.",
        "The repair you describe isn't something we do, so we haven't scheduled anyone.",
        "I'd have booked you in but we've run out of chairs.",
        "Yes, we got your request, but that night is full.",
        "A referral is needed before we can give you an appointment.",
        "You are on the wait list for Tuesday.",
        "Someone else has that slot.",
        "Tuesday at 6 pm is booked.",
        "The court is reserved for the league all Tuesday.",
        "Six is too late for us to start a job like that.",
        "Slot taken.",
    ],
)
def test_a_no_is_one_in_whatever_words_and_however_kindly(said: str) -> None:
    assert declines(said)


@pytest.mark.parametrize(
    ("said", "day", "time"),
    [
        ("Six on Tuesday has just gone, but half past seven the same evening is free.", "2026-11-24", "19:30"),
        ("Six on Tuesday has just gone, but seven the same evening is free.", "2026-11-24", "19:00"),
        ("Maria leaves at five on Tuesdays, so the latest she can take you is four thirty.", "2026-11-24", "16:30"),
        ("The van is already out at six. It could be with you at three that afternoon.", "2026-11-24", "15:00"),
        (
            "We are closed Thursday and Tuesday is full, but Friday at 6 p.m. is yours if you want it.",
            "2026-11-27",
            "18:00",
        ),
        ("Lane's taken at six, free from eight.", "2026-11-24", "20:00"),
        ("Not Tuesday, sorry. Monday we could manage.", "2026-11-23", "18:00"),
        ("We can't at six. An hour later would be no problem.", "2026-11-24", "19:00"),
        ("That day is full. The next day at noon we have a table.", "2026-11-25", "12:00"),
        ("No tables at 6:00 PM on November 24. We have one at 8:30 PM on November 24.", "2026-11-24", "20:30"),
        ("Our next one with a place left is Saturday, December 5 at 3 p.m.", "2026-12-05", "15:00"),
        ("You would have to come Wednesday at 4 PM; Tuesday at six we have inspection.", "2026-11-25", "16:00"),
        ("I can get you in Friday morning at nine.", "2026-11-27", "09:00"),
        ("We'd rather have you at seven.", "2026-11-24", "19:00"),
        ("Kitchen closes at 4 on Tuesdays. 3:30 is the last table.", "2026-11-24", "15:30"),
    ],
)
async def test_what_is_offered_instead_is_sent_after_a_yes_and_all_else_stays(said: str, day: str, time: str) -> None:
    call = Conversation(TABLE, Webhook(Outcome("answered", said)))

    await call.hears_all(WISHED, "yes", "yes that works", "yes")

    assert [(sent["date"], sent["time"]) for sent in call.sent] == [("2026-11-24", "18:00"), (day, time)]


@pytest.mark.parametrize(
    "said",
    [
        "Six is full. Wednesday at two or at four is free.",  # nobody knows which
        "We're full then. Wednesday at 7:30 in the morning we could do.",  # the context says that it is closed then
    ],
)
async def test_a_day_is_not_taken_without_the_time_that_was_offered_with_it(said: str) -> None:
    call = Conversation(TABLE, Webhook(Outcome("answered", said)))

    answer = await call.hears_all(WISHED, "yes", "yes")

    assert "Which day and time" in answer.say
    assert len(call.sent) == 1


@pytest.mark.parametrize(
    "said", ["We can take you at six.", "You can come on Tuesday.", "Six is the best time for us."]
)
async def test_an_answer_that_names_what_was_wished_for_offers_nothing_else(said: str) -> None:
    call = Conversation(TABLE, Webhook(Outcome("answered", said)))

    await call.hears_all(WISHED, "yes")

    assert "instead" not in call.said[-1]
    assert "another day" not in call.said[-1]


async def test_a_yes_to_what_is_offered_adds_nothing_to_a_text() -> None:
    trial = read_profile(goal="Book trial sessions: what they want to work on, day, time, name")
    call = Conversation(trial, Webhook(Outcome("answered", "Six has just gone, but seven the same evening is free.")))

    await call.hears_all("Tuesday at six in the evening, Dana Fox", "my back", "yes", "seven works yeah", "yes")

    assert (call.sent[-1]["time"], call.sent[-1]["work"]) == ("19:00", "my back")
