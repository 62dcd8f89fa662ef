"""The notebooks run from top to bottom, without errors, and show what they promise; they are kept without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))


def shown(notebook: nbformat.NotebookNode) -> list[str]:
    """The HTML that the cells show."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_kept_without_output(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)


@pytest.fixture(scope="module")
def explored() -> nbformat.NotebookNode:
    path = next(path for path in NOTEBOOKS if path.stem == "explore")
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return notebook


def test_explore_shows_tables_charts_a_network_and_the_page(explored: nbformat.NotebookNode) -> None:
    html = shown(explored)
    assert sum("<table>" in text for text in html) >= 4
    assert sum("<rect" in text for text in html) == 2
    assert sum("<circle" in text for text in html) == 1
    assert sum("<iframe" in text for text in html) == 1


def test_explore_reads_all_samples(explored: nbformat.NotebookNode) -> None:
    first = next(cell for cell in explored.cells if cell.cell_type == "code")
    assert first.outputs[-1].data["text/plain"].startswith("(8, ")


def test_explore_shows_the_evidence_of_an_edge(explored: nbformat.NotebookNode) -> None:
    texts = [
        output.data["text/plain"] for cell in explored.cells for output in cell.get("outputs", ()) if "data" in output
    ]
    assert any("'quote': " in text and "'begin': " in text for text in texts)
