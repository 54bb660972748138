"""How does a call remember what nobody is to read? Sealed for its own row, and masked wherever else it would stand."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from echolink.agent.port import Answer
from echolink.agent.profile import Field, Profile
from echolink.agent.withheld import (
    WITHHELD,
    cleaned,
    is_like_a_card,
    mask_of,
    quotes,
    says,
    sensitive_fields,
    shows,
    values_of,
    without_values,
)
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
        masked = self._masked(turn, answer, values)
        sealed = self._sealer.seal(json.dumps(values), bound_to=_place_of_values(self._call_id)) if values else None
        kept = replace(
            call,
            memory=self._sealed(memory),
            fields=self.fields(answer.fields or call.fields),
            questions=self._questions(call, turn, answer, values, is_masked=masked is not turn),
            withheld=sealed,
        )
        why = cleaned(answer.why, values.values(), self._profile.language)
        if masked is not turn and quotes(why, turn.said, self._profile.language):
            why = WITHHELD
        return Kept(kept, masked, replace(answer, why=why), has_news=values != before)

    def _masked(self, turn: Turn, answer: Answer, values: Mapping[str, Any]) -> Turn:
        """The turn itself where all that was said in it may be read."""
        language = self._profile.language
        if not turn.said or not (answer.withholds or self._is_private(turn.said, values)):
            return turn
        note = mask_of(answer.withholds or self._named(values, turn.said), language)
        rest = "" if self._is_private(answer.also_said, values) else answer.also_said
        mark = mark_of(self._sealer, self._call_id, turn.said)
        return replace(turn, said=f"{note} {rest}".rstrip(), said_mark=mark)

    def _questions(
        self, call: Call, turn: Turn, answer: Answer, values: Mapping[str, Any], *, is_masked: bool
    ) -> list[str]:
        """Those that may be stored. The scripted agent's are a caller's own words: only of a turn whose words may be read; the
        others it keeps for the webhook."""
        language = self._profile.language
        new = [] if is_masked else [q for q in answer.questions if not self._is_private(q, values)]
        if not answer.agent:
            new = [q for q in new if says(turn.said, q, language)]
        return [*call.questions, *(q for q in new if q not in call.questions)]

    def _is_private(self, text: str, values: Mapping[str, Any]) -> bool:
        language = self._profile.language
        return shows(text, values.values(), language) or is_like_a_card(text, language)

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
