"""Which of several options is meant by who says only what these share: the 60 or the 90 minutes of a massage?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.profile import Field
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_SEVERAL: Final = 2
_MOST: Final = 4  # options that are put forward in one question


def narrowed(heard: Understood, view: View) -> None:
    """Take the one of those options that were put forward, or the other form of what is chosen; else ask among a few."""
    for target in view.of_kind("choice"):
        if target.name in heard.values or target.name in heard.either or len(target.options) < _SEVERAL:
            continue
        if target.name in view.state.either:
            _take(view.state.either[target.name], target, heard, view)
        elif target.name not in view.state.values:
            fitting = _named_alike(target, heard, view)
            if len(fitting) == 1:
                heard.values[target.name] = fitting[0]
            elif _SEVERAL <= len(fitting) <= _MOST:
                heard.either[target.name] = fitting
        elif view.state.awaits(CONFIRM) or view.state.awaits(CHANGE):
            thing = view.plan.in_forms.get(str(view.state.values[target.name]))
            _take(
                [one for one in target.options if thing and view.plan.in_forms.get(one) == thing], target, heard, view
            )


def _take(options: Sequence[str], target: Field, heard: Understood, view: View) -> None:
    """The one of a few options that is named among these: by its form alone, "the ninety minutes"."""
    asking = view.asking(target, asked=True)._replace(options=tuple(options), meanings=())
    for clause in heard.told if len(options) >= _SEVERAL else ():
        found = view.ear.find("choice", clause, asking)
        if len({str(one.value) for one in found}) == 1:
            heard.values[target.name] = found[0].value
            return


def _named_alike(target: Field, heard: Understood, view: View) -> list[str]:
    """The options of which as much was said: of each its thing, or in answer to the question a word that not all have."""
    said = frozenset().union(*(view.ear.stems(clause.text) for clause in heard.told))
    if not said:
        return []
    things = view.plan.in_forms
    of_things = [one for one in target.options if one in things and view.ear.stems(things[one]) <= said]
    if of_things:
        return _most_said(of_things, said, view)
    if not view.state.awaited and not view.state.values:  # "I need a cut and blow dry", before anything was asked
        return _of_the_thing(target, said, view)
    if target.name not in view.state.awaited:
        return []
    stems = [view.ear.stems(one) for one in target.options]
    telling = said - frozenset.intersection(*stems) - view.plan.goal_stems
    alike = _most_said([one for one in target.options if view.ear.stems(one) & telling], said, view)
    return alike if len(alike) > 1 else []


def _of_the_thing(target: Field, said: frozenset[str], view: View) -> list[str]:
    """The forms of the one thing of which several words are said."""
    things = view.plan.in_forms
    shared = {one: len(view.ear.stems(things.get(one, one)) & said) for one in target.options}
    most = max(shared.values(), default=0)
    alike = [one for one in target.options if shared[one] == most]
    return alike if most >= _SEVERAL and len({things.get(one, one) for one in alike}) == 1 else []


def _most_said(options: Sequence[str], said: frozenset[str], view: View) -> list[str]:
    shared = {one: len(view.ear.stems(one) & said) for one in options}
    most = max(shared.values(), default=0)
    return [one for one in options if shared[one] == most]
