"""May callers be put through to this number? One that is complete, is no service of its own price, and is not the bot's own."""

from collections.abc import Mapping
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberType, shortnumberinfo

from echolink.errors import InvalidInput

FIELD: Final = "transfer_to"

_REFUSED: Final[Mapping[int, str]] = {
    PhoneNumberType.PREMIUM_RATE: "must not be a premium-rate number: any caller could run up its cost",
    PhoneNumberType.SHARED_COST: "must not be a shared-cost number: any caller could run up its cost",
    PhoneNumberType.PAGER: "must be the number of a phone, not of a pager",
}


def normal(pasted: str, own_number: str) -> str:
    """The number in E.164 form. Raises InvalidInput, saying what is wrong with it."""
    text = pasted.strip()
    if not text.startswith("+"):
        raise _refused("must be a number with + and country code, such as +14155550123")
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException:
        raise _refused("must be a number with + and country code, such as +14155550123") from None
    if number.extension:
        raise _refused("must have no extension: nobody would dial it")
    if _is_emergency(number):
        raise _refused("must not be an emergency number: a bot may not stand between a caller and help")
    if not phonenumbers.is_valid_number(number):
        raise _refused("must be a complete number of its country; short codes cannot be reached from elsewhere")
    if reason := _REFUSED.get(phonenumbers.number_type(number)):
        raise _refused(reason)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if e164 == own_number:
        raise _refused("must not be the number that the bot itself answers: the call would come back to it")
    return e164


def _is_emergency(number: phonenumbers.PhoneNumber) -> bool:
    """As it would be dialled in any country of that code: +1 911, +44 999."""
    digits = phonenumbers.national_significant_number(number)
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    return any(shortnumberinfo.is_emergency_number(digits, region) for region in regions)


def _refused(reason: str) -> InvalidInput:
    return InvalidInput(f"{FIELD} {reason}.", fields={FIELD: reason})
