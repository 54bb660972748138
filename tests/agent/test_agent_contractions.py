"""Are contractions read that speech-to-text wrote without their apostrophe?"""

import pytest

from echolink.agent.english.colloquial import in_known_words
from echolink.agent.english.contractions import with_apostrophes
from echolink.agent.english.ear import EnglishEar

EAR = EnglishEar()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("whats the deposit and dont you take cards", "what's the deposit and don't you take cards"),
        ("id like two tickets", "i'd like two tickets"),
        ("ill bring my own mat", "i'll bring my own mat"),
        ("well be six adults", "we'll be six adults"),
        ("were coming on friday", "we're coming on friday"),
        ("wed prefer the morning", "we'd prefer the morning"),
        ("its a blue van", "it's a blue van"),
        ("Im Rosa and Ive a question", "I'm Rosa and I've a question"),
        ("yes maam", "yes ma'am"),
    ],
)
def test_an_apostrophe_that_was_left_out_is_put_back(said: str, meant: str) -> None:
    assert with_apostrophes(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "my id is 4411",
        "my dog is ill and needs a vet",
        "well i need a plumber",
        "on wed at two please",
        "the brakes were squeaking",
        "we were two and now we're four",
        "the lamp lost its own cable",
        "i can't say what its colour was",
    ],
)
def test_words_that_only_look_like_one_stay_as_they_are(said: str) -> None:
    assert with_apostrophes(said) == said


@pytest.mark.parametrize(
    "said", ["there is a leak under the sink", "there are three of us", "there was smoke in the hall"]
)
def test_what_there_is_is_told_and_not_asked(said: str) -> None:
    assert not any(clause.asks for clause in EAR.clauses(said))


@pytest.mark.parametrize("said", ["hi there are you open on sunday", "Hello there, is parking free?"])
def test_a_greeting_may_lead_to_a_question(said: str) -> None:
    assert any(clause.asks for clause in EAR.clauses(said))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("so who's coming, well, me and a friend", "me and a friend"),
        ("how many are we, let's see, five", "five"),
        ("what's my zip code, um, 11215", "11215"),
        ("what we need is payroll software", "we need payroll software"),
        ("yeah so what i'd like is a cut and color", "yeah so i'd like a cut and color"),
        ("how many people fit in a van", "how many people fit in a van"),
        ("what's my balance, oh, can you look that up", "what's my balance, oh, can you look that up"),
        ("what we need is it open on sunday", "what we need is it open on sunday"),
    ],
)
def test_who_asks_themselves_asks_us_nothing(said: str, told: str) -> None:
    assert in_known_words(said) == told
