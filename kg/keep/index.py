"""The index of a build brought up to date: which documents come and go, and what that changes."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import KgError
from kg.graph.ontology import ontology_text
from kg.keep import schema
from kg.keep.cache import Cache
from kg.keep.codec import Brief, brief_of
from kg.keep.documents import Document, Settings
from kg.keep.labels import Labels
from kg.keep.ledger import Ledger
from kg.keep.names import Names
from kg.keep.pieces import Pieces
from kg.keep.shown import shown_in
from kg.keep.sources import Sources
from kg.keep.things import Things, packed
from kg.keep.versions import digest, digest_of_file
from kg.model import Entity, EntityType, Evidence, Extraction
from kg.resolve import (
    Apart,
    Classification,
    Decision,
    Naming,
    Usage,
    apart,
    assign,
    facts,
    link,
    named_entity,
    told_apart,
)
from kg.view.facts import Facts

_MADE_BY = ("resolve", "graph", "keep", "writing.py", "vocab.py", "model.py", "data")
_MANY = 0.5  # of the documents; where more change, indices are made after the rows and not with each
_HELD = 64  # extractions kept decoded between the two times that a change reads them


@dataclass(frozen=True, slots=True)
class Calls:
    """What the index is told of the graph: how evidence is identified and called, and things are."""

    evidence_id: Callable[[Evidence], str]
    entity_label: Callable[[Entity], str]
    is_doubtful: Callable[[str], bool]  # a label that could be taken for something else's
    files: Mapping[str, str]  # what documents are called in labels
    reserved: Collection[str]  # labels of the ontology
    kinds: Mapping[str, str]  # readable names of classes


@dataclass(frozen=True, slots=True)
class Changes:
    """The documents that come and go: by digest, and with their extractions' keys."""

    gone: tuple[str, ...]
    come: tuple[Document, ...]


def version_of(settings: Settings) -> str:
    """Return what an index depends on beside the documents and decisions."""
    given = digest_of_file(settings.industries) if settings.industries else ""
    return digest(_MADE_BY, {"queries", "view", "lexicon", "patterns"}, settings.base, given, ontology_text())


class Index:
    """What a build holds on disk beside its files."""

    def __init__(self, out: Path, version: str, extractor: str) -> None:
        """Open the index and begin a change; one of another version is made anew."""
        self._db = schema.connect(out)
        self._db.execute("BEGIN IMMEDIATE")
        schema.run(self._db, "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        self.was_kept = self.get("version") == version
        self.same_extractor = self.get("extractor") == extractor
        number = int(self.get("build") or 0) + 1
        if not self.was_kept:
            schema.create(self._db)
        self.put("version", version)
        self.put("extractor", extractor)
        self.put("build", str(number))
        self.number = str(number)
        self.sources = Sources(self._db)
        self.names = Names(self._db, self.sources)
        self.things = Things(self._db)
        self.pieces = Pieces(self._db)
        self.dirty: set[str] | None = set() if self.was_kept else None  # things to write anew; None: all
        self.dirty_documents: set[str] = set()  # whose evidence is to be written anew

    def get(self, key: str) -> str:
        """Return a note of the last build; empty where there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def put(self, key: str, value: str) -> None:
        """Make a note for the next build."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def changes(self, documents: Iterable[Document]) -> Changes:
        """Return which documents come and go to make these the documents of the graph."""
        wanted = {document.sha256: document for document in documents}
        held = self.sources.keys()
        gone = [sha256 for sha256, key in held.items() if sha256 not in wanted or wanted[sha256].key != key]
        come = [document for sha256, document in sorted(wanted.items()) if held.get(sha256) != document.key]
        return Changes(tuple(sorted(gone)), tuple(come))

    def apply(
        self,
        changes: Changes,
        cache: Cache,
        decisions: Sequence[Decision],
        lists: Sequence[Classification],
        calls: Calls,
        seen: Callable[[int], None],
    ) -> Naming:
        """Bring the index up to date; `dirty` then says which things have to be written anew."""
        ledger = self._ledger = Ledger(self._db, calls.evidence_id)
        if self.was_kept and len(changes.come) <= _MANY * len(self.sources.keys()):
            schema.add_indices(self._db)
        read = _Reader(cache, apart(decisions))
        for sha256 in changes.gone:
            ledger.remove(self.sources.number(sha256))
            self.sources.remove(sha256)
        come = {document.sha256 for document in changes.come}
        retold = self.names.retold(read.apart) - come
        for sha256 in sorted(retold):
            self.sources.retell(sha256, read.brief(self.sources.keys()[sha256]).profile)
        for document in changes.come:
            self.sources.add(read.brief(document.key), document.key)
        usage = self.sources.usage()
        naming = assign(usage, decisions)
        restated = (retold | self.names.renamed(naming) | self._turned(naming)) - come
        keys = self.sources.keys()
        for done, sha256 in enumerate([*sorted(restated), *(document.sha256 for document in changes.come)], 1):
            number = self.sources.number(sha256)
            if sha256 in restated:
                ledger.remove(number)
            key = keys[sha256]
            ledger.add(number, facts(read.extraction(key), read.brief(key).profile, naming))
            seen(done)
        ledger.settle_use()
        schema.add_indices(self._db)
        self._settle_things(usage, naming, lists, calls)
        return naming

    def _turned(self, naming: Naming) -> set[str]:
        """Return the documents that state what people reject or accept and did not, or did and do not."""
        triples = self.names.turned(naming)
        if triples:
            schema.add_indices(self._db)
        return self._ledger.stating(triples)

    def orphans(self, naming: Naming) -> list[Decision]:
        """Return the decisions about what no document says."""
        turned = {**naming.rejected, **naming.accepted}
        return sorted([*naming.orphans, *(d for triple, d in turned.items() if not self._ledger.stating([triple]))])

    # -- things ------------------------------------------------------------------------------------------------------

    def _settle_things(self, usage: Usage, naming: Naming, lists: Sequence[Classification], calls: Calls) -> None:
        ledger, things, touched = self._ledger, self.things, self._ledger.touched
        named = self._named(usage, naming)
        linked = link(named.values(), lists)
        ledger.set_lists(linked.entities, linked.statements)
        changed: set[str] = set()
        for id_ in [*named, *sorted((touched.ends | touched.records) - named.keys())]:
            entity = named.get(id_) or ledger.record(id_)
            if entity is None:
                is_other = things.drop(id_)
            else:
                is_other = things.put(id_, entity.type.value, packed(entity), calls.entity_label(entity))
            changed.update([id_] if is_other else ())
        labels = Labels(self._db, calls.reserved, calls.kinds, calls.is_doubtful)
        relabelled = labels.refresh(things.renamed)
        shown = self.sources.show(calls.files)
        if self.dirty is not None:
            self.dirty = changed | relabelled | touched.subjects
            self.dirty_documents = touched.documents | shown

    def _named(self, usage: Usage, naming: Naming) -> dict[str, Entity]:
        """Return the named things that statements speak of."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        shared = {text for _, text in naming.people}
        for name, printed in usage.forms.items():
            if name.type is EntityType.PERSON and name.text in shared:
                for sha256, form, times in self.sources.forms(name):
                    forms[naming.id(name, sha256)][form] += times
            else:
                forms[naming.ids[name]].update(printed)
        for name, shown in usage.doubtful.items():
            if naming.ids[name] not in forms:
                forms[naming.ids[name]].update({name.text: 0} | dict.fromkeys(shown, 1))
        return {
            id_: named_entity(id_, printed, naming)
            for id_, printed in sorted(forms.items())
            if self._ledger.is_used(id_)
        }

    # -- what is written ---------------------------------------------------------------------------------------------

    @property
    def ledger(self) -> Ledger:
        """The statements."""
        return self._ledger

    def shown(self, base: str) -> Facts:
        """Return what the page shows; `base` is what the IRIs of individuals begin with."""
        return shown_in(self._db, base)

    def commit(self) -> None:
        """Make the change good."""
        self._db.execute("COMMIT")

    def close(self) -> None:
        """Let go; what was not committed has not been."""
        self._db.close()


def kept(out: Path, settings: Settings, files: str) -> Facts | None:
    """Return what the page shows of the graph in OUT; None where the index is of other files, or of another version."""
    try:
        with closing(schema.connect(out, to_read=True)) as index:
            notes = dict(index.execute("SELECT key, value FROM meta"))
            if notes.get("files") == files and notes.get("version") == version_of(settings):
                return shown_in(index, settings.base)
    except (sqlite3.Error, KgError):  # no index, or one that somebody writes just now, or no list of industries
        pass
    return None


class _Reader:
    """Reads extractions and their briefs; the last few stay at hand."""

    def __init__(self, cache: Cache, apart: Apart) -> None:
        self._cache, self.apart = cache, apart
        self.extraction = lru_cache(maxsize=_HELD)(self._extraction)
        self.brief = lru_cache(maxsize=_HELD)(self._brief)

    def _extraction(self, key: str) -> Extraction:
        extraction = self._cache.get(key)
        assert extraction is not None, f"no extraction under {key}"  # whoever plans a change extracts first
        return told_apart(extraction, self.apart)

    def _brief(self, key: str) -> Brief:
        """Return a brief as it was kept; where people told names apart, it has to be made of what they say."""
        kept = None if self.apart else self._cache.brief(key)
        return kept or brief_of(self.extraction(key))
