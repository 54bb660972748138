"""When is it open? The hours of the days of which a question speaks, the closing time, and what is told of holidays."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from echolink.agent.ear import Clause, Topic
from echolink.agent.opening import WEEKDAYS, hhmm
from echolink.agent.scripted.hours_told import hours_sentence
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice

_OF_THE_SHOP: Final = frozenset(("open", "clos", "work", "shut"))
_OF_ANY_DAY: Final = frozenset(
    (
        *("weekend", "today", "tomorrow", "tonight", "day", "even", "morn", "afternoon", "night", "week", "hour"),
        *(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "thanksgiv",
            "christma",
            "holiday",
            "easter",
            "new",
            "year",
        ),
    )
)


def told_hours(question: Clause, topic: Topic, view: View, voice: Voice) -> str:
    """The hours of the days that are asked for, or when it opens or closes."""
    days = _days_asked(question, topic, view)
    if topic.closing or topic.opening:
        return _edge(topic, view, voice, days[0] if days else None)
    if not days:
        return hours_sentence(view, voice, None)
    if len(days) == 1:
        return hours_sentence(view, voice, days[0])
    return _several_days(days, view, voice)


def _days_asked(question: Clause, topic: Topic, view: View) -> list[date]:
    today = view.now.date()
    if topic.weekend:
        saturday = today + timedelta(days=(5 - today.weekday()) % 7)
        return [today] if today.weekday() == 6 and not topic.always else [saturday, saturday + timedelta(days=1)]
    found = view.find("date", question, None, asked=True)
    days = [date.fromisoformat(f.value) for f in found if f.value]
    coming = [today + timedelta(days=n) for n in range(7)] if topic.weekdays else []
    named = [day for day in coming if WEEKDAYS[day.weekday()] in topic.weekdays]
    return list(dict.fromkeys([*days, *(d for d in named if all(d.weekday() != known.weekday() for known in days))]))


def _edge(topic: Topic, view: View, voice: Voice, day: date | None) -> str:
    """The closing or opening time of a day, or of every day when all are alike."""
    spans = view.opening.spans(day)
    if day is not None and not spans:
        return hours_sentence(view, voice, day)
    verb, at = ("closes", spans[-1][1]) if topic.closing else ("opens", spans[0][0])
    if day is None and len({(s[0] if topic.opening else s[1]) for s in spans}) > 1:
        return hours_sentence(view, voice, None)
    near = "_daily" if day is None else {0: "_today", 1: "_tomorrow"}.get((day - view.now.date()).days, "_on")
    days = voice.catalogue.on_weekdays([f"{day:%A}".lower()]) if day else ""
    return voice.say(verb + near, time=voice.catalogue.time(hhmm(at)), days=days)


def _several_days(days: Sequence[date], view: View, voice: Voice) -> str:
    """Days with the same hours in one sentence, closed ones in another."""
    groups: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for day in days:
        groups.setdefault(tuple(view.opening.spans(day)), []).append(f"{day:%A}".lower())
    parts = []
    for spans, names in groups.items():
        on = voice.catalogue.on_weekdays(names)
        times = voice.catalogue.spans([(hhmm(a), hhmm(b)) for a, b in spans])
        parts.append(voice.say("open_on", days=on, times=times) if spans else voice.say("closed_on", days=on))
    return " ".join(parts)


def told_of_holidays(question: Clause, topic: Topic, view: View) -> str:
    """ "Closed on public holidays", for one that is named, where nothing is told of that one."""
    asks = topic.asks
    if topic.price and topic.told:  # "that's Thanksgiving, so do you charge more"
        asks = view.ear.topic(f"{topic.told} {question.said}").asks
    is_told = view.opening.is_known and any(map(view.opening.closed_date, _days_asked(question, topic, view)))
    if asks != "holidays" or is_told:
        return ""
    told = [(s, "price" in stems) for s, stems in view.plan.sentences if view.ear.fit("holidays", s)]
    told.sort(key=lambda one: one[1] != topic.price)
    return next((s for s, is_price in told if is_price or not topic.price), "")


def told_of_months(question: Clause, topic: Topic, view: View) -> str:
    """ "Are you open in January", where a sentence tells of that month."""
    months = view.ear.months(question.said) if topic.hours else frozenset()
    return next((s for s, _ in view.plan.sentences if months & view.ear.months(s)), "") if months else ""


def told_of_the_season(question: Clause, view: View) -> str:
    """The sentence that tells on which days of the year it is open, to who asks from when or until when."""
    if not view.ear.asks_for_season(question.said):
        return ""
    asked = view.ear.stems(question.said)
    told = [one for one in view.plan.sentences if view.ear.tells_season(one[0])]
    return max(told, key=lambda one: len(one[1] & asked))[0] if told else ""


def has_days_of_its_own(topic: Topic, view: View) -> bool:
    """Whether what is asked for has other days than the shop: "do you deliver on Saturdays"."""
    return (
        bool(topic.verb)
        and topic.verb not in _OF_THE_SHOP
        and any(topic.verb in stems and view.ear.days_of(s) for s, stems in view.plan.sentences)
    )


def hours_of_a_part(topic: Topic, view: View) -> str:
    """ "When does the café close", where a sentence tells when that does."""
    own = topic.stems - view.plan.goal_stems - _OF_THE_SHOP - _OF_ANY_DAY
    telling = (s for s, stems in view.plan.sentences if own & stems and (view.ear.fit("when", s) or "clos" in stems))
    return next(telling, "") if own else ""
