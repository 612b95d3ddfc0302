"""What `reportedly doctor` checks: the parts this installation needs, and the ledger."""

from __future__ import annotations

import importlib.metadata
import sqlite3
import sys
from typing import TYPE_CHECKING

from reportedly.errors import NotFound, ReportedlyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Finding = tuple[str, bool, str]

OLDEST_PYTHON = (3, 11)
NEEDED = ("numpy", "onnxruntime", "pypdfium2", "rapidfuzz", "sqlalchemy")
OLDEST_SQLITE = (3, 27, 0)
"""The first SQLite with ON CONFLICT and with FTS5 in every common build (sqlite.org/changes)."""


def check_all(ledger: str | Path) -> Iterator[Finding]:
    """Each thing checked: its name, whether it is well, and what to know or do."""
    yield _python()
    yield from map(_package, NEEDED)
    yield _sqlite()
    yield _encoder()
    yield _main_job()
    yield _ledger(ledger)


def _python() -> Finding:
    running = ".".join(map(str, sys.version_info[:3]))
    well = sys.version_info >= OLDEST_PYTHON
    return "python", well, running if well else f"{running} is too old: install Python 3.11"


def _package(name: str) -> Finding:
    try:
        return name, True, importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return name, False, "missing: install reportedly again"


def _sqlite() -> Finding:
    running = sqlite3.sqlite_version
    with sqlite3.connect(":memory:") as trial:
        options = {row[0] for row in trial.execute("PRAGMA compile_options")}
    if "ENABLE_FTS5" not in options or sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return "sqlite", False, f"{running} has no full-text search: use a newer Python build"
    return "sqlite", True, f"{running} with full-text search"


def _encoder() -> Finding:
    from reportedly.tagging import VERSION
    from reportedly.tagging.model import load_model

    try:
        load_model()
    except ReportedlyError as error:
        return "encoder", False, str(error)
    return "encoder", True, f"version {VERSION}, weights whole"


def _main_job() -> Finding:
    from reportedly import analyse

    try:
        report = analyse("“The bridge is closed,” Mayor Ada Lund said on Monday.")
    except ReportedlyError as error:
        return "main job", False, str(error)
    count = len(report.statements)
    return "main job", count == 1, f"{count} statement read from a test sentence"


def _ledger(path: str | Path) -> Finding:
    from reportedly.ledger import open_ledger

    try:
        with open_ledger(path, write=False) as store:
            counts = store.counts()
    except NotFound:
        return "ledger", True, f"{path} is not there yet; reading a page makes it"
    except ReportedlyError as error:
        return "ledger", False, str(error)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return "ledger", True, f"{store.path}: {told}"
