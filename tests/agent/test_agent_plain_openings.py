"""How callers begin who put things plainly: what they want done, what it is about, how many of which, when."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.told import known
from tests.callers.desk_phone import DeskPhone

_PLUMBER = "Arrange plumbing visits: the problem, the address, day, time, name."
_OFFICE = "Take a message: name, phone number, and what it is about."


async def _said(goal: str, context: str, *lines: str) -> tuple[str, dict[str, Any]]:
    phone = DeskPhone({"bot": {"goal": goal, "context": context}, "webhook": "Thank you."})
    replies = [await phone.say(line) for line in lines]
    return replies[-1], dict(phone.call.answers[-1].memory.get("values") or {})


@pytest.mark.parametrize(
    "lead",
    [
        "can you",
        "could someone come and",
        "do you think you could",
        "i was wondering if you could",
        "is it possible to have someone",
        "i'd like you to",
        "any chance you could",
    ],
)
@pytest.mark.parametrize(("work", "word"), [("unclog my toilet", "toilet"), ("replace a faucet", "faucet")])
async def test_work_that_is_asked_for_in_a_question_is_a_wish(lead: str, work: str, word: str) -> None:
    told = await known(_PLUMBER, f"{lead} {work}")

    assert any(word in str(value) for value in told.values())
    assert not any("i need someone" in str(value) for value in told.values())  # which they have not said


@pytest.mark.parametrize("said", ["can you tell me the price", "could you take a message", "can you hold on a second"])
async def test_what_is_no_work_is_no_problem(said: str) -> None:
    assert "problem" not in await known(_PLUMBER, said)


@pytest.mark.parametrize(
    "lead",
    [
        "i wanted to ask about",
        "just following up on",
        "calling about",
        "it's about",
        "i'm phoning because of",
        "it concerns",
    ],
)
async def test_what_the_call_is_about_is_told_before_a_name(lead: str) -> None:
    told = await known(_OFFICE, f"{lead} the roof estimate it's ben haddad")

    assert any("roof estimate" in str(value) for value in told.values())
    assert "Ben Haddad" in told.values()


async def test_what_the_context_answers_stays_a_question() -> None:
    reply, _ = await _said(
        "Take a message: name, what it is about.", "A haircut is $30.", "i wanted to ask about your prices"
    )

    assert "30" in reply


@pytest.mark.parametrize(
    ("goal", "said", "number", "option"),
    [
        ("Book rooms: single or double, how many rooms, arrival, nights", "two double rooms from friday", 2, "double"),
        ("Sell tickets: Hamlet or Macbeth, how many tickets, name", "three hamlet tickets please", 3, "Hamlet"),
        ("Rent bikes: how many, city bike or e-bike, day", "i'd like four e-bikes", 4, "e-bike"),
        ("Rent kayaks: single or double, how many kayaks, day", "three of the single kayaks", 3, "single"),
        ("Book rooms: single or double, how many rooms, arrival, nights", "two doubles for friday", 2, "double"),
    ],
)
async def test_how_many_of_which_is_told_in_one_breath(goal: str, said: str, number: int, option: str) -> None:
    told = (await known(goal, said)).values()

    assert number in told
    assert any(option.lower() in str(value).lower() for value in told)


async def test_a_room_is_no_family_room() -> None:
    told = await known(
        "Book rooms: single, double or family room, arrival, nights", "a room for two nights from friday"
    )

    assert "family room" not in told.values()


@pytest.mark.parametrize("said", ["at nine today", "today at nine", "at nine o'clock today please"])
async def test_the_day_tells_which_nine_is_meant(said: str) -> None:
    assert "21:00" in (await known("Book a ride: pick-up address, day, time", said)).values()


@pytest.mark.parametrize(
    "said", ["back on Saturday an hour later", "bring it back saturday same time no wait an hour later"]
)
async def test_an_hour_later_than_the_pick_up_is_the_time_of_the_return(said: str) -> None:
    _, told = await _said(
        "Take van reservations: pick-up day and time, return day and time",
        "",
        "pick up friday at nine in the morning",
        said,
    )

    assert (told["pick_up_time"], told["return_time"]) == ("09:00", "10:00")


async def test_what_was_at_ten_is_at_eleven_and_that_monday_is_the_one_that_is_noted() -> None:
    _, told = await _said(
        "Move an existing appointment: the name, the day and time of the old appointment, and the new day and time.",
        "",
        "we have an appointment this tuesday at nine in the morning, could we come monday the thirtieth at ten instead",
        "sorry not at ten at eleven on that monday",
    )

    assert (told["old_day"], told["old_time"]) == ("2026-11-24", "09:00")
    assert (told["new_day"], told["new_time"]) == ("2026-11-30", "11:00")


@pytest.mark.parametrize("said", ["i need a calzone", "we'd love a calzone", "i need some sushi"])
async def test_what_is_not_on_the_menu_is_told_so(said: str) -> None:
    reply, told = await _said(
        "Take pizza orders: what they want, pickup time, name", "Margherita $10, pepperoni $12, veggie $11.", said
    )

    assert "Margherita" in reply
    assert not told


@pytest.mark.parametrize("said", ["from what day can we come", "when do you start", "are you open already"])
async def test_the_season_is_told_to_who_asks_for_it(said: str) -> None:
    reply, _ = await _said(
        "Answer questions about us.", "Open from the day after Thanksgiving until December 23, 9 to 5.", said
    )

    assert "Thanksgiving" in reply


async def test_a_question_behind_never_mind_is_answered() -> None:
    reply, _ = await _said(
        "Book tutoring: name, day", "55 dollars an hour.", "hello", "ok never mind what's an hour then"
    )

    assert "55" in reply


async def test_a_bound_of_one_option_is_none_of_the_others() -> None:
    goal, context = (
        "Book photo sessions: studio or outdoors, number of people, day",
        "In the studio we take up to 8 people. Outdoors any number.",
    )
    reply, told = await _said(goal, context, "in the studio on friday for twelve of us", "outdoors then")

    assert told["party_size"] == 12
    assert told["studio_or_outdoors"] == "outdoors"
    assert "8" not in reply


@pytest.mark.parametrize(
    ("goal", "options"),
    [
        ("Book a massage: Swedish, deep tissue or hot stone, the day, a name.", 3),
        ("Take flower orders: bouquet, wreath or potted plant, delivery day, address.", 3),
        ("Book a stay: single room, double room or suite, arrival date, name.", 3),
        ("Book an inspection: brand, gas or electric, day", 2),
        ("Take a pie order: pie, pick-up or delivery, time", 2),
    ],
)
def test_one_of_several_stands_in_a_goal_as_people_list_them(goal: str, options: int) -> None:
    choices = [f for f in read_profile(goal=goal).reading.fields if f.kind == "choice"]

    assert [len(f.options) for f in choices] == [options]


@pytest.mark.parametrize(
    "goal",
    [
        "Survey: how many stars, and what to do better. No names needed.",
        "Book a lesson: day, time. No phone number is needed.",
    ],
)
def test_what_is_not_needed_is_not_asked_for(goal: str) -> None:
    assert {"name", "phone"}.isdisjoint(f.kind for f in read_profile(goal=goal).reading.fields)
