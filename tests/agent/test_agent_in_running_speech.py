"""Calls as people talk: a hesitation before the right value, a way told from its end, a thing described, a word taken back."""

from typing import Any

import pytest

from echolink.agent.ear import Act
from echolink.agent.english.acts import acts
from echolink.agent.english.clauses import clauses
from echolink.agent.english.heard import heard
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation
from tests.agent.told import known
from tests.callers.desk_phone import DeskPhone

MOVERS = "Movers: the address they move from, the address they move to, the moving day"
RIDES = "Take bookings for rides: where from, where to, the day, the pick-up time"


@pytest.mark.parametrize(
    ("goal", "said", "want"),
    [
        ("Book a haircut: day and time", "wednesday at two uh two thirty I mean", {"time": "14:30"}),
        ("Book a haircut: day and time", "friday um saturday at six in the evening", {"date": "2026-11-28"}),
        ("Book a table", "two adults um three kids tomorrow at five", {"party_size": 5}),
        (
            MOVERS,
            "from 12 Fulton Avenue to 230 Marcy, sorry, 320 Marcy Avenue",
            {"address_move_to": "320 Marcy Avenue"},
        ),
        (MOVERS, "from 4 elm street to 20 no 22 oak road", {"address_move_to": "22 oak road"}),
        (RIDES, "a cab to jfk on wednesday at five from 12 main street in hoboken", {"to_address": "jfk"}),
        (
            RIDES,
            "a cab to jfk on wednesday at five from 12 main street in hoboken",
            {"from_address": "12 main street, hoboken"},
        ),
        ("Book an airport ride: pick-up address, airport, day", "a ride to Newark on tuesday", {"airport": "Newark"}),
        (
            "Book boarding: the dog's name, the owner's name, day",
            "a spot for Biscuit she's a beagle",
            {"dog_name": "Biscuit"},
        ),
    ],
)
async def test_the_value_that_is_meant_is_noted(goal: str, said: str, want: dict[str, Any]) -> None:
    assert want.items() <= (await known(goal, said)).items()


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("the two fellas were lovely, I'd say a nine no hang on call it an eight out of ten", 8),
        ("a four, no, a three to be honest", 3),
        ("I came two times and it was a six", 6),
    ],
)
async def test_a_grade_is_no_number_of_something_else(said: str, grade: int) -> None:
    told = await known("Ask how satisfied they are from 1 to 10, and what we could do better", "hello", said)

    assert list(told.values()) == [grade]


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("could someone tune my piano tomorrow at two", False),
        ("can you look at my boiler on friday", False),
        ("could you tell me if you're open on friday", True),
        ("do you do birthday parties on saturdays", True),
    ],
)
def test_a_thing_to_be_done_on_a_day_is_a_wish(said: str, *, asks: bool) -> None:
    assert any(clause.asks for clause in clauses(said)) is asks


@pytest.mark.parametrize(
    ("said", "act"),
    [
        ("am I talking to a freaking robot", Act.ROBOT),
        ("you useless piece of junk", Act.ABUSE),
        ("can you put Dolores on", Act.HUMAN),
        ("can you put someone real on", Act.HUMAN),
        ("I don't talk to machines", Act.HUMAN),
    ],
)
def test_it_is_heard_however_angrily_it_is_said(said: str, act: Act) -> None:
    assert act in acts(heard(said))


@pytest.mark.parametrize(
    "said", ["can you put that on my tab", "put it on the list please", "put the kettle on", "put some music on"]
)
def test_a_thing_is_nobody_to_be_put_on(said: str) -> None:
    assert Act.HUMAN not in acts(heard(said))


async def test_who_sits_one_out_gives_no_number_to_call() -> None:
    told = await known("Book a game: players, day, name, phone", "we'll be eight my uncle can sit this one out")

    assert told == {"party_size": 8}


@pytest.mark.parametrize(
    "said", ["haha worth a try", "we're all outside now and my son called them, I still need a plumber"]
)
async def test_what_is_no_place_answers_no_question_for_one(said: str) -> None:
    assert "address" not in await known("Arrange a visit: the address, the day, and a name", "hello", said)


@pytest.mark.parametrize(("color", "said"), [("red", "it should be in red"), ("dark green", "in dark green")])
async def test_a_thing_is_told_with_an_in(color: str, said: str) -> None:
    assert color in (await known("Order a chair: which color, and a name", "hello", said))["color"]


async def test_who_insists_on_an_address_is_believed_to_live_where_somebody_comes() -> None:
    call = Conversation(read_profile(goal="Arrange a visit: address, name", context="We only come to Queens."))

    first = await call.hears("31 Steinway Street in Astoria")
    then = await call.hears("31 Steinway Street in Astoria")

    assert "Queens" in first.say
    assert "address" not in first.fields
    assert then.fields["address"] == "31 Steinway Street, Astoria"


async def test_a_word_is_put_right_inside_of_what_was_told() -> None:
    goal = "Take an enquiry for help with homework: what it is about, the parent's name"

    told = await known(goal, "it's about math for my son", "sorry did I say math I meant chemistry")

    assert "chemistry for my son" in str(told.values())
    assert "math" not in str(told.values())


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("i'll leave the cake", {"tea": 2}),
        ("tea", {"tea": 2, "cake": 1}),
        ("make that three teas, and a pie instead of the cake", {"tea": 3, "pie": 1}),
        ("one tea", {"tea": 1, "cake": 1}),
    ],
)
async def test_an_order_is_what_was_said_last_and_no_more(said: str, order: dict[str, int]) -> None:
    menu = "Menu: tea $2, cake $4, pie $5."

    told = await known("Take orders for pickup: the items, and a name", "two teas and a cake", said, context=menu)

    assert {line["item"]: line["quantity"] for line in told["items"]} == order
    assert "name" not in told


async def test_the_hour_that_is_moved_may_be_named_once_more() -> None:
    told = await known(
        "Book a haircut: day and time", "saturday at six in the evening", "hm six is bad make it an hour later"
    )

    assert told["time"] == "19:00"


@pytest.mark.parametrize("limit", ["The most we can seat together is 8 people.", "Our biggest table is for 8."])
async def test_the_most_is_heard_in_other_words(limit: str) -> None:
    assert "party_size" not in await known("Book a table", "a table for ten on friday at seven", context=limit)


@pytest.mark.parametrize("street", ["305 West 88th Street", "340 east 74th street", "5 East Fifth Avenue"])
async def test_a_numbered_street_has_a_side_of_town(street: str) -> None:
    told = await known(
        "Deliver flowers: the address, a phone number", f"{street} in Manhattan", context="We go to Manhattan."
    )

    assert told["address"] == f"{street}, Manhattan"


@pytest.mark.parametrize(
    "said",
    [
        "moving to 240 Bergen Street in Brooklyn and we live at 18 Elm Street in Yonkers now",
        "to 240 Bergen Street in Brooklyn from 18 Elm Street in Yonkers",
    ],
)
async def test_a_way_may_be_told_backwards(said: str) -> None:
    told = await known(MOVERS, said)

    assert (told["address_move"], told["address_move_to"]) == ("18 Elm Street, Yonkers", "240 Bergen Street, Brooklyn")


@pytest.mark.parametrize(
    "said",
    [
        "hmm you know what no, don't book it, i wanna sleep on it first",
        "no, five is too late for us, leave it, we don't want it then",
        "no, leave it, i want to think about it first",
    ],
)
async def test_who_would_rather_not_gets_nothing_sent(said: str) -> None:
    phone = DeskPhone({"bot": {"goal": "Book a haircut: day, time and name"}})
    await phone.say("saturday at three, I'm Ann Lee")

    await phone.say(said)

    assert phone.ended
    assert not phone.sent


async def test_a_number_that_is_withheld_is_asked_for() -> None:
    phone = DeskPhone({"bot": {"goal": "Book a haircut: day, time, name and phone"}, "caller": None})
    await phone.say("saturday at three, I'm Ann Lee")

    reply = await phone.say("just use the number I'm calling from")

    assert "number" in reply.split(".")[0]
    assert "phone" not in phone.call.answers[-1].fields


async def test_who_asks_for_somebody_by_name_hears_that_a_message_can_be_taken() -> None:
    phone = DeskPhone(
        {"bot": {"goal": "Take messages: the caller's name, phone number, who it is for and the message"}}
    )

    reply = await phone.say("can I speak to Mrs Lund please it's important")

    assert "message" in reply
    assert phone.call.answers[-1].fields["recipient"] == "Mrs Lund"


@pytest.mark.parametrize(
    ("said", "number"),
    [("sorry no it's 70315", "70315"), ("sorry no it's 70315 i always mix that up", "70315"), ("no", "70351")],
)
async def test_a_no_that_puts_a_number_right_answers_nothing(said: str, number: str) -> None:
    goal = "Take repair status calls: order number, whether it is urgent, a name"

    told = await known(goal, "order number 70351", said)

    assert told["order_number"] == number
    assert (False in told.values()) is (said == "no")


async def test_the_make_of_ones_own_car_is_none_of_the_services() -> None:
    goal = "Book cars in: the make of the car, what needs doing, the day"

    told = await known(
        goal, "my Subaru needs new tires", context="Oil change 70 dollars, winter tire change 80 dollars."
    )

    assert "change" not in str(told.get("make_car", ""))
