"""What was counted while the window was open? Turns that ended in it, its longest request, and all that went wrong."""

from collections import Counter
from dataclasses import dataclass, field

from .turn import Turn


@dataclass
class Tally:
    """Faults count from the first moment, figures only while it `counts`: before that the calls are being set up."""

    counts: bool = False
    turns: list[Turn] = field(default_factory=list)
    requests: int = 0
    longest: float = 0.0  # seconds, of all requests
    partials: int = 0
    refused_partials: int = 0
    faults: Counter[str] = field(default_factory=Counter)  # of calls that were dropped
    empty_documents: Counter[str] = field(default_factory=Counter)  # by path

    def turn(self, turn: Turn) -> None:
        if self.counts:
            self.turns.append(turn)

    def request(self, seconds: float) -> None:
        self.requests += self.counts
        self.longest = max(self.longest, seconds)

    def partial(self, *, is_taken: bool) -> None:
        self.partials += self.counts
        self.refused_partials += not is_taken

    def dropped(self, why: str) -> None:
        self.faults[why] += 1

    def empty(self, path: str) -> None:
        self.empty_documents[path] += 1
