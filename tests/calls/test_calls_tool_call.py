"""When does an earlier use of a tool stand for the one that is wanted now?"""

from typing import Any

import pytest

from echolink.calls.tool_call import ToolCall, ToolStatus, settled_by, used_before
from tests.makers import NOON

SEVEN, EIGHT = {"time": "19:00"}, {"time": "20:00"}


def a_use(**other: Any) -> ToolCall:
    """Of turn 2, under way, of a tool with side effects."""
    values: dict[str, Any] = {
        "call_id": "call_1",
        "turn": 2,
        "number": 1,
        "epoch": 1,
        "tool": "hold",
        "arguments": SEVEN,
        "has_side_effects": True,
        "started_at": NOON,
    }
    return ToolCall(**(values | other))


STARTED, ANSWERED, FAILED, UNKNOWN = ToolStatus


@pytest.mark.parametrize(
    ("earlier", "wanted"),
    [
        ({"status": STARTED}, {}),
        ({"status": UNKNOWN}, {}),
        ({"status": ANSWERED}, {}),
        ({"status": FAILED}, {}),
        ({"status": STARTED, "turn": 1}, {}),
        ({"status": UNKNOWN, "turn": 1}, {}),
        ({"status": STARTED, "epoch": 1}, {"epoch": 2, "arguments": EIGHT}),
        ({"status": UNKNOWN}, {"arguments": EIGHT}),
        ({"status": ANSWERED, "epoch": 1}, {"epoch": 2, "arguments": EIGHT}),
    ],
    ids=str,
)
def test_what_may_have_been_done_is_not_sent_again(earlier: dict[str, Any], wanted: dict[str, Any]) -> None:
    one = a_use(**earlier)

    assert settled_by([one], a_use(number=0, **wanted)) is one


@pytest.mark.parametrize(
    ("earlier", "wanted"),
    [
        ({"status": ANSWERED, "turn": 1}, {}),
        ({"status": FAILED, "turn": 1}, {}),
        ({"status": UNKNOWN, "turn": 1}, {"arguments": EIGHT}),
        ({"status": ANSWERED}, {"arguments": EIGHT}),
        ({"status": FAILED}, {"arguments": EIGHT}),
        ({"status": FAILED, "epoch": 1}, {"epoch": 2, "arguments": EIGHT}),
        ({"status": STARTED, "tool": "order"}, {}),
    ],
    ids=str,
)
def test_what_is_another_action_is_sent(earlier: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert settled_by([a_use(**earlier)], a_use(number=0, **wanted)) is None


def test_what_only_looks_something_up_is_sent_again_unless_this_turn_has_the_answer() -> None:
    look: dict[str, Any] = {"has_side_effects": False}
    wanted = a_use(number=0, **look)

    for status in (STARTED, FAILED, UNKNOWN):
        assert settled_by([a_use(status=status, **look)], wanted) is None
    assert settled_by([a_use(status=ANSWERED, turn=1, **look)], wanted) is None
    answered = a_use(status=ANSWERED, **look)
    assert settled_by([answered], wanted) is answered


def test_arguments_are_the_same_in_any_order() -> None:
    one = a_use(arguments={"a": 1, "b": 2})

    assert settled_by([one], a_use(arguments={"b": 2, "a": 1})) is one


def test_an_agent_knows_of_no_open_use() -> None:
    [used] = used_before([a_use(status=STARTED)])

    assert used.result.status == "unknown"
