"""What becomes of an order, by how English callers change it: "make one of them a pepperoni", "a tea instead of the coke"?"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from echolink.agent.english.words import words

SMALL_NUMBERS: Final = words("one two three four five six seven eight nine ten eleven twelve")
_NUM: Final = rf"(?:(?:half a|a|two|three|[23]) dozen|a couple(?: of)?|\d{{1,3}}|{'|'.join(SMALL_NUMBERS)})"
NUMBER: Final = rf"(?:{_NUM}|an?|another|some)"
_WHAT: Final = r"[a-z][a-z' -]*?"
_ANY: Final = r"(?:the|that|those|these|my|your|our|any|all the|all of the|both|this)"
_LINES: Final = rf"(?:{NUMBER}|the) [a-z].*?"
_LINES_IN_ONE: Final = (
    rf"(?:{NUMBER}|the) [a-z](?:(?!, and ).)*?"  # "three teas, and a pie instead of the cake" are two changes
)
_END: Final = (
    r"(?: then| please| instead| too| as well| after all| altogether| actually| again| any ?more| either| thanks| in total|"
    r" (?:from|off|on|to|in|with) (?:the|my|our) (?:order|list)| (?:on|to|from) (?:that|there|it)|"
    r" if (?:you (?:can|could|don't mind)|possible|(?:that's|it's) "
    r"(?:ok|okay|alright|all right|fine|possible|not too late)))*$"
)
_ORDER: Final = "(?: (?:the|my|our) (?:order|list))?"
_VERB: Final = r"(?:change|swap|turn|switch|replace|exchange|trade|convert|sub(?:stitute)?)(?: out)?"
_LINK: Final = r"(?:into|to|for|with|by)"
_THOSE: Final = r"(?:them|those|these|it|that)"
_WISH: Final = (
    r"(?:(?:i|we)(?:'d| would) (?:like|love|want|prefer)(?: to (?:have|get|order|take))?|(?:i|we)(?:'d| would) rather "
    r"(?:have|get|take|like)|"
    r"(?:he|she|they|my \w+)(?: wants?| needs?| prefers?| would like|'d like|'d rather have)|"
    r"(?:i|we)(?:'ll| will) (?:have|take|get|do|go (?:for|with))|"
    r"(?:can|could|may) (?:i|we) (?:please )?(?:have|get|do|take|order|make (?:it|that))|(?:i|we) (?:want|need|meant|"
    r"mean|said|would like)|"
    r"give me|get me|bring me|let me (?:get|have)|let's (?:do|make (?:it|that)|have|say|go with)|make (?:it|that|those|"
    r"them)|do|it's|it should be|"
    r"that's|that should be)"
)
_ONLY: Final = r"(?:(?:just|only|actually|rather|maybe) )"
_DROP: Final = (
    r"(?:(?:i|we)(?:'ll| will) )?(?:drop|skip|leave(?: (?:out|off))?|pass on|"
    r"forget(?: about)?|cancel|remove|lose|scratch|scrap|ditch|strike|delete|take (?:off|"
    r"out|away|back)|never ?mind|hold off on|get rid of|cut|nix|kill|cross (?:off|out)|(?:we can |i can )?do without|"
    r"no need for|(?:i |we )?(?:don't|do not|won't|no longer)(?: really| actually)? (?:want|need|care for))"
)


# How something is wanted.
_HOW: Final = (
    r"(?:(?:with )?(?:no|extra|less|double|light|lots of)(?! of\b) [a-z]+(?: [a-z]+)?|"
    r"(?:without|with) (?:(?:the|any|some|a|an) )?[a-z]+(?: [a-z]+)?|hold the [a-z]+|(?:light|easy|heavy) on the [a-z]+|"
    r"well done|medium rare|medium well|rare|(?:extra |very |not (?:too )?)?(?:spicy|hot|mild|crispy|cold|iced|toasted|sliced|"
    r"plain|dry|vegan|vegetarian|wrapped|gift[ -]wrapped)|[a-z]+[ -]free|(?:[a-z]+ )?on the side)"
)
_NO_NOTE: Final = (
    r"(?!(?:with )?no (?:(?:i|it|that|not|just|make|one|way|sir|more|need|big|ma'am)\b|problem|worr|thank|rush|idea|clue|"
    r"hurry|deliver|prefer|matter|question|comment|doubt|wonder|phone|e-?mail|allerg|kids|pets|dogs|wait|sorry))"
)


class Change(NamedTuple):
    """One change of an order, in the caller's words."""

    # `become` something else, get another `number`, be so many `times` as much, `less` of it; `set` to these numbers, where
    # all of it is ordered, `wish` for these whether they are or not, `make` what was spoken of last these; `add` these,
    # `only` these shall stay; all `anew`; a `note` of how it is wanted; another `form` of the same.
    op: str
    old: str = ""  # of what: empty for what was spoken of last
    many: str = ""  # how many of it: empty for all
    new: str = ""  # lines: "a coke and two teas"


_Way = tuple[re.Pattern[str], Callable[[re.Match[str]], Change]]


def _become(m: re.Match[str]) -> Change:
    groups = m.groupdict()
    return Change("become", groups.get("old") or "", groups.get("many") or "", m["new"])


def _less(m: re.Match[str]) -> Change:
    groups = m.groupdict()
    return Change("less", m["old"], groups.get("many") or "")


def _of(op: str) -> Callable[[re.Match[str]], Change]:
    return lambda m: Change(op, new=m["new"])


def _number_of(m: re.Match[str]) -> Change:
    return Change("number", m.groupdict().get("old") or "", many=m["n"])


def _ways() -> Iterator[_Way]:
    """In this order: what says most comes first."""
    made = re.compile
    # "Make one of the cods a haddock", "swap one of them for a haddock".
    yield (
        made(
            rf"^(?:make|{_VERB}) (?P<many>{_NUM}) of (?:{_THOSE}|{_ANY} (?:{_NUM} )?(?P<old>{_WHAT}))"
            rf"(?: {_LINK}|,)? (?P<new>{NUMBER} [a-z].*?){_END}"
        ),
        _become,
    )
    yield made(rf"^(?:make|{_VERB}) (?P<many>{_NUM}) of {_THOSE}(?: {_LINK})? (?P<new>[a-z].*?){_END}"), _become
    yield (
        made(rf"^{_VERB} (?P<many>{_NUM}) (?:of {_ANY} )?(?P<old>{_WHAT}) {_LINK} (?P<new>[a-z0-9].*?){_END}"),
        _become,
    )
    # "Swap the coke for two teas", "make the coke a tea", "make the cokes three".
    yield (
        made(rf"^(?:make|{_VERB}) {_ANY} (?:{_NUM} )?(?P<old>{_WHAT}) {_LINK} (?P<new>[a-z0-9].*?){_END}"),
        _become,
    )
    yield made(rf"^(?:make|{_VERB}) {_ANY} (?P<old>{_WHAT}) (?:{_LINK} )?(?P<n>{_NUM}){_END}"), _number_of
    yield made(rf"^make (?!that |this ){_ANY} (?:{_NUM} )?(?P<old>{_WHAT}) (?P<new>{NUMBER} [a-z].*?){_END}"), _become
    yield made(rf"^double {_ANY} (?P<old>{_WHAT}){_END}"), lambda m: Change("times", m["old"], "2")
    # "Three instead of two", "not two pies, three".
    yield (
        made(
            rf"^(?:{_WISH} )?{_ONLY}?(?P<n>{_NUM})(?: (?P<old>{_WHAT}))?,? (?:instead of|rather than|not) {_NUM}"
            rf"(?: (?:of )?(?:{_THOSE}|{_ANY}))?{_END}"
        ),
        _number_of,
    )
    yield made(rf"^not {_NUM} (?P<old>{_WHAT}),? (?:but |{_WISH} )?{_ONLY}?(?P<n>{_NUM}){_END}"), _number_of
    # "A tea instead of the coke", "instead of the coke a tea", "I'd rather have a tea than the coke".
    old = rf"(?:(?:{_ANY}|an?) )?(?:(?P<many>{_NUM}) )?(?P<old>{_WHAT})"
    yield (
        made(
            rf"^(?:and )?(?:{_WISH} )?(?P<new>{_LINES_IN_ONE})(?:,? (?:instead of|rather than|in place of|than)|,? (?:and )?not) "
            rf"{old}{_END}"
        ),
        _become,
    )
    yield (
        made(rf"^(?:and )?(?:instead of|rather than) {old},? (?:{_WISH} )?(?P<new>{_LINES}){_END}"),
        _become,
    )
    yield made(rf"^not {old},? (?:but |{_WISH} )?(?P<new>{_LINES}){_END}"), _become
    yield from _of_forms()
    yield from _of_notes()
    yield from _of_less_and_more()


def _of_forms() -> Iterator[_Way]:
    """ "Make the fries large", "one of the shakes should be vanilla", "make it a large"."""
    of = rf"(?:(?P<many>{_NUM}) of )?(?:{_ANY} )(?P<old>{_WHAT})"
    for words_of_it in (r"[a-z]+", r"(?:[a-z]+|\d{1,2}) [a-z]+"):
        new = rf"(?:an? )?(?P<new>{words_of_it})(?: ones?| size)?"
        yield re.compile(rf"^make {of} {new}{_END}"), _form
        yield re.compile(rf"^(?:can |could |should |would )?{of} (?:should |has to |must |can )?be {new}{_END}"), _form
        yield re.compile(rf"^{_VERB} (?:it|that|them|those) {_LINK} {new}{_END}"), _form
        yield re.compile(rf"^make (?:it|that|them|those) {_ONLY}?{new}{_END}"), _form


def _form(m: re.Match[str]) -> Change:
    groups = m.groupdict()
    return Change("form", groups.get("old") or "", groups.get("many") or "", m["new"])


def _note(m: re.Match[str]) -> Change:
    groups = m.groupdict()
    new = f"no {m['off']}" if groups.get("off") else re.sub(r"^hold the ", "no ", m["new"])
    one = groups.get("one")  # "the second one" is one of several
    return Change("note", groups.get("old") or "", "1" if one else (groups.get("many") or ""), new)


def _of_notes() -> Iterator[_Way]:
    made = re.compile
    some = rf"(?:(?:just |only )?(?:(?P<many>{_NUM})|both|all|either|any) (?:of )?)?"
    one = r"(?P<one>the (?:second|2nd|third|3rd|other|last) (?:one|1))"
    of = rf"{some}(?:{one}|{_THOSE}|(?:{_ANY} |(?<=of )|(?!an? ))(?P<old>{_WHAT}))"
    the = rf"{some}(?:{one}|{_THOSE}|(?:{_ANY} |(?<=of )|(?<=both ))(?P<old>{_WHAT}))"
    # "No onions on the burger", "leave out the nuts on one of them", "hold the mayo on the second one".
    wish = r"(?:put|add|i'd like|i want|can i (?:have|get)|with|have|make sure there's|please)"
    yield made(rf"^(?:and )?(?:{wish} )?{_NO_NOTE}(?P<new>{_HOW}) (?:on|in|for|from|off|with) {of}{_END}"), _note
    yield made(rf"^{_DROP} (?:the |any )?(?P<off>[a-z]+(?: [a-z]+)?) (?:on|in|from|for|off) {of}{_END}"), _note
    # "Make one of them spicy", "could the burger be without onions", "I'd like the steak well done".
    yield made(rf"^(?:make|have|do|get) {the} (?P<new>{_HOW}){_END}"), _note
    yield made(rf"^(?:can|could|should|would) {the} (?:be|come|be made) (?P<new>{_HOW}){_END}"), _note
    yield made(rf"^(?:and |but )?(?:{_WISH} )?{the},? (?:should be |to be )?{_NO_NOTE}(?P<new>{_HOW}){_END}"), _note
    yield made(rf"^(?:and )?{_NO_NOTE}(?P<new>(?:with )?(?:no|extra|hold the) [a-z]+(?: [a-z]+)?){_END}"), _note


def _of_less_and_more() -> Iterator[_Way]:
    made = re.compile
    # "Scrap all that, just one tea"; what comes then stands behind it.
    yield (
        made(
            r"^(?:(?:scrap|scratch|forget|cancel|drop|never ?mind|throw out) (?:all|everything|the whole (?:thing|order|"
            r"lot))(?: (?:of )?(?:that|it|this|those))?|start(?:ing)? (?:over|again|anew|from scratch)|let me start "
            rf"(?:over|again))(?:,|\.| and)* (?:{_WISH} )?{_ONLY}?(?P<new>{_LINES}){_END}"
        ),
        _of("anew"),
    )
    # "Drop one of the pies", "no coke after all", "one pie less", "the coke can go".
    some = rf"(?:(?P<many>{_NUM}) )?(?:(?:of|more) )?(?:{_ANY} )?"
    yield made(rf"^{_DROP} {some}(?P<old>{_WHAT}){_END}"), _less
    yield (
        made(rf"^(?:take|leave|cross|strike) {some}(?P<old>{_WHAT}) (?:off|out|away)(?: of)?{_ORDER}{_END}"),
        _less,
    )
    yield made(rf"^(?:and )?(?:no|without|minus)(?: more)? (?:the )?(?P<old>{_WHAT}){_END}"), _less
    yield made(rf"^(?P<many>{_NUM}) (?:less|fewer) (?P<old>{_WHAT}){_END}"), _less
    yield made(rf"^(?P<many>{_NUM}) (?P<old>{_WHAT}) (?:less|fewer){_END}"), _less
    yield made(rf"^{some}(?P<old>{_WHAT}) can go{_END}"), _less
    # "Another tea", "two more teas", "a tea as well", "one more of those".
    yield (
        made(rf"^(?:and |add )?(?P<new>another one|{_NUM} more(?= of|{_END}))(?: of {_THOSE})?{_END}"),
        lambda m: Change("add", new=m["new"].replace("another", "one").replace(" more", " one")),
    )
    yield (
        made(
            rf"^(?:(?:and|plus|also|oh|add|{_WISH}) )*(?P<new>(?:another|(?:{_NUM}|an?) (?:more|extra|additional)) "
            rf"[a-z].*?){_END}"
        ),
        _of("add"),
    )
    yield (
        made(
            rf"^(?:and )?(?:also )?(?:add|throw in|put(?: in)?|include|i'd also like|we'd also like|i'll also (?:have|take)|"
            rf"can (?:i|we) also (?:get|have)|could (?:i|we) also (?:get|have)|i also (?:want|need))(?: on)? "
            rf"(?:also )?(?P<new>{_LINES}){_END}"
        ),
        _of("add"),
    )
    yield (
        made(rf"^(?:(?:and|plus|also|oh|i forgot|i also|i) )+(?:{_WISH} )?(?:also )?(?P<new>{NUMBER} [a-z].*?){_END}"),
        _of("add"),
    )
    yield (
        made(rf"^(?:{_WISH} )?(?P<new>{NUMBER} [a-z].*?)(?: please)? (?:too|as well|on top)(?: of that)?{_END}"),
        _of("add"),
    )
    yield made(rf"^(?:and|plus) (?:also |maybe )?(?P<new>[a-z-]{{3,}}(?: [a-z-]{{3,}})?){_END}"), _of("add")
    yield from _of_numbers()


def _of_numbers() -> Iterator[_Way]:
    made = re.compile
    # "Just the pies", of what is ordered; "just one pie" is their number.
    only = r"(?:just|only|it's (?:just|only)|keep(?: only| just)?)"
    yield made(rf"^{only} (?P<new>the {_WHAT}(?:(?:,| and|, and) the {_WHAT})*){_END}"), _of("only")
    yield made(rf"^(?:make {_THOSE} )(?:{_ONLY})?(?P<n>{_NUM})(?: of {_THOSE})?{_END}"), _number_of
    yield made(rf"^{_ONLY}?(?P<n>{_NUM}) of {_THOSE}{_END}"), _number_of
    yield (
        made(rf"^make (?:it|that|this|{_THOSE}) (?:{_ONLY})?(?P<new>{NUMBER} [a-z].*?){_END}"),
        _of("make"),
    )
    yield made(rf"^(?:{_WISH} )?(?P<new>{NUMBER} [a-z][^,]*?) instead{_END}"), _of("make")
    yield made(rf"^{_WISH} {_ONLY}*(?P<new>{NUMBER} [a-z].*?){_END}"), _of("wish")
    yield made(rf"^{_ONLY}*(?P<new>{NUMBER} [a-z].*?){_END}"), _of("set")


_WAYS: Final = tuple(_ways())
_LEAD: Final = re.compile(
    r"^(?:(?:oh|um+|uh+|er|well|ok|okay|yes|yeah|sorry|wait|actually|hold on|so|please|you know what|hm+|hang on|alright|"
    r"all right|sure|on second thoughts?|but|then|and then|almost|(?:that's|everything's|it's|all) (?:right|good|fine|correct)"
    r"(?: (?:but|except)(?: that)?)?|"
    r"no(?=,|\.| (?:wait|sorry|make|i\b|i'd|i'll|it's|actually|hang|hold|just|only|let's|not|can|could|"
    rf"{_DROP}|{_VERB})\b))"
    r"[\s,.]+)+"
)
_ASKS: Final = re.compile(
    r"^(?:(?:can|could|would|will) (?:you(?: please| just| maybe)*|(?:i|we)(?: please| just| maybe)*"
    r"(?! (?:also )?(?:have|get|do|order|take)\b))|"
    r"let's(?! (?:do|have|say|make|go)\b)|(?:i|we)(?:'d| would)? (?:like|want|need|love) to(?! (?:have|get|order|take)\b)|"
    r"(?:i|we)(?:'d| would)? (?:like|want|need|love) you to|"
    r"(?:(?:my|the|our) \w+(?: \w+)?|he|she|they|everybody|everyone|somebody)(?:'d)? (?:just )?(?:says?|said|tells?|told|wants?|"
    r"would like|like|asks?|asked)(?: me| us| you)? to(?: please)?|"
    r"please|maybe|i think|let me)\s+"
)
# Where one change may end and the next begin.
_JOINT: Final = re.compile(
    r"\s*[,;.]\s*(?:and |but |then )*|\s+(?:and|but|then)\s+|"
    r"\s+(?=make (?:that|it) )|\s+(?=(?:can|could|would|will) (?:you|i|we|it|someone|somebody)\b(?! (?:also )?(?:get|have)\b))"
)
_BEGINS: Final = re.compile(
    rf"(?:{_VERB}|{_DROP}|add|make|throw in|start over|(?:can|could|would|will) (?:you|i|we)|no|without)\b(?!$)"
)
_MOST_PARTS: Final = 7


class Part(NamedTuple):
    """A part of what was said, and how it changes the order; None where it tells something else."""

    start: int
    end: int
    change: Change | None


def parted(said: str, is_one: Callable[[Change], bool]) -> list[Part]:
    """The changes in lower-case words, each as long as it can be; `is_one` tells whether a change speaks of what there is."""
    ends = [(0, 0), *((m.start(), m.end()) for m in _JOINT.finditer(said)), (len(said), len(said))]
    if len(ends) > _MOST_PARTS:
        return []
    parts, at = [], 0
    while at < len(ends) - 1:
        last = next((n for n in range(at + 1, len(ends)) if _BEGINS.match(said, ends[n][1])), len(ends) - 1)
        for to in range(last, at, -1):
            start, end = ends[at][1], ends[to][0]
            change = _change(said[start:end], is_one) if start < end else None
            if change is not None or to == at + 1:
                parts.append(Part(start, end, change))
                at = to
                break
    return parts


def _change(said: str, is_one: Callable[[Change], bool]) -> Change | None:
    bare = _ASKS.sub("", _LEAD.sub("", said.strip(" .,!?")))
    told = (made(m) for way, made in _WAYS if (m := way.match(bare)))
    return next(filter(is_one, told), None)
