"""Which contractions came without their apostrophe: "whats", "id like", "were coming on Friday"?"""

import re
from typing import Final

from echolink.agent.english.words import words

# Words that are nothing else without it.
_PLAIN: Final = words(
    "dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wont wouldnt cant couldnt shouldnt mustnt neednt aint "
    "im ive youre youve youll youd theyre theyve theyll theyd weve hes shes thats whats wheres whos hows whens theres heres "
    "itll itd thatll thatd lets maam yall wouldve couldve shouldve"
)
_ENDS: Final = ("nt", "ve", "re", "ll", "s", "m", "d")  # what an apostrophe stands before
_ODD: Final = {"maam": "ma'am", "yall": "y'all"}
_DO: Final = (
    r"(?:be|have|take|need|come|bring|pay|try|go|call|see|want|pick|leave|wait|meet|send|give|get|do|make|use|tell|ask|"
    r"let|check|keep|stay|say|arrive|drop|start|text|just|also|probably|definitely|never|still)\b"
)
_WISH: Final = (
    r"(?:like|love|prefer|rather|need|want|appreciate|hate|better|just|also|really|"
    r"be (?:happy|glad|grateful|okay|ok|fine))\b"
)
# Words that are something else as well: what stands around them tells.
_OF_TWO: Final = (
    re.compile(
        rf"(?<!\ban )(?<!\bthe )(?<!\bmy )(?<!\byour )(?<!\bphoto )(?<!\bno )\b(i)(d) (?={_WISH}|say\b|have\b|be\b)"
    ),
    re.compile(
        rf"(?<!\bis )(?<!\bam )(?<!'m )(?<!'s )(?<!\bwas )(?<!\bbeen )(?<!\bvery )(?<!\bfeel )(?<!\bgot )\b(i)(ll) (?={_DO})"
    ),
    re.compile(
        rf"(?<!\bas )(?<!\bvery )(?<!\bmight )(?<!\bdo )(?<!\bwork )\b(we)(ll) (?={_DO})(?!just\b|also\b|do\b|"
        rf"tell\b|see\b|let\b|say\b|ask\b)"
    ),
    re.compile(rf"(?<!\bon )(?<!\bnext )(?<!\bthis )(?<!\bfor )\b(we)(d) (?={_WISH})"),
    re.compile(
        r"(?:(?<=^)|(?<=^so )|(?<=^hi )|(?<=^hello )|(?<=because )|(?<=since )|(?<=and )|(?<=but ))(we)(re) "
        r"(?=(?:an?|the|\d+|two|three|four|five|six|seven|eight|\w+ing|not|only|both|all|about|open|flexible|in|at|on|from|new|"
        r"just|really|a)\b)"
    ),
    re.compile(
        r"\b(it)(s) (?=(?!(?:own|way|name|colou?r|size|price|age|best|worst|number|battery|screen|door|owner|box)\b))"
    ),
)
_TWOFOLD: Final = frozenset(words("id ill well wed were its"))
_LACKING: Final = frozenset((*_PLAIN, *_TWOFOLD))


def _parted(word: str) -> str:
    end = next(end for end in _ENDS if word.endswith(end))
    at = len(word) - len(end) + (end == "nt")  # n't keeps its n
    return f"{word[:at]}'{word[at:]}"


_WHOLE: Final = {word: _ODD.get(word) or _parted(word) for word in _PLAIN}
_PLAIN_WORD: Final = re.compile(rf"\b(?:{'|'.join(_PLAIN)})\b(?!')", re.IGNORECASE)


def with_apostrophes(said: str) -> str:
    """The text with the apostrophes that speech-to-text left out; what came with one is trusted to have them all."""
    if "'" in said or _LACKING.isdisjoint(said.lower().replace(",", " ").replace(".", " ").split()):
        return said
    text = _PLAIN_WORD.sub(lambda m: _with_its_case(m.group()), said)
    lower = text.lower()
    if len(lower) != len(text):
        return text
    places = sorted({m.end(1) for pattern in _OF_TWO for m in pattern.finditer(lower)}, reverse=True)
    for place in places:
        text = f"{text[:place]}'{text[place:]}"
    return text


def _with_its_case(word: str) -> str:
    whole = _WHOLE[word.lower()]
    return whole if word.islower() else word[0] + whole[1:]
