"""Which verbs, attributes, values and nestings are TwiML? The allow-list that the exchange judges a document by.

Sources: Twilio's TwiML pages for each verb, and the error dictionary for the numbers.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from echolink.twilio.vocabulary import MAX_HINT_CHARACTERS, MAX_HINTS, MAX_SAY_CHARACTERS, MAX_SAY_URL_ENCODED

Claim = Callable[[str], bool]

SCHEMA = 12200  # "schema validation warning": the call goes on


def _whole(least: int) -> Claim:
    return lambda value: value.isascii() and value.isdigit() and int(value) >= least


def _one_of(*values: str) -> Claim:
    return lambda value: value in values


def _matching(pattern: str) -> Claim:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _auto_or_whole(value: str) -> bool:
    return value == "auto" or _whole(1)(value)


def _is_hints(value: str) -> bool:
    hints = value.split(",")
    return len(hints) <= MAX_HINTS and all(len(hint.strip()) <= MAX_HINT_CHARACTERS for hint in hints)


_boolean = _one_of("true", "false")
_method = _one_of("GET", "POST")
_is_locale = _matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*|multi")
_is_voice = _matching(r"man|woman|alice|Polly\.[A-Z][a-z]+(-Neural|-Generative)?|Google\.[a-z]{2,3}-[A-Z]{2}-[\w-]+")
_is_model = _matching(
    r"default|numbers_and_commands|phone_call|experimental_(conversations|utterances)"
    r"|googlev2_(long|short|telephony|telephony_short)|deepgram_nova-2(-[a-z]+)?|deepgram_nova-3"
)


def _any(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class VerbRule:
    """What one element may hold."""

    attributes: Mapping[str, tuple[Claim, int]] = field(
        default_factory=dict
    )  # name → (what a value must be, error code)
    children: frozenset[str] = frozenset()
    text: bool = False
    bad_child: int = SCHEMA


_SSML = frozenset({"break", "emphasis", "lang", "p", "phoneme", "prosody", "s", "say-as", "sub", "w"})

VERBS: Mapping[str, VerbRule] = {
    "Say": VerbRule(
        {"voice": (_is_voice, 13511), "language": (_is_locale, SCHEMA), "loop": (_whole(0), 13510)}, _SSML, text=True
    ),
    "Play": VerbRule({"loop": (_whole(0), 13410), "digits": (_matching(r"[0-9*#wW]+"), 13420)}, text=True),
    "Pause": VerbRule({"length": (_whole(1), 13910)}),
    "Gather": VerbRule(
        {
            "input": (_one_of("dtmf", "speech", "dtmf speech", "speech dtmf"), 13326),
            "action": (_any, 11100),
            "method": (_method, 13312),
            "timeout": (_auto_or_whole, 13313),
            "speechTimeout": (_auto_or_whole, 13327),
            "speechModel": (_is_model, 13334),
            "language": (_is_locale, 13331),
            "hints": (_is_hints, 13330),
            "partialResultCallback": (_any, 11100),
            "partialResultCallbackMethod": (_method, 13329),
            "profanityFilter": (_boolean, 13333),
            "actionOnEmptyResult": (_boolean, 13338),
            "finishOnKey": (_one_of("", *"0123456789#*"), 13310),
            "numDigits": (_whole(1), 13314),
            "enhanced": (_boolean, SCHEMA),
            "bargeIn": (_boolean, 13332),
        },
        frozenset({"Say", "Play", "Pause"}),
        bad_child=13320,
    ),
    "Redirect": VerbRule({"method": (_method, 13710)}, text=True),
    "Dial": VerbRule(
        {
            "action": (_any, 11100),
            "method": (_method, SCHEMA),
            "answerOnBridge": (_boolean, SCHEMA),
            "callerId": (_any, 13214),
            "timeout": (_whole(1), SCHEMA),
            "timeLimit": (_whole(1), SCHEMA),
            "hangupOnStar": (_boolean, SCHEMA),
        },
        frozenset({"Number"}),
        text=True,
    ),
    "Hangup": VerbRule(),
    "Reject": VerbRule({"reason": (_one_of("rejected", "busy"), 13810)}),
}

NOUNS: Mapping[str, VerbRule] = {"Number": VerbRule(text=True)}

# Real verbs and nouns of Twilio's that this exchange does not play.
NOT_PLAYED = frozenset({"Record", "Enqueue", "Sms", "Connect", "Start", "Stop", "Leave", "Pay", "Prompt", "Refer"})

_ANY_ATTRIBUTE_SSML = VerbRule(children=_SSML, text=True)


def rule_of(name: str, inside: str) -> VerbRule | None:
    """The rule for an element, where it may stand; None when it may not stand there."""
    if inside == "Response":
        return VERBS.get(name)
    if inside in VERBS:
        allowed = VERBS[inside].children
        return (VERBS.get(name) or NOUNS.get(name) or _ANY_ATTRIBUTE_SSML) if name in allowed else None
    return _ANY_ATTRIBUTE_SSML if name in _SSML else None


def is_ssml(rule: VerbRule) -> bool:
    """SSML's own attributes are not judged."""
    return rule is _ANY_ATTRIBUTE_SSML


def gather_conflicts(attributes: Mapping[str, str]) -> list[tuple[int, str]]:
    """Pairs of Gather attributes that do not go together."""
    found: list[tuple[int, str]] = []
    if "speechModel" in attributes and attributes.get("speechTimeout") == "auto":
        found.append((13335, 'speechTimeout="auto" does not go with an explicit speechModel'))
    if attributes.get("language") == "multi" and attributes.get("speechModel") != "deepgram_nova-3":
        found.append((13331, 'language="multi" needs speechModel="deepgram_nova-3"'))
    return found


def say_faults(text: str, voice: str) -> list[tuple[int, str]]:
    """Too long for its voice (Basic 4,096 characters, Polly 3,000, Google 5,000; 4,500 once URL-encoded), or nothing."""
    limit = {"Polly": MAX_SAY_CHARACTERS, "Google": 5_000}.get(voice.partition(".")[0], 4_096)
    found: list[tuple[int, str]] = []
    if not text.strip():
        found.append((13520, "<Say> has nothing to say"))
    if len(text) > limit:
        found.append((13521, f"<Say> of {len(text)} characters; {voice} takes {limit}"))
    if len(quote(text)) > MAX_SAY_URL_ENCODED:
        found.append((13521, f"<Say> is longer than {MAX_SAY_URL_ENCODED} characters once URL-encoded"))
    return found
