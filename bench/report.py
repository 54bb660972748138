"""How are measured figures written down? One table: each aim, what was reached, and the peer's figure of the same run."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.pages import WORDS, write_page
from bench.speed.row import Row

_HEAD = ["| row | figure | aim | EchoLink | beside it, in the same run | |", "|---|---|---|---|---|---|"]


def write_report(
    path: Path, rows: Mapping[str, Sequence[Row]], *, order: Iterable[str], machine: str, options: str
) -> None:
    """Replace what was measured; rows that were not measured again, and what was written by hand below the mark, stay."""
    measured = {
        name: (table_rows(name, found), [_measured_by(name, options, machine), *notes_of(name, found)])
        for name, found in rows.items()
    }
    write_page(path, title="Performance", head=_HEAD, order=order, measured=measured)


def table(rows: Mapping[str, Sequence[Row]]) -> list[str]:
    """A Markdown table, and under it what else was seen."""
    lines = [line for name, found in rows.items() for line in table_rows(name, found)]
    notes = [note for name, found in rows.items() for note in notes_of(name, found)]
    return [*_HEAD, *lines, "", *notes]


def table_rows(name: str, rows: Sequence[Row]) -> list[str]:
    return [
        f"| {name} | {row.figure} | {row.aim} | {row.measured} | {row.peer} | {WORDS[row.is_met]} |" for row in rows
    ]


def notes_of(name: str, rows: Sequence[Row]) -> list[str]:
    """What two rows have both seen is told once."""
    return list(dict.fromkeys(f"* {name}: {note}." for row in rows for note in row.notes))


def _measured_by(name: str, options: str, machine: str) -> str:
    return f"* {name}: `make bench ARGS='{name} {options} --write'` on {machine}."
