"""What does a caller notice of a model that says nothing for a minute, or fails at every second request?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bench.driver.caller import Pace
from bench.driver.level import Level

from .field import MODEL_AS_IT_COMES, Asked, field
from .interleaved import interleaved
from .row import Row, seen, times

_CALLS: Final = 200
_LONGEST_SECONDS: Final = 5.5
_AIM: Final = f"no request over {_LONGEST_SECONDS} s, no call dropped, no empty document, one filler a turn"
SLOW: Final[Mapping[str, Any]] = {**MODEL_AS_IT_COMES, "ttft_ms": 60_000}
FAILING: Final[Mapping[str, Any]] = {**MODEL_AS_IT_COMES, "every_second_fails": 1}


async def slow(asked: Asked) -> Sequence[Row]:
    """A turn takes 12 s until the scripted agent answers, so the window is a longer one."""
    return [await _row(asked, f"the model takes 60 s, {_CALLS} calls", SLOW, seconds=max(2 * asked.seconds, 20))]


async def failing(asked: Asked) -> Sequence[Row]:
    figure = f"every second request fails (HTTP 500 and resets by turns), {_CALLS} calls"
    return [await _row(asked, figure, FAILING, seconds=max(asked.seconds, 10))]


async def _row(asked: Asked, figure: str, model: Mapping[str, Any], *, seconds: float) -> Row:
    async with field(asked) as at:
        await at.model_is(model)
        found = await interleaved((at.ours, at.plain), _CALLS, Pace(barges_in=True), rounds=1, warm=9, seconds=seconds)
    ours, plain = found[at.ours.name][0], found[at.plain.name][0]
    return Row(figure, _AIM, _told(ours), _told(plain), is_met(ours), [seen(ours), seen(plain), _waits(ours)])


def is_met(level: Level) -> bool:
    """With turns to show for it."""
    tally = level.tally
    is_fast = tally.longest <= _LONGEST_SECONDS and level.most_fillers <= 1
    return level.turns > 0 and is_fast and not level.dropped and not tally.empty_documents


def _told(level: Level) -> str:
    return (
        f"longest request {level.tally.longest:.2f} s, {level.dropped} calls dropped, "
        f"{level.tally.empty_documents.total()} empty documents, at most {level.most_fillers} fillers a turn"
    )


def _waits(level: Level) -> str:
    fillers = sum(turn.fillers for turn in level.tally.turns)
    return f"{fillers} fillers in {level.turns} turns; words of any kind after {times([level], 'first', (0.5, 0.95))}"
