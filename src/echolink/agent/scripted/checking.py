"""Is what the caller wishes for possible? Where a field names a tool as its check, that is asked before anything is read back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from echolink.agent.arguments import complaint
from echolink.agent.port import Tools
from echolink.agent.profile import Field
from echolink.agent.scripted.asking import ask_next, open_question
from echolink.agent.scripted.instead import offered
from echolink.agent.scripted.move import Move
from echolink.agent.scripted.state import PROPOSAL
from echolink.agent.scripted.view import View
from echolink.agent.scripted.voice import Voice
from echolink.agent.tool import BotTool, ToolResult


@dataclass(frozen=True, slots=True)
class _Due:
    tool: BotTool
    fields: list[Field]  # of which it is the check
    arguments: Mapping[str, Any]

    @property
    def text(self) -> str:
        return json.dumps(self.arguments, sort_keys=True)


async def check(known: Mapping[str, Any], view: View, voice: Voice, tools: Tools, move: Move) -> None:
    """Ask whatever has become askable or changed; `known` are the values so far. A no takes the place of what was to be asked.

    A check that fails holds nothing up: the business judges what it is sent.
    """
    for due in _due(known, view):
        result = await tools.use_tool(due.tool.name, due.arguments)
        if result.status == "answered" and _is_no(result, view):
            view.state.checked.pop(due.tool.name, None)
            _refuse(due, result, view, voice, move)
            return
        view.state.checked[due.tool.name] = due.text
        told = result.said if result.status == "answered" else voice.say("check_failed")
        move.before_the_question(told, f"{due.tool.name}: {result.status}")


def _due(known: Mapping[str, Any], view: View) -> Iterator[_Due]:
    """Checks of which all that they need is known, and that were not made with just these values."""
    for tool in view.profile.tools:
        fields = [f for f in view.fields if f.check == tool.name]
        arguments = {name: known[name] for name in tool.parameters.get("properties", {}) if name in known}
        if not any(f.name in view.state.values for f in fields) or complaint(tool.parameters, arguments):
            continue
        due = _Due(tool, fields, arguments)
        if view.state.checked.get(tool.name) != due.text:
            yield due


def _is_no(result: ToolResult, view: View) -> bool:
    return view.ear.declines(result.said) if result.is_no is None else result.is_no


def _refuse(due: _Due, result: ToolResult, view: View, voice: Voice, move: Move) -> None:
    """What the answer said, and what it offers instead, or the question for another value."""
    state, told = view.state, result.said or voice.say("check_no")
    state.proposed = offered(told, view)
    for field in due.fields:
        state.values.pop(field.name, None)
    move.sends = move.ends = False
    move.drop_the_question(voice.leads)
    move.say(told, f"{due.tool.name} says no")
    if told.endswith("?"):
        state.asked, state.awaited = told, [PROPOSAL] if state.proposed else [f.name for f in due.fields]
    elif state.proposed:
        move.say(open_question(view, voice.say("would_that_suit"), [PROPOSAL]), "offers what the answer names")
    else:
        state.awaited = []
        move.say(ask_next(view, voice, first=due.fields), "asks for another value")
