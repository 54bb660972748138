"""Who is named by the way, beside other values and perhaps without any capital: "friday at eight, brennan", "it's for gus"?"""

import re
from collections.abc import Set
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.everyday import is_everyday
from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.introduced import KIN
from echolink.agent.english.name_words import cased, leading_name
from echolink.agent.english.words import words

_TITLES: Final = (
    r"(?:mr|mrs|ms|miss|mister|missus|dr|doctor|prof|professor|father|sister|brother|deacon|pastor|reverend|rabbi|imam|coach|"
    r"captain|sergeant|officer|judge|chef|aunt|auntie|uncle|grandma|grandpa|big|old|little)\.?"
)
_WORD: Final = r"(?!\d)(?!\w+(?:['’](?:s|re|ll|ve|d|m)|n['’]t)\b)\w[\w'’-]*"
_PARTICLE: Final = r"(?:de|da|di|del|della|van|von|der|den|la|le|dos|du|al|el|bin|st)"
_NAME: Final = rf"(?:{_TITLES} )?(?:{_PARTICLE} ){{0,2}}{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,2}}"
_KINDRED: Final = "|".join(sorted(KIN, key=len, reverse=True))
# Who has a part in it, told before the name: "owner ignatius reilly".
_PARTS: Final = (
    "owner|holder|policyholder|sender|passenger|driver|rider|patient|client|tenant|artist|buyer|contact|host|applicant"
)
# What leads to a name: to that of the caller or of somebody for whom it is, or under which it shall go.
_CUES: Final = (
    r"(?:(?:the |in the )?name of|me llamo|(?:(?:and|is|he['’]s|she['’]s|it['’]s) )?(?:called|named)|we['’]re(?= the )|"
    rf"(?:the )?(?:{_PARTS})(?:['’]s name)?(?: is|['’]s)?,?|"
    r"(?:so |and |hi |hey |hello |oh )*(?:i['’]m|i am|im|this is|it['’]s|it is|that['’]s|that['’]d be|name(?:['’]s|s| is)?|"
    r"(?:last |first |sur)name(?:['’]s| is)?|speaking is)(?: (?:for|under|me|just me|called|named))?,?|"
    r"(?:under|for)(?: the name(?: of)?)?|ask for|call me|"
    r"tell (?:him|her|them|the \w+) (?:it['’]s|that it['’]s)|"
    r"(?:put|book|reserve|stick|leave|make) (?:it|that|me|us)(?: down)? (?:as|for|under|to)|"
    rf"(?:for |with |to )?(?:my|our|his|her) (?:[a-z]+ )?(?:{_KINDRED}),?)"
)
_GROUP: Final = r"(?:family|party|clan|crew|group|household)"
_HOUSE: Final = rf"(?P<the>the (?=\w+(?: {_GROUP}\b|s\b)))?"
_BEGINS: Final = r"(?:^|(?<=[\s,.;:!?#]))"
# Behind the name something else begins.
_NEXT: Final = (
    r"(?:i|i['’]\w+|im|we|we['’]\w+|my|it['’]s|from|over|here|speaking|calling|by the way|can|could|do|if|please|at #|on #|"
    r"again|with #|in #|in (?:apartment|unit|room|suite)|"
    r"[a-z](?: [a-z]\b)+)(?![\w'’])"
)
_ENDS: Final = rf"(?=(?: {_GROUP})?(?:\s*[,.;:!?#]|\s*$|\s+(?:and |but |so |cause |because )?{_NEXT}))"
_CUED: Final = re.compile(rf"{_BEGINS}(?P<cue>{_CUES}) {_HOUSE}(?P<name>{_NAME}?){_ENDS}")
# "Oduya is the name", "gideon from peck slip holdings".
_TOLD_BEHIND: Final = re.compile(
    rf"{_BEGINS}(?P<name>{_NAME}?) (?:is the (?:last |first )?name\b|(?:here |calling )?(?:from|over at) (?!#)[a-z])"
)
_PART: Final = re.compile(r"[^,.;:!?#]+")
_LEAD: Final = re.compile(
    r"^(?:\s|(?:and|so|um+|uh+|oh|well|yeah|yes|okay|ok|hi|hello|hey|then|thanks|please|sir|ma['’]am|just me|me|from|for|to|"
    r"the)\b)+"
)
_TRAIL: Final = re.compile(
    r"(?:\s|\b(?:please|thanks|here|speaking|calling|again|family|clan|household)\b)+$|"
    r"\s+(?:is|be) the (?:last |first )?name\s*$"
)
_POSSESSED: Final = re.compile(r"['’]s (?:the|my) name\s*$")  # "kwabena's the name"
_TITLED: Final = re.compile(rf"{_BEGINS}(?P<name>(?:mr|mrs|ms|miss|mister|missus)\.? {_WORD}(?: {_WORD})?)\s*$")
_MOST: Final = 3  # words of a name


def named_in_passing(said: str, text: str, known: Set[str], *, bare: bool) -> list[Found]:
    """The names in a text whose other values are blank; `known` are the words of the bot, which name nobody.

    `bare`: a part that is nothing but a name counts as well. Where anything is `said` in capitals names are, too.
    """
    found = _all_found(text, known, bare=bare)
    if said.islower():
        return found
    return [one for one in found if _is_written_as_one(said, str(one.value).lower())]


def _is_written_as_one(said: str, name: str) -> bool:
    at = said.lower().find(name)
    return at >= 0 and said[at : at + 1].isupper() and (at > 0 or name == said.lower().strip(" ."))


def _all_found(text: str, known: Set[str], *, bare: bool) -> list[Found]:
    cued = (*_CUED.finditer(text), *_TOLD_BEHIND.finditer(text))
    found = [one for m in cued if (one := _found(m["name"], m.start("name"), known))]
    if found or not bare:
        return found[-1:] if len(found) == 1 else found
    parts = [m for m in _PART.finditer(text) if m.group().strip()]
    for n, part in enumerate(reversed(parts)):
        one = _alone(part.group(), part.start(), known, is_last=n == 0)
        if one is not None:
            return [one]
    return []


def _alone(part: str, at: int, known: Set[str], *, is_last: bool) -> Found | None:
    """A part that is a name and nothing else; a single strange word at the end only, because it may be a place or a thing."""
    trail = _POSSESSED.search(part) or _TRAIL.search(part)
    said = part[: trail.start()] if trail else part
    lead = _LEAD.match(said)
    begin = lead.end() if lead else 0
    name = said[begin:].rstrip()
    told_so = trail is not None and "name" in trail.group()
    if not re.fullmatch(_NAME, name):
        titled = _TITLED.search(said)
        return _found(titled["name"], at + titled.start("name"), known) if titled else None
    count = len(name.split())
    if count == 1 and not (is_last or told_so or name in GIVEN):
        return None
    return _found(name, at + begin, known)


def _found(name: str, at: int, known: Set[str]) -> Found | None:
    if not name or not is_strange(name, known) or leading_name(name) is None:
        return None
    value = " ".join(cased(word, first=n == 0) for n, word in enumerate(name.split()))
    return Found("name", value, at, at + len(name), sure=False)


def is_strange(name: str, known: Set[str] = frozenset()) -> bool:
    """Whether words in small letters can hardly be anything but a name: none is common, but behind a title or a given name."""
    title, *rest = name.lower().split()
    if rest and re.fullmatch(_TITLES, title):
        return (
            rest[0] not in known
            and (title in _SURE_TITLES or not is_everyday(rest[0]))
            and leading_name(rest[0]) is not None
        )
    own = [word for word in (title, *rest) if not re.fullmatch(_PARTICLE, word)]
    if not own or len(own) > _MOST or any(word in known for word in own):
        return False
    if own[0] in GIVEN:
        return leading_name(name) is not None and all(len(word) > 1 for word in own)
    return all(_is_strange(word) for word in own)


def _is_strange(word: str) -> bool:
    return not _CONTRACTED.search(word) and not any(map(is_everyday, word.split("-")))


_SURE_TITLES: Final = frozenset(words("mr mrs ms miss mister missus deacon pastor reverend rabbi auntie"))
_CONTRACTED: Final = re.compile(r"['’](?:s|t|re|ll|ve|d|m)$")
