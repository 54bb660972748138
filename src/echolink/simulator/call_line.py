"""What is a call, seen from the exchange? A state machine: ring, answer, one document after another, end, and one callback.

Rules: Twilio's pages on TwiML, on call webhooks and on changing a call's state.
"""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from echolink.simulator.call_setup import CallSetup
from echolink.simulator.clock import CallClock
from echolink.simulator.courier import Courier, Fetched
from echolink.simulator.dialling import Dialling
from echolink.simulator.faults import Kind
from echolink.simulator.handset import Handset
from echolink.simulator.partials import Partials
from echolink.simulator.record import CallRecord, Notice, RawDocument, Spoken, Who
from echolink.simulator.steps import Jump, Run, Step, Stop
from echolink.simulator.twiml import DocumentRefused, read_document
from echolink.simulator.twiml_player import TwimlPlayer
from echolink.simulator.upsets import Upsets
from echolink.simulator.wire import FetchFailed
from echolink.twilio.vocabulary import FINAL_CALL_STATUSES

APPLICATION_ERROR = "We are sorry, an application error has occurred. Goodbye."
MAX_CALL_SECONDS = 14_400  # Twilio's default ceiling of four hours
_MAX_DOCUMENTS = 1_000  # the exchange's own: without waiting, a document that redirects to itself would never end

_GEO = ("City", "State", "Zip", "Country")


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a document, so that it can be made once more exactly."""

    url: str
    method: str
    params: Mapping[str, str]
    token: str


class CallLine:
    """One call. Its requests for documents are strictly sequential; callbacks are not."""

    def __init__(self, setup: CallSetup, courier: Courier, clock: CallClock) -> None:
        self.sid = "CA" + secrets.token_hex(16)
        self.setup = setup
        self.clock = clock
        self.record = CallRecord()
        self.handset = Handset(self.record.transcript)
        self.is_outbound = setup.direction != "inbound"
        self.status = "in-progress" if setup.answered else "queued" if self.is_outbound else "ringing"
        self.created_at = datetime.now(UTC)
        self.ended_at: datetime | None = None
        self.duration_seconds = 0
        self.upsets = Upsets(self, courier)
        self.courier = self.upsets.courier
        self.partials = Partials(self)
        self.dialling = Dialling(self)
        self._player = TwimlPlayer(self)
        self._stage: asyncio.Task[Step | None] | None = None
        self._interruption: Step | None = None
        self.requests: list[Request] = []
        self._in_flight: asyncio.Task[Fetched] | None = None
        self._callbacks: set[asyncio.Task[None]] = set()
        self._events_sent = 0

    # What happens to a call from outside.

    def start(self, first: Step) -> asyncio.Task[None]:
        """Ring, and run on by itself until it ends; cancelling the task drops the line without a word."""
        return asyncio.create_task(self._run(first))

    def interrupt(self, step: Step) -> None:
        """Abort the running verb at once and do `step` instead: a hang-up, or a document from elsewhere."""
        self._interruption = step
        if self._stage is not None:
            self._stage.cancel()

    @property
    def is_over(self) -> bool:
        return self.status in FINAL_CALL_STATUSES

    async def ended(self) -> None:
        """Until the line is down."""
        while not self.handset.is_over:
            await self.handset.wait()

    async def over(self) -> None:
        """Until the call has ended, and everything of it that a fault plan delayed and every callback has come or failed."""
        await self.called_back()
        while self.upsets.outlasting:
            await asyncio.wait(set(self.upsets.outlasting))

    async def called_back(self) -> None:
        """Until the call has ended and every callback of it was delivered or failed."""
        await self.ended()
        if self._callbacks:
            await asyncio.wait(set(self._callbacks))

    # The state machine.

    async def _run(self, first: Step) -> None:
        if self.is_outbound:
            self._ring_out()
        step: Step | None = first
        self.upsets.entry = first
        while step is not None:
            step = self._take_interruption() or step
            self._stage = asyncio.create_task(self._take(step))
            try:
                step = await self._stage
            except asyncio.CancelledError:
                step = self._take_interruption()
                if step is None:  # it was the exchange that closed
                    raise
        self._end()

    def _take_interruption(self) -> Step | None:
        step, self._interruption = self._interruption, None
        return step

    def _ring_out(self) -> None:
        self.progress("initiated")
        self.status = "ringing"
        self.progress("ringing")
        self.answer()

    async def _take(self, step: Step) -> Step | None:
        if isinstance(step, Stop):
            self.status = step.status
            return None
        self.dialling.forget()
        if len(self.record.documents) >= _MAX_DOCUMENTS or self.clock.elapsed() > MAX_CALL_SECONDS:
            self.record.errors.append(Notice(0, "the call went on for too long; the exchange ended it"))
            return Stop()
        try:
            if isinstance(step, Run):
                return await self._play("text/xml", step.twiml.encode(), "")
            fetched = self.upsets.usable(await self.fetch(step))
            self.partials.answered()
            return await self._play(fetched.content_type, fetched.body, fetched.url)
        except (FetchFailed, DocumentRefused) as failed:
            url = step.url if isinstance(step, Jump) else ""
            return self._failed(step, Notice(failed.code, str(failed), url))

    async def _play(self, content_type: str, body: bytes, url: str) -> Step | None:
        document = read_document(content_type, body)
        self.record.warnings += [Notice(n.code, n.text, url) for n in document.warnings]
        self.record.errors += [Notice(n.code, n.text, url) for n in document.errors]
        return await self._player.play(document, url)

    def _failed(self, step: Step, notice: Notice) -> Step | None:
        self.record.errors.append(notice)
        setup = self.setup
        if setup.fallback_url and not (isinstance(step, Jump) and step.is_fallback):
            params = {"ErrorCode": str(notice.code), "ErrorUrl": notice.url.partition("#")[0]}
            return Jump(setup.fallback_url, setup.fallback_method, params, is_fallback=True)
        self.answer()
        self.hear("exchange", APPLICATION_ERROR)
        return Stop()

    def answer(self) -> None:
        """Pick up, if that has not happened."""
        if self.status in {"queued", "ringing"}:
            self.status = "in-progress"
            self.progress("answered")

    def _end(self) -> None:
        if not self.is_over:
            self.status = "completed"
        self.ended_at = datetime.now(UTC)
        self.duration_seconds = round(self.clock.elapsed()) if self.status == "completed" else 0
        self.progress("completed")
        self.partials.answered()
        self.dialling.ended()
        self.upsets.ended()
        self.handset.hang_up()

    # Requests.

    async def fetch(self, jump: Jump) -> Fetched:
        """Ask for a document; never while an earlier request of this call is still on its way. Raises FetchFailed."""
        if self._in_flight is not None and not self._in_flight.done():
            await asyncio.wait({self._in_flight})
        request = Request(jump.url, jump.method, self.params() | dict(jump.params), secrets.token_hex(16))
        self.requests.append(request)
        # Shielded: when the caller hangs up, the request that is on its way still arrives.
        self._in_flight = asyncio.create_task(self._fetch(request))
        self._in_flight.add_done_callback(_seen)  # its failure then interests nobody
        return await asyncio.shield(self._in_flight)

    async def _fetch(self, request: Request) -> Fetched:
        fetched = await self.courier.fetch(request.url, request.method, request.params, request.token)
        self.record.documents.append(self._document_of(fetched))
        return fetched

    async def repeat(self, request: Request) -> RawDocument:
        """Make a request again, under its own token and beside the call. Raises FetchFailed."""
        return self._document_of(await self.courier.fetch(request.url, request.method, request.params, request.token))

    async def drop(self) -> None:
        """Let go of what is still on its way, for the end of the exchange."""
        on_their_way: set[asyncio.Task[Any]] = {*self._callbacks, *self.upsets.outlasting}
        if self._in_flight is not None:
            on_their_way.add(self._in_flight)
        for task in on_their_way:
            task.cancel()
        await asyncio.gather(*on_their_way, return_exceptions=True)

    def params(self) -> dict[str, str]:
        """The parameters that every voice request carries; unknown geography is sent empty, and signed."""
        setup = self.setup
        params = {
            "CallSid": self.sid,
            "AccountSid": setup.account_sid,
            "From": setup.caller,
            "To": setup.called,
            "Caller": setup.caller,
            "Called": setup.called,
            "CallStatus": self.status,
            "ApiVersion": "2010-04-01",
            "Direction": setup.direction,
        }
        for side, twin in (("From", "Caller"), ("To", "Called")):
            for part in _GEO:
                params[side + part] = params[twin + part] = setup.geo.get(side + part, "")
        return params | dict(setup.extra)

    def progress(self, *events: str) -> None:
        """Call back about these stages, as far as anybody asked to be told."""
        setup = self.setup
        for event in events:
            if setup.status_callback and event in setup.status_events:
                params = self.params() | self._progress_params(event)
                task = asyncio.create_task(self._call_back(params))
                self._callbacks.add(task)
                task.add_done_callback(self._callbacks.discard)

    def _progress_params(self, event: str) -> dict[str, str]:
        params = {
            "CallStatus": {"answered": "in-progress", "completed": self.status}.get(event, event),
            "Timestamp": format_datetime(datetime.now(UTC)),
            "CallbackSource": "call-progress-events",
            "SequenceNumber": str(self._events_sent),
        }
        self._events_sent += 1
        if event == "completed":
            minutes = -(-self.duration_seconds // 60)
            params |= {"CallDuration": str(self.duration_seconds), "Duration": str(minutes)}
        return params

    async def _call_back(self, params: Mapping[str, str]) -> None:
        setup = self.setup
        if self.upsets.keeps_quiet():
            return
        courier = replace(self.courier, on_attempt=self.record.callbacks.append, kind=Kind.STATUS)
        try:
            await courier.fetch(setup.status_callback, setup.status_callback_method, params)
        except FetchFailed as failed:
            self.record.errors.append(Notice(failed.code, f"status callback: {failed}", setup.status_callback))

    def _document_of(self, fetched: Fetched) -> RawDocument:
        return RawDocument(
            url=fetched.url,
            status=fetched.status,
            content_type=fetched.content_type,
            body=fetched.body,
            milliseconds=fetched.milliseconds,
            token=fetched.token,
            at=self.clock.elapsed(),
        )

    def hear(self, who: Who, text: str, *, cut: bool = False) -> None:
        """Write down what was said, and let whoever listens hear it."""
        self.handset.hear(Spoken(who, text, self.clock.elapsed(), cut))

    def note(self, code: int, text: str, url: str = "") -> None:
        self.record.errors.append(Notice(code, text, url))


def _seen(task: asyncio.Task[Fetched]) -> None:
    if not task.cancelled():
        task.exception()
