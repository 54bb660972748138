"""What becomes of the report when only some scenarios are measured again?"""

from pathlib import Path

from bench.chaos.figures import Figure
from bench.chaos.report import write_report

MACHINE, OPTIONS = "2 cores", "--calls 20"


def written(path: Path, **figures: Figure) -> str:
    found = {name: [figure] for name, figure in figures.items()}
    write_report(path, found, order=["first", "second"], machine=MACHINE, options=OPTIONS)
    return path.read_text()


def test_a_missed_aim_is_called_missed(tmp_path: Path) -> None:
    text = written(tmp_path / "report.md", first=Figure("a test", "0", "3", False))

    assert "| first | a test | 0 | 3 | **missed** |" in text


def test_rows_that_were_not_measured_again_stay_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    written(path, second=Figure("old", "0", "0", True, ["seen before"]))

    text = written(path, first=Figure("new", "0", "0", True))

    assert text.index("| first | new |") < text.index("| second | old |") < text.index("* second: seen before.")


def test_a_row_that_was_measured_again_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    written(path, first=Figure("a test", "0", "3", False, ["three cases"]))

    text = written(path, first=Figure("a test", "0", "0", True))

    assert "missed" not in text
    assert "three cases" not in text


def test_what_was_written_by_hand_stays(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(written(path, first=Figure("a test", "0", "3")) + "\n## Method\n")

    assert written(path, first=Figure("a test", "0", "4")).endswith("\n## Method\n")
