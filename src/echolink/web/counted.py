"""Whose counts does `/metrics` tell? This process's, or the sum over all workers of this server, dead ones included."""

import os

from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector

SHARED_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""prometheus_client's own variable; it reads it when it is imported, and then keeps its counts in files of that directory."""


def counted() -> CollectorRegistry:
    """What to read the counts from."""
    if not os.environ.get(SHARED_COUNTS):
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry
