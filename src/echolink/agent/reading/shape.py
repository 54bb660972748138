"""Does a text have the shape that a schema's `pattern` wants? In time that grows with its length, whatever the pattern is.

Patterns come from users, and the expressions of Python's own module can be made to take years. Pydantic's, which are those of
Rust, cannot: what looks around or back has no such shape, and what would need too much memory is refused.
"""

import re
from functools import lru_cache
from typing import Annotated, Any, Final

from pydantic import StringConstraints, TypeAdapter, ValidationError
from pydantic_core import SchemaError

from echolink.agent.field import Field

_GAPS: Final = re.compile(r"[\s.-]+")


class Shape:
    """A pattern that was read. Raises SchemaError for one that is none, or that looks around or back."""

    def __init__(self, pattern: str) -> None:
        self._text = TypeAdapter(Annotated[str, StringConstraints(pattern=pattern)])

    def fits(self, text: str) -> bool:
        """Whether a text has it, anywhere in it unless `^` and `$` say otherwise."""
        try:
            self._text.validate_python(text)
        except ValidationError:
            return False
        return True


@lru_cache(maxsize=512)
def shape_of(pattern: str) -> Shape | None:
    """The shape that a pattern wants; None for one that is none."""
    try:
        return Shape(pattern)
    except SchemaError:
        return None


def flaw_of_pattern(pattern: str) -> str:
    """Why a text cannot be held to a pattern, as the end of a sentence; empty where it can."""
    try:
        Shape(pattern)
    except SchemaError as error:
        last = str(error).strip().splitlines()[-1].strip()  # after the pattern itself, and where in it the flaw is
        return f"cannot be kept to: {last.removeprefix('error: ').removeprefix('SchemaError: ').rstrip('.')}"
    return ""


def in_shape(field: Field, value: Any) -> str | None:
    """The text as its field wants it, in other letters or without gaps if need be; None where it breaks pattern or length."""
    text, shape = str(value), shape_of(field.pattern) if field.pattern else None
    bare = _GAPS.sub("", text)
    ways = (text, text.upper(), text.lower(), bare, bare.upper(), bare.lower()) if shape is not None else (text,)
    least, most = field.shortest or 0, len(text) if field.longest is None else field.longest
    return next((one for one in ways if least <= len(one) <= most and (shape is None or shape.fits(one))), None)
