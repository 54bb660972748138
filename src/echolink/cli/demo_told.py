"""What does the service tell of a call that the demo has played?"""

from collections.abc import Mapping, Sequence
from typing import Any

from echolink.cli.demo_desk import DemoDesk
from echolink.simulator.console import Aftermath
from echolink.simulator.phone import SimulatedCall


class Reasons:
    """What the service tells of the replies since the last look."""

    def __init__(self, desk: DemoDesk, call: SimulatedCall) -> None:
        self._desk, self._call = desk, call
        self._shown = 0

    async def lines(self) -> list[str]:
        told = await self._desk.told(self._call)
        new = told["transcript"][self._shown :]
        self._shown += len(new)
        reasons = [one for line in new if line["why"] for one in _reasons(line["why"], line["agent"])]
        known = ", ".join(f"{name} = {value}" for name, value in told["fields"].items())
        return [*reasons, f"knows: {known}"] if known else reasons


def _reasons(why: str, agent: str) -> list[str]:
    """What was understood, and why this is said, in a line each."""
    understood, arrow, reason = why.rpartition(" → ")
    return [*([f"heard: {understood}"] if arrow else []), f"why:   {reason}  ({agent})"]


def aftermath_of(told: Mapping[str, Any], desk: DemoDesk, received_before: int, model: str | None) -> Aftermath:
    """What came of the call, and of the webhook's requests since then."""
    new = desk.receiver.received[received_before:]
    return Aftermath(
        fields=told["fields"],
        payload=new[-1].payload if new else None,
        answer=desk.receiver.answered[-1] if new else "",
        outcome=told["outcome"],
        end_reason=told["end_reason"],
        summary=(told["analysis"] or {}).get("summary", ""),
        remarks=_stood_in(told["transcript"], model),
    )


def _stood_in(transcript: Sequence[Mapping[str, Any]], model: str | None) -> list[str]:
    """Whether a caller who wanted to hear a model heard another agent."""
    if is_scripted(model):
        return []
    silent = len({line["turn"] for line in transcript if line["agent"] == "scripted"})
    return (
        [f"{model} gave no reply {silent} times (why: see the log lines above); scripted stood in."] if silent else []
    )


def is_scripted(model: str | None) -> bool:
    """Whether no model answers, or only when the scripted agent fails."""
    return model is None or model.split(",")[0].strip() == "scripted"


def cost(told: Mapping[str, Any]) -> str:
    """What thinking ahead, and thinking at all, has cost."""
    usage, turns = told["model_usage"], {line["turn"] for line in told["transcript"] if line["who"] == "caller"}
    tokens = usage["input_tokens"] + usage["output_tokens"]
    return (
        f"The model was asked {usage['requests']} times for {len(turns)} turns; "
        f"{usage['thrown_away_tokens']} of {tokens} tokens were thrown away."
    )


def why_not(aftermath: Aftermath) -> str:
    """Of a call that did not reach its goal, in a sentence or two."""
    collected = ", ".join(aftermath.fields) or "nothing"
    ended = {
        "caller_hung_up": "the caller hung up.",
        "agent_ended": "the bot ended the call.",
        "silence": "nobody spoke any more.",
    }
    return (
        f"{ended.get(str(aftermath.end_reason), f'the call ended ({aftermath.end_reason}).')} Collected: {collected}."
    )
