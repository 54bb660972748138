"""Small words as people say them, in the words by which they are known: "k bye", "alrighty", "yeppers", "ciao"."""

import re
from typing import Final

from echolink.agent.english.words import words

_FIRST: Final = {
    "alrighty": "alright", "allrighty": "alright", "oki": "okay", "okie": "okay", "okey": "okay", "k": "okay", "kk": "okay",
    "yeppers": "yep", "yuppers": "yup", "yeh": "yeah", "yass": "yes", "yas": "yes", "uh-huh": "yes", "mm-hmm": "yes",
    "mhmm": "yes", "rightyo": "right", "righty": "right", "nopey": "nope", "nah-uh": "no", "uh-uh": "no", "nuh-uh": "no",
}  # fmt: skip
_WHOLE: Final = {
    "fab": "great", "ten four": "yes", "10-4": "yes", "you betcha": "you bet", "ta": "thanks", "uh uh": "no", "nuh uh": "no",
    "unh uh": "no", "ta very much": "thanks very much",
    "ciao": "goodbye", "ciao ciao": "goodbye", "adios": "goodbye", "toodles": "goodbye", "toodle-oo": "goodbye",
    "ttyl": "goodbye", "nighty night": "goodbye", "ta ta": "goodbye", "ta-ta": "goodbye", "hasta luego": "goodbye",
    "have a good one": "goodbye", "have a nice day": "goodbye", "have a great day": "goodbye", "have a good day": "goodbye",
    "have a good evening": "goodbye", "have a nice evening": "goodbye", "have a good night": "goodbye",
}  # fmt: skip
_LONGEST: Final = max(map(len, _WHOLE))
_DOKIE: Final = frozenset(words("dokie doke dokey"))
# Before these none of them is a letter of a name, or one.
_BEHIND: Final = _DOKIE | frozenset(
    words(
        "bye i i'll i'd it it's and but let's thanks thank great good perfect cool so then fine yes yeah yep sounds that that's "
        "well goodbye no nope sure"
    )
)
_WORD: Final = re.compile(r"\s*(?P<word>[\w-]+)(?P<stop>[,.!\s]*)(?P<next>[\w']*)")


# "The number I'm callin from": speech-to-text may write what it hears.
_DROPPED_G: Final = re.compile(
    r"\b((?:call|talk|speak|phon|com|go|do|hav|gett|look|bring|try|wait|liv|mov|pay|pick|tak|say|ask|book|order|think|wonder|"
    r"stay|leav|work|noth|someth|anyth|morn|even)in)['’]?(?![\w'’])",
    re.IGNORECASE,
)

# "Hey what's up I just got a TV": who greets so does not ask.
_HOW_ARE_YOU: Final = re.compile(
    r"^(?P<hi>(?:(?:hi|hello|hey|yo|yeah|good (?:morning|afternoon|evening))(?: there)?[\s,]+)*)"
    r"(?:what(?:['’]s| is)? up|how(?:['’]s| is) it going|how are (?:you|ya)(?: doing)?|how you doing)(?: today)?"
    r"[\s,.?!]+(?=(?:i|i['’]\w+|my|we|we['’]\w+|this|it['’]s|can|could|name['’]?s|so|just|is|are|listen|look)\b)",
    re.IGNORECASE,
)

# "So what we need is payroll software" asks nothing.
_WHAT_WE_NEED: Final = re.compile(
    r"(?P<before>^|[,.;] |\b(?:so|well|and|yeah|okay|hi|hello) )what (?P<who>i|we)"
    r"(?P<wish>(?:['’]d| would) like|['’]d love| need| want|['’](?:m|re) looking for| (?:am|are) looking for|['’](?:m|re) after)"
    r"(?: (?:really|actually|basically))? is (?=(?!it\b|that\b)[a-z])",
    re.IGNORECASE,
)

# "So who's coming, well, me and a friend": who asks themselves answers at once, and asks us nothing.
_TO_ONESELF: Final = re.compile(
    r"^(?:(?:so|okay|ok|um+|uh+|hm+|oh|well|now)[ ,]+)*"
    r"(?:who(?:['’]s| is| else is| all is)? (?:all )?(?:coming|going|there)|"
    r"how many (?:are we|of us|will we be|are coming|is that)|"
    r"what(?:['’]s| is| was) (?:my|our) [a-z'’ -]{2,25}|what else(?: (?:is|was) there| do (?:i|we) need)?|"
    r"(?:which(?: one)?|when) (?:do|did|should|can|could) (?:i|we) [a-z ]{2,20})[,.?]? "
    r"(?:well|let(?:['’]s| me) (?:see|think)|hm+|um+|oh)[,.]? (?=(?!do\b|can\b|could\b|is\b|are\b|will\b)\w)",
    re.IGNORECASE,
)


def in_known_words(said: str) -> str:
    """The utterance with its first word, or all of it, as it is commonly said; nothing else is changed."""
    said = _DROPPED_G.sub(r"\1g", said) if "in" in said else said
    said = _WHAT_WE_NEED.sub(r"\g<before>\g<who>\g<wish> ", said) if "what " in said.lower() else said
    said = _TO_ONESELF.sub("", said, count=1)
    said = _HOW_ARE_YOU.sub(lambda m: m["hi"] or "hi ", said, count=1)
    if len(said) <= _LONGEST + 2 and (known := _WHOLE.get(said.strip(" .,!").lower())):
        return known
    m = _WORD.match(said)
    known = _FIRST.get(m["word"].lower()) if m else None
    if m is None or known is None or (m["next"] and not _is_apart(m)):
        return said
    rest = said[m.end("word") :]
    return known if m["next"].lower() in _DOKIE else known + rest


def _is_apart(first: re.Match[str]) -> bool:
    """Whether it is a word by itself: "K A T E" is spelled, and "Oki Sato" is a person."""
    return first["stop"].strip() != "" or first["next"].lower() in _BEHIND
