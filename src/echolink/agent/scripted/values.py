"""What value did a caller give in answer to a question for it?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from echolink.agent.ear import Asking
from echolink.agent.languages import ear_for
from echolink.agent.opening import Opening
from echolink.agent.scripted.clock import day_of, likely
from echolink.agent.scripted.settling import settle

KINDS: Final = ("time", "date", "count", "name", "phone", "email", "yes_no", "money", "choice", "address", "text")


def read(
    kind: str,
    said: str,
    *,
    now: datetime,
    region: str = "US",
    language: str = "en-US",
    caller: str | None = None,
    options: Sequence[str] = (),
    nouns: Sequence[str] = (),
    hours: dict[str, Any] | None = None,
    day: str | None = None,
) -> str | None:
    """The value of a kind in an answer to a question for it, in normal form; None when there is none, or an impossible one.

    `time` → HH:MM, `date` → ISO date, `count` → integer, `phone` → E.164, `yes_no` → "yes" or "no", `money` → decimal;
    `name`, `email`, `choice`, `address` and `text` as text; ValueError for any other kind. Dates are seen from `now`;
    `hours` (of a reading) and `day` tell 7 in the morning from 7 in the evening.
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}; got {kind!r}")
    ear = ear_for(language)
    asking = Asking(now=now, region=region, caller=caller, asked=True, nouns=tuple(nouns), options=tuple(options))
    clause = ear.together(ear.clauses(said))
    found = ear.find(kind, clause, asking) if ear.may_hold(kind, clause, asked=True) else []
    settled = settle(found, clause.text, ear, asked=True)
    if not settled or settled[0].value is None:
        return None
    value = settled[0].value
    if kind == "time":
        return likely(value, settled[0].twin, Opening(hours or {}), day_of(day), now)[0]
    if kind == "yes_no":
        return "yes" if value else "no"
    return str(value)
