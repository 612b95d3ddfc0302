from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc

import numpy as np
import pytest

from reportedly.page import Block, Label, Span
from reportedly.tagging import NO_CUE, Tag, tag
from tests.timing import least_seconds

TEXT = (
    "Dam will hold, engineers say\n\n"
    "“The dam will hold through spring,” said Orla Venn, the chief engineer of Lindmere.\n\n"
    "Subscribe to our letter."
)


def whole(text, label=Label.BODY):
    return [Block(Span(0, len(text)), label, "test")]


def best(tags, role):
    labels = tags.log_probs.argmax(axis=1)
    return {
        TEXT[low:high]
        for low, high, label in zip(tags.starts, tags.ends, labels, strict=True)
        if label in (role, role + 1)
    }


def test_marks_source_cue_and_content():
    tags = tag(TEXT, whole(TEXT))
    assert {"dam", "spring"} <= best(tags, Tag.B_CONTENT)
    assert "said" in best(tags, Tag.B_CUE)
    assert {"Or", "chief", "engineer"} <= best(tags, Tag.B_SOURCE)


def test_rows_are_probabilities_and_links_point_at_pieces():
    tags = tag(TEXT, whole(TEXT))
    assert np.allclose(np.exp(tags.log_probs).sum(axis=1), 1, atol=1e-4)
    assert tags.log_probs.shape == (len(tags), 7)
    assert (np.diff(tags.link_from) >= 0).all()
    assert ((tags.link_to >= NO_CUE) & (tags.link_to < len(tags))).all()
    assert (tags.link_log_probs <= 1e-6).all()


def test_reads_only_headline_body_and_captions():
    end = TEXT.index("Subscribe")
    blocks = [
        Block(Span(0, 28), Label.HEADLINE, "test"),
        Block(Span(30, end), Label.BODY, "test"),
        Block(Span(end, len(TEXT)), Label.NEWSLETTER, "test"),
    ]
    assert tag(TEXT, blocks).ends.max() < end
    assert len(tag(TEXT, whole(TEXT, Label.COMMENTS))) == 0


@pytest.mark.parametrize(
    "text",
    ["", " \n\n\t", "No", "THE DAM HOLDS SAID VENN", "“", "\ud800 lone", "日本 " * 50, "x" * 3000],
    ids=["empty", "blank", "one word", "capitals", "mark", "surrogate", "cjk", "one long word"],
)
def test_any_text_works(text):
    tags = tag(text, whole(text))
    assert tags.log_probs.shape == (len(tags), 7)


def test_blocks_may_overlap_or_come_in_any_order():
    blocks = [
        *whole(TEXT),
        Block(Span(5, 9), Label.BODY, "test"),
        Block(Span(3, 3), Label.BODY, ""),
    ]
    assert (tag(TEXT, blocks[::-1]).starts == tag(TEXT, whole(TEXT)).starts).all()


def test_the_same_text_gives_the_same_tags_on_any_number_of_threads():
    script = (
        "import hashlib; from reportedly.page import *; from reportedly.tagging import tag;"
        f"t={TEXT!r}; x=tag(t,[Block(Span(0,len(t)),Label.BODY,'')]);"
        "print(hashlib.sha256(x.log_probs.tobytes()+x.link_log_probs.tobytes()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "OMP_NUM_THREADS": str(threads)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in (1, 4)
    }
    assert len(found) == 1


def test_a_long_text_without_sentence_ends_takes_linear_time_and_memory():
    def cost(count):
        text = "the dam holds and the river runs " * count
        tracemalloc.start()
        tag(text, whole(text))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return least_seconds(lambda: tag(text, whole(text))), peak

    cost(10)
    (short_time, short_peak), (long_time, long_peak) = cost(200), cost(1600)
    assert long_time < 8 * short_time * 2.5 + 1
    assert long_peak < 8 * short_peak * 2 + 1_000_000
