"""Matters, their summaries and the relations of one page's statements."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.matters import judge
from reportedly.offsets import Span
from reportedly.statement import RelationKind, Speaker, Statement, StatementType, Words

PAGE = """Governor Lena Maro ordered a general rationing of water in March.
Ministry clerks declared that the rationing is over.
Deputy Sela Quist said the clerks' words are not a legal act.
Farmers urged Maro to issue a decree ending the ongoing rationing.
Keldia accused the ministry of starting a covert rationing in Porto Lume.
Spokesman Pavo Denk said there is no talk of a second rationing."""


def story(said):
    rows = [
        ("a general rationing of water in March", "Governor Lena Maro", "ordered"),
        ("the rationing is over", "Ministry clerks", "declared"),
        ("the clerks' words are not a legal act", "Deputy Sela Quist", "said"),
        ("to issue a decree ending the ongoing rationing", "Farmers", "urged"),
        ("the ministry of starting a covert rationing in Porto Lume", "Keldia", "accused"),
        ("there is no talk of a second rationing", "Spokesman Pavo Denk", "said"),
    ]
    return [
        said(PAGE, content, source=source, cue=cue, name=f"s{number + 1}")
        for number, (content, source, cue) in enumerate(rows)
    ]


def pairs(relations, kind):
    return {(one.a, one.b) for one in relations if one.kind is kind}


def test_a_covert_event_is_a_neighbour_not_a_merge(said):
    _, matters, _ = judge(PAGE, story(said), [])
    assert [m.name for m in matters] == [
        "the general rationing",
        "the covert rationing in Porto Lume",
        "second rationing",
    ]
    assert [m.statements for m in matters] == [("s1", "s2", "s3", "s4"), ("s5",), ("s6",)]
    assert matters[0].near == ("m2", "m3")


def test_words_whose_force_is_denied_are_found_by_whose_they_are(said):
    _, _, relations = judge(PAGE, story(said), [])
    assert pairs(relations, RelationKind.UNDERCUT) == {("s2", "s3")}


def test_summary_says_by_what_the_end_was_declared(said):
    _, matters, _ = judge(PAGE, story(said), [])
    short = matters[0].summary.split(". ")[0]
    assert short.startswith(
        "declared over by statements; no ending act named; end by decree demanded"
    )
    assert "begun by an order" in short
    assert "over: Ministry clerks" in matters[0].summary


def test_an_end_declared_conflicts_with_what_is_called_ongoing(said):
    _, _, relations = judge(PAGE, story(said), [])
    assert pairs(relations, RelationKind.CONFLICT) == {("s2", "s4")}


def test_talk_denied_stands_in_tension_with_an_accusation(said):
    _, _, relations = judge(PAGE, story(said), [])
    assert ("s5", "s6") in pairs(relations, RelationKind.TENSION)


def test_a_nested_statement_is_undercut_by_the_one_around_it(said):
    text = "Quist said officials' claim that the curfew is over has no legal force."
    outer = said(text, text[11:-1], source="Quist", cue="said", name="s1")
    inner = said(
        text, "the curfew is over", source="officials", cue="claim", name="s2", parent="s1"
    )
    _, _, relations = judge(text, [outer, inner], [])
    (found,) = relations
    assert (found.kind, found.a, found.b) == (RelationKind.UNDERCUT, "s2", "s1")
    assert text[found.spans[0].start : found.spans[0].end] == "no"
    assert "no legal force" in found.reason


def test_begun_and_later_ended_is_no_conflict(said):
    text = "The governor ordered a lockdown in March. In June the lockdown was declared over."
    one = said(text, "a lockdown in March", source="The governor", cue="ordered", name="s1")
    two = said(text, "the lockdown", cue="was declared over", name="s2")
    _, _, relations = judge(text, [one, two], [])
    assert relations == ()


def test_one_demand_told_twice_is_one(said):
    text = "Nurses demand an end to the strike. Nurses urged the ministry to halt the strike."
    one = said(text, "an end to the strike", source="Nurses", cue="demand", name="s1", speaker="g1")
    two = said(text, "to halt the strike", source="Nurses", cue="urged", name="s2", speaker="g1")
    speaker = Speaker("g1", "Nurses", "group")
    _, _, relations = judge(text, [one, two], [speaker])
    assert [r.kind for r in relations] == [RelationKind.SAME]


def test_strikes_in_two_towns_are_two_matters(said):
    text = "The strike in Voll is over, a union said. The strike in Sarn goes on, a union said."
    one = said(text, "The strike in Voll is over", cue="said", source="a union", name="s1")
    two = said(text, "The strike in Sarn goes on", cue="said", source="a union", name="s2")
    _, matters, relations = judge(text, [one, two], [])
    assert [m.name for m in matters] == ["the strike in Voll", "the strike in Sarn"]
    assert relations == ()


def test_no_statements_no_matters():
    assert judge("", [], []) == ((), (), ())


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=120), st.data())
def test_any_text_is_judged_without_an_error(text, data):
    def part():
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        return Words((Span(start, end),), text[start:end])

    rows = [
        Statement(f"s{n}", part(), part(), part(), StatementType.DIRECT, 1.0, "as made")
        for n in range(data.draw(st.integers(0, 3)))
    ]
    filled, _, relations = judge(text, rows, [])
    assert [one.id for one in filled] == [one.id for one in rows]
    for one in relations:
        assert all(0 <= span.start <= span.end <= len(text) for span in one.spans)


def test_two_persons_worth_are_no_conflict(said):
    text = (
        "Her farm is worth 2 million marks, he said. His farm is worth 9 million marks, she said."
    )
    one = said(text, "Her farm is worth 2 million marks", source="he", cue="said", name="s1")
    two = said(text, "His farm is worth 9 million marks", source="she", cue="said", name="s2")
    assert judge(text, [one, two], [])[2] == ()


def test_one_shared_word_is_not_enough_for_a_conflict_on_a_page(said):
    text = "The miners earn well, Maro said. He is no miner at all, Denk said."
    one = said(text, "The miners earn well", source="Maro", cue="said", name="s1")
    two = said(text, "He is no miner at all", source="Denk", cue="said", name="s2")
    assert judge(text, [one, two], [])[2] == ()


def test_what_was_not_mentioned_gives_no_status(said):
    text = "Maro did not mention the end of the curfew."
    one = said(text, "the end of the curfew", source="Maro", cue="did not mention")
    (found,), _, _ = judge(text, [one], [])
    assert found.status is None


def test_pronouns_are_no_names_in_a_summary(said):
    text = "She said the curfew is over."
    _, (matter,), _ = judge(text, [said(text, "the curfew is over", source="She", cue="said")], [])
    assert matter.summary == "declared over by statements; no ending act named"


OPPOSED = {RelationKind.CONFLICT, RelationKind.UNDERCUT, RelationKind.TENSION}
KEPT_APART = {
    "one voice": (
        "Maro said the curfew is over. Lena Maro said the curfew goes on.",
        ("the curfew is over", "Maro"), ("the curfew goes on", "Lena Maro"),
    ),
    "two of themselves": (
        "Maro said I will never sell the old farm. Denk said he sold the old farm.",
        ("I will never sell the old farm", "Maro"), ("he sold the old farm", "Denk"),
    ),
    "neither of two asked": (
        "Maro said the council backs the pier. Denk said neither the council nor the pier asked.",
        ("the council backs the pier", "Maro"), ("neither the council nor the pier asked", "Denk"),
    ),
    "they, who are not known": (
        "A poll said half of all tenants plan a strike. Denk said they have no plans to strike.",
        ("half of all tenants plan a strike", "A poll"), ("they have no plans to strike", "Denk"),
    ),
    "who does it is not what is done": (
        "Maro said old voters fill the town hall. Denk said guests can't vote in the hall.",
        ("old voters fill the town hall", "Maro"), ("guests can't vote in the hall", "Denk"),
    ),
    "a wish": (
        "Maro said the town saw a failed fair. Denk said towns do not want to see a fair failed.",
        ("the town saw a failed fair", "Maro"), ("towns do not want to see a fair failed", "Denk"),
    ),
    "a contrast of places": (
        "Maro said the circus is in Voll, not Sarn. Denk said the circus of Sarn opens.",
        ("the circus is in Voll, not Sarn", "Maro"), ("the circus of Sarn opens", "Denk"),
    ),
    "shares of two groups": (
        "Maro said 20 percent of Tessin backs the dam. Denk said 5 percent of Voll backs the dam.",
        ("20 percent of Tessin backs the dam", "Maro"),
        ("5 percent of Voll backs the dam", "Denk"),
    ),
    "nothing said of it": (
        "Maro praised the council's report on the pier. Denk declined to comment on the pier.",
        ("the council's report on the pier", "Maro"), ("to comment on the pier", "Denk"),
    ),
    "is and should be": (
        "Maro said the council rejects the old pier. Denk said it should back the old pier.",
        ("the council rejects the old pier", "Maro"), ("it should back the old pier", "Denk"),
    ),
    "ended and going on in one": (
        "Maro said the curfew is over in town and goes on at sea. Denk said the curfew goes on.",
        ("the curfew is over in town and goes on at sea", "Maro"), ("the curfew goes on", "Denk"),
    ),
}  # fmt: skip


def cue_of(text, content):
    """The word before a content."""
    return text[: text.index(content)].split()[-1]


@pytest.mark.parametrize("case", KEPT_APART.values(), ids=KEPT_APART)
def test_on_a_page_these_are_not_set_against_each_other(said, case):
    text, *rows = case
    statements = [
        said(text, content, source=source, cue=cue_of(text, content), name=f"s{number}")
        for number, (content, source) in enumerate(rows)
    ]
    assert not [r for r in judge(text, statements, [])[2] if r.kind in OPPOSED]


def test_a_quotation_cut_out_of_another_does_not_undercut_it(said):
    text = "Maro wrote that prophets warn of those who deceive with empty words."
    outer = said(text, text[16:-1], source="Maro", cue="wrote", name="s1")
    inner = said(
        text, "those who deceive with empty words", source="prophets", cue="warn", name="s2",
        parent="s1",
    )  # fmt: skip
    assert judge(text, [outer, inner], [])[2] == ()


def test_two_who_are_only_he_are_not_set_against_each_other(said):
    text = "Maro said he is not planning a strike. Denk said he is considering a strike."
    one = said(text, "he is not planning a strike", source="Maro", cue="said", name="s1")
    two = said(text, "he is considering a strike", source="Denk", cue="said", name="s2")
    assert judge(text, [one, two], [])[2] == ()


def test_what_i_think_of_another_may_conflict(said):
    text = "Maro said the Voll dam has a fair chance. Denk said I think the Voll dam has no chance."
    one = said(text, "the Voll dam has a fair chance", source="Maro", cue="said", name="s1")
    two = said(text, "I think the Voll dam has no chance", source="Denk", cue="said", name="s2")
    assert pairs(judge(text, [one, two], [])[2], RelationKind.CONFLICT) == {("s1", "s2")}
