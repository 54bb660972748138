"""Which words of an English opening say more than that something is wanted: "I need some help with my roof"?"""

import re
from typing import Final

from echolink.agent.english.stems import stems

# What everybody wants who calls, that there is some trouble, and how one came to call: nothing of what is the matter.
_OF_ANY_CALL: Final = stems(
    "want wants wanted need needed looking like love wish hoping hope help helped thing things few couple some more "
    "appointment book booking booked schedule scheduled arrange set order place get getting start started sign join "
    "register registered enroll learn try trying do done having go going visit consultation session estimate quote inquiry "
    "speak talk ask question request call called calling phone problem problems issue issues trouble situation concern "
    "fix fixed fixing repair repaired repairs mend mended service serviced job work check checked "
    "expert specialist professional company business website online internet review reviews "
    "friend neighbor neighbour colleague coworker recommended recommend referred heard found told saw "
    "wanna send buy order daughter son kid child mother mom father dad husband wife niece nephew family "
    "quick quickly fast asap urgent urgently immediately "
    "young lady sir madam today now soon right time days lately new bit little somebody else"
)
# Something is brought, or is to be seen to: "I need to bring my cat in", "I'd like to get my boiler looked at".
_SEEN_TO: Final = re.compile(
    r"^(?:.*? )?(?:(?:my|our) (?:[\w'-]+ ){1,3}needs? (?:some |a |to be )?(?:service|servicing|repairs?|fixing|fixed|work|help|"
    r"attention|a look|looking at|looked at|checking|to (?:be (?:fixed|repaired|checked|seen|looked at)|come in))$|"
    r"(?:(?:i|we)(?:'d| would)?(?: just| really)?|(?:i'm|we're) (?:hoping|looking|trying|calling)) ?"
    r"(?:need|needs|want|like|love|have|got)?(?: to)?(?: (?:have|get|bring|take|drop|send))? "
    r"(?:my|our|the|an?|his|her) (?:[\w'-]+ ){1,3}(?:in|over|looked at|seen(?: to)?|checked(?: out)?|fixed|repaired|mended|"
    r"serviced)$)",
    re.IGNORECASE,
)


_ABOUT: Final = re.compile(r"\babout (?:an?|my|our|the) (?P<what>[a-z]+)(?=\s*(?:[,.]|$))", re.IGNORECASE)


def beyond_a_wish(said: str) -> frozenset[str]:
    """The stems of what is told besides; of a word that elsewhere says nothing, as "about a will", the word."""
    told = stems(said)
    about = None if told else _ABOUT.search(said)
    return frozenset((about["what"],)) if about else told - _OF_ANY_CALL


def has_it_seen_to(said: str) -> bool:
    """Whether all that is told is which thing somebody shall look at, and not what is wrong with it."""
    return _SEEN_TO.match(said.strip(" .,!")) is not None


# "A wool coat that needs some work", "we have a problem with pests", "I have to see a dentist".
_NEEDS_WORK: Final = re.compile(
    r"\b(?:needs?|needing|in need of|could use|wants?) (?:(?:some|a bit of|a little|to be|an?|to get|to have|to see) )*"
    r"(?:work|repair(?:s|ed|ing)?|fix(?:ed|ing)?|help|attention|(?:look(?:ed)?|see[nr]?)(?: at| to|"
    r" over)?|servic(?:e|ing)|doctor|"
    r"dentist|vet|(?:the|an?|my) \w+)$|\b(?:problems?|trouble|issues?)$|\b(?:have|has|got) (?:an?|"
    r"some) (?:\w+ )?(?:problem|issue)\b",
    re.IGNORECASE,
)


def only_needs_work(said: str) -> bool:
    """Whether it tells that there is something to be done, and not what."""
    return _NEEDS_WORK.search(said.strip(" .,!")) is not None
