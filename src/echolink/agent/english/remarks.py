"""What does an English caller tell or wish for besides what is asked?"""

import re
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.english.words import words

_WISHES = re.compile(
    r"\b(?:if (?:possible|you can|that's (?:possible|ok|okay|all right))|"
    r"(?:we|i|he|she|they|one of us|my \w+|our \w+)(?:'ll|'d| will| would)? (?:also |really |just )?"
    r"(?:need|needs|want|prefer|prefers|like|have to|has to|must|can't|cannot|could use|"
    r"don't (?:eat|drink|like)|am|are|is|'m|'re|have|has|bring|use|uses|takes?(?= (?:an?|some|his|her|their|\w+ (?:pills?|"
    r"medicine|medication)))|gets?(?= (?:an?|his|her|nervous|scared|anxious|car ?sick)))|"
    r"(?:i'm|we're|he's|she's|they're|it's) (?:\w+ )?"
    r"(?:a|an|in|on|for|allergic|vegetarian|vegan|coming|bringing|quite|very|my|our|his|her)|"
    r"please (?:note|make sure|tell|let|don't|ring|knock|call|bring|be)|make sure|just so you know|by the way|"
    r"(?:the )?only thing is|"
    r"there(?:'s| is| are| will be)|preferably|ideally)\b"
)
_WISH_WORDS: Final = frozenset(
    words(
        "possible can take takes get gets need needs want prefer prefers like must cannot use am are is m re have has bring "
        "please sure know "
        "way there preferably ideally s t only"
    )
)
_LEAD = re.compile(
    r"^(?:oh|and|also|but|so|then|um+|uh+|yeah|yes|no|well|okay|ok|by the way|just so you know)[\s,]+", re.IGNORECASE
)
_LEAST_WORDS: Final = 4
MOST_CHARACTERS: Final = 200


def remark(clause: Clause) -> str | None:
    """As it was said, without its lead-in; None for what has not the form of a wish or a statement about the caller."""
    said = clause.said.strip(" .,!")
    while (shorter := _LEAD.sub("", said)) != said:
        said = shorter
    if _WISH_WORDS.isdisjoint(clause.words) or len(said.split()) < _LEAST_WORDS or not _WISHES.search(clause.text):
        return None
    return said[:MOST_CHARACTERS]


_DIRECTS: Final = re.compile(
    r"^(?:(?:please|just|also|could you|can you|have (?:them|him|her)|tell (?:them|him|her|the \w+) to) )*"
    r"(?:leave|drop|ring|knock|buzz|hand|place|park|use|come (?:around|in|to|up|through)|go (?:around|to|in|through|up)|"
    r"bring (?:it|them) (?:to|up|in|around)|put (?:it|them)|(?:don't|do not) (?:ring|knock|park|use|let|leave))\b"
    r"(?! (?:me|my (?:name|number)|a message|off)\b)(?= \w+)|"
    r"^(?:we're|i'm|it's) (?:on|in|at|behind|around|up) the (?!phone|way|road|line|middle|market|area|mood)[\w -]+"
    r"(?:floor|door|entrance|side|back|yard|building|gate|office|desk|lobby|reception|parking lot|alley)\b|"
    r"^the (?:buzzer|bell|doorbell|door code|gate code|entrance|door|gate|elevator|code|parking|driveway)\b.* (?:is|doesn't|"
    r"isn't|won't)\b",
    re.IGNORECASE,
)


def directs(said: str) -> bool:
    """ "Please leave it at the front desk", "ring the bell twice", "the buzzer is broken": what to do on the spot."""
    return _DIRECTS.match(said.strip(" .,!")) is not None


_BUT: Final = re.compile(
    r"\b(?:but|only|just|although|however)\b[\s,]+(?P<wish>(?:(?:can|could|would|will|may) (?:you|we|i|it)|please|"
    r"(?:we|i)(?:'d| would)? (?:like|need|want|prefer)|make sure)\b.+)$",
    re.IGNORECASE,
)


def reservation(said: str) -> str | None:
    """What is wished for after "yes, but": "can you make it outside"."""
    m = _BUT.search(said)
    return m["wish"].strip(" .!")[:MOST_CHARACTERS] if m and len(m["wish"].split()) >= _LEAST_WORDS else None
