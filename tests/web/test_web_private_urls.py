"""Is a URL that leads to a private socket refused wherever a bot may name one, and its socket left alone?"""

from pathlib import Path
from typing import Any

import pytest

from tests.actions.hostile_urls import SPELLINGS, hostile_dns, private_sockets
from tests.web.rig import BOT, rig


def with_url(field: str, url: str) -> dict[str, Any]:
    texts: dict[str, dict[str, Any]] = {
        "webhook": {"webhook": url},
        "call_started_url": {"call_started_url": url},
        "brain.url": {"brain": {"url": url}},
    }
    return texts[field]


@pytest.mark.parametrize("field", ["webhook", "call_started_url", "brain.url"])
async def test_no_bot_is_made_or_changed_with_a_url_of_a_private_socket(field: str, tmp_path: Path) -> None:
    async with rig(tmp_path, look_up=hostile_dns) as at:
        headers = await at.connected()
        good = {"webhook": "http://93.184.215.14/book"}
        bot = await at.bot(headers, **good)
        with private_sockets() as sockets:
            for spelling in SPELLINGS:
                texts = with_url(field, sockets.url(spelling))

                made = await at.http.post("/v1/bots", json={**BOT, **good, **texts}, headers=headers)
                changed = await at.http.patch(f"/v1/bots/{bot['id']}", json=texts, headers=headers)

                assert (made.status_code, changed.status_code) == (422, 422), spelling
                assert [error["field"] for error in made.json()["errors"]] == [field], spelling
                assert sockets.connections == 0, spelling
        assert len((await at.http.get("/v1/bots", headers=headers)).json()["data"]) == 1
