"""What did a bot understand of its own texts? Read once a revision, beside the event loop, and remembered."""

import asyncio
from collections import OrderedDict

from echolink.accounts.account import Bot
from echolink.accounts.variables import filled
from echolink.agent.profile import Reading, read_profile

_MOST_REMEMBERED = 1_000  # revisions, of some 5 kB each


class Readings:
    """Readings of saved revisions, which never change; the one that was asked for longest ago is forgotten first."""

    def __init__(self, most: int = _MOST_REMEMBERED) -> None:
        self._most = most
        self._known: OrderedDict[tuple[str, int], Reading] = OrderedDict()

    async def of(self, bot: Bot) -> Reading:
        """The reading of a saved revision."""
        key = (bot.id, bot.revision)
        if key not in self._known:
            self.keep(bot, await read(bot))
        self._known.move_to_end(key)
        return self._known[key]

    def keep(self, bot: Bot, reading: Reading) -> None:
        """Remember the reading of a revision that was saved."""
        self._known[bot.id, bot.revision] = reading
        while len(self._known) > self._most:
            self._known.popitem(last=False)


async def read(bot: Bot) -> Reading:
    """With the bot's own variables. In a thread of its own: a context of 20,000 characters can take more than a second, in which
    calls must go on."""
    bot = filled(bot, bot.variables)
    profile = await asyncio.to_thread(
        read_profile,
        goal=bot.goal,
        context=bot.context,
        name=bot.name,
        language=bot.language,
        timezone=bot.timezone,
        region=bot.region,
        fields=bot.fields,
    )
    return profile.reading
