"""A bot whose URLs were allowed once, on a server whose operator has closed those networks since."""

from pathlib import Path

from tests.actions.webhook_receiver import Receiver, http
from tests.stories.conftest import on_sqlite
from tests.stories.desk import desk, played

BOOKING = "A table for four tomorrow at seven, the name is Maria Jones"


@on_sqlite
async def test_what_was_stored_while_it_was_allowed_is_not_dialled_any_more(tmp_path: Path) -> None:
    private = await Receiver(http(200, '{"say": "Hi", "message": "Booked"}')).start()
    urls = {"webhook": private.url, "call_started_url": private.url, "brain": {"url": private.url}}
    async with desk(tmp_path, allow_private_webhooks=[f"127.0.0.1:{private.port}"]) as at:
        bot = await at.make_bot(**urls)
        token, exchange = at.token, at.exchange.account
    assert private.connections == 0
    async with desk(tmp_path, connected=False, allow_private_webhooks=[]) as closed:
        closed.http.headers["Authorization"] = f"Bearer {token}"

        tested = (await closed.http.post(f"/v1/bots/{bot['id']}/webhook-test")).json()

        assert tested["status"] == "failed"
        assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in tested["attempts"][0]["error"]
        assert private.connections == 0
    await private.stop()
    assert exchange.sid


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
