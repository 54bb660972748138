"""What does the agent do in a turn? Sentences, in order, and whether it sends or ends."""

from collections.abc import Container
from dataclasses import dataclass, field


@dataclass(slots=True)
class Move:
    """What the agent does in a turn."""

    parts: list[str] = field(default_factory=list)  # sentences, in order
    understood: list[str] = field(default_factory=list)  # for the developer: what was taken from the utterance
    why: list[str] = field(default_factory=list)  # and why this is said
    ends: bool = False
    transfers: bool = False  # the caller is put through to a person after these words
    sends: bool = False  # the caller said yes: send, and tell what came of it

    @property
    def explained(self) -> str:
        """One line: what was understood → why this is said."""
        return " → ".join(part for part in ("; ".join(self.understood), "; ".join(self.why)) if part)

    def say(self, sentence: str, why: str = "") -> None:
        if sentence and sentence not in self.parts:
            self.parts.append(sentence)
        if why:
            self.why.append(why)

    def before_the_question(self, sentence: str, why: str) -> None:
        """Say it just before what is asked last."""
        self.why.append(why)
        if sentence and sentence not in self.parts:
            self.parts.insert(max(len(self.parts) - 1, 0), sentence)

    def drop_the_question(self, leads: Container[str]) -> None:
        """It comes to something else than was to be asked last: that goes, and so do the words that only led to it."""
        self.parts = [part for part in self.parts[:-1] if part not in leads]
        self.why = []
