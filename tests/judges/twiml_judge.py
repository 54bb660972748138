"""Would Twilio run this document without a word of complaint? A strict reader of TwiML, independent of what writes it.

It knows the verbs that EchoLink speaks and refuses all else: a verb, attribute, value or nesting that is not in these
tables is an error here, where Twilio would only warn in its debugger (12200). Limits and rules are from Twilio's pages on
TwiML, Say, Gather, Redirect, Pause and webhook connection overrides, and from its error dictionary (numbers in brackets).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import parse_qsl, quote, urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

MAX_DOCUMENT_BYTES = 64_000  # [11750]; "64 kB", the smaller reading

_Check = Callable[[str], bool]


def _one_of(*values: str) -> _Check:
    return lambda value: value in values


def _matches(pattern: str) -> _Check:
    return lambda value: re.fullmatch(pattern, value) is not None


def _are_hints(value: str) -> bool:  # [13330]
    hints = value.split(",")
    return len(hints) <= 500 and all(0 < len(hint) <= 100 and hint == hint.strip() for hint in hints)


_POSITIVE = _matches(r"[1-9][0-9]{0,5}")
_LANGUAGE = _matches(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_BOOLEAN = _one_of("true", "false")
_METHOD = _one_of("GET", "POST")
_VOICE = _matches(
    r"man|woman|Polly\.[A-Z][A-Za-z]+(-Neural|-Generative)?"
    r"|Google\.[a-z]{2,3}-([A-Z]{2}|[0-9]{3})-[A-Z][A-Za-z0-9]+(-HD)?-[A-Z][A-Za-z]*"
)
_OVERRIDES: Mapping[str, _Check] = {
    "ct": lambda value: _is_between(value, 100, 10_000),
    "rt": lambda value: _is_between(value, 100, 15_000),
    "tt": lambda value: _is_between(value, 100, 15_000),
    "rc": lambda value: _is_between(value, 0, 5),
    "rp": lambda value: set(value.split(",")) <= {"4xx", "5xx", "ct", "rt", "all"},
}


@dataclass(frozen=True, kw_only=True)
class _Verb:
    attributes: Mapping[str, _Check]
    required: frozenset[str] = frozenset()
    children: frozenset[str] = frozenset()
    has_text: bool = False


_VERBS: Mapping[str, _Verb] = {
    "Say": _Verb(attributes={"voice": _VOICE, "language": _LANGUAGE}, required=frozenset({"voice"}), has_text=True),
    "Gather": _Verb(
        attributes={
            "input": _one_of("dtmf", "speech", "dtmf speech"),
            "action": lambda value: _is_url(value),
            "method": _METHOD,
            "timeout": _POSITIVE,
            "speechTimeout": lambda value: value == "auto" or _POSITIVE(value),
            "speechModel": _matches(r"[a-z0-9_-]+"),
            "language": _LANGUAGE,
            "hints": _are_hints,
            "profanityFilter": _BOOLEAN,
            "actionOnEmptyResult": _BOOLEAN,
            "partialResultCallback": lambda value: _is_url(value),
            "partialResultCallbackMethod": _METHOD,  # [13329]
            "finishOnKey": _matches(r"[0-9#*]?"),
            "numDigits": _POSITIVE,
        },
        required=frozenset({"input", "action", "method", "speechTimeout", "language"}),  # their defaults are traps
        children=frozenset({"Say", "Pause"}),
    ),
    "Redirect": _Verb(attributes={"method": _METHOD}, required=frozenset({"method"}), has_text=True),
    "Pause": _Verb(attributes={"length": _POSITIVE}),
    "Dial": _Verb(
        attributes={
            "action": lambda value: _is_url(value),
            "method": _METHOD,
            "answerOnBridge": _BOOLEAN,
            "timeout": _POSITIVE,
            "callerId": _matches(r"\+[1-9][0-9]{6,14}"),  # [13214]
        },
        required=frozenset({"action", "method"}),  # without them the caller would be left to the verb behind
        children=frozenset({"Number"}),
    ),
    "Hangup": _Verb(attributes={}),
}
_NOUNS: Mapping[str, _Verb] = {"Number": _Verb(attributes={}, has_text=True)}


def judge(xml: bytes | str, content_type: str = "text/xml", *, may_be_empty: bool = False) -> Element:
    """The `<Response>` of a document that Twilio runs as it stands; AssertionError with what is wrong otherwise.

    `content_type` is the header of the answer. `may_be_empty` is for answers to status callbacks, where `<Response/>` is
    all that Twilio wants; anywhere else it would hang up on the caller.
    """
    raw = xml.encode() if isinstance(xml, str) else xml
    media_type = content_type.partition(";")[0].strip()
    _must(media_type in ("text/xml", "application/xml"), f"content type {content_type!r} is not run as TwiML [12300]")
    _must(len(raw) <= MAX_DOCUMENT_BYTES, f"{len(raw)} bytes, more than {MAX_DOCUMENT_BYTES} [11750]")
    _must(raw.startswith(b"<?xml"), "the document does not start with its XML declaration [12100]")
    _must(
        b"<!" not in raw and b"<?" not in raw[5:], "comments, CDATA, DOCTYPE and instructions are nothing that we write"
    )
    response = _parsed(raw)
    _must(
        response.tag == "Response" and not response.attrib,
        f"the root is not a bare <Response> [12102]: <{response.tag}>",
    )
    _must_hold_no_text(response)
    verbs = list(response)
    for verb in verbs:
        _judge_verb(verb)
    if verbs or not may_be_empty:
        _judge_flow(verbs)
    return response


def _parsed(raw: bytes) -> Element:
    try:
        text = raw.decode()
        response = fromstring(raw)  # the document is a few kB of our own
    except (ParseError, UnicodeDecodeError) as error:
        raise AssertionError(f"not well-formed [12100]: {error}") from error
    illegal = re.search("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    _must(illegal is None, f"a character that XML 1.0 does not have: {illegal!r}")
    return response


def _judge_verb(verb: Element, *, inside: bool = False) -> None:
    rule = _VERBS.get(verb.tag) or (_NOUNS.get(verb.tag) if inside else None)
    if rule is None:
        _refuse(f"<{verb.tag}> is no verb of ours [12200]")
    for name, value in verb.attrib.items():
        check = rule.attributes.get(name)
        if check is None:
            _refuse(f"<{verb.tag}> has no attribute {name!r} [12200]")
        _must(check(value), f"<{verb.tag} {name}={value!r}> is not a value of it")
    missing = rule.required - verb.attrib.keys()
    _must(not missing, f"<{verb.tag}> lacks {sorted(missing)}")
    if rule.has_text:
        _must(len(verb) == 0, f"<{verb.tag}> holds an element")
        _judge_text(verb, verb.text or "")
    else:
        _must_hold_no_text(verb)
    for child in verb:
        _must(child.tag in rule.children, f"<{child.tag}> inside <{verb.tag}> [13320]")
        _judge_verb(child, inside=True)
    if verb.tag == "Gather":
        _judge_gather(verb)
    if verb.tag == "Dial":
        _must(len(verb) == 1, "a <Dial> of nobody, or of several at once")


def _judge_text(verb: Element, text: str) -> None:
    _must(bool(text.strip()), f"an empty <{verb.tag}> [13520]")
    _must(text == text.strip(), f"<{verb.tag}> begins or ends with blanks")
    if verb.tag == "Redirect":
        _must(_is_url(text), f"<Redirect> to {text!r} [11100]")
        return
    if verb.tag == "Number":
        _must(re.fullmatch(r"\+[1-9][0-9]{6,14}", text) is not None, f"<Number> {text!r} is not E.164 [13223]")
        return
    _must(len(text) <= 3_000, f"<Say> of {len(text)} characters [13521]")
    encoded = len(quote(text, safe=""))
    _must(encoded <= 4_500, f"<Say> of {encoded} characters once URL-encoded [13521]")
    unspeakable = re.search("[\x00-\x1f\x7f-\x9f]", text)
    _must(unspeakable is None, f"<Say> holds a control character: {unspeakable!r}")


def _judge_gather(gather: Element) -> None:
    listens = "speech" in gather.attrib["input"]
    is_auto = gather.get("speechTimeout") == "auto"
    _must(not (is_auto and "speechModel" in gather.attrib), "speechTimeout auto beside a speechModel [13335]")
    _must(listens, "a <Gather> that does not listen to speech")


def _judge_flow(verbs: list[Element]) -> None:
    """Every way through the document ends in a request or a hang-up, and nothing stands where nobody gets."""
    _must(bool(verbs), "an empty document: Twilio would hang up")
    names = [verb.tag for verb in verbs]
    for place, verb in enumerate(verbs[:-1]):
        _must(verb.tag not in ("Redirect", "Hangup"), f"<{names[place + 1]}> behind <{verb.tag}> is never reached")
        if verb.tag in ("Gather", "Dial"):
            behind = names[place + 1 :]
            _must(behind == ["Redirect"], f"behind <{verb.tag}> stands {behind}, not one <Redirect>")
    last = verbs[-1]
    asks_anyway = last.tag == "Gather" and last.get("actionOnEmptyResult") == "true"
    _must(last.tag in ("Redirect", "Hangup") or asks_anyway, f"the call ends for no reason behind <{last.tag}>")


def _is_url(value: str) -> bool:
    """Absolute http(s), or from the root; only characters of RFC 3986; connection overrides within their ranges."""
    if not re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", value) or re.search(r"%(?![0-9A-Fa-f]{2})", value):
        return False
    parts = urlsplit(value)
    is_absolute = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    is_from_root = not parts.scheme and not parts.netloc and value.startswith("/")
    overrides = parse_qsl(parts.fragment, keep_blank_values=True)
    return (is_absolute or is_from_root) and all(
        name in _OVERRIDES and _OVERRIDES[name](text) for name, text in overrides
    )


def _is_between(value: str, least: int, most: int) -> bool:
    return value.isdecimal() and least <= int(value) <= most


def _must_hold_no_text(element: Element) -> None:
    texts = [element.text, *(child.tail for child in element)]
    _must(not any(text and text.strip() for text in texts), f"loose text in <{element.tag}>")


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        _refuse(otherwise)


def _refuse(why: str) -> NoReturn:
    raise AssertionError(why)
