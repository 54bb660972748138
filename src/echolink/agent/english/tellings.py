"""What do English callers tell of what they call about, between other values: a thing, what is wrong with it, a place?"""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Told
from echolink.agent.english.free_text import in_trouble
from echolink.agent.english.words import not_after, words, words_in

_ARTICLE: Final = r"(?:an?|some|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}|my old|our old)"
_WISH: Final = (
    r"(?:can|could|may|might|will|would|shall|should) (?:i|we|you|it|that|they|he|she|some(?:one|body)|any(?:one|body)|"
    r"the \w+|\d)\b"
)
_SUBJECT: Final = (
    r"(?:it's|it is|it keeps|it won't|i'm|i've|i have|i'd|i need|i want|i was|we're|we've|we have|we'd|we need|he's|she's|"
    r"they're|there's|there is|there are|(?:my|his|her|its|their) name)\b"
)
_LEADS_ON: Final = (
    "if that think hope which because when since but and so guess say what where how with for of in on at to is are about from "
    "like by while until than before after was near know says or as"
)
# A new sentence begins here, though speech-to-text has set no stop; not after what needs it: "if it's", "that I've".
_BEGINS: Final = re.compile(
    rf"\s*[,;:.!?]\s*(?:(?:and|but|so|plus)\s+)?|\s+(?:and|but|so)\s+(?!{_ARTICLE}\b|the\b(?!(?: [\w'-]+){{2,}}))|"
    rf"\s+(?={_WISH})|"
    rf"{not_after('if that think hope which because when since but and so guess say what where how the')}\s+(?={_SUBJECT})|"
    rf"{not_after(_LEADS_ON)}\s+(?=(?:my|our)\s+(?:[\w-]+\s+){{1,2}}(?:is|are|won't|keeps?|hurts?|has|was|isn't|doesn't)\b)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"^(?:(?:um+|uh+|er+|erm|well|so|oh|hi|hello|hey|yes|yeah|no|ok|okay|alright|and|but|also|actually|basically|please|right|"
    r"there|good (?:morning|afternoon|evening)|by the way|sorry|i (?:think|guess|mean|meant)|maybe|probably)[\s,]+)+",
    re.IGNORECASE,
)
_NOUN: Final = r"(?:[\w'-]+\s+){0,4}?[\w'-]+"
_THING: Final = re.compile(
    r"^(?:(?:it's|it is|it'd be|it would be|it's for|that's|this is|he's|she's|they're|"
    r"(?P<has>(?:i|we)(?:'ve| have)(?: got)?|i got)|"
    r"mine is|(?:i|we)(?:'d| would)? (?:need|want|have|like) to (?:get|have|bring in|drop off|send|ship|sell)|"
    r"(?:i|we) (?:drive|own|bought|lost|need|want)|for)\s+)?"
    rf"(?P<what>{_ARTICLE}\s+{_NOUN}(?:\s+and\s+{_ARTICLE}\s+{_NOUN})*)"
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
    r"(?:is|are|was|were|isn't|aren't|wasn't|won't|keeps?|doesn't|don't|didn't|has|have|hasn't|had|can't|cannot|came|comes|went|"
    r"goes|fell|broke|stopped|started|needs?|got|gets|looks?|sounds?|makes?|feels?)"
)
_STATE: Final = re.compile(
    rf"^(?:(?:the|my|our|his|her|its|one of (?:the|my|our))\s+(?:[\w'-]+\s+){{1,5}}?{_IS}\b\s*\S|"
    rf"(?:it|he|she|they)\s+(?:just\s+|also\s+|always\s+|still\s+|only\s+)?"
    rf"(?!(?:is|was|has) (?:for|just|fine|okay|ok)\b)(?:{_IS}|says|shows)\s+\S|"
    r"(?:the|my|our|his|her)\s+(?:[\w-]+\s+){0,2}[\w-]+'s\s+(?:dead|broken|gone|stuck|down|out|off|not|been|always|\w+ing)\b|"
    r"(?:it's|he's|she's|they're)\s+(?:not\s+|been\s+|just\s+|always\s+|completely\s+|all\s+|really\s+)*\w+(?:ing|ed|en)\b|"
    r"there(?:'s| is| are)\s+(?:an?|some|something|water|no)\s+\S+|"
    rf"(?:i've|i have|we've|we have|he's|she's)\s+(?:\w+\s+)?(?:had\s+\S+|got\s+(?!{_ARTICLE}\b)\S+))",
    re.IGNORECASE,
)
_NO_STATE: Final = frozenset(
    words(
        "name number phone email address time times day date week schedule afternoon morning evening earlier sooner later better "
        "best fine okay ok great perfect good rush hurry problem worries question appointment booking husband wife thanks "
        "free available works work calling birthday card weekend minute second while"
    )
)
_HEAD: Final = 5  # words that say what a sentence is about
# "The brakes squeak": nothing in it shows that it is a sentence, but for what it stands beside.
_BESIDE_A_THING: Final = re.compile(r"^(?:the|its|his|her)\s+(?:[\w'-]+\s+){1,3}[\w'-]+$", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"^(?:(?:somewhere|anywhere|preferably|maybe|please)\s+)?(?:in|on|by|near|at|next to|close to|behind|beside|under|upstairs|"
    r"downstairs)\s+(?:the|a|an)\s+(?:[\w'-]+\s+){0,2}[\w'-]+$",
    re.IGNORECASE,
)
_NO_PLACE: Final = frozenset(
    words(
        "morning afternoon evening night moment phone line end beginning way same name latest least most earliest road"
    )
)
_ASKS_FOR_A_THING: Final = re.compile(
    r"\b(?:car|vehicle|van|truck|bike|bicycle|scooter|boat|device|appliance|machine|equipment|instrument|tool|item|article|object|"
    r"thing|product|furniture|garment|clothing|animal|pet|breed|species|make|model|brand|unit|system|material|"
    r"piece)\b(?! (?:number|name|size|age))|"
    r"^(?:the )?(?:kind|type|sort) of\b|^(?:what|which) (?:kind|type|sort) of\b|"
    r"^what it is\b|^(?:what|which) [\w-]+,",
    re.IGNORECASE,
)
_ASKS_FOR_A_PLACE: Final = re.compile(
    r"\b(?:seats?|seating|spot|pitch|section|side|row|floor|where|part of the|area of the)\b", re.IGNORECASE
)


def pieces(said: str) -> list[str]:
    """An utterance parted where a new sentence begins, with or without a sign, each without its lead-in."""
    parted = [_LEAD.sub("", part.strip(" .,!?")) for part in _BEGINS.split(said)]
    return [part for part in parted if part]


_JOINT: Final = re.compile(
    r"(?:[\s,]+(?:on|at|for|by|to|in|of|and|or|the|a|an|from|with|maybe|about|around|until|till|is|this|"
    r"please|too|as well|actually|instead|then))+$",
    re.IGNORECASE,
)


def without_joint(piece: str) -> str:
    """A piece of a sentence without the words at its end that lead on: "an old sofa on the"."""
    return _JOINT.sub("", piece)


def told(of: Sequence[str]) -> Told:
    """What of some pieces names a thing, says what is the matter, or names a place; the rest is none of these."""
    things = [what for piece in of if (what := _thing(piece))]
    troubles = [what for piece in of if (what := _trouble(piece, beside_a_thing=bool(things)))]
    return Told(things, troubles, [piece for piece in of if _is_place(piece)])


def _thing(piece: str) -> str | None:
    m = _THING.match(piece)
    said = words_in(m["what"].lower()) if m else frozenset()
    if m is None or not said.isdisjoint(_NO_THING) or (m["has"] and not said.isdisjoint(_EVENTS)):
        return None
    return without_joint(m["what"])


def _trouble(piece: str, *, beside_a_thing: bool) -> str | None:
    if in_trouble(piece):
        return piece
    if not words_in(" ".join(piece.lower().split()[:_HEAD])).isdisjoint(_NO_STATE):
        return None
    m = _THING.match(piece)
    if m and m["rest"] and m["rest"].split()[0].lower() in ("that", "which"):
        return f"{m['what']}{m['rest']}"
    return piece if _STATE.match(piece) or (beside_a_thing and _BESIDE_A_THING.match(piece)) else None


def _is_place(piece: str) -> bool:
    return _PLACE.match(piece) is not None and words_in(piece.lower()).isdisjoint(_NO_PLACE)


def asks_for_a_thing(label: str) -> bool:
    """Whether "a Corolla" may answer a field: "which device", "the kind of animal"."""
    return _ASKS_FOR_A_THING.search(label) is not None


def asks_for_a_place(label: str) -> bool:
    """Whether "by the window" may answer a field: "the seats", "which side"."""
    return _ASKS_FOR_A_PLACE.search(label) is not None
