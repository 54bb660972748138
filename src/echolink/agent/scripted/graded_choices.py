"""Which of several things is meant by a number, a price or a person that a caller tells of?"""

import re

from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def by_number(heard: Understood, view: View) -> None:
    """A choice that is open takes the option whose bounds in the context hold a number that was told."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    if not targets:
        return
    told = tuple(one for clause in (*heard.told, *heard.asked) for one in view.ear.measured(clause.said))
    if not told:
        return
    sentences = [sentence for sentence, _ in view.plan.sentences]
    part = view.ear.price_for(told, sentences)
    if not part and any(view.ear.topic(clause.said).selects for clause in heard.asked):
        part = view.ear.enough_for(told, sentences)  # "it's for twenty people, which size is that" has that one in mind
    for target in targets if part else ():
        named = _named(part, target)
        if len(named) == 1:
            heard.values[target.name] = named[0]


def _named(part: str, target: Field) -> list[str]:
    return [one for one in target.options if re.search(rf"\b{re.escape(one.lower())}\b", part.lower())]


def by_price(heard: Understood, view: View) -> None:
    """A choice that is open takes the option that has the price by which it is called: "the fifty dollar one"."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    cents = (
        next((c for clause in heard.told if (c := view.ear.price_pointed_at(clause.said))), None) if targets else None
    )
    named = [str(s["name"]) for s in view.profile.reading.services if cents and s.get("price_cents") == cents]
    for target in targets if len(named) == 1 else ():
        fitting = [option for option in target.options if option.lower() in named[0].lower()]
        if fitting:
            heard.values[target.name] = max(fitting, key=len)


def by_person(heard: Understood, view: View) -> None:
    """A choice that is open takes the only option for men, women or children, to who tells that it is for one of them."""
    targets = [f for f in view.of_kind("choice") if f.name not in heard.values and f.name not in view.state.values]
    whom = next((w for clause in heard.told if (w := view.ear.for_whom(clause.text))), None) if targets else None
    for target in targets if whom else ():
        fitting = [option for option in target.options if view.ear.is_for(option, whom or "")]
        if len(fitting) == 1:
            heard.values[target.name] = fitting[0]
