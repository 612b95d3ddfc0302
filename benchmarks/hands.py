"""Where it was said, to whom and through which hands, on articles read for that alone.

Gold: `training/annotations/hands-*.jsonl` (stand-off, `guidelines.md` beside them): PolNeAR train
articles to write rules on and train with (`development`), a sixth of them kept from training to
fit the encoder's bounds (`fitting`), and 42 that no encoder is trained on and in which nobody reads
misses (`held-back`). Statements are the corpus' own, so that only the readers of these roles are
measured: `rules` alone, and with the `encoder`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks._roles import read_annotation
from benchmarks.area import Area, Row, Score, read_rows
from training.encoder.hands import CHECKED_EVERY
from training.encoder.polnear import read_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from reportedly.statement import Statement
    from training.encoder.polnear import Article

PARTS = ("development", "fitting", "held-back")
FIELDS = ("channel", "addressee", "relay")


def marked() -> Iterator[tuple[str, str, list[Row]]]:
    """Part, article and marks of every article that was read."""
    for number, (doc, rows) in enumerate(read_annotation("hands-development.jsonl").items()):
        yield PARTS[number % CHECKED_EVERY == 0], doc, rows
    for doc, rows in read_annotation("hands-held-back.jsonl").items():
        yield PARTS[2], doc, rows


def predict(place: Path, parts: Sequence[str] = PARTS) -> Iterator[Row]:
    """One row an article: for each of the corpus' statements the spans of its roles, twice read."""
    from reportedly.attribution import read_roles
    from reportedly.offsets import Span
    from reportedly.tagging.model import load_model
    from reportedly.tagging.tagger import tag_stretches

    articles = {a.name: a for a in read_articles(place / "polnear" / "train")}
    for doc in (doc for part, doc, _ in marked() if part in parts):
        article = articles[doc.split("/", 1)[1]]
        text, given = article.text, cores(article)
        tags = tag_stretches(text, [Span(0, len(text))], load_model())
        readings = {"rules": read_roles(text, given), "encoder": read_roles(text, given, tags)}
        yield {"doc": doc, **{name: _found(read) for name, read in readings.items()}}


def cores(article: Article) -> list[Any]:
    """The corpus' attributions; the rule of each is its number."""
    from reportedly.attribution.core import Core
    from reportedly.offsets import Span

    def spans(given: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(*one) for one in given)

    return [
        Core(spans(one.content), spans(one.source), spans(one.cue), 1.0, str(number))
        for number, one in enumerate(article.statements)
    ]


def _found(statements: Iterable[Statement]) -> Row:
    """What was read of each of the corpus' statements, by its number."""
    numbered = ((one.rule.partition(",")[0], one) for one in statements)
    return {number: _spans(one) for number, one in numbered if number.isdigit()}


def _spans(statement: Statement) -> Row:
    channel, to = statement.channel, statement.addressee
    return {
        "channel": [[s.start, s.end] for s in channel.spans] if channel else [],
        "value": channel.value if channel else None,
        "addressee": [[s.start, s.end] for s in to.spans] if to else [],
        "relay": [[s.start, s.end] for relay in statement.relays for s in relay.spans],
    }


def score(place: Path, predictions: Path) -> Score:
    """Span F1 of each role by overlap, one to one, in each part."""
    del place
    ours = {row["doc"]: row for row in read_rows(predictions)}
    counts: dict[tuple[str, str], Counter[str]] = {}
    for part, doc, rows in ((part, doc, rows) for part, doc, rows in marked() if doc in ours):
        gold = [row for row in rows if "field" in row]
        for reading in ("rules", "encoder"):
            count = counts.setdefault((reading, part), Counter())
            count["articles"] += 1
            _count(count, gold, ours[doc][reading])
    return {f"{reading}, {part}": _figures(count) for (reading, part), count in counts.items()}


def _count(count: Counter[str], gold: Sequence[Row], found: dict[str, Row]) -> None:
    for number in {*found, *(str(row["statement"]) for row in gold)}:
        ours = found.get(number, {})
        for field in FIELDS:
            theirs = [r for r in gold if str(r["statement"]) == number and r["field"] == field]
            mine = list(ours.get(field, ()))
            count[f"{field} gold"] += len(theirs)
            count[f"{field} ours"] += len(mine)
            for row in theirs:
                start, end = row["span"]
                hit = next((m for m in mine if m[0] < end and start < m[1]), None)
                if hit is not None:
                    mine.remove(hit)
                    count[f"{field} right"] += 1
                    count["named"] += field == "channel" and row["value"] == ours["value"]


def _figures(count: Counter[str]) -> Score:
    found: Score = {"articles": count["articles"]}
    for field in FIELDS:
        right, gold, ours = (count[f"{field} {what}"] for what in ("right", "gold", "ours"))
        found[field] = {
            "gold": gold,
            "ours": ours,
            "p": round(right / ours, 4) if ours else None,
            "r": round(right / gold, 4) if gold else None,
            "f1": round(2 * right / (gold + ours), 4) if gold + ours else None,
        }
    found["channel"]["named_right"] = count["named"]
    return found


AREA = Area(data="data", predict=predict, score=score)
