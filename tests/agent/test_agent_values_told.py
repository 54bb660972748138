"""Values as callers tell them in running speech: places, days told by other days, two addresses, two phones, several persons."""

from datetime import date, datetime
from typing import Any

import pytest

from echolink.agent.english.dates import dates
from echolink.agent.english.heard import heard
from echolink.agent.english.phones import means_caller_id
from echolink.agent.english.places import places
from echolink.agent.english.reckoned_days import with_reckoned
from echolink.agent.english.words import words_in
from echolink.agent.scripted import read
from tests.callers.desk_phone import DeskPhone


async def known(goal: str, *said: str, fields: Any = None) -> dict[str, Any]:
    """What is known after these turns; it is Sunday, 22 November 2026, noon."""
    phone = DeskPhone({"bot": {"goal": goal, "fields": fields}})
    for words in said:
        await phone.say(words)
    return dict(phone.call.answers[-1].memory["values"])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("we are on Route 22 near the Esso station", ["Route 22 near the Esso station"]),
        ("i broke down at the corner of pine and second", ["the corner of pine and second"]),
        ("take it to Dunlop's Garage please", ["Dunlop's Garage"]),
        ("the reception is at the VFW Hall on Court Street", ["the VFW Hall on Court Street"]),
        ("from the Hilton downtown to the airport", ["the Hilton downtown", "the airport"]),
        ("it would be at the old brewery in camden on friday", ["the old brewery in camden"]),
        ("i work at the hospital", []),
        ("we came to your shop on monday", []),
        ("it's in my garage", []),
        ("i need the carpets cleaned in three rooms", []),
        ("there's mold in several small apartments", []),
        ("we meet in the Three Oaks Rooms", ["the Three Oaks Rooms"]),
    ],
)
def test_a_place_without_a_house_number_is_found(said: str, found: list[str]) -> None:
    assert [said[start:end] for start, end in places(said)] == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("back on the tenth of december and out on the tuesday before that", ["2026-12-10", "2026-12-08"]),
        ("our party is on december 5th so i'd come the thursday before", ["2026-12-05", "2026-12-03"]),
        ("two days before christmas", ["2026-12-23"]),
        ("the day after thanksgiving", ["2026-11-27"]),
        ("the second monday in january", ["2027-01-11"]),
        ("the last friday of next month", ["2026-12-25"]),
        ("it's in may, on the fourth", ["2027-05-04"]),
        ("born oh two eleven eighty eight", ["1988-02-11"]),
        ("a thanksgiving turkey for wednesday", ["2026-11-25"]),
        ("tuesday after five", ["2026-11-24"]),
        ("from the fourth of december to the sixth", ["2026-12-04", "2026-12-06"]),
    ],
)
def test_a_day_is_reckoned_from_another(said: str, found: list[str]) -> None:
    text = heard(said)
    today = date(2026, 11, 22)

    read = with_reckoned(dates(text, words_in(text), today), text, words_in(text), today)

    assert [one.value for one in read] == found


@pytest.mark.parametrize(
    "said",
    [
        "don't call this number",
        "please do not use this number",
        "not this number, it's the office",
        "this number isn't mine",
    ],
)
def test_a_number_that_is_not_to_be_used_is_not_the_callers(said: str) -> None:
    assert means_caller_id(heard(said)) is None


@pytest.mark.parametrize(
    ("goal", "said", "values"),
    [
        (
            "Send a flatbed: where the car is, where it should go, name",
            "it sits at the corner of fifth and main and has to go to the Ford dealer on Dixie Highway",
            {"the corner of fifth and main", "the Ford dealer on Dixie Highway"},
        ),
        (
            "Take a coal order: bags, delivery address, billing address",
            "bring them to 8 Quarry Lane and the invoice goes to 90 Court Street",
            {"8 Quarry Lane", "90 Court Street"},
        ),
        ("Window cleaning: address, day, name", "it's 31 Rose Street, no sorry, 13 Rose Street", {"13 Rose Street"}),
        (
            "Dog boarding: first day, last day, dog's name",
            "I'd bring her on December 8th and fetch her on December 12th",
            {"2026-12-08", "2026-12-12"},
        ),
        (
            "Tailor: garment, day they bring it, day they need it, name",
            "I'd bring the coat in on Monday, November 30, and need it back on Thursday",
            {"2026-11-30", "2026-12-03"},
        ),
        (
            "Register a tenant: name, mobile phone, home phone",
            "the mobile is 347 555 0112 and home is 718 555 0113",
            {"+13475550112", "+17185550113"},
        ),
        (
            "Sign up for camp: child's name, emergency contact, parent's name",
            "I'm Lena Fox, my son is Otto Fox, and the emergency contact is my sister, Ida Marsh",
            {"Lena Fox", "Otto Fox", "Ida Marsh"},
        ),
        (
            "Book dog grooming: dog's name, owner's name, day",
            "my dogs called bagel and my name is ruth moss",
            {"Bagel", "Ruth Moss"},
        ),
        (
            "Book a clown: name of the birthday child, date",
            "the birthday boy is called emil and it's on december sixth",
            {"Emil", "2026-12-06"},
        ),
        (
            "Parents' evening: parent's name, child's name, teacher, day",
            "I'm Mrs. Abbot, Clara's mother, and I'd like to see Mr. Finch on Tuesday",
            {"Mrs. Abbot", "Clara", "Mr. Finch", "2026-11-24"},
        ),
        (
            "Rent the studio: date, from when, until when",
            "december third from half past five until nine pm",
            {"2026-12-03", "17:30", "21:00"},
        ),
        (
            "Book a sitter: from which day to which day, address",
            "from the 20th of December till the 2nd of January",
            {"2026-12-20", "2027-01-02"},
        ),
    ],
)
async def test_each_value_goes_to_its_field(goal: str, said: str, values: set[str]) -> None:
    told = await known(goal, said)

    assert values <= set(told.values())


async def test_the_figures_of_a_room_are_no_time() -> None:
    told = await known(
        "Send a notary: place, date, time", "tomorrow at two please", "saint luke hospital room four twelve"
    )

    assert told["time"] == "14:00"


@pytest.mark.parametrize("said", ["Alright, no big deal.", "no rush", "No worries, take your time."])
async def test_an_idiom_is_no_name(said: str) -> None:
    told = await known("Book a haircut: day, time, name", "tomorrow at noon", said)

    assert "name" not in told


async def test_a_value_said_by_mistake_gives_way_to_the_next() -> None:
    told = await known(
        "Store a boat: length in feet, name", "it's twenty eight feet", "sorry i said twenty eight feet it's thirty"
    )

    assert 30 in told.values()
    assert 28 not in told.values()


@pytest.mark.parametrize(
    ("said", "way"), [("i'll come and get them at noon", "pick-up"), ("could you bring it to me", "delivery")]
)
async def test_a_way_is_chosen_in_other_words(said: str, way: str) -> None:
    told = await known("Take a pie order: pie, pick-up or delivery, time", said)

    assert way in told.values()


@pytest.mark.parametrize(
    "said",
    [
        "no, I'll talk to my wife first",
        "let me check with my boss first",
        "first I need to know what it costs",
        "can I see it first?",
    ],
)
def test_what_is_done_first_is_no_day(said: str) -> None:
    assert read("date", said, now=datetime(2026, 11, 22, 12, 0)) is None


@pytest.mark.parametrize("said", ["first", "I think first", "maybe the first", "Tuesday first", "the first works"])
def test_the_first_is_a_day(said: str) -> None:
    assert read("date", said, now=datetime(2026, 11, 22, 12, 0)) == "2026-12-01"
