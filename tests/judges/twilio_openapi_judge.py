"""Would Twilio's REST API take this request? Judged by Twilio's own OpenAPI description, and more strictly than it.

A field that the description does not have is refused: Twilio ignores misspelt fields in silence.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft4Validator  # type: ignore[import-untyped]

_DESCRIPTION = Path(__file__).parent.parent / "data" / "twilio_api_v2010.json"
_FORM = "application/x-www-form-urlencoded"

# An empty value clears these, says Twilio's long practice; the description, which knows no empty SID, does not.
_CLEARED_BY_BLANK = re.compile(r"\w+(Url|Sid)|StatusCallback")


def judge(method: str, path: str, form: Sequence[tuple[str, str]] = (), content_type: str = _FORM) -> str:
    """The id of the operation that this request is; AssertionError with what is wrong about it otherwise.

    `path` is without its query; `form` the decoded fields, a repeated name for an array.
    """
    operation, in_path = _operation(method, path)
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            _must_fit(parameter["schema"], in_path[parameter["name"]], parameter["name"])
    body = operation.get("requestBody")
    assert body or not form, f"{method} {path} takes no form"
    if body:
        assert content_type.partition(";")[0] == _FORM, f"a form is not sent as {content_type!r} (415)"
        _judge_form(body["content"][_FORM]["schema"], form)
    name: str = operation["operationId"]
    return name


def judge_answer(operation_id: str, answer: Mapping[str, Any]) -> None:
    """Whether a stand-in for Twilio answers as Twilio does: every property that its schema has, and no other."""
    operation = next(
        each for path in _paths().values() for each in path.values() if each["operationId"] == operation_id
    )
    [response] = [found for status, found in operation["responses"].items() if status.startswith("2")]
    schema = _resolved(response["content"]["application/json"]["schema"])
    known = schema["properties"].keys()
    assert answer.keys() == known, f"missing {sorted(known - answer.keys())}, unknown {sorted(answer.keys() - known)}"
    for name, value in answer.items():
        if value not in (None, ""):  # Twilio's own examples have "" where nothing is set
            _must_fit(schema["properties"][name], value, name)


def _judge_form(schema: Mapping[str, Any], form: Sequence[tuple[str, str]]) -> None:
    properties: Mapping[str, Any] = schema["properties"]
    names = {name for name, _ in form}
    unknown = names - properties.keys()
    assert not unknown, f"Twilio has no field {sorted(unknown)}"
    missing = set(schema.get("required", ())) - names
    assert not missing, f"Twilio requires {sorted(missing)}"
    for name in names:
        texts = [text for each, text in form if each == name]
        if texts == [""] and _CLEARED_BY_BLANK.fullmatch(name):
            continue
        _must_fit(properties[name], _value(_resolved(properties[name]), texts, name), name)


def _value(schema: Mapping[str, Any], texts: Sequence[str], name: str) -> Any:
    """What the texts of a form mean where this schema is expected."""
    if schema.get("type") == "array":
        return [_value(schema["items"], [text], name) for text in texts]
    assert len(texts) == 1, f"{name} came {len(texts)} times"
    text = texts[0]
    if schema.get("type") == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if schema.get("type") == "integer" and re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    return text


def _must_fit(schema: Mapping[str, Any], value: Any, name: str) -> None:
    schema = _resolved(schema)
    errors = [error.message for error in Draft4Validator(schema).iter_errors(value)]
    if schema.get("format") == "uri" and not re.match(r"https?://[^/\s]", str(value)):
        errors.append(f"{value!r} is no absolute http(s) URL")
    assert not errors, f"{name}: {'; '.join(errors)}"


def _operation(method: str, path: str) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    for template, operations in _paths().items():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(template))
        if found := re.fullmatch(pattern, path):
            assert method.lower() in operations, f"{path} has no {method}"
            return operations[method.lower()], {name: unquote(text) for name, text in found.groupdict().items()}
    raise AssertionError(f"Twilio has no {path}, or our copy of its description lacks it")


def _resolved(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = schema.get("$ref")
    resolved: Mapping[str, Any] = (
        _description()["components"]["schemas"][reference.rpartition("/")[2]] if reference else schema
    )
    return resolved


def _paths() -> Mapping[str, Mapping[str, Any]]:
    paths: Mapping[str, Mapping[str, Any]] = _description()["paths"]
    return paths


@cache
def _description() -> Mapping[str, Any]:
    description: Mapping[str, Any] = json.loads(_DESCRIPTION.read_text())
    return description
