"""Which list that an English context tells in prose or with prices has the options of the one field that asks which?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from echolink.agent.english.heard import tidied
from echolink.agent.english.order_calls import is_order
from echolink.agent.english.prose_lists import ProseList, prose_lists
from echolink.agent.english.stems import stem_of, stems
from echolink.agent.english.words import words
from echolink.agent.field import Field
from echolink.agent.reader import Stated

_ASIDE = re.compile(r"\s*\([^)]*\)")
_VERB: Final = (
    r"(?!(?:are|is|do not|don['’]t|not|never|use|have to|ask|require|need|recommend|charge|take|accept|deliver|work|open|"
    r"close|come|"
    r"go|keep|allow|want|like|expect|hope|know|add|include|give|refund|pay|start|ship|send|drive|cover|serve|bring|close|call|"
    r"answer|reply|will|can|may|must)\b)[a-z]+"
)
# What stands before a list: "This season we have", "We treat for", "Pick from", "Find us at", "Finishes we mix:".
_OPENS = re.compile(
    r"(?:(?:right now|today|tonight|currently|here|this (?:month|season|year|week)),? )?"
    rf"(?:(?:(?:we|i|they|you can|our [a-z]+|[a-z]+s here)(?: (?:also|only|currently|mostly|just))* {_VERB}"
    r"(?: (?:for|in|with|on|at|from|out|between|to))?|"
    r"(?:choose|pick|select)(?: (?:from|between|among))?|find us (?:at|in|on)|there (?:is|are)|"
    r"(?:[a-z]+ )?(?:groups|classes|lessons|courses|locations|shops|branches|offices|stores) (?:in|at)) |"
    r"(?P<head>[^\W\d][^:;.]{2,40}?)(?::| -| –) )(?:either )?",
    re.IGNORECASE,
)
_OF_OURSELVES = re.compile(
    r"\b(?:pay\w*|accept\w*|bring|needs?|ask|open|clos\w+|hours|includ\w+|free|park\w*|address|areas?|serv\w+|cover\w*|"
    r"deliver\w*|"
    r"phone|email|contact|note|except|rules?|polic\w+|extras?|add-?ons?|towns|days|holidays)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r",\s*(?:(?:and|or|as well as|plus)\s+)?|\s+(?:and|or)\s+(?=(?:(?!\b(?:and|or)\b).)*$)", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:an?|the|our|some|also)\s+", re.IGNORECASE)
_WHEN_OR_FOR_WHOM = re.compile(
    r"\s+(?:on|at|every|each|for|from|until|daily|in the)\s.*$|\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b.*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\d|[$€£=]|been\b|\b(?:is|are|was|were|has|have|you|we|they|it|i|that|which|who|only|not|no|will|can|must|comes?|one|"
    r"two|three|four|five|"
    r"six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"(?:^|, |and |; )(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:morning|afternoon|evening|night)s?)?"
    r" (?:is|are|we [a-z]+)(?: for)?(?: the| an?)? (?P<what>[a-z][\w -]*?)(?=,|;|$| and )",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"(?P<name>(?:[A-Z][\w'’-]*)(?: (?:[A-Z][\w'’-]*|of|the|and)){0,3}): [a-z]")
_DOCTOR = re.compile(r"\bDr\.? [A-Z][\w'’-]+")
_DOCTORS: Final = frozenset(("doctor", "dentist", "vet", "physician", "provider"))
_LEAST, _MOST, _WORDS = 3, 12, 4
# What is chosen is called so in any trade.
_ANY: Final = frozenset(
    words(
        "service treatment room package plan option product class course session workshop program membership tour type kind "
        "activity work job matter case appointment crew gear equipment item style flavor flavour design finish meat"
    )
)
_WHICH = re.compile(
    r"^which (?:of )?(?!kind\b|sort\b|type\b)[a-z]+|^what (?:kind|type|sort|style) of [a-z]+\?|^what (?!time\b|day\b|"
    r"date\b)[a-z]+\?$|"
    r"^(?:the )?(?:type|kind|sort|style) of [a-z]+$|^(?:the )?[a-z]+ (?:type|kind|style)$|"
    r"^(?:the )?[a-z]+ (?:you|they)(?:'d| would)? (?:want|need|like)$|^(?:what )?to clean$|^how much (?:wood|mulch|gravel|"
    r"soil)\b",
    re.IGNORECASE,
)
# What is paid for everybody, or for a time, is nothing that such a field asks for.
_RATES = re.compile(
    r"\b(?:visits?|follow-?ups?|tickets?|(?:half|full) day|persons?|people|adults?|child(?:ren)?|kids?|seniors?|cars?|"
    r"hours?|days?|"
    r"nights?|fees?|deposits?)\b",
    re.IGNORECASE,
)
_OWN_THING = re.compile(
    r"\b(?:make|brand|breed|colou?r|name|address|number|day|date|time|issue|problem|reason|symptoms?|occasion|garment|"
    r"device|machine|"
    r"appliance|bike|car|dog|pet|animal|school|company|bank|insurance|door|tooth|window|side|stylist|barber)\b",
    re.IGNORECASE,
)


def with_the_list(fields: tuple[Field, ...], stated: Stated, goal: str) -> tuple[Field, ...]:
    """The one field that asks which is a choice of what the context lists, where no other field has that list."""
    targets = [f for f in fields if _asks_which(f)]
    for target in targets:
        options = _options(target, targets, fields, stated, goal)
        if options:
            whole = replace(target, kind="choice", options=options, ask=target.ask if target.kind == "choice" else "")
            fields = tuple(whole if f is target else f for f in fields)
            break
    return _with_prose(fields, stated, goal)


def _with_prose(fields: tuple[Field, ...], stated: Stated, goal: str) -> tuple[Field, ...]:
    """The fields that ask which, each with the first list of the prose that may be of it and is no other field's."""
    about = stems(goal)
    had = [" | ".join(options).lower() for options in (stated.areas, *(f.options for f in fields))]
    free = [
        one
        for sentence in stated.sentences
        for one in prose_lists(sentence, about)
        if not any(2 * sum(option.lower() in own for option in one.options) > len(one.options) for own in had)
    ]
    found = []
    for field in fields:
        is_list = field.name in _SEVERAL
        is_open = _is_open(field) and (not is_list or is_order(goal))
        own = _list_of(field, free) if is_open else None
        if own is None:
            found.append(field)
            continue
        free.remove(own)
        kind = "items" if is_list else "choice"
        found.append(replace(field, kind=kind, options=own.options, ask=""))
    return tuple(found)


def _list_of(field: Field, lists: Sequence[ProseList]) -> ProseList | None:
    """A way of having it is told of a language or a size with more certainty than any other list."""
    found = [one for one in lists if _may_be_of(one, field)]
    return next((one for one in found if one.is_way), found[0] if found else None)


def _is_open(field: Field) -> bool:
    """Whether it is in free words so far, or has but lengths to choose from: "which massage: 60 or 90 minutes"."""
    has_lengths = field.kind == "choice" and all(_A_LENGTH.fullmatch(option) for option in field.options)
    is_free = field.kind == "text" and not field.options
    return field.required and (is_free or (has_lengths and _OF_LENGTH.search(field.called) is None))


_A_LENGTH: Final = re.compile(r"\d+(?:\.\d+)? ?(?:min(?:ute)?s?|h(?:our|r)?s?)", re.IGNORECASE)
_OF_LENGTH: Final = re.compile(r"\b(?:how long|length|duration|minutes|hours|time)\b")


def _may_be_of(told: ProseList, field: Field) -> bool:
    """By the noun or the verb of the list, or as any field that asks which may be of what is listed."""
    own = stems(f"{field.name} {field.label}".replace("_", " "))
    if told.is_way:
        return bool(own & _WAYS)
    if told.verb in _BY_ITS_VERB:
        return bool(own & _BY_ITS_VERB[told.verb])
    if own & told.called:
        return True
    if _SIZE_OF.match(field.label):
        return told.is_sure
    if _OWN_THING.search(field.label):
        return False
    asks = _asks_which(field) or _noun(field) in _MORE or field.name in _SEVERAL
    return asks and told.is_sure


_SIZE_OF = re.compile(r"(?:the |your )?size of\b", re.IGNORECASE)
_SEVERAL: Final = frozenset(words("items dishes products drinks goods food"))
# What is asked for by such a noun alone is one of what there is.
_MORE: Final = frozenset(
    words(
        "product model instrument level position role subject topic language dish roast wood arrangement variety event boat kind "
        "flower bread drink game show movie trip ride cut color colour filling topping finish paper"
    )
)
_WAYS: Final = stems("language size color colour paper finish material flavor flavour wood fabric format")
_BY_ITS_VERB: Final = {
    **dict.fromkeys(map(stem_of, words("speak speaks")), stems("language")),
    stem_of("translate"): frozenset[str](),  # from one of them into another
    **dict.fromkeys(map(stem_of, words("accept accepts")), stems("insurance insurer")),
}


def _asks_which(field: Field) -> bool:
    if field.kind == "choice":
        return bool(field.options) and field.name not in ("area", "service")
    told = f"{field.ask or field.label}"
    is_open = field.kind == "text" and not field.options
    return (
        is_open
        and not _OWN_THING.search(field.label)
        and (
            _WHICH.search(told) is not None
            or _WHICH.search(field.label) is not None
            or (field.name in _ANY and not field.ask)
        )
    )


def _noun(field: Field) -> str:
    return field.name.split("_")[-1]


def _options(
    target: Field, targets: Sequence[Field], fields: Sequence[Field], stated: Stated, goal: str
) -> tuple[str, ...]:
    if target.kind == "choice":
        return next((told for told in _in_prose(target, stated, goal) if _is_part(target.options, told)), ())
    priced = stated.chosen_from if any("price_cents" in s for s in stated.services) else ()
    is_free = len(priced) > 1 and not any(f.kind in ("choice", "items") and _share(f.options, priced) for f in fields)
    if is_free and len(priced) <= _MOST and not any(map(_RATES.search, priced)) and not _WORK.search(_head(goal)):
        return priced
    return next(iter(_in_prose(target, stated, goal)), ())


def _head(goal: str) -> str:
    """What the goal is for, without the list of what is asked."""
    return re.split(r"[.:;]", goal)[0]


# Of what is repaired the caller tells the kind, and prices are of the work: "repairs: what kind of shoe".
_WORK = re.compile(
    r"\b(?:repair\w*|fix(?:ing|es)?|mend\w*|servicing|restor\w*|tow\w*|insur\w*|inspect\w*|pest|wash\w*)\b",
    re.IGNORECASE,
)


def _share(options: Sequence[str], priced: Sequence[str]) -> bool:
    known = {one.lower() for one in priced}
    return any(option.lower() in known for option in options)


def _is_part(options: Sequence[str], told: Sequence[str]) -> bool:
    """Whether a list has all of these and more: "the ghost tour, a brewery walk" where only the tours are known."""
    return len(told) > len(options) and all(any(stems(one) <= stems(all_of) for all_of in told) for one in options)


def _in_prose(target: Field, stated: Stated, goal: str) -> list[tuple[str, ...]]:
    own, head = stem_of(_noun(target)), stems(_head(goal))
    is_known = target.kind == "choice" or _noun(target) in _ANY or own in head or own in stems(target.label) & head
    found = []
    for sentence in stated.sentences:
        lead, options = _listed(sentence, own)
        if options and (is_known or own in stems(lead) or own in stems(" ".join(options))):
            found.append(options)
    if len(named := _explained_names(stated.sentences)) >= _LEAST and is_known:
        found.append(named)
    doctors = tuple(dict.fromkeys(m for sentence in stated.sentences for m in _DOCTOR.findall(sentence)))
    if _noun(target) in _DOCTORS and len(doctors) > 1:
        found.insert(0, doctors)
    return found


def _explained_names(sentences: Sequence[str]) -> tuple[str, ...]:
    """ "The Vault: rob a bank." beside others such as that."""
    return tuple(m["name"] for s in sentences if (m := _EXPLAINED.match(s)) and not _OF_OURSELVES.search(m["name"]))


def _listed(sentence: str, own: str) -> tuple[str, tuple[str, ...]]:
    """The words before a list, and what is listed."""
    told = _ASIDE.sub("", tidied(sentence)).strip(" .-–•*")
    by_day = tuple(m["what"].strip() for m in _ON_A_DAY.finditer(told))
    if len(by_day) >= _LEAST:
        return "", by_day
    opens = _OPENS.match(told)
    if opens is None or _OF_OURSELVES.search(opens.group()):
        return "", ()
    parts = [
        _WHEN_OR_FOR_WHOM.sub("", _ARTICLE.sub("", p.strip())).strip() for p in _BETWEEN.split(told[opens.end() :]) if p
    ]
    if len(parts) > _LEAST and _NO_NAME.search(parts[-1]):
        parts = parts[:-1]  # "and blue spruce, five to nine feet"
    parts = _without_their_noun(parts, own)
    plain = all(p and len(p.split()) <= _WORDS and not _NO_NAME.search(p) for p in parts)
    return opens.group(), tuple(dict.fromkeys(parts)) if plain and _LEAST <= len(parts) <= _MOST else ()


def _without_their_noun(parts: list[str], own: str) -> list[str]:
    """ "Winter, performance and run-flat tires" are kinds of the tire that is asked for."""
    *others, last = parts or [""]
    first, _, noun = last.rpartition(" ")
    if (
        first
        and stem_of(noun.lower()) == own
        and not any(stem_of(one.split()[-1].lower()) == own for one in others if one)
    ):
        return [*others, first]
    return parts
