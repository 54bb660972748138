"""How is a body kept that holds what nobody but the webhook may read, and what may be kept of an answer that repeats it?"""

import json
from collections.abc import Iterator
from typing import Any, Final, Protocol

from echolink.actions.delivery import Delivery
from echolink.actions.payload import with_data

_WITHHELD: Final = "(withheld)"
_LEAST: Final = 3  # characters: a "no" or a "2" is in any answer


class Opener(Protocol):
    """The keys of the installation."""

    def open(self, sealed: bytes, *, bound_to: str) -> str:
        """Raises SealNotOpened."""


def place_of(delivery_id: str) -> str:
    """What a sealed body is bound to."""
    return f"deliveries/sealed/{delivery_id}"


def body_of(delivery: Delivery, opener: Opener) -> str:
    """What is sent, the same each time. Raises SealNotOpened."""
    if delivery.sealed is None:
        return delivery.body
    return with_data(delivery.body, json.loads(opener.open(delivery.sealed, bound_to=place_of(delivery.id))))


def is_gone(delivery: Delivery) -> bool:
    """Whether what was sent had values that are kept no more: it cannot be sent again."""
    if delivery.type != "goal.completed" or delivery.sealed is not None:
        return False
    data = json.loads(delivery.body).get("data", {})
    return _WITHHELD in data.get("fields", {}).values()


def as_kept(text: str, delivery: Delivery, sent: str) -> str:
    """What an answer says, without the values that were sent and are not to be kept."""
    for value in _values(json.loads(delivery.body), json.loads(sent)) if delivery.sealed is not None else ():
        if len(value) >= _LEAST:
            text = text.replace(value, _WITHHELD)
    return text


def _values(shown: dict[str, Any], sent: dict[str, Any]) -> Iterator[str]:
    masked = shown["data"]["fields"]
    yield from (
        str(v) for name, v in sent["data"]["fields"].items() if not isinstance(v, bool) and masked.get(name) != v
    )
