"""Which sentences of the context answer a question? None rather than one that speaks of something else."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from echolink.agent.ear import Topic
from echolink.agent.scripted.view import View

_LEAST: Final = 0.5  # of what the question's words tell must stand in the sentence: more than this
_NOWHERE: Final = 0.7  # what a word counts that stands in no sentence: "food" in "do you have vegan food"
_VERB: Final = 1.5  # times what the verb counts: a mat to bring is none to rent
_NEARLY_AS_GOOD: Final = 0.95
_MOST_SENTENCES: Final = 2
_MOST_PRICES: Final = 3  # sentences
_OWN: Final = 0.1  # times what counts that for which it is done: "to keep the wood for my stove"
_WEAK: Final = 0.5  # times what a word of the goal, or of coming and bringing, counts: every question has those
_KIND_ALONE: Final = {
    ("arrive", 1): 1.0,
    ("soon", 1): 0.9,
    ("soon", 2): 1.0,
    ("least", 1): 0.8,
    ("least", 2): 1.0,
    ("most", 1): 0.8,
    ("most", 2): 1.0,
    ("room", 2): 1.0,
    ("age", 1): 0.8,
    ("age", 2): 1.0,
    ("needs", 1): 0.8,
    ("needs", 2): 1.0,
}
_TOLD_ONCE: Final = {
    "ahead": 1,
    "arrive": 1,
    "room": 2,
    "which": 2,
    "who": 2,
    "wear": 1,
    "often": 1,
    "put_where": 1,
    "sent_how": 1,
}  # kinds with how well the one sentence must fit that tells of them
_WHATEVER_ELSE: Final = frozenset(("ahead", "arrive", "room"))  # is asked of it, one sentence alone tells of them
_NAMED: Final = 0.3  # adds to what is of the kind that is asked for for each word of the question
_CERTAIN: Final = 0.8  # of the words of a wish, so that it is answered as a question
_IN_A_ROW: Final = 2  # sentences
_LISTS: Final = 0.3  # a sentence with several things adds for "which chargers do you install"
_MEASURED: Final = 0.2  # adds to what tells of the size or the length that is asked for
_ITS_OWN_QUESTION: Final = 0.2  # adds to what answers a question for the same aspect in a context
_BESIDE: Final = 0.3  # what is told beside a question adds to a sentence that speaks of it
_ENOUGH: Final = {("soon", 2): 0.96}  # what says outright how it is had fast answers how fast anything is had
_HEADING: Final = 3  # words: fewer are the name of the trade
# Of which others it speaks is told in the sentence before: "The rye contains milk; the other breads are made without."
_ELSE = re.compile(
    r"(?:and |but )?(?:(?:all )?(?:the |our )?others?\b|otherwise\b|everything else\b|anything else\b)", re.IGNORECASE
)
_A_FIGURE = re.compile(r"\d")
_ASPECTS_OF_ALL: Final = (frozenset(("price",)), frozenset(("long",)))
# Who asks for the price or the length of these asks for that of whatever there is.
_ANY_JOB: Final = frozenset(
    (
        "job",
        "work",
        "visit",
        "servic",
        "appointment",
        "session",
        "thing",
        "project",
        "order",
        "whol",
        "packag",
        "everyth",
    )
)
_ANYBODY: Final = frozenset(
    (
        "partner",
        "guest",
        "rider",
        "player",
        "friend",
        "head",
        "apiec",
        "mother",
        "father",
        "mom",
        "dad",
        "aunt",
        "uncl",
        "adult",
    )
)
_TAKES: Final = 0.2  # more for what tells how long something takes, where that is asked
_EVERYDAY: Final = frozenset(("bring", "need", "come", "go", "want", "back", "keep"))


def fitting(topic: Topic, view: View) -> list[str]:
    """Up to two sentences, those that say most of what the question asks for."""
    topic = _without_persons_unsaid(topic, view)
    if topic.stems == {"price"}:
        return _all_prices(view)
    if not topic.stems and not topic.asks and len(topic.beside) > 1:
        topic = replace(topic, stems=topic.beside, beside=frozenset())  # "the alarm went off, what shall we do"
    scored = [(_score(sentence, stems, topic, view), sentence, stems) for sentence, stems in view.plan.sentences]
    scored = [one for one in scored if one[0] > _LEAST]
    if not scored:
        readers = (_only_of_its_aspect, _only_of_its_kind, _two_in_a_row, _why_no_price)
        return next((found for look in readers if (found := look(topic, view))), [])
    scored.sort(key=lambda one: -one[0])
    best, sentence, stems = scored[0]
    kept, told = [sentence], stems & topic.stems
    for score, other, others in scored[1:]:
        new = (others & topic.stems) - told
        if len(kept) < _MOST_SENTENCES and score >= best * _NEARLY_AS_GOOD and new:
            kept.append(other)
            told |= new
    told_in_order = [s for s, _ in view.plan.sentences]
    before = {two: one for one, two in pairwise(told_in_order) if _ELSE.match(two)}
    kept += [before[s] for s in kept if s in before]
    return [s for s in told_in_order if s in kept]


def _all_prices(view: View) -> list[str]:
    """What everything costs, where it is not told of what the price is asked."""
    priced = [sentence for sentence, stems in view.plan.sentences if "price" in stems]
    with_figures = [sentence for sentence in priced if _A_FIGURE.search(sentence)]
    return (with_figures or priced)[:_MOST_PRICES]


def _why_no_price(topic: Topic, view: View) -> list[str]:
    """ "We quote after a visit", to who asks for a price that is not told."""
    spoken_of = view.plan.rarity.keys() | view.plan.goal_stems | topic.needs | _ANY_JOB
    if "price" not in topic.needs or not topic.stems <= spoken_of:
        return []  # of what is not had nothing is told
    return [sentence for sentence, _ in view.plan.sentences if view.ear.fit("no_price", sentence)][:1]


def closed_until(topic: Topic, view: View) -> str:
    """The sentence that tells how long we are closed or away."""
    if not topic.reopens:
        return ""
    told = (s for s, _ in view.plan.sentences if view.ear.fit("closed_until", s))
    return next(told, "")


def whereabouts(question: str, view: View) -> str:
    """The sentence that tells when the one is there after whom a caller asks; "she" is whoever alone is spoken of so."""
    who = view.ear.asked_for(question)
    if who is None:
        return ""
    told = [s for s, _ in view.plan.sentences if view.ear.tells_when_in(s)]
    if who:
        stems = view.ear.stems(who)
        told = [s for s in told if stems and stems <= view.ear.stems(s)]
    return told[0] if len(told) == 1 else ""


def _without_persons_unsaid(topic: Topic, view: View) -> Topic:
    """For whom or by how many it is asked says nothing where the context does not name them: "for each guest"."""
    asks = "" if topic.asks == "holidays" else topic.asks  # what is told of holidays was looked for already
    unsaid = {s for s in topic.stems if s in _ANYBODY or s.isdigit()} - view.plan.rarity.keys()
    left = topic.stems - unsaid
    return replace(topic, stems=left if left or asks else topic.stems, asks=asks)


def _only_of_its_aspect(topic: Topic, view: View) -> list[str]:
    """Where one price or one length alone is told, it is that of whatever the bot is about."""
    if topic.needs not in _ASPECTS_OF_ALL:
        return []
    (aspect,) = topic.needs
    told = [
        (s, stems) for s, stems in view.plan.sentences if aspect in stems and (aspect != "price" or _A_FIGURE.search(s))
    ]
    if aspect == "price" and len(told) > 1:  # "there is a free trial" tells no price
        told = [one for one in told if view.ear.fit("amount", one[0])]
    if aspect == "long":  # a guarantee of ten years is no length of whatever there is
        takes = [one for one in told if view.ear.fit("takes", one[0])]
        told = takes or [one for one in told if not view.ear.fit("holds_for", one[0])]
    if len(told) != 1:
        return []
    ((sentence, stems),) = told
    areas = view.ear.stems(" ".join(view.profile.reading.areas))  # "what's that from Queens to Brooklyn"
    own = topic.stems - topic.needs - view.plan.goal_stems - _ANY_JOB - _ANYBODY - areas
    if aspect == "price" and own <= view.plan.rarity.keys() and view.ear.fit("price_of_all", sentence):
        return [sentence]
    subject = {stem for stem in stems - topic.needs - _ANYBODY if stem.isalpha()}
    is_of_another = (
        bool(subject) and subject.isdisjoint(_ANY_JOB) and any(s in view.plan.rarity and s not in stems for s in own)
    )
    is_ours = (
        not own
        or not own.isdisjoint(stems)
        or (not stems.isdisjoint(_ANY_JOB) and any(s in view.plan.rarity for s in own))
        or any(s in view.plan.goal_stems for s in topic.stems - topic.needs)
    )
    return [sentence] if is_ours and not is_of_another else []


def _only_of_its_kind(topic: Topic, view: View) -> list[str]:
    """How long before something is what one sentence alone tells, in whatever words the question is put."""
    if topic.asks == "when" and not topic.stems - view.plan.goal_stems:  # "what days do you come by"
        told = [sentence for sentence, _ in view.plan.sentences if view.ear.days_of(sentence)]
        return told if len(told) == 1 else []
    if topic.hours and (topic.days or topic.weekend):  # "do you come on saturdays", where there are no opening hours
        told = [sentence for sentence, _ in view.plan.sentences if view.ear.days_of(sentence)]
        return told if len(told) == 1 else []
    if topic.asks in ("needs", "brings") or topic.verb in ("bring", "supply", "provid"):
        all_of_it = [sentence for sentence, _ in view.plan.sentences if view.ear.fit("all_brought", sentence)]
        if all_of_it:
            return all_of_it[:1]
    if topic.asks == "which":
        listed = [sentence for sentence, _ in view.plan.sentences if view.ear.lists_what_is_asked(topic.said, sentence)]
        if len(listed) == 1:
            return listed
    if topic.asks not in _TOLD_ONCE or (topic.stems - view.plan.goal_stems and topic.asks not in _WHATEVER_ELSE):
        return []
    told = [
        sentence for sentence, _ in view.plan.sentences if view.ear.fit(topic.asks, sentence) >= _TOLD_ONCE[topic.asks]
    ]
    if topic.asks == "ahead" and len(told) > 1:  # how long before to book, and not to be there
        told = [sentence for sentence in told if not view.ear.fit("arrive", sentence)]
    return told if len(told) == 1 else []


def _two_in_a_row(topic: Topic, view: View) -> list[str]:
    """Two sentences that only together tell of what is asked: "Have the lid uncovered. If we dig it up …"."""
    if len(topic.stems) < _IN_A_ROW or topic.needs:
        return []
    for (one, first), (two, second) in pairwise(view.plan.sentences):
        halves = [stems & topic.stems for stems in (first, second)]
        if all(halves) and halves[0] != halves[1] and _score(f"{one} {two}", first | second, topic, view) > _CERTAIN:
            return [one, two]
    return []


def ruled_out(said: str, view: View) -> str:
    """The sentence of the context by which there is not what somebody wishes for; empty where there is none."""
    return next((sentence for sentence, _ in view.plan.sentences if view.ear.rules_out(sentence, said)), "")


def is_answered(topic: Topic, view: View) -> bool:
    """Whether the context speaks of what somebody wishes for, and of more in it than the goal does."""
    if not topic.stems - view.plan.goal_stems - _EVERYDAY:
        return False
    return any(_score(sentence, stems, topic, view) > _CERTAIN for sentence, stems in view.plan.sentences)


def _score(sentence: str, stems: frozenset[str], topic: Topic, view: View) -> float:
    """The share of what the question's words tell; a little more for sentences of the kind that is asked for."""
    fit = view.ear.fit(topic.asks, sentence)
    needs = topic.needs
    if needs == {"discount"} and "price" in stems and topic.stems - needs <= stems:
        needs = frozenset()  # who has a price of their own has that for a discount
    if topic.had and topic.had.isdisjoint(stems):
        return 0.0
    if not needs <= stems or not fit or _is_a_heading(sentence, stems, view):
        return 0.0
    alone = _KIND_ALONE.get((topic.asks, fit), 0.0)
    if not topic.stems:  # nothing is asked but the kind: how soon, how old, what to bring
        named = len(
            (stems & view.ear.stems(topic.said)) - _EVERYDAY
        )  # "do I need to bring an ID" is answered by no towel
        return alone and alone + _NAMED * named
    if alone and topic.stems <= view.plan.goal_stems:
        return alone
    asked_of = topic.stems - {"price"} or topic.stems  # that it tells a price is needed, and says not of what
    weights = {stem: _weight(stem, topic, view) for stem in asked_of}
    is_sold = "price" in stems and not stems.isdisjoint(asked_of)  # what has a price is sold
    said = stems | {"sell"} if is_sold else stems
    share = sum(weight for stem, weight in weights.items() if stem in said) / sum(weights.values())
    share = max(share, _ENOUGH.get((topic.asks, fit), 0.0))
    if "long" in needs:
        if view.ear.fit("takes", sentence):
            is_of_it = not stems.isdisjoint(topic.stems - needs)
            share += _LISTS if topic.stems == needs else _TAKES if is_of_it else 0.0
        elif topic.stems == {"long"} and view.ear.fit("holds_for", sentence):
            return 0.0
        elif view.ear.fit("guarantees", sentence) and not view.ear.fit("guarantees", topic.said):
            return 0.0  # for how long it is guaranteed is told only to who asks for that
    return share + _bonus(sentence, stems, fit, topic, view) - 0.001 * len(stems) if share else 0.0


def _is_a_heading(sentence: str, stems: frozenset[str], view: View) -> bool:
    """ "Driving school.", with which a context begins, says no more than the goal does."""
    is_first = view.plan.sentences[0][0] == sentence
    return is_first and len(sentence.split()) < _HEADING and not stems.isdisjoint(view.plan.goal_stems)


def _weight(stem: str, topic: Topic, view: View) -> float:
    weight = view.plan.rarity.get(stem, _NOWHERE)
    if stem in topic.own and stem not in view.plan.rarity:
        return weight * _OWN
    if stem == topic.verb:
        return weight * _VERB
    return weight * _WEAK if stem in _EVERYDAY or stem in view.plan.goal_stems else weight


def _bonus(sentence: str, stems: frozenset[str], fit: int, topic: Topic, view: View) -> float:
    """For nothing but the place our address is the answer, not that of the parking; for a price one in figures."""
    if topic.asks == "which" and fit > 1:
        return _LISTS
    beside = _BESIDE * len(topic.beside & stems) / len(topic.beside) if topic.beside else 0.0
    if topic.said and any(stem.isdigit() for stem in topic.stems):  # "the eight inch" is no 6 inch that serves 8
        told = set(view.ear.measured(topic.said)).intersection(view.ear.measured(sentence))
        beside += _MEASURED if told else 0.0
    beside += _ITS_OWN_QUESTION if any(f"?{aspect}" in stems for aspect in topic.needs) else 0.0
    if "price" in topic.needs:
        return beside + (0.1 if _A_FIGURE.search(sentence) else 0.0)
    return beside + (0.3 if topic.asks == "where" and len(topic.stems) == 1 and fit > 1 else 0.0)
