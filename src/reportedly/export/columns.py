"""What one exported statement holds, in order; every format writes the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.ledger.chains import tracing
from reportedly.ledger.corrections import in_a_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportedly.ledger import Ledger

STATEMENT = {
    "statement": "id of the statement: page id, colon, place in the page",
    "speaker": "who it is, as far as the page tells; empty where nobody is named",
    "source": "who is said to have said it, in the page's words",
    "cue": "the words that make it a statement",
    "content": "what was said, letters restored",
    "type": "direct, indirect, mixed, unmarked direct",
    "act": "says, demands, denies, ...",
    "polarity": "positive or negative",
    "standing": "enacted, announced, stated, appealed, alleged, hearsay",
    "status": "what it says of the matter's course",
    "channel": "where it was said",
    "addressee": "to whom",
    "said_begin": "first day it can have been said, ISO 8601",
    "said_end": "last day it can have been said, ISO 8601",
    "said_is_default": "true where no words of the page give the day",
    "relays": "hands it passed through, speaker's side first, joined by ' > '",
    "inside": "id of the statement this one is told inside of",
    "matter": "id of what it speaks of, within its page",
    "confidence": "0 to 1",
    "content_spans": "start-end in code points of the page's text as it lies; several by ';'",
    "source_spans": "the same for the source",
    "cue_spans": "the same for the cue",
    "rule": "the model or rule that found it",
    "page": "id of the page",
    "headline": "the page's headline",
    "outlet": "who published the page",
    "address": "where the page was read",
    "verdict": "accepted or wrong, where a person said so; wrong ones are not found by a search",
    "corrections": "what people changed: the machine's value, theirs, who, when, why; by ';'",
    "encoder": "version of the encoder that found it",
    "earlier": "earlier tellings the ledger holds, nearest first, joined by ' < '",
}
"""Column names and what they hold; the order is part of the contract."""


def statement_rows(ledger: Ledger) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The rows of `Ledger.statements`, each with its exported values."""
    with tracing(ledger) as tracer:
        for row in ledger.statements():
            before = " < ".join(one.id for one in tracer.chain(row))
            yield row, _values(row, before or None)


def _values(row: Mapping[str, Any], earlier: str | None) -> dict[str, Any]:
    record = row["record"]
    said = record["said_at"]
    inside = row["parent"]
    made = row["corrections"] or ()
    marked = {
        item["value"]["part"]: f"{item['value']['start']}-{item['value']['end']}"
        for item in made
        if item["action"] == "span"
    }
    given = {
        "statement": f"{row['page']}:{row['id']}",
        "speaker": row["speaker_name"],
        "said_is_default": said["is_default"] if said else None,
        "inside": f"{row['page']}:{inside}" if inside else None,
        "content_spans": marked.get("content", _spans(record["content"])),
        "source_spans": marked.get("source", _spans(record["source"])),
        "cue_spans": marked.get("cue", _spans(record["cue"])),
        "corrections": "; ".join(map(in_a_line, made)) or None,
        "rule": record["rule"],
        "earlier": earlier,
    }
    return {name: given[name] if name in given else row[name] for name in STATEMENT}


def _spans(words: Mapping[str, Any] | None) -> str | None:
    if words is None:
        return None
    return ";".join(f"{start}-{end}" for start, end in words["spans"])
