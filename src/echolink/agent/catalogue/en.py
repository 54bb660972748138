"""How is English spoken? Its sentences, and values as an ear can write them down."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from echolink.agent.catalogue.catalogue import Catalogue
from echolink.agent.catalogue.en_sentences import WORDINGS
from echolink.agent.catalogue.en_values import (
    email_spoken,
    line_spoken,
    money_spoken,
    option_spoken,
    ordinal,
    phone_spoken,
)

_ASKS: Final = re.compile(
    r"(?:(?:for|from|at|on|in|by|until|till|since|with|to) )?"
    r"(?:which|what|how|where|when|whether|who|(?:do|does|did|are|is|was|have|has|will|would|can|could|should|may) "
    r"(?:you|they|we|it|there|the|your|this|that|he|she))\b",
    re.IGNORECASE,
)
# A question that stands within another one: "how often you would like us to come".
_CLAUSE: Final = re.compile(
    r"(?:whether|if)\b|(?:which|what|how|where|when|who)\b.* (?:you|it|they|we|he|she|the \w+|your \w+) \w+",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"^(?:the|your|its|his|her|their)\s+", re.IGNORECASE)
_WHICH: Final = re.compile(
    r"^(?:which|what) (?=(?:(?!is\b|are\b|was\b|were\b|they\b|you\b|it\b|to\b|should\b|needs?\b|has\b|have\b|happened\b|the\b|"
    r"we\b|he\b|she\b|went\b|do\b|does\b|for\b|about\b|goes\b|brings\b)[\w'-]+ ?){1,4}$)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"(?:(?:how many|number of|(?:total )?count of) (?P<what>[a-z][a-z '-]*)|(?P<only>[a-z]+s|children|people))",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"(?!(?:[a-z]+ )?(?:what|which|birth|born|earliest|latest)\b|(?:first|last|next|best|from|until) \w+$)"
    r"(?P<what>[a-z][a-z '-]*) (?P<kind>date|day|time)",
    re.IGNORECASE,
)
_MANY: Final = re.compile(
    r"(?:the|your) (?:words|names|letters|initials|colors|colours|sizes|ages|dates|times) (?:on|of|in|for) .+|"
    r"(?:the|your) (?:(?!.*\b(?:of|in|on|for|who|that|which)\b)(?:[\w'’-]+ ){0,2}(?!series|species)[\w-]+(?<![suiao'’])s|"
    r"names of .+)",
    re.IGNORECASE,
)
_IN_ORDER: Final = re.compile(
    r"\b(?:is|are|was|were|you|it|they|there|will|would|do|does|have|has|which|that|of|new|current|old)\b"
)
_OF_A_VISIT: Final = re.compile(
    r"\b(?:visits?|appointments?|services?|reservations?|bookings?|deliver\w*|pick-?ups?|drop-?offs?|drop|bring|"
    r"preferred|requested|"
    r"desired|come|like|want|suits?|works?|sessions?|lessons?|class|tours?|viewings?|collection|installation|"
    r"cleaning|repair)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_DAY: Final = re.compile(
    r"\b(?:last|previous|birth|born|wedding|due|by|until|end|return|since|first|old|current|purchase|earliest|"
    r"latest)\b",
    re.IGNORECASE,
)
_A_NOUN: Final = 2  # words at most that stand beside the options: "group or private lesson"
_LENGTHS: Final = ((10080, "week"), (1440, "day"), (60, "hour"), (1, "minute"))
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DAYS: Final = {
    "monday": "Monday",
    "tuesday": "Tuesday",
    "wednesday": "Wednesday",
    "thursday": "Thursday",
    "friday": "Friday",
    "saturday": "Saturday",
    "sunday": "Sunday",
}


class English(Catalogue):
    """English, as spoken to callers in the United States and elsewhere."""

    wordings: Mapping[str, Sequence[str]] = WORDINGS

    def value(self, kind: str, value: Any, today: date, region: str) -> str:
        if kind == "date":
            return self.date(date.fromisoformat(value), today)
        if kind == "time":
            return self.time(value)
        if kind == "phone":
            return phone_spoken(value, region)
        if kind == "email":
            return email_spoken(value)
        if kind == "money":
            return money_spoken(value)
        if kind == "yes_no":
            return "yes" if value else "no"
        if kind == "items":
            return self.both([line_spoken(line) for line in value])
        return option_spoken(str(value)) if kind == "choice" else str(value)

    def digits(self, number: str) -> str:
        return " ".join(_DIGITS[int(digit)] for digit in number)

    def day_of_year(self, day: date) -> str:
        return f"{day:%B} {ordinal(day.day)}"

    def date(self, day: date, today: date) -> str:
        near = {0: "today, ", 1: "tomorrow, "}.get((day - today).days, "")
        year = "" if day.year == today.year or 0 <= (day - today).days < 180 else f", {day.year}"
        return f"{near}{day:%A}, {day:%B} {ordinal(day.day)}{year}"

    def length(self, minutes: int) -> str:
        size, unit = next((size, unit) for size, unit in _LENGTHS if minutes % size == 0)
        number = minutes // size
        return f"{'an' if unit == 'hour' else 'a'} {unit}'s" if number == 1 else f"{number} {unit}s'"

    def time(self, hhmm: str) -> str:
        hour, minute = int(hhmm[:2]), int(hhmm[3:])
        if minute == 0 and hour in (0, 12, 24):
            return "noon" if hour == 12 else "midnight"
        half = "AM" if hour % 24 < 12 else "PM"
        return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {half}"

    def on_weekdays(self, names: Sequence[str]) -> str:
        order = list(_DAYS)
        runs: list[list[str]] = []
        for name in names:
            if runs and order.index(name) == order.index(runs[-1][-1]) + 1:
                runs[-1].append(name)
            else:
                runs.append([name])
        return self.both([part for run in runs for part in _run(run)])

    def spans(self, spans: Sequence[tuple[str, str]]) -> str:
        if list(spans) == [("00:00", "24:00")]:
            return "around the clock"
        if all(
            _minutes(closes) - _minutes(opens) == 1 for opens, closes in spans
        ):  # something begins, and nothing is open
            return self.both([self.time(opens) for opens, _ in spans])
        return self.both([f"{self.time(opens)} to {self.time(closes)}" for opens, closes in spans])

    def bare(self, label: str) -> str:
        return _LEAD.sub("", label).rstrip(" ?.")

    def head(self, label: str) -> str:
        """A label as it stands before its value: "which airport" is "airport", "what kind of pet" is "kind of pet"."""
        return _WHICH.sub("", self.bare(label))

    def named(self, kind: str, label: str, spoken: str) -> str:
        if kind == "count" and (m := _COUNTED.fullmatch(label)) and not _IN_ORDER.search(m["what"] or ""):
            what = (m["what"] or m["only"]).lower()
            return f"{spoken} {_one(what) if spoken == '1' else what}"
        if kind in ("date", "time") and (m := _WHEN.fullmatch(label)) and not _IN_ORDER.search(m["what"]):
            near = kind == "date" and spoken.startswith(("today", "tomorrow"))
            return f"{m['what']} {'' if near else 'on ' if kind == 'date' else 'at '}{spoken}"
        return ""

    def enumerated(self, details: Sequence[str]) -> str:
        return ", ".join(_once(one, details[n - 1] if n else "") for n, one in enumerate(details))

    def asks(self, label: str) -> bool:
        return _ASKS.match(label) is not None

    def tells(self, label: str) -> bool:
        return _CLAUSE.match(label) is not None

    def is_either(self, label: str, options: Sequence[str]) -> bool:
        said = label.lower()
        if " or " not in said or not all(option.lower() in said for option in options):
            return False
        for option in options:
            said = said.replace(option.lower(), " ")
        return len(re.findall(r"\b(?!or\b|and\b|an?\b)\w+", said)) <= _A_NOUN

    def is_many(self, label: str) -> bool:
        return _MANY.fullmatch(label) is not None

    def is_how_many(self, label: str, options: Sequence[str]) -> bool:
        m = _COUNTED.fullmatch(label)
        return m is not None and m["only"] is not None and all(option.isdigit() for option in options)

    def goes_without_saying(self, label: str) -> bool:
        return _OF_A_VISIT.search(label) is not None and _OF_ANOTHER_DAY.search(label) is None

    def either(self, choices: Sequence[str]) -> str:
        return _joined([option_spoken(choice) for choice in choices], "or")

    def both(self, items: Sequence[str]) -> str:
        return _joined(items, "and")


def _one(what: str) -> str:
    """ "Children" → "child", "rooms" → "room"."""
    return {"children": "child", "people": "person"}.get(what, what.removesuffix("s"))


def _once(detail: str, before: str) -> str:
    """ "Pick-up on Monday, pick-up at noon" says the same words but once."""
    what, at, when = detail.partition(" at ")
    return f"at {when}" if at and before.startswith(f"{what} ") else detail


def _minutes(hhmm: str) -> int:
    return int(hhmm[:2]) * 60 + int(hhmm[3:])


def _run(names: Sequence[str]) -> list[str]:
    if len(names) > 2:
        return [f"{_DAYS[names[0]]} to {_DAYS[names[-1]]}"]
    return [f"on {_DAYS[name]}s" for name in names]


def _joined(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
