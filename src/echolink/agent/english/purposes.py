"""What does an English caller come for: "can I bring him in on Tuesday at ten for a nail trim"?"""

import re
from typing import Final

from echolink.agent.english.introduced import KIN

_NOTHING_SPECIAL: Final = (
    r"(?:while|bit|second|sec|moment|minute|few|couple|party|group|table|room|appointment|visit|slot|booking|reservation|quote|"
    r"chat|call|friend|lot|long|first|last|next|whole|rest|day|days|night|nights|week|weeks|weekend|month|hour|hours|afternoon|"
    r"evening|morning|holidays?|kids?|children|family|same|moment|person|people|two|three|four|five|six|"
    rf"{'|'.join(sorted(KIN))})\b"
)
# Behind a day or a time (blank by then), or behind "come in", "bring him in", "an appointment".
_COMES_FOR: Final = re.compile(
    r"(?:#|\b(?:in|by|over|appointment|visit|slot|time|session|come|see you)) ?,? for "
    rf"(?P<what>(?:an?|the|my|our|his|her|its|their|some) (?!{_NOTHING_SPECIAL})(?:[a-z][a-z'-]* ?){{1,4}}?)"
    r"(?=\W*(?:$|please\b|and\b|my name\b|#))"
)


def purpose(text: str) -> str:
    """`text` as heard, with the places of values blank; empty where nothing is told that one comes for."""
    m = _COMES_FOR.search(text)
    return m["what"].strip() if m else ""
