"""How long the named questions take on a large graph: python tests/bench/questions.py [CHARACTERS | OUT].

Builds generated pages (560,000 characters make a million triples), or opens a build that is there, and asks each question
as `kg query` does, with its defaults, and where a blank has one, with what the texts speak of most. Processor time, the best
of three; the start of Python and the opening of the store are told apart.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from bench.pages import built  # noqa: E402
from pyoxigraph import Store  # noqa: E402

from kg.graph import open_store  # noqa: E402
from kg.query import questions, run  # noqa: E402

READY = time.process_time()

BUSIEST = """SELECT ?name WHERE {{ ?article cetu:mentions ?thing . ?thing {of} ; skos:prefLabel ?name }}
GROUP BY ?name ORDER BY DESC(COUNT(?article)) ?name LIMIT 1"""
OF = {
    "产业": "a cetu:Industry",
    "技术": "a cetu:Technology",
    "对象": "cetu:broader ?wider",
    "名称": "cetu:broader ?wider",
}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Return what some work made, and its processor time in seconds."""
    began = time.process_time()
    made = work()
    return made, time.process_time() - began


def main() -> None:
    """Print a row for each question."""
    given = sys.argv[1] if len(sys.argv) > 1 else "560000"
    with tempfile.TemporaryDirectory() as folder:
        ask(built(given, Path(folder)))


def ask(out: Path) -> None:
    """Ask the store of a build everything."""
    store, opening = timed(lambda: open_store(out))
    print(f"{len(store):,} triples; Python and modules {READY:.2f} s, opening the store {opening:.2f} s\n")
    busiest = {name: run(store, BUSIEST.format(of=of)).texts()[0][0] for name, of in OF.items()}
    print(f"{'':26}{'rows':>8}{'s':>8}   with{'':22}{'rows':>8}{'s':>8}")
    for question in questions():
        line = f"{question.name:26}{_asked(store, question.sparql)}"
        defaults = question.arguments.items()
        if filled := {name: busiest[name] for name, default in defaults if default and name in busiest}:
            (value,) = set(filled.values())
            line += f"   {value}{'  ' * (13 - len(value))}{_asked(store, question.bind(filled))}"
        print(line, flush=True)


def _asked(store: Store, sparql: str) -> str:
    """Ask three times; return how many rows there are and the shortest time."""
    rows, seconds = min((timed(lambda: run(store, sparql).rows) for _ in range(3)), key=lambda found: found[1])
    return f"{len(rows):8,}{seconds:8.2f}"


if __name__ == "__main__":
    main()
