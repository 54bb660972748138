"""Which address is in a spoken English text?"""

import re
from typing import Final

_KIND: Final = (
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln|drive|dr|square|sq|boulevard|blvd|place|court|ct|way|terrace|"
    r"crescent|"
    r"close|alley|highway|parkway|circle|row|hill|gardens|wharf|mews)"
)
_ADDRESS = re.compile(
    rf"\b(?P<a>(?:(?:apartment|apt|flat|unit|suite)\s+\w+,?\s+)?\d{{1,5}}[a-z]?\s+(?:[a-z'.-]+\s+){{1,4}}?{_KIND}\b"
    rf"(?:,?\s+(?:(?:apartment|apt|flat|unit|suite|floor)\s+\w+|(?:the\s+)?\w+\s+floor))?)",
    re.IGNORECASE,
)


def address(said: str) -> re.Match[str] | None:
    """A house number with a street; the text is tidy, in its own case. Group `a` is the address."""
    return _ADDRESS.search(said)
