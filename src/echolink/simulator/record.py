"""What does the exchange write down about a call? Everything that went over the wire, and everything that was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from echolink.twilio.vocabulary import IDEMPOTENCY_HEADER, SIGNATURE_HEADER

Who = Literal["bot", "caller", "exchange"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What Twilio's debugger would show: one of its error numbers, and what it means here."""

    code: int
    text: str
    url: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.text}" + (f" ({self.url})" if self.url else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One HTTP request as it was sent, and what came of it."""

    url: str  # what was signed: no fragment, no user:password, no port over https
    method: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    milliseconds: int
    status: int | None = None  # None: no answer came
    failure: str = ""  # why there was none, or why it was of no use
    body: bytes = b""

    @property
    def signature(self) -> str:
        return self.headers.get(SIGNATURE_HEADER, "")

    @property
    def token(self) -> str:
        return self.headers.get(IDEMPOTENCY_HEADER, "")


@dataclass(frozen=True, slots=True)
class Mishap:
    """What a fault plan did to a request, in words for a person."""

    request: str  # `response 2`
    text: str

    def __str__(self) -> str:
        return f"{self.request}: {self.text}"


@dataclass(frozen=True, slots=True)
class Copied:
    """A request that was delivered more than once: the original, and one of its copies."""

    original: Attempt
    copy: Attempt

    @property
    def is_same(self) -> bool:
        """Did both get the same answer, byte for byte?"""
        return (self.original.status, self.original.body) == (self.copy.status, self.copy.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """One answer that the exchange got for a voice request, whether or not it could be run."""

    url: str
    status: int
    content_type: str
    body: bytes
    milliseconds: int  # from the first attempt to the last byte
    token: str
    at: float  # seconds into the call

    @property
    def twiml(self) -> str:
        return self.body.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of the conversation."""

    who: Who
    text: str
    at: float = 0.0  # seconds into the call, by the call's own clock
    cut: bool = False  # the caller spoke before it was over


@dataclass(slots=True)
class CallRecord:
    """All of one call, growing while it runs."""

    transcript: list[Spoken] = field(default_factory=list)
    documents: list[RawDocument] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    callbacks: list[Attempt] = field(default_factory=list)
    partials: list[Attempt] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)
    errors: list[Notice] = field(default_factory=list)
    mishaps: list[Mishap] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
