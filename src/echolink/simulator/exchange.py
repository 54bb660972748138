"""Where do a phone, a number and a voice URL meet? The exchange: accounts, numbers, calls, and Twilio's REST side."""

import asyncio
import random
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from types import TracebackType

import httpcore2

from echolink.errors import NotFound
from echolink.simulator.call_line import CallLine
from echolink.simulator.call_setup import CallSetup
from echolink.simulator.clock import CallClock, Pace
from echolink.simulator.courier import Courier
from echolink.simulator.dialled import Party
from echolink.simulator.fate import Fate
from echolink.simulator.faults import FaultPlan
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.record import Notice
from echolink.simulator.rest_calls import CallDesk
from echolink.simulator.rest_double import RestDouble
from echolink.simulator.serving import serving
from echolink.simulator.steps import Jump, Step, Stop
from echolink.simulator.subscribers import Account, Number, Subscribers, new_sid
from echolink.simulator.utterance import Manner
from echolink.twilio.vocabulary import (
    STATUS_CALLBACK,
    STATUS_CALLBACK_METHOD,
    TRUNK_SID,
    VOICE_APPLICATION_SID,
    VOICE_FALLBACK_METHOD,
    VOICE_FALLBACK_URL,
    VOICE_METHOD,
    VOICE_URL,
)

DEFAULT_CALLER = "+14155550123"  # 555-01xx is reserved for fiction
_US = {"FromCountry": "US", "ToCountry": "US"}


class Exchange:
    """An async context manager; the REST side is served on loopback while it is open, at `api_url`.

    `dial_through` maps a public origin, which is what gets signed, to the origin that is really dialled.
    `missing_confidence` is the share of utterances (0..1) whose `Confidence` speech-to-text leaves out.
    `pace` is how much of the spoken time is really waited (see `CallClock`). `manner` is how callers speak; without one an
    utterance takes no time, and no partial results are sent. `parties` is what the dials of a call meet, one after another.
    """

    def __init__(
        self,
        *,
        account_sid: str | None = None,
        auth_token: str = "simulated-auth-token",  # noqa: S107 - opens nothing but this exchange
        number: str = "+14155550100",
        number_sid: str | None = None,
        dial_through: Mapping[str, str] | None = None,
        pace: Pace = "instant",
        manner: Manner | None = None,
        parties: Sequence[Party] = (Party.ANSWERS,),
        missing_confidence: float = 0.0,
        seed: int = 0,
    ) -> None:
        self.pace = pace
        self.manner = manner
        self.parties = parties
        self.dial_through = {origin.lower().rstrip("/"): to for origin, to in (dial_through or {}).items()}
        self.missing_confidence = missing_confidence
        self.calls: list[SimulatedCall] = []
        self.subscribers = Subscribers()
        self._random = random.Random(seed)
        self._outgoing: asyncio.Queue[SimulatedCall] = asyncio.Queue()
        self._desk = CallDesk(self.subscribers, self._place_outgoing)
        self.rest = RestDouble(self.subscribers, self._desk)
        self._running: set[asyncio.Task[None]] = set()
        self._stack = AsyncExitStack()
        self._pool = httpcore2.AsyncConnectionPool(max_connections=None, max_keepalive_connections=200)
        self.account = self.add_account(account_sid, auth_token)
        self.number = self.add_number(self.account.sid, number, number_sid)
        self.api_url = ""

    async def __aenter__(self) -> "Exchange":
        server = await self._stack.enter_async_context(serving(self.rest.app))
        self.api_url = server.origin
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.rest.closing.set()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, *(call.line.drop() for call in self.calls), return_exceptions=True)
        await self._pool.aclose()
        await self._stack.aclose()

    # The book.

    def add_account(self, sid: str | None = None, auth_token: str = "", owner_sid: str | None = None) -> Account:
        """Another account; with `owner_sid` a subaccount."""
        sid = sid or new_sid("AC")
        account = Account(sid=sid, auth_token=auth_token or new_sid(""), owner_sid=owner_sid or sid)
        self.subscribers.accounts[sid] = account
        return account

    def add_number(self, account_sid: str, phone_number: str, sid: str | None = None, *, voice: bool = True) -> Number:
        """Another number of an account's; without `voice` it can do messages only."""
        number = Number(sid=sid or new_sid("PN"), account_sid=account_sid, phone_number=phone_number, voice=voice)
        self.subscribers.numbers[number.sid] = number
        return number

    # Calls.

    async def call(
        self,
        to: str | None = None,
        caller: str | None = DEFAULT_CALLER,
        *,
        geo: Mapping[str, str] | None = None,
        extra: Mapping[str, str] | None = None,
        signed_with: str | None = None,
        faults: FaultPlan | None = None,
        manner: Manner | None = None,
        parties: Sequence[Party] | None = None,
    ) -> SimulatedCall:
        """Phone a number of the exchange (the first one, without `to`); it rings when this returns.

        `caller` None withholds the number. `geo` (FromCity, ToState, …) and `extra` go along with every request.
        `signed_with` signs with another token than the account's. `faults` is what its requests meet. `manner` is
        how this caller speaks, `parties` what the call's dials meet, if otherwise than the exchange's.
        Raises NotFound for a number that nobody has.
        """
        number = self.subscribers.by_phone_number(to) if to else self.number
        if number is None:
            raise NotFound(f"The number {to} is not on this exchange.")
        settings = number.settings
        setup = CallSetup(
            account_sid=number.account_sid,
            caller=caller or "anonymous",
            called=number.phone_number,
            fallback_url=settings[VOICE_FALLBACK_URL],
            fallback_method=settings[VOICE_FALLBACK_METHOD],
            status_callback=settings[STATUS_CALLBACK],
            status_callback_method=settings[STATUS_CALLBACK_METHOD],
            geo=_US if geo is None else geo,
            extra={"StirVerstat": "TN-Validation-Passed-A"} | dict(extra or {}),
            confidence=self._confidence,
            manner=manner or self.manner,
            parties=parties or self.parties,
        )
        line = self._line(setup, signed_with, faults)
        why_not = _unreachable(number)
        if why_not:
            line.record.errors.append(Notice(0, why_not))
        return self._start(line, Stop("no-answer") if why_not else Jump(settings[VOICE_URL], settings[VOICE_METHOD]))

    async def call_url(
        self,
        url: str,
        *,
        method: str = "POST",
        to: str | None = None,
        caller: str | None = DEFAULT_CALLER,
        account_sid: str | None = None,
        status_callback: str = "",
        fallback_url: str = "",
        extra: Mapping[str, str] | None = None,
        signed_with: str | None = None,
        faults: FaultPlan | None = None,
        manner: Manner | None = None,
    ) -> SimulatedCall:
        """A call that somebody's IVR answered before (CallStatus=in-progress) and now sends to `url`."""
        setup = CallSetup(
            account_sid=account_sid or self.account.sid,
            caller=caller or "anonymous",
            called=to or self.number.phone_number,
            answered=True,
            fallback_url=fallback_url,
            status_callback=status_callback,
            geo=_US,
            extra=extra or {},
            confidence=self._confidence,
            manner=manner or self.manner,
            parties=self.parties,
        )
        return self._start(self._line(setup, signed_with, faults), Jump(url, method))

    async def next_outgoing(self) -> SimulatedCall:
        """The next call that the REST side was asked to make, from the side of the one who is phoned."""
        return await self._outgoing.get()

    async def _place_outgoing(self, account: Account, setup: CallSetup, first: Step) -> CallLine:
        setup.confidence, setup.manner, setup.parties = self._confidence, self.manner, self.parties
        call = self._start(self._line(setup, account.auth_token), first)
        self._outgoing.put_nowait(call)
        return call.line

    def _line(self, setup: CallSetup, token: str | None, faults: FaultPlan | None = None) -> CallLine:
        key = token or self.subscribers.accounts[setup.account_sid].auth_token
        courier = Courier(self._pool, key, self.dial_through, fate=Fate(faults))
        return CallLine(setup, courier, CallClock(self.pace))

    def _start(self, line: CallLine, first: Step) -> SimulatedCall:
        call = SimulatedCall(line)
        self.calls.append(call)
        self._desk.lines[line.sid] = line
        task = line.start(first)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return call

    def _confidence(self) -> float | None:
        """What speech-to-text claims: rarely below 0.7 for what it got right, and now and then nothing."""
        if self._random.random() < self.missing_confidence:
            return None
        return round(self._random.betavariate(9, 1.3), 7)


def _unreachable(number: Number) -> str:
    """Why a number's VoiceUrl is not requested; empty when it is."""
    settings = number.settings
    if not number.voice or settings["VoiceReceiveMode"] != "voice":
        return "the number does not take voice calls"
    if settings[TRUNK_SID] or settings[VOICE_APPLICATION_SID]:
        return "the number belongs to a trunk or an application, so its VoiceUrl is ignored"
    return "" if settings[VOICE_URL] else "the number has no VoiceUrl"
