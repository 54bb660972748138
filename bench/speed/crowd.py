"""How many calls at once does a small machine carry, and does a turn cost more among many? Up, until it is too much."""

from collections.abc import Mapping, Sequence
from typing import Final

from bench.driver.caller import Pace, Target
from bench.driver.level import Level, percentile

from .field import MODEL_AS_IT_COMES, Asked, field
from .interleaved import interleaved
from .row import Row, number, seen

_FEW: Final = 10
_LEVELS: Final = (200, 500, 1_000, 1_500)
_AIM: Final = 1_000
_MOST_MS: Final = 1_000.0
_MORE_CPU: Final = 1.15
_MOST_KB_A_CALL: Final = 60.0
_PACE: Final = Pace(barges_in=True)
_WARM_SECONDS: Final = 10.0
_HOW: Final = (
    "SQLite, one server process; nothing is bound to a core, callers and fake model share the two with the server"
)


async def measure(asked: Asked) -> Sequence[Row]:
    """Callers who are not overheard wait for the model; those who are cost guesses: both climb. The peer climbs beside them."""
    async with field(asked, is_pinned=False) as at:
        await at.model_is(MODEL_AS_IT_COMES)
        climbers = (at.ours, at.overheard, at.plain)
        few = {target.name: await _level(target, _FEW, asked) for target in (at.ours, at.plain)}
        climbed = await _climb(climbers, asked)
    ours, overheard, plain = (target.name for target in climbers)
    notes = [_HOW, *(seen(level) for levels in climbed.values() for level in levels)]
    reached = min(carried(climbed[ours]), carried(climbed[overheard]))
    return [
        Row(
            "concurrent calls, a turn each 8 s, on 2 cores, with p95 of the first words ≤ 1 s",
            f"≥ {_AIM:,}",
            f"{carried(climbed[ours]):,} without partial results, {carried(climbed[overheard]):,} with",
            _peer(climbed[plain]),
            reached >= _AIM,
            notes,
        ),
        _cpu_row(few[ours], climbed[ours], few[plain], climbed[plain]),
        _memory_row(few[ours], climbed[ours], few[plain], climbed[plain]),
    ]


async def _climb(targets: Sequence[Target], asked: Asked) -> Mapping[str, Sequence[Level]]:
    """By turns at each level; whoever is too slow at one, or drops a call, goes no higher."""
    found: dict[str, list[Level]] = {target.name: [] for target in targets}
    for calls in _LEVELS:
        for target in targets:
            before = found[target.name]
            if not before or holds(before[-1]):
                before.append(await _level(target, calls, asked))
    return found


async def _level(target: Target, calls: int, asked: Asked) -> Level:
    seconds = max(asked.seconds, 2 * _PACE.period_seconds if calls == _FEW else _PACE.period_seconds)
    found = await interleaved([target], calls, _PACE, rounds=1, warm=_WARM_SECONDS, seconds=seconds)
    return found[target.name][0]


def holds(level: Level) -> bool:
    return not level.dropped and percentile(level.ms("reply"), 0.95) <= _MOST_MS


def carried(climbed: Sequence[Level]) -> int:
    """The most calls that were carried; 0 when even the fewest were too many."""
    return max((level.calls for level in climbed if holds(level)), default=0)


def _peer(climbed: Sequence[Level]) -> str:
    last = climbed[-1]
    return f"{carried(climbed):,} (at {last.calls:,}: p95 {number(percentile(last.ms('reply'), 0.95))} ms)"


def _cpu_row(few: Level, climbed: Sequence[Level], plain_few: Level, plain: Sequence[Level]) -> Row:
    many = climbed[-1] if climbed[-1].calls <= _AIM else next(level for level in climbed if level.calls == _AIM)
    return Row(
        f"CPU a turn at {_AIM:,} calls against {_FEW}",
        "at most 15 % more",
        _against(few, many),
        _against(plain_few, plain[-1]),
        is_as_cheap(few, many),
        [f"at {_FEW} calls what the server does without calls counts too: {few.turns} turns in {few.seconds:.0f} s"],
    )


def is_as_cheap(few: Level, many: Level) -> bool:
    """Cheaper is as good; fewer calls than the aim prove nothing."""
    return many.calls >= _AIM and 0 < many.cpu_ms_a_turn <= _MORE_CPU * few.cpu_ms_a_turn


def _against(few: Level, many: Level) -> str:
    costs = f"{number(many.cpu_ms_a_turn)} ms at {many.calls:,} calls, {number(few.cpu_ms_a_turn)} ms at {few.calls}"
    return f"× {many.cpu_ms_a_turn / few.cpu_ms_a_turn:.2f} ({costs})" if few.cpu_ms_a_turn else costs


def _memory_row(few: Level, climbed: Sequence[Level], plain_few: Level, plain: Sequence[Level]) -> Row:
    ours, theirs = kb_a_call(few, climbed[-1]), kb_a_call(plain_few, plain[-1])
    return Row(
        "memory of a live call",
        f"≤ {_MOST_KB_A_CALL:g} kB",
        f"{number(ours)} kB (of {climbed[-1].calls:,})",
        f"{number(theirs)} kB (of {plain[-1].calls:,})",
        ours <= _MOST_KB_A_CALL,
        [f"resident: {_resident(few)}, {_resident(climbed[-1])}"],
    )


def _resident(level: Level) -> str:
    return f"{level.memory / 1e6:.0f} MB with {level.calls:,} calls"


def kb_a_call(few: Level, many: Level) -> float:
    """What each further call adds to the resident memory."""
    return (many.memory - few.memory) / 1e3 / (many.calls - few.calls)
