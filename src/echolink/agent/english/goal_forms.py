"""How is a goal told as a plain list: without why and how it is asked, its questions and its numbers on lines of their own?"""

import re
from typing import Final

from echolink.agent.english.kinds import named
from echolink.agent.english.numbers import in_figures
from echolink.agent.english.phrases import is_question

_CALLERS: Final = (
    r"(?:callers?|customers?|clients?|guests?|patients?|people|persons?|visitors?|prospects?|leads?|tenants?|students?|members?|"
    r"everyone|everybody|whoever calls)"
)
_ASKS: Final = (
    r"(?:ask(?:ing)?|collect(?:ing)?|get(?:ting)?|note(?: down)?|take(?: down)?|find out|record|write down|gather|learn|"
    r"jot down)"
)
# "Ask politely", "kindly learn": how it is asked is no part of what is asked.
_MANNER: Final = (
    r"(?:politely|kindly|nicely|warmly|friendly|gently|courteously|cheerfully|briefly|quickly|carefully|patiently|simply|always|"
    r"first(?! and\b)|in a friendly way|in a friendly manner)"
)
_HOW_ASKED: Final = re.compile(
    rf"\b(?P<asks>(?:please|{_ASKS}))(?P<whom> (?:the |every |each |all |our |any )?{_CALLERS}| them| him or her)? {_MANNER}\b"
    rf"|\b{_MANNER} (?=(?:please )?{_ASKS}\b)",
    re.IGNORECASE,
)
_WHOM_ASKED: Final = re.compile(
    rf"\bask (?:(?:the|every|each|all|our|any|your) )*(?:\w+ing )?{_CALLERS}(?: who (?!is\b|are\b)[\w ]{{3,40}}?)?"
    rf"(?= (?:(?:two|three|these|the following|a few|some|\d) (?:short |quick )?questions\b|for|about|wh|how|if|on|under|"
    rf"at|in|to (?:tell|give|leave))\b| wh)",
    re.IGNORECASE,
)
# "It should ask which …", "you should have the service": whoever is told to, it is asked.
_IS_TOLD: Final = (
    r"\b(?:it|you|we|i|the (?:bot|agent|assistant))(?: (?:also|then|always|only|just))?"
    r" (?:should|must|will|shall|ought to|needs? to|ha(?:s|ve) to|(?:is|are) to|wants? to|'d like to)(?: (?:also|then|always))? "
)
_TOLD_TO_ASK: Final = re.compile(rf"{_IS_TOLD}(?={_ASKS}\b)", re.IGNORECASE)
_TOLD_TO_HAVE: Final = re.compile(
    rf"{_IS_TOLD}(?:have|hear|be (?:told|given)|end up with|come away with)(?= (?:the|their|an?|his|her|all|who|wh|\w+'s)\b)",
    re.IGNORECASE,
)
# What is left of a sentence begins with a capital, so that it still is one.
_BEGINS_SMALL: Final = re.compile(rf"(?<=[\w)][.!?] )(?={_ASKS}\b)[a-z]")
# "Before she invites someone, the manager wants the position, …": what somebody of ours wants is asked.
_IS_WANTED: Final = re.compile(
    rf"\b(?:she|he|(?:the|our|my) (?!{_CALLERS}\b)[\w-]+) (?:wants|needs)(?= (?:the|their) [^.!?\n,]+,)", re.IGNORECASE
)
# What people call about is what the calls are about, and nothing that is asked.
_CALLED_ABOUT: Final = re.compile(
    rf"(?P<begins>(?:^|[.!?\n]\s*)(?:most |many |our )?{_CALLERS}) (?:(?:mostly|often|usually) )?(?:ask(?: us)?|inquire|enquire|"
    r"want to (?:know|find out|learn))(?: (?:about|for|if|whether|how|to))?\b",
    re.IGNORECASE,
)
# Why it is asked: "so that we can send …", "because the driver holds up a sign", before the list or behind it.
_WHY_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[.!?\n])\s*)(?:so that|in order (?:to|that)|to|so|because|since|as)\b(?! (?:book|schedul|take|"
    rf"collect)\b)[^,.;:!?\n]*, "
    rf"(?=(?:please )?{_ASKS}\b)",
    re.IGNORECASE,
)
_BY_WHEN: Final = re.compile(
    r",? ?\bbefore (?:you (?:hang up|finish|end|go|close|let)|the call (?:ends|is over)|(?:hanging|finishing|"
    r"ending|closing)|they hang up)"
    r"\b[^,.;:?!\n]*?(?=[,.;:?!\n]|$| (?:you|we) (?:should|must|need|have to))",
    re.IGNORECASE,
)
_WHY_BEHIND: Final = re.compile(
    r",? (?:so that (?:we|i|our|the|they|it|an?|he|she|nobody|everybody|sales|[a-z]+s can)\b|"
    r"so (?:we|i|they) can\b|because (?:we|i|our|the|they|it|an?|he|she)\b|"
    r"in case (?:we|i|our|the|they|it|an?|he|she|of|any|some)\b)[^,.;:?!\n()]*",
    re.IGNORECASE,
)


_FIGURE: Final = "zero|one|three|five|six|seven|ten|0|1|3|5|6|7|10"


def _figure(word: str) -> str:
    return in_figures(word.lower())


def plainly_asked(goal: str) -> str:
    """The goal without why, of whom and how kindly it is asked."""
    goal = _WHY_BEHIND.sub("", _WHY_BEFORE.sub(" ", _BY_WHEN.sub("", goal)))
    goal = _CALLED_ABOUT.sub(r"\g<begins> call about", goal)
    goal = _HOW_ASKED.sub(lambda m: f"{m['asks'] or ''}{m['whom'] or ''}", goal)
    goal = _WHOM_ASKED.sub("ask", goal)
    goal = _IS_WANTED.sub("collect", _TOLD_TO_HAVE.sub("collect", _TOLD_TO_ASK.sub("", goal)))
    goal = _BEGINS_SMALL.sub(lambda m: m.group().upper(), goal)
    return _with_options_in_brackets(on_lines_of_their_own(_in_plain_form(goal))).strip()


# "- a plain yes or no -", "out of five", "the answer to "Was it on time?"": how something is answered, in the plainest form.
_IN_PLAIN_FORM: Final = (
    # "Ask: how many players? which day? name?": what follows is what is asked.
    (
        re.compile(rf"(?P<begins>^|[.!?\n]\s*){_ASKS}: (?=(?:how|what|which|when|who|where|whether)\b)", re.IGNORECASE),
        r"\g<begins>Ask ",
    ),
    # "What they want with quantities" is an order, with how many of each.
    (
        re.compile(
            r"\bwhat (?P<who>they|the \w+) (?P<wants>want|would like|order|need) with (?:the )?(?:quantities|amounts|numbers)\b",
            re.I,
        ),
        r"what \g<who> \g<wants> to order and how many of each",
    ),
    (re.compile(r" [-–—] (?:an? )?(?:\w+ )?yes (?:or|/) no(?: [-–—](?=[,. ]|$))?", re.IGNORECASE), " (yes/no)"),
    (
        re.compile(
            rf"\b(?:from|of|between) (?P<a>{_FIGURE}) (?:to|and) (?P<b>{_FIGURE})(?! ?(?:am|pm|o'clock|:))\b",
            re.IGNORECASE,
        ),
        lambda m: f"from {_figure(m['a'])} to {_figure(m['b'])}",
    ),
    (
        re.compile(
            r"\b(?P<what>rating|score|mark|grade|points?|"
            r"stars?)(?P<of> (?!out\b)[^,.;:?!]{0,30}?)?,? out of (?P<b>five|ten|5|10)\b",
            re.I,
        ),
        lambda m: f"{m['what']}{m['of'] or ''} from 1 to {_figure(m['b'])}",
    ),
    (
        re.compile(r"\b(?P<what>rate [^,.;:?!]{1,40}?),? out of (?P<b>five|ten|5|10)\b", re.IGNORECASE),
        lambda m: f"{m['what']} from 1 to {_figure(m['b'])}",
    ),
    (
        re.compile(
            r"(?:the |their )?(?:[\w']+ )?(?:answer|reply|response)s? to (?:the question )?[\"“](?P<q>[^\"”?]+)\??[\"”]",
            re.IGNORECASE,
        ),
        lambda m: m["q"],
    ),
    (
        re.compile(r"\b(?:have|let|get) (?:them|him or her|the \w+|callers|customers|people) rate ", re.IGNORECASE),
        "ask how they rate ",
    ),
    (re.compile(r"\((?:one of|either|any of)(?: the following:?)? (?=[^()]*[,/ ])", re.IGNORECASE), "("),
    (re.compile(r"\bboth (?:dates|days|times|addresses|places)(?:,|:| [-–—]) ", re.IGNORECASE), ""),
)


def _in_plain_form(goal: str) -> str:
    for pattern, plainly in _IN_PLAIN_FORM:
        goal = pattern.sub(plainly, goal)
    return goal


_NUMBERED: Final = re.compile(r"^\s*(?:1[.)]|\(1\)|#1[.:)]?)\s+(?=\S)")
_A_NUMBER: Final = re.compile(r"(?:^|(?<=\s))\(?#?(?P<n>\d{1,2})[.):]\s+(?=\S)")
_ONLY_QUESTIONS: Final = re.compile(r"^\s*(?:[^.!?\n]+\?(?:\s*\([^()]*\))?\s*){2,}$")
_A_QUESTION: Final = re.compile(r"[^?]+\?(?:\s*\([^()]*\))?")


def on_lines_of_their_own(goal: str) -> str:
    """ "1. The name. 2. The day." and "Which door? Which day?", where a goal is nothing else, on lines."""
    if "\n" in goal.strip():
        return goal
    if _NUMBERED.match(goal):
        marks = _in_order(list(_A_NUMBER.finditer(goal)))
        ends = [m.start() for m in marks[1:]] + [len(goal)]
        items = [goal[m.end() : end].strip(" .;,") for m, end in zip(marks, ends, strict=True)]
    elif _ONLY_QUESTIONS.match(goal):
        items = [m.group().strip() for m in _A_QUESTION.finditer(goal)]
        items = items if is_question(items[0]) else []
    else:
        return goal
    return "\n".join(f"- {item}" for item in items) if len(items) > 1 else goal


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count on from one: no other figure that stands before a full stop."""
    kept: list[re.Match[str]] = []
    for m in marks:
        if int(m["n"]) == len(kept) + 1:
            kept.append(m)
    return kept


# "Which size: small, medium or large?", "the van - cargo van, passenger van or box truck -, the day".
_OPTION: Final = r"(?:an? |the )?[\w'-]+(?: [\w'-]+){0,2}"
_WITH_OPTIONS: Final = re.compile(
    r"(?P<label>\b(?:which|what|the|their|whether|(?<=^- )\w+)(?: [\w'’-]+){1,6})(?::| [-–—]) "
    rf"(?P<options>(?:{_OPTION}, ){{0,6}}{_OPTION},? or {_OPTION})"
    r"(?:(?P<end> [-–—](?=,| |$)|(?=[.?])| [-–—]$)|(?=$))",
    re.IGNORECASE | re.MULTILINE,
)
_ONE: Final = r"(?:an? |the )?(?!and\b|or\b)[\w'-]+(?: (?!and\b|or\b)[\w'-]+){0,2}"
_ONE_OF: Final = re.compile(
    r"(?:,? (?:which (?:is|are|can be|may be)|being|that is|i\.e\.) (?:one of|either)|, one of|"
    r", which (?:is|are|can be|may be)(?=[^.;]* or ))(?: the following:?)? "
    rf"(?P<options>(?:{_ONE}, ){{0,6}}?{_ONE},? (?:and|or) {_ONE})"
    r"(?=[.;]|$|,? (?:and )?(?:the|an?|their|who|what|which|how|when|where) )",
    re.IGNORECASE,
)
_DASH_LEFT: Final = re.compile(r" [-–—](?=,)")
_PARTS: Final = re.compile(r",? (?:or|and) |, ", re.IGNORECASE)
_OPENS_A_LIST: Final = re.compile(
    r"\b(?:for|about|following|details|info\w*|questions?|things|these|know|need|with)$", re.IGNORECASE
)


def _with_options_in_brackets(goal: str) -> str:
    goal = _DASH_LEFT.sub("", _WITH_OPTIONS.sub(_in_brackets, goal))
    return _ONE_OF.sub(lambda m: f" ({', '.join(_PARTS.split(m['options']))})", goal)


def _in_brackets(m: re.Match[str]) -> str:
    options = _PARTS.split(m["options"])
    if any(map(named, options)) or _OPENS_A_LIST.search(m["label"]):
        return m.group()
    return f"{m['label']} ({', '.join(options)})"
