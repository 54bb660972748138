"""One thing takes another's place wherever in a breath that is said, and what only sounds so changes nothing."""

import pytest

from echolink.agent.english.shifts import shift
from echolink.agent.english.swapping import anew, meant, swapped
from tests.agent.told import known

_ORDER = "Order flowers: which flowers, the date, the caller's name."
_FIX = "Take a repair: the name, the appliance, the problem."
_WAY = "Book a car: pickup address, destination, date, time, name."
_ROOM = "Book a room: name, arrival date, number of nights, whether breakfast is wanted."


@pytest.mark.parametrize(
    ("noted", "said", "stands"),
    [
        ("roses", "no sorry make them tulips not roses still a dozen", "tulips"),
        ("bouquet of roses", "lilies instead of roses my wife just reminded me", "bouquet of lilies"),
        ("ants", "my husband says those aren't ants they're termites so write that", "termites"),
        ("my ankle", "hm not the ankle i think my boss would see it so on the shoulder", "my shoulder"),
        ("pizza", "not the pizza the calzone please", "calzone"),
        ("scanner", "did i say scanner i meant the printer of course", "printer"),
        ("honda civic", "i don't have the civic anymore so it's the accord", "honda accord"),
        ("green", "hm green is too dark make it beige", "beige"),
        ("green", "change the green to beige please", "beige"),
        ("black backpack", "no not black it's the dark blue backpack my son has the black one", "dark blue backpack"),
        ("happy birthday sara", "oh sara is spelled with an h so it's s a r a h", "happy birthday Sarah"),
    ],
)
def test_the_thing_that_is_meant_takes_the_place_of_the_other(noted: str, said: str, stands: str) -> None:
    swap = swapped(noted, said)

    assert swap is not None
    assert swap.known == stands


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the sink is leaking", "the sink is not leaking badly"),
        ("the sink is leaking", "the sink is too old"),
        ("a red dress", "i'm not sure if the dress is red"),
        ("the front door", "i can't get in and the key is not in the door"),
        ("dress", "my dress doesn't fit i need it taken in"),
        ("two pies", "not two three"),
    ],
)
def test_what_tells_more_of_a_thing_swaps_nothing(noted: str, said: str) -> None:
    assert swapped(noted, said) is None


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("no not hemmed sorry i mean taken in at the waist i've lost some weight", "taken in at the waist"),
        ("you know what forget the lasagna we'd rather have the paella", "paella"),
        ("on second thought make it paella instead", "paella"),
        ("not sure yet i need to think", None),
        ("not much just a bit of rust", None),
    ],
)
def test_what_is_not_meant_is_no_answer(said: str, what: str | None) -> None:
    assert meant(said) == what


@pytest.mark.parametrize("said", ["make it nice please", "actually make it seven", "no i'd prefer it later"])
def test_no_thing_is_told_anew_by_other_words(said: str) -> None:
    assert anew(said) is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("let's do it 2 days earlier my sister arrives sooner", ("date", -2)),
        ("make it an hour later i'm stuck at work", ("time", 60)),
        ("an hour later i noticed the leak", None),
    ],
)
def test_a_move_is_heard_with_its_reason(text: str, by: tuple[str, int] | None) -> None:
    assert shift(text) == by


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        (_ORDER, ["roses on december second i'm al reed", "on second thought let's go with lilies"], {"flowers": "lilies"}),
        (_WAY, ["from 9 pine street to the opera on december fifth at seven pm for ed moss",
                "hold on my wife says the museum not the opera"], {"destination": "the museum"}),
        (_WAY, ["from 9 pine street to 40 lake road on december fifth at seven pm for ed moss",
                "sorry it's 14 lake road i mixed up the numbers"],
         {"pickup_address": "9 pine street", "destination": "14 lake road"}),
        (_WAY, ["from 9 pine street to the opera on december third at seven pm for ed moss",
                "could we do the same time but on friday december fourth i forgot i'm babysitting thursday"],
         {"date": "2026-12-04", "time": "19:00"}),
        (_FIX, ["my dryer doesn't heat no i'm sorry i said dryer but it's the oven that doesn't heat i'm vera koch"],
         {"appliance": "oven"}),
        (_ROOM, ["three nights from december fourth without breakfast i'm jo park",
                 "my wife is hungry in the morning so yes we want breakfast"], {"breakfast_wanted": True, "nights": 3}),
        ("Hire a car: driver's name, vehicle (sedan or minivan), number of days, pick-up day.",
         ["a sedan for four days from monday hannah greer", "wait we'll be six people so a minivan"],
         {"days": 4, "vehicle": "minivan"}),
        ("Groom a dog: owner's name, breed, day and time.",
         ["my poodle on thursday december third at ten carla dunn", "oh sorry ten won't work make it two in the afternoon"],
         {"breed": "poodle", "time": "14:00"}),
    ],
)  # fmt: skip
async def test_a_change_of_mind_is_what_stands_in_a_call(goal: str, said: list[str], want: dict[str, object]) -> None:
    assert want.items() <= (await known(goal, *said)).items()
