"""What of a model's reply may be told before it has ended? Whole clauses, and none that an action could still belie."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from echolink.agent.clauses import LONGEST, Clauses
from echolink.agent.model.faults import Unusable
from echolink.agent.model.tools import COMPLETE_GOAL, END_CALL, KEEP_PRIVATE, TRANSFER_CALL, Turn
from echolink.agent.port import Say
from echolink.agent.sentences import for_the_ear, split

_MAX_REPLY_CHARACTERS: Final = 4_000  # about four minutes of speech: a model that repeats itself without end
_SYSTEM_NOTE: Final = re.compile(r"\[(?:the caller|the call|keys pressed)[^\]]*\]", re.IGNORECASE)
_TOOL_CALL_AS_TEXT: Final = rf"{COMPLETE_GOAL}|{END_CALL}|{TRANSFER_CALL}|{KEEP_PRIVATE}|</?\|?tool|^\s*[{{\[`]"
# Some models say so first and call the tool behind it. A question is no claim: "Shall I have it booked?"
_CLAIM: Final = re.compile(
    r"\b(?:booked|reserved|confirmed|scheduled|rescheduled|arranged|ordered|placed|cancell?ed|registered|submitted|sent|moved|"
    r"noted|all set|taken care of|done)\b[^?]*$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")


class Telling:
    """The words of one turn's run, over several responses where tools are called between."""

    def __init__(self, turn: Turn, say: Say, hush: Callable[[str], str] = str) -> None:
        """`hush`: what is said in the place of a clause that is not for the ear."""
        self._turn, self._say, self._hush = turn, say, hush
        self._no_speech = _as_text(tuple(tool.name for tool in turn.situation.profile.tools))
        self._told: list[str] = []
        self._begun = [_plain(part) for part in split(turn.situation.begun)]  # said before: not to be said again
        self.begin()

    @property
    def said(self) -> str:
        """What the newest response says, as it came."""
        return self._clauses.text

    def begin(self) -> None:
        """A new response. What the last one said and what was not told is dropped: it may promise what a tool then refused."""
        self._clauses = Clauses()
        self._held = ""

    def add(self, words: str) -> None:
        """The response goes on like this. Raises Unusable when it is no speech."""
        self._clauses.add(words)
        if len(self.said) > _MAX_REPLY_CHARACTERS:
            raise Unusable("it talked without end")
        if self._held or self._no_speech.search(self.said):
            return  # the end shows what it is
        for clause in self._clauses.ready():
            if self._may_be_belied(clause):
                self._held = clause
                return
            self._tell(clause)

    def before_a_look(self) -> None:
        """Something is looked up: what was said before it is whole, and is told while that takes its time."""
        rest = self._rest()
        is_speech = not self._held and not self._no_speech.search(self.said)
        if rest and is_speech and len(rest) <= LONGEST and not self._may_be_belied(rest):
            self._tell(rest)

    def whole(self) -> str:
        """All that is said in the turn, now that the run has ended. Raises Unusable when that is nothing."""
        if self._no_speech.search(self.said):
            raise Unusable("it wrote a tool call as text")
        rest = self._rest()
        say = " ".join(filter(None, [*self._told, self._hush(self._held), *map(self._hush, split(rest))]))
        if not say:
            raise Unusable("it said nothing")
        return say

    def _rest(self) -> str:
        return for_the_ear(_SYSTEM_NOTE.sub(" ", self._clauses.rest())).strip()

    def _tell(self, clause: str) -> None:
        if self._begun and not self._told and _plain(clause) in self._begun:
            return
        clause = self._hush(clause)
        self._told.append(clause)
        self._say(clause)

    def _may_be_belied(self, clause: str) -> bool:
        return self._turn.completed is None and not self._turn.situation.done and _CLAIM.search(clause) is not None


@lru_cache(maxsize=512)
def _as_text(tools: tuple[str, ...]) -> re.Pattern[str]:
    """How a tool call looks that was written instead of made; a bot's tool may be called by an everyday word."""
    return re.compile(rf"{_TOOL_CALL_AS_TEXT}|\b(?:{'|'.join(tools)})\s*[({{]" if tools else _TOOL_CALL_AS_TEXT)


def _plain(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
