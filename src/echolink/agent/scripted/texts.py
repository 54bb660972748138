"""Which free answers are in an utterance: what was asked for in one's own words, or told without having been asked?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Act, Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.answering import MESSAGE, PASSED, answering
from echolink.agent.scripted.meant_for import takes_back
from echolink.agent.scripted.settling import settle
from echolink.agent.scripted.state import PROPOSAL
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.untold import (
    before_a_value,
    beside_danger,
    only_the_wish,
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
    awaited = next((f for f in all_awaited if f.kind in _FREE), None)
    if awaited is not None and awaited.name in view.plan.codes and not view.state.misses:
        awaited = None  # a sentence is no code, unless it is said again
    if view.state.digits:  # figures go on with the number that is dictated
        left = [c for c in left if not view.ear.only_figures(c)]
    left = _with_content(left, all_awaited, view, heard)
    if Act.EMERGENCY in heard.acts:
        beside_danger(left, view, heard)
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
            if awaited.name in view.plan.matters:
                read_untold(left, view, heard)
        elif awaited.kind == "text" and view.state.passed >= PASSED and not heard.acts & _NO_CONTENT:
            _insisted(awaited, view, heard)
        elif not heard.acts & _NO_CONTENT:  # asked which watch it is, they tell that the hands slip
            read_untold(left, view, heard)
        return
    _read_free(_besides_acts(left, heard, view), view, heard)


def _read_free(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """What is told where no text was asked for."""
    if not left and heard.acts & _NO_CONTENT:
        return
    _message_anew(left, view, heard)
    if view.state.awaits(PROPOSAL) and heard.agreement is True:  # "seven works, yeah" tells nothing of the work
        return
    left = [c for c in left if not view.ear.withholds(c.said)]
    read_of_a_sort(left, view, heard)
    _read_unasked(left, view, heard)
    read_untold(left, view, heard)


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
    return next(((f, t) for f in fields if (t := _under_its_name(f, clause, view))), None)


def _under_its_name(target: Field, clause: Clause, view: View) -> str | None:
    """What is told under a field's name, to the end of its sentence: "from the Blue Heron our sign keeps flickering"."""
    told = view.ear.labelled(target.label, clause)
    if not told or target.name in view.plan.matters:
        return told
    return next(iter(view.ear.pieces(told)), told)


def _read_unasked(left: Sequence[Clause], view: View, heard: Understood) -> None:
    """Each text that is told under its own words, or as the matter; the same words answer one field."""
    for target in view.of_kind("text"):
        known = view.state.values.get(target.name)
        text = (
            _untold(target, left, view, heard) if known is None else _put_right(target, str(known), left, view, heard)
        )
        is_to_tell = any(view.ear.asked_to_tell(c) == text for c in left)
        if text and text not in heard.values.values() and (is_to_tell or not _tells_another(text, view, heard)):
            heard.values[target.name] = text


def _tells_another(text: str, view: View, heard: Understood) -> bool:
    """ "It's for my mother, Edna Walsh" and "it's for her place at 12 Elm Street" tell for whom and where, and not why."""
    fields = [f for kind in ("name", "address") for f in view.of_kind(kind) if f.name in heard.values]
    told = any(str(heard.values[f.name]).lower().split(", ")[0] in text.lower() for f in fields)
    return told and not view.ear.told([text]).troubles  # "my cat Biscuit hasn't been eating"


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
    if target.name in view.plan.inscribed and (
        words := next((t for c in told if (t := _under_its_name(target, c, view))), None)
    ):
        return words
    if target.name != "message" and heard.has_values:
        told = [c for c in left if view.ear.stems(c.text.replace("#", " "))]
        told = [_without_values(c, target, view, heard) for c in told]
    told = [answering(target, c, view) for c in told]
    told = [c for c in told if c.said]
    if not told:
        return None
    whole = view.ear.together(told)
    if target.kind == "address" and not view.ear.may_be_address(whole.said):
        return None
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


def _without_values(clause: Clause, target: Field, view: View, heard: Understood) -> Clause:
    """Only those of its parts in which no value of another field stands; what is wrong with one of several things is kept."""
    is_matter = target.name in view.plan.matters
    if "#" not in clause.text or (is_matter and not heard.has_values):
        return clause
    kept = [
        part
        for part in view.ear.pieces(clause.said)
        if (view.ear.as_heard(part) in clause.text and not _is_of_an_address(part, view, heard))
        or (
            is_matter
            and (_names_a_choice(part, clause, view, heard) or view.ear.told((part,)).troubles or _is_story(part, view))
        )
    ]
    said = ", ".join(part for part in kept if not view.ear.only_small_words(part))
    return clause._replace(said=said, text=view.ear.as_heard(said))


def _is_story(part: str, view: View) -> bool:
    """ "I left my umbrella on the bus yesterday" tells what happened, and "the tap has leaked since Monday" what is wrong."""
    if view.ear.told((part,)).troubles:
        return True
    return bool(view.ear.background(view.ear.together(view.ear.clauses(part))))


def _is_of_an_address(part: str, view: View, heard: Understood) -> bool:
    places = [str(heard.values[f.name]).lower() for f in view.of_kind("address") if f.name in heard.values]
    return any(part.lower() in place for place in places)


def _names_a_choice(part: str, clause: Clause, view: View, heard: Understood) -> bool:
    """ "My Lumo Speaker crackles" says what is wrong, and the name of the speaker is a part of that."""
    said = view.ear.as_heard(part)
    for target in view.of_kind("choice"):
        value = str(heard.values.get(target.name, "")).lower()
        if not view.ear.speaks_of_a_thing(part) and not (value and said.startswith(f"{value} ")):
            continue
        if value and value in said and len(view.ear.stems(said) - view.ear.stems(value) - view.plan.goal_stems) > 1:
            return said.replace(value, "#" * len(value)) in clause.text
    return False


def _untold(target: Field, clauses: Sequence[Clause], view: View, heard: Understood) -> str | None:
    """What a caller says for a text field before being asked: after its own name, or as the matter of the call."""
    asked_for = f"{target.name.replace('_', ' ')} {target.label} {target.ask}"
    named = next((often for c in clauses if (often := view.ear.often(asked_for, c.said))), None)
    if target.name in view.plan.orders:  # "I'd like two" of "what you would like" is two, and no "like two"
        named = named or next((t for c in clauses if (t := _ordered(c, view))), None)
    named = named or next((t for c in clauses if (t := _under_its_name(target, c, view))), None)
    by_words = target.ask and not view.ear.asks_by_measure(target.label)
    named = named or (_with_its_words(target, clauses, view, heard) if by_words else None)
    if named is not None or (target.name not in view.plan.matters and target.name != "message"):
        return named
    whole = target.name == "message"
    clauses = [c for c in clauses if target.required or not only_the_wish(c.text, view)]
    reason = _reason(clauses, view, whole=whole)
    if reason is None and target.name == "message" and view.state.awaited:
        clean = [c for c in clauses if "#" not in c.text or not heard.has_values]
        reason = next((c.said for c in clean if view.ear.states(c.said)), None)
    reason = reason or (None if view.state.awaited else _matter(target, clauses, view, heard))
    return None if reason and whole and view.ear.announces_a_message(reason) else reason


def _reason(clauses: Sequence[Clause], view: View, *, whole: bool) -> str | None:
    """What it is about, and what is wrong besides: "it's about my cat. She's stopped eating"; or what is to be told.

    None where it says no more than the goal does: "I'm calling about the survey".
    """
    parts, is_about = [], False
    for clause in clauses:
        reason = view.ear.reason(clause, whole=whole)
        reason = _to_a_value(reason, clause, view) if reason else ""
        is_more = bool(reason) and not ((said := view.ear.stems(reason)) and said <= view.plan.goal_stems)
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


def _to_a_value(reason: str, clause: Clause, view: View) -> str:
    """ "A will, Wednesday at eleven, June Page" is about a will, and "a tune-up on Friday" about a tune-up."""
    pieces = view.ear.pieces(reason) if "#" in clause.text else []
    with_one = next((n for n, p in enumerate(pieces) if _holds_a_value(p, clause, view)), None)
    if with_one is None:
        return reason
    if with_one == 0:  # "my rabbit won't eat" is of no more use to its first value
        before = before_a_value(pieces[0], clause, view)
        return before if view.ear.stems(before) else reason
    return ", ".join(pieces[:with_one])


def _holds_a_value(piece: str, clause: Clause, view: View) -> bool:
    return view.ear.as_heard(piece) not in clause.text and not _is_story(piece, view)


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
    for clause in (_without_values(c, target, view, heard) for c in clauses):
        stems = view.ear.stems(clause.said)
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
    told = [answering(target, _without_values(c, target, view, heard), view) for c in clauses]
    told = [c for c in told if not view.ear.has_form_of_question(c)]
    told = [c for c in told if len(view.ear.stems(c.said) - goal) > 1]
    found = view.find("text", view.ear.together(told), target, asked=True) if told else []
    return str(found[0].value) if found else None
