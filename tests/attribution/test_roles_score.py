"""Role readers on the project's own annotation: figures may only rise."""

import json

import pytest

from benchmarks import hands, roles


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The score of one run over all annotated articles."""
    from tests.conftest import SHARED

    place = SHARED / "data"
    if not place.is_dir():
        pytest.skip(f"needs the data folder {place}")
    out = tmp_path_factory.mktemp("roles") / "roles.jsonl"
    rows = roles.predict(place)
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return roles.score(place, out)["given, development"]


@pytest.mark.score
@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    ("measure", "path"),
    [
        ("act_macro_f1", ("act", "macro_f1")),
        ("polarity", ("polarity", "share")),
        ("channel_f1", ("channel", "f1")),
        ("addressee_f1", ("addressee", "f1")),
        ("relay_f1", ("relays", "f1")),
        ("nesting_f1", ("nesting", "f1")),
    ],
)
def test_a_role_is_read_as_well_as_before(figures, floor, measure, path):
    value = figures
    for step in path:
        value = value[step]
    assert value >= floor("roles", measure)


@pytest.mark.score
@pytest.mark.usefixtures("shared")
def test_a_relay_is_rarely_the_source(figures, floor):
    assert figures["relay_as_source"]["share"] <= 1 - floor("roles", "relay_not_source")


@pytest.fixture(scope="module")
def hands_figures(tmp_path_factory):
    """The score on the articles that no encoder is trained on."""
    from tests.conftest import SHARED

    place = SHARED / "data"
    if not place.is_dir():
        pytest.skip(f"needs the data folder {place}")
    out = tmp_path_factory.mktemp("hands") / "hands.jsonl"
    rows = hands.predict(place, ("held-back",))
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return hands.score(place, out)["encoder, held-back"]


@pytest.mark.score
@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("field", hands.FIELDS)
def test_hands_are_read_as_well_as_before(hands_figures, floor, field):
    assert hands_figures[field]["f1"] >= floor("hands", field)
