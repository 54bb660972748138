"""By which forms does one of several things on a list differ from the others, and how is that said: "fries, large"?"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.heard import heard

_LONG: Final = 8  # letters of a word that may be two words in one: "milkshake"
_HEAD: Final = 5  # letters of the second, by which alone it may be called
_LINKS: Final = r"(?:,? (?:in |in an? |an? |the )?)"
_OF: Final = r"(?: (?:order|portion|size|serving)s?)? of (?:the |your )?"


_NUMBERED: Final = r"(?:(?<=\ba )|(?<=\ban )|(?<=\bsome )|(?<=\d ))"  # "two al pastor"
_ALONE: Final = r"\W*(?:$|,|and\b|plus\b|please\b|too\b|as well\b)"


_ALSO: Final = {"large": "big", "small": "little"}


class Formed(NamedTuple):
    """An option as what it is of several, "fries", and which of these, "large"."""

    base: str
    form: str


@lru_cache(maxsize=256)
def forms_of(options: tuple[str, ...]) -> dict[str, tuple[Formed, ...]]:
    """Each option that shares its first or its last words with another one, apart from these."""
    split = {option: heard(option).split() for option in options}
    return {option: found for option in options if (found := tuple(_formed(option, split)))}


def _formed(option: str, split: dict[str, list[str]]) -> set[Formed]:
    own, found = split[option], set()
    for other in (words for one, words in split.items() if one != option):
        behind = _shared(own[::-1], other[::-1])
        before = _shared(own, other)
        if 0 < behind < len(own) and (behind > 1 or not own[-2].isdigit()):
            behind -= own[-behind - 1].isdigit()  # "8 inch" of "8 inch cake"
            found.add(Formed(" ".join(own[-behind:]), " ".join(own[:-behind])))
        if 0 < before < len(own) and before < len(other):
            found.add(Formed(" ".join(own[:before]), " ".join(own[before:])))
    return found


def _shared(one: list[str], other: list[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_kind_of_another(option: str, options: tuple[str, ...]) -> bool:
    """Whether it is another option with a word before it, so that this word alone is no name of it."""
    name = heard(option)
    return any(name.endswith(f" {heard(other)}") for other in options if other != option)


def said_otherwise(option: str, options: tuple[str, ...], spaced: Callable[[str], str]) -> list[str]:
    """Patterns for an option with its form behind it, or with an "of": "fries, large", "a cup of tomato soup"."""
    return [
        pattern
        for base, form in forms_of(options).get(option, ())
        for pattern in (
            rf"{spaced(base)}(?:e?s)?{_OF}{_said(form, spaced)}",  # "two slices of apple"
            rf"{spaced(base)}(?:e?s)?{_LINKS}{_said(form, spaced)}(?! {spaced(base)})",
            rf"{_said(form, spaced)}(?:e?s)?{_OF}{spaced(base)}",
            *(
                (rf"{_said(form, spaced)} {spaced(base.rpartition(' ')[2])}",) if " " in base else ()
            ),  # "an 8 inch cake"
            *((rf"{_ALSO[form]} {spaced(base)}",) if form in _ALSO else ()),
            *((_said(form, spaced),) if " " in form and form[0].isalpha() else ()),  # "a dozen chocolate chip"
            *(
                (rf"{_NUMBERED}{_said(form, spaced)}(?=(?:e?s)?{_ALONE})",)
                if is_kind_of_another(option, options)
                else ()
            ),
        )
    ]


def _said(form: str, spaced: Callable[[str], str]) -> str:
    """A form in the words for it: who wants a large one may say a big one."""
    return rf"(?:{spaced(form)}|{_ALSO[form]})" if form in _ALSO else spaced(form)


def of_that_form(old: str, form: str, options: tuple[str, ...]) -> str | None:
    """The one option that has this form of what is called `old`: "small" of "large fries"; None where that is unclear."""
    form = re.sub(r"^(?:an? |the |1 )|(?: 1| one)s?$|s$", "", form.strip())
    form = next((one for one, other in _ALSO.items() if other == form), form)
    own = forms_of(options).get(old)
    bases = {base for base, _ in own} if own else _bases_called(heard(old), options)
    fitting = {
        option
        for option in options
        for base, own in forms_of(options).get(option, ())
        if base in bases and own.removesuffix("s") == form
    }
    return fitting.pop() if len(fitting) == 1 else None


def _bases_called(called: str, options: tuple[str, ...]) -> set[str]:
    return {base for option in options for base, _ in forms_of(options).get(option, ()) if _is_of(called, base)}


def formed_by(before: str, word: str, options: tuple[str, ...]) -> str | None:
    """The one option that has this form, told just before a word that it shares with others: "half cord" of oak."""
    fitting = [
        option
        for option in options
        for base, form in forms_of(options).get(option, ())
        if before.endswith(f" {form} ") and re.search(rf"\b{re.escape(word)}", base)
    ]
    return fitting[0] if len(set(fitting)) == 1 else None


def is_base(called: str, options: tuple[str, ...]) -> bool:
    """Whether several things are this and something more: "fried rice"."""
    return any(re.sub(r"s$", "", base) == called for option in options for base, _ in forms_of(options).get(option, ()))


def has_form(form: str, options: tuple[str, ...]) -> bool:
    """Whether several things, or one, are had in a form that is called so."""
    form = next((one for one, other in _ALSO.items() if other == form), form)
    return any(own == form for option in options for _, own in forms_of(options).get(option, ()))


def _is_of(called: str, base: str) -> bool:
    return f" {base} ".endswith(f" {called} ") or f" {called} ".endswith(f" {base} ") or base.startswith(called)


@lru_cache(maxsize=256)
def heads_of(options: tuple[str, ...]) -> dict[str, str]:
    """The last words of options that may be called by their second half alone, with a pattern for both: "(milk)shake"."""
    all_words = {re.sub(r"s$", "", word) for option in options for word in heard(option).split()}
    lasts = {re.sub(r"s$", "", heard(option).split()[-1]) for option in options if heard(option)}
    found = {}
    for word in lasts:
        tail = word[-_HEAD:]
        if len(word) >= _LONG and word.isalpha() and sum(other.endswith(tail) for other in all_words) == 1:
            found[word] = "".join(f"{letter}?" for letter in word[:-_HEAD]) + tail
    return found
