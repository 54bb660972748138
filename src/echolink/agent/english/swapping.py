"""Which thing that was told takes another's place, wherever in a breath: "no not the ankle, … so on the shoulder"?"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from echolink.agent.ear import Swap
from echolink.agent.english.words import words, words_in

_DETERMINER: Final = r"(?:the|an?|my|our|his|her|their|your|any|some|those|these|that|this)"
_LEADS: Final = rf"(?:(?:on|in|at|to|from|for|with|under|about|of|by|{_DETERMINER})\s+){{0,3}}"
_COPULA: Final = r"(?:(?:is|was|are|were|do|did|does)(?:n['’]t| not)|['’](?:s|re) not|ain['’]t)"
_CHANGE: Final = r"(?:change|swap|switch|replace|exchange|turn|trade)(?: out)?(?: from)?"
_INTO: Final = re.compile(r"\s+(?:to|for|with|into|by)\s+", re.IGNORECASE)
# What stands behind one that will not do: "green is too dark".
_WONT_DO: Final = re.compile(
    r"\b(?P<last>[\w’-]+)(?:['’]s|['’]re| is| are| was| would be| looks?| seems?)? (?:(?:a bit|a little|way|just|kind of|maybe|"
    r"probably|really|far|much) )*(?:too \w+|no good|not (?:right|good|quite right)|won['’]t (?:do|work|fit)|"
    r"(?:doesn['’]t|don['’]t) (?:work|fit|suit|match|go)|out of (?:season|stock))\b",
    re.IGNORECASE,
)
# What stands before the one that is not meant.
_REFUSES: Final = re.compile(
    rf"(?<![\w'’])(?P<how>(?:{_COPULA}(?: (?:want|need|mean|say|have|like|eat))?|"
    rf"hates?|allergic to|(?:can['’]t|cannot) (?:stand|eat|have)|not|instead of|rather than|in place of|"
    rf"forget(?: about)?|skip|never ?mind|{_CHANGE}|(?:i|we) (?:\w+ )?said|did i say))\s+{_LEADS}",
    re.IGNORECASE,
)
# Before these the other one may stand: "tulips, not roses", and not "those aren't roses".
_BETWEEN_THE_TWO: Final = re.compile(r"not|instead of|rather than|in place of", re.IGNORECASE)
# What leads to the one that is meant, behind the other.
_MEANS: Final = re.compile(
    r"(?<![\w'’])(?:(?:it|that|this|they|those|these)(?:['’](?:s|re)| is| are| was| were| should be)|"
    r"(?:i|we) (?:actually |really |of course )?(?:mean|meant|want|need)|(?:i|we)(?:['’]d| would) (?:rather have|like|prefer)|"
    r"(?:make|call) (?:it|that|them|those)|(?:put|write|take|note|say|do|use)(?: down)?|go (?:with|for)|going (?:with|for)|"
    r"(?:i|we)['’]ll (?:have|take)|let['’]s (?:do|have|say|take)|but(?: rather)?|so|give me)\s+"
    r"(?!(?:far|good|it|that|this|them|i|we|you|he|she|they|to|not|please|put|write|take|note|say|make|let|use|go)\b)",
    re.IGNORECASE,
)
# What leads to the one that is meant, before the other.
_LEADS_UP: Final = re.compile(
    r"(?<![\w'’])(?:(?:it|that|this|they|he|she|i|we)(?:['’](?:s|re|d))|is|are|was|were|be|make (?:it|that|them|those)|call it|"
    r"(?:goes|go|put|write|have|has|get|take|want|wants|need|needs|like|mean|meant|says?|said|do|use|comes?|live|said|change to|"
    r"switch to|to|with|for|on|in|at|from|the|an?|my|our|some|no|sorry|wait|oh|actually|rather|so|please|and|but))\s+",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"[,.;!?]|\s+(?:(?:i|we|he|she|it|they|you|that|this|there|who|which|what|so|please|thanks|thank|because|cause|since|if|"
    r"when|as|and|but|or|instead|rather|not|sorry|actually|my|our|still|then|now|better|more|anymore|for|at|on|in|to|by|is|are|was|were|would|"
    r"will|has|have|can|goes|name|with|after all|of course)\b|['’])",
    re.IGNORECASE,
)
# Of these none is a thing that is meant, nor one that is not.
_NO_THING: Final = frozenset(
    words(
        "i we you he she it they that this there what which who when where how why not no yes yeah nope please thanks thank okay "
        "ok sorry wait oh um uh well is are was were be do does did have has can could will would actually just so too very "
        "really sure right good fine better best bad wrong only all any anything everything nothing one ones thing things here "
        "now then today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday morning afternoon evening "
        "noon midnight more less later earlier free possible going able want need mean meant say said the a an my our "
        "working happy ready because if until name number address phone email time day date other another hm know it's i'm "
        "i've they're that's we're he's she's yet much quite exactly again already to"
    )
)
_A_NUMBER: Final = re.compile(
    r"\d|@|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred|thousand|dozen|(?:fir|seco|thi|four|fif|six|seven|eigh|nin|ten)\w*(?:st|nd|rd|th))$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[\w'’-]+")
_CUES: Final = frozenset(
    words(
        "not instead rather place forget skip never nevermind said say isn wasn aren weren don didn doesn ain won too good "
        "can cannot hate hates allergic "
        "out change swap switch replace exchange turn trade"
    )
)
LETTERS: Final = re.compile(r"(?<![\w'’-])[a-z](?:[ -][a-z]){2,}(?![\w'’-])", re.IGNORECASE)
_ALIKE: Final = 0.6  # of two ways to write one name
_FIRST_NOT: Final = re.compile(
    rf"^(?:(?:no|nope|oh|sorry|wait|hm+|um+|uh+|well|actually|you know what|hold on|hang on|and|but)\b[\s,]*)*"
    rf"(?:not|forget|skip)\s+{_LEADS}(?P<old>[\w’-]+)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"[,.;!?]|\s+(?:(?:i|we|he|she|it|they|you)(?:['’]\w+)?|so|please|thanks|because|cause|since|my|our) |"
    r"\s+(?:please|thanks|instead)$",
    re.IGNORECASE,
)
_SECOND_THOUGHT: Final = re.compile(
    r"^(?:(?:oh|um+|uh+|hm+|well|so|and|but|okay|ok)\b[\s,]*)*(?:on second thoughts?|actually|you know what|wait|no|nope|sorry|"
    r"hold on|hang on|come to think of it|scratch that|i changed my mind|i['’]ve changed my mind|let me change that)\b",
    re.IGNORECASE,
)
_ANEW: Final = re.compile(
    r"\b(?:make (?:it|that|them)|let['’]s (?:do|go with|say|make it|have|take)|"
    r"(?:i|we)(?:['’]d| would) (?:rather (?:have|do|take)|prefer)|(?:i|we)['’]ll (?:take|have|go (?:with|for))|"
    r"(?:change|switch) (?:it|that|them) to|go (?:with|for)|so)\s+(?!far\b|good\b|yes\b|no\b)"
    r"(?P<new>[a-z][\w'’ -]*?)(?:(?: instead| please| then| after all| rather| too)*\W*$|,|"
    r"\s(?:because|cause|since|it|that|i|we|my|he|she|they)\b)",
    re.IGNORECASE,
)
_TURN: Final = re.compile(
    r"(?:[\s,.]+(?:no|nope|oh|sorry|i['’]m sorry|wait|hm+|um+|uh+|well|actually|hold on|hang on|and|but))+[\s,.]*$",
    re.IGNORECASE,
)
_MOST: Final = 4  # words of what takes its place
_RELATED: Final = re.compile(r"\s+(?:and|also|plus|then)\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)


_LEAD: Final = re.compile(_LEADS, re.IGNORECASE)
_AT_ONCE: Final = re.compile(
    rf"[\s,]+(?:(?:but|no|on|in|at|to|from|for) )*(?P<lead>{_DETERMINER}) (?=(?:[\w'’-]+ ?){{1,3}}"
    r"(?:\W*$|[,.;]|\s*(?:please|instead|because|cause|and|so|if|i|we)\b))",
    re.IGNORECASE,
)


def swapped(known: str, said: str) -> Swap | None:
    """(“roses”, "oh make them tulips not roses and my name is Lee") → "tulips", "roses", "tulips", "my name is Lee"."""
    if spelled := _spelled(known, said):
        return spelled
    if _CUES.isdisjoint(words_in(said.lower())):
        return None
    for refused in (*_REFUSES.finditer(said), *_WONT_DO.finditer(said)):
        old = _known_at(known, said, refused.end() if "how" in refused.groupdict() else refused.start("last"))
        if old is None:
            continue
        start, end = old
        was = said[start:end]
        new = _before(said[: refused.start()]) if _BETWEEN_THE_TWO.fullmatch(_how(refused)) else None
        stands = end if new else 0
        if new is None:
            told = _behind(said, refused, end)
            new, stands = told or (None, 0)
        if new and not words_in(new.lower()) <= words_in(known.lower()):
            return Swap(_put_in(known, was, new), was, new, _rest(said[stands:]), said[stands:])
    return None


def swapped_within(said: str) -> str:
    """The same in one breath: "my dryer won't heat, I said dryer but it's the oven" → "my oven won't heat"."""
    for refused in _REFUSES.finditer(said) if not _CUES.isdisjoint(words_in(said.lower())) else ():
        before = _TURN.sub("", said[: refused.start()])
        swap = swapped(before, said[refused.start() :])
        if swap:
            return f"{swap.known}{swap.behind}"
    return said


def _spelled(known: str, said: str) -> Swap | None:
    """ "Sara is spelled with an H, S A R A H", of a word that is known and is named before its letters."""
    for letters in LETTERS.finditer(said):
        new = re.sub(r"[ -]", "", letters.group())
        named = {word.lower() for word in _WORD.findall(said[: letters.start()])}
        for m in _WORD.finditer(known):
            is_alike = SequenceMatcher(None, m.group().lower(), new.lower()).ratio() >= _ALIKE
            if is_alike and m.group().lower() in named and m.group().lower() != new.lower():
                put_in = f"{known[: m.start()]}{new.title()}{known[m.end() :]}"
                return Swap(put_in, m.group(), new, _rest(said[letters.end() :]), said[letters.end() :])
    return None


def _known_at(known: str, said: str, at: int) -> tuple[int, int] | None:
    """The most words from here on that stand so in what is known, and may be a thing."""
    spans = [m.span() for m in _WORD.finditer(said, at)][:_MOST]
    for n in range(len(spans), 0, -1):
        start, end = spans[0][0], spans[n - 1][1]
        phrase = said[start:end]
        if _place(known, phrase) is not None:
            return (start, end) if any(map(_is_thing, phrase.split())) and not _has_number(phrase) else None
    return None


def _place(known: str, phrase: str) -> re.Match[str] | None:
    return re.search(rf"(?<![\w'’-]){re.escape(phrase)}(?![\w'’-])", known, re.IGNORECASE)


def _is_thing(word: str) -> bool:
    return word.lower() not in _NO_THING


def _has_number(phrase: str) -> bool:
    return any(_A_NUMBER.search(word) for word in phrase.split())


def _before(said: str) -> str | None:
    """ "The rose goes on the shoulder", before "not the arm": the words behind the last that leads to one."""
    said = said.rstrip(" ,")
    starts = [m.end() for m in _LEADS_UP.finditer(said)]
    return _thing(said[starts[-1] if starts else 0 :], is_whole=True)


def _behind(said: str, refused: re.Match[str], end: int) -> tuple[str, int] | None:
    """The first thing behind the one refused that words lead to, or that follows at once; and where it ends."""
    for start in _starts(said, refused, end):
        stop = _ENDS.search(said, start)
        new = _thing(said[start : stop.start() if stop else len(said)], is_whole=False)
        if new:
            return new, stop.start() if stop else len(said)
    return None


def _starts(said: str, refused: re.Match[str], end: int) -> Iterator[int]:
    how = _how(refused)
    if re.match(_CHANGE, how, re.IGNORECASE):
        if into := _INTO.match(said, end):
            yield _behind_lead(said, into.end())
        return
    at_once = _AT_ONCE.match(said, end)
    if at_once and at_once["lead"].lower() in refused.group().lower().split() and "sa" not in how:
        yield at_once.end()  # "not the ankle, the shoulder"
    for m in _MEANS.finditer(said, end):
        yield _behind_lead(said, m.end())


def _behind_lead(said: str, at: int) -> int:
    m = _LEAD.match(said, at)
    return m.end() if m else at


def _how(refused: re.Match[str]) -> str:
    return refused.groupdict().get("how") or ""


def anew(said: str) -> str | None:
    """A thing that is told anew, while nothing says of what: "on second thought, make it paella instead"."""
    turn = _SECOND_THOUGHT.match(said)
    told = list(_ANEW.finditer(said, turn.end())) if turn else []
    return _thing(_LEAD.sub("", told[-1]["new"], count=1), is_whole=True) if told else None


def meant(said: str) -> str | None:
    """What is meant where one begins with what is not, and neither is known: "no not hemmed, I mean taken in at the waist"."""
    if new := anew(said):
        return new
    refused = _FIRST_NOT.match(said)
    if refused is None or not _is_thing(refused["old"]):
        return None
    for m in _MEANS.finditer(said, refused.end()):
        new = _SENTENCE.split(said[_behind_lead(said, m.end()) :], maxsplit=1)[0].strip(" ,.!?")
        first = new.split(" ", 1)[0].lower()
        if new and (_is_thing(first) or m.group().strip().lower() in ("i mean", "i meant")):
            return new
    return None


def _thing(text: str, *, is_whole: bool) -> str | None:
    """A few words that may be a thing, and nothing else; `is_whole`: no part of them."""
    said = text.strip(" ,.!?").split()
    if not said or len(said) > _MOST:
        return None
    if is_whole and not all(map(_is_thing, said)):
        return None
    return " ".join(said) if all(map(_is_thing, said)) and not _has_number(" ".join(said)) else None


def _put_in(known: str, was: str, new: str) -> str:
    place = _place(known, was)
    if place is None:
        return known
    head = re.match(rf" {re.escape(new.rsplit(' ', 1)[-1])}\b", known[place.end() :], re.IGNORECASE)
    return (
        known[: place.start()] + new + known[place.end() + (head.end() if head else 0) :]
    )  # "the blue bag" of "black bag"


def _rest(behind: str) -> str:
    m = _RELATED.search(behind)
    return m["rest"] if m else ""
