"""Which free answers are in an utterance: what was asked for in one's own words, or told without having been asked?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.answering import MESSAGE, PASSED, answering
from echolink.agent.scripted.meant_for import takes_back
from echolink.agent.scripted.settling import settle
from echolink.agent.scripted.state import PROPOSAL
from echolink.agent.scripted.text_parts import under_its_name, without_values
from echolink.agent.scripted.told_first import read_in_full, read_nearest, read_only_number, read_what_is_wished
from echolink.agent.scripted.unasked_texts import read_unasked
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.untold import (
    beside_danger,
    part_from_matter,
    read_of_a_sort,
    read_untold,
)
from echolink.agent.scripted.view import View

_FREE: Final = frozenset(("text", "address"))
_NO_CONTENT: Final = frozenset(
    (
        Act.ORDERS,
        Act.ABUSE,
        Act.EMERGENCY,
        Act.REPEAT,
        Act.HOLD,
        Act.LINE_CHECK,
        Act.ROBOT,
        Act.GIVE_UP,
        Act.BYE,
        Act.HAS_QUESTION,
        Act.RECAP,
        Act.WHY,
        Act.DONT_KNOW,
        Act.HUMAN,
    )
)
_BESIDE_CONTENT: Final = frozenset((Act.ABUSE, Act.LINE_CHECK, Act.ROBOT, Act.HUMAN))
_NO_TEXT: Final = frozenset((Act.ORDERS,))  # whatever else is said with it
_SHORT: Final = 9  # words: what is longer has content besides


def read_texts(left: Sequence[Clause], all_awaited: Sequence[Field], view: View, heard: Understood) -> None:
    """`left` are the parts that tell, with the places of values blank."""
    awaited = _awaited_text(all_awaited, view, heard)
    if view.state.digits:  # figures go on with the number that is dictated
        left = [c for c in left if not view.ear.only_figures(c)]
    left = _with_content(left, all_awaited, view, heard)
    read_only_number(left, view, heard)
    read_in_full(left, view, heard)
    if Act.EMERGENCY in heard.acts:
        beside_danger(left, view, heard)
        read_nearest(left, view, heard)
        return
    if (
        heard.withheld
        or not heard.acts.isdisjoint(_NO_TEXT)
        or (awaited is not None and _only_corrects(left, view, heard))
    ):
        return
    if awaited is not None:
        left = _without_others(awaited, left, view, heard)
        if left and (text := _told_as_answer(awaited, left, view, heard)):
            heard.values[awaited.name] = text
            part_from_matter(awaited, left, view, heard)
            _read_beside(text, awaited, left, view, heard)
            if awaited.name in view.plan.matters:
                read_untold(left, view, heard)
        elif awaited.kind == "text" and view.state.passed >= PASSED and not heard.acts & _NO_CONTENT:
            _insisted(awaited, view, heard)
        elif not heard.acts & _NO_CONTENT:  # asked which watch it is, they tell that the hands slip
            read_untold(left, view, heard)
        return
    _read_free(_besides_acts(left, heard, view), view, heard)


def _awaited_text(all_awaited: Sequence[Field], view: View, heard: Understood) -> Field | None:
    """The text that was asked for and may be answered by what is left."""
    awaited = next((f for f in all_awaited if f.kind in _FREE), None)
    if awaited is not None and awaited.name in view.plan.codes and not view.state.misses:
        return None  # a sentence is no code, unless it is said again
    if awaited is not None and awaited.name in view.plan.worded and awaited.name in heard.values:
        return None  # the words were dictated; what is left tells something else
    return awaited


def _read_beside(text: str, awaited: Field, left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "Raspberry, and it can't have any nuts": what shows by its form that it answers another field than the one asked for."""
    pieces = [piece for c in left for piece in view.ear.pieces(c.said) if piece not in text]
    if pieces and awaited.name not in view.plan.matters:
        read_of_a_sort([c for piece in pieces for c in view.ear.clauses(piece)], view, heard)


def _read_free(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """What is told where no text was asked for."""
    if not left and heard.acts & _NO_CONTENT:
        return
    _message_anew(left, view, heard)
    if view.state.awaits(PROPOSAL) and heard.agreement is True:  # "seven works, yeah" tells nothing of the work
        return
    left = [c for c in left if not view.ear.withholds(c.said)]
    read_of_a_sort(left, view, heard)
    read_nearest(left, view, heard)
    read_unasked(left, view, heard)
    read_untold(left, view, heard)
    read_what_is_wished(left, view, heard)
    _read_kinds(view, heard)


def _read_kinds(view: View, heard: Understood) -> None:
    """ "Payroll software" for "what kind of software", wherever it stands, and be the rest what is read for another field."""
    for target in view.of_kind("text"):
        wording = view.plan.wording.get(target.name, "")
        if target.name in view.state.values or view.ear.sort_told(wording) is not None:
            continue
        kind = next((k for c in heard.told if (k := view.ear.kind_of_it(wording, c.said))), None)
        if kind and kind not in str(heard.values.get(target.name, "")):
            heard.values[target.name] = kind


def _besides_acts(left: Sequence[Clause], heard: Understood, view: View) -> list[Clause]:
    """ "You stupid machine. My dryer is broken": what stands beside abuse and the like, in sentences of its own.

    Where nothing was asked for, not to know tells no answer: "they throw us out, and I don't know what to do".
    """
    acts = heard.acts & (_NO_CONTENT if view.state.awaited else _NO_CONTENT - {Act.DONT_KNOW})
    if any(Act.HAS_QUESTION in view.ear.acts(c.said) and not announces_a_question(c.said, view) for c in left):
        acts -= {Act.HAS_QUESTION}  # "I have a question about our bill" tells what the call is about
    if not acts:
        return list(left)
    if acts - _BESIDE_CONTENT:
        return []
    return [c for c in left if not view.ear.acts(c.said) & _NO_CONTENT]


def announces_a_question(said: str, view: View) -> bool:
    """Whether a question will come of which nothing is told yet."""
    return Act.HAS_QUESTION in view.ear.acts(said) and not view.ear.topic(said).stems - _ANNOUNCING


_ANNOUNCING: Final = frozenset(("ask", "question", "something", "els", "quick", "another", "few", "thing", "one"))


def _without_others(awaited: Field, left: Sequence[Clause], view: View, heard: Understood) -> list[Clause]:
    """ "The order number is LM48213" answers its own field, whatever was asked for; the rest comes back."""
    rest = []
    others = [f for f in view.of_kind("text") if f is not awaited and f.name not in view.state.values]
    for clause in left if awaited.name != MESSAGE else ():
        told = None if view.ear.labelled(awaited.label, clause) else _labelled(others, clause, view)
        if told is None:
            rest.append(clause)
        else:
            heard.values[told[0].name] = told[1]
    return rest if awaited.name != MESSAGE else list(left)


def _labelled(fields: Sequence[Field], clause: Clause, view: View) -> tuple[Field, str] | None:
    return next(((f, t) for f in fields if (t := under_its_name(f, clause, view))), None)


def _only_corrects(left: Sequence[Clause], view: View, heard: Understood) -> bool:
    """Whoever changes what is noted already answers no other question: "no wait, five tickets, my brother can't come"."""
    known = view.state.values
    changed = [name for name, value in heard.values.items() if name in known and known[name] != value]
    if not changed or len(changed) < len(heard.values):
        return False
    return not left or any("#" in c.text and (view.ear.corrects(c.text) or view.ear.denies(c.said)) for c in left)


def _with_content(left: Sequence[Clause], awaited: Sequence[Field], view: View, heard: Understood) -> list[Clause]:
    """The parts that say something by themselves."""
    if not awaited and not heard.has_values:
        left = [_without_invitation(c, view) for c in left]
    return [c for c in left if not view.ear.only_small_words(c.text if heard.has_values else c.said)]


def _without_invitation(clause: Clause, view: View) -> Clause:
    """ "I got a text to call you for a survey" tells how one came to call, and nothing that is asked."""
    rest = view.ear.without_invitation(clause.said)
    if rest == clause.said:
        return clause
    says_more = view.ear.stems(rest) - view.plan.goal_stems
    return clause._replace(said=rest, text=view.ear.as_heard(rest)) if says_more else clause._replace(said="", text="")


def _insisted(target: Field, view: View, heard: Understood) -> None:
    """Whoever answers a question with the same day again means that as the answer."""
    told = " ".join(c.said for c in heard.told)
    if len(told.split()) > 1 and not heard.asked:
        heard.values = {target.name: told}


def _message_anew(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """ "Tell him that the meeting is on Friday" is the message, whatever was taken for it before."""
    for target in view.of_kind("text"):
        if target.name == "message" and target.name in view.state.values:
            told = next(((t, c) for c in left if (t := view.ear.asked_to_tell(c))), None)
            if told:
                known = str(view.state.values[target.name]).rstrip(" .")
                goes_on = view.ear.adds(told[1].text) or (
                    view.ear.tells_who_was_named(told[1]) and not view.ear.corrects(told[1].text)
                )
                heard.values[target.name] = f"{known}, and {told[0]}" if goes_on else told[0]


def _only_acts(clauses: Sequence[Clause], heard: Understood, view: View) -> bool:
    """Whether there is no content: "yes", "hang on", "what was that?", unless they are part of something longer."""
    if view.ear.only_small_words(" ".join(c.said for c in clauses)):
        return True
    return bool(heard.acts & _NO_CONTENT) and sum(len(c.said.split()) for c in clauses) <= _SHORT


def _answer(target: Field, left: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """A message is all that was said; another text is what is left of it beside the values of other fields."""
    if target.kind == "address" and any(view.ear.intends(c.said) for c in left):
        return None
    told = list(left)
    if target.kind == "text" and target.name != MESSAGE and (new := view.ear.thing_meant(view.ear.together(told).said)):
        return new
    if target.name in view.plan.inscribed and (
        words := next((t for c in told if (t := under_its_name(target, c, view))), None)
    ):
        return words
    if target.name != "message" and heard.has_values:
        told = [c for c in left if view.ear.stems(c.text.replace("#", " "))]
        told = [without_values(c, target, view, heard) for c in told]
    told = [answering(target, c, view) for c in told]
    told = [c for c in told if c.said]
    if not told:
        return None
    whole = view.ear.together(told)
    if target.kind == "address" and not view.ear.may_be_address(whole.said):
        pieces = [piece for c in told for piece in view.ear.pieces(c.said)]
        return next((p for p in pieces if view.ear.told_for(view.plan.wording[target.name], [p])), None)
    if target.name != "message" and (chosen := view.ear.chosen(whole.said)):
        return chosen
    if figures := view.ear.only_figures(whole):
        return figures
    found = view.find(target.kind, whole, target, asked=True)
    value = str(found[0].value) if found else ""
    return None if view.ear.only_small_words(value) else value  # "that", of "about that"


def _told_as_answer(target: Field, left: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """An address that looks like one answers whatever else is done with these words: "77 Elm Street, hang on, 79"."""
    if target.kind == "address" and (place := _place(target, left, view, heard)):
        return place
    return None if _only_acts(left, heard, view) else _answer(target, left, view, heard)


def _place(target: Field, left: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """An address that looks like one, wherever it stands; the last of those of which each takes the one before it back."""
    place = None
    for clause in left:
        settled = settle(view.find("address", clause, target, asked=False), clause.text, view.ear, asked=False)
        if settled and (place is None or takes_back(clause, view, heard)):
            place = str(settled[0].value)
    return place
