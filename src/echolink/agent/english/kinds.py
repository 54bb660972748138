"""Which kind of value do English words name? "Call-back number" is a phone number, "which door" a question of its own."""

import re
from typing import Final

from echolink.agent.english.numbers import in_figures
from echolink.agent.english.phrases import question_of, snake, to_caller
from echolink.agent.profile import Field

# Words that name a kind of value: (pattern, name, kind, label). The first that fits a phrase gives its kind.
_NAMES_OF_KINDS: Final = (
    (
        r"^(?:when|date and time|day and time|time and (?:date|day)|date ?/ ?time|what day and time)$",
        "date_time",
        "date_time",
        "",
    ),
    (r"\be-?mails?(?: address(?:es)?)?\b", "email", "email", "your email address"),
    (
        r"\b(?:(?:tele)?phone|mobile|cell|callback|call-back|contact)(?: phone)? numbers?\b|\bphone\b|"
        r"\bnumber to (?:call|reach)\b|^(?:the |their |a )?number$|\bwhere to (?:call|reach)\b",
        "phone",
        "phone",
        "your phone number",
    ),
    (
        r"\b(?:first|last|full|family)? ?names?\b|^whom?\b(?! .*\bhow many)|\bwho(?:m|se)? (?:is|to|they|the)\b|"
        r"\bcontact person\b",
        "name",
        "name",
        "your name",
    ),
    (
        r"\b(?:party size|group size|head ?count|"
        r"(?:number|count) of (?:people|persons|guests|adults|diners|attendees|participants|visitors)|"
        r"how many (?:people|persons|guests|of (?:them|you)|will|are))\b|^(?:people|persons|guests|attendees)$",
        "party_size",
        "count",
        "the number of people",
    ),
    (r"\bhow many nights\b|\bnumber of nights\b|^nights$", "nights", "count", "the number of nights"),
    (
        r"\bhow many\b|\bnumber of\b|\bquantity\b|\bamount of\b|\bhow (?:much|long) .*\bin (?:days|hours|minutes)\b|"
        r"\bage\b|\bhow old\b|\bfrom (?:0|1|zero|one) to (?:5|10|five|ten)\b|\brating\b|\bscore\b",
        "",
        "count",
        "",
    ),
    (r"\b(?:how much|budget|price|cost|amount)\b", "", "money", ""),
    (r"\b(?:address|location|where)\b", "address", "address", "the address"),
    (r"\b(?:what|which)? ?time\b|\bhour\b", "time", "time", "the time"),
    (r"\b(?:date|day|birthday)\b|\bwhat day\b", "date", "date", "the date"),
    (r"^(?:whether|if)\b|\byes or no\b|\byes/no\b", "", "yes_no", ""),
    (r"\bmessages?\b", "message", "message", "your message"),
    (
        r"\b(?:reason|purpose|matter|subject|topic|concern|issue|problem|symptoms?|request|question|inquiry|enquiry|"
        r"need)\b|"
        r"\bwhat (?:it is|it's|the \w+ is|they are calling) about\b",
        "reason",
        "text",
        "the reason",
    ),
)
_KINDS: Final = tuple((re.compile(p, re.IGNORECASE), name, kind, label) for p, name, kind, label in _NAMES_OF_KINDS)
_QUESTION = re.compile(r"^(?:which|what|how|why|whether|if|who|whom|whose|where|when)\b", re.IGNORECASE)
_WHO = re.compile(r"^whom?\b", re.IGNORECASE)
_PART_LEAD = re.compile(
    r"^(?:(?:and|then|also|please|the|their|his|her|your|a|an|caller'?s?|customer'?s?|guest'?s?|patient'?s?|client'?s?|"
    r"preferred|desired|best|for|of|as well as|(?:the )?caller'?s)\s+)+",
    re.IGNORECASE,
)

DATE: Final = Field(name="date", kind="date", label="the date")
TIME: Final = Field(name="time", kind="time", label="the time")
MESSAGE: Final = Field(name="message", kind="text", label="your message")


def fields_of(part: str) -> list[Field]:
    """The fields that a phrase names: "when" names two, a date and a time."""
    bare = _PART_LEAD.sub("", part).strip()
    if not bare:
        return []
    if re.fullmatch(r"(?:date|day|time)/(?:date|day|time)|when(?: (?:it|they|to) .*)?|when", bare, re.IGNORECASE):
        return [DATE, TIME]
    for pattern, name, kind, label in _KINDS:
        if pattern.search(bare):
            if kind == "date_time":
                return [DATE, TIME]
            if kind == "message":
                return [MESSAGE]
            return [_named(bare, name, kind, label)]
    return [_named(bare, "", "text", "")]


def is_question(part: str) -> bool:
    """Whether a phrase begins with a question word: "which door"."""
    return bool(_QUESTION.match(_PART_LEAD.sub("", part)))


def _named(part: str, name: str, kind: str, label: str) -> Field:
    """A question word makes the part a question of its own; our own names have their questions in the catalogue."""
    own = snake(part) if name != "name" or not _WHO.match(part) else name
    plain = not _QUESTION.match(part) or re.fullmatch(r"(?:where|who|whom)", part, re.IGNORECASE)
    if name and (plain or name in ("party_size", "nights")) and len(part.split()) <= 4:
        distinct = (
            own
            if kind in ("name", "phone", "date", "time", "address") and len(part.split()) > 1 and not _usual(part)
            else name
        )
        return Field(name=distinct or name, kind=kind, label=label if distinct == name else f"the {part}")
    question = question_of(part) if not plain else ""
    least, most = _scale(part) if kind == "count" else (None, None)
    label = to_caller(part) if question else f"the {part}"
    return Field(name=own or name or "answer", kind=kind, label=label, ask=question, least=least, most=most)


def _scale(part: str) -> tuple[int | None, int | None]:
    """The bounds that a phrase sets: "from 1 to 5"."""
    m = re.search(r"\b(?:from|between) (\d+) (?:to|and) (\d+)\b", in_figures(part.lower()))
    return (int(m.group(1)), int(m.group(2))) if m else (None, None)


def _usual(part: str) -> bool:
    """Whether a phrase says no more than the plain field: "full name", "contact number"."""
    return bool(
        re.fullmatch(
            r"(?:(?:full|contact|call-?back|phone|mobile|telephone|cell|street|home|e-?mail|preferred)\s?)*(?:name|"
            r"number|phone|address|date|time|day)(?: (?:and|or) .*)?(?: to (?:call|reach) .*)?",
            part,
            re.IGNORECASE,
        )
    )


def kind_of(words: str) -> str | None:
    """The kind of value that a label or a key names: "Call-back number" → phone; None when it names none."""
    for pattern, _, kind, _ in _KINDS:
        if pattern.search(words):
            return {"date_time": "date", "message": "text"}.get(kind, kind)
    return None
