"""What is "that" in "how much is that"? What was named last: just before the question, or of what is chosen."""

from collections.abc import Mapping, Sequence
from typing import Final

from echolink.agent.ear import Clause, Topic
from echolink.agent.scripted.plan import own_words
from echolink.agent.scripted.view import View

SAID_NOW: Final = 100  # the first place of what was named in the same breath; what was chosen before comes lower
_CHOSEN: Final = frozenset(("choice", "text", "items"))
_ASPECTS: Final = frozenset(("price", "long"))
_NOTHING_NAMED: Final = _ASPECTS | {"up"}  # who is picked up has not named "up to four passengers"


def named_lately(told: Sequence[Clause], view: View) -> Mapping[str, int]:
    """The stems of what was named, of those that stand in the context, with their places: the last one is the highest."""
    now = (word for clause in told for word in clause.said.split())
    named: dict[str, int] = {}
    for place, words in (*enumerate((view.state.wondered, *chosen(view)), start=1), *enumerate(now, start=SAID_NOW)):
        for mark in marks(words, view):
            if mark in view.plan.marks_told and mark not in _NOTHING_NAMED:
                named[mark] = place
    return named


def marks(said: str, view: View) -> frozenset[str]:
    """By what a thing is known again: its stems, and its own words, as a cat is a pet like a dog, and yet no dog."""
    return view.ear.stems(said) | own_words(said)


def chosen(view: View, *, lines: bool = True) -> list[str]:
    """What is known of what the caller wants: of a number with what is counted, "3 bedrooms"; `lines`: what is ordered, too."""
    known = [(f, view.state.values[f.name]) for f in view.fields if f.name in view.state.values]
    kinds = _CHOSEN if lines else _CHOSEN - {"items"}
    named = [str(value) for f, value in known if f.kind in kinds and f.name != "message"]
    named += [str(one) for values in view.state.either.values() for one in values]
    return [text for text in counted(view) if len(view.ear.stems(text) & view.plan.rarity.keys()) > 1] + named


def counted(view: View) -> list[str]:
    """The numbers that are known, each with what it counts: "35 guests"."""
    known = [(f, view.state.values[f.name]) for f in view.of_kind("count") if f.name in view.state.values]
    return [f"{value} {f.name.replace('_', ' ')}" for f, value in known]


def told_of_it(topic: Topic, view: View) -> tuple[int, str]:
    """The sentence that tells the price, the length or the time of what was named last, and how late that was; else 0."""
    if not (topic.needs & _ASPECTS or topic.asks == "when"):
        return 0, ""
    own = {stem for stem in topic.stems - topic.needs if stem in view.plan.rarity}
    # "How much is it to check the brakes" has its answer in the sentence that speaks of all of it.
    if own and (not topic.refers or any(own | topic.needs <= stems for _, stems in view.plan.sentences)):
        return 0, ""
    ranked = [
        (rank(marks(sentence, view), topic.lately), sentence)
        for sentence, stems in view.plan.sentences
        if topic.needs <= stems and view.ear.fit(topic.asks, sentence) and (not own or own & stems)
    ]
    (place, _), sentence = max(ranked, default=((0, 0), ""))
    return place, sentence if place else ""


def rank(stems: frozenset[str], lately: Mapping[str, int]) -> tuple[int, int]:
    """How late what these stems speak of was named, and then by how many of its words."""
    places = [lately[stem] for stem in stems if stem in lately]
    return max(places, default=0), len(places)
