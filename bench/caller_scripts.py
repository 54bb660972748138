"""How many written callers get what they came for from the scripted agent? Names those who do not, and what went wrong first."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.callers.desk_phone import DeskPhone  # noqa: E402
from tests.callers.script import Played, play, scripts  # noqa: E402

FILES: Final = sorted((ROOT / "tests" / "data" / "strangers").glob("*.json"))


async def main() -> None:
    """Prints a line for each call that fails, and how many hold; `--calls` prints their lines, too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, default=FILES, help="scripts, default tests/data/strangers/*.json"
    )
    parser.add_argument("--only", default="", metavar="WORDS", help="only scripts with these words in their title")
    parser.add_argument("--calls", action="store_true", help="print the whole of each call that fails")
    parser.add_argument(
        "--names", action="store_true", help="print but the file and the title of each, as in failing.txt"
    )
    args = parser.parse_args()
    held = played = 0
    for path in args.files:
        before, of_file = held, [s for s in scripts(path) if args.only.lower() in s["title"].lower()]
        for script in of_file:
            call = await play(script, DeskPhone(script))
            held += not call.problems
            if call.problems:
                _tell(f"{path.stem}: {script['title']}", call, args)
        played += len(of_file)
        if len(args.files) > 1 and not args.names:
            print(f"{path.stem}: {held - before} of {len(of_file)}")
    if not args.names:
        print(f"{held} of {played} calls hold")


def _tell(name: str, call: Played, args: argparse.Namespace) -> None:
    if args.names:
        print(name)
        return
    print(f"- {name}: {call.problems[0]}")
    print(f"{call}\n" if args.calls else "", end="")


if __name__ == "__main__":
    asyncio.run(main())
