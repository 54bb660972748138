"""Are values read out of what speech-to-text makes of callers?"""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.scripted import read
from echolink.agent.scripted.measure import main, measure

SUNDAY = datetime(2026, 11, 22, 12, 0)
EVENINGS = {"daily": [{"opens": "17:00", "closes": "22:00"}]}
DATA = Path(__file__).parents[1] / "data"
PHRASES = (DATA / "caller_phrases.json", DATA / "caller_phrases_train.json", DATA / "spoken_values.json")
AIMS = {"time": 0.97, "date": 0.95, "count": 0.97}
PAGE = Path(__file__).parents[2] / "docs" / "agent.md"


@pytest.mark.parametrize("phrases", PHRASES[:2], ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", AIMS)
def test_phrases_of_real_callers_are_read(kind: str, phrases: Path) -> None:
    score = measure(phrases)[kind]

    assert score.right / score.count >= AIMS[kind], score.missed


@pytest.mark.parametrize("kind", ["time", "date", "count", "name", "phone", "email", "yes_no", "money", "address"])
def test_what_speech_to_text_makes_of_callers_is_read(kind: str) -> None:
    score = measure(PHRASES[2])[kind]

    assert score.right / score.count >= 0.92, score.missed


def test_a_kind_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="kind must be one of time, date"):
        read("colour", "blue", now=SUNDAY)


def test_the_measure_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PHRASES[0])]) == 0
    assert "time" in capsys.readouterr().out

    assert main([str(PHRASES[2]), "--misses"]) == 0
    assert "meant" in capsys.readouterr().out


def test_the_page_shows_what_the_measure_prints(capsys: pytest.CaptureFixture[str]) -> None:
    main([*(str(path) for path in PHRASES), "--table"])

    assert capsys.readouterr().out in PAGE.read_text()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("half past 1 in the afternoon", "13:30"),
        ("quarter to 12 in the morning", "11:45"),
        ("7:45 pm.", "19:45"),
        ("seven thirty in the evening", "19:30"),
        ("seven oh five p.m.", "19:05"),
        ("730 pm", "19:30"),
        ("at 1930", "19:30"),
        ("nineteen thirty", "19:30"),
        ("19 hundred hours", "19:00"),
        ("ten to eight in the morning", "07:50"),
        ("twenty past six pm", "18:20"),
        ("around noon", "12:00"),
        ("12 noon", "12:00"),
        ("midnight", "00:00"),
        ("12:30 a.m.", "00:30"),
        ("8 in the night", "20:00"),
        ("2 o'clock in the afternoon", "14:00"),
        ('2 o"clock in the afternoon', "14:00"),
        ("tomorrow evening at 7", "19:00"),
        ("at 3 on Saturday afternoon", "15:00"),
        ("not at seven, at eight pm", "20:00"),
        ("at six, sorry, seven pm I mean", "19:00"),
        ("09:30", "09:30"),
        ("for 4 people", None),
        ("12 Elm Street at 10 am", "10:00"),
        ("good evening, 5 o'clock in the morning please", "05:00"),
        ("no idea", None),
        ("25 o'clock", None),
        ("it's about my twenty twenty four return", None),
        ("at twenty twenty five", "20:25"),
        ("around eight hundred dollars", None),
        ("two sixteen Barclay Street in Hoboken", None),
        ("it's one twenty Quarry Road", None),
        ("two sixteen on Friday", "14:16"),
        ("10 48th Avenue", None),
        ("five thirty, 12 Main Street", "17:30"),
    ],
)
def test_times(said: str, value: str | None) -> None:
    assert read("time", said, now=SUNDAY) == value


@pytest.mark.parametrize(
    ("said", "value"), [("at 7", "19:00"), ("seven thirty", "19:30"), ("9", "21:00"), ("at 10 in the morning", "10:00")]
)
def test_hours_without_am_or_pm_are_resolved_by_the_opening_hours(said: str, value: str) -> None:
    assert read("time", said, now=SUNDAY, hours=EVENINGS) == value


def test_nine_at_a_place_that_opens_in_the_morning_is_in_the_morning() -> None:
    hours = {"daily": [{"opens": "09:00", "closes": "18:00"}]}

    assert read("time", "at nine", now=SUNDAY, hours=hours) == "09:00"
    assert read("time", "at three", now=SUNDAY, hours=hours) == "15:00"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("tonight", "2026-11-22"),
        ("this Saturday", "2026-11-28"),
        ("on Friday", "2026-11-27"),
        ("Wednesday next week", "2026-11-25"),
        ("the week after next on Friday", "2026-12-04"),
        ("Friday the week after next", "2026-12-04"),
        ("a week from Tuesday", "2026-12-01"),
        ("in two weeks", "2026-12-06"),
        ("in three days", "2026-11-25"),
        ("one week from today", "2026-11-29"),
        ("the 25th of this month", "2026-11-25"),
        ("the 6th of next month", "2026-12-06"),
        ("on the third", "2026-12-03"),
        ("the twenty-fourth", "2026-11-24"),
        ("December 5th", "2026-12-05"),
        ("5 December", "2026-12-05"),
        ("the fifth of December twenty twenty seven", "2027-12-05"),
        ("January 2nd", "2027-01-02"),
        ("12/5", "2026-12-05"),
        ("2027-03-04", "2027-03-04"),
        ("Friday, November 27th", "2026-11-27"),
        ("Christmas Eve", "2026-12-24"),
        ("not Monday, Tuesday", "2026-11-24"),
        ("on Friday, no, Saturday", "2026-11-28"),
        ("February 30th", None),
        ("the 31st of November", None),
        ("the 31st of this month", None),
        ("the 32nd of May", None),
        ("my name is April", None),
        ("seven o'clock", None),
        ("just a second", None),
        ("for the first time", None),
    ],
)
def test_dates(said: str, value: str | None) -> None:
    assert read("date", said, now=SUNDAY) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("tuesday then december first", "2026-12-01"),
        ("let's say Wednesday, that would be December 9th", "2026-12-09"),
        ("friday i think the 11th of december", "2026-12-11"),
        ("Monday please, which is the 7th of December", "2026-12-07"),
        ("thursday works, december 3rd", "2026-12-03"),
        ("Saturday, so that's December 12th", "2026-12-12"),
    ],
)
def test_a_weekday_and_the_date_that_falls_on_it_are_one_day_whatever_is_said_between(said: str, value: str) -> None:
    assert read("date", said, now=SUNDAY) == value


def test_written_dates_are_read_as_the_region_writes_them() -> None:
    assert read("date", "3/12", now=SUNDAY, region="US") == "2027-03-12"
    assert read("date", "3/12", now=SUNDAY, region="GB") == "2026-12-03"
    assert read("date", "25/12", now=SUNDAY, region="US") == "2026-12-25"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_day_said_in_full_is_that_day(day: date, today: date) -> None:
    now = datetime(today.year, today.month, today.day)

    assert read("date", f"on {day:%B} {day.day}, {day.year}", now=now) == day.isoformat()
    assert read("date", f"the {day.day}th of {day:%B} {day.year}", now=now) == day.isoformat()


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 31))
def test_a_day_of_the_month_lies_ahead_and_is_never_rolled_over(today: date, day: int) -> None:
    value = read("date", f"on the {day}th", now=datetime(today.year, today.month, today.day))

    if value is not None:
        found = date.fromisoformat(value)
        assert found.day == day
        assert 0 <= (found - today).days <= 61


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_is_read_back(hour: int, minute: int) -> None:
    assert (
        read("time", f"at {hour % 12 or 12}:{minute:02} {'am' if hour < 12 else 'pm'}", now=SUNDAY)
        == f"{hour:02}:{minute:02}"
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("We three of us in our family", "3"),
        ("my parents, my sister and I", "4"),
        ("me and my wife", "2"),
        ("me, my wife and two kids", "4"),
        ("with my husband", "2"),
        ("two adults and three children", "5"),
        ("there will be seven of us", "7"),
        ("just me", "1"),
        ("only for myself", "1"),
        ("a party of twelve", "12"),
        ("half a dozen", "6"),
        ("me and three friends", "4"),
        ("for six, sorry, seven I mean", "7"),
        ("not four, five", "5"),
        ("to.", "2"),
        ("For", "4"),
        ("at least 3 please", "3"),
        ("twenty-five people", "25"),
        ("a single one", "1"),
        ("a couple of tickets", "2"),
        ("four grownups and three little ones", "7"),
        ("the four of us and grandma", "5"),
        ("tomorrow", None),
        ("I don't know", None),
    ],
)
def test_counts(said: str, value: str | None) -> None:
    assert read("count", said, now=SUNDAY) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("My name is Maria Jones.", "Maria Jones"),
        ("my name is maria jones and i'd like a table", "Maria Jones"),
        ("It's Peter van der Berg", "Peter van der Berg"),
        ("maria", "Maria"),
        ("Dr. Smith", "Dr. Smith"),
        ("mister o'neill please", "Mister O'Neill"),
        ("it's April", "April"),
        ("you can put it under Johnson", "Johnson"),
        ("Smith, sorry, Smythe", "Smythe"),
        ("Jones, J O H N E S", "Johnes"),
        ("Ferrer, F E double R E R", "Ferrer"),
        ("this is Anna Schmidt speaking", "Anna Schmidt"),
        ("in the name of Lee", "Lee"),
        ("tomorrow at seven", None),
        ("no", None),
        ("what do you mean", None),
        ("it's petersen s e n at the end", "Petersen"),
        ("i got a letter from the i r s", None),
        ("i need an m o t for my car", None),
        ("it's kathryn with a k and a y", "Kathryn"),
        ("put it under my husband, Tom Reyes", "Tom Reyes"),
        ("under my wife's name, gloria banks", "Gloria Banks"),
        ("gotcha", None),
        ("pity", None),
        ("nice", None),
        ("good morning, rita moore here", "Rita Moore"),
        ("i have two hundred old records here to sell", None),
        ("that's in orange county", None),
    ],
)
def test_names(said: str, value: str | None) -> None:
    assert read("name", said, now=SUNDAY) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("six five oh, double nine, seven, treble two, one", "+16509972221"),
        ("650-997-2221", "+16509972221"),
        ("my number is 415 555 2671 thanks", "+14155552671"),
        ("eight hundred five five five one two three four", "+18005551234"),
        ("plus four four twenty seven nine four six double oh one eight", "+442079460018"),
        ("area code 415, five five five, twenty six seventy one", "+14155552671"),
        ("call me at 4 1 5 5 5 5 2 6 7 1 for two people", "+14155552671"),
        ("use the number I'm calling from", "+12125550123"),
        ("this number please", "+12125550123"),
        ("555", None),
        ("nothing", None),
    ],
)
def test_phone_numbers(said: str, value: str | None) -> None:
    assert read("phone", said, now=SUNDAY, caller="+12125550123") == value


def test_phone_numbers_are_read_in_the_region() -> None:
    assert (
        read("phone", "oh two oh seven nine four six double oh one eight", now=SUNDAY, region="GB") == "+442079460018"
    )


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("j underscore ferrer at outlook dot es", "j_ferrer@outlook.es"),
        ("it's maria.jones@example.com", "maria.jones@example.com"),
        ("my email is maria dot jones two at gmail dot com thank you", "maria.jones2@gmail.com"),
        ("reach me at bob at example dot co dot uk please", "bob@example.co.uk"),
        ("it's all lower case b walsh ninety two at example dot com", "bwalsh92@example.com"),
        ("meet me at seven", None),
    ],
)
def test_email_addresses(said: str, value: str | None) -> None:
    assert read("email", said, now=SUNDAY) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("three and a half thousand", "3500"),
        ("one point five million", "1500000"),
        ("a couple hundred dollars", "200"),
        ("a quarter million", "250000"),
    ],
)
def test_parts_and_pairs_of_round_amounts(said: str, value: str) -> None:
    assert read("money", said, now=SUNDAY) == value


@pytest.mark.parametrize("said", ["yes", "yeah sure", "yep", "that's right", "sounds good", "perfect, thanks", "no, that's correct", "mm-hmm", "go ahead", "no problem", "I guess so"])  # fmt: skip
def test_colloquial_yes(said: str) -> None:
    assert read("yes_no", said, now=SUNDAY) == "yes"


@pytest.mark.parametrize("said", ["no", "nope", "not really", "that's wrong", "no, it's not", "almost", "I don't think so", "nah", "no thanks", "don't"])  # fmt: skip
def test_colloquial_no(said: str) -> None:
    assert read("yes_no", said, now=SUNDAY) == "no"


@pytest.mark.parametrize("said", ["I'm not sure", "tomorrow", "maybe", "what?"])
def test_neither_yes_nor_no(said: str) -> None:
    assert read("yes_no", said, now=SUNDAY) is None


def test_choices_money_and_addresses() -> None:
    options = ("Haircut", "Beard trim", "Color")

    assert read("choice", "a hair cut please", now=SUNDAY, options=options) == "Haircut"
    assert read("choice", "trim my beard", now=SUNDAY, options=options) == "Beard trim"
    assert read("choice", "the second one", now=SUNDAY, options=options) == "Beard trim"
    assert read("choice", "a massage", now=SUNDAY, options=options) is None
    assert read("money", "about 25 dollars and 50 cents", now=SUNDAY) == "25.5"
    assert read("address", "it's 12 Baker Street, second floor", now=SUNDAY) == "12 Baker Street, second floor"
    assert read("address", "it's 45-10 48th Avenue in Sunnyside", now=SUNDAY) == "45-10 48th Avenue, Sunnyside"


@given(
    st.sampled_from(
        ["time", "date", "count", "name", "phone", "email", "yes_no", "money", "choice", "address", "text"]
    ),
    st.text(max_size=200),
)
def test_no_text_whatever_makes_reading_fail(kind: str, said: str) -> None:
    value = read(kind, said, now=SUNDAY, options=("a", "b"))

    assert value is None or isinstance(value, str)


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("time", "half an hour past noon", "12:30"),
        ("time", "not in the morning, at one in the afternoon", "13:00"),
        ("time", "quarter of an hour past 9 in the morning", "09:15"),
        ("time", "at oh seven thirty", "07:30"),
        ("money", "forty nine ninety nine", "49.99"),
        ("money", "half a grand", "500"),
        ("money", "two fifty", "250"),
        ("name", "it's for my mother, Edna Walsh", "Edna Walsh"),
        ("name", "it's my daughter lily marsh", "Lily Marsh"),
        ("name", "the staircase is narrow", None),
        ("time", "at ten, sorry, ten thirty I mean, that's all", "10:30"),
        ("name", "the dog is nervous, jo marsh", "Jo Marsh"),
        ("address", "it's 420 Prospect Street, not 402", "420 Prospect Street"),
    ],
)
def test_what_is_told_in_passing_is_read(kind: str, said: str, value: object) -> None:
    assert read(kind, said, now=SUNDAY) == value
