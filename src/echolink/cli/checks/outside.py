"""Do Twilio, the bots' webhooks and the models answer?"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from echolink.accounts.account import Bot, Number, TwilioCredentials
from echolink.accounts.ports import TwilioNumbers
from echolink.actions.client import WebhookClient
from echolink.agent.model.agents import Agents
from echolink.agent.model.names import real
from echolink.agent.port import Heard, HeardKind, Outcome, Situation
from echolink.agent.profile import Profile
from echolink.agent.tool import ToolResult
from echolink.cli.checks.finding import Finding, note, ok, wrong
from echolink.errors import AgentFailed, EchoLinkError

_MODEL_SECONDS = 20.0
_MODEL_ADVICE = (
    "Check its name, its key and the way to its provider; until it answers, those after it in ECHOLINK_MODEL do."
)


async def number_finding(twilio: TwilioNumbers, credentials: TwilioCredentials, number: Number, origin: str) -> Finding:
    """Credentials, ownership, capability and voice settings, as Twilio has them now; nothing is written or recorded."""
    subject = f"number {number.phone_number}"
    try:
        found = await twilio.look_up(credentials, number.phone_number_sid)
    except EchoLinkError as refused:
        return wrong(subject, refused.detail)
    if number.active_bot_id is None:
        return note(subject, "can do voice; not wired, as it has no active bot. POST /v1/bots makes one.")
    wanted = twilio.voice_settings(origin, number.id)
    others = ", ".join(sorted(name for name, value in wanted.items() if found.voice.get(name, "") != value))
    if others:
        return wrong(subject, f"does not ring here: {others} hold other values. POST /v1/my-number/wire puts it right.")
    return ok(subject, "can do voice, and rings here")


async def bot_findings(client: WebhookClient, bot: Bot) -> list[Finding]:
    """Of every URL that the bot has EchoLink dial."""
    urls = {"webhook": bot.webhook, "brain": bot.brain and bot.brain["url"], "call_started_url": bot.call_started_url}
    return [await _url_finding(client, f"{name} of {bot.id}", url) for name, url in urls.items() if url]


async def _url_finding(client: WebhookClient, subject: str, url: str) -> Finding:
    """Connects and sends nothing: a webhook may act on whatever it gets. Only the host is shown, URLs may hold secrets."""
    host = urlsplit(url).netloc
    failure = await client.probe(url)
    if failure is None:
        return ok(subject, f"{host} takes connections (nothing was sent)")
    return wrong(subject, f"{host}: {failure.reason}")


async def model_findings(agents: Agents, models: Sequence[str]) -> list[Finding]:
    """One tiny request to each model that is not `scripted`."""
    if not real(models):
        return [ok("model", "scripted (embedded; asks nobody)")]
    return [await _model_finding(agents, name) for name in dict.fromkeys(real(models))]


async def _model_finding(agents: Agents, name: str) -> Finding:
    subject = f"model {name}"
    situation = Situation(
        profile=Profile(goal="Take a message"), heard=Heard(HeardKind.SPEECH, "Hello?"), now=datetime.now(UTC)
    )
    loop = asyncio.get_running_loop()
    try:
        agent = await agents.agent_of(name)
        began = loop.time()
        async with asyncio.timeout(_MODEL_SECONDS):
            answer = await agent.answer(situation, _NoTools())
    except TimeoutError:
        return wrong(subject, f"no answer within {_MODEL_SECONDS:g} seconds. {_MODEL_ADVICE}")
    except EchoLinkError as failed:
        return wrong(subject, f"{failed.detail.removeprefix(f'{name}: ')}. {_MODEL_ADVICE}")
    tokens = answer.usage.input_tokens + answer.usage.output_tokens
    return ok(subject, f"answered in {loop.time() - began:.1f} s ({tokens} tokens)")


class _NoTools:
    """What a model may do in this check: nothing."""

    async def complete_goal(self, fields: Mapping[str, Any], questions: Sequence[str] = ()) -> Outcome:
        raise AgentFailed("it sent a form where it was only greeted")

    async def use_tool(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        raise AgentFailed("it used a tool where it was only greeted")
