"""What does one check of `echolink doctor` say?"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `text` says how it stands; where that is wrong, what is wrong and what to do."""

    state: Literal["ok", "note", "wrong"]
    subject: str
    text: str


def ok(subject: str, text: str) -> Finding:
    return Finding("ok", subject, text)


def note(subject: str, text: str) -> Finding:
    """Worth knowing; nothing is wrong."""
    return Finding("note", subject, text)


def wrong(subject: str, text: str) -> Finding:
    return Finding("wrong", subject, text)
