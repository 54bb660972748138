"""How well are phrases of callers read? `python -m echolink.agent.scripted.measure FILE` prints it by kind."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from echolink.agent.scripted.values import read


@dataclass(frozen=True, slots=True)
class Missed:
    """A phrase of which another value was read than the one that was meant."""

    kind: str
    said: str
    meant: str
    read: str | None


def measure(path: Path) -> dict[str, tuple[int, list[Missed]]]:
    """By kind: how many phrases there are, and those that were misread. The file is as `tests/data/README.md` describes it."""
    document = json.loads(path.read_text(encoding="utf-8"))
    now = datetime.fromisoformat(document["reference_date"] + "T09:00:00")
    out: dict[str, tuple[int, list[Missed]]] = {}
    for kind, phrases in document["phrases"].items():
        results = [Missed(kind, p["said"], p["value"], read(kind, p["said"], now=now)) for p in phrases]
        out[kind] = len(results), [r for r in results if r.read != r.meant]
    return out


def main(arguments: list[str]) -> int:
    """Exit status 2 when no file is named."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m echolink.agent.scripted.measure FILE\n")
        return 2
    for kind, (count, missed) in measure(Path(arguments[0])).items():
        sys.stdout.write(f"{kind:8} {count - len(missed):5} of {count:5}  {(count - len(missed)) / count:6.1%}\n")
        for miss in missed:
            sys.stdout.write(f"  {miss.said!r}: meant {miss.meant}, read {miss.read}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
