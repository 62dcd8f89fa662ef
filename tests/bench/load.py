"""How fast a graph is loaded into the store, beside rdflib: python tests/bench/load.py [CHARACTERS | OUT].

Builds generated pages (560,000 characters make a million triples), or takes a build that is there, and loads its graph.ttl
into a store on disk and into an rdflib Graph in memory. Time by the clock, and of the processor: the store has threads.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rdflib import Graph

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from bench.pages import built  # noqa: E402

from kg.graph import fill_store  # noqa: E402


def main() -> None:
    """Print a row for each way to load."""
    given = sys.argv[1] if len(sys.argv) > 1 else "560000"
    with tempfile.TemporaryDirectory() as folder:
        out = built(given, Path(folder))
        store = timed(lambda: fill_store(Path(folder) / "store", out / "graph.ttl"))
        graph = Graph()
        parsed = timed(lambda: graph.parse(out / "graph.ttl"))
    print(f"{len(graph):,} triples\n\n| | clock s | × rdflib | processor s | × rdflib |\n|---|---:|---:|---:|---:|")
    for label, (clock, own) in (("the store, on disk", store), ("rdflib, in memory", parsed)):
        print(f"| {label} | {clock:.1f} | {parsed[0] / clock:.1f} | {own:.1f} | {parsed[1] / own:.1f} |")


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the time of some work by the clock, and of the processor, in seconds."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - own


if __name__ == "__main__":
    main()
