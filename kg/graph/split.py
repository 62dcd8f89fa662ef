"""A built graph as developers like it: ontology, shapes and data in files of their own, tied by a catalog."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from kg.graph.ontology import ontology_text, version
from kg.vocab import ONTOLOGY

FOLDER, DATA = "ontology", "data.ttl"


def write_beside(folder: Path, graph: str) -> None:
    """Write what stands beside data.ttl: ontology, shapes, and the catalog, in which the data go by the graph's IRI."""
    folder.mkdir(exist_ok=True)
    for name in ("cetu.ttl", "shapes.ttl"):
        (folder / name).write_text(ontology_text(name), "utf-8")
    files = {str(ONTOLOGY): "cetu.ttl", version(): "cetu.ttl", graph: DATA}
    (folder / "catalog-v001.xml").write_text(catalog(files), "utf-8")


def catalog(files: dict[str, str]) -> str:
    """Return an OASIS catalog that maps IRIs to files beside it."""
    rows = (
        f"    <uri id={quoteattr(f'cetu-{number}')} name={quoteattr(iri)} uri={quoteattr(file)}/>\n"
        for number, (iri, file) in enumerate(files.items(), 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    space = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
    return f'{head}\n<catalog prefer="public" xmlns="{space}">\n{"".join(rows)}</catalog>\n'
