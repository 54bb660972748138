"""What does a caller seem to be saying? When the words stand still a guess at the reply begins, for the turn to take over."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Final

import structlog

from echolink.accounts.account import Bot
from echolink.agent.same_words import is_same
from echolink.calls import metrics
from echolink.calls.call import Call, CallNow, ModelUsage, Turn, TurnKind
from echolink.calls.incoming import Overheard
from echolink.calls.thought import Thought
from echolink.errors import StorageUnavailable

log = structlog.get_logger(__name__)

_MOST_GUESSES: Final = 2  # a turn (design §3)
_NO_LANGUAGE: Final = ""  # whether words have changed; a number word that became a figure has
_MOST_CALLS: Final = 4_000
_MOST_BOTS: Final = 1_000
_TURNS_LOOKED_AT: Final = 50
_LEAST_HITS: Final = 0.3  # of them; a bot whose guesses hit less often makes none any more
_GAPS: Final = 9  # between the latest changes of a caller's words
_STILLER: Final = 1.5  # times their usual gap: then the caller is not between two words any more
_STILLEST_SECONDS: Final = 1.0

Guess = Callable[[Overheard], Awaitable["Guessed | None"]]
"""Begin to think about these words; None where nobody is to."""
Spend = Callable[[Call, ModelUsage], None]


@dataclass(frozen=True, slots=True)
class Guessed:
    """A reply begun for words that were overheard, and the call as it stood then."""

    thought: Thought
    said: str
    now: CallNow


@dataclass(slots=True)
class _Ear:
    """What was overheard of one call's turn."""

    turn: int
    said: str = ""
    sequence: int = -1
    guesses: int = 0
    is_closed: bool = False  # the turn is committed: whatever comes now is late
    changed_at: float | None = None  # on the loop's clock
    gaps: deque[float] = field(default_factory=lambda: deque(maxlen=_GAPS))  # of this caller, in this call
    guessed: Guessed | None = None
    timer: asyncio.TimerHandle | None = None
    beginning: "asyncio.Task[None] | None" = None


@dataclass(slots=True)
class _Record:
    """How the guesses at one bot's latest turns went."""

    hits: deque[bool] = field(default_factory=lambda: deque(maxlen=_TURNS_LOOKED_AT))
    is_off: bool = False


class ThinkingAhead:
    """The guesses of this process. All of it may be lost or be elsewhere: then a turn is slower, never wrong."""

    def __init__(self, guess: Guess, spend: Spend, still_seconds: float) -> None:
        """`still_seconds`: how long a transcript stands unchanged before it is worth a guess. `spend`: told what a guess has
        cost that nobody will hear."""
        self._guess, self._spend, self._still_seconds = guess, spend, still_seconds
        self._ears: OrderedDict[tuple[str, str], _Ear] = OrderedDict()
        self._records: OrderedDict[str, _Record] = OrderedDict()

    def is_worthwhile(self, bot: Bot) -> bool:
        """Whether guesses are to be made for this bot at all: they may, and hit often enough."""
        record = self._records.get(bot.id)
        return bot.think_ahead and not (record is not None and record.is_off)

    def overhear(self, heard: Overheard) -> None:
        """A partial transcript: late ones, and those of a turn that is committed, are not looked at."""
        ear = self._ear(heard)
        if ear.is_closed or heard.turn != ear.turn or heard.sequence <= ear.sequence:
            return
        ear.sequence = heard.sequence
        if is_same(heard.said, ear.said, _NO_LANGUAGE):
            return  # it stands
        loop = asyncio.get_running_loop()
        if ear.changed_at is not None:
            ear.gaps.append(loop.time() - ear.changed_at)
        ear.said, ear.changed_at = heard.said, loop.time()
        self._forget_guess(ear)
        if ear.guesses < _MOST_GUESSES:
            ear.timer = loop.call_later(self._stillness(ear), self._begin, ear, heard)

    def commit(self, now: CallNow, turn: Turn, bot: Bot) -> Thought | None:
        """The turn behind `now` begins: the guess at it, if there is one for the same words and the same state of the call.
        Other guesses are thrown away, and no more are made."""
        ear = self._ears.get(_key(now.call.account_id, now.call.call_sid))
        if ear is None:
            return None
        guessed = ear.guessed
        is_hit = guessed is not None and _fits(guessed, now, turn, bot.language)
        if ear.guesses and not ear.is_closed:
            self._count(bot, is_hit=is_hit)
        if is_hit:
            ear.guessed = None
        self._forget_guess(ear)
        ear.turn, ear.is_closed = turn.turn, True
        return guessed.thought if guessed is not None and is_hit else None

    def close(self) -> None:
        """Throw all guesses away."""
        while self._ears:
            self._forget_guess(self._ears.popitem()[1])

    def drop(self, account_id: str, call_sid: str) -> None:
        """The call is over."""
        ear = self._ears.pop(_key(account_id, call_sid), None)
        if ear is not None:
            self._forget_guess(ear)

    def _ear(self, heard: Overheard) -> _Ear:
        key = _key(heard.account_id, heard.call_sid)
        ear = self._ears.get(key)
        if ear is None or heard.turn > ear.turn:
            gaps = deque[float](maxlen=_GAPS)
            if ear is not None:
                self._forget_guess(ear)
                gaps = ear.gaps
            ear = self._ears[key] = _Ear(heard.turn, gaps=gaps)
        self._ears.move_to_end(key)
        if len(self._ears) > _MOST_CALLS:
            self._forget_guess(self._ears.popitem(last=False)[1])
        return ear

    def _stillness(self, ear: _Ear) -> float:
        """Words that come every 0.4 s stand still for 0.3 s behind each of them: who speaks slowly is waited for longer."""
        usual = median(ear.gaps) if ear.gaps else 0
        return max(self._still_seconds, min(_STILLER * usual, _STILLEST_SECONDS))

    def _begin(self, ear: _Ear, heard: Overheard) -> None:
        ear.timer = None
        ear.guesses += 1
        ear.beginning = asyncio.create_task(self._think(ear, heard))

    async def _think(self, ear: _Ear, heard: Overheard) -> None:
        try:
            ear.guessed = await self._guess(heard)
        except StorageUnavailable:  # told by the storage; the turn itself will need it more
            return
        if ear.guessed is None:
            ear.guesses -= 1

    def _forget_guess(self, ear: _Ear) -> None:
        if ear.timer is not None:
            ear.timer.cancel()
        if ear.beginning is not None:
            ear.beginning.cancel()
        if ear.guessed is not None:
            usage, is_estimated = ear.guessed.thought.throw_away()
            self._spend(ear.guessed.now.call, ModelUsage.thrown_away(usage, is_estimated=is_estimated))
        ear.timer = ear.beginning = ear.guessed = None

    def _count(self, bot: Bot, *, is_hit: bool) -> None:
        metrics.GUESSED_TURNS["hit" if is_hit else "miss"].inc()
        record = self._records.setdefault(bot.id, _Record())
        self._records.move_to_end(bot.id)
        record.hits.append(is_hit)
        if len(record.hits) == _TURNS_LOOKED_AT and sum(record.hits) < _LEAST_HITS * _TURNS_LOOKED_AT:
            record.is_off = True
            log.warning("thinking_ahead_switched_off", bot_id=bot.id, hits=sum(record.hits), turns=len(record.hits))
        if len(self._records) > _MOST_BOTS:
            self._records.popitem(last=False)


def _key(account_id: str, call_sid: str) -> tuple[str, str]:
    return account_id, call_sid


def _fits(guessed: Guessed, now: CallNow, turn: Turn, language: str) -> bool:
    """Whether it was made for the call as it stands, and for what was said. Anything else would be another turn's reply."""
    saw = guessed.now
    is_same_call = (saw.call.id, saw.turn.turn, saw.turn.epoch) == (now.call.id, now.turn.turn, now.turn.epoch)
    is_usable = turn.turn == now.turn.turn + 1 and turn.kind is TurnKind.SPEECH and not guessed.thought.has_failed
    return is_same_call and is_usable and is_same(guessed.said, turn.said, language)
