"""What was named just before an English question, as what the question points at: "tune-ups, do you do those?"."""

import re
from collections.abc import Sequence
from typing import Final

from echolink.agent.ear import Clause
from echolink.agent.english.heard import heard
from echolink.agent.english.question_forms import LEAD
from echolink.agent.english.words import words_in

_WORD: Final = (
    r"(?!(?:i|i'm|we|we're|you|it|it's|that|that's|this|he|she|they|there|is|are|was|do|does|can|would|will|have|need|want|"
    r"like|my name|name|yes|no|sure)\b)[a-z0-9][\w'&-]*"
)
_NAMED: Final = re.compile(
    rf"^(?:(?P<behind>.*\b(?:about|for|see|find|have|got) )|{LEAD}(?:(?:what|how) about|as for|about)? ?)"
    rf"(?P<thing>{_WORD}(?: {_WORD}){{0,4}})\W*$"
)
_THOSE: Final = r"(?P<it>(?:any|one|1|some) of (?:those|them|these)|those|them|these|that|this|it|ones?|1s?|any|some)"
# "Do you do those", "is there one", "do you have any", "is that part of it", "can I bring it".
_POINTS: Final = re.compile(
    r"^(?:(?:do|does|would|can|could|will) (?:you|i|we|they|your [a-z]+)(?: guys| also| still| ever| even)* "
    rf"[a-z]+(?: in| with| for)? {_THOSE}(?= (?:too|as well|there|here|in|on|with|for|at|then|or)\b|\W*$)|"
    rf"(?:is|are) there {_THOSE.replace('it>', 'there>')}(?= (?:too|there|here|nearby|on|in|at)\b|\W*$)|"
    rf"(?:is|are|would|will|can|does|do) {_THOSE.replace('it>', 'is>')} "
    r"(?=(?:be |also |still |really )*(?:part|included?|extra|allowed|free|needed|required|covered|in|possible|available|"
    r"something|work|count|come|happen)\b))"
)


def with_what_was_named(found: Sequence[Clause]) -> list[Clause]:
    """The parts of an utterance, each question with the thing that was put before it."""
    parts = list(found)
    for place in range(len(parts) - 1, 0, -1):
        before, asked = parts[place - 1], parts[place]
        named = None if before.asks or not asked.asks else _NAMED.match(before.text)
        points = _POINTS.match(asked.text) if named else None
        if named is None or points is None:
            continue
        which = next(group for group in ("it", "there", "is") if points[group])
        said = asked.text[: points.start(which)] + named["thing"] + asked.text[points.end(which) :]
        text = heard(said)
        parts[place] = Clause(said[:1].upper() + said[1:], text, asks=True, words=words_in(text))
        if not named["behind"]:
            del parts[place - 1]
    return parts


_IT: Final = r"(?P<it>that|it|those|them|they|these|this(?: one)?|that one)"
_DONE: Final = r"(?:do|have|get|book|order|add|rent|buy|try|offer|sell|fit|make|bring|wear|eat|use|need)"
# A question with no noun of its own, which says of what was named before how long, when, by whom, with what it is.
_OF_IT: Final = (
    re.compile(
        rf"^{LEAD}(?:how (?:long|soon|often|far|many|big|old)|what (?:time|days?)|which days?|when|where|why|until when) "
        rf"(?:does|do|is|are|will|would|can|could) {_IT}\b(?! (?:ok|okay|possible|fine|raining|too|hard|that)\b)"
    ),
    re.compile(
        rf"^{LEAD}(?:(?:when|where|how often|what days?|which days?|what time) )?(?:do|does|can|could|would|will) "
        rf"(?:you|i|we|they|she|he|people|kids)(?: guys| also| still| ever| even| all)* {_DONE} {_IT}(?! (?:to|for me)\b)\b"
    ),
    re.compile(
        rf"^{LEAD}who(?:'s| is| does| do| will| would)? (?:does|do|doing|teaches|makes|runs|offers|gives|performs|done) {_IT}\b"
    ),
    re.compile(
        rf"^{LEAD}what(?:'s| is| does| do| all| would| comes?)* {_IT} (?:include|come with|cover|need|involve|contain|mean)\b"
    ),
    re.compile(
        rf"^{LEAD}(?:does|do|will|would|can) {_IT} (?:include|come|cover|need|have|take|hurt|last|cost|contain|require|fit)\b"
    ),
    re.compile(
        rf"^{LEAD}(?:is|are) {_IT} (?:(?:also|still|really|very|all) )*(?:included|extra|available|refundable|safe|covered|"
        r"suitable|vegan|vegetarian|gluten|spicy|made|done|held|on|in|only|open|free|by|near|required|necessary)\b"
    ),
)


def pointing_at(text: str, thing: str) -> str:
    """The question, `text` from `heard`, with the thing in the place of its "that"; empty where it points at nothing."""
    for pattern in _OF_IT:
        if m := pattern.match(text):
            return f"{text[: m.start('it')]}{thing}{text[m.end('it') :]}"
    return ""
