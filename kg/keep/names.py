"""What names came to in the last build, in the index; what of that is otherwise now, and in which documents."""

import sqlite3

from kg.keep.sources import Sources
from kg.model import EntityType, Name
from kg.resolve import Apart, Naming


class Names:
    """The ids of names and what people decided; each method writes down what is so now."""

    def __init__(self, index: sqlite3.Connection, sources: Sources) -> None:
        self._index, self._sources = index, sources

    def renamed(self, naming: Naming) -> set[str]:
        """Write down the ids of names; return the documents in which a name has another id than before."""
        held = {(type_, text, sense): id_ for type_, text, sense, id_ in self._index.execute("SELECT * FROM assigned")}
        now = {(name.type.value, name.text, name.sense): id_ for name, id_ in naming.ids.items()}
        other = [Name(EntityType(key[0]), *key[1:]) for key, id_ in now.items() if held.get(key, id_) != id_]
        gone = held.keys() - now.keys()
        self._index.executemany("DELETE FROM assigned WHERE type = ? AND text = ? AND sense = ?", gone)
        rows = [(*key, id_) for key, id_ in now.items() if held.get(key) != id_]
        self._index.executemany("INSERT OR REPLACE INTO assigned VALUES (?, ?, ?, ?)", rows)
        people = {(s, text): id_ for s, text, id_ in self._index.execute("SELECT * FROM person")}
        changed = {key for key in people.keys() | naming.people.keys() if people.get(key) != naming.people.get(key)}
        self._index.executemany("DELETE FROM person WHERE source = ? AND text = ?", changed)
        self._index.executemany(
            "INSERT INTO person VALUES (?, ?, ?)",
            ((*key, naming.people[key]) for key in sorted(changed & naming.people.keys())),
        )
        return self._sources.using(other) | ({sha256 for sha256, _ in changed} & self._sources.keys().keys())

    def turned(self, naming: Naming) -> set[tuple[str, str, str]]:
        """Write down which statements were rejected and accepted; return those for which that has changed."""
        now = {("reject", *triple) for triple in naming.rejected} | {("accept", *triple) for triple in naming.accepted}
        held = set(self._index.execute("SELECT * FROM turned WHERE kind != 'apart'"))
        if now != held:
            self._index.execute("DELETE FROM turned WHERE kind != 'apart'")
            self._index.executemany("INSERT INTO turned VALUES (?, ?, ?, ?)", sorted(now))
        return {(row[1], row[2], row[3]) for row in now ^ held}

    def retold(self, apart: Apart) -> set[str]:
        """Write down which names people told apart; return the documents that print one for which that has changed."""
        now = {("apart", *each, "") for each in apart}
        held = set(self._index.execute("SELECT * FROM turned WHERE kind = 'apart'"))
        if now == held:
            return set()
        self._index.execute("DELETE FROM turned WHERE kind = 'apart'")
        self._index.executemany("INSERT INTO turned VALUES (?, ?, ?, ?)", sorted(now))
        return self._sources.printing({(type_, form) for _, type_, form, _ in now ^ held})
