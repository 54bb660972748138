"""Does a sentence list the things of which a question asks whether one is among them: "We take Delta and Cigna"?"""

import re
from typing import Final

from echolink.agent.english.heard import heard

# Verbs that say the same of what is listed; each line one meaning.
_VERBS: Final = tuple(
    group.split("|")
    for group in (
        "take|accept|honor|honour|work with|bill",
        "fix|repair|service|work on|mend",
        "speak",
        "teach|offer lessons in|give lessons in",
        "have|offer|sell|carry|stock|serve|make|do",
        "treat|see",
        "clean|wash",
        "rent|rent out|hire out|lend",
        "groom|board|train|walk",
        "cover|serve",
        "tune|play|print|build|install|insure|move|tow|haul|collect|recycle",
    )
)
_ALL: Final = "|".join(sorted((verb for group in _VERBS for verb in group), key=len, reverse=True))
_ASKS = re.compile(
    rf"\b(?:do|can|could|will|would) (?:you|they|i|we)(?: guys| folks| all)? (?:also |even |still |ever |happen to )?"
    rf"(?P<verb>{_ALL})(?:(?=\W*$)| (?!(?:it|that|this|them|for|to|in|on|at|as|me|us|have)\b)\w)"
)
_LISTS = re.compile(
    rf"\b(?:we|i|our \w+) (?:only |also |currently |mainly |can |all )?(?P<verb>{_ALL}) "
    r"(?!you\b|your\b|it\b)[^.;:]*?(?:,| and | or | & )"
)


def lists_what_is_asked(question: str, sentence: str) -> bool:
    """Whether both have verbs of one meaning, and the sentence names several things."""
    asked = _ASKS.search(heard(question))
    told = _LISTS.search(heard(sentence)) if asked else None
    return asked is not None and told is not None and any(asked["verb"] in g and told["verb"] in g for g in _VERBS)
