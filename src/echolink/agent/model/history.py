"""How does a call look to a model? Plain user and assistant messages in turns, and never an open tool call."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic_ai.messages import ModelMessage, ModelRequest, ModelResponse, TextPart, UserPromptPart

from echolink.agent.port import Heard, HeardKind, Line, Situation
from echolink.agent.prompt import (
    ALREADY_SAID,
    CALL_BEGINS,
    GO_ON,
    KEYS_PRESSED,
    NOT_UNDERSTOOD,
    PERHAPS_HEARD,
    UNHEARD,
    came_back,
)
from echolink.agent.transfer import TransferOutcome

# Speech of one turn beyond this is a recording or noise, and a model is paid by its length.
_MAX_HEARD_CHARACTERS = 4_000
_NO_TIME = datetime.min.replace(
    tzinfo=UTC
)  # no model is told: to ask the clock for each line was a twentieth of a turn
_NOTES = {"unheard": f" {UNHEARD}", "perhaps_heard": f" {PERHAPS_HEARD}", "fetched": ""}


def messages_of(situation: Situation) -> tuple[list[ModelMessage], str]:
    """The history, and the newest thing that the caller said.

    User and assistant take turns strictly, the user first: chat templates of open models and some providers insist on it.
    """
    turns = _in_turns(situation.history)
    newest = _heard(situation.heard)
    if situation.begun:
        newest += f'\n{ALREADY_SAID}"{situation.begun}" {GO_ON}'
    if turns and turns[-1][0] == "caller":
        newest = f"{turns.pop()[1]}\n{newest}"
    return [_message(who, text) for who, text in turns], newest


def _in_turns(history: Sequence[Line]) -> list[tuple[str, str]]:
    turns: list[tuple[str, str]] = []
    for line in history:
        text = line.text.strip()[:_MAX_HEARD_CHARACTERS]
        if not text:
            continue
        if line.who == "agent":
            text += _NOTES[line.heard]
        if turns and turns[-1][0] == line.who:
            turns[-1] = (line.who, f"{turns[-1][1]}\n{text}")
        else:
            turns.append((line.who, text))
    if turns and turns[0][0] == "agent":
        turns.insert(0, ("caller", CALL_BEGINS))
    return turns


def _message(who: str, text: str) -> ModelMessage:
    if who == "caller":
        return ModelRequest(parts=[UserPromptPart(content=text, timestamp=_NO_TIME)])
    return ModelResponse(parts=[TextPart(content=text)], timestamp=_NO_TIME)


def _heard(heard: Heard) -> str:
    if heard.kind is HeardKind.TRANSFERRED:
        return came_back(TransferOutcome(heard.text))
    said = heard.text.strip()[:_MAX_HEARD_CHARACTERS]
    if not said:
        return NOT_UNDERSTOOD  # some providers refuse an empty message
    return f"{KEYS_PRESSED} {said}" if heard.kind is HeardKind.KEYS else said
