"""What does a text written to callers ask them to tell: "To order, tell us …", "call us with …", "What do you need from me?"?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.list_ends import without_rest
from echolink.agent.english.listed_fields import from_items, is_known
from echolink.agent.english.lists import items
from echolink.agent.english.phrases import is_question
from echolink.agent.field import Field

_HEADING: Final = (  # "SIGNING UP — tell us …"
    r"(?:(?!(?:when|whenever|to|if|before|once|so)\b)[^\W\d][\w' &/-]{1,40}?"
    r"(?:\s*:|\s+[—–-])\s+|(?-i:[A-Z][A-Z' &/]{2,40})\s*,\s+)?"
)
_WHEN: Final = (  # of every call, and not of one kind of it only
    r"(?:(?:to|when(?:ever)?|if|before|once|in order to|so that|so) (?:[^,:—–]{2,60}?)(?:,|:|\s[—–-])\s+|"
    r"(?:to|when(?: you(?:'re| are)?)?|in order to|before) (?:call|book|order|reserv|enrol|sign|register|schedul|"
    r"mak|plac|request|arrang)\w*"
    r"(?: (?!(?:please|tell|give|let|say|we|i|send|leave|just)\b)[\w'-]+){0,5} (?=(?:please|tell|give|let|say|we|i|"
    r"send|leave|just)\b)|"
    r"for (?:one|that|this|it|an? [\w' -]{3,40}?|your [\w' -]{3,40}?)(?:,| (?=please|we|i))\s*)?"
)
_POLITELY: Final = (
    r"(?:(?:please|just|simply|also|always|then|so|and|kindly|be sure to|make sure to|"
    r"don't forget to|we ask you to)\s+)*"
)
_US: Final = r"(?:us|me)"
_WHO: Final = r"(?:we|i|he|she|they|our [a-z]+|the [a-z]+|[A-Z][a-z]+)"
_CALLS: Final = (
    rf"(?:(?:call|phone|ring|text|email|contact|message) (?:{_US}|the \w+|our \w+)|call(?: in)?|"
    rf"(?:give {_US} a|drop {_US} a) (?:call|ring|line)|get in touch|reach out(?: to us)?|"
    rf"leave (?:{_US} )?a message|come to us)"
)
_TELLS: Final = (
    rf"(?:tell|give|send) {_US}(?! a (?:call|ring|line))|let {_US} (?:know|have)|leave {_US}|say|mention|(?:provide|"
    rf"state)(?: {_US})?(?: with)?|"
    rf"{_CALLS} (?:with|and (?:tell|give) {_US}|and say|and let {_US} know)|have(?= .+(?: (?:ready|handy|at hand|"
    rf"to hand|with you)\W*$))|"
    rf"{_WHO}(?:'ll| will|'d)? (?:\w+ )?(?:ask|asks) (?:you|them|everyone|everybody|callers|people|customers|"
    rf"every \w+|each \w+|all \w+)?"
    rf" ?(?:for|about)?(?<!ask)(?<!asks)|"
    rf"{_WHO}(?:'ll| will|'d)? (?:\w+ )?needs?(?: to know| to have| from you)?"
)
_INVITES = re.compile(
    rf"^{_HEADING}(?P<when>{_WHEN}){_POLITELY}(?P<verb>{_TELLS})[:,]?\s+(?P<list>.+?)[.!]*$", re.IGNORECASE
)
_NEEDS = re.compile(r"\bneeds?\b", re.IGNORECASE)
_READY = re.compile(r" (?:ready|handy|at hand|to hand|with you)$", re.IGNORECASE)
# What is told of a kind of item, and is none: "please tell us if you are late".
_ONE_CASE = re.compile(
    r"^(?:if|as soon as|when(?: you(?:'re| are)?\b)?|in case|about (?:it|us|this)|you(?:'re| are)|that|so|no\b|"
    r"how (?:we|it)|what you think)\b"
    r"(?!.*\b(?:like|want|wish|prefer|suits?|best|available)\b)",
    re.IGNORECASE,
)
_NO_CALL = re.compile(
    r"\b(?:cancel\w*|late|lost|running|change your mind|unhappy|refund\w*|complain\w*|questions?|bring)\b",
    re.IGNORECASE,
)
_SURE: Final = 2  # items

_QUESTION_MARK = re.compile(r"^(?:q(?:uestion)?\s*\d*\s*[:.)]|\d{1,2}\s*[.):])\s*", re.IGNORECASE)
_ANSWER_MARK = re.compile(r"^a(?:nswer)?\s*\d*\s*[:.)]\s+", re.IGNORECASE)
_WHAT_IS_NEEDED = re.compile(
    r"\b(?:what|which)\b(?!.*\b(?:bring|wear|pack|pay|prepare|cost|prices?|eat|not)\b)[\w' ]*?"
    r"\b(?:(?:do|will|would|should|must|are|is) (?:you|we|i|it|the \w+|they)\b[\w' ]*?"
    r"\b(?:need|ask|want to know|have to know|require|tell|give|provide|have (?:ready|at hand|handy)|say|be asked|"
    r"going to ask)\b|"
    r"(?:is|are) (?:needed|required)|(?:information|details|info) (?:is|are|do|will|should)\b)"
    r"(?=.*\b(?:book\w*|call\w*|order\w*|reserv\w*|appointment|sign|enrol\w*|from me|from us|from you|me|know|"
    r"information|details|info|"
    r"schedul\w*|quote|estimate|request|ready|start\w*|register)\b)",
    re.IGNORECASE,
)


def invited_to_tell(sentence: str) -> tuple[Field, ...]:
    """What a sentence asks its readers to tell when they call; nothing where it only looks so ("tell us if you are late")."""
    m = _INVITES.match(sentence)
    if m is None or _NO_CALL.search(m["when"]):
        return ()
    if not m["when"] and _NEEDS.search(m["verb"]):
        return ()  # "we need an hour"
    is_bare = not m["when"] and not re.search(r"\bwith$|\bask", m["verb"], re.IGNORECASE)
    listed = without_rest(f"{m['verb']} {m['list']}").removeprefix(f"{m['verb']} ")
    return _of_list(listed, least_known=_SURE if is_bare else 1)


def answered_with(question: str, answer: str) -> tuple[Field, ...]:
    """What callers are asked, where somebody asks for that: "What do you need from me?" "Your name and …"."""
    if not is_asked_for_needs(question):
        return ()
    bare = _ANSWER_MARK.sub("", tidied(answer)).strip()
    return _of_list(
        re.sub(r"^(?:we(?:'ll)? (?:just )?(?:need|ask for)|(?:just|only)\b:?)\s+", "", bare.rstrip(".!"), flags=re.I), 1
    )


def is_asked_for_needs(question: str) -> bool:
    """Whether a question of a list of them is what a caller must tell."""
    return _WHAT_IS_NEEDED.search(bare_question(question)) is not None


def bare_question(line: str) -> str:
    """A question without its "Q:" or number."""
    return _QUESTION_MARK.sub("", tidied(line).strip())


def bare_answer(line: str) -> str:
    """An answer without its "A:"."""
    return _ANSWER_MARK.sub("", line)


def _of_list(listed: str, least_known: int) -> tuple[Field, ...]:
    parts = items(_READY.sub("", listed.rstrip(" .!")))
    if not parts or any(_ONE_CASE.match(part) for part in parts) or not _reads_as_list(parts):
        return ()
    fields = from_items(parts)
    known = sum(is_known(f) or f.kind in ("choice", "yes_no", "count") for f in fields)
    return fields if len(fields) >= _SURE and known >= least_known else ()


_AN_ITEM = re.compile(
    r"^(?:roughly |approximately |about |also )?(?:your|the|an?|its|his|her|their|whether|if you|how|which|what|"
    r"where|when|who|any|some|"
    r"date|day|time|name|phone|e-?mail|address|number|contact|preferred|type|kind|size|reason)\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 14


def _reads_as_list(parts: Sequence[str]) -> bool:
    """Whether the first item is one beyond doubt, and the rest are short or are ones, too."""
    first = _AN_ITEM.match(parts[0]) is not None or is_question(parts[0])
    return first and all(len(part.split()) <= (_MOST_WORDS if _AN_ITEM.match(part) else 6) for part in parts)
