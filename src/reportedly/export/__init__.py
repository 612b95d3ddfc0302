"""What leaves the ledger, one file a format.

In: an open `Ledger`. Out: a file written beside its final name and moved there when it is whole,
so that a failed export never destroys an older one.
"""

from __future__ import annotations

import importlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import ExportError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

FORMATS = ("csv", "jsonl", "xlsx")

__all__ = ["FORMATS", "export"]


def export(ledger: Ledger, kind: str, path: Path) -> int:
    """Write all statements to `path` in one of `FORMATS`; how many. Raises ExportError."""
    if kind not in FORMATS:
        known = ", ".join(FORMATS)
        raise ExportError(f"no export format {kind!r}", todo=f"Choose one of {known}")
    module = importlib.import_module(f"reportedly.export.{kind}")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _refused(error, path) from error
    half = Path(name)
    try:
        count: int = module.write(ledger, half)
        half.chmod(0o666 & ~_umask())
        half.replace(path)
    except OSError as error:
        raise _refused(error, path) from error
    finally:
        half.unlink(missing_ok=True)
    return count


def _refused(error: OSError, path: Path) -> ExportError:
    reason = error.strerror or str(error)
    return ExportError(
        f"it could not be written: {reason}",
        where=str(path),
        todo="Choose another place with --out",
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
