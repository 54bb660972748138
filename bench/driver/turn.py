"""What does the caller notice of a turn? When the first words come, when the reply does, and how long it is silent."""

import re
from dataclasses import dataclass

_FILLER = re.compile(
    r"\s*(one moment|just a (moment|second|sec)|hold on|let me (check|think|see|look)|sure,? one|hm+|um+|okay\W*$"
    r"|please hold|bear with|give me a)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Turn:
    """From the moment that the Gather's action is requested; all in seconds."""

    began: float
    first: float | None = None  # to the document with the first words, a filler too
    reply: float | None = None  # to the first words that hold no line
    silence: float = 0.0  # requests under way, and pauses, while nothing is being said
    done: float = 0.0  # of requests, until the next Gather is there: the whole reply, without the time it is spoken
    hops: int = 0
    fillers: int = 0
    longest: float = 0.0  # of its requests

    def waited(self, seconds: float) -> None:
        """A request was answered. What was said before is over by then: Twilio asks for a document when it has said the last."""
        self.done += seconds
        self.silence += seconds
        self.hops += 1
        self.longest = max(self.longest, seconds)

    def paused(self, seconds: float) -> None:
        """A `<Pause>` outside a Gather."""
        self.silence += seconds

    def heard(self, text: str, now: float) -> None:
        """Some words begin."""
        if not text:
            return
        is_filler = _FILLER.match(text) is not None
        self.fillers += is_filler
        if self.first is None:
            self.first = now - self.began
        if self.reply is None and not is_filler:
            self.reply = now - self.began
