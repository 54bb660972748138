"""Which parts of an English utterance are questions to us, and which tell us something?"""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.english.all_of_us import as_we
from echolink.agent.english.announcements import announces
from echolink.agent.english.fronted import with_what_was_named
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.plain_questions import ABOUT_IT
from echolink.agent.english.question_forms import (
    AT_THE_END,
    LEAD,
    begins_a_question,
    is_by_form,
    is_of_anybody,
    only_leads_to,
    without_lead,
)
from echolink.agent.english.stated_questions import stated_question
from echolink.agent.english.unsigned import is_whole, question_starts, telling_start, without_trail
from echolink.agent.english.words import not_after, words, words_in
from echolink.agent.sentences import split

_TAIL = re.compile(r"[\s,:;-]+(?:and|but|also|so)?\s*$")
_ASKING_INSIDE: Final = frozenset(words("do is are what when how where can could does which"))
_BEFORE_INNER = re.compile(r"[,:;-] |\b(?:and|but|also|first|so|then|oh|question|way) ")
_INNER = re.compile(
    rf"{AT_THE_END}|"
    r"(?:(?:first|also|quickly|just) )?(?:do you (?:have|offer|take|accept|sell|serve|do|allow|know|also|charge|need|"
    r"provide|deliver|speak)|is there|are there|what time (?:do|are|does)|when (?:do|are|is|does)|"
    r"which (?!is |are |was |were |i |we |he |she |it |they )[a-z]+ (?:is|are|has|have|would|can|do|should)|"
    r"how (?:much|long|far|late|early|big|many)|are you (?:open|closed|located|near)|where (?:are|is|do|can)|"
    r"can you tell me|could you tell me|what (?:are|is|do|kind|does)|what's|can i (?:bring|pay|park)|is (?:the|your|"
    r"parking|it)|does (?:it|the|that))\b"
)
# "He wants me out by Friday can I come Tuesday": a wish begins, and what is named in it is what is wished for.
_WISH_BEHIND = re.compile(
    r"(?=\s+(?:can|could|may) )"
    + not_after("if when that what how where which and or but so as than why who because think know time day soon")
    + r"\s+"
    r"(?=(?:can|could|may) (?:i|we|somebody|someone|you) )"
)
# "I was wondering what it costs and if I could come on Friday": the second of them is a wish.
_WISH_JOINED = re.compile(
    r",? and (?:also )?(?:if|whether) (?=(?:(?:i|we|you|it|he|she|they|that|there|someone|somebody|my \w+) "
    r"(?:could|can|might|may|would|is|was|had|have)|"
    r"(?:today|tomorrow|\w+day|the \w+|\w+ o'clock)\b.* (?:is|are|would|works?|free))\b)"
)
# A second question behind the first: "how much is it and do you take cards".
_ANOTHER = re.compile(
    r"(?<=\w{2}) and (?:also )?(?=(?:do you (?:take|accept|have|offer|sell|serve|do|allow|charge|provide|deliver|speak)|"
    r"is there|are there|"
    r"how (?:much|long|far|late|many)|what time|can i (?:pay|park|bring)|what(?:'s| is| are) the|where (?:are|is|do)|"
    r"does (?:it|that|the \w+)) )"
)
# These begin a question wherever they stand: speech-to-text hears no full stop before them.
_INNER_ANYWHERE = re.compile(
    r"(?=(?:how|is|are|what|when|do|where) )(?<!know )(?<!ask )(?<!asking )(?<!wonder )(?<!wondering )"
    r"(?<!me )(?<!see )(?<!sure )(?<!about )(?<!matter )(?<!remember )(?<!idea )(?<!care )(?<!guess )(?<!say )(?<!on )(?<!of )"
    r"(?<!is )(?<!are )(?<!costs )(?<!cost )(?<!charge )(?<=\w )"
    r"(?:how (?:much|long|fast|soon|quick|quickly|far|late|early|many) (?:is|are|do|does|can|could|will|would)\b|"
    r"how much (?:altogether|all together|in all|in total|total|for (?:all|everything))\b|"
    r"how much(?: (?:then|please|again|each|for (?:that|it|those|them|one|1|two|2|both|me|us)))*\W*$|"
    r"how long (?:till|until|before)\b|"
    r"(?:is|are) the [a-z]+ still\b|what time (?:do|are) you\b|when (?:do|are) you\b|where (?:are|is) (?:you|your)\b|"
    r"do you (?:have|offer|take|accept|sell|serve|teach|charge|deliver)\b(?= [a-z]))"
)
# "My aunt can't have gluten, is that a problem": what was told is what is asked about.
# "Tomorrow at four, is that ok" wishes for it; "I've never done it, is that ok" asks.
_IS_OK = re.compile(r"(?:ok|okay|alright|all right|fine|possible)(?:,? (?:right|yeah|yes|correct|isn't it))?\W*$")
_BEFORE_IT = re.compile(r"(?:^|,|\band\b|\bbut\b|\bbecause\b)(?=[^,]*$)")
_BACK_TO_TELLING = re.compile(
    r"(?:,|\band\b|\bbecause\b|\bso\b|\bcause\b)\s+(?=(?:i'd|i would|i want|i need|we'd|we would|we need|we are|"
    r"we're|my name|i'm|could i|can i|please|it's|the name|for \d)\b)"
)

_WHETHER = re.compile(
    rf"^{LEAD}(?:can|could|may|should|shall|will you|would you|are you able to|what about|what if|"
    r"(?:is|would) (?:it|that) (?:be )?(?:ok(?:ay)?|fine|possible|all right|alright))\b"
)
# A question in form, a wish in fact: "Can I book a table?", "Do you have anything at eight?", "How about Friday?"
_WISH_VERB: Final = (
    r"(?:book|reserve|get|have|make|schedule|arrange|order|come|take|put|do|move|change|leave|set|fit|see|speak|talk|"
    r"send|"
    r"bring (?:it|him|her|them|my \w+|the \w+)(?: in| over| by| round)?"
    r"(?= (?:on|at|in|today|tomorrow|this|next|around|[a-z]+day)\b)|"
    r"buy|rent|hire|request|pick|drop|squeeze|find|give us|add|sign|register|start|use|go (?:with|for)|"
    r"grab|try|tell (?!me\b|us\b)\w+|let (?!me\b|us\b)\w+|remind|inform|pass|note|"
    r"push|bump|shift|slide|postpone|delay|reschedule|rebook|rearrange|swap|extend|"
    r"switch|call|ring|phone|say|confirm|cancel|depart|be|visit|help)"
)
_HAD_AT_A_TIME: Final = (
    r"(?:slots?|tables?|rooms?|spots?|times?|appointments?|places?|seats?|chairs?|courts?|lanes?|hours?|days?|evenings?|"
    r"mornings?|afternoons?|on|at|for|this|next|in|to|tomorrow|today|tonight|then|around|about|any\w*|\w+day|or|and|if|when|"
    r"before|after|between|from|by|now|still|please|soon|later|with|of)\b"
)
_WISH = re.compile(
    rf"^{LEAD}(?:what (?:else )?do you need\b|(?:can|could|may|might|would|will|shall|should) (?:i|we|you|it|they|"
    rf"someone|somebody|anyone|anybody|(?:1|one) of you|that|a|(?:the|your|my|our|his|her)(?: \w+){{0,2}}?|he|"
    rf"she)(?: \w+)?(?: (?:please|maybe|possibly|also|just|perhaps|be able to|like to|mind|want to|"
    rf"it be possible to))* {_WISH_VERB}\b|"
    r"(?:how|what) about\b|why (?:not|don't we)|(?:is|would|will|does|do) (?:it|that|this|there|"
    r"\d[\d: apm]*|(?:a|our) (?:party|group|team) of \d+|"
    r"tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the \d+\w*(?! 1\b)|next \w+|"
    r"this \w+)(?: (?:at|in|around|about|the|of|on|noon|half|quarter|past|am|pm|o'clock|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|\d\S*|morning|afternoon|evening|also|still|be|for|us|you|a|any|something|"
    r"anything|time|slot|table|spot|there))* (?:ok|okay|possible|available|free|fine|work|good|suit|"
    r"alright|all right|enough|too many|too few)\b"
    rf"(?<!free(?= (?!{_HAD_AT_A_TIME})[a-z]))|"
    r"would it be (?:possible|ok|okay)|is it possible to|are you able to|do you think (?:i|we|you)|would you (?:mind|"
    r"be able)|will you (?!need\b|require\b)(?:please )?)"
)
_IS_IT_OK = re.compile(
    rf"^{LEAD}(?:is|would) (?:it|that|this) (?:be )?(?:ok|okay|alright|all right|fine) (?:if|with|for|to)\b"
)
_IS_FREE = re.compile(
    rf"^{LEAD}(?:(?:is|are) (?:it|that|this|they)(?: also| really| always)? free\b|(?:is|are) there an? (?:\w+ )?fine\b)"
)
_ASKS_FOR_ONE = re.compile(
    r"^"
    + LEAD
    + r"(?:do you (?:have|got)|have you got|is there|are there|any|do you still have|would you have|are you (?:free|available))\b"
)
_VALUE = re.compile(
    r"\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}(?:st|nd|rd|th)(?! (?:month|time|"
    r"visit|floor|lesson|class|dog|child|kid|year|week|hour|night|one|car|person)\b)|\d{1,2}:\d\d|"
    r"at \d{1,2}|\d{1,2} (?:am|pm|o'clock)|for \d{1,2}|\d{1,2} (?:people|persons|of us|guests)|(?:party|group|team) of \d{1,2}|"
    r"we(?:'re| are|'d be) (?:only |just )?\d{1,2}(?=\W*$)|noon|morning|"
    r"afternoon|evening|next week|(?:this|next) weekend)\b"
)
_WITH_VALUE = re.compile(
    rf"{_VALUE.pattern}|\b(?:it's|its|i'll|i'd|we'll|we'd|want|like|need|take|make it|number|name|address|email|call|under)\b|@"
)
_MAY_COME_THEN = re.compile(rf"^{LEAD}(?:can|could|may) (?:i|we) .*\b(?:at|around|about) (?:\d|noon)")
# "Could someone tune my piano tomorrow at two": whatever is to be done then, it is wished for.
_MAY_DO_THEN = re.compile(
    rf"^{LEAD}(?:can|could|would|will) (?:you(?: guys)?|someone|somebody|anyone|anybody|one of you)"
    r"(?: (?:please|maybe|possibly|just|also))? (?!(?:tell|explain|say|be|have|know|need|let|give|check|do|take|accept|"
    r"recommend|hold|hear|repeat|wait|only|not|ever|always|still)\b)\w+ .*"
)
_INSTEAD = re.compile(rf"^{LEAD}(?:can|could|may|might) (?:i|we|you|it|he|she|they) .*\b(?:instead|rather than|not)\b")
# Of no day in particular: "can I drop it off on a Saturday".
_ANY_DAY = re.compile(
    r"\b(?:(?:on|over|during) (?:an? (?:\w+day|weekend|holiday)|weekends|(?:\w+ )?holidays|\w+days)|at (?:the )?weekends?)\b"
)
_STATES = re.compile(r"\b(?:hours?|open|close|closed|parking|wi-?fi|menu|discount|offer|special|dress code|music)\b")


_OF_OTHERS = re.compile(r"is |(?:can|could|may) (?:he|she|they) ")


def clauses(said: str) -> list[Clause]:
    """The parts of an utterance in their order; a question ends with its sentence, or where telling begins again."""
    found: list[Clause] = []
    for sentence in split(tidied(said)):
        begins = stated_question(sentence)
        for piece in _pieces(sentence[:begins]):
            found += _of_sentence(piece)
        if begins is not None:
            found.append(_clause(sentence[begins:].lstrip(" ,;"), asks=True))
    if len(found) < 2:
        return found
    found = [c for c in found if not only_leads_to(c.said)] or found[-1:]
    return with_what_was_named([c for c in found if c.asks or not announces(c.said)] or found)


def may_be_a_question(clause: Clause) -> bool:
    """Whether a wish may as well be the question whether that is possible: "can we make a fire"."""
    return _WHETHER.match(clause.text) is not None


def asks_a_service(clause: Clause) -> bool:
    """Whether something shall be done for the caller, or to what is theirs: "could you squeeze me in", "can you mend my coat"."""
    return _SERVICE.search(clause.text) is not None


_SERVICE: Final = re.compile(
    r"\b(?:can|could|would|will|are|is there any way) (?:you|you guys|someone|somebody|anyone|anybody|they|he|she)(?: guys)? "
    r"(?:(?:please|maybe|possibly|just|be able to|able to|kindly|still) )*"
    r"[a-z]+ (?:(?:up|out|down|over|at|in|off|a (?:quick )?look at|someone|somebody) )?(?:my|our|me|us|this|these)\b"
)


def together(clauses: Sequence[Clause]) -> Clause:
    """Parts as one that tells, whether or not they have the form of questions."""
    text = " ".join(c.text for c in clauses)
    return Clause(" ".join(c.said for c in clauses), text, asks=False, words=words_in(text))


# "Do you come to the Bronx the faucet won't stop running": what is wrong is told after a question without a sign.
_TROUBLE_BEHIND = re.compile(
    r"(?=\s+(?:the|my|our)\s)"
    + not_after(
        "if when that because whether what where why how think know say in at "
        "to of on for from with are is do does has have and or about"
    )
    + r"(?<!,)"
    r"\s+(?=(?:the|my|our)\s+(?:[\w-]+\s+){1,3}(?:won't|keeps?|doesn't|isn't|aren't|don't|stopped|broke|"
    r"(?:is|are) (?:\w+ing|broken|blocked|stuck|dead|gone))\b)"
)


# "When it's done can I pay by card": what begins so is no question by then.
_SUBORDINATE = re.compile(
    rf"{LEAD}(?:when|once|after|if|as soon as|while) (?:i|we|it|they|he|she|you|my \w+|the \w+)(?:'\w+)? "
    r"(?!mean\b)\w+(?: \w+){0,3}\W*$"
)


@lru_cache(maxsize=256)  # one turn asks several times for the parts of what was said
def _pieces(sentence: str) -> tuple[str, ...]:
    """A sentence parted where, without a sign, a question begins or telling begins again."""
    text = sentence.lower()
    if len(text) != len(sentence):
        return (sentence,)
    cuts, begun = [0], 0
    is_question = _is_question(heard(sentence))
    for start, may_wish in question_starts(text):
        before = text[begun:start]
        if is_question and (not is_whole(before) or _SUBORDINATE.match(before)):
            continue
        rest = heard(sentence[start:])
        asks = _is_question(rest) and not (may_wish and _VALUE.search(rest))
        about_it = asks and not is_question and ABOUT_IT.match(text, start)  # what was told is what is asked about
        if (asks and not about_it) or (may_wish and _parts_a_wish(before, rest, is_question=is_question)):
            cuts.append(start)
            begun, is_question = start, asks
    pieces = [sentence[a:b] for a, b in itertools.pairwise([*cuts, len(sentence)])]
    led = (*map(without_trail, pieces[:-1]), pieces[-1])
    return tuple(part for piece in led if piece for part in _told_behind(piece))


def _parts_a_wish(before: str, wish: str, *, is_question: bool) -> bool:
    """Whether "and can we use the kitchen" stands for itself: what is wished for with a day belongs to what was told."""
    leads_on = (
        _OF_OTHERS.match(wish) is not None
        or before.rstrip().endswith((" and", " also", " so"))
        or wish.startswith("what about")
    )
    return is_question or (leads_on and not _VALUE.search(wish))


def _told_behind(piece: str) -> list[str]:
    """A question, and what is told behind it."""
    behind = telling_start(piece.lower())
    if behind is None or not _is_question(heard(piece[:behind])):
        return [piece]
    return [without_trail(piece[:behind]), piece[behind:]]


def _of_sentence(sentence: str) -> list[Clause]:
    text = sentence.lower()
    if _is_question(heard(sentence)):
        behind = _TROUBLE_BEHIND.search(text)
        if behind and len(text[: behind.start()].split()) > 2:
            return [_clause(sentence[: behind.start()], asks=True), _clause(sentence[behind.end() :], asks=False)]
        joined = _WISH_JOINED.search(text)
        if joined and _VALUE.search(heard(text[joined.end() :])):
            return [_clause(sentence[: joined.start()], asks=True), _clause(sentence[joined.end() :], asks=False)]
        another = _ANOTHER.search(text) if len(text) == len(sentence) else None
        if another and len(text[: another.start()].split()) > 2 and _is_question(heard(sentence[another.end() :])):
            return [_clause(sentence[: another.start()], asks=True), *_of_sentence(sentence[another.end() :])]
        back = _BACK_TO_TELLING.search(text)
        if back and _is_question(heard(text[: back.start()])):  # and no yes or announcement before one
            return [_clause(sentence[: back.start()], asks=True), _clause(sentence[back.end() :], asks=False)]
        return [_clause(sentence, asks=True)]
    if (
        (about := ABOUT_IT.search(text))
        and about.start() > 0
        and not (_IS_OK.search(text) and _WITH_VALUE.search(heard(text)))
    ):
        start = max((m.end() for m in _BEFORE_IT.finditer(text, 0, len(text[: about.start()].rstrip(" ,")))), default=0)
        told = [_clause(_TAIL.sub("", sentence[:start]), asks=False)] if sentence[:start].strip() else []
        return [*told, _clause(sentence[start:], asks=True)]
    inner = _inner(text) if len(text) == len(sentence) else None
    if inner is not None and _is_question(heard(sentence[inner:])):
        return [_clause(_TAIL.sub("", sentence[:inner]), asks=False), *_of_sentence(sentence[inner:])]
    wish = _WISH_BEHIND.search(text) if len(text) == len(sentence) else None
    if wish and len(text[: wish.start()].split()) > 2 and not _is_question(heard(sentence[wish.end() :])):
        return [_clause(sentence[: wish.start()], asks=False), _clause(sentence[wish.end() :], asks=False)]
    return [_clause(sentence, asks=False)]


def _inner(text: str) -> int | None:
    """Where a question begins after something else: "a table for 4, and do you have parking"."""
    if _ASKING_INSIDE.isdisjoint(words_in(text)):
        return None
    for before in _BEFORE_INNER.finditer(text):
        if _INNER.match(text, before.end()) or (text[before.start()] in ",;:" and _is_by_form(text[before.end() :])):
            return before.end()
    anywhere = _INNER_ANYWHERE.search(text)
    return anywhere.start() if anywhere else None


def _is_by_form(text: str) -> bool:
    said = heard(text)
    return is_by_form(said) and not _VALUE.search(said)


def _clause(said: str, *, asks: bool) -> Clause:
    trimmed = without_lead(said.strip()) if asks else said.strip()
    text = heard(trimmed)
    return Clause(trimmed, text, asks, words_in(text))


def _is_question(text: str) -> bool:
    text = as_we(text)
    if not begins_a_question(text):
        return is_by_form(text) and not _VALUE.search(text)
    if is_of_anybody(text) and not _VALUE.search(text):
        return True
    if _IS_FREE.match(text) and not _VALUE.search(text):
        return True
    if _ANY_DAY.search(text) and _WHETHER.match(text):
        return True
    if _WISH.match(text) and (_VALUE.search(text) or not _IS_IT_OK.match(text)):
        return False
    if _MAY_COME_THEN.match(text):
        return False
    if _VALUE.search(text) and (_INSTEAD.match(text) or (_MAY_DO_THEN.match(text) and not _STATES.search(text))):
        return False
    asks_for_one = _ASKS_FOR_ONE.match(text)
    return not (asks_for_one and _VALUE.search(text) and not _STATES.search(text))
