"""An exchange, and a bot for it to phone."""

from collections.abc import AsyncIterator

import pytest

from echolink.simulator.exchange import Exchange
from echolink.simulator.serving import serving
from tests.simulator.wordless_bot import ORIGIN, TOKEN, WordlessBot


@pytest.fixture
async def bot() -> AsyncIterator[WordlessBot]:
    made = WordlessBot()
    async with serving(made) as server:
        made.origin = server.origin
        yield made
        made.closing.set()


@pytest.fixture
async def exchange(bot: WordlessBot) -> AsyncIterator[Exchange]:
    async with Exchange(auth_token=TOKEN, dial_through={ORIGIN: bot.origin}) as made:
        made.number.settings["VoiceUrl"] = f"{ORIGIN}/voice"
        yield made
    assert not bot.unsigned, "every request must carry a signature that Twilio's own validator takes"
