"""Who speaks for the caller when nobody types? Given lines, or a caller that is built in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from echolink.simulator.console import NextLine
    from echolink.simulator.phone import SimulatedCall


def played(call: "SimulatedCall", say: list[str] | None, goal: str, context: str) -> "NextLine":
    """`say`, one after another, then hang up; without it a caller who wants what the goal is about."""
    from echolink.cli.demo_bots import caller_for

    given: Iterator[str] | None = None if say is None else iter(say)
    caller = caller_for(goal, context)
    heard_until = 0

    async def next_line() -> str | None:
        nonlocal heard_until
        if given is not None:
            return next(given, None)
        heard = " ".join(line.text for line in call.transcript[heard_until:] if line.who != "caller")
        heard_until = len(call.transcript)
        return caller.answer(heard)

    return next_line
