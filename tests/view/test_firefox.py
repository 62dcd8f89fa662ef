"""The page in Firefox, where it is there: it opens from the disk, draws, and answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from view.firefox import FIREFOX, Firefox, firefox

pytestmark = pytest.mark.skipif(not FIREFOX, reason="no firefox to open the page in")


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("profile")) as fox:
        yield fox


def test_the_page_opens_draws_and_answers_from_the_disk(fox: Firefox, page_file: Path, turtle: str) -> None:
    fox.open(page_file.as_uri())
    assert len(fox.wait("cetu.picture.labels.map((label) => label.id)")) > 40
    ink = "(() => { const c = document.querySelector('#canvas canvas'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; return new Set(Array.from({ length: 20000 }, (_, i) => d[4 * 37 * i] * 65536 + d[4 * 37 * i + 1] * 256 + d[4 * 37 * i + 2])).size })()"
    assert fox.see(ink) > 20  # colours
    fox.see("cetu.act.select({ thing: cetu.graph.byName().get('深海装备产业') })")
    assert "深海装备产业" in fox.wait("document.querySelector('#details blockquote')?.textContent")
    for view in ("list", "table", "timeline", "figures", "structure"):
        fox.see(f"(location.hash = 'view={view}')")
        assert fox.wait(f"document.querySelector('#{view}:not([hidden]) *')?.textContent.length") > 0
    fox.see("(location.hash = 'view=query')")
    fox.wait("document.querySelector('#query textarea')")
    fox.see(
        "(() => { document.querySelector('#query textarea').value = arguments[0]; document.querySelector('#query .primary').click() })()",
        "SELECT (COUNT(*) AS ?n) { ?s cetu:promotes ?o }",
    )
    found = fox.wait("document.querySelector('#query tbody td')?.textContent")
    store = Store()
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    [row] = store.query(
        "PREFIX cetu: <https://w3id.org/cetu/ontology#> SELECT (COUNT(*) AS ?n) { ?s cetu:promotes ?o }"
    )
    assert found == row["n"].value
    assert fox.faults(page_file.as_uri()) == []
