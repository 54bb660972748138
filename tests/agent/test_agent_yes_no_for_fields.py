"""Yes-or-no fields are filled by what callers tell in passing, in whatever form the words have."""

from typing import Any

import pytest

from echolink.agent.profile import read_profile
from tests.agent.conversation import Conversation

YES_NO: dict[str, Any] = {"type": "boolean"}
TEXT: dict[str, Any] = {"type": "string"}


async def told_of(name: str, prop: dict[str, Any], *said: str) -> Any:
    fields = {"type": "object", "properties": {name: YES_NO | prop, "remarks": TEXT}}
    call = Conversation(read_profile(goal="Take a request", fields=fields))
    await call.hears_all(*said)
    return call.answers[-1].memory.get("values", {}).get(name)


@pytest.mark.parametrize(
    ("name", "title", "said", "want"),
    [
        ("insured", "Has health insurance", "I'm not insured", False),
        ("gift_wrap", "", "no gift wrapping needed", False),
        ("gift_wrap", "", "please gift wrap it", True),
        ("pre_approved", "", "I'm already pre-approved", True),
        ("vaccinated", "Is the dog vaccinated?", "he has all his vaccinations", True),
        ("smoker", "", "I don't smoke", False),
        ("newsletter", "Wants the newsletter", "sign me up for the newsletter", True),
        ("breakfast", "Breakfast included", "two nights without breakfast", False),
        ("elevator", "Is there an elevator?", "there's no elevator", False),
    ],
)
async def test_what_is_told_in_passing_is_taken(name: str, title: str, said: str, want: bool) -> None:
    assert await told_of(name, {"title": title} if title else {}, said) is want


@pytest.mark.parametrize(("said", "want"), [("we both have one", True), ("nobody does", False), ("they all do", True)])
async def test_an_answer_without_yes_or_no_is_one(said: str, want: bool) -> None:
    assert await told_of("has_id", {"title": "Do all signers have an ID?"}, "hello", said) is want


async def test_an_answer_tells_of_another_matter_beside_it() -> None:
    fields = {"type": "object", "properties": {"elevator": YES_NO, "parking": YES_NO}}
    call = Conversation(read_profile(goal="Take a request", fields=fields))
    await call.hears_all("hello", "No, but there's parking")
    assert call.answers[-1].memory["values"] == {"elevator": False, "parking": True}
