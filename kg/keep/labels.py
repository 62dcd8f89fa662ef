"""Labels that no two things share, as things come and go: the rule of `kg.graph.labels` for what changes alone."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

_CHUNK = 400  # values of one SQL list


def hashed(text: str) -> int:
    """Return a number that stands for a text in an index."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


class Labels:
    """A thing is called by its plain name, where another has that too by name and class, and else with its hash."""

    def __init__(
        self,
        index: sqlite3.Connection,
        reserved: Collection[str],
        kinds: Mapping[str, str],
        is_doubtful: Callable[[str], bool],
    ) -> None:
        self._index, self._kinds, self._is_doubtful = index, kinds, is_doubtful
        self._reserved: dict[int, int] = {}
        for text in reserved:
            self._reserved[hashed(text)] = self._reserved.get(hashed(text), 0) + 1

    def refresh(self, hashes: Collection[int]) -> set[str]:
        """Bring up to date the labels of all things under some plain names; return whose label changed."""
        touched = set(hashes)
        typed: set[int] = set()
        for id_, type_, plain, old in self._rows("hash", touched, "id, type, plain, typed"):
            alone = self._count("hash", hashed(plain)) == 1 and not self._is_doubtful(plain)
            new = hashed(plain if alone else self._typed(type_, plain))
            if new != old:
                self._index.execute("UPDATE thing SET typed = ? WHERE id = ?", (new, id_))
            typed |= {old, new}
        typed |= touched
        changed = set()
        for id_, type_, plain, now, label in self._rows("typed", typed, "id, type, plain, typed, label"):
            new_label = self._label(id_, type_, plain, now)
            if new_label != label:
                self._index.execute("UPDATE thing SET label = ? WHERE id = ?", (new_label, id_))
                changed.add(id_)
        return changed

    def _label(self, id_: str, type_: str, plain: str, typed: int) -> str:
        if self._count("typed", typed) > 1:
            return f"{plain}（{self._kinds.get(type_, type_)} {id_.rpartition('/')[2][:8]}）"
        return plain if typed == hashed(plain) else self._typed(type_, plain)

    def _typed(self, type_: str, plain: str) -> str:
        return f"{plain}（{self._kinds.get(type_, type_)}）"

    def _count(self, column: str, value: int) -> int:
        found = self._index.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM thing WHERE {column} = ? LIMIT 2)", (value,)
        ).fetchone()
        return int(found[0]) + self._reserved.get(value, 0)

    def _rows(self, column: str, values: Iterable[int], wanted: str) -> Iterator[Any]:
        ordered = sorted(values)
        for at in range(0, len(ordered), _CHUNK):
            part = ordered[at : at + _CHUNK]
            marks = ", ".join("?" * len(part))
            yield from self._index.execute(f"SELECT {wanted} FROM thing WHERE {column} IN ({marks})", part).fetchall()
