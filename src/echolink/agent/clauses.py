"""When is there enough of a reply to begin to speak? Text comes in pieces, and goes out in whole clauses."""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.sentences import for_the_ear, split, whole_sentences

LONGEST: Final = 100  # characters that a caller cannot interrupt: about six seconds (design §1.4)

_SHORTEST: Final = 30  # of a clause that is no sentence: shorter ones make speech choppy
_PAUSE: Final = re.compile(r"[,;:…](?=\s)|\s[–—](?=\s)")
# Notes, tags, code and lists: what they become for the ear is known when all is there.
_NO_SPEECH: Final = re.compile(r"[\[<`]|^[ \t]*(?:[-*+•]|\(?\d{1,2}[.)])[ \t]", re.MULTILINE)


class Clauses:
    """The text of one reply as it grows. `ready` gives each clause once, as soon as nothing that follows can change it."""

    def __init__(self) -> None:
        self._text = ""
        self._given = 0  # characters of it

    @property
    def text(self) -> str:
        """All of it, as it came."""
        return self._text

    def add(self, piece: str) -> None:
        """The text goes on like this."""
        self._text += piece

    def ready(self) -> Iterator[str]:
        """Sentences that are whole; of a longer one what stands before its last pause within `LONGEST` characters."""
        while end := self._end():
            clause = _spoken(self._text[self._given : self._given + end])
            self._given += end
            if clause:
                yield clause

    def rest(self) -> str:
        """What was not given yet, as it came, when nothing more will come."""
        rest, self._given = self._text[self._given :], len(self._text)
        return rest

    def _end(self) -> int:
        """The end of the next clause, counted from what was given; 0 while there is none."""
        left = self._text[self._given :]
        if _NO_SPEECH.search(left):
            return 0
        sentences = whole_sentences(left)
        if sentences:
            first = split(left[:sentences])[0]
            if len(first) <= LONGEST:
                return _index_behind(left, first)
        return _last_pause(left)


def _last_pause(text: str) -> int:
    """Where speech would pause in a sentence that is too long to be said at once."""
    begun = len(text) - len(text.lstrip())
    if len(text) - begun <= LONGEST:
        return 0
    pauses = [pause.end() for pause in _PAUSE.finditer(text, begun + _SHORTEST, begun + LONGEST)]
    return pauses[-1] if pauses else 0


def _index_behind(text: str, words: str) -> int:
    """`words` is how the text begins, but for its spaces."""
    left = len(words.replace(" ", ""))
    for index, character in enumerate(text):
        left -= not character.isspace()
        if not left:
            return index + 1
    return len(text)


def _spoken(clause: str) -> str:
    """A clause that is no sentence keeps its comma: a full stop would end it for the ear."""
    said, mark = for_the_ear(clause), clause.rstrip()[-1:]
    return f"{said[:-1]}{mark}" if said and mark in ",;:" and said[-1] == "." else said
