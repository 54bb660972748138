"""How much memory do processes hold, as Linux tells it?"""

import os
from collections.abc import Iterable
from pathlib import Path


def memory_bytes(pids: Iterable[int]) -> int:
    """Resident; a process that is gone holds none."""
    return sum(_resident(pid) for pid in pids)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (FileNotFoundError, ProcessLookupError):
        return 0
