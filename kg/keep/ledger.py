"""What the documents state, in the index: statements and things come and go, and what they touch is remembered."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from kg.keep.labels import hashed
from kg.model import Datatype, Entity, EntityType, Evidence, Literal, Statement
from kg.resolve import Candidate, Facts

LISTS = 0  # the source of what code lists say
GRAPH, CANDIDATES, REJECTED = 0, 1, 2  # parts
_PLACE = "evidence.sha256, article, begin, end, quote, rule, confidence"  # what an Evidence holds, in its order


@dataclass(slots=True)
class Touched:
    """What a change may have changed."""

    subjects: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)  # whose evidence it is
    records: set[str] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)  # things that statements speak of, more or fewer than before


class Ledger:
    """Statements by document."""

    def __init__(self, index: sqlite3.Connection, evidence_id: Callable[[Evidence], str]) -> None:
        self._index, self._evidence_id = index, evidence_id
        self.touched = Touched()
        self._used: Counter[str] = Counter()

    # -- documents ---------------------------------------------------------------------------------------------------

    def add(self, number: int, facts: Facts) -> None:
        """Take up what a document states."""
        best: dict[str, tuple[Evidence, int]] = {}
        rows: list[tuple[object, ...]] = []
        for (s, p, o), evidence in facts.said.items():
            ids: list[str | None] = [*sorted(self._noted(best, item, GRAPH) for item in evidence)] or [None]
            rows += [(number, GRAPH, s, p, *_object(o), id_, None) for id_ in ids]
            self._touch(s, o, len(ids))
        for each in facts.doubtful:
            names = json.dumps([each.subject_name, each.object_name], ensure_ascii=False)
            id_ = self._noted(best, each.evidence, CANDIDATES)
            rows.append((number, CANDIDATES, each.subject, each.predicate, *_object(each.object), id_, names))
            self.touched.subjects.add(each.subject)
        rows += [(number, REJECTED, s, p, *_object(o), None, None) for s, p, o in facts.rejected]
        self._facts(rows)
        self._index.executemany(
            f"INSERT INTO evidence VALUES ({', '.join('?' * 10)})",
            (
                (id_, number, part, e.source, e.article, e.begin, e.end, e.quote, e.rule, e.confidence)
                for id_, (e, part) in best.items()
            ),
        )
        self.touched.documents.update(item.source for item, _ in best.values())
        self._records(number, facts.records.values())

    def _noted(self, best: dict[str, tuple[Evidence, int]], item: Evidence, part: int) -> str:
        """Keep the surer of two readings of one place by one rule, for the graph if either is."""
        id_ = self._evidence_id(item)
        known, of = best.get(id_, (item, part))
        best[id_] = (min(known, item, key=attrgetter("rank")), min(of, part))
        return id_

    def _touch(self, subject: str, object_: str | Literal, times: int) -> None:
        self.touched.subjects.add(subject)
        self._used[subject] += times
        if isinstance(object_, str):
            self._used[object_] += times

    def _facts(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._index.executemany(f"INSERT INTO fact VALUES ({', '.join('?' * 9)})", rows)

    def _records(self, number: int, records: Iterable[Entity]) -> None:
        rows = [(number, each.id, each.type.value, packed(each)) for each in records]
        self._index.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)
        self.touched.records.update(id_ for _, id_, _, _ in rows)

    def remove(self, number: int) -> None:
        """Take away what a document states."""
        for part, subject, literal, object_ in self._index.execute(
            "SELECT part, subject, literal, object FROM fact WHERE source = ?", (number,)
        ):
            self.touched.subjects.add(subject)
            if part == GRAPH:
                self._used[subject] -= 1
                self._used[object_] -= 0 if literal else 1
        for column, table, touched in (
            ("sha256", "evidence", self.touched.documents),
            ("id", "record", self.touched.records),
        ):
            rows = self._index.execute(f"SELECT DISTINCT {column} FROM {table} WHERE source = ?", (number,))
            touched.update(value for (value,) in rows)
        for table in ("fact", "evidence", "record"):
            self._index.execute(f"DELETE FROM {table} WHERE source = ?", (number,))

    def stating(self, triples: Iterable[tuple[str, str, str]]) -> set[str]:
        """Return the documents that state any of some triples, or would if people had not decided otherwise."""
        found: set[str] = set()
        for triple in triples:
            rows = self._index.execute(
                "SELECT DISTINCT sha256 FROM fact JOIN source ON fact.source = source.number "
                "WHERE subject = ? AND predicate = ? AND object = ?",
                triple,
            )
            found.update(sha256 for (sha256,) in rows)
        return found

    def settle_use(self) -> None:
        """Write down how often things are spoken of; to be called when all documents are in."""
        changed = {id_: times for id_, times in self._used.items() if times}
        self.touched.ends.update(changed)
        self._index.executemany(
            "INSERT INTO used VALUES (?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times", changed.items()
        )
        self._index.execute("DELETE FROM used WHERE times = 0")
        self._used.clear()

    def is_used(self, id_: str) -> bool:
        """Tell whether a statement speaks of a thing."""
        return self._index.execute("SELECT 1 FROM used WHERE id = ?", (id_,)).fetchone() is not None

    # -- code lists --------------------------------------------------------------------------------------------------

    def set_lists(self, entities: Iterable[Entity], statements: Iterable[Statement]) -> None:
        """Put what code lists say in the place of what they said before; only differences are touched."""
        new = {_of_list(statement) for statement in statements}
        columns = "subject, predicate, literal, object, datatype, notes"
        old = set(self._index.execute(f"SELECT {columns} FROM fact WHERE source = ?", (LISTS,)))
        for row in old - new:
            self._index.execute(
                "DELETE FROM fact WHERE source = 0 AND subject = ? AND predicate = ? AND object = ?",
                (row[0], row[1], row[3]),
            )
            self.touched.subjects.add(row[0])
        self._facts((LISTS, GRAPH, *row[:5], None, row[5]) for row in sorted(new - old, key=str))
        self.touched.subjects.update(row[0] for row in new - old)
        wanted = {each.id: (each.type.value, packed(each)) for each in entities}
        rows_held = self._index.execute("SELECT id, type, data FROM record WHERE source = 0")
        held = {id_: (type_, data) for id_, type_, data in rows_held}
        changed = {id_ for id_ in wanted.keys() | held.keys() if wanted.get(id_) != held.get(id_)}
        self._index.executemany("DELETE FROM record WHERE source = 0 AND id = ?", ((id_,) for id_ in sorted(changed)))
        rows = ((LISTS, id_, *wanted[id_]) for id_ in sorted(changed & wanted.keys()))
        self._index.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)
        self.touched.records |= changed

    # -- what is written ---------------------------------------------------------------------------------------------

    def record(self, id_: str) -> Entity | None:
        """Return a record, document or list item; of several labels the first."""
        found = [
            _unpacked(id_, type_, data)
            for type_, data in self._index.execute("SELECT type, data FROM record WHERE id = ?", (id_,))
        ]
        return min(found, key=lambda each: each.label, default=None)

    def statements(self, subject: str) -> tuple[list[Statement], dict[Evidence, str]]:
        """Return the statements about a thing, with their evidence, and the ids of that."""
        rows = self._index.execute(
            f"SELECT predicate, literal, object, datatype, notes, id, {_PLACE} "
            "FROM fact LEFT JOIN evidence ON evidence.id = fact.evidence WHERE subject = ? AND fact.part = 0",
            (subject,),
        )
        ids: dict[Evidence, str] = {}
        said: dict[tuple[str, int, str, str, str | None], list[Evidence]] = {}
        for p, literal, object_, datatype, notes, id_, *place in rows:
            known = said.setdefault((p, literal, object_, datatype, notes), [])
            if id_ is not None:
                evidence = Evidence(*place)
                ids[evidence] = id_
                known.append(evidence)
        return [_statement(subject, *stated, evidence) for stated, evidence in said.items()], ids

    def candidates(self, subject: str) -> list[Candidate]:
        """Return the candidates about a thing that no document states."""
        rows = self._index.execute(
            f"SELECT predicate, literal, object, datatype, notes, {_PLACE} "
            "FROM fact AS f JOIN evidence ON evidence.id = f.evidence WHERE subject = ? AND f.part = 1 AND NOT EXISTS "
            "(SELECT 1 FROM fact AS g WHERE g.subject = f.subject AND g.predicate = f.predicate AND g.part = 0 "
            "AND g.object = f.object AND g.literal = f.literal)",
            (subject,),
        )
        return [
            Candidate(subject, p, _end(literal, o, datatype), Evidence(*place), *json.loads(names))
            for p, literal, o, datatype, names, *place in rows
        ]

    def evidence(self, sha256: str) -> dict[str, Evidence]:
        """Return the evidence of the graph in a document, by id."""
        rows = self._index.execute(
            f"SELECT id, {_PLACE} FROM evidence "
            "JOIN source ON evidence.source = source.number WHERE source.sha256 = ? AND part = 0",
            (sha256,),
        )
        return {id_: Evidence(*place) for id_, *place in rows}


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
        return (_unpacked(id_, row[0], row[1]), row[2]) if row else None

    def spoken_of(self) -> Iterator[tuple[str, str, int]]:
        """Yield id, class and how often it is spoken of for each thing, most often first."""
        yield from self._index.execute(
            "SELECT thing.id, type, ifnull(times, 0) FROM thing LEFT JOIN used ON used.id = thing.id ORDER BY 3 DESC, 1"
        )

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


def _object(object_: str | Literal) -> tuple[int, str, str]:
    return (0, object_, "") if isinstance(object_, str) else (1, object_.value, object_.datatype.value)


def _end(literal: int, object_: str, datatype: str) -> str | Literal:
    return Literal(object_, Datatype(datatype)) if literal else object_


def _statement(
    subject: str,
    predicate: str,
    literal: int,
    object_: str,
    datatype: str,
    notes: str | None,
    evidence: list[Evidence],
) -> Statement:
    noted = tuple((name, Literal(value, Datatype(kind))) for name, value, kind in json.loads(notes)) if notes else ()
    return Statement(subject, predicate, _end(literal, object_, datatype), tuple(evidence), noted)


def _of_list(statement: Statement) -> tuple[str, str, int, str, str, str | None]:
    notes = [[name, literal.value, literal.datatype.value] for name, literal in statement.notes]
    packed = json.dumps(notes, ensure_ascii=False) if notes else None
    return (statement.subject, statement.predicate, *_object(statement.object), packed)


def packed(entity: Entity) -> str:
    """Return what is held of a thing beside id and class."""
    return json.dumps([entity.label, entity.aliases, entity.codes], ensure_ascii=False, separators=(",", ":"))


def _unpacked(id_: str, type_: str, data: str) -> Entity:
    label, aliases, codes = json.loads(data)
    return Entity(id_, EntityType(type_), label, tuple(aliases), tuple((scheme, code) for scheme, code in codes))
