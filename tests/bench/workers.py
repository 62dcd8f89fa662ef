"""How much sooner several workers are done: python tests/bench/workers.py [CHARACTERS] [ROUNDS] [WORKERS].

Builds generated pages with one worker and with several, in turns, each build in a process of its own that is warm from a small
one. Prints the best time by the clock, and the processor time of all processes: on a busy machine the clock counts others too.
"""

import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from bench.pages import write_pages  # noqa: E402

from kg import pipeline  # noqa: E402

SAME = ("graph.ttl", "candidates.ttl", "suggestions.tsv", "merges.tsv", "graph.html")


def main(characters: int = 1_000_000, rounds: int = 2, workers: int = 2) -> None:
    """Print a row for each number of workers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = write_pages(folder / "in", characters)
        size = sum(path.stat().st_size for path in (folder / "in").rglob("*.txt"))
        times: dict[int, list[tuple[float, float]]] = {1: [], workers: []}
        for turn in range(rounds):
            for number, found in times.items():
                with ProcessPoolExecutor(1) as pool:
                    out = folder / f"out{turn}-{number}"
                    found.append(pool.submit(build, folder / "in", out, number).result())
        one, other = (folder / f"out0-{number}" for number in times)
        assert all((one / file).read_bytes() == (other / file).read_bytes() for file in SAME)
    print(f"{total:,} characters, {size / 1e6:.1f} MB, best of {rounds}\n")
    print("| workers | clock s | × one | processor s |\n|---:|---:|---:|---:|")
    best = {number: (min(clock for clock, _ in found), min(own for _, own in found)) for number, found in times.items()}
    for number, (clock, own) in best.items():
        print(f"| {number} | {clock:.1f} | {best[1][0] / clock:.2f} | {own:.1f} |")


def build(pages: Path, out: Path, workers: int) -> tuple[float, float]:
    """Build; return the time by the clock and of all processors, in seconds."""
    pipeline.build([next(pages.rglob("*.txt"))], out.with_suffix(".warm"))
    clock, own = time.perf_counter(), used()
    pipeline.build([pages], out, workers=workers)
    return time.perf_counter() - clock, used() - own


def used() -> float:
    """Return the processor time of this process and its children, in seconds."""
    found = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in found)


if __name__ == "__main__":
    main(*(int(float(word)) for word in sys.argv[1:]))
