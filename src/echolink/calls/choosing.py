"""Who answers a call? Its bot as it was when the call began, and the brain or model that it may use, or the scripted agent."""

import structlog

from echolink.accounts.account import Bot
from echolink.calls.brain import BRAIN, Brain
from echolink.calls.call import Call
from echolink.calls.parts import Parts
from echolink.calls.situation import filled_for
from echolink.calls.thought import Speaking

log = structlog.get_logger(__name__)


class Choosing:
    """The agents that the operator allows, for one call at a time."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.scripted = Speaking(parts.scripted, "scripted", is_paid=False)

    async def who_answers(self, call: Call) -> tuple[Bot, Speaking]:
        """The bot, and who is asked first."""
        bot = await bot_of(self._parts, call)
        if bot.brain is not None:
            brain = Brain(self._parts.client, self._parts.delivery_store, bot, call, self._parts.sealer)
            return bot, Speaking(brain, BRAIN, is_paid=False)
        if not self.has_model(bot) or await self._has_used_up_its_tokens(call):
            return bot, self.scripted
        agents = self._parts.agents
        name = bot.model if bot.model and bot.model in agents.names else agents.names[0]
        return bot, Speaking(agents.primary(bot.model), name)

    def has_model(self, bot: Bot) -> bool:
        """Whether a model is this bot's first choice."""
        return bot.brain is None and self._parts.agents.primary(bot.model) is not self.scripted.agent

    async def _has_used_up_its_tokens(self, call: Call) -> bool:
        cap = self._parts.budget.model_tokens_per_day
        if not cap:
            return False
        used = await self._parts.calls.tokens_today(call.account_id, self._parts.clock())
        if used >= cap:
            log.warning("model_tokens_used_up", account_id=call.account_id, used=used, cap=cap)
        return used >= cap


async def bot_of(parts: Parts, call: Call) -> Bot:
    """The revision with which the call began, its texts filled with the call's variables."""
    bot = await parts.bots.revision(call.bot_id, call.revision)
    assert bot is not None, "a call's bot revision is never deleted before the call"
    return await filled_for(call, bot)
