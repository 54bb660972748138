"""Do the arguments of a tool fit what it takes? A complaint that a model can act on, or nothing."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from referencing import Registry

_MOST_COMPLAINTS: Final = 3
_MOST_BYTES: Final = 16_000
_LONGEST: Final = 200  # characters of one complaint: they quote what was sent
_NO_OTHERS: Final[Registry[Any]] = Registry()  # a schema is what stands in it: nothing is fetched


def complaint(parameters: Mapping[str, Any], arguments: Mapping[str, Any]) -> str:
    """Sentences that name each argument that does not fit and what is taken instead; empty when all fit."""
    try:
        size = len(json.dumps(arguments, allow_nan=False))
    except (ValueError, RecursionError):
        return "The arguments hold a number that JSON does not have, or are nested too deeply."
    if size > _MOST_BYTES:
        return f"The arguments take more than {_MOST_BYTES} bytes: be brief."
    validator = Draft202012Validator(
        parameters, registry=_NO_OTHERS, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return " ".join(_sentences(validator, arguments))


def _sentences(validator: Draft202012Validator, arguments: Mapping[str, Any]) -> Iterator[str]:
    for count, error in enumerate(validator.iter_errors(arguments)):
        if count == _MOST_COMPLAINTS:
            return
        yield f"{_place(error)}{error.message[:_LONGEST]}."


def _place(error: ValidationError) -> str:
    path = ".".join(str(part) for part in error.absolute_path)
    return f"`{path}`: " if path else ""
