"""Apache Jena, a third reader beside rdflib and Oxigraph, reads the same graph from every RDF format."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.export import FILES, RDF

JARS = Path(__file__).parents[2] / ".cache" / "robot"


@pytest.mark.skipif(shutil.which("java") is None, reason="there is no java")
@pytest.mark.skipif(not list(JARS.glob("jena-arq-*.jar")), reason=f"{JARS} holds no Jena; .ci/owl-setup brings it")
def test_jena_reads_the_same_graph(sample_store: Store, sample_turtle: bytes, tmp_path: Path) -> None:
    (tmp_path / "wanted.ttl").write_bytes(sample_turtle)
    for name, write in RDF.items():
        write(sample_store, tmp_path / FILES[name])
    files = [tmp_path / "wanted.ttl", *(tmp_path / FILES[name] for name in RDF)]
    call = ["java", "-cp", f"{JARS}/*", Path(__file__).with_name("Same.java"), *files]
    run = subprocess.run(call, capture_output=True, text=True, check=False)
    assert run.stdout.split() == ["true"] * len(RDF), run.stderr
