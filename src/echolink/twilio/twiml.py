"""How does one hop of a call look in TwiML? Strings built by hand, because an SDK takes ten times as long."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from echolink.calls.reply import Document, GoOn, HangUp, Listen, PutThrough, TryAgain
from echolink.twilio import vocabulary as v
from echolink.twilio.dial import dial
from echolink.twilio.saying import parts, spoken
from echolink.twilio.voices import ear_language, say_attributes

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?><Response>'
_TAIL: Final = "</Response>"
_FRAGMENT: Final = escape(v.OVERRIDE_FRAGMENT)
_QUOTES: Final = {'"': "&quot;"}
_URL_SAFE: Final = "/%?:@!$&'()*+,;=~[]"
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAX_SAY_BYTES: Final = 32_000  # half a document: some 35 minutes of talk
_MAX_HINT_BYTES: Final = 20_000
_MAX_URL_CHARACTERS: Final = 2_000


class TwimlSpeaker:
    """Implements `calls.ports.Speaker`. URLs are absolute and carry Twilio's connection override."""

    def __init__(self, origin: str) -> None:
        """`origin` is the public one, `https://host[:port]`, without a slash at its end."""
        self._origin = escape(origin, _QUOTES)

    def render(self, document: Document) -> str:
        """A document that starts with `<?xml`, is well-formed and within Twilio's limits, whatever the text."""
        attributes = say_attributes(document.voice, document.language)
        says = [f"<Say{attributes}>{escape(part)}</Say>" for part in parts(spoken(document.say), _MAX_SAY_BYTES)]
        return f"{_HEAD}{self._verbs(document, ''.join(says))}{_TAIL}"

    def _verbs(self, document: Document, says: str) -> str:
        match document.then:
            case Listen() as listen:
                return self._gather(document, listen, says)
            case GoOn(turn, hop, pause_seconds):
                url = self._url(v.CONTINUE_PATH, document, f"{v.TURN}={turn}&amp;{v.HOP}={hop}")
                return f"{says}{_pause(pause_seconds)}{_redirect(url)}"
            case TryAgain(path_and_query, mark, pause_seconds):
                again = _again(path_and_query, mark)
                next_step = _redirect(self._origin + again) if again else "<Hangup/>"
                return f"{says}{_pause(pause_seconds)}{next_step}"
            case PutThrough() as put:
                url = self._url(v.TRANSFERRED_PATH, document, f"{v.TURN}={put.turn}")
                # The Redirect: should Twilio refuse the dial and go on behind it, the caller comes back all the same.
                return f"{says}{dial(put, url)}{_redirect(url)}"
            case HangUp():
                return f"{says}<Hangup/>"

    def _gather(self, document: Document, listen: Listen, says: str) -> str:
        turn = f"{v.TURN}={listen.turn}"
        action = self._url(v.RESPONSE_PATH, document, turn)
        fell = self._url(v.RESPONSE_PATH, document, f"{turn}&amp;{v.FELL}=1")
        # No speechModel: it may not stand beside speechTimeout="auto" (warning 13335); without one Twilio fails over
        # between providers. The Redirect: should Twilio fall through despite actionOnEmptyResult, the call goes on.
        return (
            f'<Gather input="dtmf speech" action="{action}" method="POST" timeout="5"'
            f"{_PATIENT if listen.dictation else _QUICK}{self._partials(document, turn) if listen.partials else ''}"
            f' actionOnEmptyResult="true" profanityFilter="false" language="{ear_language(document.language)}"'
            f"{_hints(listen.hints)}>{says}</Gather>{_redirect(fell)}"
        )

    def _partials(self, document: Document, turn: str) -> str:
        url = self._url(v.PARTIAL_PATH, document, turn)
        return f' partialResultCallback="{url}" partialResultCallbackMethod="POST"'

    def _url(self, path: str, document: Document, rest: str) -> str:
        return f"{self._origin}{path}?{_of_call(document.bot_id, document.call_sid)}{rest}{_FRAGMENT}"


_QUICK: Final = ' speechTimeout="auto"'
_PATIENT: Final = ' speechTimeout="3" finishOnKey="#"'  # seconds: people breathe between the groups of a number


def _redirect(url: str) -> str:
    return f'<Redirect method="POST">{url}</Redirect>'


def _pause(seconds: int) -> str:
    return f'<Pause length="{seconds}"/>' if seconds > 0 else ""


@lru_cache(maxsize=4096)
def _of_call(bot_id: str, call_sid: str) -> str:
    """`bot_id=…&amp;CallSid=…&amp;`, without what is empty."""
    pairs = ((v.BOT_ID, bot_id), (v.CALL_SID, call_sid))
    return "".join(f"{name}={quote(value[:200], safe='', errors='replace')}&amp;" for name, value in pairs if value)


@lru_cache(maxsize=1024)
def _hints(hints: tuple[str, ...]) -> str:
    """The attribute with its leading space: the first 500 distinct hints, without commas, cut at 100 characters."""
    words = (spoken(hint.replace(",", " "))[: v.MAX_HINT_CHARACTERS].rstrip() for hint in hints)
    joined = _within(_MAX_HINT_BYTES, list(dict.fromkeys(filter(None, words)))[: v.MAX_HINTS])
    return f' hints="{joined}"' if joined else ""


def _within(max_bytes: int, words: Iterable[str]) -> str:
    taken: list[str] = []
    for word in (escape(word, _QUOTES) for word in words):
        max_bytes -= len(word.encode()) + 1
        if max_bytes < 0:
            break
        taken.append(word)
    return ",".join(taken)


def _again(path_and_query: str, mark: str) -> str | None:
    """The same path and query with `again=` and the mark, once, escaped; None for what no request of Twilio's can have had."""
    path, _, query = path_and_query.partition("#")[0].partition("?")
    if not path.startswith("/") or path.startswith("//") or len(path_and_query) > _MAX_URL_CHARACTERS:
        return None
    pairs = [pair for pair in query.split("&") if pair and not pair.startswith(f"{v.AGAIN}=")]
    url = quote(f"{path}?{'&'.join([*pairs, f'{v.AGAIN}={mark}'])}", safe=_URL_SAFE, errors="replace")
    return escape(_STRAY_PERCENT.sub("%25", url), _QUOTES) + _FRAGMENT
