"""What kind of thing does an English question want: a place, a time, an age, what is needed, how soon?"""

import re
from typing import Final

from echolink.agent.english import room_needed
from echolink.agent.english.words import words

_TO_SEND: Final = r" (?:it|them|this|that|those|everything|(?:the|my|our) [a-z]+(?: (?!to\b)[a-z]+)?)"
_TO_YOU: Final = r"(?:(?: (?:over|in|across))? to (?:you|the shop|the office|your [a-z]+)(?: all| guys)?)"
_HOLIDAY: Final = (
    r"(?:thanksgiving|christmas|new year'?s?|easter|(?:labor|labour|memorial|independence|boxing) day|good friday|"
    r"july 4th|4th of july|juneteenth|holidays?)"
)
_DEARER: Final = (
    r"(?:(?:charge|cost|pay) (?:[a-z]+ )?(?:more|extra|double)|more expensive|dearer|surcharge|"
    r"(?:extra|holiday) (?:charge|fee|rate)s?)"
)
# The first that fits; what a question asks for, whatever the trade.
_QUESTIONS: Final = (
    ("arrive", re.compile(r"\bhow long before should we be there\b")),  # as `plainly` puts it
    (
        "ahead",
        re.compile(
            r"\bhow (?:long|early|far|much (?:earlier|sooner|later)|many (?:minutes|hours|days|weeks))"
            r"(?: (?:before|ahead|in advance|beforehand|after|afterwards|earlier|later))+\b(?! (?:some|any|you|they|"
            r"he|she)\w*\b)"
        ),
    ),
    ("room", room_needed.ASKED),
    (
        "soon",
        re.compile(
            r"\bhow (?:soon|fast|quick|quickly)\b|\bhow long (?:till|until|before) (?:some|any|you|they|he|she)\w*\b|"
            r"\bwhen (?:could|can|would|will) (?:you|someone|somebody|they|anyone) (?:start|be here|get here|make it)\b"
        ),
    ),
    (
        "age",
        re.compile(
            r"\b(?:what|which|minimum|from what) ages?\b|\bage limit\b|\bhow (?:old|young)\b|\b(?:youngest|oldest)\b|"
            r"\bold enough\b|\btoo (?:young|old)\b"
        ),
    ),
    (
        "least",
        re.compile(
            r"\bminimum\b|\b(?:how (?:many|much)|have to|must|need|should)\b.*\bat least\b|\b(?:smallest|fewest|"
            r"lowest) (?:amount|number|order|group|party|quantity)\b|"
            r"\b(?:the )?least (?:i|we|you|that|amount|number)\b"
        ),
    ),
    (
        "brought",
        re.compile(
            r"\bhow many (?!(?:people|persons|guests|friends|players|kids|children|others|passengers|of|can|may|could)\b)"
            r"[a-z]+(?: [a-z]+)? (?:can|could|may) (?:i|we|you|everyone|everybody|one|each [a-z ]+) (?:bring|take|carry)\b"
        ),
    ),
    (
        "most",
        re.compile(
            r"\b(?:maximum|max|at most)\b|\b(?:biggest|largest|highest) (?:amount|number|order|group|party|quantity)\b|"
            r"\blimit\b|\bhow (?:heavy|tall)\b|"
            r"\bhow many (?:of us |[a-z]+ )?(?:(?:can|could|may|will) (?:i|we|you|it|they|play|come|fit|go|sit|be|"
            r"have|ride|bring)\b|"
            r"fit\b|per [a-z]+)|\bhow many does [a-z ]+ (?:fit|seat|hold|take)\b|"
            r"\bhow (?:big|large) (?:can|could|may|is|are) (?:an? |the |your |our )?(?:group|party|room|table|team|van|boat)s?\b"
        ),
    ),
    (
        "needs",
        re.compile(
            r"\b(?:do|should|must|does|will) (?:i|we|he|she|they|my \w+) (?:\w+ )*?(?:bring|pack|prepare|provide|"
            r"show)\b|"
            r"\bneed to (?:do|have|know|buy|get|bring|pack|prepare|provide|show)\b|"
            r"\banything (?:else )?(?:i|we|they) (?:should|need|must|have to)\b|"
            r"\b(?:do|will|would) you need anything\b|\banything you need from\b|"
            r"\bneed (?:an?|any|some|my) (?:documents?|papers|paperwork|id|identification)\b|"
            r"\bwhat (?:papers|paperwork|documents?|forms|id)\b|"
            r"\bwhat (?:do|will|would|should) (?:i|we) need(?: from me| to (?:sign up|register|join|start|apply|have|"
            r"know|get))?(?=\W*$)|"
            r"\bwhat do you need\b(?! to know)"
        ),
    ),
    (
        "holidays",
        re.compile(
            rf"\b(?:{_DEARER}\b.*\b{_HOLIDAY}|{_HOLIDAY}\b.*\b{_DEARER})\b|"
            r"\b(?:open|closed?|working|(?:you|anyone|anybody|someone|somebody) there|available|do you (?!have\b|"
            r"offer\b)(?:[a-z]+ ){1,2}(?:on|at|over)?)\b.*\b(?:thanksgiving|"
            r"christmas|new year'?s?|easter|"
            r"(?:labor|labour|memorial|independence|presidents?'?|veterans|columbus|mlk|boxing|good) (?:day|friday)|"
            r"juneteenth|4th of july|july 4th?|"
            r"(?:bank|public|the|federal|on) holidays?)\b"
            r"(?! (?:trees?|cards?|dinners?|part(?:y|ies)|menus?|lights?|wreaths?|cookies|cakes?|pies?|gifts?|dolls?|turkeys?))"
        ),
    ),
    (
        "wear",
        re.compile(
            r"\b(?:what|which) (?:[a-z]+ )?(?:should|do|must|would|can|to) (?:(?:i|we|they|he|she|kids) )?(?:have to |"
            r"need to )?wear\b|"
            r"\b(?:special|certain) (?:clothes|clothing|shoes)\b|"
            r"\b(?:wear|are|is|in) (?:my |our )?(?:shorts|sandals|sneakers|jeans|flip[- ]flops|a skirt|heels)\b"
        ),
    ),
    ("often", re.compile(r"\bhow often\b")),
    (
        "put_where",
        re.compile(
            r"\bwhere (?:do|should|shall|must|can|would) (?:i|we|they) (?:have to |need to )?(?:put|leave|place|stack)\b"
        ),
    ),
    (
        "sent_how",
        re.compile(
            rf"\bhow (?:do|would|should|can|could|shall|will) (?:i|we) (?:(?:best|actually) )?(?:"
            rf"(?:send|submit|upload|transfer|hand in|hand over){_TO_SEND}{_TO_YOU}?|"
            rf"(?:get|give|bring|pass){_TO_SEND}{_TO_YOU})(?=\W*$)|"
            rf"\bwhere (?:do|should|can) (?:i|we) (?:send|upload|e-?mail|mail|post){_TO_SEND}"
        ),
    ),
    ("where", re.compile(r"\bwhere\b")),
    (
        "when",
        re.compile(r"\b(?:(?<!happens )when|(?:what|which) (?:time|day|date|evening|morning|afternoon|night)s?)\b"),
    ),
    ("who", re.compile(r"\bwho\b")),
    (
        "which",
        re.compile(
            r"\b(?:what|which) (?:kinds? of |sorts? of |types? of )?(?!times?\b|days?\b|dates?\b|hours?\b|else\b)[a-z]+s "
            r"(?:do|does|can|could|are|is|have|will) "
        ),
    ),
)
# Words that only say which kind it is: no sentence must have them.
_SAYS_THE_KIND: Final = {
    "soon": frozenset(words("soon fast quick quickly her start")),
    "room": room_needed.SAYS_IT,
    "age": frozenset(
        words(
            "month age old young youngest oldest youngst oldst minimum limit year enough child join start begin attend welcom"
        )
    ),
    "needs": frozenset(
        words(
            "join sign start begin supply product stuff thing equipment bring pack prepar along anything id ready hand show"
        )
    ),
    "wear": frozenset(
        words("wear special clothes cloth shoes shoe sandal sneaker short pant jean clothing dress cod certain kind")
    ),
    "often": frozenset(words("often")),
    "when": frozenset(words("run play show perform happen day dat tim even morn afternoon night")),
    "ahead": frozenset(words("long before notic advanc ahead early soon far book")),
    "arrive": frozenset(words("long before early earlier early arriv show time minut exactly tim")),
    "least": frozenset(
        words("minimum least small smallest few fewest amount number order size group people quantity can lowest")
    ),
    "most": frozenset(
        words(
            "play share together group maximum max most limit many fit number big biggest larg largest group size can "
            "highest tall people bring "
            "seat hold party"
        )
    ),
    "which": frozenset(words("work handl carry deal brand mak kind sort typ thing model choic option area language")),
    "sent_how": frozenset(words("send upload give hand submit transfer share bring get email pass everyth")),
    "put_where": frozenset(words("address put place stack check-out stuff thing everyth all ready outside end")),
    "where": frozenset(words("address shop stor offic studio salon build premis clinic practic")),
}


def kind_asked(text: str) -> str:
    """What kind of thing a question (from `heard`) wants; empty where it asks whether something is so."""
    return next((kind for kind, pattern in _QUESTIONS if pattern.search(text)), "")


def without_kind(kind: str, stems: frozenset[str]) -> frozenset[str]:
    """The stems that a fitting sentence should have besides being of the kind."""
    return stems - _SAYS_THE_KIND.get(kind, frozenset())
