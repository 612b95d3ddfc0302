"""Statements told inside others, relays taken for sources, and statements the tagger left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribution import read_roles
from reportedly.attribution.clauses import reported
from reportedly.attribution.completion import complete
from reportedly.attribution.core import Core
from reportedly.attribution.cues import entries, head
from reportedly.attribution.impersonal import impersonal
from reportedly.attribution.outlets import is_outlet, outlet_in
from reportedly.attribution.quoted import unnamed
from reportedly.attribution.stretches import stretch
from reportedly.attribution.words import TOKEN, sentences, tokens
from reportedly.offsets import Span
from reportedly.page import Block, Label
from tests.attribution.marked import marked, shown
from tests.timing import least_seconds


def plain(text, core):
    """An attribution as words."""
    return shown(text, core.source), shown(text, core.cue), shown(text, core.content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Oda Lind said that the road was shut.", "Oda Lind", "said", "that the road was shut"),
        ("Oda Lind said the road was shut.", "Oda Lind", "said", "the road was shut"),
        ("The mayor, Oda Lind, warned that it was late.", "The mayor, Oda Lind", "warned", None),
        ("Oda said on Monday that it was late.", "Oda", "said", "that it was late"),
        ("Lorn accused Veld of dumping ash.", "Lorn", "accused", "of dumping ash"),
        ("The union has vowed to strike.", "The union", "has vowed", "to strike"),
        ("Oda told the board that it was late.", "Oda", "told", "that it was late"),
        ("Oda told me, “It was late.”", "Oda", "told", "It was late"),
        ("The board is claiming that it was late.", "The board", "is claiming", None),
        ("He left and said that it was late.", "He", "said", "that it was late"),
        ("“It is late,” Oda said.", "Oda", "said", "It is late"),
        ("“It is late,” said Oda Lind on Monday.", "Oda Lind", "said", "It is late"),
        ("It is late, Oda told reporters.", "Oda", "told", "It is late"),
        ("It is late, according to the board.", "the board", "according to", "It is late"),
        ("According to the board, it is late.", "the board", "According to", "it is late"),
        ("Amid her claim that it was late, he left.", "her", "claim", "that it was late"),
        (
            "The officers’ speeches declaring that it is over are not law.",
            "The officers",
            "declaring",
            "that it is over",
        ),
    ],
)
def test_clauses_are_read_without_the_tagger(text, source, cue, content):
    found = [plain(text, c) for c in reported(stretch(text, Span(0, len(text))))]
    assert any(
        f[0] == source and f[1] == cue and (content is None or f[2] == content) for f in found
    ), found


@pytest.mark.parametrize(
    "text",
    [
        "The United States is large.",
        "Oda would say that it was late.",
        "I said that it was late.",
        "She did her best and won.",
        "He broke many promises.",
        "They kept the promises that mattered.",
        "In a later speech, Oda added, “Thanks.”",
    ],
)
def test_what_reports_nobody_is_left_alone(text):
    found = reported(stretch(text, Span(0, len(text))))
    assert not [c for c in found if c.rule != "said that" or "added" not in shown(text, c.cue)]


@pytest.mark.parametrize(
    ("text", "rule", "source", "content"),
    [
        ("The siege was declared over by the council.", "passive by", "the council", "The siege"),
        (
            "The siege, which cost 3,000 lives, was declared over by the council.",
            "passive by",
            "the council",
            "The siege",
        ),
        ("The note, which was signed by Oda Lind, ended.", "passive by", "Oda Lind", "The note"),
        ("The plan was announced on Monday.", "announced", "", "The plan"),
        ("The board was contacted by Lorn News for comment.", "contacted", "Lorn News", None),
        ("Oda gave the go-ahead for the dam on Monday.", "leave", "Oda", "the dam"),
        ("The mill was reportedly sold.", "adverb", "", "The mill was sold"),
        ("It is unclear whether the mill was sold.", "unclear", "", "whether the mill was sold"),
    ],
)
def test_impersonal_statements(text, rule, source, content):
    found = [c for c in impersonal(stretch(text, Span(0, len(text)))) if c.rule == rule]
    assert len(found) == 1
    assert shown(text, found[0].source) == source
    assert content is None or shown(text, found[0].content) == content


@pytest.mark.parametrize(
    ("written", "source", "content"),
    [
        (
            "{s:Oda} {q:said} {c:that the guard had announced that the gate was shut}.",
            "the guard",
            "that the gate was shut",
        ),
        (
            "{s:Oda} {q:said} {c:officers’ speeches declaring that it is over are not law}.",
            "officers",
            "that it is over",
        ),
        (
            "{s:Oda} {q:rejected} {c:his claim that the gate was shut}.",
            "his",
            "that the gate was shut",
        ),
        (
            "{s:Oda} {q:said} {c:“They told me the gate was shut”}.",
            "They",
            "the gate was shut",
        ),
    ],
)
def test_statements_inside_statements_name_their_parent(written, source, content):
    text, core = marked(written)
    outer, inner = read_roles(text, [core])
    assert inner.parent == outer.id
    assert (inner.source.text, inner.content.text) == (source, content)
    assert core.content[0].start <= inner.content.spans[0].start


def test_a_speakers_own_second_cue_is_no_nested_statement():
    text, core = marked("{c:“It is late,” Oda said, “and dark,”} {s:Oda} {q:added}.")
    assert [s.parent for s in read_roles(text, [core])] == [None]


@pytest.mark.parametrize(
    ("written", "source", "relay"),
    [
        (
            "{c:Oda Lind said on Monday that the gate was shut}, {q:according to} {s:Veld News}.",
            "Oda Lind",
            "Veld News",
        ),
        ("{s:Veld News} {q:reported} {c:that Oda said the gate was shut}.", "Oda", "Veld News"),
        ("{c:“The gate is shut,”} Oda told {s:Veld News}.", "Oda", "Veld News"),
        (
            "{s:The Post} {q:quoted} {c:a guard as saying that the gate was shut}.",
            "a guard",
            "The Post",
        ),
        (
            "{c:The gate was shut}, {s:the Post} {q:reported}, citing an unnamed guard.",
            "an unnamed guard",
            "the Post",
        ),
        (
            "Oda said on Monday {c:that the gate was shut}, {q:according to} {s:state media}.",
            "Oda",
            "state media",
        ),
    ],
)
def test_a_relay_is_never_the_source(written, source, relay):
    text, core = marked(written)
    statement = next(s for s in read_roles(text, [core]) if s.parent is None)
    assert statement.source.text == source
    assert relay in [r.name for r in statement.relays]


@pytest.mark.parametrize(
    "written",
    [
        "{c:Half of those asked said it was late}, {q:according to} {s:a new poll}.",
        "{c:The gate is shut}, {q:according to} {s:Veld News}.",
        "{c:The gate is shut}, {q:according to} {s:Oda Lind}.",
    ],
)
def test_who_speaks_for_himself_stays_the_source(written):
    text, core = marked(written)
    assert read_roles(text, [core])[0].source.text == shown(text, core.source)


def body(text):
    return (Block(Span(0, len(text)), Label.BODY, "test"),)


@pytest.mark.parametrize(
    ("text", "rule", "source"),
    [
        ("The gate is shut, according to Oda Lind.", "according to", "Oda Lind"),
        ("“The gate will be shut tonight for good.” ― Oda Lind", "dash", "Oda Lind"),
        (
            "Oda Lind sent a letter to the board urging it to shut the gate.",
            "document saying",
            "Oda Lind",
        ),
        ("“LIND: The gate will be shut tonight for good.”", "transcript", "LIND"),
        ("Oda Lind wrote this:\n\n“The gate will be shut tonight.”", "colon before", "Oda Lind"),
        ("Amid reports that the gate was shut, Oda left.", "noun that", ""),
    ],
)
def test_completion_reads_what_the_tagger_left(text, rule, source):
    found = [c for c in complete(text, body(text), []) if c.rule == rule]
    assert [shown(text, c.source) for c in found] == [source]


def test_a_quote_goes_on_with_the_statement_before_it():
    text, core = marked("“{c:The gate is shut},” {s:Oda} {q:said}. “It will stay shut for a year.”")
    (found,) = complete(text, body(text), [core])
    assert shown(text, found.content) == "The gate is shut “It will stay shut for a year.”"


@pytest.mark.parametrize(
    "text",
    [
        "{s:The Varn council} {q:did not respond to} {c:a list of questions}, and left.",
        "{s:Ms. Oda} {q:would not say} {c:whether the bridge is safe}.",
        "{s:Her office} {q:didn’t immediately return} {c:calls for comment}.",
        "{s:He} {q:did not provide} {c:details of the levy}; the rest is known.",
    ],
)
def test_what_somebody_did_not_tell_is_a_statement(text):
    text, expected = marked(text)
    (found,) = complete(text, body(text), [])
    assert (found.source, found.cue, found.content) == (
        expected.source,
        expected.cue,
        expected.content,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Oda did not say.",
        "Ms. Oda did not provide food for the hall.",
        "Ms. Oda did not return home on Monday.",
    ],
)
def test_no_other_negated_verb_is_one(text):
    assert complete(text, body(text), []) == []


def test_a_relative_clause_after_the_speaker_says_nothing_before_it():
    text = "The score would change tomorrow, explained Ivo Marten, who writes about credit."
    assert all(shown(text, core.source) != "who" for core in complete(text, body(text), []))


def test_the_sentence_before_unmarked_speech_belongs_to_it():
    text, core = marked(
        "This delay is a burden. {c:A rule must be made}, {s:she} {q:wrote} in the post."
    )
    (found,) = complete(text, body(text), [core])
    assert found.content[0].start == 0


def test_a_narrators_sentence_before_stays_out():
    text, core = marked("The council met. {c:A rule must be made}, {s:she} {q:wrote} in the post.")
    (found,) = complete(text, body(text), [core])
    assert found.content == core.content


@pytest.mark.parametrize(
    ("written", "cue"),
    [
        ("{c:The strike} {q:was declared} over by {s:the union}.", "was declared over"),
        ("{s:The union} {q:declared} {c:the strike over}.", "declared"),
        ("{s:The union} {q:declared} over and over {c:that it was late}.", "declared"),
    ],
)
def test_what_a_thing_is_declared_to_be_belongs_to_the_cue(written, cue):
    text, core = marked(written)
    (found,) = complete(text, body(text), [core])
    assert shown(text, found.cue) == cue


def test_according_to_holds_the_statement_seen_inside_it():
    text, core = marked(
        "According to her, {s:officers’ speeches} {q:declaring} {c:that it is over are not law}."
    )
    outer, inner = read_roles(text, complete(text, body(text), [core]))
    assert outer.source.text == "her"
    assert (inner.parent, inner.source.text) == (outer.id, "officers")


def test_what_she_said_is_hers_though_one_verb_in_it_was_taken_for_the_cue():
    text, core = marked("A rule {q:must support} {c:the plan}, {s:she} stated in the post.")
    (found,) = complete(text, body(text), [core])
    assert plain(text, found) == ("she", "stated", "A rule must support the plan")


@pytest.mark.parametrize(
    ("written", "source", "content"),
    [
        ("{s:Oda} {q:announced} {c:a levy in an effort to save the mill}.", "Oda", "a levy"),
        ("{s:Oda} {q:admitted} on {c:state radio that it failed}.", "Oda", "that it failed"),
        ("{s:the} mill {q:was seen} {c:as lost}.", "", "as lost"),
        ("Amid {q:reports} {c:that it failed}, {s:Oda} left.", "", "that it failed"),
        ("{s:The Board of} Veld {q:said} {c:it failed in}.", "The Board", "it failed"),
    ],
)
def test_slips_of_the_tagger_are_put_right(written, source, content):
    text, core = marked(written)
    found = complete(text, body(text), [core])[0]
    assert (shown(text, found.source), shown(text, found.content)) == (source, content)


def test_nothing_is_read_from_a_bio():
    text = "The gate is shut, according to Oda Lind."
    bio = (Block(Span(0, len(text)), Label.BIO, "test"),)
    assert complete(text, bio, []) == []


def test_a_quote_without_a_speaker_is_kept():
    text = "The hall fell silent. “Nobody here will ever pay that levy.” Then the lights went out."
    (core,) = unnamed(text, [])
    said = "“Nobody here will ever pay that levy.”"
    assert (core.source, shown(text, core.content)) == ((), said)


@pytest.mark.parametrize(
    ("cue", "lemma"),
    [
        ("went on to say", "went on to say"),
        ("has repeatedly denied", "deny"),
        ("issued a statement saying", "say"),
        ("swore", "swear"),
        ("claims", "claim"),
        ("accusing", "accuse"),
        ("reportedly", "reportedly"),
    ],
)
def test_the_head_of_a_cue(cue, lemma):
    assert head(tokens(cue)).lemma == lemma


def test_a_name_in_mid_sentence_is_no_verb():
    assert not [c for c in entries(tokens("the United States")) if c.kind == "verb"]


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("Reuters", True),
        ("the Lorn Gazette", True),
        ("state media", True),
        ("Radio Veld", True),
        ("Oda Lind", False),
        ("the council", False),
        ("", False),
        ("the times", False),
        ("the Times", True),
        ("The Daily Oar", True),
        ("the state news agency NVR", True),
        ("the newspaper Vald Oga", True),
        ("the newspaper Monday", False),
        ("the agency Director", False),
    ],
)
def test_outlets_are_known_by_name_and_ending(name, outlet):
    assert is_outlet(name) is outlet


def test_the_outlet_of_a_reporter():
    assert outlet_in("Oda Lind of the Lorn Gazette") == (12, 28)


@st.composite
def texts_with_cores(draw):
    text = draw(st.text("ab said that . , “”\"'\nOdaThe according to’", min_size=1, max_size=160))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
        lambda p: Span(p[0], min(len(text), p[0] + p[1]))
    )
    roles = st.lists(spans, max_size=2).map(lambda found: tuple(sorted(set(found))))
    cores = st.builds(
        Core,
        content=st.lists(spans, min_size=1, max_size=2).map(lambda f: tuple(sorted(set(f)))),
        source=roles,
        cue=roles,
        confidence=st.just(0.5),
        rule=st.just("drawn"),
    )
    return text, draw(st.lists(cores, max_size=3, unique=True))


@settings(deadline=None, max_examples=150)
@given(texts_with_cores())
def test_any_text_and_any_attributions_are_read(drawn):
    text, cores = drawn
    statements = read_roles(text, complete(text, (), cores))
    ids = [s.id for s in statements]
    assert ids == [f"s{n}" for n in range(1, len(ids) + 1)]
    assert all(s.parent is None or s.parent in ids for s in statements)
    for statement in statements:
        for words in (statement.content, statement.source, statement.cue):
            assert words is None or all(0 <= s.start <= s.end <= len(text) for s in words.spans)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300))
def test_sentences_come_in_order_and_inside_the_text(text):
    found = sentences(text)
    assert list(found) == sorted(found)
    assert all(0 <= s.start < s.end <= len(text) for s in found)


TORN = st.text(st.sampled_from("ab1 .,-'’\n“”`"), max_size=60)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=80), TORN), st.data())
def test_tokens_of_a_stretch_are_those_it_has_by_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    alone = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end)]
    assert [(t.start, t.end, t.text) for t in tokens(text, start, end)] == alone


def test_reading_grows_with_the_text_and_not_faster():
    line = (
        "Oda Lind said that the gate was shut, according to Veld News. “It is late,” she added.\n\n"
    )

    def seconds(count):
        text = line * count
        cores = complete(text, body(text), [])
        return least_seconds(
            lambda: (read_roles(text, cores), complete(text + " ", body(text), []))
        )

    seconds(20)
    assert seconds(600) < 16 * max(seconds(100), 0.02)


NEXT = "“The gate stays shut,” Oda Lind told the Post when asked about spring."
MORE = "“It is not safe, and it will not be safe before we mend it.”"


@pytest.mark.parametrize(
    ("after", "pieces"),
    [
        (f"\n\n{MORE}", 2),
        (f"\n{MORE}\n“We know that well enough here, all of us.”", 3),
        (f"\n\nThe board met.\n\n{MORE}", 1),
        (f"\n\n{MORE} is a song.", 1),
    ],
    ids=["the next paragraph", "two more", "not the next", "not the whole paragraph"],
)
def test_a_paragraph_that_is_one_quote_goes_on_with_the_one_before(after, pieces):
    text = NEXT + after
    said = text.index(",”") + 1
    core = Core((Span(1, said),), (Span(23, 31),), (Span(32, 45),), 0.9, "encoder")
    block = Block(Span(0, len(text)), Label.BODY, "whole")
    first = complete(text, [block], [core])[0]
    assert len(first.content) == pieces


def test_a_sentence_of_nothing_but_refusals_is_read_in_time_that_grows_with_it():
    def seconds(times):
        text = "Oak spoke. " + "she did not return " * times
        return least_seconds(lambda: complete(text, body(text), []))

    seconds(20)
    assert seconds(3200) < 10 * max(seconds(800), 0.01)
