"""Which e-mail address is dictated in an English text?"""

import re
from typing import Final

from echolink.agent.english.emails_anew import last_of, said_anew, spelled_once
from echolink.agent.english.words import words

_WRITTEN = re.compile(r"[a-z0-9][a-z0-9._%+'-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}")
_SIGNS: Final = {
    "dot": ".", "period": ".", "point": ".", "full stop": ".", "underscore": "_", "under score": "_", "dash": "-", "hyphen": "-",
    "minus": "-", "plus": "+", "plus sign": "+", "at": "@", "at sign": "@", "at symbol": "@",
}  # fmt: skip
_SIGN = re.compile(r"\b(?:" + "|".join(sorted(_SIGNS, key=len, reverse=True)) + r")\b")
_FIGURES: Final = dict(zip(words("zero one two three four five six seven eight nine oh"), "01234567890", strict=True))
_TEENS: Final = {
    teen: str(n)
    for n, teen in enumerate(
        words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), 10
    )
}
_TENS: Final = {ten: str(n) for n, ten in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
_TWO_FIGURES = re.compile(  # "walsh ninety two" is walsh92
    rf"\b({'|'.join(_TENS)})\b(?:[ -](one|two|three|four|five|six|seven|eight|nine)\b)?"
)
_LEAD_IN = re.compile(
    r"^.*\b(?:e-?mail(?: address)?(?: is|'s)?|address(?: is|'s)|it is|it's|its|that's|that is|that would be|me (?:at|"
    r"on)|is|sure|yes|yeah|okay|um|uh|well|so|to|use|under)\b[\s,:]*"
)
_AS_IN = re.compile(r"\b([a-z]) (?:as in|for|like(?: in)?) [a-z]+\b")  # "b as in boy"
_TWICE = re.compile(r"\b(?:double|twice)[ -](\w)\b")
_SPELLED_ASIDE = re.compile(
    r",? (?:all (?:1|one) word|(?:all )?(?:in )?(?:lower|small) ?case(?: letters)?|all together|no spaces?)\b"
)


def emails(said: str) -> str | None:
    """`j underscore ferrer at outlook dot es` → `j_ferrer@outlook.es`; None when there is no address. `said` is in lower case."""
    if written := list(_WRITTEN.finditer(said)):
        return last_of(written)
    if " at " not in said and "@" not in said:
        return None
    said = said_anew(spelled_once(_AS_IN.sub(r"\1", said).replace("capital ", "")))
    text = _TWICE.sub(r"\1\1", _SPELLED_ASIDE.sub("", said))
    local, _, domain = _at_the_address(text)
    if not domain:
        return None
    address = f"{_joined(_name_apart(_LEAD_IN.sub('', local)))}@{_joined(_tail(domain))}"
    found = _WRITTEN.fullmatch(address)
    return found.group() if found else None


# "Ruth Abernathy ruth dot abernathy at …": who says so many words before the first sign has told a name first.
_A_SIGN: Final = r"(?:dot|underscore|dash|hyphen|point|period|plus|minus)\b"
_NAME_BEFORE = re.compile(rf"^(?:(?!{_A_SIGN})[a-z'-]{{2,}} ){{2,}}(?=(?!{_A_SIGN})[a-z'-]{{2,}} {_A_SIGN})")


def _name_apart(local: str) -> str:
    return _NAME_BEFORE.sub("", _after_the_last_comma(local))


def _after_the_last_comma(local: str) -> str:
    """ "Dana" of "I'm interested, Dana Fox, dana at …", but the whole of one that is spelled or goes on with a sign."""
    *before, last = [part.strip() for part in local.split(",")]
    while before and (_GOES_ON_FROM.match(last) or _IS_SPELLED.search(before[-1])):
        last = f"{before.pop()} {last}"
    return last


# Letters and figures one by one, or a sign at a comma: "j, o, h, n" and "john, dot, smith".
_GOES_ON_FROM: Final = re.compile(rf"{_A_SIGN}")
_IS_SPELLED: Final = re.compile(rf"(?:^|\s)(?:\w|{_A_SIGN}|{'|'.join(_FIGURES)}|{'|'.join(_TENS)})$")


def _at_the_address(text: str) -> tuple[str, str, str]:
    """Part at the "at" that a domain follows: in "reach me at maria at example dot com" the second one."""
    best = ("", "", "")
    for m in re.finditer(r"\s+at(?: sign| symbol)?\s+|\s*@\s*", text):
        if re.match(r"[a-z0-9 -]+?(?: ?(?:dot|point|period) ?|\.)[a-z]{2,}", text[m.end() :]):
            best = (text[: m.start()], m.group(), text[m.end() :])
    return best


def _tail(domain: str) -> str:
    """What belongs to the domain: up to the top level and a second one like in "co dot uk"."""
    m = re.match(r"[a-z0-9 -]+?(?:\s*(?:\bdot\b|\bpoint\b|\bperiod\b|\.)\s*[a-z]{2,})+", domain)
    return m.group() if m else domain


def _joined(spoken: str) -> str:
    figures = _TWO_FIGURES.sub(lambda m: _TENS[m[1]] + _FIGURES[m[2] or "zero"], spoken)
    signs = _SIGN.sub(lambda m: _SIGNS[m.group()], figures)
    return "".join(_FIGURES.get(word) or _TEENS.get(word, word) for word in re.split(r"[\s,]+", signs)).strip(".'")
