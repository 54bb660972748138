"""Do partial results grow as a caller speaks, err on the way, and end in what was said?"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.simulator.utterance import Manner, PartialResult, partial_results

WORDS = "Hi, I'd like a table for 4 tomorrow at 7, please. The name is Jones."
words = st.from_regex(r"[A-Za-zäß][a-zäß'-]{0,7}[.,?!]?|(4|20)[.,]?", fullmatch=True)
texts = st.lists(words, min_size=1, max_size=30).map(" ".join)


def heard(text: str = WORDS, **manner: float) -> list[PartialResult]:
    return list(partial_results(text, Manner(**manner)))  # type: ignore[arg-type]


def test_they_come_several_times_a_second_until_the_last_word() -> None:
    results = heard(words_per_second=3.0)

    moments = [result.at for result in results]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert moments[-1] == pytest.approx(len(WORDS.split()) / 3)
    assert all(0.25 <= gap <= 0.35 for gap in gaps[:-1])
    assert gaps[-1] <= 0.35


def test_no_word_is_told_before_it_was_spoken() -> None:
    for result in heard(words_per_second=2.5):
        spoken = [result.stable, *result.unstable.replace("to borrow", "tomorrow").split()]
        assert len(result.stable.split()) + len(spoken) - 1 <= result.at * 2.5 + 1e-6


def test_a_word_is_misheard_first_and_put_right_later() -> None:
    words = WORDS.lower().replace("4", "four").replace("7", "seven")
    results = heard()

    assert any(word not in words for result in results for word in result.unstable.split())
    assert results[-1].said == WORDS.replace("is Jones.", "is jones")


def test_figures_capitals_and_points_come_when_words_settle() -> None:
    told = [result.said for result in heard("A table for 4, please, at 7.", seed=3)]

    assert any("for four" in said for said in told)
    assert told[-1] == "A table for 4, please, at seven"


def test_the_same_seed_hears_alike_and_another_one_otherwise() -> None:
    assert heard(seed=5) == heard(seed=5)
    assert len({tuple(result.said for result in heard(seed=seed)) for seed in range(5)}) > 1


def bare(text: str) -> list[str]:
    words = [word.strip(".,?!").lower() for word in text.split()]
    return ["four" if word == "4" else word for word in words]


@given(texts, st.floats(0.5, 6), st.integers(0, 50))
def test_whatever_is_said_the_last_result_has_the_same_words(text: str, words_per_second: float, seed: int) -> None:
    results = heard(text, words_per_second=words_per_second, seed=seed)

    assert bare(results[-1].said) == bare(text)
    assert len(results[-1].said.split()) == len(text.split())


@given(texts, st.integers(0, 50))
def test_what_is_stable_stays(text: str, seed: int) -> None:
    results = heard(text, seed=seed)

    assert all(later.stable.startswith(earlier.stable) for earlier, later in pairwise(results))
    assert text.startswith(results[-1].stable)


def test_the_stable_part_is_left_out_or_empty_while_nothing_is_stable() -> None:
    result = PartialResult(0.4, "", "hi")

    assert result.params(0) == {"UnstableSpeechResult": "hi", "Stability": "0.1", "SequenceNumber": "0"}
    assert result.params(1)["StableSpeechResult"] == ""
    assert PartialResult(2.0, "A table", "for four").params(2)["StableSpeechResult"] == "A table"
