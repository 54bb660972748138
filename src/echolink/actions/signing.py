"""How does a receiver know that a webhook is ours? Signatures by Standard Webhooks.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import secrets as random
from collections.abc import Sequence
from datetime import datetime

_PREFIX = "whsec_"
_SECRET_BYTES = 32  # the standard asks for 24 to 64


def new_secret() -> str:
    """A fresh `whsec_…`: 32 random bytes in base64."""
    return _PREFIX + base64.b64encode(random.token_bytes(_SECRET_BYTES)).decode()


def headers(secrets: Sequence[str], webhook_id: str, timestamp: datetime, body: str) -> dict[str, str]:
    """The three headers of one attempt; each live secret signs once, so that a receiver may hold either of two.

    The timestamp is that of the attempt, aware; id and body are the same in every attempt. Raises ValueError when there
    is no secret, or one that is no `whsec_…`.
    """
    if not secrets:
        raise ValueError("a webhook is never sent without a signature")
    seconds = str(int(timestamp.timestamp()))
    signed = f"{webhook_id}.{seconds}.{body}".encode()
    return {
        "webhook-id": webhook_id,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(_signature(secret, signed) for secret in secrets),
    }


def _signature(secret: str, signed: bytes) -> str:
    if not secret.startswith(_PREFIX):
        raise ValueError("a webhook secret starts with whsec_")
    key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
