"""Which kind of value do English words name? "Call-back number" is a phone number, "head count" a count of people."""

import re
from typing import Final, NamedTuple

PEOPLE: Final = (
    r"(?:people|persons|guests|adults|diners|attendees|participants|visitors|passengers|players|kids|children)"
)
_PERSON: Final = r"(?:people|person|guest|adult|diner|attendee|participant|visitor|passenger|player|head)"
_WHEN: Final = r"(?:it|they|to|we|you|would|can|could|should|do|they'd)"
# Words that name a kind of value: (pattern, name, kind, label). The first that fits a phrase gives its kind.
_NAMES_OF_KINDS: Final = (
    (r"^(?:by )?when (?:you|they) needs? (?:it|them)(?: back| by| done| ready)?$", "date", "date", "the date"),
    (
        r"^(?:when|date and time|day and time|time and (?:date|day)|da(?:te|y) ?/ ?time|what day and time|"
        rf"when {_WHEN} (?!.*\b(?:did|was|were|happened|started|start)\b).*)$",
        "date_time",
        "date_time",
        "",
    ),
    (r"^(?:by|until|till|since) when\b|^deadline$", "", "date", ""),
    (r"^when\b(?! (?:did|was|were|it happened|it started))", "", "date", ""),
    (r"\be-?mails?(?: address(?:es)?)?\b", "email", "email", "your email address"),
    (
        r"\b(?:(?:tele)?phone|mobile|cell|callback|call-back|contact)(?: phone)? numbers?\b|"
        r"\b(?:tele)?phone\b(?! model| type)|^(?:mobile|cell)$|"
        r"\bnumber to (?:call|reach)\b|^(?:the |their |a )?number$|\bwhere to (?:call|reach)\b|"
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
        r"\b(?:company|business|product|team|band|brand|street|city|shop|organi[sz]ation|firm|model|event|"
        r"school) names?\b|"
        r"\bname of (?:the |your )?(?:company|business|product|team|band|organi[sz]ation|firm|event|school)\b",
        "",
        "text",
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
        rf"\b(?:(?:party|group) size|{_PERSON}s?'? ?count|(?:number|count) of {PEOPLE}|"
        rf"how many (?:{PEOPLE}|of (?:them|you)|will|are))\b|^how many$|^(?:{PEOPLE})$",
        "party_size",
        "count",
        "the number of people",
    ),
    (r"\bhow many nights\b|\bnumber of nights\b|^nights$", "nights", "count", "the number of nights"),
    (r"\b(?:postal code|post ?code|zip(?: ?code)?)\b", "", "text", ""),
    (
        r"\bhow many\b|\bnumber of\b|\bquantity\b|\bamount of (?!money)|\bhow long .*\bin (?:days|hours|minutes)\b|"
        r"\bage\b|\bhow old\b|\bfrom (?:0|1|zero|one) to (?:5|7|10|five|seven|ten)\b|\b[01] ?[-–] ?(?:5|7|10)\b|"
        r"\b(?:rating|score)\b|\b(?:team|staff|company|household|family|class) size\b|^years? of\b|"
        r"\bsize of (?:the|their|your) (?:team|staff|company|class|family)\b",
        "",
        "count",
        "",
    ),
    (r"\b(?:how much (?:they|you|it|money)|budget|price|cost|amount|bill)\b", "", "money", ""),
    (r"^(?:the |a )?best (?:time|day)s?\b|\btime (?:window|frame|slot)|^since when\b|^how long\b", "", "text", ""),
    (r"\b(?:address|location|where|destination)\b", "address", "address", "the address"),
    (r"\b(?:what|which)? ?time\b|\bhour\b", "time", "time", "the time"),
    (r"\b(?:date of birth|birth ?date|birthday|dob)\b", "date_of_birth", "date", "your date of birth"),
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
