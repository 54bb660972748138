"""Where is a phone number at home? The zone in which its bots read dates, the country in which they read numbers."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import timezone

UNKNOWN_ZONE = "UTC"
UNKNOWN_REGION = "US"

# A toll-free, mobile or test number belongs to every zone of its country, and the list is alphabetical (America/Adak):
# there the zone in which most people of the country live is the plausible one.
_MOST_PEOPLE = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "US": "America/New_York",
}


@dataclass(frozen=True, slots=True)
class Place:
    timezone: str  # IANA name
    region: str  # ISO 3166 country


def place_of(phone_number: str) -> Place:
    """The place of an E.164 number; UTC and the US where its numbering plan does not tell."""
    try:
        parsed = phonenumbers.parse(phone_number)
    except phonenumbers.NumberParseException:
        return Place(UNKNOWN_ZONE, UNKNOWN_REGION)
    region = phonenumbers.region_code_for_number(parsed)
    if region not in phonenumbers.SUPPORTED_REGIONS:  # a satellite network, say, is in none
        region = UNKNOWN_REGION
    zones = [zone for zone in timezone.time_zones_for_number(parsed) if is_zone(zone) and zone != "Etc/Unknown"]
    if not zones:
        return Place(UNKNOWN_ZONE, region)
    preferred = _MOST_PEOPLE.get(region)
    return Place(preferred if preferred in zones else zones[0], region)


def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database."""
    if not name or len(name) > 64:
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of the database is an OSError, `..` a ValueError
        return False
    return True
