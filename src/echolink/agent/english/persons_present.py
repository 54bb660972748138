"""Who does something or will be somewhere, by the subject of an English sentence: "my neighbor Sue will let you in"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_WILL: Final = (
    r"(?:['’]ll| will| is going to|['’]s going to| is gonna|['’]s gonna| should| can| is|['’]s)(?: also| just)?"
)
_THERE: Final = (
    r"(?:home|at home|there|here|around|in|on ?site|at the \w+|waiting|available|coming|driving|dropping|picking|bringing|"
    r"doing|taking|staying|the (?:one|contact|person|driver|owner|tenant|manager|super))"
)
_DOES: Final = (
    r"(?:meet|let|open|come|do|pick|sign|take|drive|bring|show|drop|collect|handle|answer|receive|greet|wait|help|have)"
)
_SUBJECT = re.compile(
    r"^(?:(?:um+|uh+|oh|well|so|yes|yeah|okay|ok|that would be|that'd be|probably|i think|i guess|i believe)[\s,]+)*"
    rf"(?P<who>[^,.;!?]{{2,40}}?){_WILL} (?:(?:be )?{_THERE}|(?<!is )(?<!'s ){_DOES})\b",
    re.IGNORECASE,
)
_WORDS: Final = frozenset(words("will ll going gonna should can is s"))


def who_does_it(said: str) -> str | None:
    """The words for whoever does it, before any name is looked for in them; None where the text is no such sentence."""
    if words_in(said.lower()).isdisjoint(_WORDS):
        return None
    m = _SUBJECT.match(said.strip())
    return m["who"].strip() if m else None
