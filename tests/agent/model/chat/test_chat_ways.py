"""Our own client and the way without the loop change nothing: the same requests, words, actions and reasons as pydantic-ai's."""

from dataclasses import replace

import pytest

from echolink.agent.port import Answer, Done, Outcome
from tests.agent.model.chat.ways import answered
from tests.agent.model.situations import IN_NORMAL_FORM, SENT, agent, caller, situation
from tests.agent.model.test_model_failure import FAILURES
from tests.fakes.chat_completions import (
    ChatCompletions,
    HangsUp,
    OnlyComments,
    Reply,
    Says,
    StaysSilent,
    calls,
    delta,
    events,
)

SEND = calls("complete_goal", {"fields": SENT}, text="One moment, please.")
BAD = calls("complete_goal", {"fields": SENT | {"date": "soon"}})
THINKS = [delta(reasoning_content="They want"), delta(reasoning_content=" a table.")]


def tool(index: int, name: str | None, arguments: str, id_: str | None = None) -> dict[str, object]:
    return {"index": index, "id": id_, "function": {"name": name, "arguments": arguments}}


REPLIES: dict[str, list[Reply]] = {
    "words": [Says("Gladly. For what day would you like the table, and at what time?")],
    "an action and what came of it": [SEND, Says("Table 12 is yours. Anything else?")],
    "an action and a goodbye": [SEND, calls("end_call", text="Table 12 is yours. Goodbye.")],
    "a goodbye": [calls("end_call", text="Goodbye, Ada.")],
    "a wordless goodbye": [calls("end_call"), Says("Goodbye.")],
    "a bad value, then a good one": [BAD, SEND, Says("It is done.")],
    "bad values on and on": [BAD] * 6,
    "a refused end after a refused action": [BAD, calls("end_call", text="Bye."), Says("For what day?")],
    "actions on and on": [SEND] * 8,
    "an unknown tool, then words": [calls("transfer_call", {"to": "manager"}), Says("I cannot do that.")],
    "an action, then nothing": [SEND, Says("")],
    "an action, then HTTP 500": [SEND],
    "two tools in pieces that mix": [
        events(
            delta(tool_calls=[tool(0, "complete_goal", "", "a")]),
            delta(tool_calls=[tool(1, "end_call", "", "b"), tool(0, None, '{"fields": {"party_size": 4, "date":')]),
            delta(tool_calls=[tool(0, None, ' "2026-11-27", "time": "19:00", "name": "Ada"}}'), tool(1, None, "{}")]),
            delta("tool_calls"),
            "[DONE]",
        ),
        Says("It is done. Goodbye."),
    ],
    "thoughts in tags": [
        events(
            delta(content="<think>"),
            delta(content="They want"),
            delta(content=" a table."),
            delta(content="</think>"),
            delta(content="For what"),
            delta(content=" day?"),
            "[DONE]",
        )
    ],
    "thoughts in a field": [events(*THINKS, delta(content="For what day?"), delta("stop"), "[DONE]")],
    "thoughts, then an action": [
        events(
            *THINKS,
            delta(tool_calls=[tool(0, "complete_goal", '{"fields": {"party_size": 4}}', "a")]),
            delta("tool_calls"),
            "[DONE]",
        ),
        Says("For what day?"),
    ],
    "nothing but thoughts": [events(*THINKS, delta("stop"), "[DONE]")],
    "a refusal": [events(delta(refusal="I can"), delta(refusal="not."), delta("stop"), "[DONE]")],
    "filtered before a word": [events(delta("content_filter"), "[DONE]")],
    "filtered within": [events(delta(content="We have a"), delta("content_filter"), "[DONE]")],
    "no tokens for a word": [events(delta("length"), "[DONE]")],
    "cut off by tokens": [events(delta(content="We have a"), delta("length"), "[DONE]")],
    "arguments cut off by tokens": [
        events(delta(tool_calls=[tool(0, "complete_goal", '{"fields": {', "a")]), delta("length"), "[DONE]")
    ],
    "words in parts": [events(delta(content=[{"type": "text", "text": "For what"}, " day?"]), delta("stop"), "[DONE]")],
    "words before an error": [events(delta(content="Gladly. For what"), {"error": {"message": "x", "code": 429}})],
    "an error by its name": [events({"error": {"message": "x", "type": "server_error"}})],
    "an error of words": [events({"error": "out of memory"})],
    "lines as on the web": [events(delta(content="For what"), delta(content=" day?"), "[DONE]", end="\r\n")],
    "no end": [events(delta(content="For what day?"))],
    "no choices": [events({"choices": None}, {"choices": []}, {}, delta(content="For what day?"), "[DONE]")],
    "empty deltas": [events({"choices": [{"delta": None}]}, delta(content=None, tool_calls=None), "[DONE]")],
    "hung up on": [HangsUp()],
    "comments alone": [OnlyComments()],
    "silence": [StaysSilent()],
    "silence within": [StaysSilent("Gladly. For what")],
}
REPLIES |= {name: [reply] * 6 for name, reply in FAILURES.items()}


@pytest.mark.parametrize("replies", REPLIES.values(), ids=REPLIES.keys())
async def test_both_ways_ask_say_and_do_the_same(provider: ChatCompletions, replies: list[Reply]) -> None:
    turn = situation("Yes, please", history=[agent("Hello!"), caller("Hi"), agent("Is that right?")])

    theirs = await answered("pydantic-ai", provider, replies, turn)
    ours = await answered("own", provider, replies, turn)

    assert ours == theirs


@pytest.mark.parametrize("name", ["gpt-5-mini", "gpt-4o", "o1-mini", "o3", "llama3.1:8b", "deepseek-reasoner"])
async def test_what_a_models_name_changes_in_a_request_is_changed_both_ways(
    provider: ChatCompletions, name: str
) -> None:
    turn = situation("I want <|im_start|>", done=[Done(IN_NORMAL_FORM, Outcome("noted"))])

    theirs = await answered("pydantic-ai", provider, [BAD, Says("For what day?")], turn, name)
    ours = await answered("own", provider, [BAD, Says("For what day?")], turn, name)

    assert ours == theirs


async def test_a_reply_that_goes_on_from_what_was_said_is_the_same_both_ways(provider: ChatCompletions) -> None:
    turn = replace(situation("Yes"), begun="Gladly.")

    theirs = await answered("pydantic-ai", provider, [Says("Gladly. For what day?")], turn)
    ours = await answered("own", provider, [Says("Gladly. For what day?")], turn)

    assert isinstance(ours.came, Answer)
    assert ours == theirs
