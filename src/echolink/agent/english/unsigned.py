"""Where does a question begin, and where telling again, in English that came without a sign: "at ten do i need to bring it"?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.english.all_of_us import SUBJECT
from echolink.agent.english.words import not_after, words, words_in

_WHO: Final = r"(?:i|you|we|they|he|she|it|that|this|these|those|there|anyone|anybody|someone|somebody|everyone)"
_WHAT: Final = r"(?:the|your|my|our|his|her|a|an)"
_AUX: Final = r"(?:do|does|did|is|are|was|can|could|would|will|should|shall|must|may|have|has)"
_HOW: Final = r"how (?:much|many|long|far|late|early|old|big|soon|fast|often|quick|quickly)"
_SO: Final = (
    r"(?:free|extra|included|open|okay|ok|alright|allowed|needed|required|necessary|covered|welcome|provided|"
    r"(?:in|part of|included in|covered by) (?:that|it|this|there))"
)
_HARDLY: Final = r"(?!(?:not|always|also|only|just|very|all|usually|really|so|too|never|more|pretty|quite|be|been)\b)"
# Behind these words what looks like the beginning of a question belongs to what is told: "the problem is it leaks".
_NO_SUBJECT: Final = not_after(
    "i you we he she it that this what which who where there how problem thing issue point question reason trouble fact "
    "story idea plan catch matter message news truth rumour gist concern worry hope goal reply answer excuse "
    "rule name number is not wondering ask asking"
)
_NOT_TOLD: Final = not_after(
    "know see wonder wondering sure tell me us ask asking matter of understand remember check explain idea that's is "
    "exactly out not whatever say said care someone somebody anyone anybody everyone everybody person people man woman"
)
_NO_CLAUSE: Final = not_after(
    "i you we they he she it who that which what where when how why if whether as than like soon know think time day or"
)
_NO_DOER: Final = not_after(
    "i you we they who which what where when how why if whether as than like soon know think or wondering ask asking"
)
_QUESTION: Final = re.compile(
    # "what do you charge", "how long would that take", "what evening is that", "what's the big one a night"
    rf"(?= (?:how|wh|until|till|by|from|since|for|on|in|to|with)){_NOT_TOLD} (?=(?:(?:until|till|by|from|since|for|on|in|"
    rf"to|with|at) )?(?:"
    rf"{_HOW}(?: (?!{_AUX}\b)[a-z]+)? {_AUX}\b|(?:what|when|where|how|why|who) {_AUX} (?:{_WHO}|{_WHAT}|[a-z]+ [a-z]+)\b|"
    rf"(?:what|which) (?!(?:i|we|you|he|she|it|they)\b)(?:[a-z]+ ){{1,2}}{_AUX} (?:{_WHO}|{_WHAT})\b|"
    r"(?:what's|whats) (?!(?:wrong|up|left|going|happening|best|new|needed|more|not)\b)[a-z]|"
    r"(?:where's|when's|how's) [a-z]|who's (?:there|this|[a-z]+ing|the|your|in|on|working|available)\b|"
    r"what time (?:is|are) [a-z]|how much (?:per|an?|for) [a-z]|what if (?:i|we|it|you)\b))|"
    # "do i have to bring anything", "does the room have a bath"
    rf"(?= do ){_NO_DOER} (?=do (?:i|you|we|they|{SUBJECT}|people|kids|children|students|seniors|dogs) (?!(?:we|they)\b)[a-z])|"
    rf"(?= (?:does|have) ){_NO_CLAUSE} (?=(?:does (?:he|she|it|that|this|{SUBJECT}|{_WHAT} [a-z]+)|have you) "
    r"(?!(?:we|they)\b)[a-z])|"
    r" (?=(?:can|could|would) you (?:please )?tell (?:me|us)\b|(?:i'm |i am |i was |was )?(?:just )?wondering\b)|"
    # "is it okay if we bring our dog", "is the first lesson really free", "is electricity extra"
    rf"(?= (?:is|are)){_NO_SUBJECT} (?=(?:is|are|isn't|aren't) (?:it|that|this|they|you|he|she)\b(?! (?:date|day|time|one)\b)|"
    r"is there (?:an?|any\w*|some\w*|still|room|space|parking|much|one)\b|are there (?:any|still|some|[a-z]+s)\b|"
    rf"(?:is|are) {_WHAT} (?:[a-z-]+ ){{1,4}}?{_SO}\b|(?:is|are) {_HARDLY}(?:[a-z-]+ ){{1,2}}{_SO}\b)"
)
# "Can we use the kitchen", "should i bring a towel": a question or a wish.
_MAY_I: Final = re.compile(
    r" (?=(?:i|we) (?:just |also |really )?(?:wanted|want|need|needed) to (?:just |also )?(?:ask|know|find out|check) "
    r"(?:how|what|when|where|who|if|whether|do|does|is|are|can)\b)|"
    rf"(?= (?:can|could|may|should|must|would|will) ){_NO_CLAUSE} (?=(?:can|could|may|should|must|would|will) (?:i|we|he|"
    rf"she|they|it|you|{SUBJECT}|my [a-z]+) [a-z])|"
    r"(?<=and|but|yes|yep|eah|ght|ect|ood|ine) (?=what about (?!\d|you\b|me\b))|"
    r" (?=is (?:that|it|this) (?:ok|okay|alright|all right|fine|possible) (?:with|for|if)\b)"
)
_SOMEBODY: Final = re.compile(
    r"\b(?:(?:my|our|his|her|their|the|an?) (?:[a-z'-]+ ){1,3}|(?:some|any|every)(?:body|one) |people |(?:him|her|them|us) )$"
)
# Behind "my son Tyler" whatever follows tells of him; behind "a question" only what can be said of nothing but somebody.
_WHO_IS: Final = re.compile(
    r"who(?:(?P<short>'?s)| (?:is|was|has|are|will|can|can't|does|doesn't|would)) "
    r"(?P<so>(?:only |just |about |almost |already |now )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|"
    r"eleven|twelve|called|named)\b)?"
)
_OURS: Final = re.compile(r"(?:my|our|his|her|their) |[a-z]*(?:body|one) |people ")
_LONGEST_PERSON: Final = 40  # characters
_BEGINNINGS: Final = frozenset(
    words(
        "do does have is are isn aren can could would will should must may what which when where how who why whats wondering ask "
        "know find check"
    )
)
_IS_TOLD: Final = not_after(
    "if when that what which where who how whether why than as like once until know think say mean sure is are do does did can "
    "could would will should has have for of with while before after until till time day or earliest latest soonest "
    "anything something someone somebody anyone anybody somewhere anywhere anyway way place chance person"
)
_TELLING: Final = re.compile(
    # What follows is looked at first, because that fails sooner than to look back at each of the words before it.
    r"(?=(?: and| so| but)? (?:because |cause |cos )?(?:"
    r"(?:it's|i'm|we're|he's|she's|they're|there's|i've|we've|that's|i'd|we'd) (?!(?:okay|ok|alright|possible)\b)|"
    r"(?:my|our) (?:[a-z]+ )(?:is|are|was|can't|won't|doesn't|don't|has|needs|wants|will|likes)\b|my [a-z]+'s |"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:(?:at|the|in|around|about|morning|afternoon|evening) (?:[a-z0-9:]+ ){0,3}?)?"
    r"(?:(?:would be|is|sounds) (?:good|fine|great|best|perfect)|works|would work)\b|"
    # What an "i need" tells of stands behind it, or else before it: "is there anything i need".
    r"(?:i|we|he|she) (?:could|can|would|will|need|want|have|got|had|can't|don't|think|saw|live|work)(?: [a-z]+)? "
    r"(?:it|him|her|them|an?|the|to come|in|one|my|our|\d+|two|three|four|five|six)\b|"
    r"(?:i|we|he|she) (?:could|can) (?:come|be there|do|make|bring|drop|stop|pick)(?: [a-z]+)? "
    r"(?:on|at|this|next|tomorrow|today)\b))"
    rf"{_IS_TOLD}(?: and| so| but)? |"
    r"(?<=anything)(?= it's for (?:my|our|his|her|an?|the)\b) "  # "do I bring anything it's for my bakery"
)
_A_VERB: Final = frozenset(
    words("do does did is are was can could would will should have has s what's how's cost costs")
)
_TRAIL: Final = re.compile(
    r"(?:(?:^|[\s,;:-]+)(?:and|but|also|so|um+|uh+|er|erm|oh|okay|ok|roughly|about|well|just|hm+|because|cause))*[\s,;:-]*$"
)
_LEAST: Final = 3  # words of a question before telling may begin again


def question_starts(text: str) -> Iterator[tuple[int, bool]]:
    """Where questions may begin inside a sentence in lower case; with True, where it may as well be a wish."""
    if _BEGINNINGS.isdisjoint(words_in(text)):
        return
    found = [(m.end(), False) for m in _QUESTION.finditer(text)] + [(m.end(), True) for m in _MAY_I.finditer(text)]
    yield from sorted(one for one in found if not _is_of_somebody(text, one[0]))


def _is_of_somebody(text: str, at: int) -> bool:
    """ "My mother who's 81", "a dog who is called Rex" tell of them, and ask nothing."""
    m = _WHO_IS.match(text, at)
    somebody = m and _SOMEBODY.search(text, max(0, at - _LONGEST_PERSON), at)
    return bool(m and somebody and (m["short"] or m["so"] or _OURS.match(somebody.group())))


def telling_start(question: str) -> int | None:
    """Where the words of a question, in lower case, end, and something is told."""
    for m in _TELLING.finditer(question):
        if len(question[: m.start()].split()) >= _LEAST:
            return m.end()
    return None


def is_whole(question: str) -> bool:
    """Whether what begins as a question has a verb by now, so that the next one may begin."""
    return len(question.split()) >= _LEAST and not _A_VERB.isdisjoint(words_in(question))


def without_trail(said: str) -> str:
    """What was said before a question, without the words that lead on to it."""
    return _TRAIL.sub("", said)
