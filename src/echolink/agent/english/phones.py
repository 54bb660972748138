"""Which phone number is dictated in an English text, in whole or in part?"""

import re
from typing import Final

import phonenumbers

_DIGIT: Final = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "won": "1", "two": "2", "to": "2",
    "too": "2", "three": "3", "tree": "3", "four": "4", "for": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "ate": "8", "nine": "9", "niner": "9",
}  # fmt: skip
_HOMOPHONES: Final = frozenset(("o", "won", "to", "too", "tree", "for", "ate"))  # digits only between digits
_TENS: Final = {
    "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9",
}  # fmt: skip
_TEENS: Final = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_BRIDGE: Final = frozenset(
    ("and", "then", "dash", "hyphen", "space", "area", "code", "is", "um", "uh", "er", "dot", "point", "slash", "in", "brackets")
)
_WORD = re.compile(r"\+|\d+|[a-z]+")
_CALLER_ID = re.compile(
    r"\b(?:use|take|call|reach|text|have|got)?\s*(?:me |back )*(?:back )?(?:on |at |with |to )?(?:this|the same|same)(?: phone)? (?:number|one|phone|line)\b|"
    r"\b(?:the )?(?:number|one|phone|line) (?:that |which )?(?:i'm|i am|im) (?:calling|phoning|ringing|speaking|talking) (?:you )?(?:from|on|with)\b|"
    r"\bthis (?:number|one|phone) (?:is|will be|would be|works|here)\b|\bmy caller id\b|\b(?:the )?number (?:that |which )?(?:you see|shows? up|on your (?:screen|display))\b"
)
LEAST_DIGITS: Final = 7  # a shorter run is a part of a number, or something else


def means_caller_id(text: str) -> bool:
    """"Use this number", "the one I'm calling from"."""
    return bool(_CALLER_ID.search(text))


def dictated(said: str) -> str:
    """The longest run of dictated digits, "+" in front if it was said; empty when there is none. `said` is tidy, in lower case."""
    best = run = ""
    hold: list[str] = []
    words = _WORD.findall(said)
    for n, word in enumerate(words):
        digits = _digits(words, n)
        if digits is None:
            if word not in _BRIDGE and word not in _TIMES and word != "hundred" and word != "thousand":
                best, run, hold = max(best, run, key=len), "", []
            continue
        if word in _HOMOPHONES and not (run and _followed_by_digits(words, n)):
            hold = [word]
            best, run = max(best, run, key=len), run if word == "o" else ""
            continue
        run = digits if digits.startswith("+") else run + digits
    del hold
    return max(best, run, key=len)


def _followed_by_digits(words: list[str], n: int) -> bool:
    return n + 1 == len(words) or words[n + 1] in _TIMES or words[n + 1] in _DIGIT or words[n + 1].isdigit()


def _digits(words: list[str], n: int) -> str | None:
    """The digits that word `n` stands for with the words before and after it; None when it is no digit."""
    word = words[n]
    before = words[n - 1] if n else ""
    after = words[n + 1] if n + 1 < len(words) else ""
    if word in ("+", "plus"):
        return "+"
    if word.isdigit():
        return _scaled(word, after) * (_TIMES.get(before, 1) if len(word) == 1 else 1)
    if word in _DIGIT:
        if before in _TENS and word not in _HOMOPHONES and _DIGIT[word] != "0":
            return _DIGIT[word]
        return _scaled(_DIGIT[word], after) * _TIMES.get(before, 1)
    if word in _TENS:
        follows = after in _DIGIT and after not in _HOMOPHONES and _DIGIT[after] != "0"
        return _TENS[word] if follows else _TENS[word] + "0"
    return _TEENS.get(word)


def _scaled(digits: str, after: str) -> str:
    return digits + {"hundred": "00", "thousand": "000"}.get(after, "")


def e164(digits: str, region: str) -> str | None:
    """The number in international form, or None while it has not the length of a number of the region (or of its "+" country)."""
    if len(digits) < LEAST_DIGITS:
        return None
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    # Numbering plans grow: of full length is good enough where only one length is possible, else it must be valid.
    if not (phonenumbers.is_valid_number(number) or number.country_code == 1):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
