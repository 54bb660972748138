"""How many are meant in a spoken English text: people, or things of a given name?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.addresses import houses
from echolink.agent.english.measures import measure_named
from echolink.agent.english.overlaps import first_come
from echolink.agent.english.parties import PARTY_WORDS, Part, parties
from echolink.agent.english.things import NOT_A_UNIT, NUMBER, counts_next, is_any_thing, nth_alone, number, things
from echolink.agent.english.words import A_FIGURE, FIGURES, words, words_in

PEOPLE: Final = (
    "people", "persons", "person", "guests", "guest", "adults", "adult", "pax", "grown-ups", "grownups", "diners", "heads",
    "passengers", "visitors", "participants", "attendees", "players", "friends", "seats", "seat", "places", "place", "seater",
    "employees", "workers", "members", "colleagues", "travelers", "travellers", "riders", "students", "men", "women", "ladies",
)  # fmt: skip
_CHILDREN: Final = (
    "kids|kid|children|child|babies|baby|infants|infant|toddlers|toddler|teenagers|teenager|little ones|little one"
)
_PERSON: Final = "|".join(PEOPLE)
# Those whom a field may count by their part in it, and how they are spoken of besides.
_PERSONS_COUNTED: Final = frozenset(
    words(
        "adults adult seniors kids kid children child students student pupils pupil boys girls skaters riders swimmers "
        "climbers campers hikers "
        "divers rafters skiers runners dancers singers learners beginners patients signers members applicants volunteers "
        "travelers travellers tourists donors workers employees helpers players teammates toddlers teens tasters eaters"
    )
)
_ADULTS: Final = frozenset(words("adult adults grownups"))
_SPOKEN_OF: Final = ("kids", "children", "boys", "girls", "students", "pupils", "of them", "people")

_N: Final = r"(?P<n>\d{1,4})"
# "Two of them are broken" tells of some of them.
_OF_ALL: Final = r"(?! (?:can|can't|could|will|won't|are|aren't|is|have|has|need|don't|would|want|were|do|get)\b)"
# By what else persons are spoken of who come together.
_FOLK: Final = (
    "passenger|visitor|participant|player|friend|rider|student|member|folks|dudes|guys|gals|fellas|lads|chaps|bros|souls|"
    "humans|beginners|newbies|buddies|mates|girls|boys|"
    rf"of (?:'?em|them|you|y'all){_OF_ALL}"
)
_OF_THEM = re.compile(rf"(?<!out of )\b{_N} of (?:'?em|them|those|these){_OF_ALL}")
_WISHED = re.compile(r"\b(?:need|want|like|get|take|order|make(?: (?:me|us|that|it))?|do) (?:about |around |like )?$")
_OF_PEOPLE = re.compile(
    rf"\b{_N}(?:\s*-\s*|\s+)(?:or so |or thereabouts |plus )?(?:\w+\s+)?"
    rf"(?:{_PERSON}|{_CHILDREN}|{_FOLK}|of us)\b"
)
_PARTY = re.compile(
    rf"\b(?:party|group|family|team|total|table|booking|reservation|round)\s+(?:size\s+)?(?:of|for|is|will be|with)\s+"
    rf"(?:about\s+|around\s+|up to\s+|maybe\s+|roughly\s+|approximately\s+|just\s+)?{_N}\b{NOT_A_UNIT}"
)
_FIRM_OF = re.compile(
    r"\b(?:company|firm|business|staff|crew|workforce|agency) of (?:about |around |roughly |just |only |maybe )?"
    rf"{_N}\b{NOT_A_UNIT}"
)
# "we're", "there'll be", "we might be", "we're gonna be"
_WE: Final = (
    r"(?:we|there)(?:'(?:re|ll|d|s))?"
    r"(?:\s+(?:are|is|will|would|might|may|could|should|must|can|gonna|going to|end up|be|being))*"
)
_SOME: Final = r"(?:about|around|like|probably|just|only|now|actually|maybe|the)\s+"
_WE_ARE = re.compile(
    rf"\b(?:{_WE}|(?:it|that)(?:'(?:s|ll be|d be)| is| will be| would be)(?: going to be)?|us|makes)\s+(?:{_SOME})?"
    rf"{_N}\b{NOT_A_UNIT}(?=\s*(?:of us|people|persons|with|and|in (?:our|my|the|total)|total|all together|altogether|now|then|"
    rf"instead|after all|this time|at most|at least|tops|max|or so|i think|not \d|but|so|because|my|our|since|[,.!?]|"
    rf"$))"
)
# "We're five on Saturday", and no "it's five on Saturday".
_WE_ARE_THEN = re.compile(
    rf"\bwe(?:'re|'ll be| are| will be)(?: (?:gonna|going to) be)? (?:{_SOME})?{_N}\b{NOT_A_UNIT}"
    r"(?= (?:on|for|at|this|next|coming|tomorrow|tonight|today|[a-z]+day|from)\b)"
)
_WE_ARE_BEFORE = re.compile(rf"\b{_WE}\s+(?:{_SOME})?$")
_IN_ALL = re.compile(rf"\b{_N} (?:in (?:all|total)|altogether|all together|all told)\b")
_ME_PLUS = re.compile(
    r"\b(?:me|myself|i)\s*(?:plus|and|with|\+)\s*(?P<n>\d{1,2})(?:\s+(?:others?|more|friends|people|guests|"
    r"colleagues))?\b"
)
_PLUS_ME = re.compile(
    r"\b(?P<n>\d{1,2})(?:\s+(?:others?|friends|people|guests|kids|children|colleagues))?\s*(?:plus|and|with)\s+(?:me|"
    r"myself|i)\b"
)
_FOR = re.compile(
    rf"\bfor\s+(?:about\s+|around\s+|up to\s+|just\s+|only\s+|maybe\s+|the\s+|approximately\s+)?{_N}\b{NOT_A_UNIT}"
)
_ALONE = re.compile(
    r"\b(?:just|only)\s+(?:for\s+)?(?:me|myself)\b(?!,? (?:and|plus|with|my|our|the|an?|\d+|[a-z]+ and)\b)|"
    r"\bby myself\b|\ball by myself\b|"
    r"\bon my own\b|"
    r"\b(?:i'm|i am|i'll be|coming|dining|travell?ing|going)\s+(?:coming\s+)?alone\b|\bfor (?:me|myself)\s*(?:[.!]|"
    r"$)|\bjust (?:the )?1 of us\b"
)
_PAIR = re.compile(
    r"\b(?:the )?both of us\b|\bus both\b|\bfor (?:a|the) couple\b|\b(?:just )?(?:the )?(?:pair|couple) of us\b|"
    r"\ba couple of (?:people|persons)\b"
)
_DOZEN = re.compile(r"\b(?P<half>half a|a half)\s+dozen\b|\b(?P<n>\d|a)?\s*dozen\b")
_BARE = re.compile(
    rf"(?<![#])(?<!out of )(?P<n>{NUMBER})\b(?!\s*(?:am|pm|o'clock|%)\b)(?![:/%]|[.,]\d|(?:st|nd|rd|th)\b)"
    r"(?! (?:more |last |other |quick )*(?:things?|questions?|seconds?|secs?|moments?|minutes?)\b)"
)
_NONE = re.compile(r"\W*(?:(?:no|oh|um|well)\W+)*(?:none|no|nope|not any|nothing|0|zero)(?: at all)?\W*$")
_PRONOUN = re.compile(
    r"\b(?:(?<!make )that|this|which|another|next|last|(?:that|it)(?:'s| is) the) 1$|(?<!the )(?<!just )(?<!only )\b1 of us$"
)
_PRONOUN_AT: Final = 12  # characters before the number
_BARE_WORD = re.compile(
    r"\b(?:(?P<two>pair|couple)|single(?=\W*$|[,.;]| please\b| person\b)|solo|(?:me|myself) alone)\b"
)
_SOMES: Final = {"twosome": 2, "threesome": 3, "foursome": 4, "fivesome": 5, "sixsome": 6}
_SOME_OF_US = re.compile(rf"\b(?:{'|'.join(_SOMES)})\b")
_SOUNDS_LIKE: Final = {"to": 2, "too": 2, "for": 4, "fore": 4, "tree": 3, "won": 1, "ate": 8, "sex": 6, "tin": 10}

COUNT_WORDS: Final = frozenset(
    (
        A_FIGURE,
        *_SOMES,
        *words("me myself us i with for couple pair dozen alone own single solo to too fore tree won ate sex tin"),
    )
)
# Words of which one at least is in every text that the patterns fit.
_SELF_WORDS: Final = frozenset(words("me myself i"))
_CHILD_WORDS: Final = words_in(_CHILDREN.replace("|", " "))
_PEOPLE_WORDS: Final = words_in(" ".join(PEOPLE)) | _CHILD_WORDS | {"us", "em"} | words_in(_FOLK.replace("|", " "))
_PARTY_WORDS: Final = frozenset(words("party group family team total table booking reservation round"))
_WE_WORDS: Final = frozenset(words("we us there it that makes"))
_NUMBER_OF_PEOPLE: Final = (
    (_OF_PEOPLE, _PEOPLE_WORDS),
    (_PARTY, _PARTY_WORDS),
    (_WE_ARE, _WE_WORDS),
    (_WE_ARE_THEN, _WE_WORDS),
    (_IN_ALL, frozenset(words("total all altogether together"))),
    (_FIRM_OF, frozenset(words("company firm business staff crew workforce agency"))),
)
_PAIR_WORDS: Final = frozenset(words("both couple pair"))
_ALONE_WORDS: Final = frozenset(words("me myself own alone us"))
_BARE_WORDS: Final = frozenset(words("pair couple single solo alone"))


def counts(text: str, said: frozenset[str], nouns: Sequence[str] = (), *, asked: bool = True) -> list[Found]:
    """All counts in a text from `heard` with the words `said`; no `nouns`: people are counted.

    Sure are numbers with one of the nouns beside them. Bare numbers are found where one was asked for, or beside others.
    """
    part = _part(nouns)
    found = parties(text, part) if part is not None and not said.isdisjoint(PARTY_WORDS) else []
    found += [*(things(text, tuple(nouns)) if nouns else ()), *(_people(text, said) if _are_persons(nouns) else ())]
    found += _of_them(text, nouns) if nouns and "of" in said and not _are_persons(nouns) else ()
    if nouns and "dozen" in said:
        are_named = any(
            noun.endswith("s") and noun in said for noun in nouns
        )  # of "a dozen cheese" each may be a dozen
        found += [f._replace(sure=is_any_thing(nouns) or are_named) for f in _dozens(text)]
    if A_FIGURE in said and (asked or FIGURES in said):
        found += [Found("count", number(m["n"]), *m.span("n"), False) for m in _BARE.finditer(text)]
        found += nth_alone(text, nouns)
    if asked and nouns and _NONE.match(text):
        found.append(Found("count", 0, 0, len(text), False))
    if not said.isdisjoint(_BARE_WORDS):
        found += [Found("count", 2 if m["two"] else 1, *m.span(), False) for m in _BARE_WORD.finditer(text)]
    if found and not asked and (addresses := houses(text)):
        found = [f for f in found if not any(start <= f.start < end for start, end in addresses)]
    if is_duration(nouns):  # "we'll be six people" are no six days
        found = [f for f in found if f.sure or not counts_next(text[f.end :], _PERSONS)]
    kept = [f for f in first_come(found) if f.value is not None]
    return _of_nothing_else(_without_pronouns(kept, text), text) or _mishearing(text)


def is_duration(nouns: Sequence[str]) -> bool:
    """Whether a count is of a time that something lasts: nights, hours."""
    return not _OF_TIME.isdisjoint(nouns)


_OF_TIME: Final = frozenset(words("day days night nights week weeks month months hour hours minute minutes year years"))
_PERSONS: Final = ("people", "persons", "guests", "adults", "children", "kids")


def _of_nothing_else(found: list[Found], text: str) -> list[Found]:
    """ "The two fellas were lovely, I'd say a nine": of bare numbers those with a thing of their own count that."""
    alone = [f for f in found if f.sure or not _OF_A_THING.match(text, f.end)]
    return alone or found


_OF_A_THING: Final = re.compile(
    r" (?!(?:this|thus|plus|its|was|is|as|yes|us|thanks|does|has|of|years?|sure)\b)[a-z]{2,}s\b(?!')"
)


def persons_alike(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """The nouns of a count with the other words for the same persons: who counts students may hear of "34 of them"."""
    are_persons = not _PERSONS_COUNTED.isdisjoint(nouns) and measure_named(frozenset(nouns)) is None
    return (*nouns, *_SPOKEN_OF) if are_persons else nouns


def counts_us(before: str) -> bool:
    """Whether the number right behind this text is of persons, whatever was asked: "we might be"."""
    return _WE_ARE_BEFORE.search(before) is not None


def _part(nouns: Sequence[str]) -> Part | None:
    """Whom of a company a field counts; None: it counts no persons."""
    own = nouns[: -len(_SPOKEN_OF)] if tuple(nouns[-len(_SPOKEN_OF) :]) == _SPOKEN_OF else nouns
    if not own:
        return "all"
    if measure_named(frozenset(own)) is not None:
        return None  # "the child's age"
    if not _CHILD_WORDS.isdisjoint(own):
        return "children"
    if not _ADULTS.isdisjoint(own):
        return "adults"
    return "all" if _are_persons(nouns) else None


def _are_persons(nouns: Sequence[str]) -> bool:
    return not nouns or PEOPLE[0] in nouns


def _without_pronouns(found: list[Found], text: str) -> list[Found]:
    """ "One" and "for me" count nothing where another number stands: "the one with three rooms", "two tickets for me"."""
    kept = [f for f in found if not (f.value == 1 and _PRONOUN.search(text[: f.end], max(0, f.start - _PRONOUN_AT)))]
    if all(f.value == 1 for f in kept):
        return kept
    return [f for f in kept if f.value != 1 or (f.sure and not _ALONE.fullmatch(text[f.start : f.end].strip(" .!")))]


def _people(text: str, said: frozenset[str]) -> Iterator[Found]:
    """The more certain ones first."""
    if A_FIGURE in said:
        yield from _with_me(text, said)
    if A_FIGURE in said:
        for pattern, cues in _NUMBER_OF_PEOPLE:
            for m in () if said.isdisjoint(cues) else pattern.finditer(text):
                yield Found("count", int(m["n"]), *m.span())
    yield from _words_for_numbers(text, said)
    for m in _FOR.finditer(text) if A_FIGURE in said and "for" in said else ():
        yield Found("count", int(m["n"]), *m.span())


def _with_me(text: str, said: frozenset[str]) -> Iterator[Found]:
    for pattern in () if said.isdisjoint(_SELF_WORDS) else (_ME_PLUS, _PLUS_ME):
        for m in pattern.finditer(text):
            yield Found("count", int(m["n"]) + 1, *m.span())


def _words_for_numbers(text: str, said: frozenset[str]) -> Iterator[Found]:
    for m in () if said.isdisjoint(_PAIR_WORDS) else _PAIR.finditer(text):
        yield Found("count", 2, *m.span())
    for m in () if said.isdisjoint(_ALONE_WORDS) else _ALONE.finditer(text):
        yield Found("count", 1, *m.span())
    for m in () if said.isdisjoint(_SOMES) else _SOME_OF_US.finditer(text):
        yield Found("count", _SOMES[m.group()], *m.span())
    yield from _dozens(text) if "dozen" in said else ()


def _of_them(text: str, nouns: Sequence[str]) -> Iterator[Found]:
    """ "The windows cleaned, twelve of them", "we need six of them": how many there are of what was named before."""
    for m in _OF_THEM.finditer(text):
        if (
            not words_in(text[: m.start()]).isdisjoint(nouns)
            or is_any_thing(nouns)
            or not m.start()
            or _WISHED.search(text, 0, m.start())
        ):
            yield Found("count", int(m["n"]), *m.span())


def _dozens(text: str) -> Iterator[Found]:
    for m in _DOZEN.finditer(text):
        dozens = int(m["n"]) if m["n"] and m["n"].isdigit() else 1
        yield Found("count", 6 if m["half"] else 12 * dozens, *m.span())


def _mishearing(text: str) -> list[Found]:
    """What speech-to-text makes of a lone "two" and "four": "to." and "for"."""
    word = text.strip(" .,!?")
    return [Found("count", _SOUNDS_LIKE[word], 0, len(text), False)] if word in _SOUNDS_LIKE else []
