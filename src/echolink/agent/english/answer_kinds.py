"""Which English sentence answers a question of a kind: is there a place in it, a time, an age, a requirement, how soon?"""

import re
from typing import Final

from echolink.agent.english import room_needed, turnaround

_AHEAD: Final = (
    r"(?:\d|\b(?:an?|two|three|five|ten|fifteen|twenty|thirty|few)) ?(?:full )?(?:min(?:ute)?s?|hours?|hrs?)"
    r"(?: or (?:more|so))? (?:before|ahead|in advance|prior|earlier|early|beforehand)\b"
)
_COMES: Final = (
    r"\b(?:arriv\w+|come|be (?:here|there|at|in|on site|ready)|show up|turn up|check[- ]?in\w*|"
    r"get here|report|meet|doors?)\b"
)
_SENTENCES: Final = {
    "arrive": re.compile(
        rf"{_COMES}.*{_AHEAD}|{_AHEAD}.*{_COMES}|\b(?:arrive|come|be|show up) (?:\w+ )?(?:early|on time|punctual\w*)\b|"
        r"\bcheck-?in (?:is|starts|opens|begins)\b",
        re.IGNORECASE,
    ),
    "ahead": re.compile(
        r"(?:\d|\b(?:an?|one|two|three|four|five|six|few|couple of)) ?(?:full )?(?:min(?:ute)?s?|hours?|hrs?|days?|"
        r"weeks?|months?)"
        r"(?:'s?)?(?: or more)? (?:notice|before|ahead|in advance|prior|earlier|early|beforehand|after)\b",
        re.IGNORECASE,
    ),
    "soon": re.compile(
        r"\btakes? [a-z ]*?(?:\d+|an?|one|two|three|four|five|six|eight|ten|few) (?:\w+ )?(?:days?|weeks?|hours?|"
        r"months?)\b|"
        r"\bwithin\b|\b(?:same|next)[ -]day\b|\bin (?:about |around )?"
        r"(?:an?|\d+|one|two|three|half an) (?:minutes?|hours?|days?|weeks?)\b",
        re.IGNORECASE,
    ),
    "room": room_needed.TOLD,
    "age": re.compile(
        r"\bmonths? old\b|\bat least \d+ (?:months|years)\b|\bage[sd]?\b|\b(?:years?|year-olds?)\b|\b(?:must|have to|"
        r"has to|need to|should) be (?:at least |"
        r"over )?\d\d\b(?! (?:min|met|mile|"
        r"day|hour))|"
        r"\b\d\d? (?:and|or) (?:up|over|older)\b|(?<![\d$€£.])\d\d?\+(?!\d)|"
        r"\b(?:over|under) \d\d?s?\b(?!:| ?(?:[%€$]|[ckm]m\b|kg|[ap]m\b|kilo|pound|euro|dollar|met|mile|min|hour|"
        r"day|people))",
        re.IGNORECASE,
    ),
    "needs": re.compile(
        r"\b(?:bring|required?|please|must|ha(?:ve|s) to (?:show|have|present|provide))\b|"
        r"\bwhat to (?:have|bring|prepare|pack|wear)\b|"
        r"\bhave (?:your|an?|the) [\w ,]*\b(?:ready|at hand)\b|\bwith (?:an? |"
        r"their |your |valid )*(?:photo )?(?:ID|passport|proof)\b|"
        r"\bneed(?:s|ed)?\b(?! (?:at least )?[\w']+ [a-z]+'? notice)",
        re.IGNORECASE,
    ),
    "wear": re.compile(
        r"\b(?:shoes|boots|sneakers|pants|trousers|jeans|shorts|socks|clothes|clothing)\b(?!.*\brent)", re.IGNORECASE
    ),
    "often": re.compile(
        r"\bevery\b|\b(?:hourly|daily|weekly|monthly|yearly|annually|once|twice)\b|\btimes an? \w|\bdays a week\b",
        re.IGNORECASE,
    ),
    "all_brought": re.compile(
        r"\b(?:we|i|our \w+) (?:always |will )?(?:bring|provide|supply) (?:everything|(?:all|our own|my own|their own)(?: of)?"
        r"(?: (?:the|our|my|their))?(?: [a-z]+){0,2}? "
        r"(?:products?|supplies|equipment|materials?|tools?|stuff|things?|gear))\b",
        re.IGNORECASE,
    ),
    "brought": re.compile(
        r"\d|\b(?:an?|one|two|three|four|five|six|ten|each|limit|as many|max(?:imum)?)\b", re.IGNORECASE
    ),
    "amount": re.compile(
        r"[$€£] ?\d|\d ?[$€£]|\b(?:\d+|[a-z]+) (?:dollars?|bucks|euros?|pounds|cents)\b", re.IGNORECASE
    ),
    # A price of whatever there is: "Prices start at 4 dollars", "the price is 40 dollars per room".
    "price_of_all": re.compile(
        r"^(?:all |our |the )*(?:prices?|pricing|rates?)(?: (?:is|are|starts?|begins?|from|at)\b|:)", re.IGNORECASE
    ),
    # Why no price is told.
    "no_price": re.compile(
        r"\b(?:don't|do not|can't|cannot|can not|never|no)(?: \w+)? (?:quote|(?:give|tell|name|discuss)(?: \w+){0,2} "
        r"(?:price|quote|estimate|cost|rate)s?)\b|\bno (?:prices|quotes|estimates)\b.*\bphone\b|"
        r"\b(?:prices?|costs?) (?:depends?|var(?:y|ies))\b|\b(?:quotes?|estimates?|prices?) (?:are |is )?(?:only |given )*"
        r"(?:after|on request|following)\b",
        re.IGNORECASE,
    ),
    "least": re.compile(
        r"\bmin(?:imum|\.)?\b|\bat least\b|\bno (?:less|fewer) than\b|\bfrom \d+ (?:up )?to \d|\b\d+ or more\b|"
        r"\b\d+ ?(?:to|-|–) ?\d+ (?:people|persons|players|guests|passengers|students|participants)\b",
        re.IGNORECASE,
    ),
    "most": re.compile(
        r"\bup to (?!\w+ (?:min|hour|day|week|month))(?:\d|an?\b|two|three|four|five|six|seven|eight|ten|twelve)|"
        r"\bat most\b|\bmax(?:imum|\.)?\b|\b(?:no|"
        r"not) more than\b|"
        r"\bseats? (?:up to )?\d|\bfrom \d+ (?:up )?to \d|\b\d+ (?:\w+ )?at most\b|\bno [a-z]+ (?:over|above)\b|\blimit(?:ed)?\b|"
        r"\b\d+ ?(?:to|-|–) ?\d+ (?:people|persons|players|guests|passengers|students|participants)\b",
        re.IGNORECASE,
    ),
    "areas": re.compile(
        r"\b(?:serve|cover|deliver|come|drive|work|move|go|travel|ship|operate|pick|install|everywhere|anywhere)(?:s|"
        r"ing)?\b[\w ]*? "
        r"(?:(?-i:[A-Z][a-z]+)|within)|"
        r"\b(?!(?:existing|new|private|current|local|registered) )(?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w+))* "
        r"(?:residents|homeowners|homes|households|addresses|customers|clients|properties) only|"
        r"\b(?-i:[A-Z]\w+)(?:,? (?:and|or)(?: the)? (?-i:[A-Z]\w+))* (?:County |only|"
        r"\(?(?:and )?nowhere else)",
        re.IGNORECASE,
    ),
    "holidays": re.compile(
        r"\bholidays\b|\b(?:every day of the year|all year(?: round)?|365 days|day and night|around the clock|24/7)\b|"
        r"\b(?:seven|7) days a week except\b",
        re.IGNORECASE,
    ),
    "reach": re.compile(
        r"\b(?:within|up to|radius|as far as|(?:no|not) more than|about)\b.*\b(?:miles?|km|kilomet\w+|minutes(?:'| drive| from))|"
        r"\b(?:miles?|km|kilomet\w+)(?:['-]| )radius|\b(?:miles?|km) (?:from|of|around)\b",
        re.IGNORECASE,
    ),
    "where": re.compile(
        r"\b\d+\w? [A-Z][a-z]+|\b(?:go|come|drive|walk|over) to (?:the |our )?[A-Z]|"
        r"\b(?:[Ii]n|[Aa]t|[Bb]ehind|[Nn]ear|[Oo]utside|[Oo]pposite|[Nn]ext to|[Uu]nder|[Aa]cross)"
        r" (?:the |our |an? )?(?:[A-Z]|\d+\w? [A-Z]|(?<=the )[a-z]|(?<=our )[a-z]|(?<=a )[a-z])|\bfrom [a-zA-Z]"
    ),
    "put_where": re.compile(
        r"\b(?:put|leave|left|place|placed|set|be|stands?|stacked|bring|goes?|belongs?|out)\b[^.;]*? "
        r"(?:at|on|in|by|outside|behind|near|beside|next to|under|against|into) (?:the|your|our|a|front of)\b",
        re.IGNORECASE,
    ),
    "when": re.compile(
        r"\d\s?(?:am|pm)\b|\d:\d\d|\bo'clock\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
        r"\b(?:daily|noon|midnight|weekends?|within|(?:next|same) day|(?:days?|weeks?|hours?) (?:after|before|"
        r"later))\b|"
        r"\b\d{1,2} ?(?:to|-|–|until) ?\d{1,2}\b|"
        r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
        r"autumn|winter)\b|"
        r"\b(?:before|after|until|from|at|between) \d",
        re.IGNORECASE,
    ),
    # Whether one has to bring a thing: it is brought, or to be had here.
    "brings": re.compile(
        r"\b(?:br(?:ing|ought)|provide[ds]?|suppl(?:y|ies|ied)|rent\w*|hir(?:e|ed|es|ing)|lend|loan\w*|borrow\w*|own|"
        r"included?|includes|free|needs?|needed|requir\w+|must|necessary|buy|bought|sell|sold|(?:have|has)(?! to)|"
        r"there (?:is|are)|"
        r"comes? with|keep|wear|please|ready|available|welcome|allowed|extra|everything)\b|[$€£]|\b(?:dollars|euros)\b",
        re.IGNORECASE,
    ),
    "sent_how": re.compile(
        r"\bupload\w*|\b(?:send|e-?mail|mail|post|fax|ship|bring|drop|give|hand|leave) (?:us|me|in|off|it|them|"
        r"(?:the|your|all|any|a) (?:[a-z]+ ){1,2}?(?:to|by|in|at|off|with|through|over|here)\b)|"
        r"\bdrop(?:ped)?[- ]off (?:at|box|point)\b|"
        r"\b(?:we|our \w+) (?:collect|pick|fetch)\b",
        re.IGNORECASE,
    ),
    "explains": re.compile(
        r"\b(?:is|are) (?:an?|the|when|where|for|our|done|made|what)\b|\b(?:means?|includ\w+|covers?|consists?|comes? with)\b",
        re.IGNORECASE,
    ),
    "holds_for": re.compile(r"\b(?:warranty|guaranteed?|valid|contract|years?)\b", re.IGNORECASE),
    "guarantees": re.compile(r"\b(?:warranty|guaranteed?)\b", re.IGNORECASE),
    "takes": re.compile(
        r"\b(?:takes?|lasts?|runs? for|within|back (?:with you )?in|(?:done|ready|finished) in)\b|"
        r"\b\d+[- ](?:minutes?|hours?|(?:business |working )days)(?! (?:early|before))|"
        r"\([^)]*(?:min|hour)|"
        rf"{turnaround.TOLD.pattern}",
        re.IGNORECASE,
    ),
    # Who is reached how, where nobody can be put through.
    # Who is in danger asks somebody else to call: "can you call them for me", "please get an ambulance".
    "calls_for_help": re.compile(
        r"\b(?:can|could|will|would|can't|couldn't|won't)(?: you|n't you)? (?:please |just |not )*"
        r"(?:call|phone|ring|get|send|dial|alert|notify|contact)\b"
        r"(?: (?:(?:it|them|that|him|somebody|someone|anyone|911|9 1 1|112|999)\b|(?:an? |the )?(?:\w+ )?(?:number|ambulance|"
        r"police|"
        r"cops|paramedics?|fire\w*|help|doctor|gas company|hospital)\b))|"
        r"^(?:please )?(?:call|send|get) (?:them|help|someone|an ambulance)\b",
        re.IGNORECASE,
    ),
    "called_back": re.compile(
        r"\b(?:(?:calls?|rings?|phones?) (?:\w+ ){0,2}back|gets? (?:(?:you|everyone|everybody|them|callers|people|clients|"
        r"patients) )?back|returns? (?:(?:all|your|every) )?(?:calls?|messages?)|call-?backs?|"
        r"(?:respond|answer|repl(?:y|ies)|return)\w* (?:\w+ ){0,4}within|"
        r"(?:we|someone|somebody|one of us|an? \w+|the \w+)(?: will|'ll) (?:call|phone|ring|contact|get in touch))\b",
        re.IGNORECASE,
    ),
    "closed_until": re.compile(
        r"\b(?:closed|away|holiday|vacation|off|leave)\b.*\b(?:until|till|through|to|from)\b|"
        r"\b(?:re-?open\w*|back (?:on|in|from))\b",
        re.IGNORECASE,
    ),
    "who": re.compile(
        r"\b(?:him|her|them)sel(?:f|ves)\b|\b(?:Dr|Mr|Mrs|Ms|Prof)\.? [A-Z]|\b[A-Z][a-z]+ (?:is|are|will|does|teaches|"
        r"runs)\b|: .*[A-Z][a-z]+"
    ),
}
_OUTRIGHT: Final = {
    "which": re.compile(r"\w, [\w' -]+?,? (?:and|or) \w|[A-Z]\w+ (?:and|or) [A-Z]|: \w+, \w+"),
    "who": re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b|\b(?:Dr|Mr|Mrs|Ms|Prof)\b|, [A-Z][a-z]+,"),
    "least": re.compile(r"\b(?:minimum|at least|from \d+ (?:up )?to)\b", re.IGNORECASE),
    "most": re.compile(
        r"\b(?:up to(?! \w+ (?:min|hour|day|week|month))|at most|max(?:imum)?|no more than|seats?)\b", re.IGNORECASE
    ),
    "soon": re.compile(
        r"\b(?:rush|hurry|urgent(?:ly)?|express|priority|fast(?:er|est)?|quick(?:er|est|ly)?|same[ -]day)\b", re.I
    ),
    "where": re.compile(
        r"\b(?:we are|we're|located|find us|address|our \w+ is|corner)\b|\b\d+\w? [A-Z]", re.IGNORECASE
    ),
    "needs": re.compile(r"\b(?:bring|need(?:s|ed)?|required?|what to (?:have|bring|prepare|pack))\b", re.IGNORECASE),
    "room": room_needed.OUTRIGHT,
    "age": re.compile(r"\bage[sd]?\b|\byears?\b", re.IGNORECASE),
}


def fit(kind: str, sentence: str) -> int:
    """2 where a sentence says outright what a question of the kind asks for, 1 where it may answer it, 0 where it cannot."""
    pattern, best = _SENTENCES.get(kind), _OUTRIGHT.get(kind)
    if pattern is not None and not pattern.search(sentence):
        return 0
    return 2 if best is not None and best.search(sentence) else 1
