"""Which names does an English caller tell of several people in one breath: "her name is Ann Lee and mine is Tom Lee"?"""

import re
from typing import Final

from echolink.agent.ear import Clause, Found
from echolink.agent.english.names import names
from echolink.agent.english.words import words, words_in

# What comes before the name of one of several people, and what is read in its place.
_NAMED = re.compile(
    r"\b(?:(?:his|her|its|their|my|the [\w-]+'s|(?:my|our) [\w-]+'s) (?:\w+ )?name(?:'s| is| was)?|"
    r"(?P<called>(?:he|she|it|they|who)(?:'s|'re| is| are| was) (?:called|named))|"
    r"(?P<own>mine(?:'s| is)|(?:i'm|i am) (?:his|her|its|their|the) \w+)|i'm|i am|this is(?! an? ))\b",
    re.IGNORECASE,
)
_ONE = r"(?:(?:Mr|Mrs|Ms|Dr)\.? [A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?|[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+)"
# "Sent to Mr. Boris Kent": what is written with capitals, and is no place.
_DIRECTED = re.compile(
    rf"\b(?:for|to|from) (?:(?:my|our) [\w-]+(?: [\w-]+)?,? )?(?P<name>{_ONE})"
    r"(?!['’]s|\s+(?:Street|Road|Avenue|Lane|Drive|Court|Place|Way|Boulevard|Airport|Station|Park|Hotel)\b)"
)
_WORDS: Final = frozenset(words("name called named mine m am this for to from s"))


def names_apart(clause: Clause) -> list[Found]:
    """The names after each introduction, where there are several; none where one person at most is named."""
    said = clause.said
    if len(words_in(said.lower()) & _WORDS) < 2:
        return []
    cues = sorted([*_NAMED.finditer(said), *_DIRECTED.finditer(said)], key=lambda m: m.start())
    if len(cues) < 2:
        return []
    ends = [m.start() for m in cues[1:]] + [len(said)]
    found: list[Found] = []
    for cue, end in zip(cues, ends, strict=True):
        name = _named(cue, said[cue.end() : end])
        at = clause.text.find(name.lower(), cue.start()) if name else -1
        if at >= 0 and all(one.value != name for one in found):
            found.append(Found("name", name, at, at + len(name)))
    return found if len(found) > 1 else []


def _named(cue: re.Match[str], after: str) -> str:
    """The name that is introduced; empty where it introduces none."""
    groups = cue.groupdict()
    if groups.get("name"):
        return groups["name"]
    lead = "my name is" if groups["called"] or groups["own"] else cue.group()
    read = names(lead + after, words_in(f"{lead}{after}".lower()))
    return read[0] if read else ""
