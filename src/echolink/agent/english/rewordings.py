"""What does a caller take back, and what is told in its place: "scratch the knee, it's for my shoulder"?"""

import re
from typing import Final

from echolink.agent.ear import Reworded
from echolink.agent.english.numbers import CARDINAL
from echolink.agent.english.words import words, words_in

_THE: Final = r"(?:the|my|our|his|her|their|that|this|an?)"
_OLD: Final = rf"(?P<old>(?:{_THE} )?[\w'’-]+(?: [\w'’-]+){{0,4}}?)"
_END: Final = r"[\s,.;:!?-]+"
# What is said before: it changes nothing, or (`_CUE`) says that something will be changed.
_BEFORE: Final = re.compile(
    rf"(?:oh|um+|uh+|hm+|ah|well|so|ok|okay|yes|yeah|right|please|but|and|just|listen|hey){_END}|"
    rf"(?:every ?thing|all|the rest)(?:'s| is| was| sounds)? (?:else )?(?:is )?(?:right|good|fine|correct|great|ok|okay)"
    rf"(?: (?:but|except)(?: that)?|{_END})\s*(?:except|but)?\s*(?:that )?",
    re.IGNORECASE,
)
_WEAK_CUE: Final = re.compile(
    rf"(?:no+|nope|nah|not quite|wait(?: a (?:second|minute|moment|sec))?|(?:hold|hang) on(?: a (?:second|minute|sec))?|"
    rf"sorry(?: about that)?|actually|almost|nearly|close|excuse me|pardon(?: me)?|oops|whoops|except){_END}",
    re.IGNORECASE,
)
_STRONG_CUE: Final = re.compile(
    r"(?:correction|i (?:misspoke|mixed (?:it|that|them|something) up|got (?:it|that|them) (?:all )?(?:mixed up|wrong|"
    r"backwards?)|"
    r"(?:told|gave) you the wrong (?:thing|one)|said (?:it|that) wrong|made a mistake)|my (?:mistake|bad|fault)|"
    r"(?:scratch|strike|forget|ignore|scrap|cancel) (?:that|it|what i said)(?=\W*[,;.:]|\s+(?:and|just|please|it's|i|i'm|let's|"
    r"make|tell|say|put|write)\b)|(?:that|this|it)(?:'s| is| was) (?:wrong|"
    r"not (?:quite )?(?:right|it)|incorrect)|let me (?:correct|fix|change|rephrase) (?:that|it|myself)|"
    r"(?:i think |maybe )?(?:you|we)(?: (?:may|might|must))?(?: have)? (?:misheard|misunderstood)(?: (?:me|that))?|"
    rf"you (?:got|have|heard) (?:me|that|it) wrong){_END}",
    re.IGNORECASE,
)
_ANYHOW: Final = re.compile(
    r"^(?:(?:and|but|so|oh|no|sorry|please|just|well|um+|uh+|hm+|then|actually|wait|instead)\b[\s,]*)+", re.IGNORECASE
)
# How the new is led to; of these `_WHOLE` leads to a sentence of its own, and `_ABOUT` to what it is about.
_SAYS: Final = (
    r"(?:(?:(?:can|could|would|will) you|i need you to|i(?:'d| would) like you to|please|just|let's|you can) )*"
    r"(?:(?:have it|it should|it needs to|make it) (?:say|read)|(?:say|tell|let) (?:to )?(?:her|him|them|"
    r"(?:mrs?|ms|miss|dr)\.? \w+)"
    r"(?: know)?|(?:put|write|note|jot|mark|say|take down)(?: (?:it|that|this))?(?: down)?(?= (?:instead |just )?(?:that|"
    rf"{_THE}|i|we|it|he|she|they|there)\b)|(?:put|write|note|say) (?:down )?instead)"
)
_NEEDS_TO_KNOW: Final = (
    r"what (?:\w+ ){1,3}(?:needs?|wants?|should|has|have)(?: to)? (?:know|hear)(?: about)? is|"
    r"what i (?:wanted|want|meant|mean|need)(?: to (?:say|tell (?:her|him|them)))? (?:is|was)"
)
_WHOLE: Final = re.compile(rf"(?:{_SAYS}|{_NEEDS_TO_KNOW})(?: instead)?(?: just)?(?: that)?:? ", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"(?:(?:it|that|this)(?:'s| is| was| should be)(?: (?:really|actually|more|just|all|supposed to be))* (?:about|for|"
    r"because of|to do with)|"
    r"i(?:'m| am)(?: (?:really|actually|only|just))* (?:coming|calling|here|in|going)(?: in| by)? (?:for|about|because of)|"
    r"i (?:need|want|have|would like|'d like|wanted)(?: to)? (?:be seen|come in|come|see (?:\w+ ){1,3}?|talk|"
    rf"speak) ?(?:for|about)) (?!\d|(?:{CARDINAL}|an? (?:couple|dozen|hundred|thousand))\b)",
    re.IGNORECASE,
)
_ONLY_ABOUT: Final = re.compile(r"(?:about|because of) ", re.IGNORECASE)
_PART: Final = re.compile(
    r"(?:(?:it|that|this|we|i)(?:'s|'re|'m| is| are| was| should(?: have)? be(?:en)?| has to be| needs to be| had to be|'ll be)"
    r"(?: (?:really|actually|supposed to be|meant to be|at|on))*|"
    r"i (?:really |actually |always )?(?:meant|mean)(?: to say)?|make (?:it|that)|let's (?:do|say|go with|make it|have)|"
    r"(?:(?:can|could|would) (?:we|i|you) )?(?:please )?(?:do|have|get|go with|book|"
    r"(?:switch|change)(?: it| that)? to)|"
    r"i(?:'d| would) (?:rather|prefer|like|sooner)(?: to)?(?: (?:have|do|take|get|go with|book|try))?|"
    r"i (?:want|wanted|need|prefer)(?: to (?:have|do|take|get|go with|book))?|give me|use|take|try) ",
    re.IGNORECASE,
)
# "The reason should be …", "my problem is …": by the name of what is noted.
_NAMED: Final = re.compile(
    rf"(?:{_THE} )(?P<old>[\w-]+(?: (?!is\b|was\b|should\b)[\w-]+){{0,2}}?)"
    r"(?P<is>(?:'s| is| was)(?: (?:really|actually|supposed to be|meant to be))*|"
    r" (?:should|ought to|has to|needs to|is supposed to)(?: have)? (?:be|been|say|read))"
    r"(?P<about>(?: that)?(?: about| for| with)?):? (?!(?:\w+ )?(?:wrong|right|fine|off|ok|okay|good|correct|incorrect)\b|not\b)",
    re.IGNORECASE,
)
_THEN_NEW: Final = re.compile(rf"(?:{_WHOLE.pattern}|{_ABOUT.pattern}|{_PART.pattern}|just |please )", re.IGNORECASE)
_FRONT: Final = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        rf"(?:it's |it is |that's )?not (?:about |for |because of )?{_OLD}"
        r"(?:[,;.]+\s*|,? (?=(?:but|it's|it is|i mean|i meant)\b))",
        rf"(?:scratch|strike|forget|drop|skip|ignore|scrap|cancel|never ?mind|lose)(?: (?:about|the part about))? {_OLD}"
        rf"(?:[,;.]+\s*(?:and |but )?|\s+(?:and |but |so )?(?={_THEN_NEW.pattern}))",
        rf"(?:(?:i|we) (?:just |only )?(?:said|told you|asked for|put|gave you|mentioned|wrote)|"
        rf"did (?:i|we) (?:say|tell you|give you|"
        rf"ask for|put)|did you (?:get|hear|write(?: down)?|put(?: down)?|note(?: down)?|have)) (?:it was |it's )?{_OLD}"
        rf"(?:[?,;.]+\s*|\s+(?=(?:but|sorry|oh|and it's|and i mean)\b))",
        rf"instead of {_OLD}(?:,\s*|\s+(?={_THEN_NEW.pattern}))",
        rf"(?:(?:can|could|would|will) (?:you|we|i)|let's|let me|i(?:'d| would) like to|i need to|i want to|please)?"
        rf"(?: please)? ?"
        rf"(?:change|switch|swap|replace|turn|correct|update) {_OLD}(?: out)? (?:to|for|with|into|by) (?:say |read )?",
        rf"(?:(?:can|could|would|will) you )?(?:please )?(?:make|have|let) {_OLD}(?: just| only)? (?:say|read)(?: that)? ",
        rf"{_THE} (?P<old>[\w-]+(?: [\w-]+){{0,2}}?)(?:'s| is| was)(?: all| just)? (?:wrong|off|incorrect|not (?:quite )?right)"
        rf"(?:[,;.]+\s*|\s+(?:and |so )?(?={_THEN_NEW.pattern}))",
        rf"(?P<old>{_THE} [\w'’-]+(?: [\w'’-]+){{0,2}}?)(?:'s| is| are| just| came| has| got) [\w' ]{{0,30}}?"
        rf"(?:,? so|,? and so|,) (?=(?:just|instead)\b)",
    )
)
_BEHIND: Final = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        rf",? (?:and )?(?:not|instead of|rather than|and no longer)(?: (?:about|for|because of))? {_OLD}$",
        rf"[,.;]+ (?:and |but )?{_OLD}(?:'s| is| are)(?: (?:doing|feeling|much|now))* "
        rf"(?:fine|ok|okay|better|gone|all right|healed|"
        r"fixed|working|over)\b.*$",
        rf"[,.;]+ (?:(?:and |but |sorry,? )?(?:i don't know why|no idea why|not sure why|i can't believe|don't know why) )?"
        rf"(?:i|we) (?:just )?(?:said|told you|put) {_OLD}$",
        rf"[,.;]+ (?:and |so |please )?(?:forget|scratch|never ?mind|ignore|drop)(?: about)? {_OLD}$",
    )
)
_TAIL: Final = re.compile(
    r"[\s,.]+(?:please|instead|thanks|thank you|sorry|if (?:you can|you could|possible|that's (?:ok|okay|fine|alright))|though)$",
    re.IGNORECASE,
)
_INSTEAD: Final = re.compile(r"\binstead\b(?! of)", re.IGNORECASE)
_MEANT: Final = re.compile(r"i (?:really |actually )?(?:meant|mean)\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(?:also|too|as well|both|add|besides)\b|\band (?:also|then)\b", re.IGNORECASE)
_CUES: Final = frozenset(
    words(
        "not scratch strike forget drop skip ignore scrap cancel never nevermind said told gave did instead change switch swap "
        "replace turn correct update correction misspoke mixed mistake bad wrong meant mean should no nope wait sorry actually "
        "rather fine misheard misunderstood is was except but hang hold write put tell just"
    )
)
_MATTER: Final = re.compile(
    rf"(?:{_THE} )?(?:\w+ )?(?:reason|problem|issue|matter|trouble|message|note|request|complaint|concern|description|question|"
    r"topic|subject|job|work|repair|fault)",
    re.IGNORECASE,
)
_A_SENTENCE: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|that|keeps?|needs?|broke|stopped|quit|makes|won|went|came|fixed|got|says?|\w+n['’]t)\b|"
    r"['’](?:s|re|ve) \w+(?:ing|ed|en)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(rf"[,;.]+ (?:so |but |and |now )*(?=(?:it's|it is) (?:{_THE} |about ))", re.IGNORECASE)
_A_THING: Final = re.compile(rf"(?:{_THE}|some) ", re.IGNORECASE)
_LONGEST: Final = 300  # characters: who says more tells a story


def reworded(said: str) -> Reworded | None:
    """ "Scratch the knee, it's for my shoulder" → ("the knee", "my shoulder"); "the reason should be a rash" by its name."""
    if len(said) > _LONGEST or words_in(said.lower()).isdisjoint(_CUES) or _BESIDE.search(said):
        return None
    rest, weak, strong = _without_cues(said.strip(" .,!?"))
    old, rest = _front(rest)
    rest = _without_a_story(rest) if old else rest
    if not old:
        old, rest = _behind(rest)
    strong |= bool(_INSTEAD.search(rest))
    rest = _without_tail(_ANYHOW.sub("", rest) or rest)
    named = None if old else _NAMED.match(rest)
    if named and (weak or strong or "should" in named["is"] or " to " in named["is"]):  # else it tells more of it
        is_said = named["is"].endswith(("say", "read")) or "that" in named["about"]
        return _told(named["old"], rest[named.end() :], "whole" if is_said else "about", is_sure=True)
    if (
        old and (lead := _NAMED.match(rest)) and calls_the_matter(lead["old"])
    ):  # "the problem is with the washer, not the dryer"
        return _told(old, rest[lead.end() :], "about", is_sure=True)
    strong |= bool(_MEANT.match(rest))
    way, new = _led(rest)
    if not old and way == "part" and not _A_THING.match(new):
        way = "bare"
    if old or strong or (weak and way in ("whole", "about")):
        return _told(old, new, way, is_sure=bool(old) or strong)
    return None


def calls_the_matter(called: str) -> bool:
    """ "The problem", "my message": what a call is about, whatever that is."""
    return _MATTER.fullmatch(called) is not None


def _told(old: str, new: str, way: str, *, is_sure: bool) -> Reworded | None:
    new = _without_tail(new)
    if old and way == "part" and (about := _ONLY_ABOUT.match(new)):  # "not the knee, about my shoulder"
        way, new = "about", new[about.end() :]
    if way == "part" and _A_SENTENCE.search(new):
        way = "whole"
    return Reworded(old.strip(), new, way, is_sure) if new else None


def _without_cues(said: str) -> tuple[str, bool, bool]:
    """What is left, and whether there was a weak or a strong sign that something is taken back."""
    weak = strong = False
    while m := _BEFORE.match(said) or _WEAK_CUE.match(said) or _STRONG_CUE.match(said):
        weak |= _WEAK_CUE.match(said) is not None or "except" in m.group() or "but" in m.group()
        strong |= _STRONG_CUE.match(said) is not None
        said = said[m.end() :]
    return said, weak, strong


def _front(said: str) -> tuple[str, str]:
    """What is taken back before the new is told, and the rest."""
    m = next((m for way in _FRONT if (m := way.match(said))), None)
    return (m["old"], said[m.end() :]) if m else ("", said)


def _without_a_story(said: str) -> str:
    """ "Forget the dryer, my husband fixed it, it's the fridge": why it is taken back is not what is told instead."""
    m = _THEN.search(said)
    return said[m.end() :] if m and _A_SENTENCE.search(said[: m.start()]) and not _THEN_NEW.match(said) else said


def _behind(said: str) -> tuple[str, str]:
    """What is taken back behind it: "a bad cough, not the knee"."""
    m = next((m for way in _BEHIND if (m := way.search(said)) and m.start()), None)
    return (m["old"], said[: m.start()]) if m else ("", said)


def _led(said: str) -> tuple[str, str]:
    """In which way the new is told, and the new without the words that lead to it."""
    for way, pattern in (("whole", _WHOLE), ("about", _ABOUT), ("part", _PART)):
        if m := pattern.match(said):
            inner = _PART.match(said, m.end()) if way == "whole" else None
            return way, said[inner.end() if inner and "'s" in inner.group() else m.end() :]
    return "part", said


def _without_tail(said: str) -> str:
    said = said.strip(" ,.;:!?")
    while (shorter := _TAIL.sub("", said)) != said:
        said = shorter.strip(" ,.;:!?")
    return said
