"""What if a model says aloud what it was to keep? Another clause is said in its place."""

import re
from collections.abc import Sequence
from typing import Final, Self

from echolink.agent.catalogue import sentences
from echolink.agent.model.tools import Turn
from echolink.agent.same_words import tokens
from echolink.agent.withheld import given_in, sensitive_fields, shows

_FIGURES: Final = re.compile(r"\d{4,}")


class Hushing:
    """Of one turn."""

    def __init__(self, turn: Turn, figures: Sequence[str]) -> None:
        """`figures`: what the caller has just said in answer to a question for a sensitive field."""
        self._turn, self._figures = turn, figures

    @classmethod
    def of(cls, turn: Turn) -> Self:
        """Cheap for bots without sensitive fields."""
        situation = turn.situation
        if not sensitive_fields(situation.profile) or not given_in(situation, {}):
            return cls(turn, ())
        said = "".join(tokens(situation.heard.text, situation.profile.language))
        return cls(turn, _FIGURES.findall(said))

    def __call__(self, clause: str) -> str:
        """The clause, or what is said instead."""
        values = [*self._turn.situation.private.values(), *self._turn.private.values(), *self._figures]
        language = self._turn.situation.profile.language
        if values and shows(clause, values, language):
            return sentences(language).say("have_private")
        return clause
