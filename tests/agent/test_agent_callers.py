"""Callers of many trades, as written down in `tests/data/callers/`, phone the scripted agent without a server between."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.callers.desk_phone import DeskPhone
from tests.callers.script import play, scripts

_DATA = Path(__file__).parents[1] / "data"
_NAMES = ("trades", "offers_and_asks", "asked_in_one_breath")
_TRADES = [one for name in _NAMES for one in scripts(_DATA / "callers" / f"{name}.json")]
_SPOKEN = scripts(_DATA / "callers" / "as_spoken.json")
_COURSE = scripts(_DATA / "callers" / "course.json")
_TALK = scripts(_DATA / "callers" / "talk.json")
# Of the calls that strangers wrote, those that do not hold yet; `bench/caller_scripts.py` says why.
_FAIL = frozenset((_DATA / "strangers" / "failing.txt").read_text(encoding="utf-8").splitlines())
_ALL = {
    f"{path.stem}: {script['title']}": script
    for path in sorted((_DATA / "strangers").glob("*.json"))
    for script in scripts(path)
}
_STRANGERS = [script for name, script in _ALL.items() if name not in _FAIL]


@pytest.mark.parametrize("script", _TRADES, ids=lambda script: str(script["title"]))
async def test_a_caller_of_any_trade_gets_what_they_want(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _COURSE, ids=lambda script: str(script["title"]))
async def test_a_call_takes_its_course_around_what_is_told_freely(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _TALK, ids=lambda script: str(script["title"]))
async def test_asides_and_changes_of_mind_leave_a_call_whole(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _SPOKEN, ids=lambda script: str(script["title"]))
async def test_values_are_taken_as_they_are_spoken(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _STRANGERS, ids=lambda script: str(script["title"]))
async def test_a_stranger_who_got_what_they_wanted_still_gets_it(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)


def test_every_call_that_fails_is_there() -> None:
    assert _ALL.keys() >= _FAIL
