"""By which everyday words is an option known: "pickup" by "I'll collect it", "apartment" by "it's a flat"?"""

import re
from functools import lru_cache
from typing import Final

# Each line: words and phrases of which one may stand for another, as patterns for texts from `heard`.
_GROUPS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"apartment|flat|condo(?:minium)?",
        r"house|home|detached",
        r"sofa|couch|settee",
        r"fridge|refrigerator|freezer",
        r"car|sedan|automobile",
        r"truck|lorry|pick-?up truck",
        r"phone|cell(?: ?phone)?|mobile(?: phone)?|smart ?phone|call|by phone|over the phone|on the phone",
        r"video|zoom|video ?call|online|remote(?:ly)?|virtual(?:ly)?",
        r"in[- ]person|on[- ]?site|in the office|at your (?:office|place|shop)|come in|face to face",
        r"email|e-mail|mail",
        r"text|sms|text message|message",
        r"cash",
        r"card|credit(?: card)?|debit(?: card)?|visa|mastercard|amex",
        r"pick[- ]?up|pick (?:it|them|that) up|collect(?:ion)?|take-?(?:out|away)|to go|"
        r"(?:come|coming|stop|swing|drop)(?: (?:by|over|in|round))? ?(?:and|to|&)? ?(?:get|grab|fetch|pick up) (?:it|"
        r"them|that|those)|"
        r"(?:get|grab|fetch) (?:it|them|those) (?:myself|ourselves)|carry-?out",
        r"delivery|delivered|deliver(?: it)?|drop (?:it|them) off|bring (?:it|them)(?: (?:over|round|out|here|to (?:me|"
        r"us|my|our)\b.*))?|ship(?:ped|ping)?",
        r"dine[- ]?in|eat[- ]in|for here|eat here",
        r"new|1st[- ]time|first[- ]time|never been|1st visit|brand new",
        r"existing|returning|regular|been (?:here|there|to you|before)|current|old|established",
        r"1[- ]way|one[- ]way|single(?: ticket)?",
        r"round[- ]trip|return(?: ticket)?|both ways|there and back",
        r"small|little|tiny|s",
        r"medium|mid(?:-?size(?:d)?)?|average|m",
        r"large|big|l",
        r"extra[- ]large|x-?large|xl|huge",
        r"male|man|boy|guy|mr|gentleman|he",
        r"female|woman|girl|lady|mrs|ms|she",
        r"adult|grown-?up",
        r"child|kid|children|kids",
        r"urgent|emergency|asap|as soon as possible|right away|immediate(?:ly)?|can't wait",
        r"morning|am|before noon",
        r"owner|own(?: it)?|homeowner|landlord",
        r"tenant|rent(?:er|ing)?|lease",
        r"full[- ]time",
        r"part[- ]time",
        r"vegetarian|veggie|no meat|meatless",
        r"vegan|plant[- ]based",
        r"indoor|inside|indoors",
        r"outdoor|outside|outdoors|patio|terrace|garden",
        r"window|by the window",
        r"gas|petrol|gasoline",
        r"electric|ev|battery",
        r"commercial|business|office|company|store|shop",
        r"residential|private|home|house|apartment",
        r"none|no|nothing|neither",
        r"unsure|not sure|don't know|no idea",
        r"no preference|don't mind|doesn't matter|don't care|any|whatever|either|all the same",
        r"other|something else|none of (?:those|these|them)",
        r"standard|regular|normal|basic|ordinary",
        r"wood(?:en)?|timber",
        r"dog|puppy",
        r"cat|kitten",
        r"bike|bicycle|cycle",
        r"toilet|bathroom|restroom",
        r"washer|washing machine",
        r"dryer|tumble dryer",
        r"broken|not working|doesn't work|won't work|dead|out of order",
        r"lost|missing|can't find",
        r"stolen|theft|robbed|burglary|break-?in",
        r"leak(?:ing|s)?|dripping|drips|water coming out",
        r"billing|bill|invoice|charge(?:d)?|payment",
        r"cancel(?:lation|led)?|call off",
        r"upgrade|better one",
        r"married|wife|husband|spouse",
        r"sunny[- ]side|fried",
        r"sparkling|with gas|fizzy|carbonated",
        r"still|without gas|tap",
        r"winter|snow",
    )
)
_QUARTER: Final = 15  # minutes
_IN_HOURS: Final = {
    "15": (r"a quarter of an hour", r"quarter hour"),
    "30": (r"half an hour", r"half hour", r"1/2 hour"),
    "60": (r"(?<!half )(?:an|1|a full) hour(?! and)", r"(?<!half an )(?<!half )hour long"),
    "90": (r"(?:an|1) hour and a half", r"1 and a half hours?", r"hour and a half"),
    "120": (r"2 hours?", r"a couple of hours"),
    "180": (r"3 hours?",),
    "240": (r"4 hours?",),
}
_SMALL: Final = frozenset(("s", "m", "l", "am", "he", "she", "no", "any", "old", "call", "message", "mail"))


@lru_cache(maxsize=512)
def other_words(option: str, options: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern for what else an option from `heard` is called, but for what other options are called; None: nothing."""
    ways = list(_IN_HOURS.get(option, ())) if _are_minutes(options) else []
    for group in _GROUPS:
        if not group.fullmatch(option):
            continue
        ways += [way for way in _alternatives(group.pattern) if not _names_another(way, option, options)]
    return re.compile(rf"(?<![\w'])(?:{'|'.join(ways)})(?![\w'])") if ways else None


def _are_minutes(options: tuple[str, ...]) -> bool:
    """Whether numbers may be minutes: 30, 60 and 90."""
    return len(options) > 1 and all(o.isdigit() and int(o) % _QUARTER == 0 for o in options)


def _names_another(way: str, option: str, options: tuple[str, ...]) -> bool:
    pattern = re.compile(way)
    return any(o != option and pattern.fullmatch(o) for o in options)


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between its bars, but for those within brackets."""
    parts, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part not in _SMALL]
