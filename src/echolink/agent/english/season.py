"""From which day until which day is a business open in the year, as an English context tells it, and who asks for that?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

_POINT: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|"
    r"thanksgiving|christmas|easter|labor day|memorial day|new year\w*|halloween|spring|summer|fall|autumn|winter|first frost)"
)
_TELLS: Final = re.compile(
    rf"\b(?:from|between|starting|starts|begins|until|till|through|thru) (?:(?!closed\b)[a-z]+ ){{0,4}}{_POINT}\b|"
    rf"\b{_POINT}(?: \d+(?:st|nd|rd|th)?)? (?:to|until|till|through|-) (?:[a-z]+ ){{0,3}}{_POINT}\b"
)
_ASKS: Final = re.compile(
    r"\b(?:from|starting|until|till|through) (?:what|which) (?:day|date|month)\b|"
    r"\bwhat(?:'s| is) (?:your|the) (?:season|first day|last day)\b|"
    r"\b(?:when|what day|what date) (?:do|does|will|can|could|are|is) (?:you|the season|we|i|it|people|everything)(?: guys)? "
    r"(?:going to |gonna )?(?:start|begin|open up|opening up|reopen|open (?:for the (?:season|year)|this (?:year|season))|"
    r"close (?:for the (?:season|year|winter))|come (?:and|to))\b|"
    r"\b(?:are you|is it) open (?:yet|already|now|this (?:month|early)|for the season)\b|"
    r"\b(?:how long|until when|till when|since when|from when|when) (?:are|is|will) (?:you|it|the season)(?: be)?(?: still)? "
    r"(?:open|on|going)(?: (?:for|this|in the) [a-z]+)?\W*$"
)


def tells_season(sentence: str) -> bool:
    """Whether a sentence tells from when until when in the year somebody is there."""
    return _TELLS.search(heard(sentence)) is not None


def asks_for_season(question: str) -> bool:
    """Whether a question may be for the days of the year on which something is open at all."""
    return _ASKS.search(heard(question)) is not None
