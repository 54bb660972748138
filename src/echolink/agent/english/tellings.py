"""What do English callers tell of what they call about, between other values: a thing, what is wrong with it, a place?"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Told
from echolink.agent.english.free_text import in_trouble
from echolink.agent.english.words import words, words_in

_ARTICLE: Final = r"(?:an?|some|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}|my old|our old)"
_WISH: Final = (
    r"(?:can|could|may|might|will|would|shall|should) (?:i|we|you|it|that|they|he|she|some(?:one|body)|"
    r"any(?:one|body)|"
    r"the \w+|\d)\b"
)
_SUBJECT: Final = (
    r"(?:it's|it is|it keeps|it won't|i'm|i've|i have|i'd|i need|i want|i was|we're|we've|we have|we'd|we need|"
    r"he's|she's|"
    r"they're|there's|there is|there are|there'd|there'll|(?:my|his|her|its|their) name)\b"
)
_LEADS_ON: Final = (
    "if that think hope which because when since but and so guess say what where how with for of in on at to is are about from "
    "like by while until than before after was near know says or as"
)
# What they tell, hear or see is what follows, and so are the words that stand for what is said of it: "the one they sent".
_TOLD_OF: Final = (
    "told tell me us him her them sure see saw hear heard noticed found means hope one thing time day way place reason whether "
    "whatever as once unless though although both all let make made makes have had"
)
_SOMEONE: Final = (
    r"(?:the|my|our|his|her|i|i'm|i've|i'd|we|we're|we've|it|it's|they|they're|he|he's|she|she's|there|there's|"
    r"this|that|"
    r"yesterday)\b"
)
# "The wall I painted" goes on, "up the stairs I …" may do so as well.
_OF_A_NOUN: Final = r"(?<!\bthe [a-z]{3} )(?<!\bthe [a-z]{4} )(?<!\bthe [a-z]{5} )(?<!\bthe [a-z]{6} )"


def _not_behind(text: str) -> str:
    """Keeps a pattern from matching behind one of these words and a space."""
    return "".join(rf"(?<!\b{word}\s)" for word in words(text))


# A new sentence begins here, though speech-to-text has set no stop; not after what needs it: "if it's", "that I've". What begins
# it is looked for first, because that fails sooner than to look back at each of the words before it.
_BEGINS: Final = re.compile(
    rf"\s*(?:[;:!?]|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)\.|,(?!\d{{3}}\b))\s*(?:(?:and|but|so|plus)\s+)?|"
    rf"\s(?<!\bhundred\s)(?<!\bthousand\s)(?:(?:and|but|so)\s+(?!(?:off|forth|down|out)\b|(?:(?:about|around|maybe)\s+)?{_ARTICLE}\b|"
    rf"the\b(?!(?: [\w'-]+){{2,}}))|"
    rf"(?={_WISH})|"
    rf"(?={_SUBJECT}){_not_behind('if that think hope which because when since but and so guess say what where how the')}|"
    r"(?=(?:the|my|our)\s(?:(?:[\w-]+\s){1,2}(?:is|are|won't|keeps?|hurts?|has|was|isn't|aren't|doesn't|don't|"
    r"stopped|broke)\b|"
    r"(?:[\w-]+\s){0,2}[\w-]+'s\s(?:been|broken|gone|dead|(?!morning|evening|something|anything|nothing)\w+ing)\b)|"
    r"(?:they|she|he)\s(?!(?:and|or|too|both)\b)[a-z]|"
    r"it\s(?:is|was|has|kept|keeps|hurts|makes|doesn't|started|stopped|leaks|just|also|still|always|gets|feels|looks|smells|sounds)\b)"
    rf"{_not_behind(_LEADS_ON + ' ' + _TOLD_OF)}|"
    rf"{_not_behind('as very works work so quite just how do does did is')}(?:well|anyway|anyhow|listen|"
    rf"look)\s(?={_SOMEONE})|"
    r"(?=(?:i|we)\s(?:can|can't|could|got|was|were|live|drive|own|ride|sleep|left|lost|took|tried|had|just|already|also|still|"
    r"never|work|do|"
    rf"don't|didn't|will|won't)\b){_not_behind('the a an my our i we you he she it they ' + _LEADS_ON + ' ' + _TOLD_OF)}"
    rf"{_OF_A_NOUN}|"
    r"(?=(?:i|we)\s(?:(?:fell|slipped|tripped|(?:think|guess)(?= (?:he|she|they|i|my|the)\b)|only|mostly|usually|really)\b|"
    r"(?:[a-z]{2,}ed|broke|cut|hit|hurt|put|saw|heard|bought|spilt|love|hate|need|want)\s"
    r"(?:an?|the|my|our|it|them|some|on|off|down|over|into|those|that)\b))"
    rf"{_not_behind('the a an my our i we you he she it they ' + _LEADS_ON + ' ' + _TOLD_OF)})",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:(?:um+|uh+|er+|erm|well|so|oh|hi|hello|hey|yes|yeah|no|ok|okay|alright|and|but|also|actually|"
    r"basically|please|right|"
    r"there(?!'s|'re| (?:is|are|was|were|will)\b)|"
    r"good (?:morning|afternoon|evening)|by the way|sorry|i (?:think|guess|mean|meant|believe|suppose|reckon)|"
    r"maybe|probably)[\s,]+)+",
    re.IGNORECASE,
)
_NOUN: Final = r"(?:[\w'-]+\s+){0,4}?[\w'-]+"
_THING: Final = re.compile(
    r"^(?:(?:there's|there is|there are|it's|it is|it'd be|it would be|it's for|that's|this is|he's|she's|they're|"
    r"(?P<has>(?:i|we)(?:'ve| have)(?: got)?|i got)|"
    r"mine is|(?:i|we)(?:'d| would)? (?:need|want|have|like) to (?:get|have|bring in|drop off|send|ship|sell)|"
    r"(?:i|we) (?:drive|own|bought|lost|need|want)|for)\s+)?"
    rf"(?P<what>{_ARTICLE}\s+{_NOUN}(?:\s+and\s+(?:(?:about|around|maybe)\s+)?{_ARTICLE}\s+{_NOUN})*)"
    r"(?P<rest>\s+(?:[\w-]+(?:ized|ised|ired|ered|aned|shed|med|ked|led|ned|ted)|fixed|done|made|cut|"
    r"that|which|who|whose|with|but|it|it's|the|its|my|on|in|from|for|to|is|has|was|won't)\b.*)?$",
    re.IGNORECASE,
)
# What "it's a …" and "I have a …" are as often followed by, and no thing.
_NO_THING: Final = frozenset(
    words(
        "appointment table booking reservation question questions bit lot little few couple while minute minutes moment second "
        "quick problem issue emergency pleasure shame pity message favor favour meeting time day week month friend rush hurry "
        "good great nice bad deal visit look quote estimate price call chance person man woman customer client patient member "
        "long short plan idea reason thing pain headache cold fever cough rash sore slot hour half quarter number name email "
        "feeling preference discount coupon voucher busy date weekday saturday sunday monday tuesday wednesday thursday friday"
    )
)
# Who has one of these tells when they have no time.
_EVENTS: Final = frozenset(
    words(
        "interview class exam flight train bus ferry party wedding shift job game concert funeral lunch dinner practice lesson "
        "doctor dentist delivery visitor conference trip break"
    )
)
_IS: Final = (
    r"(?:is|are|was|were|isn't|aren't|wasn't|won't|keeps?|doesn't|don't|didn't|has|have|hasn't|had|can't|cannot|came|"
    r"comes|went|"
    r"goes|fell|broke|stopped|started|needs?|got|gets|looks?|sounds?|makes?|feels?)"
)
_STATE: Final = re.compile(
    rf"^(?:(?:the|my|our|his|her|its|one of (?:the|my|our))\s+(?:[\w'-]+\s+){{1,8}}?{_IS}\b\s*\S|"
    r"(?:i|we|he|she|they|it)\s+(?:can't|cannot|can no longer|couldn't)\s+"
    r"(?!(?:make|come|wait|talk|remember|say|tell|hear|complain|think|find out|do (?:it|that)|be|get away|believe|recall|"
    r"decide)\b)\w|"
    rf"(?:it|he|she|they)\s+(?:just\s+|also\s+|always\s+|still\s+|only\s+)?"
    rf"(?!(?:is|was|has) (?:for|just|fine|okay|ok)\b)(?:{_IS}|says|shows)\s+\S|"
    rf"(?:everything|nothing|something|things?)\s+(?:{_IS}|works|hurts|aches|feels)\s+\S|"
    r"(?:the|my|our|his|her)\s+(?:[\w-]+\s+){0,2}[\w-]+'s\s+(?:dead|broken|gone|stuck|down|out|off|not|been|"
    r"always|flat|loose|bent|torn|worn|frozen|missing|wobbly|(?!need)\w+ed|\w+ing)\b|"
    r"(?:it's|he's|she's|they're)\s+(?:not\s+|been\s+|just\s+|always\s+|completely\s+|all\s+|"
    r"really\s+)*(?!been\b)\w+(?:ing|ed|en)\b|"
    r"(?:it's|he's|she's|they're)\s+(?:(?:way|much|far|just|a\s+(?:bit|little))\s+)*too\s+\S|"
    r"it\s+(?:just\s+|also\s+|always\s+|still\s+)?(?!(?:is|was|has|works|suits|fits|goes|depends|helps|says|reads|needs|means|costs|"
    r"seats|starts|counts|matters|sounds|smells|looks|seems|belongs|comes|takes)\b)[a-z]{2,}s\s+\S|"
    r"there(?:'s| is| are)\s+(?:an?|some|something|water|no)\s+\S+|"
    rf"(?:i've|i have|we've|we have|he's|she's)\s+(?:\w+\s+)?(?:had\s+\S+|got\s+(?!{_ARTICLE}\b)\S+))",
    re.IGNORECASE,
)
_NO_STATE: Final = frozenset(
    words(
        "name number phone email address time times day date week schedule afternoon morning evening earlier sooner "
        "later better "
        "best fine okay ok great perfect good rush hurry problem worries question appointment booking husband wife thanks "
        "free available works work calling birthday card weekend minute second while"
    )
)
_ADVERBS: Final = r"(?:(?:just|also|always|still|only|really|even|now|then)\s+)*"
_HEAD: Final = 5  # words that say what a sentence is about
# "The brakes squeak": nothing in it shows that it is a sentence, but for what it stands beside.
_BESIDE_A_THING: Final = re.compile(r"^(?:the|its|his|her)\s+(?:[\w'-]+\s+){1,3}[\w'-]+$", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"^(?:(?:somewhere|anywhere|preferably|maybe|please)\s+)?(?:in|on|by|near|at|next to|close to|behind|beside|"
    r"under|upstairs|"
    r"downstairs)\s+(?:the|a|an)\s+(?:[\w'-]+\s+){0,2}[\w'-]+$",
    re.IGNORECASE,
)
_NO_PLACE: Final = frozenset(
    words(
        "morning afternoon evening night moment phone line end beginning way same name latest least most earliest road"
    )
)
_ASKS_FOR_A_THING: Final = re.compile(
    r"\b(?:car|vehicle|van|truck|bike|bicycle|scooter|boat|device|appliance|machine|equipment|instrument|tool|item|"
    r"article|object|"
    r"thing|product|furniture|garment|clothing|animal|pet|breed|species|make|model|brand|unit|system|material|"
    r"piece)\b(?! (?:number|name|size|age))|"
    r"^(?:the )?(?:kind|type|sort) of\b|^(?:what|which) (?:kind|type|sort) of\b|"
    r"^what it is\b|^what is to be (?!done\b)\w+(?:ed|en)\b|^(?:what|which) [\w-]+(?: (?:it|that|this|"
    r"they|those)(?:'s| is| are| was| were| has| have| had)?)?,",
    re.IGNORECASE,
)
_ASKS_FOR_A_PLACE: Final = re.compile(
    r"\b(?:seats?|seating|spot|pitch|section|side|row|floor|where|part of the|area of the)\b", re.IGNORECASE
)


def pieces(said: str) -> list[str]:
    """An utterance parted where a new sentence begins, with or without a sign, each without its lead-in."""
    return list(_pieces(said))


@lru_cache(maxsize=256)  # one turn asks several times for the pieces of what was said
def _pieces(said: str) -> tuple[str, ...]:
    parted = [_LEAD.sub("", part.strip(" .,!?") + " ").rstrip() for part in _BEGINS.split(said)]
    return tuple(part for part in parted if part)


_JOINT: Final = re.compile(
    r"(?:[\s,]+(?:on|at|for|by|to|in|of|and|or|the|a|an|from|with|maybe|about|around|until|till|is|this|"
    r"(?:my |the )?(?:(?:phone|cell)(?: number)?|number|e-?mail)|call me(?: back)?|(?:you can )?reach me|under the name|"
    r"please|too|as well|actually|instead|then|under|over|behind|inside|near|around|outside))+$",
    re.IGNORECASE,
)


def without_joint(piece: str) -> str:
    """A piece of a sentence without the words at its end that lead on: "an old sofa on the"."""
    return _JOINT.sub("", piece)


def told(of: Sequence[str]) -> Told:
    """What of some pieces names a thing, says what is the matter, or names a place; the rest is none of these."""
    things = [what for piece in of if (what := _thing(piece) or _had_somewhere(piece)) and not _FAULT.search(what)]
    troubles = [what for piece in of if (what := _trouble(piece, beside_a_thing=bool(things)) or _fault(piece))]
    subjects = tuple(
        m["what"] for piece in troubles if (m := _SUBJECT_OF_IT.match(piece)) and _names_a_thing(m["what"])
    )
    return Told(things, troubles, [piece for piece in of if _is_place(piece)], subjects)


# "My dryer is broken", "our front door won't lock": what it is that gives trouble.
_SUBJECT_OF_IT: Final = re.compile(rf"^(?:my|our)\s+(?P<what>(?:[\w-]+\s+){{0,2}}?[\w-]+)\s+{_IS}\b", re.IGNORECASE)
# "We have mice in the kitchen": what there is somewhere, told without an article.
_SOMEWHERE: Final = re.compile(
    r"^(?:(?:i|we)(?:'ve| have)(?: got)?|i got|there(?:'s| is| are))\s+(?:some\s+|a lot of\s+|lots of\s+)?"
    r"(?:seen\s+|found\s+|had\s+)?(?P<what>(?:[a-z]+\s)?[a-z]{3,})\s+(?:all over|in|on|under|behind|"
    r"inside|around)\s+(?:the|my|our)\s+"
    r"(?!morning|afternoon|evening|night|week|weekend|phone|calendar|meantime|way|moment)[a-z]",
    re.IGNORECASE,
)


def _had_somewhere(piece: str) -> str | None:
    m = _SOMEWHERE.match(piece)
    return m["what"] if m and _names_a_thing(m["what"]) else None


def _names_a_thing(what: str) -> bool:
    said = words_in(what.lower())
    return said.isdisjoint(_NO_THING | _EVENTS | _NO_STATE) and said.isdisjoint(_PERSONS)


_PERSONS: Final = frozenset(
    words(
        "husband wife son daughter kid kids child children mother mom mum father dad sister brother friend boss neighbor "
        "neighbour partner someone somebody people guests family parents boyfriend girlfriend baby nothing something "
        "anything everything been no not any to it this that"
    )
)


# "A red one" and "six of them" are of what was named before.
_STANDS_FOR: Final = re.compile(r"\b(?:ones?|of (?:them|us|those|these|it))$", re.IGNORECASE)
# "A kid kicked a ball through our window" tells what somebody did.
_DOES_SOMETHING: Final = re.compile(
    r"\s+\w+ed\s+(?:an?|the|my|our|his|her|their|it|me|us|him|them|into|through|over|down|out|off)\b", re.IGNORECASE
)


def _thing(piece: str) -> str | None:
    m = _THING.match(piece)
    said = words_in(m["what"].lower()) if m else frozenset()
    if m is None or _STANDS_FOR.search(m["what"]) or (m["rest"] and _DOES_SOMETHING.match(m["rest"])):
        return None
    if not said.isdisjoint(_NO_THING) or (m["has"] and not said.isdisjoint(_EVENTS)):
        return None
    return without_joint(m["what"])


# "I've got a dent in my door" tells what is wrong, and not with which thing.
_FAULT = re.compile(
    r"\b(?:dents?|leaks?|cracks?|scratch(?:es)?|holes?|noises?|problems?|issues?|chips?|squeaks?|rattles?|"
    r"smells?|stains?|tears?|clogs?|"
    r"flat(?: tire)?|faults?|breakdown|infestation|rash|fever|cough|toothache|headache)$",
    re.IGNORECASE,
)


def _fault(piece: str) -> str | None:
    what = _thing(piece) or _had_somewhere(piece)
    return piece if what and _FAULT.search(what) else None


def _trouble(piece: str, *, beside_a_thing: bool) -> str | None:
    m = _THING.match(piece)
    if m and m["rest"] and m["rest"].split()[0].lower() in ("that", "which"):
        return f"{m['what']}{m['rest']}"
    if in_trouble(piece):
        return piece
    head = words_in(" ".join(piece.lower().split()[:_HEAD]))
    if not head.isdisjoint(_NO_STATE) and head.isdisjoint(
        _FAILS
    ):  # "my phone is on the table", "our phone line is dead"
        return None
    return piece if _STATE.match(piece) or (beside_a_thing and _BESIDE_A_THING.match(piece)) else None


_FAILS: Final = frozenset(
    words("keep keeps won doesn stopped broke broken cracked leaks leaking stuck torn loose missing dead gone jammed")
)
_OF_A_THING: Final = re.compile(r"^(?:my|our|the|his|her|their|its|this|one of)\s", re.IGNORECASE)
_OF_THE_SAME: Final = re.compile(
    rf"^(?:(?:it|they|she|he)\s+{_ADVERBS}[a-z]|(?:it's|they're|she's|he's|there's|there is|there are)\s)",
    re.IGNORECASE,
)


def speaks_of_a_thing(piece: str) -> bool:
    """Whether its subject has a name: "my Lumo Speaker crackles"."""
    return _OF_A_THING.match(piece) is not None


def goes_on(piece: str) -> bool:
    """Whether it says more of what was told before: "it just says paper jam", "there's no paper in it"."""
    said = words_in(piece.lower())
    return (_OF_THE_SAME.match(piece) is not None or not said.isdisjoint(_FAILS)) and said.isdisjoint(_NO_STATE)


def _is_place(piece: str) -> bool:
    return _PLACE.match(piece) is not None and words_in(piece.lower()).isdisjoint(_NO_PLACE)


def asks_for_a_thing(label: str) -> bool:
    """Whether "a Corolla" may answer a field: "which device", "the kind of animal"."""
    return _ASKS_FOR_A_THING.search(label) is not None


def asks_for_a_make(label: str) -> bool:
    """Whether a field is for who made a thing, and not for the thing: "the brand", "make and model"."""
    return _ASKS_FOR_A_MAKE.search(label) is not None


_ASKS_FOR_A_MAKE: Final = re.compile(r"\b(?:brand|make|model|manufacturer|breed)\b", re.IGNORECASE)


def asks_for_a_place(label: str) -> bool:
    """Whether "by the window" may answer a field: "the seats", "which side"."""
    return _ASKS_FOR_A_PLACE.search(label) is not None
