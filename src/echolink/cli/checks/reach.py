"""Does the public URL lead to this installation, unaltered, and does a request that Twilio signed for it pass?"""

import secrets
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2

from echolink.accounts.account import Number, TwilioCredentials
from echolink.cli.checks.finding import Finding, note, ok, wrong
from echolink.setting_values import is_loopback_origin
from echolink.twilio import vocabulary as v
from echolink.twilio.signature import sign
from echolink.web.reached import PATH, PROOF_HEADER, proof

_SUBJECT = "public URL"
_ODD = "kept=a%20b+c%2Fd"  # what a proxy that decodes and encodes anew would change, and every signature with it
_TIMEOUT_SECONDS = 10.0


def new_client(origin: str) -> httpx2.AsyncClient:
    """As Twilio would ask, but following no redirect: Twilio makes a GET of a redirected POST, and its form is lost.

    Through the proxy that the environment names, unless the origin is on this machine.
    """
    return httpx2.AsyncClient(
        timeout=_TIMEOUT_SECONDS, follow_redirects=False, trust_env=not is_loopback_origin(origin)
    )


async def reach_findings(client: httpx2.AsyncClient, origin: str, key: bytes, host_is_loopback: bool) -> list[Finding]:
    """`key` proves that who answers is this installation; `host_is_loopback`: no public URL is set."""
    nonce = secrets.token_hex(16)
    target = f"{PATH}?nonce={nonce}&{_ODD}"
    try:
        answer = await client.get(origin + target, headers={PROOF_HEADER: proof(key, "asks", nonce)})
    except httpx2.HTTPError as failed:
        return [wrong(_SUBJECT, _not_reached(origin, failed))]
    seen = _seen(answer)
    if answer.is_redirect:
        return [
            wrong(
                _SUBJECT,
                f"{origin} redirects to {answer.headers.get('location')}: set ECHOLINK_PUBLIC_URL to where it ends.",
            )
        ]
    if seen.get("proof") != proof(key, "answers", nonce):
        return [wrong(_SUBJECT, _stranger(origin, answer.status_code))]
    public = (
        wrong(
            _SUBJECT,
            f"ECHOLINK_PUBLIC_URL is unset, and Twilio cannot reach {origin}: start a tunnel and set it to its URL.",
        )
        if host_is_loopback
        else ok(_SUBJECT, f"{origin} leads here")
    )
    return [public, _path_finding(target, seen), _headers_finding(origin, seen)]


async def signing_finding(
    client: httpx2.AsyncClient, origin: str, number: Number, credentials: TwilioCredentials
) -> Finding:
    """Send a status callback that changes nothing, signed as Twilio signs it for this number."""
    url = f"{origin}{v.STATUS_PATH}?{v.NUMBER_ID}={number.id}&{_ODD}"
    form = {
        v.ACCOUNT_SID: credentials.account_sid,
        v.CALL_SID: "CA" + "0" * 32,
        v.CALL_STATUS: "ringing",
        v.FROM: number.phone_number,
        v.TO: number.phone_number,
    }
    headers = {
        v.SIGNATURE_HEADER: sign(credentials.auth_token, url, list(form.items())),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    try:
        answer = await client.post(url, content=urlencode(form), headers=headers)
    except httpx2.HTTPError as failed:
        return wrong("signature", _not_reached(origin, failed))
    shown = f"{origin}{v.VOICE_PATH}?…"
    if answer.status_code == httpx2.codes.OK:
        return ok("signature", f"a request signed for {shown} passes")
    return wrong(
        "signature",
        f"a request signed for {shown} got {answer.status_code}. The server's log line `twilio_request_refused` has the URL "
        "it tried: if that differs, its ECHOLINK_PUBLIC_URL is another one than here; restart it after a change.",
    )


def _not_reached(origin: str, failed: httpx2.HTTPError) -> str:
    words = str(failed).lower()
    if "certificate" in words or "ssl" in words:
        return (
            f"the TLS certificate of {origin} is not accepted, by Twilio neither: it needs one of a public authority."
        )
    if isinstance(failed, httpx2.TimeoutException):
        return f"{origin} did not answer within {_TIMEOUT_SECONDS:g} seconds: does the tunnel or proxy still run?"
    return (
        f"{origin} cannot be reached ({type(failed).__name__}): is `echolink serve` running, and the tunnel or proxy?"
    )


def _stranger(origin: str, status: int) -> str:
    return (
        f"{origin} answers ({status}), but not from this installation: the tunnel or proxy leads elsewhere, or the server "
        "there has another ECHOLINK_SECRET_KEY or ECHOLINK_DATA_DIR."
    )


def _seen(answer: httpx2.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _path_finding(target: str, seen: dict[str, Any]) -> Finding:
    if seen.get("target") == target:
        return ok("path", "arrives byte for byte as it was asked for")
    return wrong(
        "path",
        f"asked for {target}, but {seen.get('target')} arrived: a proxy alters it, so no signature can match. "
        "Forward the path and query as they are, and have no path in front of /v1.",
    )


def _headers_finding(origin: str, seen: dict[str, Any]) -> Finding:
    """For information: nothing that a proxy claims goes into the URL that signatures are checked on."""
    added = seen.get("added") or {}
    names = ", ".join(f"{name}: {value}" for name, value in sorted(added.items()))
    host = seen.get("host")
    changed = f"Host became {host}; " if host != urlsplit(origin).netloc else ""
    if not names and not changed:
        return ok("headers", "no proxy shows itself")
    return note("headers", f"{changed}{names or 'none added'} (not used: signatures are checked on {origin})")
