"""How is what was measured written down? Each aim beside what was reached, a missed one as missed."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from .figures import Figure

_MARK = "<!-- above: measured, below: written by hand -->"
_WORDS = {True: "met", False: "**missed**", None: "–"}
_HEAD = ["| scenario | test | aim | measured | |", "|---|---|---|---|---|"]


def write_report(
    path: Path, figures: Mapping[str, Sequence[Figure]], *, order: Iterable[str], machine: str, options: str
) -> None:
    """Replace the rows and notes of the scenarios that were measured; those of others, and what is below the mark, stay."""
    before, _, by_hand = path.read_text().partition(_MARK) if path.exists() else ("", "", "\n")
    old = before.splitlines()
    rows, notes = [], []
    for name in order:
        if name in figures:
            rows += table_rows(name, figures[name])
            notes += [_measured_by(name, options, machine), *notes_of(name, figures[name])]
        else:
            rows += [line for line in old if line.startswith(f"| {name} |")]
            notes += [line for line in old if line.startswith(f"* {name}: ")]
    measured = [
        "# Reliability",
        "",
        *_HEAD,
        *rows,
        "",
        "## How it was measured, and what else was seen",
        "",
        *notes,
        "",
        _MARK,
    ]
    path.write_text("\n".join(measured) + by_hand)


def _measured_by(name: str, options: str, machine: str) -> str:
    return f"* {name}: `make reliability ARGS='{name} {options} --write'` on {machine}."


def table(figures: Mapping[str, Sequence[Figure]]) -> list[str]:
    """A Markdown table, and under it what else was seen."""
    rows = [row for name, found in figures.items() for row in table_rows(name, found)]
    notes = [note for name, found in figures.items() for note in notes_of(name, found)]
    return [*_HEAD, *rows, "", *notes]


def table_rows(name: str, figures: Sequence[Figure]) -> list[str]:
    return [f"| {name} | {one.test} | {one.aim} | {one.measured} | {_WORDS[one.is_met]} |" for one in figures]


def notes_of(name: str, figures: Sequence[Figure]) -> list[str]:
    return [f"* {name}: {note}." for one in figures for note in one.notes]
