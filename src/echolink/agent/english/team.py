"""Who is there to be wished for: "OUR TEAM", then "Tom: Wed to Sat"; or "Nina works Mondays, Marcus Tuesdays"?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.heard import tidied
from echolink.agent.english.listed_options import WHO, Listed
from echolink.agent.english.stems import stems
from echolink.agent.english.tied_days import tied
from echolink.agent.english.words import words
from echolink.agent.field import Field

_HEAD = re.compile(
    rf"(?:our |the |meet (?:our |the )?)?(?P<who>team|staff|people|(?:{'|'.join(WHO.values())})s?)\W*", re.IGNORECASE
)
_ONE = re.compile(
    r"(?P<name>(?:Dr\.? )?[A-ZÀ-Þ][a-zà-ÿ'’]+(?: [A-ZÀ-Þ][a-zà-ÿ'’.]+){0,2}) ?(?:[:,(]| [-–] )\s*\S.*|"
    r"(?P<alone>(?:Dr\.? )?[A-ZÀ-Þ][a-zà-ÿ'’]+(?: [A-ZÀ-Þ][a-zà-ÿ'’.]+)?)"
)
_NAME = re.compile(r"\b(?:Dr\.? )?[A-ZÀ-Þ][a-zà-ÿ]+\b")
_NOBODY: Final = frozenset(
    words("nobody everyone everybody we they he she i you our my the all open closed only on from")
)
_A_TIME = re.compile(r"\d ?(?:[ap]\.?m|:\d\d|-|to|until)|\d:\d", re.IGNORECASE)
_LEAST: Final = 2
# Whoever it is: a head that may be of any of them.
_ANY: Final = frozenset(("team", "staff", "people"))


def read_team(sentences: Sequence[str]) -> tuple[Listed, ...]:
    """The stem of what they are, and their names, of each list of persons that stand each on a line under a head."""
    found: list[Listed] = []
    who, names = "", list[str]()
    for line in (*(tidied(one).strip(" .-•*") for one in sentences), ""):
        if who and (m := _ONE.fullmatch(line)):
            names.append(m["name"] or m["alone"])
            continue
        if len(names) >= _LEAST:
            found.append((who, tuple(dict.fromkeys(names))))
        head = _HEAD.fullmatch(line)
        word = head["who"].lower() if head else ""
        who, names = ("team" if word in _ANY else " ".join(stems(word))), []
    return tuple(found)


def with_days(sentences: Sequence[str], listed: Sequence[Listed]) -> tuple[Listed, ...]:
    """The team, as those of whom each is told on which weekdays he or she is there, where no list names them."""
    if any(head == "team" or head in WHO for head, _ in listed):
        return ()
    said = ((name, sentence) for sentence in sentences for name in _NAME.findall(tidied(sentence)))
    named = (name for name, sentence in said if name.lower() not in _NOBODY and tied(name, sentence))
    names = tuple(dict.fromkeys(named))
    are_persons = any(name.split()[-1].lower() in GIVEN or name.startswith("Dr") for name in names)
    return (("team", names),) if len(names) >= _LEAST and are_persons else ()


def tells_of_one(sentence: str, sentences: Sequence[str], listed: Sequence[Listed]) -> bool:
    """Whether a sentence tells the weekdays of one of several persons, and so none of the place.

    Where hours are told of each of them, these are the hours of the place.
    """
    team = [one for head, names in listed if head == "team" or head in WHO for one in names if one[:1].isupper()]
    if not any(tied(one, sentence) for one in team):
        return False
    timed = [one for one in sentences if _A_TIME.search(one)]
    return sentence not in timed or not all(any(tied(one, told) for told in timed) for one in team)


def with_the_team(fields: tuple[Field, ...], lists: Sequence[Listed], *, explicit: bool = False) -> tuple[Field, ...]:
    """The field that asks with whom is a choice of those who are there; of the bot's own fields one that may be left out."""
    persons = [(head, options) for head, options in lists if head == "team" or head in WHO]
    return tuple(_from(f, persons, explicit=explicit) for f in fields) if persons else fields


def _from(field: Field, persons: Sequence[Listed], *, explicit: bool) -> Field:
    if field.kind not in ("text", "name") or field.options or (explicit and field.required):
        return field
    own = stems(field.name.replace("_", " "))
    for head, options in persons:
        if head in own or (head == "team" and own & WHO.keys()):
            return replace(field, kind="choice", options=options, ask="" if field.kind == "text" else field.ask)
    return field
