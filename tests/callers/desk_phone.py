"""A phone on the same desk as the agent: no server between them, so that hundreds of calls take seconds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from echolink.agent.port import HeardKind, Outcome
from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation, Webhook

_TIMEZONE = "America/New_York"


class DeskPhone:
    """Phones the bot of a script."""

    def __init__(self, script: Mapping[str, Any]) -> None:
        bot = script["bot"]
        self.profile = read_profile(
            goal=bot["goal"],
            context=bot.get("context", ""),
            name=bot.get("name", ""),
            fields=bot.get("fields"),
            timezone=_TIMEZONE,
            region=bot.get("region", "US"),
        )
        now = datetime.fromisoformat(script.get("now", "2026-11-22T12:00:00")).replace(tzinfo=ZoneInfo(_TIMEZONE))
        caller = script.get("caller", "+12125550123")
        self.call = Conversation(self.profile, _Answering(script.get("webhook", "Thank you.")), caller=caller, now=now)

    async def say(self, words: str | None) -> str:
        if words is None:
            return (await self.call.is_silent()).say
        return (await self.call.hears(words, HeardKind.SPEECH)).say

    @property
    def ended(self) -> bool:
        return bool(self.call.answers) and self.call.answers[-1].ends

    @property
    def sent(self) -> Sequence[tuple[Mapping[str, Any], Sequence[str]]]:
        return self.call.webhook.sent


class _Answering(Webhook):
    """Answers with the texts of a script, the last one again and again; None is a webhook that is down."""

    def __init__(self, texts: str | Sequence[str] | None) -> None:
        super().__init__()
        self._texts = [texts] if isinstance(texts, str) or texts is None else list(texts)

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        text = self._texts[min(len(self.sent), len(self._texts) - 1)]
        self.outcome = Outcome("noted") if text is None else Outcome("answered", text)
        return await super().complete_goal(fields, questions)
