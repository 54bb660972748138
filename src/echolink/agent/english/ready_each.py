"""In how many days is each of several things ready: "Shirts take two days, comforters three days"?"""

import re
from typing import Final

from echolink.agent.english.facts import things
from echolink.agent.english.turnaround import read_turnaround

_READY_IN: Final = re.compile(r"^(?:(?:is |are )?(?:ready|back|done|finished) in|takes?|needs?) ", re.IGNORECASE)


def turnaround_of_each(sentence: str) -> tuple[tuple[str, int, bool], ...]:
    """The name of each thing, its days, and whether only working days count; empty where the sentence tells of no work."""
    if not read_turnaround(sentence)[0]:
        return ()
    told = ((thing.name, read_turnaround(f"takes {_READY_IN.sub('', thing.ready)}")) for thing in things(sentence))
    return tuple((name, days, only_working) for name, (days, only_working) in told if days)
