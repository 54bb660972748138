"""Does a fault plan read as it is written, and mean the requests that it names?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echolink.errors import InvalidInput
from echolink.simulator.faults import MEANINGS, Fault, FaultPlan, Harm, Kind, read_plan
from tests.simulator.fault_plans import plans


def met(text: str, kind: Kind, upto: int = 6) -> list[int]:
    """Which of the first requests of a kind, when nothing else is requested."""
    plan = read_plan(text)
    return [ordinal for ordinal in range(1, upto + 1) if plan.harms(kind, ordinal, ordinal)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("twice", Fault(Harm.TWICE)),
        ("twice@response:2", Fault(Harm.TWICE, Kind.RESPONSE, first=2, last=2)),
        ("refuse@voice:1..2", Fault(Harm.REFUSE, Kind.VOICE, first=1, last=2)),
        ("lose@every:20", Fault(Harm.LOSE, every=20)),
        ("lose@any:3", Fault(Harm.LOSE, first=3, last=3)),
        ("timeout@continue:5%", Fault(Harm.TIMEOUT, Kind.CONTINUE, percent=5)),
        (" Thrice-In-A-Row @voice ".replace(" @", "@"), Fault(Harm.THRICE_IN_A_ROW, Kind.VOICE)),
        ("never", Fault(Harm.NEVER, Kind.STATUS)),
        ("regather@2", Fault(Harm.REGATHER, Kind.RESPONSE, first=2, last=2)),
    ],
)
def test_a_fault_is_read(text: str, fault: Fault) -> None:
    assert read_plan(text).faults == (fault,)


def test_a_plan_is_a_list_of_faults_and_a_seed() -> None:
    plan = read_plan("lose@response:1, twice@5%,, seed:7")

    assert plan == FaultPlan((Fault(Harm.LOSE, Kind.RESPONSE, 1, 1), Fault(Harm.TWICE, percent=5)), seed=7)
    assert read_plan("") == FaultPlan()


@given(plans())
def test_what_a_plan_prints_reads_as_the_same_plan(plan: FaultPlan) -> None:
    assert read_plan(str(plan)) == plan


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("explode", "'explode' is no fault: there are twice, thrice"),
        ("twice@lunch", "does not say which request"),
        ("twice@voice:0", "KIND is one of any, voice, response, continue, transferred, fallback, status"),
        ("twice@voice:", "ends with a colon"),
        ("twice@3..2", "means no request"),
        ("lose@101%", "means no request"),
        ("regather@voice", "happens to requests of the kind response"),
        ("never@voice", "happens to requests of the kind status"),
        ("hangup@status", "happens to requests of the kind any, voice, response, continue, transferred, fallback"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_may_be_written(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_plan(text)

    assert told in refused.value.detail


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("lose@response:2", Kind.RESPONSE, [2]),
        ("lose@response:2", Kind.VOICE, []),
        ("lose@2..4", Kind.CONTINUE, [2, 3, 4]),
        ("lose@every:3", Kind.VOICE, [3, 6]),
        ("lose", Kind.STATUS, []),
        ("lose@status", Kind.STATUS, [1, 2, 3, 4, 5, 6]),
        ("lose@0%", Kind.VOICE, []),
    ],
)
def test_a_fault_means_the_requests_that_it_names(text: str, kind: Kind, expected: list[int]) -> None:
    assert met(text, kind) == expected


@given(st.integers(0, 10_000))
def test_lots_are_drawn_alike_for_one_seed(seed: int) -> None:
    text = f"lose@30%, seed:{seed}"

    assert met(text, Kind.VOICE, 50) == met(text, Kind.VOICE, 50)


def test_another_seed_draws_other_lots_and_about_as_many() -> None:
    drawn = [met(f"lose@30%, seed:{seed}", Kind.VOICE, 400) for seed in range(5)]

    assert len({tuple(one) for one in drawn}) == 5
    assert all(80 < len(one) < 160 for one in drawn)


def test_every_word_has_a_meaning() -> None:
    assert list(MEANINGS) == list(Harm)
