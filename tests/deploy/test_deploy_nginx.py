"""What does nginx with deploy/nginx.conf do to a request, and which server gets it?"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address

import httpcore2
import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from echolink.simulator.serving import bound
from tests.deploy.nginx_server import Nginx, nginx_before
from tests.deploy.recording_server import RecordingServer, recording_server
from tests.makers import a_sid

pytestmark = pytest.mark.usefixtures("nginx")

HOP = "/v1/voice-response?bot_id=bot_1&CallSid={sid}&turn=1"
FIRST = "/v1/voice?number_id=num_1"
# Twilio gives an answer up when its first byte takes longer (`#rt=7000` in the URLs that it is given).
TWILIO_READ_SECONDS = 7


class Front:
    """nginx before two servers that keep what they are asked."""

    def __init__(
        self, nginx: Nginx, servers: tuple[RecordingServer, RecordingServer], http: httpx2.AsyncClient
    ) -> None:
        self.nginx, self.servers, self.http = nginx, servers, http

    @property
    def targets(self) -> list[set[str]]:
        """Of each server."""
        return [{asked.target for asked in server.asked} for server in self.servers]


@asynccontextmanager
async def behind(*servers: int) -> AsyncIterator[tuple[Nginx, httpx2.AsyncClient]]:
    """nginx before the servers at these ports, and a client that waits as long as Twilio does."""
    async with (
        nginx_before(*servers) as nginx,
        httpx2.AsyncClient(base_url=nginx.origin, trust_env=False, timeout=TWILIO_READ_SECONDS) as http,
    ):
        yield nginx, http


@asynccontextmanager
async def front() -> AsyncIterator[Front]:
    async with (
        recording_server() as one,
        recording_server() as another,
        behind(one.port, another.port) as (nginx, http),
    ):
        yield Front(nginx, (one, another), http)


def sids(count: int) -> list[str]:
    return [a_sid("CA") for _ in range(count)]


async def test_all_requests_of_a_call_reach_one_server_and_calls_are_spread() -> None:
    async with front() as at:
        for sid in sids(40):
            for path in ("voice-response", "voice-continue", "voice-partial"):
                await at.http.post(f"/v1/{path}?bot_id=bot_1&CallSid={sid}&turn=1", data={"CallSid": sid})

        one, another = [{target.partition("CallSid=")[2][:34] for target in targets} for targets in at.targets]
        assert len(one) + len(another) == 40
        assert one.isdisjoint(another)
        assert min(len(one), len(another)) >= 5


async def test_requests_that_have_the_call_in_their_body_alone_are_spread() -> None:
    async with front() as at:
        for sid in sids(40):
            await at.http.post(FIRST, data={"CallSid": sid})

        assert min(len(server.asked) for server in at.servers) >= 5


@pytest.mark.parametrize(
    "target",
    [
        "/v1/voice?number_id=num_1&kept=a%20b+c%2Fd",
        "/v1/voice-response?bot_id=bot_1&CallSid=CA0&turn=1&t=%7e~%E2%82%AC",
        "/v1//voice/../%76oice?x=//&y=%2e%2e/",
        "/v1/voice?&&a==b;c?",
        "/healthz/reached?nonce=1&kept=a%20b+c%2Fd",
    ],
)
async def test_path_and_query_arrive_byte_for_byte(target: str) -> None:
    async with front() as at, httpcore2.AsyncConnectionPool() as pool:
        url = httpcore2.URL(scheme="http", host="127.0.0.1", port=at.nginx.port, target=target)
        answer = await pool.request("POST", url, headers={"Host": "phone.example.com", "Content-Length": "0"})

        assert answer.status == 200
        assert set.union(*at.targets) == {target}


async def test_host_body_and_twilios_headers_arrive_as_they_were_sent() -> None:
    headers = {
        "Host": "phone.example.com:8443",
        "X-Twilio-Signature": "aGFzaA==",
        "I-Twilio-Idempotency-Token": "7d0b",
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
    }
    body = b"CallSid=CA0&SpeechResult=caf%C3%A9+at+7%3A30&Empty="
    async with front() as at:
        await at.http.post(FIRST, content=body, headers=headers)

        [asked] = [asked for server in at.servers for asked in server.asked]
        assert asked.body == body
        assert {name: asked.headers[name.lower()] for name in headers} == headers


async def test_a_body_that_echolink_takes_arrives_whole_and_a_larger_one_is_refused() -> None:
    async with front() as at:
        taken = await at.http.post("/v1/bots", content=b"x" * 1_000_000)
        refused = await at.http.post("/v1/bots", content=b"x" * 1_100_000)

        assert (taken.status_code, refused.status_code) == (200, 413)
        assert [len(asked.body) for server in at.servers for asked in server.asked] == [1_000_000]


async def test_connections_to_the_servers_are_kept() -> None:
    async with front() as at:
        for sid in sids(40):
            await at.http.post(HOP.format(sid=sid))

        # One for each of nginx's two workers to each of the two servers.
        assert len({asked.connection for server in at.servers for asked in server.asked}) <= 4


async def test_counters_are_not_for_the_public() -> None:
    async with front() as at:
        answer = await at.http.get("/metrics")

        assert answer.status_code == 404
        assert at.targets == [set(), set()]


async def test_the_log_tells_the_call_and_nothing_that_was_said() -> None:
    sid = a_sid("CA")
    async with front() as at:
        await at.http.get(HOP.format(sid=sid) + "&From=%2B12125550123&SpeechResult=Maria")

        log = await at.nginx.logged(f"call={sid}")
        assert "Maria" not in log
        assert "2125550123" not in log


# Servers that are ill.


@contextmanager
def nobody_listens() -> Iterator[int]:
    """A port that refuses connections, and that nobody else gets."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@asynccontextmanager
async def dies_when_asked() -> AsyncIterator[int]:
    """A server that reads a request and is gone."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


async def test_the_calls_of_a_server_that_is_down_are_answered_by_the_other() -> None:
    with nobody_listens() as down:
        async with recording_server() as up, behind(down, up.port) as (_, http):
            answers = [(await http.post(HOP.format(sid=sid))).status_code for sid in sids(30)]

    assert answers == [200] * 30
    assert len(up.asked) == 30


async def test_a_hop_whose_server_dies_of_it_is_asked_of_the_other() -> None:
    async with dies_when_asked() as ill, recording_server() as up, behind(ill, up.port) as (nginx, http):
        answers = [(await http.post(HOP.format(sid=sid), data={"CallSid": sid})).status_code for sid in sids(30)]

        assert answers == [200] * 30
        assert f'"127.0.0.1:{ill}, 127.0.0.1:{up.port}"' in await nginx.logged("POST", times=30)


async def test_servers_that_were_all_put_aside_are_asked_as_soon_as_one_is_back() -> None:
    with socket.socket() as one, socket.socket() as another:
        for listener in (one, another):
            listener.bind(("127.0.0.1", 0))  # and refuses until it listens
        async with behind(one.getsockname()[1], another.getsockname()[1]) as (_, http):
            gone = [(await http.post(HOP.format(sid=sid))).status_code for sid in sids(6)]
            another.listen()
            async with recording_server(another) as back:
                answers = [(await http.post(HOP.format(sid=sid))).status_code for sid in sids(6)]

    assert gone == [502] * 6
    assert answers == [200] * 6
    assert len(back.asked) == 6


async def test_a_post_of_the_rest_api_is_not_sent_twice() -> None:
    async with dies_when_asked() as ill, recording_server() as up, behind(ill, up.port) as (nginx, http):
        answers = [(await http.post("/v1/bots", json={"goal": "x"})).status_code for _ in range(30)]

        assert set(answers) == {200, 502}
        assert answers.count(200) == len(up.asked)
        assert f"127.0.0.1:{ill}, " not in await nginx.logged("POST", times=30)


async def test_a_server_that_hangs_costs_less_than_twilio_waits() -> None:
    with bound() as hanging:  # connections are taken by the kernel, as those of a frozen process
        async with recording_server() as up, behind(hanging.getsockname()[1], up.port) as (_, http):
            answers = await asyncio.gather(*(http.post(HOP.format(sid=sid)) for sid in sids(20)))

    assert [answer.status_code for answer in answers] == [200] * 20
    assert max(answer.elapsed for answer in answers) > timedelta(seconds=5)


# TLS.


def certificate() -> tuple[bytes, bytes]:
    """For 127.0.0.1, signed by itself; and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made.public_bytes(serialization.Encoding.PEM), private


async def test_the_lines_for_tls_make_the_same_server_speak_https() -> None:
    made = certificate()
    context = ssl.create_default_context(cadata=made[0].decode())
    target = HOP.format(sid=a_sid("CA")) + "&kept=a%20b+c%2Fd"
    async with (
        recording_server() as one,
        recording_server() as another,
        nginx_before(one.port, another.port, tls=made) as nginx,
        httpx2.AsyncClient(verify=context, trust_env=False) as http,
    ):
        answer = await http.post(f"https://127.0.0.1:{nginx.tls_port}{target}")

    assert answer.status_code == 200
    assert [asked.target for server in (one, another) for asked in server.asked] == [target]
