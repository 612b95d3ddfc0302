"""Who said it, when, through whom it reached you, and what was changed on the way.

The public names; everything else may move. Names load when first used, so that
`import reportedly` and `reportedly --help` cost nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.dating import find_dates
    from reportedly.errors import ReportedlyError
    from reportedly.ledger import Ledger, open_ledger
    from reportedly.page import Block, Label, Page, Span, Text
    from reportedly.pipeline import analyse
    from reportedly.reading import read
    from reportedly.restoration import Restoration, restore
    from reportedly.statement import Report, Speaker, Statement, TimeExpression

__version__ = "0.1.0"

__all__ = [
    "Block",
    "Label",
    "Ledger",
    "Page",
    "Report",
    "ReportedlyError",
    "Restoration",
    "Span",
    "Speaker",
    "Statement",
    "Text",
    "TimeExpression",
    "analyse",
    "find_dates",
    "open_ledger",
    "read",
    "restore",
]

_HOME = {
    "Block": "page",
    "Label": "page",
    "Ledger": "ledger",
    "Page": "page",
    "Report": "statement",
    "ReportedlyError": "errors",
    "Restoration": "restoration",
    "Span": "page",
    "Speaker": "statement",
    "Statement": "statement",
    "Text": "page",
    "TimeExpression": "statement",
    "analyse": "pipeline",
    "find_dates": "dating",
    "open_ledger": "ledger",
    "read": "reading",
    "restore": "restoration",
}


def __getattr__(name: str) -> Any:
    """The public name, its module loaded on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"reportedly.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
