"""How does work go on beside a server: ended with it, told when it breaks, and begun anew where it has to go on?"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import structlog

log = structlog.get_logger(__name__)

_PAUSE_SECONDS = 1


async def beside(stack: AsyncExitStack, work: Awaitable[None]) -> None:
    """Run `work` once beside the server, which answers calls without it; it is stopped with it, and what breaks it is told."""

    async def run() -> None:
        try:
            await work
        except Exception as error:  # whatever it was: the server goes on
            log.exception("background_work_failed", exc_info=error)

    task = asyncio.create_task(run())

    async def stop() -> None:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    stack.push_async_callback(stop)


async def again_and_again(work: Callable[[], Awaitable[None]]) -> None:
    """For what has to go on as long as the server does, whatever breaks it: without a heartbeat a worker would be taken for dead
    for ever."""
    while True:
        try:
            await work()
        except Exception as error:  # whatever it was: told, and begun anew
            log.exception("background_work_broke", exc_info=error)
        await asyncio.sleep(_PAUSE_SECONDS)
