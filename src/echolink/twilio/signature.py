"""Did Twilio, and nobody else, make this request? The check of X-Twilio-Signature, without an SDK's detours.

Rules: Twilio's page "Security" (the algorithm, ports, userinfo) and, for SharedKeys, `twilio.request_validator` of
twilio-python 9.13, with which this file agrees wherever that one is not itself mistaken.
"""

import hashlib
import hmac
import re
from binascii import b2a_base64
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qs

from echolink.twilio.vocabulary import BODY_SHA256, OVERRIDE_FRAGMENT, PATHS

Params = Iterable[tuple[str, str]]

_URL: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(([^?#]*)[^#]*)", re.DOTALL)
_PORT: Final = re.compile(r"(?<=[^:]):\d+$|(?<=\]):\d+$")
_DIGESTS: Final = {"HMAC_SHA1": "sha1", "HMAC_SHA256": "sha256"}


def sign(token: str, url: str, params: Params = (), *, algorithm: str = "HMAC_SHA1") -> str:
    """The signature of exactly this URL and these decoded form fields, base64; duplicates count once.

    `token` is the account's primary auth token, or the secret of a SharedKey. Surrogate escapes are signed as the bytes
    that they stand for. Raises KeyError for an unknown algorithm.
    """
    return _signature(token, url + _joined(params), _DIGESTS[algorithm]).decode()


def is_genuine(
    token: str, url: str, params: Params | bytes | None, signature: str | None, settings: str | None = None
) -> bool:
    """Whether `signature` proves that the holder of `token` made this request. Never raises on what came from outside.

    `url` is the public URL with its raw query; `params` the decoded form fields, `None` or empty for a GET, or the raw
    bytes of a JSON body; `settings` the header X-Twilio-Webhooks-Signature-Settings, which names another algorithm.
    """
    digest = _DIGESTS.get(_algorithm(settings)) if settings else "sha1"
    found = _URL.match(url)
    if not token or not signature or not digest or not found or not signature.isascii():
        return False
    scheme, authority, rest, path = found.groups()
    if isinstance(params, bytes):
        if not _is_body_of(rest, params):
            return False
        params = ()
    fields = _joined(params) if params else ""
    origins = _origins(scheme, authority)
    claimed = signature.encode()
    try:
        if _matches(token, origins, rest + fields, digest, claimed):
            return True
        # The documentation says that a connection override is never signed, but only a real call can prove it. So a
        # signature over a URL of ours *with* our override is taken too: the same secret, hence no weaker.
        return path.endswith(PATHS) and _matches(token, origins, rest + OVERRIDE_FRAGMENT + fields, digest, claimed)
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte: nobody can have signed that
        return False


def _matches(token: str, origins: tuple[str, ...], rest: str, digest: str, claimed: bytes) -> bool:
    return any(hmac.compare_digest(_signature(token, origin + rest, digest), claimed) for origin in origins)


def _joined(params: Params) -> str:
    return "".join(map("".join, sorted(set(params))))


def _signature(token: str, signed: str, digest: str) -> bytes:
    mac = _keyed(token, digest).copy()
    mac.update(signed.encode("utf-8", "surrogateescape"))
    return b2a_base64(mac.digest(), newline=False)


@lru_cache(maxsize=1024)
def _keyed(token: str, digest: str) -> hmac.HMAC:
    """An HMAC that has taken in its key: copying it costs two thirds of making it."""
    return hmac.new(token.encode(), digestmod=digest)


def _algorithm(settings: str) -> str:
    """`key=…,algorithm=HMAC_SHA256` → `HMAC_SHA256`; where none is named it is the auth token's HMAC_SHA1."""
    for part in settings.split(","):
        name, _, value = part.partition("=")
        if name.strip() == "algorithm" and value.strip():
            return value.strip().upper()
    return "HMAC_SHA1"


def _is_body_of(rest: str, body: bytes) -> bool:
    """Whether the signed URL carries the hash of this body; without it the signature says nothing about the body."""
    claimed = parse_qs(rest.partition("?")[2]).get(BODY_SHA256, [""])[0]
    return hmac.compare_digest(hashlib.sha256(body).hexdigest().encode(), claimed.encode("utf-8", "replace"))


@lru_cache(maxsize=64)
def _origins(scheme: str, authority: str) -> tuple[str, ...]:
    """The origin with and without a port, the likelier first: Twilio drops the port of voice URLs over HTTPS and keeps
    it over HTTP, and has not always done so. User and password are never signed."""
    scheme = scheme.lower()
    host_and_port = authority.rpartition("@")[2]
    host = _PORT.sub("", host_and_port)
    ported = host_and_port if host != host_and_port else f"{host}:{443 if scheme == 'https' else 80}"
    bare, with_port = f"{scheme}://{host}", f"{scheme}://{ported}"
    return (with_port, bare) if scheme == "http" and host != host_and_port else (bare, with_port)
