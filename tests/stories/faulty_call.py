"""A caller who books a table over a line with faults, and what must hold afterwards whatever they were."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from echolink.cli.demo_bots import TABLE, caller_for
from echolink.simulator.call_line import APPLICATION_ERROR
from echolink.simulator.faults import FaultPlan
from echolink.simulator.phone import CallOver, SimulatedCall
from tests.stories.desk import Desk

_MOST_LINES = 40  # of the caller's; then they hang up
_SETTLED_SECONDS = 10.0


@dataclass(frozen=True)
class Booked:
    """A call that is over."""

    plan: FaultPlan
    call: SimulatedCall
    told: Mapping[str, Any] | None  # as the API tells it; None when none of its requests arrived
    payloads: Sequence[Mapping[str, Any]]  # what the webhook received for it

    @property
    def heard_error(self) -> bool:
        """Twilio had no document to run, and said so."""
        return any(line.text == APPLICATION_ERROR for line in self.call.transcript)

    @property
    def bot_ended(self) -> bool:
        return bool(self.call.documents) and "<Hangup/>" in self.call.documents[-1].twiml


async def book(at: Desk, plan: FaultPlan) -> Booked:
    """Phone the desk's bot; answer what it asks until somebody hangs up."""
    call = await at.exchange.call(faults=plan)
    caller = caller_for(TABLE.goal, TABLE.context)
    try:
        heard = await call.listen()
        for _ in range(_MOST_LINES):
            if call.ended:
                break
            said = caller.answer(heard)
            if said is None:
                break
            await call.say(said)
            heard = await call.listen()
    except CallOver:
        pass
    await call.hang_up()
    told = await _settled(at, call)
    return Booked(plan, call, told, [one for one in at.payloads if one["data"]["call_sid"] == call.sid])


async def _settled(at: Desk, call: SimulatedCall) -> Mapping[str, Any] | None:
    """What the API tells of the call, once no action of it is on its way any more: that outlasts a hang-up."""
    page = (await at.http.get("/v1/calls", params={"limit": 5})).json()["data"]
    listed = next((one for one in page if one["call_sid"] == call.sid), None)
    if listed is None:
        return None
    async with asyncio.timeout(_SETTLED_SECONDS):
        while True:
            told: dict[str, Any] = (await at.http.get(f"/v1/calls/{listed['id']}")).json()
            if told["outcome"] != "goal_noted":
                return told
            await asyncio.sleep(0.02)  # nothing tells from outside when a delivery has ended
