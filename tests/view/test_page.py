"""What the file holds, looked at without a browser."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from synthetic_graph import synthetic

from kg.view import page, write_page
from kg.view.assets import MODULES, STATIC, script


def embedded(html: str, name: str) -> Any:
    """Return an embedded file, unpacked."""
    packed = re.search(rf'<script type="application/gzip" id="{name}">([^<]*)</script>', html)
    assert packed
    return gzip.decompress(base64.b64decode(packed[1]))


@pytest.fixture(scope="module")
def html(turtle: str) -> str:
    return page(turtle, title="云洲产业政策图谱")


def test_same_bytes_for_the_same_graph(turtle: str, html: str) -> None:
    assert page(turtle, title="云洲产业政策图谱") == html


def test_the_order_of_the_triples_does_not_matter(turtle: str) -> None:
    head, body = turtle.split("\n\n", 1)
    backwards = head + "\n\n" + "\n".join(reversed(body.strip().split("\n"))) + "\n"
    assert page(backwards, title="t", sparql=False) == page(turtle, title="t", sparql=False)


def test_nothing_is_fetched(html: str) -> None:
    outside = re.sub(r"<script.*?</script>|<style.*?</style>|<!--.*?-->", "", html, flags=re.DOTALL)
    assert not re.search(r"(?:src|href|action|data)\s*=|url\(|@import", outside)
    assert "connect-src &#39;none&#39;" in html or "connect-src 'none'" in html


def test_the_policy_names_every_script_and_the_style(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    for kind in ("script", "style"):
        for text in re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL):
            assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy[1]
    assert "unsafe-inline" not in policy[1] and "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")


def test_the_graph_inside_is_the_graph(html: str, turtle: str) -> None:
    graph = json.loads(embedded(html, "graph-data"))
    assert embedded(html, "turtle").decode() == turtle
    labels = {node["label"] for node in graph["nodes"]}
    assert "云洲四力评价体系" in labels
    assert len(graph["edges"]) > 500
    assert all(0 <= number < len(graph["quotes"]) for edge in graph["edges"] for number in edge["evidence"])


def test_without_the_engine_the_page_is_small(turtle: str, tmp_path: Path) -> None:
    large = write_page(turtle, tmp_path / "a.html", title="t")
    small = write_page(turtle, tmp_path / "b.html", title="t", sparql=False)
    assert small.size < 600_000 < large.size < 2_700_000
    assert "engine-wasm" not in (tmp_path / "b.html").read_text("utf-8").split("<script>")[0]
    assert (small.things, small.links) == (large.things, large.links)


def test_a_large_graph_opens_on_its_most_telling_part(tmp_path: Path) -> None:
    info = write_page(synthetic(900), tmp_path / "large.html", title="t", sparql=False)
    graph = json.loads(embedded((tmp_path / "large.html").read_text("utf-8"), "graph-data"))
    assert info.things > 900
    assert 60 <= len(graph["opening"]) <= 150


def test_every_module_is_in_the_script_and_nothing_else() -> None:
    files = {path.name.removesuffix(".js") for path in STATIC.iterdir() if path.name.endswith(".js")}
    assert files == set(MODULES) | {"worker"}
    assert not re.search(r"^(?:import|export) ", script(), re.MULTILINE)


def test_modules_stand_after_what_they_import() -> None:
    for place, name in enumerate(MODULES):
        for imported in re.findall(r'from "\./(\w+)\.js"', (STATIC / f"{name}.js").read_text("utf-8")):
            assert imported in MODULES[:place], f"{name}.js imports {imported}.js, which stands later"


def test_text_never_becomes_markup() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script())
