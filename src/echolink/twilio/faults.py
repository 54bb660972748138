"""What does a refusal of Twilio's REST API mean for us? One table from its numbers to our errors."""

from typing import Final

from echolink.errors import CredentialsRefused, EchoLinkError, NumberNotFound, RefusedByTwilio, TwilioUnreachable
from echolink.twilio.vocabulary import ACCOUNT_NOT_ACTIVE, AUTHENTICATION_FAILED, NOT_FOUND, TOO_MANY_REQUESTS

RETRY_AFTER_SECONDS: Final = 10
BUSY_RETRY_AFTER_SECONDS: Final = 2  # 429 is about requests at the same moment; Twilio has not acted on it

_NOT_KNOWN: Final = (
    "Twilio refused the credentials. Check account_sid and auth_token: it must be the primary auth token of the account "
    "that owns the number, not an API key and not a test credential."
)
_NOT_ACTIVE: Final = "Twilio says that this account is not active. Reactivate it in the Twilio console, then try again."
_TEST_CREDENTIALS: Final = (
    "Twilio does not let these credentials see the number. Test credentials never can: "
    "use the live SID and auth token of the account."
)
_NO_NUMBER: Final = (
    "Twilio knows no such number in this account. Check phone_number_sid (PN…): the number must belong to account_sid itself, "
    "not to a subaccount or a parent."
)
_BUSY: Final = "Twilio has too many requests of this account at the moment. Try again in a few seconds."
NOT_TWILIO: Final = (
    "What answers for Twilio's REST API does not speak its language. "
    "Check ECHOLINK_TWILIO_API_URL, and any proxy on the way there."
)
DOWN: Final = "Twilio's REST API answered with an error of its own. Try again in a few seconds."

# By Twilio's code first, because it says more; then by HTTP status.
_MEANINGS: Final[dict[int, tuple[type[EchoLinkError], str]]] = {
    AUTHENTICATION_FAILED: (CredentialsRefused, _NOT_KNOWN),
    ACCOUNT_NOT_ACTIVE: (CredentialsRefused, _NOT_ACTIVE),
    NOT_FOUND: (NumberNotFound, _NO_NUMBER),
    TOO_MANY_REQUESTS: (TwilioUnreachable, _BUSY),
    401: (CredentialsRefused, _NOT_KNOWN),
    403: (CredentialsRefused, _TEST_CREDENTIALS),
    404: (NumberNotFound, _NO_NUMBER),
    429: (TwilioUnreachable, _BUSY),
}


def refusal(status: int, code: int | None, message: str) -> EchoLinkError:
    """Our error for an answer of Twilio's with this HTTP status, Twilio error code and message."""
    if status >= 500:
        return unreachable(DOWN)
    meaning = _MEANINGS.get(code or 0) or _MEANINGS.get(status)
    if meaning is None:
        told = f"Twilio refused the request (HTTP {status}, error {code}): {message[:300]}"
        return RefusedByTwilio(told) if 400 <= status < 500 else unreachable(told)
    error, detail = meaning
    busy = error is TwilioUnreachable
    return error(detail, retry_after_seconds=BUSY_RETRY_AFTER_SECONDS if busy else None)


def unreachable(detail: str) -> TwilioUnreachable:
    """No answer, one that came too late, or one that is not Twilio's."""
    return TwilioUnreachable(detail, retry_after_seconds=RETRY_AFTER_SECONDS)
