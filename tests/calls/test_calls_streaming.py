"""A reply that is spoken while it is made: first words at once, the rest behind them, and nothing twice or lost."""

import asyncio
from pathlib import Path
from xml.etree.ElementTree import Element

from echolink.agent.port import Answer
from echolink.calls.call import EndReason, HopKind, HopStatus, TurnKind
from echolink.errors import AgentFailed
from tests.calls.crew import crew
from tests.calls.talk import StreamingAgent, Talk, talk
from tests.calls.test_calls_joining import until_waiting
from tests.judges.twiml_judge import judge

FIRST, SECOND, THIRD = "Sure, I can help.", "We are open until ten.", "What name shall I note?"
LONG = (
    "This sentence goes on and on without any place where a speaker could take a breath before it comes to its end now"
)


def said(twiml: str) -> str:
    return " ".join(say.text or "" for verb in judge(twiml) for say in verb.iter("Say"))


def verbs(twiml: str) -> list[str]:
    return [verb.tag for verb in judge(twiml)]


def nested(twiml: str) -> list[Element]:
    return [say for gather in judge(twiml) if gather.tag == "Gather" for say in gather]


async def test_the_first_clause_goes_out_before_the_reply_is_whole_and_the_rest_in_a_gather(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, filler_after_seconds=5) as at:
        await at.ring()
        request = asyncio.create_task(at.say("hello", 1))
        run = await model.run()
        run.say(FIRST)
        first = await request
        rest = asyncio.create_task(at.go_on(1, 1))
        await asyncio.sleep(0)
        run.say(SECOND)
        run.end(FIRST, SECOND, THIRD)

        assert (said(first), verbs(first)) == (FIRST, ["Say", "Redirect"])
        assert said(await rest) == f"{SECOND} {THIRD}"
        assert len(nested(await rest)) == 1
        turn, hops = (await at.whole()).turns[-1]
        assert turn.reply == f"{FIRST} {SECOND} {THIRD}"
        assert [(hop.kind, hop.status) for hop in hops] == [
            (HopKind.REPLY, HopStatus.FETCHED),
            (HopKind.REPLY, HopStatus.SENT),
        ]


async def test_what_is_whole_when_the_request_is_answered_goes_out_in_one_document(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await at.ring()
        request = asyncio.create_task(at.say("hello", 1))
        run = await model.run()
        run.say(FIRST)
        run.end(FIRST, SECOND)

        assert said(await request) == f"{FIRST} {SECOND}"
        assert len((await at.now()).hops) == 1


async def test_a_rest_that_nobody_has_asked_for_stands_recorded_and_is_handed_out_as_it_is(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await at.ring()
        request = asyncio.create_task(at.say("hello", 1))
        run = await model.run()
        run.say(FIRST)
        await request
        run.end(FIRST, SECOND)
        await at.conversation.drain(5)
        before = (await at.now()).hops[1]
        rest = await at.remade().go_on(at.request(TurnKind.SILENCE, turn=1, hop=1))

        assert (before.status, before.twiml) == (HopStatus.RECORDED, rest)
        assert [hop.status for hop in (await at.now()).hops] == [HopStatus.FETCHED, HopStatus.SENT]
        assert len(model.runs) == 1


async def test_who_hangs_up_in_the_first_words_has_not_heard_the_rest(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await _first_words(at, model)
        model.runs[0].end(FIRST, SECOND)
        await at.conversation.drain(5)
        await at.conversation.end(at.request(), seconds=3, failed=False)

        assert [hop.status for hop in (await at.now()).hops] == [HopStatus.PERHAPS_HEARD, HopStatus.RECORDED]


async def test_a_fallback_says_the_words_again_that_twilio_could_not_use_and_skips_nothing(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        first = await _first_words(at, model)
        model.runs[0].end(FIRST, SECOND)
        await at.conversation.drain(5)

        assert await at.conversation.fall_back(at.request()) == first


async def test_words_behind_the_first_go_out_alone_only_when_the_rest_takes_long(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, filler_after_seconds=0.05, hold_seconds=0.05) as at:
        await _first_words(at, model)
        model.runs[0].say(SECOND)
        second = await at.go_on(1, 1)
        model.runs[0].end(FIRST, SECOND, THIRD)

        assert (said(second), verbs(second)) == (SECOND, ["Say", "Redirect"])
        assert said(await at.go_on(1, 2)) == THIRD


async def test_a_model_that_falls_silent_behind_its_first_words_is_covered_by_one_filler_and_pauses(
    tmp_path: Path,
) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, filler_after_seconds=0.05, hold_seconds=0.05) as at:
        await _first_words(at, model)
        hops = [await at.go_on(1, hop) for hop in (1, 2, 3)]

        assert [verbs(twiml) for twiml in hops] == [["Say", "Redirect"], ["Pause", "Redirect"], ["Pause", "Redirect"]]


async def test_a_model_that_fails_behind_its_first_words_is_followed_by_the_scripted_agent(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await _first_words(at, model)
        model.runs[0].say(SECOND)
        model.runs[0].ends.set_exception(AgentFailed("it broke off"))
        rest = said(await at.go_on(1, 1))

        assert rest == f"{SECOND} You said hello."
        assert (await at.now()).turn.reply == f"{FIRST} {SECOND} You said hello."
        assert at.scripted.asked[0].begun == f"{FIRST} {SECOND}"


async def test_who_takes_a_turn_over_is_told_what_the_caller_has_heard_of_it(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await _first_words(at, model)
        anew = at.remade()
        rest = asyncio.create_task(anew.go_on(at.request(TurnKind.SILENCE, turn=1, hop=1)))
        run = await model.run()
        run.end(SECOND)

        assert run.situation.begun == FIRST
        assert said(await rest) == SECOND
        assert (await at.now()).turn.reply == f"{FIRST} {SECOND}"
        await anew.drain(0)


async def test_words_are_not_lost_when_their_hop_is_asked_for_twice_at_once(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await at.ring()
        requests = [asyncio.create_task(at.say("hello", 1, token="a")) for _ in range(3)]
        run = await model.run()
        run.say(FIRST)
        first = {await request for request in requests}
        run.say(SECOND)
        run.end(FIRST, SECOND, THIRD)

        assert [said(twiml) for twiml in first] == [FIRST]
        assert said(await at.go_on(1, 1)) == f"{SECOND} {THIRD}"


async def test_a_sentence_that_is_too_long_to_listen_to_waits_for_the_gather(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, filler_after_seconds=0.05) as at:
        await at.ring()
        request = asyncio.create_task(at.say("hello", 1))
        run = await model.run()
        run.say(LONG)
        filler = await request
        run.end(LONG)

        assert LONG not in filler
        assert said(await at.go_on(1, 1)) == LONG


async def test_a_goodbye_in_two_hops_ends_the_call_with_the_second(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await _first_words(at, model)
        model.runs[0].end(FIRST, "Goodbye.", ends=True)
        goodbye = await at.go_on(1, 1)

        assert (said(goodbye), verbs(goodbye)) == ("Goodbye.", ["Say", "Hangup"])
        assert (await at.now()).call.end_reason is EndReason.AGENT_ENDED


async def test_other_words_stop_what_was_to_be_said_behind_the_first(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model) as at:
        await _first_words(at, model)
        again = asyncio.create_task(at.ring(token="ivr"))
        run = await model.run()
        run.end("Hello again.")

        assert said(await again) == "Hello again."
        assert model.runs[0].is_stopped
        assert [hop.say for _, hops in (await at.whole()).turns for hop in hops][1:] == [FIRST, "Hello again."]


async def test_a_slow_webhook_is_told_of_once(tmp_path: Path) -> None:
    model = StreamingAgent()
    async with talk(tmp_path, model=model, filler_after_seconds=0.05, hold_seconds=0.05) as at:
        await at.ring()
        request = asyncio.create_task(at.say("yes", 1))
        run = await model.run()
        filler = said(await request)
        sends = asyncio.create_task(run.tools.complete_goal({"party_size": 4}))
        await at.deliveries.began.wait()
        told = said(await at.go_on(1, 1))
        quiet = await at.go_on(1, 2)
        at.deliveries.opened.set()
        run.end((await sends).said)

        assert all((filler, told, filler != told))
        assert verbs(quiet) == ["Pause", "Redirect"]
        assert said(await at.go_on(1, 3)) == "Done."


async def test_words_for_a_request_at_another_worker_are_written_as_soon_as_they_are_there(postgres_url: str) -> None:
    async with crew(postgres_url, filler_after_seconds=0.2) as (one, two), asyncio.timeout(10):
        model = StreamingAgent()
        one.model.answers = lambda situation, tools: model.answer(situation, tools, one.model.says)
        await one.ring()
        filler = await one.say("hello", 1)
        elsewhere = asyncio.create_task(two.go_on(1, 1))
        await until_waiting(two)
        run = await model.run()
        run.say(FIRST)

        assert verbs(filler) == ["Say", "Redirect"]
        assert said(await elsewhere) == FIRST
        run.end(FIRST, SECOND)
        assert said(await two.go_on(1, 2)) == SECOND
        assert isinstance(run.ends.result(), Answer)


async def _first_words(at: Talk, model: StreamingAgent) -> str:
    await at.ring()
    request = asyncio.create_task(at.say("hello", 1))
    run = await model.run()
    run.say(FIRST)
    first = await request
    assert said(first) == FIRST
    return first
