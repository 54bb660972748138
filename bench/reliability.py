"""Does every call go on whatever happens to a process? Plays live calls while workers die, and writes docs/reliability.md."""

import argparse
import asyncio
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import uvloop

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.chaos.figures import Figure  # noqa: E402
from bench.chaos.report import table, write_report  # noqa: E402
from bench.chaos.scenarios import SCENARIOS  # noqa: E402
from bench.chaos.world import Asked  # noqa: E402

REPORT = ROOT / "docs" / "reliability.md"


def main() -> None:
    """Exit code 1 when an aim was missed."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="echolink-") as folder:
        Path(folder).chmod(0o755)
        much = Asked(asked.calls, asked.seconds, asked.workers, asked.fake_model, asked.logs or Path(folder))
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            try:
                figures = runner.run(_measured(asked.scenarios or list(SCENARIOS), much))
            except (KeyboardInterrupt, asyncio.CancelledError):
                sys.exit("Stopped; everything that was started has ended.")
    print("\n".join(table(figures)))
    if asked.write:
        options = f"--calls {asked.calls} --seconds {asked.seconds:g} --workers {asked.workers}"
        write_report(REPORT, figures, order=SCENARIOS, machine=_machine(), options=options)
        print(f"written: {REPORT.relative_to(ROOT)}")
    sys.exit(any(figure.is_met is False for found in figures.values() for figure in found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = ROOT.parent / "shared" / "bench"
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help=f"default all of: {', '.join(SCENARIOS)}")
    parser.add_argument("--calls", type=int, default=200, help="live calls at once")
    parser.add_argument("--seconds", type=float, default=60, help="how long people talk")
    parser.add_argument("--workers", type=int, default=3, help="of a server on PostgreSQL; 0: a lone process")
    parser.add_argument("--fake-model", type=Path, default=shared / "fake_llm.py", help="the fake model server")
    parser.add_argument("--logs", type=Path, help="an existing folder where the servers' logs stay")
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    asked = parser.parse_args()
    if unknown := [name for name in asked.scenarios if name not in SCENARIOS]:
        parser.error(f"no such scenario: {', '.join(unknown)}")
    if not asked.fake_model.is_file():
        sys.exit(f"This needs {asked.fake_model.name}; say where it is with --fake-model (see bench/README.md).")
    return asked


async def _measured(names: Sequence[str], asked: Asked) -> dict[str, Sequence[Figure]]:
    """One after the other; SIGTERM ends it as Ctrl-C does, with everything cleaned up."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    figures: dict[str, Sequence[Figure]] = {}
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures[name] = await SCENARIOS[name](asked)
        print("\n".join(f"  {one.test}: {one.measured}" for one in figures[name]), file=sys.stderr, flush=True)
    return figures


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), CPython {platform.python_version()}, "
        f"{platform.system()}, {datetime.now(UTC).date().isoformat()}"
    )


if __name__ == "__main__":
    main()
