"""What does an English goal ask for? Its words are read by the kind of value that they name, not by the trade they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.profile import Field

# Words that name a kind of value: (pattern, name, kind, label). The first that fits a phrase gives its kind.
_KINDS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), name, kind, label)
    for pattern, name, kind, label in (
        (r"^(?:when|date and time|day and time|time and (?:date|day)|date ?/ ?time|what day and time)$", "date_time", "date_time", ""),
        (r"\be-?mails?(?: address(?:es)?)?\b", "email", "email", "your email address"),
        (r"\b(?:(?:tele)?phone|mobile|cell|callback|call-back|contact)(?: phone)? numbers?\b|\bphone\b|\bnumber to (?:call|reach)\b|^(?:the |their |a )?number$|\bwhere to (?:call|reach)\b",
         "phone", "phone", "your phone number"),
        (r"\b(?:first|last|full|family)? ?names?\b|^whom?\b(?! .*\bhow many)|\bwho(?:m|se)? (?:is|to|they|the)\b|\bcontact person\b", "name", "name", "your name"),
        (r"\b(?:party size|group size|(?:number|count) of (?:people|persons|guests|adults|diners|attendees|participants|visitors)|how many (?:people|persons|guests|of (?:them|you)|will|are)|head ?count)\b|^(?:people|persons|guests|attendees)$",
         "party_size", "count", "the number of people"),
        (r"\bhow many nights\b|\bnumber of nights\b|^nights$", "nights", "count", "the number of nights"),
        (r"\bhow many\b|\bnumber of\b|\bquantity\b|\bamount of\b|\bhow (?:much|long) .*\bin (?:days|hours|minutes)\b|\bage\b|\bhow old\b|\bfrom (?:0|1|zero|one) to (?:5|10|five|ten)\b|\brating\b|\bscore\b",
         "", "count", ""),
        (r"\b(?:how much|budget|price|cost|amount)\b", "", "money", ""),
        (r"\b(?:address|location|where)\b", "address", "address", "the address"),
        (r"\b(?:what|which)? ?time\b|\bhour\b", "time", "time", "the time"),
        (r"\b(?:date|day|birthday)\b|\bwhat day\b", "date", "date", "the date"),
        (r"^(?:whether|if)\b|\byes or no\b|\byes/no\b", "", "yes_no", ""),
        (r"\bmessages?\b", "message", "message", "your message"),
        (r"\b(?:reason|purpose|matter|subject|topic|concern|issue|problem|symptoms?|request|question|inquiry|enquiry|need)\b|\bwhat (?:it is|it's|the \w+ is|they are calling) about\b",
         "reason", "text", "the reason"),
    )
)  # fmt: skip
_LIST_AFTER = re.compile(
    r"(?::|\s-\s|\b(?:collect(?:ing)?|gather|take down|note(?: down)?|write down|record|obtain|capture|ask(?:ing)?(?: (?:them|callers?|him|her|the (?:caller|customer|guest|patient|client)s?|people))?(?: for)?|"
    r"find out|get(?:ting)?|need(?:ed)?|require[sd]?|with|including|learn|know|we want)\b)\s*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(r"\s*(?:[,;\n•]|\s-\s)\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+(?:also\s+)?", re.IGNORECASE)
_PART_LEAD = re.compile(
    r"^(?:(?:and|then|also|please|the|their|his|her|your|a|an|caller'?s?|customer'?s?|guest'?s?|patient'?s?|client'?s?|preferred|desired|best|for|of|as well as|(?:the )?caller'?s)\s+)+",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^(?:which|what|how|why|whether|if|who|whom|whose|where|when)\b", re.IGNORECASE)
_TAKE_MESSAGE = re.compile(r"\b(?:messages?|answering machine|voice ?mail|answering service)\b", re.IGNORECASE)
_BOOK = re.compile(
    r"\b(?:book(?:s|ing|ings)?|reserv(?:e|es|ing|ations?)|schedul(?:e|es|ing)|arrang(?:e|es|ing)|set(?:ting)? up|make (?:an? )?(?:appointment|booking|reservation)s?|appointments?|plan(?:ning)?|"
    r"sign(?:ing)? (?:people |callers |customers )?up|register|enrol(?:l)?|rent(?:ing|als?)?|hire|hiring|viewings?|reschedul(?:e|ing)|move|moving)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:appointments?|visits?|consultations?|meetings?|sessions?|check-?ups?|interviews?|inspections?|viewings?|call-?outs?|estimates?|repairs?|demos?|calls?|treatments?|services?|installations?|jobs?|lessons?)\b",
    re.IGNORECASE,
)
# Things that are shared: how many share them decides which one is taken.
_SHARED = re.compile(
    r"\b(?:tables?|seats?|tickets?|tours?|rooms?|trips?|rides?|part(?:y|ies)|groups?|dinners?|lunch(?:es)?|brunch(?:es)?|cabs?|tax(?:i|is)|boats?|lanes?|courts?|places|spots|class(?:es)?|workshops?|events?|tastings?|cabins?|apartments?|stays?|escape)\b",
    re.IGNORECASE,
)
_STAY = re.compile(r"\b(?:rooms?|stays?|nights?|cabins?|apartments?|hostels?|hotels?|overnight|accommodation|campsites?|bed and breakfast)\b", re.IGNORECASE)
_PLACE_TO_GO = re.compile(r"\b(?:call-?outs?|pick-?ups? from|deliver(?:y|ies)|home visits?|house calls?|on-?site|at (?:the )?(?:customer|caller|client)'?s)\b", re.IGNORECASE)
_ORDER = re.compile(r"\b(?:orders?|ordering|buy|sell(?:ing)?|purchases?|take-?(?:away|out))\b", re.IGNORECASE)
_PICK_UP = re.compile(r"\b(?:pick-?up|collect|take-?(?:away|out)|ready)\b", re.IGNORECASE)
_CALL_BACK = re.compile(
    r"\b(?:call-?backs?|call (?:them|him|her|people) back|leads?|prospects?|inquir(?:y|ies)|enquir(?:y|ies)|qualify|sales|contact details|contact information|quotes?|interested|tickets?|complaints?|support)\b",
    re.IGNORECASE,
)  # fmt: skip

NAME: Final = Field(name="name", kind="name", label="your name")
PHONE: Final = Field(name="phone", kind="phone", label="your phone number")
MESSAGE: Final = Field(name="message", kind="text", label="your message")
_DATE: Final = Field(name="date", kind="date", label="the date")
_TIME: Final = Field(name="time", kind="time", label="the time")
_REASON: Final = Field(name="reason", kind="text", label="the reason")
_PARTY: Final = Field(name="party_size", kind="count", label="the number of people")
TAKING_A_MESSAGE: Final = (NAME, PHONE, MESSAGE)


def goal_fields(goal: str, *, sizes: Sequence[int] = (), services: Sequence[str] = ()) -> tuple[Field, ...] | None:
    """The fields that a goal needs, in the order in which a person would ask; None when it names nothing that can be collected."""
    said = tidied(goal).rstrip(" .!")
    listed = _listed(said)
    if listed:
        return listed
    if _TAKE_MESSAGE.search(said):
        return TAKING_A_MESSAGE
    if _BOOK.search(said):
        return _booking(said, sizes, services)
    if _ORDER.search(said):
        service = _choice(services) if services else Field(name="item", kind="text", label="your order")
        when = (_TIME,) if _PICK_UP.search(said) else ()
        return (service, *when, NAME)
    if _CALL_BACK.search(said):
        return (NAME, PHONE, _REASON)
    if _MEETING.search(said) or (_SHARED.search(said) and sizes):
        return _booking(said, sizes, services)
    return None


def asked_in_context(sentence: str) -> tuple[Field, ...]:
    """Fields that a sentence of the context asks to collect: "Always ask for a phone number."""
    m = re.match(
        r"^(?:please )?(?:always |also )*(?:ask(?: (?:them|callers?|the caller|customers?|guests?|for))*|collect|note(?: down)?|take down|record|write down|find out|"
        r"we (?:also )?need(?: to know)?|required:?|you need)\s+(?P<list>.+?)[.!]?$",
        tidied(sentence),
        re.IGNORECASE,
    )
    return _from_list(m["list"]) if m else ()


def _listed(goal: str) -> tuple[Field, ...]:
    """What stands in the goal as a list: "Arrange a visit: which door, where, when, and whom to ask for"."""
    m = _LIST_AFTER.search(goal)
    if m is None or (_TAKE_MESSAGE.fullmatch(m["list"].removeprefix("a ").strip())):
        return ()
    explicit = ":" in goal[: m.start("list")] or len(_PARTS.split(m["list"])) > 1
    fields = _from_list(m["list"])
    known = [f for f in fields if f.name in _NAMED or f.kind != "text"]
    if not fields or (not known and not _all_questions(m["list"])) or (not explicit and len(known) < len(fields)):
        return ()
    return fields


_NAMED: Final = frozenset(("name", "phone", "email", "message", "reason", "address", "date", "time", "party_size", "nights"))


def _all_questions(listed: str) -> bool:
    return all(_QUESTION.match(_PART_LEAD.sub("", part)) for part in _PARTS.split(listed) if part)


def _from_list(listed: str) -> tuple[Field, ...]:
    fields: list[Field] = []
    for part in _parts(listed):
        for field in _field(part):
            if all(field.name != known.name for known in fields):
                fields.append(field)
    return tuple(fields)


def _parts(listed: str) -> Iterator[str]:
    """The items of a list; "date and time" is one of them."""
    glued = re.sub(r"\b(date|day|time) and (date|day|time)\b", r"\1/\2", listed, flags=re.IGNORECASE)
    for part in _PARTS.split(glued):
        item = part.strip(" .?!\"'")
        if item and len(item) <= 120:
            yield item


def _field(part: str) -> list[Field]:
    bare = _PART_LEAD.sub("", part).strip()
    if not bare:
        return []
    if re.fullmatch(r"(?:date|day|time)/(?:date|day|time)|when(?: (?:it|they|to) .*)?|when", bare, re.IGNORECASE):
        return [_DATE, _TIME]
    for pattern, name, kind, label in _KINDS:
        if pattern.search(bare):
            if kind == "date_time":
                return [_DATE, _TIME]
            if kind == "message":
                return [MESSAGE]
            return [_named(bare, name, kind, label)]
    return [_named(bare, "", "text", "")]


def _named(part: str, name: str, kind: str, label: str) -> Field:
    """A question word makes the part a question of its own; our own names have their questions in the catalogue."""
    own = snake(part)
    plain = not _QUESTION.match(part) or re.fullmatch(r"(?:where|who|whom)", part, re.IGNORECASE)
    if name and (plain or name in ("party_size", "nights")) and len(part.split()) <= 4:
        distinct = own if kind in ("name", "phone", "date", "time", "address") and len(part.split()) > 1 and not _usual(part) else name
        return Field(name=distinct or name, kind=kind, label=label if distinct == name else f"the {part}")
    question = question_of(part) if not plain else ""
    return Field(name=own or name or "answer", kind=kind, label=part if question else f"the {part}", ask=question)


def _usual(part: str) -> bool:
    """"full name", "contact number": no more than the plain field says."""
    return bool(
        re.fullmatch(
            r"(?:(?:full|contact|call-?back|phone|mobile|telephone|cell|street|home|e-?mail|preferred)\s?)*(?:name|number|phone|address|date|time|day)(?: (?:and|or) .*)?(?: to (?:call|reach) .*)?",
            part,
            re.IGNORECASE,
        )
    )


def question_of(part: str) -> str:
    """"whom to ask for" → "Whom should we ask for?"; "which door" → "Which door?"; "whether they smoke" → "Do you smoke?"."""
    text = re.sub(r"\b(?:they|he or she|the (?:caller|customer|guest|patient|client)) (?:are|is)\b", "you are", part, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:their|his or her)\b", "your", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:they|them|he or she|the (?:caller|customer|guest|patient|client))\b", "you", text, flags=re.IGNORECASE)
    m = re.match(r"^(?:whether|if) you are (.+)$", text, re.IGNORECASE)
    if m:
        return f"Are you {m.group(1)}?"
    m = re.match(r"^(?:whether|if) you (would|will|can|have|want|need|like|\w+) ?(.*)$", text, re.IGNORECASE)
    if m:
        helper = m.group(1).lower()
        start = helper.capitalize() + " you" if helper in ("would", "will", "can") else f"Do you {helper}"
        return f"{start} {m.group(2)}".strip() + "?"
    m = re.match(r"^(?:whether|if) (.+?) (is|are|was|were|has|can|will) (.+)$", text, re.IGNORECASE)
    if m:
        return f"{m.group(2).capitalize()} {m.group(1)} {m.group(3)}?"
    m = re.match(r"^(\w+(?: \w+)?) to (.+)$", text, re.IGNORECASE)
    if m and _QUESTION.match(text):
        return f"{m.group(1).capitalize()} should we {m.group(2)}?"
    m = re.match(r"^(how \w+|what|where|why|when|who) you are (.*)$", text, re.IGNORECASE)
    if m:
        return f"{m.group(1).capitalize()} are you {m.group(2)}".strip() + "?"
    return text[:1].upper() + text[1:].rstrip("?") + "?"


def snake(words: str) -> str:
    """A payload key from words: "Which door?" → `door`, "preferred pick-up day" → `preferred_pick_up_day`."""
    bare = re.sub(r"^(?:which|what|whether|if|the|a|an|their|your|his|her|how)\s+", "", words.lower())
    bare = re.sub(r"^(?:they|you|it)\s+(?:are|is|would|want|have)?\s*", "", bare)
    return "_".join(re.findall(r"[a-z0-9]+", bare)[:5])


def kind_of(words: str) -> str | None:
    """The kind of value that a label or a key names: "Call-back number" → phone; None when it names none."""
    for pattern, _, kind, _ in _KINDS:
        if pattern.search(words):
            return {"date_time": "date", "message": "text"}.get(kind, kind)
    return None


def _booking(goal: str, sizes: Sequence[int], services: Sequence[str]) -> tuple[Field, ...]:
    fields: list[Field] = []
    is_stay = bool(_STAY.search(goal)) and not re.search(r"\bmeeting rooms?\b", goal, re.IGNORECASE)
    if services:
        fields.append(_choice(services))
    if sizes or _SHARED.search(goal):
        fields.append(_PARTY)
    if is_stay:
        fields += [replace(_DATE, label="the day of arrival"), Field(name="nights", kind="count", label="the number of nights")]
    else:
        fields += [_DATE, _TIME]
    if _PLACE_TO_GO.search(goal):
        fields.append(Field(name="address", kind="address", label="the address"))
    fields.append(NAME)
    if not services and _MEETING.search(goal):
        fields.append(_REASON)
    return tuple(fields)


def _choice(services: Sequence[str]) -> Field:
    return Field(name="service", kind="choice", label="what you would like", options=tuple(services))
