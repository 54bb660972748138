"""What does speech-to-text make of an utterance while it is spoken? Partial results, each less wrong than the one before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from echolink.simulator.clock import AUTO_SPEECH_TIMEOUT_SECONDS, Pace
from echolink.twilio.vocabulary import SEQUENCE, STABILITY, STABLE_SPEECH, UNSTABLE_SPEECH

_UNSETTLED_WORDS = 2  # the newest ones: raw, and now and then misheard
_WORDS_A_MISTAKE = 6
_JITTER = 0.15  # of the time between two results
_PUNCTUATION = '.,;:!?"¡¿…'
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIGURES = {str(number): word for number, word in enumerate(_NUMBERS, start=1)}
_SOUNDS_LIKE: Mapping[str, str] = {
    "table": "cable",
    "four": "for",
    "two": "to",
    "seven": "eleven",
    "eight": "ate",
    "tomorrow": "to borrow",
    "name": "game",
    "book": "look",
    "like": "light",
    "order": "older",
    "would": "could",
    "yes": "yet",
}
# Of the rest the first letter is mistaken for one that is spoken alike.
_CONFUSED = str.maketrans("pbtdkgfvszmncwrl", "bpdtgkvfzsnmgvlr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a caller speaks, and how soon that is told. Twilio documents neither how often partial results come nor how long
    the pause is that ends speech with speechTimeout="auto"."""

    words_per_second: float = 2.7  # 160 a minute
    partial_every_seconds: float = 0.3  # some 15 % more or less each time
    end_of_speech_seconds: float = AUTO_SPEECH_TIMEOUT_SECONDS  # with "auto"; where a Gather says seconds, those count
    pace: Pace = "real"  # how much of all that is really waited (see `CallClock`)
    seed: int = 0  # the same words are misheard alike with the same seed

    @property
    def waits(self) -> bool:
        return self.pace not in {"instant", 0}


@dataclass(frozen=True, slots=True)
class PartialResult:
    """What seems to have been said until now."""

    at: float  # seconds after the first word began
    stable: str  # will stay
    unstable: str  # stands behind it, and may change

    @property
    def said(self) -> str:
        return f"{self.stable} {self.unstable}".strip()

    def params(self, sequence: int) -> dict[str, str]:
        """As Twilio sends it. Only the unstable part is documented: the other is left out here, or empty, where nothing is
        stable yet."""
        params = {UNSTABLE_SPEECH: self.unstable, STABILITY: "0.9" if self.stable else "0.1", SEQUENCE: str(sequence)}
        return params | {STABLE_SPEECH: self.stable} if self.stable or sequence % 2 else params


def partial_results(text: str, manner: Manner) -> Iterator[PartialResult]:
    """Those of one utterance. The last one comes with the last word, and holds all words, if not yet as `text` writes them:
    words settle, with their capitals, points and figures, when two more were heard."""
    words = text.split()
    random = Random(f"{manner.seed}/{text}")
    misheard = _misheard(words, random)
    for at in _moments(len(words) / manner.words_per_second, manner.partial_every_seconds, random):
        # The last moment is the end of the last word, give or take what a float loses.
        heard = int(at * manner.words_per_second + 1e-6)
        settled = max(heard - _UNSETTLED_WORDS, 0)
        if heard:
            raw = [misheard.get(index) or _raw(words[index]) for index in range(settled, heard)]
            yield PartialResult(at, " ".join(words[:settled]), " ".join(raw))


def _moments(seconds: float, every: float, random: Random) -> Iterator[float]:
    at = 0.0
    while (at := at + every * random.uniform(1 - _JITTER, 1 + _JITTER)) < seconds:
        yield at
    yield seconds


def _misheard(words: list[str], random: Random) -> dict[int, str]:
    """By their place; never the last words, which nothing that is heard later would put right."""
    may_be = [index for index, word in enumerate(words[:-_UNSETTLED_WORDS]) if len(_raw(word)) > 2]
    random.shuffle(may_be)
    may_be.sort(key=lambda index: _raw(words[index]) not in _SOUNDS_LIKE)
    count = max(1, len(words) // _WORDS_A_MISTAKE)
    return {index: _mistaken(_raw(words[index])) for index in may_be[:count]}


def _mistaken(word: str) -> str:
    return _SOUNDS_LIKE.get(word) or word[0].translate(_CONFUSED) + word[1:]


def _raw(word: str) -> str:
    """In small letters, without points, small figures as they are spoken in English."""
    bare = word.strip(_PUNCTUATION).lower() or word
    return _FIGURES.get(bare, bare)
