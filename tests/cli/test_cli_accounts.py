"""Can the operator see who is registered, and show somebody out without keeping their number?"""

import asyncio
from pathlib import Path

from tests.cli.echolink_program import echolink
from tests.stories.desk import Desk, desk


def settings_of(one: Desk, data_dir: Path) -> dict[str, str]:
    return {"ECHOLINK_DATA_DIR": str(data_dir), "ECHOLINK_TWILIO_API_URL": one.exchange.api_url}


async def test_the_list_shows_each_account_beside_a_running_server(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()

        listed = await asyncio.to_thread(echolink, tmp_path, "accounts", "list", **settings_of(one, tmp_path / "data"))

        assert listed.returncode == 0, listed.stderr
        line = listed.stdout.splitlines()[1].split()
        assert line[1:5] == ["ada@example.com", one.exchange.account.sid, one.exchange.number.phone_number, "1"]
        assert one.exchange.account.auth_token not in listed.stdout


async def test_removing_an_account_gives_its_number_back(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        before = dict(one.exchange.number.settings)
        await one.make_bot()
        wired = dict(one.exchange.number.settings)

        removed = await asyncio.to_thread(
            echolink, tmp_path, "accounts", "remove", "ADA@example.com", "--yes", **settings_of(one, tmp_path / "data")
        )

        assert removed.returncode == 0, removed.stderr
        assert "is deleted" in removed.stdout
        assert wired != before
        assert one.exchange.number.settings == before
        assert (await one.http.get("/v1/my-number")).status_code == 401


async def test_an_unknown_account_is_told_and_not_asked_about_twice(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        removed = await asyncio.to_thread(
            echolink, tmp_path, "accounts", "remove", "eve@example.com", "--yes", **settings_of(one, tmp_path / "data")
        )

        assert removed.returncode == 2
        assert "There is no account eve@example.com" in removed.stderr


async def test_without_yes_and_without_a_terminal_nothing_is_removed(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        removed = await asyncio.to_thread(
            echolink, tmp_path, "accounts", "remove", "ada@example.com", **settings_of(one, tmp_path / "data")
        )

        assert removed.returncode != 0
        assert (await one.http.get("/v1/my-number")).status_code == 200


def test_without_a_database_the_list_says_what_to_do(tmp_path: Path) -> None:
    listed = echolink(tmp_path, "accounts", "list")

    assert listed.returncode == 2
    assert "echolink serve" in listed.stderr
    assert "Traceback" not in listed.stderr


def test_migrate_makes_the_database_that_the_list_then_reads(tmp_path: Path) -> None:
    migrated = echolink(tmp_path, "migrate")
    listed = echolink(tmp_path, "accounts", "list")

    assert migrated.returncode == 0, migrated.stderr
    assert listed.returncode == 0, listed.stderr
    assert len(listed.stdout.splitlines()) == 1
