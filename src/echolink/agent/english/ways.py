"""In which of two ways or places is something to be: "payment by card or check", "online or in person"?"""

import re
from typing import Final

from echolink.agent.english.phrases import question_of, snake
from echolink.agent.field import Field

_PAID_BY = re.compile(
    r"^(?P<what>payment|contact|delivery|notification|reply|shipping|travel) (?:by|via|with|"
    r"in) (?P<a>[\w-]+) or (?:by |in |with )?(?P<b>[\w-]+)$",
    re.IGNORECASE,
)
# "Online or in person", "whether they would like to sit inside or on the terrace"
_AT: Final = r"(?:in|on|at|by|over)"
_OR_AT = re.compile(
    r"^(?P<stem>(?:whether|if|do|does|would|will|are|is) (?:they|you|it|he|she)(?:'d|'s| would| will| is| are)?"
    r"(?: (?:like|want|wants|prefer|prefers|rather|to|be|sit|meet|come|have|it|do|eat|stay|pay|take|done|here))* )?"
    rf"(?P<a>(?:{_AT} (?:(?:the|our|your|their|a) )?)?[\w-]+) or (?P<b>{_AT} (?:(?:the|our|your|their|a) )?[\w-]+)$",
    re.IGNORECASE,
)


def by_ways(part: str) -> Field | None:
    """The choice that an item of a list names, whose options are told with "by", "in" or "on"."""
    if by := _PAID_BY.match(part):
        options = (by["a"].lower(), by["b"].lower())
        label = by["what"].lower()
        ask = f"Would the {label} be by {' or '.join(options)}?"
        return Field(name=snake(label), kind="choice", label=f"the {label}", ask=ask, options=options)
    if m := _OR_AT.match(part):
        options = (m["a"].lower(), m["b"].lower())
        label = " or ".join(options)
        ask = question_of(part) if m["stem"] else f"Would that be {label}?"
        return Field(name=_key(options), kind="choice", label=label, ask=ask, options=options)
    return None


def _key(options: tuple[str, str]) -> str:
    return re.sub(r"\W+", "_", "_or_".join(re.sub(r"^(?:the|an?) ", "", option) for option in options))
