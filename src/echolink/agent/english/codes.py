"""Which code of a thing is in a spoken English text: an order number, a licence plate, a policy read out letter by letter?"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final, NamedTuple

from echolink.agent.ear import Found
from echolink.agent.english.addresses import house_number_in
from echolink.agent.english.dates import MONTHS
from echolink.agent.english.phones import HOMOPHONES, digits_at
from echolink.agent.english.words import words

_NOT_OF: Final = r"(?!(?:dress|area|contact|call-?back|phone|telephone|mobile|cell|fax|best|whatsapp)\b)"
_CALLED: Final = r"(?:number|code|no\.?|nr|id)"
_ASKS: Final = re.compile(
    rf"\b{_NOT_OF}[a-z]+ (?:{_CALLED}|#)$|"
    rf"\b{_NOT_OF}[a-z]+ {_CALLED}(?= (?:of (?:the|your)|on|from|or|in|,|\()|,)|"
    r"\b(?:licen[cs]e|number|registration) plates?\b|\b(?:reg|vin|imei|sku|iban|pin)\b|\b(?:car|vehicle|tail) registration\b|"
    r"\b(?:booking|order|case|ticket|claim|payment|customer) (?:ref|reference)\b|^(?:the |your )?reference$|"
    r"\b(?:zip|post ?code|postal code)\b|^(?:the |your )?(?:number|licen[cs]e) plate\b|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})[- ]digits?\b|"
    r"\b(?:number|code|digits?) (?:printed )?on the\b"
)
_IS_NONE: Final = re.compile(r"\bnames?\b|\baddress\b|\bnumber of\b|\bhow many\b|\bdress code\b|\bmodel\b(?! number)")
_NATO: Final = dict(
    zip(
        words(
            "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa "
            "quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu"
        ),
        "AABCDEFGHIJJKLMNOPQRSTUVWWXXYZ",
        strict=True,
    )
)
_JOINTS: Final = {"dash": "-", "hyphen": "-", "minus": "-", "slash": "/", "underscore": "_", "dot": "."}
_SILENT: Final = frozenset(words("then capital letter uh um number"))
_TIMES: Final = frozenset(words("double triple treble quadruple hundred thousand"))
_TOKEN: Final = re.compile(r"(?<!\w['’])[^\W_]+(?:[-/._][^\W_]+)*")
_AS_IN: Final = re.compile(r"\b([a-z])[, ]+(?:as in|for|like(?: in)?) [a-z]+\b", re.IGNORECASE)
_GAP: Final = re.compile(r"^[\s,.\-/]*$")
# What has a figure in it and is no code: a time, a day, a size, a measure.
_NO_CODE: Final = re.compile(
    r"\d{1,2}(?:am|pm)|\d+(?:st|nd|rd|th|s)|\d+(?:x\d+)+|\d+(?:kg|cm|mm|m|ft|lb|lbs|km|mb|gb|h|min|k|w|kw|l)|covid-19",
    re.IGNORECASE,
)
_MONTH_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?(?: the)? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?$|\d(?:st|nd|rd|th),? $",
    re.IGNORECASE,
)
_UNIT_AFTER: Final = re.compile(
    r"^\s*(?:%|[ap]\.? ?m\b|o'?clock|dollars?|bucks|euros?|pounds?|people|persons?|guests|years?|months?|weeks?|days?|nights?|"
    r"hours?|minutes?|kilos?|kg|cm|centim|met[er]{2}s?|feet|foot|inch|miles?|percent|degrees|of (?:us|them|those)|times)\b",
    re.IGNORECASE,
)
_LEAST_LETTERS: Final = 3  # spelled letters without a figure
_LEAST_BARE: Final = 3  # characters of a code that nothing leads to, in a longer answer
_SHORT: Final = 4  # characters of "F150"
_LONG_ANSWER: Final = 6  # words
_NO_LETTERS: Final = frozenset(words("ID NO OK AM PM VIN PIN ZIP TV US UK USA"))
_ONLY_THAT: Final = re.compile(
    r"^(?:(?:um+|uh+|it's|it is|it's just|that's|number|just|yes|okay|sure|the|room|unit)[\s,.]*)*$", re.IGNORECASE
)
# Between a code and the one that takes its place.
_TAKEN_BACK: Final = re.compile(
    r"(?:[\s,.-]*\b(?:sorry|no|wait|hang on|hold on|oops|i mean|i meant|actually|rather|scratch that|make that|correction|"
    r"start again|let me (?:start (?:over|again)|try again)|it's|that's|um|uh)\b)+[\s,.-]*",
    re.IGNORECASE,
)
_GENERIC: Final = frozenset(words("the your a an of on number code no nr id plate reference ref digit digits it is"))


_NEVER_FIRST: Final = ("", "-", "/", "_", ".")


class _Piece(NamedTuple):
    written: str
    start: int
    end: int
    spells: bool  # a letter or a figure by itself, which goes on with the next


def asks_for_a_code(label: str) -> bool:
    """Whether "LM48213" may answer a field with these words: "the order number", "your licence plate"."""
    return any(_ASKS.search(part) and not _IS_NONE.search(part) for part in label.lower().split(", "))


def codes(said: str, label: str, *, asked: bool) -> list[Found]:
    """Codes in a tidied text, in the order of speech; sure is one that the field's own words lead to.

    Figures and letters that were read out one by one are joined: "L M four eight two" → LM482.
    """
    spoken = (
        _AS_IN.sub(lambda m: m[1] + " " * (len(m.group()) - 1), said) if " as in " in said or " for " in said else said
    )
    found: list[Found] = []
    house = house_number_in(said)
    for run in map(partial(_without_i, spoken), _runs(spoken)):
        code, start, end = "".join(p.written for p in run), run[0].start, run[-1].end
        is_led_to = _leads(label).search(said[:start]) is not None
        is_led_to |= bool(found) and found[-1].sure and _TAKEN_BACK.fullmatch(said[found[-1].end : start]) is not None
        is_house = house is not None and house[0] < end and start < house[1]
        if is_house or not _is_code(code, said[:start], said[end:], is_led_to=is_led_to):
            continue
        is_all = _ONLY_THAT.match(said[:start]) is not None and not said[end:].strip(" .,!?")
        is_bare = asked and (
            len(code) >= _LEAST_BARE or is_all or (len(code) > 1 and len(said.split()) <= _LONG_ANSWER)
        )
        if is_led_to or is_bare or _is_unlike_words(code):
            found.append(Found("code", code, start, end, sure=is_led_to))
    return found


def _without_i(said: str, run: list[_Piece]) -> list[_Piece]:
    """ "4471 I always mix that up": behind figures alone, and before more words, it is no letter."""
    *figures, last = run
    is_i = last.written == "I" and bool(figures) and all(one.written.isdigit() for one in figures)
    return figures if is_i and _GOES_ON.match(said, last.end) else run


_GOES_ON: Final = re.compile(r" [a-z']{2,}", re.IGNORECASE)


def _is_code(code: str, before: str, after: str, *, is_led_to: bool) -> bool:
    if not any(c.isdigit() for c in code) and len(code) < _LEAST_LETTERS:
        return False
    if _NO_CODE.fullmatch(code) or _MONTH_BEFORE.search(before) or (_UNIT_AFTER.match(after) and not is_led_to):
        return False
    return not (before.rstrip().endswith(("$", "€", "£")) or after.startswith((":", "%")))


def _is_unlike_words(code: str) -> bool:
    """A code that is nothing else: letters, and as many figures as no name of a thing has."""
    figures = sum(c.isdigit() for c in code)
    return figures >= _LEAST_BARE and len(code) - figures > 0 and any(c.isalpha() for c in code) and len(code) > _SHORT


@lru_cache(maxsize=256)
def _leads(label: str) -> re.Pattern[str]:
    """The field's own words right before the code: "my account number is", "it's order number"."""
    own = [w for w in re.findall(r"[a-z]+", label.lower()) if w not in _GENERIC and len(w) > 1]
    noun = "|".join(sorted({re.escape(w) for w in own}, key=len, reverse=True)) or "(?!)"
    named = r"(?:number|code|no\.?|nr|id|#|plate|reference|ref|registration)"
    return re.compile(
        rf"\b(?:{noun})(?:['’]s)?(?: {named})*(?:['’]s|"
        r"\s+(?:is|was|would be|will be|reads?|should be|of|with|just|it's|it is|ends in|called|here is)|"
        rf"\s*[:#,])*\s*$|\b(?:the|that|my|our) {named}(?:['’]s|\s+is)\s*$",
        re.IGNORECASE,
    )


def _runs(said: str) -> Iterator[list[_Piece]]:
    """Pieces of codes that stand side by side; a code that is written in one word stands by itself."""
    run: list[_Piece] = []
    for piece in _pieces(said):
        goes_on = run and _GAP.match(said[run[-1].end : piece.start]) and (piece.spells or run[-1].spells)
        if run and not goes_on:
            yield from _trimmed(run)
            run = []
        run.append(piece)
    yield from _trimmed(run)


def _trimmed(run: list[_Piece]) -> Iterator[list[_Piece]]:
    """Without joints and lone small words at its ends: "a" and "I" are letters between others only."""
    kept = list(run)
    while kept and (
        kept[0].written in _NEVER_FIRST
        or (len(kept) > 1 and kept[0].written in ("A", "I", "O") and _is_figure(kept[1]))
    ):
        kept.pop(0)
    while kept and kept[-1].written in _NEVER_FIRST:
        kept.pop()
    if kept and not (len(kept) == 1 and kept[0].written in ("A", "I", "O", "0")):
        yield kept


def _is_figure(piece: _Piece) -> bool:
    return piece.written.isdigit()


def _pieces(said: str) -> Iterator[_Piece]:
    tokens = list(_TOKEN.finditer(said))
    lower = [m.group().lower() for m in tokens]
    for n, m in enumerate(tokens):
        written = _written(m.group(), lower, n)
        if written is not None:
            yield _Piece(
                written,
                m.start(),
                m.end(),
                not any(c.isdigit() for c in m.group()) or len(m.group()) <= _SHORT or written.isdigit(),
            )


def _written(token: str, lower: list[str], n: int) -> str | None:
    """What a word stands for in a code; None for any other word."""
    word = lower[n]
    if len(token) == 1 and token.isalpha() and word != "o":
        return token.upper()
    if word in _NATO or word in _JOINTS:
        return _NATO.get(word) or _JOINTS[word]
    if word in _TIMES or word in _SILENT:
        return "" if (n and n < len(lower) - 1) or word in _TIMES else None
    digits = None if word in HOMOPHONES - {"o"} else digits_at(lower, n, join_tens=True)
    if digits is not None and digits != "+":
        return digits
    is_part = any(c.isdigit() for c in word) or (token.isupper() and len(token) <= _LEAST_LETTERS)
    return token if is_part and token not in _NO_LETTERS else None
