"""Does what a business answers in English say that it is done as it was asked for?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.english.heard import heard
from echolink.agent.sentences import split

_SETTLED: Final = (
    r"(?:booked(?! up| out| solid| full)|reserved|confirmed|scheduled|approved|accepted|registered|enrolled|signed up|"
    r"secured|held(?! up)|arranged|assigned|dispatched|created|made|issued|placed|granted|recorded|logged|added|sorted|"
    r"fixed up|set up|locked in|taken care of|guaranteed|moved|changed|updated|rescheduled|saved|stored|delivered|passed on|"
    r"forwarded|notified|entered|finali[sz]ed|completed|done|put (?:down|in)|pencill?ed in|written (?:in|down)|slotted in|"
    r"squeezed in|fitted in|processed|on file)"
)
_PUT: Final = (
    r"(?:booked|reserved|confirmed|scheduled|put|added|saved|wrote|written|got(?= you\b)|squeezed|signed|registered|enrolled|"
    r"slotted|pencill?ed|moved|changed|assigned|fitted|arranged|held|kept|set)"
)
# Who or what is settled for the caller; of a time, a day or a room the same word says that others have it.
_YOURS: Final = (
    r"(?:it|that|this|everything|all|(?:your|the new|an?)(?: [a-z0-9:'-]+){1,6}?|(?:the|our) (?:booking|reservation|"
    r"appointment|request|order|technician|driver|courier|visit)(?: [a-z0-9:]+){0,4}?)"
)
_BE: Final = (
    r"(?:'s|'re| is| are| was| has(?: just)? been| have(?: just)? been|'s been| got)(?: (?:all|now|already|just|hereby|"
    r"officially|successfully|formally))*"
)
_NOUN: Final = (
    r"(?!(?:fully|already|all|nothing|every\w*|time|slot|day|nobody|is|are|was|not|be|no|to|we|i|just|if|when|have|had|"
    r"\w+'d)\b)[a-z0-9'-]+"
)
_CARE: Final = (
    r"(?:be (?:there|here|with you|ready|waiting|along|round|right|in touch|on (?:its|his|her|their|the) way|glad|happy)|"
    r"come|arrive|see you|meet|call|ring|text|write|e?-?mail|send|bring|deliver|collect|pick|stop by|swing by|follow|answer|"
    r"reply|respond|contact|get back|have (?:it|you|that|them|your)|get you|take (?:care|you)|look after|expect|confirm|"
    r"let you know|pass|handle|visit|reach)"
)
_BOOK: Final = r"(?:books?|diary|calendar|schedule|list|system)"
_SAYS_YES = re.compile(
    "|".join(
        (
            # Booked; lane booked; you're registered; your pickup has been arranged; reserved for you
            rf"^(?:{_NOUN} ){{0,3}}{_SETTLED}(?=\W*$| (?:you|in|for(?! an?\b| the\b)|with|at|on|under|and|from)\b)",
            rf"\byou{_BE} {_SETTLED}\b",
            rf"\b{_YOURS}{_BE} {_SETTLED}\b(?! for (?:the|an?|another|some)\b(?! \d))",
            rf"\b{_SETTLED} (?:for you|in your name|under your name|your )",
            r"\b(?:is|are|'s)(?: all| now)* (?:locked in|confirmed|set(?! aside| for the| up)|guaranteed|secured)\b",
            # We've put you down; I have you at six; you're in; it is yours
            rf"\b(?:(?:we|i|he|she|they)(?:'ve| have|'s| has)?(?: just| now| already| also)*|[a-z]+(?: has)?(?: just)?|and) "
            rf"(?:got |gone ahead and )?{_PUT} (?:you|your|that (?:down|in|up)|it (?:down|in|up))\b",
            r"\b(?:we|i)(?:'ve| have)(?: got)? you (?:all )?(?:down|in|for|at|on|set)\b|\bgot you (?:in|down|set)\b",
            r"\byou(?:'re| are) (?:all |now |already |both |definitely )*(?:in(?! luck| the wrong)|set|good|sorted|down|"
            r"expected|covered|on(?= (?:the|our) (?!wait)| for|\W*$))\b|\bthat's you\b",
            r"\b(?:is|are|'s)(?: all| now| officially)* yours\b|\bbelongs? to you\b|\bnow have\b|"
            r"\bhas (?:a|his|her|its) (?:place|spot|seat)\b",
            # See you; somebody will come
            r"\bsee you\b(?! (?:instead|at another))|\bexpect(?:ing)? you\b|\blook(?:ing)? forward\b|\bwait(?:ing)? for you\b|"
            r"^(?:so |well )?(?:till|until) then\b(?=\W*$)|\bcan't wait\b",
            rf"(?:\bwill|'ll)(?: (?:also|then|gladly|definitely|soon|just|be able to|personally))* {_CARE}\b",
            r"\b(?:is|are|'s|'re) (?:coming|en route|heading)\b|\bon (?:its|the|his|her|their|my|our) way\b",
            # That's fine; it is in the book; the booking stands; Tuesday it is; confirmation number 12
            r"\b(?:that's|that is|it's|that'll be) (?:fine|done|good|perfect|settled|a deal|a date|on|in|official)\b"
            r"(?! (?:only|leave|at))|\bworks for (?:us|me|him|her|them)\b|\bfine (?:by|with) (?:us|me)\b|\bgood to go\b",
            rf"\b(?:it's|is|goes|went) (?:in|into|on) (?:the|our|his|her|my) {_BOOK}\b|\b(?:went|gone) through\b|\bis on for\b",
            r"\b(?:order|booking|reservation|request|name) is in\b|\b(?:booking|reservation|appointment|order) stands\b",
            r"\bit is(?=\W*$)|\bmade it work\b|\b(?:we|i) can (?:certainly |absolutely )?do that\b|"
            r"\b(?:managed|was able|were able) to\b|\byou got (?:lucky|it)\b|"
            r"\bcan (?:see|take|fit|do|have|be there|make it|come)(?: you| it| that)?(?: in)? then\b",
            r"\b(?:booking|confirmation|reservation|order|ticket|reference|job|case) (?:number|code|no|id|ref(?:erence)?)\b|"
            r"^(?:your )?(?:ref(?:erence)?|booking|confirmation):? #?[a-z]*\d",
            # What is passed on needs no room in the calendar.
            r"\b(?:message|enquiry|inquiry|lead|note|application|details|question|report|complaint)(?: is| has been| was)? "
            r"(?:received|noted|taken|saved|stored|passed on)\b|"
            r"\b(?:we|i)(?:'ve| have)? (?:got|received|noted) (?:it|that|your message)\b",
        )
    )
)
# Before any of these in the same breath it is not done, or not yet: "couldn't be booked", "once it is confirmed".
_NOT_YET = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|unable|cannot|without|if|unless|until|till|before|once|when|where|"
    r"whether|as soon as|can(?! (?:do that|.* then))|could|would|might|may|must|should|ought|need(?:s|ed)? to|have to|has to|"
    r"to be|last|come|try|refused|declined|failed)\b|n't\b|'d\b"
)
_ONLY_IF = re.compile(
    r"\bif (?:you|that|it|this)(?:'d| would)? ?(?:want|like|wish|suits?|works?|care|prefer|'s ok|is ok|helps)\b"
)
_YES_FIRST = re.compile(
    r"^(?:(?:oh|ok|okay|well|ah|right|hi|hello|thanks|thank you)[\s,.!]+)*(?:yes|yep|yeah|yup|aye|sure(?: thing)?|of course|"
    r"absolutely|certainly|definitely|gladly|with pleasure|you bet|will do|no problem(?: at all)?|no worries|not a problem|"
    r"done|deal|all (?:set|good|done|fixed|sorted|booked|confirmed)|perfect|approved|success(?:ful(?:ly)?)?|confirmed|"
    r"consider it done|granted|accepted|agreed|got it|got you|booked(?! up| out| solid| full)|noted|easy|no trouble|"
    r"(?:found|valid|available|in stock|active|eligible|covered)(?=[.,;!]|$))\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:but(?! (?:please|do|be|bring|you|we ask|remember|note|mind|come|just|make|leave|try|don't|it's))|however|sadly|"
    r"unfortunately|sorry|afraid|instead|how about|what about|only(?! \$?\d))\b"
)
_BREAK = re.compile(
    r"\s*[,;:(]\s+|\s+-+\s+|,?\s+(?=(?:but|though|although|even though|however|because|since|so) )|"
    r",?\s+and (?=(?:now )?(?:it|that|there|we|i|he|she|they|you)\b)",
    re.IGNORECASE,
)


def agrees(said: str) -> bool:
    """ "You're booked, we don't take cash", "yep, Tuesday it is"; not "yes, but six is taken", "we couldn't book it"."""
    sentences = [heard(sentence) for sentence in split(said)]
    is_done = any(_is_done(part) for sentence in sentences for part in parts_of(sentence))
    return is_done or any(_YES_FIRST.match(one) and not _TAKEN_BACK.search(one) for one in sentences)


def parts_of(sentence: str) -> Iterator[str]:
    """What stands between commas and before "but": each is said of one thing."""
    yield from (part for part in _BREAK.split(sentence) if part.strip())


def _is_done(part: str) -> bool:
    return any(
        not _NOT_YET.search(part, 0, m.start()) and not _ONLY_IF.search(part, m.end()) for m in _SAYS_YES.finditer(part)
    )
