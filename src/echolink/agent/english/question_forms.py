"""Which forms do questions have in English, and what leads up to one: "I just wanted to ask, is there a lift"?"""

import re
from typing import Final

from echolink.agent.english.approval import APPROVES
from echolink.agent.english.words import words, words_in

# "I just wanted to ask", "can you tell me something": they say that something is asked, and not what.
_ASKS: Final = (
    r"(?:(?:i|we) (?:(?:just|also|only|really|still) )*(?:wanted|want|need|needed|have|had|was going|meant|would (?:like|love)) "
    r"(?:just |also )?to (?:just |quickly |also )*(?:ask(?: you)?|find out|check|know)|"
    r"(?:i'd|we'd) (?:just |also |really )*(?:like|love) to (?:just |quickly )*(?:ask(?: you)?|find out|check|know)|"
    r"(?:(?:can|may|could) i|let me) (?:just )?ask(?: you)?|"
    r"(?:(?:can|could|would|will) you (?:please |just |maybe )*)?tell (?:me|us)|let me know)"
    r"(?: (?:something|a (?:quick )?question|one thing|1 thing|this|first|1st|a thing|quickly|please|if|whether|about it))*"
)
_THEN: Final = r"(?: ?[,.:;!-]| (?=(?:about|is|are|do|does|did|can|could|would|will|should|what|when|where|who|how)\b))"
LEAD: Final = (
    rf"(?:(?:{APPROVES}|"
    r"(?:hi|hello|hey)(?: there)?|good (?:morning|afternoon|evening)|um+|uh+|mm+|er+|erm|oh|well|so|ok|okay|"
    r"right|all ?right|yes|yeah|no|"
    r"and|but|also|then|"
    r"first|firstly|1st|"
    r"by the way|sorry|excuse me|before (?:that|i do|we start|i (?:book|order|decide|forget|say yes)(?: anything| it)?)|just|"
    r"(?:(?:one|1|another|a|the only) )?(?:more |last |other |quick |short |little )*(?:question|thing)"
    rf"(?: (?:first|1st|before that|though|beforehand))?(?={_THEN}| (?:i|we)(?:'d|'m)? )|"
    r"(?:about|roughly|approximately)(?= how )|"
    rf"{_ASKS}(?={_THEN})|"
    r"i have a question|hang on|hold on|wait|actually|please|thanks|thank you|great|hm+|"
    r"there(?! (?:is|are|was|were|has|have|had|will|would|might|may|must|should|can|could|seems?|isn't|aren't|wasn't)\b))"
    r"(?:[\s,.:!?-]+|$))*"
)
_ONLY_LEADS = re.compile(rf"^{LEAD}(?:{_ASKS})[\s,.:;?!-]*$")
# "Tell me when you can come" is asked in so many words; of "tell me, when can you come" the first two are no part.
_DIRECT: Final = (
    r"(?: ?[,.:;!-]| (?=(?:(?:what|when|where|who|why|how(?: \w+)?|which \w+|what time) )?"
    r"(?:is|are|do|does|did|can|could|would|will|should)\b|about\b)|\s*$)"
)
_LEAD_IN = re.compile("^" + LEAD.replace(f"{_ASKS}(?={_THEN})", f"{_ASKS}(?={_DIRECT})"))
_WH: Final = (
    r"(?:(?:until|till|by|from|since|for|on|in|to|with) (?=what|when|which|how|who))?"
    r"(?:what(?! an? (?!(?:\w+ ){1,4}(?:costs?|is|are|would|takes?)\b))|what's|whats|when|when's|where|where's|who|"
    r"who's|whose|why|which|how|how's)\b"
)
_AUX: Final = (
    r"(?:(?:do(?! the (?:\w+ ){1,2}(?:1|one|instead)\b)|"  # "do the large one"
    r"does|did|don't|have|has|is|are|isn't|aren't|was|were|will|would|should|shall|may|might|must|can|could) "
    r"(?:i|you|we|they|he|she|it|there|the|this|that|your|my|our|any(?:one|body)?|a|an|one|someone|people|kids|"
    r"children|dogs|pets|all|parking|wi-?fi|breakfast|guests?)\b|"
    r"am i\b|(?:you )?got any(?:one|body|thing)?\b|is (?:(?:dr|mr|mrs|ms)\.? |doctor )?[a-z]+ (?:there|in|working|around|off)\b|"
    r"(?:is|are) (?!\w+day |tomorrow|today|tonight|noon)[a-z]+ (?:on|at|still|every|today|tomorrow|tonight)\b|"
    r"(?:is|are) (?:[a-z0-9]+ ){1,3}(?:included|allowed|required|needed|necessary|extra|covered|welcome|provided|free|"
    r"ok|okay|fine|"
    r"possible|available|valid|open|old enough|too (?:young|old|late|early|many|few|big|small))\b|"
    r"(?:do|does) (?:[a-z-]+ ){1,2}(?:cost|need|have to|include|last|start|run|work|pay|get|count|apply)\b|"
    r"you (?:guys )?(?:do|take|accept|have|offer|speak|allow) .*\b(?:right|correct|yeah|don't you)\W*$|any (?!time|day|thing))"
)
_INDIRECT: Final = (
    r"(?:(?:can|could|would|will) you (?:please |just |maybe )?(?:(?:tell|let|give) (?:me|us)|explain|say)|tell me|"
    r"do you (?:happen to )?know|(?:i was|i'm|i am|we were|just|was) wondering|"
    r"(?:i'd|i would|i|we'd|we would|we) ?(?:just |also |really )?(?:like|want|wanted|need|love) to (?:know|ask|"
    r"find out|check|inquire|hear)|i need to know|i wonder|(?:my|the|one|1|a) question is)\b"
)
# "And that's how much for the season", in the order of a statement.
_IN_ORDER: Final = (
    r"(?:(?:that|it|this)(?:'s| is| costs?|'d be| would be| takes) (?:how|what)\b|(?:and )?(?:you're|you are|you) "
    r"(?:open|closed?|charge|take|deliver) (?:till|until|from|how|what|when)\b)"
    r"(?! (?:i|we|he|she|they|it|i'm|we're|my|our|you)\b)"
)
# "Delivery is how much", "the class starts at what time again": what is asked for stands at the end.
AT_THE_END: Final = (
    r"(?:(?:the|your|an?|one|1) )?(?!(?:the|that|it|this|my|his|her|our|their|question|thing|problem|issue|point|i|we|he|she|"
    r"they|you|there|what|how|when|where|which|who)\b)[a-z][\w'-]*(?: (?!(?:is|are|costs?)\b)[\w'-]+){0,4}? "
    r"(?:is|are|costs?|takes?|lasts?|starts?|begins?|opens?|closes?|runs?|ends?) (?:(?:at|on|from|for|until|till) )?"
    r"(?:how (?:much|long|many|late|far|old|big)|what(?: (?:time|day|date|price))?|when|where)"
    r"(?: (?:again|then|now|each|per \w+|an? \w+|these days|with you))*\W*$"
)
# "Would cash work", "is editing part of it", "do teenagers pay the adult price": a verb before whom or what it is of. What
# is wished for has a time in it, and answers leave out an "it": "is for my son", "would be Friday", "do the large one".
_NO_THING: Final = (
    r"(?!(?:be|been|like|love|prefer|rather|have|need|want|say|appreciate|not|just|only|also|still|actually|really|probably|"
    r"for|at|on|in|about|with|from|to|by|of|after|before|around|between|until|because|going|gonna|it's|that's|"
    r"ok|okay|fine|good|great|perfect|better|best|right|correct|me|us|him|them|my|his|her|our|mine|please|"
    r"anything|something|nothing|everything|more|less|all|both|some|none|another|tomorrow|today|tonight)\b)"
)
_NOUNS: Final = r"(?:[a-z][\w'-]* )"
_BY_FORM: Final = re.compile(
    rf"^{LEAD}(?:(?:is|was) {_NO_THING}{_NOUNS}{{1,5}}?(?:part of|in|on|with|considered|covered|included|allowed|safe|"
    r"suitable|enough|required|needed|an?|for|okay|ok|fine|a must|available|offered|possible|expected|charged|open|there)\b|"
    rf"(?:are|were) {_NO_THING}{_NOUNS}{{1,5}}?[a-z]|"
    rf"(?:would|will|should|could|can|does|did) (?!(?:do|go|take|make|get|come|try|call|pay|bring|see|give)\b){_NO_THING}{_NOUNS}"
    r"{1,4}?(?:be|work|do|count|help|cost|need|happen|come|apply|matter|include|fit|suit|get|have|stay|start|run|pay|"
    r"hurt|last|belong|mean|require|go|take|qualify|still)\b|"
    rf"(?:does|do|will|would|did) {_NO_THING}{_NOUNS}{{1,10}}?cost (?:anything|extra|money|something|more|us|me)\b|"
    rf"do (?!(?:that|this|it|these|those)\b){_NO_THING}{_NOUNS}{{1,3}}?(?:pay|need|have|cost|come|get|count|sell|go|run|include|"
    r"last|start|work|apply|take|fit|stay|matter|require|eat|drive|ride|play|join|close|open|require)\b)"
)
_QUESTION = re.compile(rf"^{LEAD}(?:{_INDIRECT}|{_WH}|{_AUX}|{_IN_ORDER}|{AT_THE_END})")
# One of these words is in every question, and one of the others in every one that begins inside a sentence.
_ASKING: Final = frozenset(
    words(
        "what whats when where who whose why which how do does did don have has am is isn are aren was were will would should "
        "shall may might must can could any tell know ask find check inquire hear wondering wonder question right correct got"
    )
)

# "Can you get in with a wheelchair", "can you park there": anybody is meant. "Can we cancel for free" wishes for no end.
_OF_ANYBODY: Final = re.compile(
    rf"^{LEAD}(?:(?:can|could|do) you (?:also |just |even |still )?(?:get (?:in|inside|there|up there)|park|eat|sit|smoke|swim|"
    r"camp|fish|walk in|come in|take (?:photos|pictures)|bring (?:your|kids|dogs|pets|food|drinks|a dog|children)|wear|drink)\b"
    r"(?! (?:me|us|my|our|it|them|him|her)\b)|"
    r"(?:can|could|may) (?:i|we|you) .*\b(?:for free|free of charge|without (?:an? |any |paying ?)*(?:fee|charge|penalty|extra|"
    r"paying|anything))\W*$)"
)


def begins_a_question(text: str) -> bool:
    """`text` from `heard`: has the form of a question, which a wish may have as well."""
    return not _ASKING.isdisjoint(words_in(text)) and _QUESTION.match(text) is not None


def is_by_form(text: str) -> bool:
    """`text` from `heard`, without a time: begins with a verb, and whom or what it is of: "would cash work"."""
    return not _ASKING.isdisjoint(words_in(text)) and _BY_FORM.match(text) is not None


def is_of_anybody(text: str) -> bool:
    """`text` from `heard`: has the form of a wish, and asks what anybody may do there."""
    return _OF_ANYBODY.match(text) is not None


def only_leads_to(said: str) -> bool:
    """Whether a part of an utterance says no more than that something is asked: "can you tell me something"."""
    return _ONLY_LEADS.match(said.lower()) is not None


def without_lead(question: str) -> str:
    """Leave the question itself: "I'd like to ask something first: do you have parking?" → "Do you have parking?"."""
    lead = _LEAD_IN.match(question.lower())
    rest = question[lead.end() :] if lead else question
    return rest[:1].upper() + rest[1:] if len(rest) > 3 else question
