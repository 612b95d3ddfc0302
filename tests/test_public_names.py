from __future__ import annotations

import subprocess
import sys

import reportedly
from reportedly import _HOME


def test_every_public_name_is_really_there():
    for name in reportedly.__all__:
        assert getattr(reportedly, name) is not None


def test_the_table_of_homes_is_the_list_of_public_names():
    assert sorted(_HOME) == sorted(reportedly.__all__)


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, reportedly, reportedly.cli\n"
        "heavy = {'numpy', 'onnxruntime', 'lxml', 'trafilatura', 'sqlalchemy', 'rapidfuzz'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
