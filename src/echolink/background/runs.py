"""What carries deliveries on for a day, whatever becomes of a process? A workflow for each round of a delivery.

A workflow knows an id and how long to sleep, nothing of what is said: that stands in our own rows, which are the truth.
"""

import asyncio
from collections.abc import Collection, Coroutine, Sequence
from typing import Any, Final, TypeVar

import structlog
from dbos import DBOS, SetWorkflowID, error
from sqlalchemy.exc import SQLAlchemyError

from echolink.background.deliver import Attempt, deliver, seat
from echolink.background.engine import EngineThread
from echolink.errors import RefusedToStart, StorageUnavailable

_UNFINISHED: Final = ["PENDING", "ENQUEUED", "DELAYED"]
_FINISHED: Final = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
_MOST_SWEPT: Final = 1_000  # at a time

T = TypeVar("T")

log = structlog.get_logger(__name__)


class DurableRuns:
    """The port `Runs`, on DBOS."""

    def __init__(self, engine: EngineThread) -> None:
        self._engine = engine
        self._here: dict[str, asyncio.Task[None]] = {}  # by workflow id; touched in the engine's thread alone

    async def open(self, attempt: Attempt) -> None:
        """Launch. Raises RefusedToStart where its tables are missing, or are another version's."""
        seat.take(attempt, asyncio.get_running_loop())
        try:
            await self._engine.start()
        except (SQLAlchemyError, error.DBOSException) as fault:
            raise RefusedToStart(
                "The tables for background work are missing, or of another version: run the `echolink migrate` of this same "
                "version, which brings them there."
            ) from fault

    async def close(self, grace_seconds: float) -> None:
        """Begin no further attempt, let those under way end within the grace, and leave the rest to whoever lives."""
        await seat.leave(grace_seconds)
        await self._engine.stop()

    async def start(self, delivery_id: str, round_: int) -> bool:
        """See `Runs.start`."""
        return await self._do(self._start(delivery_id, f"{delivery_id}.{round_}"))

    async def gone(self, runs: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
        """See `Runs.gone`."""
        if not runs:
            return ()
        ids = {f"{delivery_id}.{round_}": (delivery_id, round_) for delivery_id, round_ in runs}
        known = await self._do(_unfinished(list(ids)))
        return [run for id_, run in ids.items() if id_ not in known]

    async def take_up(self, living: Collection[str]) -> None:
        """Carry on what workers left that live no more. Raises StorageUnavailable."""
        if taken := await self._do(_recover(living)):
            log.info("deliveries_taken_up", runs=taken)

    async def forget(self) -> None:
        """Delete what workflows have ended: our rows say all that there is to know. Raises StorageUnavailable."""
        await self._do(_forget())

    async def _start(self, delivery_id: str, id_: str) -> bool:
        if id_ in self._here:
            return True
        with SetWorkflowID(id_):
            handle = await DBOS.start_workflow_async(deliver, delivery_id)
        task: asyncio.Task[None] | None = getattr(handle, "task", None)
        if task is None:  # it stands already: carried on elsewhere, or ended
            return False
        self._here[id_] = task
        task.add_done_callback(lambda ended: self._ended(id_, ended))
        return True

    def _ended(self, id_: str, task: asyncio.Task[None]) -> None:
        del self._here[id_]
        if not task.cancelled() and (broken := task.exception()) is not None:
            log.error("delivery_broken", run=id_, error=type(broken).__name__)

    async def _do(self, work: Coroutine[Any, Any, T]) -> T:
        try:
            return await self._engine.do(work)
        except (SQLAlchemyError, error.DBOSException) as fault:
            raise StorageUnavailable("The database of background work does not answer.") from fault


async def _unfinished(ids: list[str]) -> Collection[str]:
    found = await DBOS.list_workflows_async(workflow_ids=ids, status=_UNFINISHED, load_input=False, load_output=False)
    return {workflow.workflow_id for workflow in found}


async def _recover(living: Collection[str]) -> int:
    """Back into a queue, from which any living worker takes them; what sleeps sleeps on. (DBOS's own recovery, which asks for the
    dead by name: so a second one who does the same finds nothing to do.)"""
    pending = await DBOS.list_workflows_async(status="PENDING", load_input=False, load_output=False)
    dead = {workflow.executor_id for workflow in pending} - {None, *living}
    if not dead:
        return 0
    taken = await asyncio.to_thread(DBOS._recover_pending_workflows, sorted(filter(None, dead)))
    return len(taken)


async def _forget() -> None:
    while ended := await DBOS.list_workflows_async(
        status=_FINISHED, limit=_MOST_SWEPT, load_input=False, load_output=False
    ):
        await DBOS.delete_workflows_async([workflow.workflow_id for workflow in ended])
