"""Between which bounds must a number lie, by what an English sentence says: "nothing over 30 kg", "drivers from 21"?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from echolink.agent.english.group_sizes import sizes_plainly
from echolink.agent.english.heard import heard
from echolink.agent.english.limit_patterns import A_PERSON, GROUPS, LEAST, MOST, RANGES
from echolink.agent.english.limits_plainly import limits_plainly
from echolink.agent.english.measures import AGE, measure_named
from echolink.agent.english.sizes import NOT_A_LIMIT, OF_ONE_OF_SEVERAL
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words
from echolink.agent.field import Limit

_ENDS_A_NOUN = re.compile(
    r"\b(?:must|be|have|has|need|needs|should|can|may|we|you|they|our|your|take|accept|between|per|and|or|at|in|on|for|"
    r"to|a|an|each|every|from|with|is|are|by|before|after|please|only|long|than|of|maximum|minimum|max|min)\b"
)
_ONLY_THAT = re.compile(r"(?:(?:we|only|take|book|for|our|is|are|it's|this|bookings?|tours?|trips?|from) )*#[ .,!]*")
_AGED = re.compile(
    r"\b(?:older|younger|aged?|ages|year|(?:must|have to|has to|need to) be (?:between |over |under |at least )?\d+)\b|"
    r"\b(?:nobody|no one|anyone|anybody|everyone|everybody|you are|you're|they are|they're)\b(?! [a-z]+ [a-z]+)|"
    r"\b(?:over|under)[ -]\d+'?s\b|^\W*\d\d (?:and|or) (?:over|older|up)\b"
)
_OTHER_RULE = re.compile(
    r"\b(?:only (?:needed|required)|free|costs?|price[ds]?|pay|extra|half price|alone|on their own|accompanied|supervis\w+|"
    r"with(?:out)? an? (?:adult|parent|guardian)|"
    r"cancel\w*|refund\w*|notice|advance|experience|since|founded|warranty|guarantee|please (?:call|e-?mail|ask)|contact us|"
    r"lasts?|takes? (?:(?:about|around|up to|roughly|between|at least|from) )?(?:an?|\d+)(?: ?(?:-|to|or|and) ?\d+)?"
    r"[ -](?:full |working |business )?(?:min(?!imum)|hour|hr|day|week|month|half)\w*|within|ready in|arrives?|radius|helmets?|"
    r"private|exclusive)\b|[$€£]"
)
_DOES_IT = re.compile(r"[a-z]{2,}(?:ers|ors|ants|ists)")
_NOBODY: Final = frozenset(
    words(
        "hours numbers floors doors orders flowers trailers containers computers plants letters meters liters offers colors "
        "centers stickers layers papers restaurants tours corners printers"
    )
)
_TIMES: Final = frozenset(
    words(
        "minute minutes min mins am pm o'clock january february march april may june july august daily weekdays weekends"
    )
)
# "A boiler that has not been serviced for more than two years" is one of some, and no bound of all.
_IN_A_CONDITION = re.compile(r"\b(?:that|which|who|whose|if|when|unless|where|in case)\b[^,;:.]*$")
_NEGATIONS: Final = (
    "not ",
    "no ",
    "never ",
    "hasn't ",
    "haven't ",
    "isn't ",
    "aren't ",
    "wasn't ",
    "don't ",
    "doesn't ",
)
_PART = re.compile(
    r"[,;(] ?|(?<!no) (?:but|and) (?=min|max|at|up|no|costs?\b|lasts?\b|takes? |seats? |fits? |holds? |carr(?:y|ies) |sleeps? |"
    r"(?:is|are) (?:(?:made |meant |good |suitable |designed )?for )?(?:up to |at (?:most|least) |groups? of |teams? of )?\d)"
)


# "No one- or two-night stays"
_NO_SUCH_STAYS = re.compile(
    r"\bno (?:\d-? ?(?:or|and|,) ?)?(?P<n>\d{1,2})[ -](?P<u>night|day|week|hour)(?= (?:stay|rental|booking|let|hire)s?\b)"
)
_PRIVATE = re.compile(r"\b(?:private|exclusive) ")
_PRIVATELY: Final = stems("private exclusive")


def read_limits(sentence: str, about: frozenset[str] = frozenset()) -> tuple[Limit, ...]:
    """The bounds that a sentence tells, with the words of what they bound; none where it tells of a price or a fee.

    What is told of private tours counts where the goal (`about`) is one of these.
    """
    text = limits_plainly(sizes_plainly(OF_ONE_OF_SEVERAL.sub("", heard(sentence))))
    text = _PRIVATE.sub("", text) if _PRIVATELY & about else text
    text = _NO_SUCH_STAYS.sub(lambda m: f"at least {int(m['n']) + 1} {m['u']}s", text)
    if not any(c.isdigit() for c in text):
        return ()
    if NOT_A_LIMIT.search(text) or _OTHER_RULE.search(text):
        parts = _PART.split(text)
        text = ", ".join(part for part in parts if not (NOT_A_LIMIT.search(part) or _OTHER_RULE.search(part)))
        if len(parts) == 1 or not text:
            return ()
    text = _FROM_MONTHS.sub(lambda m: f"{int(m[1]) // 12} to {m[2]} years", text)
    text = _BARE_AGE.sub(r"ages \1+", text)
    found: dict[tuple[frozenset[str], frozenset[str]], Limit] = {}
    taken: list[tuple[int, int]] = []
    for m, least, most in _bounds(text):
        place = m.span("n")
        if any(start < place[1] and place[0] < end for start, end in taken):
            continue
        if _IN_A_CONDITION.search(text, 0, m.start()) and text[m.start() :].startswith(_NEGATIONS):
            continue
        limit = _limit(m, text, least, most, next(reversed(found), None))
        if limit is not None:
            taken.append((m.start("a"), place[1]) if "a" in m.re.groupindex else place)
            before = found.get((limit.of, limit.who))
            found[limit.of, limit.who] = limit if before is None else _both(before, limit)
    return tuple(replace(limit, told=sentence) for limit in found.values() if limit.of.isdisjoint(_NO_NOUNS))


_NO_NOUNS: Final = frozenset(words("until till ahead advance notice eat bring big so then"))
_FROM_MONTHS = re.compile(r"\b(\d{1,2}) months? ?(?:-|to|and|until) ?(\d{1,2}) years?\b")
# "16+", "12 and up", "21+ only" by itself is an age.
_BARE_AGE = re.compile(
    r"^\W*(?:must be |you must be |have to be )?(\d{1,2})(?:\s?\+|(?: years)? (?:and|or) (?:up|over|older|above))(?= only|\W*$)"
)


_FROM_AGE = re.compile(r"\b(?:from|over|above)(?: the)? age\b")  # "group lessons from age 5"


def _bounds(text: str) -> list[tuple[re.Match[str], int | None, int | None]]:
    """In the order of the text; of several that fit a number the first counts."""
    return sorted(_all_bounds(text), key=lambda bound: bound[0].start("n"))


def _all_bounds(text: str) -> Iterator[tuple[re.Match[str], int | None, int | None]]:
    for m in RANGES.finditer(text):
        if int(m["a"]) < int(m["n"]):
            yield m, int(m["a"]), int(m["n"])
    for pattern in MOST:
        for m in pattern.finditer(text):
            yield m, None, int(m["n"])
    for pattern in LEAST:
        for m in pattern.finditer(text):
            yield m, int(m["n"]), None


def _both(one: Limit, other: Limit) -> Limit:
    """ "Up to 24 feet indoors, up to 40 feet outdoors": the wider one, because which of them holds is not known."""
    return replace(
        one,
        least=min((n for n in (one.least, other.least) if n is not None), default=None),
        most=max((n for n in (one.most, other.most) if n is not None), default=None),
    )


def _limit(
    m: re.Match[str], text: str, least: int | None, most: int | None, last: tuple[frozenset[str], frozenset[str]] | None
) -> Limit | None:
    """Of what a bound is: by the words between, then those after the number, then those before, then those of the last."""
    groups = m.groupdict()
    who = _noun(groups.get("who") or "", last=True)
    of = _noun(groups.get("mid") or "") | _noun(groups.get("after") or "")
    if of & _TIMES:
        return None
    measure = measure_named(of)
    is_of_persons = bool(A_PERSON.search(" ".join(who)))
    if "a" in groups and not is_of_persons and who:  # "donors between 18 and 65"
        is_of_persons = any(_DOES_IT.fullmatch(word) and word not in _NOBODY for word in who)
    if "a" in groups and not (of or who & GROUPS or is_of_persons or _AGED.search(text)):
        return None  # "lunch 12-3"
    of = frozenset() if of == {"s"} else of  # "over 18s"
    is_of_age = not who & GROUPS and (is_of_persons or _AGED.search(text))
    if measure is None and not of and (is_of_age or _FROM_AGE.search(m.group())):
        of, measure = AGE.units, AGE
    if not of and who & GROUPS:
        of = who
        if least is not None and most is None and not _ONLY_THAT.fullmatch(f"{text[: m.start()]}#{text[m.end() :]}"):
            return None  # "groups of eight or more" may get a menu of their own
    if not of and not who:
        return None if last is None else Limit(of=last[0], who=last[1], least=least, most=most)
    return Limit(of=of or who, who=who if of else frozenset(), least=least, most=most)


def _noun(said: str, *, last: bool = False) -> frozenset[str]:
    """The words of a noun beside a number: "tickets per person" → tickets; before it the last ones count."""
    parts = [part.split() for part in _ENDS_A_NOUN.split(said)]
    before = [part for part in parts if part]
    return frozenset((before[-1][-2:] if before else ()) if last else parts[0])
