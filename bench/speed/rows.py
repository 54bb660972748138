"""Which figures are measured, each under which name?"""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from . import bad_models, crowd, first_words, flat_out, own_time, standing
from .field import Asked
from .row import Row

Measure = Callable[[Asked], Awaitable[Sequence[Row]]]

ROWS: Mapping[str, Measure] = {
    "first-words": first_words.measure,
    "own-time": own_time.measure,
    "scripted": flat_out.scripted,
    "model": flat_out.with_model,
    "crowd": crowd.measure,
    "idle": standing.measure,
    "slow-model": bad_models.slow,
    "failing-model": bad_models.failing,
}
