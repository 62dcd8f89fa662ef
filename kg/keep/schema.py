"""The tables of a build's index: which document says what under which names, so that a change touches only its own."""

import sqlite3
from pathlib import Path

FOLDER = ".kg"  # in OUT
FILE = "index.sqlite"

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;

-- documents, and their names as they use them: short forms are already brought to what they stand for in the document
CREATE TABLE source (
    number INTEGER PRIMARY KEY, sha256 TEXT UNIQUE, name TEXT, shown TEXT, key TEXT, articles INT, characters INT
);
CREATE TABLE form (source INT, type TEXT, text TEXT, sense TEXT, printed TEXT, times INT, doubtful INT);
CREATE TABLE total (
    type TEXT, text TEXT, sense TEXT, printed TEXT, doubtful INT, times INT, uses INT,
    PRIMARY KEY (type, text, sense, printed, doubtful)
) WITHOUT ROWID;
CREATE TABLE short (source INT, type TEXT, text TEXT, stands_for TEXT, reason TEXT, score REAL);
CREATE TABLE stated (source INT, short TEXT, type TEXT, text TEXT, sense TEXT);
CREATE TABLE post (source INT, person TEXT, body TEXT);
CREATE TABLE number (source INT, number TEXT, type TEXT, text TEXT, sense TEXT);

-- names to ids, over all documents
CREATE TABLE assigned (type TEXT, text TEXT, sense TEXT, id TEXT, PRIMARY KEY (type, text, sense)) WITHOUT ROWID;
CREATE TABLE person (source TEXT, text TEXT, id TEXT, PRIMARY KEY (source, text)) WITHOUT ROWID;
CREATE TABLE turned (kind TEXT, subject TEXT, predicate TEXT, object TEXT);

-- what each document states: part 0 of the graph, part 1 of the candidates (source 0 is the code lists)
CREATE TABLE record (source INT, id TEXT, type TEXT, data TEXT);
CREATE TABLE fact (
    source INT, part INT, subject TEXT, predicate TEXT,
    literal INT, object TEXT, datatype TEXT, evidence TEXT, notes TEXT
);
CREATE TABLE evidence (
    id TEXT, source INT, part INT,
    sha256 TEXT, article TEXT, begin INT, end INT, quote TEXT, rule TEXT, confidence REAL
);
CREATE TABLE used (id TEXT PRIMARY KEY, times INT) WITHOUT ROWID;

-- the things of the graph, their labels, and the stretch of the files that each takes
CREATE TABLE thing (
    id TEXT PRIMARY KEY, type TEXT, data TEXT, plain TEXT, hash INT, typed INT, label TEXT
) WITHOUT ROWID;
CREATE TABLE block (
    part INT, id TEXT, length INT, triples INT, counts TEXT, PRIMARY KEY (part, id)
) WITHOUT ROWID;
CREATE TABLE tally (name TEXT PRIMARY KEY, times INT) WITHOUT ROWID;
"""

_INDICES = """
CREATE INDEX IF NOT EXISTS form_source ON form (source);
CREATE INDEX IF NOT EXISTS form_name ON form (type, text, sense);
CREATE INDEX IF NOT EXISTS short_source ON short (source);
CREATE INDEX IF NOT EXISTS stated_source ON stated (source);
CREATE INDEX IF NOT EXISTS post_source ON post (source);
CREATE INDEX IF NOT EXISTS post_person ON post (person);
CREATE INDEX IF NOT EXISTS number_source ON number (source);
CREATE INDEX IF NOT EXISTS record_source ON record (source);
CREATE INDEX IF NOT EXISTS record_id ON record (id);
CREATE INDEX IF NOT EXISTS fact_source ON fact (source);
CREATE INDEX IF NOT EXISTS fact_triple ON fact (subject, predicate, object, part);
CREATE INDEX IF NOT EXISTS evidence_source ON evidence (source);
CREATE INDEX IF NOT EXISTS evidence_id ON evidence (id);
CREATE INDEX IF NOT EXISTS thing_hash ON thing (hash);
CREATE INDEX IF NOT EXISTS thing_typed ON thing (typed);
"""


def connect(out: Path, *, to_read: bool = False) -> sqlite3.Connection:
    """Return the index of OUT; whoever opens it begins and commits by himself.

    Raises:
        sqlite3.Error: it cannot be opened; to be read, it has to be there.
    """
    path = out / FOLDER / FILE
    if to_read:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    index = sqlite3.connect(path, isolation_level=None)
    index.execute("PRAGMA synchronous = OFF")  # a kill loses nothing; a failing machine may: all is rebuilt
    index.execute("PRAGMA cache_size = -65536")
    index.execute("PRAGMA temp_store = FILE")
    return index


def create(index: sqlite3.Connection) -> None:
    """Make the tables anew, without their indices: a first build fills them faster so."""
    names = [name for (name,) in index.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for name in names:
        if name != "meta":
            index.execute(f"DROP TABLE {name}")
    index.execute("DELETE FROM meta")
    run(index, _TABLES)


def add_indices(index: sqlite3.Connection) -> None:
    """Make the indices that are not there."""
    run(index, _INDICES)


def run(index: sqlite3.Connection, script: str) -> None:
    """Run statements inside the transaction that is under way (`executescript` would end it)."""
    for statement in script.split(";"):
        if statement.strip():
            index.execute(statement)
