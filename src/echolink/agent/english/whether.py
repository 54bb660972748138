"""Which answers does "whether … or …" leave: one of several, "in the morning, afternoon or evening", or yes and no?"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from echolink.agent.english.kinds import named
from echolink.agent.english.like_words import LIKE
from echolink.agent.english.phrases import question_of, snake, to_caller
from echolink.agent.field import Field


class _Row(NamedTuple):
    """What is to choose from, and the words before the first of it."""

    first: str  # "we should call back in the morning"
    more: tuple[str, ...]  # "afternoon", "evening"


_WONDERS: Final = re.compile(
    r"(?:whether|if|(?:do|does|is|are|will|would|should|shall|did)(?= (?:they|you|he|she|it|we|the|their|your)\b)) ",
    re.IGNORECASE,
)
# Of these both may be so, or none: what one has or has had, what there is, what is allowed, what is wrong.
_YES_OR_NO: Final = re.compile(
    r"\b(?:any\w*|ever|some(?:one|body|thing)|(?<!or )(?:have|has|had)(?! to\b)|got|there (?:is|are|was|were)|"
    r"already|recently|(?:we|i) (?:may|can|could)|smokes?|vapes?|drinks?|takes?|taking|suffers?|pregnant|nursing|diabetic|"
    r"allergic|damaged|broken|cracked|torn|missing|lost|stolen|injured|hurt|sick|ill|disabled|"
    r"spayed|neutered|vaccinated|microchipped|licensed|insured|bonded)\b|"
    r"\b(?:and|or) (?:not|no|more|less|fewer|older|over|under|younger|later|so|similar|other|another|else|nothing|none)\b"
    r"(?! (?:ground|water)\b)",
    re.IGNORECASE,
)
_ARTICLE: Final = r"(?:the|an?|our|your|their|his|her|its|my)"
_PLAIN: Final = (
    r"(?:in|on|at|by|with|via|for|to|from|as|through)"  # they tell nothing that the noun behind them does not
)
_TELLING: Final = r"(?:before|after|above|below|inside|outside|within|without|until|under|over|during|between)"
_LEAD: Final = re.compile(rf"(?:{_PLAIN} )?(?:{_ARTICLE} )?(?=\w)", re.IGNORECASE)
_PREPOSITION: Final = re.compile(rf"(?:{_PLAIN}|{_TELLING}) ", re.IGNORECASE)
_LAST_PREPOSITION: Final = re.compile(rf".*\b(?=(?:{_PLAIN}|{_TELLING}) \w)", re.IGNORECASE)
_AN_ARTICLE: Final = re.compile(rf"{_ARTICLE} ", re.IGNORECASE)
_LAST_ARTICLE: Final = re.compile(rf".*\b{_ARTICLE} (?=\w)", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r".*(?= |^)(?<![^ ])(?=[\w'-]+$)")
_HELPS: Final = r"can|could|will|would|should|must|may|might"
_IS: Final = r"is|are|was|were"
_SUBJECT: Final = r"(?:they|you|we|he or she|he|she|it|this|that|(?:the|their|your|our|an?|each) [\w'-]+(?: [\w'-]+)??)"
_PREDICATE: Final = re.compile(
    rf"(?P<subject>{_SUBJECT}) (?:(?P<verb>{_HELPS}|{_IS})(?: (?:be|like|rather|prefer|to))* )?(?=\w)", re.IGNORECASE
)
# What goes on with a verb of its own: "is urgent or can wait", "should wait or come back".
_A_VERB: Final = re.compile(
    rf"(?P<verb>{_HELPS}|{_IS}|have|has|needs?|wants?|goes|go|comes?|gets?|waits?|stays?|runs?|leaves?) (?=\w)",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"(?<=\w) (?:their|your|our|my|his|her|its|them|him|it|us|me)\b.*$", re.IGNORECASE)
_CHOOSES: Final = re.compile(
    rf"(?:{_SUBJECT})? ?(?:{_HELPS}|{_IS}|want|wants|prefers?|needs?|likes?)(?: (?:be|like|rather|prefer|to|want|have|pay|"
    rf"come|go|travel|send|sit))*(?: {_PLAIN})?(?: {_ARTICLE})?(?: [\w'-]+){{1,2}}",
    re.IGNORECASE,
)
_BY_ONE_WORD: Final = re.compile(rf" (?:{_PLAIN}) [\w'-]+$", re.IGNORECASE)  # "goes by air", "interested in buying"
_ASKS: Final = re.compile(r"(?:whether|if|how|what|which|when|where|whom?|why|and)\b", re.IGNORECASE)
_IN_A_ROW: Final = re.compile(
    r"\b(?:whether|if) (?P<first>[^,;.:?()\n]+)(?P<more>(?:, [^,;.:?()\n]{1,40}?){1,5}),? or (?P<last>[^,;.:?()\n]+?)"
    r"(?=[,;.:?()\n]|$| and )",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 5  # of one of several


def rows_kept(text: str, comma: str) -> str:
    """The text with another comma where it parts what "whether" leaves to choose from, and no items."""
    return _IN_A_ROW.sub(lambda m: m.group().replace(",", comma) if _is_row(_row_of(m)) else m.group(), text)


def _row_of(m: re.Match[str]) -> _Row:
    return _Row(m["first"], (*m["more"].removeprefix(", ").split(", "), m["last"]))


def _is_row(row: _Row) -> bool:
    """Whether what follows goes on with the clause: "the roof is flat, pitched or mixed", not "they own it, name or number"."""
    if " " not in row.first or any(_ASKS.match(one) or len(one.split()) > _MOST_WORDS for one in row.more):
        return False
    for begins, last in ((_PREPOSITION, _LAST_PREPOSITION), (_AN_ARTICLE, _LAST_ARTICLE)):
        if all(map(begins.match, row.more)):
            return last.match(row.first) is not None
    like = [word.lower() in LIKE for word in (row.first.split()[-1], *(one.split()[0] for one in row.more))]
    if all(like[:-1]):
        return True
    is_plain = not any(len(one.split()) > 2 or named(one) for one in row.more) and not all(like[1:])
    return is_plain and (_CHOOSES.fullmatch(row.first) or _BY_ONE_WORD.search(row.first)) is not None


def whether_one_of(part: str) -> Field | None:
    """The choice that is left; None where it is yes or no, or where other rules may know more."""
    row = _row(part)
    if row is None or _is_yes_or_no(row):
        return None
    options = tuple(dict.fromkeys(_LEAD.sub("", to_caller(one), count=1).lower() for one in _options(row)))
    if len(options) < 2 or any(not one or len(one.split()) > _MOST_WORDS for one in options):
        return None
    return Field(
        name=snake(noun) if (noun := _noun(row)) else "_or_".join(snake(one) for one in options[:3]),
        kind="choice",
        label=f"{', '.join(options[:-1])} or {options[-1]}",
        ask=_asked(part, row),
        options=options,
    )


def leaves_yes_or_no(part: str) -> bool:
    """Whether both may be so, or none: "whether they have pets or children"."""
    row = _row(part)
    return row is not None and _is_yes_or_no(row)


def _row(part: str) -> _Row | None:
    m = _WONDERS.match(part)
    if m is None or " or " not in part:
        return None
    before, _, last = part[m.end() :].rstrip("? ").rpartition(" or ")
    first, *more = re.split(r",\s*", before.rstrip(", "))
    return _Row(first, (*more, last)) if " " in first and not _ASKS.match(last) else None


def _is_yes_or_no(row: _Row) -> bool:
    if _are_like(row) or row.more[-1].lower() == "both":
        return False
    return _YES_OR_NO.search(f"{row.first} or {' or '.join(row.more)}") is not None


def _are_like(row: _Row) -> bool:
    """ "The house has gas or electric heat": it has one of them, and it is told by its word alone."""
    words = (row.first.split()[-1], *(one.split()[0] for one in row.more))
    has_articles = _AN_ARTICLE.match(row.more[-1]) or _BEHIND_AN_ARTICLE.search(row.first)
    return not has_articles and all(word.lower() in LIKE for word in words)


_BEHIND_AN_ARTICLE: Final = re.compile(r"\b(?:an?|any) [\w'-]+$", re.IGNORECASE)


def _options(row: _Row) -> tuple[str, ...]:
    """The first of them begins as the last does: with a verb, a preposition, an article, or as a bare word."""
    *others, last = row.more
    if predicate := _goes_on(row):
        return (row.first[predicate.end() :], *others, last)
    for begins, behind in ((_PREPOSITION, _LAST_PREPOSITION), (_AN_ARTICLE, _LAST_ARTICLE)):
        if begins.match(last) and (m := behind.match(row.first)):
            return _without_their_noun((row.first[m.end() :], *others, last))
    return _without_their_noun((row.first.split()[-1], *others, _TAIL.sub("", last)))


def _goes_on(row: _Row) -> re.Match[str] | None:
    """What is said of somebody first, where the last has a verb of its own: "it is urgent or can wait"."""
    return _PREDICATE.match(row.first) if _A_VERB.match(row.more[-1]) else None


def _without_their_noun(options: tuple[str, ...]) -> tuple[str, ...]:
    """ "The small or the large van", "one or two coats": what only the last of them has besides."""
    return (*options[:-1], options[-1].rpartition(" ")[0]) if _ends_with_a_noun(options) else options


def _ends_with_a_noun(options: Sequence[str]) -> bool:
    *others, last = (_LEAD.sub("", one, count=1).lower().split() for one in options)
    return (
        all(len(one) == 1 for one in others) and len(last) == 2 and bool(last[0] in LIKE or _NO_NAME.fullmatch(last[0]))
    )


def _noun(row: _Row) -> str:
    """ "A new or returning patient": the patient, of whom that is asked."""
    options = (row.first.split()[-1], *row.more)
    is_of_one = _ends_with_a_noun(options) and _AN_ARTICLE.search(row.first) and not _goes_on(row)
    return row.more[-1].split()[-1] if is_of_one else ""


_NO_NAME: Final = re.compile(rf"{_TELLING}|one|two|three|four|five|six|returning|existing|\d+")


def _asked(part: str, row: _Row) -> str:
    """ "Is it urgent, or can it wait?": what has a verb of its own is a question of its own."""
    predicate, own = _goes_on(row), _A_VERB.match(row.more[-1])
    if predicate is None or own is None or len(row.more) > 1:
        return question_of(part)
    is_said = (
        _IS_SAID.fullmatch(predicate["verb"] or "") or _IS_SAID.fullmatch(own["verb"]) or own["verb"].endswith("s")
    )
    if not is_said and not re.fullmatch(_HELPS, own["verb"]):
        return question_of(part)
    whom = to_caller(predicate["subject"])
    who = whom if whom in ("you", "we", "it", "he", "she") else "it"
    second = question_of(f"whether {who} {row.more[-1]}")
    return f"{question_of(f'whether {row.first}').rstrip('?')}, or {second[:1].lower()}{second[1:]}"


_IS_SAID: Final = re.compile(_IS, re.IGNORECASE)
