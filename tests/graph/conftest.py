"""The hand-made graph, written and stored once."""

from pathlib import Path

import pytest
import sample_statements as sample

from kg.graph import fill_store, triples, write_turtle


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the OUT folder of the sample: graph.ttl and store."""
    out = tmp_path_factory.mktemp("built")
    write_turtle(triples(sample.ENTITIES, sample.STATEMENTS, [sample.SOURCE]), out / "graph.ttl")
    fill_store(out / "store", out / "graph.ttl")
    return out
