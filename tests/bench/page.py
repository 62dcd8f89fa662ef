"""How long the Python side of a large page takes: python tests/bench/page.py [CHARACTERS | OUT].

Builds generated pages (560,000 characters make 10,000 things and 80,000 statements), or takes a build that is there, and writes
its whole page as `kg view` does: with what the index of the build knows, and without the index, from the graph's Turtle.
Processor time, the best of three; that of the layout is told apart.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]
from bench.pages import built  # noqa: E402

from kg import showing  # noqa: E402
from kg.view import content, write_page  # noqa: E402


def main() -> None:
    """Print a row for each way."""
    given = sys.argv[1] if len(sys.argv) > 1 else "560000"
    with tempfile.TemporaryDirectory() as folder:
        out = built(given, Path(folder))
        path = Path(folder) / "page.html"
        write_page("", path, title="")  # script, style and engine are read once
        laid = Laid()
        content.islands, content.spread = laid.timed(content.islands), laid.timed(content.spread)
        ways = {"from the index": best(laid, lambda: showing.write_page_again(out, path))}
        whole = path.read_bytes()
        showing.kept = lambda *_: None
        ways["from the Turtle"] = best(laid, lambda: showing.write_page_again(out, path))
        assert path.read_bytes() == whole
        facts = showing.write_page((out / "graph.ttl").read_text("utf-8"), path, title="")
    print(f"{facts.things:,} things, {facts.links:,} links, {len(whole) / 1e6:.1f} MB\n")
    print("| | s | layout s |\n|---|---:|---:|")
    for label, (seconds, layout) in ways.items():
        print(f"| {label} | {seconds:.2f} | {layout:.2f} |")


class Laid:
    """Processor time of the layout."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, arrange: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function whose time is counted."""

        def work(*given: Any) -> Any:
            began = time.process_time()
            places = arrange(*given)
            self.seconds += time.process_time() - began
            return places

        return work


def best(laid: Laid, work: Callable[[], object]) -> tuple[float, float]:
    """Return the least time of three, and that of its layout, in seconds."""
    found = []
    for _ in range(3):
        laid.seconds = 0.0
        began = time.process_time()
        work()
        found.append((time.process_time() - began - laid.seconds, laid.seconds))
    return min(found)


if __name__ == "__main__":
    main()
