"""Whole calls with the scripted agent, as written down in `tests/data/callers/`: what callers do, and what bots are for."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.callers.script import play, scripts
from tests.stories.conftest import on_sqlite
from tests.stories.desk import desk
from tests.stories.exchange_phone import TIMEZONE, phone_of

pytestmark = on_sqlite  # what an agent says has no database in it

_CALLERS = Path(__file__).parent.parent / "data" / "callers"
_CONVERSATION = scripts(_CALLERS / "conversation.json")
_GOALS = scripts(_CALLERS / "goals.json")
_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo(TIMEZONE))  # a Sunday


def _titles(script: Mapping[str, Any]) -> str:
    return str(script["title"])


async def _holds(script: Mapping[str, Any], data_dir: Path) -> None:
    with time_machine.travel(_NOON, tick=True):
        async with desk(data_dir) as at:
            played = await play(script, await phone_of(script, at))

    assert not played.problems, str(played)


@pytest.mark.parametrize("script", _CONVERSATION, ids=_titles)
async def test_in_a_conversation(script: Mapping[str, Any], tmp_path: Path) -> None:
    await _holds(script, tmp_path)


@pytest.mark.parametrize("script", _GOALS, ids=_titles)
async def test_a_day_one_goal_works_end_to_end(script: Mapping[str, Any], tmp_path: Path) -> None:
    await _holds(script, tmp_path)
