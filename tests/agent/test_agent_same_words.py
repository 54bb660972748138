"""Two transcripts that say the same, and two that differ in what matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.agent.same_words import is_same, tokens

_WORDS = st.lists(
    st.sampled_from(["I'd", "like", "a", "table", "for", "four", "seven", "30", "pm", "no", "yes", "Friday", "2"]),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a table for four at seven thirty p.m.", "A table for 4, at 7:30 PM."),
        ("it's twenty five", "It’s 25!"),
        ("one thousand", "1,000"),
        ("the first of may", "The 1st of May"),
        ("check-in at noon", "check in at noon"),
    ],
)
def test_case_punctuation_spacing_and_number_words_make_no_difference(one: str, other: str) -> None:
    assert is_same(one, other, "en-GB")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("20 5", "25"),
        ("it costs 1.5", "it costs 15"),
        ("5-6", "5 6"),
        ("$5", "5"),
        ("no", "know"),
        ("not Friday", "Friday"),
        ("a table for four", "a table for five"),
        ("415 555 0100", "415 555 0101"),
        ("", ""),
        ("...", "?"),
    ],
)
def test_a_changed_value_is_another_thing_said(one: str, other: str) -> None:
    assert not is_same(one, other, "en-US")


def test_number_words_are_read_in_english_alone() -> None:
    assert not is_same("mesa para four", "mesa para 4", "es-ES")
    assert is_same("MESA para 4.", "mesa, para 4", "es-ES")


@given(_WORDS, st.data())
def test_however_it_is_written_it_stays_the_same(words: list[str], data: st.DataObject) -> None:
    shaped = [data.draw(st.sampled_from([word, word.upper(), f"{word},", f"{word}."])) for word in words]
    gaps = [data.draw(st.sampled_from([" ", "  ", "\n"])) for _ in words]
    assert is_same(" ".join(words), "".join(map("".join, zip(gaps, shaped, strict=True))), "en-US")


@given(_WORDS, _WORDS)
def test_what_has_other_tokens_is_never_the_same(one: list[str], other: list[str]) -> None:
    assert is_same(" ".join(one), " ".join(other), "en") == (
        tokens(" ".join(one), "en") == tokens(" ".join(other), "en")
    )
