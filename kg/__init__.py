"""Cetu (策图): a knowledge graph of what Chinese policy writing says, with evidence for every statement."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.notebook import KnowledgeGraph

__version__ = "0.1.0"


def load(out: str | Path) -> "KnowledgeGraph":
    """Return the graph that `kg build … -o OUT` made, as an rdflib Graph with our questions beside it.

    Raises:
        KgError: there is none.
    """
    from kg.notebook import load as load_graph

    return load_graph(out)
