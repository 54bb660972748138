"""Which parts of what an English caller tells are the story around the call: what was, what others say, other plans?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.english.tellings import pieces
from echolink.agent.english.words import words, words_in

_SOMEBODY: Final = r"(?:i|we|they|he|she|it|that|there|you|(?:the|my|our|his|her|their) [\w'-]+(?: in law)?)"
_HARDLY: Final = r"(?:just |already |never |only |finally |always |also |both |all |even |nearly |really |\w+ly )*"
# "I was hoping to come at eight", "I wanted a table for six" wish for what they name.
_NO_WISH: Final = (
    r"(?!(?:wanted|needed|hoped|liked|wished|wondered|called|phoned|supposed|asked|booked|reserved|ordered|scheduled|"
    r"preferred)\b)"
)
_WAS: Final = re.compile(
    rf"\b{_SOMEBODY} {_HARDLY}(?:(?:was|were)(?! (?:hoping|wondering|thinking|looking|going|planning|calling|trying))|"
    rf"had|went|came|"
    r"bought|sold|moved|lost|tried|took|left|broke|started|used to|thought|swore|told|said|"
    rf"{_NO_WISH}[a-z]{{2,}}ed(?<!need))\b|"
    rf"\b(?:{_SOMEBODY}(?:'ve| have| has|'d| had|'s)|nobody's|nobody has) {_HARDLY}(?:been|sold|bought|moved|had|lost|"
    rf"taken|gone|come|"
    rf"done|made|left|{_NO_WISH}[a-z]{{2,}}ed)\b"
)
_OTHERS_SAY: Final = re.compile(
    r"\b(?:(?:my|our|his|her|the) [\w'-]+(?: in law)?|he|she|they|everybody|everyone|somebody) "
    r"(?:just |always |also |still )?(?:swears?|says?|thinks?|reckons?|claims?|insists?|suggests?|recommends?|figures?|"
    r"believes?|keeps saying)\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:fly|flies|flying|lands?|(?:my|our|his|her|their|the) (?:[\w-]+'s )?(?:flight|train|plane|boat|bus|ferry|cruise)|"
    r"gets? back|"
    r"(?:is|are|'s|'re|s) getting married|(?:wedding|funeral|graduation|recital|interview|birthday|anniversary)(?:'s| is| was)|"
    r"(?:turns?|turning|turned) \d|due (?:on|in) )\b|"
    r"\b(?:he|she|who)(?:'s| is|'ll be| will be) (?:only |just |about |nearly |almost )?\d{1,2}\b(?! (?:of|people|guests))"
)
_ANOTHER_PLAN: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s| is) (?:the|my|our|his|her|an?|when|no good|out|bad|taken|full)\b|"
    r"\b(?:i've got|i have|we've got|we have|there's|he has|she has) (?:the|my|our|an?) (?:dentist|doctor|class|meeting|"
    r"exam|shift|"
    r"game|practice|recital|interview|funeral|wedding|rehearsal|flight|train)\b"
)
_STORY: Final = (_WAS, _OTHERS_SAY, _ELSEWHERE, _ANOTHER_PLAN)
# One of these words is in every part that is the story.
_TELLING: Final = frozenset(
    words(
        "was were had went came bought sold moved lost tried took left broke started used thought swore told said been "
        "has have ve s "
        "d swears swear says say thinks think reckons claims insists suggests recommends figures believes saying fly "
        "flies flying "
        "land lands flight train plane boat bus ferry cruise back married turns turning turned due who"
    )
)
_BECAUSE: Final = re.compile(r"\s+(?=(?:because|cause|'cause) )", re.IGNORECASE)
_BEFORE_ALL: Final = re.compile(r"^(?:after|before|since|until) (?:[\w'-]+ ){0,5}[\w'-]+$", re.IGNORECASE)
_WISH: Final = re.compile(
    r"\b(?:i'd|i would|we'd|we would|i'll|we'll|can (?:i|we|you)|could (?:i|we|you|someone|somebody)|would like|i need|"
    r"we need|i want|we want|"
    r"please|give me|give us|make it|make that|let's|looking for|bring|pick|book|reserve)\b"
)


def background(said: str, text: str) -> list[tuple[int, int]]:
    """Where in a part of an utterance (`text` from `heard`) what is told is not what is wished for; empty where all of it is."""
    found = words_in(text)
    if _TELLING.isdisjoint(found) and not any(word.endswith("ed") for word in found):
        return []
    spans: list[tuple[int, int]] = []
    at = 0
    for piece in _parts(said):
        as_heard = heard(piece)
        start = text.find(as_heard, at)
        if start < 0:
            continue
        at = start + len(as_heard)
        spans += [(start + a, start + b) for a, b in _in_piece(as_heard)]
    return spans


def _parts(said: str) -> Iterator[str]:
    """Its sentences, and what they give as a reason; "after eleven months" belongs to what comes next."""
    found = [part for piece in pieces(said) for part in _BECAUSE.split(piece)]
    for n, part in enumerate(found):
        if _BEFORE_ALL.match(part) and n + 1 < len(found) and (end := said.find(found[n + 1])) > 0:
            yield said[said.find(part) : end + len(found[n + 1])]
        else:
            yield part


def _in_piece(piece: str) -> list[tuple[int, int]]:
    if plan := _ANOTHER_PLAN.search(piece):
        return [(plan.start(), plan.end())]
    is_story = any(pattern.search(piece) for pattern in _STORY) and not _WISH.search(piece)
    return [(0, len(piece))] if is_story else []
