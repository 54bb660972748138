"""What does the section on the price of being seen say, and what does it leave alone?"""

import pytest

from bench.observing import BEGIN, END, WAYS, replaced, section_of

SMALL = {"count": 0.4, "time": 0.9, "no_span": 0.3, "metrics_ms": 4.0}


def section(*rounds: float) -> str:
    """Each round costs so much with the SDK, and 1 with all else."""
    each = [dict.fromkeys(WAYS, 1.0) | {"sdk": sdk} for sdk in rounds]
    return section_of(each, {"memory": SMALL, "files": SMALL}, command="a command", machine="a machine")


def test_a_ratio_is_the_median_of_the_rounds_with_what_the_middle_half_lies_between() -> None:
    assert "× 1.20 [1.10…1.30] |" in section(1.2, 3.0, 1.1, 1.0, 1.3)


def test_only_what_was_measured_is_replaced() -> None:
    page = replaced(f"before\n{BEGIN}\nold\n{END}\nafter\n", section(1.0, 1.0))

    assert page.startswith(f"before\n{BEGIN}\nMeasured by `a command` on a machine")
    assert page.endswith(f"{END}\nafter\n")
    assert "old" not in page


def test_a_page_without_the_place_is_refused() -> None:
    with pytest.raises(SystemExit, match="observing: measured"):
        replaced("nothing", section(1.0, 1.0))
