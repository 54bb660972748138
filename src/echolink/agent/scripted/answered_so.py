"""Has the caller been here before, will they come, do they need a thing, where a field asks for that?"""

from collections.abc import Sequence

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def read_whether_so(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> bool:
    """Take what is told without a yes or a no; whether anything was.

    "I've never been" answers whether it is the first time, "we'd love to come" whether they attend, "I have my own" whether
    they need one.
    """
    for target in fields:
        asked = target.name in view.state.awaited
        if asked or target.name not in view.state.values:
            answer = view.ear.whether_so(f"{target.called}; {target.label}; {target.ask}", clause, asked=asked)
            if answer is not None:
                heard.values[target.name] = answer
                return True
    return False
