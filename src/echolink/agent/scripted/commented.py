"""Which parts of an utterance answer nothing: "that's a shame", "just kidding", "makes sense", "I'm back"?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.field import Field
from echolink.agent.scripted.state import ASKED_FOR_A_YES
from echolink.agent.scripted.view import View

_YES: Final = "yes"  # an option


def without_comments(clauses: list[Clause], awaited: Sequence[Field], view: View) -> list[Clause]:
    """ "That's a pity. Ann Lee": where more is said, a comment is no value; what may be a message or a yes stays."""
    if len(clauses) < 2 or any(f.kind in ("yes_no", "text") or _YES in f.options for f in awaited):
        return clauses
    ear, may_agree = view.ear, any(view.state.awaits(mark) for mark in ASKED_FOR_A_YES)
    values = [
        c for c in clauses if c.asks or not ear.is_comment(c.said) or (may_agree and ear.agreement(c.said) is not None)
    ]
    return values or clauses


def behind_a_return(said: str, awaited: Sequence[Field], view: View) -> str:
    """What is said behind "okay I'm back, sorry about that", which may be nothing; on a cake such words may well be written."""
    if any(f.name in view.plan.inscribed for f in awaited):
        return said
    return view.ear.without_return(said, may_answer=any(f.kind == "yes_no" for f in awaited))


def only_comments(said: str, awaited: Sequence[Field], view: View) -> bool:
    """ "That's a shame", "thanks a million", "makes sense" answer no question but one for a yes, and are written on no cake."""
    if any(f.kind == "yes_no" or f.name in view.plan.inscribed or f.name == "message" for f in awaited):
        return False
    ear = view.ear
    if ear.is_comment(said):
        return not any(ear.agreement(said) is not None and _YES in f.options for f in awaited)
    texts = any(f.kind == "text" for f in awaited)
    return texts and ear.is_no_more(bare := ear.without_courtesies(said, at_the_end=False)) and bare != said
