"""Which items of a list ask for two of a kind: a mobile and a home phone, from when and until when?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.field import Field

_FROM_TO: Final = re.compile(
    r"from (?:which|what) (?P<what>day|date|time)s? (?:to|until|till|through) (?:which|what) (?:day|date|time)s?"
    r"(?: (?:it|they|he|she|we|you|the [\w-]+)\b.*)?",
    re.IGNORECASE,
)
_FROM_WHEN: Final = re.compile(
    r"(?:from|starting|since) (?:when|what time)|"
    r"(?:what time|when) (?:it|we|they) (?:starts?|begins?)",
    re.IGNORECASE,
)
_TILL_WHEN: Final = re.compile(
    r"(?:until|till|to|ending) (?:when|what time)|"
    r"(?:what time|when) (?:it|we|they) (?:ends?|finish(?:es)?)",
    re.IGNORECASE,
)
_A_DAY: Final = re.compile(r"\b(?:date|day)\b", re.IGNORECASE)
_WHICH_PHONE: Final = re.compile(
    r"(?:(?:the|your|their|a) )?(?P<which>home|work|office|mobile|cell|daytime|evening|"
    r"second|alternate|other|old|new|landline)\b",
    re.IGNORECASE,
)


def days_apart(parts: Sequence[str]) -> list[str]:
    """ "From which day to which day" are two days; "from when, until when" two times, where the day is asked for beside them."""
    apart: list[str] = []
    has_day = any(_A_DAY.search(part) for part in parts)
    both = any(map(_FROM_WHEN.fullmatch, parts)) and any(map(_TILL_WHEN.fullmatch, parts))
    for part in parts:
        if m := _FROM_TO.fullmatch(part.strip()):
            kind = "time" if m["what"].lower() == "time" else "date"
            apart += [f"start {kind}", f"end {kind}"]
        elif has_day and both and _FROM_WHEN.fullmatch(part):
            apart.append("start time")
        elif has_day and both and _TILL_WHEN.fullmatch(part):
            apart.append("end time")
        else:
            apart.append(part)
    return apart


def phone_apart(field: Field, part: str) -> Field | None:
    """A second phone number that is called otherwise than the first."""
    m = _WHICH_PHONE.match(part) if field.kind == "phone" else None
    if m is None:
        return None
    which = m["which"].lower()
    label = f"your {which}{'' if which == 'landline' else ' phone'} number"
    return replace(field, name=f"{which}_phone", label=label, ask=f"What is {label}?")
