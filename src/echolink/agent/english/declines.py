"""Is what a business answers in English a no, and which part of it tells what is possible instead?"""

import re
from typing import Final

from echolink.agent.english.agreeing import agrees, parts_of
from echolink.agent.english.heard import heard
from echolink.agent.sentences import split

_IS: Final = (
    r"(?:'s|'re|is|are|was|were|am|i'm|been|all|already|now|still|got|gets|just|has)(?: (?:already|all|now|just|fully|"
    r"completely|totally|being|both|quite|away|gone|out|off|so|too|very))*"
)
_NOT_THERE: Final = (
    r"(?:taken|full|gone|occupied|busy|closed|shut|cleaned|repaired|out|rented|hired|spoken for|away|off|sick|ill|"
    r"on (?:leave|holiday|vacation|hold|another|other)|at (?:an?|the) |under (?:maintenance|repair|construction|renovation)|"
    r"(?:booked|reserved|scheduled)(?: (?:up|out|solid|for (?:the|an?|another|some)\b|by\b|all\b|through\b|until\b)))"
)
_AN_EVENT: Final = (
    r"(?:[a-z]+ )?(?:wedding|party|funeral|conference|match|concert|gala|league|tournament|event|function)"
)
# A no to the request, by what it says or by the reason that it gives.
_SAYS_NO = re.compile(
    "|".join(
        (
            r"\b(?:no|nope|not|never|nothing|none|nobody|neither|cannot|unable|without|impossible|unavailable|invalid|"
            r"decline[ds]?|reject(?:ed|s)?|refuse[ds]?|denied|den(?:y|ies)|failed|fails|error)\b|n't\b",
            rf"\b{_IS} {_NOT_THERE}",
            r"'s (?:taken|full|gone|closed|shut|busy|booked)\b",
            r"^(?:all |fully |completely |already |now )?(?:taken|full|gone|closed|shut|busy)\b|\bfully [a-z]+ed\b",
            r"\b(?:slot|time|date|hour|all|tables?) (?:taken|gone|full)\b|"
            r"\b(?:booked (?:up|out|solid|full)|(?:all|already) booked)\b",
            r"\b(?:\w*day|[ap]m|o'clock|\d{1,2}|time|slot|hour|that)(?:'s| is) (?:booked|reserved)\b(?! (?:for|in your))|"
            r"\breserved for (?!you)",
            r"\b(?:run|ran|are|we're|all) out(?: of\b| on\b|\W*$)|"
            r"\b(?:sold out|snapped up|given away|just went|grabbed|went fast)\b",
            r"\b(?:some(?:one|body)|another \w+|other \w+) (?:else )?(?:(?:just|already) )?(?:has|have|took|got|is using|booked|"
            r"reserved|bought)\b|\b(?:another|a different) (?:party|guest|customer|client|family|group)\b|\bbeat you\b",
            r"\b(?:slammed|swamped|overbooked|packed|maxed|overrun|short-?staffed|capacity|missed|wait(?:ing)?[ -]?list)\b",
            r"\b(?:conflicts?|overlaps?|collides?|clash(?:es)?)\b|\b(?:problem|trouble|issue) with your\b",
            rf"\b(?:have|'ve|got|host|hosting|is|there's|for|private) (?:an? )?{_AN_EVENT}\b",
            r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days? off\b|\bday off\b|\bholiday for us\b",
            r"\bturn(?:ed)? (?:[a-z]+ ){0,3}down\b|\bstop(?:ped|s)?(?: \w+)? (?:taking|accepting|serving|doing)\b",
            r"\bhad to (?:turn|cancel|close|stop|decline|refuse)\b|\byou already\b|\b(?:walk-ins|members) only\b",
            r"\btoo (?:late|early|far|big|large|many|small|short|soon|much|heavy|old|young)\b",
            r"\b(?:has|have|had|'s|'ve) (?:(?:just|already) )?(?:gone|left|ended|closed|passed|expired|run)\b|"
            r"\bpast (?:the|our)\b",
            r"\boutside(?: of)? (?:our|the|opening|business)\b|"
            r"\b(?:leaves|finishes|closes?|ends|stops?|goes home) (?:at|by|before|around) \d",
        )
    )
)
# What takes the request back, too, and may tell what is possible in the same breath: "sorry, Monday at two is all we have".
_TAKES_BACK = re.compile(
    r"\b(?:sorry|unfortunately|regret\w*|sadly|alas|afraid|pity|shame|apologi[sz]e|apologies|wish (?:i|we) could|would have to|"
    r"'d have to|(?:we|i) (?:only|just)(?! need)|(?:only|just) (?:take|do|accept|open|serve|come)|"
    r"(?:is|are) (?:needed|required) (?:before|1st|for)|(?:for|to) [a-z]+ only|only [a-z]+ (?:can|may|get)|"
    r"needs? (?:at least|an?|\d+|to be) .*(?:notice|ahead|1st|advance|before)|minimum (?:is|of)|"
    r"only (?:before|after|until|in the|on|from)|last (?:\S+ ){1,4}(?:is|are|at|leaves|starts))\b"
)
# Another time is put forward, which nobody does who has written down the one that was asked for.
_INSTEAD = re.compile(
    r"\b(?:how|what) about\b|\bcould (?:we|you) (?:say|do|make|come|manage)\b|\binstead\b|\balternativ\w+|\bsuggest\w*|"
    r"\bpropos\w+|\bclosest match\b|\bconsider\b|\bwould you (?:take|accept|want|like|be ok with) (?:that|it|this|1)\b|"
    r"\bwould (?:\S+ ){1,6}(?:work|do|suit|be (?:ok|okay|fine|good|all right|possible))\b|"
    r"\b(?:next|1st|only|earliest|latest|nearest) (?:\S+ ){0,4}?(?:open|opening|free|available|availability|possible|slot|gap|"
    r"chance|left|spot|(?:she|he|we|they|i)(?:'ve| have| has)? (?:can|could|got|have|has|see))\b"
)
# Words with which one offers what there is; it may be what was asked for.
_THERE_IS = re.compile(
    r"\b(?:can|could|might|may) (?:only |still |also |just )?(?:do|offer|take|see|seat|fit|get|squeeze|have|manage|give|come|"
    r"be there|send|make)\b|\b(?:is|are|will) .*(?:ok|okay|alright|all right|fine|good)\b|\bare open\b|\bif you\b|"
    r"(?:\b(?:have|has|got|is|there's)|'s) (?:\S+ ){0,4}?(?:opening|open|free|available|left|space|room|slot|gap|table|spot|"
    r"place)\b|\bhow (?:does|would|is)\b|\bbest (?:i|we) can\b|\blet's\b|\brather\b|\bbetter\b|"
    r"^(?:\w+ )?(?:try|come|take|make it)\b|\bwould (?:also |still )?(?:work|do|suit|be)\b|\bcancell?ed\b"
)
# What says no to nothing that was asked for.
_NO_MATTER = re.compile(
    r"\b(?:no|not a|without (?:a|any)) (?:problem|worr(?:y|ies)|trouble|doubt|need|rush|hurry|charge|cost|fee|extra|deposit|"
    r"dog|pet|smoking|food|refund|cash|parking|big deal|issue)s?\b|\b(?:not|no) at all\b|\bnot only\b|"
    r"\bnothing (?:else |more |further )?(?:is )?(?:needed|required|to (?:bring|pay|do|worry)|else)\b|\bnot to worry\b|"
    r"\bno later than\b|\b(?:don't|doesn't|do not|won't) (?:need|have to|mind|worry|forget|hesitate)\b|\bwhy not\b|"
    r"\bsorry (?:for|about) the (?:wait|delay)\b"
)
_AN_ASIDE = re.compile(
    r"^(?:and |but |so |also |just |then )*(?:please |kindly )*(?:do not|don't|never|try not|refrain|remember|make sure|bring|"
    r"if|unless|should you|in case)\b"
)
# "We have one at eight", "Jo has one free": no o'clock.
_ONE = re.compile(
    r"\b(?<!at )(?<!from )(?<!by )(?<!for )one\b(?= (?:at|in|on|free|left|open|of|with|that|which|more|available)\b)|"
    r"(?:(?<=\bsend )|(?<=\btake )|(?<=\bthat )|(?<=\bnext )|(?<=\bhave )|(?<=\bis )|(?<=\bthe ))one\b",
    re.IGNORECASE,
)


def declines(said: str) -> bool:
    """ "Sorry, seven is taken", "we're fully booked that day"; not "you're booked, we don't take cash"."""
    parts = [part for sentence in split(said) for part in parts_of(heard(sentence))]
    return any(_is_no(part, _SAYS_NO, _TAKES_BACK, _INSTEAD) for part in parts) and not agrees(said)


def puts_forward(said: str) -> bool:
    """Whether it may tell of another day or time, which then is a no: "we have an opening at eight", "try Wednesday"."""
    return any(_THERE_IS.search(heard(sentence)) for sentence in split(said)) and not agrees(said)


def possible_in(said: str) -> str:
    """The parts of a no that tell what is possible: "six has just gone, but seven is free"; without any, all of it."""
    parts = [part for sentence in split(said) for part in parts_of(sentence)]
    return ", ".join(_ONE.sub("that", part) for part in parts if not _is_no(heard(part), _SAYS_NO)) or said


def _is_no(part: str, *patterns: re.Pattern[str]) -> bool:
    plain = _NO_MATTER.sub(" ", part)
    return _AN_ASIDE.match(plain) is None and any(pattern.search(plain) for pattern in patterns)
