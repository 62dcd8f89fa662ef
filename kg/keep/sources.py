"""The documents of a build in its index: what each contributes to resolution, and what all of them together come to."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.keep.codec import Brief
from kg.model import EntityType, Name
from kg.resolve import Profile, Usage, is_leader, normal

_OF_SOURCE = ("short", "stated", "post", "number", "form")


class Sources:
    """Adds and takes away documents; keeps the totals of their names."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def keys(self) -> dict[str, str]:
        """Return the key of the extraction of each document, by SHA-256."""
        return dict(self._index.execute("SELECT sha256, key FROM source WHERE number > 0"))

    def named_keys(self) -> dict[tuple[str, str], str]:
        """Return the key of the extraction of each document, by SHA-256 and name."""
        return {(sha, name): key for sha, name, key in self._index.execute("SELECT sha256, name, key FROM source")}

    def number(self, sha256: str) -> int:
        """Return the number of a document."""
        number: int = self._index.execute("SELECT number FROM source WHERE sha256 = ?", (sha256,)).fetchone()[0]
        return number

    def show(self, names: Mapping[str, str]) -> set[str]:
        """Write down what the documents are called in labels; return those that are called otherwise than before."""
        held = self._index.execute("SELECT sha256, shown FROM source")
        changed = {sha256 for sha256, shown in held if names[sha256] != shown}
        rows = ((names[sha256], sha256) for sha256 in changed)
        self._index.executemany("UPDATE source SET shown = ? WHERE sha256 = ?", rows)
        return changed

    def counts(self) -> tuple[int, int, int]:
        """Return how many documents, articles and characters there are."""
        row = self._index.execute("SELECT count(*), total(articles), total(characters) FROM source").fetchone()
        return int(row[0]), int(row[1]), int(row[2])

    def add(self, brief: Brief, key: str) -> None:
        """Take up a document."""
        row = (brief.sha256, brief.name, key, brief.articles, brief.characters)
        new = self._index.execute(
            "INSERT INTO source (sha256, name, shown, key, articles, characters) VALUES (?, ?, '', ?, ?, ?)", row
        )
        self.add_profile(new.lastrowid or 0, brief.profile)

    def add_profile(self, number: int, profile: Profile) -> None:
        """Take up the names of a document."""
        forms = [(*name, printed, times, 0) for (name, printed), times in profile.forms.items()]
        forms += [(*name, printed, 0, 1) for name, printed in profile.doubtful]
        self._insert("form", 7, ((number, *row) for row in forms))
        self._add_totals(((*row[:4], row[5]), row[4]) for row in forms)
        merges = profile.merges.items()
        self._insert("short", 6, ((number, n.type, n.text, m.name.text, m.reason, m.score) for n, m in merges))
        self._insert("stated", 5, ((number, short, *name) for short, name in profile.stated))
        posts = ((number, person, body) for person, bodies in profile.posts.items() for body in bodies)
        self._insert("post", 3, posts)
        self._insert("number", 5, ((number, stated, *name) for stated, name in profile.numbers))

    def _insert(self, table: str, width: int, rows: Iterable[tuple[object, ...]]) -> None:
        self._index.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)

    def _add_totals(self, forms: Iterable[tuple[tuple[object, ...], int]], sign: int = 1) -> None:
        self._index.executemany(
            "INSERT INTO total VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
            "DO UPDATE SET times = times + excluded.times, uses = uses + excluded.uses",
            ((*form, sign * times, sign) for form, times in forms),
        )

    def retell(self, sha256: str, profile: Profile) -> None:
        """Put other names in the place of a document's."""
        number = self.number(sha256)
        self.remove_profile(number)
        self.add_profile(number, profile)

    def printing(self, forms: Collection[tuple[str, str]]) -> set[str]:
        """Return the documents that print any of some names: type and normal form."""
        types = {type_ for type_, _ in forms}
        return {
            sha256
            for type_ in sorted(types)
            for sha256, printed in self._index.execute(
                "SELECT DISTINCT sha256, printed FROM form JOIN source ON form.source = source.number WHERE type = ?",
                (type_,),
            )
            if (type_, normal(printed)) in forms
        }

    def remove(self, sha256: str) -> None:
        """Take a document away."""
        number = self.number(sha256)
        self.remove_profile(number)
        self._index.execute("DELETE FROM source WHERE number = ?", (number,))

    def remove_profile(self, number: int) -> None:
        """Take the names of a document away."""
        rows = self._index.execute(
            "SELECT type, text, sense, printed, doubtful, times FROM form WHERE source = ?", (number,)
        ).fetchall()
        self._add_totals(((row[:5], row[5]) for row in rows), -1)
        self._index.executemany(
            "DELETE FROM total WHERE type = ? AND text = ? AND sense = ? AND printed = ? AND doubtful = ? AND uses = 0",
            (row[:5] for row in rows),
        )
        for table in _OF_SOURCE:
            self._index.execute(f"DELETE FROM {table} WHERE source = ?", (number,))

    def usage(self) -> Usage:
        """Return how all documents together use their names."""
        found = Usage()
        for type_, text, sense, printed, doubtful, times in self._index.execute(
            "SELECT type, text, sense, printed, doubtful, times FROM total"
        ):
            name = Name(EntityType(type_), text, sense)
            if doubtful:
                found.doubtful[name].add(printed)
            else:
                found.forms[name][printed] = times
        for short, type_, text, sense in self._index.execute("SELECT DISTINCT short, type, text, sense FROM stated"):
            found.stated[EntityType(type_), short].add(Name(EntityType(type_), text, sense))
        for number, type_, text, sense in self._index.execute("SELECT DISTINCT number, type, text, sense FROM number"):
            found.numbers[number].add(Name(EntityType(type_), text, sense))
        for person, sha256, body in self._posts():
            found.posts[person][sha256].add(body)
        return found

    def _posts(self) -> Iterator[tuple[str, str, str]]:
        """Yield the posts of those people whose name may be several people's: person, SHA-256, body."""
        bodies: dict[str, set[str]] = defaultdict(set)
        for person, body in self._index.execute("SELECT DISTINCT person, body FROM post"):
            bodies[person].add(body)
        for person in sorted(bodies):
            if len(bodies[person]) > 1 or is_leader(person):
                yield from self._index.execute(
                    "SELECT person, sha256, body FROM post JOIN source ON post.source = source.number WHERE person = ?",
                    (person,),
                )

    def forms(self, name: Name) -> Iterator[tuple[str, str, int]]:
        """Yield the printed forms of a name by document: SHA-256, form, how often."""
        yield from self._index.execute(
            "SELECT sha256, printed, times FROM form JOIN source ON form.source = source.number "
            "WHERE form.type = ? AND text = ? AND sense = ? AND doubtful = 0",
            (name.type.value, name.text, name.sense),
        )

    def using(self, names: Iterable[Name]) -> set[str]:
        """Return the documents that use any of some names."""
        found: set[str] = set()
        for name in names:
            rows = self._index.execute(
                "SELECT DISTINCT sha256 FROM form JOIN source ON form.source = source.number "
                "WHERE form.type = ? AND text = ? AND sense = ?",
                (name.type.value, name.text, name.sense),
            )
            found.update(sha256 for (sha256,) in rows)
        return found

    def shortened(self) -> Iterator[tuple[str, str, str, str, float]]:
        """Yield the names that stand for another in some document: type, name, what it stands for, reason, score."""
        yield from self._index.execute(
            "SELECT DISTINCT type, text, stands_for, reason, score FROM short ORDER BY 1, 2, 3, 5 DESC, 4"
        )
