"""How does a text become speech? Made fit for the ear, and parted where a speaker would pause."""

import re
from typing import Final

MOST_CHARACTERS: Final = 1500  # a reply; about a minute and a half of speech

# XML 1.0 (fifth edition) production [2] Char: what no document may contain, escaped or not.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"\s+")

# What is neither a letter, a figure nor a mark of our own sentences, and marks in a row that an ear does not need.
_UNUSUAL = re.compile(r"[^A-Za-zÀ-ɏ0-9'’$€£()%,.:;!? -]")
_IN_A_ROW = re.compile(r"[ ,.:;!?-](?:[,:;]|(?<=[ -])[.!? -])")

_FENCE = re.compile(r"```[^\n]*\n?|~~~[^\n]*\n?")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_URL = re.compile(r"https?://(?:www\.)?([^\s/?#]*[^\W_][^\s/?#]*)[^\s]*?(?=[.,;:!?)]*(?:\s|$))")
_SCHEME = re.compile(r"https?://\S*")  # what is left of an address without a host
_TAG = re.compile(r"</?[A-Za-z][^>\n]*>")
_LINE_MARK = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•‣–][ \t]+|\(?\d{1,2}[.)][ \t]+)", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$|^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+$", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*{1,3}|_{2,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_UNDERSCORED = re.compile(r"(?<![\w])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w])")
_LEFT_OVER_MARK = re.compile(r"[*`#|~^\\]+|_{2,}")
# Pictures, dingbats, flags, joiners and variation selectors; a voice reads their names aloud.
_PICTURE = re.compile(
    "[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\u25a0-\u25ff"
    "\ufe00-\ufe0f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f\u20e3]"
)
_BEFORE_MARK = re.compile(r"\s+([,;:.!?…])")
_DOUBLED = re.compile(r"([,;:])(?:\s*[,;:])+")

_ABBREVIATIONS: Final = (
    "mr mrs ms dr prof st jr sr rev gen capt sgt lt col hon vs etc approx appt dept est min max inc "
    "ltd co corp ave blvd rd apt mt jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs "
    "fri sat sun e.g i.e a.m p.m u.s u.k ph.d b.a m.a m.d d.c"
)
_ABBREVIATION = frozenset(_ABBREVIATIONS.split())
# What is followed by a name or a number, so that even a capital letter after it begins no sentence.
_TITLES: Final = "mr mrs ms dr prof st rev gen capt sgt lt col hon vs approx mt e.g i.e"
_NUMBERED = frozenset(("no", "nos", "fig", "tel", "ext"))  # "no. 5", but "he said no."
_TITLE = frozenset(_TITLES.split())
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_STOPS_INSIDE = re.compile(r"[.!?…][\"'”’)\]]*\s")
_LONGEST_ABBREVIATION: Final = 24  # generously; a search from the beginning made long texts slow
_A_GENITIVE = re.compile(r"['’]s$")  # "Luigi's." is no initial
_LAST_WORD = re.compile(r"([^\s\"'“”‘’(\[]+)$")


def for_the_ear(text: str) -> str:
    """Plain speech: no markdown, lists, links, emoji or character that XML forbids; one line, an end mark, ≤ 1,500 characters.

    Text that holds nothing to be said becomes the empty string.
    """
    if _is_plain(text):
        return text
    line = _line(_ILLEGAL.sub(" ", text))
    while (again := _line(line)) != line:  # a mark taken away may leave another one
        line = again
    if not any(c.isalnum() for c in line):
        return ""
    return _cut(line if line[-1] in ".!?…" or re.search(r"[.!?…][\"'”’)\]]+$", line) else line + ".")


def _is_plain(text: str) -> bool:
    """Whether nothing is to be done: so are our own sentences, and most of what models say."""
    return (
        text[-1:] in (".", "?", "!")
        and text[0].isalnum()
        and not (text[0].isdigit() and _LINE_MARK.match(text))
        and len(text) <= MOST_CHARACTERS
        and not _UNUSUAL.search(text)
        and not _IN_A_ROW.search(text)
    )


def split(text: str) -> list[str]:
    """Part where speech would pause: at ends of sentences. Joined with single spaces the parts are the text again."""
    words = " ".join(text.split())
    if not _STOPS_INSIDE.search(words):
        return [words] if words else []
    parts: list[str] = []
    start = 0
    for stop in _STOP.finditer(words):
        if _ends_sentence(words, stop):
            parts.append(words[start : stop.end()])
            start = stop.end() + 1
    if start < len(words):
        parts.append(words[start:])
    return parts


def whole_sentences(text: str) -> int:
    """How much of a text that still grows are whole sentences: the index behind the last one's end mark, 0 where none is sure."""
    stops = [stop for stop in _STOP.finditer(text) if stop.end() < len(text)]
    for stop in reversed(stops):
        begun = text[stop.end() :].lstrip()  # its first letter may be what tells an abbreviation from an end
        if _ends_sentence(f"{text[: stop.end()]} {begun}", stop, may_go_on=True):
            return stop.end()
    return 0


def _ends_sentence(text: str, stop: re.Match[str], *, may_go_on: bool = False) -> bool:
    following = text[stop.end() + 1 : stop.end() + 2]
    mark = stop.group()
    if mark[0] in "!?" or not (following or may_go_on):
        return True
    if mark.startswith(("..", "…")):
        return not following.islower()
    word = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_ABBREVIATION), stop.start())
    last = word.group(1).lower() if word else ""
    if last in _NUMBERED:
        return bool(following) and not following.isdigit()
    is_initial = (
        len(last) == 1 and last.isalpha() and not _A_GENITIVE.search(text, max(0, stop.start() - 2), stop.start())
    )
    if last in _TITLE or (is_initial and last != "i" and (following.isupper() or not following)):
        return False
    if last in _ABBREVIATION:
        return following.isupper()
    return not following.islower() or text.islower()  # in a text without capitals every full stop is one


def _line(text: str) -> str:
    bare = _SPACE.sub(" ", _without_marks(text))
    return _DOUBLED.sub(r"\1", _BEFORE_MARK.sub(r"\1", bare)).strip(" ,;:")


def _without_marks(text: str) -> str:
    text = _FENCE.sub(" ", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _SCHEME.sub(" ", _URL.sub(r"\1", _AUTOLINK.sub(r"\1", text)))
    text = _RULE.sub(" ", _TAG.sub(" ", text))
    text = _as_sentences(text)
    for _ in range(3):  # emphasis nests at most this deep: bold, italic, code
        text = _UNDERSCORED.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    text = _PICTURE.sub(" ", _LEFT_OVER_MARK.sub(" ", text))
    return text.replace("&", " and ").replace("<", " ").replace(">", " ")


def _as_sentences(text: str) -> str:
    """Items of a list become sentences or clauses, so that a voice pauses between them."""
    lines: list[str] = []
    for line in text.splitlines():
        item, marks = _LINE_MARK.subn("", line)
        item = item.strip()
        if item and marks and item[-1] not in ".!?:;,…":
            item += "."
        lines.append(item)
    return " ".join(line for line in lines if line)


def _cut(line: str) -> str:
    if len(line) <= MOST_CHARACTERS:
        return line
    kept = ""
    for part in split(line):
        if len(kept) + 1 + len(part) > MOST_CHARACTERS:
            break
        kept = f"{kept} {part}".strip()
    return kept or line[: MOST_CHARACTERS - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
