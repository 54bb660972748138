"""`echolink call`: phone a bot on a running server, signed as Twilio would sign, without Twilio."""

import asyncio
import secrets
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from echolink.cli.playing import ABOUT_FAULTS, FaultsOption, PartialsOption, TransferOption
from echolink.simulator.dialled import Party, read_parties
from echolink.simulator.faults import FaultPlan, read_plan
from echolink.simulator.utterance import Manner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from echolink.accounts.account import Account, Bot, Number, TwilioCredentials
    from echolink.assembly.stores import Stores
    from echolink.simulator.console import Aftermath, NextLine, Screen
    from echolink.simulator.phone import SimulatedCall

EPILOG = ABOUT_FAULTS
_FAILED = 1
_LATEST = 20  # calls of the account, among which the one of a moment ago is
_NO_CONNECTION = 11205  # Twilio's number for it


def call(
    bot_id: Annotated[
        str | None, typer.Argument(metavar="BOT_ID", help="Default: the bot that answers the number.")
    ] = None,
    server: Annotated[
        str, typer.Option(metavar="URL", help="Where `echolink serve` listens.")
    ] = "http://127.0.0.1:8000",
    say: Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Say this, then the next; else type.")] = None,
    caller: Annotated[
        str, typer.Option("--from", metavar="NUMBER", help="The caller's number, or `anonymous`.")
    ] = "+14155550123",
    twiml: Annotated[bool, typer.Option("--twiml", help="Show what Twilio would get.")] = False,
    curl: Annotated[bool, typer.Option("--curl", help="Send nothing: print signed requests as curl commands.")] = False,
    faults: FaultsOption = "",
    partials: PartialsOption = False,
    transfer: TransferOption = "",
) -> None:
    """Phone a bot on a running server, as Twilio would.

    Reads the account's credentials from the local database, signs for ECHOLINK_PUBLIC_URL and dials --server.
    """
    from echolink.cli.logs import set_up_logs
    from echolink.settings import lend_env_file

    set_up_logs("error")
    lend_env_file()
    showing = _Showing(read_plan(faults), Manner() if partials else None, twiml, read_parties(transfer))
    raise typer.Exit(asyncio.run(_call(bot_id, server.rstrip("/"), say, caller, showing, curl=curl)))


@dataclass(frozen=True, slots=True)
class _Showing:
    """What the call and its dials meet, how its caller speaks, and what of it is shown."""

    faults: FaultPlan
    manner: Manner | None
    twiml: bool
    parties: "Sequence[Party]"


@dataclass(frozen=True, slots=True)
class _Line:
    """Who is phoned, and how."""

    account: "Account"
    credentials: "TwilioCredentials"
    number: "Number"
    bot: "Bot"
    by_id: bool  # not through the number
    origin: str  # what is signed
    server: str  # what is dialled

    @property
    def voice_url(self) -> str:
        from echolink.twilio.number import voice_settings
        from echolink.twilio.vocabulary import BOT_ID, OVERRIDE_FRAGMENT, VOICE_PATH, VOICE_URL

        if self.by_id:
            return f"{self.origin}{VOICE_PATH}?{BOT_ID}={self.bot.id}{OVERRIDE_FRAGMENT}"
        return voice_settings(self.origin, self.number.id)[VOICE_URL]


async def _call(
    bot_id: str | None, server: str, say: list[str] | None, caller: str, showing: _Showing, *, curl: bool
) -> int:
    from echolink.assembly.stores import open_stores
    from echolink.settings import load_settings

    settings = load_settings()
    async with open_stores(settings, exclusive=False) as stores:
        line = await _find(stores, bot_id, server, settings.public_url)
        if curl:
            print(_curls(line, caller, (say or ["I would like to book a table for four."])[0]))
            return 0
        return await _phone(stores, line, say, caller, showing)


async def _find(stores: "Stores", bot_id: str | None, server: str, public_url: str | None) -> _Line:
    """Raises NotFound or InvalidInput, saying how to find what is there."""
    from datetime import UTC, datetime

    from echolink.accounts.variables import filled
    from echolink.errors import NotFound

    account, bot = await (_bot_named(stores, bot_id) if bot_id else _bot_that_answers(stores))
    credentials = await stores.accounts.credentials(account.id)
    number = await stores.accounts.number_of(account.id)
    if credentials is None or number is None:
        raise NotFound(f"The account of {bot.id} is not connected to Twilio: POST /v1/connect-twilio connects it.")
    in_use = await stores.origins.recent(datetime.now(UTC))
    origin = in_use[0] if in_use else public_url or server
    bot = filled(bot, bot.variables)  # as it is shown and played; what a call is filled with only the server knows
    return _Line(account, credentials, number, bot, bot_id is not None, origin, server)


async def _bot_named(stores: "Stores", bot_id: str) -> "tuple[Account, Bot]":
    from echolink.errors import NotFound

    bot = await stores.bots.find(bot_id)
    account = await stores.accounts.by_id(bot.account_id) if bot else None
    if bot is None or account is None:
        raise NotFound(f"There is no bot {bot_id} in this database: GET /v1/bots lists yours.")
    return account, bot


async def _bot_that_answers(stores: "Stores") -> "tuple[Account, Bot]":
    from echolink.errors import InvalidInput, NotFound

    found = []
    for account in await stores.accounts.all():
        number = await stores.accounts.number_of(account.id) if account.connected else None
        bot = await stores.bots.answering(number.id) if number else None
        if bot:
            found.append((account, bot))
    if not found:
        raise NotFound("No bot answers here yet: connect a number and make a bot; `echolink serve` prints how.")
    if len(found) > 1:
        listed = ", ".join(f"{bot.id} ({account.email})" for account, bot in found)
        raise InvalidInput(f"Several bots answer here; say which: {listed}.")
    return found[0]


def _curls(line: _Line, caller: str, said: str) -> str:
    """A call that rings, and the caller's first words in it."""
    from echolink.simulator.curl import signed_curl
    from echolink.twilio.vocabulary import BOT_ID, CALL_SID, RESPONSE_PATH, TURN

    call_sid = "CA" + secrets.token_hex(16)
    params = {
        "CallSid": call_sid,
        "AccountSid": line.credentials.account_sid,
        "From": caller,
        "To": line.number.phone_number,
        "CallStatus": "ringing",
        "Direction": "inbound",
        "ApiVersion": "2010-04-01",
    }
    spoken = params | {"CallStatus": "in-progress", "SpeechResult": said, "Confidence": "0.95"}
    query = urlencode({BOT_ID: line.bot.id, CALL_SID: call_sid, TURN: 1})
    voice = line.voice_url.partition("#")[0]
    response = f"{line.origin}{RESPONSE_PATH}?{query}"
    token = line.credentials.auth_token
    return "\n\n".join(
        f"# {caption}\n{signed_curl(url, url.replace(line.origin, line.server, 1), form, token)}"
        for caption, url, form in (
            ("The call rings.", voice, params),
            ("The caller's first words.", response, spoken),
        )
    )


async def _phone(stores: "Stores", line: _Line, say: list[str] | None, caller: str, showing: _Showing) -> int:
    from rich.console import Console

    from echolink.simulator.console import HOW_TO, Conversation, Screen, show_aftermath
    from echolink.simulator.exchange import Exchange
    from echolink.twilio.number import voice_settings
    from echolink.twilio.vocabulary import VOICE_URL

    screen = Screen(Console(highlight=False))
    typed = say is None and sys.stdin.isatty() and sys.stdout.isatty()
    exchange = Exchange(
        account_sid=line.credentials.account_sid,
        auth_token=line.credentials.auth_token,
        number=line.number.phone_number,
        number_sid=line.number.phone_number_sid,
        dial_through={line.origin: line.server},
    )
    exchange.number.settings |= voice_settings(line.origin, line.number.id) | {VOICE_URL: line.voice_url}
    async with exchange:
        screen.say(f"Phoning {line.number.phone_number}: {line.bot.goal}", "bold")
        if typed:
            screen.say(HOW_TO, "dim")
        phoned = await exchange.call(
            caller=caller, faults=showing.faults, manner=showing.manner, parties=showing.parties
        )
        conversation = Conversation(screen, showing.twiml)
        await conversation.hold(phoned, _script(line, say, phoned, typed=typed), typed=typed)
        await conversation.see_off(phoned)
        show_aftermath(screen, await _aftermath(stores, line, phoned.sid), phoned, ())
    return _verdict(screen, phoned, line)


def _script(line: _Line, say: list[str] | None, phoned: "SimulatedCall", *, typed: bool) -> "NextLine":
    from echolink.cli.playing import played
    from echolink.simulator.keyboard import Keyboard

    return Keyboard().line if typed else played(phoned, say, line.bot.goal, line.bot.context)


async def _aftermath(stores: "Stores", line: _Line, call_sid: str) -> "Aftermath":
    """What the database says of the call; nothing when it never got there."""
    import json

    from echolink.simulator.console import Aftermath

    page = await stores.call_log.page(line.account.id, bot_id=None, after=None, limit=_LATEST)
    call = next((one for one in page if one.call_sid == call_sid), None)
    if call is None:
        return Aftermath(fields={})
    deliveries = await stores.deliveries.goals_of(call.id)
    latest = deliveries[-1] if deliveries else None
    return Aftermath(
        fields=call.fields,
        payload=json.loads(latest.delivery.body) if latest else None,
        answer=latest.attempts[-1].answer or str(latest.attempts[-1].error) if latest and latest.attempts else "",
        outcome=call.outcome,
        end_reason=call.end_reason,
    )


def _verdict(screen: "Screen", phoned: "SimulatedCall", line: _Line) -> int:
    if not phoned.errors:
        return 0
    if phoned.errors[0].code == _NO_CONNECTION and not phoned.mishaps:
        screen.say(
            f"Nothing answers at {line.server}: start `echolink serve`, or say --server where it is.", "bold red"
        )
    elif any(attempt.status == 403 for attempt in phoned.attempts):
        screen.say(
            f"The server refused the signature for {phoned.attempts[0].url}: it may use another database or public URL.",
            "bold red",
        )
    return _FAILED
