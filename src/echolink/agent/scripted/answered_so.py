"""What answers a question for a yes or a no in other words: been here before, will they come, do they own it?"""

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
        if target.name in heard.values:
            continue
        asked = target.name in view.state.awaited
        if asked or target.name not in view.state.values:
            answer = view.ear.whether_so(f"{target.called}; {target.label}; {target.ask}", clause, asked=asked)
            if answer is not None:
                heard.values[target.name] = answer
                return True
    return False


def read_in_other_words(told: Sequence[Clause], view: View, heard: Understood) -> None:
    """Take the answer to a yes-or-no question that neither begins with a yes nor with a no: "we rent", "just the one cat"."""
    awaited = view.awaited()
    if len(awaited) != 1 or awaited[0].kind != "yes_no" or not told:
        return
    said = ", ".join(clause.said for clause in told if not _is_of_another(clause, view))
    answer = view.ear.restated(awaited[0].ask or awaited[0].label, said)
    if answer is not None:
        heard.values[awaited[0].name] = answer


def _is_of_another(clause: Clause, view: View) -> bool:
    """Whether a clause names what is chosen for another field: "nine holes is plenty" says nothing of a cart."""
    return any(one.sure for f in view.of_kind("choice") for one in view.find("choice", clause, f, asked=False))
