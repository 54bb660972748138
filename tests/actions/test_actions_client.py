"""Posting to a user's URL: what reaches the receiver, what comes back, and what never reaches a private socket."""

import asyncio
import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from echolink.actions.addresses import Address
from echolink.actions.client import Failure, Response, WebhookClient
from echolink.actions.destination import AllowedNetworks, SystemLookUp, resolve
from echolink.actions.dialling import AddressNotAllowed, CheckedBackend
from tests.actions.webhook_receiver import Receiver, StartReceiver, http

LOOPBACK = AllowedNetworks.parse("127.0.0.0/8")


class LookUps:
    """A name server that answers in order, the last answer again and again."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        answer = self.answers[min(len(self.asked), len(self.answers) - 1)]
        self.asked.append(host)
        return [ip_address(address) for address in answer]


def failure(result: Response | Failure) -> Failure:
    assert isinstance(result, Failure)
    return result


async def test_a_post_arrives_with_body_and_headers_and_its_answer_comes_back(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(http(201, '{"message":"Booked"}'))

    result = await client.post(receiver.url + "?a=b", {"webhook-id": "dlv_1"}, '{"é":1}')

    assert result == Response(201, "application/json", b'{"message":"Booked"}', is_whole=True)
    [request] = receiver.requests
    assert (request.method, request.target) == ("POST", "/hook?a=b")
    assert request.body == '{"é":1}'.encode()
    assert request.headers["webhook-id"] == "dlv_1"
    assert request.headers["content-type"] == "application/json"
    assert request.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert request.headers["connection"] == "close"


async def test_an_ipv6_address_stands_in_brackets_in_the_host_header(look_up: SystemLookUp) -> None:
    try:
        receiver = await Receiver().start(address="::1")
    except OSError:
        pytest.skip("THIS MACHINE HAS NO IPv6 LOOPBACK: a post to an IPv6 address was not tried")
    client = WebhookClient(AllowedNetworks.parse("[::1]/128"), look_up)

    result = await client.post(f"http://[::1]:{receiver.port}/hook", {}, "{}")

    assert isinstance(result, Response)
    assert receiver.requests[0].headers["host"] == f"[::1]:{receiver.port}"
    await client.aclose()
    await receiver.stop()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::ffff:127.0.0.1]",
        "[::1]",
        "169.254.169.254",
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "224.0.0.1",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[fe80::1%25lo]",
        "localhost.",
        "127.0.0.1.",
        "１２７.0.0.1",
        "ann@127.0.0.1",
        "api.eatery.com@127.0.0.1",
        "api.eatery.com\\@127.0.0.1",
    ],
)
async def test_no_spelling_of_a_private_address_reaches_its_socket(
    host: str, start_receiver: StartReceiver, look_up: SystemLookUp
) -> None:
    receiver = await start_receiver()
    client = WebhookClient(AllowedNetworks(), look_up)

    result = await client.post(f"http://{host}:{receiver.port}/hook", {}, "{}")

    assert not failure(result).may_retry
    assert receiver.connections == 0
    await client.aclose()


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.0.0.1", "localhost", "::ffff:127.0.0.1"])
async def test_the_dial_itself_refuses_what_the_url_check_would_have_stopped(
    host: str, start_receiver: StartReceiver, look_up: SystemLookUp
) -> None:
    receiver = await start_receiver()

    with pytest.raises(AddressNotAllowed, match="ECHOLINK_ALLOW_PRIVATE_WEBHOOKS"):
        await CheckedBackend(AllowedNetworks(), look_up).connect_tcp(host, receiver.port)

    assert receiver.connections == 0


async def test_a_name_that_turns_private_after_the_check_is_refused_when_dialled(start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()
    rebinding = LookUps(["93.184.215.14"], ["127.0.0.1"])
    client = WebhookClient(AllowedNetworks(), rebinding)
    url = f"http://rebind.eatery.com:{receiver.port}/hook"

    verdict = await resolve(url, AllowedNetworks(), rebinding)
    result = await client.post(url, {}, "{}")

    assert verdict.accepted
    assert "ECHOLINK_ALLOW_PRIVATE_WEBHOOKS" in failure(result).reason
    assert receiver.connections == 0
    await client.aclose()


async def test_the_address_that_was_checked_is_the_one_dialled(start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()
    look_ups = LookUps(["127.0.0.1"], ["10.0.0.1"])
    client = WebhookClient(LOOPBACK, look_ups)

    result = await client.post(f"http://api.eatery.com:{receiver.port}/hook", {}, "{}")

    assert isinstance(result, Response)
    assert look_ups.asked == ["api.eatery.com"]
    assert receiver.requests[0].headers["host"] == f"api.eatery.com:{receiver.port}"
    await client.aclose()


async def test_one_private_address_among_public_ones_refuses_the_host(start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()
    client = WebhookClient(LOOPBACK, LookUps(["127.0.0.1", "10.0.0.1"]))

    result = await client.post(f"http://api.eatery.com:{receiver.port}/hook", {}, "{}")

    assert not failure(result).may_retry
    assert receiver.connections == 0
    await client.aclose()


async def test_the_next_address_is_dialled_when_the_first_takes_no_connection(start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()
    client = WebhookClient(LOOPBACK, LookUps(["127.0.0.9", "127.0.0.1"]))  # it listens on 127.0.0.1 alone

    result = await client.post(f"http://api.eatery.com:{receiver.port}/hook", {}, "{}")

    assert isinstance(result, Response)
    await client.aclose()


async def test_a_port_that_is_not_listed_is_refused(start_receiver: StartReceiver, look_up: SystemLookUp) -> None:
    receiver = await start_receiver()
    client = WebhookClient(AllowedNetworks.parse("127.0.0.0/8:9"), look_up)

    result = await client.post(receiver.url, {}, "{}")

    assert not failure(result).may_retry
    assert receiver.connections == 0
    await client.aclose()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_an_answer_and_is_not_followed(
    status: int, client: WebhookClient, start_receiver: StartReceiver
) -> None:
    metadata = await start_receiver()
    receiver = await start_receiver(http(status, Location=metadata.url))

    result = await client.post(receiver.url, {}, "{}")

    assert isinstance(result, Response)
    assert result.status == status
    assert metadata.connections == 0


async def test_a_proxy_in_the_environment_is_not_used(
    client: WebhookClient, start_receiver: StartReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, receiver = await start_receiver(), await start_receiver()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")

    await client.post(receiver.url, {}, "{}")

    assert (proxy.connections, receiver.connections) == (0, 1)


async def test_ten_megabytes_are_read_up_to_64_kilobytes(client: WebhookClient, start_receiver: StartReceiver) -> None:
    receiver = await start_receiver(http(200, b"x" * 10_000_000, "text/plain"))

    result = await client.post(receiver.url, {}, "{}")

    assert isinstance(result, Response)
    assert len(result.body) == 65_536
    assert not result.is_whole


async def test_a_body_that_trickles_beyond_the_time_counts_as_far_as_it_came(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    async def trickle(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nBooked. Your")
        await writer.drain()
        await asyncio.Event().wait()

    receiver = await start_receiver(trickle)

    result = await client.post(receiver.url, {}, "{}")

    assert result == Response(200, "text/plain", b"Booked. Your", is_whole=False)


async def test_a_body_that_breaks_off_counts_as_far_as_it_came(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nBook")

    result = await client.post(receiver.url, {}, "{}")

    assert result == Response(200, "", b"Book", is_whole=False)


async def test_silence_is_a_failure_after_the_total_time(client: WebhookClient, start_receiver: StartReceiver) -> None:
    async def silence(writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    receiver = await start_receiver(silence)

    result = await client.post(receiver.url, {}, "{}")

    assert result == Failure("no answer within 2 seconds", may_retry=True)


@pytest.mark.parametrize(
    ("answer", "because"),
    [
        (b"", "the connection ended without an HTTP answer"),
        (b"SSH-2.0-OpenSSH_9\r\n", "the connection ended without an HTTP answer"),
        (b"SSH-2.0-OpenSSH_9\r\n\r\n", "what came back is no HTTP"),
        (b"HTTP/1.1 200 OK\r\nbroken\r\n\r\n", "what came back is no HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, "what came back is no HTTP"),
        (b"HTTP/1.1 103 Early Hints\r\n\r\n", "the connection ended without an HTTP answer"),
    ],
)
async def test_what_is_no_http_is_a_failure_worth_another_try(
    answer: bytes, because: str, client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver(answer)

    result = await client.post(receiver.url, {}, "{}")

    assert result == Failure(because, may_retry=True)


async def test_https_at_a_port_that_speaks_http_is_told_as_that(client: WebhookClient) -> None:
    async def speak_http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(speak_http, "127.0.0.1", 0) as server:
        result = await client.post(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook", {}, "{}")

    assert failure(result).reason == "TLS failed (WRONG_VERSION_NUMBER): does this port speak https?"
    assert failure(result).may_retry


async def test_a_closed_port_is_a_failure_worth_another_try(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver()
    await receiver.stop()

    result = await client.post(receiver.url, {}, "{}")

    assert result == Failure("the connection was refused", may_retry=True, was_sent=False)


async def test_a_host_without_an_address_is_a_failure_worth_another_try() -> None:
    async def finds_nothing(host: str, port: int) -> Sequence[Address]:
        raise OSError("Name or service not known")

    client = WebhookClient(LOOPBACK, finds_nothing)

    result = await client.post("https://soon.eatery.com/", {}, "{}")

    assert failure(result) == Failure("soon.eatery.com has no address in the DNS", may_retry=True, was_sent=False)
    await client.aclose()


class Authority:
    """A certificate for one name, and a client context that trusts it."""

    def __init__(self, name: str, folder: Path) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        pem, key_file = folder / "certificate.pem", folder / "key.pem"
        pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        key_file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server.load_cert_chain(pem, key_file)
        self.names_asked: list[str] = []
        self.server.sni_callback = lambda _socket, asked, _context: self.names_asked.append(asked or "")
        self.trusting_client = ssl.create_default_context(cafile=str(pem))


async def test_tls_and_host_header_name_the_host_though_its_address_is_dialled(tmp_path: Path) -> None:
    authority = Authority("api.eatery.com", tmp_path)
    receiver = await Receiver().start(tls=authority.server)
    client = WebhookClient(LOOPBACK, LookUps(["127.0.0.1"]), ssl_context=authority.trusting_client)

    result = await client.post(f"https://api.eatery.com:{receiver.port}/hook", {}, "{}")

    assert isinstance(result, Response)
    assert authority.names_asked == ["api.eatery.com"]
    assert receiver.requests[0].headers["host"] == f"api.eatery.com:{receiver.port}"
    await client.aclose()
    await receiver.stop()


@pytest.mark.parametrize(
    ("fault", "because"),
    [("nobody's certificate", "self-signed certificate"), ("another name's certificate", "Hostname mismatch")],
)
async def test_a_certificate_that_does_not_prove_the_host_is_refused(fault: str, because: str, tmp_path: Path) -> None:
    is_other_name = fault == "another name's certificate"
    authority = Authority("other.eatery.com" if is_other_name else "api.eatery.com", tmp_path)
    receiver = await Receiver().start(tls=authority.server)
    trust = authority.trusting_client if is_other_name else None
    client = WebhookClient(LOOPBACK, LookUps(["127.0.0.1"]), ssl_context=trust)

    result = await client.post(f"https://api.eatery.com:{receiver.port}/hook", {}, "{}")
    probe = await client.probe(f"https://api.eatery.com:{receiver.port}/hook")

    assert failure(result).reason.startswith(f"the TLS certificate was not accepted: {because}")
    assert failure(result).may_retry
    assert not failure(result).was_sent
    assert probe == failure(result)
    assert not receiver.requests
    await client.aclose()
    await receiver.stop()


async def test_a_probe_connects_and_sends_nothing(client: WebhookClient, start_receiver: StartReceiver) -> None:
    receiver = await start_receiver()

    assert await client.probe(receiver.url) is None
    assert not receiver.requests


async def test_a_probe_tells_why_a_delivery_could_not_arrive(
    client: WebhookClient, start_receiver: StartReceiver
) -> None:
    receiver = await start_receiver()
    await receiver.stop()

    assert await client.probe(receiver.url) == Failure("the connection was refused", may_retry=True, was_sent=False)
    assert await client.probe("http://10.0.0.1/") is not None
    assert await client.probe("ftp://10.0.0.1/") is not None
