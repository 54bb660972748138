"""Where does a tag end what is only said to be confirmed: "Thursday is Thanksgiving, isn't it, Friday then"?"""

import re
from typing import Final

from echolink.agent.english.words import words, words_in

_TAG: Final = re.compile(
    r"(?P<tag>,?\s+(?:(?P<asks>(?:isn|aren|don|doesn|won|wasn|can|haven|hasn)['’]?t (?:it|you|they|we|he|she|that))|"
    r"is(?: it|n['’]?t that) right|"
    r"right|huh|correct|no))(?P<stop>\s*[,?]\s*|\s+(?=(?:so|then|but|okay|ok|well|let['’]s|make it|and|can|could)\b))(?=\S)",
    re.IGNORECASE,
)
# A day of which only is said what else it is.
_OF_A_DAY: Final = re.compile(
    r"^(?:(?:oh|wait|ah|hm+|well|no|but|so|and|actually|sorry|um+|uh+|hang on|hold on)[\s,]+)*(?:(?:this|next|the|"
    r"on|that|coming) )*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|the \w+|that|it)(?:(?:['’]s| is| falls on| will be| would be)"
    r" (?:a |the |on |our |also )*(?:\w+ )?)(?:thanksgiving|christmas(?: eve| day)?|easter(?: \w+)?|halloween|hanukkah|"
    r"new year['’]?s?(?: eve| day)?|labou?r day|memorial day|independence day|holiday|bank holiday|good friday|veterans day|"
    r"(?:a )?(?:public )?holiday)$",
    re.IGNORECASE,
)
_TAGS: Final = frozenset(
    words("isn isnt aren arent don dont doesn doesnt won wont wasn wasnt can haven hasn right huh correct no")
)
_MOST_WORDS: Final = 14  # of what a tag stands behind


def without_tags(said: str) -> str:
    """What is asked with a tag ends there; that some day is a holiday goes, where something else is told behind it."""
    if _TAGS.isdisjoint(words_in(said.lower())):
        return said
    m = _TAG.search(said)
    if m is None or len(said[: m.start()].split()) > _MOST_WORDS:
        return said
    rest = said[m.end() :]
    if _OF_A_DAY.match(said[: m.start()].strip(" ,")):
        return rest
    return f"{said[: m.start()]}{m['tag']}? {rest}" if m["asks"] else said
