"""What does an English caller order at first, in their own words: "I was hoping to get two steaks, no, three, and a ham"?"""

import re
from typing import Final

from echolink.agent.english.order_changes import NUMBER
from echolink.agent.english.order_lines import LEADING_NUMBER, TWO_LINES, line_of, together

_FILLERS: Final = (
    r"(?:(?:hi|hello|hey|um+|uh+|yes|yeah|ok|okay|so|and|please|oh|well|there|just|good (?:morning|afternoon|evening)|i think|"
    r"maybe|(?:it's|this is) for an order|i have an order)[\s,.]+)*"
)
_TENS: Final = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_MANY: Final = (
    rf"(?:{NUMBER}|(?:thir|four|fif|six|seven|eigh|nine)teen|{_TENS}(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"(?:a|one|two|three|four|five) hundred)"
)
_WISHES: Final = (
    r"(?:(?:can|could|may) (?:i|we) (?:please )?(?:get|have|order|grab)|"
    r"(?:can|could) you (?:please )?(?:do|make|get|bring|send|put (?:me|us) down for)(?: me| us)?|let me (?:get|have|order)|"
    r"(?:i|we)(?:'d| would) (?:like|love)|(?:i|we)(?:'ll| will) (?:have|take|need)|(?:i|we) (?:want|wanted|need)|"
    r"(?:i|we)(?:'m| am|'re| are|'ve been| was| were) (?:calling|phoning|looking|hoping|after|wanting|wondering if i could)|"
    r"give me|put (?:me|us) down for|(?:is|would) it (?:be )?possible|do you think (?:i|we) could)"
)
_ORDERS: Final = re.compile(
    rf"^(?:{_FILLERS}|.*?(?:\b(?:and|so|but)|,) ){_WISHES}"
    r"(?: (?:to|for|get|have|order|place|put in|buy|an order|another order)\b){0,6}[,:]?\s+"
    rf"(?:(?:just|maybe|please) )?"
    rf"(?P<lines>{_MANY}\s+(?!table|appointment|booking|reservation|order|delivery|pick-?up|question|message|quote|visit)"
    r"[^.?!]+)",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"^{_FILLERS}(?P<lines>{_MANY} [^.?!]+)$", re.IGNORECASE)
# Who begins with a number and things orders them; who tells of somebody or asks for a moment does not.
_NO_ORDER: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|told|said|says|gave|wants?|needs?|questions?|moments?|minutes?|seconds?|people|"
    r"persons?|of us|tables?|appointments?|bookings?|reservations?|orders?|quotes?|messages?|visits?|"
    r"friends?|colleagues?|neighbou?rs?)\b",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"(?:[\s,]+(?:please|(?:and )?thank(?:s| you)(?: very much)?|for (?:me|us)|that's (?:it|all)|"
    r"(?:(?:for|to be) )?(?:pick(?:ed)?-? ?up|delivery|delivered|carry ?out|take-?(?:out|away)|to go)))+$",
    re.IGNORECASE,
)
_NEXT_SENTENCE: Final = re.compile(
    rf"(?: please| thanks)?\s*[.!]\s+(?=(?:oh,? )?(?:and|plus|also) |{NUMBER} )", re.IGNORECASE
)
_OF_THE: Final = re.compile(rf"^(?P<n>{NUMBER}) of (?:the|your|those) ", re.IGNORECASE)
_BESIDE: Final = re.compile(
    r"^(?:(?:also|then|maybe|plus|oh|uh+|um+|and|i think|probably)(?:[\s,]+|$))+", re.IGNORECASE
)
_CORRECTS: Final = re.compile(
    r"^(?:(?:no|sorry|wait|hang on|hold on|actually|i mean|i meant|make (?:that|it)|or rather|rather|scratch that)\b[\s,]*)+",
    re.IGNORECASE,
)


def ordered_lines(said: str) -> str | None:
    """What is ordered in the form of a wish: "can i get a blt and two cokes" → "a blt and two cokes"."""
    m = _ORDERS.match(said)
    return _line_by_line(m["lines"]) if m else None


def bare_lines(said: str) -> str | None:
    """What is ordered by its name alone: "twenty red balloons for my son's party"."""
    m = None if _NO_ORDER.search(said) else _BARE.match(said)
    return _line_by_line(m["lines"]) if m else None


def order_told(said: str) -> str:
    """An order without the words around it; what is none, as it was said."""
    said_on = _NEXT_SENTENCE.sub(", ", said)
    m = _ORDERS.match(said_on) or _BARE.match(said_on)
    return _line_by_line(m["lines"]) if m else said


def _line_by_line(told: str) -> str:
    """Each thing with its number, the second for the first where that was put right; else as it was said."""
    told = _TAIL.sub("", told).strip(" ,")
    lines: list[str] = []
    corrects = False
    for part in TWO_LINES.split(told):
        corrects |= _CORRECTS.match(part) is not None
        line = _BESIDE.sub("", _CORRECTS.sub("", part.strip()))
        if not line:
            continue
        if not LEADING_NUMBER.match(line.lower()):
            return told
        line = _OF_THE.sub(r"\g<n> ", line)
        at = line_of(lines, LEADING_NUMBER.sub("", line.lower()))  # what is named again has another number
        at = len(lines) - 1 if corrects and at is None else at
        lines = [*lines, line] if at is None or at < 0 else [*lines[:at], line, *lines[at + 1 :]]
        corrects = False
    return together(lines) if lines else told
