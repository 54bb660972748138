"""How does a letter that an English caller tells change a name: "with a K", "with two T's", "a C, not a K"?"""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from echolink.agent.english.letters_left_out import CUES as LEFT_OUT
from echolink.agent.english.letters_left_out import without_letter
from echolink.agent.english.name_words import LETTER, may_stand_in_a_name
from echolink.agent.english.words import words, words_in

_LETTERS: Final = r"(?:[A-Z]{2,4}|sch|ck|ch|ph|th|sh|tz|ie|ey|ee|ea|[b-z])"  # in capitals: told one by one, "a c k"
_ONE_BY_ONE: Final = re.compile(r"(?<![\w'’-])(?:an? )??(?P<letters>[a-z](?:[ -][a-z]){1,3})(?![\w'’-]|[ -][a-z]\b)")
_ALIKE: Final = 0.75  # of two ways to write one name
_MARK: Final = r"(?:['’]s)?"
_A: Final = r"(?:an? |the letter |1 |just |only )*"
_ENDS: Final = r"ends? (?:in|with|on)|ending (?:in|with)"
# "It's with a C", "with a K not a C", "with two R's", "double N", "C instead of K".
_TOLD: Final = re.compile(
    rf"\b(?:(?P<cue>with|has|have|needs?|takes|add|put|there's|there is|it's|that's|should be|but|got|{_ENDS}) )(?P<how>{_A})"
    rf"(?P<many>2 |double |single |two )?(?P<new>{_LETTERS}){_MARK}(?![\w'’])"
    rf"(?P<not>,? (?:and )?(?:not|instead of|rather than) (?:with )?{_A}(?P<old>{_LETTERS}){_MARK}(?![\w'’]))?"
    r"(?P<end>,? (?:at|on|in) the end)?(?P<start>,? (?:at|in) the (?:start|beginning|front))?"
)
_OTHER_WAY: Final = re.compile(
    rf"\bnot (?:with )?{_A}(?P<old>{_LETTERS}){_MARK},? (?:but )?(?:it's |that's )?"
    rf"(?:with )?{_A}(?P<new>{_LETTERS}){_MARK}(?![\w'’])"
)
_SINGLE: Final = re.compile(
    rf"\b(?:with|has|only|just) (?:only |just )*(?:1|one|a single) (?P<new>[a-z]){_MARK}(?![\w'’])"
)
# "I E, not E I", without a word before it.
_RATHER: Final = re.compile(
    r"(?P<new>[A-Z]{2,4}),? (?:and |but )?(?:not|instead of|rather than) (?P<old>[A-Z]{2,4})(?!\w)"
)
# "The C should be a K", "change the C to a K"; "K, not C"; "two L's", "one more L".
_IS_ONE: Final = rf"{_MARK}(?![\w'’-])"
_SHOULD_BE: Final = re.compile(
    rf"\b(?:the|that|change) (?P<old>[a-z]){_IS_ONE} (?:should be|must be|has to be|needs to be|to|is) (?:\w+ )??an? "
    rf"(?P<new>[a-z]){_IS_ONE}"
)
_NOT_THAT: Final = re.compile(
    rf"(?<![\w'’-])(?P<new>[b-hj-z]){_IS_ONE},? (?:and |but )?(?:not|instead of|rather than) (?:an? |the )?"
    rf"(?P<old>[a-z]){_IS_ONE}"
)
_MORE_OF_IT: Final = re.compile(
    rf"\b(?:(?:double|another|(?:1|one) more) [b-hj-z]{_IS_ONE}|(?:2|two) [b-hj-z]['’]?s(?![\w'’-]))"
)
# "Kathryn with a K and a Y", "Stephens, with a p h", "Reid with ei" tell letters of the name, and spell none.
_ONE_TOLD: Final = (
    rf"(?:(?:(?:just|only|the letters?|1|one|2|two|double|an?) )+{LETTER}(?:[ -]{LETTER}){{0,3}}|{LETTER}(?:[ -]{LETTER}){{1,3}}|"
    r"(?:(?:just|only|an?|the) )*(?:sch|ck|ch|ph|th|sh|tz|dt|ie|ei|ey|ee|ea|oe|ow|ou|ue|ae|ll|tt|nn|rr|ss|mm|ff))(?:['’]s)?"
)
_WITH_LETTERS: Final = re.compile(
    rf",?\s+(?:spelled |spelt |written )?with {_ONE_TOLD}(?:(?:,? and|,? not|,? instead of|,)(?: with)? {_ONE_TOLD})*(?![\w'’])"
    r"(?=\W*$|[,.;!?]|,? (?:and|not|at|in|please|then|if|but|instead|on|for)\b)",
    re.IGNORECASE,
)
# The name that a letter is told of: "Stephens, with a p h".
_OF_A_NAME: Final = re.compile(r"\b(?P<name>[a-z'’-]{3,}),? (?:spelled |spelt |written )?with\b")
_NO_SUCH: Final = frozenset(words("part word letter spelling half bit except family given surname"))
_FIRST: Final = re.compile(r"\b(?:first|1st|given) names?\b")
_LAST: Final = re.compile(r"\b(?:last|family|sur) ?-?names?\b")
_SURE: Final = frozenset(("with", "has", "have", "need", "needs", "takes", "there's", "there is", "add", "put"))
_CUES: Final = frozenset(
    words(
        "with has have need needs takes there not double but should it that only just ends end ending add put instead "
        "more another two 2 change"
    )
)
# By which letters a sound may have been written instead.
_SOUNDS: Final[Mapping[str, Sequence[str]]] = {
    "c": ("k", "ck", "ch", "s"), "k": ("ck", "ch", "c"), "ck": ("k", "c"), "ch": ("k", "c", "sh"), "s": ("z", "c"), "z": ("s",),
    "y": ("ie", "ey", "i"), "i": ("y",), "ie": ("y", "ey", "i"), "ey": ("y", "ie", "i"), "ee": ("ea", "ie", "i"), "ea": ("ee",),
    "f": ("ph", "v"), "ph": ("f", "v"), "v": ("ph", "w", "f"), "w": ("v",), "j": ("g", "y"), "g": ("j",), "th": ("t",),
    "t": ("th", "d"), "d": ("t",),
    "b": ("p",), "p": ("b",), "m": ("n",), "n": ("m",), "sh": ("sch", "ch"), "sch": ("sh",), "x": ("cks", "ks"),
    "q": ("k", "c"), "tz": ("ts", "z"), "l": ("r",), "r": ("l",),
}  # fmt: skip
_NEVER_FIRST: Final = frozenset(("ck", "tz", "ey", "ie"))  # no name begins with these letters
_SILENT: Final[Mapping[str, str]] = {"e": "bcdfghjklmnprstvwz", "h": "a"}  # letter → ends to which it is added unheard


_PATTERNS: Final = (_RATHER, _OTHER_WAY, _SHOULD_BE, _TOLD, _NOT_THAT)


def lettered(known: str, said: str, *, is_new: bool = False) -> str | None:
    """The known name as a letter told changes it; "" where one is told and its place is open; None where none is told.

    `said` is from `heard`. `is_new`: the name came in the same breath, so that a letter which it has changes nothing.
    """
    if (_CUES | LEFT_OUT).isdisjoint(words_in(said)):
        return None
    if _is_of_another(known, said):
        return None
    said = _ONE_BY_ONE.sub(_joined, said)
    if meant := _part_meant(known, said):
        at, spoken = meant
        parts = known.split()
        changed = _changed(parts[at], said, is_new=is_new)
        if changed and spoken != parts[at].lower() and _has_them(spoken, said):
            changed = spoken.title()  # "Barrett with two r's and two t's" tells all of it
        return " ".join([*parts[:at], changed, *parts[at + 1 :]]) if changed else changed
    first, _, rest = known.partition(" ")
    if rest and _FIRST.search(said):
        changed = _changed(first, said, is_new=is_new)
        return f"{changed} {rest}" if changed else changed
    if rest and _LAST.search(said):
        changed = _changed(rest, said, is_new=is_new)
        return f"{first} {changed}" if changed else changed
    return _changed(known, said, is_new=is_new)


def without_letters(said: str) -> str:
    """The name alone, of "Stephens, with a p h"."""
    return _WITH_LETTERS.sub("", said)


def _is_of_another(known: str, said: str) -> bool:
    """Whether they are letters of a name that is no part of the known one, nor nearly: "Schmidt with a d t", of Smith."""
    m = _OF_A_NAME.search(said)
    if m is None or m["name"] in _NO_SUCH or not may_stand_in_a_name(m["name"], []):
        return False
    return all(SequenceMatcher(None, part.lower(), m["name"]).ratio() < _ALIKE for part in known.split())


def _joined(told: re.Match[str]) -> str:
    """ "With a c k" is with a CK: letters that are told one by one, of which the first may be no more than an article."""
    letters = re.sub(r"[ -]", "", told["letters"])
    before = told.string[: told.start("letters")].rstrip()
    is_article = told["letters"].startswith("a ") and (len(letters) == 2 or before.endswith(_BEFORE_AN_ARTICLE))
    return f"a {letters[1:].upper() if len(letters) > 2 else letters[1:]}" if is_article else letters.upper()


_BEFORE_AN_ARTICLE: Final = ("with", "has", "have", "in", "it's", "takes", "needs", "is", "not", "there's", "be")


def _part_meant(known: str, said: str) -> tuple[int, str] | None:
    """The only part of a name of several that is said, or nearly, and how: "Novack with a C K"."""
    parts = [part.lower() for part in known.split()]
    spoken = [word for word in re.findall(r"[a-z]{3,}", said) if word not in _CUES]
    meant = {
        n: word
        for n, part in enumerate(parts)
        for word in spoken
        if SequenceMatcher(None, part, word).ratio() >= _ALIKE
    }
    return next(iter(meant.items())) if len(parts) > 1 and len(meant) == 1 else None


def _has_them(word: str, said: str) -> bool:
    """Whether a word is written with all the letters that are told."""
    told = [(m["new"].lower(), m["many"] in ("2 ", "two ", "double ")) for m in _EACH.finditer(said)]
    return bool(told) and all(letters * (2 if twice else 1) in word for letters, twice in told)


_EACH: Final = re.compile(
    rf"\b(?:with|has|and|in|an?|but) (?:an? )?(?P<many>2 |two |double )?(?P<new>{_LETTERS}){_MARK}(?![\w'’])"
)


def _changed(known: str, said: str, *, is_new: bool) -> str | None:
    if not is_new and (fewer := without_letter(known, said)) is not None:
        return fewer
    m = next((m for pattern in _PATTERNS if (m := pattern.search(said))), None)
    single = _SINGLE.search(said)
    if m is None and single is None:
        return _with_doubled(known, _MANY.findall(said)) if _MORE_OF_IT.search(said) else None
    told = m.groupdict() if m is not None else {}
    new, old = (single["new"], None) if single and not told.get("old") else (told["new"], told.get("old"))
    new, old = new.lower(), old.lower() if old else old
    if not single and not (old or told.get("many") or told.get("cue") in _SURE or _is_end(told)):
        return None
    if single and not old and (fewer := _once(known, new)):
        return fewer
    if is_new and new in known.lower() and not told.get("many"):
        return None
    if old:
        return _replaced(known, [old], new)
    if told.get("many"):
        return _with_doubled(known, _MANY.findall(said) or [new])
    if _is_end(told):
        return _ended(known, new)
    return _replaced(known, _SOUNDS.get(new, ()), new) or _ended_unheard(known, new)


def _is_end(told: Mapping[str, str | None]) -> bool:
    return bool(told.get("end")) or (told.get("cue") or "").startswith("end")


def _replaced(known: str, olds: Sequence[str], new: str) -> str:
    """The first way of writing the sound that stands in the name once, or once at the beginning of a part."""
    for old in olds:
        places = [m.start() for m in re.finditer(re.escape(old), known, re.IGNORECASE)]
        places = [p for p in places if known[p : p + len(new)].lower() != new or len(new) <= len(old)]
        if new in _NEVER_FIRST:
            places = [p for p in places if p and known[p - 1] not in " -"]
        first = [p for p in places if p == 0 or known[p - 1] in " -"]
        for found in (places, first):
            if len(found) == 1:
                return _put(known, found[0], len(old), new)
    return ""


def _put(known: str, at: int, length: int, new: str) -> str:
    cased = new.capitalize() if known[at].isupper() else new
    return known[:at] + cased + known[at + length :]


_MANY: Final = re.compile(r"\b(?:2|two|double|another|(?:1|one) more) (?P<letter>[a-z])['’]?s?(?![\w'’])")


def _with_doubled(known: str, letters: Sequence[str]) -> str:
    """ "With two R's and two T's": each of them, of which some may stand twice already; "" where a place is open."""
    changed = known
    for letter in letters:
        if letter * 2 not in changed.lower():
            changed = _doubled(changed, letter)
    return changed if changed != known else ""


def _doubled(known: str, letter: str) -> str:
    places = [m.start() for m in re.finditer(rf"(?<!{letter}){letter}(?!{letter})", known, re.IGNORECASE)]
    places = [p for p in places if p and known[p - 1] != " "]
    return known[: places[-1]] + letter + known[places[-1] :] if len(places) == 1 else ""


def _once(known: str, letter: str) -> str:
    places = [m.start() for m in re.finditer(letter * 2, known, re.IGNORECASE)]
    return known[: places[0]] + known[places[0] + 1 :] if len(places) == 1 else ""


def _ended(known: str, new: str) -> str:
    """With other letters at the end: of the part whose end sounds so, else of the last."""
    parts = known.split()
    for old in _SOUNDS.get(new, ()):
        ending = [n for n, part in enumerate(parts) if part.lower().endswith(old)]
        if len(ending) == 1:
            parts[ending[0]] = parts[ending[0]][: -len(old)] + new
            return " ".join(parts)
    if len(new) > 1 and (last := _with_end(parts[-1], new)):
        return " ".join([*parts[:-1], last])
    if parts[-1].lower().endswith(new):
        return ""
    return " ".join([*parts[:-1], parts[-1] + new])


def _with_end(part: str, new: str) -> str:
    """ "Jenson, ends in E N": as many letters at the end as are told, where one of them stays."""
    old = part[-len(new) :].lower()
    if old == new or len(part) <= len(new) + 1:
        return ""
    return part[: -len(new)] + new if any(a == b for a, b in zip(old, new, strict=True)) else ""


def _ended_unheard(known: str, new: str) -> str:
    """ "Clarke with an E", "Sarah with an H": a letter that nobody hears."""
    parts = known.split()
    may_end = [n for n, part in enumerate(parts) if part[-1].lower() in _SILENT.get(new, "")]
    if len(may_end) != 1:
        return ""
    parts[may_end[0]] += new
    return " ".join(parts)
