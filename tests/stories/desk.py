"""A whole installation for a story: the service, a telephone exchange that plays Twilio, and a receiver for the webhook."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from echolink.assembly.service import Service, open_service
from echolink.settings import Settings
from echolink.simulator.exchange import Exchange
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.receiver import Receiver
from echolink.simulator.serving import bound, serving
from tests.judges.twilio_openapi_judge import judge as judge_request
from tests.judges.twiml_judge import judge

TABLE = {"goal": "Book table", "context": "Open 5-10PM. Tables: 2,4,6"}


@dataclass
class Desk:
    """What a story works with."""

    service: Service
    exchange: Exchange
    receiver: Receiver
    webhook: str
    http: httpx2.AsyncClient
    origin: str
    token: str = ""
    bots: list[Mapping[str, Any]] = field(default_factory=list)

    async def connect(self, email: str = "ada@example.com") -> None:
        """Register, as a developer would."""
        answer = await self.http.post("/v1/connect-twilio", json=self.introduction(email))
        assert answer.status_code == 200, answer.text
        self.token = answer.json()["access_token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"

    def introduction(self, email: str = "ada@example.com") -> dict[str, str]:
        return {
            "first_name": "Ada",
            "last_name": "Lovelace",
            "email": email,
            "account_sid": self.exchange.account.sid,
            "auth_token": self.exchange.account.auth_token,
            "phone_number_sid": self.exchange.number.sid,
        }

    async def make_bot(self, **texts: Any) -> Mapping[str, Any]:
        answer = await self.http.post("/v1/bots", json={**TABLE, "webhook": self.webhook, **texts})
        assert answer.status_code == 201, answer.text
        bot: Mapping[str, Any] = answer.json()
        self.bots.append(bot)
        return bot

    async def the_call(self, call: SimulatedCall) -> dict[str, Any]:
        """The call as the API tells it."""
        page = (await self.http.get("/v1/calls")).json()["data"]
        listed = next(one for one in page if one["call_sid"] == call.sid)
        whole: dict[str, Any] = (await self.http.get(f"/v1/calls/{listed['id']}")).json()
        return whole

    @property
    def payloads(self) -> list[dict[str, Any]]:
        """What the webhook has received."""
        return [request.payload for request in self.receiver.received]


@asynccontextmanager
async def desk(data_dir: Path, *, connected: bool = True, **settings: Any) -> AsyncIterator[Desk]:
    """An installation in `data_dir`, registered and connected; every document that its callers got is judged at the end."""
    async with AsyncExitStack() as stack:
        exchange = await stack.enter_async_context(Exchange())
        receiver = Receiver()
        received_at = await stack.enter_async_context(serving(receiver))
        listener = bound()
        origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
        defaults = {
            "data_dir": data_dir,
            "twilio_api_url": exchange.api_url,
            "allow_private_webhooks": [f"127.0.0.0/8:{received_at.port}"],
        }
        service = await stack.enter_async_context(open_service(Settings(**{**defaults, **settings}), origin))
        await stack.enter_async_context(serving(service.app, listener=listener))
        http = await stack.enter_async_context(httpx2.AsyncClient(base_url=origin, trust_env=False))
        one = Desk(service, exchange, receiver, f"{received_at.origin}/book", http, origin)
        if connected:
            await one.connect()
        yield one
        judge_all(exchange)


def judge_all(exchange: Exchange) -> None:
    """No story passes with a document, or a request to its REST side, that Twilio would have stumbled over."""
    for call in exchange.calls:
        assert not call.warnings, call.warnings
        for document in call.documents:
            if document.status == 200:
                judge(document.twiml)
    for request in exchange.rest.requests:
        judge_request(request.method, request.path, request.form)


async def played(call: SimulatedCall, *says: str) -> list[str]:
    """Say one thing after another; what was heard before the first and after each."""
    heard = [await call.listen()]
    for text in says:
        await call.say(text)
        heard.append(await call.listen())
    return heard
