"""Extractions on disk by what they were made of, so that no file is extracted twice."""

import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.keep.codec import Brief, decode, decode_brief
from kg.keep.versions import digest
from kg.model import Extraction

FILE = "extractions.sqlite"
_BRIEFED_BY = ("resolve", "keep", "model.py", "data")


class Stamp(NamedTuple):
    """A file as the disk tells of it: as long as this stays, so do its bytes."""

    path: str
    member: str
    size: int
    changed: int  # nanoseconds


@cache
def briefer() -> str:
    """Return the version of all that a brief depends on beside the extraction."""
    return digest(_BRIEFED_BY, {"queries", "view", "lexicon", "patterns"})


class Kept(NamedTuple):
    """What is kept of a document."""

    extraction: bytes
    brief: bytes
    briefer: str


class Cache:
    """Encoded extractions and their briefs by key. What is put in stays, whatever becomes of the build that did so."""

    def __init__(self, folder: Path) -> None:
        self._rows = sqlite3.connect(folder / FILE, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("PRAGMA synchronous = OFF")
        self._rows.execute("CREATE TABLE IF NOT EXISTS extraction (key TEXT PRIMARY KEY, data BLOB)")
        self._rows.execute(
            "CREATE TABLE IF NOT EXISTS stamp (path TEXT, member TEXT, size INT, changed INT, sha256 TEXT, "
            "PRIMARY KEY (path, member)) WITHOUT ROWID"
        )
        self._rows.execute("CREATE TABLE IF NOT EXISTS brief (key TEXT PRIMARY KEY, briefer TEXT, data BLOB)")
        self._stamps: list[tuple[object, ...]] = []

    def __contains__(self, key: str) -> bool:
        return self._rows.execute("SELECT 1 FROM extraction WHERE key = ?", (key,)).fetchone() is not None

    def put(self, key: str, kept: Kept) -> None:
        """Keep an encoded extraction and its brief."""
        self._rows.execute("INSERT OR REPLACE INTO brief VALUES (?, ?, ?)", (key, kept.briefer, kept.brief))
        self._rows.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, kept.extraction))

    def brief(self, key: str) -> Brief | None:
        """Return the brief of an extraction, if it is there and as it would be made today."""
        row = self._rows.execute("SELECT data FROM brief WHERE key = ? AND briefer = ?", (key, briefer())).fetchone()
        return decode_brief(row[0]) if row else None

    def get(self, key: str) -> Extraction | None:
        """Return an extraction, if it is there and whole."""
        row = self._rows.execute("SELECT data FROM extraction WHERE key = ?", (key,)).fetchone()
        try:
            return decode(row[0]) if row else None
        except ValueError:
            return None

    def digest(self, stamp: Stamp) -> str:
        """Return the SHA-256 of a file that has been read in this state; empty where it has not."""
        row = self._rows.execute(
            "SELECT sha256 FROM stamp WHERE path = ? AND member = ? AND size = ? AND changed = ?", stamp
        ).fetchone()
        return row[0] if row else ""

    def stamp(self, stamp: Stamp, sha256: str) -> None:
        """Note what a file's bytes are, when `flush` is next called."""
        self._stamps.append((*stamp, sha256))

    def flush(self) -> None:
        """Write down what was noted."""
        with self._rows:
            self._rows.execute("BEGIN")
            self._rows.executemany("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?)", self._stamps)
        self._stamps.clear()

    def keep_only(self, keys: Iterable[str]) -> None:
        """Drop what no document of the graph needs."""
        rows = self._rows
        rows.execute("CREATE TEMP TABLE needed (key TEXT PRIMARY KEY) WITHOUT ROWID")
        with rows:
            rows.execute("BEGIN")
            rows.executemany("INSERT OR IGNORE INTO needed VALUES (?)", ((key,) for key in keys))
            rows.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM needed)")
            rows.execute("DELETE FROM brief WHERE key NOT IN (SELECT key FROM needed)")
        rows.execute("DROP TABLE needed")

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()
