"""Which pages a model may be measured on: five folds of registered domains."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from courlan import extract_domain

FOLDS = 5
PLACE = Path(__file__).with_name("folds")


def fold_of(url: str | None, page: str) -> int:
    """The fold of a page: all pages of a registered domain are in one."""
    domain = (extract_domain(url, fast=True) if url else None) or page
    return int(sha256(domain.encode()).hexdigest(), 16) % FOLDS


def fold_weights(fold: int) -> Path:
    """The weights trained without this fold."""
    return PLACE / f"fold{fold}.npz"


def pair_weights(place: Path, one: int, two: int) -> Path:
    """The weights in a folder that were trained without these two folds."""
    return place / f"pair{min(one, two)}{max(one, two)}.npz"
