"""How much memory do processes hold, and how busy are all of them together, as Linux tells it?"""

import os
from collections.abc import Iterable
from pathlib import Path


def memory_bytes(pids: Iterable[int]) -> int:
    """Resident; a process that is gone holds none."""
    return sum(_resident(pid) for pid in pids)


def busy_seconds() -> float:
    """CPU time that this machine has spent on anything since it was started."""
    first = Path("/proc/stat").read_text().partition("\n")[0].split()
    user, nice, system, _idle, _waiting, *interrupts = map(int, first[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0
