"""What can a call do next?"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Jump:
    """Ask for a document, and run it."""

    url: str  # absolute
    method: str = "POST"
    params: Mapping[str, str] = field(default_factory=dict)  # beside the common ones
    is_fallback: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Run a document that came with the call (the `Twiml` of a REST request)."""

    twiml: str


@dataclass(frozen=True, slots=True)
class Stop:
    """End the call, with this as its final status."""

    status: str = "completed"


Step = Jump | Run | Stop
