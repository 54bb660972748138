"""The document of goal.completed."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.payload import goal_completed

AT = datetime(2026, 11, 22, 15, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def document(**changes: Any) -> str:
    given: dict[str, Any] = {
        "at": AT,
        "call_id": "call_1",
        "call_sid": "CA1",
        "bot_id": "bot_1",
        "goal": "Book a table",
        "from_number": "+14155550123",
        "to_number": "+14155550100",
        "fields": {"people": 4, "time": "19:00"},
        "questions": ["Do you have parking?"],
        "variables": {"restaurant": "Luigi's"},
    }
    return goal_completed(**(given | changes))


def test_the_document_has_type_time_and_what_was_collected() -> None:
    body = document()

    assert json.loads(body) == {
        "type": "goal.completed",
        "timestamp": "2026-11-22T13:30:00.123Z",
        "data": {
            "call_id": "call_1",
            "call_sid": "CA1",
            "bot_id": "bot_1",
            "goal": "Book a table",
            "from": "+14155550123",
            "to": "+14155550100",
            "fields": {"people": 4, "time": "19:00"},
            "questions": ["Do you have parking?"],
            "variables": {"restaurant": "Luigi's"},
        },
    }


def test_a_withheld_number_is_null() -> None:
    body = document(from_number=None)

    assert json.loads(body)["data"]["from"] is None


@given(st.dictionaries(st.text(max_size=8), json_values, max_size=4))
def test_any_fields_arrive_as_they_were_in_one_line_of_ascii(fields: dict[str, Any]) -> None:
    body = document(fields=fields)

    assert json.loads(body)["data"]["fields"] == fields
    assert body.isascii()
    assert "\n" not in body


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        document(fields={"price": float("nan")})
