"""How is a property of a schema called and asked, by its title or its description as a programmer wrote it?"""

import re
from typing import Final

from echolink.agent.english.alternatives import yes_no_question
from echolink.agent.english.phrases import is_question, question_of, to_caller

# For the one who fills the form in, not for who is asked: the notation, and whether it may be left out.
_NOTATION = re.compile(
    r"[,;]?\s*(?:\([^)]*\)|\b(?:as |in )?(?:HH:MM(?::SS)?|YYYY-MM-DD|MM/DD/YYYY|ISO ?-?8601(?: date| time)?|E\.?164)"
    r"(?: format)?\b|"
    r"(?:in )?(?:the )?(?:24|12)-?hour (?:clock|format|time)|\b(?:optional(?:ly)?|required|if any)\b)",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"^(?:by|for|in|as|per|of|from|to|at|on|with|without|e\.?g|today|tomorrow|one|must|should|only|either|format|leave)\b"
    r"(?! (?:how|which|what|whom?))",
    re.IGNORECASE,
)
_NEEDED_BY = re.compile(r"^(?:the )?(?:needed|wanted|required|ready|due|need(?:ed)? it)[ _]by$", re.IGNORECASE)
_OF_THE_CALLER = re.compile(
    r"^(?:(?:the )?(?:caller|customer|client|guest|patient|member|user|person) )?"
    r"(?P<verb>has|have|is|are|wears?|owns?|needs?|wants?|uses?|likes?|drives?|smokes?|lives?|takes?|brings?|agrees?|accepts?|plays?|"
    r"knows?|speaks?|rents?|pays?|keeps?|would|may|can|will|could|should)\b (?P<rest>.+)$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"^(?P<who>(?:the|our|a|an) [\w-]+(?: [\w-]+)?) (?P<verb>may|can|is|are|should|will|would) (?P<rest>.+)$",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    r"^(?P<what>(?!double|single|two|pre|self|well|fully|recently|already|currently|newly|ever)"
    r"(?:[\w-]+ ){1,3})"
    r"(?P<done>[a-z]{2,}ed|open|present|included|available)$",
    re.IGNORECASE,
)
_DOES_THE_CALLER = re.compile(
    r"^(?P<verb>does|is|has|was) (?:the )?(?:caller|customer|client|guest|patient|member|user)\b", re.IGNORECASE
)
_OF_YOU: Final = {"does": "do", "is": "are", "has": "have", "was": "were"}
_HAS_ONE = re.compile(r"^(?:has|have|is|are|was) (?:an?|any|some|all)\b", re.IGNORECASE)
_STAYS: Final = frozenset(("would", "may", "can", "will", "could", "should"))


def spoken(text: str) -> str:
    """A title or description as it can be spoken: without notation; empty where nothing is left that names anything."""
    bare = _NOTATION.sub("", text).strip(" ,;.-–")
    return "" if _NO_LABEL.match(bare) else bare


def question_for(text: str, kind: str) -> str:
    """A question of its own for what "What is the …?" would ask badly; empty where that does.

    "how many years ago it was last tuned" → "How many years ago was it last tuned?", of yes and no "has health insurance" →
    "Do you have health insurance?".
    """
    if _NEEDED_BY.match(text):
        return "When do you need it by?"
    if kind == "yes_no":
        return _whether(text)
    return question_of(text) if is_question(text) else ""


def to_the_caller(question: str) -> str:
    """A question about the caller, to the caller: "Does the customer own it?" → "Do you own it?"."""
    return _DOES_THE_CALLER.sub(lambda m: _of_you(m["verb"]), question)


def _of_you(verb: str) -> str:
    you = f"{_OF_YOU[verb.lower()]} you"
    return you.capitalize() if verb[:1].isupper() else you


def _whether(text: str) -> str:
    small = re.sub(r"^(?:the|your) ", "", text[:1].lower() + text[1:])
    if is_question(small) and not _HAS_ONE.match(small):
        return question_of(to_the_caller(small))
    if m := _OF_THE_CALLER.match(small):
        verb, rest = m["verb"].lower(), to_caller(m["rest"])
        if verb in _STAYS:
            return f"{verb.capitalize()} you {rest}?"
        if verb in ("is", "are"):
            return f"Are you {rest}?"
        return f"Do you {'have' if verb == 'has' else verb.removesuffix('s')} {rest}?"
    if m := _SOMEBODY_ELSE.match(text):
        who, rest = m["who"], re.sub(r"\bthe (?:caller|customer|client|guest|patient|member)\b", "you", m["rest"])
        return f"{m['verb'].capitalize()} {who[:1].lower()}{who[1:]} {rest}?"
    if m := _IS_DONE.match(small):
        what = m["what"].strip()
        is_many = what.endswith("s") and not what.endswith("ss")
        return f"{'Are' if is_many else 'Is'} the {to_caller(what)} {m['done']}?"
    return yes_no_question(text)
