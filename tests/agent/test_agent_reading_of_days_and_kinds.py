"""What a few words of a context tell: days off, kinds to choose from, places, and of what "how many" is asked."""

import pytest

from echolink.agent.profile import Reading, read_profile


def _read(goal: str, context: str) -> Reading:
    return read_profile(goal=goal, context=context).reading


@pytest.mark.parametrize(
    ("context", "closed", "holidays"),
    [
        ("No lessons on weekends or on Thanksgiving.", ["saturday", "sunday"], ["thanksgiving"]),
        ("We don't deliver on Sundays.", ["sunday"], []),
        ("We don't work Saturdays or on Thanksgiving.", ["saturday"], ["thanksgiving"]),
        ("Inspections Monday to Friday, not on weekends.", ["saturday", "sunday"], []),
    ],
)
def test_a_day_on_which_nothing_is_done_is_closed(context: str, closed: list[str], holidays: list[str]) -> None:
    hours = _read("Book a visit: name, day and time", context).hours
    assert (hours["closed"], hours.get("closed_holidays", [])) == (closed, holidays)


@pytest.mark.parametrize(
    "context", ["No parking on weekends.", "No extra charge on Sundays.", "No breakfast on Mondays."]
)
def test_a_detail_that_is_missing_on_a_day_closes_nothing(context: str) -> None:
    assert "closed" not in _read("Book a visit: name, day and time", context).hours


def test_what_the_goal_asks_for_is_done_on_the_days_of_the_work() -> None:
    hours = _read(
        "Schedule roof inspections: address, day, time", "Peak Roofs inspects roofs Monday through Friday."
    ).hours
    assert hours["closed"] == ["saturday", "sunday"]


@pytest.mark.parametrize(
    ("goal", "stays"),
    [
        ("Book karaoke rooms", False),
        ("Reserve pottery rooms", False),
        ("Book hotel rooms", True),
        ("Book rooms", True),
        ("Reserve double rooms", True),
    ],
)
def test_a_room_that_is_called_by_what_is_done_in_it_is_no_place_to_sleep(goal: str, *, stays: bool) -> None:
    assert ("nights" in {f.name for f in _read(goal, "").fields}) is stays


@pytest.mark.parametrize(
    ("goal", "context", "name", "options"),
    [
        (
            "Reserve bulbs: variety, day",
            "Varieties and prices per bag: tulip $6, iris $7.",
            "variety",
            ("tulip", "iris"),
        ),
        (
            "Book tests: which clinic, day",
            "There are two test clinics, Harbor and Elm Hill.",
            "clinic",
            ("Harbor", "Elm Hill"),
        ),
        (
            "Book swimming lessons. Always ask which kind of lesson",
            "Group lesson (60 min): $25. Private lesson (30 min): $40. Lessons Monday to Friday, the pool rests on Sundays.",
            "lesson",
            ("Group lesson", "Private lesson"),
        ),
    ],
)
def test_the_kinds_there_are_can_be_chosen(goal: str, context: str, name: str, options: tuple[str, ...]) -> None:
    fields = {f.name: f for f in _read(goal, context).fields}
    chosen = fields.get(name) or fields["service"]
    assert chosen.options == options


def test_an_order_to_callers_lists_nothing_to_choose_from() -> None:
    fields = {f.name: f for f in _read("Book tests: which site, day", "Rest and eat well before.").fields}
    assert not fields["site"].options


@pytest.mark.parametrize(
    ("goal", "name"),
    [
        ("Collect rugs for cleaning (how many, address, which day, name)", "rugs"),
        ("Take wreath orders: how many, pickup day, name", "wreaths"),
        ("Schedule mattress pickups: how many, address, day", "mattresses"),
        ("Book tables: how many, day, time, name", "party_size"),
    ],
)
def test_how_many_is_asked_of_what_the_goal_is_about(goal: str, name: str) -> None:
    assert name in {f.name for f in _read(goal, "").fields}


@pytest.mark.parametrize(
    ("context", "areas"),
    [
        ("I only go to Salem and Lynn, nowhere else, I'm alone here.", ("Salem", "Lynn")),
        ("We come to Salem, Lynn and Nahant, sorry, nowhere else.", ("Salem", "Lynn", "Nahant")),
        ("We come by bike to Astoria, Corona and Elmhurst, no other places.", ("Astoria", "Corona", "Elmhurst")),
        ("We serve Yonkers and Rye, but we don't charge for the way.", ("Yonkers", "Rye")),
    ],
)
def test_what_comes_after_the_places_is_none(context: str, areas: tuple[str, ...]) -> None:
    assert _read("Send a plumber", context).areas == areas


def test_so_many_minutes_are_no_minimum() -> None:
    assert not _read("Send a plumber", "I'll be there in 40 min or so.").limits
