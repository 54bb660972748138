"""Is this number really the account's, and how does Twilio have it? The REST side, through Twilio's own SDK."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from decimal import Decimal, InvalidOperation
from importlib import import_module
from typing import Any, Final

from echolink.accounts.account import TwilioCredentials
from echolink.accounts.ports import TwilioNumber
from echolink.calls.ports import Ended
from echolink.calls.prices import Price
from echolink.errors import NotFound, NumberNotFound, NumberNotVoiceCapable
from echolink.twilio import number
from echolink.twilio.faults import NOT_TWILIO, unreachable
from echolink.twilio.vocabulary import COMPLETED, FINAL_CALL_STATUSES

_ATTRIBUTES: Final = {name: re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in number.VOICE_SETTINGS}


class TwilioRest:
    """Implements `accounts.ports.TwilioNumbers`, `calls.ports.CallLookUp` and `calls.prices.PriceLookUp`. Nothing that Twilio
    answers is logged."""

    def __init__(self, api_url: str, timeout_seconds: float = 10) -> None:
        """`api_url` is `https://api.twilio.com` or what stands in for it; `timeout_seconds` the ceiling of each method."""
        self._api_url = api_url.rstrip("/")
        self._timeout_seconds = timeout_seconds

    async def look_up(self, credentials: TwilioCredentials, phone_number_sid: str) -> TwilioNumber:
        """One request proves credentials, ownership and capability. The account itself is not asked about: one that is
        suspended or closed has its credentials refused, and the answer would hold its auth token."""
        async with await self._account(credentials) as account:
            found = await account.incoming_phone_numbers(phone_number_sid).fetch_async()
        described = _described(found, credentials)
        _must_take_calls(found)
        return described

    async def write_voice(
        self, credentials: TwilioCredentials, phone_number_sid: str, settings: Mapping[str, str]
    ) -> TwilioNumber:
        """Raises RefusedByTwilio too, for a value that Twilio does not accept; KeyError for a name that is not voice's."""
        values = {_ATTRIBUTES[name]: value for name, value in settings.items()}
        async with await self._account(credentials) as account:
            resource = account.incoming_phone_numbers(phone_number_sid)
            if values:
                await resource.update_async(**values)
            found = await resource.fetch_async()
        return _described(found, credentials)

    def voice_settings(self, origin: str, number_id: str) -> Mapping[str, str]:
        return number.voice_settings(origin, number_id)

    def differences(self, wanted: Mapping[str, str], found: Mapping[str, str]) -> Mapping[str, str]:
        return number.differences(wanted, found)

    def restoration(
        self, before: Mapping[str, str], ours: Mapping[str, str], found: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Mapping[str, str]]:
        return number.restoration(before, ours, found)

    async def ended(self, credentials: TwilioCredentials, call_sid: str) -> Ended | None:
        """See `calls.ports.CallLookUp`."""
        found = await self._call(credentials, call_sid)
        if found.status not in FINAL_CALL_STATUSES:
            return None
        seconds = str(found.duration or "")
        at = found.end_time if isinstance(found.end_time, datetime) else None
        return Ended(found.status != COMPLETED, int(seconds) if seconds.isdecimal() else None, at)

    async def price(self, credentials: TwilioCredentials, call_sid: str) -> Price | None:
        """See `calls.prices.PriceLookUp`. Twilio writes what it takes below zero."""
        found = await self._call(credentials, call_sid)
        if found.price in (None, ""):
            return None
        try:
            amount = -Decimal(str(found.price))
        except InvalidOperation:
            raise unreachable(NOT_TWILIO) from None
        if not amount.is_finite() or not re.fullmatch("[A-Za-z]{3}", str(found.price_unit)):
            raise unreachable(NOT_TWILIO)
        return Price(amount, found.price_unit.upper())

    async def _call(self, credentials: TwilioCredentials, call_sid: str) -> Any:
        """Raises NotFound."""
        try:
            async with await self._account(credentials) as account:
                found = await account.calls(call_sid).fetch_async()
        except NumberNotFound:  # as a 404 is read, which is about numbers elsewhere
            raise NotFound("Twilio knows no such call in this account.") from None
        if found.sid != call_sid or not isinstance(found.status, str):
            raise unreachable(NOT_TWILIO)
        return found

    async def _account(self, credentials: TwilioCredentials) -> AbstractAsyncContextManager[Any]:
        sdk = await asyncio.to_thread(import_module, "echolink.twilio.sdk")
        account: AbstractAsyncContextManager[Any] = sdk.account_resource(
            self._api_url, self._timeout_seconds, credentials
        )
        return account


def _described(found: Any, credentials: TwilioCredentials) -> TwilioNumber:
    """Raises TwilioUnreachable for a description that lacks what every number has, NumberNotFound for somebody else's."""
    if not all(isinstance(value, str) and value for value in (found.sid, found.account_sid, found.phone_number)):
        raise unreachable(NOT_TWILIO)
    if found.account_sid != credentials.account_sid:
        raise NumberNotFound("The number belongs to another Twilio account: connect with that account's SID and token.")
    voice = {name: str(getattr(found, attribute) or "") for name, attribute in _ATTRIBUTES.items()}
    return TwilioNumber(sid=found.sid, account_sid=found.account_sid, phone_number=found.phone_number, voice=voice)


def _must_take_calls(found: Any) -> None:
    capabilities = found.capabilities if isinstance(found.capabilities, dict) else {}
    if capabilities.get("voice") is not True:
        raise NumberNotVoiceCapable(
            f"{found.phone_number} cannot take calls. Choose a number with the capability Voice in the Twilio console."
        )
    if found.voice_receive_mode == "fax":
        raise NumberNotVoiceCapable(
            f'{found.phone_number} takes faxes. In the Twilio console, set "Accept incoming" of the number to "Voice calls".'
        )
