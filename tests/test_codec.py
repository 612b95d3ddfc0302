from __future__ import annotations

import json

from reportedly.codec import decode, encode
from reportedly.statement import Speaker, Statement
from tests.makers import report


def test_every_part_of_a_report_comes_back_as_it_was():
    made = report()
    for name in ("statements", "speakers", "matters", "relations", "dates", "problems"):
        kept = json.loads(json.dumps(encode(getattr(made, name))))
        kinds = {type(item) for item in getattr(made, name)}
        back = tuple(decode(kind, item) for kind in kinds for item in kept)
        assert back == getattr(made, name)


def test_a_field_this_version_does_not_know_is_passed_over():
    made = report().statements[0]
    kept = {**encode(made), "mood": "from a later version"}
    assert decode(Statement, kept) == made


def test_a_speaker_kept_before_groups_had_members_has_none():
    made = Speaker("p1", "Ada Lund and Emil Storch", "group")
    kept = {name: item for name, item in encode(made).items() if name != "members"}
    assert decode(Speaker, kept) == made
