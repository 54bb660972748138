"""What callers tell in their story goes to the fields that ask for it, before they are asked."""

import pytest

from echolink.agent.english.told_for import told_for
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

TOLD = [
    ("since when", ["it's been up there about a week now"], "about a week now"),
    ("Since when?", ["started two weeks ago", "it itches"], "two weeks ago"),
    ("when it was last serviced", ["i don't think anybody has touched it in ten years"], "in ten years"),
    ("How often?", ["we need somebody every evening"], "every evening"),
    ("how often", ["could you clean our office once a week"], "once a week"),
    ("the frequency", ["she needs it three times a week"], "three times a week"),
    ("the size of the room", ["it's about fifteen hundred square feet"], "about fifteen hundred square feet"),
    ("size of the picture", ["it's 16 by 20 inches"], "16 by 20 inches"),
    ("the size of the home", ["it's a one bedroom"], "one bedroom"),
    ("the color", ["it's a dark green jacket"], "dark green"),
    ("the color", ["it's red or blue"], None),
    ("the language", ["she only speaks cantonese"], "cantonese"),
    ("the source language", ["i have a diploma in portuguese", "it has to be in english"], "portuguese"),
    ("the target language", ["i have a diploma in portuguese", "it has to be in english"], "english"),
    ("the target language", ["i need it in polish"], None),
    ("Which apartment?", ["the people in 5c are having a party"], "5c"),
    ("where in the house", ["there's a raccoon in my attic"], "my attic"),
    ("the venue", ["we're getting married at the old mill in tarrytown"], "the old mill"),
    ("the venue", ["i'll call you in the morning"], None),
    ("the text on the sign", ["i'd like a sign that says The Hendersons"], "The Hendersons"),
    ("the words on the ribbon", ["on the ribbon it should say rest in peace uncle joe"], "rest in peace uncle joe"),
    ("dietary needs", ["there'll be some vegans", "it's on the 5th"], "there'll be some vegans"),
    ("how urgent it is", ["it's pretty urgent"], "it's pretty urgent"),
    ("what they would like us to do", ["the vase was cracked", "i'd just like my money back"], "i'd just like my money back"),
    ("what was good", ["the breakfast was lovely", "the shower never got hot"], "the breakfast was lovely"),
    ("what was bad", ["the breakfast was lovely", "the shower never got hot"], "the shower never got hot"),
    ("the experience so far", ["i've never driven before"], "i've never driven before"),
    ("where to leave the parcel", ["please leave it with the neighbor", "i'm at work"], "please leave it with the neighbor"),
    ("the model of the car", ["it's been like that for a week"], None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "pieces", "expected"), TOLD)
def test_what_shows_by_its_form_answers_the_field_that_asks_for_it(
    label: str, pieces: list[str], expected: str | None
) -> None:
    assert told_for(label, pieces) == expected


STORIES = [
    (
        "Book a chimney sweep: how many flues, when it was last swept, address, day",
        "hi there we just bought a house with two flues and the sellers told us it was swept last in 2021",
        {"flues": 2, "last_swept": "the sellers told us it was swept last in 2021"},
    ),
    (
        "Schedule an elevator service: which building, what is the matter, is anybody stuck inside",
        "the elevator at the grantham is stuck between two floors nobody's in there thank god",
        {"building": "the grantham"},
    ),
    (
        "Order a funeral wreath: words on the ribbon, flowers, day of the funeral, name",
        "it's for my uncle's funeral on friday and on the ribbon it should say rest in peace uncle joe",
        {"words_ribbon": "rest in peace uncle joe", "day_funeral": "2026-11-27"},
    ),
    (
        "Take lost property reports: what was lost, which line, name",
        "i left my umbrella on the bus it's a red one with a wooden handle",
        {"lost": "i left my umbrella on the bus it's a red one with a wooden handle"},
    ),
    (
        "Book a bike service: kind of bike, what should be done, day",
        "I need a tune-up for my gravel bike.",
        {"bike": "my gravel bike", "done": "I need a tune-up for my gravel bike"},
    ),
    (
        "Book a bridal fitting: wedding date, day and time of the fitting, name",
        "hi my wedding is on the twentieth of march and i'm looking for a dress",
        {"wedding_date": "2027-03-20"},
    ),
    (
        "Book a bridal fitting: wedding date, day and time of the fitting, name",
        "we're getting married on march 20th and i need a dress",
        {"wedding_date": "2027-03-20"},
    ),
    ("Book airport parking: flight date, drop-off day, name", "we fly out on december 3rd", {"flight_date": "2026-12-03"}),
    (
        "Book a table: date, time, people, name",
        "There's three of us, and my mom uses a wheelchair.",
        {"party_size": 3},
    ),
    ("Reserve a court: day, time, number of players, name", "my doubles partner and I used to play, four of us", {"party_size": 4}),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "said", "values"), STORIES)
async def test_a_story_fills_the_fields_that_it_tells_of_and_no_others(
    goal: str, said: str, values: dict[str, object]
) -> None:
    answer = await Conversation(read_profile(goal=goal, context="")).hears(said)
    noted = answer.memory.get("values", {})
    assert {name: noted.get(name) for name in values} == values
    assert set(noted) <= set(values) | {"matter", "anybody_stuck_inside", "date", "flowers"}


NO_ANSWERS = [
    ("Collect for a glazier: what broke, size of the pane, address", "a kid kicked a ball through our window", "broke", "a kid"),
    ("Enroll a child in swim class: child's name, age, day", "he's scared of putting his head under water", "child_name", "Water"),
    ("Take catering requests: dietary needs, occasion, date", "my daughter is getting married", "dietary", "my daughter is getting married"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "said", "name", "value"), NO_ANSWERS)
async def test_who_or_what_stands_in_a_story_is_not_taken_for_what_is_asked(
    goal: str, said: str, name: str, value: str
) -> None:
    answer = await Conversation(read_profile(goal=goal, context="")).hears(said)
    assert answer.memory.get("values", {}).get(name) != value


async def test_what_is_called_something_is_no_name_of_the_caller() -> None:
    call = Conversation(read_profile(goal="Take refill requests: the medicine, which pharmacy, name", context=""))
    answer = await call.hears_all(
        "hello", "It's called lisinopril, the ten milligram ones.", "I always go to the CVS on Main."
    )
    noted = answer.memory["values"]
    assert "lisinopril" in noted["medicine"]
    assert "CVS" in noted["pharmacy"]
    assert "name" not in noted


def test_anything_of_two_kinds_is_no_choice_between_them() -> None:
    fields = read_profile(goal="Book a moving crew: date, anything heavy or special", context="").reading.fields
    assert fields[-1].kind == "text"


async def test_a_time_of_day_answers_since_when() -> None:
    call = Conversation(read_profile(goal="Report a noise: which flat, since when", context=""))
    answer = await call.hears_all("hello", "5c", "midnight")
    assert "midnight" in answer.memory["values"].values()


DAYS = [
    ("any day next week but thursday's out", None),
    ("thursday's out but friday works", "2026-11-27"),
    ("monday doesn't work how about tuesday", "2026-11-24"),
    ("any day but monday", None),
]


@pytest.mark.parametrize(("said", "day"), DAYS)
async def test_a_day_that_will_not_do_is_not_taken_for_the_one_that_is_wished_for(said: str, day: str | None) -> None:
    answer = await Conversation(read_profile(goal="Book a visit: day, name", context="")).hears(said)
    assert answer.memory.get("values", {}).get("date") == day


async def test_words_to_be_written_tell_no_day_and_no_name() -> None:
    profile = read_profile(goal="Take banner orders: width, text, delivery date, name", context="")
    answer = await Conversation(profile).hears("we want a banner and it should say grand opening saturday")
    assert answer.memory["values"] == {"text": "grand opening saturday"}


REPORTS = [
    "Take lost property reports: what was lost, where, when",
    "Take a theft report: what was stolen, where, when, policy number",
]


@pytest.mark.parametrize("goal", REPORTS)
async def test_the_day_of_what_is_reported_is_over(goal: str) -> None:
    call = Conversation(read_profile(goal=goal, context="Open Mon-Fri 9-17."))
    answer = await call.hears_all("i need to report something", "a red umbrella", "yesterday at ten in the evening")
    assert answer.memory["values"]["date"] == "2026-11-21"
    assert "gone by" not in answer.say


MATTERS = [
    ("Book an eye exam: reason, glasses or contacts, last exam, day", "i can't read street signs anymore", "reason", "street signs"),
    ("Take bug reports: which product, what happened, email", "Ledger crashes each time I export a file", "happened", "crashes"),
    ("Report a street light: the location, what's wrong", "the light outside the big library over there has been flickering on and off", "wrong", "on and off"),
    ("Take upholstery requests: piece of furniture, what's the matter, phone", "our dining chairs are coming apart, six of them", "matter", "coming apart"),
    ("Take donations for a thrift store: what is donated, day", "there's a sofa two armchairs and about ten boxes of books", "donated", "sofa"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "said", "name", "words"), MATTERS)
async def test_what_is_the_matter_is_told_whole(goal: str, said: str, name: str, words: str) -> None:
    profile = read_profile(goal=goal, context="Products: Tally, Ledger.")
    answer = await Conversation(profile).hears(said)
    assert words in answer.memory["values"][name]


async def test_a_size_or_an_age_is_not_told_by_a_whole_story() -> None:
    profile = read_profile(goal="Book a babysitter: their ages, address, day", context="")
    answer = await Conversation(profile).hears("so we need someone for our twins on friday they are a handful")
    assert "ages" not in answer.memory.get("values", {})


async def test_furniture_is_no_brand() -> None:
    profile = read_profile(goal="Take requests for assembly: what furniture, brand, day", context="")
    answer = await Conversation(profile).hears(
        "i bought a wardrobe and two nightstands and i'm hopeless with that stuff"
    )
    assert answer.memory["values"].get("brand") is None
