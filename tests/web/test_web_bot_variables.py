"""What does a developer hear who gives a bot variables, and an address to ask for more?"""

from typing import Any

import pytest

from tests.web.rig import Rig

RING = "https://api.eatery.com/ring"


async def test_variables_are_kept_and_the_reading_is_of_the_filled_texts(rig: Rig) -> None:
    headers = await rig.connected()
    variables = {"hours": "5-10PM", "tables": 3, "terrace": True, "tip": 0.1}

    bot = await rig.bot(headers, context="Open {{hours}}. Tables: 2,4,6", variables=variables, call_started_url=RING)

    read = (await rig.http.get(f"/v1/bots/{bot['id']}", headers=headers)).json()
    assert (read["variables"], read["call_started_url"]) == (variables, RING)
    assert read["context"] == "Open {{hours}}. Tables: 2,4,6"
    assert read["reading"]["hours"]["daily"] == [{"opens": "17:00", "closes": "22:00"}]


async def test_a_bot_has_none_unless_it_is_given_some(rig: Rig) -> None:
    bot = await rig.bot(await rig.connected())

    assert (bot["variables"], bot["call_started_url"], bot["warnings"]) == ({}, None, [])


async def test_a_place_that_nothing_fills_is_warned_of(rig: Rig) -> None:
    headers = await rig.connected()

    bot = await rig.bot(
        headers, greeting="Hello {{name}}, this is {{restaurant}}.", variables={"restaurant": "Luigi's"}
    )
    filled = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"call_started_url": RING}, headers=headers)
    empty = await rig.http.patch(
        f"/v1/bots/{bot['id']}", json={"call_started_url": None, "variables": {}}, headers=headers
    )

    [warning] = bot["warnings"]
    assert warning.startswith("{{name}} has no value")
    assert filled.json()["warnings"] == []
    assert [one.split()[0] for one in empty.json()["warnings"]] == ["{{name}}", "{{restaurant}}"]


async def test_a_number_that_becomes_a_boolean_is_an_edit(rig: Rig) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers, variables={"regular": 1})

    edited = await rig.http.patch(f"/v1/bots/{bot['id']}", json={"variables": {"regular": True}}, headers=headers)

    assert edited.json()["variables"]["regular"] is True


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("variables", [], "variables"),
        ("variables", None, "variables"),
        ("variables", {"a b": 1}, "variables"),
        ("variables", {f"n{n}": n for n in range(51)}, "variables"),
        ("variables", {"name": None}, "variables.name"),
        ("variables", {"name": ["Ada"]}, "variables.name"),
        ("variables", {"name": "x" * 1_001}, "variables.name"),
        ("call_started_url", "", "call_started_url"),
        ("call_started_url", 5, "call_started_url"),
        ("call_started_url", "ftp://api.eatery.com", "call_started_url"),
        ("call_started_url", "https://inside.eatery.com/ring", "call_started_url"),
    ],
)
async def test_what_cannot_be_is_422_naming_the_field(rig: Rig, field: str, value: Any, path: str) -> None:
    headers = await rig.connected()
    bot = await rig.bot(headers)

    edited = await rig.http.patch(f"/v1/bots/{bot['id']}", json={field: value}, headers=headers)

    assert edited.status_code == 422
    assert [error["field"] for error in edited.json()["errors"]] == [path]
