"""What does an English caller bring along or wish to do there, and does a sentence allow, forbid or restrict that?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.pets import kinds_of
from echolink.agent.english.stems import PETS, stems
from echolink.agent.english.words import words, words_in

_WILL: Final = (
    r"(?:i|we|he|she|they|my \w+)(?:'ll|'d|'re|'m|'s| will| would| might| may| are| am| is| want to| plan to| hope to| like to|"
    r" love to| going to| thinking of| be| also| just| probably| definitely)*"
)
_OWN: Final = r"(?:(?:along )?(?:my|our|his|her|their|an?|the|some|two|three|\d) (?:own )?)"
_ALONG: Final = r"(?:along|with (?:me|us)|too|as well)"
_THING: Final = r"[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}"
_BROUGHT: Final = (
    re.compile(rf"\b{_WILL} (?:bring|bringing)(?: along| in)? {_OWN}?(?P<thing>{_THING})"),
    re.compile(rf"\b{_WILL} (?:take|taking) {_OWN}(?P<thing>{_THING}?) {_ALONG}\b"),
    re.compile(
        rf"\b(?:my|our|his|her|their) (?P<thing>{_THING}?)(?:'s| is|'ll| will| would| wants to| has to| should)?(?: be)? "
        rf"(?:comes?|coming|joins?|joining|travels?|traveling|travelling) {_ALONG}\b"
    ),
    re.compile(
        rf"\b{_WILL} (?:use|using|hang|hanging|light|lighting|play|playing|set up|setting up|put up|putting up|burn|burning|fly|"
        rf"flying|cook|cooking) {_OWN}?(?P<thing>{_THING})"
    ),
    re.compile(rf"(?:\b(?:with|have|got|and)|'ve) {_OWN}(?P<pet>{_THING})"),
)
_CUES: Final = frozenset(
    words(
        "bring bringing take taking comes come coming join joins joining travel travels traveling travelling use using hang "
        "hanging light lighting play playing set setting put putting burn burning fly flying cook cooking with have ve got and"
    )
)
_ENDS: Final = re.compile(
    r"\b(?:it|them|him|her|me|us|you|this|that|these|those|along|with|too|as|and|or|but|so|he|he's|she|she's|they|who|which|if|"
    r"because|since|on|in|at|to|for|from|by|of|over|back|up|is|are|will|today|tomorrow|tonight|next|around|again|there|here|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b.*"
)
_RULES: Final = re.compile(
    r"\b(?:welcome|allow\w*|permit(?:ted|s)?|no|not|never|only|must|may|can|cannot|can't|don't|doesn't|won't|except|unless|prohibited|"
    r"forbidden|banned|please (?:keep|leave|put|lock|tie)|at most|up to|maximum|max)\b",
    re.IGNORECASE,
)
_COSTS: Final = re.compile(r"[$€£]|\b(?:dollars|euros|fee|surcharge|extra|free)\b", re.IGNORECASE)


def brought_along(said: str) -> tuple[str, ...]:
    """The things and the animals, each with what an animal is called else: "beagle dog"."""
    text = heard(said)
    if _CUES.isdisjoint(words_in(text)):
        return ()
    found = [_named(m.groupdict()) for pattern in _BROUGHT for m in pattern.finditer(text)]
    return tuple(dict.fromkeys(thing for thing in found if thing))


def _named(groups: dict[str, str | None]) -> str:
    thing = _ENDS.sub("", groups.get("thing") or groups.get("pet") or "").strip()
    kinds = kinds_of(thing)
    return thing if groups.get("thing") and not kinds else f"{thing} {kinds}" if kinds else ""


@lru_cache(maxsize=512)
def rules_on(sentence: str, thing: str) -> bool:
    """Whether the sentence says that such a thing may come, may not, or what holds for it."""
    text = heard(sentence)
    of, told = stems(thing), stems(text)
    if "pet" in of and words_in(text).isdisjoint(_ANY_PET):
        of = of & PETS  # a cat is no dog
    return not of.isdisjoint(told) and bool(_RULES.search(text) or ("pet" in told and _COSTS.search(text)))


_ANY_PET: Final = frozenset(words("pet pets animal animals"))
