"""Do the phrases of tests/data/phrases come to what they should, but for those that are known to fail?"""

from pathlib import Path

import pytest

from tests.callers.phrases import AREAS

_FAILING = Path(__file__).parents[1] / "data/phrases/failing.txt"


@pytest.mark.parametrize("area", AREAS)
async def test_no_phrase_fails_but_those_that_are_known_to(area: str) -> None:
    known = set(_FAILING.read_text(encoding="utf-8").splitlines())

    failing = [f"{one.name}\n    {one.reply}" async for one in AREAS[area]() if not one.held and one.name not in known]

    assert not failing, "\n".join(failing)
