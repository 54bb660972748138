"""What does a bot ask its callers for, and what has it read of its business?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
REQUEST: Final = "request"  # the role of the field that tells which of several things a caller wants


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value that the goal needs."""

    name: str  # snake_case key of the payload
    kind: str  # count, date, time, name, phone, email, yes_no, money, choice, items, address, text
    label: str  # how a person would call it: "your name", "the date"
    ask: str = ""  # a question of the bot's own for it; empty: from the catalogue
    required: bool = True
    known: Any = None  # given by the bot itself, not asked for
    # Of kinds `choice` and `items`: what there is to be had. Of kind `text`: it is an order of these, and sent as a text.
    options: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()  # what the bot says of each of them; empty, or one for each
    numeric: bool = False  # the options are numbers, and are sent as such
    least: int | None = None  # of kind `count`: the smallest number that is taken; of a last day: nights until it
    most: int | None = None  # the largest, from `fields` or from the sizes and limits in the context
    pattern: str = ""  # of kind `text`: the shape that the schema wants
    shortest: int | None = None  # and the fewest and the most characters
    longest: int | None = None
    form: str = ""  # a sentence that tells a caller what it looks like
    # Which of two of a kind it is: `old` and `new` of what is moved, `start` and `end` of what lasts or goes somewhere.
    role: str = ""
    sensitive: bool = False  # for the action alone: never read back, kept readable, or told a model again
    of: tuple[str, ...] = ()  # the requests for which it is needed, where callers may want several things; empty: all
    given: tuple[str, ...] = ()  # name and option of a choice: only with that one it is needed
    check: str = ""  # name of the tool that says whether its value is possible

    @property
    def called(self) -> str:
        """Its name in words: `order_number` and `orderNumber` are "order number"."""
        return _CAMEL.sub(" ", self.name.replace("_", " ").replace("-", " ")).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """Bounds of a number, by words of what it counts or measures ("kg") and of whom or what that is told ("dogs")."""

    of: frozenset[str]
    who: frozenset[str] = frozenset()
    least: int | None = None
    most: int | None = None
    told: str = ""  # the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was understood of goal, context and fields, as `GET /v1/bots/{id}` shows it."""

    fields: tuple[Field, ...] = ()
    # `{"daily": [{"opens": "17:00", "closes": "22:00"}], "closed": ["sunday"], "closed_dates": ["12-25"]}`; days that
    # differ have keys of their own (`"monday": […]`). `closes` may be 24:00, and is on the next day when before `opens`.
    # Of any year: `"closed_ranges": [{"from": "12-24", "to": "01-02"}]`, both days included, and `"closed_holidays":
    # ["thanksgiving"]`, names of agent.holidays. `"last": "21:30"` is the last time at which something can begin.
    # Of what the goal asks for: `"starts": {"daily": ["10:00", "13:00"]}` or by weekday, `"only_days": ["friday"]`,
    # Of parts of the year: `"seasons": [{"from": "04-01", "to": "10-31", "hours": {…}}]`.
    # `"only_dates": ["12-13"]`. Days with hours of their own: `"dates": {"12-24": [{"closes": "13:00"}]}`.
    hours: Mapping[str, Any] = field(default_factory=dict)
    sizes: tuple[int, ...] = ()
    limits: tuple[Limit, ...] = ()  # of what no field asks for: they are told to who breaks them
    # `name`, and where told `price_cents`, `currency`, `minutes`, and `per` what the price is: "hour", "night", "person";
    # `also` are prices for other lengths of time: `[{"price_cents": 9000, "currency": "USD", "per": "day"}]`.
    services: tuple[Mapping[str, Any], ...] = ()
    areas: tuple[str, ...] = ()  # names of the places that are served; none: nothing was said of it
    not_areas: tuple[str, ...] = ()  # names of places that are not
    notice_minutes: int = 0  # how long before a visit it must be arranged, at least
    notice_in_days: bool = False  # whether that is told in whole days, and the hour does not count
    horizon_days: int = 0  # how long before a visit it can be arranged at most; 0: nothing was said of it
    turnaround: tuple[int, bool] = (
        0,
        False,
    )  # days until what was brought is ready, and whether only working days count
    kept_limits: tuple[Limit, ...] = ()  # of what fields ask for
    unread: tuple[str, ...] = ()  # context sentences that are only quoted
    explicit: bool = False  # the fields are the user's own schema, not derived: none of them may be left out
    takes_message: bool = False  # the goal could not be read as collecting something

    def as_json(self) -> dict[str, Any]:
        """The API's shape: `fields` as `{name, kind, asked}` or `{name, kind, known}`, the rest as it is."""
        return {
            "fields": [
                {"name": f.name, "kind": f.kind}
                | ({"asked": True} if f.known is None else {"known": f.known})
                | ({"sensitive": True} if f.sensitive else {})
                for f in self.fields
            ],
            "hours": dict(self.hours),
            "sizes": list(self.sizes),
            "services": [dict(s) for s in self.services],
            "areas": list(self.areas),
            "notice_minutes": self.notice_minutes,
            "unread": list(self.unread),
            "takes_message": self.takes_message,
        }
