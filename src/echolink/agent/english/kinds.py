"""Which kind of value do English words name? "Call-back number" is a phone number, "head count" a count of people."""

import re
from typing import Final, NamedTuple

from echolink.agent.english.asked_amounts import ASKED
from echolink.agent.english.item_marks import UNITS

PEOPLE: Final = (
    r"(?:people|persons|guests|adults|diners|attendees|participants|visitors|passengers|players|kids|children)"
)
# One person by what they are in the call: a field of that name asks who it is.
SOMEBODY: Final = (
    r"(?:(?:the|your|main|primary|lead|new|first|second|emergency|billing|on-?site) )*"
    r"(?:guest|sender|recipient|receiver|addressee|customer|client|caller|patient|student|pupil|child|kid|parent|"
    r"guardian|owner|"
    r"driver|passenger|rider|tenant|resident|applicant|candidate|attendee|participant|visitor|buyer|seller|donor|subscriber|"
    r"member|employee|organi[sz]er|host|honou?ree|celebrant|bride|groom|travell?er|requester|requestor|reporter|witness|"
    r"cardholder|renter|borrower|shopper|diner|player|leader|chaperone|beneficiary|deceased|insured|policy ?holder)"
)
DOERS: Final = (
    r"(?:anglers|flyers|fliers|shooters|golfers|divers|hikers|campers|skaters|climbers|swimmers|dancers|rowers|sailors|skiers|"
    r"jumpers|bowlers|paddlers|surfers|cyclists|bikers|walkers|racers|spectators|travell?ers|students|pupils|members|learners|"
    r"tasters|kayakers|snorkell?ers)"
)
_PERSON: Final = r"(?:people|person|guest|adult|diner|attendee|participant|visitor|passenger|player|head)"
_WHEN: Final = r"(?:it|they|to|we|you|would|can|could|should|do|they'd)"
_UNIT: Final = "|".join(sorted(UNITS, key=len, reverse=True))
_MAY: Final = r"(?:can|could|should|shall|may|might|would|will|is to|are to|needs? to|wants? to)"
_ANYONE: Final = rf"(?!.*\b(?:did|was|were)\b)(?:(?:the|our|an?|your) )?(?:[\w'-]+ ){{0,2}}?[\w'-]+(?= {_MAY}\b)"
_COMES: Final = (
    r"come|visit|call|drop|stop|pass|swing|pick|collect|deliver|start|begin|arrive|meet|be|go|look|do|have|get"
)
# What is told of a time gone by is told in many ways ("just before the pandemic").
_WAS_BEFORE: Final = (
    r"(?!need|proceed)[a-z]{2,}ed(?! to)|was|were|did|last|happened|started|began|first|bought|noticed|built|ago|ever"
)
_PERSON_NAMED: Final = (
    r"(?:caller|customer|client|guest|patient|prospect|owner|parent|guardian|adult|child|kid|baby|son|daughter|boy|girl|mother|mom|mum|"
    r"father|dad|"
    r"wife|husband|spouse|partner|person|people|student|pupil|player|participant|attendee|member|tenant|landlord|"
    r"resident|contact|"
    r"bride|groom|couple|deceased|employee|worker|manager|driver|passenger|rider|pet|dog|cat|puppy|kitten|horse|pony|"
    r"animal|bird|"
    r"rabbit|each|every|all|both|whoever|someone|somebody|anyone|everyone|who\w*|birthday|main|lead|emergency|his|her|"
    r"its|their|your|"
    r"full|first|last|family|user|visitor|buyer|seller|host|organi[sz]er|recipient|sender|applicant|candidate|teacher|doctor|"
    r"\w{2,}(?:er|or|ist|ant|ian|ee|man|woman)|technician|stylist|relative|friend|celebrant|honou?ree|winner|rep\w*|"
    r"agent|one|holder|leader|captain|coach|boss|supervisor|neighbou?r|man|woman|lady|gentleman)s?"
)
# Words that name a kind of value: (pattern, name, kind, label). The first that fits a phrase gives its kind.
_NAMES_OF_KINDS: Final = (
    (r"^(?:whether|if) (?:it|this|that|there|any\w+)(?:['’]s| is| are| was| has)\b", "", "yes_no", ""),
    (r"^whether (?!.*\bor\b(?! not))", "", "yes_no", ""),
    (
        r"^how much\b.*\b(?:pay|spend|afford|invest|donate|borrow|get for|hope to get|want for|ask(?:ing)? for)\b",
        "",
        "money",
        "",
    ),
    (r"^(?:the |their )?(?:day|date) of (?:the|their|your|his|her)\b", "", "date", ""),
    (r"^(?:the |their )?time of (?:the|their|your|his|her)\b", "", "time", ""),
    (r"^(?:by )?when (?:you|they) needs? (?:it|them)(?: back| by| done| ready)?$", "date", "date", "the date"),
    (
        r"^(?:when|date and time|day and time|time and (?:date|day)|da(?:te|y) ?/ ?time|what day and time|"
        rf"when {_WHEN} (?!.*\b(?:{_WAS_BEFORE}|start)\b).*)$",
        "date_time",
        "date_time",
        "",
    ),
    (rf"^when (?:{_ANYONE}) (?:{_MAY} )?(?:{_COMES})\b(?!.*\blast\b)", "date_time", "date_time", ""),
    (r"^(?:the )?(?:arrival|check-?in|check-?out)$", "", "date", ""),
    (r"^(?:needed|wanted|required|ready|due) by(?: date)?$", "", "date", ""),
    (r"^(?:by|until|till) when\b|^(?:the )?deadline$", "", "date", ""),
    (r"^(?:the )?arrival$", "", "date", ""),
    (rf"^when\b(?!.*\b(?:{_WAS_BEFORE})\b)", "", "date", ""),
    (
        r"^when (?:will|shall|should|would|can|could|do|does|must) (?:it|they|you|we|he|she|the|your|their)\b(?!.*\blast\b)",
        "",
        "date",
        "",
    ),
    (
        r"^when (?:it|they|he|she|we|the [\w-]+|their [\w-]+) (?:will|shall|should|is to|are to) be\b",
        "date_time",
        "date_time",
        "",
    ),
    (r"^(?:from|as of|starting) when\b|^how soon\b.*\b(?:start|available|begin)", "", "date", ""),
    (r"^when\b", "", "text", ""),
    (
        r"^(?:which|what) (?:date|day|night|morning|afternoon|evening|weekday|weekend|(?:mon|tues|wednes|thurs|fri|"
        r"satur|sun)day)\b",
        "",
        "date",
        "",
    ),
    (r"\be-?mails?(?: address(?:es)?)?\b", "email", "email", "your email address"),
    (
        r"\b(?:(?:tele)?phone|mobile|cell|callback|call-back|contact)(?: phone)? numbers?\b|"
        r"(?<!which )(?<!what )"
        r"(?<!of the )(?<!of )(?<!of your )(?<!of their )\b(?:tele)?phone\b(?! model| type|'s)|['’]s? (?:cell|mobile)$|"
        r"^(?:the )?(?:best|good|daytime|reachable|emergency) number$|^(?:mobile|cell|"
        r"cellphone|landline)$|"
        r"\bnumber (?:to (?:call|reach|text|ring|phone|dial)|for (?:texts?|calls?|text messages|(?:an )?emergenc(?:y|ies)|"
        r"(?:returning|calling|ringing|reaching|texting|contacting)\b.*|(?:the )?(?:call-?backs?|confirmation))|"
        r"(?:that |where |at which |on which |under which )?(?:we|you|i|he|she|they|the \w+|someone|somebody) "
        r"(?:can|could|should|may|will) (?:best )?(?:call|reach|text|ring|phone|contact))\b|^(?:the |their |a )?number$|"
        r"\bnumber for (?:(?:the|our|an?) )?[\w-]+ to (?:call|reach|text|ring|phone|dial)\b|"
        r"^(?:what|which) number (?:they|you) have$|"
        r"^what(?:['’]s| is) (?:their|your|his|her|the [\w-]+['’]s) number\b|"
        r"^how (?:to|(?:we|you|i|he|she) (?:can|could|should|may)) (?:best )?(?:call|phone|ring) (?:them|you|him|her|back)\b|"
        r"\bwhere to (?:call|reach)\b|^(?:on|at|under) (?:which|what) number\b|"
        r"\bhow to reach (?:them|you)\b|"
        r"^contact(?: details| info(?:rmation)?)?$",
        "phone",
        "phone",
        "your phone number",
    ),
    (
        r"^(?:do|does|did|are|is|was|were|would|will|can|could|have|has|may|shall|should) ",
        "",
        "yes_no",
        "",
    ),
    (
        r"\b(?:company|business|product|team|band|brand|street|city|shop|organi[sz]ation|firm|model|event|boat|"
        r"vessel|yacht|"
        r"building|barn|stable|farm|venue|hotel|restaurant|bar|pub|club|church|project|property|site|estate|"
        r"trading|store|"
        r"school) names?\b|"
        rf"\bnames? of (?:(?:the|your|their|an?|his|her) )?+(?!{_PERSON_NAMED}\b|"
        rf"(?:[\w-]+ ){{1,2}}{_PERSON_NAMED}$)[\w-]+|"
        rf"(?<![\w'’-])(?!{_PERSON_NAMED}['’])[\w-]+['’]s names?\b|"
        r"\bname of (?:the |your )?(?:company|business|product|team|band|organi[sz]ation|firm|event|school)\b",
        "",
        "text",
        "",
    ),
    (rf"^{SOMEBODY}$", "", "name", ""),
    (
        r"^(?:the |an? )?(?:emergency|on-?site|main|primary) contact(?: person)?$|^(?:the )?(?:teacher|tutor|coach)$",
        "",
        "name",
        "",
    ),
    (
        r"\b(?:first|last|full|family)? ?names?\b|^whom?\b(?! .*\bhow many)|\bwho(?:m|se)? (?:is|to|they|the)\b|"
        r"\bcontact person\b",
        "name",
        "name",
        "your name",
    ),
    (
        r"\bsize of (?:the|their|your) (?:group|party)\b|"
        rf"\b(?:(?:party|group) size|{_PERSON}s?'? ?count|(?:number|count) of {PEOPLE}|"
        rf"how many (?:{PEOPLE}|of (?:them|you)|will|are))\b|^how many$|^(?:{PEOPLE}|{DOERS})$",
        "party_size",
        "count",
        "the number of people",
    ),
    (r"\bhow many nights\b|\bnumber of nights\b|^nights$", "nights", "count", "the number of nights"),
    (r"^(?!.*\baddress\b).*\b(?:postal code|post ?code|zip(?: ?code)?)\b", "", "text", ""),
    (
        r"\bhow many\b|\b(?:word|page|head|guest|piece|unit|item|bag|box|room|story|storey) count\b|"
        r"(?<!serial )(?<!model )(?<!order )(?<!account )(?<!policy )(?<!reference )(?<!part )"
        r""
        r"(?<!registration )(?<!room )(?<!unit )(?<!ticket )(?<!invoice )"
        r"(?<!license )(?<!licence )(?<!phone )\bnumber of\b|\bquantity\b|\bamount of (?!money)|"
        r"\bhow long .*\bin (?:days|hours|minutes)\b|"
        r"^how (?:big|large) .*\bin (?:employees|people|staff|heads|members)\b|\bhow satisfied\b.*\bfrom \d+ to \d+\b|"
        r"\bage\b|\bhow old\b|\bfrom (?:0|1|zero|one) to (?:3|4|5|6|7|10|100|five|six|seven|ten)\b|"
        r"\b[01] ?[-–] ?(?:5|6|7|10|100)\b|"
        r"\bout of (?:5|6|7|10|100|five|six|seven|ten|a hundred)\b|"
        r"\b(?:rating|score)\b|\b(?:team|staff|company|household|family|class) size\b|^years? of\b|"
        rf"^(?!.*\b(?:budget|price|cost|amount|bill|fee|spend)\b).*\bin (?:square |cubic )?(?:{_UNIT})$|"
        r"^(?:[a-z-]+ )?(?:suitcases|bags|rooms|bedrooms|bathrooms|baths|windows|doors|floors|stories|storeys|"
        r"tickets|copies|boxes|"
        r"pallets|cartons|chairs|loads|bottles|cars|vehicles|trees|nights|kayaks|bikes|infants|toddlers|seniors|"
        r"servings|pieces|tables|lanes|kegs|flues|(?:cubic|square) (?:yards|feet))$|"
        r"^(?:the )?[\w-]+s (?:per|a|each) (?:day|week|month)$|"
        r"^(?:pounds|kilos|gallons|lit(?:er|re)s|cords|acres|miles|pages|copies|hours|"
        r"square (?:feet|foot|footage|met(?:er|re)s)|mileage|"
        r"head ?count)$|"
        r"\bsize of (?:the|their|your) (?:team|staff|company|class|family)\b",
        "",
        "count",
        "",
    ),
    (
        rf"{ASKED}|\b(?:budget|price|cost|amount|bill|wages?|salary(?! expect)|income|"
        r"donation|revenue|turnover|"
        r"(?:hourly|weekly|monthly|yearly|annual|desired|expected) (?:pay|rate|rent|income|salary|wage)|"
        r"(?:declared|insured|estimated|assessed|market|property|home) value)\b",
        "",
        "money",
        "",
    ),
    (r"^(?:the |a )?best (?:time|day)s?\b|\btime (?:window|frame|slot)|^since when\b|^how long\b", "", "text", ""),
    (
        r"\b(?:address|location|destination)\b|^(?:the )?stable$|^(?:(?:the|your|our|event|party|"
        r"wedding) )*(?:place|venue|site)$|"
        r"^(?:the )?(?:place|spot|point|corner|building) (?:(?:where|that|which|at which|to which) )?(?:it|we|"
        r"they|you|he|she|the [\w-]+)\b|"
        r"\b(?:pick-?up|drop-?off|meeting|starting|collection|delivery) (?:place|spot|point|site)\b|^where\b(?! (?:in|"
        r"on)\b|.*\b(?:hurts?|heard?|found|saw|bought|got|leak\w*|noise))",
        "address",
        "address",
        "the address",
    ),
    (
        r"^(?:what|why|how)\b(?! (?:time|day|date|hour|month)).*"
        r"\b(?:next|this|last|first|any|every|each|on the|of the|in) (?:time|day)s?\b",
        "",
        "text",
        "",
    ),  # "what we could do better next time"
    (r"\b(?:what|which)? ?time\b|\bhour\b", "time", "time", "the time"),
    (
        r"\b(?:date of birth|birth ?date|birthday(?! (?!of\b|date\b)[a-z])|dob)\b",
        "date_of_birth",
        "date",
        "your date of birth",
    ),
    (r"(?<!up to )\b(?:date|day)\b|\bwhat day\b", "date", "date", "the date"),
    (
        r"^(?:whether|if)\b|\byes or no\b|\byes/no\b|\bor not$|\bup to date$",
        "",
        "yes_no",
        "",
    ),
    (r"\bmessages?\b", "message", "message", "your message"),
    (
        r"^(?:(?:the|short|brief) )*(?:problem|issue|fault|trouble)s?\b(?: description)?$|^what the (?:problem|"
        r"issue) is$",
        "problem",
        "text",
        "the problem",
    ),
    (
        r"^(?:(?:the|short|brief) )*(?:reason|purpose|matter|topic|concern|symptoms?|request|question|"
        r"inquiry|enquiry)\b|"
        r"^what(?: it is| is it)? about$|\bwhat (?:it is|it's|is it|is this|the \w+ is|they are calling|"
        r"you are calling) about\b|\breason for\b",
        "reason",
        "text",
        "the reason",
    ),
)


class Named(NamedTuple):
    """What words name: our own name for it, where there is one, its kind and its label."""

    name: str
    kind: str  # of a Field, or `date_time` for two of them, or `message`
    label: str


_KINDS: Final = tuple((re.compile(p, re.IGNORECASE), Named(*named)) for p, *named in _NAMES_OF_KINDS)


def named(words: str) -> Named | None:
    """What the words of a phrase name; None where it is nothing of a known kind."""
    return next((what for pattern, what in _KINDS if pattern.search(words)), None)


def kind_of(words: str) -> str | None:
    """The kind of value that a label or a key names: "Call-back number" → phone; None when it names none."""
    what = named(words)
    return None if what is None else {"date_time": "date", "message": "text"}.get(what.kind, what.kind)
