"""Callers who talk on without a sign: whose day it is, who is told of, why they ask, and what they were told of before."""

import pytest

from echolink.agent.english.clauses import clauses
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation


@pytest.mark.parametrize(
    "said",
    [
        "there's two of us me and my dad who's eighty",
        "it's for our youngest who's got a cold",
        "i'm calling for a friend who's moving here",
        "put us next to somebody who's quiet",
    ],
)
def test_who_somebody_is_is_no_question(said: str) -> None:
    assert not any(clause.asks for clause in clauses(said))


@pytest.mark.parametrize("said", ["saturday at ten and who's teaching it", "monday is fine who's the doctor"])
def test_who_does_it_is_a_question(said: str) -> None:
    assert any(clause.asks for clause in clauses(said))


CONTEXT = (
    "The rye bread contains milk; the other loaves are made without. Most watches take four to five days. "
    "A chimney that has not been swept for more than 3 years needs two visits."
)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("is it made with milk because my little one gets a rash", ("rye", "without")),
        ("do the loaves have milk cause my wife can't have any", ("rye", "without")),
        ("how long do you folks usually take for watches", ("four to five days",)),
    ],
)
async def test_why_it_is_asked_is_no_part_of_the_question(question: str, answers: tuple[str, ...]) -> None:
    call = Conversation(read_profile(goal="Take messages", context=CONTEXT))

    said = (await call.hears(question)).say

    assert all(one in said for one in answers), said


SWEEPS = {
    "type": "object",
    "properties": {"yearsSinceSweep": {"type": "integer"}, "date": {"type": "string", "format": "date"}},
}


@pytest.mark.parametrize(
    "rule",
    [
        "A chimney that has not been swept for more than 3 years needs two visits.",
        "If it hasn't been swept in more than 3 years we come twice.",
    ],
)
def test_what_makes_it_dearer_is_no_bound(rule: str) -> None:
    field = read_profile(goal="Book a sweep", context=rule, fields=SWEEPS).reading.fields[0]

    assert field.most is None


EXAM = {
    "type": "object",
    "properties": {
        "date_of_birth": {"type": "string", "format": "date"},
        "exam_date": {"type": "string", "format": "date"},
        "exam_time": {"type": "string", "format": "time"},
    },
}


async def test_an_exam_beside_a_date_of_birth_is_what_is_booked() -> None:
    call = Conversation(read_profile(goal="Schedule exams", context="Mon-Fri 9-17, closed Tuesdays.", fields=EXAM))

    said = (await call.hears("could i come on tuesday the first of december at ten")).say

    assert "closed" in said


async def test_another_day_of_the_week_is_of_the_week_of_the_one_that_is_closed() -> None:
    call = Conversation(read_profile(goal="Book a massage: date", context="Mon-Fri 9-17, closed Tuesdays."))

    await call.hears("tuesday the eighth of december please")
    said = (await call.hears("oh okay the thursday then")).say

    assert "December 10th" in said


TOLD = [
    ("Book a fitting: date, time", "i've got this gala on the fourth so could i come on the second at three", "2026-12-02", "15:00"),
    ("Book a wash: date, time", "tomorrow at nine but i've got to be in court by eleven", "2026-11-23", "09:00"),
    ("Book a sweep: date, time", "could your guy come on monday the seventh at ten", "2026-12-07", "10:00"),
    ("Book a stay: arrival date", "it's my cousin's graduation that's on saturday the fifth but we'd come in the friday before", "2026-12-04"),
    ("Register for lessons: child's age, date", "my boy's seven and we thought of the first of december", 7, "2026-12-01"),
    ("Book a table: number of people", "there's my folks plus my sister and the four kids so eight", 8),
    ("Book a table: number of people", "it's me and my wife and both her parents that makes four of us", 4),
    ("Take a message: name, phone", "it's gail hobart at two one two five five five zero one nine nine", "Gail Hobart", "+12125550199"),
    ("Sign up: name, email", "it's lena marsh lena dot marsh at gmail dot com", "lena.marsh@gmail.com"),
    ("Book a grooming: dog's name, date", "my sister swears by you it's for our pup her name is pepper", "Pepper"),
    ("Take orders of cakes: flavor, inscription, date", "the cake should say welcome home june", "welcome home june"),
]  # fmt: skip


@pytest.mark.parametrize(("goal", "said", "values"), [(goal, said, values) for goal, said, *values in TOLD])
async def test_what_is_wished_for_is_heard_in_what_is_told_around_it(
    goal: str, said: str, values: list[str | int]
) -> None:
    call = Conversation(read_profile(goal=goal, context="Please call ahead."))

    await call.hears(said)
    noted = call.answers[-1].memory["values"].values()

    assert all(value in noted for value in values), noted


async def test_a_story_is_not_what_the_card_shall_say() -> None:
    call = Conversation(read_profile(goal="Order roses: card message, delivery date", context="Roses $60."))

    await call.hears("hi i forgot our anniversary so i need roses sent to my wife tomorrow")
    await call.hears("the card should say love always from dan")

    assert call.answers[-1].memory["values"]["card_message"] == "love always from dan"
