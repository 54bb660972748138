"""What does one item of a list ask for: "which door", "when", "size (S, M, L)", "e-mail if they have one"?"""

import re
from dataclasses import replace
from typing import Final

from echolink.agent.english.kinds import PEOPLE, Named, named
from echolink.agent.english.lists import bracketed
from echolink.agent.english.numbers import in_figures
from echolink.agent.english.phrases import in_full, question_of, snake, to_caller
from echolink.agent.field import Field

DATE: Final = Field(name="date", kind="date", label="the date")
TIME: Final = Field(name="time", kind="time", label="the time")
START: Final = Field(name="start_date", kind="date", label="the first day", role="start")
END: Final = Field(name="end_date", kind="date", label="the last day", role="end")
MESSAGE: Final = Field(name="message", kind="text", label="your message")
_FROM: Final = Field(name="from_address", kind="address", label="the address it starts from", ask="From which address?")
_TO: Final = Field(name="to_address", kind="address", label="the address it goes to", ask="To which address?")

_AUXILIARY: Final = "do|does|did|are|is|was|were|would|will|can|could|have|has|may|shall|should"
_QUESTION = re.compile(
    r"^(?:(?:(?:since|by|until|from|for|at|on|in|to|with) )?(?:which|what|what's|how|why|who|whom|whose|where|when)|whether|if|"
    rf"(?:{_AUXILIARY}) (?:they|you|the|it|there|your|their|we|i|this|that|anyone|anything))\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"^whom?\b", re.IGNORECASE)
_WHO_CALLS = re.compile(
    r"^who(?:'s| is)? (?:it|calling|this|(?:is )?on the (?:line|phone)|(?:they|you) are|the caller)(?: is)?$",
    re.IGNORECASE,
)
_PART_LEAD = re.compile(
    r"^(?:(?:and|then|also|please|the|their|his|her|your|a|an|(?:caller|customer|guest|patient|client)(?:'s|s')|"
    r"(?:caller|customer|guest|patient|client)s?(?=\s+(?:(?:full|first|last) )?(?:names?|phone|e-?mail|address|contact))|"
    r"preferred|desired|for|of|as well as|get|take|ask(?: for)?|note|at least|note down|find out|exact|"
    r"current(?= (?:phone|e-?mail)))"
    r"\s+)+",
    re.IGNORECASE,
)
_FROM_TO: Final = (
    (re.compile(r"(?:where )?from(?: where)?(?: address)?|from (?:which|what) address|where from", re.I), _FROM),
    (re.compile(r"(?:where )?to(?: where)?(?: address)?|to (?:which|what) address|where to", re.I), _TO),
)
_WHEN_TO_WHEN = re.compile(
    r"(?:from )?when (?:until|to|till) when|from when (?:to|until) when|start and end(?: dates?)?|from and to dates?",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(
    r"\b(?:optional(?:ly)?|if (?:any|possible|(?:they|you) have (?:one|it|any)|known|applicable|available|there is one|"
    r"they (?:wish|want)$))\b",
    re.IGNORECASE,
)
_NOT_AN_OPTION: Final = r"(?!(?:not|no|later|yes|date|day|time|phone|e-?mail|name|message)\b)"
_ALTERNATIVES = re.compile(
    r"^(?:(?:whether|if) (?:they|it|you)(?:'s|'re| is| are| want(?:s)?| need(?:s)?| would like| prefer)?(?: it)? )?(?:an? |for )?"
    rf"(?P<a>{_NOT_AN_OPTION}[\w-]+(?: [\w-]+)?) or (?:an? |for )?(?P<b>{_NOT_AN_OPTION}[\w-]+)(?P<noun>(?: [\w-]+)?)$",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(  # "whether they want to sit inside or outside"
    rf"^(?:whether|if) (?!.*\b(?:have|has|any|been)\b)(?P<stem>.+) (?P<a>[\w-]+) or (?P<b>{_NOT_AN_OPTION}[\w-]+)$",
    re.IGNORECASE,
)
# What is a caller's own; all else is "the …".
_YOURS: Final = re.compile(
    r"^(?:(?:\w+ )?(?:company|business|firm|organi[sz]ation|employer|job|position|occupation|role|age|budget|insurance|school|"
    r"team|account|policy|membership|nationality|height|weight|allerg\w+|diet\w*|availability|experience|"
    r"preferences?|zip|post ?code|"
    r"zip ?code|timeline|grade|level|pharmacy|medication|car|vehicle|house|home|name|phone|number plate|registration|birthday)|"
    r"(?:policy|account|membership|customer|registration|unit|apartment|room|licen[cs]e|passport|id) (?:number|no|id)|"
    r"years of experience|date of birth|needs|requirements|comments?|feedback)$",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"(?:(?:full|first and last|contact|call-?back|phone|mobile|telephone|cell|street|home|work|e-?mail|preferred|good|best)\s?)*"
    r"(?:name|names|number|phone|mobile|cell|address|location|where|date|time|hour|day|dob|birthday|birth ?date|"
    r"date of birth|whom?|contact(?: details| info(?:rmation)?)?|message|e-?mail|(?:what )?(?:time|day))"
    r"(?: (?:and|or) .*)?(?: to (?:call|reach) .*)?",
    re.IGNORECASE,
)
_WHOLE_PARTY = re.compile(
    rf"^(?:for )?(?:how many|(?:the )?(?:number|count) of) (?:{PEOPLE}|(?:of )?(?:you|them)|will|are)(?: (?:are|will|there|in|"
    r"you|they|be|come|coming|attend(?:ing)?|join(?:ing)?|expected|is|it|for|the|your|party|group|total|going|dine|dining))*$|"
    r"^(?:(?:party|group) size|[a-z]+s?'? ?count|[a-z]+)$",
    re.IGNORECASE,
)
_CARRIES_NO_LABEL: Final = ("party_size", "nights", "problem", "reason")


def fields_of(part: str) -> list[Field]:
    """The fields that an item of a list names: "when" names two, a date and a time; "size (S, M)" is a choice."""
    bare, remarks = bracketed(part)
    wondered = bare.endswith("?")
    bare = in_full(bare.rstrip("? "))
    is_optional = _OPTIONAL.search(bare)
    if is_optional:
        bare = re.sub(r"\(\s*\)", "", _OPTIONAL.sub("", bare)).strip(" ,") or bare
    found = _plain_fields(bare, wondered=wondered)
    if is_optional:
        found = [replace(f, required=False) for f in found]
    for remark in remarks:
        found = [_with_remark(field, remark) for field in found]
    return found


def _with_remark(field: Field, remark: str) -> Field:
    if _OPTIONAL.search(remark):
        return replace(field, required=False)
    least, most = _scale(f"({remark})")
    if most is not None and field.kind in ("count", "text"):
        return replace(field, kind="count", least=least, most=most)
    options = tuple(o for o in (p.strip() for p in re.split(r",|/|\bor\b|\band\b", remark)) if o)
    options = tuple(o for o in options if o.lower() not in ("etc", "etc.", "other", "e.g.", "required"))
    if len(options) > 1 and field.kind == "text" and all(len(o.split()) <= 4 for o in options):
        return replace(field, kind="choice", options=tuple(re.sub(r"^e\.?g\.?\s+", "", o) for o in options), ask="")
    return field


def _plain_fields(part: str, *, wondered: bool) -> list[Field]:
    bare = _PART_LEAD.sub("", part).strip()
    if not bare:
        return []
    if _WHEN_TO_WHEN.fullmatch(bare):
        return [START, END]
    for words, way in _FROM_TO:
        if words.fullmatch(bare):
            return [way]
    if _WHO_CALLS.match(bare):
        return [Field(name="name", kind="name", label="your name")]
    special = _choice_of(bare) or _yes_or_no(bare, wondered=wondered)
    if special is not None:
        return [special]
    what = named(bare)
    if what is None:
        return [_own(bare, Named("", "text", ""))]
    if what.kind == "date_time":
        return [DATE, TIME]
    return [_own(bare, what._replace(kind="text") if what.kind == "message" else what)]


def _choice_of(part: str) -> Field | None:
    """ "delivery or pickup", "whether they are a new or returning patient"."""
    if re.match(r"^(?:which|what|how|who)\b", part, re.IGNORECASE):
        return None
    m = _ALTERNATIVES.match(part)
    if m is None:
        last = _LAST_WORDS.match(part)
        if last is None:
            return None
        options = (last["a"].lower(), last["b"].lower())
        return Field(
            name="_or_".join(options), kind="choice", label=" or ".join(options), ask=question_of(part), options=options
        )
    options = (m["a"].lower(), m["b"].lower())
    noun = m["noun"].strip()
    if part.lower().startswith(("whether", "if")):
        ask = question_of(part)
    else:
        ask = f"Is that a {m['a']} or {m['b']} {noun}?" if noun else f"Would that be {m['a']} or {m['b']}?"
    return Field(
        name=snake(noun or "_or_".join(options)), kind="choice", label=f"{m['a']} or {m['b']}", ask=ask, options=options
    )


def _yes_or_no(part: str, *, wondered: bool) -> Field | None:
    """ "coming or not", "deposit paid?"; "any pets?" is answered by more than a yes."""
    lower = part[:1].lower() + part[1:]
    more = re.match(r"any (?P<what>.+)$", lower)
    if more:
        return Field(
            name=snake(more["what"]), kind="text", label=more["what"], ask=f"Do you have any {to_caller(more['what'])}?"
        )
    either = re.match(r"(?!whether|if)(?P<what>.+?),? or not$", lower)
    if either:
        what = to_caller(either["what"])
        return Field(
            name=snake(either["what"]), kind="yes_no", label=what, ask=f"{what[:1].upper()}{what[1:]}, yes or no?"
        )
    if wondered and not is_question(part) and named(part) is None and len(part.split()) <= 4:
        what = to_caller(lower)
        return Field(name=snake(part), kind="yes_no", label=what, ask=f"{what[:1].upper()}{what[1:]}, yes or no?")
    return None


def is_question(part: str) -> bool:
    """Whether a phrase begins as a question: "which door", "would you recommend us"."""
    return bool(_QUESTION.match(part) or _QUESTION.match(_PART_LEAD.sub("", part)))


def _own(part: str, what: Named) -> Field:
    """A question word makes the part a question of its own; our own names have their questions in the catalogue."""
    plain = not is_question(part) or re.fullmatch(r"(?:where|who|whom)", part, re.IGNORECASE)
    if what.name and (plain or what.name in _CARRIES_NO_LABEL) and _is_only(part, what):
        return Field(name=what.name, kind=what.kind, label=what.label, ask="" if plain else _asked(part, what))
    own = what.name if what.name in ("name", "reason") and not plain else snake(part)
    least, most = _scale(part) if what.kind == "count" else (None, None)
    return Field(
        name=_key(own, what.kind) or what.name or "answer",
        kind=what.kind,
        label=to_caller(part) if not plain else _label(part),
        ask=question_of(part) if not plain else _how_many(part) if what.kind == "count" else "",
        least=least,
        most=most,
    )


def _is_only(part: str, what: Named) -> bool:
    """Whether a phrase says no more than our own name for it: "full name", not "pet name"."""
    if what.name == "party_size":
        return _WHOLE_PARTY.match(part) is not None
    if what.name in _CARRIES_NO_LABEL:
        return len(part.split()) <= 6
    return _USUAL.fullmatch(part) is not None or what.name == "email"


def _asked(part: str, what: Named) -> str:
    """What is a question in the goal already is asked so, but for people and nights, which we ask in our own way."""
    return "" if what.name in ("party_size", "nights", "problem") else question_of(part)


def _key(key: str, kind: str) -> str:
    return key.removeprefix("number_of_").removeprefix("number_") if kind == "count" else key


def _label(part: str) -> str:
    """What a person would call it, speaking to the caller: "your budget", "the date of the event"."""
    bare = to_caller(re.sub(r"^(?:the|a|an|your)\s+", "", part.strip(), flags=re.IGNORECASE))
    if not bare[1:2].isupper() and not bare[1:2].isdigit():
        bare = bare[:1].lower() + bare[1:]
    if bare.startswith("your "):
        return bare
    return f"your {bare}" if _YOURS.match(bare) else f"the {bare}"


def _how_many(part: str) -> str:
    m = re.match(r"(?:the )?(?:number|quantity) of (?P<what>.+)$", part, re.IGNORECASE)
    years = re.match(r"(?P<what>(?:years?|hours?|days?) of .+)$", part, re.IGNORECASE)
    m = m or years
    return f"How many {to_caller(m['what'])}?" if m else ""


def _scale(part: str) -> tuple[int | None, int | None]:
    """The bounds that a phrase sets: "from 1 to 5"."""
    m = re.search(
        r"\b(?:from|between|of) (\d+) (?:to|and) (\d+)\b|\((\d+) ?(?:[-–]|to) ?(\d+)\)|(?<=\s)(\d+) ?[-–] ?(\d+)$",
        in_figures(part.lower()),
    )
    if m is None:
        return None, None
    least, most = (int(g) for g in m.groups() if g is not None)
    return (least, most) if least < most else (None, None)
