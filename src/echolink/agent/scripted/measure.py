"""How well are phrases of callers read? `python -m echolink.agent.scripted.measure FILE…` prints it by kind."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from echolink.agent.scripted.values import read


@dataclass(frozen=True, slots=True)
class Missed:
    """A phrase of which another value was read than the one that was meant."""

    said: str
    meant: str | None
    read: str | None


@dataclass(slots=True)
class Score:
    """How many phrases of a kind there are, and those that were misread."""

    count: int = 0
    missed: list[Missed] = field(default_factory=list)

    @property
    def right(self) -> int:
        return self.count - len(self.missed)

    @property
    def share(self) -> str:
        """A percentage, cut off and not rounded, so that only what is all right reads 100 %."""
        return f"{self.right * 1000 // self.count / 10:.1f} %"


def measure(path: Path) -> dict[str, Score]:
    """By kind. The file is as `tests/data/README.md` describes it; dates are seen from nine in the morning of its day."""
    document = json.loads(path.read_text(encoding="utf-8"))
    now = datetime.fromisoformat(document["reference_date"] + "T09:00:00")
    scores: dict[str, Score] = {}
    for kind, phrases in document["phrases"].items():
        score = scores.setdefault(kind, Score())
        for phrase in phrases:
            value = read(kind, phrase["said"], now=now)
            score.count += 1
            if value != phrase["value"]:
                score.missed.append(Missed(phrase["said"], phrase["value"], value))
    return scores


def table(measured: Mapping[str, Mapping[str, Score]]) -> str:
    """A Markdown table: a row a kind, a column a file."""
    kinds = list(dict.fromkeys(kind for scores in measured.values() for kind in scores))
    rows = [["kind", *(f"`{name}`" for name in measured)], ["---"] * (len(measured) + 1)]
    for kind in kinds:
        cells = [scores.get(kind) for scores in measured.values()]
        rows.append([kind, *(f"{s.right} of {s.count}, {s.share}" if s else "" for s in cells)])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main(arguments: Sequence[str]) -> int:
    """Exit status 2 for arguments that it does not know, by argparse."""
    parser = argparse.ArgumentParser(
        prog="python -m echolink.agent.scripted.measure",
        description="Reads phrases of callers as the scripted agent does, and counts by kind what was read as it was meant.",
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help="phrases, as tests/data/README.md describes"
    )
    parser.add_argument("--misses", action="store_true", help="list what was misread")
    parser.add_argument("--table", action="store_true", help="print the Markdown table of docs/agent.md")
    options = parser.parse_args(arguments)
    measured = {path.name: measure(path) for path in options.files}
    sys.stdout.write(f"{table(measured)}\n" if options.table else _lines(measured, misses=options.misses))
    return 0


def _lines(measured: Mapping[str, Mapping[str, Score]], *, misses: bool) -> str:
    lines = []
    for name, scores in measured.items():
        lines.append(name)
        for kind, score in scores.items():
            lines.append(f"  {kind:8} {score.right:5} of {score.count:5}  {score.share:>8}")
            if misses:
                lines += [f"    {m.said!r}: meant {m.meant}, read {m.read}" for m in score.missed]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
