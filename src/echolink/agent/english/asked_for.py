"""What does one item of a list ask for: "which door", "when", "size (S, M, L)", "e-mail if they have one"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.alternatives import choice_of, yes_or_no
from echolink.agent.english.item_marks import UNITS, marked
from echolink.agent.english.item_remarks import OPTIONAL, scale, with_remark
from echolink.agent.english.kinds import PEOPLE, Named, named
from echolink.agent.english.like_words import LIKE
from echolink.agent.english.many import any_of, how_many
from echolink.agent.english.phrases import in_full, is_question, question_of, snake, to_caller, without_lead
from echolink.agent.field import Field

DATE: Final = Field(name="date", kind="date", label="the date")
TIME: Final = Field(name="time", kind="time", label="the time")
START: Final = Field(name="start_date", kind="date", label="the first day", role="start")
END: Final = Field(name="end_date", kind="date", label="the last day", role="end")
MESSAGE: Final = Field(name="message", kind="text", label="your message")
FROM_ADDRESS: Final = Field(
    name="from_address", kind="address", label="the address it starts from", ask="From which address?"
)
TO_ADDRESS: Final = Field(name="to_address", kind="address", label="the address it goes to", ask="To which address?")
_BEGIN: Final = Field(name="start_time", kind="time", label="the start time", role="start")
_FINISH: Final = Field(name="end_time", kind="time", label="the end time", role="end")

_SUITS: Final = (
    r"(?: (?:suits?|works?|fits?|is (?:best|good|convenient|ok(?:ay)?|free)|would (?:suit|work|be (?:best|good))|"
    r"(?:they|you)(?: would|'d)? (?:like|prefer|want))(?: best)?(?: (?:for )?(?:them|you))?(?: best)?)?"
)
# Items that are read as they stand, as a whole.
_WHOLE: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), fields)
    for pattern, fields in (
        (r"(?:where )?from(?: where)?(?: address)?|from (?:which|what) address|where from", (FROM_ADDRESS,)),
        (r"(?:where )?to(?: where)?(?: address)?|to (?:which|what) address|where to", (TO_ADDRESS,)),
        (
            r"(?:from )?when (?:until|to|till) when|from when (?:to|until) when|start and end(?: dates?)?|"
            r"from and to dates?|(?:the |their |which |what )?dates",
            (START, END),
        ),
        (r"from when(?: on)?|starting (?:when|(?:on )?(?:which|what) day|date)", (START,)),
        (rf"when{_SUITS.removesuffix('?')}", (DATE, TIME)),
        (r"(?:until|till?) when", (END,)),
        (rf"(?:on )?(?:which|what) (?:day|date){_SUITS}", (DATE,)),
        (rf"(?:at )?(?:which|what) time{_SUITS}", (TIME,)),
        *(
            (rf"(?:(?:on )?(?:which|what) )?{part}{_SUITS}", (replace(DATE, ask=f"Which {part} would suit you?"),))
            for part in ("morning", "afternoon", "evening", "weekday", "weekend")
        ),
        (
            r"(?:it is |it's )?(?:what|what's) (?:is |it is |it's |this is )?(?:it )?about",
            (Field(name="reason", kind="text", label="the reason", ask="What is it about?"),),
        ),
        (
            r"for whom?(?: (?:is|are) (?:it|they))?(?: (?:it|they) (?:is|are))?|whom? (?:it|they|this)(?:'s| is|"
            r" are) for|whom? (?:is|are) (?:it|they|this) for",
            (Field(name="name", kind="name", label="the name", ask="Who is it for?"),),
        ),
        (
            r"who(?:'s| is)? (?:it|call(?:ing|ed)|phoned|rang|this|(?:is )?on the (?:line|phone)|(?:they|"
            r"you) are|the (?:caller|customer|client|patient|guest|visitor))(?: is)?",
            (Field(name="name", kind="name", label="your name"),),
        ),
    )
)


def on_one_day(fields: Sequence[Field]) -> tuple[Field, ...]:
    """ "The day, from when, until when" are times where the day is asked for besides."""
    if DATE not in fields:
        return tuple(fields)
    return tuple(_BEGIN if field == START else _FINISH if field == END else field for field in fields)


_FROM_AND_TO = re.compile(
    r"(?:^|[.,:;] ?|\band )from(?:,| and|, and) to\b(?! (?:where|which|what|whom?|address)\b)", re.IGNORECASE
)


def without_a_way(fields: Sequence[Field], said: str) -> tuple[Field, ...]:
    """Of what goes nowhere "from, to" are the hours on a day that is asked for, or else the days."""
    if not _FROM_AND_TO.search(said) or FROM_ADDRESS not in fields or TO_ADDRESS not in fields:
        return tuple(fields)
    instead = {FROM_ADDRESS: _BEGIN, TO_ADDRESS: _FINISH} if DATE in fields else {FROM_ADDRESS: START, TO_ADDRESS: END}
    return tuple(instead.get(field, field) for field in fields)


_ON_A_SCALE = re.compile(
    r"^(?:on|using) a (?:scale|range) (?:of|from) (\d+) ?(?:-|–|to) ?(\d+),? (?:please )?(.+)$", re.IGNORECASE
)
_TO_A_NUMBER = re.compile(r",? \(?(?:from )?([01]) ?(?:-|–|to) ?(3|4|5|6|7|10)\)?$")
_THAT_SUITS = re.compile(
    r" (?:that|which) (?:works?|suits?)(?: (?:them|you|best|for them))*$| for follow[- ]?up$", re.IGNORECASE
)
# What is a caller's own; all else is "the …".
_YOURS: Final = re.compile(
    r"^(?:(?:(?:full|first|last|current|monthly|own|new|old|job|work|home|preferred) )?(?:company|business|firm|"
    r"organi[sz]ation|employer|job|position|occupation|role|age|budget|insurance|school|"
    r"team|account|policy|membership|nationality|height|weight|allerg\w+|diet\w*|availability|experience|"
    r"preferences?|zip|post ?code|"
    r"zip ?code|timeline|grade|level|pharmacy|medication|car|vehicle|house|home|name|phone|number plate|"
    r"registration|birthday)|"
    r"(?:policy|account|membership|customer|registration|unit|apartment|room|licen[cs]e|passport|id) (?:number|"
    r"no|id)|"
    r"years of experience|date of birth|needs|requirements|comments?|feedback)$",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"(?:(?:full|first and last|contact|call-?back|phone|mobile|telephone|cell|street|home|work|e-?mail|"
    r"preferred|good|best)\s?)*"
    r"(?:name|names|number|phone|mobile|cell|address|location|where|date|time|hour|day|dob|birthday|birth ?date|"
    r"date of birth|whom?|(?:full )?names? of (?:the )?(?:caller|customer|client|guest|patient)|"
    r"contact(?: details| info(?:rmation)?)?|message|e-?mail|(?:what )?(?:time|day))"
    r"(?: (?:and|or) .*)?(?: to (?:call|reach) .*)?",
    re.IGNORECASE,
)
_WHOLE_PARTY = re.compile(
    rf"^(?:for )?(?:how many|(?:the )?(?:number|count) of) (?:{PEOPLE}|(?:of )?(?:you|them)|will|are)(?: (?:are|"
    rf"will|there|in|"
    r"you|they|be|come|coming|attend(?:ing)?|join(?:ing)?|expected|is|it|for|the|your|party|group|total|going|"
    r"dine|dining))*$|"
    r"^(?:(?:party|group) size|[a-z]+s?'? ?count|[a-z]+|how many)$",
    re.IGNORECASE,
)
_CARRIES_NO_LABEL: Final = ("party_size", "nights", "problem", "reason")


def fields_of(part: str) -> list[Field]:
    """The fields that an item of a list names: "when" names two, a date and a time; "size (S, M)" is a choice."""
    bare, remarks = marked(part)
    if as_a_number := _AS_A_NUMBER.search(bare):
        bare, remarks = bare[: as_a_number.start()], (*remarks, _NUMBER)
    wondered = bare.endswith("?")
    if inner := _named_inside(bare, remarks):
        return inner
    bare = _ON_A_SCALE.sub(r"\3 from \1 to \2", in_full(_THAT_SUITS.sub("", bare.rstrip("? "))))
    bare = re.sub(r",? on a (?:scale|range)(?: of| from)? from ", " from ", _TO_A_NUMBER.sub(r" from \1 to \2", bare))
    is_optional = None if _WISHED_FOR.match(without_lead(bare)) else OPTIONAL.search(bare)
    if is_optional:
        bare = re.sub(r"\(\s*\)", "", OPTIONAL.sub("", bare)).strip(" ,") or bare
    found = _plain_fields(bare, wondered=wondered)
    if is_optional:
        found = [replace(f, required=False) for f in found]
    for remark in remarks:
        found = [with_remark(field, remark) for field in found]
    return found


# "The floor as a number", "the floor number".
_AS_A_NUMBER: Final = re.compile(
    r",? (?:as|in) (?:an? |one )?(?:whole |plain |single )?(?:numbers?|figures?|digits?|numerals?)$|"
    r"(?<=\bfloor) number$|(?<=\blevel) number$|(?<=\bstorey) number$",
    re.IGNORECASE,
)
_NUMBER: Final = "number"


# "If they want it delivered" is asked for, while "their email if they want the newsletter" may be left out.
_WISHED_FOR: Final = re.compile(
    r"if (?:they|you)(?:'d| would)? (?:want|wish|like|care|are willing|are happy|don't mind)(?: (?:to|for))? \w",
    re.IGNORECASE,
)


def _named_inside(bare: str, remarks: Sequence[str]) -> list[Field]:
    """ "Contact: name and phone" are the two; "pick-up: date, time" are those of the pick-up."""
    parts = [p for p in re.split(r",\s*|\s+(?:and|&|\+)\s+|\s/\s", remarks[0]) if p] if len(remarks) == 1 else []
    known = [what for p in parts if (what := named(p)) and (_is_only(p, what) if what.name else len(p.split()) == 1)]
    if (
        len(parts) < 2
        or len(known) < len(parts)
        or ((own := named(bare)) and own.kind != "name" and not _WHOLE_OF.search(bare))
    ):
        return []
    owner = "" if _WHOLE_OF.search(bare) else f"{bare} "
    return [field for p in parts for field in fields_of(f"{owner}{p}")]


_WHOLE_OF = re.compile(
    r"\b(?:contact|caller|customer|client|details|info(?:rmation)?|appointment|when|you|person)\b", re.I
)


def _plain_fields(part: str, *, wondered: bool) -> list[Field]:
    bare = _WHATEVER.sub(r"\g<wh> ", _small(without_lead(part)))
    if not bare:
        return []
    forms = (bare, part)  # "for whom" is more than "whom"
    whole = next((list(fields) for words, fields in _WHOLE if any(map(words.fullmatch, forms))), None)
    if whole is not None:
        return whole
    if asked := _ASKED_INSIDE.match(bare):
        ask = f"{bare[:1].upper()}{to_caller(bare[1:])}?"
        return [replace(_plain_fields(asked["rest"], wondered=False)[0], ask=ask, label=to_caller(bare))]
    if either := _this_or_that(bare):
        return [either]
    if " / " in bare or _TWO_LIKE.fullmatch(bare) or (bare.count("/") > 1 and not re.search(r"\d|yes/no", bare)):
        return _by_strokes(re.split(r"\s*/\s*", bare))
    special = choice_of(bare) or yes_or_no(bare, wondered=wondered)
    if special is not None:
        return [special]
    what = named(bare) or Named("", "text", "")
    if what.kind == "date_time":
        return [DATE, TIME]
    return [_own(bare, what._replace(kind="text") if what.kind == "message" else what)]


_TWO_LIKE = re.compile(  # "indoors/outdoors"
    r"(?!and/or\b|yes/no\b|y/n\b|he/she\b|s/he\b|w/)(?P<a>[a-z]{3,})(?P<end>s|side|door|doors|time|[a-z]ed|"
    r"way)?/(?:[a-z]{2,}(?P=end)?)",
    re.IGNORECASE,
)


_LIKE_THIS_OR_THAT = re.compile(r"(?P<a>[a-z]+)/(?P<b>[a-z]+) (?P<noun>[a-z]+)", re.IGNORECASE)


def _this_or_that(part: str) -> Field | None:
    """ "Morning/afternoon window"."""
    m = _LIKE_THIS_OR_THAT.fullmatch(part)
    if m is None or not {m["a"].lower(), m["b"].lower()} <= LIKE:
        return None
    options = (m["a"].lower(), m["b"].lower())
    return Field(name=snake(m["noun"]), kind="choice", label=f"the {m['noun'].lower()}", options=options)


def _by_strokes(parts: Sequence[str]) -> list[Field]:
    """ "Beginner / intermediate / advanced" is a choice, "name / phone" are two."""
    if any(named(part) or is_question(part) for part in parts) or not all(
        1 <= len(part.split()) <= 3 for part in parts
    ):
        return [field for part in parts if part for field in _plain_fields(part, wondered=False)]
    options = tuple(dict.fromkeys(part.lower() for part in parts))
    label = f"{', '.join(options[:-1])} or {options[-1]}"
    name = "_or_".join(snake(option) for option in options[:2])
    return [Field(name=name, kind="choice", label=label, ask=f"Would that be {label}?", options=options)]


# "Delivered where", "moving from which address", "taking the car for how many days"
_ASKED_INSIDE = re.compile(
    r"^(?!(?:to|by|from|until|till|since|on|at|in|for|with|starting|whether|if|wh\w+|how|about|"
    r"roughly)\b)[\w-]+(?: (?!wh|how\b|the\b)[\w-]+){0,2}? "
    r"(?P<rest>(?:(?:to|from) )?(?:which|what|where|when|how many|how much)(?: [\w-]+)?)$",
    re.IGNORECASE,
)


def _small(part: str) -> str:
    """Without the capital of a line's or a sentence's beginning."""
    return part[:1].lower() + part[1:] if part[1:2].islower() or part[1:2] == " " else part


def _own(part: str, what: Named) -> Field:
    """A question word makes the part a question of its own; our own names have their questions in the catalogue."""
    plain = not is_question(part) or re.fullmatch(r"(?:where|who|whom)", part, re.IGNORECASE)
    if what.name and (plain or what.name in _CARRIES_NO_LABEL) and _is_only(part, what):
        return Field(name=what.name, kind=what.kind, label=what.label, ask="" if plain else _asked(part, what))
    if what.kind == "yes_no" and _TO_KNOW.match(part):
        what = what._replace(kind="text")
    own = what.name if what.name in ("name", "reason") and not plain else snake(part)
    least, most = scale(part) if what.kind == "count" else (None, None)
    label = to_caller(part) if not plain else _label(part)
    return Field(
        name=_key(own, what.kind) or what.name or "answer",
        kind=what.kind,
        label=label,
        ask=question_of(part) if not plain else _how_many(part) if what.kind == "count" else "",
        least=least,
        most=most,
    )


# "Whether there are any injuries we should know of" asks which they are.
_TO_KNOW = re.compile(
    r"(?:whether|if) (?:there (?:are|is)|(?:they|you) have) any(?:thing)?\b.* (?:we|i) (?:should|must|need to|ought to|"
    r"have to) "
    r"(?:know|be)\b",
    re.I,
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
    if _NO_ARTICLE.match(bare):
        return bare
    return f"your {bare}" if _YOURS.match(bare) else f"the {bare}"


_NO_ARTICLE: Final = re.compile(r"(?:any|every|some)(?:thing|one|body)\b", re.IGNORECASE)
_WHATEVER: Final = re.compile(r"^(?P<wh>what|who|when|where)ever (?=\w)", re.IGNORECASE)


def with_questions(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """A question of its own for each field of which "What is …?" would be wrong."""
    return tuple(replace(f, ask=_question_for(f)) if not f.ask else f for f in fields)


def _question_for(field: Field) -> str:
    if re.fullmatch(r"the (?:needed|wanted|required|ready|due) by(?: date)?", field.label):
        return "When do you need it by?"
    if done := _DONE_LAST.match(field.label):
        return f"When was it {done['when']} {done['done']}?"
    if field.kind == "name" and not re.search(r"\bnames?\b", field.label):
        return f"Who is {field.label}?"
    if field.kind == "count":
        return how_many(field.label) if field.name not in _CARRIES_NO_LABEL else ""
    if field.kind == "text" and (some := any_of(field.label)):
        return some
    is_many = (
        field.kind == "text"
        and re.search(r"(?<![suia'])s$", field.label)
        and not re.search(r" (?:of|in|if|when|who|that|which|on|for) ", field.label)
    )
    return f"What are {field.label}?" if is_many and not field.label.endswith(("species", "series")) else ""


# "Last pumped", "first noticed".
_DONE_LAST = re.compile(r"^the (?:date |day )?(?P<when>last|first) (?P<done>\w{2,}ed|done|seen|cut|built|sold)$")


def _how_many(part: str) -> str:
    m = re.match(r"(?:the )?(?:number|quantity) of (?P<what>.+)$", part, re.IGNORECASE)
    years = re.match(r"(?P<what>(?:years?|hours?|days?) of .+)$", part, re.IGNORECASE)
    m = m or years or re.match(rf"(?P<what>(?:square |cubic )?(?:{'|'.join(UNITS)}|copies))$", part, re.IGNORECASE)
    return f"How many {to_caller(m['what'])}?" if m else ""
