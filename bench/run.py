"""How fast is a turn, and what does it cost? Plays callers against EchoLink and its peers, and writes docs/performance.md."""

import argparse
import asyncio
import os
import platform
import resource
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import uvloop

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.report import table, write_report  # noqa: E402
from bench.speed.field import Asked  # noqa: E402
from bench.speed.row import Row  # noqa: E402
from bench.speed.rows import ROWS  # noqa: E402

REPORT = ROOT / "docs" / "performance.md"
FILES = 20_000
QUICK_SECONDS, QUICK_ROUNDS = 4.0, 1


def main() -> None:
    """All rows, or those that are named; all of them are written down at once, some with `--write`."""
    asked = _arguments()
    _allow_many_files()
    much = Asked(asked.fake_model, asked.seconds, asked.rounds)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        try:
            rows = runner.run(_measured(asked.rows or list(ROWS), much))
        except (KeyboardInterrupt, asyncio.CancelledError):
            sys.exit("Stopped; everything that was started has ended.")
    print("\n".join(table(rows)))
    if asked.write:
        options = f"--seconds {asked.seconds:g} --rounds {asked.rounds}"
        write_report(REPORT, rows, order=ROWS, machine=_machine(), options=options)
        print(f"written: {REPORT.relative_to(ROOT)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = ROOT.parent / "shared" / "bench"
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"default all of: {', '.join(ROWS)}")
    parser.add_argument("--fake-model", type=Path, default=shared / "fake_llm.py", help="the fake model server")
    parser.add_argument("--seconds", type=float, default=8, help="of a window; some have a least size of their own")
    parser.add_argument("--rounds", type=int, default=2, help="of each level, all targets by turns")
    parser.add_argument("--quick", action="store_true", help="short windows and one round: rough")
    parser.add_argument(
        "--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}; as when all is measured"
    )
    asked = parser.parse_args()
    if unknown := [name for name in asked.rows if name not in ROWS]:
        parser.error(f"no such row: {', '.join(unknown)}")
    if not asked.fake_model.is_file():
        sys.exit(f"This needs {asked.fake_model.name}; say where it is with --fake-model (see bench/README.md).")
    if asked.quick:
        asked.seconds, asked.rounds = QUICK_SECONDS, QUICK_ROUNDS
    asked.write = asked.write or not (asked.rows or asked.quick)
    return asked


async def _measured(names: Sequence[str], asked: Asked) -> dict[str, Sequence[Row]]:
    """One after the other; SIGTERM ends it as Ctrl-C does, with everything cleaned up."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    rows: dict[str, Sequence[Row]] = {}
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows[name] = await ROWS[name](asked)
        print("\n".join(f"  {one.figure}: {one.measured}" for one in rows[name]), file=sys.stderr, flush=True)
    return rows


def _allow_many_files() -> None:
    """A call holds up to three connections at once, and a shell allows 1,024; what is started here inherits it."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, enough), most))


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), CPython {platform.python_version()}, "
        f"{platform.system()}, {datetime.now(UTC).date().isoformat()}"
    )


if __name__ == "__main__":
    main()
