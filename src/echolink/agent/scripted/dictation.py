"""How do parts of a phone number or an e-mail address that are dictated over several turns become one?"""

from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_LEAST_DICTATED: Final = 2
_LEAST_BESIDE: Final = 5  # of a part beside another value, whose digits they may be
_MOST_DIGITS: Final = 16  # E.164 has at most 15, and a "+": what is longer was begun anew
_MOST_WORDS: Final = 12  # of a part of an e-mail address


def dictated(said: str, view: View, heard: Understood) -> None:
    """Join the parts; what makes no whole yet is kept in `digits` or `spelled`."""
    if view.plan.codes.keys().isdisjoint(heard.values):
        _phone(said, view, heard)
    _email(said, view, heard)


def _phone(said: str, view: View, heard: Understood) -> None:
    phones = view.of_kind("phone")
    awaited = [f for f in phones if f.name in view.state.awaited]
    named = [f for f in phones if "phone" in heard.named and f.name not in view.state.values]
    target = next(iter(awaited or named), None)
    if target is None or target.name in heard.values:
        return
    part = view.ear.digits(said)
    if len(part) < _LEAST_DICTATED and not (part and view.state.digits):
        return
    if heard.values and len(part) < _LEAST_BESIDE:
        return  # "five by ten please" is the size of a unit, not the beginning of a number
    joined = part if part.startswith("+") else view.ear.joined(view.state.digits, part, said, view.profile.region)
    if len(joined) > _MOST_DIGITS:
        joined = part
    number = view.ear.number(joined, view.profile.region)
    if number is not None:
        heard.values[target.name] = number
    else:
        heard.digits, heard.dictated_for = joined, target.name


def end_put_right(told: list[Clause], view: View, heard: Understood) -> list[Clause]:
    """A number that is known, of which the end or the start is said anew, "it ends in 4 8, not 8 4"; that comes back blank."""
    known = [f for f in view.of_kind("phone") if f.name in view.state.values]
    if len(known) != 1:
        return told
    left = []
    for clause in told:
        part = view.ear.end_told(clause.said)
        whole = view.ear.put_right(view.state.values[known[0].name], part, clause.said) if part else ""
        number = view.ear.number(whole, view.profile.region) if whole else None
        if number is not None:
            heard.values[known[0].name] = number
            clause = clause._replace(text="#" * len(clause.text))
        left.append(clause)
    return left


def _email(said: str, view: View, heard: Understood) -> None:
    """ "j underscore ferrer", and after a breath "at outlook dot es"."""
    target = next((f for f in view.of_kind("email") if f.name in view.state.awaited), None)
    if (
        target is None
        or target.name in heard.values
        or heard.acts
        or heard.agreement is not None
        or len(said.split()) > _MOST_WORDS
    ):
        return
    if view.state.spelled:
        whole = view.ear.together(view.ear.clauses(f"{view.state.spelled} {said}"))
        found = view.find("email", whole, target, asked=True)
        if found and found[0].value is not None:
            heard.values[target.name] = found[0].value
            return
    if view.ear.begins_an_email(said):
        heard.spelled, heard.dictated_for = f"{view.state.spelled} {said}".strip(), target.name
