"""The page of a build: what it holds beside the graph is as the build was told, or as is usual."""

from collections.abc import Sequence
from pathlib import Path

from kg.errors import UnreadableFile
from kg.graph.parts import instances
from kg.graph.store import open_store
from kg.keep.documents import MANIFEST, Document, Settings, effective, read_manifest, texts_of
from kg.keep.index import Index
from kg.view import write_page
from kg.view.large import write_opening
from kg.writing import GRAPH

PAGE, TITLE = "graph.html", "策图"
MOST_WITH_TEXT = 20  # articles whose texts a page holds where nobody says whether it should
MOST_ON_PAGE = 60_000  # triples of a graph that a page holds whole; of a larger one, `kg serve` shows all


def write_page_of(index: Index, folder: Path, settings: Settings, documents: Sequence[Document]) -> None:
    """Write the page of a build: of the whole graph, or where it is large of the things that are spoken of most."""
    asked = settings.with_text or settings.sparql is not None
    if index.tally()[0] > MOST_ON_PAGE and not asked:
        store = open_store(folder)
        write_opening(store, folder / PAGE, index.things.spoken_of(), title=TITLE, base=settings.base)
    else:
        _write_whole(folder, folder / PAGE, TITLE, settings, documents)


def write_page_again(
    out: Path, path: Path, title: str = TITLE, *, with_text: bool | None = None, sparql: bool | None = None
) -> list[UnreadableFile]:
    """Write the page of a whole graph to a path; return the documents whose texts it should hold and does not.

    What is not said of texts and engine is as it was said to the build.

    Raises:
        KgError: there is no graph.
    """
    documents = read_manifest(out).documents if (out / MANIFEST).is_file() else ()
    settings = Settings("", with_text=with_text, sparql=sparql).said_before(out)
    return _write_whole(out, path, title, settings, effective(documents)[0])


def _write_whole(
    folder: Path, path: Path, title: str, settings: Settings, documents: Sequence[Document]
) -> list[UnreadableFile]:
    with_text = settings.with_text
    if with_text is None:
        with_text = len(instances(open_store(folder), "Article")) <= MOST_WITH_TEXT
    texts, failures = texts_of(documents) if with_text else ({}, [])
    turtle = (folder / GRAPH).read_text("utf-8")
    write_page(turtle, path, title=title, texts=texts, sparql=settings.sparql is not False)
    return failures
