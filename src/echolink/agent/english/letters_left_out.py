"""Which letter of a name does an English caller leave out: "Sara without an H", "Clark, no E", "there's no W in it"?"""

import re
from typing import Final

from echolink.agent.english.words import words

CUES: Final = frozenset(words("without no drop minus lose leave"))
_LEFT_OUT: Final = re.compile(
    r"\b(?:without|no|drop|minus|lose|leave(?: out| off)?)(?:,? (?:an? |the |any )*(?:letter )?)"
    r"(?P<letter>[b-hj-z]|(?:(?<=an )|(?<=the )|(?<=letter ))[ai])(?:['’]s)?"
    r"(?P<end> (?:at|on|in) the end)?(?=\W*$|[,.;]| (?:in|at|on|out|off|please|there|then|thanks)\b)"
)
_LEAST: Final = 2  # letters that stay


def without_letter(known: str, said: str) -> str | None:
    """The name without a letter that is told to be none of it; "" where several may be meant, None where none is told.

    `said` is from `heard`. One that ends a part is hardly heard, and so meant first: the last of "Sarah Phillips" without an h.
    """
    m = _LEFT_OUT.search(said)
    letter = m["letter"] if m else ""
    if not letter or letter not in known.lower():
        return None
    places = [n for n, one in enumerate(known.lower()) if one == letter]
    ending = [n for n in places if not known[n + 1 : n + 2].isalpha()]
    twice = [n for n in places if known[n + 1 : n + 2].lower() == letter]
    for found in (ending, [] if m and m["end"] else twice, places):
        if len(found) == 1 and len(known) > _LEAST:
            at = found[0]
            return known[:at] + (known[at + 1].upper() + known[at + 2 :] if known[at].isupper() else known[at + 1 :])
    return ""
