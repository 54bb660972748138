"""What is counted of calls, turns and the workers that answer them? For `/metrics`; nothing of whose call it is."""

from collections.abc import Mapping
from typing import Final, Literal

from prometheus_client import Counter, Gauge, Histogram

from echolink.calls.call import EndReason, HopKind
from echolink.calls.tool_call import ToolStatus

Answerer = Literal["scripted", "model", "brain", "fixed"]
GuessEnd = Literal["hit", "miss"]
JoinEnd = Literal["news", "held", "deserted"]
"""There was something new to look at; the line was held; the turn's worker was dead, gone, or silent for too long."""

CALLS_BEGUN: Final = Counter("echolink_calls_begun", "Calls that were opened.")
REPLAYS: Final = Counter(
    "echolink_replays", "Requests of Twilio's that got the recorded bytes of an earlier answer: repeats and fallbacks."
)
TAKEOVERS: Final = Counter(
    "echolink_takeovers", "Turns whose reply was begun anew, because nobody was making it any more."
)
FORGOTTEN: Final = Counter("echolink_calls_forgotten", "Calls deleted because of ECHOLINK_RETENTION_DAYS.")
WORKERS_ALIVE: Final = Gauge(
    "echolink_workers_alive",
    "Workers on this database that were alive when a worker of this server looked last.",
    multiprocess_mode="livemostrecent",
)

_CALLS_ENDED = Counter("echolink_calls_ended", "Calls that ended, by the reason that the API shows.", ["reason"])
_QUIET_CLOSED = Counter(
    "echolink_quiet_calls_closed", "Calls of which nothing was heard any more and that were closed.", ["reason"]
)
_TURNS = Counter(
    "echolink_turns", "Turns whose whole reply was recorded, by the kind of agent that made it.", ["agent"]
)
_FILLERS = Counter(
    "echolink_fillers", "Hops that held the line while a reply was made: a few words, or a quiet pause.", ["kind"]
)
_GUESSED_TURNS = Counter(
    "echolink_guessed_turns",
    "Turns for which a reply was begun before the caller had finished, by whether it was the one that was needed.",
    ["outcome"],
)
_JOINS = Counter("echolink_joins", "Requests that waited for another worker's reply, by how the wait ended.", ["ended"])

_TOOLS = Histogram(
    "echolink_tool_seconds",
    "How long a use of a bot's tool took, by what came of it.",
    ["outcome"],
    buckets=(0.03, 0.1, 0.3, 1, 2, 4, 8),
)

# Looked up once, so that an increment costs half a microsecond; and so that each series is there from the start, at 0.
ENDED: Final[Mapping[EndReason, Counter]] = {reason: _CALLS_ENDED.labels(reason.value) for reason in EndReason}
QUIET_CLOSED: Final[Mapping[EndReason, Counter]] = {
    reason: _QUIET_CLOSED.labels(reason.value)
    for reason in (EndReason.CALLER_HUNG_UP, EndReason.FAILED, EndReason.LOST)
}
TURNS: Final[Mapping[Answerer, Counter]] = {
    "scripted": _TURNS.labels("scripted"),
    "model": _TURNS.labels("model"),
    "brain": _TURNS.labels("brain"),
    "fixed": _TURNS.labels("fixed"),
}
FILLERS: Final[Mapping[HopKind, Counter]] = {
    kind: _FILLERS.labels(kind.value) for kind in (HopKind.FILLER, HopKind.PAUSE)
}
GUESSED_TURNS: Final[Mapping[GuessEnd, Counter]] = {
    "hit": _GUESSED_TURNS.labels("hit"),
    "miss": _GUESSED_TURNS.labels("miss"),
}
JOINS: Final[Mapping[JoinEnd, Counter]] = {
    "news": _JOINS.labels("news"),
    "held": _JOINS.labels("held"),
    "deserted": _JOINS.labels("deserted"),
}

TOOLS: Final[Mapping[ToolStatus, Histogram]] = {
    status: _TOOLS.labels(status.value) for status in ToolStatus if status is not ToolStatus.STARTED
}


def answerer(agent: str) -> Answerer:
    """The kind of agent behind a turn's `agent`, which may be a model's name."""
    match agent:
        case "scripted" | "brain" | "fixed":
            return agent
    return "model"
