"""What does a developer hear who makes, edits, activates and deletes bots?"""

import asyncio
from typing import Any

import pytest

from tests.web.rig import BEFORE, BOT, MODELS, Rig
from tests.web.rig import rig as open_rig

VOICE_URL = "https://phone.example.com/v1/voice"


def voice_of(rig: Rig) -> dict[str, str]:
    """The settings of the only number at Twilio."""
    (number,) = rig.twilio.numbers.values()
    return number.voice


async def test_the_first_bot_answers_and_the_number_is_wired(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.post("/v1/bots", json=BOT, headers=headers)

    assert answer.status_code == 201
    bot = answer.json()
    assert (
        bot.items()
        >= (BOT | {"active": True, "revision": 1, "voice": "man", "language": "en-US", "warnings": []}).items()
    )
    assert bot["timezone"] == "America/Los_Angeles"
    assert bot["voice_url"] == f"{VOICE_URL}?bot_id={bot['id']}"
    assert bot["created_at"].endswith("Z")
    assert {"fields", "hours", "sizes", "services", "unread"} <= bot["reading"].keys()
    assert bot["wiring"]["status"] == "wired"
    assert voice_of(rig)["VoiceUrl"].startswith(f"{VOICE_URL}?number_id=num_")


async def test_the_webhook_secret_is_shown_once(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers)

    assert bot["webhook_secret"].startswith("whsec_")
    read = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()
    assert read.keys() == bot.keys() - {"webhook_secret", "wiring"}


async def test_a_second_bot_waits(rig: Rig) -> None:
    headers = await rig.connected()
    await rig.bot(headers)

    second = await rig.bot(headers)

    assert second["active"] is False
    assert second["wiring"]["status"] == "wired"


async def test_twilio_failing_loses_no_bot_and_can_be_repaired(rig: Rig) -> None:
    headers = await rig.connected()
    rig.twilio.is_unreachable = True
    bot = await rig.bot(headers)

    rig.twilio.is_unreachable = False
    repaired = await rig.http.post("/v1/my-number/wire", headers=headers)

    assert (bot["active"], bot["wiring"]["status"]) == (True, "failed")
    assert "did not answer" in bot["wiring"]["error"]
    assert repaired.json()["wiring"]["status"] == "wired"


async def test_a_webhook_pasted_as_a_markdown_link_is_taken_as_the_url(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers, webhook="[https://api.eatery.com/book](https://api.eatery.com/book)")

    assert bot["webhook"] == "https://api.eatery.com/book"


async def test_a_webhook_whose_host_is_unknown_is_accepted_with_a_warning(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(headers, webhook="https://unknown.eatery.com/book")

    assert "unknown.eatery.com" in bot["warnings"][0]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("goal", ""),
        ("goal", " \n"),
        ("goal", "x" * 2_001),
        ("goal", 5),
        ("goal", None),
        ("goal", "a\u0000b"),
        ("context", "x" * 20_001),
        ("webhook", "ftp://api.eatery.com"),
        ("webhook", "api.eatery.com/book"),
        ("webhook", "https://user:secret@api.eatery.com/"),
        ("webhook", "http://127.0.0.1:9000/"),
        ("webhook", "http://[::1]/"),
        ("webhook", "https://inside.eatery.com/"),
        ("webhook", "http://169.254.169.254/latest/meta-data"),
        ("webhook", "[https://a.example](https://b.example)"),
        ("voice", "robot"),
        ("language", "english, please"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../etc/passwd"),
        ("model", "openai:gpt-99"),
        ("think_ahead", "no"),
        ("think_ahead", 0),
        ("think_ahead", None),
        ("fields", []),
        ("fields", {"type": "array"}),
        ("fields", {"type": "object", "properties": {}}),
        ("fields", {"properties": {f"f{n}": {"type": "string"} for n in range(51)}}),
        ("fields", {"properties": {"party": {"type": "object"}}}),
        ("greetng", "Hello"),
    ],
)
async def test_what_a_bot_cannot_have_is_422_naming_the_field(rig: Rig, field: str, value: Any) -> None:
    headers = await rig.connected()

    created = await rig.http.post("/v1/bots", json=BOT | {field: value}, headers=headers)
    bot = await rig.bot(headers)
    edited = await rig.http.patch(f"/v1/bots/{bot['id']}", json={field: value}, headers=headers)

    for answer in (created, edited):
        assert answer.status_code == 422, answer.text
        assert any(error["field"].split(".")[0] == field for error in answer.json()["errors"]), answer.text
    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["bots_count"] == 1


@pytest.mark.parametrize("field", ["goal", "webhook"])
async def test_goal_and_webhook_are_required(rig: Rig, field: str) -> None:
    headers = await rig.connected()

    answer = await rig.http.post("/v1/bots", json={k: v for k, v in BOT.items() if k != field}, headers=headers)

    assert answer.json()["errors"] == [{"field": field, "detail": "is required"}]


async def test_several_faults_are_told_at_once(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.post(
        "/v1/bots", json=BOT | {"voice": "robot", "webhook": "x", "timezone": "x"}, headers=headers
    )

    assert {error["field"] for error in answer.json()["errors"]} == {"voice", "webhook", "timezone"}


async def test_a_listed_private_address_may_be_a_webhook(tmp_path: Any) -> None:
    async with open_rig(tmp_path, allowed=["127.0.0.0/8:9000"]) as rig:
        headers = await rig.connected()

        bot = await rig.bot(headers, webhook="http://127.0.0.1:9000/book")

        assert bot["webhook"] == "http://127.0.0.1:9000/book"


async def test_everything_that_can_be_given_is_kept(rig: Rig) -> None:
    headers = await rig.connected()
    given = {
        "name": "Luigi's",
        "greeting": "Ciao!",
        "voice": "Polly.Joanna-Neural",
        "language": "es-419",
        "timezone": "Europe/Rome",
        "fields": {"type": "object", "properties": {"size": {"type": "integer"}}, "required": ["size"]},
        "model": MODELS[0],
        "think_ahead": False,
    }

    bot = await rig.bot(headers, **given)

    read = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()
    assert read.items() >= given.items()


async def test_an_edit_makes_the_next_revision_and_keeps_the_rest(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers, name="Luigi's", model="scripted")

    answer = await rig.http.patch(
        f"/v1/bots/{bot['id']}", json={"goal": "Take an order", "model": None}, headers=headers
    )

    edited = answer.json()
    assert (edited["revision"], edited["goal"], edited["name"], edited["model"]) == (
        2,
        "Take an order",
        "Luigi's",
        None,
    )
    assert edited["updated_at"] > bot["updated_at"]
    earlier = await rig.bots.revision(bot["id"], 1)
    assert earlier is not None
    assert earlier.goal == BOT["goal"]


async def test_a_bot_thinks_ahead_until_it_is_told_not_to(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    edited = (await rig.http.patch(f"/v1/bots/{bot['id']}", json={"think_ahead": False}, headers=headers)).json()
    edited_again = (await rig.http.patch(f"/v1/bots/{bot['id']}", json={"name": "Luigi's"}, headers=headers)).json()

    told = [(answer["revision"], answer["think_ahead"]) for answer in (bot, edited, edited_again)]
    assert told == [(1, True), (2, False), (3, False)]


@pytest.mark.parametrize("edit", [{}, {"goal": "Book table"}])
async def test_an_edit_that_changes_nothing_makes_no_revision(rig: Rig, edit: dict[str, str]) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    answer = await rig.http.patch(f"/v1/bots/{bot['id']}", json=edit, headers=headers)

    assert (answer.status_code, answer.json()["revision"]) == (200, 1)


async def test_edits_at_the_same_time_are_both_kept(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)
    edits = ({"name": "Luigi's"}, {"greeting": "Ciao!"})

    await asyncio.gather(*(rig.http.patch(f"/v1/bots/{bot['id']}", json=edit, headers=headers) for edit in edits))

    read = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()
    assert (read["revision"], read["name"], read["greeting"]) == (3, "Luigi's", "Ciao!")


async def test_another_bot_is_made_active_without_a_word_to_twilio(rig: Rig) -> None:
    headers = await rig.connected()
    first, second = await rig.bot(headers), await rig.bot(headers)
    asked = len(rig.twilio.requests)

    answer = await rig.http.patch(f"/v1/bots/{second['id']}", json={"active": True}, headers=headers)

    assert (answer.json()["active"], answer.json()["revision"]) == (True, 1)
    assert (await rig.http.get(f"/v1/bots/{first['id']}", headers=headers)).json()["active"] is False
    assert len(rig.twilio.requests) == asked


async def test_a_bot_is_not_made_inactive_by_hand(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    answer = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"active": False, "goal": "New"}, headers=headers)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "active")
    assert (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()["goal"] == BOT["goal"]


async def test_deleting_the_active_bot_lets_the_newest_left_answer(rig: Rig) -> None:
    headers = await rig.connected()
    first, second, third = [await rig.bot(headers) for _ in range(3)]

    answer = await rig.http.delete(f"/v1/bots/{first['id']}", headers=headers)

    assert (answer.status_code, answer.content) == (204, b"")
    page = (await rig.http.get("/v1/bots", headers=headers)).json()["data"]
    assert [(bot["id"], bot["active"]) for bot in page] == [(third["id"], True), (second["id"], False)]
    assert (await rig.http.get(f"/v1/bots/{first['id']}", headers=headers)).status_code == 404


async def test_deleting_the_last_bot_gives_the_wiring_back_and_keeps_the_number(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    await rig.http.delete(f"/v1/bots/{bot['id']}", headers=headers)

    number = (await rig.http.get("/v1/my-number", headers=headers)).json()
    assert (number["phone_number"], number["bots_count"]) == ("+14155551234", 0)
    assert number["wiring"]["status"] == "not_wired"
    assert voice_of(rig)["VoiceUrl"] == BEFORE


async def test_a_wiring_that_could_not_be_given_back_is_repaired_later(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)
    rig.twilio.is_unreachable = True
    await rig.http.delete(f"/v1/bots/{bot['id']}", headers=headers)
    failed = (await rig.http.get("/v1/my-number", headers=headers)).json()["wiring"]

    rig.twilio.is_unreachable = False
    repaired = (await rig.http.post("/v1/my-number/wire", headers=headers)).json()["wiring"]

    assert (failed["status"], repaired["status"]) == ("failed", "not_wired")
    assert voice_of(rig)["VoiceUrl"] == BEFORE


@pytest.mark.parametrize("bot_id", ["bot_00000000000000000000000000", "bot_x", "x%00y", "..%2F", "🤖"])
async def test_an_unknown_bot_is_404(rig: Rig, bot_id: str) -> None:
    headers = await rig.connected()

    answers = [
        await rig.http.get(f"/v1/bots/{bot_id}", headers=headers),
        await rig.http.patch(f"/v1/bots/{bot_id}", json={"goal": "New"}, headers=headers),
        await rig.http.delete(f"/v1/bots/{bot_id}", headers=headers),
    ]

    assert [answer.json()["code"] for answer in answers] == ["not_found"] * 3


async def test_another_accounts_bot_is_404_and_unharmed(rig: Rig) -> None:
    owner, stranger = await rig.connected(), await rig.connected()
    path = f"/v1/bots/{(await rig.bot(owner))['id']}"

    answers = [
        await rig.http.get(path, headers=stranger),
        await rig.http.patch(path, json={"active": True}, headers=stranger),
        await rig.http.patch(path, json={"goal": "Mine"}, headers=stranger),
        await rig.http.delete(path, headers=stranger),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert (await rig.http.get(path, headers=owner)).json()["revision"] == 1


async def test_bots_come_in_pages_newest_first(rig: Rig) -> None:
    headers = await rig.connected()
    made = [(await rig.bot(headers))["id"] for _ in range(5)]

    seen: list[str] = []
    cursor = ""
    for _ in range(3):
        page = (await rig.http.get(f"/v1/bots?limit=2{cursor}", headers=headers)).json()
        seen += [bot["id"] for bot in page["data"]]
        cursor = f"&cursor={page['next_cursor']}"

    assert seen == made[::-1]
    assert (page["has_more"], page["next_cursor"]) == (False, None)


@pytest.mark.parametrize("query", ["cursor=x", "cursor=bot_1", "limit=0", "limit=101", "limit=x", "page=2"])
async def test_a_bad_page_is_422(rig: Rig, query: str) -> None:
    headers = await rig.connected()

    answer = await rig.http.get(f"/v1/bots?{query}", headers=headers)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, query.split("=")[0])


async def test_the_same_idempotency_key_makes_one_bot_and_gives_the_same_answer(rig: Rig) -> None:
    headers = await rig.connected() | {"Idempotency-Key": "7c1f"}

    first = await rig.http.post("/v1/bots", json=BOT, headers=headers)
    again = await rig.http.post("/v1/bots", json=BOT, headers=headers)

    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"
    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["bots_count"] == 1


async def test_a_key_that_comes_with_another_bot_is_refused(rig: Rig) -> None:
    headers = await rig.connected() | {"Idempotency-Key": "7c1f"}
    await rig.http.post("/v1/bots", json=BOT, headers=headers)

    answer = await rig.http.post("/v1/bots", json=BOT | {"name": "Other"}, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_reused")


async def test_a_refusal_is_repeated_under_its_key_too(rig: Rig) -> None:
    headers = await rig.connected() | {"Idempotency-Key": "7c1f"}

    first = await rig.http.post("/v1/bots", json=BOT | {"voice": "robot"}, headers=headers)
    again = await rig.http.post("/v1/bots", json=BOT | {"voice": "robot"}, headers=headers)

    assert (again.status_code, again.json()) == (422, first.json())
    assert again.headers["content-type"] == "application/problem+json"


async def test_two_at_once_with_one_key_make_one_bot(rig: Rig) -> None:
    headers = await rig.connected() | {"Idempotency-Key": "7c1f"}

    answers = await asyncio.gather(*(rig.http.post("/v1/bots", json=BOT, headers=headers) for _ in range(4)))

    assert {answer.status_code for answer in answers} <= {201, 409}
    assert (await rig.http.get("/v1/my-number", headers=headers)).json()["bots_count"] == 1


async def test_ten_bots_at_once_leave_one_active_and_the_earlier_settings_recorded(rig: Rig) -> None:
    headers = await rig.connected()

    bots = await asyncio.gather(*(rig.bot(headers) for _ in range(10)))
    released = await rig.http.delete("/v1/connect-twilio", headers=headers)

    assert sum(bot["active"] for bot in bots) == 1
    assert released.json()["reset_by_hand"] == []
    assert voice_of(rig)["VoiceUrl"] == BEFORE


@pytest.mark.parametrize("value", ["NaN", "1e999", '"\\ud800"', "[" * 300 + "]" * 300])
async def test_fields_that_json_cannot_hold_are_refused_and_nothing_is_saved(rig: Rig, value: str) -> None:
    headers = await rig.connected() | {"Content-Type": "application/json"}
    fields = f'{{"properties": {{"size": {{"type": "integer", "x-note": {value}}}}}}}'
    body = f'{{"goal": "x", "webhook": "https://api.eatery.com/book", "fields": {fields}}}'

    answer = await rig.http.post("/v1/bots", content=body, headers=headers)

    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (422, ["fields"])
    assert (await rig.http.get("/v1/bots", headers=headers)).json()["data"] == []


async def test_the_answer_that_shows_the_webhook_secret_is_not_to_be_kept(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.post("/v1/bots", json=BOT, headers=headers)

    assert answer.headers["Cache-Control"] == "no-store"


async def test_bots_activated_while_they_are_deleted_leave_one_that_answers(rig: Rig) -> None:
    headers = await rig.connected()
    ids = [(await rig.bot(headers))["id"] for _ in range(6)]

    answers = await asyncio.gather(
        *(rig.http.patch(f"/v1/bots/{one}", json={"active": True}, headers=headers) for one in ids[1:]),
        *(rig.http.delete(f"/v1/bots/{one}", headers=headers) for one in ids[1:]),
    )

    left = (await rig.http.get("/v1/bots", headers=headers)).json()["data"]
    assert {answer.status_code for answer in answers} <= {200, 204, 404}
    assert [(bot["id"], bot["active"]) for bot in left] == [(ids[0], True)]
