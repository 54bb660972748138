"""How are English numbers, addresses and prices said, so that an ear can write them down?"""

import re
from collections.abc import Mapping
from typing import Any, Final

import phonenumbers

from echolink.agent.english.one_and_many import many_of, one_of


def ordinal(number: int) -> str:
    """1 → "1st"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def phone_spoken(number: str, region: str) -> str:
    """Digit by digit, in the groups in which the country writes them; the country code only when it is another country's."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return digits_spoken(number)
    home = phonenumbers.region_code_for_number(parsed) == region or (
        parsed.country_code == phonenumbers.country_code_for_region(region)
    )
    form = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    written = phonenumbers.format_number(parsed, form).replace("+", "plus ")
    groups = written.replace("(", " ").replace(")", " ").replace("-", " ").replace("/", " ").split()
    return ", ".join(group if group == "plus" else digits_spoken(group) for group in groups).replace("plus, ", "plus ")


def digits_spoken(digits: str) -> str:
    """Digits one by one: "650" → "6 5 0"."""
    return " ".join(digit for digit in digits if digit.isdigit())


def email_spoken(address: str) -> str:
    """`j_ferrer@outlook.es` → "j underscore ferrer at outlook dot es"."""
    spoken = address.replace("@", " at ").replace(".", " dot ").replace("_", " underscore ").replace("-", " dash ")
    return " ".join(spoken.split())


def money_spoken(amount: float) -> str:
    """30.0 → "30"; 12.5 → "12.50"."""
    return str(int(amount)) if float(amount).is_integer() else f"{amount:.2f}"


def line_spoken(line: Mapping[str, Any]) -> str:
    """A line of an order: "one Margherita", "2 Cokes, no ice"."""
    name, number = str(line["item"]), int(line["quantity"])
    unit = str(line.get("unit", ""))
    unit = "order" if not unit and _A_PORTION.fullmatch(name) else unit
    name, of = (unit, f" of {name}") if unit else (name, "")
    if number > 1 and name[0].isdigit():
        return f"{number} times {name}"
    spoken = f"{f'one {one_of(name)}' if number == 1 else f'{number} {many_of(name)}'}{of}"
    return f"{spoken}, {line['note']}" if line.get("note") else spoken


_A_PORTION: Final = re.compile(r"\d+ [a-z]+|fries|wings|chips|nachos", re.IGNORECASE)  # "one order of fries"


def option_spoken(option: str) -> str:
    """An option as it is said, where it is written as a programmer's constant: `bed_bugs`, `ECONOMY`."""
    if span := _SPAN.fullmatch(option):
        return f"{span['a']} to {span['b']}"
    words = option.replace("_", " ") if _CONSTANT.fullmatch(option) else option
    return words.lower() if words.isupper() and len(words) > _SPELLED else words


_SPAN: Final = re.compile(r"0?(?P<a>\d{1,2})(?::00)? ?[-–] ?0?(?P<b>\d{1,2})(?::00)?")  # "08-11"
_CONSTANT: Final = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*")
_SPELLED: Final = 4  # capitals at most that may be letters, as in "SUV"
