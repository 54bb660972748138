"""What do the words around two values make of them: is the first one taken back, refused, or are both left open?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_CORRECTION = re.compile(
    r"\b(?:sorry(?! (?:for|to|about|if|that(?!'s)|we|i'm late|it's such))|(?:no|nope|nah)(?=\W*$|"
    r"\s*[,;] (?:be|don't be|let's be|that's) |\W*[,.;-]? ?(?:no|wait|"
    r"sorry|make|it's|it|an?(?=\W*$)|"
    r"let's|i|that|that's|not|actually|at|on|for|the|we|hang|hold|scratch|change|rather|better|say|of|maybe|oh|uh|"
    r"um|my|in|from|more like)\b)|"
    r"i (?:mean|meant|should (?:say|have said)|said (?:that|it) wrong|misspoke)|wait(?! (?:until|till|for|there|"
    r"outside|a long))|"
    r"hold on|hang on|actually(?! (?:works|is|are|suits|free|available))|(?:or )?rather|correction|(?:scratch|"
    r"strike|forget|cancel|ignore|scrap) that|"
    r"(?:make|change|switch|turn|put) (?:that|it)|it should be|that should be|should be|on (?:second|2nd) thou?ghts?|"
    r"my (?:mistake|bad|fault)|oops|whoops|(?:excuse|forgive) me|(?:just|only|i'm|was) (?:kidding|joking)|"
    r"pardon|let's (?:say|make|do|go)|(?:or )?better(?: yet| still)?(?=\W*$| make| say)|(?:that's|it's) (?:wrong|"
    r"not right|incorrect)|not that)\b"
)
_CORRECTING: Final = frozenset(
    words(
        "sorry no nope nah mean meant say said misspoke wait hold hang actually rather correction scratch strike "
        "forget cancel ignore scrap make "
        "kidding joking change switch turn put should second thoughts mistake bad fault oops whoops excuse forgive pardon let "
        "better wrong not"
    )
)
# What sounds like one of them, and takes nothing back.
_NO_CORRECTION = re.compile(
    r"\b(?:no (?:more|later|problem|earlier|less|fewer|worries|rush|hurry|need|doubt|idea)\b|not (?:sure|more|"
    r"less|later|earlier|only|too)\b|"
    r"if (?:there is|there's|you have) no\b|i'd say|i would say|had better|wait(?:ing)? (?:list|time))"
)
_REFUSED = re.compile(
    r"(?:\b(?:not|isn't|wasn't|aren't|instead of|rather than|other than|as opposed to|don't want|do not want|"
    r"never|except|except for|apart from|"
    r"aside from|anything but|any (?:day|time|1) but|no longer|(?:can't|cannot|can not|couldn't|won't|"
    r"don't) (?:do|make|be|come|manage)|won't|"
    r"(?:not|isn't|aren't) (?:free|available|possible|around|here)|(?:doesn't|does not|won't) work|"
    r"didn't (?:say|want|mean|ask for)|(?:doesn't|does not|don't|do not|can't|cannot|won't) (?:like|eat|have|touch|want)|hates?|"
    r"allergic to|can't stand|never said|said \S+(?: \S+)? not|never mind)"
    r"\s+(?:(?:at|on|for|the|around|by|a|in|before|until|any)\s+){0,2})$"
)
_NO_REFUSAL = re.compile(r"\b(?:if|why|or) not\s+(?:\w+\s+)?$")
_REFUSING: Final = frozenset(
    words(
        "not isn wasn aren don do instead rather other opposed never except apart aside but longer can cannot "
        "couldn won doesn does didn said want mind hate hates allergic stand"
    )
)
_REFUSAL: Final = 48  # characters: no refusal is longer
_BOTH = re.compile(
    r"^\W*(?:(?:people|persons|o'clock|am|pm|guests|of us)\W*)?(?:(?:either )?(?:that )?(?:or|maybe|perhaps|"
    r"possibly)|(?:it )?could (?:also )?be|"
    r"if not(?: then)?|failing that)(?:\W+(?:maybe|at|for|on|even|perhaps|possibly|else|about|around|if not|the|"
    r"otherwise|alternatively|"
    r"(?:it )?could (?:also )?be|something like|like|say|let's see|let me (?:think|see)|so maybe|either|by|in|"
    r"as many as))*\W*$"
)
_OPEN: Final = frozenset(words("or maybe perhaps possibly could not failing"))


# "Fifty people, well, sixty": alone between two values or before one it takes the first back; elsewhere it opens a sentence.
_WELL: Final = re.compile(
    r"(?:\W*in the (?:morning|afternoon|evening))?\W*(?:(?:or|but|oh|uh|um|hm+)\W+)*well"
    r"(?:\W+(?:now|maybe|more like|say|about|around|it's|with|the|at|on|for|in|to|from))*\W*(?:\d{1,3}\W*)?"
)


# "At two, uh, two thirty": said in its place after no more than that.
_HESITATION: Final = re.compile(
    r"\W*(?:uh+|um+|er+|erm|hm+|eh|ah)(?:\W+(?:uh+|um+|hm+|at|for|on|the|make|more|like))*\W*"
)


def corrects(between: str) -> bool:
    """Whether the words between two values take the first one back: "for six, sorry, seven"."""
    if _HESITATION.fullmatch(between) or ("well" in between and _WELL.fullmatch(between)):
        return True
    if _CORRECTING.isdisjoint(words_in(between)):
        return False
    return bool(_CORRECTION.search(_NO_CORRECTION.sub("", between)))


_SO_MEANT: Final = re.compile(r"^\W*(?:i (?:mean|meant)|sorry|actually|rather|instead)\b\W*")


def behind(between: str) -> str:
    """The words behind a corrected value without those that belong to it: "nine, sorry, ten I mean, until one"."""
    return _SO_MEANT.sub(" ", between)


def refuses(before: str) -> bool:
    """Whether the words before a value say that it is not meant: "not seven", "ill since Friday"."""
    end = before[-_REFUSAL:]
    if not end or _REFUSING.isdisjoint(words_in(end)):
        return False
    return _REFUSED.search(end) is not None and _NO_REFUSAL.search(end) is None


_ANEW = re.compile(
    r"(?:^|[\s,.;]+)(?:(?:oh|uh|um)[\s,]+)?(?:"
    r"(?<!so )(?<!need )(?<!have )(?<!with )(?<!want )(?<!is )(?:no|nope|nah)"
    r"(?! (?:middle|last|first|more|problem|big|worr(?:y|ies)|"
    r"rush|hurry|need|doubt|idea|longer)\b)|wait|"
    r"h(?:old|ang) on|sorry|(?:or )?rather|actually|i mean|i meant|i should (?:say|have said)|correction|(?:scratch|strike|"
    r"forget|ignore|scrap) that|make (?:that|it)|that's (?:wrong|not right|incorrect)|my (?:mistake|bad|fault)|excuse me|"
    r"pardon(?: me)?|oops|whoops|well)(?=[\s,.;]|$)",
    re.IGNORECASE,
)
_NOT_THE_OTHER = re.compile(r"[\s,;.]+(?:and )?(?:not|instead of|rather than) .*$", re.IGNORECASE)
_LEADS = re.compile(r"^(?:[\s,.;]|(?:oh|uh|um|and|so)\b)+", re.IGNORECASE)


def parted(said: str) -> list[str]:
    """What stands before and after each taking back: "Tom, no wait, Tim" → "Tom", "Tim"; all of it where none does.

    The first one is empty where a part begins with it: "scratch that, Tim".
    """
    if _CORRECTING.isdisjoint(words_in(said.lower())) and "well" not in said.lower():
        return [said]
    parts = [_LEADS.sub("", part).strip(" ,;") for part in _ANEW.split(_NOT_THE_OTHER.sub("", said))]
    return [parts[0], *(part for part in parts[1:] if part)]


_MISSPOKE = re.compile(
    r"\bdid (?:i|we) say(?: (?:at|on|for|the))*\s*$|"
    r"\b(?:sorry|wait|oops|oh|no|actually|mistake)\b.{0,12}\b(?:i|we) (?:said|told you|gave you|wrote)(?: (?:it was|"
    r"it's|that|the|at|on|"
    r"for|about))*\s*$"
)


_TAKES_BACK = re.compile(r"\bdid (?:i|we) say\b.*\b(?:meant|mean|should be|it's|make (?:it|that))\b")
_HINDERED = re.compile(
    r"(?:\b(?:can't|cannot|couldn't|won't be able to|not able to) (?:make|do|come)(?: it)?(?: \w+){0,2}?|"
    r"\b(?:instead of|rather than)(?: my| our| the)?) ?(?:on|at|for|the|this|\s)*$"
)


def is_hindered(before: str) -> bool:
    """Whether what was arranged is told after these words: "I can't make it on"."""
    return not _REFUSING.isdisjoint(words_in(before[-_REFUSAL:])) and _HINDERED.search(before[-_REFUSAL:]) is not None


def takes_back(text: str) -> bool:
    """Whether a part only sounds like a question: "did I say ten, I meant eleven"."""
    return "did " in text and _TAKES_BACK.search(text) is not None


def misspoke(before: str) -> bool:
    """Whether the value after these words was said by mistake: "sorry, I said"."""
    return bool(before) and _MISSPOKE.search(before) is not None


# What may stand around a value that is said instead of another, and makes nothing else of it.
_AROUND: Final = frozenset(
    words(
        "oh ah um uh er hmm well so ok okay yes yeah no nope nah not wait hang hold on a second sec moment sorry pardon oops "
        "actually rather please just can could may we i you let s us do did have make change put set it that this the "
        "to at for "
        "in be should would will like say said mean meant better maybe about around instead of my mistake bad then d"
    )
)
_AFTERWARDS = re.compile(
    r"^\W*(?:$|(?:instead|then|please|thanks|thank you|actually|sorry|rather|if|because|'?cause|since|as|so|but|not|"
    r"my|our|we|i|he|she|they|it|that|it's|that's|there's|we're|i'm|i'd|would|is|works?)\b)"
)


def puts_right(before: str, after: str) -> bool:
    """Whether the words around a value say that it takes the place of what is known, and nothing else: "no, make it 5"."""
    if not words_in(before) <= _AROUND or not _AFTERWARDS.match(after):
        return False
    return corrects(before) or corrects(" ".join(after.split()[:2]))


_POINTING = re.compile(
    r"\b(?:the|this|that|which|right|wrong|same|other|last|later|earlier|latest|"
    r"earliest|first|1st|2nd|3rd|former|latter|early|late|next|bigger|smaller|cheaper) 1$"
)


def points(text: str, end: int) -> bool:
    """Whether the figure that ends at a place is the "one" of "that's the one"; `text` from `heard`."""
    return _POINTING.search(text[:end].rstrip()) is not None


_CHANGED = re.compile(
    r"\b(?:chang\w*|mov(?:e|ing)|switch\w*|push\w*|reschedul\w*|swap\w*)\b[^.?!]*\bfrom\b[^.?!]*"
    r"\bto\s+(?:the |about |around |at |on )*$"
)


def changed_to(before: str) -> bool:
    """Whether the words before a value say that it takes the place of another: "change it from six to"."""
    return " to" in before and _CHANGED.search(before) is not None


def offers_both(between: str) -> bool:
    """Whether the words between two values leave both open: "four or five"."""
    return not _OPEN.isdisjoint(words_in(between)) and _BOTH.match(between) is not None
