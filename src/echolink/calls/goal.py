"""What happens when an agent reaches the goal? The action is decided once, in the database, then brought to the user's system."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog

from echolink.accounts.account import Bot
from echolink.actions.delivery import Deliveries, DeliveryState, DeliveryStatus, DeliveryStore
from echolink.actions.event import Event, Own
from echolink.actions.secrecy import Opener, body_of, place_of
from echolink.agent.port import Done, Outcome
from echolink.calls.clock import Clock
from echolink.calls.patience import Patience
from echolink.calls.record import TurnRecord
from echolink.calls.telling import completed
from echolink.calls.withholding import Sealer
from echolink.errors import TurnTaken
from echolink.ids import new_id

log = structlog.get_logger(__name__)


class GoalTools:
    """`agent.port.Tools` for one turn."""

    def __init__(
        self,
        record: TurnRecord,
        bot: Bot,
        store: DeliveryStore,
        deliveries: Deliveries,
        clock: Clock,
        patience: Patience,
        wait_seconds: float,
        sealer: Sealer,
    ) -> None:
        self._record, self._bot, self._store, self._deliveries = record, bot, store, deliveries
        self._clock, self._patience, self._wait_seconds, self._sealer = clock, patience, wait_seconds, sealer
        self._ours: set[asyncio.Task[Outcome]] = set()

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        """See the port. A turn that is answered a second time, after a crash, joins the action that it had decided.

        Raises TurnTaken when another worker answers the same turn, and was first.
        """
        task = asyncio.create_task(self._complete(fields, questions))
        self._ours.add(task)
        task.add_done_callback(self._ended)
        self._record.is_sending = True
        try:
            with self._patience.paused():
                return await asyncio.shield(task)  # a hang-up stops the speech, never a committed action
        finally:
            self._record.is_sending = False

    def _ended(self, task: asyncio.Task[Outcome]) -> None:
        """Nobody may be left to whom it could raise: a hang-up stops who waits, and a call that has ended decides nothing."""
        self._ours.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, TurnTaken):
            log.error("goal_not_completed", call_id=self._record.call.id, error=type(error).__name__)

    async def _complete(self, fields: Mapping[str, Any], questions: Sequence[str]) -> Outcome:
        earlier = await self._store.goals_of(self._record.call.id)
        this_turn = [state for state in earlier if state.delivery.turn == self._record.turn.turn]
        if this_turn and self._record.is_unwritten:
            raise TurnTaken("Another worker has decided it, and is delivering it.")
        if this_turn:
            return await self._deliveries.make(this_turn[-1].delivery.id, self._wait_seconds)
        goal, own = self._goal(fields, questions)
        await self._record.decide(goal, fields)
        return await self._deliveries.make(own.delivery_id, self._wait_seconds)

    def _goal(self, fields: Mapping[str, Any], questions: Sequence[str]) -> tuple[Event, Own]:
        """What is sent to the bot's webhook is sealed where it holds what nobody else is to read; others get it without."""
        call, now, own = self._record.call, self._clock(), Own(new_id("dlv"), self._bot.webhook)
        whole = completed(call, self._bot.goal, fields, questions, now, own)
        if self._record.withholding is None:
            return whole, own
        known = [question for question in questions if question in call.questions]  # of the others nobody knows yet
        shown = completed(call, self._bot.goal, self._record.withholding.fields(fields), known, now, own)
        if shown == whole:
            return whole, own
        sealed = self._sealer.seal(json.dumps(whole.data), bound_to=place_of(own.delivery_id))
        own = replace(own, sealed=sealed)
        return replace(shown, own=own), own


def done_before(states: Sequence[DeliveryState], opener: Opener) -> list[Done]:
    """A call's earlier actions as an agent must know them: one without an answer is unknown, and not to be repeated. Raises
    SealNotOpened."""
    return [Done(json.loads(body_of(state.delivery, opener))["data"]["fields"], _outcome(state)) for state in states]


def _outcome(state: DeliveryState) -> Outcome:
    if state.status is DeliveryStatus.DELIVERED:
        return Outcome("answered", state.told)
    return Outcome("noted" if state.attempts else "unknown")
