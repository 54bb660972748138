"""Which sentences of the context answer a question? None rather than one that speaks of something else."""

import re
from typing import Final

from echolink.agent.ear import Topic
from echolink.agent.scripted.view import View

_LEAST: Final = 0.5  # of what the question's words tell must stand in the sentence: more than this
_NOWHERE: Final = 0.7  # what a word counts that stands in no sentence: "food" in "do you have vegan food"
_VERB: Final = 1.5  # times what the verb counts: a mat to bring is none to rent
_NEARLY_AS_GOOD: Final = 0.95
_MOST_SENTENCES: Final = 2
_WHEN = re.compile(
    r"\d\s?(?:am|pm)\b|\d:\d\d|\bo'clock\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:daily|noon|midnight|weekends?)\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b|"
    r"\b(?:before|after|until|from|at) \d",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof)\.? [A-Z]|\b[A-Z][a-z]+ (?:is|are|will|does|teaches|runs)\b|: .*[A-Z][a-z]+")
_HERE = re.compile(
    r"\b(?:we are|we're|we are located|located|find us|address|our \w+ is|corner|\d+\w? [A-Z])", re.IGNORECASE
)


def fitting(topic: Topic, view: View) -> list[str]:
    """Up to two sentences, those that say most of what the question asks for."""
    scored = [(_score(sentence, stems, topic, view), sentence, stems) for sentence, stems in view.plan.sentences]
    scored = [one for one in scored if one[0] > _LEAST]
    if not scored:
        return []
    scored.sort(key=lambda one: -one[0])
    best, sentence, stems = scored[0]
    kept, told = [sentence], stems & topic.stems
    for score, other, others in scored[1:]:
        new = (others & topic.stems) - told
        if len(kept) < _MOST_SENTENCES and score >= best * _NEARLY_AS_GOOD and new:
            kept.append(other)
            told |= new
    return [s for s, _ in view.plan.sentences if s in kept]


def _score(sentence: str, stems: frozenset[str], topic: Topic, view: View) -> float:
    """The share of what the question's words tell; a little more for sentences of the kind that is asked for."""
    if not topic.needs <= stems or not _is_of_the_kind(sentence, topic):
        return 0.0
    rarity = view.plan.rarity
    weights = {stem: rarity.get(stem, _NOWHERE) * (_VERB if stem == topic.verb else 1) for stem in topic.stems}
    total = sum(weights.values())
    if not total:
        return 0.0
    share = sum(weight for stem, weight in weights.items() if stem in stems) / total
    return share + _bonus(sentence, topic) - 0.001 * len(stems) if share else 0.0


def _is_of_the_kind(sentence: str, topic: Topic) -> bool:
    if topic.asks == "when":
        return bool(_WHEN.search(sentence))
    return topic.asks != "who" or bool(_WHO.search(sentence))


def _bonus(sentence: str, topic: Topic) -> float:
    """A question for nothing but the place is answered by our address, not by that of the parking."""
    return 0.3 if topic.asks == "where" and len(topic.stems) == 1 and _HERE.search(sentence) else 0.0
