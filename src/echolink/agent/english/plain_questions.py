"""How would a question in English be put plainly: "what would that set me back" asks how much that costs?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.all_of_us import as_we
from echolink.agent.english.heard import heard
from echolink.agent.english.stated_questions import asked_plainly
from echolink.agent.english.stems import FREE_OF
from echolink.agent.english.turnaround import HOW_LONG_UNTIL, ask_plainly
from echolink.agent.english.words import words, words_in

# "What's the big one a night", "is electricity extra": a price is asked for without a word for it.
_EACH = re.compile(
    r"(?<=\bwhat's) (?P<thing>(?!on\b|the (?:time|latest|earliest)\b).*?) ?\b(?:an?|per|each|every) "
    r"(?:night|hour|day|week|month|year|person|head|piece|child|adult|kid|time|lesson|session|visit)\b|"
    r"(?<=\bwhat's) (?:(?P<of>[a-z][\w -]{1,30}?) ?\bper [a-z]+|(?P<at>(?!(?:it|that|this|going|on|wrong|"
    r"up)\b)[a-z][\w -]{1,30}?) at)"
    r"(?: right now| now| today| this week| at the moment)?(?=\W*$)|"
    r"\b(?:is|are|does|do|will|would) (?!(?:you|he|she|they|anyone|anybody|someone|there|any|a|the|dr)\b [a-z ]*\bfree)"
    r".*\b(?P<whether>extra|included|free|on top)\b"
)
# "What do i pay", "what's it for a child", and no "special": it is not for the special offers.
_TO_PAY = re.compile(
    r"\bwhat (?:do|does|would|will|must|should) (?P<who>(?:[\w'-]+ ){1,4}?)(?:have to |need to )?pay\b|"
    r"(?<!what )(?<!how )(?<!where )(?<!when )\b(?:do|does|must|should|will|would) "
    r"(?!(?:he|she|they|it) )(?P<payer>(?:[\w'-]+ ){1,4}?)(?:have to |need to )?pay(?= for\b| anything| something| extra|\W*$)|"
    r"\bwhat's (?:it|that|this),? for (?=an?\b|my|his|her|our|the|kids|\d+ [a-z])|"
    r"\bwhat's (?:it|that|this),? (?=from [a-z ]+ to\b)|"
    r"\bwhat's (?:his|her|their|my|our|an?|the) (?=(?:ticket|fare|entry|admission|entrance)\b)"
)
# "What does the two bedroom go for", "what you're asking for the van": they cost so much.
_GOES_FOR = re.compile(
    r"\bwhat(?! (?:time|day|date|kind|sort|else|happens)\b)(?:'s|'re| (?:do|does|would|will|might|is|are))? "
    r"(?:(?P<a>[\w' -]{2,40}?) (?:(?:go(?:es)?|going|sells?|selling) for|(?:runs?|running)(?: (?:me|us|for|at)\b|(?=\W*$| and ))|"
    r"sets? (?:me|us|you) back)|(?:you're |you are |are you |you )(?:asking|charging|wanting) for (?P<b>[\w' -]{2,40}))"
)
_NOWADAYS = re.compile(r",? (?:these days|nowadays|at present|by the way|btw)\b")
_SPECIAL = re.compile(r"\bspecial (?=[a-z])(?!offer|deal|price|rate|discount|menu)")
_EVERY_TIME = re.compile(r"\b(?:each|every|per) time\b")
_BRING_BACK = re.compile(r"\b(?:bring|take|give|hand)(?: (?:it|them|this|that|the \w+|my \w+))? back\b|\bbe back\b")
# "Do you charge extra when there's no elevator" asks for no time.
_IN_THE_CASE = re.compile(
    r"^(?P<asks>(?:(?:and|so|but|okay|ok) )*(?:do|does|is|are|will|would) (?:you|it|that|they|we|i|there|the \w+)\b"
    r"(?!.*\b(?:know|tell|say|see|sure|remember|find|ask|told|depends?)\b).*\w) when (?=(?:there|it|i|we|you|they|my|the|"
    r"somebody|someone)\b)"
)
_EVEN = re.compile(r"\beven (?!numbers?\b|if\b|days?\b)(?=[a-z])")
_COSTING: Final = frozenset(words("go goes going sell sells selling run runs running set sets asking charging wanting"))

_REASON = re.compile(r"(?:(?<=\w) |, ?)(?:because|'?cause|cos|only because)\b(?! of\b).*")
_LEAST: Final = 3  # words of a question beside its reason


def _without_reason(text: str) -> str:
    """ "Is it made with nuts because two of us are allergic": why it is asked is no part of what is asked."""
    m = _REASON.search(text) if "cause" in text or " cos " in text else None
    return text[: m.start()] if m is not None and len(text[: m.start()].split()) >= _LEAST else text


# "What does one run, roughly": that it need not be exact is no part of what is asked.
_HEDGE = re.compile(
    r",? (?:roughly|approximately|more or less|ballpark|in general|generally|typically|usually|normally|about)(?=\W*$)"
)
_DEPOSIT = re.compile(r"\b(?:put|pay|leave) (?:anything |something |money )?down\b|\bdown ?payment\b|\bup ?front\b")
_OFF = re.compile(r"\b(?:(?:give|get|knock|take) )?(?:anything|something|money|a bit|any) off\b")
_BRINGING = re.compile(
    r"\b(?:bring|bringing|drop|dropping) (?:it|them|that|this|the \w+)(?: (?:over|out|off|round|to (?:me|us|my \w+|our \w+)))*"
)
# "What do you charge for coming out", "to just come and have a look": what a visit costs.
_VISIT = re.compile(
    r"(?<=for )(?:you )?(?:coming|driving)(?: (?:out|over|by|round|here))?(?: (?:to|and) (?:have|take|look)[a-z ]*)?|"
    r"(?<=to )(?:just )?come (?:out|over|by|round|here|and (?:have|take) a look|and look)"
    r"(?: to (?:me|us|my \w+|our \w+))?(?=\W*$)"
)


def _as_a_price(m: re.Match[str]) -> str:
    if m["whether"] is not None:
        return m[0].replace(m["whether"], "cost")
    return f" {m['thing'] or m['of'] or m['at'] or ''} cost"


# What is told of a thing besides what it is: "a lamp that I bought three weeks ago".
_OF_WHICH = re.compile(
    r"(?<=\w) (?:that |which )?(?:i|we)(?:'ve| have)? (?:just )?(?:bought|got|purchased|ordered|picked up)\b.*"
)
# What has another everyday word for what the question asks; each with the words of which one must be in it.
_CARDS: Final = r"(?:credit |debit |bank )?(?:cards?|apple pay|google pay|venmo|zelle|paypal|checks?|cheques?)"
_BY_CARD = re.compile(
    rf"\b(?:take|accept|use|pay(?:ing)?(?: [a-z]+){{0,2}}? (?:by|with|using|on)) (?:an? |my |any |the )?{_CARDS}\b|"
    rf"(?:(?<=\bis )|(?<=\bare )){_CARDS}(?= (?:ok|okay|fine|possible|accepted|alright|all right)\b)"
)
_WE: Final = r"(?:i|we|he|she|they|people|everyone|everybody|my \w+)"
_SHOULD_WE: Final = (
    rf"(?:(?:should|must|shall|ought) {_WE}|(?:do|does|are|am|is|will|would) {_WE} (?:\w+ )?(?:have|need|want(?: us| me)?|"
    rf"supposed|"
    rf"expected|better))(?: (?:to|all|also|really|better))* "
)
_BE_THERE: Final = (
    r"(?:be (?:there|here|in|on site)|get (?:there|here|in)|come(?: in| over| by| there| down)?|arrive(?: there)?|show up|"
    r"turn up|"
    r"check in|report)"
)
_THING: Final = r"(?!(?:there|it|that|this|they|we|you|he|she|any\w+|some\w+)\b)[a-z][\w' -]{1,30}?"
_IN_IT: Final = r"(?:part of|in) (?:that|it|this|there|the price)(?=\W*$)"
_REWORDED: Final = tuple(
    (frozenset(words(some)), re.compile(pattern), plain)
    for some, pattern, plain in (
        (
            "long years",
            r"\bhow (?:long|many years) (?:have|has) (?:you|he|she|they|it|(?:your|the) [a-z]+)(?: guys| all)? (?:been|had)\b"
            r"(?: (?:doing|in|around|open|at|running|here)\b)*",
            "sincewhen",
        ),
        (
            "notice",
            r"\bhow (?:much|many days'?|long a|long of a) notice\b|\bnotice period\b|\bperiod of notice\b",
            "how long before",
        ),
        (
            "early soon far",
            r"\bhow (?:early|soon|far)(?: ahead| in advance| out)? (?=(?:do|should|must|would|can|could) (?:i|"
            r"we) (?:have to |need to )?"
            r"(?:call|book|order|reserve|tell|let|place|sign|register|schedule|ask)\b)",
            "how long before ",
        ),
        (
            "when what early earlier sooner ahead beforehand advance before time dot",
            rf"\b(?:(?:when|what time) {_SHOULD_WE}(?!come\b)|(?:how (?:much )?(?:early|earlier|soon|sooner|far ahead|"
            rf"long before|"
            rf"far in advance)|how many minutes (?:before|early|earlier)) {_SHOULD_WE})"
            rf"{_BE_THERE}(?: by)?(?! (?:on|this|next|tomorrow|today)\b)|"
            rf"\b(?:(?:{_SHOULD_WE}|can {_WE} (?:just )?)(?:{_BE_THERE}|be)|(?:do|would) you (?:want|need|like) (?:me|us|"
            rf"him|her|them|everyone)"
            rf"(?: to (?:{_BE_THERE}|be))?(?: there| in)?)(?: (?:any|a bit|a little|a while|a few minutes|some time|much|really|"
            r"in|well|right|exactly|just))* (?:early|earlier|sooner|ahead(?: of time)?|beforehand|in advance|on time|on the dot|"
            r"before (?:it|that|the \w+|my \w+|our \w+)(?: starts| begins)?)\b",
            "how long before should we be there",
        ),
        (
            "charge",  # a battery
            r"\b(?:can (?:we|i|you)|(?:we|i|you) can|to) charge (?=an?\b|my\b|our\b|the\b|it\b)",
            "recharge ",
        ),
        ("meat", r"\b(?:without|with no|has no|have no)(?: any)? meat\b(?: (?:in it|on it|at all))?", "vegetarian"),
        ("happens", r"\bwhat happens (?=when\b|if\b)", "what "),
        (  # "should I skip lunch before", "is an empty stomach better": whether one eats
            "breakfast lunch dinner supper brunch meal meals stomach",
            r"\b(?:skip(?:ping)?|miss(?:ing)?)(?: (?:a|my|any))? (?:breakfast|lunch|dinner|supper|brunch|meals?)\b|"
            r"\b(?:have|having|had|eat(?:ing)?|grab)(?: (?:a|an|my|any|some|big|light))* "
            r"(?:breakfast|lunch|dinner|supper|brunch|meals?)(?= (?:before|first|beforehand|in advance|ahead)\b)|"
            r"\b(?:on |with |have )?(?:an |my )?(?:empty|full) stomach\b",
            "eat",
        ),
        ("out", r"\b(?:have to|need to|must|should) be out\b", "checkout"),
        ("good", r"\bgood for\b(?=\W*$)", "valid"),
        (  # "are the nails in that"
            "in part",
            rf"(?<=^is )(?:the |your |an? )?(?P<thing>{_THING}) {_IN_IT}|(?<=^are )(?:the |your )?(?P<things>{_THING}) {_IN_IT}",
            r"\g<thing>\g<things> cost",
        ),
        (  # "is this with my name on it", "will they know it was me"
            "name know private confidential tell",
            r"\b(?:with my name on|(?<=is )my name (?:on|with|attached to|next to)) (?:it|this|that|them)\b(?: or \w+)?|"
            r"\b(?:see|keep|store|save|record|use|need|have) my name\b(?=\W*$)|"
            r"\b(?:know|see|tell|find out) (?:who (?:i am|i was|said (?:it|that|what)|it was|gave|wrote)|it (?:is|was) me|"
            r"it's me|that's me)\b.*|"
            r"(?<=is )(?:this|it|that|what i say|everything|all this|the survey) (?:all )?(?:confidential|private)\b(?=\W*$)",
            "anonymous",
        ),
        ("like", r"\b(?:an? )?(?:thing|something|one|1) like (?:that|this|those)\b", "that"),
        (
            "pay pays paid",
            r"\b(?:pays?|paid) (?:(?:for )?itself |themselves )?(?:off|back|for itself|for themselves)\b",
            "pay",
        ),
        (
            "switch switching push pushing shift shifting",
            r"\b(?:for|to|if i|if we) (?:switch|push|shift)(?:ing)?(?: it| them)?(?= (?:back|over|to another)|\W*$)",
            "reschedule",
        ),
        (
            "change changing move moving",
            r"(?<=for )(?:chang|mov)ing(?: it| them)(?=\W*$)|(?<=to )(?:change|move)(?: it| them)(?=\W*$)",
            r"\g<0> reschedule",
        ),
        ("last final", r"(?<=return) (?:on|for) the (?:last|final) day\b", ""),
        (
            "pay salary wage make earn",
            r"\bwhat's the (?:pay|salary|wage)\b|\bwhat does it pay\b|"
            r"\bhow much (?:do you pay|(?:would|will|do|can) i (?:make|earn))\b",
            "how much",
        ),
        (
            "appointment booking reservation book reserve",
            r"\bwithout (?:an? |any |making an? )?(?:appointment|booking|reservation)\b|"
            r"\bneed (?:an? )?(?:appointment|booking|reservation)\b|"
            r"\b(?:have|need) to (?:book|reserve|make an appointment)(?: ahead| first| in advance)?(?=\W*$)",
            "walk-in",
        ),
        (
            "time minutes hours",
            r"\bhow much time\b|\bhow many (?:minutes|hours)\b(?! (?:before|ahead|in advance|early))",
            "how long",
        ),
        (
            "far furthest farthest",
            r"\bhow far (?:can|could|will|would|do) (?:you|they)\b(?! (?:ahead|in advance))|\bwhat's the (?:furthest|farthest)\b|"
            r"\blimit (?:on )?how far\b",
            "which areas do you serve",
        ),
        (
            "space room luggage experience warning parking",
            r"\bhow much (?=(?:space|room|luggage|experience|warning|parking)\b)",
            "what ",
        ),
        (
            "longest maximum most",
            r"\bwhat's the (?:longest|maximum time|most time)\b|\bhow long at (?:the )?most\b",
            "how long",
        ),
        (
            "wait turnaround backlog",
            r"\bwhat's (?:the|your) (?:wait|turnaround|backlog|waiting time)\b(?! ?list)",
            "how long does it take",
        ),
        (
            "long when",
            rf"\b{HOW_LONG_UNTIL} (?:(?:it's|it is|they're|they are|that's) (?:ready|done|finished)|(?:i|"
            r"we) (?:have|get) "
            r"(?:it|them|that|my \w+)(?: back| again)?)\b",
            "how long does it take",
        ),
        (
            "area areas state states town towns county counties city cities neighborhood neighborhoods neighbourhood "
            "neighbourhoods borough boroughs region regions",
            r"\b(?:which|what) (?:area|state|town|count(?:y|ie)|cit(?:y|ie)|neighbou?rhood|borough|region)s?\b",
            "which areas",
        ),
        (
            "where",
            r"\bwhere (?:do|does|can|will) you (?:guys |all )?(?:go|work|serve|deliver|come|drive|cover|travel|"
            r"install|move|operate|"
            r"service)\b(?: (?:it|people|them|to|out|in|out to|things|stuff|all|everywhere))*(?=\W*$)",
            "which areas do you serve",
        ),
    )
)
# "That makes how much each", "a head", "for each of us": the price of one, whatever it is.
_OF_ONE: Final = re.compile(
    r"\b(?:for |per )?(?:each|every)(?: (?:1|one|person|of (?:us|them|these|those)))?(?=\W*$)|\b(?:a|per) head\b|\bapiece\b"
)
# "We have a dog, would that be a problem": what was told is asked about, and these words tell nothing of it.
_SO: Final = r"(?:a problem|an issue|allowed|a big deal|ok|okay|alright|all right|fine|possible)"
ABOUT_IT: Final = re.compile(
    rf"\b(?:is|would|will) (?:that|this|it) (?:(?:going to )?be )?{_SO}\W*$|"
    r"\b(?:that's|this is|it's|that'd be|that would be|that'll be) (?:still |also |not )?"
    rf"{_SO},? (?:right|yeah|yes|correct|isn't it)\W*$"
)
_IF_IT_IS = re.compile(rf"\b(?:if|as long as) (?:that's|it's|that is|that would be|this is) {_SO}(?: with you)?\W*$")


def asks_about_it(text: str) -> bool:
    """`text` from `heard`."""
    return ABOUT_IT.search(text) is not None or _IF_IT_IS.search(text) is not None


@lru_cache(maxsize=256)
def plainly(question: str) -> str:
    """The question as `heard` has it, with the everyday words for what it asks."""
    text = _BRING_BACK.sub("return", ask_plainly(as_we(asked_plainly(heard(question)))))
    text = _IN_THE_CASE.sub(r"\g<asks> if ", _EVEN.sub("", text))
    text = _IF_IT_IS.sub("", ABOUT_IT.sub("", text)).rstrip(" ,")
    text = _NOWADAYS.sub("", _BY_CARD.sub("payment", text))
    text = _HEDGE.sub("", _without_reason(text))
    text = FREE_OF.sub(r"\1", _OF_WHICH.sub("", text).replace("what is ", "what's "))
    text = _SPECIAL.sub("", _TO_PAY.sub(lambda m: f"how much cost {m['who'] or m['payer'] or ''}", text))
    if text.find("what") >= 0 and not _COSTING.isdisjoint(words_in(text)):
        text = _GOES_FOR.sub(lambda m: f"how much cost {m['a'] or m['b']}", text)
    text = _DEPOSIT.sub("deposit", text) if "down" in text or "front" in text else text
    text = _OFF.sub("discount", text) if " off" in text else text
    text = _BRINGING.sub("deliver", text) if "much" in text or "charge" in text or "cost" in text else text
    text = _VISIT.sub("service call call-out visit", text) if "com" in text or "out" in text else text
    text = _EACH.sub(_as_a_price, _EVERY_TIME.sub("", text))
    said = words_in(text)
    for some, pattern, plain in _REWORDED:
        if not said.isdisjoint(some):
            text = pattern.sub(plain, text)
    return _OF_ONE.sub("", text)
