"""What all tests share: no network, and data that lies outside the project."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("REPORTEDLY_SHARED", ROOT.parent / "shared"))
LOCAL = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture
def shared() -> Path:
    """The folder with development sets and scorers; tests that need it skip where it is absent."""
    if SHARED.is_dir():
        return SHARED
    message = f"needs the data folder {SHARED}; set REPORTEDLY_SHARED to where it lies"
    if os.environ.get("REPORTEDLY_REQUIRE_SHARED") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def floor():
    """`floor(area, measure)`: the least a measure may score; floors only rise."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
    return lambda area, measure: floors[area][measure]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Any connection that leaves this machine fails the test that makes it."""
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else None
        if host is not None and host not in LOCAL:
            raise AssertionError(f"a test tried to reach {host}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def examples() -> Path:
    """The pages written for this project."""
    return ROOT / "examples"
