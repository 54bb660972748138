"""Does the clock of a silent agent run, and stand still?"""

import asyncio

import pytest

from echolink.calls.patience import Patience


async def test_patience_runs_out() -> None:
    with pytest.raises(TimeoutError):
        async with Patience(0.01):
            await asyncio.Event().wait()


async def test_patience_does_not_run_while_it_is_paused() -> None:
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(0.05, over.set)

    async with Patience(0.02) as patience:
        with patience.paused():
            await over.wait()


async def test_patience_goes_on_with_what_was_left() -> None:
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(0.02, over.set)

    async def pause_and_wait() -> None:
        async with Patience(0.01) as patience:
            with patience.paused():
                await over.wait()
            await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await pause_and_wait()
