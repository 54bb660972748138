"""What did a bot's tool answer? A short text for a model, what a person would say of it, and whether it says no."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from echolink.actions.answer import told
from echolink.actions.client import Failure, Response
from echolink.actions.description import plain_key

_MOST_CHARACTERS: Final = 4_000  # a model reads, and is paid for, all of it at each step that follows
_CUT: Final = " … [cut off]"
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|script|div)\b", re.IGNORECASE)
_VERDICTS: Final = frozenset(
    ("available", "free", "ok", "possible", "success", "valid", "allowed", "accepted", "bookable", "open", "result")
)
_WRAPPERS: Final = frozenset(("data", "body", "payload", "result", "results", "response"))
_NO: Final = frozenset(("no", "false"))
_YES: Final = frozenset(("yes", "true", "ok"))
_DEEPEST: Final = 4  # where a yes or no is looked for
_MOST_LEVELS: Final = 32
_CONFLICT: Final = 409  # how a booking system says that something is taken (RFC 9110, 15.5.10)


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """As `agent.tool.ToolResult`, with the HTTP status where there was one."""

    status: Literal["answered", "failed", "unknown"]
    text: str
    said: str = ""
    is_no: bool | None = None
    status_code: int | None = None


def read(came: Response | Failure, *, has_side_effects: bool) -> ToolAnswer:
    """Never raises, whatever came. Of a tool with side effects, what broke off or failed inside the other system may have
    happened: that is `unknown`, and never `failed`."""
    if isinstance(came, Failure):
        return ToolAnswer("unknown" if has_side_effects and came.was_sent else "failed", came.reason)
    text = _text(came)
    if 200 <= came.status < 300:
        return _answered(came, text)
    if came.status == _CONFLICT:
        return ToolAnswer("answered", text or "It is not possible.", _said(came), is_no=True, status_code=came.status)
    reason = f"HTTP {came.status}"
    if 300 <= came.status < 400:
        reason += ": redirects are not followed, the tool needs its final URL"
    elif text:
        reason += f", it says: {json.dumps(text[:500], ensure_ascii=False)}"
    is_open = has_side_effects and came.status >= 500
    return ToolAnswer("unknown" if is_open else "failed", reason, status_code=came.status)


def _answered(came: Response, text: str) -> ToolAnswer:
    return ToolAnswer("answered", text, _said(came), _says_no(text), came.status)


def _text(came: Response) -> str:
    """What a model can read: JSON without its white space, plain text; of a page only that it is one."""
    try:
        text = came.body.decode("utf-8-sig")
    except ValueError:
        text = came.body.decode("latin-1")
    value = _json(text)
    if isinstance(value, dict | list):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    elif _MARKUP.match(text):
        return "a page of HTML, which is not read"
    text = _UNSTORABLE.sub(" ", text).encode("utf-8", "replace").decode().strip()
    is_cut = len(text) > _MOST_CHARACTERS or not came.is_whole
    return text[: _MOST_CHARACTERS - len(_CUT)] + _CUT if is_cut else text


def _said(came: Response) -> str:
    """Of a bare `{"free": false}` a person would say more than that: nothing here, so that the agent uses its own words."""
    value = _json(came.body.decode("utf-8", "replace"))
    if value is not None and not _has_words(value):
        return ""
    return told(came.content_type, came.body, is_whole=came.is_whole)


def _json(text: str) -> Any:
    """The value; None where it is none, or is nested so deeply that nothing in it can be looked for."""
    try:
        value = json.loads(text)
        return value if _is_shallow(value, _MOST_LEVELS) else None
    except (ValueError, RecursionError):
        return None


def _is_shallow(value: Any, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_is_shallow(one, levels - 1) for one in inner)


def _has_words(value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(_has_words(inner) for inner in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and value.strip().casefold() not in _NO | _YES


def _says_no(text: str) -> bool | None:
    verdicts = _verdicts(_json(text), 0)
    if not verdicts:
        word = text.strip().strip('."!').casefold()
        return True if word in _NO else False if word in _YES else None
    return not all(verdicts)


def _verdicts(value: Any, depth: int) -> list[bool]:
    """The yes and no that stand under a name which promises one."""
    if isinstance(value, bool) and not depth:
        return [value]
    if isinstance(value, list) and depth < _DEEPEST and len(value) == 1:
        return _verdicts(value[0], depth + 1)
    if not isinstance(value, dict) or depth > _DEEPEST:
        return []
    found = [one for key, one in value.items() if plain_key(str(key)) in _VERDICTS and isinstance(one, bool)]
    if found:
        return found
    return [
        one for key, inner in value.items() if plain_key(str(key)) in _WRAPPERS for one in _verdicts(inner, depth + 1)
    ]
