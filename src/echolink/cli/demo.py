"""`echolink demo`: talk to a bot on this desk; or let a caller be played, and see whether the goal is reached."""

import asyncio
import gc
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from echolink.cli.playing import ABOUT_FAULTS, FaultsOption, PartialsOption, TransferOption
from echolink.simulator.dialled import Party, read_parties
from echolink.simulator.faults import FaultPlan, read_plan
from echolink.simulator.utterance import Manner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from echolink.cli.demo_desk import DemoDesk
    from echolink.simulator.console import Aftermath, NextLine
    from echolink.simulator.phone import SimulatedCall

EPILOG = ABOUT_FAULTS
_NOT_REACHED = 1

Bots = dict[str, "Mapping[str, Any]"]  # "1", "2", "restaurant", … → the bot as the API shows it


def demo(
    goal: Annotated[str | None, typer.Option(metavar="TEXT", help="Goal of a bot of your own.")] = None,
    context: Annotated[str, typer.Option(metavar="TEXT", help="What your own bot knows.")] = "",
    model: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Who answers: scripted, or provider:model such as openai:gpt-5-mini."),
    ] = None,
    bot: Annotated[str | None, typer.Option(metavar="BOT", help="Which bot: 1 or restaurant, 2 or salon.")] = None,
    say: Annotated[
        list[str] | None,
        typer.Option(metavar="WORDS", help="Play a caller who says this; repeat it for what is said next."),
    ] = None,
    twiml: Annotated[bool, typer.Option("--twiml", help="Show what Twilio would get.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Show what the bot understood, and why it said what it said.")
    ] = False,
    faults: FaultsOption = "",
    partials: PartialsOption = False,
    transfer: TransferOption = "",
) -> None:
    """Talk to a bot on this desk: service, telephone exchange and webhook receiver in one.

    No account, no key, no phone; without a --model nothing leaves this machine. With --say, or without a terminal, a
    caller is played: exit code 0 when the goal was reached.
    """
    from echolink.cli.logs import set_up_logs
    from echolink.settings import lend_env_file

    set_up_logs("error" if model is None else "warning")  # a model's failures are told as they happen
    if model is not None:
        lend_env_file()
        os.environ.setdefault("PYDANTIC_AI_NO_BANNER", "1")  # printed where the model's first words belong
    manner = Manner() if partials else None
    parties = read_parties(transfer) if transfer else ()
    of_the_call = (read_plan(faults), manner, parties)
    raise typer.Exit(asyncio.run(_Demo(goal, context, model, bot, say, twiml, why, *of_the_call).run()))


class _Demo:
    """One run of the command."""

    def __init__(
        self,
        goal: str | None,
        context: str,
        model: str | None,
        bot: str | None,
        say: list[str] | None,
        twiml: bool,
        why: bool,
        faults: FaultPlan,
        manner: Manner | None = None,
        parties: "Sequence[Party]" = (),
    ) -> None:
        from rich.console import Console

        from echolink.simulator.console import Screen
        from echolink.simulator.keyboard import Keyboard

        self._goal = goal
        self._context = context
        self._model = model
        self._wanted = bot
        self._say = say
        self._twiml, self._why, self._faults, self._manner = twiml, why, faults, manner
        self._parties = parties
        self._screen: Screen = Screen(Console(highlight=False))
        self._keyboard: Keyboard = Keyboard()
        self._bots: Bots = {}

    async def run(self) -> int:
        """The exit code."""
        from echolink.errors import InvalidInput

        if self._context and self._goal is None:
            raise InvalidInput("--context is of a bot of your own: say its --goal too.")
        began = time.perf_counter()
        self._screen.say("Starting a service, a telephone exchange and a webhook receiver on this machine …", "dim")
        gc.disable()  # modules make no garbage while they load, and looking for it takes 0.3 s of 2
        from echolink.cli.demo_desk import open_desk

        async with open_desk(self._model, self._parties) as desk:
            await self._make_bots(desk)
            gc.freeze()
            gc.enable()
            self._screen.say(f"Ready after {time.perf_counter() - began:.1f} s.", "dim")
            self._tell_who_thinks_ahead()
            chosen = await self._asked_for(desk)
            if self._say is None and sys.stdin.isatty() and sys.stdout.isatty():
                await self._talk(desk, chosen)
                return 0
            return await self._play(desk, chosen or self._bots["1"])

    def _tell_who_thinks_ahead(self) -> None:
        from echolink.cli.demo_told import is_scripted

        if self._manner and is_scripted(self._model):
            self._screen.say(
                "Only models think ahead: the scripted agent answers in a millisecond, and asks for no partial results. "
                "Say a --model too.",
                "yellow",
            )

    async def _make_bots(self, desk: "DemoDesk") -> None:
        from echolink.cli.demo_bots import DEMO_BOTS

        for number, demo_bot in enumerate(DEMO_BOTS, start=1):
            made = await desk.make_bot(demo_bot.name, demo_bot.goal, demo_bot.context)
            self._bots |= {str(number): made, demo_bot.name: made}

    async def _asked_for(self, desk: "DemoDesk") -> "Mapping[str, Any] | None":
        """What the options name. Raises InvalidInput."""
        from echolink.errors import InvalidInput
        from echolink.simulator.console import show_reading

        if self._goal is not None:
            own = await desk.make_bot("own", self._goal, self._context)
            show_reading(self._screen, own["reading"])
            return own
        if self._wanted is None:
            return None
        if self._wanted not in self._bots:
            raise InvalidInput(f"There is no bot {self._wanted!r}: --bot takes {', '.join(self._bots)}.")
        return self._bots[self._wanted]

    # A caller who is played.

    async def _play(self, desk: "DemoDesk", bot: "Mapping[str, Any]") -> int:
        from echolink.cli.demo_told import why_not
        from echolink.cli.playing import played

        call = await desk.phone(bot, self._faults, self._manner)
        aftermath = await self._call(desk, call, played(call, self._say, bot["goal"], bot["context"]), typed=False)
        if aftermath.outcome:
            self._screen.say(f"The goal was reached ({aftermath.outcome}).", "bold green")
            return 0
        last = next((line.text for line in reversed(call.transcript) if line.who != "caller"), "")
        self._screen.say(
            f"The goal was not reached: {why_not(aftermath)} The last words heard were: {last!r}", "bold red"
        )
        return _NOT_REACHED

    # A person at a terminal.

    async def _talk(self, desk: "DemoDesk", bot: "Mapping[str, Any] | None") -> None:
        from echolink.simulator.console import HOW_TO

        while bot := bot or await self._choose(desk):
            self._screen.say()
            self._screen.say(f"You phone: {bot['goal']}", "bold")
            self._screen.say(HOW_TO, "dim")
            await self._call(desk, await desk.phone(bot, self._faults, self._manner), self._keyboard.line, typed=True)
            self._screen.say()
            bot = None

    async def _choose(self, desk: "DemoDesk") -> "Mapping[str, Any] | None":
        from echolink.cli.demo_bots import DEMO_BOTS

        self._screen.say()
        self._screen.say("Whom do you want to talk to?", "bold")
        for number, demo_bot in enumerate(DEMO_BOTS, start=1):
            self._screen.say(f"  {number}  {demo_bot.title}  ({demo_bot.context})")
        self._screen.say("  3  your own bot: you say what it is for")
        self._screen.say("  q  nobody any more")
        while (typed := await self._ask("1, 2, 3 or q")) is not None:
            choice = typed.strip().lower() or "1"
            if choice in {"q", "quit", "exit"}:
                return None
            if choice in {"3", "own"}:
                return await self._own(desk)
            if choice in self._bots:
                return self._bots[choice]
        return None

    async def _own(self, desk: "DemoDesk") -> "Mapping[str, Any] | None":
        """A bot of what is typed; asked again when the API refuses it. None at the end of input."""
        from echolink.errors import InvalidInput
        from echolink.simulator.console import show_reading

        while (goal := await self._ask("Goal, such as: Take orders for pizza")) is not None:
            if not goal.strip():
                continue
            context = await self._ask(
                "Context, such as: Open 11-22. Margherita $9, Diavola $11. Delivery in 30 minutes"
            )
            try:
                own = await desk.make_bot("own", goal, context or "")
            except InvalidInput as refused:
                self._screen.say(refused.detail, "red")
                continue
            show_reading(self._screen, own["reading"])
            return own
        return None

    async def _ask(self, question: str) -> str | None:
        self._screen.say(question, "dim")
        self._screen.prompt(">")
        return await self._keyboard.line()

    # Any call.

    async def _call(
        self, desk: "DemoDesk", call: "SimulatedCall", next_line: "NextLine", *, typed: bool
    ) -> "Aftermath":
        from echolink.cli.demo_told import Reasons, aftermath_of, cost, is_scripted
        from echolink.simulator.console import Conversation, show_aftermath

        received_before = len(desk.receiver.received)
        explain = Reasons(desk, call).lines if self._why else None
        conversation = Conversation(self._screen, self._twiml, explain)
        await conversation.hold(call, next_line, typed=typed)
        await conversation.see_off(call)
        told = await desk.analyzed(call)
        aftermath = aftermath_of(told, desk, received_before, self._model)
        if self._manner and not is_scripted(self._model):
            self._screen.say(f"      {cost(told)}", "dim")
        show_aftermath(self._screen, aftermath, call, self._next_steps())
        return aftermath

    def _next_steps(self) -> "Sequence[str]":
        program = _program()
        steps = []
        if self._goal is None:
            steps.append(f'a bot of your own     {program} demo --goal "Take orders for pizza" --context "Open 11-22."')
        if not self._twiml:
            steps.append(f"what Twilio would get {program} demo --twiml")
        if not self._why:
            steps.append(f"what it understood    {program} demo --why")
        if self._model is None:
            steps.append(f"a language model      {program} demo --model openai:gpt-5-mini (with OPENAI_API_KEY set)")
        return [*steps, f"your own number       {program} serve, and follow what it prints"]


def _program() -> str:
    """What to type for this program: its name where the shell finds it, else where it stands, as `make` runs it."""
    called = sys.argv[0]
    is_found = Path(called).name != "echolink" or shutil.which("echolink") == str(Path(called).absolute())
    return "echolink" if is_found else called
