"""In how many days is each of several things ready, by contexts that tell it in a word: "Shirts: 1 day. Suits: 3 days."?

Only where the goal has two days, one on which something is brought and one on which it is fetched: elsewhere the same
words tell how long something lasts or is lent.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.stems import stems
from echolink.agent.english.turnaround import read_turnaround

_PART: Final = re.compile(r"[.;,\n?!] ?|\b(?:and|but|while|whereas)\b (?!a half)")
_DAYS: Final = re.compile(
    r"\b(?:about |at least )*(?P<span>(?:\d{1,2}|an?)(?: whole)? (?:working |business )?(?:days?|weeks?))\b"
)
_OTHER: Final = re.compile(
    r"\b(?:notice|advance|ahead|before|cancel\w*|refund\w*|warranty|guarantee|deliver\w*|ship\w*|open|closed|stor\w+|keep|kept)\b|[$€£]"
)
_NO_THING: Final = stems(
    "ready take takes need needs done finish pick picked up drop off brought bring after before day week time turnaround "
    "earliest working business whole full at least sooner faster long get back can be how our your we you it"
)


def listed_turnarounds(sentences: Sequence[str]) -> tuple[tuple[frozenset[str], int, bool], ...]:
    """The stems of what names each thing alone, its days, and whether only working days count."""
    told = []
    for sentence in sentences:
        for part in _PART.split(heard(sentence)):
            m = None if _OTHER.search(part) else _DAYS.search(part)
            days, only_working = read_turnaround(f"takes {m['span'].replace(' whole', '')}") if m else (0, False)
            if m and days:
                told.append((stems(part[: m.start()] + " " + part[m.end() :]) - _NO_THING, days, only_working))
    shared = Counter(stem for names, *_ in told for stem in names)
    alone = [(frozenset(n for n in names if shared[n] == 1), days, working) for names, days, working in told]
    return tuple(one for one in alone if one[0])
