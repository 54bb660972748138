"""Which fields does a JSON Schema ask for? Types, formats and enums become kinds of value."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from echolink.agent.field import Field
from echolink.agent.reader import Reader

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_ADDRESSES: Final = ("email", "phone")  # what is asked for must be named: how else would a caller know which?
_MOST_WORDS: Final = 8  # of a description that can be a label
_TOLD_IN_SHORT: Final = frozenset(("date", "time", "address"))
_EXAMPLES: Final = re.compile(r"\.\.\.|…")  # "flat, pitched, …" is no name of the roof
_MOST_OF_A_KIND: Final = 4  # words of a description that names no more than a kind
# Where tools write what the values of an enum mean, or how they are shown.
_ENUM_LISTS: Final = (
    "enumNames",
    "enumDescriptions",
    "x-enumNames",
    "x-enumDescriptions",
    "x-enum-descriptions",
    "x-enum-labels",
)
_FORMATS: Final = {
    "date": "date",
    "date-time": "date",
    "time": "time",
    "hh:mm": "time",
    "phone": "phone",
    "tel": "phone",
    "e164": "phone",
    "email": "email",
    "idn-email": "email",
    "name": "name",
    "address": "address",
    "money": "money",
}


def schema_fields(
    schema: Mapping[str, Any], services: Sequence[str], sentences: Sequence[str], reader: Reader
) -> tuple[Field, ...]:
    """The properties of an object schema, in their order; what is no schema of a value is taken as text.

    `services` is what the context offers: a list property without a list of its own takes it, and so does a text for one
    of it, or for an order. `sentences` of the context may tell what a text looks like.
    """
    properties = schema.get("properties")
    required = schema.get("required")
    needed = {str(name) for name in required} if isinstance(required, list) else None
    if not isinstance(properties, Mapping):
        return ()
    props = {str(name): prop if isinstance(prop, Mapping) else {} for name, prop in properties.items()}
    return reader.with_roles(
        tuple(
            _field(name, prop, needed is None or name in needed, services, sentences, reader)
            for name, prop in props.items()
        )
    )


def _field(
    name: str,
    prop: Mapping[str, Any],
    required: bool,
    services: Sequence[str],
    sentences: Sequence[str],
    reader: Reader,
) -> Field:
    prop = _chosen(prop)
    words = reader.in_words(_CAMEL.sub(" ", name.replace("_", " ").replace("-", " ")).lower())
    title, description = str(prop.get("title") or ""), str(prop.get("description") or "")
    options = _options(prop) or (_options(_items(prop)) or tuple(services) if _is_list(prop) else ())
    if not options and len(services) > 1 and prop.get("type") == "string" and reader.names_what_is_offered(words):
        options = tuple(services)
    is_label = len(description.split()) <= _MOST_WORDS and not _EXAMPLES.search(description)
    short = reader.spoken(description) if is_label else ""
    if options and "," in short and " or " in short.partition(",")[2]:
        short = short.partition(",")[0]  # "arrival window, morning 8-12 or afternoon 12-4"
    is_items = _is_list(prop) and options
    kind = "items" if is_items else _kind_of_choice(options) or _kind(prop, words, title, short, reader)
    if kind == "text" and len(services) > 1 and reader.is_order(words):
        options = tuple(services)
    ask = next((text for text in (description, title) if text.rstrip().endswith("?")), "")
    label = next((text for text in (reader.spoken(title), short) if text and text != ask), "") or words
    if kind in _ADDRESSES and reader.kind_of(label) != kind:
        label, ask = (
            words,
            ask if reader.kind_of(ask) == kind else "",
        )  # "where the quote goes" asks for no e-mail address
    ask = reader.to_the_caller(ask) if ask else "" if options else reader.question_for(label, kind)
    return Field(
        name=name,
        kind=kind,
        label=reader.label(label, kind),
        ask=ask,
        required=required,
        known=prop.get("const", prop.get("default")),
        options=options,
        meanings=_meanings(prop, options, description, reader),
        numeric=bool(options) and all(_is_number(one) for one in prop.get("enum") or ("",)),
        sensitive=prop.get("sensitive") is True,
        least=_whole(prop.get("minimum")),
        most=_whole(prop.get("maximum")),
        check=str(prop.get("check") or ""),
        **(_shape(prop, label, description, sentences, reader) if kind == "text" else {}),
    )


def _shape(
    prop: Mapping[str, Any], label: str, description: str, sentences: Sequence[str], reader: Reader
) -> dict[str, Any]:
    """What a text must look like, and how a caller is told so."""
    pattern, shortest, longest = prop.get("pattern"), _whole(prop.get("minLength")), _whole(prop.get("maxLength"))
    if not (pattern or shortest or longest is not None):
        return {}
    told = reader.form_told(label, description, sentences)
    if not told and (shortest or longest is not None):
        told = reader.length_told(shortest, longest)
    return {"pattern": str(pattern or ""), "shortest": shortest, "longest": longest, "form": told}


def _chosen(prop: Mapping[str, Any]) -> Mapping[str, Any]:
    """A property with its alternatives put together: constants become options, of other schemas the first counts."""
    alternatives = prop.get("anyOf") or prop.get("oneOf")
    if not isinstance(alternatives, list):
        return prop
    schemas = [one for one in alternatives if isinstance(one, Mapping) and one.get("type") != "null"]
    constants = [one["const"] for one in schemas if one.get("const") is not None]
    rest = {key: value for key, value in prop.items() if key not in ("anyOf", "oneOf")}
    if constants and len(constants) == len(schemas):
        told = [str(one.get("title") or one.get("description") or "") for one in schemas]
        return {"enum": constants, "enumDescriptions": told, **rest}
    return {**schemas[0], **rest} if schemas else rest


def _is_list(prop: Mapping[str, Any]) -> bool:
    return prop.get("type") == "array"


def _items(prop: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a list's items, or of the one property of theirs that has options."""
    items = prop.get("items")
    if not isinstance(items, Mapping):
        return {}
    inner = items.get("properties")
    named = inner.values() if isinstance(inner, Mapping) else ()
    return next((one for one in named if isinstance(one, Mapping) and _options(one)), items)


def _options(prop: Mapping[str, Any]) -> tuple[str, ...]:
    enum = prop.get("enum")
    return tuple(str(option) for option in enum if option is not None) if isinstance(enum, list) else ()


def _meanings(prop: Mapping[str, Any], options: Sequence[str], description: str, reader: Reader) -> tuple[str, ...]:
    """What the schema says of each option: in a list beside the enum, or in the description."""
    lists = (prop.get(key) for key in _ENUM_LISTS)
    told = next((one for one in lists if isinstance(one, list) and len(one) == len(options)), None)
    if told is not None and any(told):
        return tuple(str(one or "") for one in told)
    return reader.meanings(options, (description,)) if options and description else ()


def _is_number(option: Any) -> bool:
    return isinstance(option, int | float) and not isinstance(option, bool)


def _kind_of_choice(options: Sequence[str]) -> str:
    """One of several times of day is told as a time: "half past six" for 18:30."""
    is_clock = all(_CLOCK.fullmatch(option) for option in options)
    return ("time" if is_clock else "choice") if options else ""


def _kind(prop: Mapping[str, Any], words: str, title: str, short: str, reader: Reader) -> str:
    kind = prop.get("type")
    if isinstance(kind, list):
        kind = next((k for k in kind if k != "null"), None)
    named = "name" if reader.kind_of(short) == "name" else reader.kind_of(title) or reader.kind_of(words)
    if named is None and reader.kind_of(short) in _TOLD_IN_SHORT and len(short.split()) <= _MOST_OF_A_KIND:
        named = reader.kind_of(short)  # `start`, "Start time"
    if kind == "boolean":
        return "yes_no"
    if kind in ("integer", "number"):
        is_money = kind == "number" and "money" in (named, reader.kind_of(short))
        return "money" if is_money else "count"
    known = _FORMATS.get(str(prop.get("format", "")).lower())
    return known or (named if named in ("date", "time", "phone", "email", "name", "address") else None) or "text"


def _whole(bound: Any) -> int | None:
    return int(bound) if isinstance(bound, int | float) and not isinstance(bound, bool) else None
