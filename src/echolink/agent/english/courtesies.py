"""Which words of a caller are set phrases that hold no value: "have a good one", "thanks a million", "see you Friday"?"""

import re
from typing import Final

_GOOD: Final = (
    r"(?:(?:very|really|super|great big) )?(?:good|nice|great|lovely|wonderful|pleasant|safe|blessed|happy|merry|beautiful|"
    r"fantastic|fabulous|fine|amazing|awesome|relaxing|restful|quiet|splendid|super|peaceful|better)"
)
_WHILE: Final = (
    r"(?:one|1|day|morning|afternoon|evening|night|weekend|week|month|year|holidays?|holiday season|holiday weekend|"
    r"rest of (?:your|the) (?:day|evening|week|weekend|night|afternoon)|time|trip|"
    r"(?:sun|mon|tues|wednes|thurs|fri|satur)day|sunday|thanksgiving(?: day)?|christmas|xmas|new year|easter|hanukkah|"
    r"halloween|4th of july|fourth of july|labor day|memorial day)"
)
_FEAST: Final = (
    r"(?:thanksgiving(?: day)?|turkey day|christmas|xmas|holidays?|new year'?s?(?: (?:eve|day))?|easter|hanukkah|chanukah|"
    r"kwanzaa|halloween|ramadan|eid|diwali|passover|valentine's(?: day)?|mother's day|father's day|"
    r"(?:st|saint)\.? patrick's(?: day)?|labor day|memorial day|independence day|(?:4th|fourth) of july|canada day|"
    r"boxing day|weekend|(?:sun|mon|tues|wednes|thurs|fri|satur)day)"
)
_TO_YOU: Final = (
    r"(?: (?:to you|you too|you guys|too|as well|then|today|tonight|there|everyone|everybody|all|yourself|now|"
    r"and yours|by the way|to (?:all of )?(?:you|y'all)(?: all| guys)?|to everyone|to your family))*"
)
_NOT_OURS: Final = "".join(
    rf"(?<!\b{asks} )" for asks in ("do", "to", "i", "we", "i'll", "we'll", "do you", "if you", "can you", "thank")
)
# Who says what shall be written says no courtesy: "a cake with Merry Christmas on it".
_NOT_WRITTEN: Final = (
    r"(?<!\bsay )(?<!\bsays )(?<!\bsaying )(?<!\bwrite )(?<!\bwith )(?<!\breads )(?<!\breading )(?<!\bread )(?<![\"'“])"
)
_COURTESY: Final = re.compile(
    r"(?:"
    rf"{_NOT_OURS}\b(?:(?:y'all|you(?: (?:all|guys|both|folks|too|two))?) )?have (?:yourselves |yourself )?an? "
    rf"(?:{_GOOD} ){_WHILE}\b{_TO_YOU}|"
    rf"{_NOT_OURS}\b(?:you )?(?:have|enjoy) (?:yourselves |yourself |(?:the |your )(?:{_GOOD} )?{_WHILE}){_TO_YOU}(?=\W|$)|"
    rf"{_NOT_WRITTEN}\b(?:happy|merry)(?: (?:early|belated))? {_FEAST}(?:(?: and(?: a)?|,)? (?:happy|merry) {_FEAST})*\b"
    rf"{_TO_YOU}(?! (?:pie|dinner|hour|card|cake|menu|special|party|tree|eve|lunch|buffet|package)s?\b)|"
    r"\bthank(?:s| you) an? (?:million|thousand|billion|ton|bunch|lot|heap|bundle|great deal)\b(?: times)?|"
    r"\b(?:an? |1 |one )?(?:million|thousand|1000|1000000) thanks\b|"
    r"\b(?:such |what )?(?:an? )?(?:nice|lovely|beautiful|terrible|awful|horrible|miserable|crazy|great|gorgeous|cold|hot|rainy|"
    r"some|bad|wild|strange|dreadful) (?:weather|day) ?(?:we're having|we are having|we've got|out there|outside|out|it is|"
    r"isn't it|today|this (?:morning|afternoon|evening)|tonight|huh|eh|for november)+\b|"
    r"\bisn't it (?:so |really |very )*(?:cold|hot|nice|lovely|beautiful|rainy|windy|snowing|raining|"
    r"freezing|chilly|warm|gorgeous)(?: (?:out there|outside|out|today|tonight|this (?:morning|afternoon|evening)))+\b|"
    r"\bhow(?:'s| is| are| was)? (?:are )?(?:you|your (?:day|morning|evening|weekend|afternoon)|things|everything)"
    r"(?: (?:doing|going|been|feeling|keeping|so far|today|tonight|this (?:fine |lovely |beautiful )?(?:morning|afternoon|"
    r"evening|day)|on this \w+ (?:morning|afternoon|evening|day)|going today))+\b"
    r")",
    re.IGNORECASE,
)
_CERTAIN: Final = re.compile(
    r"\b(?:an? |one )?(?:100|1000|110|200|hundred(?: and ten)?|thousand) ?(?:percent|per cent|%)(?: (?:sure|right|correct|"
    r"certain|positive))?(?=\W*$|[,.;!]| (?:yes|yeah|thanks|thank you)\b)",
    re.IGNORECASE,
)
_MOMENT: Final = (
    r"(?:(?:on|at|in|this|next|the|around|about|by|until|till|for|of|a|and|then|there|all|guys|everyone|folks|both|again|soon|"
    r"later|around|tomorrow|today|tonight|morning|afternoon|evening|night|noon|midnight|week|month|weekend|half|quarter|past|to|"
    r"o'clock|am|pm|a\.m\.?|p\.m\.?|sharp|bright|early|few|couple|days?|weeks?|hours?|minutes?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|\d+(?::\d\d)?(?:st|nd|rd|th|am|pm)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|\w+teenth|twentieth|"
    r"thirtieth|twenty-\w+|thirty-\w+|thanksgiving|christmas)\b[ -]?)"
)
# Said when all is arranged; before that it may well be the wish for a day: "I'd like to see you Friday".
_PARTING: Final = re.compile(
    rf"(?<!\bto )(?<!\bcan i )(?<!\bcan we )(?<!\bcould i )(?<!\bcould we )\b(?:see|catch|talk to|speak to|speak with|meet|"
    rf"talk|speak) (?:you|ya|y'all)(?: |\b(?=[,.;!]|$)){_MOMENT}*|"
    rf"\b(?:can't wait|cannot wait|looking forward)(?: (?:to (?:it|that|seeing you|meeting you)|to|for (?:it|that)|for)\b)?"
    rf"(?: {_MOMENT}+)?|"
    rf"(?:^|(?<=[,.;!] )|(?<=thanks )|(?<=bye ))(?:until|till|til) (?:then|{_MOMENT}+)|"
    r"\b(?:that's|that is|that'll be|that will be|that was|nothing(?: else| more)?|no more|all|everything|it)"
    r"(?: all| everything| it)? for (?:today|tonight|now|this (?:morning|afternoon|evening))\b|"
    r"\bnot (?:today|tonight|for today|for now|right now|at the moment)\b",
    re.IGNORECASE,
)
_MAY_BE: Final = re.compile(
    r"\b(?:have|enjoy|happy|merry|thanks?|weather|day|it|how)\b|percent|per cent|%", re.IGNORECASE
)


def without_courtesies(said: str) -> str:
    """`said` tidy, in its own case, with a comma where one stood; "a hundred percent" is certain, and no number."""
    if not _MAY_BE.search(said):
        return said
    return _CERTAIN.sub("certainly", _COURTESY.sub(" , ", said))


def without_partings(said: str) -> str:
    """The same where nothing more is to be arranged, so that a day is none to be noted: "see you Friday at seven"."""
    return _PARTING.sub(" , ", without_courtesies(said))
