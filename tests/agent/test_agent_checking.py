"""The scripted agent asks a tool whether what a caller wishes for is possible, and goes on by its answer."""

import pytest

from echolink.agent.profile import Profile, read_profile
from echolink.agent.tool import BotTool, ToolResult
from tests.agent.conversation import Conversation

IS_FREE = BotTool(
    name="is_free",
    description="Is a table free then?",
    parameters={
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("date", "time")} | {"people": {"type": "integer"}},
        "required": ["date", "time"],
    },
)
FIELDS = {
    "type": "object",
    "properties": {
        "people": {"type": "integer"},
        "date": {"type": "string", "format": "date"},
        "time": {"type": "string", "format": "time", "check": "is_free"},
        "name": {"type": "string"},
    },
}
FREE = ToolResult("answered", '{"free":true}', is_no=False)
TAKEN = ToolResult("answered", '{"free":false}', is_no=True)
TOMORROW = "2026-11-23"


def checked() -> Profile:
    return read_profile(goal="Book table", context="Open 5-10PM.", fields=FIELDS, tools=(IS_FREE,))


async def test_a_check_is_made_once_all_that_it_needs_is_known() -> None:
    call = Conversation(checked())
    call.webhook.results = [FREE, FREE]

    await call.hears("a table tomorrow")
    assert call.webhook.used == []
    await call.hears("at seven")
    assert call.webhook.used == [("is_free", {"date": TOMORROW, "time": "19:00"})]
    await call.hears("four people")
    assert call.webhook.used[1:] == [("is_free", {"date": TOMORROW, "time": "19:00", "people": 4})]
    answer = await call.hears("Ada Byron")

    assert "Ada Byron" in answer.say
    assert len(call.webhook.used) == 2


async def test_a_no_is_told_and_another_value_asked_for_instead_of_a_read_back() -> None:
    call = Conversation(checked())
    call.webhook.results = [TAKEN, FREE]

    refused = await call.hears("a table for four tomorrow at seven, my name is Ada Byron")
    again = await call.hears("at eight then")

    assert "possible" in refused.say
    assert refused.say.endswith("?")
    assert "Ada Byron" not in refused.say
    assert "time" not in refused.fields
    assert "is_free says no" in refused.why
    assert "at 8 PM" in again.say
    assert "Ada Byron" in again.say
    assert call.webhook.used[1] == ("is_free", {"date": TOMORROW, "time": "20:00", "people": 4})


async def test_what_the_answer_offers_instead_is_taken_with_a_yes_and_checked_too() -> None:
    call = Conversation(checked())
    said = "Sorry, seven is taken, but eight is free."
    call.webhook.results = [ToolResult("answered", said, said), FREE]

    offered = await call.hears("a table for four tomorrow at seven, my name is Ada Byron")
    read_back = await call.hears("yes please")
    await call.hears("yes")

    assert said.rstrip(".") in offered.say
    assert "8 PM" in read_back.say
    assert call.sent == [{"people": 4, "date": TOMORROW, "time": "20:00", "name": "Ada Byron"}]
    assert call.webhook.used[1][1]["time"] == "20:00"


@pytest.mark.parametrize("status", ["failed", "unknown"])
async def test_a_check_that_fails_holds_nothing_up_and_is_not_made_again_for_the_same(status: str) -> None:
    call = Conversation(checked())
    call.webhook.results = [ToolResult(status, "HTTP 500")]  # type: ignore[arg-type]

    read_back = await call.hears("a table for four tomorrow at seven, my name is Ada Byron")
    await call.hears("yes")

    assert "check" in read_back.say
    assert "at 7 PM" in read_back.say
    assert len(call.webhook.used) == 1
    assert len(call.sent) == 1


async def test_what_a_yes_says_is_told_before_the_next_question() -> None:
    call = Conversation(checked())
    call.webhook.results = [ToolResult("answered", "x", "There is one by the window.", is_no=False)]

    answer = await call.hears("a table for four tomorrow at seven")

    before, _, question = answer.say.partition("There is one by the window.")
    assert before
    assert "name" in question.lower()


async def test_a_changed_value_is_checked_again_before_it_is_read_back() -> None:
    call = Conversation(checked())
    call.webhook.results = [FREE, TAKEN]

    await call.hears("a table for four tomorrow at seven, my name is Ada Byron")
    answer = await call.hears("no, at nine")

    assert call.webhook.used[1][1]["time"] == "21:00"
    assert "Ada Byron" not in answer.say
    assert call.sent == []


async def test_who_insists_on_what_was_refused_is_checked_anew_and_not_taken_at_their_word() -> None:
    call = Conversation(checked())
    call.webhook.results = [TAKEN, TAKEN]

    await call.hears("a table for four tomorrow at seven, my name is Ada Byron")
    answer = await call.hears("at seven")

    assert len(call.webhook.used) == 2
    assert "Ada Byron" not in answer.say


async def test_a_bot_without_a_check_uses_no_tool() -> None:
    plain = {"type": "object", "properties": {name: {"type": "string"} for name in ("date", "time")}}
    call = Conversation(read_profile(goal="Book table", fields=plain, tools=(IS_FREE,)))

    await call.hears("tomorrow at seven")

    assert call.webhook.used == []


async def test_a_question_whether_it_is_possible_is_answered_by_the_check() -> None:
    call = Conversation(checked())
    call.webhook.results = [ToolResult("answered", "x", "Yes, a table is free.", is_no=False)]

    answer = await call.hears("Is there a table free tomorrow at seven for four people?")

    assert "Yes, a table is free." in answer.say
    assert "know" not in answer.say
    assert answer.questions == ()
