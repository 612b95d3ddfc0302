from __future__ import annotations

import json
import shutil

import pytest

from reportedly.errors import ModelError
from reportedly.tagging.model import VERSION, WEIGHTS, describe, load_model


@pytest.fixture
def copied(tmp_path):
    for path in WEIGHTS.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path


def test_the_weights_in_the_package_are_whole():
    assert load_model().tokenizer.start == 101
    assert describe()["version"] == VERSION


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 30_000_000


def test_a_model_card_lies_beside_the_weights():
    card = (WEIGHTS / "model-card.md").read_text(encoding="utf-8")
    assert "Apache-2.0" in card
    assert "PolNeAR" in card


def test_a_damaged_file_is_told(copied):
    with (copied / "vocab.txt").open("a") as file:
        file.write("more\n")
    with pytest.raises(ModelError, match=r"vocab\.txt: is damaged .* Install the package again"):
        load_model(copied)


@pytest.mark.parametrize("name", ["encoder.onnx", "vocab.txt", "weights.json"])
def test_a_missing_file_is_told(copied, name):
    (copied / name).unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        load_model(copied)


def test_another_version_is_told(copied):
    path = copied / "weights.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(described | {"version": "other"}), encoding="utf-8")
    with pytest.raises(ModelError, match="is of version other"):
        load_model(copied)
