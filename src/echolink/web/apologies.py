"""What does a caller hear when our side is broken? An apology, and the same request again with the words that they had said.

A Redirect does not send those again, so they go along in its URL: sealed, as they are nobody else's business, and in no
process's memory, as the next try may reach another one.
"""

import base64
import binascii
import json
import traceback
from dataclasses import asdict, dataclass, replace
from typing import Final

import structlog

from echolink.agent.catalogue import sentences
from echolink.calls.ports import Speaker
from echolink.calls.reply import Document, HangUp, TryAgain
from echolink.errors import SealNotOpened, StorageUnavailable
from echolink.keys import Keyring
from echolink.twilio.requests import TwilioRequest
from echolink.web import apology_metrics

log = structlog.get_logger(__name__)

_TRIES_MOST: Final = 5  # apologies in a row for one request; then the caller is let go
_MARK_MOST: Final = 3_000  # characters; Twilio takes URLs of 4,000. Who says more in one breath is asked once more
_LANGUAGE: Final = "en-US"  # which bot it is may be just what could not be read


@dataclass(frozen=True, slots=True)
class _Owed:
    """A request that we still owe an answer: how often it was tried, and what Twilio sends only once."""

    tries: int = 0
    speech: str | None = None
    digits: str | None = None
    confidence: float | None = None
    fell: bool = False
    idempotency_token: str | None = None
    dial_status: str | None = None
    dial_seconds: int | None = None


class Apologies:
    """Requests that could not be answered, and come back."""

    def __init__(self, speaker: Speaker, keyring: Keyring) -> None:
        self._speaker, self._keyring = speaker, keyring

    def restored(self, asked: TwilioRequest) -> TwilioRequest:
        """The request with the words of its first try; as one that asks to listen again where those are lost."""
        if not asked.again or asked.speech or asked.digits:
            return asked
        owed = self._owed(asked)
        if owed is None:
            return replace(asked, fell=True)
        first = asdict(owed)
        del first["tries"]
        return replace(asked, **first)

    def apologise(self, asked: TwilioRequest, target: str, broken: Exception) -> str:
        """TwiML that says sorry and tries again; goodbye after some tries."""
        before = (self._owed(asked) if asked.again else None) or _Owed()
        tries = before.tries + 1
        _tell(asked, broken, tries)
        if tries > _TRIES_MOST:
            return self._speaker.render(Document(say=sentences(_LANGUAGE).technical_goodbye(), then=HangUp()))
        first = asked if asked.speech or asked.digits or not asked.again else self.restored(asked)
        owed = _Owed(
            tries,
            first.speech,
            first.digits,
            first.confidence,
            first.fell,
            first.idempotency_token,
            first.dial_status,
            first.dial_seconds,
        )
        say = sentences(_LANGUAGE).technical_apology() if tries == 1 else ""
        step = TryAgain(target, self._mark(asked.call_sid, owed), pause_seconds=min(tries, 3))
        return self._speaker.render(Document(say=say, then=step))

    def _mark(self, call_sid: str | None, owed: _Owed) -> str:
        """What goes along in the URL; without the words where they are too many for one."""
        for kept in (owed, _Owed(owed.tries, fell=True)):
            text = json.dumps([*asdict(kept).values()], ensure_ascii=False, separators=(",", ":"))
            sealed = self._keyring.seal(text.encode(errors="replace"), bound_to=_place(call_sid))
            mark = base64.urlsafe_b64encode(sealed).decode().rstrip("=")
            if len(mark) <= _MARK_MOST:
                break
        return mark

    def _owed(self, asked: TwilioRequest) -> _Owed | None:
        """None for a mark that no key of ours opens."""
        try:
            sealed = base64.urlsafe_b64decode(asked.again + "=" * (-len(asked.again) % 4))
            return _Owed(*json.loads(self._keyring.open(sealed, bound_to=_place(asked.call_sid))))
        except (SealNotOpened, binascii.Error, ValueError):
            log.warning("words_lost", call_sid=asked.call_sid)
            return None


def _place(call_sid: str | None) -> str:
    return f"again/{call_sid}"


def _tell(asked: TwilioRequest, broken: Exception, tries: int) -> None:
    known = isinstance(broken, StorageUnavailable)
    (apology_metrics.DATABASE if known else apology_metrics.FAULT).inc()
    log.error(
        "storage_unavailable" if known else "request_broke",
        call_sid=asked.call_sid,
        error=type(broken).__name__,
        tries=tries,
        frames=[] if known else traceback.format_tb(broken.__traceback__)[-4:],
    )
