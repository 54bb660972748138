"""Who is connected to the exchange? Accounts, and numbers with the settings that Twilio keeps for them."""

import re
import secrets
from dataclasses import dataclass, field

from echolink.twilio.vocabulary import (
    STATUS_CALLBACK,
    STATUS_CALLBACK_METHOD,
    TRUNK_SID,
    VOICE_APPLICATION_SID,
    VOICE_FALLBACK_METHOD,
    VOICE_FALLBACK_URL,
    VOICE_METHOD,
    VOICE_URL,
)

# The form fields of an update that this exchange keeps, and what they are at first (Twilio's OpenAPI, UpdateIncomingPhoneNumber).
DEFAULT_SETTINGS = {
    "FriendlyName": "",
    "ApiVersion": "2010-04-01",
    VOICE_URL: "",
    VOICE_METHOD: "POST",
    VOICE_FALLBACK_URL: "",
    VOICE_FALLBACK_METHOD: "POST",
    STATUS_CALLBACK: "",
    STATUS_CALLBACK_METHOD: "POST",
    VOICE_APPLICATION_SID: "",
    TRUNK_SID: "",
    "VoiceCallerIdLookup": "false",
    "VoiceReceiveMode": "voice",
    "SmsUrl": "",
    "SmsMethod": "POST",
    "SmsFallbackUrl": "",
    "SmsFallbackMethod": "POST",
    "SmsApplicationSid": "",
    "AddressSid": "",
    "IdentitySid": "",
    "BundleSid": "",
    "EmergencyStatus": "Inactive",
    "EmergencyAddressSid": "",
}


# Twilio refuses hosts with underscores in callback URLs.
_CALLBACK_URL = r"https?://([^\s/@?#]*@)?[^\s/?#_]+([/?#]\S*)?"


def new_sid(prefix: str) -> str:
    """Two letters and 32 hex digits, as Twilio makes them."""
    return prefix + secrets.token_hex(16)


@dataclass(slots=True, kw_only=True)
class Account:
    """A Twilio account; `owner_sid` is its parent's, and its own for a main account."""

    sid: str
    auth_token: str
    owner_sid: str
    friendly_name: str = "Simulated account"
    status: str = "active"  # or suspended, closed
    type: str = "Full"  # or Trial


@dataclass(slots=True, kw_only=True)
class Number:
    """A phone number; `settings` are under the names of the update's form."""

    sid: str
    account_sid: str
    phone_number: str  # E.164
    voice: bool = True  # can it do voice at all?
    settings: dict[str, str] = field(default_factory=lambda: dict(DEFAULT_SETTINGS))


@dataclass(slots=True)
class Subscribers:
    """The exchange's book."""

    accounts: dict[str, Account] = field(default_factory=dict)  # by AC…
    numbers: dict[str, Number] = field(default_factory=dict)  # by PN…

    def by_phone_number(self, phone_number: str) -> Number | None:
        return next((n for n in self.numbers.values() if n.phone_number == phone_number), None)

    def of_account(self, account_sid: str) -> list[Number]:
        return [n for n in self.numbers.values() if n.account_sid == account_sid]


class Refusal(Exception):
    """An error as Twilio words it."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def update_number(number: Number, form: dict[str, str]) -> None:
    """Change a number's settings as a POST to it does: all of them or, raising Refusal, none.

    Stricter than Twilio in one thing: a form field that it does not know is refused, so that a misspelt one shows.
    """
    settings = number.settings | form
    for name, value in form.items():
        _check(name, value)
    if settings[VOICE_FALLBACK_URL] and not settings[VOICE_URL]:
        raise Refusal(400, 21405, "VoiceFallbackUrl cannot be set without a VoiceUrl")
    # Setting one of these deletes the other.
    if form.get(VOICE_APPLICATION_SID):
        settings[TRUNK_SID] = ""
    elif form.get(TRUNK_SID):
        settings[VOICE_APPLICATION_SID] = ""
    number.settings = settings


def _check(name: str, value: str) -> None:
    if name not in DEFAULT_SETTINGS:
        raise Refusal(400, 20001, f"Unknown parameter {name}")
    if name.endswith("Method") and value not in {"GET", "POST"}:
        raise Refusal(400, 21403, f"{name} is not valid: {value}")
    is_url = name.endswith("Url") or name == STATUS_CALLBACK
    if is_url and value and not re.fullmatch(_CALLBACK_URL, value):
        raise Refusal(400, 21402, f"{name} is not a valid URL: {value}")
    prefix = {VOICE_APPLICATION_SID: "AP", "SmsApplicationSid": "AP", TRUNK_SID: "TK"}.get(name)
    if prefix and value and not re.fullmatch(f"{prefix}[0-9a-fA-F]{{32}}", value):
        raise Refusal(400, 21420, f"{name} is not accessible: {value}")
    if name == "FriendlyName" and len(value) > 64:
        raise Refusal(400, 20001, "FriendlyName is longer than 64 characters")
    if name == "VoiceReceiveMode" and value not in {"voice", "fax"}:
        raise Refusal(400, 20001, f"VoiceReceiveMode is not valid: {value}")
