from __future__ import annotations

import csv
import json
from dataclasses import replace

import openpyxl
import pytest

from reportedly.errors import ExportError
from reportedly.export import FORMATS, export
from reportedly.export.columns import STATEMENT
from reportedly.ledger import open_ledger
from reportedly.statement import Words
from tests.makers import report


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "test.db") as opened:
        made = report()
        formula = replace(made.statements[1], cue=Words((), "=HYPERLINK(1)"))
        opened.add(replace(made, statements=(made.statements[0], formula)))
        yield opened


def test_csv_reads_back_with_the_promised_columns(ledger, tmp_path):
    path = tmp_path / "out.csv"
    assert export(ledger, "csv", path) == 2
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == list(STATEMENT)
    assert rows[0]["speaker"] == "Ilse Brandvold"
    assert rows[0]["relays"] == "Norr Press > The Norrvik Courier"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_csv_cells_never_run_as_formulas(ledger, tmp_path):
    export(ledger, "csv", tmp_path / "out.csv")
    assert "'=HYPERLINK" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_jsonl_carries_every_span(ledger, tmp_path):
    export(ledger, "jsonl", tmp_path / "out.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert rows[0]["record"]["content"]["spans"]
    assert set(STATEMENT) <= set(rows[0])


def test_xlsx_has_a_sheet_for_each_kind_of_thing(ledger, tmp_path):
    export(ledger, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["statements", "pages", "speakers", "matters", "relations", "columns"]
    assert [cell.value for cell in book["statements"][1]] == list(STATEMENT)
    assert book["statements"].max_row == 3


@pytest.mark.parametrize("kind", FORMATS)
def test_a_failed_export_keeps_the_older_file(ledger, tmp_path, kind, monkeypatch):
    path = tmp_path / f"out.{kind}"
    path.write_text("older")
    monkeypatch.setattr(ledger, "statements", _broken)
    with pytest.raises(ExportError, match="--out"):
        export(ledger, kind, path)
    assert path.read_text() == "older"
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


def _broken():
    raise OSError(28, "No space left on device")


def test_an_unknown_format_names_the_known_ones(ledger, tmp_path):
    with pytest.raises(ExportError, match="csv, jsonl, xlsx"):
        export(ledger, "docx", tmp_path / "out.docx")
