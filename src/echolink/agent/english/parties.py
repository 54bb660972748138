"""How many are those who are named one after another: "my wife, our two kids and me", "six adults, four kids"?"""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from echolink.agent.ear import Found
from echolink.agent.english.things import NOT_A_UNIT
from echolink.agent.english.words import words, words_in

Part = Literal["all", "children", "adults"]

_CHILD_ONE: Final = words(
    "kid child baby toddler infant newborn teenager teen son daughter boy girl grandson granddaughter grandchild grandkid "
    "grandbaby niece nephew youngster"
)
_CHILD_MANY: Final = words(
    "kids children babies toddlers infants newborns teenagers teens sons daughters boys girls grandsons granddaughters "
    "grandchildren grandkids nieces nephews youngsters twins triplets"
)
_OTHER_ONE: Final = words(
    "wife husband hubby missus partner spouse girlfriend boyfriend fiance fiancé fiancee fiancée mother mom mum mama father dad "
    "papa sister brother friend mate buddy bestie colleague coworker co-worker boss grandma grandpa granny grandmother "
    "grandfather uncle aunt auntie cousin mother-in-law father-in-law sister-in-law brother-in-law son-in-law "
    "daughter-in-law neighbor neighbour roommate flatmate client customer guest person adult grown-up grownup senior student "
    "nanny assistant employee"
)
_OTHER_MANY: Final = words(
    "friends sisters brothers colleagues coworkers co-workers cousins uncles aunts clients customers mates buddies people "
    "persons guests adults grown-ups grownups seniors students others neighbors neighbours roommates flatmates men women "
    "ladies guys gals "
    "wives husbands partners moms mums dads mothers fathers employees passengers visitors players"
)
ONE: Final = (*_CHILD_ONE, *_OTHER_ONE)  # somebody by what they are to the caller
# One word for two of them.
_TWO: Final = words("couple parents grandparents in-laws folks twins couples")
_PHRASES: Final = r"(?:better|other) half|significant other|little (?:one|guy|man)|mother in law|father in law|"
_SOME: Final = frozenset(words("people persons guests players passengers visitors"))  # of whatever age
_ANY: Final = frozenset(words("people persons person adults adult"))
_CHILDREN: Final = frozenset((*_CHILD_ONE, *_CHILD_MANY, "little", "ones"))

_THEIR: Final = r"(?:my|our|his|her|their|the|these|those|your)"
_NO_ADJECTIVE: Final = (
    r"(?!(?:and|plus|with|for|of|i|me|my|our|his|her|their|the|is|are|has|have|had|will|would|can|to|or|in|on|at)\b)"
)
_ADJECTIVE: Final = rf"(?:(?:{_NO_ADJECTIVE}[a-z-]+) )?"
_AFTER: Final = (
    r"(?!'s|'(?=\s)| (?:seats?|tickets?|chairs?|menus?|care|size|beds?|cots?|rate|price|rooms?|party|birthday|"
    r"shower)\b)"
)
_MANY: Final = "|".join(
    sorted(
        ("little ones", *_CHILD_MANY, *_CHILD_ONE, *_OTHER_MANY, *_OTHER_ONE, *_TWO),
        key=len,
        reverse=True,
    )
)
_ONE: Final = "|".join(sorted((*_CHILD_ONE, *_OTHER_ONE, *_TWO), key=len, reverse=True))
_MEMBER = re.compile(
    r"\b(?:(?:the )?(?P<us>\d{1,2}) of us|(?P<both>(?:the )?both of us|us both|us 2)|"
    rf"(?:{_THEIR} )?(?P<n>\d{{1,2}}|a couple of|both(?: {_THEIR})?|another \d{{1,2}})(?: of {_THEIR})? {_ADJECTIVE}"
    rf"(?P<many>{_MANY})\b{_AFTER}|"
    rf"(?P<named>(?:{_THEIR}|an?|1|one|another) )?{_ADJECTIVE}(?P<one>{_PHRASES}{_ONE})\b{_AFTER}|"
    rf"(?P<open>{_THEIR} {_ADJECTIVE}(?:{_MANY})|us)\b{_AFTER}|"
    r"(?P<self>i(?! (?:mean|meant|said|say|think|guess|believe|misspoke|should)\b)|"
    r"(?<!excuse )(?<!pardon )(?<!let )(?<!call )(?<!give )(?<!tell )me|myself|"
    r"yours truly)\b(?!')|"
    r"(?P<taken>#+))"
)
# After it "my wife Ann and me" may name somebody; what ends with s may tell what she does.
_GLUE = re.compile(
    r"(?: \(?(?!and\b|plus\b|with\b|my\b|our\b|[a-z]+s\b|had\b|will\b|can\b|could\b|would\b)[a-z]+\)?)??"
    r"(?:\s*[,;]\s*(?:and |plus |with |also )*|"
    r"\s+(?:and|plus|with|&|along with|together with|as well as)(?: also| then| of course| maybe)? )"
)
# "I run a company with forty employees" brings nobody.
_WITH = re.compile(
    r"(?<!company )(?<!business )(?<!firm )(?<!shop )(?<!office )(?<!team )(?<!school )(?<!store )(?<!agency )"
    r"\b(?:with|bring|bringing|take|taking) $"
)
_SOMEONES = re.compile(r"(?:my|our|his|her|their)\b")
_OF_ANOTHER = re.compile(r"\b(?:he|she|they)(?:'(?:ll|s|re|d)| is| are| will| can| could)?(?: \w+){0,3} $")
_IN_ALL = re.compile(
    r",? (?:so|which makes|that makes|making|in all|all in all) (?:that's |that makes |that'd be |we're |it's |we'd be )?"
    r"(?:all |about |around )?(?P<n>\d{1,2})\b" + NOT_A_UNIT + r"(?=,? (?:of us|people|in (?:all|total)|all told|total|"
    r"altogether|all together|and|please|but)\b|\W*$)"
)
_NO_MORE_THAN_A_COMMA = re.compile(r"\s*[,;:]?\s*")
_HEAD = re.compile(r"(?<![\d$€£:.#])\b(?P<n>\d{1,2}) (?:plus|and) $")
_NO_HEAD = re.compile(
    r"\b(?:at|from|until|till|by|\d|january|february|march|april|may|june|july|august|september|october|november|december)"
    r" $"
)
_TELLS_OF_ONE = re.compile(r"\s+(?:[a-z]+(?<!s)s|[a-z]+n't) [a-z]")

PARTY_WORDS: Final = frozenset(
    (*words_in(" ".join((*_CHILD_ONE, *_CHILD_MANY, *_OTHER_ONE, *_OTHER_MANY, *_TWO))), "us", "half", "ones", "other")
)


class _Member(NamedTuple):
    start: int
    end: int
    number: int | None  # None: nobody knows how many
    part: Part
    is_self: bool = False
    is_sum: bool = False  # "four of us" may be all that are named after it
    is_someones: bool = False  # "my", "our"
    is_counted: bool = False
    is_any: bool = False  # "people", "adults"
    is_couples: bool = False


def parties(text: str, part: Part = "all") -> list[Found]:
    """Who comes together, as one count; the value is None where it cannot be told. `text` from `heard`."""
    out = []
    groups = _groups(text)
    in_all = max((g[0].number or 0 for g in groups if len(g) == 1 and g[0].is_sum), default=0) if part == "all" else 0
    if in_all:  # "four of us" says how many, whoever else is spoken of: "me, Tom and our two kids, so four of us"
        return [
            Found("count", None, group[0].start, group[-1].end)
            for group in groups
            if not group[0].is_sum and (len(group) > 1 or group[0].is_someones) and _at_most(in_all, group)
        ]
    for group in groups:
        if part == "all":
            out += _party(group, text)
        else:
            out += _of_part(group, part)
    return out


def _at_most(most: int, group: Sequence[_Member]) -> bool:
    return sum(m.number or 0 for m in group) <= most


def _party(group: Sequence[_Member], text: str) -> list[Found]:
    first, start, end = group[0], group[0].start, group[-1].end
    lead = _WITH.search(text, 0, start)
    if (
        lead
        and (len(group) > 1 or not (first.is_self or (first.is_any and first.is_counted)))
        and not _OF_ANOTHER.search(text, 0, lead.start())
    ):
        start = lead.start()  # "with 4 people" says how many there are in all
    elif len(group) == 1 and not first.is_couples:
        return []
    if in_all := _IN_ALL.match(text, end):
        return [Found("count", int(in_all["n"]), start, in_all.end())]
    return [Found("count", _total(group, text, brings=start != first.start), start, end)]


def _of_part(group: Sequence[_Member], part: Part) -> list[Found]:
    """The children, or the adults, of a company, each where it stands."""
    fitting = [m for m in group if m.part == part or (part == "adults" and m.is_self)]
    if not fitting or any(m.number is None for m in fitting):
        return []
    others = [Found("count", None, m.start, m.end) for m in group if m not in fitting]
    return [Found("count", sum(m.number or 0 for m in fitting), fitting[0].start, fitting[-1].end), *others]


def _total(group: Sequence[_Member], text: str, *, brings: bool) -> int | None:
    """Whoever names his own and not himself may mean to come or not; "six adults, four kids" are all there are."""
    first = group[0]
    if len(group) > 1 and _NO_MORE_THAN_A_COMMA.fullmatch(text[first.end : group[1].start]):
        if first.is_sum or (first.is_counted and first.part == "all"):
            return first.number  # "four people, my wife, our two kids and me"
        if first.is_self and len(group) == 2 and group[1].is_any and group[1].number == 1:
            return 1  # "just me, one person"
    if first.is_sum and len(group) == 2 and text[first.end : group[1].start] == " with " and group[1].number == 1:
        return first.number  # "seven of us with Grandma"
    if any(m.number is None for m in group):
        return None
    total = sum(m.number or 0 for m in group)
    if any(m.is_self or m.is_sum for m in group):
        return total
    if brings:
        return total + 1
    return None if any(m.is_someones for m in group) else total


def _groups(text: str) -> list[list[_Member]]:
    """Those that stand one after another with nothing else between them."""
    out: list[list[_Member]] = []
    for m in _MEMBER.finditer(text):
        one = _member(m)
        if out and _goes_on(out[-1][-1], one, text):
            out[-1].append(one)
        else:
            out.append([one])
    for group in out:
        if len(group) > 1 and group[-1].is_someones and group[0].is_sum and _TELLS_OF_ONE.match(text, group[-1].end):
            group.pop()  # "the four of us and my mom uses a wheelchair"
        head = _HEAD.search(text, 0, group[0].start)
        if head and group[0].part == "children" and not _NO_HEAD.search(text, 0, head.start()):
            group.insert(0, _Member(head.start(), head.end("n"), int(head["n"]), "all", is_counted=True))
    return out


_HESITATIONS: Final = frozenset((" uh ", " um ", " er ", ", uh ", ", um ", ", uh, ", ", um, "))


def _goes_on(last: _Member, one: _Member, text: str) -> bool:
    between = text[last.end : one.start]
    if (
        between.isspace() or between in _HESITATIONS
    ):  # "my husband our two kids", "two adults two kids", "my wife me and my mother"
        return (
            one.is_someones
            or (not last.is_self and one.is_counted and one.part != last.part)
            or text[one.start : one.end] == "me"
        )
    if last.part == one.part == "all" and (last.is_counted or last.is_sum) and between.strip() == ",":
        return False  # "not four people, five people"
    return _GLUE.fullmatch(between) is not None


def _member(m: re.Match[str]) -> _Member:
    at = m.span()
    if m["us"]:
        return _Member(*at, int(m["us"]), "all", is_sum=True)
    if m["both"]:
        return _Member(*at, 2, "all", is_sum=True)
    if m["self"]:
        return _Member(*at, 1, "adults", is_self=True)
    if m["taken"]:
        return _Member(*at, None, "all")  # noted for another field
    is_someones = _SOMEONES.match(m.group()) is not None
    if m["open"]:
        part: Part = "children" if m["open"].split()[-1] in _CHILDREN else "all"
        return _Member(*at, None, part, is_someones=is_someones)
    noun = (m["many"] or m["one"]).split()[-1]
    part = "all" if noun in _SOME else "children" if noun in _CHILDREN else "adults"
    figure = (m["n"] or "1").rpartition(" ")[2]
    number = int(figure) if figure.isdigit() else 2
    return _Member(
        *at,
        number * (2 if noun in _TWO and (m["n"] is None or noun.startswith("couple")) else 1),
        part,
        is_someones=is_someones,
        is_counted=m["n"] is not None or m["named"] in ("1 ", "a ", "an "),
        is_any=noun in _ANY,
        is_couples=noun == "couples",
    )


_COMES: Final = r"(?:com(?:e|es|ing)|join(?:s|ing)?|tag(?:s|ging)? along|be there)\b"
_JOINS = re.compile(
    rf"(?:'(?:s|re|ll|d)| (?:is|are|will|would|wants?|decided|can|could|likes?|love|to|also|just|now|going|gonna|be))+ {_COMES}"
    r"(?P<rest>(?: [a-z' ]+?)?)(?=[,.;]|$| so\b| that| make)"
)
_STAYS_AWAY = re.compile(
    r"(?:'s|'re| is| are| will)?(?: just)?(?: can't| cannot| won't| isn't| aren't| not)(?: going to| be able to| be)* "
    r"(?:com(?:e|ing)|join(?:ing)?|make it|be there|making it)\b"
    r"(?! (?:on|at|then|until|till|before|by|this|next|that|in|tomorrow|today|tonight)\b)"
    r"(?: (?:after all|any ?more|with us|along|now))*"
)
_AS_WELL: Final = re.compile(r"\b(?:too|as well|along|with (?:us|me)|after all|also)\b|\bjoin")


def joining(text: str) -> tuple[int, int, int] | None:
    """By how many a company that was told grows or shrinks, and where: "our two kids are coming as well", "my son can't come"."""
    for group in _groups(text):
        if any(m.number is None or m.is_self or m.is_sum for m in group):
            continue
        if text.endswith(("to ", "make it ", "make that "), 0, group[0].start):
            continue  # "bump that up to four people, friends are coming along"
        number, end = sum(m.number or 0 for m in group), group[-1].end
        if away := _STAYS_AWAY.match(text, end):
            return -number, group[0].start, away.end()
        if (joins := _JOINS.match(text, end)) and _AS_WELL.search(joins.group()):
            return number, group[0].start, joins.end()
    return None
