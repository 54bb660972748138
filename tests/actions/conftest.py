"""Receivers and clients that are closed again."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest_asyncio

from echolink.actions.client import WebhookClient
from echolink.actions.destination import AllowedNetworks, SystemLookUp
from tests.actions.webhook_receiver import Answer, Receiver, StartReceiver


@pytest_asyncio.fixture
async def start_receiver() -> AsyncIterator[StartReceiver]:
    async with AsyncExitStack() as stack:

        async def start(*answers: Answer) -> Receiver:
            receiver = await Receiver(*answers).start()
            stack.push_async_callback(receiver.stop)
            return receiver

        yield start


@pytest_asyncio.fixture
async def look_up() -> AsyncIterator[SystemLookUp]:
    system = SystemLookUp()
    yield system
    system.close()


@pytest_asyncio.fixture
async def client(look_up: SystemLookUp) -> AsyncIterator[WebhookClient]:
    """One that may dial loopback, and gives up after two seconds, which a busy machine may well pause for a part of."""
    loopback = WebhookClient(AllowedNetworks.parse("127.0.0.0/8"), look_up, total_seconds=2.0)
    yield loopback
    await loopback.aclose()
