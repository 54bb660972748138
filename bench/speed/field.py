"""What stands on the field of a measurement? EchoLink, the peers that it is measured beside, a fake model, all on loopback."""

import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import httpx2

from bench.chaos.processes import Child, until_ready
from bench.chaos.servers import free_port
from bench.driver.caller import Target
from echolink.simulator.exchange import Exchange
from echolink.twilio.vocabulary import STATUS_CALLBACK

_ROOT: Final = Path(__file__).resolve().parents[2]
_ACCOUNT_SID: Final = "AC" + "0" * 32
_AUTH_TOKEN: Final = "test-token"
_SERVER_CORE, _LOAD_CORE = 0, 1  # the callers and the fake model share the second
_SHORT_REPLY: Final = (  # 20 tokens
    "We are open from five to ten in the evening. For how many people may I note a table, and when?"
)
MODEL_AS_IT_COMES: Final[Mapping[str, Any]] = {"ttft_ms": 350, "tps": 60, "every_second_fails": 0}
MODEL_AT_ONCE: Final[Mapping[str, Any]] = {**MODEL_AS_IT_COMES, "ttft_ms": 0, "tps": 0, "reply": _SHORT_REPLY}


@dataclass(frozen=True, slots=True)
class Asked:
    """How much is measured."""

    fake_model: Path
    seconds: float  # a window
    rounds: int


@dataclass(frozen=True, slots=True)
class Field:
    """Targets are named after what they are, as the report has them."""

    scripted: Target  # EchoLink without a model
    ours: Target  # with the fake model, for callers of whom Twilio tells nothing before they have spoken
    overheard: Target  # the same, for callers whose partial results are sent where the Gather asks for them
    plain: Target  # the plain Gather/Say peer
    bare: Mapping[str, Target]  # bare Starlette: each piece that is taken on
    model_origin: str
    ready_seconds: float  # of EchoLink, from its start

    async def model_is(self, how: Mapping[str, Any]) -> None:
        """What the fake model does from now on; see its `/_ctl`."""
        async with httpx2.AsyncClient(trust_env=False) as http:
            (await http.post(f"{self.model_origin}/_ctl", json=dict(how))).raise_for_status()


@asynccontextmanager
async def field(
    asked: Asked, *, model: str = "openai-chat:fake,scripted", is_pinned: bool = True, **settings: str
) -> AsyncIterator[Field]:
    """All started. `is_pinned`: servers on one core, everybody else on another; else all of them on all."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="echolink-bench-")))
        exchange = await stack.enter_async_context(Exchange(account_sid=_ACCOUNT_SID, auth_token=_AUTH_TOKEN))
        cores = (_SERVER_CORE, _LOAD_CORE) if is_pinned else (None, None)
        at = _Place(stack, folder, *cores)
        model_port = free_port()
        at.start([str(_ROOT / "bench/speed/fake_model.py"), str(asked.fake_model)], {"LLM_PORT": str(model_port)})
        environment = {**_environment(folder, exchange, model_port, model), **settings}
        began = time.perf_counter()
        ours = await at.serve([str(Path(sys.executable).with_name("echolink")), "serve"], environment)
        ready_seconds = time.perf_counter() - began
        scripted, with_model = await _connected(ours, exchange, model.partition(",")[0])
        plain, bare = [await at.serve(_peer(name), environment) for name in ("plain_gather", "bare_starlette")]
        yield Field(
            scripted=scripted,
            ours=with_model,
            overheard=replace(with_model, name="echolink, partials", sends_partials=True),
            plain=plain.target("plain Gather/Say", "/voice", "/status"),
            bare={piece: bare.target(piece, f"/{piece}") for piece in ("bare", "form", "signed", "kept")},
            model_origin=f"http://127.0.0.1:{model_port}",
            ready_seconds=ready_seconds,
        )


@dataclass(frozen=True, slots=True)
class _Serving:
    origin: str
    pid: int

    def target(self, name: str, voice: str, status: str | None = None) -> Target:
        """`voice` and `status`: whole URLs, or paths at this server."""
        urls = [url and url.partition("#")[0] for url in (voice, status)]
        voice_url, status_url = [url and (url if "://" in url else self.origin + url) for url in urls]
        assert voice_url
        return Target(name, voice_url, _ACCOUNT_SID, _AUTH_TOKEN, "+14155550100", status_url, pids=(self.pid,))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where processes are started; they end with the stack."""

    stack: AsyncExitStack
    folder: Path
    server_core: int | None
    load_core: int | None

    def __post_init__(self) -> None:
        if self.load_core is not None and hasattr(os, "sched_setaffinity"):
            before = os.sched_getaffinity(0)
            os.sched_setaffinity(0, {self.load_core % (os.cpu_count() or 1)})  # the callers are in this process
            self.stack.callback(os.sched_setaffinity, 0, before)

    def start(self, arguments: Sequence[str], environment: Mapping[str, str], *, core: int | None = None) -> Child:
        """On the load's core if on none other."""
        core = self.load_core if core is None else core
        pinned = [] if core is None or sys.platform != "linux" else ["taskset", "-c", str(core % (os.cpu_count() or 1))]
        child = Child([*pinned, sys.executable, *arguments], environment, self.folder / "servers.log")
        self.stack.callback(child.stop)
        return child

    async def serve(self, arguments: Sequence[str], environment: Mapping[str, str]) -> _Serving:
        """An HTTP server that takes `--port` and has `/readyz`."""
        port = free_port()
        child = self.start(
            [*arguments, "--port", str(port), "--log-level", "error"],
            {**environment, "PYTHONPATH": str(_ROOT)},
            core=self.server_core,
        )
        serving = _Serving(f"http://127.0.0.1:{port}", child.pid)
        await until_ready(serving.origin, child)
        return serving


def _peer(name: str) -> Sequence[str]:
    return ["-m", "uvicorn", f"bench.peers.{name}:app", "--no-access-log"]


def _environment(folder: Path, exchange: Exchange, model_port: int, model: str) -> Mapping[str, str]:
    """For EchoLink and the peers alike; each takes what it knows."""
    return {
        "ECHOLINK_DATA_DIR": str(folder),
        "ECHOLINK_TWILIO_API_URL": exchange.api_url,
        "ECHOLINK_MAX_CONCURRENT_CALLS": "10000",
        "ECHOLINK_MODEL_TOKENS_PER_DAY": "0",
        "ECHOLINK_MODEL": model,
        "OPENAI_BASE_URL": f"http://127.0.0.1:{model_port}/v1",
        "OPENAI_API_KEY": "none",
        "TWILIO_AUTH_TOKEN": _AUTH_TOKEN,
        "BARE_DATABASE_URL": f"sqlite:///{folder / 'bare.sqlite'}",
    }


async def _connected(ours: _Serving, exchange: Exchange, model: str) -> tuple[Target, Target]:
    """A bot that is scripted, and one with the model, of one account."""
    introduction = {
        "first_name": "Load",
        "last_name": "Driver",
        "email": "load@example.com",
        "account_sid": _ACCOUNT_SID,
        "auth_token": _AUTH_TOKEN,
        "phone_number_sid": exchange.number.sid,
    }
    about = {"goal": "Book table", "context": "Open 5-10PM. Tables: 2,4,6", "webhook": "https://example.com/book"}
    about |= {"analysis": "rule"}  # what is measured are turns
    async with httpx2.AsyncClient(base_url=ours.origin, trust_env=False, timeout=30) as http:
        connected = (await http.post("/v1/connect-twilio", json=introduction)).raise_for_status().json()
        http.headers["Authorization"] = f"Bearer {connected['access_token']}"
        urls = [
            (await http.post("/v1/bots", json={**about, "model": name})).raise_for_status().json()["voice_url"]
            for name in ("scripted", model)
        ]
    status = exchange.number.settings[STATUS_CALLBACK]
    return ours.target("echolink, scripted", urls[0], status), ours.target("echolink", urls[1], status)
