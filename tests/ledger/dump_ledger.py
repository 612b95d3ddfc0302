"""Writes a small ledger of the schema at hand as SQL, to test later migrations on.

Run it before the tables change: ``python -m tests.ledger.dump_ledger > tests/ledger/old/N.sql``.
Shadow tables of the full-text index are left out: it is made again from the blocks.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from reportedly.ledger import open_ledger
from tests.makers import report

ADDRESSES = ("https://a.example/1", "https://b.example/2")


def statements(path):
    """The SQL that makes the ledger again, one statement each."""
    with sqlite3.connect(path) as store:
        made = store.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'words_%' AND name NOT LIKE 'sqlite_%'"
            " ORDER BY type = 'table' DESC, rowid"
        ).fetchall()
        tables = [name for kind, name, _ in made if kind == "table" and name != "words"]
        for kind, _, sql in made:
            if kind == "table":
                yield sql
        for name in tables:
            for row in store.execute(f'SELECT * FROM "{name}"'):
                values = store.execute(
                    f"SELECT {', '.join(['quote(?)'] * len(row))}",
                    row,
                ).fetchone()
                yield f'INSERT INTO "{name}" VALUES ({", ".join(map(str, values))})'
        for kind, _, sql in made:
            if kind != "table":
                yield sql
        yield "INSERT INTO words(words) VALUES ('rebuild')"


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.db"
        with open_ledger(path) as ledger:
            for address in ADDRESSES:
                ledger.add(report(address))
            ledger.note_failure("https://c.example/3", "no answer")
        for statement in statements(path):
            sys.stdout.write(statement + ";\n")


if __name__ == "__main__":
    main()
