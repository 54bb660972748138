"""Does an English utterance consist of nothing but an answer to a question for a yes, and of courtesies?"""

import re
from functools import lru_cache
from typing import Final

from echolink.agent.ear import Alone
from echolink.agent.english.answer_phrases import CONTENT, COURTEOUS, MORE_YES, OVER
from echolink.agent.english.courtesies import without_partings
from echolink.agent.english.heard import heard, tidied
from echolink.agent.english.words import words
from echolink.agent.english.yes_and_no import ADVERBS, IS, IS_NOT, PHRASES, SO, SUBJECTS, WITH_IS, Verdict

# "Just send it", "go ahead and put it through", "you can book that".
_DOING: Final = re.compile(
    r"^(?:(?:(?:so|and|then|just|please|ok|okay|yes|go ahead(?: and)?|you (?:can|may|could|should)|i'd say|let's|we can|do|"
    r"kindly) )*)"
    r"(?:send|ship|book|submit|put|place|file|lock|pass|confirm|finali[sz]e|complete|process|schedule|reserve|do|proceed|"
    r"continue|go ahead|go|order|log|enter|register|save|forward|record|write|take|make)"
    r"(?: (?:it|this|that|them|these|those|everything|all of it|the (?:order|booking|whole thing|request|reservation|"
    r"appointment)|my (?:order|booking|request)))?"
    r"(?: (?:in|off|over|through|on|up|down|ahead|out|away|along|so|happen|with it|with that|right away|straight away|now|"
    r"for me|for us|to them|as is|like that|just like that|already|anyway|and send it|and book it))*$"
)
# The verb of the question again: "it sure is", "you did", "that it is", "sure does", "yes you may".
_ECHOED: Final = frozenset(
    words("is was are were am did do does has have had can could may might should would will shall")
)
_WHO: Final = frozenset(words("it that this they these those you i we he she everything all so"))
_SURELY: Final = frozenset(
    words("sure certainly surely indeed absolutely definitely really most totally too just well all exactly both")
)
_ECHO_CUTS: Final = ("it's", "that's", "you've", "i'm", "we're")
_WANTS_MORE: Final = frozenset(words("yes yeah yep yup yah yea ya sure aye si please actually mhm"))


def _table() -> dict[str, list[tuple[tuple[str, ...], Verdict | Alone]]]:
    table: dict[str, list[tuple[tuple[str, ...], Verdict | Alone]]] = {}
    for first, known in PHRASES.items():
        table[first] = [(phrase.parts, phrase.verdict) for phrase in known]
    for text, answer in (
        (COURTEOUS, Alone.COURTEOUS),
        (CONTENT, Alone.CONTENT),
        (OVER, Alone.OVER),
        (MORE_YES, Alone.YES),
    ):
        for phrase in text.split(" | "):
            parts = words(phrase)
            listed = table.setdefault(parts[0], [])
            if answer is Alone.COURTEOUS and any(known == parts for known, _ in listed):
                continue  # "great" is a yes where there is something to say yes to
            listed[:] = [one for one in listed if one[0] != parts]
            listed.append((parts, answer))
    for listed in table.values():
        listed[:] = [one for one in listed if one[0][-1] not in _GOES_ON]
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_GOES_ON: Final = frozenset(words("for with by"))
_TABLE: Final = _table()
_NOTHING_ELSE: Final = frozenset((Verdict.FILLER, Alone.COURTEOUS))


@lru_cache(maxsize=64)
def only_answers(said: str) -> Alone | None:
    """None where there is anything else in it: "yes, but make it eight", "no, the second"."""
    text = heard(without_partings(tidied(said))).strip(" .,!?;:")
    plain = [word for part in text.split() if (word := part.strip('.,!?;:"-'))]
    if not plain:
        return Alone.COURTEOUS
    found = _consumed(plain)
    return None if found is None else _summed(found)


# "I'm happy with that", "good with me", "we are fine by it".
_PLEASED: Final = re.compile(
    r"^(?:(?:i'm|i am|we're|we are|i'll be|we'll be) )?(?:(?:perfectly|quite|very|totally|all|more than|absolutely|really|"
    r"just) )*(?:happy|fine|good|ok|okay|satisfied|content|pleased|cool|great|delighted) "
    r"(?:(?:with|by|to|about|for) (?:that|it|this|me|us|all (?:of )?(?:that|it)|everything|go)|like that|as it is|as is|"
    r"the way it is)$"
)


def _consumed(plain: list[str]) -> list[Verdict | Alone] | None:
    """What its phrases come to, one by one, if it consists of such."""
    found: list[Verdict | Alone] = []
    at = 0
    while at < len(plain):
        if _DOING.match(" ".join(plain[at:])):
            return [*found, Verdict.YES]
        if _PLEASED.match(" ".join(plain[at:])):
            return [*found, Verdict.IS_SO]
        one, end = _longest(plain, at)
        if one is None:
            return None
        is_denied = at > 0 and (plain[at - 1] in IS_NOT or plain[at - 1] == "not")  # "that doesn't", "sound right"
        found.append(Verdict.IS_NOT_SO if is_denied and one is Verdict.IS_SO else one)
        at = end
    return found


def _longest(plain: list[str], at: int) -> tuple[Verdict | Alone | None, int]:
    """The phrase, the judgement or the echo that reaches farthest."""
    best: tuple[Verdict | Alone | None, int] = (None, at)
    for parts, verdict in _TABLE.get(plain[at], ()):
        if tuple(plain[at : at + len(parts)]) == parts:
            best = (verdict, at + len(parts))
            break
    for other in (_echo(plain, at), _statement(plain, at)):
        if other[1] > best[1]:
            best = other
    return best


def _echo(plain: list[str], at: int) -> tuple[Verdict | Alone | None, int]:
    """ "It sure is", "you did", "that it is", "sure does", "it isn't"."""
    verb, end = False, at
    verdict = Verdict.YES
    while end < len(plain) and end < at + 5:
        word = plain[end]
        if word in _ECHOED or word in IS_NOT or word == "didn't":
            if verb or end == at:
                break  # "is it" asks
            verb = True
            verdict = Verdict.YES if word in _ECHOED else Verdict.NO
        elif word == "not" and verb:
            verdict = Verdict.NO
        elif word not in _WHO and word not in _SURELY:
            break
        end += 1
    return (verdict, end) if verb else (None, at)


def _statement(plain: list[str], at: int) -> tuple[Verdict | Alone | None, int]:
    """ "That all sounds right to me", "it looks good", "everything's correct"."""
    start = at
    if plain[at] in IS and plain[at] not in _IT_SEEMS:
        return None, at  # "is that all"
    while at < len(plain) and plain[at] in _SUBJECTS:
        at += 1
    is_said = any(word in WITH_IS for word in plain[start:at])
    while at < len(plain) and (plain[at] in IS or plain[at] in ADVERBS):
        is_said |= plain[at] in IS
        at += 1
    ends = at
    while at < len(plain) and plain[at] in _PRAISE:
        at += 1
    if at == ends or (at == start + 1 and not is_said):
        return None, start
    while at < len(plain) and " ".join(plain[at : at + 2]) in _FOR_ME:
        at += 2
    return Verdict.IS_SO, at


_SUBJECTS: Final = SUBJECTS | WITH_IS | frozenset(words("of the details info information rest whole thing order"))
_IT_SEEMS: Final = frozenset(words("sounds looks seems sound look seem all"))
_PRAISE: Final = SO - {"me", "one", "what", "do"} | frozenset(words("exact on well perfectly terrific true"))
_FOR_ME: Final = frozenset(
    f"{before} {who}" for before in ("for", "by", "with", "to") for who in ("me", "us", "him", "her", "them", "all")
)


def _summed(found: list[Verdict | Alone]) -> Alone | None:
    kinds = [one for one in found if one not in _NOTHING_ELSE]
    if not kinds:
        return Alone.COURTEOUS
    if Verdict.UNSURE in kinds or Verdict.PAUSE in kinds:
        return None
    if all(one in (Verdict.NO, Verdict.IS_NOT_SO) for one in kinds):
        return Alone.NO
    if Alone.CONTENT in kinds:
        return Alone.CONTENT
    if Alone.OVER in kinds:
        agrees = {Verdict.YES, Verdict.IS_SO, Alone.YES} & set(kinds)
        return Alone.YES if agrees and Verdict.NO not in kinds else Alone.OVER
    if Verdict.NO not in kinds:
        return None if Verdict.IS_NOT_SO in kinds else Alone.YES
    if Verdict.IS_SO in kinds:
        return Alone.CONTENT  # "no, that's fine"
    return Alone.NO if kinds[-1] is Verdict.NO else None  # "no, grand" may well choose what is grand


def wants_more(said: str) -> bool:
    """Whether a yes to "Anything else?" is the wish for more: "yes please", and not "great, okay"."""
    return not _WANTS_MORE.isdisjoint(word.strip(".,!?;:") for word in heard(tidied(said)).split())


_CHANGES: Final = re.compile(
    r"^(?:and|plus)\b|\b(?:change|changed|make|move|push|put|switch|swap|instead|actually|"
    r"(?<!can't )(?<!cannot )wait|hang on|hold on|"
    r"sorry|oh|forgot|forget|add|added|also|another|more thing|can(?!'t)|could|would|should|may|need|needs|want|wants|like|meant|"
    r"mean|said (?!hi|hello|thanks)|wrong|not|isn't|wasn't|update|cancel|please|mistake|rather|but|except|remove|take|drop|note|"
    r"book|order|reserve|tell (?:him|her|them) (?!hi|hello|i said)|for my|too|as well|extra|different)\b"
)


def may_change(said: str) -> bool:
    """Whether anything in it may put right what was arranged, so that its values count when a caller takes leave."""
    return _CHANGES.search(heard(tidied(said))) is not None
