"""What callers say in the middle of a call answers what it answers: a bare wish nothing, a story its question, a note its field."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

ROOFER = "Take roof repair requests. Collect what happened, the address, the name, and a phone number."
VACUUMS = (
    "Take warranty claims. Collect the model of the vacuum, what is wrong, the date of purchase, and an e-mail address."
)
CAKES = "Take cake orders. Collect the size, what to write on the cake, the pickup day and time, and the name."
TUTORS = "Book tutoring. Ask for the subject, the grade of the student, the day and time, and a phone number."
LUNCHES = (
    "Take lunch orders. Collect what they want, for how many people, the delivery day and time, notes, and a name."
)
BAKERS = "Take orders for wedding cakes. Collect the date it is needed, number of servings, the flavor, allergies, and a phone number."
SHOULDERS = "Book physiotherapy. Ask where it hurts, whether they have a referral, the day and time, and the name."
STITCHERS = "Book embroidery. Collect what is to be embroidered, the text, the thread color, the number of pieces, and the name."
PHONES = "Take phone repairs. Collect the model, what is broken, the day, and the name."
PICTURES = "Book photo sessions. Ask for the day and time and the number of people in the picture."


async def _held(goal: str, *lines: str) -> dict[str, Any]:
    call = Conversation(read_profile(goal=goal))
    for said in lines:
        await call.hears(said)
    return dict(call.answers[-1].memory.get("values", {}))


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (ROOFER, "hi i have a problem with my roof"),
        (ROOFER, "a friend recommended you"),
        (ROOFER, "my roof needs fixing"),
        (ROOFER, "we'd like to have some repairs done"),
        (TUTORS, "my daughter needs a tutor"),
        (VACUUMS, "i'd like to get my vacuum looked at"),
    ],
)
async def test_a_bare_wish_is_not_what_is_the_matter(goal: str, said: str) -> None:
    assert not await _held(goal, said)


@pytest.mark.parametrize(
    ("goal", "lines", "field", "told"),
    [
        (ROOFER, ["i have a problem with my roof", "there's water leaking into the attic"], "happened", "leaking"),
        (ROOFER, ["my roof is leaking"], "happened", "leaking"),
        (VACUUMS, ["my vacuum stopped working", "it's the v8", "it just has no suction anymore"], "wrong", "suction"),
        (SHOULDERS, ["hello", "my left shoulder i fell off a ladder"], "hurts", "left shoulder"),
        (PHONES, ["hi there", "iphone 13"], "model", "iphone 13"),
        (
            LUNCHES,
            ["hello", "the salmon", "ten people", "monday at noon, and please leave it at the front desk"],
            "notes",
            "front desk",
        ),
        (
            LUNCHES,
            ["hello", "the salmon", "ten people", "monday at noon and ring the bell twice"],
            "notes",
            "bell twice",
        ),
        (BAKERS, ["june 1st", "twenty", "lemon, and my aunt is allergic to nuts"], "allergies", "nuts"),
        (BAKERS, ["june 1st", "twenty", "lemon, and my aunt is allergic to nuts"], "flavor", "lemon"),
        (STITCHERS, ["bath towels", "the parkers", "navy blue and we need six of them"], "pieces", 6),
        (PICTURES, ["friday at ten", "seven of us with grandma"], "people_picture", 7),
    ],
)
async def test_it_goes_to_the_field_that_it_answers(goal: str, lines: list[str], field: str, told: str | int) -> None:
    values = await _held(goal, *lines)

    assert told in values[field] if isinstance(told, str) else values[field] == told


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("can you write happy 70th papa joe on it", "happy 70th papa joe"),
        ("for emma with love", "for emma with love"),
        ("um just put get well soon please", "get well soon"),
        ("Happy birthday, Anna! Love, Mom and Dad.", "Happy birthday, Anna! Love, Mom and Dad"),
        ("just married", "just married"),
        ("thank you for everything, and my name is jo lee", "thank you for everything"),
        ("can you do gold letters", None),
        ("can you print a photo on it", None),
        ("my name is jo lee by the way", None),
        ("saturday at ten", None),
        ("hold on", None),
    ],
)
async def test_who_is_asked_what_to_write_dictates(said: str, words: str | None) -> None:
    values = await _held(CAKES, "hello", "large", said)

    assert values.get("write_cake") == words
    assert values.get("name") in (None, "Jo Lee")


@pytest.mark.parametrize(
    ("goal", "kinds"),
    [
        (PHONES, ["text", "text", "date", "name"]),
        ("Collect the student's name, the class or grade, and why they are absent.", ["name", "text", "text"]),
        ("Collect allergies or diets and the pick-up day.", ["text", "date"]),
        ("Collect the name, and whether it is pickup or delivery.", ["name", "choice"]),
        ("Book pet sitting. Ask what kind of pet, the dates, and the name.", ["text", "date", "date", "name"]),
    ],
)
def test_what_a_goal_lists_is_asked_for_as_what_it_is(goal: str, kinds: list[str]) -> None:
    assert [f.kind for f in read_profile(goal=goal).reading.fields] == kinds


@pytest.mark.parametrize(
    "said",
    [
        "i spilled coffee on the keyboard and now half the keys don't work",
        "i think she jumped off the shelf",
        "it just has no suction anymore",
    ],
)
async def test_what_is_wrong_with_a_thing_is_neither_danger_nor_a_farewell(said: str) -> None:
    call = Conversation(read_profile(goal=VACUUMS))
    answer = await call.hears(said)

    assert not answer.ends
    assert "emergency" not in answer.say


BIKES = "Book a bike repair. Get the name, the bike, what is wrong, and the day and time."
SOFAS = "Take an upholstery request. Collect the name, the piece of furniture, the fabric and a phone number."
FEASTS = "Take a catering inquiry. Collect the name, the occasion, the date and the number of guests."
PIANOS = "Take a moving request. Ask for the name, where the piano is, and the date."
RACES = "Register runners. Collect the name, the distance (5k, 10k or half marathon) and an e-mail."
FRAMES = "Take a framing order. Ask for the name, what is to be framed, and a phone number."
SWIMMERS = "Enroll a child. Collect the child's name, the level, and the parent's name."
FLYERS = "Take a print order. Collect the item, the quantity, and an e-mail."


@pytest.mark.parametrize(
    ("goal", "lines", "field", "told"),
    [
        (BIKES, ["hi", "i'm silas reed and i need it by friday"], "name", "Silas Reed"),
        (BIKES, ["hi", "i'm ramona kent thursday please"], "name", "Ramona Kent"),
        (BIKES, ["hi", "i'm roland keys funny name for it i know"], "name", "Roland Keys"),
        (BIKES, ["hi", "i'm perry stone it's for a race"], "name", "Perry Stone"),
        (BIKES, ["hi", "i'm tessa horn it's a trek mountain bike"], "bike", "trek"),
        (BIKES, ["my bike needs some work", "i'm tessa horn", "the chain keeps slipping"], "wrong", "slipping"),
        (SOFAS, ["hi", "i'm nadine cole and it's an armchair from my grandmother"], "piece_furniture", "armchair"),
        (FEASTS, ["i'm otis pike", "it's our golden anniversary on december twelfth"], "occasion", "anniversary"),
        (PIANOS, ["i'm otis pike", "the piano is in the basement it's a narrow staircase"], "piano", "basement"),
        (RACES, ["i'm otis pike", "i'll do the ten k"], "distance", "10k"),
        (FRAMES, ["hi", "it's a signed jersey my name is rick donovan"], "framed", "jersey"),
        (SWIMMERS, ["his name is felix", "i'm a beginner i only know how to float"], "level", "beginner"),
        (SWIMMERS, ["his name is felix", "a beginner", "i'm his mother sandra whitfield"], "parent_name", "Whitfield"),
        (FLYERS, ["hi", "it's wedding programs a hundred and twenty of them"], "item", "wedding programs"),
        (FLYERS, ["hi", "it's wedding programs a hundred and twenty of them"], "quantity", 120),
    ],
)
async def test_more_than_asked_is_told_apart(goal: str, lines: list[str], field: str, told: str | int) -> None:
    values = await _held(goal, *lines)

    assert told in str(values[field]) if isinstance(told, str) else values[field] == told


@pytest.mark.parametrize(
    ("goal", "lines", "field"),
    [
        (BIKES, ["hi", "it smells so bad please hurry"], "name"),
        (BIKES, ["hi", "i'm running late"], "name"),
        (BIKES, ["hi", "i'm otis pike", "those please"], "bike"),
        (FEASTS, ["i'm otis pike", "we need it by friday"], "occasion"),
        (BIKES, ["hi", "i'm otis pike", "make it friday"], "bike"),
    ],
)
async def test_what_only_looks_like_an_answer_is_none(goal: str, lines: list[str], field: str) -> None:
    assert field not in await _held(goal, *lines)


@pytest.mark.parametrize(
    "said",
    ["he's scared of the dryer", "she's been limping since yesterday", "he's been losing feathers around the neck"],
)
async def test_fears_and_small_ailments_are_no_emergency(said: str) -> None:
    call = Conversation(read_profile(goal="Book a vet visit. Ask for the name and what is wrong."))
    await call.hears("i'm otis pike")

    assert "emergency" not in (await call.hears(said)).say
