"""The flow, from files to a graph: look at the files, extract from the new ones, resolve, write, switch."""

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import KgError, UnreadableFile
from kg.extracting import extract_missing
from kg.extraction import extract, extractor
from kg.graph.blocks import Blocks
from kg.graph.evidence import evidence_id
from kg.graph.ontology import names
from kg.keep.cache import Cache
from kg.keep.documents import MANIFEST, Document, Manifest, Settings, effective, find, in_order, look, read_manifest
from kg.keep.index import Calls, Index, version_of
from kg.keep.switch import fresh, locked, move, ready, settle, written
from kg.model import SourceText
from kg.report import Report, report_of
from kg.resolve import Resolution, resolve, with_industries
from kg.showing import decisions_about, write_page_of
from kg.tables import write_tables
from kg.vocab import BASE
from kg.writing import Writing

__all__ = ["Progress", "Report", "add", "build", "extract", "refresh", "remove", "understand"]

Progress = Callable[[str, int], None]  # name of the step, things done in it so far


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The documents that a graph is to be of."""

    inputs: tuple[Path, ...]
    documents: list[Document]
    failures: list[UnreadableFile]


def silent(step: str, done: int) -> None:
    """Tell nobody how far the work is."""


def build(
    inputs: Sequence[Path],
    out: Path,
    *,
    base: str = BASE,
    workers: int = 1,
    scheduler: str = "",
    industries: Path | None = None,
    decisions: Path | None = None,
    with_text: bool | None = None,
    sparql: bool | None = None,
    progress: Progress = silent,
) -> Report:
    """Build the graph of files and folders; where OUT holds one already, only what has changed is done again.

    Args:
        inputs: files and folders; what cannot be read is reported, and the rest is built.
        out: made if it is not there.
        base: what the IRIs of individuals begin with.
        workers: processes that extract; the bytes of the graph are the same whatever their number.
        scheduler: of a Dask cluster that extracts in their stead, tcp://HOST:PORT; its machines need the same files
            under the same paths, and the same version of Cetu.
        industries: a full list of industries (code, level, parent, name) to link to, beside the package's own.
        decisions: rows of what people decided; by default `OUT/decisions.tsv`, where it is there.
        with_text: whether the page holds the whole texts; None: as said before in OUT, else of up to 20 articles.
        sparql: whether the page holds the query engine; None: as said before in OUT, else yes.
        progress: told of each step, and of each thing done in it.

    Raises:
        KgError: there is nothing to build from, or `out` cannot be written, or decisions cannot hold together, or the
            cluster cannot be reached or is lost.
    """
    settings = replace(
        _settings_before(out).told(with_text, sparql),
        base=base,
        industries=_absolute(industries),
        decisions=_absolute(decisions),
    )

    def choose(cache: Cache, _: Index) -> _Chosen:
        found, failures = look(find(inputs), cache, extractor(), lambda done: progress("read", done))
        return _Chosen(tuple(sorted({path.absolute() for path in inputs})), found, failures)

    return _change(out, settings, choose, workers, progress, scheduler)


def add(
    out: Path, files: Sequence[Path], *, workers: int = 1, scheduler: str = "", progress: Progress = silent
) -> Report:
    """Add files and folders to a graph; one that it was built from already is read again.

    Raises:
        KgError: there is no graph, or none of the files can be read, or the cluster cannot be reached or is lost.
    """
    before = read_manifest(out)

    def choose(cache: Cache, index: Index) -> _Chosen:
        found, failures = look(find(files, before.inputs), cache, extractor(), lambda done: progress("read", done))
        if not found:
            raise KgError(f"nothing to add{_reasons(failures)}")
        replaced = {(document.path, document.member) for document in found}
        kept = [each for each in before.documents if (each.path, each.member) not in replaced]
        inputs = {*before.inputs, *(f.absolute() for f in files if not _is_within(f, before.inputs))}
        documents = [*_keyed(kept, cache, index), *found]
        return _Chosen(tuple(sorted(inputs)), documents, failures)

    return _change(out, before.settings, choose, workers, progress, scheduler)


def remove(out: Path, files: Sequence[Path], *, workers: int = 1, progress: Progress = silent) -> Report:
    """Take documents out of a graph: by path, or by the name that the graph knows them by.

    Raises:
        KgError: there is no graph, or it knows no such document, or several of one name, or no document would be left.
    """
    before = read_manifest(out)
    gone = {document for file in files for document in _named(before.documents, file, out)}

    def choose(cache: Cache, index: Index) -> _Chosen:
        kept = [each for each in before.documents if each not in gone]
        inputs = tuple(path for path in before.inputs if path not in {each.path for each in gone})
        return _Chosen(inputs, _keyed(kept, cache, index), [])

    return _change(out, before.settings, choose, workers, progress)


def refresh(out: Path, *, progress: Progress = silent) -> Report:
    """Make the graph of the same documents again, as when people have decided something.

    Raises:
        KgError: there is no graph, or decisions cannot hold together.
    """
    before = read_manifest(out)

    def choose(cache: Cache, index: Index) -> _Chosen:
        return _Chosen(before.inputs, _keyed(before.documents, cache, index), [])

    return _change(out, before.settings, choose, 1, progress)


def understand(sources: Iterable[SourceText]) -> Resolution:
    """Return the entities and statements of sources, without writing anything."""
    return resolve(extract(source) for source in sources)


def _change(
    out: Path,
    settings: Settings,
    choose: Callable[[Cache, Index], _Chosen],
    workers: int,
    progress: Progress,
    scheduler: str = "",
) -> Report:
    """Make the graph of OUT that of the chosen documents: all of it, or nothing."""
    began = time.perf_counter()
    with locked(out), written(out):
        recovered = settle(out)
        new = fresh(out)
        cache, index = Cache(new.parent), Index(out, version_of(settings), extractor())
        try:
            chosen = choose(cache, index)
            documents, doubles = effective(chosen.documents)
            failures = chosen.failures + extract_missing(
                index.changes(documents).come, cache, workers, progress, scheduler
            )
            bad = {failure.name for failure in failures}
            documents = [each for each in documents if each.name not in bad or each.key in cache]
            if not documents:
                raise KgError(f"nothing to build from{_reasons(failures)}")
            blocks = Blocks(settings.base, {each.sha256: each.name for each in documents})
            rulings = decisions_about(out, settings)
            progress("resolve", 0)
            naming = index.apply(
                index.changes(documents),
                cache,
                rulings,
                with_industries(Path(settings.industries) if settings.industries else None),
                Calls(evidence_id, blocks.name, blocks.is_doubtful, blocks.files, tuple(names().values()), names()),
                lambda done: progress("resolve", done),
            )
            progress("write", 0)
            with closing(Writing(index, out, new, blocks, workers)) as writing:
                writing.write()
                progress("store", 0)
                suggestions = write_tables(index, naming, new)
                opened = writing.write_store()
            with closing(opened):
                progress("view", 0)
                write_page_of(index, opened, new, settings, documents, rulings)
            read = {each.sha256 for each in documents}
            kept = in_order(each for each in chosen.documents if each.sha256 in read)
            manifest = Manifest(chosen.inputs, tuple(kept), settings)
            (new / MANIFEST).write_bytes(manifest.to_json(out))
            seconds = time.perf_counter() - began
            report = report_of(index, naming, suggestions, blocks, out, failures, doubles, settings, seconds, recovered)
            (new / "report.json").write_text(report.to_json(), "utf-8")
            ready(out, index.number)
            index.commit()
            move(out)
            cache.keep_only(index.sources.keys().values())
            return report
        finally:
            index.close()
            cache.close()


def _settings_before(out: Path) -> Settings:
    try:
        return read_manifest(out).settings
    except KgError:  # none, or none that can be read: a build starts anew
        return Settings(BASE)


def _keyed(documents: Iterable[Document], cache: Cache, index: Index) -> list[Document]:
    """Return documents of the last build with the keys of their extractions; a file is looked at where it must be."""
    keys = index.sources.named_keys() if index.same_extractor else {}
    found = []
    for each in documents:
        if key := keys.get((each.sha256, each.name)):
            found.append(each.with_key(key))
            continue
        again, failures = look([each.found], cache, extractor(), lambda _: None)
        if failures:
            raise KgError(f"{failures[0]}; it has to be read again: put it back, or `kg remove` it")
        found += again
    return found


def _named(documents: Iterable[Document], file: Path, out: Path) -> list[Document]:
    absolute = file.absolute()
    found = [each for each in documents if each.path == absolute]
    found = found or [each for each in documents if each.path.is_relative_to(absolute)]
    found = found or [each for each in documents if each.name == file.as_posix()]
    if not found:
        raise KgError(f"{file}: the graph of {out} holds no such document")
    paths = {each.path for each in found}
    if len(paths) > 1 and not any(path.is_relative_to(absolute) for path in paths):
        raise KgError(f"{file}: several documents have this name: {', '.join(sorted(map(str, paths)))}; give the path")
    return found


def _is_within(path: Path, folders: Iterable[Path]) -> bool:
    return any(path.absolute().is_relative_to(folder) for folder in folders)


def _absolute(path: Path | None) -> str:
    return str(path.absolute()) if path else ""


def _reasons(failures: Sequence[UnreadableFile]) -> str:
    return f" ({'; '.join(str(failure) for failure in failures)})" if failures else ""
