"""Which person's name is in a spoken English text?"""

import re
from typing import Final

from echolink.agent.english.everyday import comes_of_another, is_everyday
from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.letters import lettered, without_letters
from echolink.agent.english.name_words import LETTER, WORD, cased, leading_name, may_stand_in_a_name
from echolink.agent.english.nobody import begins_with_a_thing, is_a_feast, is_a_place
from echolink.agent.english.parts import states
from echolink.agent.english.persons_present import who_does_it
from echolink.agent.english.words import words

_CUE = re.compile(
    r"\b(?:(?:my|the|his|her|our|their|last|first|full|family|sur)\s?names?(?:\s+(?:is|to|will be|would be|should be)|"
    r"'s|s)?\s*(?:going to be\s+)?[:,]?|"
    r"name's|name is|names|call me|(?:it|this|the reservation|the booking|the table|it'll be|put (?:it|that|me)|"
    r"book (?:it|that)|reserve it|is|be)\s+"
    r"(?:should be\s+|would be\s+|will be\s+|go\s+|goes\s+)?(?:under|in|for|on)\s+(?:the )?(?:name(?: of)?)?|"
    r"under(?!\s+(?:the\s+)?(?:water|warranty|guarantee|pressure|control|contract|construction|stress|attack|arrest|anesthesia|"
    r"way|age|oath|cover|sink|bed|table|car|roof|stairs|floor|porch|deck|hood|house|tree|desk|fridge|couch|sofa)\b)"
    r"(?: the)?(?: name)?(?: of)?|in the name of|on the name of|"
    r"by the name of|i (?:usually |mostly |also )?go by(?! (?:bus|car|train|bike|foot|plane|taxi|cab|subway|air|boat)\b)|"
    r"(?:you're|you are) (?:speaking|talking) (?:with|to)|"
    r"(?:that|it)(?:'d| would| will|'ll) be|"
    r"(?:he|she|it|they|who)(?:'s|'re| is| are| was) (?:called|named)|"
    r"(?:i'm|i am|im)(?: called| named)?|(?:this is|that's|it's|it is|here is|speaking is)|ask for|"
    r"make it out to|name(?: of)?)\s+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(  # "under my husband, Tom Reyes", "under my wife's name, Gloria Banks"
    r"(?:my|our|his|her|their)\s+(?:(?:late|older|younger|elder)\s+)?(?:husband|wife|partner|spouse|fianc[eé]e?|mother|mom|mum|father|dad|"
    r"sister|brother|son|daughter|aunt|uncle|cousin|boss|friend|roommate|neighbou?r|girlfriend|boyfriend)(?:['’]s\s+name)?"
    r"(?:\s*[,:]\s*|\s+)(?!(?:and|or|with|at|in)\b)",
    re.IGNORECASE,
)
# "I'm his daughter, Yvette Brathwaite": who one is stands before the name.
_WHO_ONE_IS = re.compile(
    r"(?:his|her|their|your|my|the|an?|one of the|[\w-]+['’]s)\s+(?:[\w'’-]+\s+){0,3}?[\w'’-]+,\s+", re.IGNORECASE
)
# "It's Gene Holloway at two one two …".
_A_NUMBER_BEHIND = re.compile(
    r" (?:at|on) (?:[\d#(+]|(?:(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|\d)\s+){3})"
)
_BARE_CUE = re.compile(r"\bnames?\s*$")
_DONE_TO_IT = re.compile(r"[a-z]{3,}(?:ed|en)\b(?! [A-Z])")  # "added", "written"
# "Ask for Mr. Brown" tells who somebody else is, and "it's called Lisinopril" what something is.
_OF_ANOTHER = re.compile(r"ask for|(?:it|they)(?:'s|'re| is| are| was) (?:called|named)")
_IS_ONE = re.compile(r"(?:i['’]?m|i am|this is)\s", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;!?]|$)")
_STRONG: Final = (
    "name",
    "go by",
    "speaking with",
    "talking to",
    "call me",
    "called",
    "named",
    "under",
    "ask for",
    "make it out",
)
_TAIL_CUE = re.compile(
    rf"\b(?P<name>{LETTER}[\w'’-]+(?:\s+{LETTER}[\w'’-]+)?)"
    r"(?<! in)(?<! over)(?<! right)(?<! out)(?<! up)(?<! around)(?<! are)(?<! is)"
    r"\s+(?:speaking|here|calling|called)\b",
    re.IGNORECASE,
)
# "Good morning, Rita Moore here", and not "two hundred records here".
_BEGINS = re.compile(
    r"(?:^|[,.;:!?]|\b(?:hi|hello|hey|yes|yeah|um+|uh+|er|oh|so|well|and|morning|afternoon|evening|there|is|it's|this|"
    r"ok|okay|mr|"
    r"mrs|ms|dr)\.?)\s*$",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"\b(?:an?|the)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)  # "a dental practice called …"
_FILLERS = re.compile(
    r"^(?:(?:um+|uh+|er+|ah|oh|well|so|sure|yes|yeah|yep|ok|okay|hi|hello|hey|of course|certainly|alright|please|no|"
    r"sorry|thanks|right|and|but|(?:that|it)['’](?:d|ll)|"
    r"you can (?:put|use|call me|book)|can you (?:put|use)|put|use|make|it's|that's|it is|that is|it|that|would|will|"
    r"should|be|is|for|to|from|under|"
    r"the name|name's|name|my (?=name|first|last|full|sur)|me|mine is|mine's|mine|"
    r"i (?:guess|think|believe|suppose)|let's say|just|actually|i said|the|down|as|reservation|"
    r"booking)\b[\s,.:!-]*)+",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:sorry|i mean|i meant|no wait|wait|actually|rather|correction|scratch that|make that)\b[\s,.]*", re.IGNORECASE
)
_NEXT_LETTER: Final = rf"(?:[\s.,-]+|\s+and\s+)(?:double\s+)?{LETTER}(?![\w'])"
_SPELLED = re.compile(rf"(?<![\w'])(?P<letters>{LETTER}(?:{_NEXT_LETTER}){{2,}})(?![\w'])", re.IGNORECASE)
_BEFORE_SPELLED = re.compile(r"\b(?:that's|that is|it's|it is|spelled|spelt|which is|so|with|as in)\s+$", re.IGNORECASE)
_AN_ABBREVIATION = re.compile(
    r"\b(?:the|an?|my|our|your|his|her|their|this|some|any|about|no)\s+$", re.IGNORECASE
)  # "the I R S"
_ONLY_A_PART = re.compile(r"[\s,]*(?:at|in|on) the (?:end|start|beginning|front|middle)\b", re.IGNORECASE)
_LONGEST_BEFORE: Final = 16  # characters

# What a text holds at least where a name is in it: most texts need no further look.
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_LETTERS_IN_A_ROW = re.compile(rf"[\s.,-]{LETTER}{_NEXT_LETTER}", re.IGNORECASE)
_CAPITAL_WITHIN = re.compile(r"\s(?!I['’ ,.!?])[^\W\d_a-z]")
_STRONG_WORDS: Final = frozenset(words("call called under ask out go speaking talking"))
_WEAK_WORDS: Final = frozenset(words("m am im is s be"))
_TAIL_WORDS: Final = frozenset(words("speaking here calling called"))
_NAME_WORDS: Final = _STRONG_WORDS | _WEAK_WORDS | _TAIL_WORDS
_PARTS = re.compile(r"[,.;:!?]\s*")
_AS_IN = re.compile(r"\b([a-z]),? as in [a-z]+\b", re.IGNORECASE)  # "S as in Sam"
_IDIOM = re.compile(
    r"\bno (?:(?:big|real|particular|great) )?(?:deal|rush|worries|problem|hurry|trouble|sweat|biggie|idea|bother|"
    r"matter|harm|doubt|"
    r"pressure|offense|kidding|way|luck|chance|preference)\b|\bnot (?:bad|really|yet|sure|at all|a (?:problem|chance|clue))\b",
    re.IGNORECASE,
)
_DOES = re.compile(  # "it goes to …", "she lives at …"
    r"^(?:(?:and|so|well|oh|um|uh|but) )*(?:it|that|they|this|we|you|he|she) "
    r"(?!(?:is|was|will|would|should|can|may)\b)\w+ (?:\w+ )?(?:to|at|on|in|by|over|out|up|with|for|from)\b",
    re.IGNORECASE,
)
_IS_SO = re.compile(  # "weekends are no problem"
    r"^(?:(?:yes|yeah|yep|no|oh|well|and|so|but|um|uh)[\s,]+)*[\w'’-]+ (?:are|were|aren't|have|can|will|would|won't|don't|"
    r"doesn't|isn't|works?|sounds?|is (?:totally |perfectly )?(?:fine|ok|okay|good|great|perfect|all ?right|enough|best|better))"
    r"\b(?! (?:be )?(?:my|the|our|his|her) (?:\w+ )?name)",
    re.IGNORECASE,
)
_FOR_SOMEBODY = re.compile(r"\bfor (?P<name>[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+)\b(?!['’]s)")
# In all lower case a given name tells it, behind a value at the end: "at seven maria jones", "for two tomorrow for leo katz".
_BEHIND_A_VALUE = re.compile(
    r"(?:(?:\d|\b(?:am|pm|o'clock|noon|tonight|today|tomorrow|morning|afternoon|evening|people|persons|guests|[a-z]+day|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen))(?: then)?(?:,? (?:for|under|it's))?,? )"
    r"(?P<name>(?P<given>[^\W\d_]+)(?: [^\W\d_]['’\w-]+){1,2})$"
)
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){1,2}")


_PUTS_RIGHT: Final = re.compile(  # "make that Jonathan Clark", "Lisa Clark instead"
    r"^(?:(?:actually|rather|no|sorry|make (?:it|that)|(?:(?:can|could) you )?(?:please )?(?:put|use)|i (?:mean|meant))\s+)+|"
    r"\s+(?:actually|instead|rather)$",
    re.IGNORECASE,
)


_LAST_FIRST: Final = re.compile(  # "last name Haas, first name Eva"
    r"\b(?:(?:my|the|his|her|our)\s+)?(?:last name|family name|surname)(?:'s|\s+is)?[\s,:]+(?P<last>[\w'’-]+)[\s,.]+"
    r"(?:and\s+)?(?:(?:my|the|his|her)\s+)?(?:first|given|christian)(?:\s+name)?(?:'s|\s+is)?[\s,:]+(?P<first>[\w'’-]+)",
    re.IGNORECASE,
)


_FIRST_LAST: Final = re.compile(  # "first name Eva, last name Haas", "Eva, last name Haas"
    r"(?:\b(?:(?:my|the|his|her|our)\s+)?(?:first|given|christian)(?:\s+name)?(?:'s|\s+is)?[\s,:]+|^\W*(?:(?:it's|it is|oh|uh|um|"
    r"yes|sure|okay)[\s,]+)*)(?P<first>(?!(?:my|the|his|her|our|and|it|first)\b)[\w'’-]+)[\s,.]+(?:and\s+)?(?:(?:my|the|his|her)\s+)?"
    r"(?:last name|family name|surname)(?:'s|\s+is)?[\s,:]+(?P<last>[\w'’-]+)",
    re.IGNORECASE,
)


def may_name_somebody(said: str, heard: frozenset[str]) -> bool:
    """Whether a name may be in a text that is no answer to a question for one; as for `names`."""
    return (
        not heard.isdisjoint(_NAME_WORDS)
        or len(heard & _LETTERS) > 1
        or _CAPITAL_WITHIN.search(said) is not None
        or "name" in said.lower()
        or not heard.isdisjoint(GIVEN)
        or any(word.isalpha() and not is_everyday(word) for word in heard)
    )


def may_be_a_name(said: str) -> bool:
    """Whether any of the words could be a part of a name: "use this number" consists of words that no name has."""
    return any(may_stand_in_a_name(m.group(), []) for m in WORD.finditer(said))


def names(said: str, heard: frozenset[str], *, asked: bool = False) -> tuple[str, bool] | None:
    """A person's name, and whether it is sure: after "my name is …" and the like, or the whole of a short answer when asked.

    `said` is tidy, in its own case; `heard` are its words in lower case; the name comes with capitals.
    Spelled letters ("J O N E S") correct what was heard. After "I'm" and "this is" it is not sure.
    """
    if "last name" in said.lower() or "surname" in said.lower() or "family name" in said.lower():
        said = _FIRST_LAST.sub(
            r"my name is \g<first> \g<last>", _LAST_FIRST.sub(r"my name is \g<first> \g<last>", said)
        )
    if " as in " in said.lower():
        said = _AS_IN.sub(r"\1", said)
    if " with " in said.lower() and (bare := without_letters(said)) != said:
        found = names(bare, heard, asked=asked)
        changed = lettered(found[0], said.lower(), is_new=True) if found else None
        return (changed or found[0], True) if found else None  # of whom a letter is told, is told for certain
    may_spell = len(heard & _LETTERS) > 1 and _LETTERS_IN_A_ROW.search(said)
    word, rest = spelled_in(said) if may_spell else ("", said)
    found = _after_cue(rest, heard, asked=asked)
    if found is None and not asked:
        found = _by_the_way(rest)
    if found is None and asked:
        whole = _of_a_relative(rest) or _whole(rest) or _who_does_it(rest)
        found = (whole, True) if whole else None
    if not word:
        return found
    if found and any(word.lower() in part.lower() != word.lower() for part in found[0].split()):
        return found[0], True  # "Mayer, a y e r"
    if found:
        return _with_spelling(found[0], word), found[1]
    return (cased(word), True) if asked else None


def _of_a_relative(said: str) -> str | None:
    """Whom it is for: "it's for my mother, Edna Walsh"."""
    m = _RELATIVE.search(said)
    name = leading_name(said[m.end() :]) if m else None
    if m is None or not name or not said[m.end() :].lower().startswith(name.lower()):
        return None
    return name if _ENDS.match(said[m.end() + len(name) :]) else None


def _who_does_it(said: str) -> str | None:
    """ "Carl will be home", "my neighbor Sue is going to let you in": the subject, where it is nothing but a name."""
    who = who_does_it(said)
    relative = _RELATIVE.match(who) if who else None
    told = who[relative.end() :] if who and relative else who
    name = leading_name(told) if told else None
    return name if name and told and name.lower() == told.lower() else None


# "With a q and a v, L I N D Q V I S T": all of it follows.
_SINGLE_BEFORE: Final = re.compile(
    r",?\s*\bwith (?:an?|one|two|the) \w(?:['’]s)?(?:,? and (?:an?|one|two|the) \w(?:['’]s)?)*,\s+(?=[a-z](?:[ ,.-]+[a-z]\b){3})",
    re.IGNORECASE,
)


def spelled_in(said: str) -> tuple[str, str]:
    """The word that was spelled, and the text without it and what leads to it: "that's J O N E S"."""
    said = _SINGLE_BEFORE.sub(", ", said)
    spelled = _SPELLED.search(said)
    if spelled is None or _AN_ABBREVIATION.search(said, max(0, spelled.start() - _LONGEST_BEFORE), spelled.start()):
        return "", said
    start = spelled.start()
    while before := _BEFORE_SPELLED.search(said, max(0, start - _LONGEST_BEFORE), start):
        start = before.start()
    rest = said[spelled.end() :]
    if part := _ONLY_A_PART.match(rest):  # "Petersen, S E N at the end"
        return "", said[:start] + " , " + rest[part.end() :]
    return _letters(spelled["letters"]), said[:start] + " , " + rest


def _after_cue(said: str, heard: frozenset[str], *, asked: bool) -> tuple[str, bool] | None:
    lower = said.lower()
    best: tuple[str, bool] | None = None
    is_cued = "name" in lower or not heard.isdisjoint(_STRONG_WORDS)
    if is_cued or (not heard.isdisjoint(_WEAK_WORDS) and (lower == said or _CAPITAL_WITHIN.search(said))):
        best = _after_any_cue(said, asked=asked)
    if best is not None or heard.isdisjoint(_TAIL_WORDS):
        return best
    tail = _TAIL_CUE.search(said)
    if tail and (_OF_A_THING.search(said, 0, tail.start()) or not _BEGINS.search(said, 0, tail.start())):
        return None
    name = leading_name(tail["name"]) if tail else None
    return (name, False) if name else None


def _after_any_cue(said: str, *, asked: bool) -> tuple[str, bool] | None:
    """The last name after a strong cue, as it was corrected; else the last after a weak one."""
    strong: tuple[str, int] | None = None
    is_stated = False
    weak: str | None = None
    for m in _CUE.finditer(said):
        relative = _RELATIVE.match(said, m.end())
        at = relative.end() if relative else m.end()
        name, cue = _as_far_as_it_goes(leading_name(said[at:]), said, at), m.group().lower()
        if not name or (not asked and _OF_ANOTHER.match(cue)):
            continue
        if any(word in cue for word in _STRONG):
            is_bare = _BARE_CUE.search(cue) is not None
            if is_bare and (is_stated or _DONE_TO_IT.match(said, at)):
                continue  # "I want my wife's name added"
            strong, is_stated = (name, at), is_stated or not is_bare
        elif strong is None and (not relative or _IS_ONE.match(cue)) and _looks_like_one(name, said, at, asked=asked):
            weak = name
    weak = weak or (_behind_who_one_is(said) if strong is None else None)
    if strong is not None:
        after = said[strong[1] :]
        return _corrected(after) or _whole_after(strong[0], after) or strong[0], True
    return None if weak is None else (weak, False)


def _as_far_as_it_goes(name: str | None, said: str, at: int) -> str | None:
    """ "I'm Roland Keys funny name": without signs and capitals a third word of every day, with more behind it, is none of it."""
    parts = name.split() if name else []
    if len(parts) <= _FIRST_AND_LAST or not said.islower() or _ENDS.match(said, at + len(name or "")):
        return name
    third = parts[_FIRST_AND_LAST].lower()
    return " ".join(parts[:_FIRST_AND_LAST]) if is_everyday(third) and third not in GIVEN else name


_FIRST_AND_LAST: Final = 2  # words


def _behind_who_one_is(said: str) -> str | None:
    """ "I'm his daughter, Yvette Brathwaite", "this is the tenant, Bo Lind"."""
    for m in _CUE.finditer(said):
        who = _WHO_ONE_IS.match(said, m.end()) if _IS_ONE.match(m.group()) else None
        name = leading_name(said[who.end() :]) if who else None
        if who and name and _ENDS.match(said, who.end() + len(name)):
            return name if _looks_like_one(name, said, who.end(), asked=False) else None
    return None


def _by_the_way(said: str) -> tuple[str, bool] | None:
    """First and last name as a part of its own, or after "for": "a table for two on Friday at eight, Peter Smith"."""
    for told in reversed(_PARTS.split(said)) if _CAPITAL_WITHIN.search(said) else ():
        part = _PUTS_RIGHT.sub("", told)
        if _FULL_NAME.fullmatch(part) and leading_name(part) == part and not is_a_place(part, said):
            return part, part != told
    for m in _FOR_SOMEBODY.finditer(said):
        if leading_name(m["name"]) == m["name"]:
            return m["name"], False
    return _behind_a_value(said.strip(" .,!")) if said.islower() else None


def _behind_a_value(said: str) -> tuple[str, bool] | None:
    m = _BEHIND_A_VALUE.search(said)
    name = leading_name(m["name"]) if m and m["given"] in GIVEN else None
    return (name, False) if name and m and name.lower() == m["name"] else None


def _corrected(rest: str) -> str | None:
    """The name after "Smith, sorry, Smythe"."""
    later = _CORRECTION.search(rest)
    return leading_name(_without_fillers(rest[later.end() :])) if later else None


def _without_fillers(said: str) -> str:
    fillers = _FILLERS.match(said)
    return said[fillers.end() :] if fillers else said


# "This is sandra pike i need a ride to LaGuardia": who writes "i" small writes a name so, whatever place has capitals.
_SAYS_I_SMALL: Final = re.compile(r"(?<![\w'.])i(?=$|[ ',])")


def _looks_like_one(name: str, said: str, at: int, *, asked: bool) -> bool:
    """After "I'm" and "this is" words count that came with capitals; in all lower case, first and last name at the end."""
    heard = said[at : at + len(name)]
    if is_a_feast(name):
        return False
    if heard[:1].isupper() or not (said.islower() or _SAYS_I_SMALL.search(said)):
        return heard[:1].isupper()
    ends = (
        not said[at + len(name) :].strip(" .,!")
        or said[at + len(name) :].startswith(
            (" and ", ",", " speaking", " here", " from ", " with ", " i'", " i ", " we'", " we ", " my ", " it's ")
        )
        or bool(_A_NUMBER_BEHIND.match(said, at + len(name)))
    )
    words = heard.split()
    if words[0] in _HEDGES:
        return False  # "I'm kinda nervous"
    if any(word.endswith(("ing", "ed", "ly")) and comes_of_another(word) for word in words):
        return False  # "Reed" and "Sterling" come of none
    if len(words) > 1 and (words[0] in GIVEN or (asked and not is_everyday(words[0]))):
        return True  # "I'm Ramona Kent sixty minutes please"
    return ends and (asked or len(words) == 2)


_HEDGES: Final = frozenset(
    words("kinda sorta kind sort pretty really so very super totally quite too still rather all bit always")
)


def _whole(said: str) -> str | None:
    parts = _CORRECTION.split(_IDIOM.sub(" , ", said))
    for part in reversed([p for told in parts for p in _unless_stated(told)]):
        if begins_with_a_thing(part) or _TELLS_OF_IT.match(part.strip()):
            continue
        name = leading_name(_without_fillers(part.strip(" ,.!?")))
        if name and not is_a_feast(name):
            return _whole_after(name, part) or _with_another(name, part)
    return None


# "It loses about an hour a day", "seeds in the morning and fruit at night" name nobody.
_TELLS_OF_IT: Final = re.compile(
    r"(?:(?:please|and|so|well|yes|yeah|but)\s+)*(?:it|they)\s+(?!is\b|was\b|would\b|will\b|should\b|goes\b|go\b|calls?\b|could\b|can\b|might\b|says?\b|reads?\b)[a-z]+\s|"
    r"[a-z]+ (?:in the (?:morning|afternoon|evening)|at (?:night|noon)|every (?:day|week|morning|night|evening))\b",
    re.IGNORECASE,
)


def _with_another(name: str, part: str) -> str:
    """Two people who go by one answer: "Henry and Jill Poole"."""
    _, _, after = part.lower().partition(f"{name.lower()} and ")
    other = leading_name(part[len(part) - len(after) :]) if after else None
    return f"{name} and {other}" if other and _ENDS.match(after[len(other) :]) else name


def _unless_stated(part: str) -> list[str]:
    """A sentence about something is no name, but one may stand beside it: "the dog is nervous, Jo Marsh"."""
    if _DOES.match(part.strip()) or _IS_SO.match(part.strip()):
        return []
    if not states(part.strip()):
        return [part]
    return [p for p in _PARTS.split(part) if p.strip() and not states(p.strip())]


def _whole_after(name: str, said: str) -> str | None:
    """The whole name after a part of it: "Ferrer, Jaume Ferrer"."""
    for part in _PARTS.split(said)[1:]:
        whole = leading_name(_without_fillers(part.strip(" ,.!?")))
        if whole and len(whole) > len(name) and name.lower() in whole.lower().split():
            return whole
    return None


def _letters(spelled: str) -> str:
    doubled = re.sub(r"double\s+(\w)", r"\1 \1", spelled, flags=re.IGNORECASE)
    return "".join(re.findall(rf"(?<!\w){LETTER}(?!\w)", doubled))


def _with_spelling(name: str, letters: str) -> str:
    """Put the spelled word in place of the one that it spells: the one with the same initial, from the end."""
    parts = name.split()
    if len(letters) >= len(name.replace(" ", "")) and letters[0].lower() == name[0].lower() and len(parts) > 1:
        joined = name.replace(" ", "").lower()
        if letters.lower() == joined:
            return name
    for n in range(len(parts) - 1, -1, -1):
        if parts[n][:1].lower() == letters[0].lower():
            return " ".join([*parts[:n], cased(letters), *parts[n + 1 :]])
    return cased(letters) if len(parts) == 1 else " ".join([*parts[:-1], cased(letters)])
