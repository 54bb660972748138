"""How is a table of a pasted context told line by line: "Deep  $170  $215" under "PRICES  1 BR  2 BR"?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_GAP = re.compile(r"\s*\t\s*|\s{2,}|\s*\|\s*|(?<=[\w)]) (?=[$€£]\d+(?:\.\d\d)?(?:\s{2}|\t))")
_RULE = re.compile(r"[\s|:+=_-]*-{2,}[\s|:+=_-]*")  # what only draws a line: "|---|---|"
_MONEY: Final = r"[$€£]?\s?\d{1,5}(?:,\d{3})*(?:[.,]\d{2})?\s?(?:[$€£]|USD|EUR|GBP)?(?:\s?/\s?[a-z]+)?\+?"
_PRICE = re.compile(rf"(?:from\s)?{_MONEY}", re.IGNORECASE)
_NONE = re.compile(r"(?:[-–—]+|n/?a|x|\.)?", re.IGNORECASE)
_SIGN = re.compile(r"[$€£]|\.\d\d\b|\b(?:USD|EUR|GBP)\b")
_LETTER = re.compile(r"[^\W\d_]")
_TOLD = re.compile(r"\d|\b(?:closed|free|on request)\b", re.IGNORECASE)
# "Mon-Thu | 3 PM | 9 PM": a day, and from when to when.
_A_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|daily|every|week)", re.IGNORECASE)
_A_CLOCK = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?|noon|midnight)", re.IGNORECASE)
_FROM_AND_TO: Final = 3  # cells
_LEAST: Final = 2  # columns and rows that make a table
_MOST_OF_A_HEAD: Final = 4  # words
_MOST_OF_A_NAME: Final = 6
# A clock or a day is no price, and a head of these no size.
_A_TIME = re.compile(r"\d ?(?:[ap]\.?m\b|:\d\d)|\b(?:closed|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def in_lines(context: str) -> str:
    """The context with each row of a table of prices told with the heads of its columns: "Deep: 1 BR $170, 2 BR $215"."""
    if context.count("\n") < _LEAST:
        return context
    lines = [line for line in context.split("\n") if not ("-" in line and _RULE.fullmatch(line))]
    rows = [_cells(line) for line in lines]
    told: list[str] = []
    heads: list[str] = []
    for place, cells in enumerate(rows):
        if heads and (row := _row(cells, heads)):
            told.append(row)
            continue
        heads = _heads(cells, rows[place + 1] if place + 1 < len(rows) else ())
        if heads:
            told.append(cells[0] if len(cells) > len(heads) else "")
        else:
            told.append(_between_strokes(place, rows, lines))
    return "\n".join(told)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _GAP.split(line.strip(" |\t")) if cell.strip()] if line.strip() else []


def _heads(cells: Sequence[str], following: Sequence[str]) -> list[str]:
    """The heads of the columns of prices of which the next line is the first row; none where it is none."""
    if len(cells) < _LEAST or (any(_A_TIME.search(cell) for cell in cells) and not _SIGN.search(" ".join(following))):
        return []
    for heads in (cells[1:], cells):
        if len(heads) >= _LEAST and all(map(_is_head, heads)) and _row(following, heads):
            return list(heads)
    return []


def _is_head(cell: str) -> bool:
    return len(cell.split()) <= _MOST_OF_A_HEAD and bool(_LETTER.search(cell)) and not _SIGN.search(cell)


def _row(cells: Sequence[str], heads: Sequence[str]) -> str:
    """ "Deep: 1 BR $170, 2 BR $215": a name, and a price, or none, for each head; empty where it is no such row."""
    if len(cells) != len(heads) + 1 or not _LETTER.search(cells[0]):
        return ""
    name, *told = cells
    columns = list(zip(heads, told, strict=True))
    had = [(head, cell) for head, cell in columns if _PRICE.fullmatch(cell)]
    if any(_SIGN.search(cell) for _, cell in had):  # beside prices there may be a column that tells something else
        had = [(head, cell) for head, cell in had if _SIGN.search(cell)]
    others = [(head, cell) for head, cell in columns if (head, cell) not in had and not _NONE.fullmatch(cell)]
    if not had or (others and (len(had) < _LEAST or any(len(cell.split()) > _MOST_OF_A_HEAD for _, cell in others))):
        return ""
    beside = f" ({', '.join(f'{head.lower()} {cell}' for head, cell in others)})" if others else ""
    return f"{name.rstrip(':')}{beside}: {', '.join(f'{head} {price}' for head, price in had)}"


def _between_strokes(place: int, rows: Sequence[Sequence[str]], lines: Sequence[str]) -> str:
    """A row whose cells strokes part, as one line: "Monday: 9 - 5", "Haircut, 30 min, $30"; nothing of what heads them."""
    cells = rows[place]
    beside = [row for row in rows[max(0, place - 1) : place + 2] if row is not cells and len(row) == len(cells)]
    if len(cells) == _FROM_AND_TO and _A_DAY.match(cells[0]) and all(map(_A_CLOCK.fullmatch, cells[1:])):
        return f"{cells[0].rstrip(':')}: {cells[1]} - {cells[2]}"
    if "|" not in lines[place] or len(cells) < _LEAST or not beside or not _is_named(cells):
        return lines[place]
    if not _tells(cells):
        return "" if any(map(_tells, beside)) else lines[place]
    return f"{cells[0].rstrip(':')}: {cells[1]}" if len(cells) == _LEAST else ", ".join(cells)


def _is_named(cells: Sequence[str]) -> bool:
    return not re.search(r"\d", cells[0]) and len(cells[0].split()) <= _MOST_OF_A_NAME


def _tells(cells: Sequence[str]) -> bool:
    return any(_TOLD.search(cell) for cell in cells[1:])
