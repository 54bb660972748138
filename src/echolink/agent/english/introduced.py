"""Which persons does an English caller name in one breath, and who is who: "I'm Ruth Adler, it's for my son Ben Adler"?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import TO_WHOM, Introduced
from echolink.agent.english.everyday import is_everyday
from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.name_words import leading_name
from echolink.agent.english.pets import kinds_of
from echolink.agent.english.words import words

_OWN: Final = re.compile(
    r"\b(?:my (?:full |own |first )?name(?:['’]s| is)|"
    r"(?:i['’]m|i am|this is)(?: (?:his|her|its|their|the|[a-z]+['’]s) [a-z]+,?)?|"
    r"(?<!his )(?<!her )(?<!its )(?<!their )(?<!s )name['’]s|"
    r"speaking is)\s+",
    re.IGNORECASE,
)
# "My aunt", "her dog", "the buyer": the last word tells who it is.
_NO_LINK: Final = r"(?!(?:is|was|be|will|would|name|called|named|and|or|to|for|on|at|in|of)\b)"
_LINKED: Final = tuple(
    re.compile(
        rf"\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he|[Aa]n?)\s+(?:{_NO_LINK}[a-z-]+\s+){{{before}}}"
        rf"{_NO_LINK if before else ''}(?P<who>[a-z-]+)(?:['’]s)?(?:\s+(?:full\s+|last\s+)?name)?"
        r"(?:['’]s|\s+(?:is|was|will be|would be))?(?:\s+(?:called|named))?\s*[,:]?\s+"
    )
    for before in range(3)
)
_POSSESSED: Final = re.compile(r"(?P<name>[a-z][a-z-]+)['’]s\b")  # "my daughter shreya's in eighth grade"
# "Tenant is Rosa Lima".
_BY_ITSELF: Final = re.compile(
    r"(?:^|[.,;] |\b(?:and|then) )(?P<who>[a-z-]+)(?:['’]s name| name)?(?: is|['’]s|:) ", re.IGNORECASE
)
_POSSESSES: Final = re.compile(r"(?:s['’]?|['’]s) $")  # "my grandmother's", "my grandmothers"
_LINK: Final = re.compile(r"\b(?:is|was|be|called|named|name)\b|['’]s\b|:")
_FOR: Final = re.compile(
    r"\b(?:for|to|see|call|with|meet)\s+(?=(?:(?:Mr|Mrs|Ms|Dr|Miss|Professor|Coach)\.?|[A-ZÀ-Þ][\w'’-]+) [A-ZÀ-Þ])"
)
# "Daniel's mother": whose mother one is, is the child.
_CHILD_OF: Final = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?)['’]s (?:mother|mom|mum|father|dad|parents?|guardian|stepmother|stepfather|"
    r"grandmother|grandma|grandfather|grandpa|aunt|uncle)\b"
)
# "A spot for Biscuit, she's a beagle": who is described is somebody else.
_DESCRIBED: Final = re.compile(
    r"\b(?:for|with|about|bring(?:ing)?|have|see) (?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?),? (?:and )?"
    r"(?:she|he|it|who)(?:['’]s| is) (?:an?|my|our|the|only|just|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
)
# "It's about biscuit, she's a beagle", in all lower case: the animal tells that it is a name.
_ANIMAL_DESCRIBED: Final = re.compile(
    r"\b(?:for|with|about|bring(?:ing)?|is|see) (?P<name>[a-z][\w-]+(?<!ing)(?<!ed)(?<!s)),? (?:and )?"
    r"(?:she|he|it|that|who)(?:['’]s| is) (?:an?|my|our) (?P<kind>[a-z-]+(?: [a-z-]+){0,2})\b"
)
# "The kids named her Clover", "we call him Bo".
_NAMED_SO: Final = re.compile(
    r"\b(?:named|calls?|called|christened) (?:him|her|it|the (?:little )?[a-z]+) (?=[^\W\d_][\w'-]+\W*(?:$|[,.;!?]|and\b|but\b))",
    re.IGNORECASE,
)
# "My beagle biscuit": what may follow the name of an animal that is told by its breed alone.
_BEHIND_A_NAME: Final = re.compile(
    r"\W*$|[,.;!?]|['’]s\b| (?:and|is|has|was|who|needs?|for|in|on|to|at|she|he|it|please|again|because)\b"
)
# "Thomas Reyes from Baxter Labs is coming".
_COMES: Final = re.compile(
    r"(?:^|[.,;!?] |\b(?:that|and|when) )(?P<name>[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ][\w-]+)(?: (?:from|of|with) [\w&' -]{2,30}?)?,? "
    r"(?:is|will be|['’]s|will|wants to|would like to) (?:coming|visiting|arriving|going|stopping by|come|visit|arrive|"
    r"there|here)\b"
)
# "Tell Mr Adeyemi that Carla Fuentes called", "ask Janet to call Tom Reyes back", "a message for Ms Stone from Joe Park".
_TOLD: Final = re.compile(
    r"\b(?:tell|inform|remind|notify|let|ask|(?:message|note|word) (?:is )?(?:for|to)) ", re.IGNORECASE
)
_A_NAME: Final = r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Miss)\.? )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
_WHO_TELLS: Final = tuple(
    re.compile(rf"\b(?:[Tt]ell|[Ll]et|[Aa]sk|[Rr]emind|[Ii]nform|[Hh]ave)\b[^.?!]*? {told}")
    for told in (
        rf"{_A_NAME} (?:has |just )?(?:called|rang|phoned|was calling|is calling)(?! (?:me|us|him|her|them)\b)",
        rf"(?:call|ring|phone)(?: back)? {_A_NAME}(?= back\b|[,.]| (?:about|at|on|regarding)\b|$)",
    )
)
_FROM_WHOM: Final = re.compile(
    rf"\b(?:message|note|word)(?: (?:for|to) [\w.'’-]+(?: [\w.'’-]+){{0,2}}?)?,? from {_A_NAME}"
)
KIN: Final = frozenset(
    words(
        "aunt uncle wife husband partner spouse fiance fiancee girlfriend boyfriend mother mom mum father dad sister brother "
        "son daughter boy girl guy kid child baby grandmother grandma grandfather grandpa granddaughter grandson nephew "
        "niece cousin "
        "friend colleague coworker boss manager supervisor assistant neighbor neighbour roommate landlord tenant client "
        "customer "
        "patient student pupil teacher coach doctor lawyer dog cat puppy kitten horse pony rabbit pet parrot hamster"
    )
)
# Who is told by their part in the call: "my emergency contact is anna bell", in all lower case too.
_PARTS: Final = frozenset(
    words(
        "contact recipient owner sender guest passenger driver visitor host buyer seller bride groom honoree celebrant "
        "rider player "
        "camper attendee participant instructor artist holder "
        "policyholder applicant tenant client tutor caregiver parent guardian payer runner swimmer dancer speaker"
    )
)
_ALIKE: Final = (
    frozenset(words("son daughter boy girl guy kid child baby grandson granddaughter nephew niece pupil student")),
    frozenset(words("dog cat puppy kitten horse pony rabbit pet animal parrot hamster")),
    frozenset(words("husband wife partner spouse fiance fiancee")),
    frozenset(words("boss manager supervisor")),
    frozenset(words("visitor guest attendee participant traveler traveller passenger")),
)


_DONE: Final = frozenset(words("taken seen done driven flown shown given cut shorn fed kept held sent brought put let"))


# "This is # speaking", "it's for #", and no "it's #", which anything may follow.
_INTRODUCES: Final = re.compile(
    r"\b(?:(?:i['’]m|i am|im|this is|for|mr|mrs|ms|dr|speaking is)\.? #|# (?:here|speaking|calling)\b)"
)


def introduces(rest: str) -> bool:
    """Whether the words around a name, which is a single "#", tell that somebody is named."""
    return _INTRODUCES.search(rest) is not None


def introduced(said: str) -> list[Introduced]:
    """The persons in a tidied text, in the order of speech."""
    found: list[Introduced] = []
    for one in sorted(_all(said), key=lambda p: (p.start, -len(p.who))):
        if all(one.start >= other.end or one.end <= other.start for other in found):
            found.append(one)
    return found


def _all(said: str) -> Iterator[Introduced]:
    for m in _OWN.finditer(said):
        yield from _named(said, m.end(), "own")
    yield from _linked(said)
    for m in _BY_ITSELF.finditer(said):
        if m["who"] in _PARTS or m["who"] in KIN:
            yield from _named(said, m.end(), m["who"])
    for m in _CHILD_OF.finditer(said):
        yield Introduced(m["name"], *m.span("name"), "child")
    for m in _COMES.finditer(said):
        yield Introduced(m["name"], *m.span("name"), "visitor")
    yield from _described(said)
    for m in _TOLD.finditer(said):
        yield from _named(said, m.end(), TO_WHOM)
    for m in (m for who_tells in (*_WHO_TELLS, _FROM_WHOM) for m in who_tells.finditer(said)):
        yield Introduced(m["name"], *m.span("name"), "own")
    for m in _FOR.finditer(said):
        yield from _named(said, m.end(), "")


def _described(said: str) -> Iterator[Introduced]:
    """Who is named first, and then told of: "it's about Biscuit, she's a beagle"; "the kids named her Clover"."""
    for m in _DESCRIBED.finditer(said):
        yield from _named(said, m.start("name"), "")
    for m in _ANIMAL_DESCRIBED.finditer(said):
        described = m["kind"].split()
        if kind := next(filter(None, (_animal(" ".join(described[: n + 1])) for n in range(len(described)))), ""):
            yield from _named(said, m.start("name"), kind)
    for m in _NAMED_SO.finditer(said):
        yield from _named(said, m.end(), "", is_told=True)


def _linked(said: str) -> Iterator[Introduced]:
    """Who is named behind what they are to somebody: "my dog is called Biscuit"."""
    for m in (m for linked in _LINKED for m in linked.finditer(said)):
        if m["who"] == "name" and m.group().lower().startswith(("my", "our", "the", "a")):
            continue  # "my name is" tells of nobody else
        who = m["who"] if m["who"] in KIN or m["who"][:-1] not in KIN else m["who"][:-1]  # "my dogs called Bo"
        if who not in KIN and (animal := _animal(said[m.start() : m.end("who")])) and _is_its_name(said, m.end()):
            who = animal
        if who in KIN or _LINK.search(m.group()):
            told = "name" in m.group() or "called" in m.group()
            if told or not _POSSESSES.search(m.group()) or _begins_with_a_given_name(said, m.end()):
                yield from _named(said, m.end(), "" if who == "name" else who, is_told=told)


def _animal(words_of_it: str) -> str:
    """What it is called else, "dog" for "beagle"; empty where it is none."""
    kind = kinds_of(words_of_it.lower())
    return kind if kind in KIN else ""


def _is_its_name(said: str, at: int) -> bool:
    name = leading_name(said[at:])
    is_one = name is not None and " " not in name and not kinds_of(name.lower())
    return is_one and _names_are_small(said) and _BEHIND_A_NAME.match(said, at + len(name or "")) is not None


def _begins_with_a_given_name(said: str, at: int) -> bool:
    """ "My son's leo" tells a name; in all lower case "my son's birthday" would look alike."""
    return said[at : at + 1].isupper() or said[at:].partition(" ")[0].strip(".,!?") in GIVEN


def _named(said: str, at: int, who: str, *, is_told: bool = False) -> Iterator[Introduced]:
    """The name there; in all lower case after words that lead to a name only."""
    name = leading_name(said[at:])
    if name is None and who in KIN and (m := _POSSESSED.match(said, at)) and m["name"] not in _DONE:
        name = leading_name(m["name"]) if m["name"] in GIVEN or not is_everyday(m["name"]) else None
    written = said[at : at + len(name)] if name else ""
    if name and _SPELLED.match(said, at + len(name) - 2):
        return  # "my last name is reed r e i d" is read by its letters
    leads = is_told or who == "own" or who in KIN or who in _PARTS
    if name and name.lower().split()[0] in _DONE:
        return  # "my cat taken to the vet"
    if name and (written[:1].isupper() or (leads and _names_are_small(said) and not written.endswith(("ing", "ed")))):
        yield Introduced(name, at, at + len(name), who)


_SPELLED: Final = re.compile(r"[ .-][^\W\d_][ .,-]+[^\W\d_](?![\w'’])")
# A capital within a sentence.
_CAPITAL: Final = re.compile(r"(?<![.!?] )(?<!^)\b(?!I\b)[A-ZÀ-Þ]")


def _names_are_small(said: str) -> bool:
    """Whether it may be written without the capitals of names: "Hi, ann lee here. I'd like …"."""
    return said.islower() or _CAPITAL.search(said) is None


def is_called(who: str, label: str) -> bool:
    """Whether a field's words name the person: "my daughter" is the child of "the child's name"."""
    said = set(re.findall(r"[a-z]+", label.lower()))
    alike: Sequence[frozenset[str]] = [group for group in _ALIKE if who in group]
    return who in said or any(said & group for group in alike)
