"""Is a day that a caller names the one of the wedding or the flight, which no visit of ours is on?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.profile import Field
from echolink.agent.scripted.view import View

_LEADS_ON: Final = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "my", "of", "on", "the", "to", "your", "is", "was", "are", "will", "be",
     "would", "falls", "for", "it's", "that's", "date", "day", "comes", "up", "out", "off", "scheduled", "set"),
)  # fmt: skip


def event_of(before: str, fields: Sequence[Field], taken: set[str], view: View) -> Field | None:
    """The event that is told of right before its day: "the wedding is on …", "we're getting married on …"."""
    for word in _telling_words(before):
        stems = view.ear.stems(word)
        for target in fields:
            if target.name in view.plan.events and target.name not in taken and stems & view.ear.stems(target.label):
                return target
        if not _is_of_a_day(word, view):
            break
    return None


def without_events(before: str, fields: Sequence[Field], view: View) -> Sequence[Field]:
    """ "For my wedding dress on Saturday" tells nothing of the wedding's day."""
    if all(_is_of_a_day(word, view) for word in _telling_words(before)):
        return fields
    return [f for f in fields if f.name not in view.plan.events or f.name in view.state.awaited] or fields


def _is_of_a_day(word: str, view: View) -> bool:
    return view.ear.names_weekday(word) or view.ear.names_month(word)


def _telling_words(before: str) -> list[str]:
    """Those that may tell of what the day is, the last one first."""
    told = (word.strip(",.").removesuffix("'s") for word in reversed(before.split()))
    return [word for word in told if word.isalpha() and word not in _LEADS_ON]
