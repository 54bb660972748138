"""How fast is a turn, and what does it cost? Plays callers against `echolink serve` and writes docs/performance.md."""

import argparse
import asyncio
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
from report import Idle, write_report

from echolink.simulator.exchange import Exchange
from echolink.simulator.serving import bound

ACCOUNT_SID = "AC" + "0" * 32  # what the driver signs as
AUTH_TOKEN = "test-token"
SERVER_CORE, LOAD_CORE = 0, 1
IDLE_SECONDS = 10
PERIOD_SECONDS = 8  # between two turns of a caller


@dataclass(frozen=True)
class Target:
    name: str
    voice_url: str


@dataclass(frozen=True)
class Server:
    """An `echolink serve` under test."""

    origin: str
    pid: int
    targets: Sequence[Target]
    ready_seconds: float


def main() -> None:
    asked = _arguments()
    asyncio.run(measure(asked))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared" / "bench"
    parser.add_argument("--driver", type=Path, default=shared / "drive_gather.py", help="the load driver")
    parser.add_argument("--fake-model", type=Path, default=shared / "fake_llm.py", help="the fake model server")
    parser.add_argument("--seconds", type=float, default=20, help="seconds a level")
    parser.add_argument("--repeat", type=int, default=3, help="rounds of each level")
    parser.add_argument("--report", type=Path, default=Path("docs/performance.md"))
    asked = parser.parse_args()
    for needed in (asked.driver, asked.fake_model):
        if not needed.is_file():
            sys.exit(f"make bench needs {needed.name}; say where it is (see bench/README.md).")
    return asked


async def measure(asked: argparse.Namespace) -> None:
    """Idle, then as fast as it goes, then at callers' pace."""
    async with _server(asked, {}) as server:  # as it comes: scripted
        idle = await _idle(server)
    async with _server(asked, {"ECHOLINK_MODEL": "openai-chat:fake,scripted"}) as server:
        idle_with_model = await _idle(server)
        fast = await _drive(asked, server, server.targets[:1], calls="8,50", period=0)
        paced = await _drive(asked, server, server.targets, calls="1,50,200", period=PERIOD_SECONDS)
    command = f"make bench ({asked.seconds:g} s a level, {asked.repeat} rounds)"
    write_report(
        asked.report,
        command=command,
        machine=_machine(),
        idle=idle,
        idle_with_model=idle_with_model,
        fast=fast,
        paced=paced,
    )
    print(f"written: {asked.report}")


@asynccontextmanager
async def _server(asked: argparse.Namespace, more: Mapping[str, str]) -> AsyncIterator[Server]:
    async with AsyncExitStack() as stack:
        exchange = await stack.enter_async_context(Exchange(account_sid=ACCOUNT_SID, auth_token=AUTH_TOKEN))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        model_port, port = _free_port(), _free_port()
        fake = _start([sys.executable, str(asked.fake_model)], LOAD_CORE, {"LLM_PORT": str(model_port)})
        stack.callback(_stop, fake)
        settings = {
            "ECHOLINK_DATA_DIR": folder,
            "ECHOLINK_TWILIO_API_URL": exchange.api_url,
            "ECHOLINK_MAX_CONCURRENT_CALLS": "10000",
            "ECHOLINK_MODEL_TOKENS_PER_DAY": "0",
            "OPENAI_BASE_URL": f"http://127.0.0.1:{model_port}/v1",
            "OPENAI_API_KEY": "none",
            **more,
        }
        began = time.perf_counter()
        echolink = Path(sys.executable).with_name("echolink")
        arguments = ["serve", "--port", str(port), "--log-level", "error"]
        served = _start([str(echolink), *arguments], SERVER_CORE, settings)
        stack.callback(_stop, served)
        origin = f"http://127.0.0.1:{port}"
        await _until_ready(origin)
        ready = time.perf_counter() - began
        yield Server(origin, served.pid, await _bots(origin, exchange, with_model=bool(more)), ready)


async def _bots(origin: str, exchange: Exchange, *, with_model: bool) -> Sequence[Target]:
    """A scripted bot and, where there is one, one with a model, of one account."""
    async with httpx2.AsyncClient(base_url=origin, trust_env=False) as http:
        introduction = {
            "first_name": "Load",
            "last_name": "Driver",
            "email": "load@example.com",
            "account_sid": ACCOUNT_SID,
            "auth_token": AUTH_TOKEN,
            "phone_number_sid": exchange.number.sid,
        }
        answer = await http.post("/v1/connect-twilio", json=introduction)
        http.headers["Authorization"] = f"Bearer {answer.raise_for_status().json()['access_token']}"
        targets = []
        for name, model in [("scripted", "scripted"), *([("model", "openai-chat:fake")] if with_model else [])]:
            bot = {
                "goal": "Book table",
                "context": "Open 5-10PM. Tables: 2,4,6",
                "webhook": "https://example.com/book",
                "model": model,
            }
            made = (await http.post("/v1/bots", json=bot)).raise_for_status().json()
            targets.append(Target(name, made["voice_url"]))
        return targets


async def _until_ready(origin: str) -> None:
    async with httpx2.AsyncClient(trust_env=False) as http:
        for _ in range(300):
            try:
                if (await http.get(f"{origin}/readyz")).status_code == 200:
                    return
            except httpx2.TransportError:
                await asyncio.sleep(0.1)
    raise SystemExit("echolink serve did not become ready")


async def _idle(server: Server) -> Idle:
    await asyncio.sleep(5)  # what runs beside the start is over
    before, began = _cpu_seconds(server.pid), time.perf_counter()
    await asyncio.sleep(IDLE_SECONDS)
    share = (_cpu_seconds(server.pid) - before) / (time.perf_counter() - began)
    return Idle(cpu_percent=100 * share, memory_mb=_memory_mb(server.pid), ready_seconds=server.ready_seconds)


async def _drive(
    asked: argparse.Namespace, server: Server, targets: Sequence[Target], *, calls: str, period: int
) -> list[dict[str, Any]]:
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        command = [sys.executable, str(asked.driver), "--calls", calls, "--period", str(period)]
        seconds = max(asked.seconds, 4 * period)  # some turns of every caller
        command += ["--secs", str(seconds), "--repeat", str(asked.repeat), "--json", out.name]
        command += ["--token", AUTH_TOKEN, "--account-sid", ACCOUNT_SID, "--public-url", server.origin]
        command += ["--speech-cps", "15"] if period else []
        for target in targets:
            command += ["--target", f"{target.name}={target.voice_url}@{server.pid}"]
        driver = _start(command, LOAD_CORE, {}, quiet=False)
        if failed := await asyncio.to_thread(driver.wait):
            raise SystemExit(f"the driver failed with exit code {failed}")
        levels: list[dict[str, Any]] = json.load(out)
        return levels


def _start(
    command: Sequence[str], core: int, environment: Mapping[str, str], *, quiet: bool = True
) -> subprocess.Popen[bytes]:
    cores = os.cpu_count() or 1
    pinned = ["taskset", "-c", str(core % cores), *command] if sys.platform == "linux" else list(command)
    output = subprocess.DEVNULL if quiet else None
    return subprocess.Popen(pinned, env={**os.environ, **environment}, stdout=output)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=20)


def _free_port() -> int:
    with bound() as listener:
        return int(listener.getsockname()[1])


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), CPython {platform.python_version()}, "
        f"{platform.system()}, {datetime.now(UTC).date().isoformat()}"
    )


if __name__ == "__main__":
    main()
