"""What do our ids look like? A prefix that names the thing, and 26 characters that sort by creation time."""

import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u to misread
_RANDOM_BITS = 80


def new_id(prefix: str) -> str:
    """`bot_01jd…`: 48 bits of Unix milliseconds and 80 random bits (the layout of a ULID), so ids page in order of time."""
    value = (time.time_ns() // 1_000_000) << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)
    return prefix + "_" + "".join(_ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))
