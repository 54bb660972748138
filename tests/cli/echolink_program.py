"""The installed program, run as an operator runs it: another process, its own folder, none of this machine's settings."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("echolink")


def environment(home: Path, **variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("ECHOLINK_")}
    return kept | {"HOME": str(home), "ECHOLINK_DATA_DIR": str(home / "data"), "COLUMNS": "200"} | variables


def echolink(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run to the end, with no terminal and nothing on stdin."""
    return subprocess.run(
        [str(PROGRAM), *arguments],
        cwd=home,
        env=environment(home, **variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
