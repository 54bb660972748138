"""Which kind of value do English words name? "Call-back number" is a phone number, "which door" a question of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from echolink.agent.english.lists import bracketed
from echolink.agent.english.numbers import in_figures
from echolink.agent.english.phrases import question_of, snake, to_caller
from echolink.agent.field import Field

_PEOPLE: Final = (
    r"(?:people|persons|guests|adults|diners|attendees|participants|visitors|passengers|players|kids|children)"
)
# Words that name a kind of value: (pattern, name, kind, label). The first that fits a phrase gives its kind.
_NAMES_OF_KINDS: Final = (
    (
        r"^(?:when|date and time|day and time|time and (?:date|day)|date ?/ ?time|what day and time|when (?:it|they|to) .*)$",
        "date_time",
        "date_time",
        "",
    ),
    (r"\be-?mails?(?: address(?:es)?)?\b", "email", "email", "your email address"),
    (
        r"\b(?:(?:tele)?phone|mobile|cell|callback|call-back|contact)(?: phone)? numbers?\b|\b(?:tele)?phone\b(?! model| type)|"
        r"\bnumber to (?:call|reach)\b|^(?:the |their |a )?number$|\bwhere to (?:call|reach)\b|\bhow to reach (?:them|you)\b|"
        r"^contact(?: details| info(?:rmation)?)?$",
        "phone",
        "phone",
        "your phone number",
    ),
    (
        r"\b(?:company|business|product|team|band|brand|street|city|shop|organi[sz]ation|firm|model) names?\b",
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
        rf"\b(?:(?:party|group) size|head ?count|(?:number|count) of {_PEOPLE}|"
        rf"how many (?:{_PEOPLE}|of (?:them|you)|will|are))\b|^(?:{_PEOPLE})$",
        "party_size",
        "count",
        "the number of people",
    ),
    (r"\bhow many nights\b|\bnumber of nights\b|^nights$", "nights", "count", "the number of nights"),
    (
        r"\bhow many\b|\bnumber of\b|\bquantity\b|\bamount of (?!money)|\bhow long .*\bin (?:days|hours|minutes)\b|"
        r"\bage\b|\bhow old\b|\bfrom (?:0|1|zero|one) to (?:5|7|10|five|seven|ten)\b|\brating\b|\bscore\b|"
        r"\b(?:team|staff|company|household|family|class) size\b|"
        r"\bsize of (?:the|their|your) (?:team|staff|company|class|family)\b",
        "",
        "count",
        "",
    ),
    (r"\b(?:how much (?:they|you|it|money)|budget|price|cost|amount)\b", "", "money", ""),
    (r"\b(?:address|location|where|destination|postal code|post ?code)\b", "address", "address", "the address"),
    (r"\b(?:what|which)? ?time\b|\bhour\b", "time", "time", "the time"),
    (r"\b(?:date|day|birthday|dob)\b|\bwhat day\b", "date", "date", "the date"),
    (
        r"^(?:whether|if)\b|\byes or no\b|\byes/no\b|^(?:do|does|did|are|is|was|were|would|will|can|could|have|has) ",
        "",
        "yes_no",
        "",
    ),
    (r"\bmessages?\b", "message", "message", "your message"),
    (
        r"^(?:(?:the|short|brief) )*(?:problem|issue|fault|trouble)s?\b(?: description)?$|^what the (?:problem|issue) is$",
        "problem",
        "text",
        "the problem",
    ),
    (
        r"^(?:(?:the|short|brief) )*(?:reason|purpose|matter|subject|topic|concern|symptoms?|request|question|inquiry|enquiry)\b|"
        r"\bwhat (?:it is|it's|the \w+ is|they are calling) about\b|\breason for\b",
        "reason",
        "text",
        "the reason",
    ),
)
_KINDS: Final = tuple((re.compile(p, re.IGNORECASE), name, kind, label) for p, name, kind, label in _NAMES_OF_KINDS)
_QUESTION = re.compile(
    r"^(?:which|what|what's|how|why|whether|if|who|whom|whose|where|when|(?:do|does|did|are|is|was|were|would|will|can|could|have)"
    r" (?:they|you|the|it|there|your|their|we))\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"^whom?\b", re.IGNORECASE)
_PART_LEAD = re.compile(
    r"^(?:(?:and|then|also|please|the|their|his|her|your|a|an|caller'?s?|customer'?s?|guest'?s?|patient'?s?|client'?s?|"
    r"preferred|desired|best|for|of|as well as|get|ask(?: for)?|note|at least|note down|find out)\s+)+",
    re.IGNORECASE,
)
_WAY = re.compile(r"^(?P<way>from|to)\b(?=.*\baddress)", re.IGNORECASE)
_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|if (?:any|possible|they have (?:one|it|any)|known|applicable|there is one))\b", re.IGNORECASE
)
_ALTERNATIVES = re.compile(
    r"^(?:(?:whether|if) (?:they|it|you)(?:'s|'re| is| are| want(?:s)?| need(?:s)?| would like| prefer)?(?: it)? )?(?:an? |for )?"
    r"(?P<a>(?!yes\b|date|day|time|phone|e-?mail|name|message)[\w-]+(?: [\w-]+)?) or (?:an? |for )?"
    r"(?P<b>(?!not\b|date|day|time|phone|e-?mail|name|message|no\b|later\b)[\w-]+)(?P<noun>(?: [\w-]+)?)$",
    re.IGNORECASE,
)
_THE_THING: Final = re.compile(  # what is not the caller's own is "the …"
    r"\b(?:reason|problem|matter|subject|size|kind|type|destination|details?|description|issue|number of|item|order|"
    r"service|urgency|deadline|quantity|color|colour|style|topic|door|room|location|delivery|message)\b",
    re.IGNORECASE,
)

DATE: Final = Field(name="date", kind="date", label="the date")
TIME: Final = Field(name="time", kind="time", label="the time")
MESSAGE: Final = Field(name="message", kind="text", label="your message")


def fields_of(part: str) -> list[Field]:
    """The fields that an item of a list names: "when" names two, a date and a time; "size (S, M)" is a choice."""
    bare, remarks = bracketed(part)
    found = _plain_fields(bare)
    for remark in remarks:
        found = [_with_remark(field, remark) for field in found]
    if _OPTIONAL.search(bare):
        found = [replace(f, required=False) for f in _plain_fields(_OPTIONAL.sub("", bare).strip(" ,")) or found]
    return found


def _with_remark(field: Field, remark: str) -> Field:
    if _OPTIONAL.search(remark):
        return replace(field, required=False)
    options = tuple(o for o in (p.strip() for p in re.split(r",|/|\bor\b|\band\b", remark)) if o)
    if len(options) > 1 and field.kind == "text" and all(len(o.split()) <= 4 for o in options):
        return replace(field, kind="choice", options=options, ask="")
    return field


def _plain_fields(part: str) -> list[Field]:
    bare = _PART_LEAD.sub("", part).strip()
    if not bare:
        return []
    if re.fullmatch(
        r"(?:from )?when (?:until|to|till) when|from when (?:to|until) when|start and end(?: dates?)?",
        bare,
        re.IGNORECASE,
    ):
        return [START, END]
    choice = _choice_of(bare)
    if choice is not None:
        return [choice]
    for pattern, name, kind, label in _KINDS:
        if pattern.search(bare):
            if kind == "date_time":
                return [DATE, TIME]
            if kind == "message" and len(bare.split()) <= 2:
                return [MESSAGE]
            return [_named(bare, name, "text" if kind == "message" else kind, label)]
    return [_named(bare, "", "text", "")]


START: Final = Field(name="start_date", kind="date", label="the first day", role="start")
END: Final = Field(name="end_date", kind="date", label="the last day", role="end")


def _choice_of(part: str) -> Field | None:
    """ "delivery or pickup", "whether they are a new or returning patient"."""
    m = _ALTERNATIVES.match(part)
    if m is None or re.match(r"^(?:which|what|how|who)\b", part, re.IGNORECASE):
        return None
    options = (m["a"].lower(), m["b"].lower())
    noun = m["noun"].strip()
    if part.lower().startswith(("whether", "if")):
        ask = question_of(part)
    else:
        ask = f"Is that a {m['a']} or {m['b']} {noun}?" if noun else f"Would that be {m['a']} or {m['b']}?"
    return Field(
        name=snake(noun or "_or_".join(options)), kind="choice", label=f"{m['a']} or {m['b']}", ask=ask, options=options
    )


def is_question(part: str) -> bool:
    """Whether a phrase begins as a question: "which door", "would you recommend us"."""
    return bool(_QUESTION.match(part) or _QUESTION.match(_PART_LEAD.sub("", part)))


def _named(part: str, name: str, kind: str, label: str) -> Field:
    """A question word makes the part a question of its own; our own names have their questions in the catalogue."""
    own = snake(part) if name != "name" or not _WHO.match(part) else name
    plain = not is_question(part) or re.fullmatch(r"(?:where|who|whom)", part, re.IGNORECASE)
    if name == "name" and not plain:
        return Field(name=name, kind=kind, label="the name", ask=question_of(part))
    if name and (plain or name in ("party_size", "nights", "problem")) and len(part.split()) <= 5:
        if kind in ("name", "phone", "date", "time", "address") and not _usual(part):
            way = _WAY.match(part)
            own = f"{way['way'].lower()}_{own}" if way else own
            return Field(name=own, kind=kind, label=_label(part))
        return Field(name=name, kind=kind, label=label)
    least, most = _scale(part) if kind == "count" else (None, None)
    question = question_of(part) if not plain else _how_many(part) if kind == "count" else ""
    label = (
        _label(part) if plain else f"the {own.replace('_', ' ')}" if kind == "text" else _without_scale(to_caller(part))
    )
    key = own.removeprefix("number_of_").removeprefix("number_") if kind == "count" else own
    return Field(name=key or name or "answer", kind=kind, label=label, ask=question, least=least, most=most)


def _without_scale(phrase: str) -> str:
    return re.sub(r",?\s*(?:on a scale )?(?:from|of|between) \w+ (?:to|and) \w+\b", "", phrase)


def _label(part: str) -> str:
    """What a person would call it, speaking to the caller: "your budget", "the date of birth"."""
    bare = to_caller(re.sub(r"^(?:the|a|an|your)\s+", "", part.strip(), flags=re.IGNORECASE))
    if re.match(r"^(?:\w+'s|your)\b", bare):
        return bare if bare.startswith("your") else f"the {bare}"
    return f"the {bare}" if _THE_THING.search(bare) or _is_when_or_where(bare) else f"your {bare}"


def _is_when_or_where(words: str) -> bool:
    return bool(re.search(r"\b(?:dates?|days?|times?|address|place|month)\b(?! of birth)", words, re.IGNORECASE))


def _how_many(part: str) -> str:
    m = re.match(r"(?:the )?(?:number|quantity) of (?P<what>.+)$", part, re.IGNORECASE)
    return f"How many {to_caller(m['what'])}?" if m else ""


def _scale(part: str) -> tuple[int | None, int | None]:
    """The bounds that a phrase sets: "from 1 to 5"."""
    m = re.search(r"\b(?:from|between|of) (\d+) (?:to|and) (\d+)\b|\((\d+) ?[-–] ?(\d+)\)", in_figures(part.lower()))
    if m is None:
        return None, None
    least, most = (int(g) for g in m.groups() if g is not None)
    return least, most


def _usual(part: str) -> bool:
    """Whether a phrase says no more than the plain field: "full name", "contact number"."""
    return bool(
        re.fullmatch(
            r"(?:(?:full|first and last|contact|call-?back|phone|mobile|telephone|cell|street|home|e-?mail|preferred|good)\s?)*"
            r"(?:name|number|phone|address|location|where|date|time|hour|day|whom?|(?:what )?(?:time|day))(?: (?:and|or) .*)?(?: to (?:call|reach) .*)?",
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


def with_roles(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Of two days, times or addresses tell which is the start and which the end, which was and which shall be."""
    return tuple(_roles(fields))


_ROLES: Final = (
    ("old", re.compile(r"\b(?:old|current|existing|previous|original|present)\b")),
    ("new", re.compile(r"\b(?:new|desired|wanted|preferred|other)\b")),
    (
        "end",
        re.compile(
            r"\b(?:return|end|until|to|departure|leaving|check ?-?out|drop ?-?off|destination|last|back|delivery|till)\b"
        ),
    ),
    (
        "start",
        re.compile(
            r"\b(?:pick ?-?up|start|from|arrival|arriving|check ?-?in|begin|first|origin|departure|collection)\b"
        ),
    ),
)


def _roles(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        alike = [f for f in fields if f.kind == field.kind]
        if field.kind not in ("date", "time", "address") or field.role or len(alike) < 2:
            yield field
            continue
        words = f"{field.name.replace('_', ' ')} {field.label}".lower()
        role = next((r for r, pattern in _ROLES if pattern.search(words)), "")
        if not role and any(_ROLES[0][1].search(f"{f.name.replace('_', ' ')} {f.label}".lower()) for f in alike):
            role = "new"
        yield replace(field, role=role)
