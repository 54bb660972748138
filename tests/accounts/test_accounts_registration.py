"""Who is admitted?"""

import asyncio
from pathlib import Path

import pytest

from echolink.accounts.registration import Admission
from tests.makers import a_sid
from tests.web.rig import rig


async def test_first_admits_one_account_and_that_one_again(tmp_path: Path) -> None:
    async with rig(tmp_path, admission="first") as opened:
        first = opened.developer()

        answers = [await opened.http.post("/v1/connect-twilio", json=one) for one in (first, opened.developer(), first)]

    assert [answer.status_code for answer in answers] == [200, 409, 200]
    assert answers[1].json()["code"] == "registration_closed"


async def test_first_stays_first_after_a_release(tmp_path: Path) -> None:
    async with rig(tmp_path, admission="first") as opened:
        first = opened.developer()
        await opened.http.delete("/v1/connect-twilio", headers=await opened.connected(first))

        stranger = await opened.http.post("/v1/connect-twilio", json=opened.developer())
        again = await opened.http.post("/v1/connect-twilio", json=first)

    assert (stranger.status_code, again.status_code) == (409, 200)


async def test_of_many_first_accounts_at_once_one_is_the_first(tmp_path: Path) -> None:
    async with rig(tmp_path, admission="first") as opened:
        bodies = [opened.developer() for _ in range(5)]

        answers = await asyncio.gather(*(opened.http.post("/v1/connect-twilio", json=body) for body in bodies))

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]


async def test_a_list_admits_its_twilio_accounts(tmp_path: Path) -> None:
    listed = a_sid("AC")
    admission: Admission = frozenset({listed})
    async with rig(tmp_path, admission=admission) as opened:
        stranger = await opened.http.post("/v1/connect-twilio", json=opened.developer())
        member = await opened.http.post("/v1/connect-twilio", json=opened.developer(account_sid=listed))

    assert (stranger.status_code, member.status_code) == (409, 200)


async def test_credentials_are_proved_before_anything_is_told(tmp_path: Path) -> None:
    async with rig(tmp_path, admission="first") as opened:
        owner = opened.developer()
        await opened.connected(owner)

        answer = await opened.http.post(
            "/v1/connect-twilio", json=opened.developer(email=owner["email"]) | {"auth_token": "x"}
        )

    assert answer.json()["code"] == "twilio_credentials_refused"


@pytest.mark.parametrize("times", [2, 5])
async def test_one_developer_connecting_many_times_at_once_has_one_account(tmp_path: Path, times: int) -> None:
    async with rig(tmp_path) as opened:
        body = opened.developer()

        answers = await asyncio.gather(*(opened.http.post("/v1/connect-twilio", json=body) for _ in range(times)))

        assert {answer.status_code for answer in answers} == {200}
        assert len(await opened.accounts.all()) == 1
