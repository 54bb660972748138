"""What does a question in English want to know?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Topic
from echolink.agent.english.asked_kinds import kind_asked, without_kind
from echolink.agent.english.dates import WEEKDAYS
from echolink.agent.english.entries import days_of
from echolink.agent.english.heard import heard
from echolink.agent.english.plain_questions import plainly
from echolink.agent.english.stems import ASPECTS, PETS, STOP, stem_of, stems
from echolink.agent.english.words import words, words_in

_HOURS = re.compile(
    r"\b(?:open|opens|opening|opened|close|closes|closing|closed|hours|shut|last orders?|business hours)\b|"
    r"\b(?:when|what time|how early|how soon) (?:can|could|may|should) (?:i|we) (?:come|visit|call|drop by|stop by|get in)\b|"
    r"\bhow late\b|\bhow early (?:can|could|do|would) (?:you|they|somebody|someone)\b|"
    r"\b(?:until|till) (?:when|what time) (?:can|could|may) (?:i|we|you|one)\b(?! (?:\w+ )?(?:cancel|keep|change|move|"
    r"return|pay|have)\b)|"
    r"\b(?:do|can|could) (?:you|i|we) (?:guys |also |ever |even |still )?(?!have\b|offer\b|serve\b|get\b|sell\b|"
    r"need\b)[a-z]+(?: (?:it|them|people|out|here|up|"
    r"over|by))*(?: (?:on|at|over|during))?(?: an?| the)? (?:weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|"
    r"\b(?:do you (?:also |ever |even |still )?(?:work|come|do (?:it|this|that))|"
    r"are you (?:there|around|available|in)|is (?:someone|somebody|anyone) there|"
    r"can (?:i|we) (?:come(?: in| by| over| round)?|get (?:in|to you)))\b"
    r".*(?:day|weekend|evening|night|holiday|christmas|easter|"
    r"\b(?:at|by|after|before|until|till|around|about|from|past) \d|\d ?(?:[ap]m\b|o'clock|st\b|nd\b|rd\b|th\b|:\d)|\d\W*$)"
)
_CLOSING = re.compile(r"\b(?:close|closes|closing|shut|how late|until when|till when|open (?:until|till))\b")
_OPENING = re.compile(
    r"\b(?:what time|when|how early) (?:do|does|did|will|would) \w+(?: \w+)? (?:open|start)\b|\bhow early (?:can|"
    r"could) \w+ (?:come|start|be|make)\b|\bopening time\b"
)
_AGAIN = re.compile(
    r"\b(?:open|opening|back)\b.*\bagain\b|\bre-?open\w*|\bback open\b|\b(?:until when|how long)\b.*\bclosed\b|"
    r"\bwhen\b.*\b(?:be|are you|is (?:he|she)) back\b"
)
_OPEN_THEN = re.compile(r"\bopen (?:on|this|at|over|during|tomorrow|today|tonight|next)\b")
_WEEKEND = re.compile(r"\bweek\s?ends?\b")
_WEEKENDS = re.compile(r"\bweek\s?ends\b|\b(?:on|at) (?:an? |the )?week\s?end\b")
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")s?\b")
_PRICE = re.compile(
    r"\b(?:how much|prices?|pricing|costs?|charges?|fees?|rates?|expensive|cheap(?:er|est)?|"
    r"what do i (?:have to )?pay|"
    r"(?:do|does|must|should) (?:[a-z]+ ){1,2}pay(?: (?:less|half|anything|extra|too|as well))?(?=\W*$)|total|"
    r"what(?:'s| is| does| would) (?:that|it|this|the total|all that) (?:come to|make|run|in all|altogether)|"
    r"what(?:'s| is| does| do| would| will) (?!i\b|we\b|you\b)(?:[a-z0-9'&-]+ ){1,6}?"
    r"(?:come to|run(?: me| us)?|go for|set me back)(?=\W*$)|"
    r"what (?:would|will) (?:that|it|this|those|they) be(?: (?:then|for (?:me|us|that|it|two|both)))?(?=\W*$)|"
    r"what(?:'s| is) (?:that|it|this|those) (?:(?:gonna|going to) (?:be|cost|run|come to)|on top|extra)|"
    r"what (?:am i|are we|would (?:i|we) be) looking at|"
    r"what (?:do|would|will) you (?:ask|want|take|charge)(?: (?:just|only|me|us))* for|"
    r"what (?:do|does) [a-z' ]+ (?:start|begin) (?:at|from))\b"
)
_UNNAMED = re.compile(r"\bwhat (?:do|does|would|will|am|are) (?!.*\bpay\b)")  # a price, asked for without a word for it
_WHICH = re.compile(r"\b(?:what|which)\b")
_OFFERED = re.compile(
    r"\b(?:services?|treatments?|options?|menu|offer|sell|serve|do you do|do you have|products?|packages?|choices?|"
    r"available|choose)\b"
)
_SIZES = re.compile(
    r"\b(?:how (?:many (?:people|persons|guests)|big|large)|(?:largest|biggest|maximum|max) (?:table|group|party|"
    r"number)|big group|large (?:group|party))\b"
)
_DURATION = re.compile(r"\bhow long\b|\bhow much time\b|\bduration\b|\bhow many minutes\b")
_EVERYDAY: Final = frozenset(
    words("bring pay park eat take book reserve come go need want leave wear keep have get buy purchase")
)
_DOES = re.compile(
    r"\b(?:do|does|did|can|could|may|will|would|should) (?:you|i|we|they|one|it) (?:guys |also |even |still )?(?P<verb>[a-z]+)\b"
)
_THERE_IS = re.compile(r"\b(?:is|are) there (?:an? |any |some )?(?P<verb>[a-z]+)\b")
_AREAS = re.compile(
    r"\b(?:come|deliver|serve|service|cover|go|travel|drive|ship|work) (?:out |over |up |down )?(?:to|in|into|as far as)\b|"
    r"\bcome (?:all the way )?(?:out |over |up |down )?(?:here|there|this way|my way|that far)\b|"
    r"\b(?:do|can|could|will|would|does) (?:you|they|somebody|someone|anyone)(?: guys)? (?:also |even |ever )?(?:go|drive|"
    r"travel|get|deliver|work|ship) (?:all the way )?(?:out |over |up |down )?(?:here|there|this way|my way|that far)\b|"
    r"\b(?:deliver|serve|cover) \w+|\bwhich areas?\b|\bwhat areas?\b|\bhow far do you\b"
)
_AREA_WORDS: Final = frozenset(words("come deliver serve service cover go get travel drive ship work area areas far"))
_IDENTITY = re.compile(
    r"\b(?:who (?:is this|are you|am i (?:speaking|talking) (?:to|with))|what(?:'s| is) (?:your name|this place|"
    r"the name of|your company)|(?:who|what) (?:company|business|place) is this|"
    r"is this (?:the )?(?!\w+(?:ous|able|ible|ful|ial|tial|ic|ive|less|ory|ed|ing)$|free$|safe$|legal$|private$|secure$|legit$|"
    r"scam$|spam$|urgent$|necessary$|right$|ok$|okay$|true$|it$|all$|normal$|public$|real$)[a-z]+(?:'s)?$)"
)

_HOURS_WORDS: Final = frozenset(
    words(
        "open opens opening opened close closes closing closed hours shut order orders can could may should late work there "
        "around available in come get until till weekend weekends"
    )
) | frozenset(form for day in WEEKDAYS for form in (day, f"{day}s"))
_PRICE_WORDS: Final = frozenset(
    words(
        "much price prices pricing cost costs charge charges fee fees rate rates expensive cheap cheaper cheapest pay "
        "total come altogether make run looking ask want take be start begin"
    )
)
_POINTING: Final = frozenset(words("that it this these those them they one"))
_WHICH_WORDS: Final = frozenset(words("what which"))
_SIZE_WORDS: Final = frozenset(words("how largest biggest maximum max big large"))
_DURATION_WORDS: Final = frozenset(words("how duration"))
_IDENTITY_WORDS: Final = frozenset(words("who what is"))
_OF_A_TIME: Final = frozenset(("soon", "when", "ahead"))  # "how soon can somebody get here" asks not whether they come
_OF_THE_WORDS: Final = frozenset(("", "where", "when", "who", "which"))  # questions that their other words must answer


@lru_cache(maxsize=256)
def topic(question: str) -> Topic:
    """What a question is about; several things may be true of one."""
    text = plainly(question)
    said = words_in(text)
    is_hours = not said.isdisjoint(_HOURS_WORDS) and bool(_HOURS.search(text))
    kind = kind_asked(text)
    is_price = not said.isdisjoint(_PRICE_WORDS) and bool(_PRICE.search(text))
    text = _WITHOUT.sub("", text) if is_price else text
    text = _BEGINNING.sub(" have ", text)
    text = _FOOD.sub(r"\g<meal> eat", text) if is_hours or kind == "when" else text
    plain = stems(text) | ({"price"} if is_price and _UNNAMED.search(text) else set())
    plain = plain or stems(heard(question))  # "do we both have to be there" asks for nothing but both
    plain -= _NEVER
    plain = frozenset() if kind == "needs" and _WHAT_TO_BRING.search(text) else plain - _FILLERS or plain
    plain = plain if is_price or kind == "which" else plain - _SORTS or plain
    plain = plain - {"long"} if "contract" in plain else plain  # it is told in months, and not only as a length
    meant = without_kind(kind, plain) or (plain if kind in _OF_THE_WORDS else frozenset())
    reopens = _AGAIN.search(text) is not None
    named = tuple(dict.fromkeys(m.group(1) for m in _WEEKDAY.finditer(text))) if is_hours else ()
    return Topic(
        hours=is_hours,
        closing=is_hours and bool(_CLOSING.search(text)),
        opening=is_hours and bool(_OPENING.search(text)) and not _OPEN_THEN.search(text),
        weekend=is_hours and bool(_WEEKEND.search(text)),
        always=bool(_WEEKENDS.search(text)),
        weekdays=named,
        price=is_price,
        offers=not said.isdisjoint(_WHICH_WORDS) and _asks_for_offers(text),
        sizes=not said.isdisjoint(_SIZE_WORDS) and bool(_SIZES.search(text)),
        identity=not said.isdisjoint(_IDENTITY_WORDS) and bool(_IDENTITY.search(text.strip(" ?.!"))),
        duration=not said.isdisjoint(_DURATION_WORDS) and bool(_DURATION.search(text)),
        stems=meant,
        own=frozenset(stem_of(m[1]) for m in _OWN.finditer(text)) | _in_case(text) | plain & PETS,
        needs=_needed(meant, kind),
        asks=_of_a_thing(text) if kind == "needs" and meant else kind,
        verb=_verb(text),
        reopens=reopens,
        refers=not said.isdisjoint(_POINTING),
        days=days_of(question),
        extreme=_extreme(text),
        contents=_CONTENTS.search(text) is not None,
        compares=_COMPARES.search(text) is not None,
        had=_had_there(text),
        names=bool(_NAMES.match(text)),
        selects=not said.isdisjoint(_WHICH_WORDS | {"who"}) and bool(_SELECTS.search(text)),
        areas=kind not in _OF_A_TIME and not said.isdisjoint(_AREA_WORDS) and bool(_AREAS.search(text)),
    )


_FOOD = re.compile(r"\b(?:(?:order|get|have) )?(?:the )?(?P<meal>food|something to eat|dinner|lunch)\b")
# "Which of them is gluten free", "which ones come with lunch", "who speaks Spanish", "do any of them have nuts".
_SELECTS = re.compile(
    r"\b(?:which|what)(?: (?:1s?|ones?|of (?:them|these|those|your|the)|kinds?|sorts?|type)\b| [a-z]+(?: [a-z]+)? "
    r"(?:is|are|has|have|comes?|includes?|would|should|can|do (?:i|we|they) (?:need|want|take|get))\b)|"
    r"\bwhich (?:is|are|has|have|comes?)\b|"
    r"\bwho(?:'s| is)? (?!this\b|are\b|i\b)"
)
_CONTENTS = re.compile(
    r"\bwhat(?:'s| is| all is)? (?:included |all )?(?:in|with)\b|\bwhat (?:all )?(?:do|does|would|will) (?:i|we|you|it|that|they|"
    r"the [a-z0-9 ]+) (?:get|include|cover|come with|consist of|contain)\b|\bwhat comes with\b"
)
_COMPARES = re.compile(
    r"\bdifferences?\b|\bhow (?:do|are) (?:they|those|these|the [a-z0-9 ]+) (?:differ|different|compare)\b|\bcompared? to\b"
)
_WITHOUT = re.compile(r"(?<=\w) without (?:the |any |an? )?[a-z]+(?=\W*$)")  # of what it is not asked
# "What's a comforter again", "what are boxes with you": a thing is named, and what it is that is asked is left open.
_WITH_YOU: Final = r"(?: (?:again|with you(?: guys)?|at your place|at yours|these days|now))"
_NAMES: Final = re.compile(
    rf"what(?:'s| is| are) (?:(?:an?|one|1) (?:[\w'-]+ ){{0,4}}?[\w'-]+?{_WITH_YOU}*|"
    rf"(?:(?:the|your|those|these) )?(?:[\w'-]+ ){{0,4}}?[\w'-]+?{_WITH_YOU}+)\W*$"
)
_CHEAPEST = re.compile(
    r"\b(?:cheapest|smallest(?= unit| one| size|\W*$)|lowest[- ]priced?|least expensive|most affordable|lowest price)\b"
)
_DEAREST = re.compile(r"\b(?:most expensive|dearest|priciest|highest[- ]priced?)\b")


_IN_CASE = re.compile(
    r"(?<=\w) (?:in case|if|because|since|when|while) "
    r"(?:(?:you|i|we|it|they|he|she)(?:'\w+)?|something|anything|mine|ours|my|our|the) .*$"
)


def _in_case(text: str) -> frozenset[str]:
    """The stems of the case for which it is asked: "are you insured in case you drop it"."""
    m = _IN_CASE.search(text)
    return stems(m.group()) - stems(text[: m.start()]) | {"cas"} if m and stems(text[: m.start()]) else frozenset()


def _extreme(text: str) -> int:
    return -1 if _CHEAPEST.search(text) else 1 if _DEAREST.search(text) else 0


_HAD_THERE: Final = re.compile(
    r"\b(?:do|does) (?:the|your|that|this) (?!two\b|2\b)(?:[a-z-]+ ){1,2}?"
    r"(?:have|serve|sell|offer|carry|come with) (?!to\b)(?P<a>.+)|"
    r"\b(?:is|are) there (?P<b>.+) (?:at|in|on) (?:the|your) (?:[a-z-]+ )?[a-z-]+\W*$|"
    r"\b(?:do|can|could|would) you (?:guys )?(?:do|have|offer|host|run|organi[sz]e|arrange) (?P<c>[a-z' -]+?) for "
    r"(?:kids|children|adults|seniors|students|families|babies|toddlers|teens|dogs|cats|groups|beginners|couples)\b"
)
_NOT_HAD: Final = frozenset(words("price long address doctor child more each part kind sort"))


def _had_there(text: str) -> frozenset[str]:
    """A sentence that speaks of the place or the persons alone answers nothing: "there is a small cafe", "kids are free"."""
    m = _HAD_THERE.search(text)
    return stems(m["a"] or m["b"] or m["c"]) - _NOT_HAD if m else frozenset()


_BRINGS: Final = re.compile(r"\b(?:bring|pack|provide|supply|need to (?:have|buy|get))\b")


def _of_a_thing(text: str) -> str:
    """ "Do I have to bring my own guitar": what one need not bring is told by saying that it is there."""
    return "brings" if _BRINGS.search(text) else ""


def _needed(meant: frozenset[str], kind: str) -> frozenset[str]:
    """The aspects that an answer must tell; "three days" is no length that is asked for, where a discount is."""
    needed = meant & ASPECTS
    needed = needed if kind in _OF_THE_WORDS else needed - {"address"}
    return needed - {"long"} if not needed.isdisjoint(("discount", "price")) else needed


_SAME_OF = re.compile(
    r"(?:\b(?:what|how) about|^(?:and |but |okay |so )*(?:what )?if (?:you|we|i) (?:just |only )?"
    r"(?:did|do|had|have|took|take|got|get|wanted|want)(?: just| only)?) (?=[a-z])"
    r"(?!(?:it|that|this|if|when|at|on|in|we|i|you|tomorrow|today|tonight)\b)"
)


def same_asked_of(said: str) -> str:
    """What the last question is asked of once more: "and what about the double"; empty where nothing is."""
    text = heard(said)
    m = _SAME_OF.search(text) if "about" in text or "if " in text else None
    m = (
        m
        or _QUESTION_ABOUT.match(text)
        or _AND_THAT.match(text)
        or (_THAT_THEN.match(text) if said.rstrip().endswith("?") else None)
    )
    return text[m.end() :] if m else ""


_LEADS: Final = (
    r"(?:(?:hm+|mm+|okay|ok|oh|so|well|um+|uh|then|alright|right|but|sorry|yes|yeah|great|thanks|thank you)[\s,]+)*"
)
_NO_THING: Final = r"(?!(?:i|we|you|it|that|this|is|do|can|my|me)\b)[\w'-]+"
_ONE_MORE: Final = rf"(?:(?:just|only|maybe) )?(?:for |with |of |on )?(?={_NO_THING}(?: {_NO_THING}){{0,3}}\W*$)"
# "I've got a question about parking".
_QUESTION_ABOUT = re.compile(
    rf"{_LEADS}(?:hi |hello |hey )?(?:(?:i|we)(?:'ve| have)?(?: got| had)? )?(?:a |1 |another )(?:quick |short |small )?"
    rf"question about (?:the |your )?(?={_NO_THING}(?: {_NO_THING}){{0,3}}\W*$)"
)
# "And the double", "hm, and just hemming"; as a question without a word that leads to it, too: "just hemming?"
_AND_THAT = re.compile(rf"{_LEADS}(?:and|or) {_ONE_MORE}")
_THAT_THEN = re.compile(_LEADS + _ONE_MORE)


# "When do you start selling trees" asks from when there are any.
_BEGINNING = re.compile(r" (?:start|begin) (?:to (?:sell|have|offer|take|get)|selling|having|offering|taking|getting) ")
_WHAT_TO_BRING = re.compile(
    r"\bwhat (?:else )?(?:do|should|must|would) (?:i|we|they) (?:have to |need to )?(?:bring|pack|prepare)\b"
)
# Stems that tell nothing of what is asked, as long as others do; "her" is that of "here", too.
_FILLERS: Final = frozenset(
    words(
        "whole whol entire roughly approximately again her saw problem issue can't cannot "
        "aunt uncle mother father mom mum dad husband wife "
        "sister brother friend still other others myself yourself ourselves "
        "ourselv themselv himself herself up down out away anyway somebody "
        "folk just now right moment currently must suppos everyon everybody"
    )
)


_SORTS: Final = frozenset(words("small littl big tiny larg old young new"))  # "we have a small dog": it is a dog
_NEVER: Final = frozenset(("out", "her", "away"))  # of "do you come out here", which no "call-out" answers


_OWN = re.compile(r"\bfor (?:my|our|his|her|their)(?: [a-z]+)?? ([a-z]+)(?=\W*$)")  # "for my stove"


def _verb(text: str) -> str:
    """The stem of what is done, or of what there is: "do you rent mats" → "rent"; empty for everyday verbs."""
    m = _DOES.search(text) or _THERE_IS.search(text)
    return stem_of(m["verb"]) if m and m["verb"] not in STOP and m["verb"] not in _EVERYDAY else ""


def _asks_for_offers(text: str) -> bool:
    which = _WHICH.search(text)
    return which is not None and (_OFFERED.search(text, which.end()) is not None or "what's on" in text)
