"""What stands between this installation and its next call? One line a check: ok, or what is wrong and what to do."""

import asyncio
import sys
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from echolink.assembly.stores import Stores
    from echolink.cli.checks.finding import Finding
    from echolink.settings import Settings

_MARKS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}
_BOTS_LOOKED_AT = 100  # of each account, the newest


def doctor(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The --host that `serve` has.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", help="The --port that `serve` has.")] = 8000,
) -> None:
    """Check everything that a call needs, while `serve` is running. Exit code 1 when something is wrong."""
    from echolink.cli.logs import set_up_logs

    set_up_logs("error")  # the findings say it
    raise typer.Exit(asyncio.run(_print_findings(host, port)))


async def _print_findings(host: str, port: int) -> int:
    anything_wrong = False
    async for finding in findings(host, port):
        anything_wrong |= finding.state == "wrong"
        print(f"{_MARKS[finding.state]}  {finding.subject}: {finding.text}", flush=True)
    if anything_wrong:
        print("Something is wrong; each line above says what to do.", file=sys.stderr)
    return int(anything_wrong)


async def findings(host: str, port: int) -> AsyncIterator["Finding"]:
    """All findings as they are made, the nearest first; ends early where the next checks have nothing to stand on."""
    from echolink.assembly.stores import open_stores, sqlite_path
    from echolink.cli.checks import local
    from echolink.cli.checks.finding import note, ok
    from echolink.errors import EchoLinkError
    from echolink.settings import lend_env_file, load_settings, origin_bound_to

    try:
        lend_env_file()
        settings = load_settings()
        origin = origin_bound_to(settings, host, port)
    except EchoLinkError as error:
        yield local.refused("settings", error)
        return
    yield local.settings_finding(settings)
    file = sqlite_path(settings)
    key = local.key_finding(settings, file)
    yield key
    if file is not None:
        yield local.space_finding(file)
        if not file.exists():
            yield note("database", f"none yet at {file}: the first `echolink serve` makes it. The rest needs it.")
            return
    if key.state == "wrong":
        return
    try:
        async with open_stores(settings, exclusive=False) as stores:
            await stores.database.write(lambda connection: None)
            yield ok(
                "database", f"{stores.database.name} opens with this key, has this version's schema and takes writes"
            )
            yield local.server_finding(await stores.database.served())
            async for finding in _beyond_this_machine(settings, stores, origin):
                yield finding
    except EchoLinkError as error:
        yield local.refused("database", error)


async def _beyond_this_machine(settings: "Settings", stores: "Stores", origin: str) -> AsyncIterator["Finding"]:
    from echolink.actions.addresses import AllowedNetworks, SystemLookUp
    from echolink.actions.client import WebhookClient
    from echolink.agent.model.agents import Agents
    from echolink.agent.scripted.agent import ScriptedAgent
    from echolink.cli.checks import outside

    async for finding in _reach(settings, stores, origin):
        yield finding
    look_up = SystemLookUp()
    webhooks = WebhookClient(AllowedNetworks.parse(settings.allow_private_webhooks), look_up)
    agents = Agents(settings.model, ScriptedAgent())
    try:
        for account in await stores.accounts.all():
            for bot in await stores.bots.page(account.id, after=None, limit=_BOTS_LOOKED_AT):
                for finding in await outside.bot_findings(webhooks, bot):
                    yield finding
        for model in await outside.model_findings(agents, settings.model):
            yield model
    finally:
        await agents.close()
        await webhooks.aclose()
        look_up.close()


async def _reach(settings: "Settings", stores: "Stores", origin: str) -> AsyncIterator["Finding"]:
    """The public URL, then each connected number: what Twilio has of it, and a request signed for it."""
    from echolink.cli.checks import outside, reach
    from echolink.cli.checks.finding import note
    from echolink.twilio.rest import TwilioRest

    twilio = TwilioRest(settings.twilio_api_url)
    async with reach.new_client(origin) as client:
        for finding in await reach.reach_findings(
            client, origin, stores.keyring.probe_key, host_is_loopback=settings.public_url is None
        ):
            yield finding
        accounts = await stores.accounts.all()
        if not any(account.connected for account in accounts):
            yield note("number", "none is connected yet: `echolink serve` prints the request that connects one.")
        for account in accounts:
            number = await stores.accounts.number_of(account.id)
            credentials = await stores.accounts.credentials(account.id)
            if number is not None and credentials is not None:
                yield await outside.number_finding(twilio, credentials, number, origin)
                yield await reach.signing_finding(client, origin, number, credentials)
