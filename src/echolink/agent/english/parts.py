"""Which parts does an English sentence have, which of them deny something, and does one begin an e-mail address?"""

import re
from typing import Final

from echolink.agent.english.all_of_us import as_we
from echolink.agent.english.approval import APPROVES
from echolink.agent.english.stems import stems
from echolink.agent.english.words import words

_BETWEEN: Final = re.compile(r"\s*[,;:]\s*(?:(?:and|but|so|plus)\s+)?|\s+(?:and|but)\s+|\s+-+\s+")
_DENIES: Final = re.compile(
    r"\b(?:no(?! (?:problem|worries|trouble|issue|doubt|sweat|big deal)\b)|not(?! (?:a )?(?:problem|issue)\b)|"
    r"don't|do not|doesn't|without|never|isn't|aren't|won't|needn't|nor|neither|nobody|none)\b"
)
_ADDRESS: Final = re.compile(
    r"^(?:it's |it is |my e-?mail(?: address)? is |that's |um+,? |uh+,? )*[a-z0-9]+(?:[ ._-]+[a-z0-9]+){0,8}$"
)
_SIGNS: Final = re.compile(r"\b(?:dot|underscore|dash|hyphen|at|point|period)\b|[._@-]")


def parts(said: str) -> list[str]:
    return [part for part in _BETWEEN.split(said.strip(" .,!?")) if part.strip()]


def denies(text: str) -> bool:
    """`text` from `heard`."""
    return _DENIES.search(text) is not None


def denies_of(text: str, own: frozenset[str]) -> bool:
    """Whether the thing with these stems is denied: "no helmet", but not "it's my first time i've never been to one"."""
    said = text.split()
    at = [n for n, word in enumerate(said) if stems(word) & own]
    if not at:
        return denies(text)
    end = at[-1] + 1
    while end < min(len(said), at[-1] + _AFTER) and said[end].strip(",.") not in _NEXT_CLAUSE:
        end += 1
    return denies(" ".join(said[max(0, at[0] - _BEFORE) : end]))


_BEFORE, _AFTER = 6, 5  # words beside a thing that may deny it
# With these somebody begins to say something else.
_NEXT_CLAUSE: Final = frozenset(
    words(
        "i i'm i've i'd i'll we we're we've we'd we'll you you've he he's she she's they they've it's so because since "
        "put if when"
    )
)


def begins_an_email(said: str) -> bool:
    """Whether something may go on with "at example dot com": a word, or words with "dot" or "underscore"."""
    text = said.lower().strip(" .,!?")
    return bool(_ADDRESS.match(text)) and (" " not in text or bool(_SIGNS.search(text)))


_MAY: Final = re.compile(
    rf"^(?:(?:{APPROVES}|and|so|but|also|oh|hi|hello|ok|okay|um|uh|yes|no|great)[,.!]? )*[, ]*"
    r"(?:(?:can|could|may|will|would|should|shall|must) (?:i|we|it|that|this|he|she|they|kids|children|beginners|people|"
    r"dogs|babies|anyone|everyone|the (?:dogs?|puppy|cat|kids|children|baby|guests|family|little ones?)|"
    r"my [a-z]+|my [a-z0-9 -]{2,24}) (?:also |just |still |maybe )?"
    r"(?:take|leave|bring|use|see|have|wear|be|get|put|do|buy|borrow|pay|park|eat|drink|smoke|swim|cook|wait|sit|film|feed|exchange|"
    r"come|join|help|ride|climb|play|start|drive|learn|rent|return|drop (?:it|them|him|her) off|arrive|stay|enter|attend|taste|"
    r"keep|charge|split|watch|try)\b(?! (?:an? |the |some |\d+ )?(?:appointment|table|room|message|one|tickets?|pass(?:es)?)\b)|"
    r"(?:is there |are there |do you have |have you got |got )?(?:anything|something) (?:on|for|under|with|in) |"
    r"(?:is there|are there|do you have|have you got) (?:an? |any )?(?!an?\b|any|some|time|room|space|opening|slot|"
    r"table|appointment|spot|one)"
    r"[a-z]|"
    r"(?:is|would) (?:it|that|this) (?:be )?(?:ok|okay|alright|all right|fine) (?:if|with|for)\b|"
    r"what about (?!\d|you\b|me\b))"
)


def may_ask(text: str) -> bool:
    """`text` from `heard`: asks whether something is allowed or will be so, in the form of a wish."""
    return _MAY.match(as_we(text)) is not None


_OFFER = re.compile(
    r"\b(?:(?:do|can|could|would) (?:you|you guys|they) (?:also |ever )*(?:do|have|offer|sell|buy|rent|hire|take in|make|fix|"
    r"repair|teach|carry|serve|provide|treat|take care of)|have you got|is there|are there|do you guys (?:do|have))\b"
)
_INTENT = re.compile(r"\b(?:i'll|i'd|i will|i would|we'll|we'd|let's|make (?:it|that)|add|leave out|scratch)\b")


def wonders_about_offer(text: str) -> bool:
    """`text` from `heard`."""
    return _OFFER.search(text) is not None


_TAG: Final = re.compile(
    r"[\w'] (?:right|huh|eh|correct|no|yeah|i guess|i hope|i suppose|i assume|i take it|or what|then what|then|"
    r"(?:is|are|do|does|did|will|would|can|could|has|have|was|were|should|must|wo|ca)(?:n't)? "
    r"(?:it|you|we|i|they|he|she|there|that))\W*$"
)


def waits_for_a_word(text: str) -> bool:
    """`text` from `heard`: "I won't need to bring a mat then", "you'd charge him, I guess"."""
    return _TAG.search(text) is not None


def intends(text: str) -> bool:
    """`text` from `heard`."""
    return _INTENT.search(text) is not None


_FORM: Final = re.compile(
    r"^(?:and |so |but |also |oh |hi |hello |hey |ok |okay |um |uh )*[, ]*"
    r"(?:is|are|do|does|did|can|could|may|will|would|have|has|what|who|where|when|how|which|why)\b"
)


def has_form_of_question(text: str) -> bool:
    """`text` from `heard`."""
    return _FORM.match(text) is not None


_ADDS: Final = re.compile(
    r"\b(?:add|also|plus|as well|on top|additionally|too(?=\W*$|[,.;]| please| then| if| and)|and an? )\b"
)


def adds(text: str) -> bool:
    """`text` from `heard`: "add a blow-dry", "and a color as well"."""
    return _ADDS.search(text) is not None


_STATES: Final = re.compile(
    r"^(?:(?:um+|uh+|oh|well|so|ok|okay|yes|yeah|no|and|but|also|just|that)[\s,]+)*"
    r"(?:(?:the|my|our|an?|his|her|their|these|those|there|this|it)\s(?!name\b|surname\b|(?:last|first|full) name\b)"
    r"(?:[\w'’-]+\s){1,6}?"
    r"(?:is|are|was|were|has|have|had|will|won't|needs?|keeps?|doesn't|don't|didn't|isn't|aren't|can't|came|"
    r"went|looks?|says?)\s\w|"
    r"(?:it's|that's|it is|that is)\s(?:pretty|very|really|so|too|quite|rather|extremely)\s\w)",
    re.IGNORECASE,
)


def states(said: str) -> bool:
    """Whether a sentence says something of somebody or something: "the staircase is narrow"."""
    return _STATES.match(said) is not None
