"""What is left of a part of an utterance in which words were taken back: "my left knee, sorry, my right knee"?"""

import re
from difflib import SequenceMatcher
from typing import Final

from echolink.agent.english.corrections import refuses
from echolink.agent.english.second_thoughts import last_turn
from echolink.agent.english.swapping import LETTERS, swapped_within
from echolink.agent.english.words import words, words_in

# What takes words back beyond doubt, and what does so where the same beginning is said again.
_EDITS: Final = (
    r"(?:(?:no|nope|oh|uh|um|er|wait|and)[\s,]+)*(?:sorry|i mean(?:t)?|no wait|wait no|(?:no )?(?:hang|hold) on|"
    r"(?:scratch|strike|scrap|forget) that|correction|or rather|rather|actually|excuse me|pardon me|"
    r"my (?:bad|mistake)|oops|whoops)"
)
_LEAD: Final = r"the|my|our|his|her|their|your|for|with|in|on|about|to"
_DETERMINER: Final = rf"(?:an?|{_LEAD})"
_NOUN: Final = r"(?!(?:is|are|was|were|has|have|had|keeps?|won't|does|do|and|or)\b)[\w'’-]+"
_AGAIN: Final = re.compile(
    rf"\b(?P<old>(?:(?P<art>an?)|(?P<lead>{_LEAD})) (?:{_NOUN} ){{0,2}}?{_NOUN}?)(?<! )(?: one)?[\s,.]+"
    rf"(?:{_EDITS}|no|nope|nah|er|wait)[\s,]+(?=(?(art)an?|(?P=lead)) [\w'’-])",
    re.IGNORECASE,
)
# "The fridge is broken, no, not the fridge, the freezer".
_NOT: Final = re.compile(
    rf"[\s,.]+(?P<turn>(?:(?:no|oh|sorry|wait|actually|well)[\s,]+)*)not (?:{_DETERMINER} )?(?P<old>[\w'’-]+)[\s,]+"
    rf"(?P<lead>(?:(?:but|it's|i mean|i meant|no)\s+)?(?:{_DETERMINER} )?)(?P<new>[\w'’-]+)(?P<rest>\W+\w)?",
    re.IGNORECASE,
)
_ONE_WORD: Final = re.compile(
    rf"(?<![\w'’-])(?P<old>[\w'’-]{{3,}})[\s,]+{_EDITS}[\s,]+(?P<new>[\w'’-]{{3,}})"
    r"(?=\W*$|[,.;]|\s+(?:they|it|he|she|we|i|they're|it's|he's|she's|i'm|we're|please|for|at|on|in|with|and|"
    r"because|name|is|are)\b)",
    re.IGNORECASE,
)
_IN_A_PLACE: Final = re.compile(
    r"\b(?:in|on|at|from|under|by|near|behind|to|of)(?: (?:the|my|our|an?))? $", re.IGNORECASE
)
# Of these none is what somebody corrects, nor what takes its place.
_NO_THING: Final = frozenset(
    words(
        "i we you he she it they that this there what which who when where how not no yes yeah please thanks thank okay sorry "
        "wait "
        "is are was were be do does did have has can could will would need want make let's it's i'm that's there's we're "
        "they're he's she's my our the for about late hear busy said mean meant actually just one two three four five six seven "
        "eight nine ten eleven twelve noon midnight today tomorrow tonight monday tuesday wednesday thursday friday saturday "
        "sunday morning afternoon evening don't didn't can't could"
    )
)
_A_VALUE: Final = re.compile(
    r"\d|@|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|noon|midnight|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|ninety|hundred|"
    r"\w+(?:th|st|nd|rd)|dot|at|dash|hyphen|underscore)\b",
    re.IGNORECASE,
)
_CUES: Final = frozenset(
    words(
        "sorry mean meant wait hang hold scratch strike scrap forget correction rather actually excuse pardon bad mistake "
        "oops whoops not no nope nah er"
    )
)


# What is told of one letter just before all of them are told: "with a V, S T E V E N".
_A_LETTER: Final = r"(?: (?:an?|the|just|2|two|double|no|not))* [a-z](?:['’]s)?"
_LETTER_TOLD: Final = re.compile(
    rf",? with(?:out)?{_A_LETTER}(?:,? (?:and|not){_A_LETTER})*,?(?= [a-z](?:[ -][a-z]){{2,}}(?![\w'’-]))",
    re.IGNORECASE,
)
_ALIKE: Final = 0.75  # of two ways to write one name


def spelled_anew(said: str) -> str:
    """ "Aiden, a i d e n, ugh, that's the neighbor's, ours is a y d e n" is Ayden."""
    said = _LETTER_TOLD.sub("", said)
    groups = list(LETTERS.finditer(said))
    if not groups:
        return said
    name = re.sub(r"[ -]", "", groups[-1].group())
    for word in re.finditer(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])", said[: groups[-1].start()], re.IGNORECASE):
        between = said[word.end() : groups[-1].start()]
        is_alike = SequenceMatcher(None, word.group().lower(), name.lower()).ratio() >= _ALIKE
        if is_alike and (last_turn(between) is not None or len(groups) > 1):
            return f"{said[: word.start()]}{name.title()}{said[groups[-1].end() :]}"
    return said


def repaired(said: str) -> str:
    """Without the words that were taken back; days, times, numbers and addresses are left to those who read them."""
    if " dot " in said or "@" in said:
        return said
    said = spelled_anew(said)
    if _CUES.isdisjoint(words_in(said.lower())):
        return said
    said = _AGAIN.sub(lambda m: m.group() if _A_VALUE.search(m["old"]) else "", swapped_within(_instead(said)))
    return _ONE_WORD.sub(_by_one_word, said)


def _by_one_word(m: re.Match[str]) -> str:
    """ "Mice in the basement, no sorry, rats" takes back another word than the last."""
    is_place = _IN_A_PLACE.search(m.string, 0, m.start()) is not None
    is_refused = refuses(m.string[: m.start()].lower())  # "not Rob, I meant Tess" is for others to read
    return m["new"] if _are_things(m["old"], m["new"]) and not is_place and not is_refused else m.group()


def _instead(said: str) -> str:
    """With the one in the place of the other, where that was said before."""
    m = _NOT.search(said)
    if m is None or not _are_things(m["old"], m["new"]) or not (m["lead"] or (m["turn"] and m["rest"])):
        return said  # "it's Cedar Lane, not Cedar Road"
    before = said[: m.start()]
    old = re.search(rf"(?<![\w'’-]){re.escape(m['old'])}(?![\w'’-])", before, re.IGNORECASE)
    return before[: old.start()] + m["new"] + before[old.end() :] + said[m.end("new") :] if old else said


def _are_things(old: str, new: str) -> bool:
    return not any(word.lower() in _NO_THING or _A_VALUE.search(word) for word in (old, new))
