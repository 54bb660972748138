"""How is it written down by which words an act is heard?"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from echolink.agent.ear import Act
from echolink.agent.english.words import words

# Nothing but courtesies comes after.
END: Final = (
    r"(?=\W*(?:(?:please|thanks|thank you|cheers|then|mate|love|sir|ma'am|sorry|bye|goodbye|yeah|yes|ok|okay|so|"
    r"whenever|whatever|if (?:you can|possible|at all possible|that(?:'s| is) (?:possible|ok|okay|all right)|that works))\W*)*$)"
)
# Nothing but courtesies came before.
START: Final = (
    r"^(?:(?:um+|uh+|er+|hmm+|oh|ah|well|so|ok|okay|right|alright|and|but|now|yes|yeah|no|nope|nah|hi|hello|hey|there|sorry|"
    r"actually|please|just|wait|look|great|good|lovely|perfect|then|thanks|thank you|you know what|i think|excuse me)[\s,.!]+)*"
)

_SYNTAX: Final = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]"
)  # escapes and classes, so that their brackets count for nothing


class Cue(NamedTuple):
    """How one act is heard."""

    words: tuple[str, ...]  # one at least is in every utterance that the pattern fits: most are searched no further
    fits: re.Pattern[str]
    unless: re.Pattern[str] | None = None  # where the same words do something else

    def is_in(self, text: str) -> bool:
        """`text` from `heard`."""
        return self.fits.search(text) is not None and (self.unless is None or self.unless.search(text) is None)


Cues = Mapping[Act, Cue]


def cue(any_of: str, *ways: str, unless: str = "") -> Cue:
    """Heard in one of several ways, each a pattern that begins where a word begins: with `\\b` or `^`."""
    # To say so once in front takes a third of the time of saying it in each: `re` rejects a way by its first letter.
    fits = "|".join(way.removeprefix(r"\b") for way in ways)
    return Cue(words(any_of), re.compile(rf"\b(?=\w)(?:{fits})"), re.compile(unless) if unless else None)
