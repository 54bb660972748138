"""Which part of what an English caller tells is what a field of a certain sort asks for: since when, how often, what size?"""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from echolink.agent.english.inscriptions import BEHIND_WORDS
from echolink.agent.english.numbers import CARDINAL
from echolink.agent.english.pets import kind_told, pets_told

_ANY: Final = re.IGNORECASE
_N: Final = rf"(?:\d[\d,.]*|(?:{CARDINAL})(?:[ -](?:{CARDINAL}|hundred|thousand|and a half))*)"
_ABOUT: Final = r"(?:(?:about|around|roughly|maybe|almost|nearly|over|at least|probably|like) )*"
_SPAN: Final = re.compile(
    rf"\b(?:since (?!(?:i|we|you|they|it|that|he|she)(?:'\w+)? |the (?:last|next)\b)(?:[\w'-]+ ){{0,2}}?[\w'-]+(?=$|"
    rf"[,.;!?]| (?:and|but|it|i|we|my)\b)|"
    rf"(?:(?:for|in|the last|the past) )?{_ABOUT}(?:{_N}|an?|a couple of|a few|several) (?:minute|hour|day|week|month|year)s?"
    r"(?: (?:ago|now|already|or so))*(?! old\b|[- ](?:old|warranty|contract|lease))|"
    r"last (?:spring|summer|fall|autumn|winter|week|month|year|night)|in (?:19|20)\d\d|(?:the day before )?yesterday)(?![\w-])",
    _ANY,
)
_UNIT_OF_TIME: Final = (
    r"(?:day|week|month|year|morning|afternoon|evening|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)"
)
_OFTEN: Final = re.compile(
    rf"\b(?:(?:once|twice|{_N} times|a couple of times|a few times)(?: or twice)? (?:an?|every|per|each) {_UNIT_OF_TIME}|"
    rf"every (?:other |second |single )?(?:{_N} )?{_UNIT_OF_TIME}s?|daily|weekly|bi-?weekly|monthly|fortnightly|yearly|"
    rf"quarterly)\b",
    _ANY,
)
_LENGTH: Final = (
    r"(?:square (?:feet|foot|met(?:er|re)s?|yards?)|sq\.? ?ft|feet|foot|ft|inch(?:es)?|met(?:er|re)s?|centimet(?:er|re)s?|"
    r"cm|mm|yards?|"
    r"acres?|gallons?|lit(?:er|re)s?|stor(?:y|ies)|bedrooms?)"
)
_SIZE: Final = re.compile(
    rf"\b{_ABOUT}(?:{_N}(?:[ -]{_LENGTH})? (?:by|x|times) {_N}(?: {_LENGTH})?|{_N}[- ]{_LENGTH}(?: (?:apartment|house|"
    rf"flat|condo|home|place))?)"
    rf"(?![\w-])|\b(?:shoe |ring )?sizes? (?:is )?(?:an? )?(?P<worn>{_N}(?: and a half)?|x+-?(?:small|large)|"
    r"extra (?:small|large)|small|medium|large|x*[sml])(?![\w-])|"
    r"\b(?:about |roughly )?the size of (?:an?|the|my) [\w'-]+(?: (?!and\b|but\b|it\b)[\w'-]+)?$|"
    r"(?:^it's an? )(?P<what>(?:\w+ )?(?:small|medium|large|big|huge|tiny|little)(?:-sized)?(?: [\w-]+){0,2})$",
    _ANY,
)
_COLOR: Final = re.compile(
    r"\b(?:(?:dark|light|bright|pale|navy|royal|sky|forest|olive|metallic|off-?) ?)?(?:black|white|red|blue|green|yellow|"
    r"orange|purple|pink|"
    r"brown|gr[ae]y|beige|silver|gold|cream|ivory|navy|burgundy|maroon|turquoise|teal|tan|charcoal|lilac|lavender)\b",
    _ANY,
)
_LANGUAGE: Final = (
    r"(?:english|spanish|french|german|italian|portuguese|mandarin|cantonese|chinese|japanese|korean|vietnamese|tagalog|"
    r"thai|hindi|urdu|"
    r"bengali|punjabi|gujarati|tamil|arabic|farsi|persian|dari|pashto|hebrew|turkish|russian|ukrainian|polish|czech|"
    r"slovak|hungarian|"
    r"romanian|bulgarian|serbian|croatian|albanian|greek|dutch|flemish|danish|swedish|norwegian|finnish|icelandic|latin|"
    r"amharic|somali|"
    r"swahili|yoruba|igbo|haitian creole|creole|sign language|asl|yiddish|nepali|burmese|khmer|lao|mongolian|armenian|"
    r"georgian|latvian|"
    r"lithuanian|estonian|catalan|welsh|irish|gaelic)"
)
_SPOKEN: Final = re.compile(rf"\b(?P<how>(?:in|into|to|from|speaks?|speaking|is|only) )?(?P<what>{_LANGUAGE})\b", _ANY)
_CODE: Final = re.compile(
    r"\b(?:(?:number|no|apartment|apt|unit|room|class|line|bus|suite|gate|lane|flat|grade) (?P<figure>\d{1,4}[a-z]?|"
    r"[a-z]\d{1,3})|"
    r"(?P<mixed>(?<![\w-])(?:\d{1,3}[a-z]|[a-f]\d{1,3})))(?![\w-])(?! (?:pm|am)\b)",
    _ANY,
)
_NO_PLACE: Final = (
    r"(?:morning|afternoon|evening|night|moment|phone|line|way|mail|time|end|beginning|meantime|weekend|week|month|day|year|name|"
    r"same|latest|least|most|earliest|past|future|last|next|first|house call|back of my mind|website|internet|news|budget|"
    r"price|rate)"
)
_PLACE: Final = re.compile(
    r"\b(?:in|on|at|outside|inside|under|behind|beside|near|by|next to|in front of|across from|opposite|above|below) "
    rf"(?P<what>(?:the|my|our|his|her|their) (?!(?:[\w'-]+ (?!last\b|next\b|first\b))?{_NO_PLACE}\b)[\w'-]+"
    r"(?: (?!(?:is|are|was|were|has|have|had|and|or|but|on|in|at|since|for|with|that|who|which|this|yesterday|last|"
    r"tomorrow|today|"
    r"it's|it|he|she|they|we|i|i'm|to|from|when|because|about|again|now|every|all|keeps?|won't|doesn't|can't|isn't|got|"
    r"gets|near|by|"
    r"next|so|if|please|over|just|"
    r"around)\b)[\w'-]+){0,3}(?: of (?:the|my|our) [\w'-]+)?)",
    _ANY,
)
_SAYS: Final = re.compile(
    r"\b(?:(?:should|to|will|must|it|that|which|card|ribbon|sign|cake|plaque|banner|it'll|just) (?:just |simply |please )?"
    r"(?:say|says|read|reads|write)|(?:saying|reading)|with (?:the )?(?:words?|text|inscription|message|name)(?: on it)?)"
    r"(?: that)?[:,]?\s+[\"']?(?P<what>.+?)[\"']?"
    rf"(?=[.!?]|, (?:in|on|and|for|please|with|it|we|i)\b| please\b|{BEHIND_WORDS}|\s*$)",
    _ANY,
)
_DIET: Final = re.compile(
    r"\b(?:vegans?|vegetarians?|gluten|celiac|coeliac|lactose|dairy|nuts?|peanuts?|allerg\w*|halal|kosher|shellfish|"
    r"pescatarians?|"
    r"diabetic|(?:no|eats?|without) (?:pork|meat|fish|eggs?|sugar))\b",
    _ANY,
)
_URGENT: Final = re.compile(
    r"\b(?:(?:it's|it is|that's) )?(?:(?:pretty|very|really|quite|super|extremely|kind of|not|that|so) )*urgent\b|\basap\b|"
    r"\bas soon as (?:possible|you can)\b|\bright away\b|\bno (?:rush|hurry)\b|\bcan wait\b|\ban emergency\b",
    _ANY,
)
_DEMANDS: Final = re.compile(
    r"^(?:i|we)(?:'d| would)? (?:(?:just|really|only|simply) )*(?:like|want|need|expect|demand|prefer)\b"
    r"(?! (?:to (?:speak|talk|know|ask|complain|report|make|file|let|tell|book|schedule)|a (?:complaint|word)))",
    _ANY,
)
_PRAISES: Final = re.compile(
    r"\b(?:lovely|great|good|nice|wonderful|excellent|friendly|comfortable|comfy|delicious|loved|liked|enjoyed|amazing|fantastic|"
    r"helpful|beautiful|perfect|spotless|charming|superb)\b",
    _ANY,
)
_BLAMES: Final = re.compile(
    r"\b(?:never|not|didn't|wasn't|weren't|couldn't|isn't|no|too|dirty|loud|noisy|slow|cold|rude|broken|bad|awful|terrible|poor|"
    r"disappoint\w*|hated|worst|smell\w*|expensive|dusty|tiny|uncomfortable|unfriendly|lumpy|stained)\b",
    _ANY,
)
_EXPERIENCED: Final = re.compile(
    r"\b(?:beginners?|never (?!mind)|advanced|intermediate|for (?:an?|\w+) years?|lessons?|used to|know (?:my way|how to|"
    r"some|a bit|a little)|"
    r"pretty well|a few times|first time|new to|experience|scared of|afraid of|can already|\w+ years of|from scratch|"
    r"mystery to)\b",
    _ANY,
)
_DIRECTS: Final = re.compile(
    r"^(?:(?:please|just|have (?:them|him|her)|(?:could|can|would) (?:you|they)|tell (?:them|him|her|the \w+) to) )*"
    r"(?:leave|put|drop|ring|knock|hand|place|use the|don't ring|bring it)\b.+",
    _ANY,
)


class _Sort(NamedTuple):
    asked: re.Pattern[str]  # in the field's words
    find: Callable[[str, Sequence[str]], str | None]  # in the field's words and the pieces of what was told


def _first(pattern: re.Pattern[str]) -> Callable[[str, Sequence[str]], str | None]:
    """The only place that fits; where there are two, it is not known which one is meant."""

    def find(_: str, pieces: Sequence[str]) -> str | None:
        found = [m for piece in pieces for m in pattern.finditer(piece)]
        if len(found) != 1:
            return None
        named = [what for what in found[0].groups() if what]
        return (named[0] if named else found[0].group()).strip(" ,.") or None

    return find


def _whole(
    pattern: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> Callable[[str, Sequence[str]], str | None]:
    """All pieces in which it stands."""

    def find(_: str, pieces: Sequence[str]) -> str | None:
        found = [piece for piece in pieces if pattern.search(piece) and not (unless and unless.search(piece))]
        return ", ".join(found) or None

    return find


def _language(label: str, pieces: Sequence[str]) -> str | None:
    """Of two languages the first is that of the source, of one what leads to it tells."""
    found = [m for piece in pieces for m in _SPOKEN.finditer(piece)]
    goal, source = (
        re.search(r"\b(?:target|into|to)\b", label, _ANY),
        re.search(r"\b(?:source|from|original)\b", label, _ANY),
    )
    if len(found) > 1 and (goal or source):
        return found[-1 if goal else 0]["what"]
    if len(found) != 1:
        return None
    leads_to = (found[0]["how"] or "").strip().lower() in ("into", "to")
    return None if (goal and not leads_to) or (source and leads_to) else found[0]["what"]


def _sort(asked: str, find: Callable[[str, Sequence[str]], str | None]) -> _Sort:
    return _Sort(re.compile(asked, _ANY), find)


_SORTS: Final = (
    _sort(
        r"\b(?:wording|inscription|engraving|writing|(?:text|words|message|name|writing) (?:on|for) (?:the|it)|"
        r"card (?:text|message)|"
        r"text of the|what (?:it|the \w+) should say|written on|"
        r"(?:text|words|writing)(?=[,?]|$))\b",
        _first(_SAYS),
    ),
    _Sort(re.compile(r"\b(?:your|the) (?:pet|animal)s?(?=,|$)", _ANY), pets_told),
    _Sort(
        re.compile(
            r"\b(?:(?:kind|type|sort|species) (?:of )?(?:an? )?|(?:what|which) )(?:pet|animal)\b|\bthe (?:species|animal)$", _ANY
        ),
        kind_told,
    ),
    _sort(
        r"\bsince when\b|^since\b|\bhow long (?:ago|have|has|it has|they have|you have|it's been)\b|"
        r"\blast (?:tuned|swept|seen|serviced|cleaned|pumped|inspected|done|visit|\w+ed)\b|\bwhen .*\b(?:began|begin|"
        r"bought|start)",
        _first(_SPAN),
    ),
    _sort(r"\bhow (?:often|frequently)\b|\bfrequency\b", _first(_OFTEN)),
    _sort(r"\b(?:size|dimensions?|measurements?)\b|\bhow (?:big|large|tall|high|wide)\b", _first(_SIZE)),
    _sort(r"\bcolou?rs?\b", _first(_COLOR)),
    # Two sorts, so that each of two such fields has its own.
    _sort(r"\b(?:target|into) languages?\b|\blanguages? (?:it is |it's )?(?:to|into|out of)\b|\bthe target(?=,|$)", _language),
    _sort(r"\blanguages?\b|\bthe source(?=,|$)", _language),
    _sort(r"\b(?:diet\w*|allerg\w*|intoleran\w*)\b", _whole(_DIET)),
    _sort(r"\burgen\w*\b", _first(_URGENT)),
    _sort(
        r"\b(?:like|want|expect) (?:us|them) to do\b|\b(?:desired|resolution|remedy|outcome)\b", _whole(_DEMANDS)
    ),
    _sort(r"\bwhat (?:was|were|you|they|did|went) .*\b(?:good|liked?|enjoyed?|well)\b", _whole(_PRAISES, _BLAMES)),
    _sort(r"\bwhat (?:was|were|you|they|did|went|could) .*\b(?:bad|disliked?|better|badly)\b", _whole(_BLAMES)),
    _sort(r"\b(?:experience|level|knowledge|skills?)\b", _whole(_EXPERIENCED)),
    _sort(r"\binstructions?\b|\bwhere to leave\b|\bwhat to do with\b", _whole(_DIRECTS)),
    _sort(r"\b(?:which|what) (?:apartment|unit|line|bus|class|grade)\b|^(?:the )?(?:apartment|unit|class|line)\b", _first(_CODE)),
    _sort(
        r"\b(?:where in|where on|where (?:exactly|it is|it happened|did it|(?:was|were) (?:it|they))|"
        r"^where (?:is|are) (?:the|it|they)\b|(?:which|what) building|venue|which room|"
        r"which part of)\b|^(?:the )?(?:where|location|place|spot)\b",
        _first(_PLACE),
    ),
)  # fmt: skip


WORDS: Final = 0  # the sort of what is to be written
PETS: Final = 1


def sort_told(label: str) -> int | None:
    """Which sort of answer a field's words ask for; None for those that a form alone does not tell."""
    return next((n for n, sort in enumerate(_SORTS) if sort.asked.search(label)), None)


def told_for(label: str, pieces: Sequence[str]) -> str | None:
    """What of some pieces is of the sort for which the field's words ask."""
    n = sort_told(label)
    return None if n is None else _SORTS[n].find(label, pieces)
