"""What does a caller hear when our side is broken? An apology, and the same request again with the words that we kept."""

import traceback
from collections import OrderedDict
from dataclasses import replace

import structlog

from echolink.agent.catalogue import sentences
from echolink.calls.ports import Speaker
from echolink.calls.reply import Document, HangUp, TryAgain
from echolink.errors import StorageUnavailable
from echolink.twilio.requests import TwilioRequest

log = structlog.get_logger(__name__)

_TRIES_MOST = 5  # apologies in a row for one request; then the caller is let go
_KEPT_MOST = 10_000
_LANGUAGE = "en-US"  # which bot it is may be just what could not be read


class Apologies:
    """Requests that we still owe an answer, by CallSid. A Redirect does not send the caller's words again, so they wait here:
    nearness, not correctness. Where they are gone, the caller is asked once more."""

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._owed: OrderedDict[str, tuple[TwilioRequest, int]] = OrderedDict()

    def restored(self, asked: TwilioRequest) -> TwilioRequest:
        """The request with the words of its first try; as one that asks to listen again where those are lost."""
        if not asked.again or asked.speech or asked.digits:
            return asked
        owed = self._owed.get(asked.call_sid or "")
        if owed is None:
            return replace(asked, fell=True)
        first = owed[0]
        return replace(
            asked,
            speech=first.speech,
            digits=first.digits,
            confidence=first.confidence,
            fell=first.fell,
            idempotency_token=first.idempotency_token,
        )

    def settled(self, call_sid: str | None) -> None:
        """The request got its answer."""
        if self._owed:
            self._owed.pop(call_sid or "", None)

    def apologise(self, asked: TwilioRequest, target: str, broken: Exception, *, is_genuine: bool) -> str:
        """TwiML that says sorry and tries again; goodbye after some tries. Words are kept only of who proved to be Twilio."""
        tries = self._tries(asked)
        _tell(asked, broken, tries)
        if tries > _TRIES_MOST:
            self.settled(asked.call_sid)
            return self._speaker.render(Document(say=sentences(_LANGUAGE).technical_goodbye(), then=HangUp()))
        if is_genuine and asked.call_sid:
            self._owed[asked.call_sid] = (asked, tries)
            if len(self._owed) > _KEPT_MOST:
                self._owed.popitem(last=False)
        say = sentences(_LANGUAGE).technical_apology() if tries == 1 else ""
        return self._speaker.render(Document(say=say, then=TryAgain(target, pause_seconds=min(tries, 3))))

    def _tries(self, asked: TwilioRequest) -> int:
        owed = self._owed.get(asked.call_sid or "")
        return 1 + (owed[1] if owed and asked.again else 0)


def _tell(asked: TwilioRequest, broken: Exception, tries: int) -> None:
    known = isinstance(broken, StorageUnavailable)
    log.error(
        "storage_unavailable" if known else "request_broke",
        call_sid=asked.call_sid,
        error=type(broken).__name__,
        tries=tries,
        frames=[] if known else traceback.format_tb(broken.__traceback__)[-4:],
    )
