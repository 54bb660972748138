"""How does a phrase of a goal become a question to the caller, and a key of the payload?"""

import re
from typing import Final

from echolink.agent.english.words import words

_CALLERS: Final = r"(?:callers?|customers?|guests?|patients?|clients?|visitors?|people|users?)"
_AUXILIARY: Final = "do|does|did|are|is|was|were|would|will|can|could|have|has|may|shall|should"
_QUESTION = re.compile(
    r"^(?:(?:(?:since|by|until|from|for|at|on|in|to|with|under) )?(?:which|what|what's|how|why|who|whom|whose|where|"
    r"when)|whether|if|"
    rf"rate (?:us|our|the|your)|(?:{_AUXILIARY}) (?:they|you|the|it|there|your|their|we|i|he|she|"
    rf"any\w*|every\w*|some\w+|all|both|an?|his|her|its|this|that|these|those|[a-z]+s(?= [a-z]+ed\b| made\b| done\b))(?= \w))\b",
    re.IGNORECASE,
)
_PART_LEAD = re.compile(
    r"^(?:(?:and|then|also|please|the|their|(?:his|her|its)(?! (?:names?|age|birthday)\b)|"
    r"your|a|an|(?:caller|customer|guest|patient|client)(?:'s|s')|"
    r"(?:caller|customer|guest|patient|client)s?(?=\s+(?:(?:full|first|last) )?(?:names?|phone|e-?mail|address|"
    r"contact))|"
    r"preferred|desired|for|of|as well as|get(?: me| us)?|take|ask(?: for)?|note|at least|note down|find out|exact|"
    r"about|roughly|approximately|(?:we |you )?(?:need|want) to know|to know|any of|"
    r"current(?= (?:phone|e-?mail)))"
    r"\s+)+",
    re.IGNORECASE,
)
_THIRD_PERSON = re.compile(
    rf"\b(?:they|he or she|(?<!of )the {_CALLERS}|(?<!how many )(?<!number of )(?<!of the )(?<!of our ){_CALLERS}"
    rf"(?= (?:is|are|want|need|would|has|have|can)))\b",
    re.I,
)
_HELPERS: Final = (
    "would",
    "will",
    "can",
    "could",
    "should",
    "may",
    r"have(?= (?:been|ever|already|never|\w+(?:ed|en)|done|gone|got|had|made|bought|found|lost|left|met|"
    r"paid|read|sent|tried|come|known|worn)\b)",
)
_NOT: Final = r"(?:can|don|won|couldn|shouldn|mustn|wouldn)['’]t"
_IS: Final = ("is", "are", "was", "were", "has", "can", "will", "should")
_WH: Final = (
    r"(?:(?:(?:since|by|until|from|for|at|on|in) )?(?:which|what|how)(?: [\w'-]+){0,4}?|since when|"
    r"where|why|when|who|whom)"
)
_WH_SHORT: Final = r"(?:(?:which|what|how)(?: (?!is\b|are\b|was\b|has\b|needs?\b)\w+)??|where|when|whom?)"
# Who or what does it; where a clause begins within, there is no telling.
_WHO: Final = (
    r"(?:the|your|this|that|their|our)(?: (?!it\b|you\b|we\b|she\b|he\b|that\b|which\b)[\w'-]+){1,5}?|it|she|he|there|"
    r"(?:some|any|every)(?:body|one)"
)
_NO_SUBJECT: Final = r"(?:may|can|will|would|should|could|when|that|which|who|is|are|was|were|has|have|does|do)\b"
_INVERTED: Final = r"(?:is|are|was|were|do|does|did|would|will|can|could|should|shall|have|has|may)"
# "how they rate us" → "How do you rate us?": what follows the question word, and the question that it makes.
_SHAPES: Final = (
    (re.compile(rf"^(?:{_WH}(?: \w+)? )?{_INVERTED} (?:you|we|the|your|it|there|this|that|i)\b.*$", re.I), "{0}"),
    (re.compile(r"^how many of (?:the|your|our) [\w-]+ .+$", re.I), "{0}"),
    (re.compile(r"^(?:what|who|which(?: \w+)?) (?:has|have|needs?|must|should) .+$", re.I), "{0}"),
    (re.compile(r"^(?:whether|if) you are (?P<rest>.+)$", re.I), "Are you {rest}"),
    (
        re.compile(rf"^(?:whether|if) you (?P<verb>{'|'.join(_HELPERS)})\b(?!['’])(?P<rest>.*)$", re.I),
        "{verb} you{rest}",
    ),
    (re.compile(rf"^(?:whether|if) you (?!{_NOT})(?P<rest>.+)$", re.I), "Do you {rest}"),
    (re.compile(rf"^(?:whether|if) we (?P<verb>{'|'.join(_HELPERS)})\b(?!['’])(?P<rest>.*)$", re.I), "{verb} we{rest}"),
    (re.compile(r"^rate (?P<rest>.+)$", re.I), "How would you rate {rest}"),
    (re.compile(r"^how likely (?:you are )?to (?P<rest>.+)$", re.I), "How likely are you to {rest}"),
    (
        re.compile(rf"^(?P<wh>{_WH}) we (?P<verb>{'|'.join(_HELPERS)})\b(?!['’])(?P<rest>.*)$", re.I),
        "{wh} {verb} we{rest}",
    ),
    (
        re.compile(r"^(?:whether|if) (?P<who>(?!you\b).+?) has (?P<rest>(?!been|had|\w+ed\b).+)$", re.I),
        "Does {who} have {rest}",
    ),
    (
        re.compile(
            rf"^(?:whether|if) (?P<who>(?:(?!{_NO_SUBJECT})[\w'-]+ ){{0,4}}?(?!{_NO_SUBJECT})[\w'-]+) "
            rf"(?P<verb>{'|'.join((*_IS, 'may', 'would', 'could'))}) (?P<rest>.+)$",
            re.I,
        ),
        "{verb} {who} {rest}",
    ),
    (re.compile(rf"^(?P<wh>{_WH}) you (?P<verb>are|were)(?P<rest>\b.*)$", re.I), "{wh} {verb} you{rest}"),
    (
        re.compile(rf"^(?P<wh>{_WH}) you (?P<verb>{'|'.join(_HELPERS)})\b(?!['’])(?P<rest>.*)$", re.I),
        "{wh} {verb} you{rest}",
    ),
    (re.compile(rf"^(?P<wh>{_WH}) you (?P<verb>{_NOT})\b(?P<rest>.*)$", re.I), "{wh} {verb} you{rest}"),
    (re.compile(rf"^(?P<wh>{_WH}) you (?P<rest>.+)$", re.I), "{wh} do you {rest}"),
    (
        re.compile(rf"^(?P<wh>{_WH}) we (?P<rest>(?!are\b|were\b|have\b|had\b|do\b|did\b|\w+ed\b)[a-z].*)$", re.I),
        "{wh} should we {rest}",
    ),
    (re.compile(rf"^(?P<wh>{_WH_SHORT}) to (?P<rest>(?!you\b).+)$", re.I), "{wh} should we {rest}"),
    (re.compile(rf"^(?P<wh>{_WH}) (?P<who>{_WHO}) has$", re.I), "{wh} does {who} have"),
    (re.compile(rf"^(?P<wh>{_WH}) (?P<who>{_WHO}) (?P<verb>{'|'.join(_IS)})$", re.I), "{wh} {verb} {who}"),
    (
        re.compile(rf"^(?P<wh>{_WH}) (?P<who>{_WHO}) (?P<verb>{'|'.join(_IS)}) (?P<rest>(?!or\b).+)$", re.I),
        "{wh} {verb} {who} {rest}",
    ),
    (re.compile(r"^how (?P<adjective>(?!many|much|long)\w+)$", re.I), "How {adjective} is it"),
    (re.compile(r"^why$", re.I), "Why is that"),
    (re.compile(r"^what$", re.I), "What would you like"),
)
_NOT_IN_A_KEY: Final = frozenset(
    words(
        "which what whats s whether if the a an their your his her its how they you it he she is are was were be would will can "
        "could should do does did have has want wants like to of for from by with at on in our us we me and or that who whom "
        "when where many much kind sort type any there would shall should need needs needed am been"
    )
)
_MOST_WORDS: Final = 3


_SHORTENED: Final = (
    (re.compile(r"\b(they|you|we)['’]re\b", re.I), r"\1 are"),
    (re.compile(r"\b(they|you|we|i)['’]ve\b", re.I), r"\1 have"),
    (re.compile(r"\b(they|you|we|he|she|it)['’]d like\b", re.I), r"\1 would like"),
    (re.compile(r"\b(they|you|we|he|she|it)['’]ll\b", re.I), r"\1 will"),
    (re.compile(r"\b(it|that|he|she|there)['’]s (?=been\b|had\b|got\b)", re.I), r"\1 has "),
    (re.compile(r"\b(it|that|he|she|there)['’]s\b", re.I), r"\1 is"),
    (re.compile(r"\bcan ?not\b", re.I), "can't"),
    (re.compile(r"\b(do|should|could|would|must) not\b", re.I), r"\1n't"),
)


def in_full(phrase: str) -> str:
    """ "why they're calling" → "why they are calling"."""
    if "'" not in phrase and "’" not in phrase and "not" not in phrase:
        return phrase
    for short, long in _SHORTENED:
        phrase = short.sub(long, phrase)
    return phrase


def to_caller(phrase: str) -> str:
    """The phrase in the second person: "how satisfied they are" → "how satisfied you are"."""
    phrase = _ONE_CALLER.sub(_as_you, _ASKED_OF_ONE.sub(lambda m: f"{_OF_YOU[m['verb'].lower()]} you", phrase))
    phrase = _OF_THINGS.sub(r" \g<joint> the", _OF_A_CALLER.sub(r"your \g<what>", phrase))
    text = re.sub(rf"\b(?:their|his or her|the {_CALLERS}'s?)\b(?:')?", "your", phrase, flags=re.IGNORECASE)
    text = (
        _THEM.sub("you", _THIRD_PERSON.sub("you", text))
        if not _THEIR_THINGS.search(text)
        else _THIRD_PERSON.sub("you", text)
    )
    text = _OWN_VOICE.sub(lambda m: _OURS[m.group().lower()], text)
    return re.sub(
        r"\byou (?:is|has)\b",
        lambda m: "you are" if m.group().endswith("is") else "you have",
        text,
        flags=re.IGNORECASE,
    )


_OF_THINGS = re.compile(r"(?<=\w\ws) (?P<joint>with|by) their\b", re.IGNORECASE)  # "the pizzas with their sizes"
_THEM = re.compile(r"\bthem\b", re.IGNORECASE)
_THEIR_THINGS = re.compile(r"\b(?:they|you)\b.*\bthem\b", re.IGNORECASE)  # "when they need them back"
_OURS: Final = {"me": "us", "my": "our", "i": "we", "myself": "ourselves"}
# "Whether he or she takes any", "when the customer brings it"
_ONE_CALLER = re.compile(
    rf"\b(?:he or she|she or he|s/he|(?<!of )the {_CALLERS}(?<!s)) (?P<still>(?:also|still|usually|ever|already) )?"
    r"(?P<verb>(?!is\b|has\b|was\b|does\b|says\b)[a-z]{2,}(?<![su'’])s)\b(?= |$)",
    re.IGNORECASE,
)
# "What service does the caller want?"
_ASKED_OF_ONE = re.compile(rf"\b(?P<verb>does|is|has|was) (?:he or she|the {_CALLERS}(?<!s))(?=[ ?]|$)", re.IGNORECASE)
_OF_YOU: Final = {"does": "do", "is": "are", "has": "have", "was": "were"}
_OF_A_CALLER = re.compile(
    r"^(?:the )?(?P<what>(?!number\b|count\b)[\w'-]+(?: (?!number)[\w'-]+){0,3}?)"
    r" of the (?:callers?|customer|client|guest|patient)$",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(r"\b(?:me|my|myself|I)\b")


def _as_you(m: re.Match[str]) -> str:
    return f"you {m['still'] or ''}{_base(m['verb'])}"


def _base(verb: str) -> str:
    """ "Takes" → "take", "does" → "do"."""
    return (
        re.sub(r"ies$", "y", verb) if verb.endswith("ies") else re.sub(r"(?<=sh|ch|ss)es$|(?<=[xzo])es$|s$", "", verb)
    )


def is_question(part: str) -> bool:
    """Whether a phrase begins as a question: "which door", "would you recommend us"."""
    return bool(_QUESTION.match(part) or _QUESTION.match(without_lead(part)))


def without_lead(part: str) -> str:
    """An item without the small words before it: "and the caller's name" → "name"."""
    return _PART_LEAD.sub("", part).strip()


def question_of(phrase: str) -> str:
    """Make a question: "whom to ask for" → "Whom should we ask for?", "whether they smoke" → "Do you smoke?"."""
    text = _of_a_third(_in_the_past(to_caller(phrase).strip().rstrip("?")))
    for shape, question in _SHAPES:
        m = shape.match(text)
        if m:
            text = question.format(text, **m.groupdict())
            break
    else:
        text = f"could you tell me {text}" if _IS_CLAUSE.match(text) else text
    text = re.sub(r",? \(?(\d+) ?[-–] ?(\d+)\)?$", r" from \1 to \2", text)
    text = re.sub(r"(?<!,) (from \w+ to \w+)$", r", \1", text)
    return text[:1].upper() + text[1:] + "?"


# A clause with a subject of its own that no shape turns round is asked for as it stands.
_IS_CLAUSE = re.compile(
    r"^(?:whether|if)\b|^(?!(?:what|who|which \w+|how many \w+)"
    r"(?:['’]s| (?:is|are|was|has|have|needs?|happened|broke|went|must|should|can|will))\b)"
    r"(?:\w+ )?(?:which|what|how|who|whom|whose|where|when|why)\b(?! about).*?"
    r"\b(?<!of )(?:it|you|we|they|she|he|there|(?:the|your|our|their|this|that|these) [\w-]+) [\w'-]+",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"^(?P<wh>{_WH}|whether|if) (?P<who>you|it|this|that)(?P<already> (?:already|last|first|ever))? "
    r"(?P<verb>[a-z]+)(?P<rest>\b.*)$",
    re.I,
)
_IRREGULAR: Final = {
    "heard": "hear", "found": "find", "came": "come", "got": "get", "lost": "lose", "saw": "see", "bought": "buy",
    "knew": "know", "had": "have", "left": "leave", "went": "go", "ate": "eat", "made": "make", "began": "begin",
    "broke": "break", "paid": "pay", "spent": "spend", "sold": "sell", "gave": "give", "sent": "send", "took": "take",
}  # fmt: skip


def _in_the_past(phrase: str) -> str:
    """ "how you heard about us" → "how did you hear about us"."""
    m = _PAST.match(phrase)
    base = "" if m is None else _IRREGULAR.get(m["verb"].lower()) or _without_ed(m["verb"].lower())
    if m is None or not base:
        return phrase
    wh = "" if m["wh"].lower() in ("whether", "if") else f"{m['wh']} "
    return f"{wh}did {m['who']}{m['already'] or ''} {base}{m['rest']}"


_OF_A_THIRD = re.compile(
    r"^(?:whether|if|(?P<wh>where|when|why|how(?: (?:much|many))?|(?:which|what)(?! .* or )(?: (?!the\b)\w+)?)) (?P<who>it|he|"
    r"she|this|the \w+|each \w+)(?P<still> (?:still|also|ever|usually))? "
    r"(?P<verb>(?!(?:is|was|has|this|always)\b)[a-z]{2,}s)(?P<rest>\b.*)$",
    re.I,
)


def _of_a_third(phrase: str) -> str:
    """ "whether it still runs" → "does it still run", "where it hurts" → "where does it hurt"."""
    m = _OF_A_THIRD.match(phrase)
    if m is None:
        return phrase
    base = _base(m["verb"])
    rest = re.sub(r"^ or (?P<verb>[a-z]{2,}s)\b", lambda also: f" or {_base(also['verb'])}", m["rest"])
    return f"{m['wh'] + ' ' if m['wh'] else ''}does {m['who']}{m['still'] or ''} {base}{rest}"


def _without_ed(verb: str) -> str:
    if not verb.endswith("ed") or verb in ("need", "feed", "speed", "proceed", "exceed"):
        return ""
    if verb.endswith("ied"):
        return verb[:-3] + "y"
    stem = verb[:-2]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return (
        stem + "e"
        if re.search(
            r"[cgsuvz]$|[^aeiou][aeiou]r$|"
            r"(?<![aeiou])[aiou][tkdl]$",
            stem,
        )
        and len(stem) < 7
        else stem
    )


def snake(phrase: str) -> str:
    """A payload key: "Which door?" → `door`, "how satisfied they are from 1 to 5" → `satisfied`."""
    plain = re.sub(r"n['’]t\b", " not", re.sub(r"\bcan['’]t\b", "cannot", phrase.lower()))
    plain = re.sub(r"\b(?:from|between|of) \w+ (?:to|and) \w+\b", " ", plain.replace("'s ", " "))
    plain = re.sub(r"^how (long|often|far|soon|old|big|urgent)\b", r"how\1", plain)
    plain = re.sub(r"\b\d+ ?[-–] ?\d+$", " ", plain)
    plain = re.sub(r"\b(check|move|sign|drop|pick|walk)[- ](in|out|off|up)\b", r"\1_\2", plain)
    kept = [word for word in re.findall(r"[a-z0-9_]+", plain) if word not in _NOT_IN_A_KEY]
    kept = [
        re.sub(r"^how(?=long|often|far|soon|old|big|urgent)", "how_" if len(kept) == 1 else "", word) for word in kept
    ]
    return "_".join(kept[:_MOST_WORDS] or re.findall(r"[a-z0-9]+", phrase.lower())[:_MOST_WORDS])
