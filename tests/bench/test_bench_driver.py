"""Does the load driver notice what a caller would? Against documents that are written down, in time that is written down."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bench.driver.caller import PARTIAL, Call, Clock, Dropped, Pace, Target
from bench.driver.partials import partials_of
from bench.driver.tally import Tally
from bench.driver.turn import Turn
from echolink.simulator.serving import serving
from echolink.twilio.signature import is_genuine

TOKEN = "test-token"
ASK = '<Gather action="/response"><Say>Yes?</Say></Gather>'
ASK_OVERHEARD = '<Gather action="/response" partialResultCallback="/partial"><Say>Yes?</Say></Gather>'


class WrittenTime(Clock):
    """Passes when somebody sleeps, or when the server takes its time; partial results arrive at once."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == PARTIAL))
        self.seconds += seconds


@dataclass
class Script:
    """Answers each request with the next document, after so many seconds; 204 to the status callback and to partial results."""

    clock: WrittenTime
    documents: Sequence[tuple[float, str]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    genuine: list[bool] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        form = parse_qsl((await request.body()).decode(), keep_blank_values=True)
        self.genuine.append(is_genuine(TOKEN, str(request.url), form, request.headers["x-twilio-signature"]))
        await self._answer(scope["path"], dict(form))(scope, receive, send)

    def _answer(self, path: str, form: dict[str, str]) -> Response:
        answered = sum(path not in ("/partial", "/status") for path, _ in self.asked)
        self.asked.append((path, form))
        if path in ("/partial", "/status"):
            return Response(status_code=204)
        seconds, document = self.documents[answered]
        self.clock.seconds += seconds
        if document.startswith("HTTP "):
            return Response(status_code=int(document.removeprefix("HTTP ")))
        return Response(f"<Response>{document}</Response>", media_type="text/xml")

    def of(self, path: str) -> list[dict[str, str]]:
        return [form for asked, form in self.asked if asked == path]


@asynccontextmanager
async def a_call(
    *documents: tuple[float, str], pace: Pace | None = None, overheard: bool = False, turns: int | None = None
) -> AsyncIterator[tuple[Call, Script, Tally]]:
    clock, tally = WrittenTime(), Tally(counts=True)
    script = Script(clock, documents)
    async with serving(script) as at:
        target = Target(
            "scripted",
            f"{at.origin}/voice",
            "AC1",
            TOKEN,
            "+14155550100",
            f"{at.origin}/status",
            sends_partials=overheard,
        )
        yield Call(target, pace or Pace(), tally, clock, random.Random(1), turns), script, tally


async def test_silence_is_waiting_and_pauses_but_no_speech() -> None:
    filler = "<Say>One moment, please.</Say><Redirect>/continue</Redirect>"
    pause = '<Pause length="1"/><Redirect>/continue</Redirect>'
    reply = "<Say>We close at ten.</Say><Redirect>/continue</Redirect>"
    async with a_call((0.1, ASK), (2.0, filler), (4.5, pause), (0.5, reply), (0.25, ASK), turns=1) as (call, _, tally):
        await call.run()

    (turn,) = tally.turns
    assert turn.silence == pytest.approx(2.0 + 4.5 + 1 + 0.5 + 0.25)
    assert turn.done == pytest.approx(2.0 + 4.5 + 0.5 + 0.25)
    assert (turn.hops, turn.fillers) == (4, 1)
    assert turn.longest == pytest.approx(4.5)


async def test_a_filler_is_first_words_and_no_reply() -> None:
    filler = "<Say>One moment, please.</Say><Redirect>/continue</Redirect>"
    async with a_call((0.1, ASK), (2.0, filler), (1.0, ASK), turns=1) as (call, _, tally):
        await call.run()

    (turn,) = tally.turns
    spoken = len("One moment, please.") / 15
    assert turn.first == pytest.approx(2.0)
    assert turn.reply == pytest.approx(2.0 + spoken + 1.0)


async def test_callers_speak_a_period_apart() -> None:
    async with a_call((0, ASK), (0.5, ASK), (0.5, ASK), turns=2) as (call, _, tally):
        await call.run()

    first, second = tally.turns
    assert second.began - first.began == pytest.approx(8.0)


async def test_who_barges_in_does_not_wait_for_the_end_of_a_long_reply() -> None:
    long = f'<Gather action="/response"><Say>{"word " * 60}</Say></Gather>'
    async with a_call((0, ASK), (0.5, long), (0.5, ASK), pace=Pace(barges_in=True), turns=2) as (call, _, tally):
        await call.run()

    first, second = tally.turns
    assert second.began - first.began == pytest.approx(8.0)


async def test_partial_results_have_the_final_words_in_time_and_only_where_they_are_asked_for() -> None:
    async with a_call((0, ASK_OVERHEARD), (0, ASK), (0, ASK), overheard=True, turns=2) as (call, script, tally):
        await call.run()

    said = script.of("/response")
    partials = script.of("/partial")
    assert partials[-1]["StableSpeechResult"] == said[0]["SpeechResult"].lower().strip(".?")
    assert [int(partial["SequenceNumber"]) for partial in partials] == list(range(len(partials)))
    assert script.asked.index(("/partial", partials[-1])) < script.asked.index(("/response", said[0]))
    assert tally.partials == len(partials) > 1


async def test_nothing_is_told_of_a_caller_who_is_not_overheard() -> None:
    async with a_call((0, ASK_OVERHEARD), (0, ASK), turns=1) as (call, script, _):
        await call.run()

    assert script.of("/partial") == []


async def test_every_request_is_signed_and_the_end_is_told() -> None:
    async with a_call((0, ASK_OVERHEARD), (0, "<Hangup/>"), overheard=True) as (call, script, _):
        await call.run()

    assert all(script.genuine)
    assert script.of("/status")[0]["CallStatus"] == "completed"


@pytest.mark.parametrize(
    ("document", "why"), [("HTTP 500", "HTTP 500"), ("<Say>half", "no TwiML"), ("<Dance/>", "no TwiML")]
)
async def test_a_document_that_twilio_could_not_use_drops_the_call(document: str, why: str) -> None:
    async with a_call((0, ASK), (0, document)) as (call, _, _):
        with pytest.raises(Dropped, match=why):
            await call.run()


async def test_an_empty_document_is_counted() -> None:
    async with a_call((0, ASK), (0, "")) as (call, _, tally):
        await call.run()

    assert tally.empty_documents == {"/response": 1}


@pytest.mark.parametrize("filler", ["One moment, please.", "Just a moment.", "Let me check."])
def test_our_fillers_are_known_as_such(filler: str) -> None:
    turn = Turn(0)

    turn.heard(filler, 2)

    assert (turn.fillers, turn.reply) == (1, None)


def test_partial_results_grow_and_take_as_long_as_the_speech() -> None:
    partials = list(partials_of("My name is Maria Jones.", 15, 0.3))

    lengths = [
        len(" ".join(partial.fields[name] for name in ("StableSpeechResult", "UnstableSpeechResult")))
        for partial in partials
    ]
    assert lengths == sorted(lengths)
    assert sum(partial.after_seconds for partial in partials) == pytest.approx(len("My name is Maria Jones.") / 15)


async def test_a_caller_speaks_at_a_natural_speed_however_fast_the_words_are_that_are_heard() -> None:
    pace = Pace(characters_a_second=60)
    async with a_call((0, ASK_OVERHEARD), (0, ASK), pace=pace, overheard=True, turns=1) as (call, script, tally):
        await call.run()

    heard = len("Yes?") / 60
    spoken = len(script.of("/response")[0]["SpeechResult"]) / 15
    assert tally.turns[0].began == pytest.approx(heard + spoken + 1.6)
