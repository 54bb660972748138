"""What does a fault plan do to a call, beside what it does to the wire? Ends it, sends it elsewhere, makes a Gather deaf."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from echolink.simulator.courier import Courier, Fetched
from echolink.simulator.fate import Met, kind_of
from echolink.simulator.faults import Harm, Kind
from echolink.simulator.record import Mishap
from echolink.simulator.steps import Step, Stop

if TYPE_CHECKING:
    from echolink.simulator.call_line import CallLine


class Upsets:
    """Those of one call. `outlasting` are its requests that the call does not wait for, and that come all the same."""

    def __init__(self, line: "CallLine", courier: Courier) -> None:
        self._line = line
        self._fate = courier.fate
        self.courier = self._wired(courier)
        self.outlasting: set[asyncio.Task[Any]] = set()
        self.entry: Step | None = None  # where the call began
        self._last: Fetched | None = None  # the document that was run last

    def _wired(self, courier: Courier) -> Courier:
        """What the courier does stands in the call's record, and what its requests meet is done to the call."""
        record = self._line.record
        return replace(
            courier,
            on_attempt=record.attempts.append,
            on_warning=record.warnings.append,
            on_mishap=record.mishaps.append,
            on_copied=record.copies.append,
            on_due=self._due,
            on_sent=self._sent,
            spend=self._line.clock.spend,
        )

    def usable(self, fetched: Fetched) -> Fetched:
        """What is run next: the document that came, or the one before it, so that its Gather listens again."""
        if Harm.REGATHER in fetched.met.harms and self._last is not None:
            self._tell(fetched.met, "its answer is not used; the Gather that it came from runs again")
        else:
            self._last = fetched
        return self._last

    def falls_through(self, action: str, *, heard: bool) -> bool:
        """Does the Gather with this action hear nothing?"""
        if not self._fate.awaits(kind_of(action), Harm.FELL):
            return False
        lost = "; what the caller said is lost" if heard else ""
        self._line.record.mishaps.append(Mishap("Gather", f"it fell through to the verb after it{lost}"))
        return True

    def keeps_quiet(self) -> bool:
        """Is the status callback that is due now not sent?"""
        if not self._fate.awaits(Kind.STATUS, Harm.NEVER):
            return False
        self._tell(self._fate.meet(Kind.STATUS), "not sent")
        return True

    def ended(self) -> None:
        """The call is over: once it was called back, what comes late comes."""
        self.outlast(asyncio.create_task(self._deliver_late()))

    async def _deliver_late(self) -> None:
        await self._line.called_back()
        while others := self.outlasting - {asyncio.current_task()}:
            await asyncio.wait(others)
        await self.courier.deliver_late()

    async def _due(self, met: Met) -> None:
        if Harm.OVERTAKEN in met.harms and not self._line.is_over:
            self._tell(met, "the call has ended, and the status callback has arrived before it")
            self.outlast(asyncio.current_task())
            self._line.interrupt(Stop())
            await self._line.called_back()

    def _sent(self, met: Met) -> None:
        if self._line.is_over:
            return
        if Harm.HANGUP in met.harms:
            self._tell(met, "the caller hangs up while it is held")
            self.outlast(asyncio.current_task())
            self._line.interrupt(Stop("completed" if self._line.status == "in-progress" else "no-answer"))
        elif Harm.REENTER in met.harms and self.entry is not None:
            self._tell(met, "the call is sent to its voice URL again while it is held")
            self._line.interrupt(self.entry)

    def outlast(self, task: asyncio.Task[Any] | None) -> None:
        """The call does not wait for this, and its end does not stop it."""
        if task is not None:
            self.outlasting.add(task)
            task.add_done_callback(self.outlasting.discard)

    def _tell(self, met: Met, text: str) -> None:
        self._line.record.mishaps.append(Mishap(str(met), text))
