"""What a caller calls wrong by its own words, and after whom a caller asks."""

import pytest

from echolink.agent.english.faults import fault
from echolink.agent.english.presence import asked_for, tells_when
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation


@pytest.mark.parametrize(
    ("said", "of", "anew"),
    [
        ("the zip is wrong it's one zero zero two seven", "zip", "one zero zero two seven"),
        ("hm the flavor's wrong", "flavor", ""),
        ("wrong color, it's blue", "color", "blue"),
        ("everything is fine except the make", "make", ""),
        ("can you change the size to large", "size", "large"),
        ("you got the breed wrong it's a beagle", "breed", "a beagle"),
        ("the company should be Tidal Labs", "company", "Tidal Labs"),
        ("my plate number isn't right", "plate number", ""),
        ("the brand is not right, it should be Bosch", "brand", "Bosch"),
        ("almost but the apartment is 12C", "apartment", "12C"),
    ],
)
def test_what_is_wrong_is_told_by_its_name(said: str, of: str, anew: str) -> None:
    assert fault(said) == (of, anew)


@pytest.mark.parametrize(
    "said", ["yes that's right", "that's wrong", "no it should be seven", "no, seven", "not quite"]
)
def test_a_no_without_a_name_names_nothing(said: str) -> None:
    assert fault(said) is None


REPAIR = read_profile(
    goal="Take repair requests: name, brand, serial number, what is wrong, is it under warranty",
    context="The technician is back on Wednesday. We repair espresso machines.",
)


async def _read_back() -> Conversation:
    call = Conversation(REPAIR)
    await call.hears_all("my espresso machine leaks", "Lena Hart", "Gaggia", "4471820", "no")
    assert "Gaggia" in call.said[-1], call.said
    return call


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("the brand is wrong, it's Rancilio", "brand", "Rancilio"),
        ("no the brand should be Rancilio", "brand", "Rancilio"),
        ("the serial number's off it's 4471821", "serial_number", "4471821"),
        ("wait it is under warranty", "warranty", True),
    ],
)
async def test_what_is_told_beside_its_name_takes_its_place(said: str, field: str, value: object) -> None:
    call = await _read_back()

    answer = await call.hears(said)

    found = [v for k, v in answer.fields.items() if field in k]
    assert found == [value]


async def test_what_is_only_called_wrong_is_asked_for_again() -> None:
    call = await _read_back()

    answer = await call.hears("hm the brand's wrong")

    assert "brand" in answer.say.lower()
    assert "brand" not in answer.fields
    assert (await call.hears("Rancilio")).fields["brand"] == "Rancilio"


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Will he be back tomorrow?", ""),
        ("When is she in, by the way?", ""),
        ("is Dr. Amsel available today", "Dr. Amsel"),
        ("when does the manager get back", "the manager"),
        ("what time are you open", None),
        ("is there parking", None),
        ("is it available", None),
    ],
)
def test_who_is_asked_after(question: str, who: str | None) -> None:
    assert asked_for(question) == who


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Dr. Amsel is in the office on Mondays.", True),
        ("The landlord is back on Monday.", True),
        ("Ms. Reyes works Tuesday and Thursday.", True),
        ("We are available Monday to Friday.", False),
        ("The pool is heated.", False),
    ],
)
def test_when_somebody_is_there_is_told(sentence: str, tells: bool) -> None:
    assert tells_when(sentence) is tells


async def test_who_asks_after_somebody_is_told_when_they_are_there() -> None:
    call = Conversation(REPAIR)
    await call.hears("my espresso machine leaks")

    assert "Wednesday" in (await call.hears("is the technician there tomorrow")).say


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("no wait the sixth sorry", "2026-12-01", "2026-12-06"),
        ("sorry the second", "2026-12-02", "2026-12-05"),
        ("oh no, from the second", "2026-12-02", "2026-12-05"),
        ("actually until the ninth", "2026-12-01", "2026-12-09"),
    ],
)
async def test_a_day_that_puts_one_of_two_right_keeps_their_order(said: str, start: str, end: str) -> None:
    boarding = read_profile(goal="Board a cat: cat's name, drop-off date, pick-up date, phone")
    call = Conversation(boarding)

    answer = await call.hears_all("from the first to the fifth of december", said)

    assert [v for v in answer.fields.values() if str(v).startswith("2026")] == [start, end]


async def test_from_nine_to_eleven_in_the_morning_begins_in_the_morning() -> None:
    room = read_profile(goal="Reserve a meeting room: date, start time, end time, company", context="Open 7-22.")
    call = Conversation(room)

    answer = await call.hears("the second of december from nine to eleven")

    assert [v for v in answer.fields.values() if ":" in str(v)] == ["09:00", "11:00"]


@pytest.mark.parametrize(
    ("said", "date", "time", "people"),
    [
        ("could we say eleven and there'll be twenty-two of us", "2026-12-02", "11:00", 22),
        ("Make it the third, and we're only eighteen people.", "2026-12-03", "10:00", 18),
        ("yes but half an hour later", "2026-12-02", "10:30", 20),
    ],
)
async def test_two_values_are_put_right_in_one_breath(said: str, date: str, time: str, people: int) -> None:
    visit = read_profile(goal="Arrange a visit: date, time, group size, name", context="Groups of up to 30. Open 9-16.")
    call = Conversation(visit)
    await call.hears_all("twenty of us", "would the second of december at ten work", "Gwen Marlow")

    answer = await call.hears(said)

    assert (answer.fields["date"], answer.fields["time"], answer.fields["party_size"]) == (date, time, people)


async def test_a_day_is_told_from_the_one_that_is_known() -> None:
    tuxedo = read_profile(goal="Rent a tuxedo: event date, size, pick-up date, name")
    call = Conversation(tuxedo)

    answer = await call.hears_all("my wedding is on december 12th", "size 40", "two days before")

    assert [v for v in answer.fields.values() if str(v).startswith("2026")] == ["2026-12-12", "2026-12-10"]


async def test_a_sign_that_is_missing_in_an_email_is_put_in() -> None:
    call = Conversation(read_profile(goal="Book a consultation: name, email, date"))
    await call.hears_all("on tuesday", "Jack Oneil", "joneil at fastmail dot com")

    answer = await call.hears("there's a dot between the j and oneil")

    assert answer.fields["email"] == "j.oneil@fastmail.com"


async def test_a_question_about_something_is_no_name() -> None:
    call = Conversation(read_profile(goal="Take a message: name, message", context="Practice is Tuesday at 5."))

    answer = await call.hears_all("milo can't come he has the flu", "is practice on tuesday")

    assert "Tuesday" in answer.say
    assert "name" not in answer.fields
