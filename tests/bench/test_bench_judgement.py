"""Does the measurement of reliability see what it is there to see? A harness that overlooks a fault proves nothing."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bench.chaos.callers import LAST_WORDS, Pace, answer_to, play
from bench.chaos.journal import Journal, Sent, answers, waits
from bench.chaos.judgement import Letter, Verdict, judge, judge_actions, judge_documents, judge_turns
from bench.chaos.stored import StoredCall, StoredTurn
from echolink.simulator.exchange import Exchange
from echolink.simulator.record import Attempt, Spoken
from echolink.simulator.serving import serving

REPLY = '<Response><Gather input="speech" action="/v1/voice-response"><Say>And then?</Say></Gather></Response>'
OTHER = REPLY.replace("And then", "What else")


def a_turn(turn: int = 1, **other: Any) -> StoredTurn:
    values: dict[str, Any] = {
        "turn": turn,
        "kind": "speech",
        "said": "hello",
        "epoch": 1,
        "agent": "scripted",
        "reply": "And then?",
        "hops": {0: ("reply", REPLY)},
        "spoken": "And then?",
    }
    return StoredTurn(**(values | other))


PUTS_THROUGH = "<Response><Say>One moment.</Say><Dial action='/v1/voice-transferred'><Number>+14155550199</Number></Dial></Response>"


def a_call(*turns: StoredTurn, goals: Mapping[str, str] | None = None) -> StoredCall:
    return StoredCall("CA1", "ended", turns, goals or {})


def a_request(body: str = REPLY, token: str = "t", began: float = 0.0, url: str = "/v1/voice-response") -> Sent:
    attempt = Attempt(
        url=url,
        method="POST",
        params={},
        headers={"I-Twilio-Idempotency-Token": token},
        milliseconds=5,
        status=200,
        body=body.encode(),
    )
    return Sent(began, began + 0.005, attempt)


async def journal_of(app: ASGIApp) -> Journal:
    """A chat with what `app` answers, as fast as it goes."""
    journals: list[Journal] = []
    async with Exchange() as exchange, serving(app) as at:
        await play("chat", lambda _: exchange.call_url(f"{at.origin}/v1/voice"), Pace(0, 0), random.Random(1), journals)
    return journals[0]


async def patient(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers everything."""
    await Response(REPLY, media_type="text/xml")(scope, receive, send)


async def broken_at_goodbye(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers everything but the last words."""
    form = await Request(scope, receive).form()
    if form.get("SpeechResult") == LAST_WORDS:
        await PlainTextResponse("", 500)(scope, receive, send)
    else:
        await patient(scope, receive, send)


async def test_a_call_whose_last_words_are_answered_has_reached_its_end() -> None:
    journal = await journal_of(patient)

    assert journal.trouble == ""
    assert journal.said[-1] == LAST_WORDS


async def test_a_call_that_hears_an_application_error_has_not_reached_its_end() -> None:
    journal = await journal_of(broken_at_goodbye)

    verdict = judge([journal], {}, [])

    assert [case.partition(": ")[2] for case in verdict.not_ended] == ["the caller heard an application error"]
    assert not verdict.is_clean


async def test_a_call_that_the_database_does_not_know_has_not_reached_its_end() -> None:
    journal = await journal_of(patient)

    verdict = judge([journal], {}, [])

    assert "does not know the call" in verdict.not_ended[0]


def test_two_goals_of_a_call_are_decided_twice() -> None:
    verdict = Verdict()
    letters = [Letter("dlv_1", "goal.completed", "CA1", "{}"), Letter("dlv_2", "goal.completed", "CA1", "{}")]

    judge_actions(verdict, a_call(goals={"dlv_1": "{}"}), letters)

    assert len(verdict.decided_twice) == 1


def test_a_goal_that_is_delivered_twice_was_decided_once() -> None:
    verdict = Verdict()

    judge_actions(verdict, a_call(goals={"dlv_1": "{}"}), [Letter("dlv_1", "goal.completed", "CA1", "{}")] * 2)

    assert verdict.is_clean


def test_a_goal_that_came_with_another_body_is_seen() -> None:
    verdict = Verdict()

    judge_actions(verdict, a_call(goals={"dlv_1": "{}"}), [Letter("dlv_1", "goal.completed", "CA1", '{"a":1}')])

    assert len(verdict.altered_actions) == 1


def test_a_goal_that_was_sent_and_stands_nowhere_is_seen() -> None:
    verdict = Verdict()

    judge_actions(verdict, a_call(), [Letter("dlv_1", "goal.completed", "CA1", "{}")])

    assert len(verdict.altered_actions) == 1


def test_a_goal_that_never_came_is_not_delivered() -> None:
    verdict = Verdict()

    judge_actions(verdict, a_call(goals={"dlv_1": "{}"}), [])

    assert verdict.not_delivered == ["CA1: dlv_1"]


@pytest.mark.parametrize(
    "hops",
    [
        {0: ("reply", REPLY), 1: ("reply", OTHER)},
        {0: ("reply", REPLY), 1: ("pause", OTHER)},
        {1: ("reply", REPLY)},
        {},
    ],
    ids=["two replies", "words after the reply", "a hop is missing", "no document"],
)
def test_a_turn_that_has_not_one_reply_at_its_end_is_odd(hops: Mapping[int, tuple[str, str]]) -> None:
    verdict = Verdict()

    judge_turns(verdict, a_call(a_turn(hops=hops)), ["hello"])

    assert len(verdict.second_replies) == 1


def test_first_words_and_the_rest_behind_them_are_one_reply() -> None:
    verdict = Verdict()
    words = "<Response><Say>And</Say><Redirect>/v1/voice-continue?turn=1&amp;hop=1</Redirect></Response>"

    judge_turns(verdict, a_call(a_turn(hops={0: ("reply", words), 1: ("reply", REPLY)})), ["hello"])

    assert verdict.is_clean


def test_a_reply_of_which_a_part_was_said_twice_or_never_is_odd() -> None:
    for spoken in ("And And then?", "then?", ""):
        verdict = Verdict()
        judge_turns(verdict, a_call(a_turn(spoken=spoken)), ["hello"])
        assert len(verdict.second_replies) == 1


def test_a_filler_and_a_reply_are_one_reply() -> None:
    verdict = Verdict()

    judge_turns(verdict, a_call(a_turn(hops={0: ("filler", OTHER), 1: ("reply", REPLY)})), ["hello"])

    assert verdict.is_clean


@pytest.mark.parametrize(("said", "lost", "doubled"), [(["hello", "you"], 1, 0), ([], 0, 1), (["hello"], 0, 0)])
def test_words_stand_in_one_turn_each(said: Sequence[str], lost: int, doubled: int) -> None:
    verdict = Verdict()

    judge_turns(verdict, a_call(a_turn()), said)

    assert (len(verdict.lost_words), len(verdict.doubled_words)) == (lost, doubled)


def test_a_reply_that_is_not_the_recorded_one_was_written_late() -> None:
    verdict = Verdict()

    judge_documents(verdict, a_call(a_turn()), [a_request(OTHER)])

    assert len(verdict.late_writes) == 1


def test_a_request_that_comes_again_gets_the_same_bytes() -> None:
    turns = a_call(a_turn(), a_turn(2, hops={0: ("reply", OTHER)}))
    same, other = Verdict(), Verdict()

    judge_documents(same, turns, [a_request(), a_request()])
    judge_documents(other, turns, [a_request(), a_request(OTHER)])

    assert same.is_clean
    assert len(other.changed_bytes) == 1


def test_a_wait_lasts_from_the_first_attempt_of_a_turn_to_the_first_words() -> None:
    transcript = [Spoken("bot", "Hi.", 0.5), Spoken("caller", "hello", 3.0), Spoken("bot", "And then?", 9.0)]
    sent = [a_request(began=0.0, url="/v1/voice"), a_request(began=3.75), a_request(began=7.0)]

    assert waits(transcript, sent, end=20.0) == [0.5, 5.25]


def test_a_filler_ends_the_wait_and_is_no_answer() -> None:
    filler = '<Response><Say>One moment.</Say><Redirect method="POST">/v1/voice-continue</Redirect></Response>'
    transcript = [Spoken("caller", "hello", 3.0), Spoken("bot", "One moment.", 6.0), Spoken("bot", "And then?", 9.0)]
    sent = [a_request(filler, began=4.0), a_request(began=9.0, url="/v1/voice-continue")]

    assert waits(transcript, sent, end=20.0)[-1] == 2.0
    assert answers(transcript, sent, end=20.0) == [pytest.approx(5.005)]


def test_a_wait_that_nothing_ended_lasts_until_the_call_was_over() -> None:
    transcript = [Spoken("bot", "Hi.", 0.5), Spoken("caller", "hello", 3.0), Spoken("exchange", "Sorry.", 9.0)]

    assert waits(transcript, [a_request(began=3.75)], end=12.0)[-1] == 8.25


def test_the_one_who_books_says_it_again_when_asked_again() -> None:
    said = answer_to("May I have your name, please?", "")

    assert answer_to("Sorry, I did not get that.", said) == said


def test_a_document_that_dials_says_the_reply_as_any_other() -> None:
    put_through = a_turn(reply="One moment.", hops={0: ("transfer", PUTS_THROUGH)}, spoken="One moment.")
    verdict = Verdict()

    judge_turns(verdict, a_call(put_through), ["hello"])
    judge_documents(verdict, a_call(put_through), [a_request(PUTS_THROUGH)])

    assert verdict.is_single


def test_a_document_that_dials_and_is_not_recorded_is_a_late_write() -> None:
    verdict = Verdict()

    judge_documents(verdict, a_call(a_turn()), [a_request(PUTS_THROUGH)])

    assert len(verdict.late_writes) == 1
