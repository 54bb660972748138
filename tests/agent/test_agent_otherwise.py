"""Callers who say the same otherwise, with a hesitation, a courtesy or without any sign, get the same."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.callers.desk_phone import DeskPhone
from tests.callers.otherwise import WAYS, otherwise
from tests.callers.script import play, scripts

_DATA = Path(__file__).parents[1] / "data"
_FAIL = frozenset((_DATA / "strangers" / "failing.txt").read_text(encoding="utf-8").splitlines())
_ALL = {
    f"{path.stem}: {script['title']}": script
    for folder in ("strangers", "callers")
    for path in sorted((_DATA / folder).glob("*.json"))
    for script in scripts(path)
}
_HOLD = {name: script for name, script in _ALL.items() if name not in _FAIL}
# What takes something else to be understood than how it was said: "way: file: title", and no more of them.
_EXCEPT = frozenset((_DATA / "otherwise_failing.txt").read_text(encoding="utf-8").splitlines())


def _way_for(name: str) -> str:
    """Always the same one, also when there are more ways: each call is played in one, and each way by some fifty calls."""
    return max(WAYS, key=lambda way: crc32(f"{way} {name}".encode()))


_OTHERWISE = [(_way_for(name), name) for name in _HOLD if f"{_way_for(name)}: {name}" not in _EXCEPT]


@pytest.mark.parametrize(("way", "name"), _OTHERWISE, ids=lambda words: str(words))
async def test_said_otherwise_a_call_comes_to_the_same(way: str, name: str) -> None:
    script: Mapping[str, Any] = _HOLD[name]

    played = await play(otherwise(script, way), DeskPhone(script))

    assert not played.problems, str(played)


def test_every_exception_is_one() -> None:
    assert {f"{_way_for(name)}: {name}" for name in _HOLD} >= _EXCEPT
