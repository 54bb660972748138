"""Can these English words answer that question for a text: "Which car?" with "a Corolla", and not with "I'll come on foot"?"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from echolink.agent.english.announcements import announces
from echolink.agent.english.labels import is_matter
from echolink.agent.english.stems import stems
from echolink.agent.english.tellings import asks_for_a_place
from echolink.agent.english.words import words, words_in


class Sort(StrEnum):
    """What the words of a field ask for."""

    THING = "thing"  # what has a name or a noun: the car, the color, the title
    PLACE = "place"
    CODE = "code"  # what has figures or letters: the order number, the plate
    MEASURE = "measure"  # how long, the size
    OPEN = "open"  # what may take a sentence: what is wrong, why, anything to know


_CODE: Final = re.compile(
    r"\b(?:(?:order|account|customer|member(?:ship)?|subscri\w+|invoice|policy|case|ticket|tracking|serial|reference|booking|"
    r"confirmation|flight|model|part|license|licence|plate|registration|apartment|unit|room|house|meter|employee|patient|claim|"
    r"contract|listing|item|id)[ _]?(?:numbers?|no\.?|ids?|codes?|reference|plates?)|(?:license|licence) plate|"
    r"reference|serial|"
    r"\bids?|zip(?: ?code)?|post(?:al)? ?code|vin|sku)\b",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"\b(?:size|length|width|height|depth|weight|dimensions?|measurements?|distance|duration|capacity|"
    r"how (?:long|high|wide|deep|tall|heavy|big|large|far|often|much|many)|pounds|gallons|feet|inches|meters|metres|square)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:notes?|details?|comments?|remarks?|special|anything|something|allerg\w*|diet\w*|requirements?|requests?|"
    r"preferences?|"
    r"wish(?:es)?|instructions?|descri\w+|explain|condition|history|goals?|improve\w*|feedback|opinion|experience|why|"
    r"celebrat\w*|"
    r"occasion|access|directions?|damage|story|background|else|injur\w*|ideas?|theme|wording|text|words|inscription|"
    r"answer|improve|"
    r"medical|medications?|greeting|card)\b|"
    r"(?:^|, )what(?:'s| is| was| are)? (?:wrong|going on|the (?:matter|problem|trouble|issue)|happen\w*|broken|needed|to be|"
    r"hurts?|needs?|should|has to|have to|must|did|does|do|would|can|they|you|we|to do|"
    r"(?:it|he|she|the [a-z]+(?: [a-z]+)?) (?:does|did|do|is doing|keeps doing))\b|"
    r"(?:^|, )how (?:it|they|you|we|the|did|do|does|is|are)\b",
    re.IGNORECASE,
)
_IS_PLACE: Final = re.compile(
    r"\b(?:address|venue|place|location|spot|site|where|stop|terminal|gate|hall|station|airport)\b", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def sort_of(label: str) -> Sort:
    """What a field with these words (its label, its question) takes."""
    if _CODE.search(label):
        return Sort.CODE
    if is_matter(label) or _OPEN.search(label):
        return Sort.OPEN
    if _IS_PLACE.search(label) or asks_for_a_place(label):
        return Sort.PLACE
    return Sort.MEASURE if _MEASURE.search(label) else Sort.THING


_LEAD: Final = re.compile(
    r"^(?:(?:um+|uh+|er+|erm|ah|aw|well|so|oh|hi|hello|hey|yes|yeah|yep|no|nope|ok|okay|alright|all right|and|but|also|"
    r"actually|"
    r"basically|please|right|"
    r"there(?!'s|'re| (?:is|are|was|were|will)\b)|"
    r"anyway|look|listen|honestly|you know|i mean|lovely|great|perfect|cool|thanks|thank you|sure|"
    r"then|oh dear|let me see|let's see|hm+|sorry(?: about (?:that|this|it))?|"
    r"i (?:think|guess|believe|suppose)|maybe|probably|because|"
    r"it's that)\b[\s,.!]*)+",
    re.IGNORECASE,
)
_ADVERBS: Final = (
    r"(?:(?:just|really|also|probably|maybe|actually|only|still|currently|mostly|basically|already|always|\w+ly) )*"
)
_WHO: Final = r"(?:i|we|you|he|she|they|everybody|everyone|somebody|someone|nobody|it|that|this|there|who)"
_FINITE: Final = (
    r"(?:is|are|am|was|were|has|have|had|do|does|did|can|can't|cannot|could|couldn't|will|won't|would|wouldn't|should|"
    r"may|might|"
    r"must|isn't|aren't|wasn't|weren't|hasn't|haven't|doesn't|don't|didn't|keeps?|wants?|needs?|says?|said|told|thinks?|"
    r"comes?|came|goes|went|gets?|got|likes?|loves?|works?|lives?|turns?|looks?)"
)
_PAST: Final = (
    r"(?:threw|fell|broke|went|got|lost|ran|gave|took|came|made|left|died|blew|ate|bit|hit|cut|put|set|tore|sat|told)"
)
_OWNER: Final = (
    r"(?:the|my|our|his|her|your|their|its|this|that|these|those|"
    r"(?:some|one|two|three|four|five|most|all|none|both) of)"
)
_SENTENCE: Final = re.compile(
    rf"^(?:{_WHO}(?:'(?:s|m|re|ve|d|ll))\s|{_WHO}\s+{_ADVERBS}[a-z]|{_OWNER}\s+(?:[\w'-]+\s+){{1,4}}?{_FINITE}\b|"
    rf"{_OWNER}\s+(?:[\w'-]+\s+){{1,3}}?(?:{_PAST}|(?!red|used|need|bed|med)\w+ed)\s+"
    r"(?:up|on|at|out|off|in|into|to|for|me|us|him|her|it|all|the|my|our|over|down|away|from)\b|"
    rf"{_OWNER}\s+(?:[\w-]+\s+){{0,3}}?[\w-]+'(?:s|ll|d) (?!\w+ ?$)(?:\w+ing|an?|the|not|been|gone|at|in|on)\b|"
    r"(?:can|could|would|will|do|don't) (?:you|i|we|they|he|she|it|someone|somebody)\b|"
    r"(?:if|when|because|until|before|after|while|since) (?:i|we|you|he|she|they|it|my|the)\b|"
    r"(?:let me|let's|bring|send|call|give|take|come|meet|tell|pick|drop|have|get|keep|leave|remind|wait|hold|try|thank)\s+\w)",
    re.IGNORECASE,
)
_IS: Final = r"(?:'s| is|'re| are|'d be|'ll be| would be| will be| was| should be)"
# Of a language, a colour or a material, and of no place: "it's in Portuguese", "in oak".
_MADE_IN: Final = (
    r"in\s+(?=(?!(?:the|an?|my|our|his|her|their|your|this|that|there|here|it|good|bad|great|terrible|need|about|case|time|"
    r"pain|trouble|front|back|town|shape|order|transit|use|place|storage|two|three|four)\b)[\w-]+(?: [\w-]+)?\W*$)"
)
# "It's wedding cards" names a thing, "it's raining" does not.
_DOING: Final = (
    r"(?!(?:wedding|ring|earring|string|spring|painting|building|ceiling|clothing|bedding|engraving|drawing|swing|awning|railing|plumbing|"
    r"flooring|roofing|siding|swimming|sterling|cooking|writing|reading)\b)\w+ing\b"
)
# "It's a Brother", "that's the blue one": it says what something is, and not what it does or how it goes.
_IDENTIFIES: Final = re.compile(
    rf"^(?:it|that|this|they|these|those|he|she|mine|ours|there|here){_IS}\s+{_ADVERBS}"
    rf"(?:{_MADE_IN}|"
    rf"(?!{_DOING}|(?:fine|ok|okay|good|great|all right|alright|not|just me|too|so|very|pretty|already|at|on|in|up|down|out|"
    r"been|because|why|when|where|what|how|if|no|nothing|nobody|"
    r"no one|someone|somebody|bad|terrible|hard|easy|impossible|enough|important)\b))",
    re.IGNORECASE,
)
_THERE_IS: Final = re.compile(r"^there(?:'s| is| are| was| were)\b", re.IGNORECASE)
_CHOOSES: Final = re.compile(
    r"^(?:i|we|he|she|they|my \w+|our \w+)(?:'ve|'d|'ll|'s|'m|'re| would| will| am| are| is)?\s+" + _ADVERBS + r"(?:"
    r"(?:got|have|has)(?! (?:been|gone|come|left|seen|done|taken|made|told|[a-z]+ed)\b)|"
    r"need|needs|want|wants|like|love|prefer|prefers|take|drive|drives|own|ride|play|plays|use|bought|"
    r"chose|choose|"
    r"picked|likes|loves|say|call it|go with|go for|going with|going for|looking for|looking at|after|"
    r"thinking (?:of|about)|interested in|"
    r"having|getting|go to|went to|come to|learn|speak|grow|sell|rent|lost|left|thought (?:of|about))"
    r"(?: to (?:rent|hire|buy|order|get|have|book|bring in|sell|ship|send|donate|try|learn|see|do|play))?"
    r"(?!\s+(?:it|them|him|her|you|me|us|that|to|back|some sleep|no|any|one for|a question)\b)\s+\w|"
    r"^(?:can|could|may) (?:i|we) (?:please )?(?:have|get|take|do|try|order)(?! (?:it|them|him|her|that)\b) \w|"
    r"^(?:make (?:it|that)|call it|put(?: down)?|go with|let's (?:say|do|go with|take)|say|i'd say|give (?:me|us)|just)\s+\w",
    re.IGNORECASE,
)
_SAYS_WHERE: Final = re.compile(
    r"\b(?:at|in|on|near|by|behind|beside|from|to|outside|inside|under|opposite|next to|across from|upstairs|downstairs)\s+"
    r"(?!(?:me|you|him|her|them|us|it|time|all|least|once|first|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the "
    r"(?:morning|afternoon|evening|way|phone)|work|all)\b)\w",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)\b|\b[a-z] [a-z] [a-z]\b", re.IGNORECASE
)
_MEASURED: Final = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|"
    r"eighty|ninety|hundred|half|quarter|couple|few|dozen|small|medium|large|big|huge|tiny|short|long|full|regular|standard|"
    r"king|queen|twin|single|double|daily|weekly|monthly|every|once|twice|size|feet|foot|inch\w*)\b|\ban? (?:hour|day|"
    r"week|month)\b(?! later| earlier)",
    re.IGNORECASE,
)
# What somebody is going to do about the call, which is no reason of it: "I'll come by on foot", "we'd bring them back".
_PLAN: Final = re.compile(
    r"^(?:i|we|he|she|they|my \w+|our \w+|somebody|someone)(?:'ll|'d|'m|'re| will| would| can| could| might| am| are)?\s+"
    + _ADVERBS
    + r"(?:gonna |going to |like to |love to |be able to |have to )?"
    r"(?:come|coming|be there|be home|be in|pick(?:ing)? (?:it|them|him|her|that) up|bring(?:ing)?|drop(?:ping)? (?:it|"
    r"them|him|her|by|off)|"
    r"get (?:it|them|there)|stop by|swing by|drive (?:over|up|by|down)|pay(?:ing)?|wait|call (?:you )?back|fetch|collect)\b"
    r"(?!.*\b(?:for (?:an?|my|the|his|her)|because|about|since|to (?:have|get|see)|and)\b)",
    re.IGNORECASE,
)
_COURTESY: Final = frozenset(
    words(
        "hi hello hey thanks thank you good morning afternoon evening yes no okay ok sure alright all right great "
        "perfect lovely fine "
        "bye goodbye please very much so oh ah well um uh i see got it that's that s sounds nice cool one moment second "
        "sec hold hang on first of all off listen look god jeez man"
    )
)
_LASTED: Final = re.compile(
    r"^(?:about |for |almost |nearly |like |some )*(?:an?|\d+|two|three|four|five|six|a few|a couple of|several) "
    r"(?:minutes?|hours?|days?|weeks?|months?|years?)(?: (?:now|ago|already|or so))*$",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(
    r"^(?:(?:no )?wait|hang on|hold on|scratch that|forget (?:it|that)|never ?mind|on second thoughts?)\b",
    re.IGNORECASE,
)
# What asks us, or speaks of how somebody is reached, names no thing: "how soon", "for the phone, just use this one".
_NO_THING: Final = re.compile(
    r"^(?:how (?:soon|much|many|long|far|early|late|often)|when|why|what time)\b|"
    r"^(?:as )?for (?:the|my|a) (?:phone|(?:phone )?number|name|e-?mail|call ?back)\b|"
    r"^(?:just |please )*use (?:the|this|that|my)\b",
    re.IGNORECASE,
)
# A phrase that says how, when or where is no code.
_BESIDES: Final = re.compile(
    r"^(?:even|only|at|in|on|by|with|without|from|for|after|before|until|since|when|mostly|always)\b", re.I
)
# What is left of "you can reach me at 646 555 0171" or "under the name Lee", without the value.
_LEADS_TO_A_VALUE: Final = re.compile(
    r"(?:(?:and|so|please|just|also|or) )*(?:(?:you|they) (?:can|could|may) )?"
    r"(?:(?:reach|call|ring|text|phone|e-?mail|message|get|contact) (?:me|us)(?: back)?|"
    r"(?:under|in) (?:the|my) name(?: of)?|"
    r"(?:my|the) (?:(?:phone|cell|mobile|e-?mail)(?: number| address)?|number|name|address)(?: is)?)"
    r"(?: (?:at|on|under|by|is|of))*|(?:on|for|at|by) (?:the )?\w+day",
    re.IGNORECASE,
)
_STANDS_FOR: Final = re.compile(r"(?:that|those|these|this|them|it|they)(?: (?:ones?|then|please|too))?", re.IGNORECASE)
_PHRASE: Final = 4  # words: what is no longer, and no sentence, is a phrase that answers


def may_answer(label: str, piece: str) -> bool:
    """Whether a piece of what was said can be the answer to a field's words (`label`), or a part of it."""
    said = _LEAD.sub("", piece.strip(" .,!?")).strip(" .,!?")
    if not said or words_in(said.lower()) <= _COURTESY or _BEGUN.match(said) or announces(said):
        return False
    if _STANDS_FOR.fullmatch(said):
        return False
    sort = sort_of(label)
    if sort is Sort.OPEN:
        return (
            not _PLAN.match(said)
            and not _LEADS_TO_A_VALUE.fullmatch(said)
            and not (is_matter(label) and _LASTED.match(said))
        )
    if own_words(label) & stems(said):
        return True
    if _NO_THING.match(said) and sort is not Sort.MEASURE:
        return False
    is_sentence = _SENTENCE.match(said) is not None
    if sort is Sort.CODE:
        return bool(_FIGURE.search(said)) or (
            not is_sentence and len(said.split()) <= _PHRASE and not _BESIDES.match(said)
        )
    if sort is Sort.MEASURE:
        return bool(_MEASURED.search(said)) or (not is_sentence and len(said.split()) <= _PHRASE)
    if sort is Sort.PLACE and _THERE_IS.match(said):
        return False
    if not is_sentence or _IDENTIFIES.match(said) or _CHOOSES.match(said):
        return True
    return sort is Sort.PLACE and _SAYS_WHERE.search(said) is not None


def identifies(piece: str) -> bool:
    """Whether it says what something is."""
    return _IDENTIFIES.match(piece) is not None


@lru_cache(maxsize=1024)
def own_words(label: str) -> frozenset[str]:
    """The stems of a field's words that tell what it asks for."""
    return stems(label) - _OF_ANY


_OF_ANY: Final = stems(
    "kind type sort name number what which where when who how is are it they you your their the to be of for date time day "
    "need needed want wanted like order item one thing first last full size"
)


_DETERMINER: Final = re.compile(r"\b(?:an?|the|my|our|his|her|their|this|that|one|two|three|some)\s", re.IGNORECASE)
_NOUN_PHRASE: Final = re.compile(
    r"\w+(?:\s+(?!(?:is|are|was|were|has|have|and|or|but|that|which|who|to|in|on|at|from|with|i|we|it|he|she|"
    r"they)\b)[\w'-]+){1,4}",
    re.IGNORECASE,
)


def phrase_with(label: str, said: str) -> str | None:
    """The noun phrase with one of the field's own words: "the front door" of "I'm locked out, it's the front door"."""
    if sort_of(label) not in (Sort.THING, Sort.PLACE):
        return None
    own = own_words(label)
    for start in _DETERMINER.finditer(said):
        phrase = _NOUN_PHRASE.match(said, start.start())
        said_words = phrase.group().split() if phrase else []
        ends = [n for n, word in enumerate(said_words) if n > 1 and own & stems(word)]
        if ends:
            return " ".join(said_words[: ends[0] + 1])
    return None


# What is for whatever else there is to know: "anything we must know", "special needs".
_NOTES: Final = re.compile(
    r"\b(?:notes?|special|requirements?|requests|comments?|remarks?|wishes|instructions?|else|anything(?=,|$| (?:to|we|I|"
    r"our \w+|the \w+ (?:should|must|needs?|has|have|ought))\b| (?:important|more|further)| (?:they|you)(?:'d|’d| would)? "
    r"(?:like|want|wish|need) (?:us )?to (?:add|tell|mention|say|share|know|note|let)))\b",
    re.IGNORECASE,
)
_OF_FOOD: Final = re.compile(
    r"\b(?:allerg\w*|diet\w*|intoleran\w*|(?:can['’]t|cannot|don['’]t|not|never|avoid) (?:eat|drink))\b", re.IGNORECASE
)
_FOOD: Final = re.compile(
    r"\b(?:allerg\w*|diet\w*|intoleran\w*|vegan|vegetarians?|veggie|pescatarian|gluten|dairy|lactose|nuts?|peanuts?|c(?:o?e)liac|"
    r"kosher|halal|diabet\w*|pork|meat|shellfish|seafood|eggs?|eats?|drinks?|food)\b",
    re.IGNORECASE,
)
_ANYTHING: Final = re.compile(r"\banything\b", re.IGNORECASE)


def takes_remark(label: str, said: str) -> bool:
    """Whether what is told unasked belongs to a field: to that for all there is to know, or to one for just such things."""
    if _NOTES.search(label):
        return True
    if _OF_FOOD.search(label):
        return _FOOD.search(said) is not None
    return _ANYTHING.search(label) is not None and not own_words(label).isdisjoint(stems(said))


_AGES: Final = re.compile(r"\b(?:ages?|how old|how deep)\b", re.IGNORECASE)


def may_be_told_openly(label: str) -> bool:
    """Whether a story may be the answer to a field's words: to none that asks for a size, a code or what there is besides."""
    is_short = sort_of(label) in (Sort.MEASURE, Sort.CODE) or _AGES.search(label) is not None
    return not is_short and not any(one.search(label) for one in (_NOTES, _OF_FOOD, _ANYTHING))


_NO_NOUN: Final = re.compile(
    r"\b(?:days?|time|times|timeline|schedule|window|when|since|last|how|whether|relation\w*|ages?|people|placement|language|text|notes?|message|hours?|"
    r"weeks?|what (?:it|they)|from where|allerg\w*|diet\w*|best|number|names?|town|city|county|state|(?<!insurance )company|"
    r"school|(?:job|your) title|brand|extras?|colou?rs?|class|grade|unit|building|artist)\b",
    re.IGNORECASE,
)
_OF_A_NOUN: Final = re.compile(r"\b(?:service|treatment|medications?|product)\b", re.IGNORECASE)


def asks_for_a_noun(wording: str, label: str) -> bool:
    """Whether a phrase answers: "my volvo" for the car; none for what is wrong, how long or since when."""
    is_noun = sort_of(label) is Sort.THING and sort_of(wording) in (Sort.THING, Sort.OPEN)
    return (is_noun or _OF_A_NOUN.search(label) is not None) and not _NO_NOUN.search(label)


# Words of a field that say nothing of the thing that is asked for.
_OF_ANYTHING: Final = re.compile(
    r"\b(?:items?|things?|tasks?|jobs?|service|work|product|treatment|areas?|motif|design|repairs?|purpose|package|project|"
    r"insurance company|what is|what you)\b",
    re.IGNORECASE,
)


def asks_for_anything(label: str) -> bool:
    """Whether whatever is wished for may answer: "the item", "the task"."""
    return _OF_ANYTHING.search(label) is not None


_COPULA: Final = re.compile(
    r"^(?:it|that|this|he|she|they|these|those|there)(?:'s|'re| is| are| was| were)\s+(?:just |probably |actually )?"
    r"(?=(?:an?|the|my|our|his|her|some|one|two|three|four)\s)",
    re.IGNORECASE,
)


_NAME: Final = re.compile(r"\bnames?\b", re.IGNORECASE)
_UNDER: Final = re.compile(  # "it's booked under Novak" is the name Novak
    r"^(?:(?:it|that|this|we|i|they)(?:'s|'re|'m| is| are| was| were|'d be| would be| should be| will be)? )?(?:booked |"
    r"registered |reserved |made |put |down |filed |listed )?(?:under|in|on|by) (?:the )?(?:name(?: of)? )?(?=\S)|"
    r"^(?:it's|it is|that's|that is|that would be|that'd be|it would be|it'd be|the name is|the name's) (?=\S)",
    re.IGNORECASE,
)


def bare(label: str, piece: str) -> str:
    """ "A poodle" of "he's a poodle", "dark green" of "it's dark green", where a thing is asked for."""
    if _NAME.search(label):
        return _UNDER.sub("", piece)
    if sort_of(label) in (Sort.OPEN, Sort.PLACE):
        return piece
    identifies = _IDENTIFIES.match(piece)
    rest = piece[identifies.end() :].strip() if identifies else ""
    return rest if 0 < len(rest.split()) <= _PHRASE else _COPULA.sub("", piece)
