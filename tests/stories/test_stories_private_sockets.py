"""A bot whose URLs lead to a private socket that nobody has listed: refused when it is made, and not dialled if it was stored."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.actions.hostile_urls import private_sockets
from tests.actions.webhook_receiver import Receiver
from tests.stories.conftest import on_sqlite
from tests.stories.desk import desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"
ELSEWHERE = "http://93.184.215.14/book"
STORED = (
    "http://127.0.0.1:PORT/",
    "http://[::1]:PORT/",
    "http://2130706433:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://localhost:PORT/",
    "http://good@127.0.0.1:PORT/",
    "http://１２７.0.0.1:PORT/",
    "http://[::1%25lo]:PORT/",
)


def stored(folder: Path, url: str) -> None:
    """As a release that was less careful, or a network that was listed then, may have left it."""
    with sqlite3.connect(folder / "echolink.sqlite") as connection:
        connection.execute(
            "UPDATE bot_revisions SET webhook = ?, call_started_url = ?, brain = ?",
            (url, url, json.dumps({"url": url, "timeout_seconds": 2.0})),
        )
    connection.close()


@on_sqlite
@pytest.mark.parametrize("spelling", STORED)
async def test_a_private_url_that_is_stored_is_dialled_in_no_part_of_a_call(spelling: str, tmp_path: Path) -> None:
    with private_sockets() as sockets:
        async with desk(tmp_path, allow_private_webhooks=[]) as at:
            bot = await at.make_bot(webhook=ELSEWHERE)
            stored(tmp_path, sockets.url(spelling))

            call = await at.exchange.call()
            heard = await played(call, BOOKING, "yes")
            whole = await at.the_call(call)
            tested = (await at.http.post(f"/v1/bots/{bot['id']}/webhook-test")).json()

            assert "noted your request" in heard[2]
            for delivery in (*whole["deliveries"], tested):
                assert (delivery["status"], len(delivery["attempts"])) == ("failed", 1)
                assert delivery["url"] == sockets.url(spelling)
                assert delivery["attempts"][0]["error"]
            assert whole["variables_why"], "call_started_url was to be asked"
            assert "brain" in json.dumps(whole["transcript"]), "the brain was to be asked"
            assert sockets.connections == 0


@on_sqlite
async def test_the_real_service_refuses_them_in_every_field(tmp_path: Path) -> None:
    private = await Receiver().start()
    async with desk(tmp_path, allow_private_webhooks=["127.0.0.1:9"]) as at:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0", "2130706433"):
            url = f"http://{host}:{private.port}/hook"
            for texts in ({"webhook": url}, {"call_started_url": url}, {"brain": {"url": url}}):
                body = {"goal": "Book table", "context": "", "webhook": "http://93.184.215.14/", **texts}

                refused = await at.http.post("/v1/bots", json=body)

                assert refused.status_code == 422, (url, texts)
                assert private.connections == 0
    await private.stop()
