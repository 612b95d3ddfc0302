"""What one more page costs the copies stage as a ledger grows; made pages, a tenth are copies.

``python -m benchmarks growth --data PATH`` takes the sizes from a file of one number a line;
without it 1,000 and 10,000 pages are added. Times are processor time of this process: the time a
clock shows depends on what else runs.
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select

from benchmarks.area import Area, Row, Score, read_rows
from reportedly.copies import Document
from reportedly.ledger import repeats
from reportedly.ledger import tables as t
from reportedly.ledger.copy_tables import copy_pairs
from reportedly.ledger.sqlite import Sqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

SIZES = (1_000, 10_000)
TIMED = 200
"""Pages timed at the end of each size."""

WORDS = 400
VOCABULARY = 30_000
COPIES = 0.1
"""Words of a page, words there are (drawn by Zipf's law, as in real text), and share of copies."""


def predict(place: Path) -> Iterator[Row]:
    """One row a size: processor milliseconds a page (median, 95th of a hundred), bytes, pairs."""
    sizes = [int(line) for line in place.read_text().split()] if place.is_file() else SIZES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "growth.db"
        engine = Sqlite(path).engine(write=True)
        with engine.begin() as connection:
            t.metadata.create_all(connection)
        made = pages(random.Random(7))  # noqa: S311 - made text, no secret
        done, took = 0, []
        for size in sizes:
            while done < size:
                one = next(made)
                with engine.begin() as connection:
                    _put(connection, one)
                    start = time.process_time()
                    repeats.add_document(connection, one)
                    took.append(time.process_time() - start)
                done += 1
            with engine.connect() as connection:
                pairs = connection.scalar(select(func.count()).select_from(copy_pairs))
            last = sorted(took[-TIMED:])
            took = took[-TIMED:]
            yield {
                "pages": size,
                "ms_median": round(1000 * last[len(last) // 2], 2),
                "ms_95": round(1000 * last[int(len(last) * 0.95)], 2),
                "megabytes": round(path.stat().st_size / 1e6, 1),
                "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "pairs": pairs,
            }
        engine.dispose()


def pages(chance: random.Random) -> Iterator[Document]:
    """Made pages without end; one in ten repeats an earlier one with every twelfth word changed."""
    names = [f"w{number:x}" for number in range(VOCABULARY)]
    small = ["the", "of", "and", "to", "in", "that", "was", "for", "on", "with", "said", "he"]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    kept: list[list[str]] = []
    number = 0
    while True:
        number += 1
        if kept and chance.random() < COPIES:
            row = [
                word if chance.random() > 1 / 12 else names[chance.randrange(VOCABULARY)]
                for word in chance.choice(kept)
            ]
        else:
            row = chance.choices(names, weights, k=WORDS)
            row = [word if at % 3 else chance.choice(small) for at, word in enumerate(row)]
            if len(kept) < SIZES[0]:
                kept.append(row)
        cuts = (row[at : at + 20] for at in range(0, len(row), 20))
        text = "\n".join(" ".join(one).capitalize() + "." for one in cuts)
        yield Document(f"{number:016x}", text)


def _put(connection: Connection, one: Document) -> None:
    """The page and its text, as the store has them; not timed."""
    raw = {"sha256": one.id, "size": 0, "data": b""}
    page = {
        "id": one.id,
        "title": one.id,
        "kind": "article",
        "altered": 0,
        "read_at": "",
        "raw": one.id,
        "original": "",
        "restored": "",
        "maps": b"",
        "record": {},
    }
    block = {"page": one.id, "start": 0, "end": 0, "label": "body", "text": one.text}
    connection.execute(insert(t.raws), [raw])
    connection.execute(insert(t.pages), [page])
    connection.execute(insert(t.blocks), [block])


def score(place: Path, predictions: Path) -> Score | None:
    """The rows by size."""
    del place
    return {str(row.pop("pages")): row for row in read_rows(predictions)}


AREA = Area(data="eval/copies", predict=predict, score=score)
