"""Statements as comma-separated values (RFC 4180), UTF-8."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from reportedly.export.columns import STATEMENT, statement_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.ledger import Ledger

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Cells a spreadsheet would run; they get a leading apostrophe (OWASP, "CSV Injection")."""


def write(ledger: Ledger, path: Path, *, bom: bool = True) -> int:
    """Write one row a statement; how many were written.

    With `bom`, Excel opens letters outside ASCII right; leave it out for other programs.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, STATEMENT)
        writer.writeheader()
        for _, row in statement_rows(ledger):
            writer.writerow({name: safe_cell(value) for name, value in row.items()})
            count += 1
    return count


def safe_cell(value: Any) -> Any:
    """The value of a cell, with an apostrophe before what a spreadsheet would run.

    >>> safe_cell("=1+1"), safe_cell(7)
    ("'=1+1", 7)
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
