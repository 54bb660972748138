"""Are grids played as they are written, and does a call that comes to something else count as one?"""

import pytest

from tests.callers.grids import FOLDER, bots, came_of, load, puts, whole_call

_FILES = sorted(file.stem for file in FOLDER.glob("*.json"))
_GRID = {
    "title": "closed on Mondays",
    "goal": "Book a lesson: day, name",
    "contexts": ["Closed on Mondays.", "Open Tuesday to Sunday."],
    "before": ["hi i'd like a lesson"],
    "says": [
        {"say": "on tuesday please", "values": ["2026-11-24"]},
        {"say": "on monday please", "absent": ["2026-11-23"], "hear": "(?i)monday|closed"},
        {"say": "on tuesday please", "values": ["2026-11-25"]},
    ],
}


async def test_each_line_is_said_to_each_bot_and_judged_by_what_is_held() -> None:
    came = [(await came_of(put)).held for put in puts(_GRID)]

    assert came == [True, True, False] * 2


async def test_a_whole_call_is_judged_by_what_is_sent() -> None:
    play = {"opening": "hi", "then": {"day|when": "on tuesday", "name": "Dana Fox"}, "values": ["2026-11-24", "Dana"]}
    bot = bots(_GRID)[0]

    assert (await whole_call(bot, play)).held
    assert not (await whole_call(bot, {**play, "values": ["Nobody"]})).held


@pytest.mark.parametrize("name", _FILES)
def test_every_line_of_a_grid_has_something_to_be_judged_by(name: str) -> None:
    for grid in load(name):
        for put in puts(grid):
            assert any(put.wanted.get(key) for key in ("values", "absent", "hear", "hear_not")), put.lines
