"""A workbook: statements, pages, speakers, matters, relations, and what the columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.export.columns import STATEMENT, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reportedly.ledger import Ledger

CELL_LIMIT = 32_767
"""Characters a cell may hold (Excel specifications and limits); longer text is cut and marked."""

SHEETS = {
    "pages": ("id", "headline", "outlet", "address", "kind", "published", "story_begin",
              "story_best", "story_end", "altered", "read_at", "container", "part", "raw"),
    "speakers": ("name", "kind", "statements", "pages"),
    "matters": ("page", "id", "name", "summary", "title", "outlet"),
    "relations": ("page", "kind", "a", "a_speaker_name", "a_content", "b", "b_speaker_name",
                  "b_content", "reason", "confidence", "title", "outlet"),
}  # fmt: skip
"""Columns of the sheets beside the statements, named as in the ledger."""


def write(ledger: Ledger, path: Path) -> int:
    """Write the workbook row by row to disk; how many statements it holds."""
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True})
        said = (row for _, row in statement_rows(ledger))
        count = _sheet(book, "statements", list(STATEMENT), said, head)
        listed = {
            "pages": ledger.pages(),
            "speakers": ledger.people(),
            "matters": ledger.matters(),
            "relations": ledger.relations(),
        }
        for name, columns in SHEETS.items():
            _sheet(book, name, columns, listed[name], head)
        meaning = ({"column": name, "meaning": text} for name, text in STATEMENT.items())
        _sheet(book, "columns", ("column", "meaning"), meaning, head)
    return count


def _sheet(
    book: Any, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], head: Any
) -> int:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, columns, head)
    count = 0
    for count, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            _cell(sheet, count, place, row[column])
    sheet.autofilter(0, 0, count, len(columns) - 1)
    return count


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, str):
        cut = value if len(value) <= CELL_LIMIT else value[: CELL_LIMIT - 1] + "…"
        sheet.write_string(row, column, cut)
    elif value is not None:
        sheet.write(row, column, value)
