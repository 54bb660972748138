"""The REST side on a real database, with a fake Twilio and a fixed DNS: what a story about REST works with."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import httpx2

from echolink.accounts.bots import Bots
from echolink.accounts.loan import Loan
from echolink.accounts.registration import Admission, Registration
from echolink.accounts.removal import Removal
from echolink.accounts.tokens import Tokens
from echolink.accounts.webhooks import Webhooks
from echolink.actions.addresses import Address, AllowedNetworks, LookUp
from echolink.actions.delivery import DeliveryState
from echolink.calls.analysis import Analysis
from echolink.errors import StorageUnavailable
from echolink.keys import Keyring
from echolink.storage.account_records import SqlAccountRecords
from echolink.storage.account_store import SqlAccountStore
from echolink.storage.analysis_store import SqlAnalysisStore
from echolink.storage.bot_store import SqlBotStore
from echolink.storage.call_log import SqlCallLog
from echolink.storage.call_store import SqlCallStore
from echolink.storage.delivery_store import SqlDeliveryStore
from echolink.storage.idempotency_store import SqlIdempotencyStore
from echolink.storage.price_store import SqlPriceStore
from echolink.storage.schema import migrate
from echolink.storage.sqlite import SqliteDatabase
from echolink.storage.tool_rows import SqlToolStore
from echolink.storage.webhook_store import SqlWebhookStore
from echolink.twilio.voices import is_voice
from echolink.web.app import create_app
from echolink.web.services import RestServices
from tests.fakes.twilio_numbers import FakeTwilioNumbers, OwnedNumber
from tests.makers import AUTH_TOKEN, SECRET, a_sid

ORIGIN = "https://phone.example.com"
BOT = {"goal": "Book table", "webhook": "https://api.eatery.com/book", "context": "Open 5-10PM. Tables: 2,4,6"}
BEFORE = "https://earlier.example.com/voice"
MODELS = ("openai:gpt-5-mini", "scripted")


async def fixed_dns(host: str, port: int) -> Sequence[Address]:
    """Everything is at one public address, but the names that say otherwise."""
    if host.startswith("unknown."):
        raise OSError("no such host")
    if host.startswith("inside."):
        return [ip_address("10.0.0.5")]
    try:
        return [ip_address(host)]
    except ValueError:
        return [ip_address("93.184.215.14")]


@dataclass
class Rig:
    """`http` speaks to the application; everything else is behind it."""

    http: httpx2.AsyncClient
    twilio: FakeTwilioNumbers
    database: SqliteDatabase
    accounts: SqlAccountStore
    bots: SqlBotStore
    calls: SqlCallStore
    services: RestServices
    app: Any
    broken: list[str] = field(default_factory=list)  # what `ready` complains of

    def developer(self, **other: Any) -> dict[str, str]:
        """A connect-twilio body of a new developer, whose number answers with a page of theirs."""
        account_sid, phone_number_sid = a_sid("AC"), a_sid("PN")
        body = {
            "first_name": "Ada",
            "last_name": "Byron",
            "email": f"{account_sid.lower()}@example.com",
            "account_sid": account_sid,
            "auth_token": AUTH_TOKEN,
            "phone_number_sid": phone_number_sid,
        } | other
        self.own(body).voice["VoiceUrl"] = BEFORE
        return body

    def own(self, body: dict[str, str], phone_number: str = "+14155551234") -> OwnedNumber:
        """Make Twilio know account and number of `body`."""
        return self.twilio.own(body["account_sid"], body["auth_token"], body["phone_number_sid"], phone_number)

    async def connected(self, body: dict[str, str] | None = None) -> dict[str, str]:
        """Headers of a developer who has connected."""
        answer = await self.http.post("/v1/connect-twilio", json=body or self.developer())
        assert answer.status_code == 200, answer.text
        return {"Authorization": f"Bearer {answer.json()['access_token']}"}

    async def bot(self, headers: dict[str, str], **other: Any) -> dict[str, Any]:
        """A bot of that developer."""
        answer = await self.http.post("/v1/bots", json=BOT | other, headers=headers)
        assert answer.status_code == 201, answer.text
        bot: dict[str, Any] = answer.json()
        return bot


@asynccontextmanager
async def rig(
    directory: Path, *, admission: Admission = "open", allowed: Sequence[str] = (), look_up: LookUp = fixed_dns
) -> AsyncIterator[Rig]:
    """Everything open, and closed again."""
    database = SqliteDatabase(directory / "echolink.sqlite")
    await database.open()
    await migrate(database)
    keyring = Keyring(SECRET)
    accounts, bots, twilio = SqlAccountStore(database, keyring), SqlBotStore(database, keyring), FakeTwilioNumbers()
    tokens, loan = Tokens(keyring.jwt_key, accounts), Loan(accounts, twilio, ORIGIN)
    broken: list[str] = []
    deliveries = SqlDeliveryStore(database, keyring)

    async def redeliver(delivery_id: str) -> DeliveryState | None:
        return await deliveries.again(delivery_id, datetime.now(UTC), resumes=True)

    async def resume(account_id: str, endpoint_id: str) -> None:
        await deliveries.resume(endpoint_id, datetime.now(UTC))

    async def test_webhook(account_id: str, bot_id: str, url: str) -> DeliveryState | None:
        """Nothing is sent from here: see the stories."""
        return None

    async def ready() -> None:
        if broken:
            raise StorageUnavailable(broken[0])

    async def analyze(account_id: str, call_id: str, wait_seconds: float) -> Analysis | None:
        """Nothing is analyzed here: see the stories."""
        return None

    analyses = SqlAnalysisStore(database)
    services = RestServices(
        origin=ORIGIN,
        registration=Registration(accounts, bots, twilio, loan, tokens, admission),
        tokens=tokens,
        accounts=accounts,
        bots=Bots(
            bots,
            accounts,
            loan,
            is_voice=is_voice,
            models=MODELS,
            allowed=AllowedNetworks.parse(allowed),
            look_up=look_up,
        ),
        loan=loan,
        removal=Removal(accounts, loan),
        records=SqlAccountRecords(database),
        calls=SqlCallLog(database),
        deliveries=deliveries,
        tools=SqlToolStore(database, keyring),
        test_webhook=test_webhook,
        webhooks=Webhooks(
            SqlWebhookStore(database, keyring), bots, allowed=AllowedNetworks.parse(allowed), look_up=fixed_dns
        ),
        resume=resume,
        redeliver=redeliver,
        analyses=analyses,
        prices=SqlPriceStore(database),
        analyze=analyze,
        analyze_all=lambda wanted: analyses.want_all(wanted, datetime.now(UTC)),
        idempotency=SqlIdempotencyStore(database, keyring),
        ready=ready,
    )
    app = create_app(services)
    transport = httpx2.ASGITransport(app=app)
    try:
        async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as http:
            yield Rig(http, twilio, database, accounts, bots, SqlCallStore(database), services, app, broken)
    finally:
        await database.close()
