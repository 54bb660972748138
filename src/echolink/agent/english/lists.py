"""What does an English text list, and which are the items?"""

import re
from collections.abc import Iterator
from typing import Final

_COLON = re.compile(r"^(?P<head>[^:?]{1,160}?)(?::\s+|:\n|\s[-–]\s)(?P<list>.+)$", re.DOTALL)
_VERB = re.compile(
    r"\b(?:collect(?:ing)?|gather|take down|note(?: down)?|write down|record|obtain|capture|"
    r"take(?=\s+(?:the |their |a |an |caller'?s?'? |down )*(?:full )?(?:names?|phone|number|e-?mail|contact|details))|"
    r"ask(?:ing)?(?: (?:them|callers?|him|her|the (?:caller|customer|guest|patient|client)s?|people))?"
    r"(?: (?:for|about|these questions))?|"
    r"find out|get(?:ting)?|need(?:ed)?|require[sd]?|with|including|learn|know|we want)\b[\s:]*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(
    r"\s*[;\n•]\s*|(?:^|\s+)\(?\d{1,2}[.)]\s+(?=\S)|\s[/+]\s|,\s*(?!\d{3}\b)|(?<=\?)\s+(?=\S)|\s[-–]\s|"
    r"\s+(?:and|&)\s+(?=\S)|(?<=\.)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"\b(?P<what>(?:[\w-]+ )?)(?P<a>dates?|days?|times?) (?:and|&|/|or) (?:the )?(?P<b>dates?|days?|times?)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"^\s*(?:[-*•]|\(?\d{1,2}[.)])\s*|^(?:and|or|then|also|please)\s+|\s+(?:too|as well|also)$", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(r"^(?P<head>[^.!?:\n]{3,160})[.!]\s+(?P<list>[^.!?\n]+,[^.!?\n]+,[^.!?\n]+)$")
_BULLET_LINE = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,2}[.)])\s+")
_IN_BRACKETS = re.compile(r"^(?P<head>[^()]{3,160}?)\s*\((?P<list>[^()]*,[^()]*)\)\W*$", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[a-z)][.!])\s+(?=[A-Z])")
_LEAD_CHARACTERS: Final = 12  # before the verb: "Please also ask …"
_NOTHING = re.compile(
    r"(?:and )?(?:nothing|anything|that's|that is|no) (?:else|more|all|it)\??|etc\.?|so on", re.IGNORECASE
)
# What says of the item before it how it is answered.
_SCALE_ONLY = re.compile(
    r"^(?:on a scale )?(?:from|of|between)\s+\w+\s+(?:to|and)\s+\w+|^(?:yes ?(?:/|or) ?no|y ?/ ?n|or not)$",
    re.IGNORECASE,
)
_HIDDEN: Final = "\x1f"  # stands for a comma or an "and" that parts nothing
_MOST_CHARACTERS: Final = 120  # of an item; what is longer is a sentence


def after_colon(text: str) -> tuple[str, str] | None:
    """The head and what it lists: "Arrange a visit: which door, when"."""
    m = _COLON.match(text)
    return (m["head"], m["list"]) if m else None


def after_verb(text: str) -> tuple[str, str] | None:
    """What comes before "collect", "ask for" and the like, and what they list."""
    m = _VERB.search(text)
    return (text[: m.start()], m["list"]) if m else None


def asks_for_one(text: str) -> bool:
    """Whether what follows the verb is asked for beyond doubt, be it but one thing: "…, ask about allergies"."""
    m = _VERB.search(text)
    return m is not None and re.match(r"ask|note|collect|record|including", m.group(), re.IGNORECASE) is not None


def after_bracket(text: str) -> tuple[str, str] | None:
    """What stands in brackets at the end: "Schedule an estimate (name, address, type of job)"."""
    m = _IN_BRACKETS.match(text)
    return (m["head"], m["list"]) if m else None


def after_sentence(text: str) -> tuple[str, str] | None:
    """What a second sentence lists without any verb: "Book car washes. Which wash, what car, day and time, name"."""
    m = _NEXT_SENTENCE.match(text)
    return (m["head"], m["list"]) if m else None


def on_lines(text: str) -> tuple[str, str] | None:
    """What stands on lines of their own, after a bullet or a number, with all before them as the head."""
    lines = text.splitlines()
    bullets = [n for n, line in enumerate(lines) if _BULLET_LINE.match(line)]
    if len(bullets) < 2:
        return None
    return "\n".join(lines[: bullets[0]]), "\n".join(_BULLET_LINE.sub("", lines[n]) for n in bullets)


def after_comma(text: str) -> tuple[str, str] | None:
    """What follows the first comma: "Book a table, name and phone"."""
    head, comma, listed = text.partition(", ")
    return (head, listed) if comma and "." not in head else None


def begins_with_a_verb(sentence: str) -> str | None:
    """What a sentence lists that begins with "ask for", "get" and the like."""
    m = _VERB.search(sentence)
    return m["list"] if m and m.start() <= _LEAD_CHARACTERS else None


def sentences(listed: str) -> list[str]:
    """A list and the sentences after it; a list on lines is one."""
    return [listed] if "\n" in listed else [one for one in _SENTENCE.split(listed) if one.strip()] or [listed]


def items(listed: str) -> list[str]:
    """The items, "pickup date and time" as two, what stands in brackets kept together."""
    hidden = re.sub(r"\([^)]*\)", lambda m: re.sub(r"[,;]|\band\b", _hide, m.group()), listed)
    hidden = _GLUED.sub(lambda m: f"{m['what']}{m['a']}, {m['what']}{m['b']}", hidden)
    parts: list[str] = []
    for part in _BREAK.split(hidden):
        item = _shown(_bare(part))
        if _SCALE_ONLY.match(item) and parts:
            parts[-1] = f"{parts[-1]} {item}"
        elif item:
            parts.append(item)
    return [part for part in parts if len(part) <= _MOST_CHARACTERS and not _NOTHING.fullmatch(part)]


def _bare(part: str) -> str:
    bare = part.strip(" .!\"'")
    while (shorter := _BULLET.sub("", bare)) != bare:
        bare = shorter.strip()
    return bare


def _hide(m: re.Match[str]) -> str:
    return _HIDDEN if m.group() == "," else _HIDDEN * 2 if m.group() == ";" else _HIDDEN * 3


def _shown(item: str) -> str:
    return item.replace(_HIDDEN * 3, "and").replace(_HIDDEN * 2, ";").replace(_HIDDEN, ",")


def bracketed(item: str) -> tuple[str, Iterator[str]]:
    """An item without its brackets, and what stood in them: "size (small, large)"."""
    return re.sub(r"\s*\([^)]*\)", "", item).strip(), iter(re.findall(r"\(([^)]*)\)", item))
