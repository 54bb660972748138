"""Is a database that was filled in one go one that the product can read?"""

import asyncio
from pathlib import Path

import pytest

from bench.chaos.stored import stored_calls
from bench.chaos.stored_past import fill
from tests.makers import SECRET
from tests.stories.desk import desk, played


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database."""
    found: str = request.getfixturevalue("postgres_url") if request.param == "postgres" else _sqlite(tmp_path)
    return found


def _sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'calls.sqlite'}"


async def test_old_calls_are_listed_below_those_that_come(url: str, tmp_path: Path) -> None:
    async with desk(tmp_path, database_url=url, secret_key=SECRET) as at:
        await at.make_bot()
        await asyncio.to_thread(fill, url, "ada@example.com", 100)
        call = await at.exchange.call()
        await played(call, "A table for four, please")

        page = (await at.http.get("/v1/calls", params={"limit": 100})).json()
        oldest = (await at.http.get(f"/v1/calls/{page['data'][-1]['id']}")).json()

    assert page["data"][0]["call_sid"] == call.sid
    assert page["has_more"]
    assert [line["who"] for line in oldest["transcript"]] == ["agent", "caller", "agent", "caller", "agent"]


async def test_what_was_said_is_read_back_from_the_database(tmp_path: Path) -> None:
    url = _sqlite(tmp_path)
    async with desk(tmp_path, database_url=url) as at:
        await at.make_bot()
        call = await at.exchange.call()
        await played(call, "A table for four tomorrow at seven, the name is Maria Jones", "Yes, that's right.")

        stored = await asyncio.to_thread(stored_calls, url)

    turns = stored[call.sid].turns
    assert [turn.said for turn in turns[1:]] == [line.text for line in call.transcript if line.who == "caller"]
    assert [one.headers["webhook-id"] for one in at.receiver.received] == list(stored[call.sid].goals)
