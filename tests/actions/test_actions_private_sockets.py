"""Real sockets on loopback that no spelling of a URL, no name server and no redirect reaches; and those that are listed."""

import asyncio
import ssl
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from echolink.actions.addresses import Address, AllowedNetworks, is_public
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.actions.destination import resolve
from echolink.actions.dialling import CheckedBackend
from tests.actions.hostile_urls import SPELLINGS, Sockets, hostile_dns, private_sockets
from tests.actions.webhook_receiver import StartReceiver, http

NONE = AllowedNetworks()
TLS = ssl.create_default_context()  # making one takes longer than a test


async def posted(url: str, allowed: AllowedNetworks = NONE) -> Response | Failure:
    client = WebhookClient(allowed, hostile_dns, ssl_context=TLS, total_seconds=5)
    try:
        return await client.post(url, {}, "{}")
    finally:
        await client.aclose()


def test_the_sockets_see_who_comes() -> None:
    with private_sockets() as sockets, asyncio.Runner() as runner:
        client = WebhookClient(AllowedNetworks.parse("127.0.0.0/8"), hostile_dns, ssl_context=TLS)
        assert runner.run(client.probe(sockets.url("http://127.0.0.1:PORT/"))) is None

        assert sockets.connections == 1
        assert sockets.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_a_url_that_was_stored_once_reaches_no_private_socket(spelling: str) -> None:
    with private_sockets() as sockets:
        result = await posted(sockets.url(spelling))

        assert isinstance(result, Failure)
        assert not result.may_retry
        assert sockets.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS)
async def test_a_probe_reaches_it_no_more_than_a_post(spelling: str) -> None:
    with private_sockets() as sockets:
        client = WebhookClient(NONE, hostile_dns, ssl_context=TLS)

        assert await client.probe(sockets.url(spelling)) is not None

        assert sockets.connections == 0
        await client.aclose()


@pytest.mark.parametrize(
    "answers",
    [
        [["93.184.215.14"], ["127.0.0.1"]],
        [["93.184.215.14"], ["::1"]],
        [["2606:4700::1111"], ["::ffff:127.0.0.1"]],
        [["93.184.215.14"], ["93.184.215.14", "127.0.0.1"]],
        [["93.184.215.14"], ["127.0.0.1", "93.184.215.14"]],
        [["93.184.215.14"], ["64:ff9b::7f00:1"]],
        [["93.184.215.14"], ["0.0.0.0"]],
    ],
)
async def test_a_name_server_that_answers_publicly_first_and_privately_then_gains_nothing(
    answers: list[list[str]],
) -> None:
    left = list(answers)

    async def rebinding(host: str, port: int) -> Sequence[Address]:
        return [ip_address(address) for address in (left.pop(0) if len(left) > 1 else left[0])]

    with private_sockets() as sockets:
        url = sockets.url("http://rebind.eatery.com:PORT/")
        client = WebhookClient(NONE, rebinding, ssl_context=TLS)

        verdict = await resolve(url, NONE, rebinding)
        result = await client.post(url, {}, "{}")

        assert verdict.accepted
        assert isinstance(result, Failure)
        assert sockets.connections == 0
        await client.aclose()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 300, 305, 201])
@pytest.mark.parametrize("header", ["Location", "Refresh", "Alt-Svc", "Content-Location"])
async def test_no_answer_of_an_allowed_receiver_leads_to_a_private_socket(
    status: int, header: str, start_receiver: StartReceiver
) -> None:
    with private_sockets() as sockets:
        value = sockets.url(
            {"Refresh": "0; url=http://127.0.0.1:PORT/", "Alt-Svc": 'h2="127.0.0.1:PORT"'}.get(
                header, "http://127.0.0.1:PORT/"
            )
        )
        receiver = await start_receiver(http(status, "", "text/plain", **{header: value}))

        result = await posted(receiver.url, AllowedNetworks.parse(f"127.0.0.0/8:{receiver.port}"))

        assert isinstance(result, Response)
        assert receiver.connections == 1
        assert sockets.connections == 0


LISTED = ("127.0.0.1", "127.0.0.2", "::1")


@pytest.mark.parametrize(
    ("setting", "reached"),
    [
        ("", set()),
        ("127.0.0.1:PORT", {"127.0.0.1"}),
        ("127.0.0.1/32:PORT", {"127.0.0.1"}),
        ("127.0.0.2", {"127.0.0.2"}),
        ("127.0.0.0/8:PORT", {"127.0.0.1", "127.0.0.2"}),
        ("127.0.0.0/31:PORT", {"127.0.0.1"}),
        ("127.0.0.0/8:9", set()),
        ("[::1]:PORT", {"::1"}),
        ("[::1]/128:PORT", {"::1"}),
        ("[::1]:9", set()),
        ("[::ffff:127.0.0.1]:PORT", set()),
        ("[64:ff9b::]/96", set()),
        ("10.0.0.0/8, 192.168.0.0/16", set()),
        ("127.0.0.2:PORT, [::1]:PORT", {"127.0.0.2", "::1"}),
    ],
)
async def test_the_setting_opens_exactly_what_it_names(setting: str, reached: set[str]) -> None:
    try:
        opened = private_sockets(*LISTED)
        sockets = opened.__enter__()
    except OSError:
        pytest.skip("THIS MACHINE LACKS 127.0.0.2 OR ::1: the setting was not tried on sockets")
    try:
        allowed = AllowedNetworks.parse(sockets.url(setting))
        assert {address for address in LISTED if await _is_reached(address, allowed, sockets)} == reached
    finally:
        opened.__exit__(None, None, None)


async def _is_reached(address: str, allowed: AllowedNetworks, sockets: Sockets) -> bool:
    host = f"[{address}]" if ":" in address else address
    client = WebhookClient(allowed, hostile_dns, ssl_context=TLS)
    came_through = await client.probe(sockets.url(f"http://{host}:PORT/")) is None
    await client.aclose()
    assert sockets.connections == int(came_through)
    return came_through


# One part of an IPv4 address, as inet_aton takes it.
_WAYS: tuple[Callable[[int], str], ...] = (str, hex, "0{:o}".format, "0x{:08X}".format, "{:04d}".format)
_parts = st.sampled_from(_WAYS)
_digits = st.sampled_from(["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"])


@st.composite
def spelled_four(draw: st.DrawFn) -> str:
    """An address of 127/8 or 0/8 in one to four parts, in any base and any digits, with any dots."""
    address = int(draw(st.ip_addresses(v=4, network="127.0.0.0/8") | st.just(IPv4Address("0.0.0.0"))))
    leading = draw(st.integers(0, 3))
    parts = [address >> 24, address >> 16 & 255, address >> 8 & 255][:leading]
    parts.append(address & (1 << 8 * (4 - leading)) - 1)
    dot, digits = draw(st.sampled_from([".", ".", "。", "．", "%2e"])), draw(_digits)
    text = dot.join(draw(_parts)(part) for part in parts) + draw(st.sampled_from(["", "", ".", dot]))
    return text.translate({ord("0") + value: digit for value, digit in enumerate(digits)}) if "x" not in text else text


@st.composite
def spelled_six(draw: st.DrawFn) -> str:
    """Loopback, or an IPv4 loopback inside one of the IPv6 forms that carry it, however long it is written."""
    four = int(draw(st.ip_addresses(v=4, network="127.0.0.0/8")))
    carried = draw(
        st.sampled_from(
            [
                1,
                0,
                four,
                0xFFFF << 32 | four,
                0x64FF9B << 96 | four,
                0x2002 << 112 | four << 80,
                0x20010000 << 96 | four,
            ]
        )
    )
    address = IPv6Address(carried)
    text = draw(st.sampled_from([str(address), address.exploded, address.exploded.upper()]))
    return f"[{text}{draw(st.sampled_from(['', '', '%25lo', '%lo', '%1']))}]"


spelled_urls = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(
        ["http://", "HTTP://", "http:/", "http:\\\\", "http:///", "https://", "//", " http://", "ht\ttp://"]
    ),
    st.sampled_from(["", "", "", "good@", "api.eatery.com:80@", "a%40", "api.eatery.com\\@", "@", ":@"]),
    spelled_four()
    | spelled_six()
    | st.sampled_from(["localhost", "LocalHost", "ｌocalhost", "x.localhost", "localhost."]),
    st.sampled_from([":PORT", ":PORT", ":0PORT", ":PORT\t", ": PORT", ":80"]),
    st.sampled_from(["/", "", "#@api.eatery.com", "?@api.eatery.com/", "\\@api.eatery.com/", "/..//", "/\r\nHost: x"]),
    st.sampled_from(["", "", " ", "\n", "%00"]),
)


@given(spelled_urls)
def test_no_spelling_of_loopback_reaches_it(spelling: str) -> None:
    with private_sockets() as sockets, asyncio.Runner() as runner:
        result = runner.run(posted(sockets.url(spelling)))

        assert isinstance(result, Failure)
        assert sockets.connections == 0


@given(spelled_four() | spelled_six().map(lambda text: text.strip("[]")))
def test_the_dial_alone_stops_what_a_url_check_might_have_missed(host: str) -> None:
    with private_sockets() as sockets, asyncio.Runner() as runner:
        meant = runner.run(hostile_dns(host, sockets.port))
        assume(not any(map(is_public, meant)))  # 0127.0.0.1 is octal: 87.0.0.1

        with pytest.raises(Exception, match=r"ECHOLINK_ALLOW_PRIVATE_WEBHOOKS|no address"):
            runner.run(CheckedBackend(NONE, hostile_dns).connect_tcp(host, sockets.port, 5))

        assert sockets.connections == 0
