"""Of which of two known days is one day that is told anew: "we come back on Tuesday, so Tuesday, December first"?"""

from datetime import date

from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def of_one_field(heard: Understood, view: View) -> None:
    """A day that was said twice puts one of two others right, the nearer one: nobody meant both to be the same."""
    anew = [f for f in view.of_kind("date") if _is_put_right(f, heard, view)]
    if len(anew) != 2 or len({heard.values[f.name] for f in anew}) != 1:
        return
    old = [view.state.values[f.name] for f in anew]
    if old[0] == old[1]:
        return
    told = date.fromisoformat(heard.values[anew[0].name])
    farther = max(anew, key=lambda f: abs(date.fromisoformat(view.state.values[f.name]) - told))
    del heard.values[farther.name]


def _is_put_right(target: Field, heard: Understood, view: View) -> bool:
    name = target.name
    return name in heard.values and name in view.state.values and heard.values[name] != view.state.values[name]
