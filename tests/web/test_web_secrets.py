"""Does a secret ever leave by a door that is not its own?"""

from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from tests.makers import a_sid
from tests.web.rig import BOT
from tests.web.rig import rig as open_rig

TOKEN = "5ecre7" * 5 + "5e"
ROTATED = "r07a7ed" * 4 + "r07a"


def everything_in(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in directory.rglob("*") if file.is_file())


async def test_no_secret_is_answered_logged_or_stored_in_plain(tmp_path: Path) -> None:
    answers: list[Any] = []

    with capture_logs() as logs:
        async with open_rig(tmp_path) as rig:

            async def ask(method: str, path: str, headers: dict[str, str] | None = None, **body: Any) -> Any:
                answers.append(await rig.http.request(method, path, headers=headers, **body))
                return answers[-1]

            developer = rig.developer(auth_token=TOKEN)
            connected = await ask("POST", "/v1/connect-twilio", json=developer)
            access_token = connected.json()["access_token"]
            headers = {"Authorization": f"Bearer {access_token}"}
            created = await ask("POST", "/v1/bots", headers | {"Idempotency-Key": "once"}, json=BOT)
            secret, path = created.json()["webhook_secret"], f"/v1/bots/{created.json()['id']}"
            for method, where in [("GET", path), ("GET", "/v1/bots"), ("GET", "/v1/my-number?check=true")]:
                await ask(method, where, headers)
            await ask("PATCH", path, headers, json={"name": "Luigi's"})
            await ask("POST", "/v1/connect-twilio", json=developer | {"auth_token": ROTATED})
            await ask("POST", "/v1/connect-twilio", json=developer | {"phone_number_sid": a_sid("PN")})
            rig.twilio.is_unreachable = True
            await ask("DELETE", "/v1/connect-twilio", headers)
            rig.twilio.is_unreachable = False
            rig.twilio.tokens[developer["account_sid"]] = ROTATED
            await ask("DELETE", "/v1/connect-twilio", headers)

    told = "".join(answer.text for answer in answers if answer not in (connected, created)) + str(logs)
    kept = everything_in(tmp_path)
    assert not [one for one in (TOKEN, ROTATED, secret, access_token) if one in told]
    assert not [one for one in (TOKEN, ROTATED, secret, access_token) if one.encode() in kept]
    assert TOKEN not in connected.text + created.text
