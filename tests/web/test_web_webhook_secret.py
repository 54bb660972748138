"""Can a webhook's secret be changed without one delivery that is not believed?"""

from datetime import UTC, datetime, timedelta

import pytest

from tests.web.rig import Rig


async def test_a_new_secret_is_shown_once_and_the_old_one_signs_for_a_day(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    answer = await rig.http.post(f"/v1/bots/{bot['id']}/webhook-secret", headers=headers)

    told = answer.json()
    live = await rig.services.deliveries.secrets(bot["id"], datetime.now(UTC) + timedelta(seconds=1))
    assert answer.status_code == 201
    assert live == [told["webhook_secret"], bot["webhook_secret"]]
    left = datetime.fromisoformat(told["previous_valid_until"]) - datetime.now(UTC)
    assert timedelta(hours=23) < left < timedelta(hours=25)
    assert "webhook_secret" not in (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()


async def test_without_an_overlap_the_old_one_is_dead_at_once(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    answer = await rig.http.post(f"/v1/bots/{bot['id']}/webhook-secret", headers=headers, json={"overlap_seconds": 0})

    live = await rig.services.deliveries.secrets(bot["id"], datetime.now(UTC) + timedelta(seconds=1))
    assert live == [answer.json()["webhook_secret"]]


async def test_a_request_that_comes_again_with_its_key_changes_nothing_more(rig: Rig) -> None:
    headers = await rig.connected() | {"Idempotency-Key": "once"}
    bot = await rig.bot(headers)
    path = f"/v1/bots/{bot['id']}/webhook-secret"

    first, second = [await rig.http.post(path, headers=headers) for _ in range(2)]

    assert first.json() == second.json()


@pytest.mark.parametrize("overlap", [-1, 604_801, "soon", None])
async def test_a_bad_overlap_is_refused(rig: Rig, overlap: object) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    answer = await rig.http.post(
        f"/v1/bots/{bot['id']}/webhook-secret", headers=headers, json={"overlap_seconds": overlap}
    )

    assert answer.status_code == 422


async def test_another_accounts_bot_keeps_its_secret(rig: Rig) -> None:
    bot = await rig.bot(await rig.connected())

    answer = await rig.http.post(f"/v1/bots/{bot['id']}/webhook-secret", headers=await rig.connected())

    assert answer.status_code == 404
