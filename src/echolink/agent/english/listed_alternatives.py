"""Which alternatives stand in a list as if they were items: "surface: grass, gravel or sand", "red, white or mixed"?"""

import re
from typing import Final

from echolink.agent.english.kinds import named
from echolink.agent.english.like_words import LIKE
from echolink.agent.english.whether import rows_kept
from echolink.agent.english.words import words

_OPTION: Final = r"[\w'-]+(?: [\w'-]+){0,2}"
_OF_A_LABEL = re.compile(
    rf"(?P<lead>^|[,;.\n]\s*(?:and )?)(?P<label>(?!ask\b|need|collect|note|get\b|required|"
    rf"questions?\b)[\w'-]+(?: [\w'-]+){{0,3}})(?:: ?| [-–—] )"
    rf"(?P<options>(?:{_OPTION}, ){{0,6}}{_OPTION},? or {_OPTION})(?=[,;.?\n)]|$)",
    re.IGNORECASE,
)
_IN_A_ROW = re.compile(
    r"(?P<lead>^|[,;:(]\s*(?:and )?| and (?=whether))(?:(?:whether|if) )?(?P<options>(?:[\w-]+, ){1,5}[\w-]+,? or [\w-]+)"
    r"(?: (?:is|are|works?|suits?)(?: (?:for )?(?:them|you))?(?: (?:best|better|preferred)(?: for (?:them|you))?)?)?"
    r"(?=[,;.?\n)]|$| and )",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<lead>^|[,;:(]\s*(?:and )?)(?:(?:(?:whether|if) )?(?:they|you|it)(?:'d| would| is|'s)? ?(?:like|want|"
    r"wants|need|needs|prefer)? )?"
    r"(?P<a>[\w-]+ and [\w-]+)(?:,)? or (?P<just>just |only )?(?P<b>[\w-]+)(?P<only> only)?(?=[,;.?\n)]|$| and )",
    re.IGNORECASE,
)
_PARTS = re.compile(r",? or |, ", re.IGNORECASE)


def with_alternatives_marked(text: str, *, is_list: bool = True) -> str:
    """The text with such rows in brackets or with strokes, which part no items; what begins no list begins with its head."""
    if " or " not in text:
        return text
    text = rows_kept(text, BESIDE)
    text = _OF_A_LABEL.sub(lambda m: _in_brackets(m) if is_list or m["lead"].strip(". ") else m.group(), text)
    return _PAIR.sub(_with_a_stroke, _IN_A_ROW.sub(_with_strokes, text))


def _in_brackets(m: re.Match[str]) -> str:
    options = _PARTS.split(m["options"])
    if any(map(named, options)):
        return m.group()
    return f"{m['lead']}{m['label']} ({', '.join(options)})"


def _with_strokes(m: re.Match[str]) -> str:
    """The first word of a row may be an item of its own: "breed, small or large"; ": guitar, piano or drums" is one row."""
    options = _PARTS.split(m["options"])
    of_a_row = [option.lower() in LIKE for option in options]
    first = next((n for n in range(len(options)) if all(of_a_row[n:])), len(options))
    is_row = not any(of_a_row[:-1]) and _WAYS.isdisjoint(map(str.lower, options)) and not any(map(named, options))
    if ":" in m["lead"] and is_row:
        first = 0
    if len(options) - first < _LEAST:
        return m.group()
    before = "".join(f"{option}, " for option in options[:first])
    lead = ", and " if m["lead"] == " and " else m["lead"]
    return f"{lead}{before}{' / '.join(options[first:])}"


_WAYS: Final = frozenset(
    words("pick-up pickup delivery collection takeaway takeout dine-in")
)  # of "pie, pick-up or delivery"
_LEAST: Final = 3  # of a row; two are alternatives without any mark


def _with_a_stroke(m: re.Match[str]) -> str:
    """ "Inside and outside or just outside"; "breed and small or large" are two items."""
    a, b = m["a"].lower().split(" and "), m["b"].lower()
    is_one = bool(m["just"] or m["only"]) and b in (*a, "one") if b in a else {a[0], a[1], b} <= LIKE
    if not is_one:
        return m.group()
    return f"{m['lead']}{a[0]} & {a[1]} / {m['just'] or ''}{b}".replace(" & ", f" {TOGETHER} ")


TOGETHER: Final = "\ue00a"  # an "and" that parts nothing
BESIDE: Final = "\ue00b"  # and such a comma
_MAKE_AND_MODEL = re.compile(
    r"\b(?:year(?:,| and|/) ?)?(?:make|brand),?(?: and | & | or |/| )models?(?! (?:number|no|name|"
    r"#))(?:(?:,? and |/|, )(?:year|colou?r)\b)?|"
    r"\byear ?/ ?make ?/ ?model(?: ?/ ?colou?r)?",
    re.IGNORECASE,
)


def kept_together(listed: str) -> str:
    """ "Year, make and model" are one thing to ask for."""
    return _MAKE_AND_MODEL.sub(_together, listed)


def is_kept_together(item: str) -> bool:
    """Whether an item is several things that are told in one breath."""
    return _MAKE_AND_MODEL.fullmatch(item) is not None


def _together(m: re.Match[str]) -> str:
    parts = [part for part in re.split(r"\W+|\b(?:and|or)\b", m.group()) if part]
    return f"{BESIDE} ".join(parts[:-1]) + f" {TOGETHER} {parts[-1]}"
