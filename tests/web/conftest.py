"""One open installation, for any test of the REST side."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.web.rig import Rig
from tests.web.rig import rig as open_rig


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with open_rig(tmp_path) as opened:
        yield opened
