"""Who phones? Callers who speak at a human pace: some ask a model questions, some book a table with the scripted agent."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal

from echolink.simulator.phone import CallOver, SimulatedCall

from .journal import Journal

Kind = Literal["chat", "booking"]
Dial = Callable[[Kind], Awaitable[SimulatedCall]]

_MOST_UTTERANCES = 20  # a booking that takes more goes round in circles
_LEAST_TURNS, _MOST_TURNS = 3, 8  # of a chat
LAST_WORDS = "That was all, thank you, goodbye."

# What the one who books a table answers, by what was asked; the first that fits what was heard.
_ANSWERS = (
    (r"anything else", "No, that's all, thank you."),
    (r"read that back|get that right|is that (right|correct)", "Yes, that's right."),
    (r"\bname\b", "My name is Maria Jones."),
    (r"how many", "Four people tomorrow at seven in the evening."),
    (r"which day|what day|what date|\bwhen\b", "Tomorrow, please."),
    (r"what time", "At seven in the evening."),
)
_OPENING = "I'd like to book a table, please."


@dataclass(slots=True)
class Pace:
    """When is something said? A pause of `least` to `most` seconds after the bot began to listen; until `over`.

    With the two seconds or so that a caller waits, that is a turn each 5–8 s."""

    least: float = 3.0
    most: float = 6.0
    over: asyncio.Event = field(default_factory=asyncio.Event)  # set: bring the call to its end

    async def pause(self, chance: random.Random) -> None:
        """No longer than the caller has time to listen: a reply may be barged into."""
        await asyncio.sleep(chance.uniform(self.least, self.most))


async def play(kind: Kind, dial: Dial, pace: Pace, chance: random.Random, journals: list[Journal]) -> None:
    """One call from ring to end, written down in `journals`. Whatever goes wrong stands in its journal."""
    call = await dial(kind)
    journal = Journal.of(call, kind)
    journals.append(journal)
    journal.trouble = "it was still going on when the measurement ended"
    try:
        await (_chat if kind == "chat" else _book)(journal, pace, chance)
        await call.over()
    except CallOver:
        journal.trouble = "the bot hung up before the caller was through"
    except TimeoutError:
        journal.trouble = "nothing happened on the line any more"
    journal.close()
    if not call.ended:
        await call.hang_up()


async def _chat(journal: Journal, pace: Pace, chance: random.Random) -> None:
    """Questions that no two are alike, then goodbye, an answer to it, and the caller hangs up."""
    call = journal.call
    for number in range(1, chance.randint(_LEAST_TURNS, _MOST_TURNS) + 1):
        await journal.bot_listens()
        await pace.pause(chance)
        if pace.over.is_set():
            break
        await journal.say(f"And what can you tell me about question number {number}?")
    await journal.bot_listens()
    await pace.pause(chance)
    await journal.say(LAST_WORDS)
    await journal.bot_listens()  # or, as the scripted agent does after a goodbye, it has hung up itself
    journal.trouble = ""
    await call.hang_up()


async def _book(journal: Journal, pace: Pace, chance: random.Random) -> None:
    """Answers what is asked, until the bot has said goodbye."""
    said = ""
    while await journal.bot_listens():
        if len(journal.said) >= _MOST_UTTERANCES:
            journal.trouble = "the booking went round in circles"
            await journal.call.hang_up()
            return
        await pace.pause(chance)
        said = answer_to(journal.heard(), said)
        await journal.say(said)
    journal.trouble = ""


def answer_to(heard: str, said_before: str) -> str:
    """What a person answers; asked for nothing in particular, the same again, or at first what the call is about."""
    found = next((answer for asked, answer in _ANSWERS if re.search(asked, heard, re.IGNORECASE)), None)
    return found or said_before or _OPENING
