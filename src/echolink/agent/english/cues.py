"""How is it written down by which words an act is heard?"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from echolink.agent.ear import Act
from echolink.agent.english.words import words

# Nothing but courtesies comes after.
END: Final = r"(?=\W*(?:(?:please|thanks|thank you|cheers|then|mate|love|sir|ma'am|yeah|yes|ok|okay|so)\W*)*$)"
# Nothing but courtesies came before.
START: Final = (
    r"^(?:(?:um+|uh+|er+|hmm+|oh|ah|well|so|ok|okay|right|alright|and|but|now|yes|yeah|no|nope|nah|hi|hello|hey|there|sorry|"
    r"actually|please|just|wait|look|great|good|lovely|perfect|then|thanks|thank you|you know what|i think|excuse me)[\s,.!]+)*"
)

_SYNTAX: Final = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]")  # escapes and classes, so that their brackets count for nothing


class Cue(NamedTuple):
    """How one act is heard."""

    words: tuple[str, ...]  # one at least is in every utterance that the pattern fits: most are searched no further
    fits: re.Pattern[str]
    unless: re.Pattern[str] | None = None  # where the same words do something else

    def is_in(self, text: str) -> bool:
        """`text` from `heard`."""
        return self.fits.search(text) is not None and (self.unless is None or self.unless.search(text) is None)


Cues = Mapping[Act, Cue]


def cue(any_of: str, fits: str, unless: str = "") -> Cue:
    return Cue(words(any_of), re.compile(_at_word_starts(fits)), re.compile(unless) if unless else None)


def _at_word_starts(fits: str) -> str:
    """The same pattern, tried where words begin only: each of its ways begins with `\\b` or `^`.

    Said once in front instead of in each way, that takes a third of the time: `re` rejects a way by its first letter.
    """
    ways = [way.removeprefix(r"\b") for way in _ways(fits)]
    return rf"\b(?=\w)(?:{'|'.join(ways)})"


def _ways(fits: str) -> Iterator[str]:
    """The alternatives of a pattern, at its top level."""
    depth = start = 0
    for m in _SYNTAX.finditer(fits):
        depth += (m.group() == "(") - (m.group() == ")")
        if m.group() == "|" and not depth:
            yield fits[start : m.start()]
            start = m.end()
    yield fits[start:]
