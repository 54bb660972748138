"""What can go wrong, as facts: every error of the product, and what kind of fault each one is.

EchoLinkError
├── InvalidInput                    what a client sent cannot be used; `fields` says where
│   └── DestinationRefused          a webhook URL that must not or cannot be dialled
├── BodyTooLarge
├── NotAuthenticated                no token, or one that is expired, forged or of a released account
├── NotFound
├── Conflict
│   ├── EmailInUse                  the e-mail is registered with another Twilio account
│   ├── NumberInUse                 another EchoLink account holds the number
│   ├── OtherNumberConnected        the account has a number already and `move` was not asked for
│   ├── RegistrationClosed          the operator admits no further accounts
│   ├── DeliveriesPending           an account is to be deleted that still owes something to its webhooks
│   └── IdempotencyKeyReused        the same Idempotency-Key came with another request
├── TooManyAttempts
├── RefusedByTwilio                 Twilio answered, and said no
│   ├── CredentialsRefused
│   ├── NumberNotFound
│   └── NumberNotVoiceCapable
├── TwilioUnreachable               Twilio did not answer in time, or with a 5xx
├── StorageUnavailable              the database is locked, full or gone
├── ShuttingDown                    this worker was told to stop, and takes nothing new
├── SealNotOpened                   a stored secret that no known key opens, or that was changed or moved
├── AgentFailed                     a model refused, failed, stayed silent or answered nothing usable
├── TurnTaken                       somebody else wrote this turn first (or took it over)
└── RefusedToStart                  a setting, key, lock or schema that must be put right by the operator
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar


class Kind(StrEnum):
    """What sort of fault an error is; `web.problems` alone turns these into HTTP status."""

    INVALID = "invalid"
    TOO_LARGE = "too_large"
    NOT_AUTHENTICATED = "not_authenticated"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    TOO_MANY = "too_many"
    REFUSED_OUTSIDE = "refused_outside"
    UNREACHABLE_OUTSIDE = "unreachable_outside"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class EchoLinkError(Exception):
    """The root: a stable `code`, a `kind`, a sentence that says what to do, and whether trying again can help."""

    kind: ClassVar[Kind] = Kind.INTERNAL
    code: ClassVar[str] = "internal_error"
    may_retry: ClassVar[bool] = False

    def __init__(
        self,
        detail: str,
        *,
        fields: Mapping[str, str] | None = None,
        retry_after_seconds: int | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields: Mapping[str, str] = fields or {}
        self.retry_after_seconds = retry_after_seconds


class InvalidInput(EchoLinkError):
    """`fields` maps the path of each bad field (`webhook`, `fields.properties.x`) to what is wrong with it."""

    kind = Kind.INVALID
    code = "invalid_input"


class DestinationRefused(InvalidInput):
    """A user-supplied URL that is not http(s), carries credentials, or resolves to an address that is not allowed."""

    code = "destination_refused"


class BodyTooLarge(EchoLinkError):
    kind = Kind.TOO_LARGE
    code = "body_too_large"


class NotAuthenticated(EchoLinkError):
    kind = Kind.NOT_AUTHENTICATED
    code = "not_authenticated"


class NotFound(EchoLinkError):
    kind = Kind.NOT_FOUND
    code = "not_found"


class Conflict(EchoLinkError):
    kind = Kind.CONFLICT
    code = "conflict"


class EmailInUse(Conflict):
    code = "email_in_use"


class NumberInUse(Conflict):
    code = "number_in_use"


class OtherNumberConnected(Conflict):
    code = "other_number_connected"


class RegistrationClosed(Conflict):
    code = "registration_closed"


class DeliveriesPending(Conflict):
    code = "deliveries_pending"


class IdempotencyKeyReused(Conflict):
    code = "idempotency_key_reused"


class TooManyAttempts(EchoLinkError):
    kind = Kind.TOO_MANY
    code = "too_many_attempts"
    may_retry = True


class RefusedByTwilio(EchoLinkError):
    kind = Kind.REFUSED_OUTSIDE
    code = "twilio_refused"


class CredentialsRefused(RefusedByTwilio):
    code = "twilio_credentials_refused"


class NumberNotFound(RefusedByTwilio):
    code = "number_not_found"


class NumberNotVoiceCapable(RefusedByTwilio):
    code = "number_not_voice_capable"


class TwilioUnreachable(EchoLinkError):
    kind = Kind.UNREACHABLE_OUTSIDE
    code = "twilio_unreachable"
    may_retry = True


class StorageUnavailable(EchoLinkError):
    kind = Kind.UNAVAILABLE
    code = "storage_unavailable"
    may_retry = True


class ShuttingDown(EchoLinkError):
    kind = Kind.UNAVAILABLE
    code = "shutting_down"
    may_retry = True


class SealNotOpened(EchoLinkError):
    """For the operator: a key is missing from the settings, or somebody wrote into the database."""

    code = "seal_not_opened"


class AgentFailed(EchoLinkError):
    """`tokens`: what the failed attempt cost nevertheless."""

    code = "agent_failed"
    may_retry = True

    def __init__(self, detail: str, *, tokens: int = 0) -> None:
        super().__init__(detail)
        self.tokens = tokens


class TurnTaken(EchoLinkError):
    """Zero rows changed: the turn, hop or call is no longer as it was read. Read again, and answer what stands there."""

    code = "turn_taken"


class RefusedToStart(EchoLinkError):
    """For the operator: the detail names the setting or file, and says what to do."""

    code = "refused_to_start"
