"""Which words shall stand on something: "it should say Happy Birthday Owen", "write Congratulations on it"?"""

import re
from typing import Final

_ASKS: Final = re.compile(
    r"\b(?:inscriptions?|engraving(?: text)?|lettering|wording|dedication|card (?:message|text))\b|"
    r"\b(?:what|which|the) (?:words|text|writing|name|message) (?:should |shall |to )?(?:be |go |goes |stand |stands )?"
    r"(?:written |printed |engraved )?on\b|"
    r"\b(?:message|text|words|wording|greeting|note) (?:for|in|inside) the (?:card|cake|note|gift|ribbon|plaque|ring|book)\b|"
    r"\b(?:gift|greeting) (?:message|text|note)\b|"
    r"\bwhat (?:should|shall|to|we|they|it|you|do|would|is)\b.*\b(?:writ(?:e|ten)|engraved?|printed?|embroidered?|"
    r"say)\b"
    r"(?: on\b|\W*$)",
    re.IGNORECASE,
)
# What is told behind the words, and is none of them: "… to be picked up on Sunday", "… and I'd pick it up".
BEHIND_WORDS: Final = (
    r" (?:to (?:be|get) (?:picked up|ready|delivered|collected|sent)|(?:to|for) (?:pick-? ?up|delivery|collection)|"
    r"(?:and |so )?(?:i|we)(?:'d|'ll| would| will| can| could| need| want) |(?:and |so )?my name\b|(?:and |so )?it's for |"
    r"and (?:the|my|i'm|it|it's|for|can|could|also|then|please)\b|"
    r"(?:for|on|by) (?:(?:this|next) )?(?:tomorrow|today|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
)
_SAYS: Final = re.compile(
    r"\b(?:(?:it|they|that|this|the [a-z]+|which)(?: (?:should|shall|must|has to|needs to|ought to|is to|can|could|"
    r"will|would)"
    r"(?: just| please)?)? (?:say|says|read|reads)|should (?:say|read)|saying|to (?:say|read)|"
    r"with (?:the (?:words?|text|writing))|(?:write|engrave|print|put|written|engraved|printed)(?= .+ (?:on (?:it|"
    r"top|there|the [a-z]+))\b))"
    r"[\s,:]+(?:just |only )?[\"'“]?(?P<what>[^.!?\"”]+?)[\"'”]?"
    r"(?=,? (?:on (?:it|top|there|the [a-z]+)\b|please\b|and (?:my|the|i|i'm|i'd|we|it|it's|for|can|could|also|then|"
    r"please)\b|"
    rf"my name\b|thanks\b|thank you\b)|{BEHIND_WORDS}|[.!?\"”]|$)",
    re.IGNORECASE,
)


def asks_for_an_inscription(label: str) -> bool:
    """Whether a field or a question is for words that shall stand on something."""
    return _ASKS.search(label) is not None


def inscription(said: str) -> str | None:
    """The words, as they were said; None where none are told."""
    m = _SAYS.search(said)
    words = m["what"].strip(" ,") if m else ""
    return words if words and not _NO_WORDS.fullmatch(words) else None


# "Can you write something on it", "can you print a photo on the cake" tell no words.
_NO_WORDS: Final = re.compile(
    r"(?:something|anything|stuff|it|this|that|things?|names?|words?|text|messages?|letters|numbers|"
    r"(?:an?|the|some|my|our|his|her) (?:[\w-]+ )?(?:message|name|text|note|greeting|photo|picture|image|logo|drawing|design|"
    r"number|"
    r"word|line|poem|quote|phrase|date|thing))",
    re.IGNORECASE,
)
# Who was asked what to write may tell who is speaking.
_INTRODUCES: Final = re.compile(r"^(?:\w+ )?my name(?:'s| is)\b|\b(?:by the way|speaking|calling)\W*$", re.IGNORECASE)


# "Um just put Happy Birthday Anna", "on the card write …": what leads to the words for which one was asked.
_LEAD: Final = re.compile(
    r"^(?:(?:um+|uh+|er|hm+|well|so|oh|okay|ok|yes|yeah|sure|alright|please|maybe|let me (?:think|see)|how about|what about|"
    r"i (?:think|guess)|something like|(?:i|we)(?:'d| would) (?:like|love)(?: it)?(?: to)?|(?:i|we) want(?: it)?(?: to)?|"
    r"(?:let's|let us|can you|could you|you can|have (?:it|them)|make it)(?: (?:please|just))*(?= (?:put|write|say|print|go|"
    r"do|engrave|"
    r"read)\b)|(?:just|simply)(?= (?:put|write|say|the|her|his|our|my|happy)\b)|(?:put|write|print|engrave|say|go with|do)|"
    r"(?:on|inside) (?:it|top|the (?:card|cake|ring|back|front|tag|plaque|shirt|mug|inside|ribbon|sign|label))|"
    r"the (?:text|words|wording|message|inscription|card)(?: (?:is|should be|would be|should (?:say|read))|'s))[\s,:]+)+",
    re.IGNORECASE,
)
# What is told behind them, and of something else.
_BEHIND: Final = re.compile(
    r"[\s,.!]+(?:(?:on (?:it|top|there|the (?:card|cake|ring|back|front|tag|plaque|shirt|mug|inside|ribbon|sign))|please|"
    r"thanks|and that's (?:it|all)|that's (?:it|all))\W*$|"
    r"(?:and |so |but )?(?:my name(?:'s| is)|(?:i|we)(?:'d| would|'ll| will)? (?:need|like|pick)|(?:i|we)'ll|can (?:you|i|we)|"
    r"could (?:you|i|"
    r"we)|how much|do you|is (?:that|there)|(?:it's|that's) for|(?:it's|this is) [a-z]+ speaking)\b.*)",
    re.IGNORECASE,
)


def dictated(said: str) -> str | None:
    """The words, by somebody who was asked for them: "for Emma with love", "um put Get Well Soon on it"."""
    if (words := inscription(said)) or _INTRODUCES.search(said):
        return words
    words = _BEHIND.sub("", _LEAD.sub("", said.strip(" .,"))).strip(" ,")
    return words or None
