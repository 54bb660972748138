"""What does an English text list, and which are the items?"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from echolink.agent.english.item_marks import is_labelled
from echolink.agent.english.kinds import named
from echolink.agent.english.listed_alternatives import BESIDE, TOGETHER, kept_together, with_alternatives_marked
from echolink.agent.english.said_of_each import said_of_each

_OPENS = re.compile(r":\s+|\s=\s|\s(?:--?|[–—])\s|\s(?:->|=>|→)\s")
_VERB = re.compile(
    r"(?<!don't )(?<!do not )(?<!never )(?<!n’t )"
    r"\b(?:confirm(?= (?:whether|if)\b)|check(?= (?:whether|if)\b)|"
    r"collect(?:ing)?(?! (?:\w+ ){0,2}(?:orders|bookings|reservations|rsvps?)\b)|gather|take down|"
    r"note(?: down)?|write down|record|obtain|capture|"
    r"take(?=\s+(?:the |their |a |an |caller'?s?'? |down )*(?:full )?(?:names?|phone|number|e-?mail|contact|"
    r"details))|"
    r"ask(?:ing)?(?: (?:them|callers?|him|her|the (?:caller|customer|guest|patient|client)s?|people))?"
    r"(?: (?:for|about|these questions))?|"
    r"take(?=\s+(?:the|their)\s+[\w' ]+,)|"
    r"find out|get(?:ting)?(?!-| back\b)(?: (?:me|us))?|need(?:ed)?|require[sd]?|with|including|learn|know(?! from\b)|"
    r"leave(?= (?:the|their|a|his|her) (?:\w+ )?(?:name|number|phone))|give you(?= (?:the|their|a) (?:\w+ )?name)|"
    r"we want)\b(?:\s+(?:is|are)\b)?[\s:]*(?P<list>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ENUMERATOR: Final = r"(?:\(?\d{1,2}[.)]|\(?[a-h]\)|\(?(?:i{1,3}|iv|vi{0,3})\)|#\d{1,2}[.:)]?)"
_LINE = re.compile(rf"\s*[;\n•·]\s*|(?:^|(?<! or)(?<! and)\s+){_ENUMERATOR}\s+(?=\S)", re.IGNORECASE)
_BREAK = re.compile(
    r"\s[/+|]\s|,\s*(?!\d{{3}}\b)|(?<=\?),?\s+(?!\(|yes\b|y ?/)(?=\S)|\s(?:--?|[–—])\s|"
    r"\s*(?:->|=>|→|⇒|»|>>)\s*|\s>\s|\s+(?:plus(?! (?:or\b|[/\ue000-\ue00f]))|along with|as well as|followed by)\s+(?=\S)|"
    r"\s+(?:and|&)\s+(?=\S)(?!(?:off|out|down|back|up|over)\b(?: |$))|(?<=\.)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_ENUMERATED = re.compile(
    r"^(?P<head>.{3,200}?)[:\s]\s*(?:\(?1[.)]|\(?a\)|\(?i\)|#1)\s+(?P<list>.+?\s(?:\(?2[.)]|\(?b\)|\(?ii\)|#2)\s.+)$",
    re.IGNORECASE | re.DOTALL,
)
_GROUPS = re.compile(
    r"^(?P<head>[^()\[\]]{3,200}?)[:,\s]\s*(?P<list>(?:(?:\([^()]+\)|\[[^\[\]]+\]|"
    r"\{[^{}]+\})[\s,;*&+]*(?:and )?){2,})\W*$",
    re.DOTALL,
)
_BULLET = re.compile(
    rf"^\s*(?:[-*•–—]|{_ENUMERATOR}(?=\s))\s*|^(?:and|or|then|also|please|plus|along with|as well as|"
    rf"together with|lastly|finally|last(?= (?:get|"
    rf"take|ask)))\s+|"
    r"\s+(?:too|as well|also|and|&|then)$",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(r"^(?P<head>.{3,200}?[.!:])\s+(?P<list>(?:[^.!?]{2,100}\?\s*){3,})$", re.DOTALL)
_BULLET_LINE = re.compile(r"^\s*(?:[-*•–+>]|\[[ x]?\]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+")
_IN_BRACKETS = re.compile(r"^(?P<head>[^()\[\]]{3,160}?)\s*[(\[](?P<list>[^()]*[,;/|][^()]*)[)\]]\W*$", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[a-z)][.!])\s+(?=[A-Z])")
_LEAD_CHARACTERS: Final = 12  # before the verb: "Please also ask …"
_NOTHING = re.compile(
    r"(?:oh|ok(?:ay)?|yes|no|well|thanks?(?: you)?|please|that order)|"
    r"(?:and )?(?:nothing|anything|that's|that is|no) (?:else|more|all|it)\??|etc\.?|so on",
    re.IGNORECASE,
)
# What says of the item before it how it is answered.
_SCALE_ONLY = re.compile(
    r"^(?:on a scale )?(?:from|of|between)\s+(?!when|where|wh)\w+\s+(?:to|and)\s+\w+|^(?:yes ?(?:/|or) ?no|"
    r"y ?/ ?n|or not)$",
    re.IGNORECASE,
)
_HIDDEN: Final = {
    mark: chr(0xE000 + n) for n, mark in enumerate((",", ";", "/", "|", "\n", "and", "&"))
}  # that part nothing
_WHY = re.compile(
    r"^(?:since|because|as|so(?: that)?|in case|otherwise) (?:we|i|our|it|they|the|an?|one of us|somebody|someone)\b"
    r"(?! (?:are|is|was)\?)",
    re.IGNORECASE,
)
_NO_ITEM_OF_ITS_OWN = re.compile(
    r"^(?:including|incl\.?) (?:the |their |any )?[\w ]+$|\bnot (?:needed|required|necessary)$", re.IGNORECASE
)
_LEAST_LINES: Final = 2
_WORDS_OF_A_LINE: Final = 8
_MOST_HEADS: Final = 4  # colons and dashes after which a list may stand
_HEAD_CHARACTERS: Final = 160  # of the sentence before a list
_MOST_CHARACTERS: Final = 120  # of an item; what is longer is a sentence


def after_colon(text: str) -> Iterator[tuple[str, str]]:
    """The head and what it lists, by each colon or dash that may open a list: "Arrange a visit: which door, when"."""
    for m in islice(_OPENS.finditer(text), _MOST_HEADS):
        head = text[: m.start()]
        last = re.split(r"[.!?\n]", head.rstrip())[-1]
        if head.strip() and len(last) <= _HEAD_CHARACTERS and not _are_options(head, text[m.end() :]):
            yield head, text[m.end() :]


def _are_options(head: str, listed: str) -> bool:
    """Whether they are those of the last item of a list before them: "the name, a day and the room (red, blue or green)"."""
    before = after_verb(head)
    parts = items(before[1]) if before is not None else []
    if len(parts) < _SEVERAL or _DETAILS.search(head) or not any(map(named, parts)):
        return False
    options = re.split(r" / |,? or |, ", listed.rstrip(" .)"))
    return all(len(option.split()) <= _WORDS_OF_AN_OPTION and not named(option) for option in options)


# What stands behind these is asked for one by one.
_DETAILS: Final = re.compile(
    r"\b(?:details|info(?:rmation)?|specifics|particulars|following|these|data|questions?)\W*$", re.IGNORECASE
)
_WORDS_OF_AN_OPTION: Final = 3


def enumerated(text: str) -> tuple[str, str] | None:
    """What is counted in running text: "before you have 1. the garment 2. a name", "(a) skis or snowboard, (b) …"."""
    m = _ENUMERATED.match(text)
    return (m["head"], f"1. {m['list']}") if m else None


def in_groups(text: str) -> tuple[str, str] | None:
    """What stands each in brackets of its own: "Record a fault: (building) (which level) (is anyone inside?)"."""
    m = _GROUPS.match(text)
    return (m["head"], "\n".join(re.findall(r"[(\[{]([^()\[\]{}]+)[)\]}]", m["list"]))) if m else None


def after_verb(text: str) -> tuple[str, str] | None:
    """What comes before "collect", "ask for" and the like, and what they list."""
    m = _VERB.search(text)
    if m and not _ASKS.match(m.group()) and (later := _longer_list_after(m["list"])):
        return text[: len(text) - len(later["list"])], later["list"]
    return (text[: m.start()], m["list"]) if m else None


def _longer_list_after(listed: str) -> re.Match[str] | None:
    """Where the first sentence names but one thing, the next may list: "Take down requests. We need …"."""
    first, *more = sentences(listed)
    if not more or len(items(first)) > 1 or ((what := named(first)) and what.kind not in _WORDS):
        return None
    found = (m for sentence in (more[0], *more) if (m := _VERB.search(sentence)))
    return next((m for m in found if len(items(m["list"])) > (1 if m.start() <= _LEAD_CHARACTERS else _SEVERAL)), None)


_SEVERAL: Final = 2


_ASKS: Final = re.compile(r"ask|find out", re.IGNORECASE)
_WORDS: Final = ("text", "message")  # kinds of what is no value by itself: "take down messages"


def asks_for_one(text: str) -> bool:
    """Whether what follows the verb is asked for beyond doubt, be it but one thing: "…, ask about allergies"."""
    m = _VERB.search(text)
    return m is not None and re.match(r"ask|note|collect|record|including", m.group(), re.IGNORECASE) is not None


def asks_for_a_thing(text: str) -> bool:
    """Whether what follows the verb is a thing to be told: "ask for the tracking number"."""
    m = _VERB.search(text)
    return m is not None and _A_THING.match(text, m.start()) is not None


_A_THING = re.compile(
    r"(?:ask for|note(?: down)?|collect|record|take down|get) (?:the|their|his or her|an?) ", re.IGNORECASE
)


def after_bracket(text: str) -> tuple[str, str] | None:
    """What stands in brackets at the end: "Schedule an estimate (name, address, type of job)"."""
    m = _IN_BRACKETS.match(text)
    return (m["head"], m["list"]) if m and not _are_options(m["head"], m["list"]) else None


def in_a_row(text: str) -> Iterator[tuple[str, str]]:
    """What a sentence may list without any verb, with all after it: "Book car washes. Which wash, what car, which day"."""
    parts = _ANY_SENTENCE.split(text)
    for n, part in enumerate(parts):
        verb = _VERB.search(part)
        begins = (
            n > 0
            and (verb is None or len(_MARKS.findall(part[: verb.start()])) >= _LEAST_MARKS)
            and not part.lower().startswith(("if ", "when "))
        )
        if (begins or _IN_QUESTIONS.match(part)) and len(_MARKS.findall(part)) >= _LEAST_MARKS:
            yield " ".join(parts[:n]), " ".join(parts[n:])


_ANY_SENTENCE: Final = re.compile(r"(?<=[\w)\"'][.!?])\s+(?=[A-Za-z])(?<!e\.g\.\s)(?<!i\.e\.\s)")
_MARKS: Final = re.compile(r"[,;/](?=\s)|(?<=\s)/(?=\s)")
_IN_QUESTIONS: Final = re.compile(r"(?:what|which|who|whose|where|when|how)\b[^.!]*\?$", re.IGNORECASE)
_LEAST_MARKS: Final = 2


def on_lines(text: str) -> tuple[str, str] | None:
    """What stands on lines of their own, after a bullet or a number, with all before them as the head."""
    lines = text.splitlines()
    bullets = [n for n, line in enumerate(lines) if _BULLET_LINE.match(line)]
    if len(bullets) < 2:
        return None
    return "\n".join(lines[: bullets[0]]), "\n".join(_BULLET_LINE.sub("", lines[n]) for n in bullets)


def in_questions(text: str) -> tuple[str, str] | None:
    """A row of short questions: "Sell firewood. How many cords? Split or rounds? Which day?"."""
    m = _QUESTIONS.match(text)
    return (m["head"], m["list"]) if m else None


def on_plain_lines(text: str) -> tuple[str, str] | None:
    """Short lines without a mark, as of a form: "Name:", "Type of roof:"."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = next((n for n in range(len(lines)) if all(map(_is_short_line, lines[n:]))), len(lines))
    if first < len(lines) - 1 and lines[first].endswith(":") and not lines[first + 1].endswith(":"):
        first += 1
    return ("\n".join(lines[:first]), "\n".join(lines[first:])) if len(lines) - first > _LEAST_LINES else None


def _is_short_line(line: str) -> bool:
    return len(line.split()) <= _WORDS_OF_A_LINE and not line.endswith((".", "!"))


def after_comma(text: str) -> tuple[str, str] | None:
    """What follows the first comma: "Book a table, name and phone"."""
    head, *rest = re.split(r", |; ", text, maxsplit=1)
    return (head, rest[0]) if rest and "." not in head else None


def begins_with_a_verb(sentence: str) -> str | None:
    """What a sentence lists that begins with "ask for", "get" and the like."""
    m = _VERB.search(sentence)
    return m["list"] if m and m.start() <= _LEAD_CHARACTERS else None


def sentences(listed: str) -> list[str]:
    """A list and the sentences after it; a list on lines is one."""
    return [listed] if "\n" in listed else [one for one in _SENTENCE.split(listed) if one.strip()] or [listed]


# "Wood, gas or oil" on a line or behind a number of its own is one item.
_ONE_OF: Final = re.compile(r"[\w-]+(?: [\w-]+)?(?:, [\w-]+(?: [\w-]+)?)+,? or [\w-]+(?: [\w-]+)?", re.IGNORECASE)


def items(listed: str) -> list[str]:
    """The items, "pickup date and time" as two, what stands in brackets or after an item's own colon kept together."""
    lines = [line for line in _LINE.split(_hidden(listed)) if line.strip()]
    parts: list[str] = []
    for line in lines:
        bare = _bare(line)
        for part in (
            [bare]
            if len(lines) > 1 and (is_labelled(bare) or _ONE_OF.fullmatch(bare))
            else _BREAK.split(said_of_each(bare))
        ):
            item = _shown(_bare(part))
            if "/" in item and (known := _known_by_slashes(item)):
                parts += known
                continue
            if _SCALE_ONLY.match(item) and parts:
                parts[-1] = f"{parts[-1]} {item}"
            elif item:
                parts.append(item)
    return [
        part
        for part in parts
        if len(part) <= _MOST_CHARACTERS
        and not _NOTHING.fullmatch(part)
        and not _WHY.match(part)
        and not _NO_ITEM_OF_ITS_OWN.search(part)
    ]


def _known_by_slashes(item: str) -> list[str]:
    """ "Contact name/phone/email" are three."""
    parts = [part.strip() for part in re.sub(r"^(?:contact|caller|customer)(?:'s)? ", "", item).split("/")]
    return parts if len(parts) > 1 and all(map(_PARTICULAR.fullmatch, parts)) else []


_PARTICULAR = re.compile(
    r"(?:(?:full|first|last|phone|mobile|contact) )?(?:name|phone|number|mobile|e-?mail|address|location|"
    r"vehicle|what|where|who)",
    re.IGNORECASE,
)


# What an "and" or a comma does not part: both names of one, two steps of one errand, a scale and what is rated by it.
_WHOLE_NAME = re.compile(
    r"\b((?:your|their|the|a) )?(?:first (?:and|&|/|\+) (?:last|family) names?|name and surname)\b", re.IGNORECASE
)
_DONE_TOGETHER = re.compile(
    r"\b(?:to|can|could|should) (?:come|go|try|stop by|drop by|call|sit) and "
    r"(?!wh|how\b|the\b|their\b|an?\b|name|phone|number|e-?mail)[a-z]+",
    re.IGNORECASE,
)
_SCALE_FIRST = re.compile(
    r"(?:^|[:;?.)]\s*)(?:on a (?:scale|range) (?:of|from) \w+|from (?:\d+|zero|one)) ?(?:to|and|-|–) ?\w+,",
    re.IGNORECASE,
)


def _hidden(listed: str) -> str:
    """With the marks in brackets, which part nothing, hidden."""
    listed = kept_together(with_alternatives_marked(_WHOLE_NAME.sub(r"\1full name", listed)))
    listed = listed.replace(TOGETHER, _HIDDEN["and"]).replace(BESIDE, _HIDDEN[","])
    listed = _DONE_TOGETHER.sub(lambda m: m.group().replace(" and ", f" {_HIDDEN['and']} "), listed)
    listed = _SCALE_FIRST.sub(lambda m: m.group().replace(",", _HIDDEN[","]), listed)
    if (
        re.sub(r"[(\[][^()\[\]]*[)\]]", "", listed).count(",") > 1
    ):  # "day, beginner / advanced, phone": what commas part, strokes do not
        listed = listed.replace(" / ", f" {_HIDDEN['/']} ")
    return re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: re.sub(r"[,;/|&\n]|\band\b", _hide, m.group()), listed)


def _bare(part: str) -> str:
    bare = part.strip(" .,!\"'")
    while (shorter := _BULLET.sub("", bare)) != bare:
        bare = shorter.strip()
    return bare


def _hide(m: re.Match[str]) -> str:
    return _HIDDEN[m.group()]


def _shown(item: str) -> str:
    for mark, hidden in _HIDDEN.items():
        item = item.replace(hidden, mark)
    return item
