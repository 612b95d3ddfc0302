"""Draws the picture in the README: the card of one example page, as SVG.

Run it as ``python docs/make_card.py`` from the project's root, after the example was changed.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from rich.console import Console

from reportedly import analyse, read
from reportedly.cards import rendered

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write docs/card.svg."""
    os.chdir(ROOT / "examples")
    page = next(iter(read(Path("newsburrow-copy.txt"))))
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(rendered(analyse(page)))
    drawn = console.export_svg(title="reportedly read newsburrow-copy.txt")
    own_fonts_only = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    (ROOT / "docs" / "card.svg").write_text(own_fonts_only, encoding="utf-8")


if __name__ == "__main__":
    main()
