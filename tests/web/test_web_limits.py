"""How much of a body is let in?"""

import json
from collections.abc import AsyncIterator

import pytest

from echolink.web.limits import MAX_BODY_BYTES
from tests.web.rig import Rig


async def chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 100_000):
        yield b" " * 100_000


@pytest.mark.parametrize("chunked", [False, True])
@pytest.mark.parametrize("path", ["/v1/connect-twilio", "/v1/bots", "/nowhere"])
async def test_a_body_over_one_megabyte_is_413(rig: Rig, path: str, chunked: bool) -> None:
    content = chunks(MAX_BODY_BYTES + 100_000) if chunked else b" " * (MAX_BODY_BYTES + 1)

    answer = await rig.http.post(path, content=content, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_of_one_megabyte_is_read(rig: Rig, chunked: bool) -> None:
    content = chunks(MAX_BODY_BYTES) if chunked else b" " * MAX_BODY_BYTES

    answer = await rig.http.post("/v1/connect-twilio", content=content, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_a_chunked_body_reaches_its_route_whole(rig: Rig) -> None:
    body = json.dumps(rig.developer()).encode()

    async def halves() -> AsyncIterator[bytes]:
        yield body[:50]
        yield body[50:]

    answer = await rig.http.post("/v1/connect-twilio", content=halves(), headers={"Content-Type": "application/json"})

    assert answer.status_code == 200
