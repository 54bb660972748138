"""What is told of a number's wiring?"""

from tests.web.rig import Rig


async def test_a_change_at_twilio_is_seen_when_asked_for_and_repaired(rig: Rig) -> None:
    headers = await rig.connected()
    await rig.bot(headers)
    (number,) = rig.twilio.numbers.values()
    number.voice["VoiceUrl"] = "https://theirs.example.com/"

    remembered = (await rig.http.get("/v1/my-number", headers=headers)).json()["wiring"]
    looked = (await rig.http.get("/v1/my-number?check=true", headers=headers)).json()["wiring"]
    repaired = (await rig.http.post("/v1/my-number/wire", headers=headers)).json()["wiring"]

    assert [wiring["status"] for wiring in (remembered, looked, repaired)] == ["wired", "changed_elsewhere", "wired"]
    assert "VoiceUrl" in looked["error"]


async def test_a_check_while_twilio_is_away_is_502_and_changes_nothing(rig: Rig) -> None:
    headers = await rig.connected()
    await rig.bot(headers)
    rig.twilio.is_unreachable = True

    answer = await rig.http.get("/v1/my-number?check=true", headers=headers)

    assert answer.status_code == 502
    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["wiring"]["status"] == "wired"


async def test_an_unknown_query_parameter_is_named(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.get("/v1/my-number?chekc=true", headers=headers)

    assert answer.json()["errors"] == [{"field": "chekc", "detail": "is not known here"}]
