"""Other tools as restorers, each in the setting that serves it best; absent ones are skipped."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Restorer = Callable[[str], Any]


def installed() -> dict[str, Restorer]:
    """The restorers that can run here, by name."""
    found: dict[str, Restorer] = {"nfkc": nfkc}
    for package, restorers in OPTIONAL.items():
        if find_spec(package) is not None:
            found.update(restorers)
    return found


def nfkc(text: str) -> str:
    """Unicode's compatibility form."""
    return unicodedata.normalize("NFKC", text)


def ftfy_fix(text: str) -> str:
    """What ftfy makes of the text with its defaults."""
    return str(import_module("ftfy").fix_text(text))


def disarm_fold(text: str) -> str:
    """Every look-alike folded to Latin."""
    return str(import_module("disarm").normalize_confusables(text))


def disarm_canonical(text: str) -> dict[str, object]:
    """The canonical form of disarm, with its own verdict."""
    disarm = import_module("disarm")
    return {"text": disarm.canonicalize(text), "attacked": disarm.has_anomalies(text)}


@cache
def _homoglyph(character: str) -> str:
    """The first ASCII character that confusable-homoglyphs offers."""
    table = import_module("confusable_homoglyphs.confusables")
    found = table.is_confusable(character, greedy=True, preferred_aliases=["latin"])
    looks = [look["c"] for look in found[0]["homoglyphs"]] if found else []
    return next((look for look in looks if len(look) == 1 and look.isascii()), character)


def confusable_homoglyphs(text: str) -> dict[str, object]:
    """Every character beyond ASCII as its first ASCII look-alike; the verdict word by word."""
    table = import_module("confusable_homoglyphs.confusables")
    words = {word for word in text.split() if not word.isascii()}
    return {
        "text": "".join(c if c.isascii() else _homoglyph(c) for c in text),
        "attacked": any(table.is_dangerous(word, preferred_aliases=["latin"]) for word in words),
    }


OPTIONAL: dict[str, dict[str, Restorer]] = {
    "ftfy": {"ftfy": ftfy_fix},
    "disarm": {"disarm fold": disarm_fold, "disarm canonical": disarm_canonical},
    "confusable_homoglyphs": {"confusable-homoglyphs": confusable_homoglyphs},
}
