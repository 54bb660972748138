"""What must a language be able to hear? Each language answers the same questions about what a caller said."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, NamedTuple, Protocol

from echolink.agent.field import Field, Limit


class Act(StrEnum):
    """One thing that a caller does by saying something, besides giving values."""

    BYE = "bye"
    GIVE_UP = "give_up"  # wants none of it any more
    NOTHING_MORE = "nothing_more"
    REPEAT = "repeat"
    HOLD = "hold"  # wants us to wait
    LINE_CHECK = "line_check"  # "hello?", "are you there?"
    GREETING = "greeting"
    ROBOT = "robot"  # asks whether this is a machine
    HUMAN = "human"  # wants a person
    THANKS = "thanks"
    HAS_QUESTION = "has_question"  # says that a question will come
    RECAP = "recap"  # asks what has been noted
    EXISTING = "existing"  # wants to change or cancel what was arranged before this call
    EMERGENCY = "emergency"
    ABUSE = "abuse"
    ORDERS = "orders"  # instructions to the machine itself
    MESSAGE = "message"  # wants to leave a message
    DONT_KNOW = "dont_know"
    ASAP = "asap"  # wants the earliest there is
    START_OVER = "start_over"  # takes back all that was said
    WHY = "why"  # asks what something that we asked for is needed for

    __hash__ = str.__hash__  # an Enum's own is written in Python, and acts stand in sets


class Alone(Enum):
    """What an utterance comes to that is nothing but an answer, with courtesies or without."""

    YES = "yes"
    NO = "no"
    CONTENT = "content"  # there is nothing to be changed: "we're good"
    OVER = "over"  # there is nothing more to come: "that's all"
    COURTEOUS = "courteous"  # "perfect thanks", "see you Friday"


class Found(NamedTuple):
    """A value in a text: where it stands, and how sure its surroundings make it."""

    kind: str
    value: Any  # normal form; None when it names something impossible (30 February)
    start: int
    end: int
    sure: bool = True  # False: a bare number or word, to be believed only when it was asked for
    other: Any = None  # a second reading that fits as well (07:00 beside 19:00)


class Ordered(NamedTuple):
    """A change of an order: something on the list, with how many of it."""

    item: str | None  # as the list has it; None: what was spoken of last; of `unknown`: as it was said
    quantity: int
    # `set` to this number, `add` it, `remove` all, `less` of it, another `number`, so many `times` as much, `make` what was
    # spoken of last this, `only` this shall stay, all `anew`, a `note` of it, another `form` of it, or `unknown`: wanted, and
    # not on the list.
    op: str
    note: str  # how it is wanted: "large, without onions"
    start: int
    end: int
    unit: str = ""  # by what it is counted: "bag" of "two bags of mulch"


class Told(NamedTuple):
    """What a caller tells besides values, each as it was said."""

    things: list[str]  # "a Corolla"
    troubles: list[str]  # "the brakes squeak", "a pair of boots that need new soles"
    places: list[str]  # "in the balcony"
    subjects: Sequence[str] = ()  # "dryer" of "my dryer is broken"


class Introduced(NamedTuple):
    """A person who was named: where the name stands in what was said, and the word for who it is, `own` for the caller."""

    name: str
    start: int
    end: int
    who: str  # empty where it is only told that it is somebody else


class Clause(NamedTuple):
    """A part of what was said."""

    said: str  # as it came, in its own case, on one line
    text: str  # made ready for `find`
    asks: bool  # wants to know something of us, and tells nothing
    words: frozenset[str]  # of the text as it was before anything in it was made blank


class Asking(NamedTuple):
    """What a value is looked for with."""

    now: datetime
    region: str = "US"  # ISO 3166 country of phone numbers and written dates
    caller: str | None = None  # E.164, what "this number" means
    asked: bool = False  # the value was asked for: a bare answer counts
    nouns: tuple[str, ...] = ()  # of kind `count`: what is counted; none: people
    options: tuple[str, ...] = ()  # of kind `choice`
    meanings: tuple[str, ...] = ()  # what the bot says of each option, where it does


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a question is about, as far as a reading can answer it."""

    hours: bool = False
    closing: bool = False  # wants the closing time
    opening: bool = False  # wants the opening time
    weekend: bool = False
    always: bool = False  # of every weekend, and not of this one
    weekdays: tuple[str, ...] = ()  # "on Sundays"
    price: bool = False
    offers: bool = False  # what there is to be had
    sizes: bool = False
    identity: bool = False  # who we are
    stems: frozenset[str] = frozenset()  # what the question's words mean, to find a sentence that fits
    needs: frozenset[str] = (
        frozenset()
    )  # those that the sentence must have: a question for a price is answered by a price
    duration: bool = False
    asks: str = (
        ""  # the kind of sentence that answers, as `Ear.fit` knows it: `where`, `when`, `who`, `soon`, `age`, `needs`
    )
    verb: str = ""  # the stem of what is done, where that matters: "do you rent mats"
    reopens: bool = False  # when a time is over in which we are closed
    areas: bool = False  # which places are served
    refers: bool = False  # speaks of something by "that" or "it"
    lately: Mapping[str, int] = field(default_factory=dict)  # stems of what was named before it, the last one highest
    age: int | None = None  # years, of somebody for whom it is asked
    own: frozenset[str] = frozenset()  # stems of what is the caller's: "for my stove", of which no context speaks
    beside: frozenset[str] = frozenset()  # stems of what was told in the same breath, of those that the context has
    said: str = ""  # the question
    told: str = ""  # what was said besides, in the same breath
    days: frozenset[int] = frozenset()  # weekdays for which it is asked, Monday is 0
    extreme: int = 0  # -1: the cheapest is asked for, 1: the dearest
    contents: bool = False  # what there is in it: "what do I get with the gold one"
    compares: bool = False  # how several things differ
    selects: bool = False  # which of several things: "which of them is gluten free"
    measured: tuple[tuple[float, str], ...] = ()  # numbers told beside the question, with what they count or measure


class Entry(NamedTuple):
    """One of the things of which a context tells, and what it tells of that one."""

    said: str  # "Yin Tue 7pm"
    head: str  # what stands before all of its list: "Classes: "
    stems: frozenset[str]
    days: frozenset[int]  # weekdays, Monday is 0; empty where none is told
    ages: tuple[int, int] | None  # the lowest and the highest, where told


class Tied(NamedTuple):
    """When there is one of several things to choose from."""

    days: frozenset[int]  # weekdays, Monday is 0
    times: tuple[str, ...]  # those that are told; none: any time


class Rule(NamedTuple):
    """What the context tells of one of several things to choose from, and of no other."""

    said: tuple[str, ...]  # as it is written
    limits: tuple[Limit, ...] = ()
    hours: Mapping[str, Any] = {}  # as in a Reading
    last: str = ""  # HH:MM, after which it cannot begin
    notice_minutes: int = 0


class Fault(NamedTuple):
    """What is called wrong in what was read back, and what takes its place or an empty string."""

    of: str
    anew: str


class MoreOf(Protocol):
    """By how many a count grows or, below zero, shrinks, of what, and where that stands in the text."""

    @property
    def by(self) -> int: ...
    @property
    def of(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Ear(Protocol):
    """Hears one language."""

    def plain(self, said: str) -> str:
        """An utterance without what belongs only to speaking: hesitations before it, courtesies behind it, words said twice."""

    def clauses(self, said: str) -> list[Clause]:
        """The parts of an utterance: those that ask us, and those that tell."""

    def together(self, clauses: Sequence[Clause]) -> Clause:
        """Parts as one that tells."""

    def is_no_more(self, besides: str) -> bool:
        """Whether nothing is left of an utterance besides what it does so."""

    def besides(self, said: str, done: Set[Act]) -> str:
        """An utterance without the words by which it asks us to wait, to say it again, or what we are."""

    def acts(self, said: str) -> frozenset[Act]:
        """What the utterance does besides giving values."""

    def agreement(self, said: str) -> bool | None:
        """True for a yes, False for a no, None for neither: by how the answer begins, "yes, but make it eight" is a yes.

        A yes that is taken back in part is a no: "that's right, except the name".
        """

    def only_answers(self, said: str) -> Alone | None:
        """What the whole of an utterance comes to as an answer to a question for a yes; None where there is more in it."""

    def wants_more(self, said: str) -> bool:
        """Whether a yes to "Anything else?" is the wish for more: "yes please", and not "great, okay"."""

    def is_comment(self, said: str) -> bool:
        """Whether it is a comment that answers nothing: "that's a shame", "makes sense"."""

    def may_change(self, said: str) -> bool:
        """Whether any of the words may put right what was arranged: "thanks, but make it eight"."""

    def without_courtesies(self, said: str, *, at_the_end: bool) -> str:
        """An utterance without set phrases that hold no value: "have a good one"; at the end of a call, "see you Friday"."""

    def reserved(self, said: str) -> bool:
        """Whether a yes comes with a wish to change or add something, so that it is not yet the last word: "yes, but …"."""

    def reservation(self, said: str) -> str | None:
        """The wish that comes with a yes: "can you make it outside"; None for what may be a correction."""

    def may_hold(self, kind: str, clause: Clause, *, asked: bool) -> bool:
        """Whether to look for values of a kind, `asked` for or not: False where there can be none."""

    def find(self, kind: str, clause: Clause, asking: Asking) -> list[Found]:
        """Values of a kind in a clause that may hold some; in `clause.text`, places of values already taken are blank."""

    def digits(self, said: str) -> str:
        """The digits that were dictated, in whole or in part."""

    def is_about_arranged(self, goal: str) -> bool:
        """Whether a goal is for what has been arranged already: "Move a patient's appointment"."""

    def alike(self, known: str, new: str) -> bool:
        """Whether two names sound so alike that one may be the other put right."""

    def replaced(self, known: str, said: str) -> str | None:
        """A text that is known with a part of it put right by name: "it's Tom, not Tim"."""

    def asked_for(self, question: str) -> str | None:
        """Whom a question is after, "is she in tomorrow": a name, "" for a pronoun; None for another question."""

    def tells_when_in(self, sentence: str) -> bool:
        """Whether a sentence says when somebody is there: "Dr. Amsel is away until Monday"."""

    def fault(self, said: str) -> Fault | None:
        """What is called wrong, and what takes its place or "": "the zip is wrong, it's 10027"; None where nothing is."""

    def lettered(self, known: str, clause: Clause) -> str | None:
        """A name as a letter told changes it, "it's with a K"; "" where its place is open, None where none is told."""

    def more(self, text: str) -> "MoreOf | None":
        """By how many a count changes: "two more people", "one less"."""

    def comers(self, text: str) -> "MoreOf | None":
        """The same without a count of those who come: "grandma comes too", "plus two"."""

    def other_number(self, text: str) -> tuple[int, int] | None:
        """Which number takes the place of which: "five instead of three" → (5, 3)."""

    def in_all(self, text: str, total: int, after: int) -> int:
        """Where the sum ends that is told behind such a change."""

    def as_name(self, said: str) -> str:
        """With capitals."""

    def end_told(self, said: str) -> str:
        """The digits with which a number that is known ends, or begins, after all: "the last two are 4 8"."""

    def put_right(self, number: str, part: str, said: str) -> str:
        """A number with these digits at the end or the start of which was spoken."""

    def only_figures(self, clause: Clause) -> str:
        """The figures of what was said where it is nothing else: a code, read out; else empty."""

    def joined(self, digits: str, part: str, said: str, region: str) -> str:
        """Two parts of a number in their order: an area code that is told later comes first."""

    def spoken_in(self, text: str) -> tuple[int, int]:
        """Where the most figures are dictated in a row, with the words among them: "oh one double two"."""

    def lacks_area_code(self, digits: str, region: str) -> bool:
        """Whether these are all figures of a local number but its area code."""

    def number(self, digits: str, region: str) -> str | None:
        """The E.164 number that dictated digits make; None while they make none."""

    def corrects(self, between: str) -> bool:
        """Whether these words between two values take the first one back."""

    def behind_a_correction(self, between: str) -> str:
        """The words behind a value that was just put right, without those that only say so: ", I mean, until"."""

    def spans(self, before: str, after: str) -> bool:
        """Whether the words up to one time and on to the next make them begin and end: "from four" " till nine"."""

    def refuses(self, before: str) -> bool:
        """Whether these words before a value say that it is not meant."""

    def takes_back(self, clause: Clause) -> bool:
        """Whether it only sounds like a question: "did I say ten, I meant eleven"."""

    def is_hindered(self, before: str) -> bool:
        """Whether the day or time after these words is one that does not work any more: "I can't make it on"."""

    def misspoke(self, before: str) -> bool:
        """Whether the value after these words was said by mistake, and another follows: "sorry, I said"."""

    def puts_right(self, before: str, after: str) -> bool:
        """Whether the words around a bare value make it take the place of a known one, and tell no more: "no, make it five"."""

    def changed_to(self, before: str) -> bool:
        """Whether the words before a value say that it takes the place of another: "change it from six to"."""

    def offers_both(self, between: str) -> bool:
        """Whether these words between two values leave both open."""

    def kinds_named(self, said: str) -> frozenset[str]:
        """Kinds of value that are called by their name: "the time is wrong"."""

    def same(self, said: str) -> frozenset[str]:
        """Kinds whose value is to stay as it is: "same day, an hour later" keeps `date`."""

    def which(self, said: str) -> str | None:
        """Which of the values put forward is taken: `first`, `second`, `third`, `last`, `earliest`, `latest` or `either`."""

    def persons_alike(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """What a count counts, with other words for the same where these are persons."""

    def tied(self, option: str, sentence: str) -> Tied | None:
        """The weekdays and times to which a sentence of the context ties an option."""

    def rule_of(self, option: str, options: Sequence[str], sentences: Sequence[str]) -> Rule | None:
        """What sentences of the context tell of one option alone; None where that is nothing which bounds it."""

    def is_of(self, limit: Limit, field: Field) -> bool:
        """Whether a field counts or measures what a limit is told of."""

    def is_region(self, area: str) -> bool:
        """Whether a place that is served has towns of other names in it."""

    def names_state(self, clause: Clause) -> str:
        """The state that a caller names, in lower case; empty where none is named."""

    def place_named(self, clause: Clause) -> str:
        """The town or district where a caller says that something is to be done; empty where none is named."""

    def does_without(self, clause: Clause) -> bool:
        """Whether something is not wanted, in words that may also give up the whole call: "no, I don't need that"."""

    def wished(self, text: str) -> frozenset[str]:
        """The stems of the thing that is wished for; none where it could be anything."""

    def is_like(self, thing: frozenset[str], names: Sequence[str]) -> bool:
        """Whether a thing goes by one of these names, in part or in another form."""

    def request(self, said: str, *, is_open: bool) -> str | None:
        """Whether somebody wants to `book`, to `reschedule` or to `cancel`; `is_open`: nothing of it is known yet."""

    def half_of_day(self, said: str) -> str | None:
        """`am` or `pm`, where a part of the day is named."""

    def kind_asked(self, question: str) -> str | None:
        """The kind of value that an agent's question asks for."""

    def is_day_of_month(self, text: str) -> bool:
        """Whether a day is told without its month: "the 23rd"."""

    def tells_of_the_past(self, before: str, said: str, after: str) -> bool:
        """Whether a day is told as one that is over: "since Thursday", "I bought it on the 3rd", "two days ago"."""

    def is_of_an_event(self, before: str, day: str) -> bool:
        """Whether a day after these words is that of an event: "the party is on the 5th", "two pies for Thanksgiving"."""

    def reckons(self, text: str) -> bool:
        """Whether a day is told by another: "the Thursday before"."""

    def names_weekday(self, text: str) -> bool:
        """Whether a day is told by its weekday alone: "till Monday", neither "tomorrow" nor "Monday the 23rd"."""

    def is_bare_weekday(self, text: str) -> bool:
        """Whether it is a weekday and nothing else: "Friday", and not "next Friday"."""

    def names_month(self, text: str) -> bool:
        """Whether a day is told with its month, so that no other month is meant."""

    def from_now(self, text: str) -> tuple[int, int, int] | None:
        """(120, start, end) for "in two hours": minutes, and where that stands; None for days. `text` of a clause."""

    def shift(self, said: str) -> tuple[str, int] | None:
        """(`time`, minutes) or (`date`, days) by which a value is to be moved: "an hour later", "the day before".

        None without an amount: "a bit later".
        """

    def role(self, before: str, after: str, roles: Collection[str]) -> str | None:
        """Which role, of those in question, the words around a value give it: `start`, `end`, `old` or `new`."""

    def whose_name(self, before: str) -> str | None:
        """Whether the words before a name make it the caller's `own` or some `other`'s."""

    def is_own_name(self, label: str) -> bool:
        """Whether a field for a name is for that of the caller: "the owner's name"."""

    def whom_wanted(self, said: str) -> str:
        """Who is asked for by name or part, as in "could I speak to Ms Adeyemi"; empty where anybody would do."""

    def names_whom_to_ask(self, clause: Clause) -> bool:
        """Whether somebody is named to ask for: "ask for Mr. Brown"."""

    def lasts(self, said: str) -> int | None:
        """How many days or nights something is to last: "for three nights", "for a week"."""

    def only_small_words(self, said: str) -> bool:
        """Whether there is nothing but yes, no and the small words around them."""

    def denies(self, said: str) -> bool:
        """Whether there is a no in it: "no helmet needed"."""

    def whether_so(self, label: str, clause: Clause, *, asked: bool) -> bool | None:
        """What a part answers, without a yes or a no, to whether somebody is new, or attends; None for other questions."""

    def affairs(self, text: str) -> list[tuple[int, int]]:
        """Where in a text from `Clause.text` a caller tells what is on besides: "we have the Monday off"."""

    def denies_of(self, said: str, stems: frozenset[str]) -> bool:
        """Whether it denies what these words speak of, and not something beside it."""

    def asked_to_tell(self, clause: Clause) -> str | None:
        """What is to be told to somebody: "tell Mr. Brown that I called"."""

    def asks_for_a_time(self, clause: Clause) -> str | None:
        """Of whom or what it asks whether it is free at a time that is named, "" for us; None for other questions."""

    def asks_for_the_soonest(self, clause: Clause) -> bool:
        """Whether it asks for the earliest time there is: "when's your next opening"."""

    def is_a_person(self, who: str, context: str) -> bool:
        """Whether these words of a question name somebody."""

    def for_whom(self, text: str) -> str | None:
        """Whether something is for men, women or children: "it's for my husband"."""

    def is_for(self, option: str, whom: str) -> bool:
        """Whether an option names those as whom it is for."""

    def has_form_of_question(self, clause: Clause) -> bool:
        """Whether it begins as a question does, even if it wishes for something."""

    def adds(self, text: str) -> bool:
        """Whether something comes on top of what was wanted: "also", "add"."""

    def tells_who_was_named(self, clause: Clause) -> bool:
        """Whether a message is for somebody who was named before: "tell him the papers are in the mail"."""

    def remark(self, clause: Clause) -> str | None:
        """What a caller wishes or tells besides: "by the window if possible", "one of us is allergic to nuts"."""

    def may_ask(self, clause: Clause) -> bool:
        """Whether a wish may be a question as well: "can we take photos"."""

    def wonders_about_offer(self, question: str) -> bool:
        """Whether a question is for something to be had here: "do you do manicures"."""

    def intends(self, said: str) -> bool:
        """Whether the caller tells what they will do, or wants done, so that it is no address: "I'll send the other one"."""

    def states(self, said: str) -> bool:
        """Whether a sentence says something of somebody or something: "the staircase is narrow"."""

    def parts(self, said: str) -> list[str]:
        """A sentence parted at its commas and its "and"."""

    def as_heard(self, said: str) -> str:
        """The text of a clause that says this."""

    def chosen(self, said: str) -> str | None:
        """What is taken after all: "no, you know what, I'll take the second"."""

    def often(self, label: str, said: str) -> str | None:
        """ "Every two weeks", for a field that asks how often something is to be."""

    def labelled(self, label: str, clause: Clause) -> str | None:
        """What is told under the name of a field: "the company is Chen Logistics"."""

    def pieces(self, said: str) -> list[str]:
        """An utterance parted where a new sentence begins, with or without a sign, each without its lead-in."""

    def without_joint(self, piece: str) -> str:
        """A piece of a sentence without the words at its end that lead on: "an old sofa on the"."""

    def told(self, pieces: Sequence[str]) -> Told:
        """What of some pieces names a thing, says what is the matter, or names a place."""

    def sort_told(self, label: str) -> int | None:
        """Which sort of answer a text field with these words asks for, of those that show by their form; None: another."""

    def may_be_told_openly(self, label: str) -> bool:
        """Whether a caller may begin with what a text field asks for: not with a size, a code, or what there is besides."""

    def will_not_do(self, before: str, after: str) -> bool:
        """Whether a day between these words is one that is not wanted: "Thursday's out"."""

    def asks_for_pets(self, label: str) -> bool:
        """Whether a field asks which animals somebody has, whose names are none of the caller's."""

    def asks_for_words(self, label: str) -> bool:
        """Whether a text field asks for words to be written as they are: "the text on the sign"."""

    def told_for(self, label: str, pieces: Sequence[str]) -> str | None:
        """What of some pieces is of that sort: "for a week" for "since when"."""

    def may_answer(self, label: str, piece: str) -> bool:
        """Whether a piece of what was said can be the answer to a text field with these words, or a part of it."""

    def bare(self, label: str, piece: str) -> str:
        """A piece that answers a field with these words, without what only leads to it: "a poodle" of "he's a poodle"."""

    def own_words(self, label: str) -> frozenset[str]:
        """The stems of a field's words that tell what it asks for."""

    def takes_remarks(self, label: str) -> bool:
        """Whether a text field is for whatever else there is to know: "special needs"."""

    def phrase_with(self, label: str, said: str) -> str | None:
        """The noun phrase with a word of a text field's own: "the front door" for "which door"."""

    def speaks_of_a_thing(self, piece: str) -> bool:
        """Whether the subject of a piece has a name: "my speaker crackles"."""

    def goes_on(self, piece: str) -> bool:
        """Whether a piece says more of what was told before: "it just says paper jam"."""

    def background(self, clause: Clause) -> list[tuple[int, int]]:
        """Where in the text of a part the story around the call is told, and nothing wished for."""

    def asks_for_a_thing(self, label: str) -> bool:
        """Whether "a Corolla" may answer a text field: "which device"."""

    def asks_for_a_make(self, label: str) -> bool:
        """Whether a text field is for who made a thing: "the brand"."""

    def asks_for_a_place(self, label: str) -> bool:
        """Whether "by the window" may answer a text field: "the seats"."""

    def asks_for_an_inscription(self, label: str) -> bool:
        """Whether a field with that label is for words that shall stand on something."""

    def asks_for_an_order(self, label: str) -> bool:
        """Whether a text field is for things to be had, of which there may be several: "what they want"."""

    def ordered_lines(self, said: str) -> str | None:
        """What is ordered in the form of a wish: "can I get a BLT and two Cokes" → "a BLT and two Cokes"."""

    def order_told(self, said: str) -> str:
        """An order without the words around it: "put me down for two teas, please" → "two teas"."""

    def changes_an_order(self, clause: Clause, options: tuple[str, ...]) -> bool:
        """Whether something on a list is changed, in words made for it: "could you swap the coke for a tea"."""

    def amended(self, known: str, said: str, *, adds: bool) -> tuple[str, str] | None:
        """An order in the caller's own words after a change of it, and what else was said; None where nothing is changed.

        `adds`: things may be added, too, and counted anew.
        """

    def without_when(self, text: str) -> str:
        """Without the words by which a part of a day or of the week is named: "sometime", "afternoon"."""

    def bare_lines(self, said: str) -> str | None:
        """What is ordered by its name alone: "twenty red balloons"."""

    def asks_openly(self, question: str) -> bool:
        """Whether a question leaves the answer open: "What happened?", and not "Which door?"."""

    def asks_by_measure(self, label: str) -> bool:
        """Whether a field's words ask how often, how big or how long, so that other words in common tell nothing."""

    def is_matter(self, words: str) -> bool:
        """Whether these words name what a call is about: a reason, a problem, a message."""

    def begins_an_email(self, said: str) -> bool:
        """Whether this may be the first part of an e-mail address."""

    def is_inside(self, before: str) -> bool:
        """Whether figures after these words are those of a room or the like: "hospital room"."""

    def wishes_for_a_way(self, clause: Clause) -> bool:
        """Whether it asks for somebody or something to be brought: "can you take it to the dealer"."""

    def places(self, clause: Clause) -> list[Found]:
        """Places without a house number: "at the Elks Lodge on Main Street"."""

    def place_of(self, address: str) -> str:
        """The town or district that an address names; empty where it names none."""

    def may_be_address(self, said: str) -> bool:
        """Whether an answer to the question for an address may be one: "the old mill on the canal", and not "just the sofa"."""

    def asks_for_a_code(self, label: str) -> bool:
        """Whether a field is the number or the code of something: "the order number"."""

    def codes(self, clause: Clause, label: str, *, asked: bool) -> list[Found]:
        """Codes in a part of an utterance, for a field of that label; where they stand in what was `said`."""

    def counts_next(self, after: str, nouns: Sequence[str]) -> bool:
        """Whether the number right before this text counts what has one of these names: "three" of "three locations"."""

    def counts_us(self, before: str) -> bool:
        """Whether the number right behind this text is of persons, whatever was asked: "we might be"."""

    def is_ordered(self, nouns: Sequence[str]) -> bool:
        """Whether something is told by its place in a row: "the third floor"."""

    def are_windows(self, options: Sequence[str]) -> bool:
        """Whether all options are spans of hours: "8-12"."""

    def introduced(self, said: str) -> Sequence[Introduced]:
        """Persons who are named in one breath: "I'm Ruth Adler, it's for my son Ben"."""

    def is_called(self, who: str, label: str) -> bool:
        """Whether a field's words name a person who was told as `who`: "my daughter" is the child."""

    def sizes(self, text: str) -> Found | None:
        """Two or three lengths in one: "80 by 120" → (80, 120)."""

    def is_length(self, nouns: Sequence[str]) -> bool:
        """Whether a number with these words is a width, a height or the like."""

    def withholds(self, said: str) -> bool:
        """Whether the caller wishes not to tell what was asked for: "you have it on file", "can I tell you that later"."""

    def in_order(self, address: str) -> str:
        """A spoken address with its number in figures; what is none, "the airport", stays as it is."""

    def journey(self, said: str) -> tuple[str, str] | None:
        """Where a way begins and ends: "from 12 Elm Street to the airport"."""

    def heads_for(self, said: str) -> str | None:
        """Where a way ends, told without where it begins: "a cab to the airport"."""

    def ordered(self, clause: Clause, options: tuple[str, ...], *, asked: bool) -> list[Ordered]:
        """What of the options is wanted, how many of it, or no more."""

    def with_it_named(self, text: str, item: str) -> str:
        """The text of a clause with a thing's name where it only points to it: "one of those"."""

    def in_form(self, item: str, form: str, options: tuple[str, ...]) -> str | None:
        """The option that is the same in another form: "small fries" of "large fries" and "small"; None where there is none."""

    def declines(self, said: str) -> bool:
        """Whether what a business answers is a no: "sorry, seven is taken"."""

    def names_apart(self, clause: Clause) -> list[Found]:
        """The names of several people, told in one breath; none where there is one at most."""

    def same_name(self, known: str, new: str, said: str) -> str:
        """The name that is meant, when a part of a known one is said anew."""

    def may_be_a_name(self, said: str) -> bool:
        """Whether any of the words could be a part of a name."""

    def weekday_after(self, said: str) -> tuple[int, int] | None:
        """The weekday (Monday is 0), and 1 or -1: "not Tuesday, the one after"; None for what says no such thing."""

    def parts_moments(self, between: str) -> bool:
        """Whether a day and a time of day with these words between them belong to two appointments."""

    def minutes_past(self, said: str) -> int | None:
        """How far past the hour, where no hour is named: "half past, not quarter past"."""

    def points(self, text: str, end: int) -> bool:
        """Whether what ends at a place of a clause's text only points at something: "that's the one"."""

    def spelled_anew(self, known: str, clause: Clause) -> Found | None:
        """A known name, whole, with one part of it as the clause spells it letter by letter."""

    def respelled(self, known: str, clause: Clause) -> Found | None:
        """A known name as it is corrected where it was read back: "it's Petersen" for "Anna Peterson"."""

    def reason(self, clause: Clause, *, whole: bool) -> str | None:
        """What the caller says that it is about, without having been asked; `whole`: all of it, as for a message."""

    def may_be_a_question(self, clause: Clause) -> bool:
        """Whether a wish may as well be the question whether that is possible."""

    def rules_out(self, sentence: str, said: str) -> bool:
        """Whether a sentence of the context says that there is not what somebody speaks of."""

    def is_over_by_closing(self, sentence: str) -> bool:
        """Whether all that begins has to end before it closes."""

    def fit(self, kind: str, sentence: str) -> int:
        """2 where a sentence says outright what a question of the kind asks for, 1 where it may answer it, 0 where it cannot."""

    def topic(self, question: str) -> Topic:
        """What a question wants to know."""

    def same_asked_of(self, said: str) -> str:
        """What the last question is asked of once more: "and what about the double"; empty where nothing is."""

    def stems(self, said: str) -> frozenset[str]:
        """The words that carry meaning, without their endings; words that mean the same are one."""

    def entries(self, sentence: str) -> tuple[Entry, ...]:
        """The single things of which a sentence of the context tells."""

    def lists_what_is_asked(self, question: str, sentence: str) -> bool:
        """Whether a sentence lists with what something is done: "we take Delta and Cigna" for "do you take Aetna"."""

    def price_pointed_at(self, said: str) -> int | None:
        """The price, in cents, by which one of several things is called: "the fifty dollar one"."""

    def days_of(self, said: str) -> frozenset[int]:
        """The weekdays that a text names, Monday is 0."""

    def whether_may_join(self, question: str) -> bool:
        """Whether a question asks if somebody may take part."""

    def months(self, said: str) -> frozenset[int]:
        """The months that a text names, January is 1."""

    def total_for(self, question: str, told: str, sentences: Sequence[str]) -> int | None:
        """What persons of several ages pay together, in cents: "two adults and a nine-year-old"; None where it is not told.

        `told` is what was said beside the question."""

    def age_told(self, said: str) -> int | None:
        """The age of somebody who is spoken of, in years."""

    def price_at(self, age: int, sentence: str) -> str:
        """The part of a sentence of the context that tells a price for an age; empty where there is none."""

    def measured(self, said: str) -> tuple[tuple[float, str], ...]:
        """The numbers that a text tells, each with what it counts or measures."""

    def price_for(self, told: Sequence[tuple[float, str]], sentences: Sequence[str]) -> str:
        """The part of these sentences that tells the price for one of these numbers; empty where there is none."""

    def holds(self, told: Sequence[tuple[float, str]], part: str) -> bool | None:
        """Whether a part of a list holds one of these numbers within its bounds; None where it has no bounds for them."""

    def is_graded(self, sentence: str) -> bool:
        """Whether a sentence tells a price for a number of something."""

    def other_lengths(
        self, chosen: Sequence[str], services: Sequence[Mapping[str, Any]]
    ) -> tuple[str, str, tuple[str, ...]] | None:
        """The kind and the length that are not had together, of what was chosen, and the lengths that there are of the kind."""

    def is_bracket(self, name: str) -> bool:
        """Whether what has a price is an age, and no thing: "kids under 12"."""

    def breaks(self, clause: Clause, limit: Limit) -> bool:
        """Whether a number that is told is one that a limit rules out."""

    def price(self, service: Mapping[str, Any]) -> str:
        """A service's price as it is spoken; empty when it has none."""
