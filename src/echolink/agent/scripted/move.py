"""What does the agent do in a turn? Sentences, in order, and whether it sends or ends."""

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
