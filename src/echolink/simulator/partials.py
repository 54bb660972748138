"""How are partial results told? Beside the call: it never waits for them, they are not tried again, and no answer is run."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from echolink.simulator.faults import Harm, Kind
from echolink.simulator.handset import OpenGather
from echolink.simulator.record import Mishap, Notice
from echolink.simulator.utterance import PartialResult
from echolink.simulator.wire import FetchFailed

if TYPE_CHECKING:
    from echolink.simulator.call_line import CallLine
    from echolink.simulator.fate import Met

_NEVER_ARRIVES = frozenset({Harm.REFUSE, Harm.TIMEOUT, Harm.LOSE, Harm.RESET})


class Partials:
    """Those of one call."""

    def __init__(self, line: "CallLine") -> None:
        self._line = line
        self._overtaken = asyncio.Event()  # of the newest: something later has arrived
        self._answered = asyncio.Event()

    def send(self, gather: OpenGather, result: PartialResult, sequence: int) -> asyncio.Event:
        """Fire and forget; the event is set when it was answered, has failed, or is held by the fault plan."""
        overtakes, self._overtaken = self._overtaken, asyncio.Event()
        delivery = _Delivery(self._line, overtakes, self._overtaken, self._answered)
        params = self._line.params() | result.params(sequence)
        method = gather.attributes.get("partialResultCallbackMethod", "POST")
        self._line.upsets.outlast(asyncio.create_task(delivery.run(gather.partials_to, method, params)))
        return delivery.settled

    def answered(self) -> None:
        """A document has come, or the call is over: whatever was held comes now."""
        self._overtaken.set()
        self._answered.set()
        self._overtaken, self._answered = asyncio.Event(), asyncio.Event()


@dataclass(slots=True)
class _Delivery:
    """One partial result on its way."""

    line: "CallLine"
    overtakes: asyncio.Event  # to be set when it has arrived
    overtaken: asyncio.Event
    answered: asyncio.Event  # the turn that it belongs to
    settled: asyncio.Event = field(default_factory=asyncio.Event)
    is_harmed: bool = False

    async def run(self, url: str, method: str, params: Mapping[str, str]) -> None:
        record = self.line.record
        courier = replace(
            self.line.courier,
            kind=Kind.PARTIAL,
            on_attempt=record.partials.append,
            on_due=self._due,
            spend=_nobody_waits,
        )
        try:
            await courier.fetch(url, method, params)
        except FetchFailed as failed:
            if not self.is_harmed:  # what the fault plan did stands among its mishaps
                record.warnings.append(Notice(failed.code, f"partial result: {failed}", url))
        finally:
            self.settled.set()
            self.overtakes.set()

    async def _due(self, met: "Met") -> None:
        self.is_harmed = bool(met.harms & _NEVER_ARRIVES)
        if Harm.STALE in met.harms:
            await self._held(met, self.answered, "held until its turn was answered")
        elif Harm.SWAPPED in met.harms:
            await self._held(met, self.overtaken, "held until the next one had arrived")
        await self.line.courier.on_due(met)

    async def _held(self, met: "Met", until: asyncio.Event, text: str) -> None:
        self.settled.set()
        await until.wait()
        self.line.record.mishaps.append(Mishap(str(met), text))


async def _nobody_waits(_: Any) -> None:
    """A timeout takes no time of the call's."""
