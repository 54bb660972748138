"""How is a page of figures written anew when only some of them were measured? The rows and notes of the others stay."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MARK = "<!-- above: measured, below: written by hand -->"
WORDS = {True: "met", False: "**missed**", None: "–"}


def write_page(
    path: Path,
    *,
    title: str,
    head: Sequence[str],
    order: Iterable[str],
    measured: Mapping[str, tuple[Sequence[str], Sequence[str]]],
) -> None:
    """`measured`: by name, rows that begin with `| name |` and notes that begin with `* name: `. What is below the mark stays."""
    before, _, by_hand = path.read_text().partition(MARK) if path.exists() else ("", "", "\n")
    old = before.splitlines()
    rows: list[str] = []
    notes: list[str] = []
    for name in order:
        of_name = measured.get(name) or (_beginning(old, f"| {name} |"), _beginning(old, f"* {name}: "))
        rows += of_name[0]
        notes += of_name[1]
    lines = [f"# {title}", "", *head, *rows, "", "## How it was measured, and what else was seen", "", *notes, "", MARK]
    path.write_text("\n".join(lines) + by_hand)


def _beginning(lines: Iterable[str], with_what: str) -> list[str]:
    return [line for line in lines if line.startswith(with_what)]
