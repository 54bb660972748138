"""Of each of several things its price, its length, its days, and for how many it is, are kept apart, in whatever form."""

import pytest

from echolink.agent.english.facts import Thing, things
from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone

_BROWS = {
    "goal": "Book an appointment: which treatment, the day, the time, name.",
    "context": "Open Tuesday to Saturday, 9 am to 6 pm. Gel manicure $45, 60 minutes. Brow lamination $70, 45 minutes, "
    "only on Wednesdays and Fridays because Ife does them. Lash lift $85, 50 minutes, any day.",
}
_TRIALS = {
    "goal": "Book a trial lesson: the student's name, the instrument, the day, the time.",
    "context": "Trial lessons: violin 30 minutes $25, Mondays and Tuesdays. Cello 30 minutes $28, Wednesdays only. "
    "Lessons are between 2 pm and 7 pm. Closed Thursday and Friday this week for Thanksgiving.",
}
_ROOMS = {
    "goal": "Book a party room: which room, day, time, number of guests, name.",
    "context": "The Den fits 12 and is $90/hr. The Loft fits 30 and is $160/hr, Fridays through Sundays. "
    "The Hall fits 80 and is $300/hr, Saturdays only. Open daily noon to 11 pm.",
}
_CAKES = {
    "goal": "Take a cake order: the size, the flavor, the pick-up day, a name.",
    "context": "Six inch cake $48, feeds 8. Eight inch $68, feeds 14. Ten inch $92, feeds 24. "
    "Flavors: lemon, chocolate, and pistachio for $10 more.",
}
_LAUNDRY = {
    "goal": "Take dry cleaning: pickup day, return day, what it is, name.",
    "context": "Suits $15, ready in two days. Dresses $18, ready in three days. Leather jackets $45, take a week.",
}


@pytest.mark.parametrize(
    ("sentence", "thing"),
    [
        ("Full groom - from $70 - 2 hrs - Tuesdays and Thursdays only.", ("Full groom", "Tuesdays and Thursdays", "from $70", "2 hrs")),
        ("Vinyasa (60 min, $18): Mon & Wed 6pm", ("Vinyasa", "Mon & Wed", "$18", "60 min")),
        ("Mini session runs 20 minutes and costs $150", ("Mini session", "", "$150", "20 minutes")),
        ("Hot stone costs $110, 75 min, Thursdays–Saturdays", ("Hot stone", "Thursdays-Saturdays", "$110", "75 min")),
        ("Wood stove sweep $210, an hour and a half.", ("Wood stove sweep", "", "$210", "an hour and a half")),
    ],
)  # fmt: skip
def test_what_is_told_of_a_thing_is_read_in_any_order_and_form(sentence: str, thing: tuple[str, ...]) -> None:
    (found,) = things(sentence)

    assert (found.name, found.days, found.price, found.length) == thing


@pytest.mark.parametrize(
    "sentence",
    [
        "We're open Tue–Sat 10–7.",
        "We take up to 10 people at one table.",
        "Delivery is free over $30.",
        "Cancelling is free up to two hours before.",
        "Cut trees arrive from November 27.",
    ],
)
def test_what_tells_anything_else_lists_no_thing(sentence: str) -> None:
    assert things(sentence) == ()


def test_for_how_many_each_is_stands_beside_its_price() -> None:
    found = things(
        "The single is $85 a night for one person, the garden room $120 for up to two, the loft $165 for up to four."
    )

    assert [(thing.name, thing.room) for thing in found] == [
        ("single", "one person"),
        ("garden room", "up to two"),
        ("loft", "up to four"),
    ]
    assert found[0] == Thing(
        "single",
        price="$85 a night",
        room="one person",
        more=("$85 a night", "one person"),
        said="single is $85 a night for one person",
    )


async def test_the_one_thing_that_has_days_is_refused_on_another_and_its_length_is_told() -> None:
    phone = DeskPhone({"bot": _BROWS})

    assert "Wednesday" in await phone.say("I'd love a brow lamination on saturday at eleven in the morning")
    assert "45" in await phone.say("wednesday then, same time, how long does it take")
    assert "Wednesday" not in await phone.say("a lash lift rather, on saturday at eleven")


def test_a_closing_of_this_week_is_no_closing_for_ever() -> None:
    def hours(context: str) -> dict[str, object]:
        return dict(read_profile(goal="Book a lesson: day, time, name.", context=context).reading.hours)

    assert hours("Closed Thursday and Friday this week for Thanksgiving.") == {
        "closed_holidays": ["thanksgiving", "thanksgiving_friday"]
    }
    assert "closed" not in hours("Open Monday to Friday 9 to 5, closed this Friday.")
    assert hours("Closed Mondays.") == {"closed": ["monday"]}


async def test_what_is_taught_is_chosen_from_the_lessons_and_kept_to_its_days() -> None:
    phone = DeskPhone({"bot": _TRIALS})

    assert "Wednesday" in await phone.say(
        "it's about a cello trial for my daughter Mayla Novak, could she come tuesday at four"
    )
    assert [list(f.options) for f in phone.profile.reading.fields if f.name == "instrument"] == [["violin", "Cello"]]


async def test_the_smallest_that_is_enough_is_told_with_its_price_and_kept_in_mind() -> None:
    phone = DeskPhone({"bot": _ROOMS})

    told = await phone.say("we're twenty five people, which room do we need")
    assert "Loft" in told
    assert "160" in told
    assert "Friday to Sunday" in await phone.say("wednesday at six please")


async def test_more_than_fit_into_what_was_chosen_are_told_what_holds_them() -> None:
    phone = DeskPhone({"bot": _ROOMS})

    assert "Loft" in await phone.say("the den on saturday at six, there are twenty of us")


async def test_only_the_last_of_a_list_costs_more_and_is_one_to_choose() -> None:
    phone = DeskPhone({"bot": _CAKES})

    assert "92" in await phone.say(
        "it's for about twenty people, which size is that and how much without the pistachio"
    )
    assert "10 dollars extra" in await phone.say("and how much is the pistachio")
    assert "price_cents" not in next(s for s in phone.profile.reading.services if s["name"] == "lemon")


async def test_each_thing_is_ready_after_its_own_days() -> None:
    phone = DeskPhone({"bot": _LAUNDRY})

    assert "3 days" in await phone.say("a dress, pick it up monday and back tuesday")
    assert "3 days" not in await phone.say("thursday then")


@pytest.mark.parametrize(
    "context",
    [
        "Studio $420, about three hours. One-bedroom $650, about five hours.",
        "Studio - $420 (about 3 hours); one-bedroom - $650 (about 5 hours)",
        "Studio: 3 hrs, $420\nOne-bedroom: 5 hrs, $650",
    ],
)
async def test_the_size_of_a_home_is_one_of_the_prices_and_has_its_length(context: str) -> None:
    phone = DeskPhone({"bot": {"goal": "Book a move: the size of the home, the day, name.", "context": context}})

    assert "5 hours" in await phone.say("it's a one bedroom, how long does it take you")
