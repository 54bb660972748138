"""Is what a business answers in English a no?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_WORDS: Final = frozenset(
    words(
        "sorry unfortunately afraid taken full fully unavailable not no cannot can couldn won t regret sold none nothing "
        "already closed gone longer impossible declined rejected failed unable"
    )
)
_NO = re.compile(
    r"^(?:no\b(?! problem|w\b)|sorry|unfortunately|we(?:'re| are) (?:sorry|afraid|fully|full)|i(?:'m| am) (?:sorry|afraid)|"
    r"we regret|the answer was no\b)|"
    r"\b(?:not (?:available|possible|free|open|bookable|enough|able)|unavailable|(?:is|are|was|were) (?:already |all |now )?"
    r"(?:taken|full|gone|booked(?: up| out)?|sold out|closed)|fully booked|booked (?:up|out|solid)|sold out|no longer available|"
    r"(?:can't|cannot|can not|couldn't|could not|unable to|won't be able to|don't have|do not have|have no|there (?:is|are) no|"
    r"no (?:free|open|more|tables?|rooms?|slots?|seats?))\b|"
    r"nothing (?:is |was )?(?:free|available|left|open)|impossible|declined|rejected)"
)


def declines(text: str) -> bool:
    """`text` from `heard`: "sorry, seven is taken", "we're fully booked that day"."""
    return not _WORDS.isdisjoint(words_in(text)) and _NO.search(text) is not None
