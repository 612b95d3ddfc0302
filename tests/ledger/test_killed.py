"""A process killed while it writes loses the page it was writing, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.ledger import open_ledger
from reportedly.ledger.checking import faults

ROOT = Path(__file__).parents[2]
WRITER = """
import itertools, sys
from reportedly.ledger import Wrong, open_ledger
from tests.makers import report
with open_ledger(sys.argv[1]) as ledger:
    for number in itertools.count():
        made = report(f"https://{sys.argv[2]}.example/{number}")
        ledger.add(made)
        if number % 3 == 0:
            ledger.correct(Wrong(), page=made.page.id, statement="s1", who="lena")
        print(made.page.id, flush=True)
"""


def write_and_kill(place, name, seconds):
    """The pages a writer said were added before it was killed."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, place, name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
    )
    first = writer.stdout.readline()
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    with writer:
        return [first.strip(), *writer.stdout.read().split()]


@pytest.mark.parametrize("moments", [(0.05, 0.11, 0.17)], ids=["three times"])
def test_kill_9_loses_only_the_page_being_written(place, moments):
    told = []
    for number, seconds in enumerate(moments):
        told += write_and_kill(place, f"w{number}", seconds)
        with open_ledger(place) as ledger:
            kept = {row["id"] for row in ledger.pages()}
            assert set(told) <= kept
            assert len(kept) <= len(told) + number + 1
            assert list(faults(ledger)) == []
    assert len(told) >= len(moments)
