"""How is plainly put when a place is closed at noon: "from 12 to 1:30 we are at lunch", "closed at noon, open again at 1"?"""

import re
from typing import Final

WHOSE: Final = r"(?:(?:a|the|our|my|his|her|their) )?"
_TIME: Final = r"[\d:]+(?: ?[ap]m)?"
LUNCH: Final = rf"{WHOSE}(?:lunch|noon|midday)(?:[ -]?(?:hour|time|break))?"
# "Between 14 and 15 I eat"
_THEN_I_EAT: Final = re.compile(
    rf"between (?P<a>{_TIME}) and (?P<b>{_TIME}),? (?:i|we)(?:'m|'re| am| are)? "
    r"(?:eat|have lunch|rest|sleep|at lunch)\b"
)
# "From 12 to 1:30 we are at lunch", "between noon and 1:30 the office is closed".
_THEN_CLOSED: Final = re.compile(
    rf"(?P<from>from|between) (?P<a>{_TIME}|noon|midday) (?:to|and|until|till) (?P<b>{_TIME}),? "
    r"(?:(?:we|i|they|he|she|everyone|everybody|nobody|no one|(?:the|our) [a-z]+(?: [a-z]+)?)(?:'m|'re|'s|"
    r" am| are| is| will be)? "
    rf"(?:closed(?= for lunch| for a break| then| every day| daily|\W*$|[,;])|(?:clos|shut)(?:es?|s)? for {LUNCH}|{LUNCH}|"
    rf"(?:out|off|away|gone)(?: (?:to|for|at|on) {LUNCH})?(?=\W*$|[,;])|(?:at|on|having|eating) {WHOSE}lunch(?: break)?|"
    rf"(?:have|has|takes?) {WHOSE}(?:lunch|break)(?: break)?|not (?:here|in|available|there)|unavailable|here|in|there)|"
    rf"(?:is|are) {WHOSE}(?:lunch|break)(?: break)?\b)"
)
# "12-1:30 lunch break", "12 to 1:30: closed".
_SPAN_FIRST: Final = re.compile(
    rf"^\W*(?P<a>{_TIME}|noon|midday) ?(?:-|to) ?(?P<b>{_TIME})"
    rf"(?:[:,]? (?:is )?{WHOSE}(?:lunch (?:break|hour)|break)\b|:? (?:is |we are |we're )?closed(?: for lunch)?\W*$)"
)
_PRESENT: Final = re.compile(r"(?:here|in|there)$")
# "We close at noon for lunch and open again at 1:30".
_OPENS_AGAIN: Final = re.compile(
    rf"\b(?:(?:clos|shut)(?:e|es|s|ed)?|leaves?|breaks?)(?: for {LUNCH})?(?: at| from)? (?P<a>{_TIME}|noon|midday)"
    rf"(?: for {LUNCH})?,? (?:and |then |until )*(?:we |it |i |he |she )?(?:re-?opens?|opens? (?:up )?again|"
    r"(?:(?:is|are|am|'m|'re|'s|be|come|comes) )?back(?: open| in)?|start again|returns?|resumes?)(?: again)?(?: at| from)? "
    rf"(?P<b>{_TIME})"
)
# "Lunch is from 12 to 1:30, no appointments then": where it is not served.
_NOTHING_THEN: Final = re.compile(
    r"(?:\b(?:no|nobody|not|closed|nothing)|n't)\b(?!.*\d).*\b(?:then|at that time|during (?:that|this) time)\b"
)
_LUNCH_IS: Final = re.compile(r"\blunch(?: is|:)?(?: taken)?(?= (?:from |between )?(?:\d|noon))")


def pauses_plainly(text: str) -> str:
    """A sentence in which the pause stands behind the word for it."""
    closed = r"closed between \g<a> and \g<b>"
    text = _SPAN_FIRST.sub(closed, text)
    text = _OPENS_AGAIN.sub(closed, _THEN_I_EAT.sub(closed, text))
    text = _THEN_CLOSED.sub(lambda m: m.group() if _is_present(m.group()) else m.expand(closed), text)
    return _LUNCH_IS.sub("lunch break", text) if _NOTHING_THEN.search(text) else text


def _is_present(said: str) -> bool:
    """ "From 12 to 1 she is in" tells of no pause; "nobody is in" does."""
    return (
        _PRESENT.search(said) is not None and re.search(r" (?:nobody|no one)\b|\bnot (?:here|in|there)$", said) is None
    )
