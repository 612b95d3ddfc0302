"""From each version of the tables to the next, in order; the whole way is one transaction.

A step is never changed once it is released: it makes the tables of its version, not of today's.
`tests/ledger/old/` keeps a ledger of every version, and a test compares each, brought up to date,
with a new one. Ledgers on PostgreSQL began with version 2.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from reportedly.errors import LedgerVersion
from reportedly.ledger import copy_tables, date_tables, matter_tables
from reportedly.ledger.corrections import fingerprint
from reportedly.ledger.spelling import words_of_name
from reportedly.people.names import key
from reportedly.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

TABLES_2 = """
DROP INDEX statements_speaker;
DROP INDEX statements_said;
DROP INDEX speakers_name;
DROP INDEX speakers_key;
ALTER TABLE statements RENAME TO statements_1;
ALTER TABLE speakers RENAME TO speakers_1;
ALTER TABLE matters RENAME TO matters_1;
CREATE TABLE statements (
  number INTEGER NOT NULL PRIMARY KEY,
  page VARCHAR(16) NOT NULL REFERENCES pages (id),
  id VARCHAR NOT NULL,
  place INTEGER NOT NULL,
  block INTEGER,
  content TEXT NOT NULL,
  source TEXT,
  cue TEXT,
  speaker VARCHAR,
  speaker_name TEXT,
  named TEXT,
  who TEXT,
  type VARCHAR NOT NULL,
  act VARCHAR,
  polarity VARCHAR,
  standing VARCHAR,
  status VARCHAR,
  channel TEXT,
  addressee TEXT,
  said_begin VARCHAR(10),
  said_end VARCHAR(10),
  relays TEXT,
  parent VARCHAR,
  matter VARCHAR,
  matter_name TEXT,
  outlet VARCHAR,
  confidence FLOAT NOT NULL,
  encoder VARCHAR,
  opposed INTEGER NOT NULL,
  fingerprint VARCHAR(16) NOT NULL,
  verdict VARCHAR,
  corrected INTEGER NOT NULL,
  corrections JSON,
  record JSON NOT NULL,
  UNIQUE (page, id)
);
CREATE TABLE speakers (
  page VARCHAR(16) NOT NULL REFERENCES pages (id),
  id VARCHAR NOT NULL,
  name TEXT NOT NULL,
  kind VARCHAR NOT NULL,
  key VARCHAR,
  record JSON,
  PRIMARY KEY (page, id)
);
CREATE TABLE matters (
  page VARCHAR(16) NOT NULL REFERENCES pages (id),
  id VARCHAR NOT NULL,
  name TEXT NOT NULL,
  summary TEXT NOT NULL,
  record JSON,
  PRIMARY KEY (page, id)
);
CREATE TABLE names (
  number INTEGER NOT NULL PRIMARY KEY,
  kind VARCHAR NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  key VARCHAR,
  shown TEXT,
  UNIQUE (kind, name)
);
CREATE TABLE spellings (
  word TEXT NOT NULL PRIMARY KEY,
  key VARCHAR NOT NULL
);
CREATE TABLE corrections (
  number INTEGER NOT NULL PRIMARY KEY,
  id VARCHAR(32) NOT NULL UNIQUE,
  made_at VARCHAR NOT NULL,
  who TEXT NOT NULL,
  action VARCHAR NOT NULL,
  page VARCHAR(16),
  address VARCHAR,
  statement VARCHAR,
  anchor JSON,
  value JSON NOT NULL,
  machine JSON,
  why TEXT
)
"""

FILL_2 = """
INSERT INTO speakers SELECT page, id, name, kind, key, record FROM speakers_1;
INSERT INTO matters SELECT page, id, name, summary, record FROM matters_1;
INSERT INTO statements (
  page, id, place, block, content, source, cue, speaker, speaker_name, named, who, type, act,
  polarity, standing, status, channel, addressee, said_begin, said_end, relays, parent, matter,
  matter_name, outlet, confidence, encoder, opposed, fingerprint, verdict, corrected, corrections,
  record)
SELECT s.page, s.id, s.place,
  (SELECT b.number FROM blocks b WHERE b.page = s.page
    AND b.start <= json_extract(s.record, '$.content.spans[0][0]') ORDER BY b.start DESC LIMIT 1),
  s.content, s.source, s.cue, s.speaker, substr(s.speaker_name, 1, 300),
  substr(coalesce(s.speaker_name, s.source), 1, 300),
  substr(coalesce(s.speaker_name, s.source), 1, 300), s.type, s.act,
  s.polarity, s.standing, s.status, s.channel, s.addressee, s.said_begin, s.said_end, s.relays,
  s.parent,
  s.matter, substr(m.name, 1, 300), substr(p.outlet, 1, 300), s.confidence,
  (SELECT json_extract(v.value, '$[1]') FROM json_each(p.record, '$.report.versions') v
    WHERE json_extract(v.value, '$[0]') = 'encoder'),
  EXISTS (SELECT 1 FROM relations r WHERE r.page = s.page AND s.id IN (r.a, r.b)
    AND r.kind IN ('conflict', 'undercut', 'tension')),
  py_fingerprint(s.content), NULL, 0, NULL, s.record
FROM statements_1 s JOIN pages p ON p.id = s.page
  LEFT JOIN matters_1 m ON m.page = s.page AND m.id = s.matter
ORDER BY p.number, s.place;
DROP TABLE statements_1;
DROP TABLE speakers_1;
DROP TABLE matters_1;
INSERT OR IGNORE INTO names (kind, name, folded, key)
  SELECT kind, name, py_fold(name), py_key(name) FROM (
    SELECT 'speaker' AS kind, who AS name FROM statements
    UNION SELECT 'matter', matter_name FROM statements
    UNION SELECT 'outlet', outlet FROM statements
  ) WHERE name IS NOT NULL
"""

INDEXES_2 = """
CREATE INDEX pages_address ON pages (address);
CREATE INDEX statements_block ON statements (block);
CREATE INDEX statements_named ON statements (named);
CREATE INDEX statements_who ON statements (who, number);
CREATE INDEX statements_said ON statements (said_begin, said_end, number);
CREATE INDEX statements_act ON statements (act, number);
CREATE INDEX statements_standing ON statements (standing, number);
CREATE INDEX statements_matter ON statements (matter_name, number);
CREATE INDEX statements_outlet ON statements (outlet, number);
CREATE INDEX statements_opposed ON statements (opposed, number);
CREATE INDEX statements_corrected ON statements (corrected, number);
CREATE INDEX names_key ON names (kind, key);
CREATE INDEX spellings_key ON spellings (key);
CREATE INDEX corrections_page ON corrections (page);
CREATE INDEX corrections_address ON corrections (address)
"""


def _to_2(connection: Connection) -> None:
    """Corrections, names once each, and columns that keep search fast."""
    driver = connection.connection.driver_connection
    assert driver is not None
    for name, function in (("fingerprint", fingerprint), ("fold", fold), ("key", _key)):
        driver.create_function(f"py_{name}", 1, function, deterministic=True)
    for statement in f"{TABLES_2};{FILL_2}".split(";"):
        connection.exec_driver_sql(statement)
    people = text("SELECT name, record FROM speakers WHERE kind = 'person'")
    add = text("INSERT OR IGNORE INTO spellings (word, key) VALUES (:word, :key)")
    for name, record in connection.execute(people).all():
        mentions = [mention["text"] for mention in json.loads(record)["mentions"]]
        for row in words_of_name(name, *mentions):
            connection.execute(add, row)
    for statement in INDEXES_2.split(";"):
        connection.exec_driver_sql(statement)


def _key(name: str) -> str | None:
    return key(name) or None


def _across_pages(connection: Connection) -> None:
    """Join the matters of all pages, and find copies, in the order the pages came."""
    from reportedly.copies import document
    from reportedly.ledger import matters, repeats, rows

    matter_tables.create(connection)
    copy_tables.create_copy_tables(connection)
    for page in connection.scalars(text("SELECT id FROM pages ORDER BY number")).all():
        report = rows.stored_report(connection, page, "")
        matters.place(connection, report)
        repeats.add_document(connection, document(report.page))


TABLES_3 = """
CREATE TABLE persons (
  number INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL
);
CREATE TABLE sightings (
  number {number} NOT NULL PRIMARY KEY,
  page VARCHAR(16) NOT NULL REFERENCES pages (id),
  speaker VARCHAR NOT NULL,
  person INTEGER NOT NULL,
  name TEXT NOT NULL,
  key VARCHAR NOT NULL,
  initial VARCHAR NOT NULL,
  day VARCHAR(10),
  record JSON NOT NULL,
  UNIQUE (page, speaker)
);
CREATE TABLE merges (
  number {number} NOT NULL PRIMARY KEY,
  page VARCHAR(16) NOT NULL REFERENCES pages (id),
  speaker VARCHAR NOT NULL,
  other_page VARCHAR(16) NOT NULL REFERENCES pages (id),
  other_speaker VARCHAR NOT NULL,
  reason TEXT NOT NULL,
  confidence FLOAT NOT NULL,
  correction VARCHAR(32),
  made_at VARCHAR NOT NULL
);
CREATE INDEX names_shown ON names (shown);
CREATE INDEX persons_name ON persons (name);
CREATE INDEX sightings_key ON sightings (key, initial, person);
CREATE INDEX sightings_person ON sightings (person, number);
CREATE INDEX sightings_name ON sightings (name);
CREATE INDEX merges_page ON merges (page);
CREATE INDEX merges_other ON merges (other_page)
"""


def _to_3(connection: Connection) -> None:
    """People, matters and copies across pages.

    Who is one person is found anew once all steps are done.
    """
    number = "SERIAL" if connection.dialect.name == "postgresql" else "INTEGER"
    for statement in TABLES_3.format(number=number).split(";"):
        connection.exec_driver_sql(statement)
    _across_pages(connection)


TABLES_5 = """
CREATE TABLE voices (
  name TEXT NOT NULL PRIMARY KEY,
  kind VARCHAR,
  statements INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  opposed INTEGER NOT NULL,
  opposed_origins INTEGER NOT NULL,
  first VARCHAR(10),
  last VARCHAR(10)
);
CREATE TABLE outlets (
  name TEXT NOT NULL PRIMARY KEY,
  pages INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  opposed INTEGER NOT NULL,
  opposed_origins INTEGER NOT NULL,
  altered INTEGER NOT NULL,
  first VARCHAR(10),
  last VARCHAR(10)
);
CREATE TABLE matter_counts (
  matter INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  tellings INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  voices INTEGER NOT NULL,
  opposed INTEGER NOT NULL,
  opposed_origins INTEGER NOT NULL,
  first VARCHAR(10),
  last VARCHAR(10)
);
CREATE INDEX voices_statements ON voices (statements, name);
CREATE INDEX outlets_pages ON outlets (pages, name)
"""

MATTERS_5 = (
    ("shared_matters", "shared_matters_pages", "(pages, statements)"),
    ("shared_members", "shared_members_name", "(name)"),
)

HOMES_5 = """
ALTER TABLE copy_pages ADD COLUMN home INTEGER NOT NULL DEFAULT 0;
CREATE INDEX copy_pages_home ON copy_pages (home)
"""


def _to_5(connection: Connection) -> None:
    """Counts of voices and outlets, and the origin of each page.

    They are filled once all steps are done. Where step 3 was taken just now, it made the tables
    of copies and matters as they are today.
    """
    there = inspect(connection)
    for statement in TABLES_5.split(";"):
        connection.exec_driver_sql(statement)
    way = "USING hash" if connection.dialect.name == "postgresql" else ""
    for table, name, columns in MATTERS_5:
        if name not in {index["name"] for index in there.get_indexes(table)}:
            method = way if columns == "(name)" else ""
            connection.exec_driver_sql(f"CREATE INDEX {name} ON {table} {method} {columns}")
    if "home" not in {column["name"] for column in there.get_columns("copy_pages")}:
        for statement in HOMES_5.split(";"):
            connection.exec_driver_sql(statement)


MIGRATIONS: tuple[tuple[int, Callable[[Connection], None]], ...] = (
    (2, _to_2),
    (3, _to_3),
    (4, date_tables.create),
    (5, _to_5),
)
"""The version each step leads to, and the step."""


def migrate(connection: Connection, version: int, where: str) -> None:
    """Bring a ledger of an older version up to date inside the transaction that is open.

    Raises LedgerVersion where no way leads up from its version.
    """
    for target, step in MIGRATIONS:
        if target == version + 1:
            step(connection)
            version = target
            raised = text("UPDATE settings SET value = :version WHERE name = 'schema_version'")
            connection.execute(raised, {"version": str(version)})
    if version != MIGRATIONS[-1][0]:
        raise LedgerVersion(f"it has version {version}, from which no way leads up", where=where)
