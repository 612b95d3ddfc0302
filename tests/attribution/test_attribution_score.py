"""Holds attribution's figures on every sixth development article."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.mark.score
def test_attribution_holds_its_floors(shared, floor, tmp_path):
    from benchmarks.area import run_scorer
    from benchmarks.attribution_stage import predict

    data, out = tmp_path / "dev", tmp_path / "predictions.jsonl"
    (data / "text").mkdir(parents=True)
    (data / "attributions").mkdir()
    for path in sorted((shared / "data/polnear/dev/text").glob("*.txt"))[::6]:
        shutil.copy(path, data / "text")
        for gold in (shared / "data/polnear/dev/attributions").glob(f"{path.stem}*.ann"):
            shutil.copy(gold, data / "attributions")
    rows = [json.dumps(row) for row in predict(data)]
    out.write_text("\n".join(rows), encoding="utf-8")
    found = run_scorer("attribution/score_attribution.py", "--gold", data, "--pred", out)
    assert found["all"]["joint"]["f1"] >= floor("attribution", "sixth_joint_f1")
    assert found["quoted"]["joint"]["f1"] >= floor("attribution", "sixth_quoted_joint_f1")
    assert found["unquoted"]["joint"]["f1"] >= floor("attribution", "sixth_unquoted_joint_f1")
    assert found["all"]["content_exact"]["f1"] >= floor("attribution", "sixth_content_exact_f1")
