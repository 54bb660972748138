"""How long after the caller has spoken are the first words there? At a caller's pace, with partial results and without."""

from collections.abc import Mapping, Sequence
from typing import Final

from bench.driver.caller import Pace
from bench.driver.level import Level

from .field import MODEL_AS_IT_COMES, Asked, field
from .interleaved import interleaved
from .row import Limit, Row, seen, times

_CALLS: Final = (1, 50, 200)
_FIRST_CLAUSE_MS: Final = (
    533  # of the fake model: 350 ms to the first token, then 60 tokens/s, and the clause has 11 of 45
)
_UNHEARD: Final = (Limit(0.5, _FIRST_CLAUSE_MS + 30), Limit(0.95, _FIRST_CLAUSE_MS + 100))
_OVERHEARD: Final = (Limit(0.5, 20), Limit(0.95, 60))
_PACE: Final = Pace(barges_in=True)
_WARM_SECONDS: Final = 9.0  # everybody has spoken once
# One caller says little in a short window: to that one the words are spoken four times as fast. What is waited for is the
# same, and the caller's own words come as slowly as all people's, because partial results depend on it.
_ALONE: Final = Pace(period_seconds=2, characters_a_second=60, barges_in=True)


async def measure(asked: Asked) -> Sequence[Row]:
    """All three are driven in each round: callers who are not overheard, callers who are, and the peer's."""
    async with field(asked) as at:
        await at.model_is(MODEL_AS_IT_COMES)
        targets = (at.ours, at.overheard, at.plain)
        found: dict[int, Mapping[str, Sequence[Level]]] = {}
        found[1] = await interleaved(targets, 1, _ALONE, rounds=asked.rounds, warm=3, seconds=3 * asked.seconds)
        for calls in _CALLS[1:]:
            found[calls] = await interleaved(
                targets, calls, _PACE, rounds=asked.rounds, warm=_WARM_SECONDS, seconds=max(asked.seconds, 8)
            )
    ours, overheard, plain = (target.name for target in targets)
    return [
        *(_row("no partial results", calls, found[calls][ours], found[calls][plain], _UNHEARD) for calls in _CALLS),
        *(
            _row(
                "partial results had the final words 1.6 s before",
                calls,
                found[calls][overheard],
                found[calls][plain],
                _OVERHEARD,
            )
            for calls in _CALLS
        ),
    ]


def _row(how: str, calls: int, ours: Sequence[Level], plain: Sequence[Level], limits: Sequence[Limit]) -> Row:
    shares = [limit.share for limit in limits]
    return Row(
        f"SpeechResult to the first words, {how}, {calls} calls",
        ", ".join(map(str, limits)),
        times(ours, "reply", shares),
        times(plain, "reply", shares),
        is_met(ours, limits),
        [_in_time(ours, limits[-1].most_ms), *(seen(level) for level in (ours[-1], plain[-1]))],
    )


def _in_time(rounds: Sequence[Level], most_ms: float) -> str:
    """With partial results there are two kinds of turns, those that were guessed and the others; a median shows one of them."""
    all_ms = [ms for level in rounds for ms in level.ms("reply")]
    in_time = sum(ms <= most_ms for ms in all_ms)
    return f"{rounds[0].target}, {rounds[0].calls} calls: {in_time} of {len(all_ms)} turns within {most_ms:g} ms"


def is_met(rounds: Sequence[Level], limits: Sequence[Limit]) -> bool:
    """Every limit holds, no call was dropped, and no partial result was refused."""
    return all(limit.holds(rounds, "reply") for limit in limits) and not any(
        level.dropped or level.tally.refused_partials for level in rounds
    )
