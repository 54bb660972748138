"""How is a property of a schema called and asked, by its title or its description as a programmer wrote it?"""

import re
from typing import Final

from echolink.agent.english.many import any_of, how_many
from echolink.agent.english.phrases import is_question, question_of, to_caller
from echolink.agent.english.property_keys import with_article
from echolink.agent.english.yes_no_questions import yes_no_question

# For the one who fills the form in, not for who is asked: the notation, and whether it may be left out.
_NOTATION = re.compile(
    r"[,;]?\s*(?:\([^)]*\)|\b(?:as |in )?(?:HH:MM(?::SS)?|YYYY-MM-DD|MM/DD/YYYY|ISO ?-?8601(?: date| time)?|E\.?164)"
    r"(?: format)?\b|"
    r"(?:in )?(?:the )?\b(?:24|12)[ -]?h(?:(?:ou)?rs?)?\b(?: (?:clock|format|time))?|"
    r"in (?:the )?ISO(?: date)? format|\bin (?:USD|EUR|GBP|CAD|AUD|US dollars)\b|ISO (?:date|time|format)|"
    r"\b(?:optional(?:ly)?|required|if any|verbatim)\b|"
    r"(?:e\. ?g\.|for example|ex\.|example:|i\. ?e\.).*|(?<=,) ?(?:like|such as|starts with|starting with|must|"
    r"format) .*|"
    r",? ['\"\u2018\u201c][\w /-]+['\"\u2019\u201d] if .*|^\d+[- ]digit |"
    r",? or ['\"\u2018\u201c][\w /-]+['\"\u2019\u201d])",
    re.IGNORECASE,
)
# Whoever calls, by what they are to the one who wrote the form.
_WHOEVER_CALLS = re.compile(
    r"\bthe (?:applicant|candidate|renter|donor|subscriber|buyer|tenant|borrower|travell?er|shopper|homeowner|"
    r"participant|"
    r"attendee|prospect|lead|requester|requestor|respondent|resident|purchaser|claimant|policy ?holder|"
    r"registrant|prospective \w+)\b",
    re.IGNORECASE,
)
_TRUE_IF = re.compile(
    r"^(?:set (?:to )?)?(?:true|yes)(?: if| when| for|:| =)+ (?P<what>.+?)(?:[,;.] ?(?:else |"
    r"otherwise )?(?:false|no)\b.*)?$",
    re.IGNORECASE,
)
# What names only the kind of a value.
_NO_NAME = re.compile(
    r"^(?:the )?(?:time|date|day|number|name|text|string|value|id|phone|e-?mail|yes or no|boolean|integer)$", re.I
)
_NO_LABEL = re.compile(
    r"^(?:by|for|in|as|per|of|from|to|at|on|with|without|e\.?g|today|tomorrow|one|must|should|only|either|"
    r"format|leave|(?:US )?(?:dollars|euros|USD|EUR|GBP|cents)(?=$|[,;(]| (?:per|an?|for|each)\b)|\d+(?= ?=)|"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: (?:or|to) \w+)? "
    r"(?:digits?|letters?|characters?))\b"
    r"(?! (?:how|which|what|whom?))",
    re.IGNORECASE,
)
_NEEDED_BY = re.compile(
    r"^(?:the )?(?:(?:date|day) )?(?:(?:needed|wanted|required|ready|due|need(?:ed)?(?: it)?)[ _]by|"
    r"by (?:which|when) .*\bneeds?\b.*|(?:by )?which .*\bneeds?\b.* by)$",
    re.IGNORECASE,
)
_OF_THE_CALLER = re.compile(
    r"^(?:(?:the )?(?:caller|customer|client|guest|patient|member|user|person|student|applicant|renter|tenant|"
    r"donor|buyer) )?"
    r"(?P<verb>has|have|is|are|wears?|owns?|needs?|wants?|uses?|likes?|drives?|smokes?|lives?|takes?|brings?|"
    r"agrees?|accepts?|plays?|"
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
    r"^(?P<verb>does|is|has|was|did|will|would|can|could|should|had) (?:the )?"
    r"(?:caller|customer|client|guest|patient|member|user)\b",
    re.IGNORECASE,
)
_OF_YOU: Final = {"does": "do", "is": "are", "has": "have", "was": "were"}
_HAS_ONE = re.compile(r"^(?:has|have|is|are|was) (?:an?|any|some|all)\b", re.IGNORECASE)
_STAYS: Final = frozenset(("would", "may", "can", "will", "could", "should"))


def spoken(text: str) -> str:
    """A title or description as it can be spoken: without notation; empty where nothing is left that names anything."""
    bare = _TRUE_IF.sub(r"\g<what>", text.strip())
    bare = _NOTATION.sub("", bare).strip(" ,;.-–")
    bare = bare if _DOES_THE_CALLER.match(bare) else _WHOEVER_CALLS.sub("the customer", bare)
    return "" if _NO_LABEL.match(bare) or _NO_NAME.match(bare) else bare


def question_for(text: str, kind: str) -> str:
    """A question of its own for what "What is the …?" would ask badly; empty where that does.

    "how many years ago it was last tuned" → "How many years ago was it last tuned?", of yes and no "has health insurance" →
    "Do you have health insurance?".
    """
    if _NEEDED_BY.match(text):
        return "When do you need it by?"
    if kind == "time" and (m := re.fullmatch(r"(?:the )?(?P<what>start|end)", text)):
        return f"What time does it {m['what']}?"
    if kind == "yes_no":
        return _whether(text)
    if is_question(text):
        return question_of(text[:1].lower() + text[1:])
    return how_many(text) if kind == "count" else any_of(to_caller(text)) if kind == "text" else ""


def of_yes_or_no(label: str) -> str:
    """What is said yes or no to, without the question: "whether you want express service" → "express service"."""
    m = _ASKED_OF.match(label)
    return m["what"] if m else label


_ASKED_OF = re.compile(
    r"^(?:the )?(?:(?:(?:whether|if) )?(?:you|student|customer|caller|client|guest|patient|member|user|"
    r"person) (?:also )?"
    r"(?:wants?|needs?|ha(?:s|ve)|would like|prefers?|owns?|requires?|requests?)|has|have|needs?|wants?|requires?)"
    r"(?: (?:an?|the|any|some|to have))? (?P<what>(?!(?:to|you|us|been|ever|already|done|had|it|them|\w+ed)\b).+)$",
    re.IGNORECASE,
)


# What is a day, a time or a place only by its kind: "pickup" is a pickup date, time or address.
_A_BARE_EVENT: Final = re.compile(
    r"(?P<what>(?:pick|drop)(?:[ -]?up|[ -]?off)|check[ -]?(?:in|out)|move[ -]?(?:in|out)|collection|delivery|arrival|departure|"
    r"return|appointment|visit|event|fitting|meeting)",
    re.IGNORECASE,
)
_KINDS_OF_EVENTS: Final = {"date": "date", "time": "time", "address": "address"}


def as_a_whole(label: str, kind: str) -> str:
    """ "The departure" of kind date is the departure date."""
    m = _A_BARE_EVENT.fullmatch(label.removeprefix("the ")) if kind in _KINDS_OF_EVENTS else None
    if m is None:
        return label
    what = re.sub(r"^(check|move) (in|out)$", r"\1-\2", m["what"])
    return f"{what} {_KINDS_OF_EVENTS[kind]}"


def to_the_caller(question: str) -> str:
    """A question about the caller, to the caller: "Does the customer own it?" → "Do you own it?"."""
    return _DOES_THE_CALLER.sub(lambda m: _of_you(m["verb"]), question)


_A_PERSON = re.compile(
    r"(?:maker|patient|customer|member|owner|student|resident|veteran|client|guest|parent|guardian|adult|minor|"
    r"smoker|user|buyer|tenant|"
    r"homeowner|subscriber|citizen|senior|driver)$",
    re.IGNORECASE,
)
_OF_PERSONS = re.compile(
    r"^(?:pregnant|insured|licensed|employed|married|retired|available|vaccinated|over|under|at least|allergic|"
    r"able|willing|interested|"
    r"registered|diabetic|disabled|the |an? |in |on |at |from |going|coming|attending|looking|new here|taking|bringing|new to)\b",
    re.IGNORECASE,
)


# What somebody has done, and not what they have: "volunteered before", "ever had a massage"
_DID_BEFORE = re.compile(
    r"^(?:ever|already|previously)\b|^(?:[a-z]{2,}ed|been|done|seen|had|taken|gone|ridden|come|driven|flown)\b.*"
    r"\b(?:before|previously|with us|here|in the past)$",
    re.IGNORECASE,
)


def _is_it(what: str, *, of_somebody: bool) -> str:
    """ "is fragile" → "Is it fragile?", "is new patient" → "Are you a new patient?"."""
    if _A_PERSON.search(what):
        return (
            f"Are you {what}?"
            if re.match(r"(?:the|an?) ", what)
            else f"Are you {'an' if what[:1] in 'aeio' else 'a'} {what}?"
        )
    return f"Are you {what}?" if of_somebody or _OF_PERSONS.match(what) else f"Is it {what}?"


def _of_you(verb: str) -> str:
    you = f"{_OF_YOU.get(verb.lower(), verb.lower())} you"
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
            return _is_it(rest, of_somebody=small.lower().startswith(verb) is False)
        if verb in ("has", "have") and _DID_BEFORE.match(rest):
            return f"Have you {rest}?"
        return f"Do you {'have' if verb == 'has' else verb.removesuffix('s')} {with_article(rest)}?"
    if m := re.match(r"(?:this|it) is (?P<rest>.+)$", small):
        return f"Is this {to_caller(m['rest'])}?"
    if m := _SOMEBODY_ELSE.match(text):
        who, rest = m["who"], re.sub(r"\bthe (?:caller|customer|client|guest|patient|member)\b", "you", m["rest"])
        return f"{m['verb'].capitalize()} {who[:1].lower()}{who[1:]} {rest}?"
    if m := _IS_DONE.match(small):
        what = m["what"].strip()
        is_many = what.endswith("s") and not what.endswith("ss")
        return f"{'Are' if is_many else 'Is'} the {to_caller(what)} {m['done']}?"
    return yes_no_question(text)
