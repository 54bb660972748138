"""Which question asks an English statement with a tag at its end: "you won't charge me, will you" → "will you charge me?"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_AUX: Final = r"(?:is|are|will|would|can|could|do|does|has|have|should|must)"
_PERSON: Final = r"(?:you guys|you|there|that|this|it|i|they)"
_THING: Final = r"(?:the|my|our|your) [a-z]+"
_SHORT: Final = {"s": "is", "re": "are", "ll": "will", "ve": "have", "wont": "will", "cant": "can"}
_STATED: Final = re.compile(
    r"(?P<lead>^|[.;!?] |, |(?:^|[ ,])(?:and|but|so|oh|well|okay|ok|hm+|um+|uh+|wait|great)[ ,]+)"
    rf"(?P<who>{_PERSON}|{_THING})"
    rf"(?:['’]?(?P<short>s|re|ll|ve)| (?P<aux>{_AUX})(?:n['’]?t| not)?| (?P<neg>won['’]?t|can['’]?t))?"
    rf"(?: (?:not|never)| (?P<no>no))?(?P<rest> (?!{_AUX}\b)[^,.;!?]{{2,80}}?),? "
    # Of "we said three, didn't we" and "it was Friday, wasn't it" something is told: no tag speaks of the past.
    rf"(?P<tag>{_AUX}|wo|ca)(?:n['’]?t)? (?P<asked>{_PERSON}|he|she)\s*(?:[?.!]|$)",
    re.IGNORECASE,
)
_ASKS: Final = frozenset(
    words("what what's which when where who why how if whether know wonder wondering mean said told think")
)
_TAG_WORDS: Final = frozenset(words("you there that it i they he she"))
_LONGEST_TAG: Final = 24  # characters


def as_question(said: str) -> str:
    """An utterance in which such a statement has become the question that it is."""
    if _TAG_WORDS.isdisjoint(words_in(said[-_LONGEST_TAG:].lower())):
        return said
    m = _STATED.search(said)
    if m is None or not _speaks_of_the_same(m) or not _ASKS.isdisjoint(words_in(m["rest"].lower())):
        return said
    who = m["who"] if m["who"] == "I" else m["who"][0].lower() + m["who"][1:]
    denied = " any" if m["no"] and who == "there" else f" {m['no']}" if m["no"] else ""
    return f"{said[: m.end('lead')]}{_verb(m)} {who}{denied}{m['rest']}? {said[m.end() :]}".rstrip()


def _verb(m: re.Match[str]) -> str:
    """The verb that the question begins with; a statement without one has that of its tag: "you take dogs, don't you"."""
    short = (m["short"] or m["neg"] or "").lower().replace("'", "").replace("’", "")
    return _SHORT[short] if short else m["aux"] or _tag(m)


def _tag(m: re.Match[str]) -> str:
    return {"wo": "will", "ca": "can"}.get(m["tag"].lower(), m["tag"].lower())


def _speaks_of_the_same(m: re.Match[str]) -> bool:
    """Whether the tag has the person and the verb of what is stated: "that should do it" has no tag."""
    has_verb = m["short"] or m["neg"] or m["aux"]
    if _verb(m).lower() != _tag(m) if has_verb else _tag(m) not in ("do", "does"):
        return False
    who, asked = m["who"].lower(), m["asked"].lower()
    if " " in who and not who.startswith("you guys"):
        return asked in ("it", "they", "he", "she")
    return who.split()[0] == asked.split()[0] or (asked in ("it", "that") and who in ("it", "that", "this"))
