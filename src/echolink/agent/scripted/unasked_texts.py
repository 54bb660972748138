"""Which free texts are told without having been asked for: under their own words, or as the matter of the call?"""

from collections.abc import Sequence

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.answering import answering
from echolink.agent.scripted.text_parts import holds_a_value, under_its_name, without_values
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.untold import (
    before_a_value,
    only_calls,
    only_the_wish,
)
from echolink.agent.scripted.view import View


def read_unasked(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """Each text that is told under its own words, or as the matter; the same words answer one field."""
    for target in view.of_kind("text"):
        if target.name in view.plan.worded and target.name in heard.values:
            continue  # the words were dictated
        known = view.state.values.get(target.name)
        text = (
            _untold(target, left, view, heard) if known is None else _put_right(target, str(known), left, view, heard)
        )
        if text and view.ear.announces_a_message(text):
            continue
        is_to_tell = any(view.ear.asked_to_tell(c) == text for c in left)
        if text and text not in heard.values.values() and (is_to_tell or not _tells_another(text, view, heard)):
            heard.values[target.name] = text


def _tells_another(text: str, view: View, heard: Understood) -> bool:
    """ "It's for my mother, Edna Walsh" and "it's for her place at 12 Elm Street" tell for whom and where, and not why."""
    fields = [f for kind in ("name", "address") for f in view.of_kind(kind) if f.name in heard.values]
    told = any(str(heard.values[f.name]).lower().split(", ")[0] in text.lower() for f in fields)
    return told and not view.ear.told([text]).troubles  # "my cat Biscuit hasn't been eating"


def _untold(target: Field, clauses: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """What a caller says for a text field before being asked: after its own name, or as the matter of the call."""
    asked_for = f"{target.name.replace('_', ' ')} {target.label} {target.ask}"
    named = next((often for c in clauses if (often := view.ear.often(asked_for, c.said))), None)
    if target.name in view.plan.matters and target.name != "message" and all(only_calls(c.text, view) for c in clauses):
        clauses = []  # that somebody calls is not what is the matter
    if target.name in view.plan.orders:  # "I'd like two" of "what you would like" is two, and no "like two"
        named = named or next((t for c in clauses if (t := _ordered(c, view))), None)
    named = named or next((t for c in clauses if (t := under_its_name(target, c, view))), None)
    by_words = target.ask and not view.ear.asks_by_measure(target.label)
    named = named or (_with_its_words(target, clauses, view, heard) if by_words else None)
    if named is not None or (target.name not in view.plan.matters and target.name != "message"):
        return named
    whole = target.name == "message"
    clauses = [c for c in clauses if target.required or not only_the_wish(c.text, view)]
    reason = _reason(clauses, view, _names_another(view, heard), whole=whole)
    if reason is None and target.name == "message" and view.state.awaited:
        clean = [c for c in clauses if "#" not in c.text or not heard.has_values]
        reason = next((c.said for c in clean if view.ear.states(c.said)), None)
    reason = reason or (None if view.state.awaited else _matter(target, clauses, view, heard))
    return None if reason and whole and view.ear.announces_a_message(reason) else reason


def _names_another(view: View, heard: Understood) -> frozenset[str]:
    """The stems of what was told for other fields: "it's about my cat Luna" names the animal, and not what is the matter."""
    return frozenset().union(*(view.ear.stems(str(value)) for value in heard.values.values()))


def _reason(clauses: Sequence[Clause], view: View, known: frozenset[str], *, whole: bool) -> str | None:
    """What it is about, and what is wrong besides: "it's about my cat. She's stopped eating"; or what is to be told.

    None where it says no more than the goal does: "I'm calling about the survey".
    """
    parts, is_about = [], False
    for clause in clauses:
        reason = view.ear.reason(clause, whole=whole)
        reason = _to_a_value(reason, clause, view, whole=whole) if reason else ""
        is_more = bool(reason) and not ((said := view.ear.stems(reason)) and said <= view.plan.goal_stems | known)
        is_about |= is_more
        parts += [reason] if is_more else [] if clause.asks else view.ear.told(view.ear.pieces(clause.said)).troubles
    if not is_about:
        return next((told for c in clauses if not c.asks and (told := view.ear.asked_to_tell(c))), None)
    return ", ".join(parts)


def _ordered(clause: Clause, view: View) -> str | None:
    """What is ordered before a value, or behind it: "my name is Ann and I'd like two teas"."""
    before = before_a_value(clause.said, clause, view)
    order = view.ear.ordered_lines(before)
    if order is None and not (view.state.values or view.state.awaited):
        order = view.ear.bare_lines(before)
    behind = order or view.ear.ordered_lines(clause.said)
    return order or (behind if behind and view.ear.as_heard(behind) in clause.text else None)


def _to_a_value(reason: str, clause: Clause, view: View, *, whole: bool) -> str:
    """ "A will, Wednesday at eleven, June Page" is about a will, and "a tune-up on Friday" about a tune-up."""
    pieces = view.ear.pieces(reason) if "#" in clause.text else []
    with_one = next((n for n, p in enumerate(pieces) if holds_a_value(p, clause, view)), None)
    if with_one is None:
        return ", ".join(_without_a_value_behind(p, clause, view) for p in pieces) or reason
    if with_one == 0:  # "my rabbit won't eat" is of no more use to its first value
        before = before_a_value(pieces[0], clause, view)
        free = [p for p in pieces[1:] if not holds_a_value(p, clause, view) and not only_calls(p, view)]
        behind = view.ear.told(free).troubles if not whole and not view.ear.told((before,)).troubles else []
        if behind:  # "under the name Lee and I'm looking for a landing page"
            return ", ".join(behind)
        return before if view.ear.stems(before) else reason
    return ", ".join(_without_a_value_behind(p, clause, view) for p in pieces[:with_one])


def _without_a_value_behind(piece: str, clause: Clause, view: View) -> str:
    """ "The hem is torn" of "the hem is torn by Friday", where the day is one that is wished for."""
    before = before_a_value(piece, clause, view)
    return before if before != piece and view.ear.told((before,)).troubles else piece


def _put_right(target: Field, known: str, clauses: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """What is told with the field's own words takes the place of what was taken without them."""
    if target.name in view.plan.inscribed or any(view.ear.corrects(c.text) for c in clauses):
        anew = next((t for c in clauses if (t := view.ear.labelled(target.label, c))), None)
        if anew is not None:
            return anew
    by_words = target.ask and not view.ear.asks_by_measure(target.label)
    told = _with_its_words(target, clauses, view, heard) if by_words else None
    own = view.ear.stems(target.name.replace("_", " "))
    return told if told and not own & view.ear.stems(known) else None


def _with_its_words(target: Field, clauses: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """What is told with the words of the field's own question in it: "the back door is stuck" for "Which door?"."""
    wanted = view.ear.stems(target.name.replace("_", " "))
    for clause in (without_values(c, target, view, heard) for c in clauses):
        stems = view.ear.stems(clause.said)
        if only_calls(clause.text, view):
            continue  # "I want to learn a language" does not tell which
        if wanted and wanted <= stems and len(stems) > len(wanted):
            if target.name not in view.plan.matters and (phrase := _phrase(target, clause, view)):
                return phrase
            if view.plan.matters - {target.name} and target.name in view.plan.things:
                return None  # "my car makes a noise" says what is wrong, and not which car it is
            found = view.find("text", clause, target, asked=True)
            return str(found[0].value) if found else None
    return None


def _phrase(target: Field, clause: Clause, view: View) -> str | None:
    """ "It's the front door" is the front door; "the back door is stuck" says more, where nothing else asks for that."""
    wording = view.plan.wording.get(target.name, "")
    for piece in view.ear.pieces(clause.said):
        if phrase := view.ear.phrase_with(wording, piece):
            return phrase if view.plan.matters or not piece.startswith(phrase) else piece
    return None


def _matter(target: Field, clauses: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """What a caller begins with, where it says more than the goal does: "my toilet is overflowing"."""
    goal = view.plan.goal_stems
    told = [answering(target, without_values(c, target, view, heard), view) for c in clauses]
    told = [c for c in told if not view.ear.has_form_of_question(c)]
    told = [c for c in told if len(view.ear.stems(c.said) - goal) > 1]
    found = view.find("text", view.ear.together(told), target, asked=True) if told else []
    return str(found[0].value) if found else None
