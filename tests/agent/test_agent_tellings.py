"""Is it heard what callers tell of a thing, of what is wrong with it, and of a place, and what puts a number right?"""

import pytest

from echolink.agent.ear import Told
from echolink.agent.english.ear import EnglishEar

EAR = EnglishEar()


def _told(said: str) -> Told:
    return EAR.told(EAR.pieces(said))


@pytest.mark.parametrize(
    ("said", "thing", "trouble"),
    [
        ("it's a Corolla, the brakes squeak, can I bring it", "a Corolla", "the brakes squeak"),
        ("um it's a corolla and the brakes squeak could i come by", "a corolla", "the brakes squeak"),
        ("i've got a pair of boots that need new soles", "a pair of boots", "a pair of boots that need new soles"),
        ("it's a handbag, the strap came off", "a handbag", "the strap came off"),
        ("he's a labradoodle, he's not eating", "a labradoodle", "he's not eating"),
    ],
)
def test_a_thing_and_what_is_wrong_with_it_are_told_apart(said: str, thing: str, trouble: str) -> None:
    told = _told(said)

    assert told.things == [thing]
    assert told.troubles == [trouble]


@pytest.mark.parametrize(
    "said",
    [
        "it's a bit of a long story",
        "i have a job interview",
        "it's an emergency",
        "the afternoon is better for me",
        "if it's a good time",
        "my name is tom becker",
        "there's no rush",
        "i hope that's not too early",
        "that would be great thanks",
        "could i have a table",
    ],
)
def test_pleasantries_and_other_plans_are_neither_thing_nor_trouble(said: str) -> None:
    assert _told(said) == Told([], [], [])


@pytest.mark.parametrize(
    "label", ["which pest it is, pest", "what appliance that is, appliance", "which instrument they have, instrument"]
)
def test_which_one_it_is_is_answered_with_a_thing(label: str) -> None:
    assert EAR.asks_for_a_thing(label)


def test_where_a_thing_is_is_no_part_of_it() -> None:
    assert _told("I have a wasp nest under my roof").things == ["a wasp nest"]


def test_a_place_is_told_by_a_phrase_alone() -> None:
    assert _told("six tickets. in the balcony").places == ["in the balcony"]
    assert _told("on tuesday. in the morning").places == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("no sorry make it ", ""), ("oh no make it ", " my brother can't come"), ("wait no ", ""), ("the ", " i mean")],
)
def test_a_number_with_a_correction_and_no_more_puts_one_right(before: str, after: str) -> None:
    assert EAR.puts_right(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [("no the ", " front ones are hard to reach"), ("", ""), ("at ", ""), ("sorry my room is ", "")],
)
def test_a_number_that_belongs_to_something_else_puts_none_right(before: str, after: str) -> None:
    assert not EAR.puts_right(before, after)


@pytest.mark.parametrize(
    "said",
    [
        "the green house on school lane",
        "i live behind the church in Weston",
        "in hoboken",
        "we're at the corner of fifth and main",
        "the airport",
        "forty two hickory",
        "it's the old mill",
        "rose cottage",
    ],
)
def test_an_address_may_be_told_in_any_words(said: str) -> None:
    assert EAR.may_be_address(said)


@pytest.mark.parametrize(
    "said",
    [
        "just the sofa",
        "well it's just the fridge and nothing else",
        "my husband has the key",
        "it's pretty heavy",
        "can i tell you that later",
        "i have two of them",
        "no",
    ],
)
def test_a_sentence_about_something_else_is_no_address(said: str) -> None:
    assert not EAR.may_be_address(said)


@pytest.mark.parametrize(
    "said",
    [
        "you should have it on file",
        "can i tell you that later",
        "it's in your system",
        "i'd rather not say",
        "same address as last time",
        "i already told you",
    ],
)
def test_a_wish_not_to_tell_is_heard(said: str) -> None:
    assert EAR.withholds(said)


@pytest.mark.parametrize(
    "said", ["12 elm street", "can i tell you about my dog", "i have a file cabinet", "you have a nice voice"]
)
def test_what_only_sounds_like_a_wish_not_to_tell_is_none(said: str) -> None:
    assert not EAR.withholds(said)


@pytest.mark.parametrize(
    "said", ["the staircase is narrow", "my knee is swollen", "it's pretty urgent", "the soup was wonderful"]
)
def test_a_sentence_about_something_is_a_statement(said: str) -> None:
    assert EAR.states(said)


@pytest.mark.parametrize("said", ["the name is Tom Becker", "it's Sue Bird", "jo marsh", "the front door"])
def test_a_name_or_a_thing_is_no_statement(said: str) -> None:
    assert not EAR.states(said)


@pytest.mark.parametrize(
    ("said", "told", "asked"),
    [
        ("he wants me out by friday can i come tuesday", ["he wants me out by friday", "can i come tuesday"], []),
        ("the printer's dead how fast can somebody come", ["the printer's dead"], ["How fast can somebody come"]),
        ("do you come to yonkers the faucet won't stop", ["the faucet won't stop"], ["Do you come to yonkers"]),
        ("tell me when you can come", [], ["Tell me when you can come"]),
        ("i don't know if my tap is broken", ["i don't know if my tap is broken"], []),
    ],
)
def test_sentences_without_signs_are_parted(said: str, told: list[str], asked: list[str]) -> None:
    clauses = EAR.clauses(said)

    assert [c.said for c in clauses if not c.asks] == told
    assert [c.said for c in clauses if c.asks] == asked


def test_a_field_is_told_by_its_own_word() -> None:
    assert EAR.labelled("the floor", EAR.clauses("it's on the third floor")[0]) == "the third floor"
    assert EAR.labelled("the room", EAR.clauses("room 214")[0]) == "214"
    assert EAR.labelled("the floor", EAR.clauses("it's on the same floor")[0]) is None
