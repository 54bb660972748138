"""What does an English caller do with words, besides giving values: hang on, say goodbye, ask whether this is a robot?"""

import re
from typing import Final

from echolink.agent.ear import Act
from echolink.agent.english.words import words, words_in

_PATTERNS: Final[dict[Act, re.Pattern[str]]] = {
    Act.BYE: re.compile(
        r"\b(?:good ?bye|bye(?:[- ]bye)?|see (?:you|ya)(?: then| later| soon| tomorrow| there)?$|talk to you later|"
        r"have a (?:good|nice|great|lovely) (?:day|one|evening|night|weekend|afternoon)|cheerio|hang(?:ing)? up|"
        r"farewell|take care)\b"
    ),
    Act.GIVE_UP: re.compile(
        r"\b(?:never ?mind|forget (?:it|about it|that|the whole thing)|changed my mind|don't bother|do not bother|"
        r"i (?:don't|do not) want (?:to|it|this|that|anything)(?: any ?more| after all)?(?=\W*$)|i give up|"
        r"(?:i'll|i will|i'd rather) (?:call (?:back|again|later|you back)|try (?:again )?(?:later|another time|"
        r"somewhere else)|go (?:somewhere else|elsewhere)|think about it)|not interested|"
        r"cancel (?:it|that|this|everything|the (?:whole thing|call|request))|leave it|drop it|wrong number|"
        r"stop (?:it|this|that|now)|no longer need|let's (?:leave|stop) (?:it|this|that))\b|^stop[.!]*$|^cancel[.!]*$"
    ),
    Act.NOTHING_MORE: re.compile(
        r"\b(?:that(?:'s| is|'ll be| will be| would be)? (?:all|it|everything|everything i need(?:ed)?)|that does it|"
        r"nothing (?:else|more)|no(?:thing)?,? (?:that's all|i'm (?:good|fine|all set|done|ok|okay)|we're (?:good|"
        r"fine|all set|done))|"
        r"i'm (?:all set|done|good|all good)|we're (?:all set|done|good)|all set|no more questions|"
        r"not? (?:any(?:thing)? )?(?:else|more))\b|^(?:nothing|i'm fine|all good)[.!]*$"
    ),
    Act.REPEAT: re.compile(
        r"\b(?:say (?:that|it|this) (?:again|once more|one more time)|(?:can|could|would|"
        r"will) you (?:please )?(?:repeat|say again)|repeat (?:that|it|the question|please|yourself)|"
        r"(?:please )?repeat$|come again|"
        r"(?:once|one) more(?: time)?(?=\W*(?:please)?\W*$)|(?:i )?(?:didn't|did not|couldn't|could not|can't|"
        r"don't) (?:catch|hear|get|understand)(?: that| you| it| what you said| a word)?(?=\W*$|,)|"
        r"what (?:did you say|was that|was the question|did you ask)|beg your pardon|speak (?:up|louder|slower|"
        r"more slowly)|slower please)\b|^(?:(?:i'm )?sorry|pardon(?: me)?|excuse me|what|huh|eh|again)[\s,]*(?:what|"
        r"please|again|pardon)?\s*\?*[.!]*$"
    ),
    Act.HOLD: re.compile(
        r"\b(?:hold on|hang on|(?:just |wait )?(?:a|1|one) (?:second|sec|minute|min|moment|tick)|just a (?:second|"
        r"sec|minute|moment)|wait a (?:second|sec|minute|moment|bit)|give me (?:a|1|one) (?:second|sec|minute|"
        r"moment)|"
        r"bear with me|let me (?:check|look|see|think|have a look|ask|find|get|grab)(?! if| whether))\b"
    ),
    Act.LINE_CHECK: re.compile(
        r"^(?:hello|hallo|hey|hi)\s*\?+$|^(?:hello[\s,.!?]*){2,}$|\b(?:are you (?:still )?there|anybody there|"
        r"anyone there|can you hear me|you there|is (?:any(?:body|one)|someone) there|still there)\b"
    ),
    Act.GREETING: re.compile(r"^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|howdy|hiya)\b"),
    Act.ROBOT: re.compile(
        r"\b(?:are you (?:a |an |some kind of |just a |really a )?(?:real|robot|bot|machine|computer|human|person|ai|"
        r"a i|artificial|automated|recording|actual person|real person|living)|(?:is|am) (?:this|i) (?:talking to |"
        r"speaking (?:to|with) )?(?:a |an )?(?:real |actual )?(?:robot|bot|machine|computer|human|person|ai|"
        r"recording|automated)|"
        r"am i (?:talking|speaking) (?:to|with) (?:a |an )?(?:real |actual )?(?:robot|bot|machine|computer|human|"
        r"person|ai|recording)|is that a (?:robot|machine|recording|computer))\b"
    ),
    Act.HUMAN: re.compile(
        r"\b(?:(?:speak|talk|get|put|connect|transfer|pass|hand)(?:ing)? (?:me )?(?:to|with|through to|over to|"
        r"through|on to)\s+(?:a |an |the |some ?|your |any|real |actual |live )*(?:real |actual |live )?(?:one|body|"
        r"human|person|people|agent|operator|representative|rep|manager|owner|boss|staff|employee|someone|somebody|"
        r"anyone|reception(?:ist)?|department|colleague|office|human being)|"
        r"(?:real|actual|live) (?:person|human|agent)(?: please)?|human(?: being)? please|^(?:operator|agent|"
        r"representative|human|manager|person)[\s.!,]*(?:please)?[.!]*$|transfer me|put me through|connect me|"
        r"i want a (?:human|person|real)\b|"
        r"(?:is|can) (?:there )?(?:any(?:one|body)|someone|somebody) (?:there|else|i can (?:talk|speak) to|"
        r"available)|speak (?:to|with) (?:mr|mrs|ms|dr)\b)"
    ),
    Act.THANKS: re.compile(r"\b(?:thank you|thanks|thank|cheers|much appreciated|appreciate it)\b"),
    Act.HAS_QUESTION: re.compile(
        r"\b(?:(?:i )?(?:have|had|got|'ve got) (?:a|1|one|another|some|a few|a quick|2) (?:other |more |"
        r"quick )?questions?|(?:i'd|i would|i) ?(?:just )?(?:like|want|wanted|need) to ask (?:you )?(?:something|"
        r"a question|a few things|about something)|(?:can|could|may) i (?:just )?ask (?:you )?(?:something|"
        r"a question|you something))\b"
    ),
    Act.RECAP: re.compile(
        r"\bwhat (?:time|day|date|name|number|address) did i (?:say|give|tell)\b|"
        r"\b(?:what (?:do you have|have you (?:got|noted|written)|did you (?:write|note)(?: down)?|have i (?:said|"
        r"told you))(?: so far| down| now| for me)?(?=\W*$)|(?:read|repeat) (?:that|it|everything|all of it|"
        r"the details|my (?:details|order|booking|number|name)) (?:back|again)|so far\?)"
    ),
    Act.EMERGENCY: re.compile(
        r"\b(?:(?:it's|it is|this is|there's|there is|i have|we have|have) an? (?:\w+ )?emergency|(?:call|need|"
        r"send) (?:an ambulance|the police|the fire\w*|nine one one|9 1 1|911|112|999)|someone is dying|"
        r"can't breathe|cannot breathe|heart attacks?|having a stroke|unconscious|(?:house|building|kitchen) is on fire|"
        r"bleeding (?:badly|heavily|to death)|smell gas\w*|gas leak\w*|overdosed?|kill (?:myself|himself|herself|me)|"
        r"suicid(?:e|al))\b"
    ),
    Act.ABUSE: re.compile(
        r"\b(?:fuck\w*|shit(?:ty|head)?|bullshit|ass ?hole|bastard|bitch|idiot|moron|stupid (?:machine|bot|robot|"
        r"computer|thing|piece)|you(?:'re| are) (?:so |really |fucking )?(?:stupid|useless|dumb|an idiot|worthless|"
        r"shit|crap)|piece of (?:crap|shit|junk)|screw you|go to hell|damn (?:you|machine|robot|thing)|"
        r"dumb (?:machine|bot|robot))\b"
    ),
    Act.ORDERS: re.compile(
        r"\b(?:(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |my |previous |prior |these |"
        r"those |above )+(?:previous |prior |earlier )?(?:instructions?|rules?|prompts?|guidelines|programming|"
        r"orders|directions)|system prompt|you are now|pretend (?:to be|you)|act as (?:a|an|if)|developer mode|"
        r"jailbreak|reveal your (?:prompt|instructions))\b"
    ),
    Act.MESSAGE: re.compile(
        r"\b(?:leave|take|give|record|pass on|pass along|get) (?:(?:you|him|her|them|me) )?(?:a|1|my|the|"
        r"this) (?:quick |short )?(?:message|note)\b|\bmessage for\b|\bcall (?:me|us) back\b|\b(?:have|"
        r"ask) (?:someone|somebody|him|her|them) (?:to )?(?:call|phone|ring)\b"
    ),
    Act.DONT_KNOW: re.compile(
        r"\b(?:i (?:don't|do not) (?:know|remember|have (?:one|it|that|a preference|an email|a phone|a number))|"
        r"no idea|not sure|i'm unsure|dunno|doesn't matter|does not matter|don't care|whatever|whenever|any ?time|"
        r"no preference|"
        r"any(?:thing| time| day|time)? (?:is|will be|would be)? ?(?:fine|ok|okay|works|good)|you (?:choose|decide|"
        r"pick)|(?:skip|pass)(?: it| that| this)?$|rather not say|i'd rather not|prefer not to)\b"
    ),
    Act.ASAP: re.compile(
        r"\b(?:as soon as (?:possible|you can|you're able)|a ?s ?a ?p|right (?:now|away)|straight ?away|immediately|"
        r"(?:the )?(?:earliest|soonest|first)(?: (?:one|time|slot|appointment))? (?:you (?:have|can|'ve got)|available|possible|"
        r"there is|free|slot|appointment)|at the earliest|as early as (?:possible|you can)|first available|"
        r"(?:come|somebody|someone|out|here|it) now(?=\W*$)|(?<!not )(?<!that )urgent(?:ly)?)\b"
    ),
}  # fmt: skip

# For each act words of which at least one is in every utterance that its pattern fits.
_WORDS: Final[dict[Act, tuple[str, ...]]] = {
    Act.BYE: words("goodbye bye see later good nice great lovely cheerio hang hanging farewell care"),
    Act.GIVE_UP: words(
        "nevermind mind forget don not give back again later try somewhere elsewhere think interested cancel leave drop "
        "wrong stop longer"
    ),
    Act.NOTHING_MORE: words("that nothing no done good set more else fine"),
    Act.REPEAT: words("again more repeat catch hear get understand what beg speak slower sorry pardon excuse huh eh"),
    Act.HOLD: words("hold hang second sec minute min moment tick wait bear let"),
    Act.LINE_CHECK: words("hello hallo hey hi there hear"),
    Act.GREETING: words("hi hello hey good greetings howdy hiya"),
    Act.ROBOT: words(
        "are robot bot machine computer human person ai real actual artificial automated recording living"
    ),
    Act.HUMAN: words(
        "speak speaking talk talking get geting put puting connect connecting transfer transfering pass passing hand "
        "handing real actual live human operator agent representative manager person anyone anybody someone somebody"
    ),
    Act.THANKS: words("thank thanks cheers appreciated appreciate"),
    Act.HAS_QUESTION: words("question questions ask"),
    Act.RECAP: words("what read repeat far"),
    Act.EMERGENCY: words(
        "emergency call need send dying breathe heart stroke unconscious fire bleeding smell gas overdose overdosed kill "
        "suicide suicidal"
    ),
    Act.ABUSE: words(
        "shit shitty shithead bullshit ass asshole bastard bitch idiot moron stupid useless dumb worthless crap piece "
        "screw hell damn"
    ),
    Act.ORDERS: words("ignore disregard forget override bypass prompt now pretend act developer jailbreak reveal"),
    Act.MESSAGE: words("message note back call phone ring"),
    Act.DONT_KNOW: words(
        "don not idea sure unsure dunno matter whatever whenever any anytime anything preference choose decide pick skip "
        "pass rather prefer"
    ),
    Act.ASAP: words("soon asap now away straightaway immediately earliest soonest early first urgent urgently"),
}
_BEGINNING: Final = {"fuck": Act.ABUSE}  # of words, where the ending is free
_ACTS_OF: Final = {word: [act for act in _WORDS if word in _WORDS[act]] for group in _WORDS.values() for word in group}
_NONE: Final[frozenset[Act]] = frozenset()

_WOULD_CHANGE = re.compile(r"\b(?:cancel|change|move|reschedule|postpone|modify|confirm|check)\b")
_CHANGES: Final = frozenset(words("cancel change move reschedule postpone modify confirm check"))
_ARRANGED = re.compile(
    r"\b(?:my|our|an? existing|the)(?: \w+)? (?:reservation|booking|appointment|order|table|visit|meeting)\b"
)
_SENTENCE_END = re.compile(r"[.?!]")

_STRONG_CORRECTION = re.compile(
    r"\b(?:sorry|no|i mean|i meant|wait|actually|rather|correction|scratch that|strike that|make (?:that|it)|"
    r"on second thou?ghts?|my mistake|my bad|oops|let's (?:say|make))\b"
)
_REFUSED = re.compile(
    r"\b(?:not|isn't|is not|instead of|rather than|other than|don't want|never|except|except for|no longer)\s+(?:at|"
    r"on|for|the|around|by|a|in)?\s*(?:the\s+)?$"
)
_NEVER_MIND_IT = re.compile(r"\bnever ?mind (?:the|that|about)\b")
_CORRECTING: Final = frozenset(
    words("sorry no mean meant wait actually rather correction scratch strike make second mistake bad oops let")
)
_REFUSAL: Final = 40  # characters: no refusal is longer
_NOT_A_CORRECTION: Final = re.compile(r"\bno (?:more|later|problem|earlier|less|fewer|worries|rush)\b")
_BETWEEN_NUMBERS = re.compile(
    r"^\s*(?:people|persons|o'clock|am|pm|guests)?\s*,?\s*(?:or|maybe|perhaps|or maybe|or possibly|"
    r"possibly)\s+(?:maybe |at |for |on |even |perhaps )?(?:the )?$"
)


def acts(text: str) -> frozenset[Act]:
    """What a whole utterance (from `heard`) does."""
    said = words_in(text)
    likely = {act for word in said & _ACTS_OF.keys() for act in _ACTS_OF[word]}
    for beginning, act in _BEGINNING.items():
        if beginning in text:
            likely.add(act)
    found = {act for act in likely if _PATTERNS[act].search(text)}
    if Act.GIVE_UP in found and _NEVER_MIND_IT.search(text):
        found.discard(Act.GIVE_UP)  # "never mind the window seat"
    if not said.isdisjoint(_CHANGES) and _changes_what_is_arranged(text):
        found.add(Act.EXISTING)
    return frozenset(found) if found else _NONE


def _changes_what_is_arranged(text: str) -> bool:
    """Whether one sentence speaks of a change, and after that of something arranged: "I need to move my appointment"."""
    for sentence in _SENTENCE_END.split(text):
        change = _WOULD_CHANGE.search(sentence)
        if change and _ARRANGED.search(sentence, change.end()):
            return True
    return False


def corrects(between: str) -> bool:
    """Whether the words between two values take the first one back: "for six, sorry, seven"."""
    if _CORRECTING.isdisjoint(words_in(between)):
        return False
    return bool(_STRONG_CORRECTION.search(_NOT_A_CORRECTION.sub("", between)))


def refuses(before: str) -> bool:
    """Whether the words before a value say that it is not meant: "not seven"."""
    return bool(before and _REFUSED.search(before, max(0, len(before) - _REFUSAL)))


def offers_both(between: str) -> bool:
    """Whether two values are left open: "four or five"."""
    return bool(_BETWEEN_NUMBERS.match(between))
