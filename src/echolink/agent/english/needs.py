"""Does an English caller need what a field asks about: "I don't have one, so I'd have to borrow it", "I've got my own"?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.english.stems import stems
from echolink.agent.english.words import words, words_in

_ASKS = re.compile(
    r"\b(?:need|needs|needed|needing|require|requires|required|borrow|borrows|borrowing|lend|loan|loaner|rent|rents|rental)\b"
)
_ASKS_WHAT_IS_DONE = re.compile(
    r"\b(?:need|needs|require|requires) (?:to be|repair\w*|fixing|attention|help|assistance)\b"
)
_NEEDS: Final = r"(?:need|require|(?:have|like|love|want|prefer) to (?:borrow|rent|hire|use|get)|borrow|rent|hire)"
_YES = re.compile(
    rf"\b(?:i|we|he|she|they)(?:'d|'ll| would| will| do|'re going to| are going to|'m going to)?"
    rf"(?: also| still| definitely| really)? {_NEEDS}\b(?! (?:no|nothing|none|neither)\b)|"
    r"\b(?:i|we|he|she|they) (?:(?:do not|don't|doesn't|does not) (?:have|own)|haven't got|have not got|hasn't got|have no|"
    r"have none|has no|has none)\b(?! (?:to|time|any (?:questions?|need|idea)|a (?:question|preference))\b)"
)
_NO = re.compile(
    r"\b(?:don't|doesn't|do not|does not|won't|will not|wouldn't) (?:really |actually |think i )?(?:need|require|have to|"
    r"want to (?:borrow|rent))\b|"
    r"\b(?:have|has|'ve|'s|got|bring|bringing|use|using|own) (?:got )?(?:\w+ )?(?:my|our|his|her|their) own\b|"
    r"\b(?:i|we|he|she|they) (?:already |do )?(?:have|has|own)(?: got)?(?: already)? (?:1|some|them|it|both|everything)\b|"
    r"\b(?:i|we|he|she|they)'(?:ve|s) (?:already )?got (?:1|some|them|it|both|everything|that)\b|"
    r"\bno need\b|\bcovered\b"
)
_WORDS: Final = frozenset(
    words(
        "need needs require have has haven hasn don doesn borrow rent hire own ve got bring bringing covered use using"
    )
)


_STANDS_FOR_IT = re.compile(r"^\W*(?:$|(?:to (?:borrow|rent|use|get|have) )?(?:1|it|that|them|some|those|any|both)\b)")
_BESIDE: Final = 5  # words after the verb among which the thing is named


def whether_needed(label: str, text: str, *, asked: bool) -> bool | None:
    """What a text from `heard` answers to the question whether somebody needs a thing; None for another question, or no answer.

    The thing is named in the words of the label; only in an answer may "one" stand for it, or nothing at all.
    """
    if words_in(text).isdisjoint(_WORDS) or not _asks(label):
        return None
    for pattern, answer in ((_NO, False), (_YES, True)):
        for m in pattern.finditer(text):
            after = text[m.end() :]
            if asked and _STANDS_FOR_IT.match(after):
                return answer
            if stems(" ".join(after.split()[:_BESIDE])) & _things(label):
                return answer
    return None


@lru_cache(maxsize=512)
def _asks(label: str) -> bool:
    lower = label.lower()
    return _ASKS.search(lower) is not None and _ASKS_WHAT_IS_DONE.search(lower) is None


@lru_cache(maxsize=512)
def _things(label: str) -> frozenset[str]:
    return stems(_ASKS.sub(" ", label.lower().replace("_", " ")))
