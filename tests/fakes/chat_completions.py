"""A chat-completions server that says what a test tells it to, over real HTTP, and remembers what it was asked.

    async with ChatCompletions() as provider:
        provider.will(Says("How many people?"), Refuses(429))

Each request takes the next scripted reply; a request beyond the script gets HTTP 500, so that a test notices it. The path is
recorded and not checked: refusals serve for the protocols of other providers too.
"""

import asyncio
import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Says:
    """Text, tool calls, or both (text first); streamed word by word, tool arguments in two pieces."""

    text: str = ""
    calls: Sequence[tuple[str, object]] = ()  # (tool, arguments): a string goes out as it is, all else as JSON
    input_tokens: int = 100
    output_tokens: int = 10
    first_after: float = 0  # seconds to the first word
    word_takes: float = 0  # seconds between words


def calls(tool: str, arguments: object = None, text: str = "") -> Says:
    return Says(text, [(tool, {} if arguments is None else arguments)])


@dataclass(frozen=True)
class Refuses:
    """An HTTP error, whose body quotes the request as providers do."""

    status: int


@dataclass(frozen=True)
class BreaksOff:
    """Streams the text, then resets the connection."""

    text: str = ""


@dataclass(frozen=True)
class StaysSilent:
    """Streams the text, then nothing more until the client goes away."""

    text: str = ""


@dataclass(frozen=True)
class OnlyComments:
    """Keeps the line busy, as servers do whose model is not ready yet, until the client goes away."""


@dataclass(frozen=True)
class HangsUp:
    """Closes the connection instead of answering."""


@dataclass(frozen=True)
class Raw:
    """HTTP 200 with any body."""

    body: str
    content_type: str = "text/event-stream"


Reply = Says | Refuses | BreaksOff | StaysSilent | OnlyComments | HangsUp | Raw


def events(*sent: object, end: str = "\n") -> Raw:
    """A stream of these events, each as JSON; a string goes out as it is."""
    lines = [f"data: {one if isinstance(one, str) else json.dumps(one)}{end}{end}" for one in sent]
    return Raw("".join(lines))


def delta(finish: str | None = None, **said: object) -> dict[str, Any]:
    """An event of a stream whose first choice goes on with this."""
    return {"id": "chatcmpl-1", "model": "fake", "choices": [{"index": 0, "delta": said, "finish_reason": finish}]}


@dataclass
class ChatCompletions:
    """The server; `url` goes into OPENAI_BASE_URL. `requests` has the JSON bodies, `paths` and `headers` what came with them."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    asked: asyncio.Event = field(default_factory=asyncio.Event)  # a request has arrived
    abandoned: asyncio.Event = field(default_factory=asyncio.Event)  # a client went away from a silent reply
    connections: int = 0
    _script: deque[Reply] = field(default_factory=deque)

    async def __aenter__(self) -> Self:
        self._writers: set[asyncio.StreamWriter] = set()
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/v1"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        closing = list(self._writers)
        for writer in closing:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in closing), return_exceptions=True)
        await self._server.wait_closed()

    def will(self, *replies: Reply) -> None:
        self._script.extend(replies)

    def forget(self) -> None:
        """What is left of the script."""
        self._script.clear()

    def messages(self, request: int = -1) -> list[dict[str, Any]]:
        """The messages of one request, without the system's."""
        return [m for m in self.requests[request]["messages"] if m["role"] not in ("system", "developer")]

    def instructions(self, request: int = -1) -> str:
        return "\n".join(
            m["content"] for m in self.requests[request]["messages"] if m["role"] in ("system", "developer")
        )

    def tool(self, name: str, request: int = -1) -> dict[str, Any]:
        """The JSON schema of a tool's arguments, as it was offered."""
        tools = {t["function"]["name"]: t["function"]["parameters"] for t in self.requests[request]["tools"]}
        schema: dict[str, Any] = tools[name]
        return schema

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        try:
            while await self._one(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            self.abandoned.set()
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.paths.append(head[0].split(" ")[1])
        self.requests.append(json.loads(body))
        self.headers.append(headers)
        self.asked.set()
        return await self._reply(self._script.popleft() if self._script else Refuses(500), reader, writer)

    async def _reply(self, reply: Reply, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        match reply:
            case Refuses(status):
                quoted = json.dumps(
                    {"error": {"message": f"refused: {self.requests[-1]}", "type": "fake", "code": None}}
                )
                writer.write(_response(status, "application/json", quoted))
            case Raw(body, content_type):
                writer.write(_response(200, content_type, body))
            case Says():
                usage = (self.requests[-1].get("stream_options") or {}).get("include_usage", False)
                sent = [_chunk(event) for event in _events(reply, usage)]
                if reply.first_after:
                    await _at_its_pace(reply, sent, writer)
                else:
                    writer.write(_STREAM_BEGINS + b"".join(sent) + b"0\r\n\r\n")
            case BreaksOff(text):
                writer.write(_STREAM_BEGINS + b"".join(_chunk(e) for e in _words(text)))
                await writer.drain()
                writer.transport.abort()
                return False
            case StaysSilent(text):
                writer.write(_STREAM_BEGINS + b"".join(_chunk(e) for e in _words(text)))
                await reader.readexactly(1)
            case OnlyComments():
                writer.write(_STREAM_BEGINS)
                while True:
                    writer.write(b"8\r\n: wait\n\n\r\n")
                    await writer.drain()
                    await asyncio.sleep(0.01)
            case HangsUp():
                return False
        await writer.drain()
        return True


_STREAM_BEGINS = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


async def _at_its_pace(reply: Says, sent: list[bytes], writer: asyncio.StreamWriter) -> None:
    loop = asyncio.get_running_loop()
    writer.write(_STREAM_BEGINS + sent[0])  # the role, at once
    due = loop.time() + reply.first_after
    for event in sent[1:]:
        await asyncio.sleep(max(0, due - loop.time()))
        writer.write(event)
        due += reply.word_takes
    writer.write(b"0\r\n\r\n")


def _response(status: int, content_type: str, body: str) -> bytes:
    head = f"HTTP/1.1 {status} Scripted\r\nContent-Type: {content_type}\r\nContent-Length: {len(body.encode())}\r\n\r\n"
    return head.encode() + body.encode()


def _chunk(event: str) -> bytes:
    data = f"data: {event}\n\n".encode()
    return b"%x\r\n%s\r\n" % (len(data), data)


def _event(delta: Mapping[str, Any] | None, finish: str | None = None, **more: Any) -> str:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": finish}]
    base = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1_790_000_000, "model": "fake"}
    return json.dumps(base | {"choices": choices} | more)


def _words(text: str) -> list[str]:
    words = [word + " " for word in text.split(" ")] if text else []
    if words:
        words[-1] = words[-1][:-1]
    return [_event({"role": "assistant", "content": ""}), *(_event({"content": word}) for word in words)]


def _events(reply: Says, with_usage: bool) -> list[str]:
    events = _words(reply.text)
    for index, (tool, arguments) in enumerate(reply.calls):
        text = arguments if isinstance(arguments, str) else json.dumps(arguments)
        half = len(text) // 2
        start = {"index": index, "id": f"call_{index}", "type": "function", "function": {"name": tool, "arguments": ""}}
        events.append(_event({"tool_calls": [start]}))
        for piece in (text[:half], text[half:]):
            events.append(_event({"tool_calls": [{"index": index, "function": {"arguments": piece}}]}))
    events.append(_event({}, "tool_calls" if reply.calls else "stop"))
    if with_usage:
        total = reply.input_tokens + reply.output_tokens
        counts = {"prompt_tokens": reply.input_tokens, "completion_tokens": reply.output_tokens, "total_tokens": total}
        events.append(_event(None, usage=counts))
    return [*events, "[DONE]"]
