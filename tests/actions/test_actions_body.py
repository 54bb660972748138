"""Bodies that are packed, mislabelled, or cut off: which text is in them?"""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.body import text_of, unpacked

MOST = 65_536


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "", "identity", "br", "GZIP"])
def test_gzip_is_known_by_its_own_head_whatever_the_header_says(coding: str) -> None:
    assert unpacked(coding, gzip.compress(b"Booked"), MOST) == (b"Booked", True)


@pytest.mark.parametrize("packed", [zlib.compress(b"Booked"), zlib.compress(b"Booked", wbits=-15)])
def test_both_things_that_servers_call_deflate_are_unpacked(packed: bytes) -> None:
    assert unpacked("deflate", packed, MOST) == (b"Booked", True)


def test_a_bomb_is_unpacked_no_further_than_is_read() -> None:
    text, is_all = unpacked("gzip", gzip.compress(b"x" * 50_000_000), MOST)

    assert (len(text), is_all) == (MOST, False)


@given(st.sampled_from(["gzip", "deflate", "br", ""]), st.binary())
def test_what_is_not_packed_stays_as_it_came(coding: str, body: bytes) -> None:
    text, is_all = unpacked(coding, body, MOST)

    assert (text, is_all) == (body, True) or len(text) <= MOST


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]), st.integers(0, 400))
def test_of_a_packed_body_that_broke_off_what_came_is_a_beginning(body: bytes, coding: str, cut: int) -> None:
    packed = gzip.compress(body) if coding == "gzip" else zlib.compress(body)

    text, is_all = unpacked(coding, packed[:cut], MOST)

    assert body.startswith(text) or text == packed[:cut]
    assert not is_all or cut >= len(packed) or text == packed[:cut]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1), st.data())
def test_utf_8_is_read_under_every_declaration(text: str, data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(["", "; charset=utf-8", "; charset=iso-8859-1", "; charset=no-such"]))

    assert text_of(f"text/plain{declared}", text.encode()) == text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff"), min_size=1))
def test_a_byte_order_mark_tells_the_charset(charset: str, text: str) -> None:
    assert text_of("text/plain; charset=iso-8859-1", text.encode(charset)) == text


def test_a_character_that_was_cut_in_two_does_not_spoil_the_rest() -> None:
    assert text_of("text/plain", "Café é".encode()[:-1], is_whole=False) == "Café "


@given(st.text(), st.binary(), st.booleans())
def test_any_bytes_become_some_text(content_type: str, body: bytes, is_whole: bool) -> None:
    assert isinstance(text_of(f"text/plain; charset={content_type}", body, is_whole=is_whole), str)
