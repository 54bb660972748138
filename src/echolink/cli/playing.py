"""Who speaks for the caller when nobody types, and what may go wrong meanwhile? Given lines, a built-in caller, a fault plan."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from echolink.simulator.dialled import PLAYED
from echolink.simulator.faults import FORM, MEANINGS

if TYPE_CHECKING:
    from echolink.simulator.console import NextLine
    from echolink.simulator.phone import SimulatedCall

FaultsOption = Annotated[str, typer.Option(metavar="PLAN", help="What goes wrong on the line; see below.")]
PartialsOption = Annotated[
    bool,
    typer.Option(
        "--partials", help="Speak at a human pace, and tell what was said so far: models begin to think meanwhile."
    ),
]
TransferOption = Annotated[
    str,
    typer.Option(
        metavar="OUTCOME",
        help=f"What the person whom a caller is put through to does: {', '.join(PLAYED)}; with commas for each further try.",
    ),
]
ABOUT_FAULTS = (
    f"PLAN is, for example, `twice@response:2, lose@every:20`: {FORM}\n\n\b\nWHAT is done to a request:\n"
    + "\n".join(f"  {harm:<17}{meaning}" for harm, meaning in MEANINGS.items())
)


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
