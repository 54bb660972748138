"""Questions as callers put them: behind words that say nothing, without a noun, or as two words; none of them is a name."""

import re

import pytest

from tests.callers.desk_phone import DeskPhone

_INN = "Take room reservations: the guest's name, arrival date, number of nights."
_INN_TELLS = (
    "Breakfast comes with the room. Parking is free behind the house. Pets stay for $20 a night. There's a ramp at the door "
    "for wheelchairs. You can cancel without charge up to 3 days before arrival. You can pay with cash, Visa or Venmo."
)
_GARAGE = "Note the customer's name, car, what work they want and when they'd bring it in."
_GARAGE_TELLS = (
    "An oil change is $65 and takes about 30 minutes. A wheel alignment is $120 and takes about two hours. Wheel alignments "
    "have a six-month guarantee and are done by Ramon. We don't do alignments on Saturdays. We don't rent cars. "
    "Car washes are by appointment."
)


async def _told(goal: str, context: str, *lines: str) -> tuple[str, dict[str, object]]:
    phone = DeskPhone({"bot": {"goal": goal, "context": context}, "webhook": "Thank you."})
    replies = [await phone.say(line) for line in lines]
    return replies[-1], dict(phone.call.answers[-1].memory.get("values") or {})


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("is parking part of it", "free behind"),
        ("would venmo work", "Venmo"),
        ("can you get in with a wheelchair", "ramp"),
        ("okay one thing first, are your pets extra", r"\$20"),
        ("first tell me how much pets are", r"\$20"),
        ("could you tell me is there a place for parking", "free behind"),
        ("my wife asked me to find out, is parking free", "free behind"),
        ("i've never stayed with you so i wanted to know can i pay with cash", "cash"),
        ("when we leave can we pay with a visa card", "Visa"),
        ("sorry can i ask something, is there parking", "free behind"),
        ("i've got a question about pets", r"\$20"),
        ("hang on can we cancel for free", "3 days"),
        ("and breakfast", "comes with"),
        ("how about parking", "free behind"),
        ("pets, do you take those", r"\$20"),
    ],
)
async def test_a_question_is_answered_in_whatever_form_it_comes(asked: str, answer: str) -> None:
    reply, values = await _told(_INN, _INN_TELLS, "hi i'd like to stay with you", asked)

    assert re.search(answer, reply)
    assert not re.search("don't have that|can't tell", reply)
    assert "name" not in values


@pytest.mark.parametrize(
    ("said", "name"),
    [("is for Maria Lopez", "Maria Lopez"), ("and Rosa Diaz", "Rosa Diaz")],
)
async def test_a_name_in_such_a_form_is_still_a_name(said: str, name: str) -> None:
    _, values = await _told(_INN, _INN_TELLS, "hi i'd like to stay with you", said)

    assert values["name"] == name


@pytest.mark.parametrize("asked", ["would two in the afternoon work", "could two o'clock fit"])
async def test_a_time_that_is_asked_for_in_a_question_names_nobody(asked: str) -> None:
    _, values = await _told("Book a visit: name, day and time", "Open 9 to 5.", "i'd like a visit", asked)

    assert values == {"time": "14:00"}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("and how long does that take", "2 hours"),
        ("okay thanks, who does that", "Ramon"),
        ("alright do you do that on saturdays", "don't do alignments"),
        ("got it and how long would it take", "2 hours"),
    ],
)
async def test_what_a_question_points_at_was_asked_about_before(asked: str, answer: str) -> None:
    reply, _ = await _told(
        _GARAGE, _GARAGE_TELLS, "how much is an oil change", "and how much is a wheel alignment", asked
    )

    assert answer in reply


async def test_what_is_not_done_with_a_thing_rules_out_no_other_use_of_it() -> None:
    washed, _ = await _told(_GARAGE, _GARAGE_TELLS, "do you do car washes")
    rented, _ = await _told(_GARAGE, _GARAGE_TELLS, "can i rent a car from you")

    assert "by appointment" in washed
    assert "We don't rent cars" in rented


async def test_a_part_of_the_place_that_is_closed_closes_nothing_else() -> None:
    context = "The patio is closed from November to April, so there are no outdoor tables. Open daily 5 to 10 pm."
    reply, values = await _told("Book a table: day, time, name", context, "saturday at seven please")

    assert values == {"date": "2026-11-28", "time": "19:00"}
    assert "closed" not in reply


async def test_longer_hours_of_one_day_are_told_and_kept_to() -> None:
    context = "Office hours are Monday to Thursday 8 am to 5 pm. On Wednesdays we stay until 7 pm."
    late, values = await _told("Book an appointment: day, time, name", context, "wednesday at 6 pm")
    too_late, _ = await _told("Book an appointment: day, time, name", context, "tuesday at 6 pm")

    assert values == {"date": "2026-11-25", "time": "18:00"}
    assert "5 PM" in too_late
    assert "5 PM" not in late
