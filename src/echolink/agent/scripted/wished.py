"""What is told of yes-or-no matters without having been asked: "with a helmet", "no gift wrapping", "he's vaccinated"?"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.profile import Field
from echolink.agent.scripted.answered_so import read_whether_so
from echolink.agent.scripted.state import CHANGE, CONFIRM
from echolink.agent.scripted.understood import Understood
from echolink.agent.scripted.view import View


def read_wishes(fields: Sequence[Field], clause: Clause, view: View, heard: Understood, *, asked: bool) -> bool:
    """Take what a clause tells of each of them, and tell whether it may answer one that was asked for: "no, but there's parking".

    Nothing of the clause is made blank, because other values may stand in it.
    """
    if read_whether_so(fields, clause, view, heard):
        return False
    says = view.ear.agreement(clause.said)
    for target in fields:
        if (
            (asked and target.name in view.state.awaited and (says is not None or len(view.state.awaited) > 1))
            or target.name in heard.values
            or not _is_open(target, clause, view)
        ):
            continue
        part = next((p for p in view.ear.parts(clause.said) if _tells_of(target, p, view)), None)
        if part is None and (_tells_of(target, clause.said, view) or _takes_back(target, clause.said, view)):
            part = clause.said
        if part is not None:
            heard.values[target.name] = not view.ear.denies_of(part, frozenset().union(*_own(target, view.ear.stems)))
    return asked


def _is_open(target: Field, clause: Clause, view: View) -> bool:
    known = target.name in view.state.values
    if not known or view.state.awaits(CONFIRM) or view.state.awaits(CHANGE):
        return True
    return view.ear.corrects(clause.text) or view.ear.settles(clause.text)


def _tells_of(target: Field, said: str, view: View) -> bool:
    """Whether all that names the matter is said, by its key or by its label, in whatever form the words have."""
    stems = view.ear.stems(said)
    return any(own and all(_is_said(word, stems) for word in own) for own in _own(target, view.ear.stems))


def _takes_back(target: Field, said: str, view: View) -> bool:
    """ "Wait, she is vaccinated", of what was read back: whose it is needs no name then."""
    if target.name not in view.state.values:
        return False
    others = [view.ear.stems(f"{f.called} {f.label}") for f in view.fields if f is not target]
    own = frozenset().union(*_own(target, view.ear.stems)) - frozenset().union(*others)
    return bool(own) and all(_is_said(word, view.ear.stems(said)) for word in own)


def _is_said(word: str, stems: frozenset[str]) -> bool:
    """ "Vaccinated" is said by "vaccinations", "insured" by "insurance"."""
    return word in stems or (len(word) >= _LEAST and any(stem.startswith(word[:_ALIKE]) for stem in stems))


_LEAST: Final = 4
_ALIKE: Final = 5  # letters by which a longer word is known in its other forms
# What says only that something is so, or wished for.
_NO_MATTER: Final = (
    "want wants need needs has have having any require required wish include included like yes no it is may can does do would "
    "should still already get there be with own preferred available possible anyone someone customer caller"
)


@lru_cache(maxsize=1024)
def _own(target: Field, stems: Callable[[str], frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The stems of the words that name the matter: of its key, and of its label."""
    generic = stems(_NO_MATTER) | {*_NO_MATTER.split()}
    return tuple(stems(words) - generic for words in (target.called, target.label))
