"""What of a price list is had in kinds, and what only beside the rest: "Deep clean +$80", "breakfast 15 per person"?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from echolink.agent.english.offers import Offers
from echolink.agent.english.stems import stems
from echolink.agent.field import Field

Service = Mapping[str, Any]
_EXTRA: Final = re.compile(r"(?:each )?(?:extra|additional|added)\b(?! ?-?(?:large|small))", re.IGNORECASE)
_SIZE: Final = re.compile(
    rf"(?:extra[- ]large|extra[- ]small|small|medium|large|big|double|family)(?: size)?|{_EXTRA.pattern}.*",
    re.IGNORECASE,
)
_CALLED_SO: Final = re.compile(
    r"(?<=\w)[ -]+(?:add-?ons?|extra|supplement|upgrade)$", re.IGNORECASE
)  # "hot stone add-on"
_TIMES: Final = frozenset(("hour", "day", "night", "week", "month", "year", "half day", "full day"))


def of_each_kind(service: Service, *, is_order: bool) -> Iterator[Service]:
    """The kinds that a thing is had in: all there is of it where one must be chosen, else beside the plain thing.

    What stands in brackets without an "or" may also be what is in it: of an order nobody is asked for it.
    """
    plain = {key: value for key, value in service.items() if key not in ("kinds", "either")}
    is_counted = str(service["name"])[:1].isdigit()  # "12 wings (mild, hot)" are told how they are wanted
    kinds = service.get("kinds", ()) if (is_order or service.get("either")) and not is_counted else ()
    if not (kinds and service.get("either")):
        yield plain
    name = str(service["name"])
    name = name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"
    for kind in kinds:
        yield {**plain, "name": f"{kind} {name}"}


def beside_the_rest(services: Sequence[Service], *, is_order: bool) -> tuple[Service, ...]:
    """With the mark of what comes on top of something else; in an order each thing may be had that is more than a size."""
    lasting = [s for s in services if s.get("per") in _TIMES]
    rows = [dict(service) for service in services]
    if not is_order:
        rows = [
            row for row in rows if not ("extra" in row and _EXTRA.match(str(row["name"])))
        ]  # "extra bed $20" is quoted
    for row in rows:
        is_extra = bool(row.pop("extra", False)) or (bool(lasting) and row.get("per") == "person")
        if is_extra and len(rows) > 1 and (not is_order or _SIZE.fullmatch(str(row["name"]))):
            row |= {"name": _CALLED_SO.sub("", str(row["name"])), "extra": True}
    return tuple(rows)


def main_names(listed: Sequence[Offers], about: frozenset[str]) -> frozenset[str]:
    """The names in the one list that is headed by what a booking is about: "Cabins: Pine $140, Oak $180"."""
    headed = [one for one in listed if _is_of(one.head, about) and len(one.services) > 1]
    return frozenset(str(s["name"]) for s in headed[0].services) if len(headed) == 1 else frozenset()


def _is_of(head: str, about: frozenset[str]) -> bool:
    return head.endswith("s") and bool(own := stems(head)) and own <= about


def is_beside(service: Service, main: frozenset[str], about: frozenset[str]) -> bool:
    """Whether it is none of these, and not called after what is booked: "dogs $15 per night"."""
    name = str(service["name"])
    return name not in main and stems(name).isdisjoint(about)


def with_extras(fields: tuple[Field, ...], services: Sequence[Service]) -> tuple[Field, ...]:
    """With a field for what comes on top of what is chosen: it is not asked for, and taken where it is told."""
    chosen = {option for f in fields for option in f.options}  # a flavor for $10 more is a flavor
    extras = tuple(str(s["name"]) for s in services if s.get("extra") and s["name"] not in chosen)
    names = {str(service["name"]) for service in services}
    at = next(
        (n for n, f in enumerate(fields) if f.kind == "choice" and f.options and names.issuperset(f.options)), None
    )
    if not extras or at is None or any(f.name == "extra" for f in fields):
        return fields
    extra = Field(name="extra", kind="choice", label="the extra", options=extras, required=False)
    return (*fields[: at + 1], extra, *fields[at + 1 :])
