"""What does Twilio get from each of its requests? 200 and TwiML whatever happens, and 403 who is not Twilio."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from starlette.types import ASGIApp, Receive, Scope, Send

from echolink.agent.catalogue import sentences
from echolink.calls.call import TurnKind
from echolink.calls.clock import Clock
from echolink.calls.conversation import Conversation
from echolink.calls.incoming import Incoming, Overheard
from echolink.calls.ports import Speaker
from echolink.calls.reply import Document, HangUp
from echolink.errors import NotFound, StorageUnavailable
from echolink.tracing import spans
from echolink.twilio import vocabulary as v
from echolink.twilio.dial import outcome_of
from echolink.twilio.requests import TwilioRequest, parse
from echolink.web import refusals
from echolink.web.apologies import Apologies
from echolink.web.gate import Admitted, Gate, Refused, Signed
from echolink.web.hook_metrics import Outcome, tally_of

_METHODS = ("GET", "POST")  # ours are POST; somebody's IVR may be set to either
_SIGNATURE, _SIGNATURE_SETTINGS = v.SIGNATURE_HEADER.lower(), v.SIGNATURE_SETTINGS_HEADER.lower()
_PAUSE_SECONDS = 0.25
_NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>'  # the answer where Twilio asks for nothing
_FORBIDDEN = "Forbidden: no valid X-Twilio-Signature for this account.\n"

Answer = Callable[[TwilioRequest, Incoming], Awaitable[str]]
Headers = Mapping[str, str]  # lower-case names


class TwilioHooks:
    """The webhooks, from raw bytes to TwiML. They are bare ASGI: a framework's layers cost a sixth of a turn."""

    def __init__(
        self,
        gate: Gate,
        conversation: Conversation,
        speaker: Speaker,
        clock: Clock,
        apologies: Apologies,
        *,
        patience_seconds: float = 2.5,
    ) -> None:
        """`patience_seconds`: how long a request is tried again by itself while the database is away, before an apology."""
        self._gate, self._conversation, self._speaker, self._clock = gate, conversation, speaker, clock
        self._apologies, self._patience_seconds = apologies, patience_seconds

    def by_path(self) -> Mapping[str, ASGIApp]:
        """An application for each of Twilio's paths."""
        talk = self._conversation
        answers: dict[str, Answer] = {
            v.VOICE_PATH: lambda asked, incoming: talk.ring(incoming),
            v.RESPONSE_PATH: lambda asked, incoming: talk.hear(incoming),
            v.CONTINUE_PATH: lambda asked, incoming: talk.go_on(incoming),
            v.FALLBACK_PATH: lambda asked, incoming: talk.fall_back(incoming),
            v.TRANSFERRED_PATH: self._transferred,
            v.STATUS_PATH: self._end,
            v.PARTIAL_PATH: self._overhear,
        }
        return {path: self._hook(answer, path.rpartition("/")[2]) for path, answer in answers.items()}

    def _hook(self, answer: Answer, webhook: str) -> ASGIApp:
        tally = tally_of(webhook)

        async def hook(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["method"] not in _METHODS:
                await refusals.not_allowed(_METHODS)(scope, receive, send)
                return
            arrived_at, began = self._clock(), time.perf_counter()
            body = await _body(receive)
            if body is None:
                return
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            asked = parse(body, scope["query_string"], headers)
            with spans.span("echolink.hop", "server", webhook=webhook) as hop:
                outcome, text = await self._outcome(answer, asked, _signed(scope, headers), body, arrived_at)
                hop.note(outcome=outcome)
            tally(outcome, (time.perf_counter() - began) * 1_000)
            refused = outcome == "refused"
            await _respond(send, 403 if refused else 200, text, "text/plain" if refused else "text/xml")

        return hook

    async def _outcome(
        self, answer: Answer, asked: TwilioRequest, signed: Signed, body: bytes, arrived_at: datetime
    ) -> tuple[Outcome, str]:
        """TwiML whatever breaks; no TwiML for a request that is not Twilio's."""
        try:
            return await self._patiently(answer, asked, signed, body, arrived_at)
        except Exception as broken:  # noqa: BLE001 — whatever breaks, the caller is told that we go on
            spans.failed(broken)
            return "apologised", self._apologies.apologise(asked, signed.target, broken)

    async def _patiently(
        self, answer: Answer, asked: TwilioRequest, signed: Signed, body: bytes, arrived_at: datetime
    ) -> tuple[Outcome, str]:
        """A database that is restarted is away for a second or two: a caller would rather wait than repeat."""
        deadline = time.monotonic() + self._patience_seconds
        while True:
            began = time.monotonic()
            try:
                admitted = await self._gate.admit(asked, signed)
                if isinstance(admitted, Refused):
                    return "refused", _FORBIDDEN
                asked = self._apologies.restored(asked)
                return "answered", await self._answered(answer, asked, admitted, body, arrived_at)
            except StorageUnavailable:
                now = time.monotonic()
                if 2 * now - began > deadline:  # the next try may take as long as this one
                    raise
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _answered(
        self, answer: Answer, asked: TwilioRequest, admitted: Admitted, body: bytes, arrived_at: datetime
    ) -> str:
        if not asked.call_sid or not admitted.account_id:
            return self._nobody_here()
        try:
            return await answer(asked, self._incoming(asked, admitted, body, arrived_at))
        except NotFound:
            return self._nobody_here()

    async def _end(self, asked: TwilioRequest, incoming: Incoming) -> str:
        if asked.call_status in v.FINAL_CALL_STATUSES:
            failed = asked.call_status != v.COMPLETED
            await self._conversation.end(incoming, seconds=asked.call_seconds, failed=failed)
        return _NOTHING

    async def _transferred(self, asked: TwilioRequest, incoming: Incoming) -> str:
        over = replace(
            incoming,
            kind=TurnKind.TRANSFERRED,
            said=outcome_of(asked.dial_status).value,
            talked_seconds=asked.dial_seconds,
        )
        if asked.call_status not in v.FINAL_CALL_STATUSES:
            return await self._conversation.come_back(over)
        await self._conversation.leave(over)
        return _NOTHING

    async def _overhear(self, asked: TwilioRequest, incoming: Incoming) -> str:
        if asked.overheard and asked.turn is not None:
            heard = Overheard(
                account_id=incoming.account_id,
                call_sid=incoming.call_sid,
                turn=asked.turn,
                sequence=asked.sequence or 0,
                said=asked.overheard,
            )
            self._conversation.overhear(heard)
        return _NOTHING

    def _incoming(self, asked: TwilioRequest, admitted: Admitted, body: bytes, arrived_at: datetime) -> Incoming:
        kind, said = _heard(asked)
        return Incoming(
            account_id=admitted.account_id,
            call_sid=asked.call_sid or "",
            find_bot=lambda: self._gate.bot(asked),
            number_id=asked.number_id,
            from_number=asked.from_number,
            to_number=asked.to_number,
            kind=kind,
            said=said,
            confidence=asked.confidence,
            turn=asked.turn,
            hop=asked.hop or 0,
            token=asked.idempotency_token,
            digest=None if asked.idempotency_token else sha256(body).hexdigest(),
            arrived_at=arrived_at,
        )

    def _nobody_here(self) -> str:
        """No such bot, or one that was deleted: a polite sentence, and the end."""
        return self._speaker.render(Document(say=sentences("en-US").nobody_here(), then=HangUp()))


async def _body(receive: Receive) -> bytes | None:
    """The whole body, whose size `limits` bounds; None when the client is gone."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _respond(send: Send, status: int, text: str, content_type: str) -> None:
    body = text.encode()
    headers = [
        (b"content-type", f"{content_type}; charset=utf-8".encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _signed(scope: Scope, headers: Headers) -> Signed:
    path, query = scope["raw_path"].decode("latin-1"), scope["query_string"].decode("latin-1")
    return Signed(
        target=f"{path}?{query}" if query else path,
        signature=headers.get(_SIGNATURE),
        settings=headers.get(_SIGNATURE_SETTINGS),
    )


def _heard(asked: TwilioRequest) -> tuple[TurnKind, str]:
    if asked.speech:
        return TurnKind.SPEECH, asked.speech
    if asked.digits:
        return TurnKind.KEYS, asked.digits
    return (TurnKind.FELL if asked.fell else TurnKind.SILENCE), ""
