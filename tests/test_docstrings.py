"""Examples in docstrings are run, so that none of them lies."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import reportedly

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(reportedly.__path__, "reportedly.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_hold(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0


@pytest.mark.parametrize("name", [name for name in MODULES if name.count(".") == 1])
def test_every_room_says_what_it_is_for(name):
    assert (importlib.import_module(name).__doc__ or "").strip()
