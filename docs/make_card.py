"""Draws the picture in the README: the card of one example page, as SVG.

Run it as ``python docs/make_card.py`` from the project's root, after the example was changed.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from reportedly import analyse, read
from reportedly.cards import rendered

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write docs/card.svg."""
    page = next(iter(read(ROOT / "examples" / "newsburrow-copy.txt")))
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(rendered(analyse(page)))
    console.save_svg(str(ROOT / "docs" / "card.svg"), title="reportedly read newsburrow-copy.txt")


if __name__ == "__main__":
    main()
