"""How is a goal that lists keys, or lists between semicolons, told as a list of words on lines?"""

import re
from typing import Final

_KEY: Final = re.compile(r"(?<![\w@.])[a-z]+(?:_[a-z]+)+(?![\w@])", re.IGNORECASE)
_ONLY_KEYS: Final = re.compile(r"[\w\s=()/.]+(?:[,;][\w\s=()/.]+)+", re.IGNORECASE)
_NO_LINES: Final = frozenset(":()")  # what stands with these is listed otherwise
_EMPTY: Final = re.compile(r"\s*=\s*(?=,|;|\n|$)")
_BRACES: Final = re.compile(r"^\s*[{\[](?P<all>[^{}\[\]]+)[}\]]\s*$", re.DOTALL)
# "Alarm installs; name; phone; address": what begins it is what is done, and no thing to ask for.
_HEAD: Final = re.compile(r"(?!.*\b(?:names?|type|kind|number|size|address)\b)[\w'’-]+(?: [\w'’&-]+)+", re.IGNORECASE)
_LEAST: Final = 3  # semicolons, or lines


def plainly_listed(goal: str) -> str:
    """ "{watch_brand, customer_name}" and "service_address=" in words, and "Installs; name; phone" on lines."""
    inside = _BRACES.match(goal)
    goal = inside["all"] if inside else goal
    if "_" in goal and _ONLY_KEYS.fullmatch(goal):
        goal = _EMPTY.sub("", _KEY.sub(lambda m: m.group().replace("_", " "), goal))
    if "\n" in goal or goal.count(";") < _LEAST or ". " in goal or not _NO_LINES.isdisjoint(goal):
        return goal
    head, *listed = (part.strip() for part in goal.split(";"))
    first = [f"{head}:"] if _HEAD.fullmatch(head) else [head]
    return "\n".join((*first, *listed))
