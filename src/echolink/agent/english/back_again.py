"""Does an English caller only come back to the line, or excuse what was heard on it: "okay I'm back, sorry about that"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_AM: Final = r"(?:i['’]?m|i am|we['’]re|we are)"
_NOW: Final = r"(?: (?:now|again|here|with you|on the line))*"
_WHO: Final = (
    r"(?:(?:dog|cat|kid|son|daughter|baby|husband|wife|toddler|boss|neighbou?r|roommate|mom|mother|phone|doorbell|"
    r"door|tv|radio|kettle|alarm)s?)"
)
_NOISE: Final = r"(?:noise|racket|wait|delay|interruption|hold ?up|confusion|mess|commotion|background|echo|bad line)"
_PHRASES: Final = (
    rf"{_AM} back{_NOW}|{_AM} (?:still )?here(?: now| again)?|still here|{_AM} (?:all ears|listening|off mute){_NOW}|"
    r"(?:now )?i can hear you(?: (?:now|again|better|fine|okay|ok|clearly|loud and clear))*|"
    r"(?:so )?where were we|where was i|what were we saying|as i was saying|"
    rf"(?:{_AM} )?(?:so |very |really |terribly )?sorry (?:about|for) (?:(?:all )?(?:that|this)(?: there)?(?: {_NOISE})?|it|"
    rf"(?:all )?the (?:[a-z]+ )?{_NOISE}|(?:the|my) {_WHO})|"
    rf"that was(?: just)? (?:my|the) {_WHO}|"
    r"(?:there was )?(?:some(?:body|one)(?: was|['’]s|(?= at)))? ?(?:just )?at the door|the doorbell (?:just )?rang|"
    r"i (?:just )?(?:had to|needed to|was) (?:just )?(?:clos|shut|answer|gett|get|turn|lett?)(?:e|t?ing)?(?: (?:off|down|up))? "
    r"(?:the|my|that) (?:door|window|tv|radio|dog|cat|stove|oven|kettle|music|car)(?: (?:out|in|off|down|up))?"
)
_LEAD: Final = (
    r"(?:um+|uh+|oh|ah|ok|okay|alright|all right|right|so|well|and|but|hi|hello|hey|sorry|there|great|good|perfect|thanks|"
    r"thank you|now{yes})"
)
# What follows begins something new: "I'm back, it's …", and no "I'm back in town".
_NEW: Final = (
    r"(?=\s*[,.!?;]|\s*$|\s+(?:so|sorry|okay|ok|alright|and|but|it['’]s|it is|my|i|i['’]\w+|we|we['’]\w+|that['’]s|"
    r"that was(?= (?:just )?(?:my|the)\b)|yes|yeah|no|anyway|where|go|the name|thanks|please)\b)"
)


def _coming_back(lead: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{lead}[\s,.!]+)*(?:{_PHRASES}){_NEW}[\s,.!?;]*"
        rf"(?:(?:sorry|thanks|thank you|okay|ok|go ahead|go on|(?:that['’]s|it['’]s)(?: just)? (?:my|the) {_WHO})\W*$)?",
        re.IGNORECASE,
    )


_BACK: Final = _coming_back(_LEAD.format(yes="|yes|yeah|yep|no"))
_BACK_BESIDE_AN_ANSWER: Final = _coming_back(_LEAD.format(yes=""))
_WORDS: Final = frozenset(
    words("back here hear sorry listening ears mute where saying that it door doorbell had needed")
)


def without_return(said: str, *, may_answer: bool) -> str:
    """What is left of an utterance behind such words, which may be nothing. `may_answer`: "yes, I'm here" would be a yes."""
    if words_in(said.lower()).isdisjoint(_WORDS):
        return said
    pattern, at = _BACK_BESIDE_AN_ANSWER if may_answer else _BACK, 0
    while (m := pattern.match(said, at)) and m.end() > at:
        at = m.end()
    return said[at:]
