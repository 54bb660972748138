"""Does a question wish for a free time: "is Mia free on Friday", "what have you got tomorrow", "when's your next opening"?"""

import re
from typing import Final

from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.turnaround import asks_when_ready
from echolink.agent.english.words import words, words_in

_LEAD: Final = (
    r"^(?:(?:and|so|but|or|oh|well|ok|okay|um+|uh+|hi|hello|hey|there|please|then|also|sorry|actually|yes|no)[\s,]+)*"
)
_A_DAY: Final = (
    r"(?:(?:on |for |around |at |by |from |this |next |coming |the )*(?:today|tonight|tomorrow|(?:mon|tues|wednes|"
    r"thurs|fri|satur|"
    r"sun)day|weekend|week|(?:morning|afternoon|evening)(?! class)|noon|\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?::\d\d)?(?: ?(?:am|pm)| "
    r"o'clock)?(?! (?:people|persons|of us|guests|bed\w*|year\w*|hours?|minutes?))))\b"
)
_MOMENT: Final = re.compile(
    r"\b(?:today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next) (?:weekend|week)|"
    r"\d{1,2}(?:st|nd|rd|th)(?= (?:of|at|in|around|for|free|available|possible|or|and|then|work|open|left)\b|\W*$)|"
    r"(?:at|around|about|for) (?:\d{1,2}(?::\d\d)?|noon)\b(?! (?:people|persons|of us|guests|nights?|days?))|"
    r"\d{1,2}(?::\d\d)? ?(?:am|pm|o'clock)|morning|afternoon|evening)\b"
)
_VACANT: Final = r"(?:free|available|possible|doable|feasible|open(?= for (?:me|us|an?|that)\b)|vacant|left)"
_HAS_TIME: Final = (
    r"(?:any ?(?:thing|time|where|room|space|spots?|slots?|openings?|availability|vacanc(?:y|ies))|some(?:thing| time| space)|"
    r"(?:the |an? )?(?:opening|slot|spot|vacancy|time|room|availability|space)s?)"
)
_FREE: Final = re.compile(
    rf"{_LEAD}(?:is|are|will|would|was|were)(?: (?:be|maybe|by any chance))? (?P<who>(?!(?:\w+ ){{0,3}}{_HAS_TIME})[\w'. -]+?) "
    rf"(?:be |still |also |maybe |perhaps |usually )*(?:{_VACANT}|(?:in|on|around|there|working|off)(?= {_A_DAY}))\b"
)
_DOES_HAVE: Final = re.compile(
    rf"{_LEAD}(?:(?:do|does|did|would|will|might) (?P<who>[\w'. -]+?) (?:still |also |happen to |maybe |possibly )*have|"
    rf"have (?P<whom>you|they|[\w'.]+) (?:still )?(?:got)?|(?:you )?got|is there|are there|any chance of|any)\b.*?"
    rf"\b(?:{_HAS_TIME}|{_VACANT})\b"
)
_WHAT_IS_FREE: Final = re.compile(
    rf"{_LEAD}what(?: (?:times?|slots?|openings?|hours?|spots?|appointments?|tables?|rooms?))?(?:'s| is| are| do| have| does)"
    rf"(?: (?:you|they|we|there))?(?: guys)?(?: have| got)?(?: (?:free|available|open|left))*(?:,? {_A_DAY})+\W*$"
)
_HOW_IS: Final = re.compile(
    rf"{_LEAD}how(?:'s| is| are| does| would| about)(?: (?:it |that )?look(?:ing)?)?(?: {_A_DAY})+"
)
_IF_FREE: Final = re.compile(
    r"\b(?:wondering|know|check|see|ask|tell me) (?:if|whether) (?:you|there|it|that|somebody|someone|anyone)(?: guys)? "
    rf"(?:had|have|has|might have|is|are|was|were|would be)\b.*?\b(?:{_HAS_TIME}|{_VACANT})\b"
)
_WISHES: Final = (_DOES_HAVE, _WHAT_IS_FREE, _HOW_IS, _IF_FREE)
# Who asks for these asks for something else, whatever day is named.
_NO_VACANCY: Final = re.compile(
    r"\b(?:how (?:much|many|long|far|late)|costs?|charges?|prices?|fees?|hours|"
    r"open(?! (?:slot|spot|time|table|appointment|for)s?\b)|"
    r"closed?|clos(?:es|ing)|why|where|who|which|menu|"
    r"specials?|discounts?|parking|wi-?fi|admission|entry|entrance|delivery charge|class(?:es)?|happy hour|music|event|"
    r"is (?:it|that|this|there) (?:an? )?(?:problem|holiday)|(?:is|are) (?:it|that|this|they)(?: also| always)? free)\b"
)
_ASKING: Final = frozenset(
    words("is are will would was were do does did might have got there any what how wondering know check see ask")
)
_FIRST_FREE: Final = (
    r"(?:(?:next|1st|first|earliest|soonest) (?:available|openings?|open|slot|spot|free|vacan\w+|appointment)|"
    r"(?:earliest|soonest)(?: (?:time|date|day|one|1))?(?= (?:you|we|i|he|she|that|possible|for|there)\b|\W*$))\b"
)
_SOONEST: Final = re.compile(
    rf"\bwhen(?:'s| is| would be| will be| are)? (?:your |the |you |our )?{_FIRST_FREE}|"
    r"\bwhen (?:can|could|might|may|would|will|do|are|is)(?: the)? (?:i|we|you|he|she|someone|somebody|anyone|they|doctor|"
    r"my \w+)(?: (?:guys|be able to|next|first|possibly))* (?:come(?: in| by| out| over| round)?|get (?:in|seen|an?|"
    r"me|us|my|out)|"
    r"see (?:me|us|him|her|my \w+)|be seen|have (?:me|us|an?)|fit (?:me|us|him|her)|take (?:me|us|a look)|do it|do this|do that|"
    r"make it|send (?:someone|somebody)|be here|free|available|start)\b|"
    r"\bhow (?:soon|quickly|fast|early) (?:can|could|would|will|might|do)(?: \w+){1,3} "
    r"(?:come|get|see|be (?:here|there|seen|at)|have|fit|take|do|make|"
    r"send|start|help|squeeze|book)\b|"
    rf"\bwhat(?:'s| is| would be) (?:your|the) {_FIRST_FREE}|"
    r"^(?:hi |hello |hey |so |and |um )*[, ]*(?:do you have|have you got|got|is there|are there|any(?:thing)?|"
    r"what do you have|can you do)"
    r".*\b(?:any(?:thing|where)?|something|openings?|availability|slots?)\b.*\bsoon(?:er|ish)?\b(?! as)"
)
_SOON_WORDS: Final = frozenset(words("when how what soon soonish sooner next first 1st earliest soonest"))
_TITLE: Final = re.compile(
    r"^(?:dr\.?|doctor|mr\.?|mrs\.?|ms\.?|miss|coach|nurse|professor|father|sister) \w", re.IGNORECASE
)
_NOBODY: Final = frozenset(
    words("you it that this there they i we he she anyone anybody someone somebody any everything one 1 guys time your")
)


def asks_for_a_time(text: str) -> str | None:
    """Of whom or what it is asked whether it is free at a time that is named, "" for us; None for other questions.

    `text` from `heard`.
    """
    if _ASKING.isdisjoint(words_in(text)) or not _MOMENT.search(text):
        return None
    m = _FREE.match(text) or next((found for p in _WISHES if (found := p.search(text))), None)
    if m is None or _NO_VACANCY.search(text):
        return None
    named = m.groupdict()
    who = (named.get("who") or named.get("whom") or "").strip()
    bare = _MOMENT.sub("", who).strip()
    return "" if not bare or not _NOBODY.isdisjoint(bare.split()) or bare.isdigit() else who


def asks_for_the_soonest(text: str) -> bool:
    """ "When's your next opening", "how soon can you come", "when can I come in" (`text` from `heard`)."""
    if _SOON_WORDS.isdisjoint(words_in(text)) or asks_when_ready(text):
        return False  # "how soon can I get it back"
    return _SOONEST.search(text) is not None


def is_a_person(who: str, context: str) -> bool:
    """Whether somebody is named: by a title, by a common given name, or in the context by a capital alone."""
    bare = who.strip()
    if _TITLE.match(bare) or not GIVEN.isdisjoint(bare.lower().split()):
        return True
    last = bare.split()[-1].lower() if bare else ""
    return bool(last) and last.capitalize() in context and not re.search(rf"\b{re.escape(last)}\b", context)
