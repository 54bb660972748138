"""How does a call remember what nobody is to read? Sealed for its own row, and masked wherever else it would stand."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from echolink.agent.port import Answer
from echolink.agent.profile import Field, Profile
from echolink.agent.withheld import cleaned, is_like_a_card, mask_of, sensitive_fields, shows, values_of, without_values
from echolink.calls.call import Call, Said, Turn


class Sealer(Protocol):
    """The keys of the installation."""

    def seal(self, plain: str, *, bound_to: str) -> bytes: ...

    def open(self, sealed: bytes, *, bound_to: str) -> str:
        """Raises SealNotOpened."""

    def mark(self, text: str, *, bound_to: str) -> str:
        """By which the same text is known again, and nothing else of it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written of an answer."""

    call: Call  # with memory, fields, questions and values as they may be stored
    turn: Turn  # with what was said
    answer: Answer
    has_news: bool  # a value that was not known before: it may have been said before


class Withholding:
    """For one call of a bot that has sensitive fields."""

    def __init__(self, sealer: Sealer, profile: Profile, call_id: str) -> None:
        self._sealer, self._profile, self._call_id = sealer, profile, call_id

    def opened(self, call: Call) -> dict[str, Any]:
        """The values that were given so far."""
        return values_in(self._sealer, call)

    def fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """As they may be shown."""
        return without_values(fields, self._profile)

    def among(self, fields: Mapping[str, Any]) -> list[Any]:
        """The sensitive values."""
        return list(values_of(fields, self._profile).values())

    def shows(self, text: str, values: Sequence[Any]) -> bool:
        """Whether a text says one of them."""
        return shows(text, values, self._profile.language)

    def closed(self, turn: Turn) -> Turn:
        """A turn that stands open: what was said is sealed, because nobody knows yet what was in it."""
        if not turn.said:
            return turn
        sealed = self._sealer.seal(turn.said, bound_to=_place_of_said(self._call_id, turn.turn))
        return replace(turn, said="", said_sealed=sealed, said_mark=mark_of(self._sealer, self._call_id, turn.said))

    def kept(self, call: Call, turn: Turn, answer: Answer, memory: Mapping[str, Any]) -> Kept:
        """`call`, `turn` and `answer` as they may be stored; `memory` is the agent's."""
        before = self.opened(call)
        values = {**before, **values_of(answer.fields, self._profile)}
        told = list(values.values())
        language = self._profile.language
        if turn.said and (answer.withholds or shows(turn.said, told, language) or is_like_a_card(turn.said, language)):
            mark = mark_of(self._sealer, self._call_id, turn.said)
            fields = answer.withholds or self._named(values, turn.said)
            rest = (
                ""
                if shows(answer.also_said, told, language) or is_like_a_card(answer.also_said, language)
                else answer.also_said
            )
            turn = replace(turn, said=f"{mask_of(fields, language)} {rest}".rstrip(), said_mark=mark)
        sealed = self._sealer.seal(json.dumps(values), bound_to=_place_of_values(self._call_id)) if values else None
        questions = [question for question in answer.questions or call.questions if not shows(question, told, language)]
        call = replace(
            call, memory=self._sealed(memory), fields=self.fields(answer.fields or call.fields), withheld=sealed
        )
        answer = replace(answer, why=cleaned(answer.why, told, language))
        return Kept(replace(call, questions=questions), turn, answer, has_news=values != before)

    def masks(self, call: Call, said: Sequence[Said]) -> dict[int, tuple[str, str]]:
        """What stands from now on for what was said in earlier turns, where that shows a value: turn → note and mark."""
        values = self.opened(call)
        return {
            one.turn: (
                mask_of(self._named(values, one.said), self._profile.language),
                mark_of(self._sealer, call.id, one.said),
            )
            for one in said
            if one.said and self.shows(one.said, list(values.values()))
        }

    def _named(self, values: Mapping[str, Any], said: str) -> list[Field]:
        """The fields of those values that a text shows."""
        named = [f for f in sensitive_fields(self._profile) if f.name in values]
        return [f for f in named if self.shows(said, [values[f.name]])]

    def _sealed(self, memory: Mapping[str, Any]) -> dict[str, Any]:
        sealed = self._sealer.seal(json.dumps(memory["kept"]), bound_to=_place_of_memory(self._call_id))
        return {**memory, "kept": {}, "sealed": b64encode(sealed).decode()}


def memory_of(sealer: Sealer, call: Call) -> Mapping[str, Any]:
    """What an agent has kept: `by`, `turn` and `kept`. Raises SealNotOpened."""
    sealed = call.memory.get("sealed")
    if sealed is None:
        return call.memory
    kept = json.loads(sealer.open(b64decode(sealed), bound_to=_place_of_memory(call.id)))
    return {**call.memory, "kept": kept}


def values_in(sealer: Sealer, call: Call) -> dict[str, Any]:
    """Values of sensitive fields, by name. Raises SealNotOpened."""
    if call.withheld is None:
        return {}
    values: dict[str, Any] = json.loads(sealer.open(call.withheld, bound_to=_place_of_values(call.id)))
    return values


def said_in(sealer: Sealer, call_id: str, turn: int, said: str, sealed: bytes | None) -> str:
    """What was said to a turn, also where it is sealed. Raises SealNotOpened."""
    return said if sealed is None else sealer.open(sealed, bound_to=_place_of_said(call_id, turn))


def mark_of(sealer: Sealer, call_id: str, said: str) -> str:
    """By which a repeat of this is known in this call."""
    return sealer.mark(said, bound_to=f"turns/said_mark/{call_id}")


def _place_of_said(call_id: str, turn: int) -> str:
    return f"turns/said_sealed/{call_id}/{turn}"


def _place_of_values(call_id: str) -> str:
    return f"calls/withheld/{call_id}"


def _place_of_memory(call_id: str) -> str:
    return f"calls/memory/{call_id}"
