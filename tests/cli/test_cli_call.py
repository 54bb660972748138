"""Does `echolink call` phone a running server as Twilio would?"""

import asyncio
import shlex
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import urlencode

import httpx2
import pytest

from echolink.simulator.faults import Harm
from tests.cli.echolink_program import echolink
from tests.stories.desk import Desk, desk
from tests.stories.test_stories_models import desk_with_model

SAY = ("--say", "A table for four tomorrow at seven, the name is Maria Jones", "--say", "yes", "--say", "no")


async def phone(one: Desk, home: Path, *arguments: str) -> CompletedProcess[str]:
    return await asyncio.to_thread(
        echolink, home, "call", "--server", one.origin, *arguments, ECHOLINK_DATA_DIR=str(home / "data")
    )


async def test_the_number_is_phoned_and_its_bot_books_a_table(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()

        called = await phone(one, tmp_path, *SAY)

        assert called.returncode == 0, called.stdout + called.stderr
        assert '"type": "goal.completed"' in called.stdout
        assert one.exchange.account.auth_token not in called.stdout
        assert len(one.payloads) == 1


async def test_a_bot_that_does_not_answer_the_number_is_phoned_by_its_id(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()
        other = await one.make_bot(greeting="Other bot speaking.")

        called = await phone(one, tmp_path, other["id"], "--say", "hang up", "--from", "anonymous", "--twiml")

        assert called.returncode == 0, called.stdout + called.stderr
        assert "Other bot speaking." in called.stdout
        assert "<Response>" in called.stdout


async def test_what_goes_wrong_on_the_line_can_be_asked_for_and_is_shown(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()

        called = await phone(one, tmp_path, *SAY, "--faults", "thrice@response, lose@voice:1, never@status")
        helped = await asyncio.to_thread(echolink, tmp_path, "call", "--help")

        assert called.returncode == 0, called.stdout + called.stderr
        assert "fault: voice 1: the answer was lost on its way back" in called.stdout
        assert "fault: response 1: delivered twice more at the same time, with the same answer" in called.stdout
        assert "fault: status 1: not sent" in called.stdout
        assert "ANOTHER" not in called.stdout
        assert len(one.payloads) == 1
        assert all(f"  {harm} " in helped.stdout for harm in Harm)


async def test_partial_results_are_sent_where_the_bot_wants_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_with_model(tmp_path / "data", monkeypatch) as (one, _):
        called = await phone(one, tmp_path, "--partials", "--say", "hello", "--faults", "swapped@partial:1")

        assert called.returncode == 0, called.stdout + called.stderr
        assert "…     hello" in called.stdout
        assert "ms after the end of speech)" in called.stdout
        assert "fault: partial 1: held until the next one had arrived" in called.stdout


async def test_a_line_that_is_refused_by_the_plan_is_no_missing_server(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()

        called = await phone(one, tmp_path, "--say", "hello", "--faults", "refuse@voice:1..3, refuse@fallback")

        assert called.returncode == 1
        assert "an application error has occurred" in called.stdout
        assert "Nothing answers" not in called.stdout


async def test_the_printed_curl_commands_are_taken_by_the_server(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        await one.make_bot()

        printed = await phone(one, tmp_path, "--curl", "--say", "It's a table, please")

        assert printed.returncode == 0, printed.stderr
        commands = [part for part in printed.stdout.split("\n\n") if "curl " in part]
        answers = [await _pasted(one.http, command) for command in commands]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert all(answer.text.startswith("<?xml") for answer in answers)
        told = (await one.http.get("/v1/calls")).json()["data"]
        assert len(told) == 1


async def _pasted(http: httpx2.AsyncClient, command: str) -> httpx2.Response:
    words = shlex.split(command.partition("\n")[2].replace("\\\n", " "))
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    form = dict(words[at + 1].split("=", 1) for at, word in enumerate(words) if word == "--data-urlencode")
    content = urlencode(form)
    sent = headers | {"Content-Type": "application/x-www-form-urlencoded"}
    return await http.post(words[2], content=content, headers=sent)


async def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    async with desk(tmp_path / "data") as one:
        no_bot = await phone(one, tmp_path)
        unknown = await phone(one, tmp_path, "bot_00000000000000000000000000")
        await one.make_bot()
        nobody = await phone(one, tmp_path, "--server", "http://127.0.0.1:9", "--say", "hello")

        assert no_bot.returncode == unknown.returncode == 2
        assert "No bot answers here yet" in no_bot.stderr
        assert "There is no bot bot_0" in unknown.stderr
        assert nobody.returncode == 1
        assert "Nothing answers at http://127.0.0.1:9" in nobody.stdout
