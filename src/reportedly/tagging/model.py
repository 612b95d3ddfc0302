"""Loads the encoder's files, once, and makes sure that they are the ones this code was made for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.errors import ModelError
from reportedly.tagging.wordpiece import WordPiece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = "minilm-l6-4"
"""The encoder's version, kept with each statement; it changes with the weights."""

WEIGHTS = Path(__file__).parent / "weights"
_TODO = "Install the package again: `pip install --force-reinstall reportedly`"


class Scores(NamedTuple):
    """What the encoder says of one window; n pieces, its two end marks among them.

    Natural logarithms of probabilities. `roles` (n, 7): a column for each `Tag`; `inner` (n, 7):
    the same for what is told inside a content; `names` (n, 7): a column for each `NameTag`;
    `hands` (n, 3, 3): for each of `HANDS` a column for each `HandTag`;
    `links` (n, n): that the fragment beginning at a piece belongs to the cue beginning at another.
    """

    roles: NDArray[np.float32]
    inner: NDArray[np.float32]
    names: NDArray[np.float32]
    hands: NDArray[np.float32]
    links: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder, ready to run: its session and its tokenizer."""

    session: Any
    tokenizer: WordPiece

    def run(self, ids: NDArray[np.int64], types: NDArray[np.int64]) -> Scores:
        """The scores of one window, both inputs (length,)."""
        given = {"ids": ids[None], "types": types[None]}
        return Scores(*(output[0] for output in self.session.run(None, given)))


@lru_cache(maxsize=2)
def load_model(folder: Path = WEIGHTS) -> Model:
    """The model in `folder`; ModelError where a file is missing, damaged or of another version."""
    described = describe(folder)
    contents = {name: _checked(folder / name, sha) for name, sha in described["sha256"].items()}
    vocabulary = contents["vocab.txt"].decode("utf-8").split("\n")[:-1]
    return Model(_session(contents["encoder.onnx"]), WordPiece(vocabulary))


def describe(folder: Path = WEIGHTS) -> dict[str, Any]:
    """What `weights.json` says: version, SHA-256 of each file, thresholds, coefficients."""
    path = folder / "weights.json"
    try:
        described: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot be read ({error})", where=str(path), todo=_TODO) from error
    if described.get("version") != VERSION:
        what = f"is of version {described.get('version')}, not {VERSION}"
        raise ModelError(what, where=str(path), todo=_TODO)
    return described


def _checked(path: Path, expected: str) -> bytes:
    """The bytes of a file whose SHA-256 is as expected."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"cannot be read ({error})", where=str(path), todo=_TODO) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise ModelError("is damaged (its SHA-256 is wrong)", where=str(path), todo=_TODO)
    return content


def _session(content: bytes) -> Any:
    """An onnxruntime session on one thread: work is spread over pages, not inside one.

    One thread also keeps results the same on any machine size.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
