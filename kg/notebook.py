"""A built graph in Python: an rdflib Graph on Oxigraph, with our questions, networkx and the page beside it."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, overload

from oxrdflib import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.graph import as_turtle, open_store
from kg.graph.nx import to_networkx
from kg.query import bind, by_preferred_name, question, run
from kg.view import page
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import networkx as nx

PAGE_HEIGHT = 640  # pixels


class Rows(Sequence[dict[str, str]]):
    """The rows of an answer: each a dictionary from column to text; a table in a notebook."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.columns = tuple(columns)
        self._rows = [dict(zip(columns, row, strict=True)) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> dict[str, str]: ...

    @overload
    def __getitem__(self, place: slice) -> list[dict[str, str]]: ...

    def __getitem__(self, place: int | slice) -> dict[str, str] | list[dict[str, str]]:
        """Return a row, or several."""
        return self._rows[place]

    def __iter__(self) -> Iterator[dict[str, str]]:
        return iter(self._rows)

    def column(self, name: str) -> list[str]:
        """Return the texts of one column."""
        return [row[name] for row in self]

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row.values())}</tr>" for row in self)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class Page:
    """The page of a graph, inline in a notebook."""

    def __init__(self, html: str, height: int) -> None:
        self.html, self.height = html, height

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe srcdoc="{escape(self.html)}" style="{style}" sandbox="allow-scripts"></iframe>'


class KnowledgeGraph(Graph):
    """The graph of a build, read from its store; all that rdflib's Graph does, and `ask`, `to_networkx`, `show`."""

    def __init__(self, out: Path) -> None:
        self.oxigraph = open_store(out)
        super().__init__(OxigraphStore(store=self.oxigraph), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, namespace in PREFIXES.items():
            self.bind(prefix, namespace)

    def ask(self, asked: str, **arguments: str | Sequence[str]) -> Rows:
        """Return the answer to SPARQL, or to a named question with its blanks: `ask("targets")`.

        Raises:
            KgError: there is no such question or blank; the SPARQL cannot be read.
        """
        sparql = asked if "{" in asked else question(asked).sparql
        result = run(self.oxigraph, bind(sparql, by_preferred_name(self.oxigraph, arguments)))
        return Rows(result.columns, result.texts())

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """Return things as nodes and relations as edges, with their evidence."""
        return to_networkx(self.oxigraph)

    def show(self, height: int = PAGE_HEIGHT) -> Page:
        """Return the page, which a notebook shows inline."""
        return Page(page(as_turtle(self.oxigraph), title="策图", sparql=False), height)


def load(out: str | Path) -> KnowledgeGraph:
    """Return the graph that `kg build … -o OUT` made.

    Raises:
        KgError: there is none.
    """
    return KnowledgeGraph(Path(out))
