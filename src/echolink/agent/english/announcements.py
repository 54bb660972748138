"""Do English words only say that a question comes: "one more thing", "can I just ask"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_ANNOUNCES: Final = re.compile(
    r"^(?:(?:and |just |but )*(?:(?:one|another|a|the only|two) )?(?:more |last |quick |other )*(?:things?|questions?)"
    r"(?: (?:i|we)(?:'d| would| wanted| want| need)?(?: like| love)?(?: to)? (?:know|ask|wonder\w*|check|find out)\b.*|"
    r" for you| though| is)?$|"
    r"(?:i|we)(?:'d| would) (?:like|love) to (?:know|ask)\b|(?:i|we)(?:'ve got| have|'ve) "
    r"(?:a |another |one )(?:more |quick )?question|"
    r"(?:can|could|may) i (?:just )?ask\b|let me ask\b|i (?:was|am|'m)? ?wonder\w*\b)",
    re.IGNORECASE,
)
_ANNOUNCING: Final = frozenset(words("thing things question questions know ask asking wonder wondering wondered"))


def announces(said: str) -> bool:
    """Whether a part of an utterance says that something will be asked, so that a number in it counts nothing."""
    text = said.strip(" .,!?:;")
    return not _ANNOUNCING.isdisjoint(words_in(text.lower())) and _ANNOUNCES.match(text) is not None
