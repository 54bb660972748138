"""What is the content of a free answer, a message, a reason or an address in English?"""

import re
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.english.words import words

MOST_CHARACTERS: Final = 500
_LEAD_IN = re.compile(
    r"^(?:there[\s,.!]+(?=(?:um+|uh+|i|i'm|my|we|our)\b))?"  # of "hi there"
    r"(?:(?:um+|uh+|er+|well|so|ok|okay|sure|yes|yeah|yep|(?:hi|hello|hey)(?: there)?|"
    r"good (?:morning|afternoon|evening|day)(?: (?:to you|there|dear|sir|madam|everyone|folks))?|"
    r"alright|oh|please|thanks|and|"
    r"of course|sorry(?=,))[\s,.!]+)*"
    r"(?:(?:(?:please |could you |can you )?(?:just )?(?:tell|let) (?:them|him|her|the \w+) (?:know )?(?:that )?)|"
    r"(?:my|the) (?:message|reason|address|answer|question|request|problem|order) (?:is|would be|"
    r"'s)(?: that)?[\s,:]+|"
    r"(?:it is|it's|this is|that's|i'm calling|i am calling|i call|calling|it would be|that would be) (?:about|"
    r"regarding|because of|because|concerning)[\s,:]+|"
    r"(?:it's|it is) (?:for |at |that |(?=(?:an?|my|the|our|just)\b))|about |just (?:say|"
    r"tell (?:them|him|her)) (?:that )?|"
    r"(?:i'd|i would|i'll|we'd) like (?:to (?:have|get|order) )?|i'll (?:have|take)|i want (?:to (?:have|get|"
    r"order) )?|(?:can|could) i (?:have|get) )?",
    re.IGNORECASE,
)
# "My sink is blocked can someone come now": what is wished for is no part of the matter.
_WISH_AT_END = re.compile(
    r"[\s,.]+(?:and |so )?(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|i|we)\b(?! not\b).*$",
    re.IGNORECASE,
)
_ONLY_CALL_BACK = re.compile(
    r"\b(?:call|ring|phone|get back to) (?:me|us)(?: back)?(?: (?:about|on|regarding|with) (?:that|this|it|an answer))?\W*$",
    re.I,
)
_CHOSEN = re.compile(
    r"\b(?:no|nah|actually|wait|sorry|you know what|instead|second thoughts?)\b.*\b(?:i'll|we'll|i will|let's|i'd rather|"
    r"we'd rather)\s+(?:just |rather )?(?:take|go with|go for|have|pick|choose)\s+(?P<what>\w.*)$",
    re.IGNORECASE,
)
_REASON_AT_END = re.compile(
    r"[\s,.]+(?:it's|it is|because|since|is that|is it|that's|then|after all|instead|if|can|could|and (?:i|it|can|we))\b.*$",
    re.IGNORECASE,
)
_TRAILS: Final = ("please", "thanks", "thank you", "thank you very much", "that's it", "that's all", "that is all")

_ABOUT = re.compile(
    r"\b(?:it's about|it is about|(?:calling|call|phoning|ringing) (?:about|because(?: of)?|regarding|concerning)|"
    r"about|regarding|concerning|because(?: of)?|"
    r"(?:appointment|visit|consultation|meeting|call|session|slot|check) for|it's for|(?:the )?reason is|problem is|"
    r"the problem with|message is|tell (?:him|her|them)(?: that)?|say that)\s+"
    r"(?P<what>(?!(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"a dozen) |(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|half an|a few|"
    r"a couple of|several) "
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|people|dollars)\b|tomorrow|today|tonight|next|this|(?:mon|tues|"
    r"wednes|thurs|fri|satur|sun)day|me\b|us\b|"
    r"my (?:wife|husband|family)|people|the \d))[^.?!]{3,160})",
    re.IGNORECASE,
)
# Words of which one at least is in every text that tells what it is about, or asks to tell somebody.
_ABOUT_WORDS: Final = frozenset(
    words(
        "about regarding concerning because reason problem message tell say appointment visit consultation meeting call "
        "session slot check s"
    )
)
_TELL_WORDS: Final = frozenset(words("tell let ask message"))
_TROUBLE = re.compile(
    r"\b(?:(?:is|are|was|has|have|isn't|aren't|won't|doesn't|don't|can't|cannot|keeps?|got|"
    r"stopped) (?:\w+ ){0,2}(?:leak\w*|brok\w*|work\w*|block\w*|clog\w*|stuck|hurt\w*|ach\w*|pain\w*|crack\w*|"
    r"burst\w*|miss\w*|locked|flood\w*|smell\w*|noise\w*|nois\w*|start\w*|turn\w*|open\w*|clos\w*|run\w*|drip\w*|"
    r"swollen|sick|lost|damag\w*|gone)|"
    r"(?:the|my|our|his|her|their) (?:[\w'-]+ ){1,3}?(?:just |has |have |all )?(?:quit|died|failed|burst|froze|tripped|snapped|"
    r"collapsed|exploded|jammed)\b|"
    r"\w*ache\b|hurts?\b|problems? with|trouble with|i (?:lost|broke|locked|forgot|left (?=my\b|the\b|our\b))|"
    r"needs? (?:some(?:one|body)|help|you|a |"
    r"an |my |to (?!book|make|schedule|reserve|speak|talk|ask|know|leave|cancel|change|move))|interested in|"
    r"question about|complain\w* about)",
    re.IGNORECASE,
)
_TELL = re.compile(
    r"\b(?:(?:tell|let) (?:him|her|them)(?: know)?(?: that)?\s+(?P<what>.{3,})|"
    r"let (?:(?:mr|mrs|ms|dr|mister|miss|doctor)\.? \w+|the \w+|my \w+|\w+) know(?: that)?\s+(?P<known>.{3,})|"
    r"(?P<named>(?:tell|let|ask) (?:(?:mr|mrs|ms|dr|mister|miss|doctor)\.? \w+|the \w+|\w+(?= (?:that|to)\b))\s+.{3,})|"
    r"message is(?: that)?[\s,:]+(?P<is>.{3,}))",
    re.IGNORECASE,
)
_ONLY_WANTS_TO_BOOK = re.compile(
    r"\b(?:to )?(?:book|make|schedule|reserve|get|arrange|have|set up|need|want|like)\s+(?:an?|the|my|"
    r"another)?\s*(?:\w+\s+)?(?:appointment|table|reservation|booking|room|slot|visit|meeting|message)\b",
    re.IGNORECASE,
)


def content(said: str) -> str:
    """The answer without its lead-in and its thanks; the text as it was said, at most 500 characters."""
    told = said.strip()
    lead = _LEAD_IN.match(told)
    bare = _without_trail(told[lead.end() :] if lead else told)
    wish = _WISH_AT_END.search(bare)
    if wish and len(bare[: wish.start()].split()) > 2:
        bare = bare[: wish.start()].rstrip(" ,.")
    return (bare or said.strip(" ,.!"))[:MOST_CHARACTERS]


def chosen(said: str) -> str | None:
    """What is taken after all: "the first sounds better, no, you know what, I'll take the second"."""
    m = _CHOSEN.search(said)
    return _without_trail(_REASON_AT_END.sub("", m["what"])) or None if m else None


def _without_trail(said: str) -> str:
    """Without thanks and signs at the end: "my keys, please." → "my keys"."""
    bare = said.rstrip(" .!,")
    lower = bare.lower()
    for trail in _TRAILS:
        if lower.endswith(trail) and not lower[: -len(trail)][-1:].isalnum():
            bare = bare[: -len(trail)].rstrip(" ,")
            break
    return bare.strip(" ,:;")


def reason(clause: Clause) -> str | None:
    """What a caller tells of the matter before being asked: "it's about my invoice", "my sink is leaking"."""
    if clause.asks:
        return None
    about = None if _ABOUT_WORDS.isdisjoint(clause.words) else _ABOUT.search(clause.said)
    if about:
        return _without_trail(_WISH_AT_END.sub("", about["what"])) or None
    return content(clause.said) if in_trouble(clause.said) else None


def in_trouble(said: str) -> bool:
    """Whether somebody tells what is wrong or needed: "my sink is leaking"."""
    return bool(_TROUBLE.search(said)) and not _ONLY_WANTS_TO_BOOK.search(said)


_SAYS_SOMETHING: Final = 4  # words before "… and call me back"


def message(clause: Clause) -> str | None:
    """What a caller asks to be told to somebody, before being asked: "tell Mr. Brown that I called"."""
    if back := _ONLY_CALL_BACK.search(clause.said):
        told = told_to_tell(clause._replace(said=clause.said[: back.start()]))
        return told_to_tell(clause) if told and len(told.split()) >= _SAYS_SOMETHING else None
    may_tell = not clause.asks and not _TELL_WORDS.isdisjoint(clause.words)
    if may_tell and (told := told_to_tell(clause)):
        return told
    return content(clause.said) if reason(clause) else None


_SOMEBODY_NAMED_BEFORE: Final = re.compile(r"\b(?:tell|ask|let|give) (?:him|her|them)\b", re.IGNORECASE)


def tells_who_was_named(clause: Clause) -> bool:
    """ "Tell him the papers are in the mail": whom, was said before."""
    return _SOMEBODY_NAMED_BEFORE.search(clause.said) is not None


def told_to_tell(clause: Clause) -> str | None:
    """What somebody is to be told: "tell Mr. Brown that I called"."""
    told = None if _TELL_WORDS.isdisjoint(clause.words) else _TELL.search(clause.said)
    return (
        _without_trail(told["what"] or told["known"] or told["named"] or told["is"])[:MOST_CHARACTERS] if told else None
    )
