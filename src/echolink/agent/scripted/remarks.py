"""What else does a caller tell, that no field is for? It is passed on, so that nothing that was said is lost."""

from collections.abc import Sequence

from echolink.agent.ear import Act, Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.taking import Taken
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_LEAST_NEW = 2  # words with a meaning that the goal has not: less is small talk
_NOT_WITH = frozenset(
    (Act.ABUSE, Act.ORDERS, Act.EMERGENCY, Act.HUMAN, Act.ROBOT, Act.REPEAT, Act.HOLD, Act.LINE_CHECK, Act.GIVE_UP)
)


def remarks(heard: Understood, view: View) -> list[str]:
    """Parts of an utterance that gave no value, asked nothing and did nothing, and yet say something."""
    if heard.acts & _NOT_WITH or any(f.kind in ("text", "address") for f in view.awaited()):
        return []
    known = view.plan.goal_stems
    least = 1 if any(f.kind == "choice" for f in view.awaited()) else _LEAST_NEW  # "it's for my nephew"
    out = []
    for clause in heard.left:
        said = view.ear.remark(clause) if "#" not in clause.text else _beside_values(clause, view)
        said = said or _trouble(clause, view)
        if said and len(view.ear.stems(said) - known) >= least and said not in view.state.questions:
            out.append(said)
    return out


def _beside_values(clause: Clause, view: View) -> str | None:
    """ "Monday at noon, and please leave it at the front desk": where a field is for such things, they need no sentence."""
    whole = [piece for piece in view.ear.pieces(clause.said) if view.ear.as_heard(piece) in clause.text]
    told = [p for p in whole if view.ear.directs(p) or view.ear.remark(view.ear.together(view.ear.clauses(p)))]
    said = ", ".join(told)
    return said if said and _notes_field(said, view) not in (None, _interest(view)) else None


def _trouble(clause: Clause, view: View) -> str | None:
    """What is the matter is why somebody calls, even where nothing asks for it: "my rabbit isn't eating"."""
    if "#" in clause.text and (view.plan.matters or view.state.awaited):
        return None  # it is told with values, and asked for elsewhere or by the way
    troubles = view.ear.told(view.ear.pieces(clause.said)).troubles if not clause.asks else []
    return ", ".join(troubles) or None


def without_notes(told: Sequence[str], taken: Taken, view: View) -> list[str]:
    """Notes what there is a field for; the rest comes back."""
    rest = []
    for said in told:
        notes = _notes_field(said, view)
        if notes is None:
            rest.append(said)
            continue
        known = view.state.values.get(notes.name)
        view.state.values[notes.name] = f"{known}, {said}" if known else said
        if notes not in taken.new:
            (taken.changed if known and notes.name not in view.plan.matters else taken.new).append(notes)
    return rest


def _notes_field(said: str, view: View) -> Field | None:
    """The field for whatever else there is to know, or for such things as are told unasked."""
    texts = [f for f in view.of_kind("text") if f.name not in view.plan.matters | view.plan.of_a_sort]
    notes = next((f for f in texts if view.ear.takes_remark(view.plan.wording.get(f.name, ""), said)), None)
    return notes or _interest(view)


def _interest(view: View) -> Field | None:
    """Where no time is arranged, all that callers tell of themselves belongs to what they call about."""
    if view.profile.reading.explicit or view.state.message or view.of_kind("date") or view.of_kind("time"):
        return None
    return next((f for f in view.of_kind("text") if f.name == "reason" and f.name in view.plan.matters), None)
