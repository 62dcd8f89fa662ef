"""Extractions on disk by what they were made of, so that no file is extracted twice."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from kg.keep.codec import decode
from kg.model import Extraction, Metadata

FILE = "extractions.sqlite"


def key_of(name: str, sha256_: str, metadata: Metadata, extractor: str) -> str:
    """Return what an extraction is kept under: the file's bytes, what is known of it from outside, and the extractor."""
    known = (name, sha256_, extractor, metadata.title, metadata.publication, metadata.date, metadata.page, metadata.url)
    return sha256("\x1f".join(known).encode()).hexdigest()[:32]


class Cache:
    """Encoded extractions by key. What is put in stays, whatever becomes of the build that did so."""

    def __init__(self, folder: Path) -> None:
        self._rows = sqlite3.connect(folder / FILE, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("PRAGMA synchronous = OFF")
        self._rows.execute("CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID")

    def __contains__(self, key: str) -> bool:
        return self._rows.execute("SELECT 1 FROM extraction WHERE key = ?", (key,)).fetchone() is not None

    def put(self, key: str, data: bytes) -> None:
        """Keep an encoded extraction."""
        self._rows.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, data))

    def get(self, key: str) -> Extraction | None:
        """Return an extraction, if it is there and whole."""
        row = self._rows.execute("SELECT data FROM extraction WHERE key = ?", (key,)).fetchone()
        try:
            return decode(row[0]) if row else None
        except ValueError:
            return None

    def keep_only(self, keys: Iterable[str]) -> None:
        """Drop what no document of the graph needs."""
        rows = self._rows
        rows.execute("CREATE TEMP TABLE needed (key TEXT PRIMARY KEY) WITHOUT ROWID")
        with rows:
            rows.execute("BEGIN")
            rows.executemany("INSERT OR IGNORE INTO needed VALUES (?)", ((key,) for key in keys))
            rows.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM needed)")
        rows.execute("DROP TABLE needed")

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()
