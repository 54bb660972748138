"""Who is named one after another is counted together, by whoever asks for all, the children or the adults."""

import pytest

from echolink.agent.english.counts import counts, persons_alike
from echolink.agent.english.heard import heard
from echolink.agent.english.words import words_in
from echolink.agent.profile import Profile, read_profile
from tests.agent.conversation import Conversation

TABLE = read_profile(goal="Book a table", context="Open every day. Up to 30 guests.")
RIDES = read_profile(goal="Book trail rides: which day, how many riders, and a name.")
HOUSE = read_profile(
    goal="Book a first cleaning",
    fields={
        "type": "object",
        "properties": {
            "residents": {"type": "integer", "description": "how many people live there"},
            "day": {"type": "string", "format": "date"},
        },
        "required": ["residents", "day"],
    },
)
COMPANIES = {
    4: """my wife, our two kids and me | it's my wife our two kids and me | my husband and I plus our two kids | two adults two kids
        two adults and two kids | my parents, my sister and I | my wife and I and another couple | me, my two boys and their grandma
        my wife, me and the twins | my sister and her two kids and me | four people, me, my wife and our two kids | two couples
        my wife Ann, our two kids and me | I'd be there with my wife and two kids | me and the wife and two kids
        there's four of us, my wife, me and the kids | we're bringing our two kids so four altogether | four guests
        my daughter, her husband, the baby and myself | two grown-ups with two little ones""",
    3: """me and my two kids | an adult and two kids | my brother, his wife and me | my brother his wife and me | two adults and a child
        my mom and dad and me | two adults with a toddler | me and both my parents
        my partner and I used to play, there's three of us | my dad and my grandma and I | my boss, a client and me | three of us""",
    5: """with my husband and our three kids, so that's five of us | me, Tom and our three kids so five of us
        with my sister and her three boys, that makes five of us | me my husband and our three kids | my husband and I with three kids | two adults, two children and a baby | four plus a baby
        us two and the kids, so five | my sister, her husband, their two kids and me | a family of five | the four of us and my mother""",
    10: "six adults, four kids | six adults and four kids | eight people and two babies | ten of us from the office",
}
NOBODY_KNOWS = (
    "my wife and our three children",
    "me and the kids",
    "my two sisters, their husbands and me",
    "my son and two of his friends",
)


def _said(table: dict[int, str]) -> list[tuple[str, int]]:
    return [(said.strip(), n) for n, lines in table.items() for said in lines.replace("\n", "|").split("|")]


@pytest.mark.parametrize("profile", [TABLE, RIDES, HOUSE], ids=["table", "rides", "house"])
async def test_a_company_is_counted_by_those_who_are_named(profile: Profile) -> None:
    read = {}
    for said, _ in _said(COMPANIES):
        talk = Conversation(profile)
        await talk.hears_all("on saturday please", said)
        values = talk.answers[-1].memory["values"]
        read[said] = values.get("party_size", values.get("riders", values.get("residents")))
    assert read == dict(_said(COMPANIES))


@pytest.mark.parametrize("said", NOBODY_KNOWS)
def test_a_company_of_which_not_all_are_counted_is_no_number(said: str) -> None:
    text = heard(said)
    assert counts(text, words_in(text)) == []


@pytest.mark.parametrize(
    ("said", "children", "adults"),
    [
        ("my wife, our two kids and me", 2, 2),
        ("my husband and I with the twins", 2, 2),
        ("two adults and three children", 3, 2),
        ("my sister, her son and me", 1, 2),
    ],
)
def test_of_a_company_the_children_or_the_adults_are_counted(said: str, children: int, adults: int) -> None:
    text = heard(said)
    for noun, number in (("children", children), ("adults", adults)):
        for nouns in ((noun,), persons_alike((noun,))):
            assert [f.value for f in counts(text, words_in(text), nouns)][:1] == [number]


async def test_all_and_the_children_among_them_are_counted_in_one_breath() -> None:
    counted = {name: {"type": "integer"} for name in ("guests", "children")}
    stay = read_profile(goal="Book a stay", fields={"type": "object", "properties": counted, "required": [*counted]})
    talk = Conversation(stay)
    await talk.hears("hi it's for my wife, our two kids and me")
    assert talk.answers[-1].memory["values"] == {"children": 2, "guests": 4}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("oh and our two kids are coming as well", 4),
        ("actually my mother in law is coming too, so three", 3),
        ("grandma wants to come too", 3),
        ("her brother is coming along after all so make that three", 3),
        ("my wife can't come after all", 1),
        ("two friends will join us", 4),
        ("my wife is coming from work", 2),
    ],
)
@pytest.mark.parametrize("profile", [TABLE, RIDES], ids=["table", "rides"])
async def test_whoever_comes_along_is_one_more(profile: Profile, said: str, number: int) -> None:
    talk = Conversation(profile)
    await talk.hears_all("on saturday please", "two people")
    await talk.hears(said)
    values = talk.answers[-1].memory["values"]
    assert values.get("party_size", values.get("riders")) == number


BRUNCH = read_profile(goal="Book a table: day, time and number of people.", context="Open daily 11 am to 10 pm.")


@pytest.mark.parametrize(
    ("said", "want"),
    [
        ("we're five on saturday at quarter past seven", {"party_size": 5, "time": "19:15"}),
        ("we'll be nine for brunch on sunday at eleven", {"party_size": 9, "time": "11:00"}),
        ("party of six for brunch sunday at eleven", {"party_size": 6, "time": "11:00"}),
        ("twelve of em coming saturday lunchtime, call it one", {"party_size": 12, "time": "13:00"}),
        ("foursome friday eight pm", {"party_size": 4, "time": "20:00"}),
        ("sixty or so folks on friday at seven pm", {"party_size": 60}),
        ("for two at noon tomorrow", {"party_size": 2, "time": "12:00"}),
        ("just me, friday at noon", {"party_size": 1, "time": "12:00"}),
        (
            "on twelve twelve at two in the afternoon, eight dudes",
            {"date": "2026-12-12", "time": "14:00", "party_size": 8},
        ),
        ("three of them can watch so six of us on friday at noon", {"party_size": 6, "time": "12:00"}),
    ],
)
async def test_a_number_of_people_and_an_hour_are_told_apart(said: str, want: dict[str, object]) -> None:
    call = Conversation(BRUNCH)
    await call.hears(said)
    assert want.items() <= call.answers[-1].memory.get("values", {}).items()
