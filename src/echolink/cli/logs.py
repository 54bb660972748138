"""How does the program log: JSON lines for machines, colour for people, and no personal data or secret for either?"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from datetime import date, time
from pathlib import PurePath
from typing import Any, Literal, TextIO

import structlog

from echolink.errors import EchoLinkError
from echolink.personal import Personal

Level = Literal["debug", "info", "warning", "error"]

_SECRET_KEY = re.compile(
    r"(?i)(^|[_-])(token|secret|password|passwd|authorization|cookie|api[_-]?key|secret[_-]?key|auth)$"
)
_HIDDEN = "***"

# What other people's code may say. Below these levels SDKs print what they send: prompts (openai, anthropic), headers
# (twilio, httpcore2), SQL parameters (sqlalchemy). uvicorn's access log would print every query string.
_FOREIGN: Mapping[str, int] = {
    "": logging.WARNING,
    "uvicorn": logging.INFO,
    "uvicorn.error": logging.INFO,
    "uvicorn.access": logging.CRITICAL,
    "twilio": logging.ERROR,
    "alembic": logging.WARNING,
}


def set_up_logs(level: Level = "info", *, log_personal: bool = False, stream: TextIO | None = None) -> None:
    """Send structlog and stdlib logging to `stream` (stderr); `level` is of EchoLink's own lines.

    A terminal gets a coloured line, anything else one JSON object a line. Personal values are printed only with
    `log_personal`; fields whose name looks like a secret's never are. uvicorn has to be run with `log_config=None`.
    """
    out = stream or sys.stderr
    colours = out.isatty()
    shared = _shared_processors(log_personal)
    renderer: Any = (
        structlog.dev.ConsoleRenderer(colors=True) if colours else structlog.processors.JSONRenderer(default=_plain)
    )
    threshold = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=True,
    )
    _route_stdlib(out, shared, renderer, threshold)


def _shared_processors(log_personal: bool) -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _Exceptions(log_personal),
        _Privacy(log_personal),
    ]


def _route_stdlib(out: TextIO, shared: list[Any], renderer: Any, threshold: int) -> None:
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, _mark_foreign, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    for name, minimum in _FOREIGN.items():
        logger = logging.getLogger(name)
        logger.setLevel(max(minimum, threshold))
        logger.handlers = [handler] if name == "" else []
        logger.propagate = True
    logging.captureWarnings(True)


def _mark_foreign(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A library's sentence may quote anything, as asyncio does a task's exception: these alone pass as they are."""
    record: logging.LogRecord = event["_record"]
    if not record.name.startswith(("uvicorn", "gunicorn")):
        event["said"] = Personal(event["event"])
        event["said_at"] = f"{record.pathname}:{record.lineno}"
        event["event"] = "a library reports"
    return event


class _Exceptions:
    """Turns `exc_info` into type, code and place: the words of an exception may hold what a caller said."""

    def __init__(self, log_personal: bool) -> None:
        self._log_personal = log_personal

    def __call__(self, logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        info = event.pop("exc_info", None)
        error = info if isinstance(info, BaseException) else (info[1] if isinstance(info, tuple) else sys.exc_info()[1])
        if not info or error is None:
            return event
        if self._log_personal:
            event["exception"] = "".join(traceback.format_exception(error))
            return event
        event["exception"] = type(error).__name__
        event["exception_code"] = _code(error)
        event["exception_at"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        return event


def _code(error: BaseException) -> str | None:
    """What can be told of an error without its words: our code, the database's, or the operating system's."""
    if isinstance(error, EchoLinkError):
        return error.code
    origin = getattr(error, "orig", None) or error  # SQLAlchemy keeps the driver's error there
    names = (getattr(origin, name, None) for name in ("sqlite_errorname", "sqlstate", "strerror"))
    return next((name for name in names if name), None)


class _Privacy:
    """Hides secrets by the name of their field, and personal values unless the operator asked for them."""

    def __init__(self, log_personal: bool) -> None:
        self._log_personal = log_personal

    def __call__(self, logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: self._safe(key, value) for key, value in event.items()}

    def _safe(self, key: str, value: Any) -> Any:
        if _SECRET_KEY.search(key) and not isinstance(value, int | float | None):
            return _HIDDEN
        if isinstance(value, Personal):
            return value.value if self._log_personal else repr(value)
        if isinstance(value, Mapping):
            return {inner: self._safe(str(inner), each) for inner, each in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._safe("", each) for each in value]
        return value


def _plain(value: object) -> str:
    """A value that JSON has no form for: times and paths as text, of others the type alone (a `repr` could hold data)."""
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, PurePath) else f"<{type(value).__name__}>"
