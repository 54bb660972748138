"""What does a developer hear who gives a bot a person to put callers through to?"""

import pytest

from tests.web.rig import Rig


async def test_the_number_is_kept_in_its_normal_form_and_can_be_taken_away(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers, transfer_to="+1 (415) 555-0199")
    edited = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"transfer_to": None}, headers=headers)

    assert bot["transfer_to"] == "+14155550199"
    assert edited.json()["transfer_to"] is None


async def test_a_bot_puts_nobody_through_unless_it_is_told_to_whom(rig: Rig) -> None:
    assert (await rig.bot(await rig.connected()))["transfer_to"] is None


@pytest.mark.parametrize("number", ["911", "+1911", "+19005551234", "", 14155550199])
async def test_a_number_that_cannot_be_is_named_as_the_fault(rig: Rig, number: object) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    refused = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"transfer_to": number}, headers=headers)

    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == ["transfer_to"]


async def test_the_bots_own_number_is_refused(rig: Rig) -> None:
    headers = await rig.connected()
    own = (await rig.http.get("/v1/my-number", headers=headers)).json()["phone_number"]
    bot = await rig.bot(headers)

    refused = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"transfer_to": own}, headers=headers)

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "transfer_to"
