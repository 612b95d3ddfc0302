"""A matter's name: a noun phrase of the page; general words fall in with the measure they mean."""

import pytest

from reportedly.matters import judge

NAMES = {
    "modifier and place": (
        "The governor said the fuel rationing in Porto Lume is over.",
        "the fuel rationing in Porto Lume is over", "the fuel rationing in Porto Lume",
    ),
    "a modifier from elsewhere on the page": (
        "Drivers hated the fuel rationing. The governor said the rationing is over.",
        "the rationing is over", "the fuel rationing",
    ),
    "small letters where a sentence began": (
        "Fuel rationing has ended, the governor said.", "Fuel rationing has ended",
        "the fuel rationing",
    ),
    "a name stays a name": (
        "The envoy said the Tessin blockade has ended.", "the Tessin blockade has ended",
        "the Tessin blockade",
    ),
    "told by a verb": (
        "The governor ordered the shops closed at dusk.", "the shops closed at dusk",
        "the closure of shops",
    ),
    "no verb among the modifiers": (
        "Maro said the council has ended rationing.", "the council has ended rationing",
        "the rationing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES)
def test_a_matter_is_named_by_a_noun_phrase(said, case):
    text, content, name = case
    cue = "ordered" if "ordered" in text else "said"
    source = "Maro" if "Maro" in text else "The envoy" if "envoy" in text else "he governor"
    _, (matter,), _ = judge(text, [said(text, content, source=source, cue=cue)], [])
    assert matter.name == name


def matters_of(said, *rows):
    text = " ".join(f"{source} {cue} {content}." for source, cue, content in rows)
    statements = [
        said(text, content, source=source, cue=cue, name=f"s{number + 1}")
        for number, (source, cue, content) in enumerate(rows)
    ]
    return judge(text, statements, [])


def test_limits_and_the_decree_fall_in_with_the_one_measure(said):
    _, matters, _ = matters_of(
        said,
        ("Governor Maro", "announced", "a rationing of salt"),
        ("Clerk Denk", "declared", "the rationing is over"),
        ("Sela Quist", "urged", "the governor to lift the limits by law"),
        ("Ilvo Brand", "said", "the decree is silent on fines"),
    )
    assert [m.statements for m in matters] == [("s1", "s2", "s3", "s4")]
    assert matters[0].name == "the rationing"


def test_an_emergency_is_another_matter_unless_told_together(said):
    apart = (
        ("Governor Maro", "said", "the rationing is over"),
        ("Clerk Denk", "said", "the rationing of salt has ended"),
        ("Sela Quist", "said", "the emergency is over"),
    )
    _, matters, _ = matters_of(said, *apart)
    assert [m.statements for m in matters] == [("s1", "s2"), ("s3",)]
    together = ("Ilvo Brand", "said", "the emergency of May brought the rationing")
    _, matters, _ = matters_of(said, *apart, together)
    assert [m.statements for m in matters] == [("s1", "s2", "s3", "s4")]


def test_between_two_measures_general_words_join_neither(said):
    _, matters, _ = matters_of(
        said,
        ("Governor Maro", "said", "the rationing is over"),
        ("Clerk Denk", "said", "the curfew is over"),
        ("Sela Quist", "said", "the limits have ended"),
    )
    assert [m.statements for m in matters] == [("s1",), ("s2",), ("s3",)]


@pytest.mark.parametrize(
    "content",
    ["they would rather close early", "nobody can save the rain", "judges will look into it"],
)
def test_one_weak_word_makes_no_matter(said, content):
    (found,), matters, _ = matters_of(said, ("Maro", "said", content))
    assert matters == ()
    assert found.matter is None
