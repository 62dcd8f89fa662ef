"""What the documents state, in the index: statements and things come and go, and what they touch is remembered."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter

from kg.keep.things import packed, unpacked
from kg.model import Datatype, Entity, Evidence, Literal, Statement
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


class _Noted:
    """The evidence of one document: of two readings of one place by one rule the surer, for the graph if either is."""

    def __init__(self, identify: Callable[[Evidence], str]) -> None:
        self.best: dict[str, tuple[Evidence, int]] = {}
        self._identify = cache(identify)  # most pieces bear out several statements

    def id(self, item: Evidence, part: int) -> str:
        id_ = self._identify(item)
        known, of = self.best.setdefault(id_, (item, part))
        if known is not item or part < of:
            self.best[id_] = (min(known, item, key=attrgetter("rank")), min(of, part))
        return id_


class Ledger:
    """Statements by document."""

    def __init__(self, index: sqlite3.Connection, evidence_id: Callable[[Evidence], str]) -> None:
        self._index, self._evidence_id = index, evidence_id
        self.touched = Touched()
        self._used: Counter[str] = Counter()

    # -- documents ---------------------------------------------------------------------------------------------------

    def add(self, number: int, facts: Facts) -> None:
        """Take up what a document states."""
        noted = _Noted(self._evidence_id)
        rows: list[tuple[object, ...]] = []
        for (s, p, o), evidence in facts.said.items():
            ids: list[str | None] = [*sorted(noted.id(item, GRAPH) for item in evidence)] or [None]
            rows += [(number, GRAPH, s, p, *_object(o), id_, None) for id_ in ids]
            self._touch(s, o, len(ids))
        for each in facts.doubtful:
            names = json.dumps([each.subject_name, each.object_name], ensure_ascii=False)
            id_ = noted.id(each.evidence, CANDIDATES)
            rows.append((number, CANDIDATES, each.subject, each.predicate, *_object(each.object), id_, names))
            self.touched.subjects.add(each.subject)
        rows += [(number, REJECTED, s, p, *_object(o), None, None) for s, p, o in facts.rejected]
        self._facts(rows)
        self._index.executemany(
            f"INSERT INTO evidence VALUES ({', '.join('?' * 10)})",
            (
                (id_, number, part, e.source, e.article, e.begin, e.end, e.quote, e.rule, e.confidence)
                for id_, (e, part) in noted.best.items()
            ),
        )
        self.touched.documents.update(item.source for item, _ in noted.best.values())
        self._records(number, facts.records.values())

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
            unpacked(id_, type_, data)
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

    def candidate_subjects(self) -> list[str]:
        """Return the ids of what candidates are about, in order."""
        rows = self._index.execute("SELECT DISTINCT subject FROM fact WHERE part = 1 ORDER BY subject")
        return [id_ for (id_,) in rows]

    def evidence(self, sha256: str) -> dict[str, Evidence]:
        """Return the evidence of the graph in a document, by id."""
        rows = self._index.execute(
            f"SELECT id, {_PLACE} FROM evidence "
            "JOIN source ON evidence.source = source.number WHERE source.sha256 = ? AND part = 0",
            (sha256,),
        )
        return {id_: Evidence(*place) for id_, *place in rows}


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
