"""Who is phoned by a `<Dial>`, and what do they do? A plan of what each dial of a call meets, and the leg that is up now."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from echolink.errors import InvalidInput

TALK_SECONDS = 20.0  # of a party that answers and then hangs up


class Party(StrEnum):
    """What the one who is phoned does."""

    ANSWERS = "answers"  # talks for a while, then hangs up; the caller is left on the line
    STAYS = "stays"  # talks until a story lets somebody hang up
    BUSY = "busy"
    NO_ANSWER = "no-answer"  # until the dial's timeout
    FAILED = "failed"  # the network cannot reach the number
    CANCELED = "canceled"

    @property
    def picks_up(self) -> bool:
        return self in {Party.ANSWERS, Party.STAYS}


PLAYED = tuple(party for party in Party if party is not Party.STAYS)
"""Those that need nobody to end the call."""


@dataclass(slots=True)
class Leg:
    """A dial that is under way."""

    number: str
    party: Party
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)  # by the one who was phoned


def read_parties(text: str) -> Sequence[Party]:
    """`busy, answers`: what the first dial of a call meets, then the next; the last counts for all further. Raises
    InvalidInput."""
    words = [word for part in text.split(",") if (word := part.strip().lower())]
    known = {party.value: party for party in PLAYED}
    if strange := [word for word in words if word not in known]:
        raise InvalidInput(f"{strange[0]!r} is nothing that a dial can meet: there are {', '.join(known)}.")
    return [known[word] for word in words] or [Party.ANSWERS]
