"""The things of the graph in the index, as they were written last."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.keep.labels import hashed
from kg.model import Entity, EntityType


class Things:
    """The things of the graph as they were written last."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self.renamed: set[int] = set()  # hashes of plain names that more or fewer things have than before

    def put(self, id_: str, type_: str, data: str, plain: str) -> bool:
        """Hold a thing; False where it is held so already."""
        row = self._index.execute("SELECT type, data, plain, hash, typed FROM thing WHERE id = ?", (id_,)).fetchone()
        if row and row[:3] == (type_, data, plain):
            return False
        number = hashed(plain)
        if row:
            self.renamed.update(row[3:])
        values = (id_, type_, data, plain, number, number, plain)
        self._index.execute("INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        self.renamed.add(number)
        return True

    def drop(self, id_: str) -> bool:
        """Let go of a thing; False where it is not held."""
        row = self._index.execute("SELECT hash, typed FROM thing WHERE id = ?", (id_,)).fetchone()
        if row:
            self.renamed.update(row)
            self._index.execute("DELETE FROM thing WHERE id = ?", (id_,))
        return row is not None

    def entity(self, id_: str) -> tuple[Entity, str] | None:
        """Return a thing with its label."""
        row = self._index.execute("SELECT type, data, label FROM thing WHERE id = ?", (id_,)).fetchone()
        return (unpacked(id_, row[0], row[1]), row[2]) if row else None

    def ids(self) -> Iterator[str]:
        """Yield the ids of all things, in order."""
        for (id_,) in self._index.execute("SELECT id FROM thing ORDER BY id"):
            yield id_

    def spoken_of(self, classes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield id and class of each thing of some classes, the most spoken of first."""
        yield from self._index.execute(
            "SELECT thing.id, type FROM thing LEFT JOIN used ON used.id = thing.id "
            f"WHERE type IN ({', '.join('?' * len(classes))}) ORDER BY ifnull(times, 0) DESC, thing.id",
            tuple(classes),
        )

    def one(self, id_: str) -> tuple[str, int] | None:
        """Return the class of a thing, and how often it is spoken of."""
        found: tuple[str, int] | None = self._index.execute(
            "SELECT type, ifnull(times, 0) FROM thing LEFT JOIN used ON used.id = thing.id WHERE thing.id = ?", (id_,)
        ).fetchone()
        return found

    def counts(self) -> dict[str, int]:
        """Return how many things of each class there are."""
        rows = self._index.execute("SELECT type, count(*) FROM thing GROUP BY type ORDER BY type")
        return dict(rows.fetchall())

    def labels(self, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Return class and label of some things."""
        found = {}
        for id_ in ids:
            if row := self._index.execute("SELECT type, label FROM thing WHERE id = ?", (id_,)).fetchone():
                found[id_] = row
        return found


def packed(entity: Entity) -> str:
    """Return what is held of a thing beside id and class."""
    return json.dumps([entity.label, entity.aliases, entity.codes], ensure_ascii=False, separators=(",", ":"))


def unpacked(id_: str, type_: str, data: str) -> Entity:
    """Return a thing as it was packed."""
    label, aliases, codes = json.loads(data)
    return Entity(id_, EntityType(type_), label, tuple(aliases), tuple((scheme, code) for scheme, code in codes))
