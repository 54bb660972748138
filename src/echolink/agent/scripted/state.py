"""What does the scripted agent keep between two turns of a call?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

# What may be awaited besides fields.
CONFIRM: Final = "?confirm"  # a yes to what was read back
CHANGE: Final = "?change"  # what should be different
MORE: Final = "?more"  # whether there is anything else
OFFER: Final = "?offer"  # whether to take a message instead
PROPOSAL: Final = "?proposal"  # a yes to values that the agent has put forward
ASKED_FOR_A_YES: Final = (CONFIRM, MORE, OFFER, PROPOSAL)
MARKS: Final = frozenset((CONFIRM, CHANGE, MORE, OFFER, PROPOSAL))  # each is awaited alone
MOST_KEPT: Final = 600  # characters of what was said last


@dataclass(slots=True)
class State:
    """JSON values only; small, because it is written with every turn."""

    values: dict[str, Any] = field(default_factory=dict)  # by field name, in normal form
    awaited: list[str] = field(default_factory=list)  # names of fields, or one of the marks above
    asked: str = ""  # the question that is open, as it was last asked
    said: str = ""  # all that was said last
    misses: int = 0  # answers in a row that were not understood
    refused: int = 0  # turns in a row in which all that was given broke a constraint
    refused_day: str = ""  # the day wished for last, which cannot be
    passed: int = 0  # turns in a row that left the open question as it was
    lost: int = 0  # turns in a row in which nothing at all was understood
    stalled: int = 0  # turns in a row that brought nothing new
    keeps_number: bool = False  # the number that is called from shall not be noted
    turns: int = 0
    message: bool = False  # a message is taken instead of the goal
    digits: str = ""  # of a number that is being dictated
    spelled: str = ""  # of an e-mail address that is being dictated
    noted: str = ""  # what a message would be about
    wanted: str = ""  # who was asked for, to whom a message goes
    half: str = ""  # `am` or `pm`, where a part of the day was named without an hour
    either: dict[str, list[Any]] = field(default_factory=dict)  # field → readings of which the caller is to choose one
    proposed: dict[str, Any] = field(default_factory=dict)  # values that a yes will take
    withdrawn: dict[str, str] = field(default_factory=dict)  # choices that are not for so many as were named
    skipped: list[str] = field(default_factory=list)  # fields that the caller cannot or will not give
    questions: list[str] = field(default_factory=list)
    near: bool = False  # the caller named one of the places that are served
    far: str = ""  # the address that was refused last, because it names none of them
    ruled: list[str] = field(default_factory=list)  # sentences that were told of what comes along
    wondered: str = ""  # the question that was answered last
    checked: dict[str, str] = field(default_factory=dict)  # tool → the arguments with which it said no "no" last
    danger: bool = False  # there is an emergency
    sent: bool = False  # something was sent in this call
    declined: bool = False  # what was sent last was answered with a no

    @classmethod
    def of(cls, memory: Mapping[str, Any]) -> "State":
        """A copy of what was kept, in containers of its own."""
        kept: dict[str, Any] = {key: memory[key] for key in _NAMES if key in memory}
        for key, value in kept.items():
            if isinstance(value, dict | list):
                kept[key] = value.copy()
        return cls(**kept)

    def as_memory(self) -> dict[str, Any]:
        """What is not empty."""
        kept = {name: value for name in _NAMES if (value := getattr(self, name))}
        kept["said"] = self.said[:MOST_KEPT]
        return kept

    def awaits(self, mark: str) -> bool:
        return mark in self.awaited


_NAMES: Final = tuple(f.name for f in fields(State))
