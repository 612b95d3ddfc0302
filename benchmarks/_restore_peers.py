"""Other tools as restorers, each in the setting that serves it best; absent ones are skipped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
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


def _main_script(text: str) -> str:
    """The script of most letters, as disarm names it."""
    names = Counter(unicodedata.name(c, "?").partition(" ")[0] for c in text if c.isalpha())
    return names.most_common(1)[0][0].lower() if names else "latin"


def _is_styled(character: str) -> bool:
    """Whether this is one of the mathematical alphabets."""
    return unicodedata.name(character, "").startswith("MATHEMATICAL")


def disarm_by_hand(text: str) -> dict[str, object]:
    """The parts of disarm put together by hand.

    Bidi and zero-width characters are taken out; words it calls mixed, or that have styled letters,
    are folded towards the script of most letters, where that is one it folds to.
    """
    disarm = import_module("disarm")
    main = _main_script(text)

    def fold(found: re.Match[str]) -> str:
        word = found.group()
        mixed = not word.isascii() and (disarm.is_mixed_script(word) or any(map(_is_styled, word)))
        return str(disarm.normalize_confusables(word, target_script=main)) if mixed else word

    seen = disarm.strip_zero_width_chars(disarm.strip_bidi(text))
    folds = main in {"latin", "cyrillic"}
    return {
        "text": re.sub(r"\w+", fold, seen) if folds else text,
        "attacked": disarm.has_anomalies(text),
    }


def prompt_canon(text: str) -> dict[str, object]:
    """The canonical form of prompt-canon, with its own findings as the verdict."""
    found = import_module("prompt_canon").canonicalize(text)
    return {"text": found.text, "attacked": bool(found.findings)}


@cache
def _silver_table() -> Any:
    return import_module("silverspeak.homoglyphs.hkb.kb").load_default_kb()


def silverspeak(text: str) -> str:
    """The fast normaliser of silverspeak with its thresholds open, which serves it best."""
    normalise = import_module("silverspeak.homoglyphs.fast_normalize").fast_normalize
    return str(normalise(text=text, kb=_silver_table(), min_score=0.0, score_margin=0.0).text)


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
    "disarm": {
        "disarm fold": disarm_fold,
        "disarm canonical": disarm_canonical,
        "disarm by hand": disarm_by_hand,
    },
    "prompt_canon": {"prompt-canon": prompt_canon},
    "silverspeak": {"silverspeak": silverspeak},
    "confusable_homoglyphs": {"confusable-homoglyphs": confusable_homoglyphs},
}
