"""What holds for every test: no address but loopback is ever dialled, and hypothesis takes the time that a busy machine needs."""

import ipaddress
import os
import socket
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class DialledOutside(AssertionError):
    """A test reached for the network."""


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    dial = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
            raise DialledOutside(f"a test dials {address[0]}")
        dial(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
