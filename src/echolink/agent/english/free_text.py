"""What is the content of a free answer in English, and does it tell what is wrong?"""

import re
from typing import Final

MOST_CHARACTERS: Final = 500
_LEAD_IN = re.compile(
    r"^(?:there[\s,.!]+(?=(?:um+|uh+|i|i'm|my|we|our)\b))?"  # of "hi there"
    r"(?:(?:um+|uh+|er+|well|so|ok|okay|sure|yes|yeah|yep|(?:hi|hello|hey|morning|evening|"
    r"afternoon)(?: (?:there|again|dear|sir|ma'?am|madam|everyone|folks|love|hun|friend)\b)?|"
    r"good (?:morning|afternoon|evening|day)(?: (?:to you|there|dear|sir|madam|everyone|folks))?|"
    r"alright|oh|please|thanks|thank you(?: (?:so|very) much)?|and|"
    r"of course|sorry(?=,))[\s,.!]+)*"
    r"(?:(?:(?:please |could you |can you )?(?:just )?(?:tell|let) (?:them|him|her|the \w+) (?:know )?(?:that )?)|"
    r"(?:my|the) (?:message|reason|address|answer|question|request|problem|order) (?:is|would be|"
    r"'s)(?: that)?[\s,:]+|"
    r"(?:it is|it's|this is|that's|i'm calling|i am calling|i call|calling|it would be|that would be) (?:about|"
    r"regarding|because of|because|concerning)[\s,:]+|"
    r"(?:it's|it is) (?:for |at |that |(?=(?:an?|my|the|our|just)\b))|about |just (?:say|"
    r"tell (?:them|him|her)) (?:that )?|"
    r"(?:i'd|i would|i'll|we'd) like (?:to (?:have|get|order) )?|i'll (?:have|take)|i want (?:to (?:have|get|"
    r"order) )?|(?:can|could) i (?:have|get) )?",
    re.IGNORECASE,
)
# "My sink is blocked can someone come now": what is wished for is no part of the matter.
WISH_AT_END = re.compile(
    r"[\s,.]+(?:and |so )?(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|i|we)\b(?! not\b).*$",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:no|nah|actually|wait|sorry|you know what|instead|second thoughts?)\b.*\b(?:i'll|we'll|i will|let's|i'd rather|"
    r"we'd rather)\s+(?:just |rather )?(?:take|go with|go for|have|pick|choose)\s+(?P<what>\w.*)$",
    re.IGNORECASE,
)
_REASON_AT_END = re.compile(
    r"[\s,.]+(?:it's|it is|because|since|is that|is it|that's|then|after all|instead|if|can|could|and (?:i|it|can|we))\b.*$",
    re.IGNORECASE,
)
_TRAILS: Final = ("please", "thanks", "thank you", "thank you very much", "that's it", "that's all", "that is all")

_TROUBLE = re.compile(
    r"\b(?:(?:is|are|was|has|have|isn't|aren't|won't|doesn't|don't|can't|cannot|keeps?|got|"
    r"stopped) (?:\w+ ){0,2}(?:leak\w*|brok\w*|work\w*|block\w*|clog\w*|stuck|hurt\w*|ach\w*|pain\w*|crack\w*|"
    r"burst\w*|miss\w*|locked|flood\w*|smell\w*|noise\w*|nois\w*|start\w*|turn\w*|open\w*|clos\w*|run\w*|drip\w*|"
    r"swollen|sick|lost|damag\w*|gone)|"
    r"(?:the|my|our|his|her|their) (?:[\w'-]+ ){1,3}?(?:just |has |have |all )?(?:quit|died|failed|burst|froze|tripped|snapped|"
    r"collapsed|exploded|jammed)\b|"
    r"\w*ache\b|hurts?\b|problems? with|trouble with|i (?:lost|broke|locked|forgot|left (?=my\b|the\b|our\b))|"
    r"(?:needs?|looking for) (?:some(?:one|body)|help|you|a |an |my |the |his |her |its |our |their |new |some |"
    r"to (?!book|make|schedule|reserve|speak|talk|ask|know|leave|cancel|change|move))|interested in|"
    r"question about|complain\w* about)",
    re.IGNORECASE,
)
_ONLY_WANTS_TO_BOOK = re.compile(
    r"\b(?:to )?(?:book|make|schedule|reserve|get|arrange|have|set up|need|want|like)\s+(?:an?|the|my|"
    r"another)?\s*(?:\w+\s+)?(?:appointment|table|reservation|booking|room|slot|visit|meeting|message)\b",
    re.IGNORECASE,
)


def content(said: str) -> str:
    """The answer without its lead-in and its thanks; the text as it was said, at most 500 characters."""
    told = said.strip()
    lead = _LEAD_IN.match(told)
    bare = without_trail(told[lead.end() :] if lead else told)
    wish = WISH_AT_END.search(bare)
    if wish and len(bare[: wish.start()].split()) > 2:
        bare = bare[: wish.start()].rstrip(" ,.")
    return (bare or said.strip(" ,.!"))[:MOST_CHARACTERS]


def chosen(said: str) -> str | None:
    """What is taken after all: "the first sounds better, no, you know what, I'll take the second"."""
    m = _CHOSEN.search(said)
    return without_trail(_REASON_AT_END.sub("", m["what"])) or None if m else None


def without_trail(said: str) -> str:
    """Without thanks and signs at the end: "my keys, please." → "my keys"."""
    bare = said.rstrip(" .!,")
    lower = bare.lower()
    for trail in _TRAILS:
        if lower.endswith(trail) and not lower[: -len(trail)][-1:].isalnum():
            bare = bare[: -len(trail)].rstrip(" ,")
            break
    return bare.strip(" ,:;")


def in_trouble(said: str) -> bool:
    """Whether somebody tells what is wrong or needed: "my sink is leaking"."""
    return bool(_TROUBLE.search(said)) and not _ONLY_WANTS_TO_BOOK.search(said)
