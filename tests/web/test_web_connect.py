"""What does a developer hear who connects, renews and releases?"""

import asyncio
import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
import time_machine

from tests.makers import a_sid
from tests.web.rig import BEFORE, Rig


async def connect(rig: Rig, body: dict[str, Any], *, move: bool = False, token: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    path = "/v1/connect-twilio" + ("?move=true" if move else "")
    return await rig.http.post(path, json=body, headers=headers)


async def test_connecting_answers_with_exactly_the_documents_five_keys(rig: Rig) -> None:
    answer = await connect(rig, rig.developer())

    assert answer.status_code == 200
    body = answer.json()
    assert body.pop("access_token").count(".") == 2
    assert body == {"message": "Connected", "phone_number": "+14155551234", "token_type": "Bearer", "expires_in": 86400}


async def test_the_token_opens_my_number(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.get("/v1/my-number", headers=headers)

    assert answer.json() == {
        "phone_number": "+14155551234",
        "bots_count": 0,
        "wiring": {"status": "not_wired", "error": None, "checked_at": None},
    }


async def test_the_same_developer_gets_a_new_token_for_the_same_account(rig: Rig) -> None:
    developer = rig.developer()
    await rig.bot(await rig.connected(developer))

    headers = await rig.connected(developer | {"email": developer["email"].upper()})

    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["bots_count"] == 1
    assert len(await rig.accounts.all()) == 1


async def test_a_rotated_auth_token_is_stored_and_used(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    rig.twilio.tokens[developer["account_sid"]] = "f" * 32

    await rig.connected(developer | {"auth_token": "f" * 32})

    assert (await rig.bot(headers))["wiring"]["status"] == "wired"


@pytest.mark.parametrize(
    ("spoil", "status", "code"),
    [
        ({"auth_token": "wrong"}, 400, "twilio_credentials_refused"),
        ({"phone_number_sid": a_sid("PN")}, 400, "number_not_found"),
    ],
)
async def test_what_twilio_refuses_is_told(rig: Rig, spoil: dict[str, str], status: int, code: str) -> None:
    answer = await connect(rig, rig.developer() | spoil)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_number_that_cannot_take_calls_is_refused(rig: Rig) -> None:
    developer = rig.developer()
    rig.twilio.numbers[developer["phone_number_sid"]].takes_calls = False

    answer = await connect(rig, developer)

    assert (answer.status_code, answer.json()["code"]) == (400, "number_not_voice_capable")


async def test_an_unreachable_twilio_is_worth_another_try(rig: Rig) -> None:
    developer = rig.developer()
    rig.twilio.is_unreachable = True

    answer = await connect(rig, developer)

    assert (answer.status_code, answer.json()["code"]) == (502, "twilio_unreachable")
    assert int(answer.headers["Retry-After"]) > 0
    assert await rig.accounts.all() == []


async def test_a_known_email_with_another_twilio_account_is_refused(rig: Rig) -> None:
    developer = rig.developer()
    await rig.connected(developer)

    answer = await connect(rig, rig.developer(email=developer["email"]))

    assert (answer.status_code, answer.json()["code"]) == (409, "email_in_use")


async def test_the_accounts_own_token_lets_it_change_its_twilio_account(rig: Rig) -> None:
    developer = rig.developer()
    token = (await rig.connected(developer))["Authorization"].removeprefix("Bearer ")
    other = rig.developer(email=developer["email"])

    without_move = await connect(rig, other, token=token)
    with_move = await connect(rig, other, token=token, move=True)

    assert without_move.json()["code"] == "other_number_connected"
    assert with_move.status_code == 200
    assert (await rig.accounts.all())[0].twilio_account_sid == other["account_sid"]


@pytest.mark.parametrize("token", ["not.a.token", "e30.e30."])
async def test_a_bad_token_does_not_help_and_does_not_hinder(rig: Rig, token: str) -> None:
    developer = rig.developer()

    first = await connect(rig, developer, token=token)
    stranger = await connect(rig, rig.developer(email=developer["email"]), token=token)

    assert first.status_code == 200
    assert stranger.json()["code"] == "email_in_use"


async def test_another_accounts_token_does_not_open_an_email(rig: Rig) -> None:
    developer = rig.developer()
    await rig.connected(developer)
    stranger = (await rig.connected())["Authorization"].removeprefix("Bearer ")

    answer = await connect(rig, rig.developer(email=developer["email"]), token=stranger)

    assert answer.json()["code"] == "email_in_use"


async def test_a_number_that_another_account_holds_is_refused(rig: Rig) -> None:
    developer = rig.developer()
    await rig.connected(developer)

    answer = await connect(rig, developer | {"email": "other@example.com"})

    assert (answer.status_code, answer.json()["code"]) == (409, "number_in_use")


async def test_another_number_is_taken_only_with_move_and_the_old_one_is_given_back(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    await rig.bot(headers)
    other = developer | {"phone_number_sid": a_sid("PN")}
    rig.own(other, "+442079460000")

    refused = await connect(rig, other)
    moved = await connect(rig, other, move=True)

    assert (refused.status_code, refused.json()["code"]) == (409, "other_number_connected")
    assert moved.json()["phone_number"] == "+442079460000"
    assert rig.twilio.numbers[developer["phone_number_sid"]].voice["VoiceUrl"] == BEFORE
    assert rig.twilio.numbers[other["phone_number_sid"]].voice["VoiceUrl"].startswith("https://phone.example.com/")
    number = (await rig.http.get("/v1/my-number", headers=headers)).json()
    assert (number["phone_number"], number["wiring"]["status"]) == ("+442079460000", "wired")


async def test_a_revoked_token_of_the_old_number_cannot_hold_a_move_back(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    await rig.bot(headers)
    other_account = rig.developer(email=developer["email"])
    rig.twilio.tokens[developer["account_sid"]] = "f" * 32

    moved = await connect(rig, other_account, move=True, token=headers["Authorization"].removeprefix("Bearer "))

    assert moved.status_code == 200
    assert rig.twilio.numbers[developer["phone_number_sid"]].voice["VoiceUrl"] != BEFORE


async def test_ten_refused_credentials_of_one_account_are_enough(rig: Rig) -> None:
    developer = rig.developer() | {"auth_token": "wrong"}
    for _ in range(10):
        assert (await connect(rig, developer)).status_code == 400

    answer = await connect(rig, developer)

    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_attempts")
    assert 0 < int(answer.headers["Retry-After"]) <= 601


async def test_thirty_refused_credentials_from_one_address_are_enough(rig: Rig) -> None:
    for _ in range(30):
        await connect(rig, rig.developer() | {"auth_token": "wrong"})

    answer = await connect(rig, rig.developer())

    assert answer.status_code == 429


async def test_what_is_not_refused_credentials_does_not_count(rig: Rig) -> None:
    developer = rig.developer()

    answers = [(await connect(rig, developer | {"phone_number_sid": a_sid("PN")})).status_code for _ in range(12)]

    assert set(answers) == {400}


async def test_a_token_renews_itself(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.post("/v1/token", headers=headers)

    body = answer.json()
    again = await rig.http.get("/v1/my-number", headers={"Authorization": f"Bearer {body.pop('access_token')}"})
    assert body == {"token_type": "Bearer", "expires_in": 86400}
    assert again.status_code == 200


async def test_release_gives_the_number_back_and_kills_all_tokens(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    await rig.bot(headers)

    answer = await rig.http.delete("/v1/connect-twilio", headers=headers)

    body = answer.json()
    assert (body["message"], body["phone_number"]) == ("Released", "+14155551234")
    assert "VoiceUrl" in body["restored"]
    assert (body["left"], body["reset_by_hand"]) == ([], [])
    assert rig.twilio.numbers[developer["phone_number_sid"]].voice["VoiceUrl"] == BEFORE
    assert (await rig.http.get("/v1/my-number", headers=headers)).status_code == 401


async def test_release_leaves_what_somebody_else_changed(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    await rig.bot(headers)
    rig.twilio.numbers[developer["phone_number_sid"]].voice["StatusCallback"] = "https://theirs.example.com/"

    answer = await rig.http.delete("/v1/connect-twilio", headers=headers)

    assert {"setting": "StatusCallback", "value": "https://theirs.example.com/"} in answer.json()["left"]
    voice = rig.twilio.numbers[developer["phone_number_sid"]].voice
    assert (voice["VoiceUrl"], voice["StatusCallback"]) == (BEFORE, "https://theirs.example.com/")


async def test_release_with_revoked_credentials_forgets_all_and_says_what_to_reset(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    await rig.bot(headers)
    rig.twilio.tokens[developer["account_sid"]] = "f" * 32

    answer = await rig.http.delete("/v1/connect-twilio", headers=headers)

    assert answer.status_code == 200
    assert {"setting": "VoiceUrl", "value": BEFORE} in answer.json()["reset_by_hand"]
    account = (await rig.accounts.all())[0]
    assert await rig.accounts.credentials(account.id) is None
    assert not account.connected


async def test_release_while_twilio_is_away_forgets_nothing(rig: Rig) -> None:
    headers = await rig.connected()
    await rig.bot(headers)
    rig.twilio.is_unreachable = True

    answer = await rig.http.delete("/v1/connect-twilio", headers=headers)

    assert answer.status_code == 502
    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["wiring"]["status"] == "wired"


async def test_after_a_release_the_same_twilio_account_gets_its_bots_back(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)
    bot = await rig.bot(headers)
    await rig.http.delete("/v1/connect-twilio", headers=headers)

    again = await rig.connected(developer)

    answer = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=again)).json()
    assert answer["active"] is True
    assert (await rig.http.get("/v1/my-number", headers=again)).json()["wiring"]["status"] == "wired"
    assert (await rig.http.get("/v1/my-number", headers=headers)).status_code == 401


def _unsigned(token: str) -> str:
    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode()).rstrip(b"=").decode()
    return f"{header}.{token.split('.')[1]}."


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: "",
        lambda token: "Bearer",
        lambda token: f"Basic {token}",
        lambda token: f"Bearer {token}x",
        lambda token: f"Bearer {_unsigned(token)}",
        lambda token: "Bearer " + jwt.encode(jwt.decode(token, options={"verify_signature": False}), "k" * 32),
    ],
    ids=["missing", "empty", "basic", "changed", "alg_none", "forged"],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/my-number"),
        ("POST", "/v1/my-number/wire"),
        ("POST", "/v1/token"),
        ("DELETE", "/v1/connect-twilio"),
        ("GET", "/v1/bots"),
        ("GET", "/v1/calls"),
    ],
)
async def test_a_bad_token_is_401(rig: Rig, spoil: Any, method: str, path: str) -> None:
    token = (await rig.connected())["Authorization"].removeprefix("Bearer ")

    answer = await rig.http.request(method, path, headers={"Authorization": spoil(token)})

    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_a_token_dies_after_a_day(rig: Rig) -> None:
    headers = await rig.connected()

    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=86_401), tick=False):
        answer = await rig.http.get("/v1/my-number", headers=headers)

    assert answer.status_code == 401


async def test_what_is_pasted_with_spaces_around_it_is_taken_without_them(rig: Rig) -> None:
    developer = rig.developer()
    pasted = {name: f" {value}\n" for name, value in developer.items()}

    answer = await connect(rig, pasted)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "shape"),
    [
        ("account_sid", "PN" + "0" * 32, "AC and 32 hexadecimal digits"),
        ("phone_number_sid", "AC" + "0" * 32, "PN and 32 hexadecimal digits"),
    ],
)
async def test_a_sid_of_another_shape_is_told_what_it_looks_like(rig: Rig, field: str, value: str, shape: str) -> None:
    answer = await connect(rig, rig.developer() | {field: value})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": field, "detail": f"must be {shape}"}]


async def test_answers_with_a_token_are_not_to_be_kept(rig: Rig) -> None:
    connected = await connect(rig, rig.developer())
    headers = {"Authorization": f"Bearer {connected.json()['access_token']}"}

    renewed = await rig.http.post("/v1/token", headers=headers)

    assert [answer.headers["Cache-Control"] for answer in (connected, renewed)] == ["no-store", "no-store"]


async def test_a_release_asked_for_twice_releases_once(rig: Rig) -> None:
    headers = await rig.connected()

    first, second = await asyncio.gather(*(rig.http.delete("/v1/connect-twilio", headers=headers) for _ in range(2)))

    assert sorted([first.status_code, second.status_code]) == [200, 401]


async def test_a_release_and_a_reconnect_at_the_same_moment_leave_one_or_the_other(rig: Rig) -> None:
    developer = rig.developer()
    headers = await rig.connected(developer)

    released, connected = await asyncio.gather(
        rig.http.delete("/v1/connect-twilio", headers=headers), connect(rig, developer)
    )

    assert (released.status_code, connected.status_code) == (200, 200)
    account = (await rig.accounts.all())[0]
    number = await rig.accounts.number_of(account.id)
    assert account.connected == (number is not None)
    assert account.generation == 2
