"""Which one number calls police, fire brigade and ambulance in a country?

Only where one number reaches all of them: 112 in the European Union (directive 2018/1972, article 109) and in the countries that
have joined in, and what the authorities of each other country name first. A test holds the list against Google's libphonenumber.
"""

from collections.abc import Mapping
from typing import Final

_COUNTRIES: Final[Mapping[str, str]] = {
    "911": "US CA PR VI GU MX PH",
    "112": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV NL NO PL PT RO SE SI SK TR IN ZA",
    "999": "GB IE GG IM JE HK MY",
    "000": "AU",
    "111": "NZ",
}
# By ISO 3166 country.
EMERGENCY_NUMBERS: Final[Mapping[str, str]] = {
    country: number for number, countries in _COUNTRIES.items() for country in countries.split()
}
