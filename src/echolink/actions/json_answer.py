"""What JSON did a user's system answer? The document, or in which way it is none that can be used."""

import json
import math
from typing import Any

from echolink.actions.client import Response

_MOST_LEVELS = 16  # of objects and lists inside one another; what writes JSON gives up at some depth


class NotUsable(ValueError):
    """Half a sentence that names what is wrong; nothing of what was answered is quoted."""


def text_of(response: Response) -> str:
    """The body as text. Raises NotUsable where it is none."""
    try:
        text = response.body.decode("utf-8-sig").strip()
    except ValueError:
        raise NotUsable("the answer is no UTF-8 text") from None
    if not text:
        raise NotUsable("the answer is empty")
    return text


def json_of(text: str) -> Any:
    """The JSON value that `text` is. Raises NotUsable where it is none, or one that cannot be stored."""
    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise NotUsable("the answer is no JSON that can be read") from None
    _check(value, _MOST_LEVELS)
    return value


def kind_of(value: Any) -> str:
    """What JSON calls a value."""
    kinds = {
        str: "a text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return kinds.get(type(value), "null")


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _check(value: Any, levels: int) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise NotUsable("the answer holds a number that is too large")
    if isinstance(value, dict | list):
        if not levels:
            raise NotUsable(f"the answer is nested more than {_MOST_LEVELS} levels deep")
        for inner in value.values() if isinstance(value, dict) else value:
            _check(inner, levels - 1)
