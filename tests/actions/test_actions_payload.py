"""The document of an event."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.payload import event

AT = datetime(2026, 11, 22, 15, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def document(**fields: Any) -> str:
    return event("goal.completed", AT, {"from": None, "fields": fields})


def test_the_document_has_type_time_in_utc_and_data() -> None:
    assert json.loads(document(people=4)) == {
        "type": "goal.completed",
        "timestamp": "2026-11-22T13:30:00.123Z",
        "data": {"from": None, "fields": {"people": 4}},
    }


@given(st.dictionaries(st.text(max_size=8), json_values, max_size=4))
def test_any_fields_arrive_as_they_were_in_one_line_of_ascii(fields: dict[str, Any]) -> None:
    body = document(**fields)

    assert json.loads(body)["data"]["fields"] == fields
    assert body.isascii()
    assert "\n" not in body


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        document(price=float("nan"))
