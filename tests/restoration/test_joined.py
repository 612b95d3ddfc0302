"""Two letters written for one."""

from __future__ import annotations

import pytest

from reportedly.restoration import restore

MEMO = (
    "The mayor of Wermel, Ned Armand, made some remarks to members of the committee on "
    "Monday. “My home came through the storm,” he said, and the modern turnstile too."
)


@pytest.mark.parametrize(
    "text",
    [MEMO, MEMO + "\n\nSome farmers mourned; my corn and a born charmer remained."],
    ids=["one paragraph", "honest rn among them"],
)
def test_m_written_as_rn_throughout_is_put_right(text):
    done = restore(text.replace("m", "rn"))
    assert done.text == text
    assert "U+0072 U+006E for m" in done.summary()
    assert [done.original[at] for at in done.offsets][:5] == list("The r")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mr Stearns met Dorn and Arnie in Bern, Kern and Hearne.", id="names"),
        pytest.param("Gern lernen wir von Stern und Kern, im Zorn.", id="German"),
        pytest.param("Il giorno torna, il forno è fermo a Livorno.", id="Italian"),
        pytest.param("Worn, the stern barn owl returned to the corn.", id="English"),
        pytest.param("He carne along the harnlet road.", id="a single one is left"),
    ],
)
def test_honest_rn_stays(text):
    assert restore(text).text == text
