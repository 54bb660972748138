"""How does an English caller change an order in their own words: "drop the chips", "make one of the cods a haddock"?"""

import re
from typing import Final

from echolink.agent.english.order_changes import NUMBER, SMALL_NUMBERS, Change, parted
from echolink.agent.english.small_words import only_small_words
from echolink.agent.english.words import words, words_in

TWO_LINES: Final = re.compile(
    rf"\s*,\s*(?:and\s+)?|\s+(?:and|plus)\s+|(?<!\bof)(?<!\bhalf)(?<!\bwith)(?<!\bfor)(?<!\bor)\s+(?={NUMBER}\s)"
)
_HAS: Final = re.compile(r"^(?:i|we)(?:'ve| have)(?: got)? (?=an?\b|some\b|two\b)", re.IGNORECASE)
LEADING_NUMBER: Final = re.compile(
    rf"^(?:(?:a|half a|two|three) dozen|a couple(?: of)?|\d{{1,2}}|{'|'.join(SMALL_NUMBERS)}|an?|another|some)\s+"
)
_MORE: Final = re.compile(r"^(?:more|extra|additional|further) ")
_BOTH: Final = re.compile(r",? (?:both|all)(?: of them)?(?: in)? (?P<like>[a-z]+)$")
_PLURAL: Final = re.compile(r"(?<=[a-z]{2})ies$|(?:(?<=ch)|(?<=sh)|(?<=ss)|(?<=x)|(?<=[tg]o))es$|(?<![su])s$")
_OF_A_NOTE: Final = re.compile(r"^(?:with )?(?:no|not too|without) (?:the |any )?")
_NOTES: Final = re.compile(r"\([^()]*\)")
SIZE: Final = re.compile(
    r"(?<![\w'-])(?:(?:extra|x)[- ](?:large|small)|small|medium|large|regular|mini|big|little|personal|family|jumbo|"
    r"single|double|half|full|tall|short)(?:[- ]sized?)?(?![\w'-])"
)
_HIDDEN: Final = "\x1f"
_SMALL: Final = frozenset((*words("the a an of some with and my those that please"), *SMALL_NUMBERS))
_NOT_A_LINE: Final = frozenset(
    words(
        "name number time question minute second moment thing bit lot day people person address phone at on by for is my you "
        "i'm it's that's thanks thank appointment message past quarter half to o'clock am pm noon today tomorrow tonight morning "
        "and then now soon quickly bye yes yeah no not so um uh all what when where how who why can could would will do does did "
        "are was were have has had he she they we there here this these it's its you're we're they're they'll call calling "
        "please maybe also just really very again still okay right wait sorry hold "
        "afternoon evening week hour hours minutes early later monday tuesday wednesday thursday friday saturday sunday"
    )
)
_ASKS_FOR_AN_ORDER: Final = re.compile(
    r"\b(?:order|dish(?:es)?|items|food|drinks|groceries|shopping|what (?:they|you|we) (?:want|would like|'d like|need|wish))\b"
    r"(?! (?:number|id|date|reference))"
)


def asks_for_an_order(label: str) -> bool:
    """Whether a text field is for things to be had, of which there may be several: "the order", "what they want"."""
    return _ASKS_FOR_AN_ORDER.search(label.lower()) is not None


def is_a_thing(what: str) -> bool:
    """Whether it may be something that is ordered: none of its words tells a time, a person or a question."""
    return words_in(what).isdisjoint(_NOT_A_LINE)


def is_a_note(how: str) -> bool:
    """Whether it may be how something is wanted: "no onions"."""
    return is_a_thing(_OF_A_NOTE.sub("", how))


def amended(known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
    """An order in one's own words after a change of it, and what else was said; None where nothing is changed.

    `adds`: things may be added, and counted anew; otherwise they can only be taken back, or one take another's place.
    """
    before = _lines(known)
    lines, rest, last = list(before), [], ""
    said = said.strip(" .,!?")
    for part in parted(said.lower(), lambda change: _after(before, change, adds=adds) is not None):
        change = part.change
        if change and change.op == "make" and last == "less":
            change = change._replace(op="wish")  # "scrap the pie, make that a cake": nothing else goes
        after = _after(lines, change, adds=adds) if change else None
        if after is None:
            rest.append(said[part.start : part.end])
        lines, last = (lines, "") if change is None or after is None else (after, change.op)
    if lines == before or not lines:
        return None
    return together(lines), ", ".join(part for part in rest if not only_small_words(part.lower()))


def _lines(order: str) -> list[str]:
    notes = _NOTES.findall(order)
    parts = TWO_LINES.split(_NOTES.sub(_HIDDEN, _HAS.sub("", order)))
    return [re.sub(_HIDDEN, lambda _: notes.pop(0), line).strip() for line in parts if line.strip()]


def together(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else f"{', '.join(lines[:-1])} and {lines[-1]}"


def _after(lines: list[str], change: Change, *, adds: bool) -> list[str] | None:
    """The lines after one change; None where it is none of what is ordered."""
    if change.op == "form" or (change.op not in _OF_ANYTHING and not adds):
        return None
    if change.op == "note":
        return _noted(lines, change)
    new = _new_lines(change)
    if new is None or (change.new and not new):
        return None
    match change.op:
        case "become":
            return _become(lines, change, new)
        case "less":
            at = line_of(lines, change.old)
            return None if at is None else _less(lines, at, change.many)
        case "number" | "times":
            at = line_of(lines, change.old) if change.old else len(lines) - 1
            many = _said(_value(lines[at]) * 2) if at is not None and change.op == "times" else change.many
            return None if at is None else [*lines[:at], _with(lines[at], many), *lines[at + 1 :]]
        case "only":
            kept = [line_of(lines, line) for line in new]
            return None if None in kept else [line for n, line in enumerate(lines) if n in kept]
        case "anew":
            return new
        case "add":
            return _added(lines, new)
        case _:
            return _set(lines, new, change.op)


_OF_ANYTHING: Final = frozenset(("become", "less", "only"))


def _noted(lines: list[str], change: Change) -> list[str] | None:
    """ "A burger (no onions)"; where that is for one of several, it gets a line of its own."""
    at = line_of(lines, change.old) if change.old else _last_of(lines, change.many)
    if at is None or line_of(lines, _OF_A_NOTE.sub("", change.new)) is not None or not is_a_note(change.new):
        return None
    rest = _less(lines[at : at + 1], 0, change.many) if change.many else []
    such = _with(lines[at], _said(_value(f"{change.many} "))) if rest else lines[at]
    such = f"{such[:-1]}, {change.new})" if such.endswith(")") else f"{such} ({change.new})"
    return [*lines[:at], *rest, such, *lines[at + 1 :]]


def _new_lines(change: Change) -> list[str] | None:
    """What is named as new, line by line; None where it speaks of something that nobody orders."""
    lines = [line.strip() for line in TWO_LINES.split(each_such(change.new)) if line.strip()]
    return lines if all(is_a_thing(LEADING_NUMBER.sub("", line)) for line in lines) else None


def each_such(new: str) -> str:
    """ "One plain and one with cheese, both large": each of them is large."""
    shared = _BOTH.search(new)
    if shared is None:
        return new
    lines = [line.strip() for line in TWO_LINES.split(_BOTH.sub("", new)) if line.strip()]
    return " and ".join(_such(line, shared["like"]) for line in lines)


def _such(line: str, like: str) -> str:
    """ "One pepperoni", of two that are both large: "one large pepperoni"."""
    number = LEADING_NUMBER.match(line)
    return line if like in line.split() or not number else f"{number.group()}{like} {line[number.end() :]}"


def _become(lines: list[str], change: Change, new: list[str]) -> list[str] | None:
    """So many less of the one, so many of the others: "make one of the cods a haddock"."""
    at = line_of(lines, change.old) if change.old else _last_of(lines, change.many)
    if at is None:
        return None
    if len(new) == 1 and not change.many and (such := _in_part(lines[at], change.old, new[0])):
        return [*lines[:at], such, *lines[at + 1 :]]
    freed = change.many or (LEADING_NUMBER.match(lines[at]) or [""])[0].strip()
    left = _less(lines, at, change.many)
    new = [_counted(line, freed if len(new) == 1 else "") for line in new]
    if len(left) < len(lines):  # it stands where the other stood
        rest = [line for line in new if line_of(left, line) is None]
        return _added([*left[:at], *rest, *left[at:]], [line for line in new if line not in rest])
    rest = [line for line in new if line_of(left, line) is None]
    return _added([*left[: at + 1], *rest, *left[at + 1 :]], [line for line in new if line not in rest])


def _in_part(line: str, old: str, new: str) -> str | None:
    """ "Change the pizza to a medium" of "one large pepperoni pizza", "change the pepperoni to veggie": the rest of it stays."""
    number, what = (LEADING_NUMBER.match(line) or [""])[0], LEADING_NUMBER.sub("", line)
    told = LEADING_NUMBER.sub("", new)
    if SIZE.fullmatch(told):
        size = SIZE.search(what)
        return f"{number}{what[: size.start()]}{told}{what[size.end() :]}" if size else f"{number}{told} {what}"
    place = re.search(rf"(?<![\w'-]){re.escape(old)} (?=[a-z])", what) if old and " " not in told else None
    return f"{number}{what[: place.start()]}{told} {what[place.end() :]}" if place else None


def _counted(line: str, freed: str) -> str:
    """With a number of its own, or with that of what it takes the place of: "change the two teas to cokes"."""
    if line.startswith(("a ", "an ")) and freed in SMALL_NUMBERS:  # "make one of them a tea"
        what = line.partition(" ")[2]
        return f"{freed} {_several(what) if _value(f'{freed} ') > 1 else what}"
    if LEADING_NUMBER.match(line) or line.startswith("the "):
        return line.removeprefix("the ")
    return f"{freed if freed in SMALL_NUMBERS or line.endswith('s') else 'a'} {line}"


def _last_of(lines: list[str], many: str) -> int:
    """Of "them" one speaks where there are several: the last of which there are more than are named."""
    several = [n for n, line in enumerate(lines) if many and _value(line) > _value(f"{many} ")]
    return several[-1] if several else len(lines) - 1


def _less(lines: list[str], at: int, many: str) -> list[str]:
    left = _value(lines[at]) - _value(f"{many} ") if many else 0
    return [*lines[:at], *([_with(lines[at], _said(left))] if left > 0 else []), *lines[at + 1 :]]


def _added(lines: list[str], new: list[str]) -> list[str]:
    """What is ordered already is had so many times more, the rest comes behind it."""
    for line in new:
        what = _MORE.sub("", LEADING_NUMBER.sub("", line))
        at = len(lines) - 1 if what in ("one", "") else line_of(lines, what)
        if at is None:
            lines = [*lines, f"{_number(line)} {what}"]
        else:
            lines = [*lines[:at], _with(lines[at], _said(_value(lines[at]) + _value(line))), *lines[at + 1 :]]
    return lines


def _set(lines: list[str], new: list[str], op: str) -> list[str] | None:
    """Other numbers of what is ordered; what is not comes behind it, or takes the place of the last ("make that a tea")."""
    places = [line_of(lines, LEADING_NUMBER.sub("", line)) for line in new]
    if op == "set" and None in places:
        return None
    fresh = [line for line, at in zip(new, places, strict=True) if at is None]
    for line, at in zip(new, places, strict=True):
        if at is not None:
            lines = [*lines[:at], _with(lines[at], _number(line)), *lines[at + 1 :]]
    kept = lines[:-1] if op == "make" and len(fresh) == len(new) else lines
    return [*kept, *(f"{_number(line)} {LEADING_NUMBER.sub('', line)}" for line in fresh)]


def _with(line: str, many: str) -> str:
    """A line with another number: "two legs of lamb", now one → "one leg of lamb"."""
    what = LEADING_NUMBER.sub("", line)
    before, after = _value(line), _value(f"{many} ")
    if after == before:
        return f"{many} {what}"
    return f"{many} {_one(what) if after == 1 else _several(what) if before == 1 else what}"


def _said(number: int) -> str:
    return SMALL_NUMBERS[number - 1] if 0 < number <= len(SMALL_NUMBERS) else str(number)


def _number(line: str) -> str:
    m = LEADING_NUMBER.match(line)
    said = m.group().strip() if m else "a"
    return "a" if said in ("another", "some more") else said


def _value(line: str) -> int:
    m = LEADING_NUMBER.match(line)
    said = m.group().strip() if m else "a"
    if said.isdigit():
        return int(said)
    return (
        SMALL_NUMBERS.index(said) + 1
        if said in SMALL_NUMBERS
        else {
            "a dozen": 12,
            "two dozen": 24,
            "three dozen": 36,
            "half a dozen": 6,
            "a couple of": 2,
            "a couple": 2,
        }.get(said, 1)
    )


def _one(what: str) -> str:
    """Singular: "ham sandwiches" → "ham sandwich", "legs of lamb" → "leg of lamb"."""
    head, of, rest = what.partition(" of ")
    return _PLURAL.sub(lambda m: "y" if m.group() == "ies" else "", head) + of + rest


def _key(word: str) -> str:
    """The same for one and for several, be it a word or not: "tiramisus" → "tiramisu", "hummus" → "hummu"."""
    return re.sub(r"(?<!s)s$", "", _one(word))


def _several(what: str) -> str:
    """Plural: "bag of rice" → "bags of rice"."""
    head, of, rest = what.partition(" of ")
    return f"{head if head.endswith('s') else head + 's'}{of}{rest}"


def line_of(lines: list[str], what: str) -> int | None:
    """The line that speaks of something: the only one with all of its words in it."""
    wanted = {_key(word) for word in words_in(what) - _SMALL}
    fitting = [
        n for n, line in enumerate(lines) if wanted and wanted <= {_key(word) for word in words_in(line.lower())}
    ]
    plain = [n for n in fitting if not lines[n].endswith(")")]  # of two that differ by a note it is the one without
    fitting = plain if len(plain) == 1 else fitting
    return fitting[0] if len(fitting) == 1 else None
