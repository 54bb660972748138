"""Which field is needed only with one answer to another one: "delivery or pickup, the address if we deliver"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.stems import stems
from echolink.agent.field import Field

_IF: Final = re.compile(
    r"(?P<what>.+?),? (?:only )?(?:if|when|in case (?:of)?|for)(?: it is| it's| they want| you want)? (?P<then>[\w' -]+)",
    re.IGNORECASE,
)


def with_conditions(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields; what is asked for only then is called without its condition, and bears the answer with which it is needed."""
    found = {f.name: _conditioned(f, fields) for f in fields if not f.options}
    is_place = any(one.given for one in found.values() if one.kind == "address")
    given = next((one.given for one in found.values() if one.kind == "address" and one.given), ())
    return tuple(replace(f, given=given) if is_place and f.name == "area" else found.get(f.name, f) for f in fields)


def _conditioned(field: Field, fields: Sequence[Field]) -> Field:
    m = _IF.fullmatch(field.label)
    if m is None or re.match(r"(?:whether|which|what|how|when|if)\b", field.label, re.IGNORECASE):
        return field
    then = stems(m["then"])
    for choice in (f for f in fields if f.kind == "choice" and f.name != "area"):
        told = [option for option in choice.options if stems(option) & then]
        if len(told) == 1:
            return replace(field, label=m["what"], ask="", given=(choice.name, told[0]))
    return field
