"""What becomes of a phone number or an e-mail address for which no field asks? It is passed on, and is no time, count or name."""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_LEAST, _MOST = 7, 15  # figures of a number without its area code, and of the longest
_IN_OWN_WORDS: Final = ("text", "address")


def without_contacts(told: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """The parts with the places of such a number or address blank; a part of a number that a field asks for is begun."""
    if any(f.kind in _IN_OWN_WORDS for f in view.awaited()) or view.plan.codes:
        return list(told)
    return [_without_number(_without_address(clause, view, heard), view, heard) for clause in told]


def _without_address(clause: Clause, view: View, heard: Understood) -> Clause:
    if view.of_kind("email") or not view.ear.may_hold("email", clause, asked=False):
        return clause
    for found in view.ear.find("email", clause, view.asking(None, asked=False)):
        if found.value is not None:
            heard.contacts.append(f"email: {found.value}")
            clause = _blank(clause, found.start, found.end)
    return clause


def _without_number(clause: Clause, view: View, heard: Understood) -> Clause:
    """Of which the figures are many, and the rest of the part says nothing else."""
    digits = view.ear.digits(clause.said)
    if not _LEAST <= len(digits) <= _MOST:
        return clause
    phones = [f for f in view.of_kind("phone") if f.name not in view.state.values]
    number = view.ear.number(digits, view.profile.region)
    start, end = view.ear.spoken_in(clause.text)
    is_alone = view.ear.only_small_words(clause.text[:start] + clause.text[end:])
    if view.of_kind("phone"):
        is_part = phones and number is None and is_alone
        if not is_part or view.find("phone", clause, phones[0], asked=True):
            return clause
        if phones[0].name not in view.state.awaited:  # else it is joined with what was dictated before
            heard.digits, heard.dictated_for = digits, phones[0].name
        return _blank(clause, 0, len(clause.text))
    if number is None and not is_alone:
        return clause
    heard.contacts.append(f"phone: {number or digits}")
    return _blank(clause, start, end)


def _blank(clause: Clause, start: int, end: int) -> Clause:
    return clause._replace(text=clause.text[:start] + "#" * (end - start) + clause.text[end:])
