"""What can a model do besides talking? Complete the goal, end or transfer the call; arguments are checked before all else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from pydantic_ai import ModelRetry, RunContext, Tool
from pydantic_ai.tools import ToolDefinition

from echolink.agent import port
from echolink.agent.model.fields import arguments_schema, checked_value, normal_form
from echolink.agent.model.items import BadValue
from echolink.agent.port import Done, Situation
from echolink.agent.profile import Profile
from echolink.agent.prompt import outcome_told
from echolink.agent.withheld import sensitive_fields

COMPLETE_GOAL = "complete_goal"
KEEP_PRIVATE = "keep_private"
END_CALL = "end_call"
TRANSFER_CALL = "transfer_call"
_COMPLETE_GOAL_IS_FOR = (
    "Send what was collected to the business's system and learn what it answers. "
    "Only after the caller has confirmed the read-back. Once is enough; send again, whole, only if the caller changes something."
)
_KEEP_PRIVATE_IS_FOR = (
    "Keep what the caller has just said for a sensitive field, before you say anything. You will not see it again, and "
    "complete_goal sends it along. Call it again when the caller corrects it."
)
_MOST_ALSO_SAID = 1_000  # characters
_END_CALL_IS_FOR = "Hang up after your next words. Only when the caller is finished, together with a short goodbye."
_TRANSFER_CALL_IS_FOR = (
    "Put the caller through to a person of the business after your next words. Only when the caller wants a person, or needs "
    "what you cannot give, together with one short sentence that says so. If nobody picks up, the caller comes back to you."
)
_NOTHING: Final = {"type": "object", "properties": {}, "additionalProperties": False}


@dataclass(slots=True)
class Turn:
    """One run of a model for one turn: what it may touch, and what it has done so far."""

    situation: Situation
    tools: port.Tools
    completed: Done | None = None
    questions: tuple[str, ...] = ()
    private: dict[str, Any] = field(default_factory=dict)  # values of sensitive fields that came in this turn
    also_said: str = ""  # what else the caller said with them
    ends: bool = False
    transfers: bool = False
    used: list[str] = field(default_factory=list)  # the bot's tools, each with its outcome, for the developer
    refused_in_step: int = -1  # the model request of which an action was refused last

    def refuse(self, step: int) -> None:
        """An action of this model request came to nothing: the call goes on, for the caller has to be told."""
        self.refused_in_step, self.ends, self.transfers = step, False, False


def turn_tools() -> list[Tool[Turn]]:
    """All run alone and in the order in which they were called: neither `end_call` nor `transfer_call` overtakes an action."""
    completing: Tool[Turn] = Tool.from_schema(
        _complete_goal, COMPLETE_GOAL, _COMPLETE_GOAL_IS_FOR, {"type": "object"}, takes_ctx=True, sequential=True
    )
    completing.prepare = _with_fields_of_the_bot
    ending: Tool[Turn] = Tool.from_schema(
        _end_call, END_CALL, _END_CALL_IS_FOR, _NOTHING, takes_ctx=True, sequential=True
    )
    transferring: Tool[Turn] = Tool.from_schema(
        _transfer_call, TRANSFER_CALL, _TRANSFER_CALL_IS_FOR, _NOTHING, takes_ctx=True, sequential=True
    )
    transferring.prepare = _where_there_is_a_person
    keeping: Tool[Turn] = Tool.from_schema(
        _keep_private, KEEP_PRIVATE, _KEEP_PRIVATE_IS_FOR, {"type": "object"}, takes_ctx=True, sequential=True
    )
    keeping.prepare = _where_something_is_sensitive
    return [completing, ending, transferring, keeping]


def definitions(tools: Sequence[Tool[Turn]], profile: Profile) -> list[ToolDefinition]:
    """What the loop tells a model of `turn_tools()` and those of the bot behind them, for a request without the loop."""
    completing, ending, transferring, keeping, *own = tools
    offered = [_of_the_bot(completing.tool_def, profile), ending.tool_def]
    if profile.transfers:
        offered.append(transferring.tool_def)
    if (private := _for_sensitive(keeping.tool_def, profile)) is not None:
        offered.append(private)
    return [*offered, *(one.tool_def for one in own)]


def _with_fields_of_the_bot(context: RunContext[Turn], definition: ToolDefinition) -> ToolDefinition:
    return _of_the_bot(definition, context.deps.situation.profile)


def _where_there_is_a_person(context: RunContext[Turn], definition: ToolDefinition) -> ToolDefinition | None:
    return definition if context.deps.situation.profile.transfers else None


def _where_something_is_sensitive(context: RunContext[Turn], definition: ToolDefinition) -> ToolDefinition | None:
    return _for_sensitive(definition, context.deps.situation.profile)


def _for_sensitive(definition: ToolDefinition, profile: Profile) -> ToolDefinition | None:
    names = [field.name for field in sensitive_fields(profile)]
    if not names:
        return None
    value = {"description": "all of it, as figures where it is a number"}
    also = {
        "type": "string",
        "description": "whatever else the caller said in the same breath (a name, a wish), without the value: otherwise "
        "you will not see it again",
    }
    schema = {
        "type": "object",
        "properties": {"field": {"type": "string", "enum": names}, "value": value, "also_said": also},
        "required": ["field", "value"],
        "additionalProperties": False,
    }
    return replace(definition, parameters_json_schema=schema)


def _of_the_bot(definition: ToolDefinition, profile: Profile) -> ToolDefinition:
    return replace(definition, parameters_json_schema=arguments_schema(profile))


async def _complete_goal(context: RunContext[Turn], **arguments: Any) -> str:
    turn = context.deps
    if turn.completed is not None:
        return "Refused: it was sent in this turn already. " + _told(turn.completed)
    fields, complaints = normal_form(turn.situation.profile, _with_private(turn, arguments.get("fields")))
    if complaints:
        turn.refuse(context.run_step)
        raise ModelRetry("Nothing was sent. " + " ".join(complaints))
    same = next((done for done in turn.situation.done if dict(done.fields) == fields), None)
    if same is not None:
        return "Refused: exactly this was sent earlier in this call. Do not send it again. " + _told(same)
    turn.questions = _as_questions(arguments.get("questions"))
    outcome = await turn.tools.complete_goal(fields, turn.questions)
    turn.completed = Done(fields=fields, outcome=outcome)
    return _told(turn.completed)


def _with_private(turn: Turn, sent: object) -> object:
    """With what was kept, where the model left it out, or wrote a note in its place."""
    kept = {**turn.situation.private, **turn.private}
    if not kept or not isinstance(sent, Mapping):
        return sent
    told = {name: value for name, value in sent.items() if not (name in kept and _is_note(value))}
    return {**kept, **told}


def _is_note(value: object) -> bool:
    return value is None or (isinstance(value, str) and (not value.strip() or "withheld" in value.casefold()))


async def _keep_private(context: RunContext[Turn], **arguments: Any) -> str:
    turn, name = context.deps, arguments.get("field")
    try:
        value = checked_value(turn.situation.profile, name, arguments.get("value"))
    except BadValue as bad:
        raise ModelRetry(f"Nothing was kept. The value must be {bad}.") from None
    turn.private[str(name)] = value
    turn.also_said = " ".join(str(arguments.get("also_said") or turn.also_said).split())[:_MOST_ALSO_SAID]
    return "Kept. Do not say it, not even a part of it: say only that you have it, and go on."


async def _end_call(context: RunContext[Turn], **_nothing: Any) -> str:
    turn = context.deps
    if turn.refused_in_step == context.run_step:
        return "Refused: what you called before has not succeeded yet. Settle that with the caller first."
    turn.ends = True
    return "The call ends after your next words. Say goodbye in one short sentence."


async def _transfer_call(context: RunContext[Turn], **_nothing: Any) -> str:
    turn = context.deps
    if turn.refused_in_step == context.run_step:
        return "Refused: complete_goal has not succeeded yet. Settle that with the caller first."
    if not turn.situation.may_transfer:
        return "Refused: nobody could be reached, and it is not tried again in this call. Offer to take a message."
    turn.transfers = True
    return "The caller is put through after your next words. Say so in one short sentence, and ask nothing."


def _told(done: Done) -> str:
    return outcome_told(done.outcome.status, done.outcome.said)


def _as_questions(sent: object) -> tuple[str, ...]:
    """Whatever shape they come in, questions are notes for a person: none of them is worth another round of the model."""
    entries = [sent] if isinstance(sent, str) else sent if isinstance(sent, list) else []
    return tuple(" ".join(str(entry).split())[:500] for entry in entries[:20] if str(entry).strip())
