"""Which parts of what was told can be the answer to a question for a text or an address?"""

from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.view import View

PASSED: Final = 2  # turns in which the question was passed over already
MESSAGE: Final = "message"  # is told in whole, whatever stands in it


def answering(target: Field, clause: Clause, view: View) -> Clause:
    """Only those of its parts that can be the answer; who was asked often enough means what they say."""
    wording = view.plan.wording.get(target.name)
    if target.name == MESSAGE or wording is None or view.state.passed >= PASSED:
        return clause
    pieces = view.ear.pieces(clause.said)
    kept = [
        piece
        for piece in pieces
        if (view.ear.may_answer(wording, piece) or view.ear.told_for(wording, [piece]))
        and not _moves(piece, target, view)
        and not _is_of_another(piece, target, view)
        and not _is_of_the_matter(piece, target, view)
    ]
    if len(kept) == len(pieces) and (len(kept) != 1 or view.ear.bare(wording, kept[0]) == kept[0]):
        return clause
    said = ", ".join(view.ear.bare(wording, piece) for piece in kept)
    return clause._replace(said=said, text=view.ear.as_heard(said))


def _is_of_another(piece: str, target: Field, view: View) -> bool:
    """ "It's five suitcases" speaks of the suitcases, whatever was asked for."""
    own, stems = view.plan.own_words, view.ear.stems(piece)
    if target.name in view.plan.matters or target.name not in own or own[target.name] & stems:
        return False
    return any(words & stems for name, words in own.items() if name != target.name)


def _is_of_the_matter(piece: str, target: Field, view: View) -> bool:
    """ "There's water standing in it" says what is wrong, and not who made it, where there is a field for what is wrong."""
    wording = view.plan.wording[target.name]
    if target.name in view.plan.matters or not view.plan.matters or not view.ear.asks_for_a_make(wording):
        return False
    told = view.ear.told([piece])
    return bool(told.troubles) and not told.things


def _moves(piece: str, target: Field, view: View) -> bool:
    """ "An hour later" is about a time that is known."""
    return target.name not in view.plan.matters and view.ear.shift(piece) is not None
