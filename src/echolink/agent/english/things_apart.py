"""Which things does a context list each with days of its own: "Yoga, Mondays at 6pm, $12; spin, Fridays at 7am, $15"?"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from echolink.agent.english.days_of_week import DAYS
from echolink.agent.english.each import is_name
from echolink.agent.english.words import words, words_in

_TIME: Final = (
    r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?(?![\d%])(?: ?[ap]\.?m\b\.?)?(?! ?(?:-|–|to|until|till|min|h)\b)|"
    r"noon\b|midnight\b)"
)
_TIMES: Final = rf"{_TIME}(?:(?:, | & |,? (?:and|or) )(?:at )?{_TIME})*"
_ON: Final = r"(?:(?:only|on|every|each) ){0,2}"
_WHEN: Final = (
    rf"(?:{_ON}(?P<days>{DAYS})(?:,? (?:at |@ ?)?(?P<at>{_TIMES}))?|"
    rf"(?:at )?(?P<first_at>{_TIMES}),? {_ON}(?P<then_days>{DAYS}))(?! ?(?:-|–|to|until|till|from|between|\d)\b)(?: only)?"
)
_PRICE: Final = (
    r"(?:(?:and|for|at|costs?|is|are|it's|only|just|from) ){0,3}(?P<priceN>(?:[$€£] ?\d+(?:[.,]\d+)?|"
    r"\d+(?:\.\d\d)? (?:dollars|euros|pounds|bucks)|free\b)(?: ?(?:/ ?\w+|each|(?:per|an?) \w+))?)"
)
_DETAIL: Final = (
    r"(?P<detailN>(?:an?|one|two|three|\d+(?:\.5)?)(?: and a half)?[ -]?(?:hours?|hrs?|h|minutes?|mins?)\b|"
    r"(?:ages?|aged|up to|max\.?|at most) \d+[^,;.()]{0,20})"
)
_NAME: Final = r"(?P<name>[^\W\d][\w'’&-]*(?: (?:& )?[\w'’-]+){0,3}?)"
_JOINT: Final = r"(?:\s*(?:,|:|\(|\)|\s[-–])\s*|\s+)"
_IS: Final = (
    r"(?:(?:(?:classes|class|lessons|course) )?(?:is|are|runs?|meets?|takes? place)(?: held| offered| given)? )?"
)
_MORE: Final = rf"(?:{_JOINT}{_PRICE.replace('N>', '1>')})?(?:{_JOINT}{_DETAIL.replace('N>', '1>')})?"
_LAST: Final = (
    rf"(?:{_JOINT}{_DETAIL.replace('N>', '2>')})?(?:{_JOINT}{_PRICE.replace('N>', '2>')})?"
    rf"(?:{_JOINT}{_DETAIL.replace('N>', '3>')})?"
)
_THING = re.compile(rf"{_NAME}{_MORE}{_JOINT}{_IS}{_WHEN}{_LAST}", re.IGNORECASE)
_DAYS_FIRST = re.compile(
    rf"{_WHEN}(?:: |, | )(?:(?:we (?!are)[a-z]+|there(?:'s| is| are)|it's) )?(?:an? )?{_NAME}{_LAST}"
    r"(?=\s*\)?\s*(?:[.;,!]|and\b|$))",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s*\)?\s*(?:[;,](?: (?:and|while|but))?|(?:and|while|but)\b|[.!]?$)\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:[^\W\d][\w'’& ]{1,30}:\s+(?=[^\W\d])|(?:(?:our|the) [a-z ]{3,20}|these|they) are:? |there(?:'s| is| are) |"
    r"(?:we|i|you can) (?:also |currently )?(?!are\b|close|open|re\b)[a-z]+(?: out)? )?(?:an? |the )?",
    re.IGNORECASE,
)
_NO_STOP = re.compile(r"(?<!\.m)\.$")  # "6pm." but "6 p.m."
_SENTENCE = re.compile(r"[^\n]+?(?:(?<![ap]\.m)(?<!\bDr)(?<!\bMr)(?<!\bMrs)[.!?](?=\s|$)|(?=\n|$))", re.IGNORECASE)
# "Stylists: Linh (Tue-Sat), Rosa (Fri-Sun)" is read as it stands, with its head.
_ONLY_DAYS_IN_BRACKETS = re.compile(r"^[^:()]+:[^()]*\([^$€£]*$")
_MAY_LIST = re.compile(r"(?:day|daily|weekend|\b(?:mon|tue|wed|thu|fri|sat|sun))", re.IGNORECASE)
_DAY = re.compile(DAYS)
_NO_THING: Final = frozenset(
    words(
        "am pm works work off away teaches comes goes half except now sometimes usually often special happy hour pick-up pickup "
        "pickups"
    )
)
_SEVERAL: Final = 2


class _Thing(NamedTuple):
    name: str
    days: str
    at: str
    more: tuple[str, ...]  # what it costs, how long it takes

    def told(self) -> str:
        """ "Yoga: Mondays at 6pm, 60 minutes, $12"."""
        return ", ".join((f"{self.name}: {self.days}{f' at {self.at}' if self.at else ''}", *self.more))


@lru_cache(maxsize=64)
def told_apart(context: str) -> str:
    """A context in which each of several things that have days of their own stands on a line of its own."""
    if not _MAY_LIST.search(context):
        return context
    found = [(m, things) for m in _SENTENCE.finditer(context) if (things := _things(m.group().strip()))]
    told = [thing for _, things in found for thing in things]
    if len({thing.name.lower() for thing in told}) < _SEVERAL or len({(t.days.lower(), t.at) for t in told}) < _SEVERAL:
        return context
    for m, things in reversed(found):
        lines = "".join(f"\n{thing.told()}." for thing in things)
        context = f"{context[: m.start()]}{lines}\n{context[m.end() :].lstrip()}"
    return context.strip()


def is_thing_with_days(sentence: str) -> bool:
    """Whether a line is one of those that `told_apart` makes, or one like them."""
    return len(_things(sentence)) == 1


@lru_cache(maxsize=1024)
def _things(sentence: str) -> tuple[_Thing, ...]:
    """All that a sentence lists; empty where it tells anything else besides."""
    if not _MAY_LIST.search(sentence) or _ONLY_DAYS_IN_BRACKETS.search(sentence):
        return ()
    lead = _LEAD.match(sentence)
    starts = (lead.end(), 0) if lead and lead.end() else (0,)
    return next((things for start in starts if (things := tuple(_read(sentence, start)))), ())


def _read(sentence: str, start: int) -> Iterator[_Thing]:
    found = []
    while start < len(sentence):
        either = (form.match(sentence, start) for form in (_THING, _DAYS_FIRST))
        m = next((m for m in either if m and _names_a_thing(m["name"])), None)
        then = _NEXT.match(sentence, m.end()) if m else None
        if m is None or then is None:
            return
        parts = m.groupdict()
        more = [parts.get(f"{kind}{n}") for n in "123" for kind in ("detail", "price")]
        days, at = m["days"] or m["then_days"], m["at"] or m["first_at"] or ""
        found.append(_Thing(m["name"], days.rstrip("."), _NO_STOP.sub("", at), tuple(one for one in more if one)))
        start = then.end()
    yield from found


def _names_a_thing(name: str) -> bool:
    said = name.lower()
    return is_name(said) and words_in(said).isdisjoint(_NO_THING) and not _DAY.search(said)
