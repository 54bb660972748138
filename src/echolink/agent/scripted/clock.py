"""Which of two times is meant when the caller said "at seven"?"""

from datetime import date, datetime
from typing import Any, Final

from echolink.agent.opening import Opening, minutes


def likely(value: str, twin: str | None, opening: Opening, day: date | None, now: datetime) -> tuple[str, str | None]:
    """The time meant, and a second one when both are as likely: by the day's opening hours, and today by the clock.

    Without hours: one to seven is in the afternoon or evening, nine to twelve before noon or at noon, and eight may be either.
    """
    if twin is None:
        return value, None
    pair = (value, twin)
    ahead = [t for t in pair if day != now.date() or t > f"{now:%H:%M}"] or list(pair)
    if not opening.is_known:
        usual = _usual(value, twin)
        other = twin if value[:2] in _EITHER and len(ahead) == 2 else None  # nothing tells eight from eight
        return (usual if usual in ahead else ahead[0]), other
    fits = [t for t in ahead if opening.is_open(t, day)]
    if len(fits) == 1:
        return fits[0], None
    if len(fits) == 2:
        return fits[0], fits[1]
    closing = [t for t in ahead if opening.closes_at(t, day)]
    return (closing or [min(ahead, key=lambda t: _away(t, opening, day))])[0], None


_EITHER: Final = ("08",)


def _away(hhmm: str, opening: Opening, day: date | None) -> int:
    """Minutes from the nearest time at which it is open."""
    at = minutes(hhmm)
    edges = [edge for opens, closes in opening.spans(day) or opening.spans(None) for edge in (opens, closes)]
    return min((abs(at - edge) for edge in edges), default=0)


def _usual(value: str, twin: str) -> str:
    return twin if 1 <= int(value[:2]) <= 7 else value


def day_of(value: Any) -> date | None:
    """The day of an ISO date; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
