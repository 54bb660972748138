"""What does an English caller do, by the cues that were written for it?"""

from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english import cues_of_danger, cues_of_persons, cues_of_the_end, cues_of_the_line, cues_of_wishes
from echolink.agent.english.cues import Cues
from echolink.agent.english.words import words_in

CUES: Final[Cues] = {
    **cues_of_the_line.CUES,
    **cues_of_the_end.CUES,
    **cues_of_danger.CUES,
    **cues_of_persons.CUES,
    **cues_of_wishes.CUES,
}
_ACTS_OF: Final = {
    word: [act for act in CUES if word in CUES[act].words] for cue in CUES.values() for word in cue.words
}


def cued(text: str) -> frozenset[Act]:
    """`text` from `heard`."""
    likely = {act for word in words_in(text) & _ACTS_OF.keys() for act in _ACTS_OF[word]}
    return frozenset(act for act in likely if CUES[act].is_in(text))
