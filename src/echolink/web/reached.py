"""Is it this installation that answers at a URL, and what does a request look like once it has come through every proxy?

`echolink doctor` asks, and proves with a nonce that it holds this installation's key; the answer proves the same. To
anybody else there is no such page: headers that proxies add tell of the network behind them.
"""

import hmac
from collections.abc import Awaitable, Callable
from typing import Literal

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

PATH = "/healthz/reached"
PROOF_HEADER = "X-EchoLink-Proof"
_ADDED_BY_PROXIES = ("forwarded", "via", "x-forwarded-", "x-real-ip", "x-original-", "cf-connecting-ip")


def reached_route(key: bytes) -> Route:
    """`GET /healthz/reached?nonce=…` for whoever holds `key` (32 bytes derived from the installation's secret)."""
    return Route(PATH, _endpoint(key), methods=["GET"])


def proof(key: bytes, side: Literal["asks", "answers"], nonce: str) -> str:
    """Shows that its maker holds `key`; one side's proof is of no use as the other's."""
    return hmac.new(key, f"{side}:{nonce}".encode(), "sha256").hexdigest()


def _endpoint(key: bytes) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        nonce = request.query_params.get("nonce", "")
        claimed = request.headers.get(PROOF_HEADER, "")
        if not nonce or not hmac.compare_digest(claimed.encode(), proof(key, "asks", nonce).encode()):
            return PlainTextResponse("Not Found", 404)
        target = request.scope["raw_path"] + b"?" + request.scope["query_string"]
        seen = {
            "proof": proof(key, "answers", nonce),
            "target": target.decode("latin-1"),
            "host": request.headers.get("host", ""),
            "added": {name: value for name, value in request.headers.items() if name.startswith(_ADDED_BY_PROXIES)},
        }
        return JSONResponse(seen, headers={"Cache-Control": "no-store"})

    return endpoint
