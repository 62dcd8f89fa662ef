"""From the index of a build to its files: graph, data beside the ontology, candidates, store."""

import json
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.graph.blocks import Block, Blocks
from kg.graph.loading import Loading
from kg.graph.splice import copy_range, copy_store, quads, update_store
from kg.graph.split import DATA, write_beside
from kg.graph.split import FOLDER as ONTOLOGY
from kg.graph.store import STORE, Opened, fill_store, open_store
from kg.graph.turtle import PREFIX_LINES
from kg.keep.index import Index

GRAPH, CANDIDATES = "graph.ttl", "candidates.ttl"
_THINGS, _EVIDENCE, _DOUBTS = 0, 1, 2  # parts of the index's table of pieces
_BATCH = 2000

Rows = Iterable[tuple[str, Block]]


class Writing:
    """Writes the files of one build into a folder, with what has not changed copied from the last one.

    With several `workers`, a process loads the store of a whole graph while the graph is still being written.
    """

    def __init__(self, index: Index, out: Path, new: Path, blocks: Blocks, workers: int = 1) -> None:
        self._index, self._out, self._new, self._blocks = index, out, new, blocks
        self._loading: Loading | None = None
        self._is_beside = workers > 1
        self._gone: list[bytes] = []
        self._come: list[bytes] = []
        self._is_whole = index.dirty is None or not self._is_untouched()
        if self._is_whole:
            index.pieces.drop()

    def _is_untouched(self) -> bool:
        """Tell whether the files are as the last build left them."""
        return self._index.get("files") == stamps(self._out) and (self._out / STORE / "CURRENT").is_file()

    def write(self) -> None:
        """Write graph and candidates."""
        with (self._new / GRAPH).open("wb") as graph, self._old(GRAPH) as old:
            at = graph.write(self._blocks.head())
            if self._is_whole and self._is_beside:
                self._loading = Loading(self._new / STORE, self._new / GRAPH)
            for part, rows in ((_THINGS, self._things()), (_EVIDENCE, self._evidence())):
                length = 0 if self._is_whole else self._index.pieces.length(part)
                self._splice(part, rows, old, at, graph)
                at += length
        if self._loading:
            self._loading.end()
        with (self._new / CANDIDATES).open("wb") as file, self._old(CANDIDATES) as old:
            file.write(PREFIX_LINES)
            self._splice(_DOUBTS, self._candidates(), old, len(PREFIX_LINES), file)
        self._index.put("files", stamps(self._new))

    @contextmanager
    def _old(self, name: str) -> Iterator[BinaryIO | None]:
        if self._is_whole:
            yield None
            return
        with (self._out / name).open("rb") as old:
            yield old

    def _splice(self, part: int, rows: Rows, old: BinaryIO | None, at: int, file: BinaryIO) -> None:
        """Write a part of a file: pieces that may have changed anew, what stands between them as the old file has it.

        Args:
            part: of the index's table of pieces.
            rows: the pieces that may have changed, sorted by id; all of them where there is no old file.
            old: the file of the last build.
            at: where the part begins in it.
            file: where to write.
        """
        written: list[tuple[str, int, int, str]] = []
        pieces, copied, last = self._index.pieces, at, ""
        end = at + (pieces.length(part) if old else 0)
        for id_, block in rows:
            if old:
                at += pieces.length(part, after=last, before=id_)
                copy_range(old, file, copied, at - copied)
                gone = _slice(old, at, pieces.length_of(part, id_))
                at, last = at + len(gone), id_
                copied = at
                if part != _DOUBTS:
                    self._gone.append(gone)
                    self._come.append(block.text)
            file.write(block.text)
            written.append((id_, len(block.text), block.triples, json.dumps(block.counts)))
            if not old and len(written) >= _BATCH:
                pieces.put(part, written)
                written.clear()
        if old:
            copy_range(old, file, copied, end - copied)
        pieces.put(part, written)

    def _things(self) -> Rows:
        ids = self._index.things.ids() if self._is_whole else sorted(self._index.dirty or ())
        for id_ in ids:
            held = self._index.things.entity(id_)
            yield id_, self._blocks.thing(*held, *self._index.ledger.statements(id_)) if held else _NOTHING

    def _evidence(self) -> Rows:
        keys = self._index.sources.keys()
        for sha256 in sorted(keys if self._is_whole else self._index.dirty_documents):
            yield sha256, self._blocks.evidence(self._index.ledger.evidence(sha256)) if sha256 in keys else _NOTHING

    def _candidates(self) -> Rows:
        ids = self._index.ledger.candidate_subjects() if self._is_whole else sorted(self._index.dirty or ())
        for id_ in ids:
            yield id_, self._blocks.candidates(self._index.ledger.candidates(id_))

    def write_store(self) -> Opened:
        """Make the store of the graph that has been written, and meanwhile its data as a file beside the ontology."""
        with ThreadPoolExecutor(1) as aside:
            data = aside.submit(self._write_data)
            store = self._store()
            data.result()
        return store

    def close(self) -> None:
        """End what may be under way still."""
        if self._loading:
            self._loading.close()

    def _store(self) -> Opened:
        if self._loading and self._loading.is_made():
            return Opened(open_store(self._new))
        if self._is_whole:
            shutil.rmtree(self._new / STORE, ignore_errors=True)
            return fill_store(self._new / STORE, self._new / GRAPH)
        copy_store(self._out / STORE, self._new / STORE)
        return update_store(self._new / STORE, quads(b"".join(self._gone)), quads(b"".join(self._come)))

    def _write_data(self) -> None:
        folder, begin = self._new / ONTOLOGY, len(self._blocks.head())
        folder.mkdir()
        with (self._new / GRAPH).open("rb") as graph, (folder / DATA).open("wb") as data:
            data.write(self._blocks.head_of_data())
            copy_range(graph, data, begin, (self._new / GRAPH).stat().st_size - begin)
        write_beside(folder, self._blocks.base + "graph")


_NOTHING = Block(b"", 0, {})


def _slice(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(at)
    return file.read(length)


def stamps(folder: Path) -> str:
    """Return size and time of change of the files that the index knows the pieces of; empty where one is missing."""
    found = []
    for name in (GRAPH, CANDIDATES):
        if not (folder / name).is_file():
            return ""
        stat = (folder / name).stat()
        found.append([name, stat.st_size, stat.st_mtime_ns])
    return json.dumps(found)
