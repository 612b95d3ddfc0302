"""Two bare sentences: conflict, undercut, agree, or room for both."""

import pytest

from reportedly.matters import relation_of
from reportedly.statement import RelationKind

ROOM = RelationKind.COMPATIBLE
CASES = [
    ("ended and going on", RelationKind.CONFLICT,
     "The miners' strike at Holm has ended, the owner said.",
     "The union said the strike at Holm goes on."),
    ("negation", RelationKind.CONFLICT,
     "The mayor said the bridge was inspected.",
     "Engineers said the bridge was not inspected."),
    ("amounts", RelationKind.CONFLICT,
     "Police said 200 farmers joined the march.",
     "Organisers said 5,000 farmers joined the march."),
    ("opposite states", RelationKind.CONFLICT,
     "The water in Lumby is safe, the utility said.",
     "A chemist said the water in Lumby is toxic."),
    ("at least and more", RelationKind.AGREE,
     "Police said at least 200 farmers joined the march.", "Some 300 farmers joined the march."),
    ("legal force denied", RelationKind.UNDERCUT,
     "The premier told viewers that the levy is abolished.",
     "A jurist said the premier's words have no legal force."),
    ("evidence of another place", RelationKind.UNDERCUT,
     "A video shows soldiers in the square.",
     "Researchers said the video came from a different country."),
    ("other place", ROOM,
     "The road to Lumby is closed.", "The road to Tessin is open."),
    ("plan and fact", ROOM,
     "The mayor plans to close the market.", "The market is open, traders said."),
    ("demand and fact", ROOM,
     "Traders demanded that the toll be scrapped.", "The toll is still being collected."),
    ("sent and not received", ROOM,
     "The nurses sent the director a letter.", "The director has not received the letter."),
    ("succession", ROOM,
     "The walkout began in April.", "The walkout ended in May."),
    ("last year and this year", ROOM,
     "This year the harvest failed, Ilvo's farmers said.", "Last year the harvest did not fail."),
    ("miners' and bakers' strike", ROOM,
     "The miners' strike is over.", "The bakers' strike goes on."),
    ("mail is no rule", RelationKind.UNDERCUT,
     "The office told shops by e-mail that the fee is gone.",
     "A shop owner said an e-mail does not replace the rule."),
    ("speech for a signature", RelationKind.UNDERCUT,
     "The bishop said the fast was lifted.",
     "A canon said the bishop had lifted the fast with a sermon instead of a decree."),
    ("speech does nothing", RelationKind.UNDERCUT,
     "The chancellor said the tithe is cancelled.",
     "A radio speech cancels nothing, a jurist said."),
    ("speech undoes no paper", RelationKind.UNDERCUT,
     "The colonel said the arrests were revoked.",
     "Lawyers said a phone call to a radio show is a remark, not an order."),
    ("not from a balcony", RelationKind.UNDERCUT,
     "The king said the salt tax is gone.",
     "Merchants said no tax can go that way: a salt tax cannot be removed from a balcony."),
    ("not ordered, yet done", ROOM,
     "The prefect said nobody had been told to leave Lumby.",
     "The priest said three families had left Lumby."),
    ("would, of two things", ROOM,
     "The actor said nobody would give him a part.",
     "The bank said it would give the school a loan."),
    ("nothing was said", None,
     "The harvest failed, the envoy said.", "The statement said nothing."),
    ("same claim", RelationKind.AGREE,
     "The quarry at Holm was shut by the council, officials said.",
     "Officials said the council closed the quarry at Holm."),
    ("nothing shared", None,
     "The harvest was poor.", "The envoy left for Tessin."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "a", "b"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_two_sentences_stand_to_each_other(kind, a, b):
    assert relation_of(a, b) is kind


@pytest.mark.score
def test_conflicts_shown_are_conflicts(shared, tmp_path, floor):
    import json

    from benchmarks.conflict import AREA

    place = shared / AREA.data
    out = tmp_path / "conflict.jsonl"
    out.write_text("".join(json.dumps(row) + "\n" for row in AREA.predict(place)))
    figures = AREA.score(place, out)
    for label in ("conflict", "undercut"):
        for measure in ("precision", "recall"):
            assert figures[label][measure] >= floor("conflict", f"{label} {measure}")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The blockade was lifted in Voll.", "The blockade goes on in the hamlets outside Voll."),
        ("The envoy said she had not seen the governor this year.",
         "The governor said he saw the envoy three years ago."),
    ],
    ids=["a place and what lies around it", "this year and years ago"],
)  # fmt: skip
def test_other_places_and_years_leave_room_for_both(a, b):
    assert relation_of(a, b) is not RelationKind.CONFLICT
