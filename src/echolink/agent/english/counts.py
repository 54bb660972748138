"""How many are meant in a spoken English text: people, or things of a given name?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import Found
from echolink.agent.english.measures import measure_named
from echolink.agent.english.overlaps import first_come
from echolink.agent.english.things import NOT_A_UNIT, NUMBER, is_any_thing, nth_alone, number, things
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
_SPOKEN_OF: Final = ("kids", "children", "boys", "girls", "students", "pupils", "of them", "people")

# Who may stand in "my wife, my two sons and I", and how many each is.
_KIN: Final[dict[str, int]] = {
    **dict.fromkeys(words("parents grandparents in-laws folks couple twins"), 2),
    **dict.fromkeys(
        words(
            "wife husband partner spouse girlfriend boyfriend fiance fiancé fiancee fiancée mother mom mum father dad sister "
            "brother son daughter boy girl friend mate buddy colleague coworker co-worker boss kid child baby toddler infant "
            "grandma grandpa grandmother grandfather granddaughter grandson uncle aunt auntie cousin nephew niece "
            "mother-in-law "
            "father-in-law sister-in-law brother-in-law neighbor neighbour roommate flatmate client guest person adult"
        ),
        1,
    ),
}
_KIN_MANY: Final = "|".join(
    words(
        "sons daughters kids children babies friends sisters brothers colleagues coworkers co-workers cousins uncles aunts "
        "nephews nieces boys girls guests clients mates buddies people adults grandchildren grandkids others more "
        "neighbors neighbours"
    )
)
_SELF: Final = r"i|me|myself|yours truly"
_ONE_OF: Final = (
    rf"(?:(?:my|our|his|her|the|a|an|1|one)\s+)?(?:\w+\s+)?(?P<kin>{'|'.join(sorted(_KIN, key=len, reverse=True))})\b"
)
_MANY_OF: Final = (
    rf"(?:(?:my|our|his|her|the)\s+)?(?P<n>\d{{1,2}}|a couple of|both)\s+(?:of my\s+|other\s+|"
    rf"more\s+)?(?:{_KIN_MANY})\b"
)
_MEMBER: Final = rf"(?:{_MANY_OF.replace('?P<n>', '')}|{_ONE_OF.replace('?P<kin>', '')}|(?:{_SELF})\b)"
_GLUE: Final = r"(?:\s*,\s*(?:and\s+|plus\s+)?|\s+and\s+(?:also\s+)?|\s+plus\s+|\s+with\s+|\s*&\s*|\s+(?=(?:my|our)\b))"
_COMPANY = re.compile(
    rf"\b(?:with |(?:bring(?:ing)?|taking|take) (?=(?:my|our)\b)){_MEMBER}(?:{_GLUE}{_MEMBER})*|"
    rf"\b{_MEMBER}(?:{_GLUE}{_MEMBER})+"
)
_MEMBERS = re.compile(rf"\b(?:{_MANY_OF}|{_ONE_OF}|(?P<self>{_SELF})\b)")

_N: Final = r"(?P<n>\d{1,4})"
_SUM = re.compile(
    rf"\b(?P<n>\d{{1,3}})\s+(?:{_PERSON}|of us)(?:\s*,\s*|\s+)(?:and|plus|with)\s+(?P<k>\d{{1,2}}|"
    rf"a)\s+(?:\w+\s+)?(?:{_CHILDREN})\b"
)
_OF_PEOPLE = re.compile(rf"\b{_N}(?:\s*-\s*|\s+)(?:\w+\s+)?(?:{_PERSON}|{_CHILDREN}|of us)\b")
_PARTY = re.compile(
    rf"\b(?:party|group|family|team|total|table|booking|reservation|round)\s+(?:size\s+)?(?:of|for|is|will be|with)\s+"
    rf"(?:about\s+|around\s+|up to\s+|maybe\s+|roughly\s+|approximately\s+|just\s+)?{_N}\b{NOT_A_UNIT}"
)
_WE_ARE = re.compile(
    rf"\b(?:we are|we're|we'll be|we will be|we'd be|we would be|there are|there're|there will be|there'll be|there's|"
    rf"there is|it's|"
    rf"it is|it'll be|it will be|"
    rf"we|us|that's|that makes|makes)\s+(?:going to be\s+|about\s+|around\s+|like\s+|probably\s+|just\s+|only\s+|"
    rf"now\s+|actually\s+|maybe\s+|the\s+)?"
    rf"{_N}\b{NOT_A_UNIT}(?=\s*(?:of us|people|persons|with|and|in (?:our|my|the|total)|total|all together|altogether|[,.!?]|"
    rf"$))"
)
_US_PLUS = re.compile(  # "the 4 of us and grandma"
    rf"\b(?P<n>\d{{1,2}})\s+of us(?:\s*,)?\s+(?:and|plus)\s+(?P<rest>{_MEMBER}(?:{_GLUE}{_MEMBER})*)"
    r"(?!\s+[a-z]+(?:s|n't)\s)"  # "and my mom uses a wheelchair" tells of one of them
)
# "The two of them plus me and the three kids so seven": whoever sums up says how many.
_SUMMED_UP = re.compile(
    rf"{_MEMBER},? (?:so|which makes|that makes|making|in all|all in all) (?:that's |that makes |that'd be |we're |"
    rf"it's |we'd be )?"
    rf"(?:all |about |around )?(?P<n>\d{{1,2}})\b{NOT_A_UNIT}"
    r"(?=,? (?:of us|people|in (?:all|total)|all told|total|altogether|all together|and|please|but)\b|\W*$)"
)
_ALL_OF_US = re.compile(r"\b\d{1,2} of us\b")  # says how many, whoever else is spoken of
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
    r"\b(?:just|only)\s+(?:for\s+)?(?:me|myself)\b(?!\s*(?:and|plus|,|with))|\bby myself\b|\ball by myself\b|"
    r"\bon my own\b|"
    r"\b(?:i'm|i am|i'll be|coming|dining|travell?ing|going)\s+(?:coming\s+)?alone\b|\bfor (?:me|myself)\s*(?:[.!]|"
    r"$)|\bjust (?:the )?1 of us\b"
)
_PAIR = re.compile(
    r"\b(?:the )?both of us\b|\bus both\b|\bfor (?:a|the) couple\b|\b(?:just )?(?:the )?(?:pair|couple) of us\b|"
    r"\ba couple of (?:people|persons)\b"
)
_DOZEN = re.compile(r"\b(?P<half>half a|a half)\s+dozen\b|\b(?P<n>\d|a)?\s*dozen\b")
_BARE = re.compile(rf"(?<![#])(?P<n>{NUMBER})\b(?!\s*(?:am|pm|o'clock|%)\b)(?![:/%]|[.,]\d|(?:st|nd|rd|th)\b)")
_NONE = re.compile(r"\W*(?:(?:no|oh|um|well)\W+)*(?:none|no|nope|not any|nothing|0|zero)(?: at all)?\W*$")
_PRONOUN = re.compile(
    r"\b(?:(?<!make )that|this|which|another|next|last|(?:that|it)(?:'s| is) the) 1$|(?<!the )(?<!just )(?<!only )\b1 of us$"
)
_SO_MANY_PEOPLE = re.compile(r"with \d{1,2} (?:people|persons|adults)|(?:just |only )?me,? 1 (?:person|adult)")
_PRONOUN_AT: Final = 12  # characters before the number
_BARE_WORD = re.compile(r"\b(?:(?P<two>pair|couple)|single|solo|(?:me|myself) alone)\b")
_SOUNDS_LIKE: Final = {"to": 2, "too": 2, "for": 4, "fore": 4, "tree": 3, "won": 1, "ate": 8, "sex": 6, "tin": 10}

COUNT_WORDS: Final = frozenset(
    (
        A_FIGURE,
        *words("me myself us i with for couple pair dozen alone own single solo to too fore tree won ate sex tin"),
    )
)
# Words of which one at least is in every text that the patterns fit.
_SELF_WORDS: Final = frozenset(words("me myself i"))
_KIN_WORDS: Final = words_in(f"{' '.join(_KIN)} {_KIN_MANY.replace('|', ' ')}")
_CHILD_WORDS: Final = words_in(_CHILDREN.replace("|", " "))
_PEOPLE_WORDS: Final = words_in(" ".join(PEOPLE)) | _CHILD_WORDS | {"us"}
_PARTY_WORDS: Final = frozenset(words("party group family team total table booking reservation round"))
_WE_WORDS: Final = frozenset(words("we us there it that makes"))
_NUMBER_OF_PEOPLE: Final = ((_OF_PEOPLE, _PEOPLE_WORDS), (_PARTY, _PARTY_WORDS), (_WE_ARE, _WE_WORDS))
_PAIR_WORDS: Final = frozenset(words("both couple pair"))
_ALONE_WORDS: Final = frozenset(words("me myself own alone us"))
_BARE_WORDS: Final = frozenset(words("pair couple single solo alone"))


def counts(text: str, said: frozenset[str], nouns: Sequence[str] = (), *, asked: bool = True) -> list[Found]:
    """All counts in a text from `heard` with the words `said`; no `nouns`: people are counted.

    Sure are numbers with one of the nouns beside them. Bare numbers are found where one was asked for, or beside others.
    """
    found = [*(things(text, tuple(nouns)) if nouns else ()), *(_people(text, said) if _are_persons(nouns) else ())]
    if A_FIGURE in said and (asked or FIGURES in said):
        found += [Found("count", number(m["n"]), *m.span("n"), False) for m in _BARE.finditer(text)]
        found += nth_alone(text, nouns)
    if nouns and "dozen" in said:
        found += [f._replace(sure=is_any_thing(nouns)) for f in _dozens(text)]
    if asked and nouns and _NONE.match(text):
        found.append(Found("count", 0, 0, len(text), False))
    if not said.isdisjoint(_BARE_WORDS):
        found += [Found("count", 2 if m["two"] else 1, *m.span(), False) for m in _BARE_WORD.finditer(text)]
    return _without_pronouns(first_come(found), text) or _mishearing(text)


def persons_alike(nouns: tuple[str, ...]) -> tuple[str, ...]:
    """The nouns of a count with the other words for the same persons: who counts students may hear of "34 of them"."""
    are_persons = not _PERSONS_COUNTED.isdisjoint(nouns) and measure_named(frozenset(nouns)) is None
    return (*nouns, *_SPOKEN_OF) if are_persons else nouns


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
    if A_FIGURE in said and not said.isdisjoint(_KIN_WORDS) and (summed := _SUMMED_UP.search(text)):
        yield Found("count", int(summed["n"]), *summed.span())
        return
    if A_FIGURE in said:
        yield from _sums(text, said)
    if not said.isdisjoint(_KIN_WORDS) and not ("us" in said and _ALL_OF_US.search(text)):
        yield from _companies(text)
    if A_FIGURE in said:
        for pattern, cues in _NUMBER_OF_PEOPLE:
            for m in () if said.isdisjoint(cues) else pattern.finditer(text):
                yield Found("count", int(m["n"]), *m.span())
    yield from _words_for_numbers(text, said)
    for m in _FOR.finditer(text) if A_FIGURE in said and "for" in said else ():
        yield Found("count", int(m["n"]), *m.span())


def _sums(text: str, said: frozenset[str]) -> Iterator[Found]:
    for m in () if said.isdisjoint(_CHILD_WORDS) else _SUM.finditer(text):
        yield Found("count", int(m["n"]) + (1 if m["k"] == "a" else int(m["k"])), *m.span())
    for m in _US_PLUS.finditer(text) if "us" in said else ():
        others = _company(f"with {m['rest']}") - 1
        if others > 0:
            yield Found("count", int(m["n"]) + others, *m.span())
    if said.isdisjoint(_SELF_WORDS):
        return
    for pattern in (_ME_PLUS, _PLUS_ME):
        for m in pattern.finditer(text):
            yield Found("count", int(m["n"]) + 1, *m.span())


_OF_ANOTHER: Final = re.compile(r"\b(?:he|she|they)(?:'(?:ll|s|re|d)| is| are| will| can| could)?(?: \w+){0,3} $")


def _companies(text: str) -> Iterator[Found]:
    for m in _COMPANY.finditer(text):
        if m.group().startswith("with") and _OF_ANOTHER.search(text, 0, m.start()):
            continue
        total = _company(m.group())
        if total:
            yield Found("count", total, *m.span())


def _words_for_numbers(text: str, said: frozenset[str]) -> Iterator[Found]:
    for m in () if said.isdisjoint(_PAIR_WORDS) else _PAIR.finditer(text):
        yield Found("count", 2, *m.span())
    for m in () if said.isdisjoint(_ALONE_WORDS) else _ALONE.finditer(text):
        yield Found("count", 1, *m.span())
    yield from _dozens(text) if "dozen" in said else ()


def _dozens(text: str) -> Iterator[Found]:
    for m in _DOZEN.finditer(text):
        dozens = int(m["n"]) if m["n"] and m["n"].isdigit() else 1
        yield Found("count", 6 if m["half"] else 12 * dozens, *m.span())


def _company(said: str) -> int:
    """Count a company: "my parents, my sister and i" → 4; whoever says only "with my wife" comes along too. 0: none."""
    if _SO_MANY_PEOPLE.fullmatch(said):
        return 0  # "with 4 people" and "just me, 1 person" say how many there are in all
    others, speaks = 0, said.startswith(("with ", "bring", "tak"))
    for m in _MEMBERS.finditer(said):
        if m["self"]:
            speaks = True
        elif m["n"]:
            others += int(m["n"]) if m["n"].isdigit() else 2
        else:
            others += _KIN[m["kin"]]
    return others + 1 if speaks and others else 0


def _mishearing(text: str) -> list[Found]:
    """What speech-to-text makes of a lone "two" and "four": "to." and "for"."""
    word = text.strip(" .,!?")
    return [Found("count", _SOUNDS_LIKE[word], 0, len(text), False)] if word in _SOUNDS_LIKE else []
