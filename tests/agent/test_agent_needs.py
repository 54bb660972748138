"""What do callers tell beside the question: what they need, whether they did it before, both ends of a way, who will be in?"""

import asyncio

import pytest

from echolink.agent.english.limits import read_limits
from echolink.agent.english.needs import whether_needed
from echolink.agent.english.newcomers import whether_new
from echolink.agent.english.persons_present import who_does_it
from echolink.agent.english.stems import stems
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation


@pytest.mark.parametrize(
    ("label", "text", "asked", "needed"),
    [
        ("Whether they need to borrow a mat", "i don't have a mat", False, True),
        ("Whether they need to borrow a mat", "i don't have 1", True, True),
        ("Whether they need to borrow a mat", "i have my own", True, False),
        ("rental shoes needed", "i'd need to rent shoes", False, True),
        ("rental shoes needed", "we've all got our own shoes", False, False),
        ("needs a loaner car", "i won't need a car", False, False),
        ("needs a loaner car", "i would need 1", True, True),
        ("needs a loaner car", "i need to bring it in on friday", True, None),
        ("needs a loaner car", "i don't have a preference", True, None),
        ("Do you need parking?", "i don't have a dog", True, None),
        ("has a dog", "i don't have 1", True, None),
    ],
)
def test_what_somebody_lacks_is_needed(label: str, text: str, *, asked: bool, needed: bool | None) -> None:
    assert whether_needed(label, text, asked=asked) is needed


@pytest.mark.parametrize(
    ("label", "text", "is_so"),
    [
        ("has volunteered before", "i've never done it before", False),
        ("has volunteered before", "i have never volunteered", False),
        ("sung in a choir before", "it's my 1st time", False),
        ("Have you fostered before?", "i haven't fostered yet", False),
        ("previously enrolled", "i was never enrolled", False),
        ("call before 9", "it's my 1st time", None),
    ],
)
def test_what_somebody_never_did_was_not_done_before(label: str, text: str, *, is_so: bool | None) -> None:
    assert whether_new(label, text, asked=True) is is_so


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("it's from 12 Dover Street to 88 Lake Road", "12 Dover Street", "88 Lake Road"),
        ("12 Dover Street to 88 Lake Road", "12 Dover Street", "88 Lake Road"),
        ("from the Elks Lodge to the airport", "the Elks Lodge", "the airport"),
    ],
)
def test_both_ends_of_a_way_answer_the_question_for_its_beginning(said: str, start: str, end: str) -> None:
    call = Conversation(read_profile(goal="Take ride requests: pick-up address, drop-off address, date"))
    asyncio.run(call.hears("hi i need a ride"))
    answer = asyncio.run(call.hears(said))
    values = answer.memory["values"]
    assert (values["pick_up_address"], values["drop_off_address"]) == (start, end)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("my husband Carl will be home", "my husband Carl"),
        ("Carl Reed is going to let you in", "Carl Reed"),
        ("well the janitor will open the door", "the janitor"),
        ("that's fine with me", None),
    ],
)
def test_who_will_be_there_is_the_subject_of_the_sentence(said: str, who: str | None) -> None:
    assert who_does_it(said) == who


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("Each takes 2 to 6 players and costs $28 a player.", [(2, 6)]),
        ("Our boats take 3 to 8 passengers.", [(3, 8)]),
        ("A session takes 45 minutes.", []),
        ("The tour takes 2 to 3 hours.", []),
        ("Repairs take about four days.", []),
    ],
)
def test_what_takes_people_bounds_them_and_what_takes_time_does_not(
    sentence: str, bounds: list[tuple[int, int]]
) -> None:
    assert [(limit.least, limit.most) for limit in read_limits(sentence)] == bounds


@pytest.mark.parametrize(
    ("context", "closed"),
    [
        ("Open Wed-Sun, closed Mon + Tue.", ["monday", "tuesday"]),
        ("We're open Tuesday to Saturday, closed Sunday and Monday.", ["monday", "sunday"]),
        ("Fridays and weekends I don't work.", ["friday", "saturday", "sunday"]),
        ("We don't work on Mondays and weekends.", ["monday", "saturday", "sunday"]),
        ("Wednesdays I'm off.", ["wednesday"]),
        ("Sunday closed, Monday to Saturday 9-5.", ["sunday"]),
    ],
)
def test_days_are_closed_that_are_told_with_a_no_before_or_after_them(context: str, closed: list[str]) -> None:
    assert read_profile(goal="Book a visit: day, time", context=context).reading.hours["closed"] == closed


@pytest.mark.parametrize(
    ("goal", "context", "said", "values"),
    [
        ("Ask: tank size, fresh or salt water. Take their name", "", ["it's salt water"], {"water": "salt"}),
        ("Book a class: day, name", "", ["it's spin class"], {}),
        (
            "Bookings - number of flues, has it been swept in the last year y/n, date",
            "",
            ["two flues", "okay tuesday the first would be fine"],
            {"flues": 2, "date": "2026-12-01"},
        ),
        (
            "Arrange a pickup: the address, what it is, a name",
            "",
            ["hi", "it's three shirts and a coat"],
            {"what_it_is": "three shirts and a coat"},
        ),
        (
            "Book a ride for a pet: what kind of animal, address",
            "Cats and rabbits $40, dogs $55.",
            ["hello", "a cat"],
            {"animal": "Cats and rabbits"},
        ),
    ],
)
def test_what_is_told_beside_goes_to_no_field_that_it_does_not_answer(
    goal: str, context: str, said: list[str], values: dict[str, object]
) -> None:
    call = Conversation(read_profile(goal=goal, context=context))
    for words in said:
        answer = asyncio.run(call.hears(words))
    assert answer.memory.get("values", {}) == values


@pytest.mark.parametrize("context", ["Children from the age of 8.", "Kids 8 and up.", "All our classes are 8+."])
@pytest.mark.parametrize(
    "question", ["from what age can children take part", "what's the minimum age", "from what age can they start"]
)
def test_from_what_age_is_answered_by_what_tells_one(context: str, question: str) -> None:
    call = Conversation(read_profile(goal="Take a message", context=f"Aprons are provided. {context}"))
    assert "8" in asyncio.run(call.hears(question)).say


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("rehearsals", "rehearse"), ("performance", "perform"), ("installations", "install"), ("consultation", "consult"),
     ("vaccinations", "vaccinated"), ("treatment", "treat"), ("reservation", "reserve"), ("renewal", "renew")],
)  # fmt: skip
def test_what_is_done_has_the_stem_of_the_verb(noun: str, verb: str) -> None:
    assert stems(noun) == stems(verb)
