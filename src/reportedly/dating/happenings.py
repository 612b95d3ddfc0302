"""Nouns of happenings and the verbs that tell the same: data, no rules."""

from __future__ import annotations

_VERBS = {
    "abduction": "abducted kidnapped",
    "adoption": "adopted",
    "announcement": "announced",
    "appointment": "appointed named",
    "arrest": "arrested",
    "assassination": "assassinated",
    "attack": "attacked",
    "birth": "born",
    "blast": "exploded",
    "bombing": "bombed",
    "closure": "closed",
    "collapse": "collapsed",
    "conviction": "convicted",
    "coronation": "crowned",
    "crash": "crashed",
    "death": "died killed slain",
    "debut": "debuted",
    "defeat": "defeated lost",
    "departure": "left departed",
    "disappearance": "disappeared vanished",
    "discovery": "discovered found",
    "earthquake": "struck",
    "escape": "escaped",
    "execution": "executed",
    "explosion": "exploded",
    "inauguration": "inaugurated",
    "indictment": "indicted",
    "invasion": "invaded",
    "kidnapping": "kidnapped abducted",
    "killing": "killed slain",
    "landing": "landed",
    "launch": "launched",
    "marriage": "married",
    "merger": "merged",
    "murder": "murdered killed slain",
    "opening": "opened",
    "publication": "published",
    "release": "released",
    "rescue": "rescued",
    "resignation": "resigned",
    "retirement": "retired",
    "sale": "sold",
    "sentencing": "sentenced",
    "shooting": "shot",
    "signing": "signed",
    "slaying": "slain killed",
    "surrender": "surrendered",
    "victory": "won",
    "wedding": "married",
    "withdrawal": "withdrew",
}
NOUNS_OF: dict[str, tuple[str, ...]] = {}
"""For a past form of a verb the nouns that mean its act, the form itself first."""
for _noun, _verbs in _VERBS.items():
    for _verb in _verbs.split():
        NOUNS_OF[_verb] = (*NOUNS_OF.get(_verb, (_verb,)), _noun)
SAME_AS: dict[str, frozenset[str]] = {
    noun: frozenset(other for verb in verbs.split() for other in NOUNS_OF[verb][1:])
    for noun, verbs in _VERBS.items()
}
"""For a noun all that share a verb with it: a killing is a death."""
