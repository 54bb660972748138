"""What does an English caller say of the matter before being asked: "it's about my invoice", "tell Mr. Brown that I called"?"""

import re
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.english.background import background
from echolink.agent.english.free_text import MOST_CHARACTERS, WISH_AT_END, content, in_trouble, without_trail
from echolink.agent.english.heard import heard
from echolink.agent.english.tellings import pieces, told
from echolink.agent.english.words import words

_ONLY_CALL_BACK = re.compile(
    r"\b(?:call|ring|phone|get back to) (?:me|us)(?: back)?(?: (?:about|on|regarding|with) (?:that|this|it|an answer))?\W*$",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:it's about|it is about|(?:calling|call|phoning|ringing) (?:about|because(?: of)?|regarding|concerning)|"
    r"about|regarding|concerning|because(?: of)?|"
    r"(?:appointment|visit|consultation|meeting|call|session|slot|check) for|it's for|"
    r"(?:bring|take|drop|get|come|send)(?:ing)? (?:(?:it|him|her|them|(?:my|our|the|an?) (?:[\w'-]+ ){1,3}?)\s*)?"
    r"(?:in|off|by|over|round|around|down) for|(?:the )?reason is|problem is|"
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
        "session slot check s bring bringing take taking drop dropping get getting come coming send sending"
    )
)
_TELL_WORDS: Final = frozenset(words("tell let ask message"))
_TELL = re.compile(
    r"\b(?:(?:tell|let) (?:him|her|them)(?: know)?(?: that)?\s+(?P<what>.{3,})|"
    r"let (?:(?:mr|mrs|ms|dr|mister|missus|miss|doctor)\.? \w+|the \w+|my \w+|\w+) know(?: that)?\s+(?P<known>.{3,})|"
    r"(?P<named>(?:tell|let|ask) (?:(?:mr|mrs|ms|dr|mister|missus|miss|doctor)\.? \w+|the \w+|"
    r"[\w'’-]+(?: (?!that\b|to\b)[\w'’-]+)?(?= (?:that|to)\b))\s+.{3,})|"
    r"message is(?: that)?[\s,:]+(?P<is>.{3,}))",
    re.IGNORECASE,
)


def reason(clause: Clause) -> str | None:
    """What a caller tells of the matter before being asked: "it's about my invoice", "my sink is leaking"."""
    if clause.asks:
        return None
    about = None if _ABOUT_WORDS.isdisjoint(clause.words) else _ABOUT.search(clause.said)
    if about and about.group().lower().startswith("because") and (to_tell := told_to_tell(clause)):
        return to_tell  # "tell her it's late because the bank was shut"
    if about and _tells_before(clause.said[: about.start()]):
        return content(clause.said)
    if about:
        return without_trail(WISH_AT_END.sub("", about["what"])) or None
    return content(clause.said) if in_trouble(clause.said) else None


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


# "I got a text to call you for a survey" tells how one came to call, and nothing of what is asked.
_WAS_ASKED_TO_CALL: Final = re.compile(
    r"\b(?:i|we) (?:just )?(?:got|have|received|had|found|saw) (?:an?|your|the|this) "
    r"(?:text(?: message)?|sms|e-?mail|letter|post ?card|card|flyer|call|voicemail|message|note|notification|invitation)\b"
    r"(?: (?:from|by) (?:you|\w+))?(?: (?:that|which|and it))? ?"
    r"(?:to|(?:asking|telling|inviting) (?:me|us) to|sa(?:id|ys|ying)(?: that)? (?:i|we) (?:should|could|can)|"
    r"(?:i|we) should) (?:call|ring|phone|do|take|answer)(?: (?:you|this number|in|back|guys))*|"
    r"(?:\b(?:i|we) (?:just )?(?:got|have|received|had|saw) (?:an?|your|the|this) (?:text(?: message)?|sms|e-?mail|letter|card|"
    r"call|message|notification|invitation)|\b(?:it's|i'm calling|calling|i call)) (?:from (?:you|\w+) )?(?:about|for|with|"
    r"regarding) (?:an?|the|your|this|some) (?:[\w-]+ ){0,2}?(?:survey|questionnaire|poll|feedback)\b",
    re.IGNORECASE,
)


def without_invitation(said: str) -> str:
    """What is left where somebody tells that they were asked to call."""
    return _WAS_ASKED_TO_CALL.sub("", said).strip(" ,")


_POINTS_BACK: Final = re.compile(r"\b(?:about|regarding|on|of) (?:it|this|that|them|these|those)\W*$", re.IGNORECASE)


_ANNOUNCES: Final = re.compile(
    r"^(?:[\w',]+ ){0,6}?(?:leave|give|send|pass on|drop|have|get) (?:(?:you|him|her|them|someone|somebody) )?"
    r"(?:an?|the|my|this) (?:quick |short |brief )?(?:message|note|word)"
    r"(?: (?:for|to|with) (?:(?!that\b|about\b|because\b)[\w'.-]+ ?){1,4})?\W*$",
    re.IGNORECASE,
)


def announces_a_message(said: str) -> bool:
    """ "I wanted to leave a message for the manager" says that there is one, and nothing of it."""
    return _ANNOUNCES.match(said) is not None


def told_to_tell(clause: Clause) -> str | None:
    """What somebody is to be told: "tell Mr. Brown that I called"; "ask him about it" tells nothing by itself."""
    told = None if _TELL_WORDS.isdisjoint(clause.words) else _TELL.search(clause.said)
    if told is None or _POINTS_BACK.search(told["named"] or told["what"] or ""):
        return None
    return without_trail(told["what"] or told["known"] or told["named"] or told["is"])[:MOST_CHARACTERS]


def _tells_before(said: str) -> bool:
    """ "My father passed away, and I'd like to talk …": what comes before "about the arrangements" belongs to it."""
    return bool(background(said, heard(said)) or told(pieces(said)).troubles)
