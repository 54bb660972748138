"""What holds for the tests of deploy/: those with an nginx need one."""

import os

import pytest

from tests.deploy.nginx_server import binary


@pytest.fixture(scope="session")
def nginx() -> None:
    """Where none can be had its tests are skipped, loudly; with `CI` set they fail."""
    if binary() is not None:
        return
    missing = (
        "No nginx to test with: install Debian's `nginx-light`, or put the one of scripts/bring_nginx on the PATH."
    )
    if os.environ.get("CI"):
        raise LookupError(missing)
    pytest.skip(missing)
