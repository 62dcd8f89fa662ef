"""The page of a build: what it holds beside the graph is as the build was told, or as is usual."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import UnreadableFile
from kg.graph.parts import instances
from kg.graph.store import Opened, Store, open_store
from kg.keep.documents import MANIFEST, Document, Manifest, Settings, effective, read_manifest, texts_of
from kg.keep.index import Index, kept
from kg.resolve import Decision, read_decisions
from kg.tables import SUGGESTIONS
from kg.view import write_page
from kg.view.facts import Facts
from kg.view.large import write_opening
from kg.view.page import without_collection
from kg.view.review import Open
from kg.vocab import BASE
from kg.writing import CANDIDATES, GRAPH, stamps

PAGE, TITLE = "graph.html", "策图"
MOST_WITH_TEXT = 20  # articles whose texts a page holds where nobody says whether it should
MOST_ON_PAGE = 60_000  # triples of a graph that a page holds whole; of a larger one, `kg serve` shows all
MOST_OPEN = 8_000_000  # bytes of candidates, some thousands, that a page asks about; `kg review` asks about all


def write_page_of(
    index: Index,
    opened: Opened,
    folder: Path,
    settings: Settings,
    documents: Sequence[Document],
    decisions: Sequence[Decision],
) -> None:
    """Write the page of a build: of the whole graph, or where it is large of the things that are spoken of most."""
    asked = settings.with_text or settings.sparql is not None
    if index.pieces.tally()[0] > MOST_ON_PAGE and not asked:
        write_opening(opened.store, folder / PAGE, index.things, title=TITLE, base=settings.base)
    else:
        settings = _as_usual(settings, opened.store)
        with without_collection():
            facts = index.shown(settings.base)
            _write_whole(folder, folder / PAGE, TITLE, settings, documents, decisions, facts)


def write_page_again(
    out: Path, path: Path, title: str = TITLE, *, with_text: bool | None = None, sparql: bool | None = None
) -> list[UnreadableFile]:
    """Write the page of a whole graph to a path; return the documents whose texts it should hold and does not.

    What is not said of texts and engine is as it was said to the build.

    Raises:
        KgError: there is no graph.
    """
    manifest = _manifest(out)
    settings = _as_usual(manifest.settings.told(with_text, sparql), open_store(out))
    documents, _ = effective(manifest.documents)
    with without_collection():
        facts = kept(out, settings, stamps(out))
        return _write_whole(out, path, title, settings, documents, decisions_about(out, settings), facts)


def open_in(out: Path) -> Open:
    """Return what the build in OUT leaves for people to decide.

    Raises:
        KgError: its manifest or its decisions cannot be read.
    """
    settings = _manifest(out).settings
    return _open(out, settings.base, decisions_about(out, settings))


def _manifest(out: Path) -> Manifest:
    return read_manifest(out) if (out / MANIFEST).is_file() else Manifest((), (), Settings(BASE))


def decisions_about(out: Path, settings: Settings) -> Sequence[Decision]:
    """Return what people have decided about the graph of OUT.

    Raises:
        KgError: there is no such file of decisions, or it cannot be read.
    """
    path = settings.decisions_of(out)
    return read_decisions(path) if settings.decisions or path.is_file() else ()


def _as_usual(settings: Settings, store: Store) -> Settings:
    """Return settings that say whether the page holds the texts, as is usual where nobody has said it."""
    if settings.with_text is not None:
        return settings
    return settings.told(len(instances(store, "Article")) <= MOST_WITH_TEXT, None)


def _write_whole(
    folder: Path,
    path: Path,
    title: str,
    settings: Settings,
    documents: Sequence[Document],
    decisions: Sequence[Decision],
    facts: Facts | None,
) -> list[UnreadableFile]:
    texts, failures = texts_of(documents) if settings.with_text else ({}, [])
    turtle = (folder / GRAPH).read_bytes().decode()  # `read_text` would look for other ends of lines
    sparql, open_ = settings.sparql is not False, _open(folder, settings.base, decisions)
    write_page(turtle, path, title=title, texts=texts, sparql=sparql, open_=open_, facts=facts)
    return failures


def _open(folder: Path, base: str, decisions: Iterable[Decision]) -> Open:
    """Return what a build leaves for people to decide, and what they have decided."""
    suggestions, candidates = (_text(folder / name) for name in (SUGGESTIONS, CANDIDATES))
    return Open(base, suggestions, candidates, tuple(decision.cells for decision in decisions))


def _text(path: Path) -> str:
    """Return the text of a file that a page can hold; empty where there is none, or it is larger."""
    return path.read_text("utf-8") if path.is_file() and path.stat().st_size <= MOST_OPEN else ""
