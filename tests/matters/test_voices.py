"""Names in a summary: people, bodies and offices, never fragments."""

import pytest

from reportedly.matters.voices import voice
from reportedly.statement import Speaker


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The mayor of Voll, who rode in late,", "the mayor of Voll"),
        ("A union leader", "a union leader"),
        ("The Sarn Courier", "Sarn Courier"),
        ("Residents", "Residents"),
        ("Lena Maro, a lawyer,", "Lena Maro"),
        ("her office", None),
        ("it sent to the Courier", None),
        ("Seven", None),
        ("the decree", None),
        ("a letter he wrote", None),
        ("which", None),
        ("12 of 40 bakers", None),
        ("", None),
    ],
)
def test_a_source_is_named_only_where_it_is_a_name(source, expected):
    assert voice(None, source) == expected


def test_a_speaker_goes_by_name_and_an_unnamed_one_by_the_page():
    assert voice(Speaker("p1", "Lena Maro", "person"), "She") == "Lena Maro"
    assert voice(Speaker("p2", "clerk of Sarn", "person"), "A clerk of Sarn") == "a clerk of Sarn"
    assert voice(Speaker("p3", "decree", "document"), "The decree") is None
