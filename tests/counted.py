"""What has been counted since a moment ago? Counters are of the whole process, so tests look at differences."""

from collections.abc import Mapping

from prometheus_client import REGISTRY


class Counted:
    """From when it is made."""

    def __init__(self) -> None:
        self._before = _samples()

    def __call__(self, sample: str, **labels: str) -> float:
        """How much this sample has grown."""
        key = (sample, tuple(sorted(labels.items())))
        return _samples().get(key, 0.0) - self._before.get(key, 0.0)

    def grown(self, sample: str) -> Mapping[tuple[str, ...], float]:
        """The series of a sample that have grown, by their label values in the order of the labels' names."""
        grown = {key: value - self._before.get(key, 0.0) for key, value in _samples().items() if key[0] == sample}
        return {tuple(value for _, value in labels): more for (_, labels), more in grown.items() if more}


def _samples() -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (one.name, tuple(sorted(one.labels.items()))): one.value
        for family in REGISTRY.collect()
        for one in family.samples
    }
