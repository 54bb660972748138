"""What does an English context tell us to ask callers for: in a sentence, in a list of lines, as numbered questions?"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from echolink.agent.english.asked_for import fields_of
from echolink.agent.english.heard import tidied
from echolink.agent.english.invitations import answered_with, invited_to_tell
from echolink.agent.english.list_ends import without_rest
from echolink.agent.english.listed_alternatives import is_kept_together
from echolink.agent.english.listed_fields import are_known, from_items, is_known
from echolink.agent.english.lists import items
from echolink.agent.english.phrases import is_question
from echolink.agent.english.stems import stems
from echolink.agent.field import Field


class Asked(NamedTuple):
    """What one sentence asks for, and whether it is nothing but a line of a list."""

    fields: tuple[Field, ...]
    is_line: bool = False


_CALLERS: Final = (
    r"(?:the |every |each |all )?(?:callers?|customers?|guests?|patients?|clients?|members?|people|they|everybody)"
)
# "For deliveries, collect the address" asks but some; what is of everybody, or of what the goal is about, asks all.
_LEAD: Final = (
    r"(?:(?:when (?:\w+ )?\w+ calls?(?: in)?|(?:for|from) (?:every|each|any|all|new) [\w ]+?|first|otherwise|also|"
    r"before [\w' ]{3,40}?|when (?:you )?(?:book|tak|take|mak|make|schedul|schedule|sign|order|arrang|"
    r"arrange)(?:ing)?(?: \w+){0,3}|"
    r"(?:when(?:ever)?|if|once|as soon as) (?:some(?:body|one)|any(?:body|one)|people|they|callers?|(?:a|"
    r"the) [a-z]+) "
    r"(?P<wish>[\w' -]{3,40}?)|[^:]{3,60}?,? (?:so|and|but|that's why) (?=(?:i|we) (?:[a-z]+ ){0,2}(?:need|must|"
    r"have to) )|"
    r"(?:in order )?to (?:make|place|book|order|reserve|register|sign up|quote|help|start)(?: \w+){0,3}|"
    r"for (?P<some>[\w' -]{3,40}?)),? )?"
    r"(?:please )?(?:always |also |just |simply |then )*"
)
_TO_ASK: Final = (
    r"(?:(?:make|be) sure (?:that )?(?:you |to )?|(?:don't|do not) forget to |remember to |"
    r"you (?:should|must|need to) )?"
)
_OUTRIGHT: Final = (  # whatever follows is asked
    r"ask(?: (?:them|callers?|the caller|customers?|guests?))? about|find out|"
    r"(?:(?:we |i |you )?(?:need|have|must|want|try) (?:to )?)?(?:confirm|verify|check|establish|"
    r"determine)(?= (?:that |whether |if |how |what |"
    r"which |when |where |who )?(?:they|the|their|it|he or she|callers?|customers?|how|what|which|when|where|who)\b)|"
    r"(?:we|i|(?:the|our) (?!callers?|customers?|guests?|patients?|clients?)\w+)(?:'d|'ll| would| will)?"
    r"(?: also| always| really)? (?:needs?|wants?|have|has|like|must)(?: to)? (?:know|have(?=[ :]))"
)
_MOSTLY: Final = (  # what follows is asked where it reads as a list, or is of a kind that we know
    r"ask(?: (?:them|callers?|the caller|customers?|guests?|clients?|patients?|people|every(?:one|body|"
    r"\s?caller)|each caller|"
    r"[a-z]+s(?= (?:for|about|if|whether|what|how|when|which|where|who)\b)|"
    r"for|these questions|the following(?: questions)?))*|"
    r"(?:(?:we|i) (?:always |also )?)?(?:collect|gather|note(?: down)?|take down|record|write down)|"
    r"what (?:we|i) (?:always )?need(?: to know| to have)?"
    r"(?: from (?:you|them|callers?|everybody|everyone))?(?: is| are)?|"
    r""
    r"(?:take|get)(?= (?:the following|their|his or her|the (?:caller|customer|guest|client|patient)'s|(?:the |an? )?"
    r"(?:names?|phone|number|address|e-?mail)|(?:the|an?) (?:[\w-]+ )?(?:names?|number|address|date|day|"
    r"time))\b)|(?:we|i)(?:'ll| will)? (?:also |always |just )?(?:need|want)"
    r"(?: (?:these|the following)(?: \w+){0,2}(?=:))?|required(?! (?:info|details|data|fields))|"
    r"need(?:ed)?(?=:)|you need|"
    rf"(?:have|let) (?:{_CALLERS}|them) tell us|"
    rf"{_CALLERS} (?:must|should|have to|need to) (?:(?:tell|give) (?:us|me)|say|state|mention)"
)
_LEAVES: Final = (  # so may be told what is left at the door
    rf"(?:have|let) (?:{_CALLERS}|them) (?:leave|give)(?: us| me)?|"
    rf"{_CALLERS} (?:must|should|have to|need to|can|may) (?:leave|give|provide)"
)
_LOOSELY: Final = (  # what follows is asked where it reads as a list, most of which is of kinds that we know
    rf"(?:tell|send|give|leave|get) (?:us|me)(?! an? (?:call|ring|line)\b)|let (?:us|me) know|get|needs?|"
    rf"{_CALLERS} (?:tell|give|leave|send) (?:us|me)"
)
_TELLS = re.compile(
    rf"^{_LEAD}{_TO_ASK}(?:(?P<outright>{_OUTRIGHT})|(?P<mostly>{_MOSTLY})|(?P<leaves>{_LEAVES})|"
    rf"(?P<loosely>{_LOOSELY}))"
    r"(?::\s*|\s+)(?P<list>.+?)[.!]?$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r"^(?P<list>.+?),? (?:(?:is |are )?(?:needed|required)|please)[.!]?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:and|plus|also|then)(?: of course| finally| lastly)?,? (?P<list>(?:a|an|the|their|your(?: own)?)\b.+?)"
    r"(?:,? of course| so (?:that )?(?:we|i)\b.*)?[.!]?$",
    re.IGNORECASE,
)
# What stands on a line by itself, with what it lists on the lines after it.
_OPENS = re.compile(
    r"(?!(?:[a-z]+ )?(?:parents|people|callers|customers|guests|patients|clients|everyone|everybody|many|most)"
    r" (?:[a-z]+ )?asks?\b)"
    r"(?=.*\b(?:(?:asks?|collect|gather|note|record|take|write down|find out|get|obtain|capture|"
    r"(?:we|i)(?:'ll)? (?:[a-z]+ )?need|"
    r"(?:want|have|need|like|must) (?:to )?know|(?:tell|give|send) (?:us|me)|leave|(?:survey|intake|"
    r"our) questions)\b|"
    r"(?:needed|need|required|(?:required|needed|necessary|requested|booking|caller|customer|intake) (?:info\w*|"
    r"details|data|fields)|"
    r"(?:info\w*|details|data|fields) (?:[a-z]+ )?(?:needed|required|to (?:collect|get|take|"
    r"ask))(?: [a-z]+){0,3}|(?:needed|required) (?:to|for) [a-z ]+):))"
    r"(?!(?:the |many |most |some )*(?:callers?|customers?|guests?|people|visitors) (?:\w+ )?(?:wants?|asks?|"
    r"likes?|wonders?)\b)"
    r"(?!.*\b(?:you(?:'ll)? need|bring|wear|pack|frequently|often|don't|not|never|discounts?|free|"
    r"order form)\b)[^.?!$\d]{4,80}:",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:question|q)? ?\d{1,2}[.):]\s*(?P<asks>[^?]+\?)$", re.IGNORECASE)
_MARK = re.compile(r"^(?:[-–•*]|(?:question|q)? ?\(?\d{1,2}[.):])\s*", re.IGNORECASE)
_SURVEY = re.compile(r"\b(?:survey|questionnaire|poll|feedback|interview|quiz)\b", re.IGNORECASE)
_ASKS_INSIDE = re.compile(r"(?:^|(?<=[.:;]))\s*(?P<question>[^\W\d][^.:;?]*\?)")
# A line that goes on with something else: a sentence, a price, days and hours.
_NO_ITEM = re.compile(
    r"^(?:we|we're|i|i'm|our|it|there|open|closed|all|no|then|if|only|you|hours|prices?|thank|tell|answer|confirm|"
    r"never|don't|be|keep|speak|stay|offer|try|let)\b|[$€£]|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b|\d ?(?:am|pm)\b",
    re.IGNORECASE,
)
_IS_PROSE = re.compile(
    r"\b(?:is|are|was|were|will|can|can't|cannot|must|should|has|do|does|don't|that)\b", re.IGNORECASE
)
_NOT_A_NUMBER = re.compile(r"\d")
# "Find out more on our website", "note: bring a towel" tell callers something, and ask them nothing.
_TO_CALLERS = re.compile(
    r"(?:our|us|you|me|more|it|bring|wear|be|use|see|come|visit|park|(?:the |an? )?name tags?)\b(?! (?:bring|"
    r"come|are|is)\b)",
    re.IGNORECASE,
)
_STROKES = re.compile(r"\b\w+(?:/\w+){2,}")  # "make/model/year"
# What any thing or person has, and callers can tell: a list of these is asked for, not to be brought.
_ATTRIBUTE = re.compile(
    r"\b(?:make|model|year|size|colou?r|type|kind|style|brand|breed|species|weight|height|length|width|age|"
    r"grade|level|quantity|"
    r"flavou?r|dimensions?|material|floor|unit|mileage|plate|serial|symptoms?|allerg\w+|occasion|budget|subject|"
    r"instrument|"
    r"destination|vehicle|details|title|position|department|class|shape|finish|fabric|gender|diagnosis|dosage|dose)\b"
)
_MOST_WORDS: Final = 14  # of a line of a list
_SURE: Final = 2  # items of a kind that we know, without which "get …" asks for nothing
# What anybody may do who calls; who does something else is only one of those who do.
_ANY_CALL: Final = stems(
    "call calls ring rings phone phones book books booking order orders ordering reserve reserves join joins joining sign "
    "slot appointment place spot visit come comes interested quote price estimate help out something want wants would like"
)
_SHORT: Final = 4  # words


def is_survey(goal: str) -> bool:
    """Whether a goal is to ask questions and nothing else."""
    return _SURVEY.search(goal) is not None


def told_to_ask(sentences: Sequence[str], goal: str) -> dict[int, Asked]:
    """What is asked for, by the places of the sentences that say so."""
    about, of_a_survey = stems(goal), is_survey(goal)
    found: dict[int, Asked] = {}
    in_list = False
    for place, sentence in enumerate(sentences):
        line = tidied(sentence).strip(" -–•*")
        if _OPENS.fullmatch(line) or (of_a_survey and line.endswith(":")):
            in_list, found[place] = True, Asked((), is_line=True)
        elif in_list and _is_item(line):
            found[place] = Asked(_of_a_line(line), is_line=True)
        elif line.endswith("?") and not _told(line, about):
            if of_a_survey or _is_one_of_several(sentences, place):
                found[place] = Asked(_questions(line), is_line=True)
        else:
            asked = sentences[place - 1] if place else ""
            fields = (
                (answered_with(asked, line) if asked.rstrip().endswith("?") else ())
                or _told(line, about)
                or invited_to_tell(line)
                or (_going_on(line) if place - 1 in found else ())
            )
            in_list = bool(fields) and line[-1] not in ".!"
            found |= {place: Asked(fields, is_line=_is_only_a_list(line, fields))} if fields else {}
    return found


def _is_only_a_list(line: str, fields: Sequence[Field]) -> bool:
    """ "Info needed for booking: name, email" is no menu."""
    head, colon, rest = line.partition(":")
    return (
        len(fields) > 1 and bool(rest) and _OPENS.fullmatch(head + colon) is not None and not _NOT_A_NUMBER.search(rest)
    )


def is_question_and_answer(sentences: Sequence[str], place: int) -> bool:
    """Whether a numbered question stands beside its answer: that is what callers ask, not what they are asked."""
    return _is_numbered(sentences[place]) and not _is_one_of_several(sentences, place)


def _is_numbered(sentence: str) -> bool:
    return _NUMBERED.match(tidied(sentence)) is not None


def _is_one_of_several(sentences: Sequence[str], place: int) -> bool:
    beside = (*sentences[max(0, place - 1) : place], *sentences[place + 1 : place + 2])
    return _is_numbered(sentences[place]) and any(map(_is_numbered, beside))


def _questions(line: str) -> tuple[Field, ...]:
    return from_items([m["question"] for m in _ASKS_INSIDE.finditer(_MARK.sub("", line))])


def _is_item(line: str) -> bool:
    bare = re.sub(r"\([^)]*\)", "", _MARK.sub("", line)).strip()
    if bare.endswith("?"):
        return True
    is_prose = len(bare.split()) > _SHORT or (_IS_PROSE.search(bare) and not is_question(bare))
    is_sentence = bare.endswith((".", "!")) and not _MARK.match(line) and is_prose
    return not is_sentence and len(bare.split()) <= _MOST_WORDS and not _NO_ITEM.search(bare)


def _of_a_line(line: str) -> tuple[Field, ...]:
    bare = _MARK.sub("", line)
    return tuple(fields_of(bare)) if bare.endswith("?") else from_items(items(bare))


def _told(sentence: str, about: frozenset[str]) -> tuple[Field, ...]:
    """What a sentence tells to ask: "Always ask for a phone number", "I have to know which fabric they want"."""
    sentence = without_rest(sentence)
    m = _TELLS.match(sentence)
    head, colon, rest = sentence.partition(":")
    if m is None and rest and _OPENS.fullmatch(head + colon):
        return from_items(items(rest))
    if m is None:
        after = _SAID_AFTER.match(sentence)
        parts = items(after["list"]) if after else []
        fields = from_items(parts)
        is_plain = all(len(part.split()) <= _SHORT and not _is_clause(part) for part in parts)
        return fields if len(fields) > 1 and (are_known(fields) or (is_plain and any(map(is_known, fields)))) else ()
    if (m["some"] and stems(m["some"]).isdisjoint(_ANY_CALL | about)) or (
        m["wish"] and not stems(m["wish"]) <= _ANY_CALL | about
    ):
        return ()
    listed = _CONFIRMS.sub("whether ", m["list"]) if m["outright"] else m["list"]
    parts = items(_STROKES.sub(lambda run: run.group().replace("/", ", "), listed))
    if any(map(_TO_CALLERS.match, parts)):
        return ()
    fields = from_items(parts)
    if len(parts) == 1 and is_kept_together(parts[0]):
        return fields  # "need make, model, year"
    known = sum(is_known(f) or _ATTRIBUTE.search(f.called) is not None for f in fields)
    if m["loosely"] and (any(map(_is_clause, parts)) or known < _SURE or len(fields) < _SURE):
        return ()
    if are_known(fields):
        return fields
    if (m["leaves"] and not colon) or any(map(_is_clause, parts)):
        return ()
    if m["outright"] and (len(fields) > 1 or len(m["list"].split()) <= _SHORT):
        return fields
    return fields if len(fields) > 1 and (colon or known) else ()


_CONFIRMS = re.compile(
    r"^(?:that )?(?=(?:they|the \w+|it|he or she|callers?|customers?)(?:'re| are| is| have| has)\b)", re.IGNORECASE
)


def _going_on(sentence: str) -> tuple[Field, ...]:
    """ "And of course the best number", after a sentence that asks."""
    m = _GOES_ON.match(sentence)
    fields = from_items(items(m["list"])) if m else ()
    return fields if are_known(fields) else ()


def _is_clause(part: str) -> bool:
    """ "Parking is limited" is nothing to ask for, "whether parking is needed" is."""
    return not is_question(part) and bool(
        _IS_PROSE.search(part) or _NOT_A_NUMBER.search(re.sub(r"\([^)]*\)", "", part))
    )
