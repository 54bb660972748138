"""Of whom does an English question ask: "do we all need", "does each of us have to", "must everyone"? Of us, or of them."""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_AUX: Final = r"(?:do|does|did|can|could|may|will|would|shall|should|must|are|is|have|has)"
_EACH: Final = r"(?:all|both|each|every|any|none)(?: (?:one|1))?(?: (?:\d+|two|three|four|five|six|seven|eight))?"
_NO_TIME: Final = r"(?! (?:day|night|week|month|year|winter|summer)\b)"
# As the subject of a question: "do all three of us", "must everyone", "do they both", "do all the kids".
SUBJECT: Final = rf"(?:every(?:one|body)|{_EACH} of (?:us|them|you|the|my|our))"
_AS_SUBJECT: Final = re.compile(
    rf"\b(?P<aux>{_AUX}) (?:every(?:one|body)\b|{_EACH} of (?P<of>us|them|you)\b|"
    rf"(?P<who>we|they|you|(?:the|my|our) [a-z]+) (?:all|both|each)\b{_NO_TIME}|"
    r"(?:(?:all|both|each) of|all|both|every)(?= (?P<the>the|my|our|your|these|those)\b))"
)
_BEHIND: Final = re.compile(
    rf"(?<=\w )(?:all|both)(?: \w+)? of (?P<of>us|them|you)\b|\b(?P<who>us|them) (?:all|both)\b{_NO_TIME}"
)
_WORDS: Final = frozenset(words("all both each every any none everyone everybody"))
_SUBJECTS: Final = {"us": "we", "them": "they"}


def as_we(text: str) -> str:
    """`text` from `heard`, with "we" or "they" for all, both or each of them: what holds for one holds for all."""
    if _WORDS.isdisjoint(words_in(text)):
        return text
    return _BEHIND.sub(lambda m: m["of"] or m["who"], _AS_SUBJECT.sub(_subject, text))


def _subject(m: re.Match[str]) -> str:
    if m["the"]:
        return m["aux"]
    return f"{m['aux']} {m['who'] or _SUBJECTS.get(m['of'] or 'us', m['of'])}"
