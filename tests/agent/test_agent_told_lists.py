"""What the context lists is what there is to choose from, and a caller may point at it by its price, its size or its place."""

import pytest

from echolink.agent.english.choices import choices
from echolink.agent.english.fares import extreme_pointed_at, prices_pointed_at
from echolink.agent.english.heard import heard
from echolink.agent.profile import read_profile
from tests.callers.desk_phone import DeskPhone


def _options(goal: str, context: str, name: str) -> tuple[str, ...]:
    reading = read_profile(
        goal=goal, context=context, name="", fields=None, timezone="America/New_York", region="US"
    ).reading
    return next(f.options for f in reading.fields if f.name == name)


@pytest.mark.parametrize(
    ("goal", "context", "name", "options"),
    [
        ("Pest control calls. Which pest, address, name.", "We treat for ants, mice, bed bugs and termites.", "pest",
         ("ants", "mice", "bed bugs", "termites")),
        ("Gym trial sign-up: class, name, day.", "Pick from cycling, boxing, Pilates or Zumba.", "class",
         ("cycling", "boxing", "Pilates", "Zumba")),
        ("Tailor: which alteration, garment, name.", "Hem $18, take in the waist $25, new zipper $22.", "alteration",
         ("Hem", "take in the waist", "new zipper")),
        ("Art classes at the center. Which class, how many seats, name.", "Monday is clay, Tuesday is oil painting, and Sundays are life drawing.", "class",
         ("clay", "oil painting", "life drawing")),
        ("Escape room bookings: which room, day, time.",
         "The Vault: rob a bank. Haunted Manor: find the ghost. Submarine: get out.", "room",
         ("The Vault", "Haunted Manor", "Submarine")),
        ("Book visits: which doctor, name, day.", "Dr. Alvarez sees adults, Dr. Chen is our pediatrician.", "doctor",
         ("Dr. Alvarez", "Dr. Chen")),
    ],
)  # fmt: skip
def test_a_list_in_prose_or_with_prices_is_chosen_from(
    goal: str, context: str, name: str, options: tuple[str, ...]
) -> None:
    assert _options(goal, context, name) == options


@pytest.mark.parametrize(
    ("goal", "context", "name"),
    [
        ("Shoe repairs: what kind of shoe, name.", "Heels $20, soles $45, zippers $15.", "shoe"),
        ("Rent bikes: which bike, name.", "We accept cash, cards and checks.", "bike"),
        ("Locksmith: which door, address.", "We do houses, cars, offices and safes.", "door"),
    ],
)
def test_a_list_of_something_else_is_not(goal: str, context: str, name: str) -> None:
    assert _options(goal, context, name) == ()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the ninety five dollar one", "deep tissue"),
        ("the one for eighty", "Swedish"),
        ("whatever's cheapest", "Swedish"),
        ("the most expensive one please", "hot stone"),
        ("the last one you said", "hot stone"),
    ],
)
async def test_a_choice_is_pointed_at(said: str, meant: str) -> None:
    phone = DeskPhone(
        {
            "bot": {
                "goal": "Book a massage: which massage, day, time, name.",
                "context": "Our massages: Swedish $80, deep tissue $95, hot stone $110.",
                "name": "",
            },
            "webhook": "ok",
        }
    )
    await phone.say(said)
    assert (phone.call.answers[-1].memory or {})["values"]["massage"] == meant


@pytest.mark.parametrize("said", ["cut and beard", "both, hair and beard", "a beard trim and a cut please"])
def test_two_that_are_one_together_are_that_one(said: str) -> None:
    options = ("Cut", "beard trim", "cut and beard together", "Kids cut")
    assert [found.value for found in choices(heard(said), options, asked=True)] == ["cut and beard together"]


def test_prices_and_extremes_are_heard_where_something_is_pointed_at() -> None:
    assert prices_pointed_at("the one that's nineteen") == (1900,)
    assert prices_pointed_at("I have fifty dollars") == ()
    assert extreme_pointed_at("your biggest one") == "big"
    assert extreme_pointed_at("a big one") == ""
