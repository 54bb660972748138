"""Are the single things of a list told apart, by their days, ages and prices?"""

import pytest

from echolink.agent.english.choices import choices
from echolink.agent.english.entries import entries
from echolink.agent.english.enumerated import lists_what_is_asked
from echolink.agent.english.fares import prices_pointed_at, total_for
from echolink.agent.english.heard import heard
from echolink.agent.english.offers import read_offers


@pytest.mark.parametrize(
    ("sentence", "names", "days"),
    [
        ("Our stylists: Maya (Tue-Sat), Jorge (Wed-Sun).", ("Maya", "Jorge"), ({1, 2, 3, 4, 5}, {2, 3, 4, 5, 6})),
        ("Yoga Mon 9am, Pilates Tue 10am, Zumba Wed 6pm", ("Yoga", "Pilates", "Zumba"), ({0}, {1}, {2})),
        ("Wheel throwing: Tuesdays, 18:30, $65", ("Wheel throwing",), ({1},)),
    ],
)
def test_each_thing_of_a_list_has_its_days(sentence: str, names: tuple[str, ...], days: tuple[set[int], ...]) -> None:
    found = entries(sentence)

    assert [entry.said.startswith(name) for entry, name in zip(found, names, strict=True)] == [True] * len(names)
    assert tuple(set(entry.days) for entry in found) == days


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("Dolphins, 6 to 9 years, Saturdays at 10", [(6, 9)]),
        ("adult 28 dollars, youth (4-17) 20 dollars, under 4 no charge", [(16, 200), (4, 17), (0, 3)]),
        ("Lunch 12-3, dinner 5-9", [None, None]),
        ("Riders over 10 take the trail ride, one hour, $45", [(10, 200)]),
    ],
)
def test_each_thing_of_a_list_has_its_ages(sentence: str, ages: list[tuple[int, int] | None]) -> None:
    assert [entry.ages for entry in entries(sentence)] == ages


_ZOO = ("Tickets: adults $22, seniors 65 and over $15, children 3 to 12 $14, under 3 free.",)


@pytest.mark.parametrize(
    ("question", "told", "dollars"),
    [
        ("how much is that", "two adults and a nine-year-old", 58),
        ("What would two seniors and three kids, eight, ten and twelve, be?", "", 72),
        ("what's the total", "my wife and i are two adults and the twins are two kids both two", 44),
        ("what do the kids pay", "that's four adults and two kids", None),
        ("does he pay", "two adults and a kid", None),
        ("how much is a ticket", "", None),
        ("what's that for two adults and a student", "", None),
    ],
)
def test_what_persons_of_several_ages_pay_is_summed_up(question: str, told: str, dollars: int | None) -> None:
    assert total_for(question, told, _ZOO) == (None if dollars is None else dollars * 100)


@pytest.mark.parametrize(
    ("question", "sentence", "is_listed"),
    [
        ("do you take aetna", "We take Delta, Cigna and MetLife.", True),
        ("Do you guys also fix scooters?", "We repair bikes and e-bikes.", True),
        ("do you take that back", "We take Delta, Cigna and MetLife.", False),
        ("do you speak french", "We repair bikes and e-bikes.", False),
    ],
)
def test_what_else_there_is_of_a_kind_is_listed_by_a_sentence_with_the_same_verb(
    question: str, sentence: str, is_listed: bool
) -> None:
    assert lists_what_is_asked(question, sentence) is is_listed


@pytest.mark.parametrize(
    ("said", "cents"),
    [("I'll have the fifty dollar one", 5000), ("the $80 bouquet please", 8000), ("I have fifty dollars", None)],
)
def test_a_thing_may_be_called_by_its_price(said: str, cents: int | None) -> None:
    assert prices_pointed_at(said) == (() if cents is None else (cents,))


@pytest.mark.parametrize(
    ("said", "option"),
    [
        ("the ninety minutes one", "Massage 90 minutes"),
        ("an hour and a half please", "Massage 90 minutes"),
        ("a massage", None),
    ],
)
def test_a_thing_may_be_called_by_its_length(said: str, option: str | None) -> None:
    options = ("Massage 30 minutes", "Massage 60 minutes", "Massage 90 minutes")

    found = [one.value for one in choices(heard(said), options, asked=False) if one.sure]

    assert found == ([option] if option else [])


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Reserve tasting, four wines and cheese, $45", ["Reserve tasting"]),
        ("Full booth - tent, two tables and power, $90.", ["Full booth"]),
        ("Morning tour 9:00, 3 hours, $70.", ["Morning tour"]),
        ("One room 79, two rooms 129, each further room 40", ["One room", "two rooms"]),
        ("Fully insured up to $10,000.", []),
        ("Delivery in town $8, to the suburbs $15", []),
        ("$2 each, a dozen $20", []),
        ("Toddler time (5 and under) mornings, $9 including one parent", []),
    ],
)
def test_only_what_there_is_to_be_had_is_offered(sentence: str, names: list[str]) -> None:
    assert [one["name"] for one in read_offers(sentence).services] == names
