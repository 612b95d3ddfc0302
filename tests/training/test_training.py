from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from training.encoder.fit_check import Judged, best_threshold, crossed, f1_at, fit
from training.encoder.silver import agreed
from training.encoder.threads import TRIED_FOR, Threads


def judged(count=400, seed=1):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(count, 3)) * [1, 5, 0.1] + [0, 2, 9]
    chance = 1 / (1 + np.exp(-(values[:, 0] * 2 - 1)))
    verdicts = (rng.random(count) < chance).astype(float)
    return Judged(values, verdicts, np.arange(count) // 10, gold=count)


def test_the_check_learns_what_tells_right_from_wrong():
    given = judged()
    weights = fit(given.values, given.verdicts)
    assert weights[0] == pytest.approx(2, abs=0.5)
    assert abs(weights[1]) < 0.2


def test_the_threshold_does_not_lower_f1():
    given = judged()
    chances = crossed(given)
    assert f1_at(given, chances, best_threshold(given, chances)) >= f1_at(given, chances, 0.0)


def test_schedule_warms_up_stays_and_anneals():
    train = pytest.importorskip("training.encoder.train", reason="needs torch")
    settings = train.Settings()
    factors = [train.rate_factor(done / 100, settings) for done in range(101)]
    assert factors[0] < 0.01
    assert factors[20] == 1
    assert factors[100] == pytest.approx(settings.last_rate)
    assert all(after <= before for before, after in pairwise(factors[40:]))


def test_threads_settle_on_what_is_fastest_and_try_again_when_slowed():
    threads = Threads(2)
    for _ in range(2 * TRIED_FOR):
        threads.note(1000, 1.0 if threads.count() == 1 else 3.0)
    assert threads.count() == 1
    threads.note(1000, 9.0)
    for _ in range(2 * TRIED_FOR):
        threads.note(1000, 1.0 if threads.count() == 1 else 0.6)
    assert threads.count() == 2


def test_the_written_graph_computes_what_the_module_does():
    torch = pytest.importorskip("torch", reason="the training extra")
    pytest.importorskip("onnx", reason="the training extra")
    import onnxruntime

    from training.encoder.export import write_graph
    from training.encoder.model import LINK_WIDTH, Encoder, Shape

    shape = Shape(layers=2, width=24, heads=3, inner=48, vocabulary=50, positions=32)
    encoder = Encoder(shape).eval()
    state = {name: value.numpy() for name, value in encoder.state_dict().items()}
    session = onnxruntime.InferenceSession(write_graph(state, shape).SerializeToString())
    ids, types = np.array([[1, 7, 9, 30, 2]]), np.array([[0, 1, 5, 7, 0]])
    roles, inner, names, links = session.run(None, {"ids": ids, "types": types})
    with torch.no_grad():
        expected = encoder(torch.from_numpy(ids), torch.from_numpy(types))
    affinity = expected.queries @ expected.keys.transpose(1, 2) / LINK_WIDTH**0.5
    for given, wanted in (
        (roles, expected.roles),
        (inner, expected.inner),
        (names, expected.names),
        (links, affinity),
    ):
        assert np.allclose(given, torch.log_softmax(wanted, -1).numpy(), atol=1e-5)


def test_distances_fall_into_buckets_by_sign_and_size():
    model = pytest.importorskip("training.encoder.model", reason="needs torch")
    found = model.buckets(200, 32)
    assert found[5, 5] == 0
    assert found[5, 2] == 3
    assert found[2, 5] == 16 + 3
    assert found[0, 199] == 31
    assert found[199, 0] == found[150, 0] == 15


@pytest.mark.parametrize(
    ("rules", "other", "found", "unsure"),
    [
        ([(0, 4, "person")], [(0, 4, "person")], [(0, 4, "person")], []),
        ([(3, 9, "person")], [(0, 9, "person")], [(3, 9, "person")], []),
        ([(0, 4, "other")], [(0, 4, "place")], [(0, 4, "place")], []),
        ([(0, 4, "other")], [(0, 9, "place")], [], [(0, 9)]),
        ([(0, 4, "person")], [(0, 4, "place")], [], [(0, 4)]),
        ([(0, 4, "person")], [], [], [(0, 4)]),
        ([(0, 4, "other")], [], [], []),
        ([], [(0, 4, "place")], [], [(0, 4)]),
    ],
    ids=[
        "both agree",
        "the rules cut a title off",
        "a kind for a name of no kind",
        "but not for another name",
        "kinds differ",
        "only the rules see it",
        "a name of no kind that nobody else sees",
        "only the other sees it",
    ],
)
def test_names_are_taught_where_two_readers_agree(rules, other, found, unsure):
    assert agreed(rules, other) == (found, unsure)
