"""What was heard, made ready for reading: one spelling of quotes, spaces, o'clock, a.m. and numbers."""

import re
from functools import lru_cache

from echolink.agent.english.contractions import with_apostrophes
from echolink.agent.english.numbers import in_figures

MOST_CHARACTERS = 1200  # of one utterance; a minute of fast speech is about 1,000. What is said beyond is not searched

_OCLOCK = re.compile(r"\bo ?['\"`]? ?clock\b")
_MERIDIEM = re.compile(r"(?<=[\d'k])(?<!ma') ?\b([ap])\.? ?m\b\.?(?=\W|$)|(?<=\d)([ap])\.?m\b\.?(?=\W|$)")
_MAY_BE_MERIDIEM = re.compile(r"[\d'k] ?[ap]\.? ?m")  # quicker to look for than what it is a part of
_SIZE = re.compile(r"\b(?<![\d:.])(\d{1,3}) by (\d{1,3})\b(?! ?(?:o\W?clock|[ap]\.? ?m\b|:|in the\b))")  # "ten by ten"
_PPL = re.compile(r"\bppl\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": ",", "\u00a0": " "})


def tidied(said: str) -> str:
    """One line with plain quotes and all apostrophes, in the case in which it came."""
    text = said[:MOST_CHARACTERS]
    if not text.isascii() or "`" in text:
        text = text.translate(_QUOTES)
    return with_apostrophes(" ".join(text.split()))


@lru_cache(maxsize=256)  # the readers of one turn ask for the same few texts
def heard(said: str) -> str:
    """Lower case, figures for number words, "o'clock", "am" and "pm" in one spelling."""
    text = in_figures(tidied(said).lower())
    if "ppl" in text:
        text = _PPL.sub("people", text)
    if " by " in text:
        text = _SIZE.sub(r"\1x\2", text)
    if "clock" in text:
        text = _OCLOCK.sub("o'clock", text)
    if not _MAY_BE_MERIDIEM.search(text):
        return text
    return _MERIDIEM.sub(lambda m: f" {m.group(1) or m.group(2)}m", text)
