"""Which words can a name consist of, and where does one end that begins here?"""

import re
from typing import Final

from echolink.agent.english.given_names import GIVEN
from echolink.agent.english.words import words

_TITLES: Final = words("mr mrs ms miss mister missus dr doctor prof professor sir madam lady lord")
_PARTICLES: Final = frozenset(words("de da di del della van von der den le la dos du ten ter bin al el y e o st"))
# Words that no name consists of: where one of them begins, the name has ended.
_NO_NAME: Final = frozenset(
    words(
        """
    pity shame bummer bad shoot bother rats crap
    ha hah haha hahaha hehe lol wow woah whoa gosh golly goodness god jesus jeez geez gee ugh argh phew yikes damn dang darn
    heck hell oops whoops yay hooray ouch idea clue honest honestly anyway anyways machine robot computer human thing
    gotcha nice lovely perfect excellent brilliant awesome cool fantastic wonderful fair terrific
    regarding concerning a about actually after afternoon again ago all almost alone already alright also am an and another any
    anybody anyone anything appointment are around as ask at available back be because been before being book
    booking both but by call called calling can cancel change coming confirm correct could currently day days
    deal did different do does doing don't done down eight email eleven else enough even evening ever every
    everything exactly few fifteen fifty fine first five for forty four free from get getting give go going good
    got great guess half had has have having he hello hey hi help her nah instead here hi him his hold hope hour hours how i i'd
    i'll i'm i've if in inquiring interested into is it it's its just kind know last late later leaving let like
    little long look looking lot made make making many maybe me mean message might mine minute minutes moment
    month more morning most much my myself name named need never new next night nine no nobody none nope not
    nothing now number of off oh ok okay on once one only open or order other our out over party people perhaps
    person phone phoning please possible problem put question quick quite ready really reservation reserve right
    said say says second see seven she should since sir six so some somebody someone something sorry soon speak
    speaking spell spelled still stuff sure table take talk ten than thank thanks that that's the their them
    then there these they thing things think thirty this those three through till time to today together
    tomorrow tonight too trying twelve twenty two uh um under until up us use using very visit wait waiting want
    wanted wants was we we'd we'll we're week well were what what's when where which while who why will with
    won't would wrong yeah year yep yes yesterday yet you your yours you're zero monday tuesday wednesday
    thursday friday saturday sunday january february march october november december noon midnight weekend
    afraid happy glad unable able excited busy o'clock near during per via without
    add hang hold pick drop remove take send bring order ordered tell ask reads swap skip leave keep hear heard listen
    repeat start begin stop finish pay cost costs sounds work works fit fits suit suits bring brings wish prefer expect
    swears recommends recommended suggested insists needs gets likes loves hates takes gives goes comes keeps thinks told went
    ideal amazing super superb terrific appreciated cheaper better best easier weather arrive arriving
    sick broken fixed cold hot free ago ready urgent immediately asap whatever whenever wherever anytime sometime
    starts begins stops ends fair hm hmm mhm mm huh close nearly same e-mail email's mail
    thirteen fourteen sixteen seventeen eighteen nineteen forty sixty seventy eighty ninety hundred thousand
    two's three's four's five's six's seven's eight's nine's ten's eleven's twelve's
    passed away died lives lived turned
    am pm a.m p.m st nd rd th plus minus double triple treble zero
    """
    )
)
_PLACES: Final = frozenset(words("county avenue street boulevard township airport state"))  # "Putnam County" is nobody
_SURNAMES: Final = frozenset(words("close huh long day may little good ten noon"))
_SURNAMES_BY_EAR: Final = frozenset(words("huh long day little"))
LETTER: Final = r"[^\W\d_]"
_CONTRACTED = re.compile(
    r"^(?:she|he|it|that|there|who|what|here|let|we|they|you|i)['’]|n['’]t$|\w['’]s$", re.IGNORECASE
)
_INITIAL = re.compile(rf"{LETTER}\.")
_FIRST_LETTER = re.compile(rf"(^|[-'’])({LETTER})")
_PREFIXED = re.compile(r"^(Mc|O')(\w)")
WORD = re.compile(rf"{LETTER}[\w'’.-]*", re.UNICODE)
MOSTWORDS: Final = 5


def leading_name(said: str) -> str | None:
    """The name with which a text begins: up to five words, to the first that is none."""
    name: list[str] = []
    at = 0
    for m in WORD.finditer(said):
        gap = said[at : m.start()]
        if (name and gap.strip() not in ("", "-")) or (not name and gap.strip()):
            break
        word = m.group().rstrip("'’-")
        is_title = word.lower().rstrip(".") in _TITLES
        bare = word if is_title or _INITIAL.fullmatch(word) else word.rstrip(".")
        if not may_stand_in_a_name(bare, name) or len(name) == MOSTWORDS or _CONTRACTED.search(bare):
            break
        name.append(bare)
        at = m.start() + len(word)
        if word != bare:
            break
    while len(name) > 1 and name[-1] in _PARTICLES:
        name.pop()
    if all(word.lower().rstrip(".") in _TITLES for word in name) or (name and name[-1].lower() in _PLACES):
        return None
    return " ".join(cased(word, first=n == 0) for n, word in enumerate(name))


def may_stand_in_a_name(word: str, before: list[str]) -> bool:
    """Whether a word can go on with a name; some surnames are everyday words: "Chris Long"."""
    lower = word.lower()
    if lower not in _NO_NAME:
        return True
    if not before or lower not in _SURNAMES:
        return False
    return word[:1].isupper() or (lower in _SURNAMES_BY_EAR and before[-1].lower() in GIVEN)


def is_whole_name(name: str) -> bool:
    """Whether somebody is named with a common given name and a surname: "Hugo Marsh"."""
    first, _, last = name.lower().partition(" ")
    return bool(last) and first in GIVEN


def cased(word: str, *, first: bool = True) -> str:
    lower = word.lower()
    if not first and lower in _PARTICLES:
        return lower
    if not (word.islower() or (word.isupper() and len(word) > 2)):
        return word
    cased = _FIRST_LETTER.sub(lambda m: m.group(1) + m.group(2).upper(), lower)
    return _PREFIXED.sub(lambda m: m.group(1) + m.group(2).upper(), cased)
