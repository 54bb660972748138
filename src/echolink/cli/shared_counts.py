"""Where do several workers keep their counts, so that any of them can tell the sum? In files, for as long as the server lives."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def shared_counts() -> Iterator[None]:
    """Sets PROMETHEUS_MULTIPROC_DIR to a fresh directory; to be entered before anything imports prometheus_client.

    Not kept from one start to the next: Prometheus knows a counter that begins anew.
    """
    folder, owner = tempfile.mkdtemp(prefix="echolink-metrics-"), os.getpid()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        yield
    finally:
        if os.getpid() == owner:  # a worker that ends unwinds its parent's stack too
            shutil.rmtree(folder, ignore_errors=True)
