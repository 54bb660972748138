"""What can be heard in what a caller said: acts, values, clauses, questions, and the rest that every language gives alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, Final, NamedTuple, Protocol

from echolink.agent.field import Limit


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
    is_bare: bool = False  # without a number: of what is ordered already it says nothing new


class Told(NamedTuple):
    """What a caller tells besides values, each as it was said."""

    things: list[str]  # "a Corolla"
    troubles: list[str]  # "the brakes squeak", "a pair of boots that need new soles"
    places: list[str]  # "in the balcony"
    subjects: Sequence[str] = ()  # "dryer" of "my dryer is broken"


class Named(NamedTuple):
    """A phrase that may name a thing, and what stands around it."""

    phrase: str  # as it was said, without "the" and "my"
    is_led: bool  # "the dryer", "my dryer"
    is_own: bool  # "my dryer" is had, and of "three seats" there are some: neither is what is wished for by itself
    is_wished: bool  # "I need winter tires", "for a haircut", "my car"
    is_alone: bool  # nothing stands beside it between two signs


TO_WHOM: Final = "recipient"  # who is to be told something


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
    had: frozenset[str] = (
        frozenset()
    )  # stems of what is asked for at a place: gluten, in "does the cafe have anything gluten free"
    names: bool = False  # does nothing but name a thing: "what's a comforter again"
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


class Swap(NamedTuple):
    """What was known with one thing in another's place, which those are, and what is told behind it."""

    known: str
    old: str
    new: str
    rest: str  # what is told besides
    behind: str  # all that is said behind it


class Reworded(NamedTuple):
    """What is taken back, in the words in which it was told or by its name, and what takes its place.

    `old` is empty where only words as "I misspoke" take something back; `way` tells in which way the new is told.
    """

    old: str
    new: str
    way: str  # "whole": in a sentence of its own, "about": as what it is about, "part": as a thing, "bare": as none of these
    is_sure: bool  # it is taken back beyond doubt, and not by a "sorry" or a "no" that may be said of anything


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
