"""Does any agent have something to say when the caller said nothing?"""

from datetime import UTC, datetime

import pytest

from echolink.agent.port import Heard, HeardKind, Line, Situation
from echolink.agent.silence import answer_without_words, last_question
from tests.agent.conversation import TABLE

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HISTORY = (
    Line("agent", "Hi. How can I help?", NOW),
    Line("caller", "a table", NOW),
    Line("agent", "Sure, at 7 p.m. then. For how many people?", NOW),
    Line("agent", "One moment, please.", NOW),
)


def _situation(kind: HeardKind, silences: int = 0, history: tuple[Line, ...] = HISTORY) -> Situation:
    return Situation(profile=TABLE, heard=Heard(kind, "", silences), now=NOW, history=history)


def test_the_open_question_is_the_last_one_asked() -> None:
    assert last_question(_situation(HeardKind.SILENCE)) == "For how many people?"
    assert last_question(_situation(HeardKind.SILENCE, history=())) == ""


def test_a_silent_caller_is_asked_twice_in_other_words_and_then_let_go() -> None:
    first, second, third = [answer_without_words(_situation(HeardKind.SILENCE, n)) for n in (1, 2, 3)]

    assert first is not None
    assert second is not None
    assert third is not None
    assert first.say.endswith("For how many people?")
    assert second.say.endswith("For how many people?")
    assert first.say != second.say
    assert (first.ends, second.ends, third.ends) == (False, False, True)


@pytest.mark.parametrize("kind", [HeardKind.RETURNED, HeardKind.FELL])
def test_the_open_question_comes_again_when_the_call_comes_back(kind: HeardKind) -> None:
    answer = answer_without_words(_situation(kind))

    assert answer is not None
    assert answer.say.endswith("For how many people?")
    assert not answer.ends


def test_without_a_question_there_is_still_something_to_say() -> None:
    for kind in (HeardKind.SILENCE, HeardKind.RETURNED, HeardKind.FELL):
        answer = answer_without_words(_situation(kind, 1, history=()))
        assert answer is not None
        assert answer.say.endswith("?")


@pytest.mark.parametrize("kind", [HeardKind.SPEECH, HeardKind.KEYS])
def test_words_are_left_to_the_agent(kind: HeardKind) -> None:
    assert answer_without_words(_situation(kind)) is None
