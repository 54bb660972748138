"""How is what was measured written down? Each aim beside what was reached, a missed one as missed."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.pages import WORDS, write_page

from .figures import Figure

_HEAD = ["| scenario | test | aim | measured | |", "|---|---|---|---|---|"]


def write_report(
    path: Path, figures: Mapping[str, Sequence[Figure]], *, order: Iterable[str], machine: str, options: str
) -> None:
    """Replace the rows and notes of the scenarios that were measured; those of others, and what is below the mark, stay."""
    measured = {
        name: (table_rows(name, found), [_measured_by(name, options, machine), *notes_of(name, found)])
        for name, found in figures.items()
    }
    write_page(path, title="Reliability", head=_HEAD, order=order, measured=measured)


def _measured_by(name: str, options: str, machine: str) -> str:
    return f"* {name}: `make reliability ARGS='{name} {options} --write'` on {machine}."


def table(figures: Mapping[str, Sequence[Figure]]) -> list[str]:
    """A Markdown table, and under it what else was seen."""
    rows = [row for name, found in figures.items() for row in table_rows(name, found)]
    notes = [note for name, found in figures.items() for note in notes_of(name, found)]
    return [*_HEAD, *rows, "", *notes]


def table_rows(name: str, figures: Sequence[Figure]) -> list[str]:
    return [f"| {name} | {one.test} | {one.aim} | {one.measured} | {WORDS[one.is_met]} |" for one in figures]


def notes_of(name: str, figures: Sequence[Figure]) -> list[str]:
    return [f"* {name}: {note}." for one in figures for note in one.notes]
