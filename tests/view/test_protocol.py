"""The endpoint: the W3C's tests of the SPARQL 1.1 Protocol as far as they concern one that is only read, and clients.

The cases are those of https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/, by their names there. Of the update
operation, what is wrong must be refused here as it must anywhere, and what is right is refused too.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse_query_results
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from view.serving import running

from kg.view.accepting import Unacceptable, chosen
from kg.view.asking import GRAPH_TYPES, RESULT_TYPES
from kg.view.protocol import uses_service

GRAPHS = [f"http://graph.example/{number}" for number in (1, 2, 3)]
DATA = """
<http://thing.example/0> <http://thing.example/in> "default" .
""" + "".join(
    f'<http://thing.example/{n}> <http://thing.example/in> "{n}" <{iri}> .\n' for n, iri in enumerate(GRAPHS, 1)
)  # fmt: skip
DIRECT, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
UPDATE = "application/sparql-update"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("out")
    store = Store(str(folder / "store"))
    store.load(DATA.encode(), format=RdfFormat.N_QUADS)
    store.flush()
    del store
    with running(folder) as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


@dataclass(frozen=True)
class Case:
    """A request and what has to come back: a status, and of an answer its boolean, or the kind of it."""

    name: str
    method: str
    parameters: list[tuple[str, str]] = field(default_factory=list)
    body: str | bytes | None = None
    type: str | None = None
    status: int = 200
    says: object = True

    def send(self, client: httpx.Client) -> httpx.Response:
        headers = {"Content-Type": self.type} if self.type else {}
        return client.request(self.method, "/sparql", params=self.parameters, content=self.body, headers=headers)


def within(*numbers: int, default: int | None = None) -> str:
    """Ask whether the default graph and some named graphs hold what they should, and these alone can be seen."""
    named = "".join(f"GRAPH <{GRAPHS[n - 1]}> {{ <http://thing.example/{n}> ?p{n} ?o{n} }} " for n in numbers)
    first = f"<http://thing.example/{default}> ?p ?o . " if default is not None else ""
    others = "".join(f"FILTER NOT EXISTS {{ GRAPH <{iri}> {{ ?s{n} ?q{n} ?v{n} }} }} " for n, iri in enumerate(GRAPHS, 1) if n not in numbers)  # fmt: skip
    return f"{first}{named}{others}"


TWO_DEFAULT = [("default-graph-uri", GRAPHS[0]), ("default-graph-uri", GRAPHS[1])]
TWO_NAMED = [("named-graph-uri", GRAPHS[0]), ("named-graph-uri", GRAPHS[1])]
BOTH = "ASK { <http://thing.example/1> ?p ?o . <http://thing.example/2> ?q ?r }"
NAMED = f"ASK {{ {within(1, 2)} FILTER NOT EXISTS {{ ?any ?thing ?here }} }}"
FULL = f"ASK {{ {within(1, 2, default=3)} }}"
OTHERWISE = FULL.replace("ASK {", f"ASK FROM <{GRAPHS[1]}> FROM NAMED <{GRAPHS[2]}> {{", 1)

ANSWERED = [
    Case("query_get", "GET", [("query", "ASK {}")]),
    Case("query_post_form", "POST", body="query=ASK%20%7B%7D", type=FORM),
    Case("query_post_direct", "POST", body="ASK {}", type=DIRECT),
    Case("query_dataset_default_graphs_get", "GET", [("query", BOTH), *TWO_DEFAULT]),
    Case("query_dataset_default_graphs_post", "POST", TWO_DEFAULT, BOTH, DIRECT),
    Case("query_dataset_named_graphs_get", "GET", [("query", NAMED), *TWO_NAMED]),
    Case("query_dataset_named_graphs_post", "POST", TWO_NAMED, NAMED, DIRECT),
    Case("query_dataset_full", "POST", [("default-graph-uri", GRAPHS[2]), *TWO_NAMED], FULL, DIRECT),
    # what the request says of graphs goes before what the query says
    Case("query_multiple_dataset", "POST", [("default-graph-uri", GRAPHS[2]), *TWO_NAMED], OTHERWISE, DIRECT),
    Case("query_content_type_select", "POST", body="SELECT (1 AS ?value) {}", type=DIRECT, says=QueryResultsFormat),
    Case("query_content_type_ask", "POST", body="ASK {}", type=DIRECT),
    Case("query_content_type_describe", "POST", body="DESCRIBE <http://thing.example/0>", type=DIRECT, says=RdfFormat),
    # the relative IRIs are the endpoint's to resolve
    Case("query_content_type_construct", "POST", body="CONSTRUCT { <s> <p> 1 } WHERE {}", type=DIRECT, says=RdfFormat),
]
REFUSED = [
    Case("bad_query_method", "PUT", [("query", "ASK {}")], type=FORM, status=405),
    Case("bad_multiple_queries", "GET", [("query", "ASK {}"), ("query", "SELECT * {}")], status=400),
    Case("bad_query_wrong_media_type", "POST", body="ASK {}", type="text/plain", status=415),
    Case("bad_query_missing_form_type", "POST", body="query=ASK%20%7B%7D", status=415),
    Case("bad_query_missing_direct_type", "POST", body="ASK {}", status=415),
    Case("bad_query_non_utf8", "POST", body="ASK {}".encode("utf-16"), type=f"{DIRECT}; charset=UTF-16", status=400),
    Case("bad_query_syntax", "GET", [("query", "ASK {")], status=400),
    Case("bad_update_get", "GET", [("update", "CLEAR ALL")], status=403),
    Case("bad_multiple_updates", "POST", body="update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", type=FORM, status=403),
    Case("bad_update_wrong_media_type", "POST", body="CLEAR NAMED", type="text/plain", status=415),
    Case("bad_update_missing_form_type", "POST", body="update=CLEAR%20NAMED", status=415),
    Case("bad_update_non_utf8", "POST", body="CLEAR NAMED".encode("utf-16"), type=f"{UPDATE}; charset=UTF-16", status=400),
    Case("bad_update_syntax", "POST", body="update=CLEAR%20XYZ", type=FORM, status=403),
    Case("bad_update_dataset_conflict", "POST", [("using-graph-uri", GRAPHS[0])], "DELETE { ?s ?p ?o } USING <http://a.example/> WHERE { ?s ?p ?o }", UPDATE, 403),
    Case("update_post_form", "POST", body="update=CLEAR+ALL", type=FORM, status=403),
    Case("update_post_direct", "POST", body="CLEAR ALL", type=UPDATE, status=403),
    # not of the W3C's
    Case("an update sent as a query", "POST", body="CLEAR ALL", type=DIRECT, status=400),
    Case("no query", "POST", body="nothing=1", type=FORM, status=400),
    Case("an empty query", "GET", [("query", "")], status=400),
    Case("a query in the address and another in the body", "POST", [("query", "ASK {}")], "ASK {}", DIRECT, 400),
    Case("a graph that has no IRI", "GET", [("query", "ASK {}"), ("default-graph-uri", "a b")], status=400),
    Case("another endpoint is to be asked", "GET", [("query", "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }")], status=403),
    Case("a body that never ends", "POST", body=b"#" * 1_100_000, type=DIRECT, status=413),
]  # fmt: skip


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_query_operation(client: httpx.Client, case: Case) -> None:
    answer = case.send(client)
    assert answer.status_code == case.status, answer.text
    media_type = answer.headers["content-type"].partition(";")[0]
    if case.says is True:
        assert answer.json()["boolean"] is True
    elif case.says is QueryResultsFormat:
        [row] = parse_query_results(answer.content, format=RESULT_TYPES[media_type])
        assert row["value"].value == "1"
    else:
        store = Store()
        store.load(answer.content, format=GRAPH_TYPES[media_type])
        assert len(store) == 1


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_is_no_query_operation_is_refused_in_a_sentence(client: httpx.Client, case: Case) -> None:
    answer = case.send(client)
    assert answer.status_code == case.status
    assert answer.text
    if case.status == 405:
        assert set(answer.headers["allow"].replace(" ", "").split(",")) >= {"GET", "POST"}
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


def test_an_error_names_the_place(client: httpx.Client) -> None:
    assert "1:" in client.get("/sparql", params={"query": "SELEC * {}"}).text


# -- which form an answer has ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", RESULT_TYPES)
def test_each_form_of_results(client: httpx.Client, accept: str) -> None:
    query = "SELECT ?o { ?s ?p ?o }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    assert "Accept" in answer.headers["vary"]
    if accept == "text/csv":  # which has no terms, but text
        assert answer.text == "o\r\ndefault\r\n"
    else:
        assert [row["o"].value for row in parse_query_results(answer.content, format=RESULT_TYPES[accept])] == ["default"]  # fmt: skip


@pytest.mark.parametrize("accept", GRAPH_TYPES)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <http://thing.example/0>", None])
def test_each_form_of_graphs_and_of_the_service_description(
    client: httpx.Client, address: str, accept: str, query: str | None
) -> None:
    answer = client.get("/sparql", params={"query": query} if query else {}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == accept
    store = Store()
    store.load(answer.content, format=GRAPH_TYPES[accept])
    if query:
        assert [quad.object.value for quad in store] == ["default"]
        return
    asked = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> " + (
        f"ASK {{ ?s a sd:Service ; sd:endpoint <{address}sparql> ; sd:supportedLanguage sd:SPARQL11Query ;"
        " sd:resultFormat <http://www.w3.org/ns/formats/JSON-LD>, <http://www.w3.org/ns/formats/SPARQL_Results_CSV> ;"
        " sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] }"
    )
    assert bool(store.query(asked)) is True


@pytest.mark.parametrize(
    ("accept", "query", "status"),
    [
        ("image/png", "ASK {}", 406),
        ("text/turtle", "SELECT * {}", 406),
        ("text/csv", "CONSTRUCT { <s> <p> <o> } WHERE {}", 406),
        ("image/png, */*;q=0.1", "ASK {}", 200),
        ("", "ASK {}", 200),
        ("image/png", None, 406),
        ("text/html,application/xhtml+xml,*/*;q=0.8", None, 200),  # a browser
    ],
)
def test_what_a_client_does_not_take_it_is_not_given(
    client: httpx.Client, accept: str, query: str | None, status: int
) -> None:
    answer = client.get("/sparql", params={"query": query} if query else {}, headers={"Accept": accept})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("header", "type_"),
    [
        ("text/turtle;q=0.3, text/csv, */*;q=0.1", "text/csv"),
        ("text/turtle, text/csv", "text/turtle"),
        ("text/csv;q=0, */*", "application/json"),
        ("text/*, text/csv;q=0.4", "text/turtle"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/csv;q=junk, text/turtle;q=0.1", "text/turtle"),
        ("", "application/json"),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_accept(header: str, type_: str | None) -> None:
    offered = ["application/json", "text/csv", "text/turtle"]
    if type_:
        assert chosen(header, offered) == type_
    else:
        with pytest.raises(Unacceptable, match="text/turtle"):
            chosen(header, offered)


# -- other sites, other endpoints ------------------------------------------------------------------------------------


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


# -- clients that people have ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("way", ["urlencoded", "postdirectly"])
@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_selects(address: str, method: str, way: str, format: str) -> None:
    wrapper = SPARQLWrapper(f"{address}sparql", returnFormat=format)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(way if method == "POST" else "urlencoded")
    wrapper.setQuery("SELECT ?o { ?s ?p ?o }")
    found = wrapper.query().convert()
    if format == "json":
        found = json.dumps(found)
    elif format == "xml":
        found = found.toxml()
    assert "default" in (found.decode() if isinstance(found, bytes) else found)


@pytest.mark.parametrize("format", ["turtle", "xml", "json-ld", "n3"])
def test_sparqlwrapper_constructs_and_is_told_of_faults(address: str, format: str) -> None:
    wrapper = SPARQLWrapper(f"{address}sparql", returnFormat=format)
    wrapper.setQuery("CONSTRUCT WHERE { ?s ?p ?o }")
    found: Any = wrapper.query().convert()
    assert "default" in (found.serialize() if hasattr(found, "serialize") else found.decode())
    wrapper.setQuery("CONSTRUCT {")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_it_as_a_store(address: str, method: str) -> None:
    store = SPARQLStore(f"{address}sparql", method=method)
    assert [str(row[0]) for row in store.query("SELECT ?o { ?s ?p ?o }")] == ["default"]
    assert store.query("ASK {}").askAnswer is True
    assert len(store.query("CONSTRUCT WHERE { ?s ?p ?o }").graph) == 1
