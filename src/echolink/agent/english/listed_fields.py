"""Which fields do the items of an English list name, and which of these are of a kind that we know?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.asked_for import fields_of, on_one_day
from echolink.agent.english.items_apart import days_apart, phone_apart
from echolink.agent.english.kinds import named
from echolink.agent.english.moved_items import moved_apart
from echolink.agent.english.names_of_each import Names, each_with_its_name
from echolink.agent.english.one_and_many import many_of
from echolink.agent.english.phrases import snake
from echolink.agent.english.sent_to import RECIPIENT
from echolink.agent.english.usual_fields import NAME
from echolink.agent.field import Field

_KNOWN: Final = frozenset(("message", "reason", "problem"))
QUANTITY: Final = "quantity"  # the beginning of the name of a count of the thing before it
_OF_EACH = re.compile(
    r"(?:how many|(?:the )?(?:quantity|quantities|amounts?|number)|how many they (?:want|need)|"
    r"(?:the )?number of (?:items|units))"
    r"(?: (?:of )?(?:each(?: one)?|them|those|these|it|every one|the (?:items?|products?|things?|articles?)))?",
    re.IGNORECASE,
)
_ENDS_OF_A_STAY: Final = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (
        ("(?:the )?arrival", "(?:the )?departure"),
        ("(?:the )?check-? ?in", "(?:the )?check-? ?out"),
        ("(?:the )?pick-? ?up", "(?:the )?return"),
        ("(?:the )?start", "(?:the )?end(?: of (?:the |their |your )?[a-z]+)?"),
    )
)


def from_items(parts: Sequence[str]) -> tuple[Field, ...]:
    """The fields of all items, each but once."""
    fields: list[Field] = []
    counted = [part for part in parts if _AGES.fullmatch(part)]
    counted = counted if len({" " in part for part in counted}) == 1 else []
    whose = Names()
    for part in _with_their_owners(_with_their_days(_each_when(moved_apart(days_apart(each_with_its_name(parts)))))):
        if len(counted) > 1 and part in counted:
            who = _AGES.sub(r"\g<who>", part).lower()
            fields.append(Field(name=who, kind="count", label=f"the number of {who}", ask=f"How many {who}?"))
        elif _WHOM_IT_IS_FOR.fullmatch(part):
            fields.append(RECIPIENT)
        elif numbered := _WITH_NUMBERS.fullmatch(part):
            fields.append(_with_numbers(numbered["things"]))
        elif fields and _is_how_many(part.rstrip("? "), fields[-1]):
            fields.append(_how_many_of(fields[-1]))
        else:
            found = fields_of(part)
            fields, found = whose.apart(_for_somebody_else(fields, found), found, part)
            fields += [f for field in found if (f := _named_apart(field, part, fields)) is not None]
    return on_one_day(fields)


def _is_how_many(part: str, thing: Field) -> bool:
    """ "How many", behind the thing of which; "the number of pieces" where it is what is ordered."""
    counts = _OF_EACH.fullmatch(part) or (_PIECES.fullmatch(part) and _ORDERED.search(thing.label))
    return thing.kind in ("text", "choice") and bool(counts)


_PIECES: Final = re.compile(r"(?:the )?(?:number of |how many )(?:pieces|portions)", re.IGNORECASE)
_ORDERED: Final = re.compile(r"\b(?:thing|item|product|article|order|ordering|ordered|buy|buying)\b", re.IGNORECASE)


def _for_somebody_else(fields: list[Field], more: list[Field]) -> list[Field]:
    """ "Who it is for, the caller's name" are two names, in either order; the one alone is the name."""
    if not any(f.name == NAME.name for f in fields) or all(f.name != NAME.name for f in more):
        return fields
    more[:] = [_recipient(f) for f in more]
    return [_recipient(f) if NAME.label in {other.label for other in more} else f for f in fields]


def _recipient(field: Field) -> Field:
    is_for_whom = field.name == NAME.name and _FOR_WHOM.search(field.ask)
    return replace(field, name=RECIPIENT.name, label=RECIPIENT.label) if is_for_whom else field


# "Which attorney the message is for".
_WHOM_IT_IS_FOR = re.compile(
    r"(?:which|what) (?:[a-z]+(?: [a-z]+)? (?:the|this|their) (?:message|call|note)|"
    r"(?:attorney|lawyer|doctor|dentist|therapist|teacher|partner|agent|colleague|employee|person|team member) (?:it|that|this))"
    r"(?:['’]s| is)(?: meant)? for\W*",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"^whom?\b.* for\?$|\bwhom?\b.* (?:goes|sent|delivered) to\?$|^(?:for|to) whom\b|"
    r"^who (?:(?:will|should|is to|is going to) )?(?:gets?|receives?|is (?:getting|receiving)|be (?:getting|receiving))\b",
    re.IGNORECASE,
)


_AGES = re.compile(
    r"(?:(?:how many|(?:the )?number of) )?(?P<who>adults?|child(?:ren)?|kids|infants|toddlers|seniors|teens|babies|"
    r"pupils|students|teachers|parents|grown-?ups)",
    re.I,
)  # "adults, children" are two numbers of people


# "The items with quantities" are told in one breath.
_WITH_NUMBERS = re.compile(
    r"(?:(?:the|their|your|each|every|all) )*(?P<things>[a-z-]+(?: [a-z-]+)?) (?:with|including) (?:the |their |it['’]?s )?"
    r"(?:quantit(?:y|ies)|amounts?|numbers?|how many)(?: (?:of|for) (?:each|it|them))?",
    re.IGNORECASE,
)


def _with_numbers(things: str) -> Field:
    many = many_of(things.lower())
    return Field(
        name=snake(many), kind="text", label=f"the {many}", ask=f"Which {many} would you like, and how many of each?"
    )


def _named_apart(field: Field, part: str, fields: Sequence[Field]) -> Field | None:
    """The field, under another key where its own is taken by what asks for something else: "when … last seen"."""
    alike = next((f for f in fields if f.name == field.name), None)
    if alike is None:
        return field
    if alike.label == field.label or field.label in _OURS:
        return phone_apart(field, part)
    words = part.lower().rstrip("?").split() or [""]
    first, last = words[0], words[-1]
    word = last if last in ("from", "to", "on", "off", "in", "out") else first if first in _QUESTION_WORDS else "other"
    named_so = f"{field.name}_{word}" if word == last else f"{word}_{field.name}"
    return None if any(f.name == named_so for f in fields) else replace(field, name=named_so)


_QUESTION_WORDS: Final = frozenset(("where", "when", "what", "which", "who", "how", "why"))
_OURS: Final = frozenset(
    ("the date", "the time", "your name", "your phone number", "the address", "your email address")
)


_PRONOUN = re.compile(
    r"^(?:and )?(?P<whose>its|his|her) (?P<what>(?:first |full )?names?|age|birthday|weight|breed)\b", re.IGNORECASE
)
_OWNER = re.compile(
    r"\b(?:kind|type|sort|breed|make|name) of (?:the |a |an )?(?P<a>[\w-]+)$|"
    r"^(?:which|what|whose|the|their|your|an?) (?P<b>[\w-]+)(?: it is)?$|^(?P<c>[\w-]+)$",
    re.IGNORECASE,
)


def _with_their_owners(parts: Sequence[str]) -> Sequence[str]:
    """ "What kind of animal, its name, age": the animal's, and not the caller's."""
    owned: list[str] = []
    of_whom = ""
    for place, part in enumerate(parts):
        if place and (m := _PRONOUN.match(part)):
            owner = _OWNER.search(re.sub(r"\s*\(.*", "", parts[place - 1]))
            of_whom = next((g for g in owner.groups() if g), "") if owner else of_whom
            part = f"the {of_whom}'s {m['what']}{part[m.end() :]}" if of_whom else part
        elif of_whom and _ATTRIBUTE.fullmatch(part):
            part = f"the {of_whom}'s {part}"
        elif named_one := _NAMED_ONE.match(part):
            of_whom = next((g for g in named_one.groups() if g), "")
        owned.append(part)
    return owned


_ATTRIBUTE = re.compile(r"age|weight|height|birthday|date of birth|birth ?date|dob", re.IGNORECASE)
_NAMED_ONE = re.compile(
    r"(?:(?:the|their|your|a) )?(?!caller|customer|client|guest|patient|owner|parent|contact|company|business|"
    r"full|first|last)"
    r"(?:(?P<a>[\w-]+)(?:'s|s'|’s) (?:first |full )?names?$|(?P<b>dog|cat|pet|child|horse|student)[ _]name$)|"
    r"(?:the )?names? of (?:the|their|your) (?P<c>[\w-]+)$",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"^when (?:they|it|you|we|the|your|their|our)\b.*\b(?:drop|bring|pick|fetch|collect|get|take|back|return|"
    r"move|start|end|leave|arrive|set|go|dropped|brought|picked|fetched|collected|taken|returned|moved)\b",
    re.IGNORECASE,
)
_THE_DAY = re.compile(r"(?:(?:the|which|what|your|their) )?(?:day|date)", re.IGNORECASE)


def _each_when(parts: Sequence[str]) -> Sequence[str]:
    """ "When they drop it off, when they fetch it" are two days, and neither is the day; beside a day two times of it."""
    whens = [
        part
        for part in parts
        if part.lower().startswith("when ") and (what := named(part)) and what.kind == "date_time"
    ]
    if len(whens) < 2:
        return parts
    unit = "time" if any(_THE_DAY.fullmatch(part.strip()) for part in parts) else "day"
    return [f"the {unit} {part}" if part in whens and _HANDED_OVER.match(part) else part for part in parts]


def _how_many_of(thing: Field) -> Field:
    """ "Which cake, how many": how many of the thing that was listed before it."""
    word = re.split(r"[\W_]+", thing.name)[-1]
    noun = word if word.endswith("s") and not word.endswith("ss") else ""
    label = f"how many {noun}" if noun else "how many"
    return Field(
        name=f"{QUANTITY}_{noun}".strip("_"), kind="count", label=label, ask=f"{label[:1].upper()}{label[1:]}?"
    )


def is_known(field: Field) -> bool:
    """Whether it is of a kind that we know, or has a question of its own."""
    return field.name in _KNOWN or field.kind != "text" or bool(field.ask)


def are_known(fields: Sequence[Field]) -> bool:
    """Whether there are fields, and all of them are known."""
    return bool(fields) and all(map(is_known, fields))


def _with_their_days(parts: Sequence[str]) -> Sequence[str]:
    """ "Arrival, departure" are two dates, where both stand there by themselves."""
    for start, end in _ENDS_OF_A_STAY:
        found = [part for part in parts if start.fullmatch(part) or end.fullmatch(part)]
        if len(found) == 2:
            unit = (
                "time"
                if "start" in start.pattern and any(_THE_DAY.fullmatch(part.strip()) for part in parts)
                else "date"
            )
            return [f"{part} {unit}" if part in found else part for part in parts]
    return parts
