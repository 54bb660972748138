"""How does an English caller change an order in their own words: "drop the chips", "make one of the cods a haddock"?"""

import re
from typing import Final

from echolink.agent.english.small_words import only_small_words
from echolink.agent.english.words import words, words_in

_SMALL_NUMBERS: Final = words("one two three four five six seven eight nine ten eleven twelve")
_NUMBER: Final = rf"(?:\d{{1,2}}|{'|'.join(_SMALL_NUMBERS)}|an?|another|some|(?:a|half a|two|three) dozen|a couple of)"
_WHAT: Final = r"[a-z' -]+?"
_END: Final = r"(?: then| please| instead| too| as well| after all| altogether)*$"
_LEAD: Final = re.compile(
    r"^(?:(?:oh|um+|uh+|er|well|ok|okay|no|yes|yeah|sorry|wait|actually|so|please|you know what|hm+|hang on|alright|sure)[\s,]+)+"
)
_ASKS: Final = re.compile(r"^(?:(?:can|could|would) (?:you|i|we)(?: please)?|let's|i'd like to|i want to|please)\s+")
# Parts that each may be a change of its own.
_JOINT: Final = re.compile(
    r"\s*[,;.]\s*(?:and |but )?|\s+but\s+|\s+and\s+(?=(?:drop|skip|add|make|leave|take|change|swap|switch|instead|"
    r"forget|scrap|ditch)\b)|"
    r"\s+(?:and\s+)?(?=make (?:that|it) (?:an?|\d|one|two|three|four|five|six)\b)|"
    r"\s+(?=(?:can|could|would|will) (?:you|i|we|it|someone|somebody)\b(?! (?:also )?(?:get|have)\b))",
    re.IGNORECASE,
)
_SOME_BECOME: Final = re.compile(
    rf"^(?:make|change|swap|turn|switch|replace) (?P<n>\d{{1,2}}|{'|'.join(_SMALL_NUMBERS)}) of (?:the|those|my|these) "
    rf"(?P<old>{_WHAT}) (?:(?:(?:in)?to|for|with)(?: an?)?|an?) (?P<new>{_WHAT}){_END}"
)
_BECOMES: Final = re.compile(
    rf"^(?:make|change|swap|turn|switch|replace) (?:the|that|my|those) (?P<old>{_WHAT}) "
    rf"(?:(?:(?:in)?to|for|with) )?(?P<new>(?:an?|some|the|{_NUMBER}) {_WHAT}){_END}|"
    rf"^(?:change|swap|switch|replace) (?:the|that|my|those) (?P<old_2>{_WHAT}) (?:(?:in)?to|for|with) (?P<new_2>{_WHAT}){_END}|"
    rf"^(?:and )?instead of (?:the|that|those|my) (?P<old_3>{_WHAT})(?:,| i'd like| i'll have| can i have| could i get)? "
    rf"(?P<new_3>{_NUMBER} {_WHAT}){_END}|"
    rf"^(?:i'd like |i'll have |make it )?(?P<new_4>{_NUMBER} {_WHAT}) instead of (?:the |that |those |my )?"
    rf"(?P<old_4>{_WHAT}){_END}"
)
_DROPS: Final = re.compile(
    r"^(?:drop|skip|leave (?:out|off)|forget(?: about)?|cancel|remove|lose|scratch|scrap|ditch|strike|"
    r"hold off on|get rid of|cut|nix|kill|delete|take (?:off|out)|never mind|no|without|minus|"
    rf"(?:i |we )?don't (?:want|need)) (?:the |that |those |my |any )(?P<what>{_WHAT}){_END}|"
    rf"^(?:leave|take) (?:the|that|those|my) (?P<what_2>{_WHAT}) (?:off|out|away){_END}"
)
_NUMBERS: Final = re.compile(
    rf"^(?:make (?:that|it|those) )?(?P<n>{_NUMBER})(?: of (?:those|them|these|that))?{_END}|"
    rf"^(?:make (?:that|it) )(?P<line>{_NUMBER} {_WHAT}){_END}"
)
_OF_THOSE: Final = re.compile(r"^make (?:that|it|those)\b| of (?:those|them|these)\b")
_ADDS: Final = re.compile(
    rf"^(?:(?:and|plus|also|and also|oh and) )+(?:(?:i'd like|i'll have|i'll take|can i (?:also )?(?:get|have)|add) )?"
    rf"(?P<line>{_NUMBER} {_WHAT}){_END}|"
    rf"^(?:and )?(?:add|throw in|put in|i'd also like|i'll also (?:have|take)|can i also (?:get|have))(?: on)? "
    rf"(?P<line_2>{_WHAT}){_END}|"
    rf"^(?:and|plus) (?:also |maybe )?(?P<line_3>[a-z-]{{3,}}(?: [a-z-]{{3,}})?){_END}"
)
_KEEPS: Final = re.compile(
    rf"^(?:just|only|it's just|it's only) (?P<lines>the {_WHAT}(?:(?:,| and) the {_WHAT})*){_END}"
)
_ORDERS: Final = re.compile(
    r"^(?:(?:hi|hello|hey|um+|uh+|yes|yeah|ok|okay|so|and|please|good (?:morning|afternoon|evening))[\s,]+)*"
    r"(?:(?:can|could|may) (?:i|we) (?:please )?(?:get|have|order|grab)|"
    r"(?:can|could) you (?:please )?(?:do|make|get|bring|send)(?: me| us)?|"
    r"let me (?:get|have)|(?:i|we)'(?:d like|ll have|ll take)|"
    r"(?:i|we) (?:want|would like)|give me)(?: to (?:order|get|have))?\s+"
    rf"(?P<lines>(?:{_NUMBER})\s+(?!table|appointment|booking|reservation|order|delivery|pick-?up|question|message|quote|visit)"
    r"[^.?!]+)",
    re.IGNORECASE,
)
_TWO_LINES: Final = re.compile(
    rf"\s*,\s*(?:and\s+)?|\s+(?:and|plus)\s+|(?<!\bof)(?<!\bhalf)(?<!\bwith)(?<!\bfor)(?<!\bor)\s+(?={_NUMBER}\s)"
)
_HAS: Final = re.compile(r"^(?:i|we)(?:'ve| have)(?: got)? (?=an?\b|some\b|two\b)", re.IGNORECASE)
_LEADING_NUMBER: Final = re.compile(
    rf"^(?:(?:a|half a|two|three) dozen|a couple of|\d{{1,2}}|{'|'.join(_SMALL_NUMBERS)}|an?|another|some)\s+"
)
_SMALL: Final = frozenset(words("the a an of some with and my those that please"))
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


def ordered_lines(said: str) -> str | None:
    """What is ordered in the form of a wish: "can i get a blt and two cokes" → "a blt and two cokes"."""
    m = _ORDERS.match(said)
    return m["lines"].strip(" ,") if m else None


def amended(known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
    """An order in one's own words after a change of it, and what else was said; None where nothing is changed.

    `adds`: things may be added, and counted anew; otherwise they can only be taken back, or one take another's place.
    """
    lines, rest = _lines(known), []
    before, dropped = list(lines), False
    for part in _JOINT.split(said.strip(" .,!?")):
        bare = _ASKS.sub("", _LEAD.sub("", part.lower()))
        after = _after(lines, bare, adds=adds) if bare else lines
        if after is None and adds and (line := _made(bare)):  # "scrap the pie, make that a cake"
            after = [*(lines if dropped else lines[:-1]), line]
        dropped = after is not None and len(after) < len(lines)
        if after is None:
            rest.append(part)
        lines = lines if after is None else after
    if lines == before or not lines:
        return None
    return _together(lines), ", ".join(part for part in rest if not only_small_words(part.lower()))


def _made(said: str) -> str:
    """What something else is made: "make that a large lemonade"."""
    m = _NUMBERS.match(said)
    line = (m["line"] or "") if m else ""
    return line if words_in(line).isdisjoint(_NOT_A_LINE) else ""


def _lines(order: str) -> list[str]:
    return [line.strip() for line in _TWO_LINES.split(_HAS.sub("", order)) if line.strip()]


def _together(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else f"{', '.join(lines[:-1])} and {lines[-1]}"


def _after(lines: list[str], said: str, *, adds: bool) -> list[str] | None:
    """The lines after one change; None where it is none."""
    if m := _SOME_BECOME.match(said):
        return _some_become(lines, m["old"], m["n"], m["new"])
    if m := _BECOMES.match(said):
        old, new = (
            next(g for name, g in m.groupdict().items() if name.startswith(kind) and g) for kind in ("old", "new")
        )
        at = _at(lines, old)
        return None if at is None else [*lines[:at], _with_number(new), *lines[at + 1 :]]
    if m := _DROPS.match(said):
        at = _at(lines, m["what"] or m["what_2"])
        return None if at is None else lines[:at] + lines[at + 1 :]
    if m := _KEEPS.match(said):
        kept = [_at(lines, what.removeprefix("the ")) for what in _TWO_LINES.split(m["lines"])]
        return None if None in kept else [line for n, line in enumerate(lines) if n in kept]
    return _more(lines, said) if adds else None


def _more(lines: list[str], said: str) -> list[str] | None:
    """Another number of what was spoken of last, or one line more."""
    m = _NUMBERS.match(said)
    if m and m["line"]:
        at = _at(lines, _LEADING_NUMBER.sub("", m["line"]))
        at = at if at is not None else _at(lines, m["line"].rpartition(" ")[2])
        return None if at is None else [*lines[:at], m["line"], *lines[at + 1 :]]
    if m and m["n"] and _OF_THOSE.search(said) and m["n"] not in ("a", "an", "some"):
        what = _LEADING_NUMBER.sub("", lines[-1])
        return [*lines[:-1], f"{m['n']} {_several(what) if _value(lines[-1]) == 1 else what}"]
    m = _ADDS.match(said)
    line = (m["line"] or m["line_2"] or m["line_3"]) if m else ""
    return [*lines, line] if line and words_in(line).isdisjoint(_NOT_A_LINE) else None


def _some_become(lines: list[str], old: str, number: str, new: str) -> list[str] | None:
    """ "Make one of the cods a haddock": so many less of the one, so many of the other."""
    at = _at(lines, old)
    if at is None:
        return None
    left = _value(lines[at]) - _value(f"{number} ")
    what = _LEADING_NUMBER.sub("", lines[at])
    kept = [f"{_SMALL_NUMBERS[left - 1]} {what if left > 1 else _one(what)}"] if 0 < left <= len(_SMALL_NUMBERS) else []
    return [*lines[:at], *kept, f"{number} {_LEADING_NUMBER.sub('', new)}", *lines[at + 1 :]]


def _value(line: str) -> int:
    m = _LEADING_NUMBER.match(line)
    said = m.group().strip() if m else "a"
    if said.isdigit():
        return int(said)
    return (
        _SMALL_NUMBERS.index(said) + 1
        if said in _SMALL_NUMBERS
        else {"a dozen": 12, "two dozen": 24, "three dozen": 36, "half a dozen": 6, "a couple of": 2}.get(said, 1)
    )


def _one(what: str) -> str:
    """Singular: "ham sandwiches" → "ham sandwich"."""
    return re.sub(r"(?<=ch|sh|ss)es$|(?<=x)es$|(?<![su])s$", "", what)


def _several(what: str) -> str:
    """Plural: "bag of rice" → "bags of rice"."""
    head, of, rest = what.partition(" of ")
    return f"{head if head.endswith('s') else head + 's'}{of}{rest}"


def _with_number(new: str) -> str:
    return new.removeprefix("the ") if _LEADING_NUMBER.match(new) or new.startswith("the ") else f"a {new}"


def _at(lines: list[str], what: str) -> int | None:
    """The line that speaks of something: the only one with all of its words in it."""
    wanted = {_one(word) for word in words_in(what) - _SMALL}
    fitting = [
        n for n, line in enumerate(lines) if wanted and wanted <= {_one(word) for word in words_in(line.lower())}
    ]
    return fitting[0] if len(fitting) == 1 else None
