"""The named questions have the same rows in the page, from the endpoint, from `kg query` and in rdflib."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph
from typer.testing import CliRunner
from view.serving import running

from kg.cli import app
from kg.graph import fill_store
from kg.query import Question, questions
from kg.view import write_page
from kg.vocab import PREFIXES

Rows = list[tuple[str, ...]]
LISTEN = """globalThis.answers = []; const Plain = Worker;
  globalThis.Worker = class extends Plain { constructor(...given) { super(...given);
    this.addEventListener('message', ({ data }) => data.answer?.results && answers.push(data.answer)) } }"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, sample_turtle: bytes) -> Path:
    folder = tmp_path_factory.mktemp("out")
    (folder / "graph.ttl").write_bytes(sample_turtle)
    fill_store(folder / "store", folder / "graph.ttl")
    return folder


def rows_of(answer: dict[str, Any]) -> Rows:
    """The rows of an answer in SPARQL's JSON, in an order of their own."""
    found = answer["results"]["bindings"]
    return sorted(tuple(row.get(name, {}).get("value", "") for name in answer["head"]["vars"]) for row in found)


@pytest.fixture(scope="module")
def endpoint(out: Path) -> Iterator[Callable[[Question], Rows]]:
    with running(out) as address, httpx.Client(trust_env=False, timeout=60) as client:
        accept = {"Accept": "application/sparql-results+json"}
        yield lambda item: rows_of(client.post(f"{address}sparql", data={"query": item.sparql}, headers=accept).json())


@pytest.fixture(scope="module")
def page(chromium: Any, out: Path) -> Iterator[Callable[[Question], Rows]]:
    write_page((out / "graph.ttl").read_text("utf-8"), out / "graph.html", title="问")
    page = chromium.new_page()
    page.add_init_script(LISTEN)
    page.goto(f"{(out / 'graph.html').as_uri()}#view=query")
    page.wait_for_selector("#query .note:has-text('ms')", timeout=60_000)
    names = [item.name for item in questions()]

    def ask(item: Question) -> Rows:
        before = page.evaluate("() => answers.length")
        page.locator("#query select").first.select_option(str(names.index(item.name)))  # which runs it
        page.wait_for_function("(before) => answers.length > before", arg=before)
        return rows_of(page.evaluate("() => answers.at(-1)"))

    yield ask
    page.close()


@pytest.mark.parametrize("item", questions(), ids=lambda item: item.name)
def test_four_ways_have_the_same_rows(
    item: Question,
    out: Path,
    endpoint: Callable[[Question], Rows],
    page: Callable[[Question], Rows],
    sample_graph_rdflib: Graph,
) -> None:
    solutions = sample_graph_rdflib.query(item.sparql, initNs=PREFIXES)
    rdflib = sorted(tuple("" if term is None else str(term) for term in row) for row in solutions)
    assert endpoint(item) == rdflib
    assert page(item) == rdflib
    printed = CliRunner().invoke(app, ["query", str(out), item.name, "-f", "json"])
    assert rows_of(json.loads(printed.stdout)) == rdflib
