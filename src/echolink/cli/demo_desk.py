"""What stands on the demo's desk? The service, a telephone exchange and a webhook receiver, in one process on loopback."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx2

from echolink.assembly.service import open_service
from echolink.errors import EchoLinkError, InvalidInput
from echolink.settings import load_settings
from echolink.simulator.dialled import Party
from echolink.simulator.exchange import Exchange
from echolink.simulator.faults import FaultPlan
from echolink.simulator.phone import SimulatedCall
from echolink.simulator.receiver import Receiver
from echolink.simulator.serving import bound, serving
from echolink.simulator.utterance import Manner

_LOOPBACK = "127.0.0.1"
_PERSON = "+14155550199"  # 555-01xx is reserved for fiction
_ANALYSIS_SECONDS: Final = 2.0
_LOOK_SECONDS: Final = 0.1


@dataclass(slots=True)
class DemoDesk:
    """Works the product through its own REST API, as a developer would."""

    exchange: Exchange
    receiver: Receiver
    http: httpx2.AsyncClient  # of the service, with the account's token
    webhooks: str  # origin of the receiver
    transfer_to: str | None = None  # whom its bots put callers through to

    async def connect(self) -> None:
        """Register the exchange's number. Raises EchoLinkError."""
        answer = await self._ask(
            "POST",
            "/v1/connect-twilio",
            {
                "first_name": "Ada",
                "last_name": "Lovelace",
                "email": "ada@example.com",
                "account_sid": self.exchange.account.sid,
                "auth_token": self.exchange.account.auth_token,
                "phone_number_sid": self.exchange.number.sid,
            },
        )
        self.http.headers["Authorization"] = f"Bearer {answer['access_token']}"

    async def make_bot(self, name: str, goal: str, context: str) -> Mapping[str, Any]:
        """Analyzed by rule, which nobody has to wait for. Raises InvalidInput with what the API says of goal or context."""
        texts = {"name": name, "goal": goal, "context": context, "webhook": f"{self.webhooks}/{name}"}
        return await self._ask("POST", "/v1/bots", {**texts, **self._person(), "analysis": "rule"})

    def _person(self) -> dict[str, str]:
        return {"transfer_to": self.transfer_to} if self.transfer_to else {}

    async def phone(self, bot: Mapping[str, Any], faults: FaultPlan, manner: Manner | None = None) -> SimulatedCall:
        """Let this bot answer the number, and phone it."""
        await self._ask("PATCH", f"/v1/bots/{bot['id']}", {"active": True})
        return await self.exchange.call(faults=faults, manner=manner)

    async def told(self, call: SimulatedCall) -> Mapping[str, Any]:
        """The call as `GET /v1/calls/{id}` tells it."""
        page = await self._ask("GET", "/v1/calls")
        rows: Sequence[Mapping[str, Any]] = page["data"]
        row = next((row for row in rows if row["call_sid"] == call.sid), None)
        if row is None:
            raise InvalidInput("The service has no record of the call: its requests were refused.")
        return await self._ask("GET", f"/v1/calls/{row['id']}")

    async def analyzed(self, call: SimulatedCall) -> Mapping[str, Any]:
        """As `told`, once the service has said what the call was: a moment after its end."""
        last = time.monotonic() + _ANALYSIS_SECONDS
        while True:
            told = await self.told(call)
            if not _is_awaited(told) or time.monotonic() > last:
                return told
            await asyncio.sleep(_LOOK_SECONDS)

    async def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Mapping[str, Any]:
        answer = await self.http.request(method, path, json=body)
        if answer.is_success:
            told: Mapping[str, Any] = answer.json()
            return told
        raise _refused(answer)


@asynccontextmanager
async def open_desk(model: str | None, parties: Sequence[Party] = ()) -> AsyncIterator[DemoDesk]:
    """All of it, connected; data is in a temporary directory that is gone afterwards. With `parties` its bots put callers
    through to a person, who does that. Raises RefusedToStart."""
    async with AsyncExitStack() as stack:
        data_dir = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="echolink-demo-")))
        exchange = await stack.enter_async_context(Exchange(parties=parties))
        receiver = Receiver()
        receiving = await stack.enter_async_context(serving(receiver))
        listener = bound(_LOOPBACK)
        origin = f"http://{_LOOPBACK}:{listener.getsockname()[1]}"
        settings = load_settings(
            data_dir=data_dir,
            database_url=f"sqlite:///{data_dir / 'demo.sqlite'}",
            model=model or "scripted",
            registration="open",
            verify_twilio=True,
            twilio_api_url=exchange.api_url,
            allow_private_webhooks=f"127.0.0.0/8:{receiving.port}",
            public_url=origin,
        )
        service = await stack.enter_async_context(open_service(settings, origin))
        await stack.enter_async_context(serving(service.app, listener=listener))
        http = await stack.enter_async_context(httpx2.AsyncClient(base_url=origin, trust_env=False, timeout=30))
        desk = DemoDesk(exchange, receiver, http, receiving.origin, _PERSON if parties else None)
        await desk.connect()
        yield desk


def _is_awaited(told: Mapping[str, Any]) -> bool:
    """An analysis is made once Twilio has told of the end, which a faulty line may never do."""
    return told["analysis"] is None and told["duration_seconds"] is not None


def _refused(answer: httpx2.Response) -> EchoLinkError:
    """A problem body as an error with its words."""
    try:
        problem = answer.json()
    except ValueError:
        return InvalidInput(f"The service answered {answer.status_code}.")
    fields = {error["field"]: error["detail"] for error in problem.get("errors", ())}
    said = "; ".join(f"{field} {detail}" for field, detail in fields.items())
    return InvalidInput(said or problem.get("detail") or problem.get("title", ""), fields=fields)
