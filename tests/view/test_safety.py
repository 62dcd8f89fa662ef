"""The endpoint bears what strangers do: nothing is written or fetched, and 64 clients at once are answered."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import Store
from typer.testing import CliRunner
from view.serving import running, stored

from kg.cli import app
from kg.view.asking import Ask, Asker, TooLarge

CLIENTS = 64
QUICK = "SELECT ?name { ?s cetu:promotes ?o ; skos:prefLabel ?name } LIMIT 50"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"
LARGE = "SELECT * { ?a ?p ?b . ?c ?q ?d } ORDER BY ?a"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("out"), 400)


@pytest.fixture(scope="module")
def address(out: Path) -> Iterator[str]:
    with running(out, processes=2) as address:
        yield f"{address}sparql"


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <x:s> <x:p> <x:o> }",
        "DELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/hostname>",
        "LOAD <http://127.0.0.1:1/> INTO GRAPH <x:g>",
        "CLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH <x:g>",
        "ASK {} ; INSERT DATA { <x:s> <x:p> <x:o> }",
    ],
)
def test_no_update_is_carried_out(out: Path, address: str, update: str) -> None:
    before = set(Store.read_only(str(out / "store")))
    with httpx.Client(timeout=60, trust_env=False) as client:
        assert client.get(address, params={"query": update}).status_code == 400
        assert client.get(address, params={"update": update}).status_code == 403
        assert client.post(address, data={"query": update}).status_code == 400
        assert client.post(address, data={"update": update}).status_code == 403
        direct = {"Content-Type": "application/sparql-update"}
        assert client.post(address, content=update, headers=direct).status_code == 403
    assert set(Store.read_only(str(out / "store"))) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_nothing_is_put_or_deleted(address: str, method: str) -> None:
    answer = httpx.request(method, address, params={"graph": "x:g"}, content=b"", timeout=60, trust_env=False)
    assert answer.status_code == 405


@pytest.mark.parametrize("form", ["FROM <file:///etc/passwd>", "FROM NAMED <http://127.0.0.1:1/>"])
def test_no_graph_is_fetched(address: str, form: str) -> None:
    answer = httpx.get(
        address,
        params={"query": f"SELECT * {form} {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"},
        headers={"Accept": "application/sparql-results+json"},
        timeout=60,
        trust_env=False,
    )
    assert answer.status_code == 200
    assert answer.json()["results"]["bindings"] == []


def test_what_takes_too_much_memory_is_ended_and_the_next_is_answered(out: Path) -> None:
    asker = Asker(out / "store", processes=1, seconds=120, memory=400_000_000)
    try:
        with pytest.raises(TooLarge, match="more memory than it may"):
            asker.ask(Ask(LARGE))
        assert b"true" in asker.ask(Ask("ASK {}")).body
    finally:
        asker.close()


def test_only_this_machine_is_listened_to(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}
    monkeypatch.setattr("kg.view.serve.uvicorn.run", lambda _, **options: given.update(options))
    assert CliRunner().invoke(app, ["serve", str(out)]).exit_code == 0
    assert given["host"] == "127.0.0.1"


def test_64_clients_at_once_are_all_answered(address: str) -> None:
    def client(number: int) -> list[int]:
        with httpx.Client(timeout=120, trust_env=False) as client:
            asked = ["ASK {", "SELECT * { SERVICE <x:y> {} }"] if number % 8 == 0 else [QUICK, "ASK {}"]
            return [client.get(address, params={"query": query}).status_code for query in asked]

    with ThreadPoolExecutor(CLIENTS) as clients:
        counts = Counter(status for found in clients.map(client, range(CLIENTS)) for status in found)
    assert counts == {200: 112, 400: 8, 403: 8}


def test_clients_whose_queries_take_too_long_do_not_stop_the_others(out: Path) -> None:
    with running(out, processes=2, seconds=1.5) as address:

        def ask(query: str) -> int:
            return httpx.get(f"{address}sparql", params={"query": query}, timeout=120, trust_env=False).status_code

        with ThreadPoolExecutor(CLIENTS) as clients:
            slow = [clients.submit(ask, SLOW) for _ in range(6)]
            quick = [clients.submit(ask, QUICK) for _ in range(CLIENTS - 6)]
        assert {each.result() for each in slow} == {503}
        assert {each.result() for each in quick} <= {200, 503}
        for _ in range(20):  # until the processes of ended queries have others in their place
            if ask(QUICK) == 200:
                return
            time.sleep(0.5)
        pytest.fail("nobody is answered any more")
