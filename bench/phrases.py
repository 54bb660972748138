"""How many single phrases come to what they should, by area? Prints a table, or with `--failing` each that does not."""

import argparse
import asyncio
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.callers.phrases import AREAS


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all of them by default")
    parser.add_argument("--failing", action="store_true", help="print each phrase that fails with the agent's reply")
    parser.add_argument("--names", action="store_true", help="print but the name of each, as in failing.txt")
    args = parser.parse_args()
    if unknown := set(args.areas) - AREAS.keys():
        parser.error(f"no such area: {', '.join(sorted(unknown))}")
    held: Counter[str] = Counter()
    played: Counter[str] = Counter()
    for name in args.areas or AREAS:
        async for one in AREAS[name]():
            played[one.area] += 1
            held[one.area] += one.held
            if args.failing and not one.held:
                print(f"- {one.name}\n    {one.reply}")
            if args.names and not one.held:
                print(one.name)
    for area in () if args.names else played:
        print(f"| {area} | {held[area]} of {played[area]} |")


if __name__ == "__main__":
    asyncio.run(main())
