"""Which alternatives stand in a list as if they were items: "surface: grass, gravel or sand", "red, white or mixed"?"""

import re
from typing import Final

from echolink.agent.english.kinds import named
from echolink.agent.english.like_words import LIKE
from echolink.agent.english.whether import rows_kept
from echolink.agent.english.words import words

_OPTION: Final = r"[\w'-]+(?: [\w'-]+){0,2}"
_OF_A_LABEL = re.compile(
    rf"(?P<lead>^|[,;.\n]\s*(?:and )?| and )(?P<label>(?!ask\b|need|collect|note|get\b|required|"
    rf"questions?\b)[\w'-]+(?: [\w'-]+){{0,4}})(?:: ?| [-–—] )"
    rf"(?P<options>(?:{_OPTION}, ){{0,6}}{_OPTION},? or {_OPTION})(?=[,;.?\n)]|$)",
    re.IGNORECASE,
)
# "Which massage: Swedish, deep tissue or hot stone?", wherever in a goal it is asked.
_OF_A_QUESTION: Final = re.compile(
    r"\b(?P<lead>)(?P<label>(?:which|what) (?:(?:kind|type|sort|size|style) of )?[\w'-]+(?: (?!is\b|are\b)[\w'-]+){0,3}|"
    r"(?<=\bask for )(?:the |an? |their )?[\w'-]+(?: (?:of )?[\w'-]+)?)"
    rf"(?:: ?| [-–—] )(?P<options>(?:{_OPTION}, ){{0,6}}{_OPTION},? or {_OPTION})(?=[,;.?\n)]|$)",
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
# "Single room, double room or suite": things whose last word is the same; at the head of a list any things.
_THING: Final = r"(?:the |an? )?(?!or |and )[a-z][\w'-]*(?: (?!or |and |by |via )[a-z][\w'-]*){0,2}"
_OF_ONE_KIND = re.compile(
    r"(?P<lead>^|[,;:(]\s*(?:and )?|\b(?:ask for|choose|get) )"
    rf"(?P<options>(?:{_THING}, ){{1,5}}{_THING},? or {_THING})"
    r"(?=[,;.?\n)]|$)",
    re.IGNORECASE,
)
_LAST_WORD: Final = re.compile(r"[a-z]+$", re.IGNORECASE)
_PARTS = re.compile(r",? or |, ", re.IGNORECASE)


def with_alternatives_marked(text: str, *, is_list: bool = True) -> str:
    """The text with such rows in brackets or with strokes, which part no items; what begins no list begins with its head."""
    if " or " not in text:
        return text
    text = rows_kept(text, BESIDE)
    text = _OF_A_LABEL.sub(lambda m: _in_brackets(m) if is_list or m["lead"].strip(". ") else m.group(), text)
    text = _OF_A_QUESTION.sub(_in_brackets, text)
    text = _OF_ONE_KIND.sub(_of_one_kind, text)
    return _PAIR.sub(_with_a_stroke, _IN_A_ROW.sub(_with_strokes, text))


def _in_brackets(m: re.Match[str]) -> str:
    options = _PARTS.split(m["options"])
    if any(map(named, options)):
        return m.group()
    return f"{m['lead']}{m['label']} ({', '.join(options)})"


def _of_one_kind(m: re.Match[str]) -> str:
    """With strokes between the last two and those before them of which one is chosen likewise."""
    written = _PARTS.split(m["options"])
    options = [_ARTICLE.sub("", option) for option in written]
    heads = [word.group().lower() if (word := _LAST_WORD.search(option)) else "" for option in options]
    starts = bool(m["lead"].strip())  # a sentence that begins with a verb: "Book viewings, valuations or surveys"
    first = len(options) - 2
    while first and (
        heads[first - 1] in heads[first:] or (starts and _may_be_chosen(written[first - 1], written[first]))
    ):
        first -= 1
    if first == len(options) - 2 or any(map(named, options[first:])):
        return m.group()
    before = "".join(f"{option}, " for option in written[:first])
    return f"{m['lead']}{before}{' / '.join(options[first:])}"


def _may_be_chosen(thing: str, other: str) -> bool:
    """Whether a thing before others of which one is chosen is another of them: "the brand, gas or electric" are two questions."""
    if (_ARTICLE.match(thing) and not _ARTICLE.match(other)) or (other.lower() in _WAYS and thing.lower() not in _WAYS):
        return False
    return not (named(thing) or _LIKENESS.search(thing) or _QUESTIONS.match(thing))


_ARTICLE: Final = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_QUESTIONS: Final = re.compile(r"(?:what|which|who|where|when|how|why|whether|if|any|their|your)\b", re.IGNORECASE)
# What is asked of a thing or of a caller, and is no thing to choose.
_LIKENESS: Final = re.compile(
    r"\b(?:make|model|year|brand|manufacturer|breed|species|size|weight|height|length|width|depth|age|material|colou?r|shape|"
    r"type|kind|sort|style|flavou?r|topic|subject|title|reason|purpose|occasion|event|problem|issue|symptoms?|complaint|damage|"
    r"item|items|product|service|treatment|package|plan|program|course|class|level|grade|experience|instrument|language|gender|"
    r"budget|price|cost|amount|quantity|count|destination|origin|route|company|business|organi[sz]ation|department|position|"
    r"job|role|order|account|policy|claim|reference|plate|license|serial|zip|city|town|area|neighbou?rhood|state|room|floor|"
    r"unit|building|vehicle|car|pet|animal|device|appliance|garment|garments|dish|dishes|allerg\w+|diet\w*|notes?|comments?|"
    r"remarks?|requests?|details?|description|concerns?|questions?|feedback|rating|score|preference|preferences|stylist|barber|"
    r"pounds|ounces|kilos|tons|gallons|lit(?:er|re)s|feet|yards|met(?:er|re)s|miles|hours|minutes|days|nights|weeks|months|"
    r"doctor|dentist|teacher|instructor|guests?|guide|door|message|caller|customer|client|patient)$",
    re.IGNORECASE,
)


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
