"""Which names are in a part of an utterance, and whose are they?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause, Found
from echolink.agent.profile import Field
from echolink.agent.scripted.meant_for import first_of, named_near, shared_out, take, takes_back, without
from echolink.agent.scripted.persons import read_persons
from echolink.agent.scripted.settling import Settled, settle
from echolink.agent.scripted.state import CHANGE, CONFIRM, MORE
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View

_SEVERAL: Final = 2
_RUN: Final = re.compile(r"#+")
_IN_WORDS: Final = frozenset(("text", "address", "choice"))  # kinds of which any words may be the answer
# Who does one of these says no name by it.
_NAMELESS: Final = frozenset(
    (
        Act.BYE,
        Act.HOLD,
        Act.REPEAT,
        Act.LINE_CHECK,
        Act.GIVE_UP,
        Act.HUMAN,
        Act.ROBOT,
        Act.ORDERS,
        Act.EMERGENCY,
        Act.ABUSE,
        Act.HAS_QUESTION,
        Act.RECAP,
    )
)


def read_names(fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool) -> Clause:
    """A bare answer is a name where one was asked for, unless it is an aside; the values of other fields are no part of it."""
    apart = view.ear.names_apart(clause) if len(fields) > 1 else []
    if len(view.ear.introduced(clause.said)) >= len(apart):
        clause = read_persons(fields, clause, view, heard)
        if len(fields) == 1 and fields[0].name in heard.values and not takes_back(clause, view, heard):
            return clause
    changes_an_order = bool(heard.orders) and "#" in clause.text  # "give me one coke instead that's for the coach"
    asked = (asked and not heard.acts & _NAMELESS and not changes_an_order and not _agrees(clause, view)) or (
        any(f.ask for f in fields) and view.ear.names_whom_to_ask(clause)
    )
    is_open = any(f.name not in view.state.values for f in fields if f.name in view.state.awaited)
    if not view.state.spelled and not is_open and _spelled_anew(fields, clause, view, heard):
        return clause._replace(text="#" * len(clause.text))
    left = clause
    if asked and "#" in clause.text:
        left = clause._replace(said=_RUN.sub(" , ", clause.text))
    found = apart or view.ear.find("name", left, view.asking(first_of(fields, view), asked=asked))
    if not found and not asked:
        found = _in_passing(fields, clause, view, heard)
    labels = {view.catalogue.bare(f.label).lower() for f in view.fields}
    of_labels = {word for label in labels for word in label.split() if "name" not in label}
    # "Room 214", "the policy number is A X 4": what other fields are called is no name.
    found = [
        one for one in found if not {str(one.value).lower(), *str(one.value).lower().split()} <= labels | of_labels
    ]
    places = [str(heard.values[f.name]).lower() for f in view.of_kind("address") if f.name in heard.values]
    found = [one for one in found if not any(str(one.value).lower() in place for place in places)]  # "it's Maple Court"
    given = [str(heard.values[f.name]).lower() for f in fields if f.name in heard.values]
    found = [one for one in found if str(one.value).lower() not in given]
    if not asked:
        found = [
            one
            for one in found
            if one.sure
            or not (_is_of_the_goal(str(one.value), clause, view) or _is_the_answer(one, clause, view, heard))
        ]
    found = _names(found, fields, clause, view, asked=asked)
    settled = settle(found, clause.text, view.ear, asked=True)
    said_anew = {one: target for one in settled if (target := _said_anew(one, fields, clause, view))}
    for one, target in said_anew.items():
        take(one, target, view, heard)
    others = [one for one in settled if one not in said_anew]
    for one, target in shared_out(others, fields, clause.text, view, heard):
        take(one, target, view, heard)
    return without(settled, clause)


def _in_passing(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> list[Found]:
    """Names that are told beside other values, "friday at eight, brennan", as long as one is open; or a noted one in full."""
    if heard.acts & _NAMELESS:
        return []
    answers = any(
        f.kind in _IN_WORDS for f in view.awaited()
    )  # "12 Elm Street, Astoria" names a town, asked for an address
    beside = heard.has_values or "#" in clause.text or _is_open_to_change(view)
    found = view.ear.named_in_passing(clause, view.plan.words, bare=beside and not answers)
    known = [str(view.state.values[f.name]).split() for f in fields if f.name in view.state.values]
    if all(f.name in view.state.values or f.name in heard.values for f in fields):
        return [
            one._replace(sure=True) for one in found if any(set(name) < set(str(one.value).split()) for name in known)
        ]
    in_full = len(fields) == 1 and "full" in f"{fields[0].label} {fields[0].ask}".lower()
    return [one for one in found if not in_full or " " in str(one.value)]


def _said_anew(one: Settled, fields: Sequence[Field], clause: Clause, view: View) -> Field | None:
    """Of several names that are noted the one that is told again in other letters, unless another is called by its words."""
    if len(fields) < _SEVERAL or not _is_open_to_change(view) or named_near(clause.text[: one.start], fields):
        return None
    alike = [f for f in fields if f.name in view.state.values and view.ear.alike(view.state.values[f.name], one.value)]
    return alike[0] if len(alike) == 1 else None


def _is_open_to_change(view: View) -> bool:
    return any(view.state.awaits(mark) for mark in (CONFIRM, CHANGE, MORE))


def _agrees(clause: Clause, view: View) -> bool:
    """ "Yup, spot on" is nobody, though Spot may be a dog."""
    return len(clause.said.split()) > 1 and view.ear.only_answers(clause.said) is not None


def _is_of_the_goal(name: str, clause: Clause, view: View) -> bool:
    """ "It's salt water" where fresh or salt water is asked for: words of the goal, told in small letters, are no name."""
    return name.lower() in clause.said and not view.ear.stems(name).isdisjoint(view.plan.goal_stems)


def _is_the_answer(one: Found, clause: Clause, view: View, heard: Understood) -> bool:
    """ "Golden Retriever" and "it's dark green" answer what was asked for in words, and name nobody; "I'm Ann Lee" does."""
    if not any(f.kind in _IN_WORDS for f in view.awaited()):
        return False
    if view.state.passed and view.ear.is_whole_name(str(one.value)):
        return False  # who does not answer what is asked tells who they are
    said = [c.said for c in heard.told]
    before = heard.told[: said.index(clause.said)] if clause.said in said else []
    rest = clause.text[: one.start] + "#" + clause.text[one.end :]
    is_all = view.ear.only_small_words(rest.replace("#", " ")) and not view.ear.introduces(rest)
    return is_all and all(view.ear.only_small_words(c.text.replace("#", " ")) for c in before)


def _spelled_anew(fields: Sequence[Field], clause: Clause, view: View, heard: Understood) -> bool:
    """Whoever spells a name that is noted puts it right, whatever was asked for."""
    for target in (f for f in fields if f.name in view.state.values):
        anew = view.ear.spelled_anew(str(view.state.values[target.name]), clause)
        if anew is not None:
            heard.values[target.name] = anew.value
            return True
    return False


def _names(found: list[Found], fields: Sequence[Field], clause: Clause, view: View, *, asked: bool) -> list[Found]:
    """A name that is noted is changed by a sure one only, or by another spelling of a part of it."""
    known = [str(view.state.values[f.name]) for f in fields if f.name in view.state.values]
    if not known:
        return found
    is_open = _is_open_to_change(view)
    if not found and is_open:
        found = [anew for name in known if (anew := view.ear.respelled(name, clause))][:1]
    kept = []
    for one in found:
        whole = {view.ear.same_name(name, str(one.value), clause.said): name for name in known}
        told = next((name for name in whole if name != one.value), str(one.value))
        if asked or one.sure or told != one.value or (is_open and view.ear.alike(whole[told], told)):
            kept.append(one._replace(value=told))
    return kept
