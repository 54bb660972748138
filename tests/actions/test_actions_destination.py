"""URLs of webhooks: their shape, and the verdict when a bot is saved."""

import asyncio
from collections.abc import Sequence
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.actions.addresses import Address
from echolink.actions.destination import AllowedNetworks, LookUp, SystemLookUp, check_url, resolve
from echolink.errors import DestinationRefused

NONE = AllowedNetworks()


def finds(*addresses: str) -> LookUp:
    async def look_up(host: str, port: int) -> Sequence[Address]:
        return [ip_address(address) for address in addresses]

    return look_up


async def finds_nothing(host: str, port: int) -> Sequence[Address]:
    raise OSError("Name or service not known")


async def never_answers(host: str, port: int) -> Sequence[Address]:
    await asyncio.Event().wait()
    raise AssertionError("nobody sets that event")


@pytest.mark.parametrize(
    ("pasted", "taken_as"),
    [
        ("https://api.eatery.com/book", "https://api.eatery.com/book"),
        ("  https://api.eatery.com/book\n", "https://api.eatery.com/book"),
        ("[https://api.eatery.com/book](https://api.eatery.com/book)", "https://api.eatery.com/book"),
        ("HTTPS://API.Eatery.com/Book", "https://api.eatery.com/Book"),
        ("https://api.eatery.com", "https://api.eatery.com/"),
        ("http://api.eatery.com:8080/a?b=c&d[]=1#part", "http://api.eatery.com:8080/a?b=c&d%5B%5D=1"),
        ("https://api.eatery.com/café?q=é%20x", "https://api.eatery.com/caf%C3%A9?q=%C3%A9%20x"),
        ("http://my_service:5678/hook", "http://my_service:5678/hook"),
        ("http://[0:0::1]:80/x", "http://[::1]:80/x"),
        ("http://127.0.0.1:9000/x", "http://127.0.0.1:9000/x"),
        ("https://xn--mnchen-3ya.de/x", "https://xn--mnchen-3ya.de/x"),
    ],
)
def test_a_url_is_taken_in_one_form(pasted: str, taken_as: str) -> None:
    assert check_url(pasted) == taken_as
    assert check_url(taken_as) == taken_as


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("api.eatery.com/book", "must begin with https"),
        ("ftp://api.eatery.com/book", "must begin with https"),
        ("javascript:alert(1)", "must begin with https"),
        ("file:///etc/passwd", "must begin with https"),
        ("[https://a.com](https://b.com)", "text differs"),
        ("https://", "names no host"),
        ("https:///book", "names no host"),
        ("https://ann:secret@api.eatery.com/", "user name or password"),
        ("https://ann@api.eatery.com/", "user name or password"),
        ("https://api.eatery.com@127.0.0.1/", "user name or password"),
        ("https://api.eatery.com\\@127.0.0.1/", "backslash"),
        ("https://api.eatery.com/a b", "space"),
        ("https://api.eatery.com/a\tb", "space"),
        ("https://api.eatery.com/\r\nX-Evil: 1", "space"),
        ("https://api.eatery.com/\x00", "invisible"),
        ("https://api.eatery.com/\u202e", "invisible"),
        ("https://api.eatery.com./book", "ends in a dot"),
        ("http://localhost./", "ends in a dot"),
        ("http://127.0.0.1./", "ends in a dot"),
        ("http://１２７.0.0.1/", "outside ASCII"),
        ("http://①②⑦.0.0.1/", "outside ASCII"),
        ("http://127。0。0。1/", "outside ASCII"),
        ("http://münchen.de/", "outside ASCII"),
        ("http://2130706433/", "four decimal numbers"),
        ("http://0x7f000001/", "four decimal numbers"),
        ("http://0x7f.1/", "four decimal numbers"),
        ("http://0177.0.0.1/", "four decimal numbers"),
        ("http://127.1/", "four decimal numbers"),
        ("http://example.0x/", "four decimal numbers"),
        ("http://127%2e0%2e0%2e1/", "no host name"),
        ("http://a..b/", "no host name"),
        ("http://-a.com/", "no host name"),
        ("http://" + "a" * 64 + ".com/", "no host name"),
        ("http://[fe80::1%25eth0]/", "zone"),
        ("http://[::1", "cannot be read"),
        ("http://[::1]evil.com/", "no host name|cannot be read"),
        ("http://evil.com[::1]/", "no host name|cannot be read"),
        ("http://[v1.x]/", "no IPv6|cannot be read"),
        ("http://api.eatery.com:0/", "port"),
        ("http://api.eatery.com:/", "port"),
        ("http://api.eatery.com:25/", "port"),
        ("http://api.eatery.com:65536/", "port"),
        ("http://api.eatery.com:８０/", "port|ASCII"),
        ("http://api.eatery.com:-1/", "port"),
        ("https://a.com/" + "x" * 2048, "longer than"),
    ],
)
def test_a_url_that_is_unfit_is_refused_with_the_reason(text: str, because: str) -> None:
    with pytest.raises(DestinationRefused, match=because) as refused:
        check_url(text)

    assert refused.value.fields == {"webhook": refused.value.detail}


@given(st.text() | st.text(alphabet="htps:/@.[]()%0127x\\#? ").map(lambda rest: "http://" + rest))
def test_any_text_is_refused_or_becomes_plain_ascii(text: str) -> None:
    try:
        url = check_url(text)
    except DestinationRefused:
        return

    assert url.isascii()
    assert url.startswith(("http://", "https://"))
    assert check_url(url) == url


async def test_a_public_host_is_accepted() -> None:
    verdict = await resolve("https://api.eatery.com/", NONE, finds("93.184.215.14", "2606:4700::1111"))

    assert verdict.accepted
    assert not verdict.warning


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::ffff:169.254.169.254"]])
async def test_a_private_address_among_the_host_s_is_refused_with_the_setting_s_name(addresses: list[str]) -> None:
    verdict = await resolve("https://api.eatery.com/", NONE, finds(*addresses))

    assert not verdict.accepted
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in verdict.refusal
    with pytest.raises(DestinationRefused, match="ECHOLINK_ALLOW_PRIVATE_WEBHOOKS"):
        verdict.raise_if_refused()


async def test_a_refusal_does_not_tell_the_private_address() -> None:
    verdict = await resolve("https://api.eatery.com/", NONE, finds("10.20.30.40"))

    assert "10.20.30.40" not in verdict.refusal


@pytest.mark.parametrize(("port", "is_accepted"), [("9000", True), ("9001", False)])
async def test_a_listed_network_is_accepted_at_its_port(port: str, is_accepted: bool, look_up: SystemLookUp) -> None:
    allowed = AllowedNetworks.parse("127.0.0.0/8:9000")

    verdict = await resolve(f"http://127.0.0.1:{port}/", allowed, look_up)

    assert verdict.accepted is is_accepted


async def test_the_scheme_s_port_counts_where_the_url_names_none() -> None:
    allowed = AllowedNetworks.parse("10.0.0.0/8:443")

    assert (await resolve("https://inside.eatery.com/", allowed, finds("10.0.0.1"))).accepted
    assert not (await resolve("http://inside.eatery.com/", allowed, finds("10.0.0.1"))).accepted


@pytest.mark.parametrize("look_up", [finds_nothing, finds()])
async def test_a_host_without_an_address_is_accepted_with_a_warning(look_up: LookUp) -> None:
    verdict = await resolve("https://soon.eatery.com/", NONE, look_up)

    assert verdict.accepted
    assert "no address yet" in verdict.warning


async def test_a_name_server_that_never_answers_ends_in_a_warning() -> None:
    verdict = await resolve("https://slow.eatery.com/", NONE, never_answers, within_seconds=0.01)

    assert verdict.accepted
    assert verdict.warning


@pytest.mark.parametrize("host", ["printer.local", "localhost", "db.internal", "nas.lan", "x.home.arpa"])
async def test_a_name_that_can_never_be_public_is_refused_though_it_has_no_address(host: str) -> None:
    verdict = await resolve(f"http://{host}/", NONE, finds_nothing)

    assert not verdict.accepted


async def test_a_local_name_without_an_address_is_accepted_where_something_private_is_listed() -> None:
    verdict = await resolve("http://printer.local/", AllowedNetworks.parse("192.168.0.0/16"), finds_nothing)

    assert verdict.accepted
    assert verdict.warning
