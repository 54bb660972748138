"""What belongs only to how an English utterance was spoken: hesitations before it, courtesies behind it, words said twice?"""

import itertools
import re
from typing import Final

from echolink.agent.english.colloquial import in_known_words
from echolink.agent.english.comments import IN_JEST
from echolink.agent.english.tagged_statements import as_question
from echolink.agent.english.tags import without_tags
from echolink.agent.english.words import words

# A comma, or a word with which something new begins, tells "well, …" from a well, and "so I …" from "so far".
_BEGINS: Final = (
    r"(?=[,.…-]|\s+(?:i|i'[md]|i'll|i've|we|we'\w+|it|it's|that|that's|this|the|a|an|my|our|he|she|they|you|can|could|would|"
    r"may|do|does|is|are|what|what's|when|where|which|who|how|there|there's|for|at|on|from|to|about|in|yes|yeah|no|sorry|"
    r"actually|maybe|let's|make|and|if|um+|uh+|please)\b)"
)
_FIGURE: Final = r"(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|triple|\d)\b"
# A nought is said without a comma, or stands by itself: "oh seven", "oh, seven, nine", but "oh, seven one eight".
_OH: Final = rf"oh(?:(?=\s+(?!{_FIGURE})[a-z])|(?=[,.…]+\s+(?!{_FIGURE}\s*,)))(?!,? (?:dear|my|god)\b)"
# An apology, where a sentence of its own follows; a value behind it may be put right by it: "sorry, seven".
_SENTENCE: Final = (
    r"(?:sorry|hi|hello|hey|yes|yeah|yep|yup|no|nah|nope|okay|ok|alright|right|actually|make|wait|hang|hold|and|but|so|um+|uh+|"
    r"do|does|is|are|can|could|would|may|will|once more|(?:one|1) more time|we|this is|my|there|he|she|they|use|just|please|"
    r"i(?! (?:said|say|meant|mean|told|gave)\b)(?:'m|'d|'ll|'ve)?)\b"
)
_SORRY: Final = (
    rf"sorry(?=[,.…]?\s+{_SENTENCE}|[,.…]\s+(?!(?:i|you|no|it's|that's|did)\b)(?:[^\s,.]+\s+){{4}})(?!.*\bsaid\b)"
)
# What somebody only says of what they heard: "huh, okay", "interesting. I'd like …", and no yes, as "great" is one.
_AMAZED: Final = (
    rf"(?:(?:(?:oh|ah|well|ooh) )?(?:huh|wow|whoa|gosh|golly|gee[zs]?|jee[zs]|jeepers|phew|ugh|oof|yikes|aha|ha(?: ?ha)*)|"
    rf"oh (?:boy|man|dear|my(?: god| gosh| goodness)?|lord))(?=[,.!?…-]+\s|\s+(?:okay|ok|alright|well|then|anyway)\b|{_BEGINS})|"
    r"(?:(?:oh|ah|well|ooh|hm+),? )?(?:(?:how|that's|very|really|so|pretty) )*(?:interesting|fascinating|neat|crazy|funny|"
    r"hilarious|"
    r"weird|bizarre|incredible|impressive|unbelievable|remarkable|good to know|nice to know|good to hear|makes sense|"
    r"you're kidding|no kidding|is that so|who knew)(?=[,.!?…]+\s)"
)
# "Okay, sorry about that, he ate my toast", "I'm back, the chain slips".
_BACK: Final = (
    r"(?:(?:okay|ok|alright|all right|right|so|yes|yeah|oh)[\s,.]+)*(?:sorry about (?:that|this)|"
    rf"(?:i'm|i am) back(?: now)?){_BEGINS}"
)
# What somebody says who was caught at a joke: "haha okay worth a try, four tickets".
_JOKED: Final = (
    r"(?:(?:ha(?:ha)*|hehe|lol|ok(?:ay)?|alright|well|fine|oh)[\s,.!]+)*(?:it was |that was )?"
    r"(?:worth a (?:try|shot)|had to try(?: it)?|just kidding)"
)
_LEAD: Final = re.compile(
    rf"\W*(?:(?:{_BACK}|{_JOKED}|{IN_JEST}(?! (?:about|that|when)\b)|"
    r"um+|uhm+|uh+|erm+|hm+(?=[,.…])|(?:okay|ok|alright|all right|right) so(?! (?:far|long|much)\b)|"
    rf"{_AMAZED}|(?:well|so|er+){_BEGINS}|{_OH}|{_SORRY}|you know(?=[,.…]))(?!\s+(?:h?uh|hu+h|hm+|mm+|um)\b)[\s,.!?…-]+)+",
    re.IGNORECASE,
)
_TRAIL: Final = re.compile(
    r"(?:(?P<pause>[\s,.;-]+)|(?P<mark>[?!])\s*)(?:please|(?:thanks|thank you|cheers|ta)(?: (?:a lot|so much|very much|a million|"
    r"again|in advance|then))?|if you (?:could|would|can|don't mind)(?: please)?|you know|i guess|i suppose|"
    r"(?<=, )(?:by the way|btw)|incidentally|(?:just )?out of (?:curiosity|interest)|just curious|"
    r"if (?:i|you don't mind me|you don't mind my|"
    r"i may|i might) ask(?:ing)?)"
    r"(?=[\s,.;?!-]*$)[\s,.;!-]*(?P<end>\??)\s*$",
    re.IGNORECASE,
)
_LONGEST_TRAIL: Final = 40  # characters
_ENDINGS: Final = frozenset(
    words(
        "please thanks you cheers ta lot much million again advance then could would can mind know guess suppose "
        "way btw incidentally curiosity interest curious ask asking"
    )
)
# Behind these words, and without a pause, a courtesy is what is spoken of: "just say thank you", "with love and thanks".
_SPEAKS_OF_IT: Final = re.compile(
    r"\b(?:and|or|say|says|said|saying|to|many|with|of|my|our|her|his|their|him|them|for|a|the|no|write|written|writes|put|"
    r"reads?|reading|big|as|if|do|don't|would|that|what|how|when|where|which|did|let)$",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"[^\W_]")
_HESITATIONS: Final = frozenset(words("um umm uh uhh er err"))
_UM: Final = r"(?:[\s,.…-]+(?:um+|uh+|er+)\b)*"
# Across a comma the second of two may begin something new: "hang on, on Friday", "I'll take it, it looks fine".
_TWICE: Final = re.compile(
    rf"\bi{_UM}[\s,…-]+(?=i'\w)|"
    rf"\b(?P<word>i'[md]|i'll|i've|i|we'd|we're|the|a|an|my|our|and|but){_UM}[\s,…-]+(?P=word)(?=\s+[\w']{{2,}}|\s+\d)|"
    rf"\b(?P<joined>we|it's|it|he|she|they|for|to|on|at|in|of|with|from|can|could)(?:\s+(?:um+|uh+|er+))*\s+(?P=joined)\b(?=\s)",
    re.IGNORECASE,
)


def plain(said: str) -> str:
    """An utterance without what says nothing, as long as something is left."""
    text = as_question(without_tags(in_known_words(said)))
    text = _TWICE.sub(_once, text) if _may_stutter(text) else text
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead and _SAYS.search(text, lead.end()) else text
    while (
        _ends_like_one(text)
        and (trail := _TRAIL.search(text, max(0, len(text) - _LONGEST_TRAIL)))
        and _is_courtesy(trail, text[: trail.start()])
    ):
        text = text[: trail.start()] + (trail["mark"] or trail["end"] or "")
    return text


def _may_stutter(said: str) -> bool:
    """Whether a word comes twice in a row: that costs a tenth of looking for the pattern."""
    heard = [word for part in said.lower().split() if (word := part.strip(",.…-")) not in _HESITATIONS]
    return any(one == next_ or (one == "i" and next_.startswith("i'")) for one, next_ in itertools.pairwise(heard))


def _ends_like_one(text: str) -> bool:
    return text[-12:].rstrip(" ,.;?!-").rpartition(" ")[2].lower() in _ENDINGS


def _is_courtesy(trail: re.Match[str], before: str) -> bool:
    """Whether it is nothing more, and something stands before it."""
    is_apart = (trail["pause"] or "?").strip() != ""
    return _SAYS.search(before) is not None and (is_apart or _SPEAKS_OF_IT.search(before[-_LONGEST_TRAIL:]) is None)


def _once(twice: re.Match[str]) -> str:
    """A letter that is said twice may be spelled."""
    word = twice["word"] or twice["joined"] or ""
    spelled = len(word) == 1 and re.search(r"\b\w\W+$", twice.string[: twice.start()])
    return twice.group() if spelled else word
