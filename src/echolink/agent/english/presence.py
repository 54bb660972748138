"""Does a caller ask whether somebody is there, "is she in tomorrow", and does a sentence tell when?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_TITLE: Final = r"(?:the|your|my|our|dr\.?|doctor|mr\.?|mrs\.?|ms\.?)"
_SOMEBODY: Final = (
    rf"(?P<who>he|she|they|somebody|someone|(?:{_TITLE} )?[\w'’-]+(?: (?!(?:get|be|come|usually|normally)\b)[\w'’-]+)?)"
)
_A_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_THERE: Final = (
    r"(?:in(?: the office)?|back(?: in(?: the office)?| at work)?|available|around|there|free|away|off|"
    r"out(?: of (?:the )?(?:office|town))?|on (?:vacation|holiday|leave)|reachable|at work|at (?:the|her|his) desk)"
)
_WHEN_THEN: Final = (
    r"(?: (?:again|next|today|tonight|tomorrow|now|later|this|on|week|morning|afternoon|evening|by the way|"
    rf"{_A_DAY})|,)*"
)
_LEAD: Final = r"^(?:\W*(?:and|but|so|oh|um|uh|sorry|also|by the way|just)\b\W*)*"
_ASKS: Final = re.compile(
    rf"{_LEAD}(?:when|what (?:time|day|days)|until when|till when|how long|is|are|will|does|do|would|when's)\s+"
    rf"(?:(?:is|are|will|does|do|would|can)\s+)?{_SOMEBODY} (?:be |get |come |usually |normally )*{_THERE}{_WHEN_THEN}\W*$",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(
    r"\b(?:is|are|will be|comes?|gets?|returns?|works?)(?: (?:usually|only|normally|currently|always|in))* "
    r"(?:back|in(?: the office)?\b|out|away|off|available|here|there|around|reachable|on (?:vacation|holiday|leave)|"
    rf"(?:on )?{_A_DAY}|until)\b",
    re.IGNORECASE,
)
_MOMENT: Final = re.compile(
    rf"\d|\b(?:{_A_DAY}|today|tomorrow|tonight|week|weekends?|weekdays?|month|morning|noon|afternoon|evening|january|february|"
    r"march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_PRONOUNS: Final = frozenset(words("he she they somebody someone"))
_ASKING: Final = frozenset(words("when is are will does do what how would until till"))
_OURS: Final = re.compile(r"^\W*(?:we|our (?:office|shop|store)|the (?:office|shop|store))\b", re.IGNORECASE)
_NOBODY: Final = frozenset(words("it that this there you we i parking anything which what"))


def asked_for(question: str) -> str | None:
    """Whom a caller asks after: a name, "" for a pronoun; None where the question is another."""
    if _ASKING.isdisjoint(words_in(question.lower())):
        return None
    m = _ASKS.match(question)
    if m is None or m["who"].lower().split()[0] in _NOBODY:
        return None
    return "" if m["who"].lower() in _PRONOUNS else m["who"]


def tells_when(sentence: str) -> bool:
    """Whether it says of somebody, not of the house, when they are there or are not."""
    return _TELLS.search(sentence) is not None and _MOMENT.search(sentence) is not None and not _OURS.match(sentence)
