"""What does an English caller do with words, besides giving values: hang on, say goodbye, ask whether this is a robot?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english import cues_of_danger, cues_of_persons, cues_of_the_end, cues_of_the_line, cues_of_wishes
from echolink.agent.english.cues import Cues
from echolink.agent.english.words import words_in

_CUES: Final[Cues] = {
    **cues_of_the_line.CUES,
    **cues_of_the_end.CUES,
    **cues_of_danger.CUES,
    **cues_of_persons.CUES,
    **cues_of_wishes.CUES,
}
_ACTS_OF: Final = {
    word: [act for act in _CUES if word in _CUES[act].words] for cue in _CUES.values() for word in cue.words
}
_NONE: Final[frozenset[Act]] = frozenset()


def acts(text: str) -> frozenset[Act]:
    """What a whole utterance (from `heard`) does."""
    likely = {act for word in words_in(text) & _ACTS_OF.keys() for act in _ACTS_OF[word]}
    found = [act for act in likely if _CUES[act].is_in(text)]
    return frozenset(found) if found else _NONE
