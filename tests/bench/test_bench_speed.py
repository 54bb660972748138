"""Is an aim of speed called missed when it is? A measurement that flatters is worse than none."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench import report
from bench.driver.level import Level, percentile
from bench.driver.tally import Tally
from bench.driver.turn import Turn
from bench.speed import bad_models, crowd, first_words, flat_out, own_time
from bench.speed.row import Limit, Row, number, seen, spread

LIMITS = (Limit(0.5, 563), Limit(0.95, 633))


def turns(*milliseconds: float, fillers: int = 0) -> list[Turn]:
    return [
        Turn(0, first=ms / 1000, reply=ms / 1000, silence=ms / 1000, done=ms / 1000, fillers=fillers)
        for ms in milliseconds
    ]


def a_level(*milliseconds: float, calls: int = 200, **other: float) -> Level:
    values = {
        "seconds": 10.0,
        "server_cpu": 1.0,
        "driver_cpu": 1.0,
        "other_cpu": 1.0,
        "memory_before": 100_000_000,
        "memory": 110_000_000,
    }
    return Level("echolink", calls, tally=Tally(turns=turns(*milliseconds)), **{**values, **other})  # type: ignore[arg-type]


def dropping(level: Level) -> Level:
    return replace(level, tally=replace(level.tally, faults=Counter({"HTTP 500": 1})))


def test_first_words_within_the_limits_are_met() -> None:
    assert first_words.is_met([a_level(*[540] * 20)], LIMITS)


@pytest.mark.parametrize(
    "level",
    [
        a_level(*[564] * 20),
        a_level(*[540] * 18, 634, 634),
        dropping(a_level(*[540] * 20)),
        a_level(),
    ],
    ids=["late in the middle", "late at the end", "a call dropped", "no turn at all"],
)
def test_first_words_that_are_not_are_missed(level: Level) -> None:
    assert not first_words.is_met([level], LIMITS)


def test_a_refused_partial_result_is_a_miss() -> None:
    level = a_level(*[10] * 20)
    level.tally.partial(is_taken=False)

    assert not first_words.is_met([level], LIMITS)


def test_a_turn_without_a_reply_is_endlessly_late() -> None:
    level = a_level(10)
    level.tally.turns.append(Turn(0, first=2.0, fillers=1))

    assert percentile(level.ms("reply"), 0.95) == float("inf")
    assert "never" in seen(level)


def test_the_median_of_the_rounds_decides() -> None:
    fast, slow = a_level(*[540] * 20), a_level(*[700] * 20)

    assert first_words.is_met([fast, slow, fast], LIMITS)
    assert not first_words.is_met([slow, fast, slow], LIMITS)


def test_our_own_time_counts_the_whole_reply() -> None:
    level = a_level(*[4] * 99, 51)
    late = a_level(*[4] * 100)
    for turn in late.tally.turns:
        turn.done = 0.006

    assert not own_time.is_met([level])
    assert not own_time.is_met([late])
    assert own_time.is_met([a_level(*[4] * 100)])


def test_turns_are_counted_against_the_time_of_a_core() -> None:
    level = a_level(*[1] * 1000, server_cpu=1.1)

    assert not flat_out.is_enough([level], 1_000)
    assert flat_out.is_enough([level], 900)
    assert not flat_out.is_enough([dropping(level)], 900)


def test_a_crowd_is_carried_up_to_the_last_level_that_was_in_time() -> None:
    climbed = [a_level(900, calls=200), a_level(990, calls=500), a_level(1001, calls=1000)]

    assert crowd.carried(climbed) == 500
    assert crowd.carried([a_level(1001)]) == 0
    assert crowd.carried([dropping(a_level(900))]) == 0


def test_a_turn_may_be_cheaper_in_a_crowd_but_not_dearer() -> None:
    few = a_level(*[1] * 100, calls=10, server_cpu=1.0)

    assert crowd.is_as_cheap(few, a_level(*[1] * 100, calls=1000, server_cpu=0.5))
    assert not crowd.is_as_cheap(few, a_level(*[1] * 100, calls=1000, server_cpu=1.2))
    assert not crowd.is_as_cheap(few, a_level(*[1] * 100, calls=500, server_cpu=1.0))


def test_memory_is_counted_by_further_calls() -> None:
    few, many = a_level(calls=10, memory=100_000_000), a_level(calls=1010, memory=160_000_000)

    assert crowd.kb_a_call(few, many) == pytest.approx(60)


def test_a_bad_model_is_survived_when_nobody_notices_more_than_a_filler() -> None:
    level = a_level()
    level.tally.turns = turns(2000, 2000, fillers=1)
    level.tally.longest = 5.4

    assert bad_models.is_met(level)


@pytest.mark.parametrize("fault", ["slow", "dropped", "empty", "fillers", "nothing"])
def test_anything_more_is_a_miss(fault: str) -> None:
    level = a_level()
    tally = level.tally
    tally.turns = [] if fault == "nothing" else turns(2000, fillers=2 if fault == "fillers" else 1)
    tally.longest = 5.6 if fault == "slow" else 4.5
    if fault == "dropped":
        tally.dropped("HTTP 500")
    if fault == "empty":
        tally.empty("/v1/voice-continue")

    assert not bad_models.is_met(level)


def test_figures_show_how_far_the_rounds_lie_apart() -> None:
    assert spread([1.0, 3.0, 2.0]) == "2 [1…3]"
    assert number(12.345) == "12.3"


def test_the_report_has_the_peer_beside_us_and_calls_a_miss_a_miss(tmp_path: Path) -> None:
    path = tmp_path / "performance.md"
    rows = {"crowd": [Row("calls at once", "≥ 1,000", "500", "0", False, ["two cores"])]}

    report.write_report(path, rows, order=["idle", "crowd"], machine="2 cores", options="--rounds 2")

    text = path.read_text()
    assert "| crowd | calls at once | ≥ 1,000 | 500 | 0 | **missed** |" in text
    assert "* crowd: `make bench ARGS='crowd --rounds 2 --write'` on 2 cores." in text
    assert "* crowd: two cores." in text
