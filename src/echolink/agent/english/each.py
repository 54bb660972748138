"""What does a context tell of each of several things: "The Vault: 2 to 6 players. The Submarine: 4 to 8"?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.numbers import CARDINAL
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words, words_in
from echolink.agent.field import Field

_WORD: Final = r"[A-Za-zÀ-þ][\w'’&-]*"
_DAY: Final = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|r|rs)?s?|week\s?days?|week\s?ends?|daily)\b"
)
_BOUND: Final = (
    r"(?:(?:up to|at least|ages?|aged|from|between|over|under|max\.?|maximum|only|every|on|the (?:first|second|third|last)) )*"
    rf"(?:\d{{1,3}}\+?(?![\d:.]|\d*[ -]?(?:minutes?|mins?|hours?|hrs?|h\b|%|[$€£])| ?[ap]\.?m)|"
    rf"{CARDINAL}(?! ?-?(?:minutes?|hours?))|(?:everyone|anyone|everybody|all ages)\b|{_DAY})"
)
# What leads from a thing to that which is told of it.
_LEADS: Final = (
    r"(?:(?:is|are|meets?|runs?|starts?|takes? place|classes|class) )?"
    r"(?:(?:for|sleeps?|holds?|seats?|takes?|fits?|on|every) )?"
)
_ITEM = re.compile(
    r"(?:^|(?<=[,;:.)] )|(?<=\band )|(?<=\bor ))(?:(?:the|a|an|our|and|or) )*(?P<the>(?:The )?)"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,2}}?)(?: ?\((?=\D*\d|\w)|(?::|,| -| –)? (?={_LEADS}{_BOUND}))",
    re.IGNORECASE,
)
_IS_BOUND = re.compile(rf"^{_LEADS}{_BOUND}", re.IGNORECASE)
_JOINT = re.compile(r"^(?:(?:and|or) )+|[ ,;.]*(?:\b(?:and|or)\b)?[ ,;.]*$")
_NO_NAME: Final = frozenset(
    words(
        "open opens opening closed close closes hours hour break groups party parties tables children child kids "
        "adults adult seniors people persons guests we i you they it there this that max maximum min minimum up from to for "
        "only every each on at in between over under age ages aged booking bookings appointments appointment orders order notice "
        "free price prices last first call phone parking is are not no by please deliveries delivery office otherwise "
        "sleeps holds seats takes fits weekdays weekends weekend daily monday tuesday wednesday thursday friday saturday sunday "
        "costs cost takes lasts within travel mon tue wed thu fri sat sun tues thur thurs jan feb mar apr may jun jul aug "
        "sep sept oct nov dec january february march "
        "april june july august september october november december available days nights year years week weeks must "
        "have has need needs be can will may with without or and the a an players passengers riders drivers members tickets "
        "eat drink bring wear come park ring knock bell cash card cards cheque check tip tips parking well before after please "
        "always never ask tell speak be kind friendly polite keep stay call"
    )
)
_NO_BOUND = re.compile(
    r"\W*\d+ [A-Z]|.*\b(?:dollars?|bucks|euros?|cents|miles?|km|%)|\D*\d+ (?:hours?|hrs?|minutes?|mins?)\b"
)  # "8 Mill Street"
_OF_SOMEBODY = re.compile(
    r"\b(?:people|(?<!per )(?<!a )(?<!each )persons?|guests?|players?|kids|children|adults|years?|ages?|up to|max(?:imum)?|"
    r"sleeps?|seats?|holds?|takes?|fits?)\b|"
    r"\d ?(?:-|–|to) ?\d|\d\+",
    re.IGNORECASE,
)
_ONLY_A_FIGURE = re.compile(
    r"(?:from )?\d{1,4}(?:\.\d\d)?(?:(?: ?/ ?| ?, ?| )[a-z+/& ]*\d{1,4}(?:\.\d\d)?)*(?: (?:per|an?|each) \w+)?\W*", re.I
)
_NOT_ALONE: Final = frozenset(words("group day night table half full"))
_BARE = re.compile(rf"{_WORD}(?: {_WORD}){{0,2}}(?:(?:, | ?/ ?|,? (?:and|or) ){_WORD}(?: {_WORD}){{0,2}})+")
_OF_A_STREET = re.compile(
    r"\b(?:street|st|avenue|ave|road|rd|lane|ln|boulevard|blvd|drive|square|plaza|floor|inc|llc|ltd|repair)$", re.I
)
_BETWEEN = re.compile(r", (?:and |or )?| ?/ ?| (?:and|or) ")
# Of what somebody may be asked to choose one, whatever there is of it.
_ONE_OF: Final = frozenset(
    words(
        "service services treatment room class course session workshop program programme package plan option product branch "
        "location site group level activity game tour trip boat meal type kind style hall court track lesson sport ride menu "
        "subject instrument topic size language flavor flavour color colour shop studio event model"
    )
)
_LEAST, _MOST = 2, 12


@lru_cache(maxsize=64)
def told_of_each(sentences: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """The name, what is told of it, and both as they are written; of fewer than two things nothing."""
    found = [one for sentence in sentences for one in _items(tidied(sentence).strip(" .!"))]
    if not any(_OF_SOMEBODY.search(told) for _, told, _ in found):
        found = [one for one in found if not _ONLY_A_FIGURE.fullmatch(one[1])]  # a price list: "Compact 45, van 89"
    found = [one for kind in (True, False) for one in _alike(found, of_days=kind)]
    names = {name.lower() for name, _, _ in found}
    return tuple(found) if _LEAST <= len(names) <= _MOST else ()


def _alike(found: Sequence[tuple[str, str, str]], *, of_days: bool) -> list[tuple[str, str, str]]:
    """Those of which days are told, or bounds; one alone is no list: "pickups are Monday to Friday", "parcels up to 50 lbs"."""
    own = [one for one in found if (_NAMES_A_DAY.search(one[1]) is not None) == of_days]
    return own if len({name.lower() for name, _, _ in own}) >= _LEAST else []


def is_of_each(sentence: str, of_each: Sequence[tuple[str, str, str]]) -> bool:
    """Whether a sentence tells of one or several of things of each of which the context tells something (`told_of_each`)."""
    plain = tidied(sentence) if of_each else ""
    return any(whole in plain for _, _, whole in of_each)


def _items(sentence: str) -> Iterator[tuple[str, str, str]]:
    marks = [m for m in _ITEM.finditer(sentence) if is_name(m["name"].lower())]
    ends = [*(m.start() for m in marks[1:]), len(sentence)] if marks else []
    parts = [(m, sentence[m.end() : end]) for m, end in zip(marks, ends, strict=True)]
    if not any(_IS_BOUND.match(told) for _, told in parts):
        return
    for m, told in parts:
        if _NO_BOUND.match(told):
            continue
        is_in_brackets = m.group().endswith("(")
        inner = told.replace(")", " ", 1) if is_in_brackets else told
        yield m["name"], _JOINT.sub("", inner), _JOINT.sub("", sentence[m.start() : m.end()] + told)


def is_name(name: str) -> bool:
    said = words_in(name)
    return said.isdisjoint(_NO_NAME) and not (len(said) == 1 and said <= _NOT_ALONE)


def bare_list(sentence: str) -> tuple[str, ...]:
    """The options of a line that is no more than a list: "Yoga, Spin, Boxing"; empty for any other."""
    plain = tidied(sentence).strip(" .!")
    names = _BETWEEN.split(plain) if _BARE.fullmatch(plain) else []
    is_list = _LEAST <= len(names) <= _MOST and (
        "/" in plain or all(not _OF_A_STREET.search(name) and name[:1].isupper() for name in names[:1] + names[2:])
    )
    return tuple(names) if is_list and words_in(plain.lower()).isdisjoint(_NO_NAME - {"and", "or"}) else ()


def with_each(fields: tuple[Field, ...], sentences: Sequence[str]) -> tuple[Field, ...]:
    """A field in free words that asks which of several is a choice of those of which the context tells something each."""
    make = any(f.name.startswith(("make", "brand")) for f in fields)  # "make and model" are of the caller's own thing
    asking = (f for f in fields if _may_be_one(f) and not f.options and _asks_for_one(f))
    target = next((f for f in asking if not (make and f.name.endswith("model"))), None)
    if target is None:
        return fields
    chosen = {option.lower() for f in fields for option in f.options}
    told = told_of_each(tuple(sentences))
    own = stems(target.name.replace("_", " "))  # "lessons Tuesday to Sunday" are no kind of lesson
    each = dict.fromkeys(name for name, _, _ in told if not stems(name) <= own)
    lists = [tuple(each), *map(bare_list, sentences)]
    options = next((names for names in lists if len(names) >= _LEAST and chosen.isdisjoint(map(str.lower, names))), ())
    return tuple(replace(f, kind="choice", options=options, ask="") if f is target and options else f for f in fields)


def with_the_classes(fields: tuple[Field, ...], sentences: Sequence[str], goal: str) -> tuple[Field, ...]:
    """ "Salsa Mondays 7 pm, tango Tuesdays 7:30": who signs up is asked for which class of those that are listed."""
    if not _A_CLASS.search(goal) or any(f.options or f.role for f in fields) or all(f.kind != "date" for f in fields):
        return fields
    told = (one for one in told_of_each(tuple(sentences)) if _ON_A_DAY.match(one[1]))
    named = dict.fromkeys(name for name, _, _ in told if not _DOES.search(name))
    if len(named) < _LEAST:
        return fields
    return (Field(name="class", kind="choice", label="the class", options=tuple(named)), *fields)


_A_CLASS: Final = re.compile(r"\b(?:class|classes|lessons?|courses?|workshops?|trial)\b", re.IGNORECASE)
_DOES: Final = re.compile(r" (?:teaches|works|comes|gives|sees|runs|is|has)$")  # "Olga teaches" is no class
_NAMES_A_DAY: Final = re.compile(rf"\b{_DAY}", re.IGNORECASE)
_ON_A_DAY: Final = re.compile(rf"(?:(?:on|every|is|are|only|runs?|meets?) )*{_DAY}", re.IGNORECASE)


def _may_be_one(field: Field) -> bool:
    """ "Site" is an address, unless there are several of which the context tells something."""
    return field.kind == "text" or (field.kind == "address" and field.name in ("site", "location", "branch"))


def _asks_for_one(field: Field) -> bool:
    name = field.name.replace("_", " ").split()
    return (
        bool(name) and name[-1] in _ONE_OF and len(name) <= _MOST_WORDS and (len(name) == 1 or name[0] not in _COUNTED)
    )


_COUNTED: Final = frozenset(words("number count how size amount many"))
_MOST_WORDS: Final = 2  # of a field that asks for one of several


def about_option(option: str, options: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """The parts of a context that speak of one option, and of no other: those of a list, and whole sentences."""
    parts = [whole for name, _, whole in told_of_each(tuple(sentences)) if name.lower() == option.lower()]
    own, others = stems(option), [stems(o) for o in options if o != option]
    for sentence in sentences:
        said = stems(sentence)
        if own and own <= said and not any(o and o <= said and not o <= own for o in others):
            parts.append(sentence)
    return list(dict.fromkeys(parts))
