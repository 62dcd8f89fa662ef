"""The server: whom it answers, how long and how much, and the page that loads by and by."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import Store
from view.serving import running, stored

from kg.errors import KgError
from kg.view.asking import Ask, Asker, TooLarge, TooSlow
from kg.view.review import Open
from kg.view.serve import application
from kg.vocab import BASE


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("out"), 900)


@pytest.fixture(scope="module")
def address(out: Path) -> Iterator[str]:
    with running(out, title="大图谱") as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


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


def test_the_served_page_loads_what_it_asks_about(chromium: Any, out: Path) -> None:
    query = "PREFIX cetu: <https://w3id.org/cetu/ontology#> SELECT DISTINCT ?x { ?x a cetu:Concept . ?y ?p ?x . ?a <http://www.w3.org/2002/07/owl#annotatedTarget> ?x } ORDER BY DESC(?x) LIMIT 2"
    found = Store.read_only(str(out / "store")).query(query)
    ids = [row["x"].value.removeprefix(BASE) for row in found]
    rows = "\n".join(["", "\t".join([*ids, "Concept", "甲", "乙", "0.70", "只差一字"])])
    page = chromium.new_page()
    with running(out, open_=Open(BASE, rows, "")) as address:
        page.goto(f"{address}#view=review")
        page.wait_for_selector("#review .pair")
        assert page.locator("#review .pair > div > .thing").count() == 2
        assert page.locator("#review .pair blockquote").count() >= 2
    page.close()
