"""Does a yes, a no or a goodbye answer what was asked, and nothing else, in whatever words it comes?"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from echolink.agent.ear import Alone
from echolink.agent.english.ear import EnglishEar
from echolink.agent.english.heard import heard
from echolink.agent.english.names import names
from echolink.agent.english.words import words_in
from echolink.agent.profile import Profile, read_profile
from tests.agent.conversation import TABLE, Conversation, Webhook

EAR = EnglishEar()
PHRASES: dict[str, list[str]] = json.loads((Path(__file__).parents[1] / "data" / "plain_answers.json").read_text())
SURVEY = read_profile(
    goal="Ask people the two questions.",
    fields={
        "type": "object",
        "properties": {
            "recommend": {"type": "string", "enum": ["yes", "no", "maybe"], "description": "Would you recommend us?"},
            "heard_from": {"type": "string", "enum": ["internet", "newspaper", "other"]},
        },
        "required": ["recommend", "heard_from"],
    },
)
VISIT = read_profile(
    goal="Book visits",
    context="Mon-Sat 8 to 6.",
    fields={
        "type": "object",
        "properties": {
            "kind": {"type": "string", "enum": ["upright", "grand"]},
            "date": {"type": "string", "format": "date"},
            "time": {"type": "string"},
            "people": {"type": "integer"},
            "first_visit": {"type": "boolean"},
            "name": {"type": "string"},
        },
        "required": ["kind", "date", "time", "people", "first_visit", "name"],
    },
)
TALKS: list[tuple[Profile, list[str]]] = [
    (SURVEY, ["hello", "yes", "the internet"]),
    (
        VISIT,
        [
            "an upright, on Friday December 4th at ten in the morning",
            "three people",
            "no it's not the first",
            "Ann Lee",
        ],
    ),
]


def _fork(call: Conversation) -> Conversation:
    """The same call, to go on with in another way."""
    sent = Webhook(call.webhook.outcome, list(call.webhook.sent))
    return Conversation(call.profile, sent, now=call.now, answers=list(call.answers), history=list(call.history))


@pytest.mark.parametrize("said", ["that's all", "no that's all", "nothing else", "I'm done"])
async def test_who_is_done_has_not_said_that_all_is_right(said: str) -> None:
    call = Conversation(VISIT)
    await call.hears_all(*TALKS[1][1])

    await call.hears(said)

    assert not call.webhook.sent


@pytest.mark.parametrize("said", PHRASES["something_else"])
def test_what_holds_more_is_no_plain_answer(said: str) -> None:
    assert EAR.only_answers(said) is None


def test_most_answers_are_known_as_a_whole() -> None:
    yes = (Alone.YES, Alone.CONTENT)
    not_yes = [s for s in PHRASES["yes"] if EAR.only_answers(s) not in yes and not EAR.agreement(s)]
    not_over = [said for said in PHRASES["no_more"] if EAR.only_answers(said) is None]

    assert not not_yes
    assert len(not_over) < 0.05 * len(PHRASES["no_more"]), not_over


@pytest.mark.parametrize(("profile", "lines"), TALKS, ids=["survey", "visit"])
async def test_whatever_agrees_sends_what_was_read_back(profile: Profile, lines: list[str]) -> None:
    call = Conversation(profile)
    await call.hears_all(*lines)
    known = dict(call.answers[-1].fields)

    wrong = []
    for said in PHRASES["yes"]:
        fork = _fork(call)
        await fork.hears(said)
        if [fields for fields, _ in fork.webhook.sent] != [known]:
            wrong.append((said, fork.answers[-1].say))

    assert not wrong


@pytest.mark.parametrize(("profile", "lines"), TALKS, ids=["survey", "visit"])
async def test_whoever_wants_nothing_more_changes_nothing(profile: Profile, lines: list[str]) -> None:
    call = Conversation(profile)
    await call.hears_all(*lines, "yes that's right")
    known = dict(call.answers[-1].fields)

    wrong = []
    for said in PHRASES["no_more"]:
        fork = _fork(call)
        await fork.hears(said)
        if not fork.answers[-1].ends or dict(fork.answers[-1].fields) != known or len(fork.webhook.sent) != 1:
            wrong.append((said, fork.answers[-1].say))

    assert not wrong


@pytest.mark.parametrize(
    "said",
    [
        "thanks, but can you come at eleven instead",
        "oh sorry, at eleven please, thank you",
        "change it to eleven o'clock",
    ],
)
async def test_who_thanks_may_still_change_something(said: str) -> None:
    call = Conversation(VISIT)
    await call.hears_all(*TALKS[1][1], "yes that's right")

    answer = await call.hears(said)

    assert answer.fields["time"] == "11:00"
    assert not answer.ends


BOOKING = read_profile(
    goal="Book a visit: what is wrong, the address, day and time, name and phone number.",
    context="Mon-Sat 8am-6pm. $95.",
)
ASKED: list[tuple[str, list[str]]] = [
    ("the matter", ["hello"]),
    ("the address", ["my sink is leaking"]),
    ("a day", ["my sink is leaking", "12 Elm Street"]),
    ("a name", ["my sink is leaking", "12 Elm Street", "Tuesday at ten"]),
    ("a phone number", ["my sink is leaking", "12 Elm Street", "Tuesday at ten", "Eva Haas"]),
    ("a yes", ["my sink is leaking", "12 Elm Street", "Tuesday at ten", "Eva Haas", "use this number"]),
]


@pytest.mark.parametrize(("asked", "lines"), ASKED, ids=[asked for asked, _ in ASKED])
async def test_a_comment_is_no_value_whatever_was_asked(asked: str, lines: list[str]) -> None:
    call = Conversation(BOOKING)
    await call.hears_all(*lines)
    known = dict(call.answers[-1].fields)

    wrong = []
    for said in PHRASES["comments"]:
        fork = _fork(call)
        answer = await fork.hears(said)
        if dict(answer.fields) != known:
            wrong.append((said, answer.fields))

    assert not wrong


@pytest.mark.parametrize(("asked", "lines"), ASKED[1:-2], ids=[asked for asked, _ in ASKED[1:-2]])
async def test_a_value_behind_a_comment_is_the_same_value(asked: str, lines: list[str]) -> None:
    call = Conversation(BOOKING)
    await call.hears_all(*lines)
    value = next(more[len(lines)] for _, more in ASKED if len(more) > len(lines))
    plain = dict((await _fork(call).hears(value)).fields)

    wrong = []
    for comment in PHRASES["comments"]:
        answer = await _fork(call).hears(f"{comment}. {value}")
        if dict(answer.fields) != plain:
            wrong.append((comment, answer.fields))

    assert not wrong


@pytest.mark.parametrize("name", ["Eva Haas", "Malik Osborne", "Priya Raman"])
@pytest.mark.parametrize("case", [str, str.lower])
async def test_a_name_is_heard_in_whatever_words_it_comes(name: str, case: Callable[[str], str]) -> None:
    call = Conversation(BOOKING)
    await call.hears_all("my sink is leaking", "12 Elm Street", "Tuesday at ten")
    first, last = name.split()

    wrong = []
    for words in PHRASES["names"]:
        said = case(words.format(n=name, f=first, l=last))
        noted = (await _fork(call).hears(said)).fields.get("name", "")
        if noted.removeprefix("Mister ") != name:
            wrong.append((said, noted))

    assert not wrong


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("It's at 310 Grand Street, Jersey City.", None),
        ("Oh of course, that's Thanksgiving. Friday then.", None),
        ("a table for two on Friday, Peter Smith", "Peter Smith"),
    ],
)
def test_a_town_and_a_feast_are_nobody(said: str, name: str | None) -> None:
    found = names(said, words_in(heard(said)))

    assert (found[0] if found else None) == name


async def test_no_reason_is_heard_in_a_greeting() -> None:
    call = Conversation(BOOKING)

    answer = await call.hears("Good afternoon, my sink is leaking")

    assert "my sink is leaking" in answer.fields.values()


async def test_who_wants_a_person_is_no_party_of_one() -> None:
    call = Conversation(read_profile(goal="Book a table for how many people, day and time, and a name", context=""))

    answer = await call.hears("hello, could i speak with a real person please")

    assert not answer.fields
    assert "message" in answer.say


@pytest.mark.parametrize(
    "said",
    [
        "I'll tell my wife tonight",
        "nope, one and done",
        "that's two things done today, thanks",
        "no, I'll call back tomorrow if anything changes",
        "can't wait for saturday",
        "looking forward to saturday",
        "no, we're all four of us excited",
        "no I'll come by in ten minutes",
        "I'm 100 percent good",
        "we'll be there around seven fifteen",
    ],
)
async def test_what_is_told_when_all_is_done_changes_nothing(said: str) -> None:
    call = Conversation(VISIT)
    await call.hears_all(*TALKS[1][1], "yes that's right")
    known = dict(call.answers[-1].fields)

    answer = await call.hears(said)

    assert dict(answer.fields) == known


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("oh wait, can we make it four people", "people", 4),
        ("actually saturday would be better", "date", "2026-12-05"),
        ("no, at eleven", "time", "11:00"),
        ("sorry, it's Anna Lee", "name", "Anna Lee"),
        ("friday is wrong, I meant saturday", "date", "2026-12-05"),
    ],
)
async def test_who_wants_a_change_when_all_is_done_is_heard(said: str, field: str, value: object) -> None:
    call = Conversation(VISIT)
    await call.hears_all(*TALKS[1][1], "yes that's right")

    assert (await call.hears(said)).fields[field] == value


async def test_the_number_one_calls_from_is_meant_in_many_words() -> None:
    call = Conversation(BOOKING)
    await call.hears_all("my sink is leaking", "12 Elm Street", "Tuesday at ten", "Eva Haas")

    heard_as = {said: (await _fork(call).hears(said)).fields.get("phone") for said in PHRASES["this_number"]}

    assert not [said for said, number in heard_as.items() if number != call.caller]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("this is my cell, nine one four five five five oh one eight two", "+19145550182"),
        ("not the one I'm on", None),
        ("this is not my phone", None),
        ("this isn't my number, it's my wife's", None),
    ],
)
async def test_another_number_is_not_the_one_one_calls_from(said: str, number: str | None) -> None:
    call = Conversation(BOOKING)
    await call.hears_all("my sink is leaking", "12 Elm Street", "Tuesday at ten", "Eva Haas")

    assert (await call.hears(said)).fields.get("phone") == number


_BOOKING = ("a table for four on saturday at eight", "Ann Lee")


@pytest.mark.parametrize(
    "said", ["k", "kk", "alrighty", "alrighty then", "ya", "yup", "yeppers", "okie dokie", "fab", "k thanks"]
)
async def test_a_yes_is_known_in_its_everyday_forms(said: str) -> None:
    call = Conversation(TABLE)
    await call.hears_all(*_BOOKING, said)
    assert call.sent


@pytest.mark.parametrize("said", ["k bye", "ciao", "toodles", "have a good one", "alrighty bye", "ta ta"])
async def test_so_is_a_goodbye(said: str) -> None:
    call = Conversation(TABLE)
    assert (await call.hears_all("a table for four on saturday", said)).ends


@pytest.mark.parametrize(
    ("said", "name"), [("K A T E", "Kate"), ("Kay Lee", "Kay Lee"), ("Oki Sato, please", "Oki Sato")]
)
async def test_a_name_is_no_such_word(said: str, name: str) -> None:
    call = Conversation(TABLE)
    await call.hears_all(_BOOKING[0], said, "yes")
    assert call.sent[0]["name"] == name
