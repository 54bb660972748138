"""What is a cursor?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.errors import InvalidInput, NotFound
from echolink.ids import new_id
from echolink.web.paging import PageQuery, after_of, existing_shape, page
from tests.web.rig import Rig


@pytest.mark.parametrize("prefix", ["bot", "call"])
def test_every_id_of_ours_is_a_cursor_and_an_id(prefix: str) -> None:
    for _ in range(100):
        given = new_id(prefix)
        assert after_of(PageQuery(cursor=given), prefix) == given
        assert existing_shape(prefix, given) == given


def test_an_id_of_another_kind_is_neither() -> None:
    with pytest.raises(InvalidInput):
        after_of(PageQuery(cursor=new_id("call")), "bot")
    with pytest.raises(NotFound):
        existing_shape("bot", new_id("call"))


@given(st.text(max_size=64))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        after_of(PageQuery(cursor=text), "bot")


@given(st.lists(st.text(), max_size=8), st.integers(1, 8))
def test_a_page_has_at_most_its_limit_and_a_cursor_while_there_is_more(rows: list[str], limit: int) -> None:
    shown = page(rows[: limit + 1], limit, str, str)

    assert shown.data == rows[:limit]
    assert shown.has_more == (len(rows) > limit) == (shown.next_cursor is not None)


async def test_a_parameter_that_is_given_twice_is_refused(rig: Rig) -> None:
    headers = await rig.connected()

    answer = await rig.http.get("/v1/calls?limit=1&limit=2", headers=headers)

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "limit", "detail": "must be given once"}]
