"""The server: what the W3C's protocol tests ask of a read-only endpoint, and the page that loads by and by."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse_query_results
from synthetic_graph import synthetic

from kg.errors import KgError
from kg.view.asking import Ask, Asker, TooLarge, TooSlow
from kg.view.protocol import accepted_types, uses_service
from kg.view.serve import application

SELECT = "SELECT ?s { ?s cetu:promotes ?o } LIMIT 3"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    store = Store(str(folder / "store"))
    store.bulk_load(synthetic(900).encode(), format=RdfFormat.TURTLE)
    store.flush()
    del store
    return folder


@contextmanager
def running(out: Path, **options: Any) -> Iterator[str]:
    """Run the server; yield its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with application(out, processes=1, **options) as app:
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}/"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address(out: Path) -> Iterator[str]:
    with running(out, title="大图谱") as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


# -- the protocol ----------------------------------------------------------------------------------------------------
# after https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/


def test_query_get(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+xml"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/sparql-results+xml")
    assert "<boolean>true</boolean>" in answer.text


def test_query_post_form(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": "ASK {}"})
    assert answer.json()["boolean"] is True


def test_query_post_direct(client: httpx.Client) -> None:
    answer = client.post("/sparql", content="ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_query_content_type_select(client: httpx.Client, accept: str, format_: QueryResultsFormat) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    assert len(list(parse_query_results(answer.content, format=format_))) == 3


def test_query_csv(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/csv"})
    assert answer.text.splitlines()[0] == "s" and len(answer.text.splitlines()) == 4


@pytest.mark.parametrize(
    ("accept", "format_"),
    [("text/turtle", RdfFormat.TURTLE), ("application/rdf+xml", RdfFormat.RDF_XML), ("application/ld+json", RdfFormat.JSON_LD), ("application/n-triples", RdfFormat.N_TRIPLES)],
)  # fmt: skip
@pytest.mark.parametrize(
    "query", ["CONSTRUCT WHERE { ?s cetu:promotes ?o } LIMIT 2", "DESCRIBE ?s { ?s a cetu:Region } LIMIT 1"]
)
def test_query_content_type_construct_and_describe(
    client: httpx.Client, accept: str, format_: RdfFormat, query: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    store = Store()
    store.load(answer.content, format=format_)
    assert len(store) >= 2


def test_query_dataset_default_graph(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    answer = client.get("/sparql", params={"query": query, "default-graph-uri": "http://graph.example/none"})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == "0"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({"method": "GET", "url": "/sparql", "params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400),
        ({"method": "GET", "url": "/sparql", "params": [("query", "SELEC * {}")]}, 400),
        ({"method": "GET", "url": "/sparql", "params": [("query", "")]}, 400),
        ({"method": "POST", "url": "/sparql", "data": {"nothing": "1"}}, 400),
        ({"method": "POST", "url": "/sparql", "content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"method": "POST", "url": "/sparql", "content": "ASK {}"}, 415),
        ({"method": "POST", "url": "/sparql", "content": b"ASK {} # \xff", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"method": "PUT", "url": "/sparql", "content": "ASK {}"}, 405),
        ({"method": "GET", "url": "/sparql", "params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ({"method": "POST", "url": "/sparql", "data": {"update": "CLEAR ALL"}}, 403),
        ({"method": "GET", "url": "/sparql", "params": {"update": "CLEAR ALL"}}, 403),
        ({"method": "POST", "url": "/sparql", "content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
        ({"method": "POST", "url": "/sparql", "data": {"query": "LOAD <http://a.example/>"}}, 400),
        ({"method": "POST", "url": "/sparql", "data": {"query": "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"}}, 403),
        ({"method": "POST", "url": "/sparql", "content": b"#" * 1_100_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
    ],
)  # fmt: skip
def test_bad_requests(client: httpx.Client, request_: dict[str, Any], status: int) -> None:
    answer = client.request(**request_)
    assert answer.status_code == status
    assert answer.text


def test_an_error_names_the_place(client: httpx.Client) -> None:
    assert "1:" in client.get("/sparql", params={"query": "SELEC * {}"}).text


def test_service_description(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    store = Store()
    store.load(answer.content, format=RdfFormat.TURTLE)
    assert answer.headers["content-type"].startswith("text/turtle")
    assert any(quad.predicate.value.endswith("#resultFormat") for quad in store)


def test_other_sites_may_not_ask(client: httpx.Client, out: Path) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "http://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    friend = {"Origin": "http://friend.example"}
    with running(out, cors=("http://friend.example",)) as address:
        answer = httpx.get(f"{address}sparql", params={"query": "ASK {}"}, headers=friend, trust_env=False)
        assert answer.headers["access-control-allow-origin"] == "http://friend.example"


def test_what_takes_too_long_is_ended_and_the_next_is_answered(out: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"
    asker = Asker(out / "store", processes=1, seconds=3)
    try:
        began = time.monotonic()
        with pytest.raises(TooSlow, match="3 seconds"):
            asker.ask(Ask(slow))
        assert time.monotonic() - began < 30
        time.sleep(1)
        assert b"true" in asker.ask(Ask("ASK {}")).body
    finally:
        asker.close()


def test_what_is_too_large_is_refused(out: Path) -> None:
    asker = Asker(out / "store", processes=1, size=10_000)
    try:
        with pytest.raises(TooLarge, match="LIMIT"):
            asker.ask(Ask("SELECT * { ?s ?p ?o }"))
        assert b"true" in asker.ask(Ask("ASK {}")).body
    finally:
        asker.close()


@pytest.mark.parametrize(
    ("query", "uses"),
    [
        ("SELECT * { SERVICE <http://a/> {} }", True),
        ("select * { service silent ?x {} }", True),
        ("SELECT * {}#\nSERVICE <a:b> {}", True),
        ("SELECT ?service { ?service ex:service ?o }", False),
        ('SELECT * { ?s ?p \'SERVICE <a:b>\' , """\nSERVICE """ }', False),
        ("SELECT * { ?s <http://a/SERVICE> ?o } # SERVICE", False),
        ("SELECT * { ?s ?p '\\'' . SERVICE <a:b> {} }", True),
    ],
)
def test_service_is_seen_where_it_is_code(query: str, uses: bool) -> None:
    assert uses_service(query) is uses


def test_accept() -> None:
    assert accepted_types("text/turtle;q=0.3, text/csv, */*;q=junk") == ("text/csv", "text/turtle", "*/*")
    assert accepted_types("") == ("*/*",)


def test_no_store_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store here"), application(tmp_path):
        pass


# -- the page --------------------------------------------------------------------------------------------------------


def test_search_and_neighbours(client: httpx.Client) -> None:
    found = client.get("/api/find", params={"q": "深海装备产业"}).json()
    assert found["nodes"][0]["label"] == "深海装备产业"
    assert client.get("/api/find", params={"q": "shzbcy"}).json()["nodes"][0]["label"] == "深海装备产业"
    around = client.get("/api/around", params={"id": found["asked"][0]}).json()
    ids = {node["id"] for node in around["nodes"]}
    assert len(ids) > 5
    assert all(edge["from"] in ids and edge["to"] in ids for edge in around["edges"])
    quoted = {number for edge in around["edges"] for number in edge["evidence"]}
    assert quoted and max(quoted) < len(around["quotes"])
    assert client.get("/api/around", params={"id": "industry/none"}).status_code == 404
    assert client.get("/api/around", params={"id": "<bad iri>"}).status_code == 404


def test_the_page_loads_what_is_asked_for(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: message.type == "error" and problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda request: request.url.startswith((address, "blob:")) or problems.append(request.url))
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")
    held = page.evaluate("() => cetu.graph.things.length")
    page.fill("#search", "研究院")
    page.wait_for_selector("#hits li .name")
    name = page.inner_text("#hits li >> nth=0 >> .name")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#details h2:has-text('{name}')")
    assert page.evaluate("() => cetu.graph.things.length") > held  # what the page did not hold has come
    assert page.locator("#details blockquote").count() >= 1
    page.evaluate("() => { location.hash = 'view=timeline' }")
    page.wait_for_selector("#timeline time")
    page.evaluate("() => { location.hash = 'view=query' }")
    page.wait_for_selector("#query textarea")
    page.fill("#query textarea", "SELECT (COUNT(?x) AS ?n) { ?x a cetu:Region }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#query tbody td")
    assert int(page.inner_text("#query tbody td")) > 20
    context.close()
    assert problems == []
