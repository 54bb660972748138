"""Does the fake model fail as it was told to? Otherwise the row of failures would be one of successes."""

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

FAKE = """
CFG = {}

class H:
    def __init__(self):
        self.did, self.tr = [], self

    def abort(self):
        self.did.append("reset")

    def out(self, status, body):
        self.did.append(status)

    async def handle(self, method, path, body):
        self.did.append("answered")
"""


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A connection of the fake model's, and what it `did`."""
    fake = tmp_path / "fake.py"
    fake.write_text(FAKE)
    monkeypatch.setattr(sys, "argv", ["fake_model.py", str(fake)])
    path = Path(__file__).resolve().parents[2] / "bench" / "speed" / "fake_model.py"
    return runpy.run_path(str(path))


async def asked(failing: Any, path: str = "/v1/chat/completions") -> list[object]:
    connection = failing["Failing"]()
    for _ in range(4):
        await connection.handle("POST", path, b"")
    did: list[object] = connection.did
    return did


async def test_every_second_request_fails_by_status_and_by_reset(failing: Any) -> None:
    failing["fake"].CFG["every_second_fails"] = 1

    assert await asked(failing) == ["answered", 500, "answered", "reset"]


async def test_nothing_fails_unless_it_was_told_to(failing: Any) -> None:
    assert await asked(failing) == ["answered"] * 4


async def test_it_can_still_be_told_otherwise_while_it_fails(failing: Any) -> None:
    failing["fake"].CFG["every_second_fails"] = 1

    assert await asked(failing, "/_ctl") == ["answered"] * 4
