"""Statements as JSON lines: the exported columns, and `record` with every span and reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportedly.export.columns import statement_rows

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.ledger import Ledger


def write(ledger: Ledger, path: Path) -> int:
    """Write one JSON object a statement; how many were written."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        for row, exported in statement_rows(ledger):
            whole = {**exported, "record": row["record"]}
            lines.write(json.dumps(whole, ensure_ascii=False) + "\n")
            count += 1
    return count
