"""How much faster a build is than one from scratch when one document of many has changed.

    python tests/bench/rebuild.py [DOCUMENTS] [WORKERS]

The documents are the sample pages with their figures, years and some names changed, so that no two are alike. Both builds
run in one process that has already read one page: what is compared is work, not the time that Python takes to start.
"""

import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg import pipeline
from kg.pipeline import Report

SAMPLES = Path(__file__).parents[1] / "samples"
COMPARED = ("graph.ttl", "candidates.ttl", "graph.html", "merges.tsv", "suggestions.tsv", "manifest.json")


def pages() -> list[str]:
    """Return the texts of the sample pages."""
    return [path.read_text("utf-8") for path in sorted(SAMPLES.rglob("pages/*")) if path.suffix in {".txt", ".md"}]


def perturbed(text: str, number: int) -> str:
    """Return a page with other figures and years, the same for the same number."""
    rng = random.Random(number)
    text = re.sub(r"\d+\.\d+", lambda _: f"{rng.uniform(1, 99):.1f}", text)
    text = re.sub(r"(?<!\d)20[12]\d(?=年)", lambda _: str(rng.randint(2012, 2029)), text)
    return f"{text}\n编号第{number}号。\n"


def write_documents(folder: Path, count: int) -> None:
    """Write so many documents."""
    folder.mkdir(parents=True)
    texts = pages()
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(perturbed(texts[number % len(texts)], number), "utf-8")


def timed(work: Callable[[], Report]) -> tuple[Report, float, float]:
    """Return what the work made, its seconds by the clock, and those of this process alone."""
    clock, own = time.perf_counter(), time.process_time()
    report = work()
    return report, time.perf_counter() - clock, time.process_time() - own


def main(count: int = 1000, workers: int = 1) -> None:
    """Print the times and their ratio, and whether the files are the same."""
    with tempfile.TemporaryDirectory() as place:
        folder, out, fresh = (Path(place) / name for name in ("in", "out", "fresh"))
        write_documents(folder, count)
        pipeline.build([min(folder.iterdir())], Path(place) / "warm")
        report, scratch, own_scratch = timed(lambda: pipeline.build([folder], out, workers=workers))
        print(f"{count} documents, {report.characters:,} characters, {report.triples:,} triples, {workers} workers")
        print(f"from scratch   {scratch:8.2f} s   {own_scratch:8.2f} s of processor")
        time.sleep(2.1)  # a file that was written just now is read again whatever its stamp says
        changed = folder / f"{count // 2:05}.txt"
        changed.write_text(changed.read_text("utf-8") + "要加快发展集成电路产业和海洋经济。\n", "utf-8")
        for name in ("one changed", "none changed"):
            _, again, own = timed(lambda: pipeline.build([folder], out, workers=workers))
            print(f"{name:12}   {again:8.2f} s   {own:8.2f} s of processor   {scratch / again:6.1f} times faster")
        pipeline.build([folder], fresh, workers=workers)
        same = [name for name in COMPARED if (out / name).read_bytes() == (fresh / name).read_bytes()]
        print(f"same bytes as from scratch: {', '.join(same)}")
        shutil.rmtree(out)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
