"""What holds for every input, however damaged: the invariants that the fuzzers and the tests of bad input share."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from kg.extraction import extract
from kg.graph import as_turtle
from kg.graph.write import data, write_turtle
from kg.layout import articles
from kg.model import Extraction, Metadata, SourceText, without_space
from kg.read import READERS
from kg.read.reader import Decoded
from kg.resolve import resolve
from kg.view.page import page


def decoded(raw: bytes, suffix: str) -> Decoded | None:
    """Read bytes as a kind of file; None where a reader says in a sentence why it cannot."""
    try:
        found = READERS[suffix](raw)
    except ValueError as error:
        assert not isinstance(error, UnicodeError), f"an error of the machine, not a sentence: {error!r}"
        assert len(str(error)) > 5
        return None
    assert found.text.strip()
    found.text.encode()  # no lone surrogates
    return found


NOTHING_KNOWN = Metadata()


def understood(text: str, name: str = "t.txt", metadata: Metadata = NOTHING_KNOWN) -> Extraction:
    """Take a text through layout and extraction, and compare what comes out with the text."""
    source = SourceText(name, hashlib.sha256(text.encode()).hexdigest(), text, "utf-8", metadata)
    for article in articles(source):
        assert len(article.offsets) == len(article.text)
        pairs = zip(article.text, article.offsets, strict=True)
        assert all(char.isspace() or char == text[at] for char, at in pairs), "a character that the source has not"
    extraction = extract(source)
    found = [claim.evidence for claim in extraction.claims]
    found += [evidence for _, _, evidence in (*extraction.mentions, *extraction.candidates)]
    for evidence in found:
        assert evidence.quote.strip()
        assert without_space(text[evidence.begin : evidence.end]) == without_space(evidence.quote), evidence
    return extraction


def written(extractions: list[Extraction], folder: Path) -> list[ox.Triple]:
    """Resolve and write as Turtle; two libraries read in it what was written."""
    resolution = resolve(extractions)
    triples = list(data(resolution.entities, resolution.statements, extractions))
    write_turtle(triples, folder / "graph.ttl")
    turtle = (folder / "graph.ttl").read_bytes()
    expected = sorted(_spelt(triple.object) for triple in triples)
    assert sorted(_spelt(quad.object) for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)) == expected
    with as_written():
        assert sorted(_spelt_too(o) for _, _, o in rdflib.Graph().parse(data=turtle, format="turtle")) == expected
    return triples


@contextmanager
def as_written() -> Iterator[None]:
    """Let rdflib keep values as they are written: 1.0 and 1.00 are two."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _spelt(node: Any) -> str:
    return "_" if isinstance(node, ox.BlankNode) else node.value


def _spelt_too(node: rdflib.term.Node) -> str:
    return "_" if isinstance(node, rdflib.BNode) else str(node)


def shown(triples: list[ox.Triple], title: str = "策图") -> None:
    """Draw the page; nothing of the graph is an element in it, and all of it is in its data."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    html = page(as_turtle(store), title=title, sparql=False)
    assert elements(html) == elements_of_an_empty_page()
    packed = re.search(r'id="graph-data">([A-Za-z0-9+/=]*)</script>', html)
    assert packed
    json.loads(gzip.decompress(base64.b64decode(packed[1])))


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


def elements(html: str) -> list[tuple[str, list[str]]]:
    """Return the elements of a page with the names of their attributes."""
    parser = _Elements()
    # what our own scripts and style say is left out: it is always the same
    parser.feed(re.sub(r"(<script>|<style>).*?(?=</script>|</style>)", r"\1", html, flags=re.DOTALL))
    parser.close()
    return parser.found


@cache
def elements_of_an_empty_page(*, sparql: bool = False) -> list[tuple[str, list[str]]]:
    """Return the elements of a page that shows nothing."""
    return elements(page("", title="", sparql=sparql))
