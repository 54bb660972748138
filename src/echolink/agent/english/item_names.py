"""By which words are things on a list called in English: their names, what only one of them has, another order of the words?"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.option_forms import heads_of, is_kind_of_another, said_otherwise
from echolink.agent.english.words import words


@lru_cache(maxsize=256)
def pattern_of(options: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all options, by their names and by words that only one of them has; groups are numbered options."""
    names = {option: heard(option) for option in options}
    shared = [set(re.findall(r"[a-z]{3,}", name)) for name in names.values()]
    aliases: list[tuple[str, str]] = []
    for option, name in names.items():
        own = {w for w in re.findall(r"[a-z]{3,}", name) if sum(w in ws for ws in shared) == 1} - _PLAIN
        own = set() if is_kind_of_another(option, options) else own
        aliases += [(_spaced(one), option) for one in (name, *own - {name})]
        aliases += [(pattern, option) for pattern in said_otherwise(option, options, _spaced)]
    heads = heads_of(options)
    aliases += [
        (_with_head(name, heads), option) for option, name in names.items() if name.rstrip("s").endswith(tuple(heads))
    ]
    aliases.sort(key=lambda pair: len(pair[0]), reverse=True)
    items = {f"o{n}": option for n, (_, option) in enumerate(aliases)}
    parts = [f"(?P<o{n}>{pattern})" for n, (pattern, _) in enumerate(aliases)]
    return re.compile(rf"\b(?:{'|'.join(parts) or '(?!)'})(?:e?s)?\b"), items


def _with_head(name: str, heads: Mapping[str, str]) -> str:
    """ "Chocolate shake" for "chocolate milkshake"."""
    before, _, last = PLURAL.sub("", name).rpartition(" ")
    return f"{_spaced(before)}[\\s-]*{heads[last]}" if before else heads[last]


_PLAIN: Final = frozenset(
    words(
        "and the for per hot ice big new old off day all any our one two six ten not you can "
        "with large small medium extra plain house fresh special daily each hour half full basic other from this that"
    )
)


@lru_cache(maxsize=1024)
def spaced_name(option: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_spaced(heard(option))}(?:e?s)?\b")


def _spaced(name: str) -> str:
    """Singular and plural, with spaces or hyphens or neither."""
    stem = PLURAL.sub("", name) if len(name) > _SHORT else name
    pattern = r"[\s-]*".join(re.escape(word) for word in re.split(r"[\s-]+", stem))
    return f"{pattern[:-1]}(?:y|ie)" if len(name) > _SHORT and stem.endswith("y") else pattern


PLURAL: Final = re.compile(r"(?:(?<=ch|sh|ss)|(?<=x))es$|(?<!s)s$")
_SHORT: Final = 4  # letters of a name that is hardly a plural


@lru_cache(maxsize=256)
def shared_words(options: tuple[str, ...]) -> re.Pattern[str]:
    words_of = [set(re.findall(r"[a-z]{3,}", heard(option))) for option in options]
    shared = {w for ws in words_of for w in ws if sum(w in other for other in words_of) > 1} - _PLAIN
    return re.compile(
        rf"\b(?P<word>{'|'.join(sorted(map(_spaced, shared), key=len, reverse=True)) or '(?!)'})(?:e?s)?\b"
    )
