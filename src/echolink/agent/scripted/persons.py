"""Who of several persons is who, where they are named in one breath?"""

from collections.abc import Sequence

from echolink.agent.ear import TO_WHOM, Clause, Introduced
from echolink.agent.profile import Field
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def read_persons(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> Clause:
    """Take the names of persons who are introduced as somebody; the clause comes back with their places blank."""
    for person in view.ear.introduced(clause.said):
        free = [f for f in fields if f.name not in heard.values and _may_change(f, person, view)]
        target = _field_of(person, free, fields, view)
        heard_as = view.ear.as_heard(clause.said[person.start : person.end])
        if target is not None and heard_as in clause.text:
            heard.values[target.name] = person.name
            clause = clause._replace(text=clause.text.replace(heard_as, "#" * len(heard_as), 1))
    return clause


def _may_change(field: Field, person: Introduced, view: View) -> bool:
    """A name that is noted gives way only to one that is told with the field's own words."""
    return field.name not in view.state.values or view.ear.is_called(person.who, _words(field))


def _field_of(person: Introduced, free: Sequence[Field], fields: Sequence[Field], view: View) -> Field | None:
    """The field whose words name the person, else that of the caller or of somebody else."""
    called = [f for f in fields if person.who not in ("", "own") and view.ear.is_called(person.who, _words(f))]
    if called:
        return called[0] if called[0] in free else None
    if len(fields) == 1 and person.who not in ("", "own", TO_WHOM) and not view.ear.is_own_name(_words(fields[0])):
        in_full = "full" in fields[0].label.lower() and " " not in person.name
        return free[0] if free and not in_full else None  # "my daughter chloe" where the rider's name is asked for
    if len(fields) == 1 or person.who == TO_WHOM:
        return None  # whose name else it is, its own words tell
    is_own = person.who == "own"
    own = [f for f in fields if view.ear.is_own_name(_words(f))]
    if len(own) == len(fields):  # "the caller's name, the client's name": the name is that of who calls
        own = [f for f in own if f.name == "name"] or own
    fitting = [f for f in free if (f in own) == is_own]
    if is_own and not fitting and len(free) == 1 and free[0].name in view.state.awaited:
        return free[0]  # "I'm his mother Sandra Whitfield", asked for the parent's name
    return fitting[0] if fitting and (is_own or len(fitting) == 1) else None


def _words(field: Field) -> str:
    return f"{field.called} {field.label}"
