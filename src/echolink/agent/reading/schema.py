"""Which fields does a JSON Schema ask for? Types, formats and enums become kinds of value."""

from collections.abc import Mapping
from typing import Any, Final

from echolink.agent.english.kinds import kind_of
from echolink.agent.profile import Field

_FORMATS: Final = {
    "date": "date",
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


def schema_fields(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    """The properties of an object schema, in their order; what is no schema of a value is taken as text."""
    properties = schema.get("properties")
    required = schema.get("required")
    needed = {str(name) for name in required} if isinstance(required, list) else None
    if not isinstance(properties, Mapping):
        return ()
    return tuple(
        _field(str(name), prop if isinstance(prop, Mapping) else {}, needed is None or name in needed)
        for name, prop in properties.items()
    )


def _field(name: str, prop: Mapping[str, Any], required: bool) -> Field:
    words = name.replace("_", " ").replace("-", " ")
    title, description = str(prop.get("title") or ""), str(prop.get("description") or "")
    options = tuple(str(o) for o in prop["enum"] if o is not None) if isinstance(prop.get("enum"), list) else ()
    ask = next((text for text in (description, title) if text.rstrip().endswith("?")), "")
    label = next((text for text in (title, description) if text and text != ask), "") or f"the {words}"
    return Field(
        name=name,
        kind="choice" if options else _kind(prop, words, title),
        label=_in_sentence(label),
        ask=ask,
        required=required,
        known=prop.get("const", prop.get("default")),
        options=options,
        least=_whole(prop.get("minimum")),
        most=_whole(prop.get("maximum")),
    )


def _kind(prop: Mapping[str, Any], words: str, title: str) -> str:
    kind = prop.get("type")
    if isinstance(kind, list):
        kind = next((k for k in kind if k != "null"), None)
    named = kind_of(title) or kind_of(words)
    if kind == "boolean":
        return "yes_no"
    if kind in ("integer", "number"):
        return "money" if kind == "number" and named == "money" else "count"
    known = _FORMATS.get(str(prop.get("format", "")).lower())
    return known or (named if named in ("date", "time", "phone", "email", "name", "address") else None) or "text"


def _in_sentence(label: str) -> str:
    """A title as part of a question: "Party size" → "the party size"; what begins with a small word stays."""
    text = label.strip().rstrip(".")
    if text.split(" ")[0].lower() in (
        "the",
        "your",
        "a",
        "an",
        "their",
        "our",
        "how",
        "which",
        "what",
        "when",
        "where",
        "who",
    ):
        return text[:1].lower() + text[1:]
    return "the " + (text if text[:2].isupper() else text[:1].lower() + text[1:])


def _whole(bound: Any) -> int | None:
    return int(bound) if isinstance(bound, int | float) and not isinstance(bound, bool) else None
