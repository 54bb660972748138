"""Which processes run for a measurement? Children of ours that are started, looked at in /proc, and ended by their id."""

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import httpx2

_STOP_SECONDS = 20
_READY_SECONDS = 60


class Child:
    """A program in a process group of its own, so that Ctrl-C reaches us first; its output goes to `log`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                process_group=0,
            )
        self.pid = self._process.pid
        self.log = log

    @property
    def runs(self) -> bool:
        return self._process.poll() is None

    def send(self, what: signal.Signals) -> None:
        self._process.send_signal(what)

    async def ended(self) -> int:
        """The exit code, once there is one."""
        return await asyncio.to_thread(self._process.wait)

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(errors="replace")[-2000:]

    def stop(self) -> None:
        """SIGTERM, then SIGKILL for whoever does not go; children that were stopped by SIGSTOP are woken first."""
        below = descendants(self.pid)
        tell(below, signal.SIGCONT)
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        tell((pid for pid in below if _is_below(pid, self.pid)), signal.SIGKILL)


def children(pid: int) -> list[int]:
    """Direct ones, as Linux tells them; none when the process is gone."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def descendants(pid: int) -> list[int]:
    found = children(pid)
    return found + [below for one in found for below in descendants(one)]


def tell(pids: Iterable[int], what: signal.Signals) -> None:
    """A signal to each that is still there."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


def cpu_seconds(pids: Iterable[int]) -> float:
    """User and system time that these processes, and the children they have waited for, have used."""
    return sum(_cpu_seconds(pid) for pid in pids)


async def until_ready(origin: str, child: Child) -> None:
    """Returns when `/readyz` answers 200. Raises RuntimeError with the log when the program ends before."""
    async with asyncio.timeout(_READY_SECONDS), httpx2.AsyncClient(trust_env=False) as http:
        while child.runs:
            with contextlib.suppress(httpx2.TransportError):
                if (await http.get(f"{origin}/readyz")).status_code == 200:
                    return
            await asyncio.sleep(0.05)  # nothing tells when another process begins to listen
    raise RuntimeError(f"a server did not start:\n{child.last_words()}")


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def _is_below(pid: int, group: int) -> bool:
    """Does `pid` still belong to the process group of a program of ours? Ids are used again."""
    try:
        return os.getpgid(pid) == group
    except ProcessLookupError:
        return False
