"""How many written callers get what they came for from the scripted agent? Names those who do not, and what went wrong first."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.callers.desk_phone import DeskPhone  # noqa: E402
from tests.callers.script import play, scripts  # noqa: E402

FILES: Final = [
    ROOT / "tests" / "data" / name for name in ("strangers.json", "strangers_more.json", "strangers_third.json")
]


async def main() -> None:
    """Prints a line for each call that fails, and how many hold; `--calls` prints their lines, too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, default=FILES, help="scripts, default tests/data/strangers*.json"
    )
    parser.add_argument("--only", default="", metavar="WORDS", help="only scripts with these words in their title")
    parser.add_argument("--calls", action="store_true", help="print the whole of each call that fails")
    args = parser.parse_args()
    held = played = 0
    for script in [s for path in args.files for s in scripts(path) if args.only.lower() in s["title"].lower()]:
        call = await play(script, DeskPhone(script))
        played += 1
        held += not call.problems
        if call.problems:
            print(f"- {script['title']}: {call.problems[0]}")
            print(f"{call}\n" if args.calls else "", end="")
    print(f"{held} of {played} calls hold")


if __name__ == "__main__":
    asyncio.run(main())
