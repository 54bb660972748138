"""How often was the database not to be had, and how often was a transaction run again? Counted for `/metrics`."""

from typing import Final

from prometheus_client import Counter

OUTAGES: Final = Counter(
    "echolink_database_outages", "Times that a read or write failed because the database was locked, full or gone."
)
_RETRIES = Counter(
    "echolink_database_retries",
    "Transactions run again (PostgreSQL): another one was first, or the connection had died.",
    ["why"],
)
LOST_RACES: Final = _RETRIES.labels("race")
DEAD_CONNECTIONS: Final = _RETRIES.labels("connection")
