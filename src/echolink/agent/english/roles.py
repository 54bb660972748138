"""Which of two of a kind does an English caller mean: where something starts or ends, how it was or how it shall be?"""

import re
from collections.abc import Collection
from typing import Final

from echolink.agent.english.money import is_for_each
from echolink.agent.english.words import not_after, words_in

_ARRANGED: Final = (
    r"(?:appointments?|bookings?|reservations?|slots?|visits?|sessions?|lessons?|meetings?|tables?|orders?)"
)
_SMALL: Final = r"(?:\s+(?:on|at|for|the|this|next|about|around|maybe|say|it|is|be|a|of|coming))*\s*$"
_IN: Final = r"(?: \w+){0,3} (?:in|over|round|around)"  # what is brought in is no return
_NO_WISH: Final = not_after("like want need hope hoping going have love plan planning").replace(
    ")", " )"
)  # "like to come"
# Before a value; where several stand there, the nearest tells.
_BEFORE: Final = {
    "start": re.compile(
        r"\b(?:from|starting|beginning|starts?|begins?|arriv(?:e|es|ing|al)|check(?:ing|s)?[- ]?in|between|as of|"
        r"pick(?:ing|ed|s)?(?: \w+){0,3}? up|pick-?up|collect(?:ing|ion)?|"
        rf"bring(?:ing|s)?{_IN}|"
        r"take(?: \w+){0,2} out|move in|get(?:ting)? it|"
        r"start|begin|need (?:it|them|one)|coming in)\b"
    ),
    "end": re.compile(
        r"\b(?:"
        + _NO_WISH
        + r"to|until|till?|through|thru|return(?:ing|s)?|back|drop(?:ping)?(?: \w+){0,3}? off|drop-?off|"
        r"check(?:ing|s)?[- ]?out|leav(?:e|es|ing)(?! (?:it|him|her|them|my|our)\b)|"
        r"depart(?:ing|s|ure)?|end(?:s|ing)?|finish(?:es|ing)?|destination|going to|"
        r"needs? (?:it|them|one|her|him)(?: all)? (?:by|back|ready|done|finished)|"
        + not_after("come stop drop pass swing fly").replace(")", " )")
        + rf"by|bring(?:ing)?(?!{_IN}\b))\b"
    ),
    "old": re.compile(
        rf"\b(?:(?:can't|cannot|couldn't|won't be able to|not able to) (?:make|do|come)(?: it)?|from|instead of|"
        rf"rather than|currently|(?:it's|is) now|original(?:ly)?|existing|supposed to (?:be|come)|"
        r"(?:was|were)(?! (?:hoping|thinking|wondering|looking))|not|"
        rf"(?:have|got|had|'ve) (?:me|us|you(?! (?:got|have|any|some))|somebody|someone|it)"
        rf"(?: guys| folks)?(?: down| booked| in| coming| put down)?|"
        rf"(?:i|we|they|i'm|we're) ?(?:'ve|have|'ve got|have got|am coming|are coming|coming)"
        rf"(?=(?:\s+(?:on|at|for|this|the))*\s*$)|"
        rf"booked|scheduled|(?:have|got|had) (?:an?|the|my|our) (?:\w+ ){{1,2}}(?:on|for|at|this|next|tomorrow)|"
        rf"(?:have|got|had) (?:an?|the|my|our) \w+(?: \w+)?(?=\s*$)|"
        rf"(?:have|got|had|i've|we've|my|our|the|an?|old|current) (?:\w+ ){{0,2}}?{_ARRANGED}(?: (?:is|was|booked|scheduled))?|"
        rf"(?:i'm|i am|we're|we are|it's|it is|is|am|are|was|were|i'd|had) (?:already |currently )?"
        rf"(?:booked|scheduled|down|in|put down)(?: in)?|"
        rf"(?:move|change|reschedule|postpone|shift|push|swap|switch)(?: (?:my|the|our|a|that))?)(?=\W|$)|\bmy$|"
        r"\b(?:my|our|his|her|their|the) (?:(?!(?:new|next|best|better|only|prefer\w*|other|free|times?|days?|dates?|choice|"
        r"ideal|problem|thing|is|was)\b)[\w'-]+ ){1,3}is(?=(?: (?:on|at|for|this))?\s*(?:the )?$)"
    ),
    "new": re.compile(
        r"\b(?:to|until|till?|new|instead|rather|make it|how about|what about|could (?:i|we|you) do|can (?:i|we|you) do|"
        r"(?<!supposed to )come|"
        r"prefer|free|available|works?|would like|i'd like|want|would be|there is|is there|"
        r"(?:any|some)thing(?= (?:on|at|for|in|later|earlier|around|after|before|else)\b|\s*$))\b"
    ),
}
# Right after a value.
_AFTER: Final = {
    "old": re.compile(
        rf"^(?:'s)?\s*(?:\w+\s+)?{_ARRANGED}\b|^ is (?:my|our|the|what|when)\b|^,? (?:and|but) (?:(?:i|we|he|she|"
        r"that|it) )?(?:\w+ )?(?:can't|cannot|won't|doesn't)\b|^ (?:won't|doesn't|isn't|no longer|needs? to|has to|is no)\b|"
        # "I've got physio on Tuesday at two and I'd need to move it"
        r"^(?: (?:at|around|about) [\d:#]+(?: ?[ap]m| o'clock)?)?,? (?:and|but|so) (?:i|we)(?:'d| would|'ve| have)?(?: \w+)?? "
        r"(?:need|want|like|have|got|love|wanted|hoped) to "
        r"(?:move|change|reschedule|push|shift|swap|switch|postpone)(?: it| that)?\b|"
        r"^,? (?:and|but) (?:i'm afraid|something|unfortunately|need|have to)\b|^ (?:now|at the moment|currently)\b"
    ),
    "new": re.compile(r"^\W*(?:instead|rather|would (?:work|be|suit)|works|is (?:better|fine|good|ok|okay))\b"),
    "start": re.compile(r"^\W*(?:until|till?|to|through)\b"),
    "end": re.compile(r"^\W*(?:return|back)\b"),
}
_TO_THE_END: Final = (
    r"(?=\s+(?:on|at|for|with|there(?:'s|'ll| is| are| will)|it's|it is|we're|we are|i'm|i am|tomorrow|today|tonight|this|next|"
    r"around|please|by|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[,.?!]|$)"
)
_JOURNEY: Final = (
    r"\b{}\s+(?P<start>(?:(?!\b(?:from|at)\b)[^,.?!]){{3,60}}?),?\s+(?:and\s+)?(?:going\s+)?to\s+(?P<end>[^,.?!]{{3,60}}?)"
    + _TO_THE_END.replace("{", "{{").replace("}", "}}")
)
# "To Newark airport from 310 Riverside Drive", "moving to 240 Bergen Street and we live at 18 Elm Street now".
_BACKWARDS: Final = re.compile(
    r"\bto (?P<end>(?!(?:be|go|get|have|a|an|take|move|book)\b)(?:(?! to\b)[^,.?!]){3,60}?),? "
    r"(?:(?:on|at|this|next|tomorrow|today) [^,.?!]{3,40}? )?"
    r"(?:from|(?:and )?(?:we|i)(?:'re| are|'m| am)? (?:now |currently )?(?:live|living|moving out of|coming from|at) "
    r"?(?:at|in)?) "
    rf"(?P<start>\d[^,.?!]{{3,60}}?)(?: (?:now|currently|right now))?{_TO_THE_END}",
    re.IGNORECASE,
)
# "To 230 Marcy, sorry, 320 Marcy Avenue".
_PLACE_ANEW: Final = re.compile(
    r"\W*(?:(?:no|nope|sorry|wait|hang on|hold on|uh|um|oh|i mean|i meant|actually|rather|make that|it's|pardon me|excuse me|"
    rf"scratch that)\W+)+(?:to\s+)?(?P<end>\d[^,.?!]{{2,60}}?){_TO_THE_END}",
    re.IGNORECASE,
)
# "At the corner of 5th and Main and has to go" is no place.
_A_SENTENCE: Final = re.compile(
    r"\b(?:has|have|needs?|wants?|should|must|goes|would|could|can|will|like)\b|"
    r"\bin the (?:morning|afternoon|evening)\b|^(?:quarter|half) (?:to|past)\b|^(?:an? )?(?:quarter|half|five|ten|"
    r"twenty|\d+)$",
    re.IGNORECASE,
)
# Where "from" is said, "at" stands before the time.
_JOURNEYS: Final = tuple(re.compile(_JOURNEY.format(word), re.IGNORECASE) for word in ("from", "at"))


# "Bump the start to the tenth": what is moved tells, and not the "to".
_MOVED: Final = re.compile(
    r"\b(?:bump|mov(?:e|ing)|chang(?:e|ing)|push|switch|shift|make|set|put) (?:the|my|our) "
    r"(?P<what>(?:start|begin|end|pick|drop|return|arriv|depart|check)[\w -]*?) "
    r"(?:back |up |forward )?to(?: (?:the|on|at|about))*\s*$"
)


def role_of(before: str, after: str, roles: Collection[str]) -> str | None:
    """The role, of those in question, that the words before a value give it, or else those after it."""
    if " to" in before and (moved := _MOVED.search(before)):
        return role_of(moved["what"], "", roles)
    best, at = None, -1
    for role in roles:
        for cue in _BEFORE[role].finditer(before) if role in _BEFORE else ():
            if cue.end() > at:
                best, at = role, cue.end()
    if best is not None:
        return best
    return next((role for role in roles if role in _AFTER and _AFTER[role].match(after)), None)


def journey(said: str) -> tuple[str, str] | None:
    """Where a way begins and where it ends: "from 12 Elm Street to the airport"."""
    m = next((m for pattern in _JOURNEYS if (m := pattern.search(said)) and not _A_SENTENCE.search(m["start"])), None)
    if m is None:
        back = _BACKWARDS.search(said)
        return (back["start"].strip(), back["end"].strip()) if back else None
    anew = _PLACE_ANEW.match(said, m.end())
    return m["start"].strip(), _put_right(m["end"].strip(), anew["end"].strip() if anew else "")


def _put_right(end: str, anew: str) -> str:
    """ "1530 Elm Avenue sorry 1550 Elm Avenue", or the number alone that takes the place of the one before it."""
    end, _, inside = end.partition(m.group()) if (m := _SORRY.search(end)) else (end, "", "")
    anew = anew or inside.strip()
    return _HOUSE_NUMBER.sub(anew, end.strip(), count=1) if anew.isdigit() else anew or end.strip()


_SORRY: Final = re.compile(
    r"[\s,]+(?:(?:no|nope|sorry|wait|i mean|i meant|actually|make that|scratch that)[\s,]+)+(?:it's |to )?(?=\S)",
    re.IGNORECASE,
)
_HOUSE_NUMBER: Final = re.compile(r"^\d+[a-z]?\b", re.IGNORECASE)
_HEADS_FOR: Final = re.compile(
    r"\b(?:cabs?|taxis?|ride|car|lift|transfer|shuttle|limo|van|driver|go|going|get|getting|take|taking|taken|travel|"
    r"goes|ships?|shipped|shipping|send|sent|fly|flying|"
    r"travelling|heading|headed|bring|drive|driven|run)(?: (?:back|out|over|up|down|home|me|us|him|her|them|my \w+|our \w+))*"
    r" to (?P<end>(?!(?:be|go|get|see|pick|come|visit|do|make|have|take|book|meet|bring|help|me|you|him|her|us|it|that|"
    r"this|and|say|know|ask|eat|use|wait|leave|find|try|check|\d)\b)[^,.?!]{3,60}?)"
    r"(?=\s+(?:on|at|for|with|from|and|there(?:'s|'ll| is| are| will)|it's|it is|we're|we are|i'm|i am|tomorrow|today|tonight|"
    r"this|next|around|about|please|by|in the|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)\b|[,.?!]|$)",
    re.IGNORECASE,
)


_ENDS_A_WAY: Final = re.compile(r"\b(?:destination|airport|station|terminal|where to)\b", re.IGNORECASE)


def ends_a_way(label: str) -> bool:
    """Whether a field is for the place to which somebody is brought: "which airport"."""
    return _ENDS_A_WAY.search(label) is not None


def heads_for(said: str) -> str | None:
    """Where a way ends, told without where it begins: "a cab to the airport"."""
    m = _HEADS_FOR.search(said)
    return m["end"].strip() if m else None


_STAY: Final = re.compile(
    r"\b(?P<n>\d{1,2}|an?|a couple of|a few|the)\s+(?:(?:whole|full|long)\s+)?(?P<u>nights?|days?|weeks?|weekends?|"
    r"fortnights?)\b"
    r"(?!\s+(?:ago|from now|later|earlier|before|after|in advance|in a row))(?<!\bin \d days)"
)
_DAYS_IN: Final = {"night": 1, "day": 1, "week": 7, "fortnight": 14, "weekend": 2}
_STAY_WORDS: Final = frozenset(
    ("night", "nights", "day", "days", "week", "weeks", "weekend", "fortnight", "fortnights")
)


def lasts(text: str) -> int | None:
    """How many days or nights something is to last: "for three nights", "for a week". `text` from `heard`."""
    if _STAY_WORDS.isdisjoint(words_in(text)):
        return None
    for m in _STAY.finditer(text):
        before = text[: m.start()].rstrip()
        unit = m["u"].rstrip("s")
        if (
            before.endswith((" in", "next", "this"))
            or (m["n"] == "the" and unit != "weekend")
            or (m["n"] in ("a", "an") and is_for_each(text[: m.start()], m[0]))
            or (unit == "day" and m["n"] == "a")
        ):
            continue
        number = {"a": 1, "an": 1, "the": 1, "a couple of": 2, "a few": 3}.get(m["n"]) or int(m["n"])
        return number * _DAYS_IN[unit]
    return None


# Of several names one is the caller's own.
_OWN_NAME: Final = re.compile(
    r"\b(?:my (?:\w+ )?name|i'm|i am|this is|it's me|(?<!his )(?<!her )(?<!its )(?<!their )name's|speaking|under|"
    r"mine(?:'s| is)?|"
    r"from(?=\W*$))\b"
)
_OTHERS_NAME: Final = re.compile(
    r"\b(?:(?:his|her|its|their|\w+'s) (?:\w+ )?name(?:'s| is| was)?|(?:is|are|she's|he's|it's) (?:called|named)|called|named|"
    r"(?:my|our) (?!name)(?:\w+ )?\w+ (?:is|was)?|to)(?=\W*$)"
)
_OWN_FIELD: Final = re.compile(
    r"\b(?:owner|parent|your|caller|sender|sent by|orders|ordering|"
    r"who (?:is )?(?:order|book|call|pay)s?(?:ing)?|buyer|donor|organi[sz]er|requester|guest|tenant|renter|contact|"
    r"guardian|customer|client|"
    r"(?:person|one) (?:who is |who's )?(?:booking|calling|paying|placing|making)|booked by|booker|"
    r"responsible|payer|applicant|reporter|reported by|employee|whoever)\b|"
    r"^(?:(?:the |full )*name ?)+$"
)


_WHO_SPEAKS: Final = re.compile(r"\s*,?\s*(?:here|speaking|calling)\b")


def whose_name(before: str, after: str) -> str | None:
    """`own` after "my name is", `other` after "her name is"; None where the words beside a name tell neither."""
    if _WHO_SPEAKS.match(after):
        return "own"
    own = max((m.end() for m in _OWN_NAME.finditer(before)), default=-1)
    other = max((m.end() for m in _OTHERS_NAME.finditer(before)), default=-1)
    return None if own == other else "own" if own > other else "other"


_FOR_WHOM: Final = re.compile(
    r"\b(?:recipient|addressee|for whom|message (?:is )?(?:for|to))\b|\bwhom?\b[^,]* (?:for|reach|speak to|talk to)\?$",
    re.IGNORECASE,
)


def is_for_whom(wording: str) -> bool:
    """Whether a field for a name is for that of whoever is to be told."""
    return _FOR_WHOM.search(wording) is not None


_OTHERS_FIELD: Final = re.compile(
    r"\b(?:recipient|receiver|receives|gets|emergency|patient|child|kid|baby|student|pupil|pet|dog|cat|horse|animal|passenger|"
    r"deceased|manager|supervisor|boss|witness|seller|bride|groom|"
    r"birthday|honou?r|ask for|site|on site|second|other|partner|spouse)\b"
)


def is_own_name(label: str) -> bool:
    """Whether a field for a name is for that of the caller: "the owner's name"."""
    return _OTHERS_FIELD.search(label.lower()) is None and _OWN_FIELD.search(label.lower()) is not None
