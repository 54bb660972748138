"""When is a delivery tried again? After 5 seconds, later after 12 hours, for a day in all; never before its receiver wants it."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

PAUSES_SECONDS: Final = (5.0, 30.0, 120.0, 600.0, 1_800.0, 3_600.0, 10_800.0, 25_200.0, 43_200.0)
"""After the first attempt of a round, the second, …: 23 hours 42 minutes together."""
LONGEST: Final = timedelta(hours=24)  # of a round


def spread(seconds: float) -> float:
    """A pause, a tenth longer or shorter: what failed together should not come back together."""
    return seconds * random.SystemRandom().uniform(0.9, 1.1)


def pause_after(
    tries: int, begun_at: datetime, now: datetime, retry_after: float | None, jitter: Callable[[float], float] = spread
) -> float | None:
    """Seconds until the next attempt, when `tries` of this round have failed; None when there is none to come.

    `retry_after`: what the receiver asked for, in seconds; it may make a pause longer, not shorter.
    """
    left = (begun_at + LONGEST - now).total_seconds()
    if tries > len(PAUSES_SECONDS) or left <= 0:
        return None
    pause = min(jitter(PAUSES_SECONDS[tries - 1]), left)
    if retry_after is None or retry_after <= pause:
        return pause
    return retry_after if retry_after <= left else None


def retry_after_seconds(header: str, now: datetime) -> float | None:
    """`Retry-After` (RFC 9110, 10.2.3) in seconds from now, not negative; None when it says nothing that can be obeyed."""
    value = header.strip()
    if value.isascii() and value.isdecimal():
        return float(value) if len(value) <= 9 else None
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)  # "-0000" gives a naive one
    return max((at - now).total_seconds(), 0.0)
