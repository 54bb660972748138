"""What does an English caller order, change and take back, of things on a list?"""

import re
from collections.abc import Iterator
from typing import Final

from echolink.agent.ear import Ordered
from echolink.agent.english.heard import heard
from echolink.agent.english.item_names import PLURAL, pattern_of, shared_words, spaced_name
from echolink.agent.english.one_and_many import one_of
from echolink.agent.english.option_forms import formed_by, forms_of, has_form, is_base, of_that_form
from echolink.agent.english.order_changes import NUMBER, Change, parted
from echolink.agent.english.order_lines import each_such, is_a_note, is_a_thing
from echolink.agent.english.words import words, words_in

_NUMBERS: Final = {
    "a": 1,
    "an": 1,
    "the": 0,
    "some": 1,
    "another": 1,
    "a couple of": 2,
    "a couple": 2,
    "a dozen": 12,
    "half a dozen": 6,
}
# "Cords of", "bundles of": in whatever a thing is had, but for "lots of" and "instead of".
_SO_MUCH: Final = (
    r"(?!(?:instead|lots?|out|one|some|rid|all|both|none|kinds?|sorts?|because|any|few|couple|many|most|each|half|dozen|type|"
    r"ahead|front|top|rest|other|either|think|thinking)\b)[a-z-]{3,}(?=\s+of\b)"
)
_QUANTITY: Final = (
    r"(?:(?P<n>\d{1,2} dozen|\d{1,3}|an?|another|some|a couple(?: of)?|a dozen|half a dozen)\s+(?:x\s+)?)?"
    r"(?P<more>(?:more|extra|additional|further)\s+)?"
    rf"(?:(?:orders?|portions?|cups?|bottles?|glass(?:es)?|pieces?|slices?|servings?|packs?|box(?:es)?|cans?|(?P<unit>{_SO_MUCH})|of|the|"
    r"your|those|these|my|that)\s+)*"
    r"(?P<like>(?:large|small|medium|big|regular|little|double|single|hot|cold|iced|fresh|plain|mini|extra large)\s+)?$"
)
_SUCH = re.compile(
    r"\b(?P<n>\d{1,3}|an?|another|some)\s+(?P<more>more\s+)?(?P<like>[a-z-]{3,})\s+$"
)  # "two diet cokes"
_NO_SUCH: Final = frozenset(
    words(
        "and the for with plus get nice good big little one ones of orders order portion portions more extra about like of "
        "dollar dollars euro euros pound pounds buck cent cents year years inch inches minute minutes hour hours day days"
    )
)
_BEFORE = re.compile(r"\b" + _QUANTITY.replace(r"(?:(?P<n>", r"(?:(?P<n>", 1))
_TAKES_BACK = re.compile(
    r"(?:\b(?:no|not|without|minus|remove|drop|cancel|skip|forget|leave (?:out|off)|take (?:off|out|away|back)|lose|hold|"
    r"delete|scratch|strike|instead of|rather than|don't (?:want|need)(?: any)?|do not want(?: any)?|never mind|"
    r"without any)|(?P<swap>\b(?:change|swap|replace|switch|exchange|turn)))\s+(?:(?:the|that|those|my|any|a|an|"
    r"of|\d+|1)\s+)*$"
)
_TAKEN_AFTER = re.compile(r"^\s*(?:off|out|away)\b")
_TAKE_VERB = re.compile(r"\b(?:take|leave|cross|strike)\b")
_TIMES_AFTER = re.compile(
    r"^\s*(?:,\s*)?(?:x\s?|times\s+)(?P<n>\d{1,2})\b|^,?\s+(?P<m>\d{1,2}) of (?:them|those|these)\b"
)
_NOTE = re.compile(
    r"^[\s,]*(?P<note>(?:but\s+)?(?:without|"
    r"no(?! (?:wait|sorry|hold|hang|make|actually|i|that|it|not|thanks|thank|just|let)\b)|"
    r"with no|hold the|extra|with extra|with(?=\s+(?!an? |the |\d)[a-z])|light on|well done|on the side)"
    r"(?:\s+(?!and\b|or\b|for\b|at\b|to\b|please\b|a\b|an\b|\d)[a-z]+){0,3})"
)
_INSTEAD_COUNT = re.compile(
    r"\b(?:make (?:that|it|them|those)|just|only|actually|i mean|sorry|wait|rather|hang on|"
    r"hold on|no)[\s,]+(?:just\s+|only\s+)?(?P<n>\d{1,2})\b"
    r"(?!\s*(?:am|pm|o'clock|:|\d|minutes?|people|[a-z]+s\b))"
)
_UNKNOWN = re.compile(
    r"(?:^|,|\b(?:and|plus|also|get|have|like|want|order|take|add|some|with|for))\s+"
    r"(?P<n>(?:half )?a dozen|\d{1,2} dozen|a couple(?: of)?|\d{1,2}|an?|some)\s+"
    r"(?P<what>(?:[a-z'-]+\s+){0,2}?[a-z'-]{3,})\b(?=\s*(?:$|[,.?!]|and\b|please\b|plus\b|too\b|as well\b|with\b|for\b))"
)
# "And onion rings": what is added without a number, and nothing else is said.
_UNKNOWN_ALONE = re.compile(
    r"^(?:oh |um+ |uh )*(?:(?:and|plus)(?: also)?(?: some)?|(?:and )?add(?: some)?)\s+(?P<what>(?:[a-z'-]+ ){0,2}?[a-z'-]{3,}s)"
    r"(?: please| too| as well)*\W*$"
)
_NOT_A_THING: Final = frozenset(
    words(
        "thanks thank yes that's it's is always sometimes what's here's there's let's this his hers ours yours was does has "
        "few couple bit moment minute minutes second name question pick pickup pick-up table order lot while time hour hours "
        "person people half quarter little delivery dozen thing things pm am day days of us that it this one ones more "
        "number call message look discount favor favour everything all other another friend friends o'clock"
    )
)


def ordered(text: str, options: tuple[str, ...], *, asked: bool) -> list[Ordered]:
    """What of the options is wanted, with how many, or no more; and what is wanted that is none of them.

    `text` is from `heard`. An entry without an item is a new number for what was spoken of last ("make that three").
    """
    found = list(_changed(text, options))
    left = _blanked(text, found)
    found += _named(left, options)
    found += _shared(_blanked(text, found), options)
    found = _in_forms(text, found, options)
    blank = _blanked(text, found)
    for m in _INSTEAD_COUNT.finditer(blank):
        found.append(Ordered(None, int(m["n"]), "set", "", *m.span()))
    if found or asked or _wants(blank):
        alone = [] if found else [m for m in [_UNKNOWN_ALONE.match(blank)] if m]
        found += [
            Ordered(
                m["what"],
                int(n) if (n := m.groupdict().get("n") or "").isdigit() else 1,
                "unknown",
                "",
                *m.span("what"),
            )
            for m in (*_UNKNOWN.finditer(blank), *alone)
            if "#" not in m.group() and _NOT_A_THING.isdisjoint(m["what"].split())
        ]
    return sorted(found, key=lambda one: one.start)


def _in_forms(text: str, found: list[Ordered], options: tuple[str, ...]) -> list[Ordered]:
    """ "Two shakes, one vanilla and one chocolate": which they are is told behind them."""
    told: list[Ordered] = []
    read_to = 0
    for one in sorted(found, key=lambda one: one.start):
        if one.start < read_to and one.op in ("set", "add"):
            continue  # said as a form of what stands before it
        if one.op not in ("set", "add", "unclear") or one.item is None or forms_of(options).get(one.item):
            told.append(one)
            continue
        kinds: list[Ordered] = []
        at = one.end
        while (m := _ONE_OF_THEM.match(text, at)) and (item := of_that_form(str(one.item), m["form"], options)):
            number = int(m["n"]) if m["n"].isdigit() else 1
            kinds.append(
                Ordered(item, number, "add" if one.op == "add" else "set", "", one.start if not kinds else at, m.end())
            )
            at = m.end()
        told += kinds or [one]
        read_to = at if kinds else read_to
    return told


_ONE_OF_THEM: Final = re.compile(
    r"(?:,|:)?(?: and| please)?,? (?P<n>\d{1,2}|an?) (?P<form>[a-z]+(?: [a-z]+)??)(?: ones?)?(?=,| and\b| please|\W*$)"
)


def changes_an_order(text: str, options: tuple[str, ...]) -> bool:
    """Whether something on the list is changed, in words made for it: "could you swap the coke for a tea"."""
    return any(one.op != "unknown" for one in _changed(text, options))


def _changed(text: str, options: tuple[str, ...]) -> Iterator[Ordered]:
    """What is told as a change of what is ordered: "make one of them a haddock", "a tea instead of the coke"."""
    if words_in(text).isdisjoint(_OF_CHANGES):
        return
    for part in parted(text, lambda change: _steps(change, options) is not None):
        for step in (part.change and _steps(part.change, options)) or ():
            yield step._replace(start=part.start, end=part.end)


def _steps(change: Change, options: tuple[str, ...]) -> list[Ordered] | None:
    """A change as steps that follow one another; None where it is none of what there is."""
    old = _only_one(change.old, options) if change.old else None
    if change.op in _BY_MENTION or (change.old and old is None):
        return None
    if change.op == "note":
        how = heard(change.new)
        is_note = is_a_note(how) and not any(spaced_name(option).search(how) for option in options)
        return [Ordered(old, _number(change.many), "note", change.new, 0, 0)] if is_note else None
    if change.op == "form" and not old:
        is_one = has_form(heard(change.new), options)
        return [Ordered(None, 0, "form", heard(change.new), 0, 0)] if is_one else None
    other = of_that_form(old, heard(change.new), options) if old and change.op in ("become", "form") else None
    if change.op == "form" and other is None:
        return None
    new = [Ordered(other, 1, "set", "", 0, 0)] if other else _lines_of(change.new, options)
    if new is None:
        return None
    wanted = [line for line in new if line.op != "unknown"]
    unknown = [line for line in new if line.op == "unknown"]
    match change.op:
        case "become" | "form":
            freed = wanted and not _STARTS_WITH_A_NUMBER.match(change.new)
            gone = Ordered(old, _number(change.many), "less", "", 0, 0)
            added = [one._replace(op="add", quantity=0 if freed else one.quantity) for one in wanted]
            return [*([gone] if wanted else ()), *added, *unknown]
        case "less" | "number" | "times":
            is_set = change.op == "number" and (old is None or old in options)
            return [Ordered(old, _number(change.many), "set" if is_set else change.op, "", 0, 0)]
        case "anew":
            return [*([Ordered(None, 0, "anew", "", 0, 0)] if wanted else ()), *new]
        case _:
            return [*(one._replace(op=change.op) for one in wanted), *unknown]


_BY_MENTION: Final = frozenset(("set", "wish"))  # whatever is named has that number


def _only_one(what: str, options: tuple[str, ...]) -> str | None:
    """The thing that is named, or a word of it that several have."""
    text = heard(what)
    named = {one.item for one in _named(text, options)} or {one.item for one in _shared(text, options)}
    if len(named) == 1:
        return named.pop()
    called = PLURAL.sub("", text.strip())
    return called if is_base(called, options) else None


def _lines_of(new: str, options: tuple[str, ...]) -> list[Ordered] | None:
    """What is named as new; None where that is neither on the list nor can be wanted."""
    if not new:
        return []
    text = heard(each_such(new))
    if text.rpartition(" ")[2] == "one" or _REPLACES.search(text):
        return None
    found = list(_named(text, options))
    left = _blanked(text, found)
    found += _shared(left, options)
    own = {word for one in found for word in re.findall("[a-z]+", str(one.item).lower())}
    rest = {word for word in re.findall("[a-z]+", _blanked(text, found)) if word not in own} - _BESIDE
    if not found and (m := _STARTS_WITH_A_NUMBER.match(text)) and is_a_thing(text[m.end() :]):
        return [Ordered(text[m.end() :], _number(m.group().strip()) or 1, "unknown", "", 0, 0)]
    return found if found and not rest else None


_REPLACES: Final = re.compile(
    r"\b(?:instead of|rather than|in place of)\b"
)  # "three teas, and a pie instead of the cake"
_BESIDE: Final = frozenset(words("and the a an both of please more s es"))
_STARTS_WITH_A_NUMBER: Final = re.compile(rf"{NUMBER}\s+")
# One of these words is in every change but the mention of another number.
_OF_CHANGES: Final = frozenset(
    words(
        "make change swap turn switch replace exchange trade convert substitute sub double instead rather not than scrap scratch "
        "forget cancel drop never nevermind start starting over skip leave remove lose ditch strike delete take hold rid cut nix "
        "kill cross without want need minus no less fewer go another more extra additional add throw put include also too well "
        "on and plus just only keep of with hold free well be light easy"
    )
)


def _number(many: str) -> int:
    """How many, of a number as it was said; none is 0."""
    return int(many) if many.isdigit() else _NUMBERS.get(heard(many), 1 if many else 0)


def _wants(text: str) -> bool:
    return bool(
        re.search(
            r"^(?:oh )?(?:and|plus|also)\s|"
            r"\b(?:i'd like|i would like|(?:can|could) (?:i|we) (?:get|have|grab)|i'll (?:have|take)|add)\b",
            text,
        )
    )


def _named(text: str, options: tuple[str, ...]) -> Iterator[Ordered]:
    pattern, items = pattern_of(options)
    end = 0
    for m in pattern.finditer(text):
        item = items[m.lastgroup or ""]
        before, after = text[end : m.start()], text[m.end() :]
        number = _BEFORE.search(before)
        back = _TAKES_BACK.search(before if number is None else before[: number.start()] + " ") or _TAKES_BACK.search(
            before
        )
        how = _NOTE.match(after)
        start = end + (number.start() if number else len(before))
        if back or (_TAKEN_AFTER.match(after) and _TAKE_VERB.search(before)):
            yield Ordered(item, 0, "remove", "", end + (back.start() if back else start - end), m.end())
            end = m.end()
            continue
        such = _SUCH.search(before) if number is None or not number["n"] else None
        number = such if such and is_a_thing(such["like"]) and such["like"] not in _NO_SUCH else number
        start = end + number.start() if number else start
        many, op = _how_many(number, after)
        end = m.end() + (how.end() if how and not _holds(pattern, how.group()) else 0)
        kept = how["note"].strip() if how and end > m.end() else ""
        like = (number["like"] or "").strip() if number else ""
        unit = number.groupdict().get("unit") if number else None
        note = ", ".join(part for part in (like, kept) if part)
        is_bare = number is None and many == 1
        yield Ordered(item, many, op, note, start, end, unit=one_of(unit) if unit else "", is_bare=is_bare)


def _shared(text: str, options: tuple[str, ...]) -> list[Ordered]:
    """A word that several things have in their names: taken back it means the one that is ordered, else it is unclear."""
    found = []
    for m in shared_words(options).finditer(text):
        before = text[: m.start()]
        number = _BEFORE.search(before)
        start = number.start() if number else m.start()
        back = _TAKES_BACK.search(before) or (_TAKEN_AFTER.match(text[m.end() :]) and _TAKE_VERB.search(before))
        if not back and (item := formed_by(f" {before}", m["word"], options)):
            number = _BEFORE_A_FORM.search(before)
            many, op = _how_many(number, text[m.end() :])
            found.append(Ordered(item, many, op, "", number.start() if number else m.start(), m.end()))
            continue
        if found and found[-1].op in ("set", "add") and _OF_IT.fullmatch(text[found[-1].end : m.start()]):
            continue  # "a half cord of oak"
        many, _ = _how_many(number, text[m.end() :])
        found.append(Ordered(m["word"], 0 if back else many, "remove" if back else "unclear", "", start, m.end()))
    return found


_BEFORE_A_FORM: Final = re.compile(
    r"\b(?P<n>\d{1,2} dozen|\d{1,3}|an?|another|some|a couple(?: of)?)\s+(?P<more>more\s+)?[a-z]+ $"
)
_OF_IT: Final = re.compile(r"(?:e?s)? of (?:the |your |[a-z]+ )?")


def _how_many(number: re.Match[str] | None, after: str) -> tuple[int, str]:
    """How many, and whether that is the number (`set`) or comes on top (`add`)."""
    times = _TIMES_AFTER.match(after)
    if times:
        return int(times["n"] or times["m"]), "set"
    said = (number.groupdict().get("n") or "") if number else ""
    many = int(said) if said.isdigit() else _NUMBERS.get(said, 1)
    many = 12 * int(said.split()[0]) if said[:1].isdigit() and said.endswith("dozen") else many
    more = (
        bool(number and number.groupdict().get("more") and not number["more"].startswith("extra")) or said == "another"
    )
    return many, "add" if more else "set"


def _holds(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


def _blanked(text: str, found: list[Ordered]) -> str:
    for one in found:
        text = text[: one.start] + "#" * (one.end - one.start) + text[one.end :]
    return text
