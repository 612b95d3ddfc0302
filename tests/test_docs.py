"""What the documents say is what the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from benchmarks.__main__ import areas, load
from reportedly.cli import app
from reportedly.export.columns import STATEMENT

ROOT = Path(__file__).parents[1]
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
QUALITY = "\n".join(
    path.read_text("utf-8")
    for path in [ROOT / "docs" / "quality.md", *sorted((ROOT / "docs" / "quality").glob("*.md"))]
)


def commands():
    for name, command in sorted(typer.main.get_command(app).commands.items()):
        yield name, command
        for part, inner in getattr(command, "commands", {}).items():
            yield f"{name} {part}", inner


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_described(name, command):
    assert f"`reportedly {name}" in REFERENCE
    assert command.help
    for option in command.params:
        for flag in option.opts:
            assert not flag.startswith("--") or flag in REFERENCE


@pytest.mark.parametrize("column", STATEMENT)
def test_every_exported_column_is_described(column):
    assert f"| `{column}` | {STATEMENT[column]} |" in REFERENCE


@pytest.mark.parametrize("area", areas())
def test_every_benchmark_loads_and_its_command_is_given(area):
    assert load(area).data
    assert f"python -m benchmarks {area}" in QUALITY


def test_documents_lead_nowhere_that_is_not_there():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} leads to {target}"
