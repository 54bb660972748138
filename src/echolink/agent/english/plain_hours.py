"""How is plainly put what owners say of their hours in other words: "an hour off at noon", "same hours"?"""

import re
from typing import Final

from echolink.agent.english.clock_spans import CLOCK, RANGE, hhmm
from echolink.agent.english.days_of_week import DAYS, days_named

_A_TIME: Final = re.sub(r"\(\?P<\w+>", "(?:", CLOCK.format("x"))
_NOON: Final = 12 * 60
# "From dawn, say 6 am, until the lights go off at 10 pm": the time behind its name.
_NAMED_BEFORE = re.compile(
    rf"\bfrom (?:dawn|sunrise|daybreak|first light|early),? (?:say |about |around |at )*(?P<from>{_A_TIME}),?|"
    rf"\b(?P<until>until|till?) (?:the )?(?!{_A_TIME})(?:[a-z']+ ){{1,6}}?at (?=\d)"
)
# "With an hour off at noon": from when to when.
_OFF_FROM = re.compile(
    r"\b(?:(?P<half>half an|a half|30 minutes?|30 min)(?: hour)?|(?:an|1) hour)(?:'s)?"
    r" (?:off|break|lunch(?: break)?|pause|closed)(?: for lunch)?,? (?:at|from) "
    r"(?P<at>noon|midday|1[0-2](?::[0-5]\d)?|[1-4](?::[0-5]\d)?)(?: ?pm)?\b(?! ?am|:|-| to)"
)
_SAME = re.compile(r"\b(?:the |with the )?same (?:hours|times)\b")
_RANGE = re.compile(RANGE)
# "Sunday brunch 10 to 2, otherwise closed Sundays": at all other times of these days.
_OTHERWISE = re.compile(rf",? (?:and )?(?:otherwise|else|apart from that) closed (?:on )?(?P<days>{DAYS})")
_DAYS = re.compile(DAYS)
_THE_DAYS_ARE = re.compile(rf"^(?:(?:our|my|the) )?(?:[a-z]+ )?days(?: are|:)(?: only)? (?P<days>{DAYS})(?P<rest>.*)$")
_FRIDAY_AFTER = re.compile(
    r"(?:(?<=thanksgiving and )|(?<=thanksgiving day and )|(?<=thanksgiving or )|(?<=thanksgiving, ))(?:on )?(?:the )?"
    r"(?:following fri(?:day)?|(?:day|fri(?:day)?) (?:right |just )?after(?: it| that| thanksgiving)?)\b|"
    r"(?:the )?fri(?:day)? (?:right |just )?after thanksgiving\b"
)


def plainly(text: str) -> str:
    """A sentence (from `heard`, with clocks and days as the patterns read them) in words that say when plainly."""
    text = _NAMED_BEFORE.sub(lambda m: f"from {m['from']}" if m["from"] else f"{m['until']} ", text)
    text = _OFF_FROM.sub(_lunch, text)
    text = _THE_DAYS_ARE.sub(r"open \g<days>\g<rest>", text)
    if (otherwise := _OTHERWISE.search(text)) and _has_hours(text[: otherwise.start()], otherwise["days"]):
        text = text[: otherwise.start()] + text[otherwise.end() :]
    return _same_as_before(text)


def with_days_after(text: str) -> str:
    """ "Closed on Thanksgiving and the Friday after it" is no Friday of other weeks."""
    return _FRIDAY_AFTER.sub("the day after thanksgiving", text)


def _lunch(m: re.Match[str]) -> str:
    hour, _, minute = m["at"].partition(":") if m["at"][0].isdigit() else ("12", "", "")
    at = int(hour) * 60 + int(minute or 0)
    at += _NOON if at < 6 * 60 else 0
    return f"closed for lunch {hhmm(at)} to {hhmm(at + (30 if m['half'] else 60))}"


def _has_hours(text: str, days: str) -> bool:
    told = [days_named(m.group()) or set() for m in _DAYS.finditer(text)]
    return _RANGE.search(text) is not None and bool((days_named(days) or set()) & set().union(*told))


def _same_as_before(text: str) -> str:
    same = _SAME.search(text)
    told = list(_RANGE.finditer(text, 0, same.start())) if same else []
    return text[: same.start()] + told[-1].group() + text[same.end() :] if same and told else text
