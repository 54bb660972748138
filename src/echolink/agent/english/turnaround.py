"""When is what was brought ready: what does an English sentence say of it, "takes five working days", and who asks for it?"""

import re
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.words import words, words_in

_N: Final = r"(?:about |around |up to |usually |at least |roughly )*(?:\d{1,2} ?(?:-|to) ?)?(?P<n>\d{1,2}|an?)"
_UNIT: Final = r"[ -](?P<kind>business |working |full )?(?P<u>days?|weeks?)\b"
_TAKES = re.compile(
    rf"\b(?:takes?|needs?|turn-?around(?: time)?(?: is| of|:)?|ready (?:in|within|after)|done (?:in|within|after)|"
    rf"finished (?:in|within|after)|allow(?: us)?|back (?:in|within|after)) {_N}{_UNIT}|"
    rf"\b{_N.replace('<n>', '<m>')}{_UNIT.replace('<u>', '<v>').replace('<kind>', '<sort>')} "
    r"(?:turn-?around|after (?:you |we |it |they |dropp?|drop-?off|the day))"
)
_OTHER = re.compile(
    r"\b(?:notice|advance|ahead|before|cancel\w*|refund\w*|deliver\w*|ship\w*|reply|respond|warranty|guarantee)\b"
)
HOW_LONG_UNTIL: Final = (
    r"how long(?: (?:does|do|would|will|might|could) (?:it|that|this|they|you) (?:take|need))? (?:till|until|before)"
)
# "When would I get it back", "how soon can I have my phone back", "when will they be ready".
_WHEN: Final = (
    r"\b(?:when(?:abouts)?|(?:by|on|till|until) when|how (?:soon|fast|quick(?:ly)?)|"
    rf"{HOW_LONG_UNTIL}|"
    r"(?:by )?what (?:day|date|time))"
)
_MAY: Final = r"(?:'ll|'d| (?:would|will|can|could|do|does|might|should|is|are))"
_IT: Final = r"(?:it|they|them|that|(?:my|our|the) [a-z]+)"
_ASKS = re.compile(
    rf"{_WHEN}(?:{_MAY})? (?:i|we|you|he|she|they|my \w+|our \w+) (?:guys |usually |then |be able to )*"
    r"(?:get|have(?! to)|pick|fetch|collect|expect|see|bring|return|deliver|send|drop|give)\b [a-z' -]*?"
    r"(?:back|up|again)\b(?: again)?|"
    rf"{_WHEN}(?:{_MAY})? (?:{_IT}|this|everything|(?:my|our|the) [a-z]+ [a-z]+) (?:be |going to be |come )?"
    r"(?:ready|done|finished|back)\b|"
    rf"{_WHEN}(?:(?:'s| is| are) (?:it|they|that|this))? (?:ready|done|finished)\b|"
    rf"\bhow long (?:do|will|would) you (?:need to |have to )?(?:keep|need) {_IT}\b(?: for\b)?|"
    rf"\bhow long (?:is|are|will|would) {_IT} (?:be )?(?:gone|away|with you|in the shop|at your place)\b|"
    rf"\bhow long (?:will|would|am|are) (?:i|we) (?:be )?without {_IT}\b|"
    r"\b(?:ready|done|finished|back)(?: on)? the (?:same|next) day\b|"
    rf"\b(?:leave|keep) {_IT} overnight\b"
)
_ASKED_OF: Final = frozenset(
    words("ready done finished back up again keep need gone away with shop place without overnight")
)
# "Bikes are ready the next day", "out by five the same day", "done while you wait", "they come back the following Tuesday".
_TELLS: Final = (
    r"(?:ready|back|done|finished|out|returned?s?|repaired|fixed)\b[^.;]*?\b(?:(?:same|next|following) (?:[a-z]+ )?"
    r"(?:day|morning|evening|afternoon|week|month|mon|tues|wednes|thurs|fri|satur|sun)|overnight|while you wait)|"
    r"while you wait|(?:same|next)[- ]?day (?:service|turn-?around)"
)
TOLD: Final = re.compile(rf"\b(?:{_TELLS})")
TELLING: Final = frozenset(words("same next following overnight wait"))


def ask_plainly(text: str) -> str:
    """A question (from `heard`) for when it is back or ready becomes the one for how long it takes."""
    return text if _ASKED_OF.isdisjoint(words_in(text)) else _ASKS.sub("how long does it take", text)


def asks_when_ready(text: str) -> bool:
    """Whether a text (from `heard`) asks when what was brought can be had back."""
    return not _ASKED_OF.isdisjoint(words_in(text)) and _ASKS.search(text) is not None


def read_turnaround(sentence: str) -> tuple[int, bool]:
    """Days, and whether only working days count; (0, False) where nothing is told of it."""
    text = heard(sentence)
    m = None if _OTHER.search(text) else _TAKES.search(text)
    if m is None:
        return 0, False
    number, unit, kind = (m["n"], m["u"], m["kind"]) if m["n"] else (m["m"], m["v"], m["sort"])
    days = (int(number) if number.isdigit() else 1) * (7 if unit.startswith("week") else 1)
    return days, bool(kind) and not kind.startswith("full")
