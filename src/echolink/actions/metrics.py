"""What came of webhooks, and how long did they take? Counted for `/metrics`."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from prometheus_client import Counter, Histogram

from echolink.actions.delivery import Attempt, DeliveryStatus

Answer = Literal["2xx", "3xx", "4xx", "5xx", "other", "none"]
"""The class of its HTTP status; no HTTP answer."""

# A caller waits for 8 s, an attempt ends after 15.
_BOUNDS_SECONDS: Final = (0.03, 0.1, 0.3, 1, 2, 4, 8, 15)

_ATTEMPTS = Counter(
    "echolink_webhook_attempts", "Tries at deliveries, by how the delivery stood afterwards.", ["delivery_status"]
)
_SECONDS = Histogram(
    "echolink_webhook_seconds",
    "How long a try at a delivery took, by the class of the HTTP status that answered it.",
    ["answer"],
    buckets=_BOUNDS_SECONDS,
)
_BY_STATUS: Final[Mapping[DeliveryStatus, Counter]] = {one: _ATTEMPTS.labels(one.value) for one in DeliveryStatus}
_BY_ANSWER: Final[Mapping[Answer, Histogram]] = {one: _SECONDS.labels(one) for one in get_args(Answer)}


def tried(attempt: Attempt, status: DeliveryStatus) -> None:
    """Count an attempt after which the delivery stands at `status`."""
    _BY_STATUS[status].inc()
    _BY_ANSWER[answer_of(attempt)].observe(attempt.milliseconds / 1_000)


def answer_of(attempt: Attempt) -> Answer:
    """The class of what answered it."""
    if attempt.status_code is None:
        return "none"
    classes: Mapping[int, Answer] = {2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx"}
    return classes.get(attempt.status_code // 100, "other")
