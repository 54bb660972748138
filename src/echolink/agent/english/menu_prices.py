"""How are the prices of an English list told in figures, where it has them in words: "50 cents", "a dollar each", "+.75"?"""

import re
from typing import Final

_CENTS: Final = re.compile(r"(?<![\w.$€£])(?P<n>\d{1,2}) ?(?:cents?\b|¢)", re.IGNORECASE)
_A_DOLLAR: Final = re.compile(r"\b(?:a|one) (?:dollar|buck)\b(?! (?:off|for every|discount))", re.IGNORECASE)
_NO_WHOLE: Final = re.compile(r"(?<![\w.])(?P<sign>\+ ?)?[$€£]?\.(?P<n>\d{2})\b")


def in_figures(listed: str) -> str:
    """ "Blue cheese $0.50, cookies $1 each, oat milk +$0.75"."""
    if "cent" in listed or "¢" in listed:
        listed = _CENTS.sub(lambda m: f"$0.{int(m['n']):02}", listed)
    if "dollar" in listed or "buck" in listed:
        listed = _A_DOLLAR.sub("$1", listed)
    return _NO_WHOLE.sub(lambda m: f"{m['sign'] or ''}$0.{m['n']}", listed) if "." in listed else listed
