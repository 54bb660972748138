"""What owners say of breaks, of who is there when and of how many may come is kept to, in whatever words they say it."""

import re

import pytest

from tests.callers.desk_phone import DeskPhone

VISITS = "We schedule visits. Ask for the full name, the day, and what time they will come."
BREAKS = [
    "The office is closed for lunch from 12 to 1:30 every day.",
    "From 12 to 1:30 we are at lunch.",
    "Between noon and 1:30 the office is closed.",
    "Every day from 12 to 1:30 we are closed for lunch.",
    "The staff has lunch from 12 to 1:30, so nobody is in then.",
    "We close at noon for lunch and open again at 1:30.",
    "The office shuts for lunch at 12 and reopens at 1:30.",
    "Lunch is from 12 to 1:30, no appointments then.",
    "The doctor is out to lunch from noon until 1:30 pm.",
    "Nobody answers the door during lunch, 12 to 1:30.",
    "Closed 12-1:30 pm.",
    "We are not available from 12 noon to 1:30 pm.",
    "Closed for lunch from 12 to 1:30 on weekdays.",
    "12 to 1:30: closed.",
    "Please don't come between 12 and 1:30, we have lunch then.",
    "We're out for lunch noon to 1:30.",
]
NO_BREAKS = [
    "Lunch is from 12 to 3, dinner from 5.",
    "We have lunch from 12 to 3 and dinner from 5 to 9.",
    "During lunch, 12 to 2, salads are half price.",
    "From 12 to 2 the chef is here.",
    "Open from 9 to 9, the office is closed on Sundays.",
]
PRACTICE = "Make appointments: the patient's name, which therapist they want, the day and the time."
SHIFTS = [
    "Our therapists are Nina and Marcus. Nina works Mondays, Wednesdays and Fridays, Marcus works Tuesdays, Thursdays and Saturdays.",
    "Our therapists are Nina and Marcus. Nina is in on Mondays, Wednesdays and Fridays, Marcus the rest of the week.",
    "Nina: Mon/Wed/Fri. Marcus: Tue/Thu/Sat.",
    "Nina sees patients on Mondays, Wednesdays and Fridays; Marcus sees patients on Tuesdays, Thursdays and Saturdays.",
    "Our therapists are Nina and Marcus. Mondays, Wednesdays and Fridays: Nina. Tuesdays, Thursdays and Saturdays: Marcus.",
    "Our therapists are Nina and Marcus. On Mondays, Wednesdays and Fridays Nina is here, on the other days Marcus.",
    "Our therapists are Nina and Marcus. Nina doesn't work Tuesdays, Thursdays and Saturdays.",
    "Our therapists are Nina and Marcus. Nina has Tuesdays, Thursdays and Saturdays off.",
    "Our therapists are Nina and Marcus. Nina is here every day except Tuesdays, Thursdays and Saturdays.",
    "Our therapists are Nina (Monday, Wednesday, Friday) and Marcus (Tuesday, Thursday, Saturday).",
    "Our therapists are Nina, who works Mondays, Wednesdays and Fridays, and Marcus, who works Tuesdays, Thursdays and Saturdays.",
    "Our therapists are Nina and Marcus. Nina's days are Monday, Wednesday and Friday.",
    "Our therapists are Nina and Marcus. Nina can only be booked Monday, Wednesday and Friday.",
    "Our therapists are Nina and Marcus. Nina works part time: Monday, Wednesday, Friday.",
    "Our therapists are Nina and Marcus. Nina works Mondays from 9 to 1 and Wednesdays and Fridays from 2 to 6.",
]
WORKSHOPS = "Arrange private workshops: the contact person, the date and the number of participants."
LEAST = [
    "We give private workshops for groups of at least 6 and at most 14 people, any day of the week.",
    "Private workshops are for groups of 6 or more.",
    "Groups of six and up only.",
    "A private workshop takes a minimum of 6 participants.",
    "There must be at least six of you.",
    "Smallest group: 6 people.",
    "It takes six people at least.",
    "Workshops start at 6 participants.",
    "Group size is 6 to 14.",
    "We only do private workshops from 6 people.",
]
GAMES = "Book a game: the date, the start time, how many players, and a name."
MOST = ["Our rooms hold six people.", "Team size: 2-6.", "There is room for six.", "Groups can be no larger than six.", "No groups of 7 or more."]  # fmt: skip

CAKES = "Take orders for custom cakes. Ask for the name, the flavor, and the pickup date."
NOTICE = [
    "It takes us three days to make a cake.",
    "We can't do cakes at shorter notice than three days.",
    "The earliest we can have a cake ready is three days from now.",
    "Every cake is made to order and takes three days.",
]
COURTS = "Reserve a tennis court. Needed: the player's name, the date, the start time."
AHEAD = [
    "Bookings open two weeks in advance.",
    "Courts can't be booked more than two weeks in advance.",
    "Reservations are possible for the next two weeks only.",
    "We only book two weeks out.",
    "No reservations further than two weeks ahead.",
    "You can reserve a court for any day in the next two weeks.",
    "The booking window is two weeks.",
]
REPAIRS = "Schedule drop-offs for car repairs: the caller's name, the make of the car, and the drop-off date."
OFF = ["We're off on Thanksgiving and Christmas.", "We take Thanksgiving and Christmas off.", "We close for Thanksgiving and Christmas."]  # fmt: skip
PARCELS = "Set up parcel pickups: the sender's name, the pickup day and the weight of the parcel in pounds."
WEIGHTS = ["The weight limit is 50 pounds.", "Parcels up to fifty pounds only.", "Nothing over 50 pounds, please."]
MASSAGES = "Book a massage: which massage, day, time and the client's name."
KINDS = [
    "Stillwater offers Swedish, deep tissue and hot stone massage, nothing else. Sixty minutes are $95, ninety minutes $135.",
    "The only massages we do are Swedish, deep tissue and hot stone.",
    "We do Swedish, deep tissue and hot stone massages, that's all.",
    "We don't do anything but Swedish, deep tissue and hot stone massages.",
    "We have three massages, Swedish, deep tissue and hot stone.",
]


async def _held(goal: str, context: str, *said: str) -> tuple[str, list[object]]:
    phone = DeskPhone({"bot": {"goal": goal, "context": context}})
    reply = ""
    for words in said:
        reply = await phone.say(words)
    return reply, list(phone.call.answers[-1].memory.get("values", {}).values())


@pytest.mark.parametrize("told", BREAKS)
async def test_a_time_in_the_break_is_refused_with_the_break(told: str) -> None:
    context = f"Open Monday to Friday from 9 to 5. {told}"
    reply, held = await _held(VISITS, context, "helen brandt", "on wednesday", "can i come at a quarter to one")
    assert "12:45" not in held
    assert re.search(r"closed from noon (?:to|until) 1:30", reply)
    assert "13:45" in (await _held(VISITS, context, "helen brandt", "on wednesday", "at 1:45"))[1]


@pytest.mark.parametrize("told", NO_BREAKS)
async def test_what_is_served_or_who_is_there_at_noon_is_no_break(told: str) -> None:
    said = ("ray coleman", "on wednesday", "at one o'clock")
    assert (
        "13:00"
        in (await _held("Reserve tables: name, day, time and party size.", f"Open daily 9 to 9. {told}", *said))[1]
    )


@pytest.mark.parametrize("told", SHIFTS)
async def test_who_is_not_there_that_day_is_refused_with_the_days_of_that_person(told: str) -> None:
    reply, held = await _held(PRACTICE, told, "it has to be nina she knows my history", "could she take me on tuesday")
    assert held == ["Nina"]
    assert re.search(r"Nina .*Monday.*Wednesday.*Friday", reply)
    assert "2026-11-25" in (await _held(PRACTICE, told, "i'd like to see nina on wednesday at three"))[1]
    assert (
        "2026-12-03" in (await _held(PRACTICE, told, "i'd like to see marcus on thursday december third at three"))[1]
    )


async def test_who_asks_whether_somebody_is_there_on_a_day_hears_the_days_of_that_person() -> None:
    told = "Our therapists are Nina and Marcus. Nina works Mondays and Wednesdays, Marcus works Tuesdays and Thursdays."
    for question in ("is she in on tuesday december first", "does she have anything on tuesday in the afternoon"):
        reply, _ = await _held(PRACTICE, told, "i want to see nina", question)
        assert re.search(r"Nina .*Monday.*Wednesday", reply)


@pytest.mark.parametrize("told", LEAST)
async def test_too_few_are_refused_with_the_least_number(told: str) -> None:
    reply, held = await _held(WORKSHOPS, told, "friday december fourth", "there will be four of us")
    assert 4 not in held
    assert "6" in reply
    assert 8 in (await _held(WORKSHOPS, told, "friday december fourth", "there will be eight of us"))[1]


@pytest.mark.parametrize("told", MOST)
async def test_too_many_are_refused_with_the_largest_number(told: str) -> None:
    reply, held = await _held(GAMES, told, "saturday at four", "there are eight of us")
    assert 8 not in held
    assert "6" in reply
    assert 5 in (await _held(GAMES, told, "saturday at four", "five people"))[1]


async def test_a_rule_of_large_groups_is_no_least_number() -> None:
    told = "Groups of 8 or more get a set menu."
    assert 4 in (await _held("Reserve tables: name, day and party size.", told, "on friday", "four people"))[1]


@pytest.mark.parametrize("told", NOTICE)
async def test_what_takes_its_time_is_not_promised_sooner(told: str) -> None:
    assert "2026-11-24" not in (await _held(CAKES, told, "joan pratt", "chocolate", "would tuesday be possible"))[1]
    assert "2026-11-27" in (await _held(CAKES, told, "joan pratt", "chocolate", "friday"))[1]


@pytest.mark.parametrize("told", AHEAD)
async def test_how_far_ahead_one_can_book_is_no_notice(told: str) -> None:
    reply, held = await _held(COURTS, told, "walter dunn", "i want to play on december twentieth at ten")
    assert "2026-12-20" not in held
    assert "December 6th" in reply
    assert "2026-12-02" in (await _held(COURTS, told, "walter dunn", "december second at ten"))[1]


@pytest.mark.parametrize("told", OFF)
async def test_holidays_on_which_nobody_works_are_closed(told: str) -> None:
    context = f"Open Monday to Friday, 7:30 am to 5:30 pm. {told}"
    said = ("tom becker", "a honda civic", "the twenty fifth of december")
    assert "2026-12-25" not in (await _held(REPAIRS, context, *said))[1]


@pytest.mark.parametrize("told", WEIGHTS)
async def test_a_bound_beside_days_of_pickup_is_kept_to(told: str) -> None:
    context = f"{told} Pickups are Monday to Saturday between 8 and 6."
    reply, held = await _held(PARCELS, context, "peter lang", "tuesday", "it weighs eighty pounds")
    assert 80 not in held
    assert "50" in reply


@pytest.mark.parametrize("told", KINDS)
async def test_what_is_not_on_a_list_that_is_all_there_is_is_refused_with_the_list(told: str) -> None:
    reply, held = await _held(MASSAGES, told, "i'd like a thai massage please")
    assert not any("thai" in str(value) for value in held)
    assert "Swedish" in reply


@pytest.mark.parametrize(
    "said",
    [
        "can you send somebody to hoboken on friday",
        "i'm calling from hoboken that's where the apartment is",
        "it's in white plains",
        "we just moved to new rochelle and need a deep clean",
        "it's a two bedroom in staten island",
    ],
)
async def test_a_place_elsewhere_is_told_where_one_comes(said: str) -> None:
    goal = "You answer for a cleaning company. Get the name, the address of the home and the day for a first cleaning."
    reply, _ = await _held(
        goal, "We clean homes in Brooklyn and Queens only.", "i need someone to clean my apartment", said
    )
    assert "Brooklyn" in reply
