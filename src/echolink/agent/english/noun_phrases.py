"""Which things does an English caller name in one breath: "I need four winter tires on my subaru outback"?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from echolink.agent.ear import Named
from echolink.agent.english.introduced import KIN
from echolink.agent.english.words import words

_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand couple few dozen several pair half"
)
_SMALL: Final = words(f"a an the my our his her their your some any another this these those its whole {_NUMBERS}")
_DETERMINERS: Final = frozenset(_SMALL)
_VERBS_TOO: Final = frozenset(("suit", "work"))  # things behind an article: "a gray suit", but "Friday would suit"
_COUNTED: Final = frozenset(words(_NUMBERS)) - {"one"}
_OWN: Final = frozenset(("my", "our", "his", "her", "their"))
# Words that are a part of no thing's name: where one of them stands, another phrase begins.
_NO_PART: Final = _DETERMINERS | frozenset(
    words(
        """
    i you he she it we they me him us them mine yours ours myself who whom which what that there here somebody someone anybody
    anyone everybody everyone something anything nothing everything one ones am is are was were be been being isn't aren't wasn't
    weren't has have had haven't hasn't do does did don't doesn't didn't can could can't couldn't will would won't wouldn't shall
    should may might must gonna gotta wanna let lets and or but so because cause since if when while until till before after than
    then though although as like of in on at to for from by with without about into onto over under up down out off around near
    through across behind beside between during per via plus not no never just only also too very really quite pretty rather even
    still again already yet ever maybe probably actually basically please thanks thank hi hello hey yes yeah yep no nope ok okay
    well oh um uh er good morning afternoon evening night day today tomorrow tonight yesterday week weekend month year hour hours
    minute minutes time times noon midnight monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december am pm o'clock ago later soon early late next last now how why where
    need needs needed want wants wanted get gets got getting take takes took bring brings brought make makes made give gives gave
    go goes going went gone come comes came coming put puts find found see saw seen know knew think thought guess hope hoping
    wonder wondering say says said tell told ask asked call called calling send sent keep keeps kept leave left try trying look
    looking love liked prefer start starting stop stopped work works suit suits fit fits help name name's names speaking number
    phone cell mobile email mail address old-fashioned all both each every much many more most less least other own same able
    available free possible due ready sure sorry happy great fine nice perfect lovely thing things stuff way lot lots kind sort
    type appointment booking reservation slot spot opening visit bit ad advert advertisement size sizes
    """
    )
)
# What names a day or says where to, unless more stands beside it: "the fourth", "bring it back".
_NO_THING: Final = re.compile(
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)"
    r"teen|twentie|thirtie)th|back|more|too|touch)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*|\d[\w-]*|[^\w\s]")
_CONTRACTED: Final = re.compile(r"(?:['’](?:s|re|ve|ll|d|m)|n['’]t)$")
_DOING: Final = re.compile(r"\w+ing")
_MADE_SO: Final = re.compile(r"[a-z]{2,}(?:ed|ing)$")  # "the nursery painted"
_SIGN: Final = re.compile(r"[,.;:!?]")
_MOST: Final = 5  # words
# What leads to what is wished for, or to what one has: "I need", "for", "my".
_WISHED: Final = re.compile(
    r"(?:\b(?:(?:bring|take|drop)(?:ing)? in|need|needs|want|wants|wanna|like|love|get|"
    r"have|having|try|book|order|rent|hire|buy|reserve|for|gimme|"
    r"give me|looking (?:for|at)|interested in|"
    r"suffer(?:s|ing)? from|cop(?:y|ies) of|got|has|hang|fix|saw|found|lost|reading|sell|bring|just|"
    r"do|due for)|['’]ve|\b(?:it|that|this|they)(?:['’](?:s|re)| is| are)|(?<!\w)(?:i|we) (?:had|drive|own))"
    r"(?: (?:me|us|it|to|get|have|had|book|do|just|about|like|maybe|rid|see|try|new|of|"
    rf"minutes?|hours?|{'|'.join(_SMALL)}))*(?<! to)$|"
    r"(?<!\bon )(?<!\bin )(?<!\bat )\b(?:my|our)$",
    re.IGNORECASE,
)

_SPEAKS_TO: Final = re.compile(r"\b(?:speak|talk)(?:ing)? (?:to|with) (?:the|your)$", re.IGNORECASE)


def named(said: str) -> list[Named]:
    """The phrases between the small words, each with what stands before it, in the order of speech."""
    return list(_runs(said))


def _runs(said: str) -> Iterator[Named]:
    found = list(_WORD.finditer(said))
    run: list[re.Match[str]] = []
    for n, m in enumerate(found):
        is_noun = m.group().lower() in _VERBS_TOO and (run or (n and found[n - 1].group().lower() in _DETERMINERS))
        if is_noun or _is_part(m.group(), run) or (run and _joins(found[n : n + 2])):
            run.append(m)
            continue
        yield from _named(run, said)
        run = []
    yield from _named(run, said)


def _is_part(word: str, run: Sequence[re.Match[str]]) -> bool:
    lower = word.lower()
    if not word[:1].isalnum() or lower in _NO_PART or (_CONTRACTED.search(lower)):
        return False
    return not (run and _MADE_SO.match(lower)) and len(run) < _MOST


def _joins(here: Sequence[re.Match[str]]) -> bool:
    """ "Power of attorney" is one thing, "the seat of the car" two."""
    return len(here) > 1 and here[0].group() == "of" and _is_part(here[1].group(), ())


def _named(run: Sequence[re.Match[str]], said: str) -> Iterator[Named]:
    if not run or any(m.group().lower() in KIN for m in run):
        return
    start, end = run[0].start(), run[-1].end()
    part = _SIGN.split(said[:start])[-1]
    after = said[end:].lstrip()
    leads = part.rstrip().rsplit(" ", 1)[-1].lower()
    is_led, is_own = leads in _DETERMINERS, leads in _OWN or leads in _COUNTED
    if _SPEAKS_TO.search(part.rstrip()) or (not is_own and _NO_THING.fullmatch(said[start:end])):
        return
    if is_led or not _DOING.fullmatch(said[start:end]):
        is_alone = not part.strip() and (not after or _SIGN.match(after) is not None)
        yield Named(said[start:end], is_led, is_own, _WISHED.search(part.rstrip()) is not None, is_alone)
