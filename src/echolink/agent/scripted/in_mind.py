"""Which of several things does a caller have in mind, who asks about it, and then takes "that one"?"""

from echolink.agent.ear import Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def asked_about(heard: Understood, view: View) -> None:
    """Who asks what one of several things costs, or how long it takes, has that one in mind, until they say otherwise."""
    for clause in heard.asked:
        topic = view.ear.topic(clause.said)
        if not (topic.price or topic.duration):
            continue
        for target in view.of_kind("choice"):
            named = {found.value for found in _named(clause, target, view) if found.sure}
            if len(named) == 1 and target.name not in (*view.state.values, *heard.values):
                heard.values[target.name] = named.pop()


def that_one(heard: Understood, view: View) -> None:
    """ "I'll take that one" is the one that the last question was about."""
    if heard.has_values or not view.state.wondered:
        return
    if not any(view.ear.takes_that_one(clause) for clause in heard.told):
        return
    asked = view.ear.together(view.ear.clauses(view.state.wondered))
    for target in view.of_kind("choice"):
        named = {found.value for found in _named(asked, target, view)}
        if len(named) == 1:
            heard.values[target.name] = named.pop()


def _named(clause: Clause, target: Field, view: View) -> list[Found]:
    return view.find("choice", clause, target, asked=False)
