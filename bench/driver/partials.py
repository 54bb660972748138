"""What does Twilio tell of an utterance while it is spoken? Its words as they come, some of them not yet sure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from echolink.twilio import vocabulary as v

CADENCES = (0.2, 0.6)  # seconds between two; Twilio documents none, so each utterance has its own
_UNSURE_WORDS = 2  # at the end


@dataclass(frozen=True, slots=True)
class Partial:
    after_seconds: float  # since the one before, or since the beginning of the speech
    fields: Mapping[str, str]


def spoken_seconds(said: str, characters_a_second: float) -> float:
    return len(said) / characters_a_second


def partials_of(said: str, characters_a_second: float, every_seconds: float) -> Iterator[Partial]:
    """As speech-to-text has them: in small letters and without marks, which come with the final result. The last one, when the
    speech ends, has all the words."""
    words = re.findall(r"[\w'-]+", said.lower())
    whole = spoken_seconds(said, characters_a_second)
    steps = max(1, int(whole / every_seconds))
    for step in range(1, steps + 1):
        so_far = words[: max(1, len(words) * step // steps)]
        sure = so_far if step == steps else so_far[:-_UNSURE_WORDS]
        fields = {
            v.STABLE_SPEECH: " ".join(sure),
            v.UNSTABLE_SPEECH: " ".join(so_far[len(sure) :]),
            v.STABILITY: "0.9" if step == steps else "0.5",
            v.SEQUENCE: str(step - 1),
            "Language": "en-US",
        }
        yield Partial(whole / steps, fields)
