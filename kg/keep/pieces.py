"""The pieces of the files that a build wrote: how long each is, and how much all of them hold."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

_LAST = "\U0010ffff"  # no id is behind it


class Pieces:
    """Pieces by part of the files and id; the totals follow what is put in and taken out."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._tally: Counter[str] = Counter()

    def length(self, part: int, *, after: str = "", before: str = _LAST) -> int:
        """Return how long a part is as it was written last, or its pieces whose ids are between two."""
        total = "SELECT total(length) FROM block WHERE part = ? AND id > ? AND id < ?"
        return int(self._index.execute(total, (part, after, before)).fetchone()[0])

    def length_of(self, part: int, id_: str) -> int:
        """Return how long a piece is; 0 for one that was not written."""
        found = self._index.execute("SELECT length FROM block WHERE part = ? AND id = ?", (part, id_)).fetchone()
        return found[0] if found else 0

    def drop(self) -> None:
        """Forget what was written."""
        self._index.execute("DELETE FROM block")
        self._index.execute("DELETE FROM tally")

    def put(self, part: int, rows: Iterable[tuple[str, int, int, str]]) -> None:
        """Note the pieces that were written: id, length, triples, counts as JSON; length 0 for one that is gone."""
        for id_, length, triples, counts in rows:
            known = "SELECT triples, counts FROM block WHERE part = ? AND id = ?"
            old = self._index.execute(known, (part, id_)).fetchone()
            if old:
                self._count(old[0] if part < 2 else 0, old[1], -1)
            if length:
                row = (part, id_, length, triples, counts)
                self._index.execute("INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?)", row)
                self._count(triples if part < 2 else 0, counts, 1)
            elif old:
                self._index.execute("DELETE FROM block WHERE part = ? AND id = ?", (part, id_))

    def _count(self, triples: int, counts: str, sign: int) -> None:
        self._tally["triples"] += sign * triples
        for name, times in json.loads(counts).items():
            self._tally[f"statements {name}"] += sign * times

    def tally(self) -> tuple[int, dict[str, int]]:
        """Return how many triples there are in what was written, and how many statements of each predicate."""
        rows = "INSERT INTO tally VALUES (?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times"
        self._index.executemany(rows, self._tally.items())
        self._tally.clear()
        found = dict(self._index.execute("SELECT name, times FROM tally WHERE times != 0 ORDER BY name"))
        statements = {name.partition(" ")[2]: n for name, n in found.items() if name.startswith("statements ")}
        return found.get("triples", 0), statements
