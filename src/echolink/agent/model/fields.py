"""What may a model send as the goal's fields? Their JSON schema, and the plain checks that bring each value into normal form."""

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from echolink.agent.model.items import BadValue, as_lines, items_schema
from echolink.agent.profile import Field, Profile
from echolink.agent.reading.shape import in_shape

_MAX_TEXT_CHARACTERS = 2_000
_MOST = 10**12
_SCHEMA_OF_KIND: Mapping[str, Mapping[str, Any]] = {
    "count": {"type": "integer", "minimum": 0},
    "date": {"type": "string", "format": "date", "description": "ISO date YYYY-MM-DD"},
    "time": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "description": "24-hour time HH:MM"},
    "phone": {"type": "string", "description": "E.164, with + and country code"},
    "email": {"type": "string", "format": "email"},
    "yes_no": {"type": "boolean"},
    "money": {"type": "number", "description": "the amount as a number, without a currency sign"},
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_AMOUNT = re.compile(
    r"[^\w-]?\s?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:\s?[^\W\d_]+|\s?[^\w\s])?"
)  # $1,250.50, 12 euros
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
# What models write when they have nothing to write; none of it is a name, a date or a wish of a caller.
_NOT_A_VALUE = frozenset(
    {"unknown", "n/a", "na", "none", "null", "tbd", "?", "not provided", "not given", "unspecified"}
)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def arguments_schema(profile: Profile) -> dict[str, Any]:
    """The JSON schema of `complete_goal`'s arguments: `fields` by the bot's reading, and the unanswered `questions`."""
    return {
        "type": "object",
        "properties": {
            "fields": _fields_schema(asked(profile)),
            "questions": {
                "type": "array",
                "items": {"type": "string"},
                "description": "what the caller asked and you could not answer",
            },
        },
        "required": ["fields"],
        "additionalProperties": False,
    }


def asked(profile: Profile) -> tuple[Field, ...]:
    """The fields that have to come from the caller."""
    return tuple(field for field in profile.reading.fields if field.known is None)


def normal_form(profile: Profile, sent: object, *, whole: bool = True) -> tuple[dict[str, Any], list[str]]:
    """The fields as the webhook gets them (what the bot itself knows included), and what is wrong with what was sent.

    Each complaint is one sentence that tells a model what to send instead. Values: dates `YYYY-MM-DD`, times `HH:MM`, counts
    as integers, amounts as numbers, phone numbers in E.164. Not `whole`: nothing is missing.
    """
    given = _as_object(sent)
    if given is None:
        return {}, ["`fields` must be an object with one key for each field."]
    fields = {field.name: field.known for field in profile.reading.fields if field.known is not None}
    expected = asked(profile)
    if not expected:
        return fields | _any_scalars(given), []
    complaints = _strangers(given, profile)
    for field in expected:
        value = _tidy(given.get(field.name))
        if _is_missing(value):
            if whole and field.required and not field.of:
                complaints.append(f"`{field.name}` is missing: ask the caller for {field.label}, do not guess.")
            continue
        try:
            fields[field.name] = _checked(field, value, profile.region)
        except BadValue as bad:
            complaints.append(f"`{field.name}` must be {bad}.")
    return fields, complaints


def checked_value(profile: Profile, name: object, value: object) -> Any:
    """The value of a sensitive field in normal form. Raises BadValue, which says what is expected."""
    field = next((f for f in asked(profile) if f.sensitive and f.name == name), None)
    if field is None:
        names = ", ".join(f.name for f in asked(profile) if f.sensitive)
        raise BadValue(f"of one of these fields: {names}")
    tidy = _tidy(value)
    if _is_missing(tidy):
        raise BadValue(f"what the caller said for {field.label}")
    return _checked(field, tidy, profile.region)


def _fields_schema(fields: Sequence[Field]) -> dict[str, Any]:
    if not fields:
        return {"type": "object", "description": "what the caller told you that the goal needs, one key each"}
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in fields},
        "required": [field.name for field in fields if field.required and not field.of and not field.sensitive],
        "additionalProperties": False,
    }


def _field_schema(field: Field) -> dict[str, Any]:
    if field.kind == "items":
        return items_schema(field)
    schema = dict(_SCHEMA_OF_KIND.get(field.kind, {"type": "string"}))
    if field.kind == "choice" and field.options:
        schema["enum"] = list(field.options)
    if field.kind == "text":
        shape = {"pattern": field.pattern, "minLength": field.shortest, "maxLength": field.longest}
        schema |= {word: bound for word, bound in shape.items() if bound}
    if field.sensitive:
        return {"description": f"{field.label}: leave it out, what was kept is sent"}
    form = schema.get("description")
    schema["description"] = f"{field.label} ({form})" if form else field.label
    return schema


def _as_object(sent: object) -> Mapping[str, Any] | None:
    """Some models send the object as JSON text inside the JSON."""
    if isinstance(sent, str):
        try:
            sent = json.loads(sent)
        except ValueError:
            return None
    return sent if isinstance(sent, Mapping) else None


def _any_scalars(given: Mapping[str, Any]) -> dict[str, Any]:
    """Without a reading there is nothing to check against; what is nested becomes text."""
    tidy = {str(name): _tidy(value) for name, value in given.items()}
    return {name: _scalar(value) for name, value in tidy.items() if not _is_missing(value)}


def _scalar(value: object) -> Any:
    if isinstance(value, bool | int | str) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return json.dumps(value, ensure_ascii=False)[:_MAX_TEXT_CHARACTERS]


def _strangers(given: Mapping[str, Any], profile: Profile) -> list[str]:
    names = [field.name for field in profile.reading.fields]
    strange = ", ".join(sorted(f"`{name}`" for name in given if name not in names))
    return [f"There is no field {strange}: use {', '.join(names)}."] if strange else []


def _tidy(value: object) -> object:
    if not isinstance(value, str):
        return value
    return " ".join(_CONTROL.sub(" ", value).split())[:_MAX_TEXT_CHARACTERS].rstrip()


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, str) and (not value or value.lower() in _NOT_A_VALUE))


def _checked(field: Field, value: object, region: str) -> Any:
    if field.kind == "phone":
        return _phone(value, region)
    if field.kind == "choice" and field.options:
        return _choice(value, field.options)
    if field.kind == "items":
        return [_line(line, field.options) for line in as_lines(value)]
    checked = _CHECKS.get(field.kind, _text)(value)
    return _in_shape(field, checked) if field.kind == "text" else checked


def _in_shape(field: Field, text: str) -> str:
    """The text as `pattern`, `minLength` and `maxLength` of the bot's schema want it."""
    kept = in_shape(field, text)
    if kept is None:
        bounds: tuple[tuple[str | int | None, str], ...] = (
            (field.pattern, "of the pattern {}"),
            (field.shortest, "of at least {} characters"),
            (field.longest, "of at most {} characters"),
        )
        raise BadValue(
            "a text " + ", ".join(told.format(bound) for bound, told in bounds if bound) + ": ask the caller"
        )
    return kept


def _count(value: object) -> int:
    number = _number(value, "a whole number")
    if number != int(number) or number < 0:
        raise BadValue("a whole number")
    return int(number)


def _money(value: object) -> int | float:
    if isinstance(value, str):
        written = _AMOUNT.fullmatch(value)
        if written is None:  # "12,50" may be twelve or twelve hundred
            raise BadValue("a number, such as 12.5")
        value = written[1].replace(",", "")
    number = _number(value, "a number, such as 12.5")
    return int(number) if number == int(number) else round(number, 2)


def _number(value: object, expected: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise BadValue(expected)
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise BadValue(expected) from None
    if not math.isfinite(number) or abs(number) > _MOST:
        raise BadValue(expected)
    return number


def _date(value: object) -> str:
    expected = "an ISO date such as 2027-03-09"
    if not isinstance(value, str):
        raise BadValue(expected)
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        raise BadValue(expected) from None


def _time(value: object) -> str:
    expected = "a 24-hour time such as 19:30"
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None or not (match[2] or match[3]):
        raise BadValue(expected)
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        raise BadValue(expected)
    return f"{hour:02d}:{minute:02d}"


def _phone(value: object, region: str) -> str:
    import phonenumbers  # its metadata costs 60 ms to load, which a start without phone fields need not pay

    expected = "a complete phone number in E.164, such as +14155550123: ask the caller to repeat it"
    try:
        number = phonenumbers.parse(str(value), region)
    except phonenumbers.NumberParseException:
        raise BadValue(expected) from None
    if not phonenumbers.is_possible_number(number):
        raise BadValue(expected)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _email(value: object) -> str:
    address = value if isinstance(value, str) else ""
    if not _EMAIL.fullmatch(address):
        raise BadValue("an e-mail address such as name@example.com: ask the caller to spell it")
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"


def _yes_no(value: object) -> bool:
    known = value if isinstance(value, bool) else _YES_NO.get(str(value).lower())
    if known is None:
        raise BadValue("true or false")
    return known


def _choice(value: object, options: Sequence[str]) -> str:
    said = str(value).casefold()
    for option in options:
        if option.casefold() == said:
            return option
    raise BadValue("one of " + ", ".join(options))


def _line(line: Mapping[str, Any], options: Sequence[str]) -> dict[str, Any]:
    """A line of an order in normal form."""
    kept = {"item": _choice(line.get("item"), options), "quantity": _count(line.get("quantity", 1))}
    note = _tidy(line.get("note"))
    return kept | ({} if _is_missing(note) else {"note": _text(note)})


def _text(value: object) -> str:
    if isinstance(value, Mapping | list):
        raise BadValue("plain text")
    return str(value)


_CHECKS: Mapping[str, Callable[[object], Any]] = {
    "count": _count,
    "date": _date,
    "time": _time,
    "email": _email,
    "yes_no": _yes_no,
    "money": _money,
}
