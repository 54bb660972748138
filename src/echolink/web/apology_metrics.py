"""How often did a caller hear that our side is broken? Counted for `/metrics`."""

from typing import Final

from prometheus_client import Counter

_APOLOGIES = Counter(
    "echolink_apologies",
    "Requests of Twilio's that were answered with an apology or, after several, a goodbye, by what was broken.",
    ["cause"],
)
DATABASE: Final = _APOLOGIES.labels("database")
FAULT: Final = _APOLOGIES.labels("fault")
