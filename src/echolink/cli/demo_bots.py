"""Whom can one talk to on the first screen, and who phones them when nobody types?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoBot:
    """A bot of the first screen, and what its built-in caller wants."""

    name: str
    title: str
    goal: str
    context: str
    opening: str
    says: Mapping[str, str]  # kind of question → what the caller answers


TABLE = DemoBot(
    name="restaurant",
    title="a restaurant that books tables",
    goal="Book table",
    context="Open 5-10PM. Tables: 2,4,6",
    opening="Hi, I would like a table for four tomorrow at seven. The name is Maria Jones.",
    says={"count": "Four of us.", "when": "Tomorrow at seven.", "date": "Tomorrow.", "time": "At seven."},
)
APPOINTMENT = DemoBot(
    name="salon",
    title="a hair salon that makes appointments",
    goal="Book an appointment",
    context="Open Tuesday to Saturday 9 AM to 6 PM. Haircut $35, 30 minutes. Colour $95, 90 minutes. Parking behind the house.",
    opening="Hello, I need a haircut on Friday at 3 PM, please. My name is Sam Lee.",
    says={
        "when": "On Friday at 3 PM.",
        "date": "On Friday.",
        "time": "At 3 PM.",
        "name": "Sam Lee.",
        "choice": "A haircut.",
    },
)
DEMO_BOTS = (TABLE, APPOINTMENT)

# What a question is about, the more certain first; the second item is a key of the answers.
_QUESTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"anything else|something else", "no_more"),
        (r"(is|are|does|do) (that|this|these|it)( all)? (right|correct|ok|okay|good)|correct\?|right\?", "yes"),
        (r"^(shall|should|may|can) i (book|send|note|pass|go|do|put|confirm)|^shall i|go ahead", "yes"),
        (r"e-?mail", "email"),
        (r"phone|number (can|should|to|is best)|reach you|call you", "phone"),
        (r"how many|party|guests|people", "count"),
        (r"(day|date).*time|time.*(day|date)|^when|\bwhen\b", "when"),
        (r"\bday\b|\bdate\b", "date"),
        (r"what time|which time|o'clock|\btime\b", "time"),
        (r"\bname\b", "name"),
        (r"address|street", "address"),
        (r"service|which one|what kind|what would you like", "choice"),
        (r"(can|could|may|should) (we|i) (get|bring|make)|your order", "item"),
        (r"message|regarding|about", "message"),
    )
)
_ANSWERS = {
    "no_more": "No, thank you.",
    "yes": "Yes, that's right.",
    "email": "maria dot jones at example dot com.",
    "phone": "Four one five, five five five, zero one two three.",
    "count": "Four.",
    "when": "Tomorrow at three in the afternoon.",
    "date": "Tomorrow.",
    "time": "At three in the afternoon.",
    "name": "Maria Jones.",
    "address": "Twelve Main Street.",
    "choice": "The first one, please.",
    "item": "The special of the day, please.",
    "message": "Please tell them that I will be ten minutes late.",
}
_OFFERED = re.compile(r": ([^,:?]+?)(?:, [^?]*)? or [^?]+\?")  # "Which one: Margherita, Diavola or Funghi?"
_MAX_LINES = 16


class BuiltInCaller:
    """A caller who opens with what they want and then answers what they are asked."""

    def __init__(self, opening: str, says: Mapping[str, str]) -> None:
        self._opening = opening
        self._answers = _ANSWERS | dict(says)
        self._lines = 0

    def answer(self, heard: str) -> str | None:
        """What the caller says to that; None: hangs up, because this leads nowhere."""
        self._lines += 1
        if self._lines == 1:
            return self._opening
        if self._lines > _MAX_LINES:
            return None
        questions = re.findall(r"[^.?!]*\?", heard)
        asked = (questions[-1] if questions else heard).strip()
        if offered := _OFFERED.search(asked):
            return f"{offered[1]}, please."
        return next((self._answers[kind] for about, kind in _QUESTIONS if about.search(asked)), self._answers["yes"])


def caller_for(goal: str, context: str) -> BuiltInCaller:
    """The built-in caller of one of the demo's bots, or one who wants what the goal says."""
    for bot in DEMO_BOTS:
        if (bot.goal, bot.context) == (goal, context):
            return BuiltInCaller(bot.opening, bot.says)
    wish = goal.strip().rstrip(".")
    return BuiltInCaller(f"Hello, I am calling about this: {wish[:1].lower()}{wish[1:]}.", {})
