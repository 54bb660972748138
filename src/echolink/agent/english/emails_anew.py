"""Which e-mail address stands, and where, when it is said anew in one breath: "ann at lee dot com, er, dot org"?"""

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from echolink.agent.english.second_thoughts import last_turn
from echolink.agent.english.words import words

_DOT: Final = r"(?:\s*(?:\bdot\b|\bpoint\b|\bperiod\b|\.)\s*)"
_TOP: Final = rf"(?:{_DOT}[a-z]{{2,}}\b)+"
_NAME: Final = r"(?!(?:at|dot|no|not|so|sorry)\b)[a-z0-9-]+"
_AT: Final = re.compile(rf"(?:\s+at(?: sign| symbol)?\s+|^at\s+|\s*@\s*)(?P<domain>{_NAME}(?: {_NAME}){{0,2}}?{_TOP})")
# What follows a whole address where only its end is said anew: "er dot org", "no, gmail dot com".
_END_ANEW: Final = re.compile(rf"\W*(?P<end>(?:{_NAME}(?: {_NAME})??)?{_TOP})(?![\w@])")
_SIGNS: Final = {
    "dot": ".",
    "period": ".",
    "point": ".",
    "underscore": "_",
    "dash": "-",
    "hyphen": "-",
    "minus": "-",
    "plus": "+",
}
_FIGURES: Final = frozenset(
    words(
        "zero oh one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy "
        "eighty ninety"
    )
)
_SPELLED: Final = re.compile(r"\b(?P<word>[a-z]{2,}),? (?P<letters>[a-z](?:[ -][a-z])+)(?![\w'])")
_ALIKE: Final = 0.6  # of a part of an address, and another way to write it
_MOST: Final = 6  # words of a local part
_LEAD: Final = re.compile(
    r"(?:\b(?:and|so|but|then|please)\s+)*(?:\b(?:my|the|our|his|her|your) )?(?:\b\w+ )?"
    r"\be-?mail(?: address)?(?:'s| is| would be)?\s*$|"
    r"(?:\b(?:and|so)\s+)?\b(?:it's|it is|that's)\s*$"
)


def spelled_once(said: str) -> str:
    """ "Mark m a r k at" is one word as it is spelled."""
    return _SPELLED.sub(_as_spelled, said)


def _as_spelled(m: re.Match[str]) -> str:
    letters = re.sub(r"[ -]", "", m["letters"])
    return letters if SequenceMatcher(None, m["word"], letters).ratio() >= _ALIKE else m.group()


def last_of(written: list[re.Match[str]]) -> str:
    """The address that stands, of those written with their signs: the first, unless a later one takes its place."""
    stands = written[0]
    for one in written[1:]:
        if _last_turn(one.string[stands.end() : one.start()]) is not None:
            stands = one
    return stands.group()


def said_anew(said: str) -> str:
    """The text with nothing but the address that stands, where an address or its end takes the place of one before it."""
    found = list(_AT.finditer(said))
    if not found:
        return said
    for first, second in pairwise(found):
        between = said[first.end() : second.start()]
        if _RATHER_THAN.match(between):
            return said[: first.end()]  # "anna at gmail dot com, not anna at aol dot com"
        turn = _last_turn(between)
        if turn is not None:
            rest = between[turn:].split()
            before = _local(said[: first.start()].split())
            local = rest if _local(rest) == rest else _alike(rest, before) or _local(rest)
            local = local or before
            return said_anew(f"{' '.join(local)} at {second['domain']}{said[second.end() :]}")
    last = found[-1]
    return _with_its_end(said, last) or _without_what_it_is_not(said, last)


def _with_its_end(said: str, address: re.Match[str]) -> str | None:
    """ "Hello at blueoak dot com, er, dot org" is at blueoak.org."""
    after = said[address.end() :]
    turn = _last_turn(after)
    end = None if turn is None else _END_ANEW.match(after, turn)
    if end is None:
        return None
    domain = re.sub(rf"{_TOP}$", "", address["domain"]) if re.match(_DOT, end["end"]) else ""
    return f"{said[: address.start()]} at {domain} {end['end'].strip()}"


def _without_what_it_is_not(said: str, address: re.Match[str]) -> str:
    """ "Not reed like the plant it's read, dana dot read at …": only the words right before the sign belong to it."""
    before = said[: address.start()]
    turn = _last_turn(before)
    if turn is None:
        return said
    rest = before[turn:].split()
    local = rest if len(rest) <= 1 else _local(rest)
    return f"{' '.join(local)} at {said[address.start('domain') :]}" if local else said


_NOT: Final = re.compile(r"\bnot\b|\bwith an? [a-z]\b")  # "with a K, mark at …"
_RATHER_THAN: Final = re.compile(r"\W*(?:and |but )?(?:not|instead of|rather than)\b")
_LEADS: Final = re.compile(r"\W*(?:(?:it's|it is|is|that's|use|to|should be|so|then|make it|i mean|i meant)\b\W*)+")


def _last_turn(text: str) -> int | None:
    """Where the words begin behind the last second thought, or behind what it is not."""
    turns = [end for end in (last_turn(text), *(m.end() for m in _NOT.finditer(text))) if end is not None]
    if not turns:
        return None
    lead = _LEADS.match(text, max(turns))
    return lead.end() if lead else max(turns)


def _alike(tokens: list[str], known: list[str]) -> list[str]:
    """The last words that are like an address told before: "hello" of "we're a charity hello"."""
    ends = [tokens[-n:] for n in range(1, min(len(tokens), _MOST) + 1)]
    of_known = _written(known)
    likeness = [SequenceMatcher(None, _written(end), of_known).ratio() for end in ends]
    best = max(likeness, default=0)
    return ends[likeness.index(best)] if best >= _ALIKE else []


def _written(tokens: list[str]) -> str:
    return "".join(_SIGNS.get(token, token) for token in tokens)


def _local(tokens: list[str]) -> list[str]:
    """The words at the end that are one local part: a word or what is spelled, with what signs join to it."""
    at = len(tokens)
    while at > 0:
        unit = at - 1
        while unit > 0 and _is_a_sign_of_it(tokens[unit]) and _is_a_sign_of_it(tokens[unit - 1]):
            unit -= 1
        figures = all(token in _FIGURES or token.isdigit() for token in tokens[unit:at])
        if figures and unit > 0 and tokens[unit - 1].isalpha() and tokens[unit - 1] not in _SIGNS:
            unit -= 1
        at = unit
        if at < 2 or tokens[at - 1] not in _SIGNS:
            break
        at -= 1
    return tokens[at:]


def _is_a_sign_of_it(token: str) -> bool:
    return len(token) == 1 or token in _FIGURES or token.isdigit()


def place(text: str, address: str) -> tuple[int, int] | None:
    """Where an address that was dictated stands in a text from `heard`, with one that it takes the place of; None: not sure."""
    found = list(_AT.finditer(text))
    if not found:
        return None
    local, _, domain = address.partition("@")
    stands = next((m for m in reversed(found) if re.sub(_DOT, ".", m["domain"]).replace(" ", "") == domain), found[-1])
    tokens = list(re.finditer(r"\S+", text[: stands.start()]))
    start, left = stands.start(), local
    for token in reversed(tokens):
        told = _SIGNS.get(token.group(), token.group().strip(",."))
        if not left or not left.endswith(told):
            break
        start, left = token.start(), left.removesuffix(told)
    if left:
        return None
    if stands is not found[0]:  # and what it takes the place of
        before = text[: found[0].start()]
        own = len(_local(before.split()))
        start = [m.start() for m in re.finditer(r"\S+", before)][-own] if own else found[0].start()
    lead = _LEAD.search(text, 0, start)
    return (lead.start() if lead else start), found[-1].end()
