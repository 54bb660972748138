"""Which answers does an item of a list leave: one of two, or yes and no?"""

import re
from typing import Final

from echolink.agent.english.kinds import named
from echolink.agent.english.phrases import is_question, question_of, snake, to_caller
from echolink.agent.english.ways import by_ways
from echolink.agent.english.whether import leaves_yes_or_no, whether_one_of
from echolink.agent.english.yes_no_questions import yes_no_question
from echolink.agent.field import Field

_NOT_AN_OPTION: Final = r"(?!(?:not|no|later|yes|date|day|time|phone|e-?mail|name|message)\b)"
_ALTERNATIVES = re.compile(
    r"^(?:(?:whether|if) (?:they|it|you)(?:'s|'re| is| are| want(?:s)?| need(?:s)?| would like|"
    r" prefer)?(?: it)? )?(?:an? |for )?"
    rf"(?P<a>{_NOT_AN_OPTION}[\w-]+(?: [\w-]+)?) or (?:an? |"
    rf"for )?(?P<b>{_NOT_AN_OPTION}[\w-]+)(?P<noun>(?: [\w-]+)?)$",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(  # "do they own or rent", "is it a house or a flat", "are you a new or a returning client"
    r"^(?:(?:do|does|did|are|is|will|would|can|has|have|whether|if) (?:they|you|he|she|it|this|that|the \w+|"
    r"your \w+)(?:'d|'re)?"
    r"(?: (?:is|are|want|wants|need|needs|prefer|prefers|would|like|be|rather|to|it|for|in|at|on|by|with|have|"
    r"has|been|use|uses"
    r"|come|comes|coming|pay|paying|looking))*)"
    r" (?P<article>(?:an?|the|their|your) )?(?P<a>(?:[\w-]+ )?[\w-]+) or "
    r"(?:an? |the |just )*(?P<b>(?!not?\b)[\w-]+(?: [\w-]+)?)$",
    re.IGNORECASE,
)
_LAST_WORDS = re.compile(  # "whether they want to sit inside or outside"
    rf"^(?:whether|if) (?!.*\b(?:have|has|any|been)\b)(?P<stem>.+) (?P<a>[\w-]+) or (?P<b>{_NOT_AN_OPTION}[\w-]+)$",
    re.IGNORECASE,
)


# "Wood, gas or oil", of words that name no kind of value.
_SEVERAL = re.compile(
    r"^(?P<first>[a-z'-]+(?: [a-z'-]+)?(?:, [a-z'-]+(?: [a-z'-]+)?)+),? or (?P<last>[a-z'-]+(?: [a-z'-]+)?)$", re.I
)


def _one_of_several(part: str) -> Field | None:
    m = None if _OF_ANY_KIND.match(part) else _SEVERAL.match(part)
    if m is None:
        return None
    options = (*m["first"].lower().split(", "), m["last"].lower())
    return Field(name=snake(part), kind="choice", label=part.lower(), ask=question_of(part), options=options)


_SUITS = re.compile(  # "whether mornings or afternoons suit them better"
    r"(?: (?:is|are|would|will|be|works?|suits?|fits?|better|best|easier|easiest|preferable|preferred|for|them|you|him or "
    r"her|for the \w+))+$",
    re.IGNORECASE,
)
_WONDERED_BARE = re.compile(  # "whether in person or by video": no verb, so nobody of whom it is said
    r"^(?:whether|if) (?=(?:(?:in|on|at|by|with|without) )?(?:the |an? )?[\w-]+(?: [\w-]+)? or "
    r"(?:(?:in|on|at|by|with|without) )?(?:the |an? )?[\w-]+$)"
    r"(?!(?:they|you|he|she|we|i|there|this|that|any|some|everyone|everybody|someone|somebody) )",
    re.IGNORECASE,
)


_REACHED: Final = (
    r"(?:phone(?: call)?|e-?mail|text(?: message)?|call|whatsapp|(?:regular |postal )?mail|video(?: call)?)"
)
_HOW_REACHED = re.compile(rf"^by (?:by |an? )*(?P<a>{_REACHED}) or (?:by |an? )*(?P<b>{_REACHED})$", re.IGNORECASE)


def _bare(part: str) -> str:
    """The alternatives of an item alone: "whether morning or afternoon is better"."""
    if not re.match(r"(?:whether|if) ", part, re.IGNORECASE):
        return part
    bare = _WONDERED_BARE.sub("", _SUITS.sub("", part))
    if _HOW_REACHED.match(f"by {bare}"):  # where either is asked for, it is "phone or e-mail" without a "whether"
        return f"by {bare}"
    return bare if bare.startswith(("whether", "if")) else re.sub(r"\bthe ", "", bare)


def choice_of(part: str) -> Field | None:
    """ "delivery or pickup", "whether they are a new or returning patient"."""
    if _NO_CHOICE.match(part) or _OR_NONE.match(part) or leaves_yes_or_no(part) or _TWO_NAMES.match(part):
        return None
    if "," not in part and (ways := _TWO_WAYS.match(part)):
        return _one_of_two_ways(ways, part)
    return (whether_one_of(part) if _bare(part) == part else None) or _one_of(part)


# "The class or grade", "allergies or diets": two words for what is told in the caller's own, and nothing to choose between.
_A_FIELD: Final = (
    r"(?:(?:food |special |dietary |medical )?(?:class|grade|allerg(?:y|ies)|diets?|restrictions?|preferences?|medications?|"
    r"medicines?|injur(?:y|ies)|conditions?|symptoms?|problems?|issues?|faults?|complaints?|concerns?|reasons?|questions?|topics?|"
    r"subjects?|brand|make|model|breed|species|company|business|organi[sz]ation|school|employer|landmark|notes?|comments?|"
    r"requests?|needs?|wish(?:es)?|instructions?|size|weight|height|dimensions|age|title|position|job|occupation|profession|"
    r"colou?r|pattern|material|style|theme|nickname|department|team|club|text|wording|motif|design|level|experience))"
)
_TWO_NAMES: Final = re.compile(
    rf"^(?:the |their |any |an? )?{_A_FIELD} or (?:the |their |any |an? )?{_A_FIELD}$", re.IGNORECASE
)
_NO_CHOICE: Final = re.compile(r"(?:which|what|how|who|any)\b", re.IGNORECASE)


def _one_of(part: str) -> Field | None:
    part = _bare(_ONLY.sub("", part))
    if way := by_ways(part) or _one_of_several(part):
        return way
    if ways := _TWO_WAYS.match(part) or _HOW_REACHED.match(part):
        return _one_of_two_ways(ways, part)
    m = None if _OF_ANY_KIND.match(part) else _ALTERNATIVES.match(part)
    either = _ONE_OF_TWO.match(part)
    if either is not None and _is_one_of_two(either):
        return _one_of_two(either, part)
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
    if noun and len(m["a"].split()) > 1 and not options[0].endswith(f" {noun.lower()}"):
        options, noun = (options[0], f"{options[1]} {noun.lower()}"), ""  # "open fireplace or wood stove"
    if noun and options[0].endswith(f" {noun.lower()}"):  # "front door or back door"
        options = (options[0].removesuffix(f" {noun.lower()}"), options[1])
    if part.lower().startswith(("whether", "if")):
        ask = question_of(part)
    else:
        article = "an" if options[0][:1] in "aeio" else "a"
        ask = (
            f"Is that {article} {options[0]} or {options[1]} {noun}?"
            if noun and not _UNCOUNTED.search(noun)
            else f"Would that be {options[0]} or {options[1]} {noun}?"
            if noun
            else f"Would that be {options[0]} or {options[1]}?"
        )
    return Field(
        name=snake(noun or "_or_".join(options)),
        kind="choice",
        label=" or ".join(options),
        ask=ask,
        options=options,
    )


_UNCOUNTED = re.compile(r"(?:water|lessons?|work|wood|milk|bread|paper|oil|gas|(?<!s)s)$", re.IGNORECASE)
# "Whether you would like to come to the office or do it by video".
_TO: Final = r"(?:to|at|in|by|over|on|via|with|from) (?:the |our |my |your |an? )?"
_TWO_WAYS = re.compile(
    rf"^(?:whether|if|do|does|would|will|should|shall) .+? {_TO}(?P<a>[a-z-]+)(?: (?:here|there|with us))? or "
    rf"(?:(?:to|have|do|meet|be|get|take|we|us|you|it|that|this|them|come|talk|speak|rather|prefer|prefers|at|"
    rf"send|sent) )*"
    rf"{_TO}(?P<b>[a-z-]+)$",
    re.IGNORECASE,
)


def _one_of_two_ways(m: re.Match[str], part: str) -> Field:
    options = (m["a"].lower(), m["b"].lower())
    return Field(
        name="_or_".join(map(snake, options)),
        kind="choice",
        label=" or ".join(options),
        ask=question_of(part),
        options=options,
    )


_ONLY = re.compile(r"(?<=[\w-]) (?:only|alone|instead)$", re.IGNORECASE)  # "full groom or bath only"
_MORE_OF_THE_SAME: Final = frozenset(("more", "less", "older", "younger", "similar", "other", "another", "fewer", "so"))


_OF_ANY_KIND: Final = re.compile(r"(?:any|some|no)(?:thing|one|body)\b", re.IGNORECASE)  # "anything heavy or special"


def _is_one_of_two(m: re.Match[str]) -> bool:
    """Whether two things stand against each other: not "two or more", nor who has "pets or children"."""
    head = re.sub(r" (?:an?|the)$", "", m.string[: m.start("a")].strip().lower())
    is_had = re.search(r"\b(?:have|has|had|been)$", head) is not None
    if _OF_ANY_KIND.match(m["a"]):
        return False
    return not is_had and _MORE_OF_THE_SAME.isdisjoint((m["a"].lower(), *m["b"].lower().split()))


def _one_of_two(m: re.Match[str], part: str) -> Field:
    a, b = m["a"].lower(), m["b"].lower()
    if len(a.split()) > len(b.split()) and not m["article"]:
        a = a.split()[-1]  # "do they sit inside or outside"
    noun = b.split()[-1] if len(b.split()) > len(a.split()) else ""  # "a new or returning client"
    options = (a, b.removesuffix(noun).strip())
    return Field(
        name=snake(noun) if noun else "_or_".join(re.sub(r"\W+", "_", option) for option in options),
        kind="choice",
        label=" or ".join(options),
        ask=question_of(part),
        options=options,
    )


_OR_NONE = re.compile(r"^(?:an? )?(?P<a>[\w-]+) or no (?P=a)$", re.IGNORECASE)  # "receipt or no receipt"


def yes_or_no(part: str, *, wondered: bool) -> Field | None:
    """ "coming or not", "deposit paid?"; "any pets?" is answered by more than a yes."""
    lower = part[:1].lower() + part[1:]
    more = re.match(r"any (?P<what>.+)$", lower)
    if more:
        return Field(name=snake(more["what"]), kind="text", label=more["what"], ask=_whether_any(more["what"]))
    if none := _OR_NONE.match(lower):
        return Field(name=snake(none["a"]), kind="yes_no", label=f"the {none['a']}", ask=yes_no_question(none["a"]))
    either = re.match(r"(?!whether|if)(?P<what>.+?),? (?:or not|yes ?(?:/|or) ?no)$", lower)
    if either:
        what = to_caller(either["what"])
        return Field(name=snake(either["what"]), kind="yes_no", label=what, ask=yes_no_question(what))
    if of_age := _OF_AGE.match(lower):
        what = of_age["what"]
        return Field(name=snake(what), kind="yes_no", label=what, ask=f"Are you {what}?")
    if _DONE_OR_NOT.fullmatch(lower):
        return Field(name=snake(part), kind="yes_no", label=lower, ask=yes_no_question(lower))
    if before := _DONE_BEFORE.fullmatch(lower):
        what = to_caller(before["what"])
        return Field(name=snake(before["what"]), kind="yes_no", label=f"if you have {what}", ask=f"Have you {what}?")
    if wondered and not is_question(part) and named(part) is None and len(part.split()) <= _WONDERED:
        what = to_caller(lower)
        return Field(name=snake(part), kind="yes_no", label=what, ask=yes_no_question(what))
    return None


# "Had a bad reaction to a vaccine before", "been here before".
_DONE_BEFORE = re.compile(
    r"(?:have |has )?(?P<what>(?:ever )?(?:had|been|done|taken|used|tried|seen|ridden|worn|flown|[a-z]{2,}ed) .*"
    r"\b(?:before|recently|lately|in the (?:past|last)(?: [\w ]+)?))"
)
_OF_AGE = re.compile(
    r"^(?:(?:whether |if |that )?(?:they|you|he or she|everyone|the \w+)(?: are|'re| is|'s) |are (?:they|you) |"
    r"is (?:it|he|she|the \w+) )?"
    r"(?P<what>(?:over|above|at least|older than|under|younger than) (?:\d{1,3}|eighteen|twenty-?one|"
    r"sixteen)(?: (?:years? old|years?|or older))?|"
    r"\d{2} or (?:older|over))$"
)
# "Vaccinated", "up to date on shots": it is so or not.
_DONE_OR_NOT = re.compile(
    r"(?!need|preferr|desir|requir|request|want|suggest|recommend|bed\b|seed|weed|speed|feed|breed|shed|"
    r"unit)[a-z-]{3,}(?:ated|ised|ized|ained|ured|"
    r"nsed|ied|ered|ayed|aid|cked|pped|tted|eled)|house-?trained|house-?broken|up to date(?: on [a-z ]+)?"
)
_WONDERED: Final = 7  # words at most of what is wondered: "right to work in the US?"


def _whether_any(what: str) -> str:
    """ "Any tune they have asked for" is none that they "have"."""
    if not re.search(r"\b(?:they|you|we|the)\b", what):
        return f"Do you have any {to_caller(what)}?"
    many = re.match(r"\w+s\b(?<!ss)", what)
    return f"{'Are' if many else 'Is'} there any {to_caller(what)}?"
