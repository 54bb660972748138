"""Is this answer a document that Twilio would run? Read strictly: content type, size, well-formedness, verbs and nesting."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from echolink.simulator.record import Notice
from echolink.simulator.twiml_rules import (
    NOT_PLAYED,
    SCHEMA,
    VerbRule,
    gather_conflicts,
    is_ssml,
    rule_of,
    say_faults,
)
from echolink.twilio.vocabulary import MAX_DOCUMENT_BYTES

_XML_TYPES = frozenset({"text/xml", "application/xml", "text/html"})
_WARNINGS = frozenset({SCHEMA, 13335, 13521})  # the rest of Twilio's numbers are errors in its debugger


class DocumentRefused(Exception):
    """The document cannot be run at all."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Verb:
    """One element that may stand where it stands; attributes whose value cannot be used are left out."""

    name: str
    text: str
    attributes: Mapping[str, str]
    children: tuple["Verb", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What is run: verbs in order, and what Twilio's debugger would show of it."""

    verbs: tuple[Verb, ...] = ()
    warnings: tuple[Notice, ...] = ()
    errors: tuple[Notice, ...] = ()
    is_audio: bool = False  # the answer was a sound: played, then the call ends


@dataclass(slots=True)
class _Findings:
    warnings: list[Notice] = field(default_factory=list)
    errors: list[Notice] = field(default_factory=list)

    def add(self, code: int, text: str) -> None:
        (self.warnings if code in _WARNINGS else self.errors).append(Notice(code, text))


def read_document(content_type: str, body: bytes) -> Document:
    """Raises DocumentRefused with Twilio's number when the answer ends the call."""
    media_type = content_type.partition(";")[0].strip().lower()
    if not media_type:
        raise DocumentRefused(11200, "the answer has no Content-Type")
    if media_type.startswith("audio/"):
        return Document(is_audio=True)
    if media_type == "text/plain":
        return _read_plain(content_type, body)
    if media_type not in _XML_TYPES:
        raise DocumentRefused(12300, f"Content-Type {media_type} is not TwiML")
    return _read_xml(content_type, body)


def _read_plain(content_type: str, body: bytes) -> Document:
    """Plain text is run if it is TwiML, and otherwise read to the caller: a stack trace would be spoken."""
    try:
        return _read_xml(content_type, body)
    except DocumentRefused:
        spoken = body.decode("utf-8", "replace")
        notice = Notice(SCHEMA, "text/plain that is not TwiML is read aloud")
        return Document((Verb("Say", spoken, {}), Verb("Hangup", "", {})), warnings=(notice,))


def _read_xml(content_type: str, body: bytes) -> Document:
    if not body:
        raise DocumentRefused(11770, "the answer is empty")
    if len(body) > MAX_DOCUMENT_BYTES:
        raise DocumentRefused(11750, f"the document has {len(body)} bytes, more than 64 kB")
    root = _parse(content_type, body)
    if root.tag != "Response":
        raise DocumentRefused(12102, f"the root is <{root.tag}>, not <Response>")
    findings = _Findings()
    for name in root.attrib:
        findings.add(SCHEMA, f"<Response> takes no attribute {name}")
    if _has_own_text(root):
        findings.add(SCHEMA, "text between the verbs")
    verbs = tuple(_read_children(root, findings))
    return Document(verbs, tuple(findings.warnings), tuple(findings.errors))


def _parse(content_type: str, body: bytes) -> ET.Element:
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise DocumentRefused(12100, "a byte order mark stands before the XML")
    charset = re.search(r"charset=\"?([\w.:-]+)", content_type, re.IGNORECASE)
    try:
        # What is parsed comes from the service under test; expat itself bounds entity expansion.
        return ET.fromstring(body, ET.XMLParser(encoding=charset[1] if charset else None))  # noqa: S314
    except (ET.ParseError, ValueError, LookupError) as error:
        raise DocumentRefused(12100, f"not well-formed XML: {error}") from None


def _read_children(parent: ET.Element, findings: _Findings) -> Iterator[Verb]:
    for element in parent:
        rule = rule_of(element.tag, parent.tag)
        if rule is None:
            _note_misplaced(element.tag, parent.tag, findings)
            continue
        yield _read_verb(element, rule, findings)


def _note_misplaced(name: str, parent: str, findings: _Findings) -> None:
    if parent == "Response":
        why = "is not played by this exchange" if name in NOT_PLAYED else "is no TwiML verb"
        # Twilio itself only warns of an unknown verb; a service under test is to hear of it as an error.
        findings.errors.append(Notice(SCHEMA, f"<{name}> {why}"))
    else:
        rule = rule_of(parent, "Response")
        findings.add(rule.bad_child if rule else SCHEMA, f"<{name}> may not stand inside <{parent}>")


def _read_verb(element: ET.Element, rule: VerbRule, findings: _Findings) -> Verb:
    attributes = dict(element.attrib) if is_ssml(rule) else _usable_attributes(element, rule, findings)
    if not rule.text and _has_own_text(element):
        findings.add(SCHEMA, f"<{element.tag}> takes no text")
    children = tuple(_read_children(element, findings))
    text = "".join(element.itertext()) if rule.text else ""
    if element.tag == "Say":
        for code, why in say_faults(text, attributes.get("voice", "man")):
            findings.add(code, why)
    if element.tag == "Gather":
        for code, why in gather_conflicts(attributes):
            findings.add(code, why)
    return Verb(element.tag, text, attributes, children)


def _usable_attributes(element: ET.Element, rule: VerbRule, findings: _Findings) -> dict[str, str]:
    usable: dict[str, str] = {}
    for name, value in element.attrib.items():
        if name not in rule.attributes:
            findings.add(SCHEMA, f"<{element.tag}> has no attribute {name}")
            continue
        is_usable, code = rule.attributes[name]
        if is_usable(value):
            usable[name] = value
        else:
            findings.add(code, f"<{element.tag} {name}={value[:60]!r}> is not a usable value")
    return usable


def _has_own_text(element: ET.Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
