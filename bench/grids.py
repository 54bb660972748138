"""How much comes of the same things in many words? Plays tests/data/grids, or files of that form, and prints a table."""

import argparse
import asyncio
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.callers.grids import FOLDER, bots, came_of, puts, whole_call


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="grids, default tests/data/grids/*.json")
    parser.add_argument("--only", metavar="WORDS", default="", help="only grids with these words in their title")
    parser.add_argument("--failing", action="store_true", help="print each that fails, with what is held and said")
    args = parser.parse_args()
    for file in args.files or sorted(FOLDER.glob("*.json")):
        held: Counter[str] = Counter()
        played: Counter[str] = Counter()
        for grid in json.loads(file.read_text(encoding="utf-8")):
            if args.only.lower() not in grid["title"].lower():
                continue
            calls = [(" / ".join(put.lines), put.bot, await came_of(put)) for put in puts(grid)]
            whole = [("a whole call", bot, await whole_call(bot, grid["play"])) for bot in bots(grid) if "play" in grid]
            for kind, rows in (("", calls), (", whole calls", whole)):
                played[file.stem + kind] += len(rows)
                held[file.stem + kind] += sum(came.held for *_, came in rows)
            for said, bot, came in [*calls, *whole] if args.failing else ():
                if not came.held:
                    print(
                        f"- {grid['title']}: {bot['goal']} | {bot['context']}\n    {said}\n    {came.values} {came.reply}"
                    )
        for kind in filter(played.__getitem__, played):
            print(f"| {kind} | {held[kind]} of {played[kind]} |")


if __name__ == "__main__":
    asyncio.run(main())
