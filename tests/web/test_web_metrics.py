"""Does docs/observing.md tell what `/metrics` tells, and nothing else?"""

import re
from pathlib import Path

from prometheus_client import REGISTRY, Metric

import echolink.assembly.service  # noqa: F401 - with the model's, everything that counts
from echolink.agent.model.metrics import ModelTimes
from echolink.web.hook_metrics import tally_of
from echolink.web.problems import problem

PAGE = Path(__file__).parents[2] / "docs/observing.md"
ROW = re.compile(r"^\| `(echolink_\w+)` \| (\w+) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)
PERSONAL = re.compile("account|call_id|call_sid|number|bot|caller|url")


def families() -> dict[str, Metric]:
    """By the name under which Prometheus stores them; each has been used."""
    ModelTimes("a:model")
    tally_of("voice")
    problem(404, "not_found", "There is none.")
    ours = [family for family in REGISTRY.collect() if family.name.startswith("echolink_")]
    return {family.name + ("_total" if family.type == "counter" else ""): family for family in ours}


def labels(family: Metric) -> set[str]:
    return {label for sample in family.samples for label in sample.labels} - {"le"}


def test_the_page_has_every_metric_with_its_kind_labels_and_meaning() -> None:
    rows = ROW.findall(PAGE.read_text())

    told = {name: (kind, set(re.findall(r"`(\w+)`", its_labels)), meaning) for name, kind, its_labels, meaning in rows}

    assert told == {name: (one.type, labels(one), one.documentation) for name, one in families().items()}


def test_every_metric_has_a_name_as_prometheus_wants_it() -> None:
    for name, family in families().items():
        assert re.fullmatch(r"echolink_[a-z_]+", name)
        if family.type == "histogram":
            assert name.endswith(("_seconds", "_milliseconds"))


def test_no_label_says_whose_call_it_was() -> None:
    assert [name for name, one in families().items() if any(map(PERSONAL.search, labels(one)))] == []
