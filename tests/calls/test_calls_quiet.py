"""A call of which nothing is heard for minutes is looked up at Twilio: closed when it is over, left alone while it goes on."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from echolink.accounts.account import TwilioCredentials
from echolink.calls.call import Call, CallStatus, EndReason
from echolink.calls.ports import Ended
from echolink.calls.quiet import QuietCalls
from echolink.calls.workers import LoneWorker
from echolink.errors import NotFound, TwilioUnreachable
from echolink.keys import Keyring
from echolink.storage.account_store import SqlAccountStore
from tests.calls.talk import Talk, talk
from tests.makers import SECRET

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
LONG_AGO = YESTERDAY - timedelta(days=2)


@dataclass
class ToldTwilio:
    """Answers as it is told."""

    answer: Callable[[], Ended | None]
    asked: list[str] = field(default_factory=list)

    async def ended(self, credentials: TwilioCredentials, call_sid: str) -> Ended | None:
        self.asked.append(call_sid)
        return self.answer()


def raises(error: Exception) -> Callable[[], Ended | None]:
    def answer() -> Ended | None:
        raise error

    return answer


@dataclass
class Quiet:
    """A sweep over the calls of a talk, and the time that passes for it."""

    sweep: QuietCalls
    twilio: ToldTwilio
    at: Talk
    seconds: list[float]

    async def call(self) -> Call:
        return (await self.at.now()).call


@asynccontextmanager
async def quiet(
    folder: Path, answer: Callable[[], Ended | None], *, rang: datetime = YESTERDAY, me: str = "wrk_1"
) -> AsyncIterator[Quiet]:
    async with talk(folder) as at:
        await at.ring(arrived_at=rang)
        twilio, seconds = ToldTwilio(answer), [1_000.0]
        accounts = SqlAccountStore(at.calls._database, Keyring(SECRET))
        sweep = QuietCalls(
            at.calls,
            accounts,
            twilio,
            _Peers(me),
            lambda: datetime.now(UTC),
            quiet_seconds=180,
            monotonic=lambda: seconds[0],
        )
        yield Quiet(sweep, twilio, at, seconds)


class _Peers(LoneWorker):
    async def living(self) -> list[str]:
        return ["wrk_1", "wrk_2"]


async def test_one_that_is_over_is_closed_as_twilio_tells_it(tmp_path: Path) -> None:
    ended = YESTERDAY + timedelta(seconds=95)
    async with quiet(tmp_path, lambda: Ended(failed=False, seconds=95, at=ended)) as one:
        await one.sweep.look()

        call = await one.call()
        assert (call.status, call.end_reason) == (CallStatus.ENDED, EndReason.CALLER_HUNG_UP)
        assert (call.ended_at, call.twilio_seconds) == (ended, 95)
        await one.sweep.look()
        assert len(one.twilio.asked) == 1


@pytest.mark.parametrize(
    ("answer", "rang", "reason"),
    [
        (lambda: Ended(failed=True), YESTERDAY, EndReason.FAILED),
        (raises(NotFound("no such call")), YESTERDAY, EndReason.LOST),
        (raises(TwilioUnreachable("down")), LONG_AGO, EndReason.LOST),
        (raises(TwilioUnreachable("down")), datetime.now(UTC) - timedelta(hours=23), None),
        (lambda: None, YESTERDAY, None),
    ],
    ids=["failed", "unknown to Twilio", "no answer for days", "no answer yet", "it goes on"],
)
async def test_a_call_ends_for_a_reason_or_goes_on(
    tmp_path: Path, answer: Callable[[], Ended | None], rang: datetime, reason: EndReason | None
) -> None:
    async with quiet(tmp_path, answer, rang=rang) as one:
        await one.sweep.look()

        assert (await one.call()).end_reason is reason


async def test_one_that_goes_on_is_not_asked_about_at_each_look(tmp_path: Path) -> None:
    async with quiet(tmp_path, lambda: None) as one:
        await one.sweep.look()
        one.seconds[0] += 179
        await one.sweep.look()
        assert len(one.twilio.asked) == 1

        one.seconds[0] += 2
        await one.sweep.look()
        assert len(one.twilio.asked) == 2


async def test_one_that_was_heard_of_lately_is_left_alone(tmp_path: Path) -> None:
    async with quiet(tmp_path, lambda: Ended(failed=False), rang=datetime.now(UTC) - timedelta(seconds=170)) as one:
        await one.sweep.look()

        assert not one.twilio.asked


async def test_of_several_workers_one_looks(tmp_path: Path) -> None:
    async with quiet(tmp_path, lambda: Ended(failed=False), me="wrk_2") as other:
        await other.sweep.look()

        assert not other.twilio.asked


async def test_a_call_of_an_account_that_was_released_is_closed(tmp_path: Path) -> None:
    async with quiet(tmp_path, lambda: None) as one:
        await SqlAccountStore(one.at.calls._database, Keyring(SECRET)).release(one.at.bot.account_id, datetime.now(UTC))
        await one.sweep.look()

        assert (await one.call()).end_reason is EndReason.LOST
        assert not one.twilio.asked
