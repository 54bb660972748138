"""What does a remark beside an item of a list make of its field: "(S, M, L)", "(optional)", "(1-5)", "number"?"""

import re
from dataclasses import replace
from typing import Final

from echolink.agent.english.item_marks import UNITS
from echolink.agent.english.numbers import in_figures
from echolink.agent.english.yes_no_questions import yes_no_question
from echolink.agent.field import Field

OPTIONAL: Final = re.compile(
    r"\b(?:optional(?:ly)?|if (?:any|possible|(?:they|you) have (?:one|it|any)|known|applicable|available|"
    r"there is one|"
    r"they (?:wish|want)$|(?:they|you) (?:want|wish|like|care|are willing|are happy|don't mind)(?: to)?\b.*))\b",
    re.IGNORECASE,
)
_TYPES: Final = (
    (
        "count",
        re.compile(
            r"(?:as |in )?(?:an? )?(?:whole )?(?:number|integer|figures|int|count|numeric|digits?|quantity|how many)",
            re.I,
        ),
    ),
    ("yes_no", re.compile(r"(?:yes ?(?:/|or|\|) ?no|y ?/ ?n|true ?(?:/|or|\|) ?false|bool(?:ean)?)", re.I)),
    ("date", re.compile(r"(?:an? )?(?:date|day)", re.I)),
    ("time", re.compile(r"(?:an? )?time", re.I)),
)
_EXAMPLE = re.compile(
    r"^(?:for example|for instance|say|something like|such as|like|ex(?:ample)?[.:])\s", re.IGNORECASE
)
_NO_OPTIONS: Final = frozenset(("etc", "etc.", "other", "e.g.", "required", "..."))
_A_MEASURE = re.compile(
    rf"^(?:in )?(?P<unit>(?:square |cubic )?(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}))$", re.I
)


def with_remark(field: Field, remark: str) -> Field:
    """The field with what the remark says: that it may be left out, its bounds, its kind, its unit or its options."""
    if OPTIONAL.search(remark):
        return replace(field, required=False)
    least, most = scale(f"({remark})")
    if most is not None and field.kind in ("count", "text"):
        ask = f"{field.ask.rstrip('?')}, from {least} to {most}?" if field.ask else ""
        return replace(field, kind="count", least=least, most=most, ask=ask)
    kind = next((kind for kind, words in _TYPES if words.fullmatch(remark)), "")
    if kind == "yes_no":
        asks = field.ask if _ASKS_YES_NO.match(field.ask) else yes_no_question(field.label)
        return replace(field, kind="yes_no", ask=asks)
    if kind and field.kind == "text":
        plural = kind == "count" and not field.ask and field.label.endswith("s")
        return replace(field, kind=kind, ask=f"How many {without_article(field.label)}?" if plural else field.ask)
    if field.kind == "text" and (unit := _A_MEASURE.match(remark)):
        return replace(field, kind="count", label=f"{field.label} in {unit['unit']}")
    options = tuple(o for o in (p.strip() for p in _apart(remark)) if o)
    options = tuple(dict.fromkeys(o for o in options if o.lower() not in _NO_OPTIONS))
    is_short = all(len(o.split()) <= 4 for o in options) and not _EXAMPLE.match(remark)
    is_told = (
        field.kind == "text"
        or (field.kind == "name" and field.ask.startswith("Who do"))
        or (field.kind == "address" and re.search(r"\bor\b|\s/\s|\w/\w", remark))
    )
    if len(options) > 1 and is_told and is_short and field.kind == "name":  # "who they want: Dana or Luis"
        ask = f"{field.ask.rstrip('?')}: {', '.join(options[:-1])} or {options[-1]}?"
        return replace(field, name="who", kind="choice", options=options, ask=ask)
    if len(options) > 1 and is_told and is_short:
        return replace(field, kind="choice", options=tuple(re.sub(r"^e\.?g\.?\s+", "", o) for o in options), ask="")
    return field


_ASKS_YES_NO = re.compile(r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|may|shall|should)\b", re.I)
_STROKES = re.compile(r"[;|]|(?<!\d)/|/(?!\d)")
_COMMAS = re.compile(r",(?:\s*(?:or|and)\b)?", re.IGNORECASE)
_EITHER = re.compile(r"\b(?:or|vs\.?)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:or|and|vs\.?)\b", re.IGNORECASE)


def _apart(remark: str) -> list[str]:
    """What stands between the strongest marks: of "cut, cut and color, color" the one in the middle is one thing."""
    parts = _STROKES.split(remark)
    if len(parts) > 1:
        return parts
    *others, last = _COMMAS.split(remark)
    if others and any(map(_JOINED.search, others)) and not _EITHER.search(remark):
        return [*others, last]
    pieces = (_EITHER if _EITHER.search(last) else _JOINED).split(last)
    are_both = {piece.strip() for piece in pieces} <= {one.strip() for one in others}  # "cut, color, cut and color"
    return [*others, last] if are_both else [*others, *pieces]


def without_article(label: str) -> str:
    """ "The cords" → "cords"."""
    return re.sub(r"^(?:the|your|an?)\s+", "", label)


def scale(part: str) -> tuple[int | None, int | None]:
    """The bounds that a phrase sets: "from 1 to 5", "out of ten"."""
    figures = in_figures(part.lower())
    if out_of := re.search(r"\bout of (?:a )?(5|6|7|10|100)\b", figures):
        return 0, int(out_of[1])
    m = re.search(
        r"\b(?:from|between|of) (\d+) (?:to|and) (\d+)\b|\((\d+) ?(?:[-–]|to) ?(\d+)\)|(?<=\s)(\d+) ?[-–] ?(\d+)$",
        figures,
    )
    if m is None:
        return None, None
    least, most = (int(g) for g in m.groups() if g is not None)
    return (least, most) if least < most else (None, None)
