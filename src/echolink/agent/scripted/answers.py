"""What does the agent answer to a question? From the hours, sizes, services and sentences that the bot has read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from echolink.agent.ear import Clause, Topic
from echolink.agent.scripted.answers_on_hours import (
    has_days_of_its_own,
    hours_of_a_part,
    told_hours,
    told_of_holidays,
    told_of_months,
    told_of_the_season,
)
from echolink.agent.scripted.answers_on_prices import (
    cheapest_or_dearest,
    order_total,
    party_price,
    price_by_age,
    price_by_number,
    price_of_the_named,
    prices,
)
from echolink.agent.scripted.nearest import MAYBE, SURE, nearest_to
from echolink.agent.scripted.picking import picked
from echolink.agent.scripted.quoting import closed_until, fitting, ruled_out, whereabouts
from echolink.agent.scripted.referring import chosen, counted, marks, named_lately, told_of_it
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_MOST_COMPARED: Final = 3  # sentences
_MOST_OF_AGES: Final = 2  # sentences
_MOST_LISTED: Final = 6  # offers in one breath


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a question, and whether that answers it."""

    say: str
    is_known: bool
    from_: str  # where it was taken from, for `why`


def reply_to(
    question: Clause, told: Sequence[Clause], view: View, voice: Voice, *, without_values: Sequence[Clause] = ()
) -> Reply:
    """`told` is what was said besides, `without_values` those parts of it that gave none.

    Hours, sizes and prices from the reading; else the sentence of the context that fits; else that it is not known."""
    topic = _with_what_was_told(view.ear.topic(question.said), question, told, view)
    for source, sentence_for in _QUOTED_FIRST:
        sentence = sentence_for(question, topic, view)
        if sentence:
            return Reply(voice.first("quote", sentence=sentence), True, source)
    if _is_of_our_hours(topic, view):
        return Reply(told_hours(question, topic, view, voice), True, "hours")
    for source, answer_to in _SOURCES:
        answer = answer_to(topic, view, voice)
        if answer:
            return Reply(answer, True, source)
    near, sentence = nearest_to(question, without_values, view)
    of_an_offer = view.ear.wonders_about_offer(question.said)  # what is repaired is not bought
    if near > SURE and not of_an_offer and _tells_of_that(sentence, topic, view):
        return Reply(voice.first("quote", sentence=sentence), True, "what means it")
    if is_noted(question.said, view):
        return Reply(voice.say("unknown_again"), False, "nothing")
    if near > (SURE if of_an_offer else MAYBE):
        return Reply(voice.say("maybe_answer", sentence=sentence), False, "what may mean it")
    alike = _of_its_kind(question, view)
    listed = voice.first("quote", sentence=alike) if alike else ""
    if not listed and _asks_for_more_than_there_is(question, topic, view):
        listed = voice.say("offers", list=_listed(view, voice))
    return Reply(f"{voice.say('unknown_answer')} {listed}".rstrip(), False, "nothing")


def _tells_of_that(sentence: str, topic: Topic, view: View) -> bool:
    """Whether a sentence speaks of what is done or had, and is of the kind that is asked for."""
    stems = view.ear.stems(sentence)
    is_had = not topic.had or not topic.had.isdisjoint(stems)
    if not is_had or not topic.needs <= stems | {"address"}:
        return False
    return view.ear.fit(topic.asks, sentence) > 0 and (not topic.verb or topic.verb in stems)


def is_noted(question: str, view: View) -> bool:
    """Whether that is among the questions that stayed open, be it in other words: "I want to know whether you have one"."""
    if question in view.state.questions:
        return True
    stems = view.ear.stems(question)
    return len(stems) > 1 and any(stems <= view.ear.stems(known) for known in view.state.questions)


def _is_of_our_hours(topic: Topic, view: View) -> bool:
    return topic.hours and view.opening.is_known and not has_days_of_its_own(topic, view)


# What a sentence of the context tells outright is quoted, in this order, before anything is put together from the reading.
_QUOTED_FIRST: Final[tuple[tuple[str, Callable[[Clause, Topic, View], str]], ...]] = (
    ("what the context rules out", lambda question, _, view: ruled_out(question.said, view)),
    ("until when it is closed", lambda _, topic, view: closed_until(topic, view)),
    ("when somebody is there", lambda question, _, view: whereabouts(question.said, view)),
    ("the season", lambda question, _, view: told_of_the_season(question, view)),
    ("what is told of holidays", told_of_holidays),
    ("what is told of a month", told_of_months),
    (
        "the hours of a part of it",
        lambda _, topic, view: hours_of_a_part(topic, view) if _is_of_our_hours(topic, view) else "",
    ),
)


def asked_again(question: str, of: str, view: View, voice: Voice) -> str:
    """The price, the length or the time that a question was for, of something else; empty where that is not told."""
    topic = view.ear.topic(question)
    named = {mark: 1 for mark in marks(of, view) if mark in view.plan.marks_told}
    if not named:
        return ""
    topic = replace(topic, stems=topic.needs, verb="", refers=True, lately=named)
    answer = prices(topic, view, voice) or _durations(replace(topic, stems=view.ear.stems(of)), view, voice)
    if answer:
        return answer
    told = _named_before(topic, view, voice)
    if told and view.ear.stems(of) <= view.ear.stems(told):
        return told
    return price_of_the_named(replace(view.ear.topic(of), names=True), view, voice) or told


def _with_what_was_told(topic: Topic, question: Clause, told: Sequence[Clause], view: View) -> Topic:
    """The price of "that", and for "she's seven", needs what was told beside the question."""
    ages = (view.ear.age_told(clause.said) for clause in (question, *told))
    age = next((age for age in ages if age is not None), None)
    said = " ".join(clause.said for clause in told)
    topic = replace(topic, beside=_told_beside(topic, told, view), age=age, said=question.said, told=said)
    if not (topic.needs or topic.asks or topic.price):
        return topic
    texts = (question.said, *(clause.said for clause in told), *chosen(view, lines=False), *counted(view))
    measured = tuple(one for text in texts for one in view.ear.measured(text)) if topic.price else ()
    return replace(topic, lately=named_lately(told, view), measured=measured)


def _told_beside(topic: Topic, told: Sequence[Clause], view: View) -> frozenset[str]:
    """What of the bot's own words is told in the same breath, besides what every call to it is about."""
    stems = (view.ear.stems(clause.said) for clause in told)
    return frozenset().union(*stems) & view.plan.rarity.keys() - view.plan.goal_stems - topic.stems


def _of_its_kind(question: Clause, view: View) -> str:
    """The sentence that lists what is taken, spoken or repaired, where it is asked whether something else is, too."""
    return next((s for s, _ in view.plan.sentences if view.ear.lists_what_is_asked(question.said, s)), "")


def _asks_for_more_than_there_is(question: Clause, topic: Topic, view: View) -> bool:
    there_is = bool(_there_is(view)) and not (topic.price or topic.duration)
    return there_is and view.ear.wonders_about_offer(question.said)


def _listed(view: View, voice: Voice) -> str:
    return voice.catalogue.both(_there_is(view)[:_MOST_LISTED])


_ONE_OF_TWO: Final = 2  # "rent or buy" is nothing that there is


def _there_is(view: View) -> list[str]:
    """What there is to be had, or else to choose from."""
    services = [str(s["name"]) for s in view.profile.reading.services]
    services = [] if any(view.ear.is_bracket(name) for name in services) else services
    if len(services) > 1:
        return services
    choices = (f for f in view.of_kind("choice") if f.name != "area" and not f.ask and len(f.options) > _ONE_OF_TWO)
    return list(next((f.options for f in choices), ()))


def _identity(topic: Topic, view: View, voice: Voice) -> str:
    if not topic.identity:
        return ""
    return voice.say("identity", name=view.profile.name) if view.profile.name else voice.say("robot")


def _sizes(topic: Topic, view: View, voice: Voice) -> str:
    sizes = view.profile.reading.sizes
    return voice.say("largest", most=str(sizes[-1])) if topic.sizes and sizes else ""


def _compared(topic: Topic, view: View, voice: Voice) -> str:
    """ "What's the difference between the two": what the context tells of each."""
    if not topic.compares:
        return ""
    names = [view.ear.stems(name) for name in _there_is(view)]
    named = [stems for stems in names if stems & topic.stems] or names
    telling = [s for s, stems in view.plan.sentences if any(name and name <= stems for name in named)]
    return voice.first("quote", sentence=" ".join(telling[:_MOST_COMPARED])) if telling else ""


def _picked(topic: Topic, view: View, voice: Voice) -> str:
    told = picked(topic, view)
    return voice.first("quote", sentence=f"{told}.") if told else ""


def _named_before(topic: Topic, view: View, voice: Voice) -> str:
    _, sentence = told_of_it(topic, view)
    return voice.first("quote", sentence=sentence) if sentence else ""


def _durations(topic: Topic, view: View, voice: Voice) -> str:
    if not topic.duration:
        return ""
    named = _meant(topic, view)
    if len(named) != 1 or not named[0].get("minutes") or len(str(named[0]["name"]).split()) > _MOST_OF_A_NAME:
        return ""  # what has so long a name is quoted
    minutes = int(named[0]["minutes"])
    key, n = ("lasts_hours", minutes // 60) if minutes > 60 and minutes % 60 == 0 else ("lasts", minutes)
    return voice.say(key, service=str(named[0]["name"]), minutes=str(n))


_MOST_OF_A_NAME: Final = 3  # words


def _meant(topic: Topic, view: View) -> list[Mapping[str, Any]]:
    """The services that a question names by the most words, "the standard session"; else those that are chosen."""
    services = view.profile.reading.services
    asked_of = topic.stems - view.plan.goal_stems
    shared = [len(view.ear.stems(str(s["name"])) & asked_of) for s in services]
    most = max(shared, default=0)
    if most:
        return [s for s, n in zip(services, shared, strict=True) if n == most]
    return [s for s in services if s["name"] in view.state.values.values()]


def _ages(topic: Topic, view: View, voice: Voice) -> str:
    """How old one has to be, to who asks whether somebody of an age may take part."""
    is_of_age = topic.age is not None and not (topic.price or topic.hours or topic.duration)
    if not is_of_age or not view.ear.whether_may_join(topic.said):
        return ""
    told = [sentence for sentence, _ in view.plan.sentences if view.ear.fit("age", sentence)]
    return voice.first("quote", sentence=" ".join(told)) if 0 < len(told) <= _MOST_OF_AGES else ""


def _all_offers(topic: Topic, view: View, voice: Voice) -> str:
    names = {stem for s in view.profile.reading.services for stem in view.ear.stems(str(s["name"]))}
    besides = topic.stems - names - view.plan.goal_stems  # "what languages do you have"
    return _offers(topic, view, voice) if topic.offers and besides.isdisjoint(view.plan.rarity) else ""


def _offers(topic: Topic, view: View, voice: Voice) -> str:
    names = [str(s["name"]) for s in view.profile.reading.services]
    shared = [n for n in names if view.ear.stems(n) & topic.stems]
    if not names or topic.duration or topic.price or not (topic.offers or shared) or topic.asks == "brings":
        return ""  # "do I need my own guitar" is not answered by there being lessons
    if shared and not topic.offers and topic.stems - view.plan.rarity.keys():
        return ""  # "do you have pedal boats" asks for more than the rowing boats that there are
    return voice.say("offers", list=voice.catalogue.both((shared or names)[:_MOST_LISTED]))


def _areas(topic: Topic, view: View, voice: Voice) -> str:
    areas = view.profile.reading.areas
    if not topic.areas:
        return ""
    if areas:
        return voice.say("areas", areas=voice.catalogue.both(areas))
    kinds = ("reach", "areas")
    reach = next((s for kind in kinds for s, _ in view.plan.sentences if view.ear.fit(kind, s)), "")
    return voice.first("quote", sentence=reach) if reach else ""


def _quoted(topic: Topic, view: View, voice: Voice) -> str:
    best = fitting(topic, view)
    return voice.first("quote", sentence=" ".join(best)) if best else ""


# Where an answer is looked for, in this order, when the question is not about the hours.
_SOURCES: Final = (
    ("areas", _areas),
    ("sizes", _sizes),
    ("all of them", _compared),
    ("all of a party", party_price),
    ("the cheapest or dearest", cheapest_or_dearest),
    ("the order", order_total),
    ("prices by age", price_by_age),
    ("prices by number", price_by_number),
    ("one of a list", _picked),
    ("prices", prices),
    ("the price of what is named", price_of_the_named),
    ("durations", _durations),
    ("what was named before", _named_before),
    ("name", _identity),
    ("ages", _ages),
    ("services", _all_offers),
    ("context", _quoted),
    ("services", _offers),
)
