"""Which phone number is dictated in an English text, in whole or in part?"""

import re
from typing import Final

import phonenumbers

from echolink.agent.english.second_thoughts import last_turn

_DIGIT: Final = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "one": "1", "won": "1", "two": "2", "to": "2",
    "too": "2", "three": "3", "tree": "3", "four": "4", "for": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "ate": "8", "nine": "9", "niner": "9",
}  # fmt: skip
HOMOPHONES: Final = frozenset(("o", "won", "to", "too", "tree", "for", "ate"))  # digits only between digits
_TENS: Final = {
    "twenty": "2", "thirty": "3", "forty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9",
}  # fmt: skip
_TEENS: Final = {
    "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
    "seventeen": "17", "eighteen": "18", "nineteen": "19",
}  # fmt: skip
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_EXCLAIMED: Final = frozenset(
    ("no", "wait", "sorry", "i", "hang", "hold", "my", "shoot", "gosh", "actually")
)  # "oh no"
_SCALE: Final = {"hundred": "00", "thousand": "000"}
_BRIDGE: Final = frozenset(
    (
        "and",
        "then",
        "dash",
        "hyphen",
        "space",
        "area",
        "code",
        "is",
        "um",
        "uh",
        "er",
        "dot",
        "point",
        "slash",
        "in",
        "brackets",
    )
)
_WORD = re.compile(r"\+|\d+|[a-z]+")
_CALLER_ID = re.compile(
    r"\b(?:use|take|call|reach|text|have|got)?\s*(?:me |back )*(?:back )?(?:on |at |with |to )?(?:this|the same|"
    r"same)(?: phone)? (?:number|phone|line)\b|"
    r"\b(?:use|call|reach|text|ring|phone)\s*(?:me |back )*(?:back )?(?:on |at |with |to )?(?:this|the same|same) (?:one|1)\b|"
    r"\b(?:the )?(?:number|one|1|phone|line) (?:that |which )?(?:i'm|i am|im) (?:calling|phoning|ringing|speaking|"
    r"talking) (?:you )?(?:from|on|with)\b|"
    r"\bthis (?:number|one|1|phone) (?:is|will be|would be|works|here)\b|\bmy caller id\b|\b(?:the )?number (?:that |"
    r"which )?(?:you see|shows? up|on your (?:screen|display))\b"
)
# What says so in answer to the question only: "you should see it", "this is my cell".
_IN_ANSWER: Final = re.compile(
    r"\b(?:this|my current|the current)(?: is| 's)?(?: (?:a|the|my|also|probably|best|good|same|right|only|own|current))* "
    r"(?:number|phone|cell|cellphone|mobile|line|one|1)\b|"
    r"\b(?:number|one|1|phone|line|cell) (?:that |which )?(?:i'm|i am|i) (?:on|using|use|called|calling)\b|"
    r"\bsame (?:as|number|one|1)\b|\bcaller id\b|"
    r"\bwhatever (?:number )?(?:this is|shows|comes up|you see|is showing)\b|"
    r"\b(?:shows?|showing|see|seeing|comes?|coming|pops?|got|have|number)\b.{0,20}\b(?:your|the) "
    r"(?:screen|display|phone|end|system)\b|"
    r"\b(?:number|one|1) (?:that |which )?you(?:'re| are)? (?:can )?(?:see|seeing|have|got)\b|"
    r"\byou(?:'ve| have| should| must| can| already| probably| do)* see (?:it|that|my number)\b|"
    r"\b(?:call|ring|phone|reach|text) me (?:back )?(?:right )?here\b|"
    r"^\W*(?:right )?here(?: is|'s)? (?:fine|good|ok|okay|great)\b|"
    r"\bi'm (?:calling|phoning|speaking|on) (?:from |on )?(?:it|this)\b"
)
_LEADS_TO_IT = re.compile(r"(?:,? ?\b(?:and|so|yes|yeah|please|just|you can|you could|you may|at|on)\b ?)*$")
_REFUSED = re.compile(
    r"(?:\b(?:not|never|instead of|rather than|other than|besides|isn't|anything but)|n't)(?: (?:ever|please|want|you|me|to|be|"
    r"try|just|go|call|ring|phone|text|reach|use|me|us|on|at|back|good|really|for|the|my|is)){0,4}\W*$"
)
_OF_OTHERS = re.compile(
    r",? ?(?:(?:it )?(?:isn't|is not|is no|won't|will not|doesn't|does not|can't|cannot|belongs|is (?:the |my |"
    r"our )?(?:\w+'s|office|"
    r"work|shop|store|school|hotel|desk|landline|pay ?phone))|it's (?:the|my|our|a) (?!cell|mobile|best|right|one|same|"
    r"home)\w+)\b"
)
_CORRECTION = re.compile(r"\b(?:sorry|no wait|i mean|i meant|correction|scratch that|no)\b")
_OF_THE_START: Final = re.compile(
    r"\bat the (?:start|beginning|front)\b|\barea code\b|\b(?:starts|begins|starting) with\b"
)
_OF_THE_END: Final = re.compile(
    r"\b(?:ends?|ending|finish\w*) (?:in|with|on)\b|\bat (?:the |its )?end\b|"
    r"\blast (?:two|three|four|five|2|3|4|5|few|bit|part|digits?|numbers?|figures?)\b"
)
_LAST_SO_MANY: Final = re.compile(r"\b(?:last|first) (?:two|three|four|five|2|3|4|5)\b|\barea code\b")
_NOT_BUT: Final = re.compile(r",? (?:and |but )?not\b|,? instead of\b|,? rather than\b")
# "I said six two at the end, it should be two six".
_MEANT: Final = re.compile(
    r"\bi (?:said|told you|gave you)\b.*\b(?:should (?:be|have been)|it's|i meant?|make (?:it|that))\b"
)
LEAST_OF_A_WHOLE: Final = 10
LEAST_DIGITS: Final = 7  # a shorter run is a part of a number, or something else


def means_caller_id(text: str, *, asked: bool = False) -> tuple[int, int] | None:
    """Where the caller says that it is their own number: "you can use this number", "the one I'm calling from"."""
    m = next((m for m in _CALLER_ID.finditer(text) if not _is_refused(text, m)), None)
    if m is None and asked and not any(c.isdigit() for c in text.replace("1", "")):
        m = next((m for m in _IN_ANSWER.finditer(text) if not _is_refused(text, m)), None)
    if m is None:
        return None
    lead = _LEADS_TO_IT.search(text, 0, m.start())
    return (lead.start() if lead else m.start()), m.end()


def _is_refused(text: str, m: re.Match[str]) -> bool:
    """ "Don't use this number", "not this number, it's the office"."""
    return bool(_REFUSED.search(text, 0, m.start()) or _OF_OTHERS.match(text, m.end()))


def readings(said: str) -> tuple[str, ...]:
    """The ways to write down what was dictated: "twenty seven" may be 27 or 20 7, "for" may be 4 or a word."""
    words = _WORD.findall(_corrected(said))
    ways = (_longest(words, tens, homophones) for tens in (True, False) for homophones in (True, False))
    return tuple(dict.fromkeys(ways))


def dictated(said: str) -> str:
    """The longest run of dictated digits, "+" in front if it was said; may be empty. `said` is tidy, in lower case."""
    return _longest(_WORD.findall(_corrected(said)), join_tens=True, homophones=True)


def _corrected(said: str) -> str:
    """The group before "sorry" gives way to as many digits after it: "5 5 5, sorry, 5 5 6"; so does the end of a number."""
    if (anew := _told_anew(said)) is not None:
        return anew
    m = _CORRECTION.search(said)
    if m is None:
        return said
    groups = [g for g in re.split(r"[,.;]", said[: m.start()]) if g.strip()]
    after = said[m.end() :]
    first = next((g for g in re.split(r"[,.;]", after) if g.strip()), "")
    old, new = (
        _longest(_WORD.findall(g), join_tens=True, homophones=True) for g in (groups[-1] if groups else "", first)
    )
    return " , ".join([*groups[:-1], after]) if new and len(old) == len(new) else said


def _told_anew(said: str) -> str | None:
    """What stands of a whole number behind which another, or a part of it, is told with a second thought.

    "646 555 0190, my bad, 0191"; "… 0110, wait, double one at the end, so 0111".
    """
    runs = _with_a_second_thought(said)
    if not runs:
        return None
    whole, _, end = runs[0]
    for run, start, after in runs[1:]:
        if len(run.removeprefix("+")) >= LEAST_OF_A_WHOLE:
            whole = run
        elif len(run) >= _LEAST_FIGURES - (_OF_THE_END.search(said[end:]) is not None) and len(run) <= LEAST_DIGITS:
            whole = put_right(whole, run, said[end:start] + said[after:])
    return whole


def _with_a_second_thought(said: str) -> list[tuple[str, int, int]]:
    """The rows of figures from a whole number on, where a second thought stands between them."""
    runs = _runs(said)
    at = next((n for n, (run, _, _) in enumerate(runs) if len(run.removeprefix("+")) >= LEAST_OF_A_WHOLE), len(runs))
    told = runs[at:]
    return told if len(told) > 1 and last_turn(said[told[0][2] : told[-1][1]]) is not None else []


def place_told_anew(text: str) -> tuple[int, int] | None:
    """Where a number stands with what takes the place of a part of it; `text` from `heard`."""
    runs = _with_a_second_thought(text)
    return (runs[0][1], runs[-1][2]) if runs else None


def _runs(said: str) -> list[tuple[str, int, int]]:
    """Each row of figures that nothing else parts, and where it stands."""
    words = list(_WORD.finditer(said))
    plain = [m.group() for m in words]
    out: list[tuple[str, int, int]] = []
    is_open = False
    for n, m in enumerate(words):
        is_word = plain[n] in HOMOPHONES and not (plain[n] == "o" and is_open and _digits_follow(plain, n))
        digits = None if is_word else digits_at(plain, n, join_tens=True)
        if digits is not None and is_open and not digits.startswith("+") and "," not in said[out[-1][2] : m.start()]:
            out[-1] = (out[-1][0] + digits, out[-1][1], m.end())
        elif digits is not None:
            out.append((digits, m.start(), m.end()))
        is_bridge = plain[n] in _BRIDGE and (plain[n] != "and" or len(out[-1][0] if out else "") >= _LEAST_FIGURES)
        is_open = digits is not None or (is_open and (is_bridge or plain[n] in _SCALE or plain[n] in _TIMES))
    return out


def put_right(number: str, part: str, said: str) -> str:
    """A number with some of its digits said anew: the last ones, or the first where the words tell so."""
    if not _OF_THE_START.search(said):
        return number[: -len(part)] + part
    lead = next((lead for lead in ("+1", "+") if number.startswith(lead)), "")
    return lead + part + number[len(lead) + len(part) :]


def end_told(said: str) -> str:
    """The digits with which a number that is known ends after all: "it ends in 4 8", "the last two are 4 8"."""
    if not (_OF_THE_END.search(said) or _OF_THE_START.search(said)):
        return ""
    if (meant := _MEANT.search(said)) and _longest(
        _WORD.findall(said[meant.end() :]), join_tens=True, homophones=False
    ):
        said = said[meant.end() :]
    m = _NOT_BUT.search(said)
    part = _longest(
        _WORD.findall(_LAST_SO_MANY.sub(" ", said[: m.start()] if m else said)), join_tens=True, homophones=False
    )
    return part if _LEAST_FIGURES - 1 <= len(part) < LEAST_DIGITS else ""


def _longest(words: list[str], join_tens: bool, homophones: bool) -> str:
    best = run = ""
    for n, word in enumerate(words):
        if word in HOMOPHONES and not (homophones and run and _digits_follow(words, n)):
            best, run = max(best, run, key=len), ""
            continue
        digits = digits_at(words, n, join_tens)
        if digits is not None:
            run = digits if digits.startswith("+") else run + digits
        elif word not in _BRIDGE and word not in _TIMES and word not in _SCALE:
            best, run = max(best, run, key=len), ""
    return max(best, run, key=len)


def _digits_follow(words: list[str], n: int) -> bool:
    after = words[n + 1] if n + 1 < len(words) else "0"
    return after in _TIMES or after in _DIGIT or after.isdigit()


def digits_at(words: list[str], n: int, join_tens: bool) -> str | None:
    """The digits that word `n` stands for with the words before and after it; None when it is no digit."""
    word = words[n]
    before = words[n - 1] if n else ""
    after = words[n + 1] if n + 1 < len(words) else ""
    if word == "oh" and after in _EXCLAIMED:
        return None
    if word in ("+", "plus"):
        return "+"
    if word in _TENS:
        follows = join_tens and after in _DIGIT and after not in HOMOPHONES and _DIGIT[after] != "0"
        return _TENS[word] if follows else _TENS[word] + "0"
    digits = word if word.isdigit() else _DIGIT.get(word, _TEENS.get(word))
    if digits is None:
        return None
    return (digits + _SCALE.get(after, "")) * (_TIMES.get(before, 1) if len(digits) == 1 else 1)


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


# The figures of a number, with the words that stand among them.
_SPOKEN: Final = re.compile(
    r"(?:\+ ?|\b(?:oh|zero|double|triple|treble) )?\d(?:(?:[\s().+,-]|\b(?:oh|o|zero|double|triple|treble|dash|hyphen|space|area|"
    r"code|and|then|hundred|thousand)\b)*(?:\d|\b(?:oh|zero)\b))*"
)
_AREA_CODE: Final = re.compile(r"\barea code\b|\bin front\b|\bbefore that\b")
_NORTH_AMERICA: Final = (
    1  # its country code: numbers of one length, of which neighbours leave out the first three figures
)
_LOCAL, _OF_AN_AREA = 7, 3  # figures


def joined(digits: str, part: str, said: str, region: str) -> str:
    """Two parts of a number in their order: an area code that is told later comes first."""
    if len(digits) != _LOCAL or len(part) != _OF_AN_AREA or not _has_areas(region):
        return digits + part
    is_first = _AREA_CODE.search(said.lower()) is not None or lacks_area_code(digits, region)
    return part + digits if is_first else digits + part


def spoken_in(text: str) -> tuple[int, int]:
    """Where in a text (from `heard`) the most figures are dictated in a row."""
    found = max(_SPOKEN.finditer(text), key=lambda m: sum(c.isdigit() for c in m.group()), default=None)
    return found.span() if found else (0, 0)


def lacks_area_code(digits: str, region: str) -> bool:
    """Whether these are seven figures that begin with no area code of North America."""
    if len(digits) != _LOCAL or not _has_areas(region):
        return False
    return not phonenumbers.is_valid_number(phonenumbers.parse(f"{digits[:3]}2{digits[-6:]}", region))


def _has_areas(region: str) -> bool:
    return phonenumbers.country_code_for_region(region) == _NORTH_AMERICA


_LEAST_FIGURES: Final = 3


def only_figures(said: str) -> str:
    """A code that is read out figure by figure: "four four seven one nine" → 44719; empty for anything else."""
    words = _WORD.findall(said)
    figures = _longest(words, join_tens=True, homophones=False)
    others = [
        w
        for n, w in enumerate(words)
        if w not in _TIMES and w not in _SCALE and digits_at(words, n, join_tens=True) is None
    ]
    return figures if len(figures) >= _LEAST_FIGURES and not others and len(words) > 1 else ""
