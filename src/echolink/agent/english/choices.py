"""Which of the offered options does an English caller mean?"""

import re
from functools import lru_cache

from echolink.agent.ear import Found
from echolink.agent.english.heard import heard
from echolink.agent.english.meanings import by_meaning
from echolink.agent.english.spoken_options import spoken
from echolink.agent.english.stems import stems
from echolink.agent.english.synonyms import other_words
from echolink.agent.english.windows import are_windows, windows

_BEGINNING = 4  # letters by which a word is known in its other forms: "cleaning", "cleaned"
_KEY = re.compile(r"_+|(?<=[a-z])-(?=[a-z])")  # "small_dog"
_CAMEL = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")  # "fullService"
_ASIDE = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|\s[–-]\s.*$)")
_TWO_KINDS = re.compile(r"([a-z]{3,})s (?:and|or|&) ([a-z]{3,})s")
_ORDER = re.compile(r"\bthe (?P<n>1st|2nd|3rd|4th|last|latter|former)(?: (?:one|1|option|choice))?\b")


_YOU_SAID = re.compile(r"\byou (?:said|mentioned|listed|named|told me)\b|\bon (?:the|your) list\b")


def choices(text: str, options: tuple[str, ...], meanings: tuple[str, ...] = (), *, asked: bool) -> list[Found]:
    """Options that are named in a text from `heard`, the longer of two that overlap; "the second one" when asked.

    `meanings` is what the bot says of each of them, by which they may be named, too.
    """
    if "e-mail" in text and any("email" in option.lower() for option in options):
        text = text.replace("e-mail", " email")  # as long as it was; "mail" is another way
    if are_windows(options):
        return windows(text, options, asked=asked)
    named = (
        _together(_named(text, options), text, options)
        or (_by_number(text, options) if asked else [])
        or _called(text, options)
    )
    if named:
        return named
    measured = _by_measure(text, options, meanings)
    if measured:
        return measured
    bare = _PARTS_NOTHING.sub("", text)
    closed_up = [o for o, one, pattern in _closed_up(options) if one in bare and pattern.search(text)]
    alike = closed_up[0] if len(closed_up) == 1 else _alike(text, options, asked=asked)
    alike = alike or by_meaning(text, options, meanings)
    if alike:
        return [Found("choice", alike, 0, len(text), sure=False)]
    order = _ORDER.search(text) if asked or _YOU_SAID.search(text) else None
    if order:
        at = {"1st": 0, "former": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1, "latter": -1}[order["n"]]
        if at < len(options):
            return [Found("choice", options[at], *order.span())]
    return []


@lru_cache(maxsize=512)
def _closed_up(options: tuple[str, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The longer options, and those of figures and a letter, however they are parted: "blow-dry", "blow dry", "10 k"."""
    bare = (
        (o, _PARTS_NOTHING.sub("", o.lower())) for o in options if len(o) > _SHORT or _FIGURE_AND_LETTER.fullmatch(o)
    )
    return tuple((o, one, re.compile(rf"(?<!\w){_ANY_GAP.join(map(re.escape, one))}{_end_of(o)}")) for o, one in bare)


def _end_of(option: str) -> str:
    return r"(?!\w)" if _FIGURE_AND_LETTER.fullmatch(option) else ""


_PARTS_NOTHING = re.compile(r"[\s-]")
_ANY_GAP = r"[\s-]*"
_FIGURE_AND_LETTER = re.compile(r"\d{1,3}[a-zA-Z]{1,2}")
_SHORT = 5  # letters


def _named(text: str, options: tuple[str, ...]) -> list[Found]:
    """Options that are said as they are written, in the order in which they are."""
    found: list[Found] = []
    for option, pattern in _patterns(options):
        for m in pattern.finditer(text):
            if all(m.end() <= f.start or m.start() >= f.end for f in found):
                found.append(Found("choice", option, m.start(), m.end()))
    return sorted(found, key=lambda f: f.start)


@lru_cache(maxsize=512)
def _patterns(options: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    longest_first = sorted(options, key=len, reverse=True)
    return tuple(
        (
            o,
            re.compile(
                rf"(?<![\w'’])(?:{'|'.join((*_ways(o), *_kinds(o, options), *_ones(o, options)))})(?:e?s)?(?!\w)"
            ),
        )
        for o in longest_first
    )


def _kinds(option: str, options: tuple[str, ...]) -> list[str]:
    """ "Cats and rabbits" is meant by "a cat"; not where another option has that word, too."""
    m = _TWO_KINDS.fullmatch(option.lower())
    others = " ".join(o.lower() for o in options if o != option)
    return [] if m is None or any(kind in others for kind in m.groups()) else [re.escape(kind) for kind in m.groups()]


def _ones(option: str, options: tuple[str, ...]) -> list[str]:
    """ "A large one" is a large bouquet, where there are only bouquets."""
    named = [heard(o).rpartition(" ")[::2] for o in options]
    which = heard(option).rpartition(" ")[0]
    if len(options) < _LEAST or not all(w for w, _ in named) or len({noun.rstrip("s") for _, noun in named}) > 1:
        return []
    return [rf"{re.escape(which)} (?:1|one)"]


def _ways(option: str) -> list[str]:
    """An option as it is said, without what stands in brackets, and each of the sides of a stroke."""
    if option.lower() in ("a", "i"):  # a letter that is a word, too
        return [
            rf"(?<=\b[a-z]{{4}} ){option.lower()}(?=\W*$)",
            rf"^\W*{option.lower()}(?: please)?\W*$",
            rf"option {option.lower()}",
        ]
    plain = _KEY.sub(" ", _CAMEL.sub(" ", option)) if " " not in option else option
    bare = _ASIDE.sub("", plain).strip() or plain
    sides = [side.strip() for side in bare.split("/")] if "/" in bare and not any(c.isdigit() for c in bare) else []
    return [
        spoken(heard(way), written=way) for way in dict.fromkeys((plain, bare, *sides)) if len(way) > 1 or way == option
    ]


def _called(text: str, options: tuple[str, ...]) -> list[Found]:
    """The one option that is called by another everyday word, to be believed where the choice was asked for."""
    names = tuple(heard(_KEY.sub(" ", option)) for option in options)
    found = []
    for option, name in zip(options, names, strict=True):
        pattern = other_words(name, names)
        m = pattern.search(text) if pattern else None
        if m is not None:
            found.append(Found("choice", option, *m.span(), sure=m.group().count(" ") >= _LEAST))
    longest = [f for f in found if not any(o is not f and o.start <= f.start and f.end <= o.end for o in found)]
    return longest if len(longest) == 1 else []


def _by_number(text: str, options: tuple[str, ...]) -> list[Found]:
    """ "Sixty is fine" of 60 and 90 minutes, "the eight" of 6 inch and 8 inch: the one option that begins with a number told."""
    numbers = {m.group(): option for option in options if (m := _BEGINS_WITH.match(heard(option)))}
    if len(numbers) < len(options) or len(options) < _LEAST:
        return []
    found = [m for m in _A_NUMBER.finditer(text) if m.group() in numbers]
    said = {m.group() for m in found}
    return [Found("choice", numbers[found[-1].group()], *found[-1].span())] if len(said) == 1 else []


def _together(found: list[Found], text: str, options: tuple[str, ...]) -> list[Found]:
    """Two that are named and are one option together, or what is meant by both: "a cut and the beard", "lip and brow"."""
    combos = [option for option in options if _COMBINES.search(option.lower())]
    if not combos or any(f.value in combos for f in found):
        return found
    all_words = frozenset().union(*(stems(option) for option in options))
    said = stems(text) & all_words - _NOT_ALONE
    fitting = [o for o in combos if len(said & stems(o)) > 1 and _covers(o, said, found)]
    if len(fitting) != 1 and len(combos) == 1 and re.search(r"\bboth\b", text):
        fitting = combos
    return [Found("choice", fitting[0], 0, len(text))] if len(fitting) == 1 else found


def _covers(combo: str, said: frozenset[str], found: list[Found]) -> bool:
    """Whether it has all that is said, or a part of each of the several that are named."""
    own = stems(combo)
    several = len({f.value for f in found}) > 1
    return said <= own or (several and all(stems(str(f.value)) & own for f in found))


_COMBINES = re.compile(r"\b(?:and|with|combo|together|both)\b|[&+]")


def _by_measure(text: str, options: tuple[str, ...], meanings: tuple[str, ...] = ()) -> list[Found]:
    """ "The ninety minutes one" of massages of 30, 60 and 90 minutes: the one that alone has this length or size."""
    found = []
    for option, pattern in _measures(options, meanings):
        m = pattern.search(text)
        found += [Found("choice", option, *m.span())] if m else []
    return found if len(found) == 1 else []


@lru_cache(maxsize=512)
def _measures(options: tuple[str, ...], meanings: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    explained = [f"{o} {what}" for o, what in zip(options, meanings, strict=True)] if meanings else options
    told = [
        (option, [" ".join(m.groups()) for m in _MEASURE.finditer(heard(whole))])
        for option, whole in zip(options, explained, strict=True)
    ]
    own = [(o, some[0]) for o, some in told if len(some) == 1 and sum(some[0] in other for _, other in told) == 1]
    return (
        tuple((o, re.compile(rf"(?<![\w.]){spoken(one, written=one)}(?:s|es)?(?!\w)")) for o, one in own)
        if len(own) >= _LEAST
        else ()
    )


_MEASURE = re.compile(
    r"(?<![\d.])(\d{1,4})[ -]?(min(?:ute)?|hour|day|night|week|month|inch|foot|cm|kg|lb|"
    r"gallon|liter|litre|lesson|class|session|mile|ride)(?:e?s)?\b"
)
_BEGINS_WITH = re.compile(r"\d+(?![\d.x×*:])")
_A_NUMBER = re.compile(
    r"(?<![\d:./$€£-])\d+\b(?! ?(?:am|pm|o'clock|st|nd|rd|th|dollars|euros|people|%)\b)(?![:/]\d|\.\d)"
)
_LEAST = 2


def _alike(text: str, options: tuple[str, ...], *, asked: bool) -> str | None:
    """The one option that shares the most words with what was said; None where several do.

    In answer to the question a word that one option alone has is enough, whatever stands beside it.
    """
    said = stems(text) - _NOT_ALONE
    scores = sorted(((len(stems(o) & said) / max(len(stems(o)), 1), o) for o in options), reverse=True)
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    best = scores[0][1]
    shared = stems(best) & said
    if not stems(best) <= said and sum(1 for o in options if stems(o) & said >= shared) > 1:
        return None  # "the ninety minutes" of two that last as long
    is_alone = sum(1 for o in options if stems(o) & stems(best) & said) == 1
    if not (asked and is_alone) and _is_another_kind(best, text):
        return None
    return best if _beginnings(heard(best)) & _beginnings(text) else None  # "German" is akin to "Spanish", and not it


_NOT_ALONE = frozenset(("all", "every", "each", "both", "only", "plus"))  # "all four" is no all-season tire


def _is_another_kind(option: str, text: str) -> bool:
    """ "A student pass" is no "day pass": the words beside the one that is shared tell which of these it is."""
    own, said = stems(option), [(word, stems(word)) for word in text.split()]
    if own <= stems(text):
        return False
    shared = [n for n, (_, one) in enumerate(said) if one and one <= own]
    if any(_goes_on_otherwise(option, [word for word, _ in said[n:]]) for n in shared):
        return True
    return any(n and said[n - 1][1] and not said[n - 1][1] & own and said[n - 1][0].isalpha() for n in shared)


def _goes_on_otherwise(option: str, said: list[str]) -> bool:
    """ "A tour of the vineyards" is no "tour of the harbor"."""
    of = re.search(rf"\b{re.escape(said[0])} (?:to|of|in|with|from)\b", heard(option))
    goes_on = _OF_WHAT.match(" ".join(said[1:])) if of else None
    return bool(goes_on and of and of.group().endswith(goes_on["by"]) and not stems(goes_on["what"]) & stems(option))


_OF_WHAT = re.compile(r"(?P<by>to|of|in|with|from) (?:(?:the|an?|my|our) )?(?P<what>[a-z][\w'-]+)")


def _beginnings(text: str) -> set[str]:
    return {word[:_BEGINNING] for word in re.findall(r"[a-z0-9]+", text)}
