"""Is it told apart what answers a question for a text, and what speaks of something else?"""

import pytest

from echolink.agent.english.answerable import Sort, bare, may_answer, phrase_with, sort_of
from echolink.agent.english.labels import labelled


@pytest.mark.parametrize(
    ("label", "sort"),
    [
        ("which cabin you want", Sort.THING),
        ("What is the fabric?", Sort.THING),
        ("the make of the boiler", Sort.THING),
        ("which instrument", Sort.THING),
        ("the customer number", Sort.CODE),
        ("the license plate", Sort.CODE),
        ("how long the fence is", Sort.MEASURE),
        ("the shoe size", Sort.MEASURE),
        ("where the party is", Sort.PLACE),
        ("What's the matter with it?", Sort.OPEN),
        ("anything we should know", Sort.OPEN),
    ],
)
def test_the_words_of_a_field_say_what_can_answer_it(label: str, sort: Sort) -> None:
    assert sort_of(label) is sort


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("the sofa", "a gray corner sofa"),
        ("the instrument", "she plays the cello"),
        ("the boat", "it's a twenty foot Bayliner"),
        ("the paint color", "i think the navy one"),
        ("the account number", "it's 4471 dash 2"),
        ("the plate", "k l m 4821"),
        ("the length of the hedge", "about sixty feet"),
        ("the ring size", "size six"),
        ("the venue", "we're having it at the old mill"),
        ("the reason", "my mother fell and her hip hurts"),
        ("what is wrong", "it won't start any more"),
        ("anything else", "my daughter can't have nuts"),
    ],
)
def test_what_names_it_answers(label: str, said: str) -> None:
    assert may_answer(label, said)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("the sizes", "i'll bring them back on monday"),
        ("the sofa", "we're not driving all the way out there"),
        ("the boat", "he'll stay with my sister then"),
        ("the instrument", "my husband works nights"),
        ("the paint color", "some of the guests are vegan"),
        ("the make of the van", "can you send somebody before noon"),
        ("the account number", "even on a quiet day"),
        ("the license plate", "i left my purse in it"),
        ("the ring size", "my sister told me about you"),
        ("the venue", "all of them are vegetarian"),
        ("the reason", "i'll come by on foot"),
        ("the reason", "two weeks now"),
        ("the wine", "thank you very much"),
        ("the title", "no wait"),
        ("the venue", "one thing i'd like to know"),
        ("what is wrong", "one more question"),
        ("which cabin you want", "we're nine people"),
        ("What animal is it?", "it's been up there about a week"),
        ("which building it is in", "there's nobody inside"),
        ("the delivery address", "there's a few old cans of paint in the basement"),
    ],
)
def test_what_speaks_of_something_else_does_not(label: str, said: str) -> None:
    assert not may_answer(label, said)


def test_a_thing_is_the_phrase_with_its_own_word() -> None:
    assert phrase_with("which gate", "i'm stuck outside it's the left garden gate") == "the left garden gate"
    assert phrase_with("which gate", "it won't open") is None


def test_what_only_leads_to_a_thing_is_left_out() -> None:
    assert bare("the breed", "she's a whippet") == "a whippet"
    assert bare("what is wrong", "it's a mess") == "it's a mess"


@pytest.mark.parametrize(
    ("label", "said", "told"),
    [
        ("the relationship to the patient", "i'm her niece, Ada Lund", "niece"),
        ("the name of the boat", "she's called windrose and she's big", "windrose"),
        ("the name of the horse", "it's raining", None),
    ],
)
def test_who_one_is_and_how_a_thing_is_called_answer_under_their_own_words(
    label: str, said: str, told: str | None
) -> None:
    assert labelled(label, said) == told


@pytest.mark.parametrize(
    "piece",
    [
        "my husband has called them",
        "how soon would I get it back",
        "for the phone",
        "just use the number I'm calling from",
    ],
)
@pytest.mark.parametrize("label", ["make of the boiler", "what kind of document", "which pest"])
def test_what_speaks_of_something_else_names_no_thing(label: str, piece: str) -> None:
    assert not may_answer(label, piece)
