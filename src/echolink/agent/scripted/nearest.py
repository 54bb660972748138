"""Which sentence of the context is nearest to what a question means, where no words of it are the same?"""

from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.scripted.untold import only_the_wish
from echolink.agent.scripted.view import View

SURE: Final = 0.5  # nearer than this is an answer
MAYBE: Final = 0.3  # nearer than this is told with a doubt, and the question is passed on


def nearest(question: str, view: View) -> tuple[float, str]:
    """How near the nearest sentence is, and the sentence; 0 where the context is empty."""
    told = (sentence for sentence, _ in view.plan.sentences if not view.ear.is_heading(sentence))
    return max(((view.ear.nearness(question, sentence), sentence) for sentence in told), default=(0.0, ""))


def nearest_to(question: Clause, told: Sequence[Clause], view: View) -> tuple[float, str]:
    """The nearest to a question alone, or with what is told in one breath: "he has a nut allergy, is it safe"."""
    whole = " ".join((*(clause.said for clause in told if not clause.asks), question.said))
    return max(nearest(question.said, view), nearest(whole, view))


def told_to(told: Sequence[Clause], view: View) -> list[str]:
    """What the context has to say to what is told and gives no value: "I'm on crutches" where there is an elevator."""
    open_ones = [
        c for c in told if "#" not in c.text and len(c.said.split()) >= _LEAST and not only_the_wish(c.text, view)
    ]
    found = ((*nearest(c.said, view), MAYBE if view.ear.waits_for_a_word(c.said) else _TOUCHING) for c in open_ones)
    return [sentence for near, sentence, least in found if near > least]


def is_near(clause: Clause, view: View) -> bool:
    """Whether the context may have something to say to it."""
    return "#" not in clause.text and not only_the_wish(clause.text, view) and nearest(clause.said, view)[0] > MAYBE


_LEAST: Final = 4  # words
_TOUCHING: Final = 0.4  # nearer than this is worth telling, although nobody asked
