"""Callers of many trades, as written down in `tests/data/callers/trades.json`, phone the scripted agent without a server between."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.callers.desk_phone import DeskPhone
from tests.callers.script import play, scripts

_TRADES = scripts(Path(__file__).parents[1] / "data" / "callers" / "trades.json")


@pytest.mark.parametrize("script", _TRADES, ids=lambda script: str(script["title"]))
async def test_a_caller_of_any_trade_gets_what_they_want(script: Mapping[str, Any]) -> None:
    played = await play(script, DeskPhone(script))

    assert not played.problems, str(played)
