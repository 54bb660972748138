"""Does a caller who was to leave a message want to come after all?"""

from echolink.agent.ear import Clause
from echolink.agent.scripted.mentions import without
from echolink.agent.scripted.settling import settle
from echolink.agent.scripted.view import View


def wants_to_come(said: str, view: View) -> bool:
    """Whoever names a day or a time, and nothing else, before there is a message: "the day after tomorrow at ten to four"."""
    state = view.state
    if not state.message or "message" in (*state.values, *state.awaited) or not view.plan.visits:
        return False
    clauses = view.ear.clauses(said)
    return len(clauses) == 1 and _is_only_a_moment(clauses[0], view)


def _is_only_a_moment(clause: Clause, view: View) -> bool:
    for kind in ("date", "time"):
        found = view.ear.find(kind, clause, view.asking(None, asked=False))
        clause = without(settle(found, clause.text, view.ear, asked=False), clause)
    return "#" in clause.text and view.ear.only_small_words(clause.text.replace("#", " "))
