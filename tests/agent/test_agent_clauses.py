"""Text that comes in pieces and goes out in clauses, of which none has to be taken back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.clauses import LONGEST, Clauses
from echolink.agent.sentences import for_the_ear, split


def told(text: str, pieces: list[str] | None = None) -> tuple[list[str], str]:
    clauses = Clauses()
    ready: list[str] = []
    for piece in pieces or re.findall(r"\s*\S+", text):
        clauses.add(piece)
        ready += clauses.ready()
    return ready, for_the_ear(clauses.rest())


def test_a_sentence_is_told_once_the_next_one_begins() -> None:
    clauses = Clauses()
    clauses.add("Sure, I can help. ")
    first = list(clauses.ready())
    clauses.add("What day")

    assert first == ["Sure, I can help."]
    assert list(clauses.ready()) == []


@pytest.mark.parametrize(
    "text", ["It is Dr. Smith, at 9 a.m. on Monday, room no. 5", "That is 3.50 in all", "Ask for J. Miller or Mr. X"]
)
def test_a_full_stop_that_ends_nothing_is_not_waited_on_in_vain(text: str) -> None:
    assert told(text) == ([], f"{text}.")


def test_a_long_sentence_is_told_up_to_its_last_pause() -> None:
    text = (
        "We have a table for four people free at seven, or at half past eight on Friday evening, in the garden behind "
        "the house where the sun goes down. Fine."
    )
    ready, rest = told(text)

    assert ready[0] == "We have a table for four people free at seven, or at half past eight on Friday evening,"
    assert " ".join([*ready, rest]) == text


def test_a_long_sentence_without_a_pause_waits() -> None:
    text = "This sentence goes on and on without any place where a speaker could take a breath before it is at its end now. Yes."
    assert told(text) == ([], text)


@pytest.mark.parametrize(
    "text",
    [
        "[the caller waits. And] go on. Yes.",
        "We have:\n1. Haircut. Nice.\n2. Colour.",
        "`x. y` is it. Yes.",
        "<b>Yes. No.</b> So.",
    ],
)
def test_what_is_not_plain_speech_waits_for_its_end(text: str) -> None:
    assert told(text)[0] == []


_SENTENCES = st.lists(
    st.sampled_from(
        [
            "Sure.",
            "I can help you with that!",
            "It is 3.50, or 4 p.m. at Dr. Smith's.",
            "What name, please?",
            "We are open from five to ten, but on Mondays, as you may know, the kitchen closes at nine already.",
            "Wait... what?",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(_SENTENCES, st.data())
def test_however_it_is_cut_all_is_told_once_and_in_order(sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(sentences)
    cuts = sorted(data.draw(st.sets(st.integers(1, max(len(text) - 1, 1)), max_size=12)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    ready, rest = told(text, [piece for piece in pieces if piece])

    assert " ".join(filter(None, [*ready, rest])) == text
    assert all(len(clause) <= LONGEST for clause in ready)
    assert len(ready) >= len([part for part in split(text)[:-1] if len(part) <= LONGEST]) - 1
