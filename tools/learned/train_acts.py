"""Learns by which words and meanings callers do something, from data/acts.json, and writes acts.json beside its reader.

    python tools/learned/train_acts.py        # in an environment with echolink, scikit-learn and scipy

What callers say in the calls under tests/data are further examples, of what the cues know of them, which mostly is nothing.
"""

import json
import random
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from echolink.agent.english.cued_acts import cued
from echolink.agent.english.heard import heard
from echolink.agent.english.learned_acts import marks
from echolink.agent.english.likeness import vector

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WRITTEN = ROOT / "src/echolink/agent/english/learned_acts.json"
NONE = "none"
# Names of the examples → of the acts.
ACTS = {
    "danger": "emergency", "human": "human", "robot": "robot", "give_up": "give_up", "recap": "recap", "repeat": "repeat",
    "hold": "hold", "abuse": "abuse", "injection": "orders",
}  # fmt: skip
STRENGTH = 1.0  # of what is fitted against what is kept simple
WEIGHT_OF_MEANING = 3.0  # of a vector of length 1 beside one word
WEIGHT_OF_LINES = 0.5  # of a line of the test calls beside an example
DANGER = re.compile(r"911|nine one one|emergency number", re.IGNORECASE)  # of a call in which danger must be heard
TWO = 2  # acts in one line, which is no example of either
LEAST = 2  # times that a run of words must stand in the examples


def examples() -> tuple[list[str], list[str], list[float]]:
    """Texts as heard, what each does, and how much each counts."""
    told = json.loads((HERE / "data/acts.json").read_text())
    rows = [(heard(said), ACTS.get(name, NONE), 1.0) for name, lines in told.items() for said in lines]
    for said in sorted(set(map(heard, lines_of_calls()))):
        known = cued(said).intersection(ACTS.values())
        if len(known) < TWO:
            rows.append((said, next(iter(known), NONE), WEIGHT_OF_LINES))
    rows += [(heard(said), act, 1.0) for said, act in of_the_tests()]
    random.Random(1).shuffle(rows)
    return [list(column) for column in zip(*rows, strict=True)]


def of_the_tests() -> list[tuple[str, str]]:
    """Of the phrases that the tests hear acts in, that half on which the cues were tuned, too."""
    told = json.loads((ROOT / "tests/data/spoken_acts.json").read_text())
    found = []
    for act, sides in (*told["acts"].items(), *told["acts_written_later"].items()):
        for said in sides["does"][::TWO] if act in ACTS.values() else ():
            found.append((said, act))
        for said in sides["does_not"][::TWO]:
            known = cued(heard(said)).intersection(ACTS.values()) - {act}
            found += [(said, NONE)] if not known else []
    return found


def lines_of_calls() -> list[str]:
    found = []
    for path in sorted((ROOT / "tests/data").rglob("*.json")):
        calls = json.loads(path.read_text())
        for call in calls if isinstance(calls, list) else ():
            turns = call.get("turns", ()) if isinstance(call, dict) and not DANGER.search(json.dumps(call)) else ()
            found += [turn["say"] for turn in turns if isinstance(turn, dict) and turn.get("say")]
    return found


def features(texts: list[str], places: dict[str, int]) -> sparse.csr_matrix:
    rows = [(n, places[mark]) for n, text in enumerate(texts) for mark in set(marks(text)) if mark in places]
    words = sparse.csr_matrix((np.ones(len(rows)), tuple(zip(*rows, strict=True))), shape=(len(texts), len(places)))
    meanings = np.array([vector(text) for text in texts]) * WEIGHT_OF_MEANING
    return sparse.hstack([sparse.csr_matrix(meanings), words]).tocsr()


def main() -> None:
    texts, acts, weights = examples()
    times = Counter(chain.from_iterable(set(marks(text)) for text in texts))
    telling = Counter(
        chain.from_iterable(set(marks(text)) for text, act in zip(texts, acts, strict=True) if act != NONE)
    )
    words = sorted(mark for mark, n in telling.items() if n >= LEAST and times[mark] >= LEAST)
    places = {word: n for n, word in enumerate(words)}
    fitted = LogisticRegression(C=STRENGTH, max_iter=500).fit(features(texts, places), acts, sample_weight=weights)
    meaning, of_words = np.split(fitted.coef_, [fitted.coef_.shape[1] - len(words)], axis=1)
    WRITTEN.write_text(
        json.dumps(
            {
                "acts": list(fitted.classes_),
                "bias": [round(float(b), 2) for b in fitted.intercept_],
                "meaning": (meaning * WEIGHT_OF_MEANING).round(2).tolist(),
                "words": {word: of_words[:, n].round(2).tolist() for word, n in places.items()},
            },
            separators=(",", ":"),
        )
        + "\n"
    )
    print(f"{len(texts)} texts, {len(words)} runs of words → {WRITTEN.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
