"""Which things does an English sentence list in prose: "Black, walnut or white frames", "we make cakes in lemon and lime"?"""

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from echolink.agent.english.heard import tidied
from echolink.agent.english.stems import stem_of, stems

# What a firm does that is nothing to choose from: "closes", "takes", "is".
_DOES_OTHERWISE: Final = (
    r"(?:(?:are|is|was|were|has|have|had|been|never|not|can|will|may|must|should|and|or|the|a|an|of|on|in|at|to|for|from|"
    r"by|with|under|between|every|each|only|here|us|last|next|no|except|after|before|until|stop|stops)\b|"
    r"(?:do|does)(?: not|n['’]t)\b|"
    r"(?:use|ask|require|need|recommend|charge|take|deliver|work|open|clos|close|come|keep|allow|want|like|expect|"
    r"hope|know|add|include|give|refund|pay|start|begin|ship|send|drive|cover|serve|serv|bring|call|answer|reply|stay|meet|"
    r"run on|park|live|look|welcom|welcome)(?:s|es)?\b)"
)
_VERB: Final = rf"(?:(?:is|are) (?:now )?hiring|goes? to|flies to|(?!{_DOES_OTHERWISE})(?P<verb>[a-z]+))"
_INTO: Final = r"(?: (?:for|in|with|on|at|from|between|to|up|out))?"
_CAPITAL: Final = r"[A-Z][\w'’.-]*"
# "Sugar Loft makes", "Fix-It Felix & Daughter repair", "Frames come in": a name or things, and what these do.
_A_NAME_DOES = re.compile(
    rf"(?P<who>{_CAPITAL}(?: (?:&|and|of|the|{_CAPITAL}))*) (?:here )?(?:also |only |just )?"
    rf"(?:(?:comes?|(?:are|is) (?:made|sold|available|offered|had|served)) in|{_VERB}{_INTO}) "
)
_WE_DO = re.compile(rf"(?i:we|i|they|our [a-z]+)(?: also| only| just)? {_VERB}{_INTO} ")
# "sells turkeys smoked, roasted or fresh", "makes cakes in lemon and lime": the things, and then their kinds.
_ITS_THING = re.compile(r"(?P<thing>(?:[a-z]+ ){1,4}?)(?:(?:in|as|with|on) |(?=[a-z]+ed,))")
_THOSE_ARE = re.compile(r"(?P<who>[A-Z][a-z]+s) (?=[A-Z])")  # "Trainers Dex and Lupe"
# "Sizes small, medium and large".
_SO_CALLED = re.compile(
    r"(?P<who>Sizes|Colou?rs|Flavou?rs|Styles|Levels|Types|Kinds|Shapes|Fillings|Toppings|Crusts) (?=[a-z])"
)
_OURS_ARE = re.compile(
    r"(?i:our|the|these|we have (?:\w+|\d+)) (?:[a-z]+ )?(?P<who>[a-z]+s)(?: today| right now)?(?: (?:are|include)|:) "
)
_THINGS_IN = re.compile(r"(?P<who>[A-Z][a-z]+(?: [a-z]+)?) (?:in|for) (?!\d)")  # "Small groups in", "Photographer for"
_OPENS: Final = (_SO_CALLED, _OURS_ARE, _WE_DO, _A_NAME_DOES, _THOSE_ARE, _THINGS_IN)
_WAYS = re.compile(r"(?P<things>[^:]+),? (?:in|on) (?P<ways>[^,:]+(?:, [^,:]+)*?,? (?:or|and) [\w-]+(?: [\w-]+)?)$")
_IS_A_FIRM = re.compile(
    rf"{_CAPITAL}(?: (?:&|and|of|the|{_CAPITAL}))* {_CAPITAL}, [a-z]"
)  # "Bao Haus, dumplings and tea"
_OF_TWO: Final = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* (?:and|&) [A-Z]")
_LAST = re.compile(r"^(?:and|or|plus|as well as) (?P<item>.+)$", re.IGNORECASE)
_JOINED = re.compile(r"^(?P<one>.+?) (?:and|or) (?P<two>.+)$")
_ASIDE = re.compile(r"\s*\([^)]*\)")
_PRICE = re.compile(
    r",?\s(?:from |at |for |only |just )?[$€£]\s?\d[\d,]*(?:\.\d\d)?(?: (?:each|apiece|per \w+|an? \w+))?(?=[,;]| and | or |$)"
)
_ARTICLE = re.compile(r"^(?:an?|the|our|some|also|either)\s+(?=[a-z])")
_TAIL = re.compile(
    r"\s+(?:on|at|every|each|for|from|until|daily|weekly|by|in|all|with|only on|any ?day|seven days|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?)\b.*$",
    re.IGNORECASE,
)
_NO_ITEM = re.compile(
    r"^(?:choose|pick|find|bring|ask|see|call|visit|come|text|please|select|try|rain)\b|[\d$€£=:?!]|\b(?:is|are|was|were|has|have|you|we|they|it|i|that|which|who|not|no|will|can|must|your|my|"
    r"free|parking|wi-?fi|cash|(?:credit|debit) cards?|checks?|licensed|bonded|insured|certified|owned|friendly|reliable|fast|"
    r"local|"
    r"affordable|honest|adults?|child(?:ren)?|kids|people|men|women|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|"
    r"open|closed|daily|both|any|every|all|days?|nights?|hours?|lunch|dinner|breakfast|except|thanksgiving|christmas|"
    r"(?-i:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)|january|february|march|april|june|july|august|september|october|november|december|"
    r"dogs|cats|phone|email|walk-?ins?|appointments?|since|est|ages?)\b",
    re.IGNORECASE,
)
_LEAST, _MOST, _WORDS = 2, 12, 4


class ProseList(NamedTuple):
    """What is listed, the stems of what it is called there, and by which verb."""

    options: tuple[str, ...]
    called: frozenset[str]
    verb: str = ""
    is_sure: bool = False  # a list, though of two only: by its noun, by capitals, or by the time of each
    is_way: bool = False  # "in English or German": how the things before are had


def prose_lists(sentence: str, about: Collection[str] = ()) -> Iterator[ProseList]:
    """The lists of a sentence; `about` are the stems of the goal: where cakes are ordered, a "carrot cake" is carrot."""
    told = _ASIDE.sub("", tidied(sentence)).strip(" .-–•*")
    told = told if len(_PRICE.findall(told)) > 1 else _PRICE.sub("", told)  # of prices there are other readers
    ways = _WAYS.match(told)
    if ways and (things := _opened(ways["things"].rstrip(", "), about)) and (by := _items(ways["ways"])):
        yield things
        yield ProseList(tuple(by), things.called, is_sure=True, is_way=True)
    elif only := _opened(told, about):
        yield only


def _opened(told: str, about: Collection[str]) -> ProseList | None:
    openings = (match for match in (one.match(told) for one in _OPENS) if match)
    return next(filter(None, (_after(match, told, about) for match in (*openings, None))), None)


def _after(opens: re.Match[str] | None, told: str, about: Collection[str]) -> ProseList | None:
    """The list that stands after such words, or is all that is told."""
    rest = told[opens.end() :] if opens else told
    words = opens.groupdict() if opens else {}
    called = stems(words["who"]) if opens and "who" in words and not words.get("verb") else frozenset()
    thing = _ITS_THING.match(rest) if opens else None
    if thing and (of := stems(thing["thing"]) & frozenset(about)):
        called, rest = called | of, rest[thing.end() :]
    items = _items(rest)
    if not items or (opens is None and (_IS_A_FIRM.match(told) or _is_name_of_two(told, items, about))):
        return None
    items, noun = _without_noun(items, about)
    verb = stem_of(words.get("verb") or "")
    is_sure = len(items) > _LEAST or bool(called or noun) or all(one[:1].isupper() for one in items)
    is_sure = is_sure or _each_at_its_time(rest.split(", "), items)
    return ProseList(tuple(dict.fromkeys(items)), called | noun, verb, is_sure)


def _is_name_of_two(told: str, items: list[str], about: Collection[str]) -> bool:
    """ "Paws and Claws grooming" is who they are, and nothing to choose from; what the goal speaks of may well be."""
    return _OF_TWO.match(told) is not None and len(items) == _LEAST and stems(items[0]).isdisjoint(about)


def _items(listed: str) -> list[str]:
    """ "roses, tulips and lilies, delivered every day": what comes after the last of them is no more of the list."""
    found: list[str] = []
    is_ended = False
    pieces = re.split(r"\s*[,;/]\s*", listed)
    for place, piece in enumerate(pieces):
        last, joined = _LAST.match(piece), _JOINED.match(_TAIL.sub("", piece))
        if last:
            found.append(last["item"])
        elif joined and not _names_both(joined["one"], joined["two"], found):
            found += [joined["one"], joined["two"]]
        else:
            found.append(piece)
            continue
        is_ended = place < len(pieces)
        break
    bare = [_ARTICLE.sub("", _TAIL.sub("", item.strip())).strip() for item in found]
    if not is_ended:
        while len(bare) > _LEAST and _NO_ITEM.search(bare[-1]):
            bare.pop()
    is_list = len(bare) > _LEAST or (is_ended and len(bare) == _LEAST) or _each_at_its_time(found, bare)
    is_plain = all(item and len(item.split()) <= _WORDS and not _NO_ITEM.search(item) for item in bare)
    return bare if is_list and is_plain and len(bare) <= _MOST else []


def _each_at_its_time(found: list[str], bare: list[str]) -> bool:
    """ "Slow flow at 7 am, hot yoga at 6 pm"."""
    pairs = zip(found, bare, strict=False)
    return len(bare) == _LEAST <= len(found) and all(_TAIL.search(item) and item.strip() != one for item, one in pairs)


def _names_both(one: str, two: str, before: list[str]) -> bool:
    """ "Haircut, beard trim, haircut and beard": the last is both of what stands before it."""
    known = set(" ".join(before).lower().split())
    return set(one.lower().split()) <= known and not known.isdisjoint(two.lower().split())


def _without_noun(items: list[str], about: Collection[str]) -> tuple[list[str], frozenset[str]]:
    """ "Apple, pecan and pumpkin pies" are three kinds of what the goal calls so."""
    *others, last = items
    first, _, noun = last.rpartition(" ")
    own = stems(noun) & frozenset(about)
    are_kinds = first and own and not any(stems(one.split()[-1]) & frozenset(about) for one in others)
    if are_kinds and not any(one.endswith("s") and noun.endswith("s") for one in others):
        return [*others, first], own
    return items, frozenset()
