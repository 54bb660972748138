"""How are rows printed: fitted to a terminal, one whole line a row to anything else?"""

import sys
from collections.abc import Iterable, Sequence

_ENDLESS = 10_000  # columns: a pipe has no edge at which to wrap


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*map(Text, row))  # Text: brackets in a value are no markup
    Console(width=None if sys.stdout.isatty() else _ENDLESS, highlight=False).print(table)
