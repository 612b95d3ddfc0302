"""Every test of a ledger that takes `place` or `ledger` runs on each store there is."""

from __future__ import annotations

import os
import uuid

import pytest

from reportedly.ledger import open_ledger

SERVER = os.environ.get("REPORTEDLY_POSTGRES")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """Where a new ledger can be made: a path, or the address of an empty database."""
    if request.param == "sqlite":
        yield str(tmp_path / "test.db")
        return
    if SERVER is None:
        message = "needs a PostgreSQL server; run: .ci/postgres make test"
        if os.environ.get("REPORTEDLY_REQUIRE_POSTGRES") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with _database() as address:
        yield address


@pytest.fixture
def ledger(place):
    with open_ledger(place) as opened:
        yield opened


class _database:  # noqa: N801 - used as a function
    """The address of a database that is there as long as the block."""

    def __enter__(self):
        from sqlalchemy import create_engine, make_url

        self.name = f"test_{uuid.uuid4().hex}"
        self.server = create_engine(
            make_url(SERVER).set(drivername="postgresql+pg8000"), isolation_level="AUTOCOMMIT"
        )
        self._run(f"CREATE DATABASE {self.name} TEMPLATE template0")
        return make_url(SERVER).set(database=self.name).render_as_string(hide_password=False)

    def __exit__(self, *_):
        self._run(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.server.dispose()

    def _run(self, statement):
        with self.server.connect() as connection:
            connection.exec_driver_sql(statement)
